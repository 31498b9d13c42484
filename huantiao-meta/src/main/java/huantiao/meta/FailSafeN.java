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

    private static long up(double n) {
        return (long) Math.max(0, Math.ceil(n));
    }
}
