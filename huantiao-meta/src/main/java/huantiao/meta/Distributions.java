package huantiao.meta;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tails and quantiles of the usual distributions. Upper tails are computed directly, never as one
 * minus the lower tail: p-values down to 1e-300 occur. Quantiles of the library are polished by
 * Newton steps, because its solver stops at an absolute error of 1e-9.
 */
public final class Distributions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int MOST_STEPS = 50;

    /** Series of fits ask for one quantile again and again, and it costs a third of a small fit. */
    private static volatile Quantile lastOfT = new Quantile(0.5, 1, 0);

    private record Quantile(double p, double df, double x) {}

    private Distributions() {}

    /** P(Z &lt;= x). */
    public static double normal(double x) {
        return NORMAL.cumulativeProbability(x);
    }

    /** P(Z &gt; x). */
    public static double normalUpper(double x) {
        return NORMAL.survivalProbability(x);
    }

    public static double normalDensity(double x) {
        return NORMAL.density(x);
    }

    /** The value a standard normal variable exceeds with the given probability. */
    public static double normalUpperQuantile(double p) {
        return NORMAL.inverseSurvivalProbability(p);
    }

    /** Two-sided p-value of a z (df infinite) or t statistic. */
    public static double twoSided(double statistic, double df) {
        if (Double.isNaN(statistic) || Double.isNaN(df)) {
            return Double.NaN;
        }
        double x = Math.abs(statistic);
        return Math.min(1, 2 * upperTail(x, df));
    }

    /** P(T &gt; x) with df degrees of freedom; the normal one when df is infinite. */
    public static double upperTail(double x, double df) {
        if (Double.isInfinite(x)) {
            return x > 0 ? 0 : 1;
        }
        return Double.isInfinite(df) ? normalUpper(x) : TDistribution.of(df).survivalProbability(x);
    }

    /**
     * Quantile for a two-sided interval: the value exceeded with probability (1-level)/2. Undefined
     * (NaN) when df is not above 0.
     */
    public static double twoSidedQuantile(double level, double df) {
        double p = (1 - level) / 2;
        if (Double.isInfinite(df)) {
            return normalUpperQuantile(p);
        }
        return df > 0 ? tUpperQuantile(p, df) : Double.NaN;
    }

    /** The value a t variable exceeds with probability p. */
    public static double tUpperQuantile(double p, double df) {
        if (p > 0.5) {
            return -tUpperQuantile(1 - p, df);
        }
        Quantile last = lastOfT;
        if (last.p != p || last.df != df) {
            last = new Quantile(p, df, solvedOfT(p, df));
            lastOfT = last;
        }
        return last.x;
    }

    private static double solvedOfT(double p, double df) {
        TDistribution t = TDistribution.of(df);
        // The expansion in 1/df is a good start for many degrees, the solver for few.
        double x = df >= 5 ? expanded(normalUpperQuantile(p), df) : t.inverseSurvivalProbability(p);
        for (int i = 0; i < MOST_STEPS; i++) {
            double newton = (t.survivalProbability(x) - p) / t.density(x);
            if (Double.isNaN(newton)) {
                return x;
            }
            // The second term of the quantile's Taylor series; what is left is of third order.
            double bend = newton * x * (df + 1) / (2 * (df + x * x));
            x += Math.abs(bend) < 0.5 ? newton * (1 + bend) : newton;
            if (Math.abs(newton) <= 1e-6 * x) {
                return x;
            }
        }
        return x;
    }

    /**
     * Expansion of the quantile of t about the normal one.
     *
     * @see <a href="https://personal.math.ubc.ca/~cbm/aands/page_949.htm">Abramowitz and Stegun
     *     26.7.5</a>
     */
    static double expanded(double z, double df) {
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        return z + (first + (second + (third + fourth / df) / df) / df) / df;
    }

    /** P(X &gt; x) of chi-square; 1 when df is 0. */
    public static double chiSquareUpper(double x, double df) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        return df > 0 ? ChiSquaredDistribution.of(df).survivalProbability(x) : 1;
    }

    /** P(X &lt;= x) of chi-square. */
    public static double chiSquare(double x, double df) {
        return ChiSquaredDistribution.of(df).cumulativeProbability(x);
    }

    /** The value a chi-square variable exceeds with probability p. */
    public static double chiSquareUpperQuantile(double p, double df) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
        return polished(chi, chi.inverseSurvivalProbability(p), p);
    }

    /** P(X &gt; x) of F. */
    public static double fUpper(double x, double df1, double df2) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        return FDistribution.of(df1, df2).survivalProbability(x);
    }

    private static double polished(ContinuousDistribution d, double start, double upper) {
        double x = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double density = d.density(x);
            double step =
                    upper <= 0.5
                            ? (d.survivalProbability(x) - upper) / density
                            : ((1 - upper) - d.cumulativeProbability(x)) / density;
            if (Double.isNaN(step)) {
                return x;
            }
            x += step;
            if (Math.abs(step) <= 1e-15 * Math.abs(x)) {
                return x;
            }
        }
        return x;
    }
}
