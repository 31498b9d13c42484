package huantiao.meta;

import org.apache.commons.statistics.distribution.GammaDistribution;

/** How many events there may be behind those that were counted. */
public final class PoissonInterval {
    private static final double TAIL = 0.025;

    private PoissonInterval() {}

    /**
     * The exact 95 % interval of the mean of a Poisson count: at least 95 % whatever the mean, so
     * rather too wide than too narrow.
     *
     * @param events counted, 0 or more
     * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood 1936</a>
     */
    public static Interval exact95(int events) {
        if (events < 0) {
            throw new IllegalArgumentException("events (%d) must be 0 or more".formatted(events));
        }
        double lower =
                events == 0
                        ? 0
                        : GammaDistribution.of(events, 1).inverseCumulativeProbability(TAIL);
        double upper = GammaDistribution.of(events + 1.0, 1).inverseSurvivalProbability(TAIL);
        return new Interval(lower, upper);
    }
}
