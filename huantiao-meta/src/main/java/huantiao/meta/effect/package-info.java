/**
 * Effect sizes and their sampling variances from what trials report: tables of counts, person-time,
 * means, changes, proportions, rates, correlations, reliability.
 *
 * <p>An {@link huantiao.meta.effect.EffectSize} is a configured measure; its {@code from} methods
 * take lists of one kind of report and give {@link huantiao.meta.Estimates}, on which the fits
 * work. What cannot be computed for a study is {@code NaN}. Pooling is done in {@code
 * huantiao.meta}.
 *
 * <p>The way back: {@link huantiao.meta.effect.BackTransform}, and what a pooled effect means for
 * people in {@link huantiao.meta.effect.AbsoluteEffect}, {@link huantiao.meta.effect.NumberNeeded},
 * {@link huantiao.meta.effect.ImportantChange} and {@link huantiao.meta.effect.EValue}.
 */
@NullMarked
package huantiao.meta.effect;

import org.jspecify.annotations.NullMarked;
