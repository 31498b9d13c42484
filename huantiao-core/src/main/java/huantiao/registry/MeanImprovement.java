package huantiao.registry;

import huantiao.meta.Distributions;
import java.util.ArrayList;
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
 * @param days from the answer before treatment to this one, on average
 */
public record MeanImprovement(
        int people, double mean, double lower, double upper, double variance, double days) {

    /**
     * @param improvements of single people, two or more
     * @param days from the one answer to the other, of the same people
     */
    static MeanImprovement of(List<Double> improvements, List<Integer> days) {
        var n = improvements.size();
        if (n < 2) {
            throw new IllegalArgumentException("answers (%d) must be 2 or more".formatted(n));
        }
        var mean = improvements.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var squares = improvements.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        var variance = squares / (n - 1) / n;
        var reach = t(n) * Math.sqrt(variance);
        return new MeanImprovement(
                n,
                mean,
                mean - reach,
                mean + reach,
                variance,
                days.stream().mapToInt(Integer::intValue).average().orElseThrow());
    }

    /** Of those who answered; empty where there is no headline, because then too few did. */
    static Optional<MeanImprovement> of(ClinicSum sum, List<Outcome> outcomes) {
        if (!(sum instanceof ClinicSum.Reported)) {
            return Optional.empty();
        }
        var improvements = new ArrayList<Double>();
        var days = new ArrayList<Integer>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Judged(var change, var between)) {
                improvements.add(change.improvement().toDouble());
                days.add(between);
            }
        }
        return Optional.of(of(improvements, days));
    }

    /** Mean improvement in a week: of the mean over the mean of the days. */
    public double perWeek() {
        return 7 * mean / days;
    }

    /** The 97.5 % point of the t distribution that belongs to the interval. */
    double t() {
        return t(people);
    }

    private static double t(int people) {
        return Distributions.tUpperQuantile(0.025, people - 1);
    }
}
