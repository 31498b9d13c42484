/**
 * Instruments, answers, scores with range, direction, error and importance.
 *
 * <p>Whether care is helping one person is judged in {@code outcomes}.
 */
@NullMarked
package huantiao.measures;

import org.jspecify.annotations.NullMarked;
