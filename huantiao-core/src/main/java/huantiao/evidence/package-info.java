/**
 * Trials, risk of bias, certainty, and syntheses computed by {@code huantiao.meta}.
 *
 * <p>A row of a trials file becomes a {@link huantiao.evidence.Trial} with a sealed {@link
 * huantiao.evidence.Report}; a {@link huantiao.evidence.Question} selects rows; a {@link
 * huantiao.evidence.Pooling} names the method; the {@link huantiao.evidence.Synthesis} keeps all of
 * it together with the rows that were refused and why. What a result means for one hundred people
 * is the matter of {@code aid}.
 *
 * <p>This room knows nobody by name.
 */
@NullMarked
package huantiao.evidence;

import org.jspecify.annotations.NullMarked;
