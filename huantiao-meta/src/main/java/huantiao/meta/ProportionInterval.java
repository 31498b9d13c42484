package huantiao.meta;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Confidence intervals of one proportion x/n, cut to 0..1. */
public final class ProportionInterval {

    /** How the interval is made; codes of the R package meta. */
    public enum Method {
        /** Clopper-Pearson, exact. */
        CP,
        /** Wilson score. */
        WS,
        /** Wilson score with continuity correction. */
        WSCC,
        /** Agresti-Coull. */
        AC,
        /** Wald. */
        SA,
        /** Wald with continuity correction. */
        SACC,
        /** Normal on the logit scale, 0.5 added where x is 0 or n. */
        NAsm
    }

    private ProportionInterval() {}

    /**
     * @param x events, 0 to n
     * @param n above 0
     * @param level between 0 and 1
     */
    public static Interval of(Method method, double x, double n, double level) {
        if (!(x >= 0 && x <= n && n > 0)) {
            throw new IllegalArgumentException(
                    "events (%s) must be within 0..n (%s)".formatted(x, n));
        }
        double z = Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        double z2 = z * z;
        double p = x / n;
        return switch (method) {
            case CP -> {
                double alpha = (1 - level) / 2;
                yield new Interval(
                        x == 0
                                ? 0
                                : BetaDistribution.of(x, n - x + 1)
                                        .inverseCumulativeProbability(alpha),
                        x == n
                                ? 1
                                : BetaDistribution.of(x + 1, n - x)
                                        .inverseSurvivalProbability(alpha));
            }
            case WS -> {
                double half = z * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
                double middle = p + z2 / (2 * n);
                yield cut((middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n));
            }
            case WSCC -> {
                double base = 2 * n * p + z2;
                double scale = 2 * (n + z2);
                yield cut(
                        (base - 1 - z * Math.sqrt(z2 - 2 - 1 / n + 4 * p * (n * (1 - p) + 1)))
                                / scale,
                        (base + 1 + z * Math.sqrt(z2 + 2 - 1 / n + 4 * p * (n * (1 - p) - 1)))
                                / scale);
            }
            case AC -> {
                double more = n + z2;
                double middle = (x + z2 / 2) / more;
                double half = z * Math.sqrt(middle * (1 - middle) / more);
                yield cut(middle - half, middle + half);
            }
            case SA -> {
                double half = z * Math.sqrt(p * (1 - p) / n);
                yield cut(p - half, p + half);
            }
            case SACC -> {
                double half = z * Math.sqrt(p * (1 - p) / n) + 1 / (2 * n);
                yield cut(p - half, p + half);
            }
            case NAsm -> {
                double add = x == 0 || x == n ? 0.5 : 0;
                double a = x + add;
                double b = n - x + add;
                double logit = Math.log(a / b);
                double half = z * Math.sqrt(1 / a + 1 / b);
                yield new Interval(
                        1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit)));
            }
        };
    }

    private static Interval cut(double lower, double upper) {
        return new Interval(Math.max(0, lower), Math.min(1, upper));
    }
}
