/**
 * The consultation as it is written, read again and put right: history, examination, reasoning,
 * agreement.
 */
@NullMarked
package huantiao.web.consultation;

import org.jspecify.annotations.NullMarked;
