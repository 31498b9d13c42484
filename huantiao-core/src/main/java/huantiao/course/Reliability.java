package huantiao.course;

/**
 * How well a measure repeats itself in people who did not change.
 *
 * <p>The square root of two in {@link #sdiff} is the correction of Christensen and Mendoza (1986)
 * to the first printing of the reliable change index of Jacobson and Truax.
 *
 * @param sd standard deviation of the scores in the sample, above 0
 * @param icc test-retest reliability over a short gap, at least 0 and below 1
 */
public record Reliability(double sd, double icc) {
    /** The two-sided 95 % point of the normal distribution, as the published formulas print it. */
    public static final double Z95 = 1.96;

    public Reliability {
        if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("SD (%s) must be above 0".formatted(sd));
        }
        if (!(icc >= 0 && icc < 1)) {
            throw new IllegalArgumentException(
                    "reliability (%s) must be 0..1, below 1".formatted(icc));
        }
    }

    /** Standard error of measurement, in the unit of the scale. */
    public double sem() {
        return sd * Math.sqrt(1 - icc);
    }

    /** Standard error of a difference of two scores. */
    public double sdiff() {
        return Math.sqrt(2) * sem();
    }

    /** Smallest detectable change of one pair at 95 %. */
    public double sdc95() {
        return sdc95(sem());
    }

    /** Smallest detectable change of one pair at 95 %, from a standard error of measurement. */
    public static double sdc95(double sem) {
        return Z95 * Math.sqrt(2) * sem;
    }

    /**
     * Smallest detectable change between two means of so many readings each, if their errors are
     * independent.
     *
     * @param readings at each end, 1 or more
     */
    public static double sdcOfMeans(double sdc95, int readings) {
        if (readings < 1) {
            throw new IllegalArgumentException(
                    "readings (%d) must be 1 or more".formatted(readings));
        }
        return sdc95 / Math.sqrt(readings);
    }
}
