package huantiao.meta.effect;

import huantiao.meta.Distributions;

/**
 * A standardized difference of two groups reported as d, as t or as a two-sided p-value; the first
 * that is there counts. The sign of p is the sign of the effect. For F see {@link #ofF}.
 *
 * @param d standardized difference, uncorrected, or {@code NaN}
 * @param t t statistic of two independent groups, or {@code NaN}
 * @param signedP p-value with the sign of the effect, or {@code NaN}
 */
public record ReportedDifference(
        String study, double d, double t, double signedP, double n1, double n2) {

    /**
     * From the F of an analysis of variance of two groups, which is the square of t: one numerator
     * degree of freedom, n1 + n2 - 2 in the denominator. F has lost the sign of the difference.
     *
     * @param signedF F with the sign of the effect, or {@code NaN}
     */
    public static ReportedDifference ofF(String study, double signedF, double n1, double n2) {
        double t = Math.copySign(Math.sqrt(Math.abs(signedF)), signedF);
        return new ReportedDifference(study, Double.NaN, t, Double.NaN, n1, n2);
    }

    /** The standardized difference without small-sample correction. */
    public double standardized() {
        if (!Double.isNaN(d)) {
            return d;
        }
        double root = Math.sqrt(1 / n1 + 1 / n2);
        if (!Double.isNaN(t)) {
            return t * root;
        }
        if (Double.isNaN(signedP)) {
            return Double.NaN;
        }
        double magnitude = Distributions.tUpperQuantile(Math.abs(signedP) / 2, n1 + n2 - 2);
        return Math.copySign(magnitude, signedP) * root;
    }
}
