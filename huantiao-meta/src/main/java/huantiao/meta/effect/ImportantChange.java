package huantiao.meta.effect;

import huantiao.meta.Distributions;
import huantiao.meta.Fit;
import huantiao.meta.Interval;

/**
 * What a pooled difference of means means in people: the share whose own change reaches the minimal
 * important difference, with and without the treatment.
 *
 * <p>Changes of people are taken as normal with the same standard deviation in both groups. The
 * share of controls above the bound M is Phi((m - M)/sd), with the treatment Phi((m + D - M)/sd);
 * the interval is that of D, turned the same way. Where changes are skewed the shares are off; a
 * count of responders is better when trials give it.
 *
 * @param without share of controls whose change is M or more
 * @param with share of the treated
 * @param difference with minus without
 * @param interval confidence interval of the difference
 * @param predicted the difference expected in a new setting
 * @see <a href="https://doi.org/10.1002/sim.4298">Anzures-Cabrera, Sarpatwari and Higgins 2011</a>
 * @see <a href="https://training.cochrane.org/handbook/current/chapter-15">Cochrane Handbook,
 *     chapter 15.5</a>
 */
public record ImportantChange(
        double without, double with, double difference, Interval interval, Interval predicted) {

    /**
     * From a pooled mean difference in the unit of the scale, positive when the treatment does
     * better. Turn the signs of effects and changes first when less is better.
     *
     * @param controlChange mean change of controls, positive when they get better
     * @param sd standard deviation of changes, above 0
     * @param important minimal important difference, above 0
     * @throws IllegalArgumentException when sd or the important difference is not above 0 and
     *     finite
     */
    public static ImportantChange ofMeanDifference(
            Fit fit, double controlChange, double sd, double important) {
        return of(fit, 1, controlChange, sd, important);
    }

    /** From a pooled standardized mean difference, which is so many sd. */
    public static ImportantChange ofStandardizedDifference(
            Fit fit, double controlChange, double sd, double important) {
        return of(fit, sd, controlChange, sd, important);
    }

    private static ImportantChange of(
            Fit fit, double unit, double controlChange, double sd, double important) {
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standard deviation (%s) must be above 0 and finite".formatted(sd));
        }
        if (!(important > 0 && important < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "minimal important difference (%s) must be above 0 and finite"
                            .formatted(important));
        }
        double without = Distributions.normal((controlChange - important) / sd);
        double with = share(fit.estimate(), unit, controlChange, sd, important);
        return new ImportantChange(
                without,
                with,
                with - without,
                new Interval(
                        share(fit.interval().lower(), unit, controlChange, sd, important) - without,
                        share(fit.interval().upper(), unit, controlChange, sd, important)
                                - without),
                new Interval(
                        share(
                                        fit.prediction().interval().lower(),
                                        unit,
                                        controlChange,
                                        sd,
                                        important)
                                - without,
                        share(
                                        fit.prediction().interval().upper(),
                                        unit,
                                        controlChange,
                                        sd,
                                        important)
                                - without));
    }

    private static double share(
            double effect, double unit, double controlChange, double sd, double important) {
        return Distributions.normal((controlChange + effect * unit - important) / sd);
    }

    public NumberNeeded numberNeeded() {
        return new NumberNeeded(difference, interval);
    }
}
