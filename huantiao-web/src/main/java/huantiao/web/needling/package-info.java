/** Needles, currents and ways of needling as fields of a form, shared by plan and visit. */
@NullMarked
package huantiao.web.needling;

import org.jspecify.annotations.NullMarked;
