/**
 * What could hurt somebody through this software, and which test holds the control against it.
 * {@code docs/clinical/hazards.md} is printed from here.
 */
@NullMarked
package huantiao.hazard;

import org.jspecify.annotations.NullMarked;
