/** Unwanted effects: noted, followed up, and listed for the clinic. */
@NullMarked
package huantiao.web.harms;

import org.jspecify.annotations.NullMarked;
