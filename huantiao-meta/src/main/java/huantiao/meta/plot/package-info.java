/**
 * Plots of results as SVG. A plot reads a result record of {@code huantiao.meta} and prints what
 * stands there; nothing is estimated here. What a picture needs beyond a fit (the limits of a
 * funnel, the curve of a regression) has its own record there too: {@link huantiao.meta.Funnel},
 * {@link huantiao.meta.RegressionLine} and their like.
 *
 * <p>Every {@link huantiao.meta.plot.Plot} gives a {@link huantiao.meta.plot.Drawing}: the picture
 * for a page, the same as a file of its own, and a {@link huantiao.meta.plot.DataTable} with the
 * numbers shown. Shapes, patterns and signs tell things apart; colour only helps.
 *
 * <pre>{@code
 * String svg = ForestPlot.of(fit)
 *         .with(Caption.of("Risk ratio").with(Scale.LOG_RATIO).favouring("treatment", "control"))
 *         .toSvg();
 * }</pre>
 *
 * <p>Classes for a style sheet: {@code ht-plot} on the picture and {@code ht-plot-…} on its parts,
 * named in {@code Ink}. Without a style sheet everything is drawn in {@code currentColor}.
 */
@NullMarked
package huantiao.meta.plot;

import org.jspecify.annotations.NullMarked;
