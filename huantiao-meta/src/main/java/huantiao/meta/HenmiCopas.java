package huantiao.meta;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The interval of Henmi and Copas: the common-effect estimate, which small biased studies move
 * least, with an interval that allows for between-study variance (DerSimonian-Laird).
 *
 * @param estimate common-effect estimate
 * @param se its standard error under the random-effects model
 * @param interval limits
 * @param tau2 DerSimonian-Laird
 * @see <a href="https://doi.org/10.1002/sim.4029">Henmi and Copas 2010</a>
 */
public record HenmiCopas(double estimate, double se, Interval interval, double tau2, double level) {

    /**
     * @param level between 0 and 1
     * @throws IllegalArgumentException with fewer than two studies
     */
    public static HenmiCopas of(Estimates estimates, double level) {
        Fit fit = CommonEffect.withDefaults().withLevel(level).fit(estimates);
        Fit dl =
                RandomEffects.withDefaults()
                        .with(TauSquared.DERSIMONIAN_LAIRD)
                        .with(Inference.WALD)
                        .fit(estimates);
        int k = fit.k();
        if (k < 2) {
            throw new IllegalArgumentException("studies (%d) must be at least 2".formatted(k));
        }
        double t = dl.tau2();
        double w1 = 0;
        double w2 = 0;
        double w3 = 0;
        double w4 = 0;
        for (int i = 0; i < k; i++) {
            double w = 1 / fit.estimates().variance(i);
            w1 += w;
            w2 += w * w;
            w3 += w * w * w;
            w4 += w * w * w * w;
        }
        double s1 = w1;
        double s2 = w2 / s1;
        double s3 = w3 / s1;
        double s4 = w4 / s1;
        double vr = 1 + t * s2;
        double sdr = Math.sqrt(vr);
        double ratio = s1 / s2 - 1;
        double third = s3 - s2 * s2;
        double fourth = s4 - 2 * s2 * s3 + s2 * s2 * s2;
        double alpha = (1 - level) / 2;
        // Mean and variance of Q given the standardized estimate r, matched to a gamma.
        double limit =
                Roots.between(
                        x ->
                                integral(
                                                x,
                                                r -> {
                                                    double rs = sdr * r;
                                                    double shift = rs * rs / (vr * vr) - 1 / vr;
                                                    double mean =
                                                            (k - 1)
                                                                    + t * (s1 - s2)
                                                                    + t * t * shift * third;
                                                    double variance =
                                                            2.0 * (k - 1)
                                                                    + 4 * t * (s1 - s2)
                                                                    + 2
                                                                            * t
                                                                            * t
                                                                            * (s1 * s2 - 2 * s3
                                                                                    + s2 * s2)
                                                                    + 4 * t * t * shift * third
                                                                    + 4 * t * t * t * shift * fourth
                                                                    + 2
                                                                            * t
                                                                            * t
                                                                            * t
                                                                            * t
                                                                            * (1 / (vr * vr)
                                                                                    - 2
                                                                                            * rs
                                                                                            * rs
                                                                                            / (vr
                                                                                                    * vr
                                                                                                    * vr))
                                                                            * third
                                                                            * third;
                                                    double q =
                                                            ratio * (r * r / (x * x) - 1) + (k - 1);
                                                    return gamma(q, mean, variance)
                                                            * Distributions.normalDensity(r);
                                                })
                                        - alpha,
                        1e-8,
                        20,
                        1e-12);
        double u = sdr * limit;
        double half = u * Math.sqrt(vr / s1);
        return new HenmiCopas(
                fit.estimate(),
                Math.sqrt(vr / s1),
                new Interval(fit.estimate() - half, fit.estimate() + half),
                t,
                level);
    }

    private static double gamma(double q, double mean, double variance) {
        if (q <= 0) {
            return 0;
        }
        return RegularizedGamma.P.value(mean * mean / variance, q * mean / variance);
    }

    /** From x to where the normal density has vanished, by Gauss-Legendre on short pieces. */
    private static double integral(double x, java.util.function.DoubleUnaryOperator f) {
        double[] nodes = {
            0, 0.5384693101056831, -0.5384693101056831, 0.906179845938664, -0.906179845938664
        };
        double[] weights = {
            0.5688888888888889,
            0.4786286704993665,
            0.4786286704993665,
            0.2369268850561891,
            0.2369268850561891
        };
        double end = Math.max(x, 0) + 12;
        int pieces = 240;
        double half = (end - x) / pieces / 2;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            double middle = x + (2 * i + 1) * half;
            for (int j = 0; j < nodes.length; j++) {
                sum += weights[j] * f.applyAsDouble(middle + half * nodes[j]);
            }
        }
        return sum * half;
    }
}
