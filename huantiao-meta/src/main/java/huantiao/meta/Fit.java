package huantiao.meta;

import java.util.List;

/**
 * A pooled effect and everything it was computed from. Undefined numbers are {@code NaN}.
 *
 * @param given the estimates as given, those left out included
 * @param estimates the estimates used, in their order
 * @param convention the choices behind the numbers
 * @param estimate pooled effect, on the scale of the estimates
 * @param se its standard error, as scaled by the test
 * @param statistic estimate over standard error
 * @param df degrees of freedom of the test, infinite for a normal one
 * @param pValue two-sided, of the hypothesis that the pooled effect is 0
 * @param interval confidence interval at the level of the convention
 * @param heterogeneity between-study variance, Q, I2, H2
 * @param prediction where the true effect of a new study is expected
 * @param weightsPercent share of each study in the pooled effect; they sum to 100
 * @param classicSe standard error before the test scaled it
 * @param scaleFactor Hartung-Knapp factor q, before any floor
 * @param maximumLikelihood likelihood and criteria at the fit
 * @param restrictedLikelihood restricted likelihood and criteria at the fit
 * @param converged whether every iteration met its stopping rule
 * @param steps iterations used
 * @param localMaxima all local maxima of the likelihood over tau2, best first; empty for other
 *     methods
 * @param findings what a reader must know
 */
public record Fit(
        Estimates given,
        Estimates estimates,
        Convention convention,
        double estimate,
        double se,
        double statistic,
        double df,
        double pValue,
        Interval interval,
        Heterogeneity heterogeneity,
        PredictionInterval prediction,
        Doubles weightsPercent,
        double classicSe,
        double scaleFactor,
        Likelihood maximumLikelihood,
        Likelihood restrictedLikelihood,
        boolean converged,
        int steps,
        Doubles localMaxima,
        List<Finding> findings)
        implements Pooled {

    public Fit {
        findings = List.copyOf(findings);
    }

    /** Number of studies used. */
    public int k() {
        return estimates.size();
    }

    public double tau2() {
        return heterogeneity.tau2();
    }

    public double i2() {
        return heterogeneity.i2();
    }

    public double q() {
        return heterogeneity.q();
    }

    /** The prediction interval by another convention, from the same estimates. */
    public PredictionInterval predict(Prediction other) {
        return Fitting.predict(
                other,
                convention,
                estimates,
                estimate,
                se,
                df,
                classicSe,
                scaleFactor,
                heterogeneity.tau2());
    }

    /**
     * Probability that the true effect of a new study lies below a threshold, by the quantile and
     * standard error of the fit's own test.
     */
    public double probabilityBelow(double threshold) {
        double sd = Math.sqrt(se * se + heterogeneity.tau2());
        return Distributions.upperTail((estimate - threshold) / sd, df);
    }

    @Override
    public double level() {
        return convention.level();
    }

    @Override
    public String caption() {
        return convention.caption();
    }
}
