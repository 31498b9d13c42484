/** Care as it is charted: intake, consultation, plan, visit, check-ins, harms. */
@NullMarked
package huantiao.web.care;

import org.jspecify.annotations.NullMarked;
