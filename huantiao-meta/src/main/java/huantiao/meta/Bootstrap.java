package huantiao.meta;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Pooled effect and between-study variance refitted to many redrawn reviews. Chance is an argument:
 * the same generator gives the same answer.
 *
 * @param fit the fit of the review itself
 * @param estimates pooled effect of each redrawn review, ascending
 * @param tau2 between-study variance of each redrawn review, ascending
 */
public record Bootstrap(Fit fit, Doubles estimates, Doubles tau2) {

    /**
     * Redraws every effect from a normal distribution with the fitted mean and variance v + tau2.
     *
     * @param times how often, 1 or more
     */
    public static Bootstrap parametric(
            RandomEffects method, Estimates review, int times, RandomGenerator random) {
        Fit fit = method.fit(review);
        Estimates used = fit.estimates();
        int k = used.size();
        double[] y = new double[k];
        return drawn(
                fit,
                method,
                times,
                () -> {
                    for (int i = 0; i < k; i++) {
                        double sd = Math.sqrt(used.variance(i) + fit.tau2());
                        y[i] = fit.estimate() + sd * random.nextGaussian();
                    }
                    return new Estimates(Doubles.of(y), used.variances(), used.studies());
                });
    }

    /**
     * Redraws whole studies with replacement. A review of one study k times over has no spread;
     * that is part of the method.
     *
     * @param times how often, 1 or more
     * @throws IllegalArgumentException with fewer than three studies
     */
    public static Bootstrap ofCases(
            RandomEffects method, Estimates review, int times, RandomGenerator random) {
        Fit fit = method.fit(review);
        Estimates used = fit.estimates();
        int k = used.size();
        if (k < 3) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least 3 to be redrawn".formatted(k));
        }
        return drawn(fit, method, times, () -> used.at(random.ints(k, 0, k).toArray()));
    }

    private static Bootstrap drawn(
            Fit fit,
            RandomEffects method,
            int times,
            java.util.function.Supplier<Estimates> review) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "redrawn reviews (%d) must be 1 or more".formatted(times));
        }
        double[] estimates = new double[times];
        double[] tau2 = new double[times];
        for (int i = 0; i < times; i++) {
            Fit again = method.fit(review.get());
            estimates[i] = again.estimate();
            tau2[i] = again.tau2();
        }
        Arrays.sort(estimates);
        Arrays.sort(tau2);
        return new Bootstrap(fit, Doubles.owning(estimates), Doubles.owning(tau2));
    }

    /** Percentile interval of the pooled effect. */
    public Interval estimateInterval(double level) {
        return interval(estimates, level);
    }

    /** Percentile interval of the between-study variance. */
    public Interval tau2Interval(double level) {
        return interval(tau2, level);
    }

    private static Interval interval(Doubles sorted, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(level));
        }
        return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    /** Linear between order statistics (type 7). */
    private static double quantile(Doubles sorted, double p) {
        double at = p * (sorted.size() - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.size() - 1);
        return sorted.at(low) + (at - low) * (sorted.at(high) - sorted.at(low));
    }

    /** Standard deviation of the redrawn pooled effects. */
    public double standardError() {
        double mean = estimates.stream().average().orElse(Double.NaN);
        double squares = estimates.stream().map(e -> (e - mean) * (e - mean)).sum();
        return Math.sqrt(squares / (estimates.size() - 1));
    }
}
