/**
 * The questions before the first meeting, answered by the person or asked aloud, and the consents
 * that go with them.
 */
@NullMarked
package huantiao.web.intake;

import org.jspecify.annotations.NullMarked;
