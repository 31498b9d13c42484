/** Intake, consultation and plan. */
@NullMarked
package huantiao.web.care;

import org.jspecify.annotations.NullMarked;
