package huantiao.registry;

import huantiao.measures.Change;
import huantiao.meta.Distributions;
import java.util.List;
import java.util.Optional;

/**
 * How much scores got better on average, of those who answered.
 *
 * @param people 2 or more
 * @param mean in units of the scale; positive is better whichever way the scale runs
 * @param lower limit of its t 95 % interval
 * @param upper limit of the same
 * @param variance of the mean
 */
public record MeanImprovement(
        int people, double mean, double lower, double upper, double variance) {

    /**
     * @param improvements of single people, two or more
     */
    static MeanImprovement of(List<Double> improvements) {
        var n = improvements.size();
        if (n < 2) {
            throw new IllegalArgumentException("answers (%d) must be 2 or more".formatted(n));
        }
        var mean = improvements.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var squares = improvements.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        var variance = squares / (n - 1) / n;
        var reach = t(n) * Math.sqrt(variance);
        return new MeanImprovement(n, mean, mean - reach, mean + reach, variance);
    }

    /** Of those who answered; empty where there is no headline, because then too few did. */
    static Optional<MeanImprovement> of(ClinicSum sum, List<Outcome> outcomes) {
        return sum instanceof ClinicSum.Reported
                ? Optional.of(
                        of(
                                outcomes.stream()
                                        .filter(Outcome.Judged.class::isInstance)
                                        .map(Outcome.Judged.class::cast)
                                        .map(Outcome.Judged::change)
                                        .map(Change::improvement)
                                        .map(one -> one.toDouble())
                                        .toList()))
                : Optional.empty();
    }

    /** The 97.5 % point of the t distribution that belongs to the interval. */
    double t() {
        return t(people);
    }

    private static double t(int people) {
        return Distributions.tUpperQuantile(0.025, people - 1);
    }
}
