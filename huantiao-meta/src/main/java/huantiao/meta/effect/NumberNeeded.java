package huantiao.meta.effect;

import huantiao.meta.Interval;

/**
 * How many people must be treated for one event more, or one fewer, than without the treatment:
 * 1/|risk difference|.
 *
 * <p>When the interval of the difference holds 0, the interval of the number runs from one number
 * of people for the event seen, through infinity, to another for its opposite; a pair of two plain
 * limits would leave out the values between. So the two sides are asked for apart.
 *
 * @param difference risk with minus risk without, -1 to 1
 * @param limits confidence limits of the difference
 * @see <a href="https://doi.org/10.1136/bmj.317.7168.1309">Altman 1998</a>
 */
public record NumberNeeded(double difference, Interval limits) {

    public NumberNeeded {
        if (!(limits.lower() <= difference && difference <= limits.upper())) {
            throw new IllegalArgumentException(
                    "risk difference (%s) must lie within its limits (%s to %s)"
                            .formatted(difference, limits.lower(), limits.upper()));
        }
    }

    /** People per event; infinite when the difference is 0. */
    public double number() {
        return 1 / Math.abs(difference);
    }

    /** Whether treatment means more events; otherwise fewer. */
    public boolean moreEvents() {
        return difference > 0;
    }

    /** Whether no difference, and so an infinite number, is within the limits. */
    public boolean throughInfinity() {
        return limits.contains(0);
    }

    /** The fewest people per event in the direction of the estimate. */
    public double fewest() {
        return 1 / Math.abs(moreEvents() ? limits.upper() : limits.lower());
    }

    /**
     * The most people per event in the direction of the estimate; infinite when no difference is
     * within the limits.
     */
    public double most() {
        return throughInfinity()
                ? Double.POSITIVE_INFINITY
                : 1 / Math.abs(moreEvents() ? limits.lower() : limits.upper());
    }

    /**
     * The fewest people per event in the opposite direction; infinite when the limits hold none.
     */
    public double fewestOpposite() {
        double limit = moreEvents() ? -limits.lower() : limits.upper();
        return limit > 0 ? 1 / limit : Double.POSITIVE_INFINITY;
    }
}
