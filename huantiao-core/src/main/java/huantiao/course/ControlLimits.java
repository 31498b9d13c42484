package huantiao.course;

import java.util.List;

/**
 * Limits of an XmR chart, from a person's own baseline readings. For chronic cases only: acute
 * sciatica is a trend, and a trend widens the limits.
 *
 * @param mean of the baseline readings
 * @param meanMovingRange mean absolute step from one reading to the next
 */
public record ControlLimits(double mean, double meanMovingRange) {
    /** Fewest readings the limits are drawn from. */
    public static final int FEWEST = 6;

    /** Three standard deviations in mean moving ranges of two: 3 / 1.128. */
    private static final double PER_RANGE = 2.66;

    /**
     * @param readings in the order they were taken, {@link #FEWEST} or more
     */
    public static ControlLimits of(List<Double> readings) {
        if (readings.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "readings (%d) must be %d or more".formatted(readings.size(), FEWEST));
        }
        var sum = readings.getFirst();
        var steps = 0.0;
        for (var i = 1; i < readings.size(); i++) {
            sum += readings.get(i);
            steps += Math.abs(readings.get(i) - readings.get(i - 1));
        }
        return new ControlLimits(sum / readings.size(), steps / (readings.size() - 1));
    }

    public double lower() {
        return mean - PER_RANGE * meanMovingRange;
    }

    public double upper() {
        return mean + PER_RANGE * meanMovingRange;
    }

    /** True if a later reading lies outside the limits. */
    public boolean signals(double reading) {
        return reading < lower() || reading > upper();
    }
}
