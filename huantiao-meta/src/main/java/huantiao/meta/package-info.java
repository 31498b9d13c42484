/**
 * Meta-analysis: models, heterogeneity and bias. Effect sizes beyond plain counts and means live in
 * {@code huantiao.meta.effect}, pictures in {@code huantiao.meta.plot}; the reference cases are
 * answered in {@code huantiao.meta.reference}.
 *
 * <pre>{@code
 * Estimates estimates = CountEffects.logRiskRatio().from(List.of(
 *         TwoByTwo.ofEvents("Chen 2010", 30, 30, 25, 30),
 *         TwoByTwo.ofEvents("Hu 2017", 35, 40, 27, 40)));
 * Fit fit = RandomEffects.withDefaults().with(TauSquared.PAULE_MANDEL).fit(estimates);
 * String svg = ForestPlot.of(fit).with(Caption.of("Risk ratio").with(Scale.LOG_RATIO)).toSvg();
 * }</pre>
 *
 * <h2>The model</h2>
 *
 * k studies with effects y and sampling variances v, design X of p columns, between-study variance
 * t, weights w = 1/(v + t), W = diag(w), P = W - WX(X'WX)^-1 X'W. The coefficients are (X'WX)^-1
 * X'Wy with covariance (X'WX)^-1; Q is y'Py at t = 0 with k - p degrees of freedom.
 *
 * <h2>Between-study variance</h2>
 *
 * <ul>
 *   <li>DL (Q - (k-p)) / tr P at t = 0; HE (y'My - tr MV)/(k-p), M the unweighted residual maker;
 *       HS (Q - k)/sum(1/v), HSk with Q k/(k-p); SJ t0 y'Py/(k-p) at t0 = sum (y - mean)^2 / k
 *   <li>PM, EB, and the resting points of DL and SJ: y'Py = k - p; PMM: y'Py = median of chi-square
 *   <li>ML, REML: the global maximum of the (restricted) likelihood
 *   <li>GENQ (y'P_a y - tr P_a V)/tr P_a with weights a; GENQM: its exact median equation
 * </ul>
 *
 * Negative solutions are 0. I2 is 100 t/(t + s) with the typical sampling variance s = (k-p)/tr P
 * at t = 0; H2 is 1 + t/s. For a common effect both come from Q.
 *
 * <h2>Tests</h2>
 *
 * Hartung-Knapp multiplies the covariance by q = y'Py/(k-p) at the estimated t and uses t with k -
 * p degrees of freedom; the floored form takes max(1, q). See {@link huantiao.meta.Inference} and,
 * for prediction intervals, {@link huantiao.meta.Prediction}.
 *
 * <h2>Networks of treatments</h2>
 *
 * A trial of m arms is m-1 contrasts against one arm with covariance V; between trials a contrast
 * varies by t and two contrasts of a trial share t/2. With V factored once in the metric of that
 * between-trial covariance G, V + tG becomes diag(v + t), and the network is a regression with
 * independent errors and the treatments but one as columns: its information is the Laplacian of the
 * network without a row and a column. Q, DL, ML and REML follow from the formulas above. See {@link
 * huantiao.meta.Network}; {@link huantiao.meta.NetworkSplit} for direct against indirect evidence,
 * {@link huantiao.meta.DesignDecomposition} for inconsistency between designs, {@link
 * huantiao.meta.NetworkEvidence} and {@link huantiao.meta.DirectEvidence} for what an estimate
 * rests on, {@link huantiao.meta.ComponentNetwork} for combined treatments, {@link
 * huantiao.meta.CountNetwork} for rare events.
 *
 * <h2>Dependent effects</h2>
 *
 * Several effects of a study, several outcomes, times or levels: M = V + sum over the random parts,
 * where V is the sampling covariance and a part gives effects of one outer group the covariance of
 * their inner levels. M falls into blocks; likelihood, score and information are sums over them.
 * See {@link huantiao.meta.Multilevel}, {@link huantiao.meta.RandomPart} for the structures, {@link
 * huantiao.meta.SamplingCovariance} to impute V, and {@link huantiao.meta.ClusterRobust} for
 * variances that hold when the structure is another.
 *
 * <h2>Small studies, and what results mean for people</h2>
 *
 * {@link huantiao.meta.AsymmetryTest} asks whether effects depend on precision, {@link
 * huantiao.meta.PetPeese}, {@link huantiao.meta.LimitMetaAnalysis}, {@link
 * huantiao.meta.TrimAndFill} and {@link huantiao.meta.SelectionModel} what would remain without
 * that. Risks, numbers needed and shares of people are in {@code huantiao.meta.effect}.
 *
 * <h2>What is undefined is NaN, what must be known is a finding</h2>
 *
 * Input that cannot be meant is refused with an {@code IllegalArgumentException} that names the
 * thing, its value and what must hold. Input that can be worked with leaves a {@link
 * huantiao.meta.Finding} in the result.
 */
@NullMarked
package huantiao.meta;

import org.jspecify.annotations.NullMarked;
