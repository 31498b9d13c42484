package huantiao.registry;

import huantiao.course.Schedule;
import huantiao.measures.Instrument;
import huantiao.meta.Distributions;
import huantiao.registry.StartedCourse.Answer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Regression to the mean, as this clinic can see it: how much scores changed between two answers
 * before any treatment. People come on a bad day; what happens between the two is no work of
 * needles.
 */
public sealed interface BeforeNeedles {
    /** Fewest people with two baselines for a figure. */
    int FEWEST = 20;

    /** How many people answered twice before treatment. */
    int people();

    /** Too few people answered twice before treatment. */
    record TooFew(int people) implements BeforeNeedles {}

    /**
     * @param days between the two, the median
     * @param mean improvement from the first to the last answer before treatment, in units of the
     *     scale; with its 95 % interval
     * @param correlation of the two answers
     * @param perWeek the mean improvement in a week: of {@code mean} over the mean of the days
     * @param deviation standard deviation of the differences of the two answers
     * @param beyond of these people, how many changed by more than the upper limit of agreement
     */
    record Seen(
            int people,
            double days,
            double mean,
            double lower,
            double upper,
            double correlation,
            double perWeek,
            double deviation,
            int beyond)
            implements BeforeNeedles {

        /**
         * The 95 % limits of agreement of two answers before treatment (Bland and Altman): the mean
         * improvement and 1.96 standard deviations to either side. A change that all shared is in
         * it, so what lies beyond is more than went on anyway over these days; over more weeks it
         * would be wider.
         */
        public Agreement agreement() {
            var reach = Distributions.normalUpperQuantile(0.025) * deviation;
            return new Agreement(mean - reach, mean + reach);
        }
    }

    /** Limits of agreement, as an improvement in units of the scale. */
    record Agreement(double lower, double upper) {}

    static BeforeNeedles of(List<StartedCourse> courses, Instrument instrument) {
        var days = new ArrayList<Long>();
        var first = new ArrayList<Double>();
        var last = new ArrayList<Double>();
        for (var course : courses) {
            var before =
                    course.answersTo(instrument).stream()
                            .filter(Answer::before)
                            .filter(answer -> !answer.watched())
                            .toList();
            if (before.size() >= 2
                    && ChronoUnit.DAYS.between(before.getFirst().day(), before.getLast().day())
                            >= Schedule.START_DAYS_APART) {
                days.add(ChronoUnit.DAYS.between(before.getFirst().day(), before.getLast().day()));
                first.add(before.getFirst().value().toDouble());
                last.add(before.getLast().value().toDouble());
            }
        }
        var n = first.size();
        if (n < FEWEST) {
            return new TooFew(n);
        }
        var sign =
                switch (instrument.scale().direction()) {
                    case HIGHER_IS_WORSE -> 1;
                    case HIGHER_IS_BETTER -> -1;
                };
        var meanFirst = mean(first);
        var meanLast = mean(last);
        var xx = 0.0;
        var yy = 0.0;
        var xy = 0.0;
        for (var i = 0; i < n; i++) {
            xx += (first.get(i) - meanFirst) * (first.get(i) - meanFirst);
            yy += (last.get(i) - meanLast) * (last.get(i) - meanLast);
            xy += (first.get(i) - meanFirst) * (last.get(i) - meanLast);
        }
        var mean = sign * (meanFirst - meanLast);
        // The variance of a difference of two answers of the same people.
        var deviation = Math.sqrt(Math.max(0, xx + yy - 2 * xy) / (n - 1));
        var reach = Distributions.tUpperQuantile(0.025, n - 1) * deviation / Math.sqrt(n);
        var limit = mean + Distributions.normalUpperQuantile(0.025) * deviation;
        var beyond = 0;
        for (var i = 0; i < n; i++) {
            beyond += sign * (first.get(i) - last.get(i)) > limit ? 1 : 0;
        }
        return new Seen(
                n,
                median(days),
                mean,
                mean - reach,
                mean + reach,
                xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0,
                7 * mean / days.stream().mapToLong(Long::longValue).average().orElseThrow(),
                deviation,
                beyond);
    }

    private static double median(List<Long> days) {
        var sorted = days.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
