package huantiao.meta.effect;

import huantiao.meta.Distributions;
import java.util.function.DoubleUnaryOperator;

/** From the scale on which effects are pooled back to one that people know. */
public final class BackTransform {
    private BackTransform() {}

    /** Proportion of a logit. */
    public static double proportionOfLogit(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Correlation of Fisher's z. */
    public static double correlationOfZ(double z) {
        return Math.tanh(z);
    }

    /** Proportion of an arcsine square root. */
    public static double proportionOfArcsine(double x) {
        double s = Math.sin(Math.clamp(x, 0, Math.PI / 2));
        return s * s;
    }

    /**
     * Proportion of a double arcsine. The answer depends on which n is used; prefer the logit.
     *
     * @see <a href="https://doi.org/10.1080/00031305.1978.10479283">Miller 1978</a>
     */
    public static double proportionOfDoubleArcsine(double x, double n) {
        double lowest = 0.5 * Math.asin(Math.sqrt(1 / (n + 1)));
        double highest = 0.5 * (Math.asin(Math.sqrt(n / (n + 1))) + Math.PI / 2);
        if (x <= lowest) {
            return 0;
        }
        if (x >= highest) {
            return 1;
        }
        double s = Math.sin(2 * x);
        double inner = s + (s - 1 / s) / n;
        return 0.5 * (1 - Math.signum(Math.cos(2 * x)) * Math.sqrt(Math.max(0, 1 - inner * inner)));
    }

    /** Rate of a square root after Freeman and Tukey, person-time t. */
    public static double rateOfFreemanTukey(double x, double t) {
        if (x <= 0.5 * Math.sqrt(1 / t)) {
            return 0;
        }
        double root = x - 1 / (4 * t * x);
        return root * root;
    }

    /** Alpha of Bonett's transform. */
    public static double alphaOfBonett(double x) {
        return -Math.expm1(-x);
    }

    /** Mean of exp(X) for normal X: the average ratio when its logarithm varies. */
    public static double meanOfExp(double mean, double tau2) {
        return Math.exp(mean + tau2 / 2);
    }

    /** Mean of f(X) for normal X with the given mean and variance. */
    public static double meanOf(DoubleUnaryOperator f, double mean, double variance) {
        if (variance == 0) {
            return f.applyAsDouble(mean);
        }
        double sd = Math.sqrt(variance);
        int pieces = 2000;
        double width = 20.0 / pieces;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            double z = -10 + (i + 0.5) * width;
            sum += f.applyAsDouble(mean + sd * z) * Distributions.normalDensity(z);
        }
        return sum * width;
    }

    /** Cohen's U1: share of both groups that does not overlap. */
    public static double nonOverlap(double d) {
        double p = Distributions.normal(Math.abs(d) / 2);
        return (2 * p - 1) / p;
    }

    /** Cohen's U2: share of one group above the same share of the other. */
    public static double sharedQuantile(double d) {
        return Distributions.normal(d / 2);
    }

    /** Cohen's U3: share of controls below the average treated. */
    public static double belowAverage(double d) {
        return Distributions.normal(d);
    }

    /** Probability that a treated value exceeds a control value. */
    public static double superiority(double d) {
        return Distributions.normal(d / Math.sqrt(2));
    }

    /** Point-biserial correlation of groups of equal size. */
    public static double pointBiserial(double d) {
        return d / Math.sqrt(d * d + 4);
    }

    /** Risk under treatment from a log odds ratio and the risk of controls. */
    public static double riskOfLogOddsRatio(double logOddsRatio, double controlRisk) {
        return proportionOfLogit(logOddsRatio + Math.log(controlRisk / (1 - controlRisk)));
    }
}
