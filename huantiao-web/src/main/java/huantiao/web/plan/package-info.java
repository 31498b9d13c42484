/** The plan as it is written and agreed, and the person's own view of it. */
@NullMarked
package huantiao.web.plan;

import org.jspecify.annotations.NullMarked;
