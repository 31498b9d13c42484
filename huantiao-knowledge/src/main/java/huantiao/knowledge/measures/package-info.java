/**
 * The reader of the instruments, their words and the published courses.
 *
 * <p>How a score is worked out and judged is settled in {@code huantiao.measures}.
 */
@NullMarked
package huantiao.knowledge.measures;

import org.jspecify.annotations.NullMarked;
