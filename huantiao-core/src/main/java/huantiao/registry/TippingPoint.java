package huantiao.registry;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much worse than those who answered the silent would have to have done before the mean
 * improvement of everybody is no longer one.
 *
 * <p>A pattern mixture: the silent are given the mean of those who answered less \( \delta \), so
 * the mean of all is \( m - (1 - \pi)\delta \) with \( \pi \) the share that answered. Its variance
 * is \( s^2/n + \delta^2 \pi (1 - \pi) / N \): for a given \( \delta \) only the mean and the share
 * were estimated. The tipping point is the smallest \( \delta \) at which the lower 95 % limit of
 * the mean of all reaches 0.
 *
 * @param mean improvement of those who answered, in units of the scale
 * @param lower 95 % limit of that mean
 * @param silent how many did not answer
 * @param delta the tipping point in units of the scale; empty if nothing the silent could have
 *     answered brings it there, or nobody was silent
 * @param alreadyThere true if the interval holds 0 without any help of the silent
 * @param furthest the largest \( \delta \) the scale allows: all silent at its worst end
 */
public record TippingPoint(
        double mean,
        double lower,
        double upper,
        int answered,
        int silent,
        OptionalDouble delta,
        boolean alreadyThere,
        double furthest) {

    /**
     * @param seen of those who answered
     * @param room for each silent person, how far they could get worse: from their baseline to the
     *     worst end of the scale, or the whole scale where there is no baseline
     */
    static TippingPoint of(MeanImprovement seen, List<Double> room) {
        var n = seen.people();
        var mean = seen.mean();
        var variance = seen.variance();
        var t = seen.t();
        var lower = seen.lower();
        var upper = seen.upper();
        var silent = room.size();
        var all = n + silent;
        var share = (double) n / all;
        var furthest =
                mean
                        + (room.isEmpty()
                                ? 0
                                : room.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElseThrow());
        if (lower <= 0 || silent == 0) {
            return new TippingPoint(
                    mean, lower, upper, n, silent, OptionalDouble.empty(), lower <= 0, furthest);
        }
        // The limit falls with delta, so the root is found by halving.
        var low = 0.0;
        var high = furthest;
        if (limit(mean, variance, t, share, all, high) > 0) {
            return new TippingPoint(
                    mean, lower, upper, n, silent, OptionalDouble.empty(), false, furthest);
        }
        for (var i = 0; i < 200 && high - low > 1e-12 * (1 + high); i++) {
            var middle = (low + high) / 2;
            if (limit(mean, variance, t, share, all, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new TippingPoint(
                mean, lower, upper, n, silent, OptionalDouble.of(high), false, furthest);
    }

    /** The mean change of the silent if all of them ended at the worst end of the scale. */
    public double worstChange() {
        return mean - furthest;
    }

    /** The mean of everybody if all the silent ended at the worst end of the scale. */
    public double meanAtWorst() {
        return mean - (double) silent / (answered + silent) * furthest;
    }

    private static double limit(
            double mean, double variance, double t, double share, int all, double delta) {
        return mean
                - (1 - share) * delta
                - t * Math.sqrt(variance + delta * delta * share * (1 - share) / all);
    }
}
