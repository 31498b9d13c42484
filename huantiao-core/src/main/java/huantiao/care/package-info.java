/**
 * The episode of care: consultation, plan, sessions, adverse events, combined therapies, self-care.
 *
 * <p>Scores are kept in {@code measures}; whether care is helping is judged in {@code outcomes}.
 */
@NullMarked
package huantiao.care;

import org.jspecify.annotations.NullMarked;
