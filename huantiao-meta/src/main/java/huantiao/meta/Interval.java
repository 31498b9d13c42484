package huantiao.meta;

/**
 * A confidence or prediction interval on the scale of the estimates. A limit that is not defined is
 * {@code NaN}; a limit without bound is infinite.
 */
public record Interval(double lower, double upper) {

    /** Whether a value lies inside or on a limit; false when a limit is undefined. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }

    static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);
}
