package huantiao.meta;

/**
 * How much the true effects of the studies differ.
 *
 * @param tau2 between-study variance, 0 or more
 * @param seTau2 its standard error, {@code NaN} where undefined
 * @param q weighted sum of squares about the fitted values with weights 1/v (Cochran's Q), {@code
 *     NaN} when a sampling variance is 0
 * @param qDf its degrees of freedom
 * @param qP its p-value
 * @param i2 share of the variance that lies between studies, in percent, from tau2 and the typical
 *     sampling variance; for a common effect from Q
 * @param h2 total over sampling variance, by the same definition
 * @param i2FromQ max(0, (Q-df)/Q) in percent: what older reports and the R package meta print
 * @param typicalVariance typical sampling variance (k-p)/tr P
 */
public record Heterogeneity(
        double tau2,
        double seTau2,
        double q,
        int qDf,
        double qP,
        double i2,
        double h2,
        double i2FromQ,
        double typicalVariance) {

    /** Between-study standard deviation, on the scale of the estimates. */
    public double tau() {
        return Math.sqrt(tau2);
    }

    /** I2 for another between-study variance, by the same definition. */
    public double i2At(double other) {
        return 100 * other / (typicalVariance + other);
    }

    /** H2 for another between-study variance, by the same definition. */
    public double h2At(double other) {
        return 1 + other / typicalVariance;
    }
}
