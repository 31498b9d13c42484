package huantiao.meta.effect;

import huantiao.meta.Distributions;

/**
 * An estimate reported with an interval, a test statistic or a p-value; the variance comes from the
 * first of these that is complete. What was not reported is {@code NaN}.
 *
 * @param estimate on the scale of the limits; logarithms for ratios
 * @param statistic estimate over its standard error
 * @param pValue two-sided
 * @param df degrees of freedom of the quantiles, infinite for normal ones
 * @param level of the interval, such as 0.95
 */
public record WaldReport(
        String study,
        double estimate,
        double lower,
        double upper,
        double statistic,
        double pValue,
        double df,
        double level) {

    /** Sampling variance, {@code NaN} when nothing gives it. */
    public double variance() {
        double se;
        if (!Double.isNaN(lower) && !Double.isNaN(upper)) {
            se = (upper - lower) / (2 * Distributions.twoSidedQuantile(level, df));
        } else if (!Double.isNaN(statistic)) {
            se = estimate / statistic;
        } else if (!Double.isNaN(pValue)) {
            se = estimate / Distributions.twoSidedQuantile(1 - pValue, df);
        } else {
            return Double.NaN;
        }
        return se * se;
    }
}
