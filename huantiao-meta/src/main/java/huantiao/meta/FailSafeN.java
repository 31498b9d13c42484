package huantiao.meta;

/**
 * How many unseen studies without effect would undo a result. Methodologists think little of it: it
 * takes the unseen studies to be unbiased and of no effect.
 *
 * @param studies number of unseen studies, rounded up
 * @param pValue of the observed result, {@code NaN} where the method has none
 * @param mean observed average, {@code NaN} where the method has none
 * @param target average considered negligible, {@code NaN} where the method has none
 */
public record FailSafeN(long studies, double pValue, double mean, double target) {
    private static final long MOST = 10_000_000;

    /**
     * Rosenthal 1979: until Stouffer's one-sided combined p reaches alpha.
     *
     * @param alpha one-sided, such as 0.05
     */
    public static FailSafeN rosenthal(Estimates estimates, double alpha) {
        int k = estimates.size();
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += estimates.effect(i) / Math.sqrt(estimates.variance(i));
        }
        double z = Math.abs(sum / Math.sqrt(k));
        double ratio = z / Distributions.normalUpperQuantile(alpha);
        return new FailSafeN(
                up(k * ratio * ratio - k), Distributions.normalUpper(z), Double.NaN, Double.NaN);
    }

    /** Orwin 1983: until the weighted average is half of what it is. */
    public static FailSafeN orwin(Estimates estimates) {
        double mean = CommonEffect.withDefaults().fit(estimates).estimate();
        return orwin(estimates, mean / 2);
    }

    /**
     * Orwin 1983 with a target of the user's choice.
     *
     * @param target of the same sign as the average, and closer to 0
     */
    public static FailSafeN orwin(Estimates estimates, double target) {
        double mean = CommonEffect.withDefaults().fit(estimates).estimate();
        if (!(target * mean > 0 && Math.abs(target) <= Math.abs(mean))) {
            throw new IllegalArgumentException(
                    "target (%s) must lie between 0 and the average (%s)".formatted(target, mean));
        }
        double n = estimates.size() * (mean - target) / target;
        return new FailSafeN(up(n * (1 - 1e-12)), Double.NaN, mean, target);
    }

    /**
     * Rosenberg 2005: until the two-sided p of the common-effect result reaches alpha.
     *
     * @param alpha two-sided, such as 0.05
     */
    public static FailSafeN rosenberg(Estimates estimates, double alpha) {
        int k = estimates.size();
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < k; i++) {
            weight += 1 / estimates.variance(i);
            sum += estimates.effect(i) / estimates.variance(i);
        }
        double ratio = sum / Distributions.normalUpperQuantile(alpha / 2);
        double z = sum / Math.sqrt(weight);
        return new FailSafeN(
                up((ratio * ratio - weight) / (weight / k)),
                Distributions.twoSided(z, Double.POSITIVE_INFINITY),
                Double.NaN,
                Double.NaN);
    }

    /**
     * Viechtbauer's general method: until the two-sided p of the random-effects result (Wald)
     * reaches alpha. The unseen studies average 0, spread by tau2 like the seen ones, and have the
     * harmonic mean of their sampling variances. The between-study variance of seen and unseen
     * together follows from the two groups: tau2' = ((k+n-2) tau2 + k (m-m')^2 + n m'^2) / (k+n-1)
     * with m' = k m / (k+n).
     *
     * @param method estimator of tau2; its fit of the seen studies is the start
     * @param alpha two-sided, such as 0.05
     */
    public static FailSafeN general(Estimates estimates, TauSquared method, double alpha) {
        Fit fit = RandomEffects.withDefaults().with(method).with(Inference.WALD).fit(estimates);
        Estimates used = fit.estimates();
        if (!(fit.pValue() < alpha)) {
            return new FailSafeN(0, fit.pValue(), fit.estimate(), Double.NaN);
        }
        long low = 0;
        long high = 1;
        while (high < MOST && generalP(fit, used, high) < alpha) {
            low = high;
            high *= 2;
        }
        while (high - low > 1 && high < MOST) {
            long middle = (low + high) / 2;
            if (generalP(fit, used, middle) < alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new FailSafeN(Math.min(high, MOST), fit.pValue(), fit.estimate(), Double.NaN);
    }

    private static double generalP(Fit fit, Estimates used, long n) {
        double k = used.size();
        double m = fit.estimate();
        double mean = k * m / (k + n);
        double tau2 = 0;
        if (fit.convention().tauSquared() != TauSquared.COMMON_EFFECT) {
            tau2 =
                    ((k - 1 + Math.max(0, n - 1)) * fit.tau2()
                                    + k * (m - mean) * (m - mean)
                                    + n * mean * mean)
                            / (k + n - 1);
        }
        double precision = 0;
        for (int i = 0; i < k; i++) {
            precision += 1 / used.variance(i);
        }
        double weight = n / (k / precision + tau2);
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double w = 1 / (used.variance(i) + tau2);
            weight += w;
            sum += w * used.effect(i);
        }
        return Distributions.twoSided(sum / Math.sqrt(weight), Double.POSITIVE_INFINITY);
    }

    private static long up(double n) {
        return (long) Math.max(0, Math.ceil(n));
    }
}
