package huantiao.registry;

/**
 * So many of so many.
 *
 * @param count 0 or more
 * @param of 1 or more
 */
public record Share(int count, int of) {
    /** The two-sided 95 % point of the normal distribution. */
    private static final double Z95 = 1.959963984540054;

    public Share {
        if (!(of >= 1 && count >= 0 && count <= of)) {
            throw new IllegalArgumentException(
                    "share (%d of %d) must be a part of its whole".formatted(count, of));
        }
    }

    /** Two percents, the lower first. */
    public record Range(double lowerPercent, double upperPercent) {}

    public double percent() {
        return 100.0 * count / of;
    }

    /** Wilson's 95 % interval in percent. It covers chance, not people who fell silent. */
    public Range wilson95() {
        var p = (double) count / of;
        var z2 = Z95 * Z95;
        var centre = p + z2 / (2 * of);
        var reach = Z95 * Math.sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
        var whole = 1 + z2 / of;
        return new Range(
                100 * Math.max(0, (centre - reach) / whole),
                100 * Math.min(1, (centre + reach) / whole));
    }

    /**
     * From everybody silent being no responder to everybody silent being one, in percent of all who
     * started.
     *
     * @param started everybody who started, at least as many as were asked here
     */
    public Range boundsAmong(int started) {
        if (started < of) {
            throw new IllegalArgumentException(
                    "started (%d) must be at least those who answered (%d)".formatted(started, of));
        }
        return new Range(100.0 * count / started, 100.0 * (count + started - of) / started);
    }
}
