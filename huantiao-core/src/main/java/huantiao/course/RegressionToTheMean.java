package huantiao.course;

/**
 * What happens to a score when nothing happens to the person: people come on a bad day.
 *
 * @param mean of the people who come
 * @param reliability of the measure, 0 to 1
 */
public record RegressionToTheMean(double mean, double reliability) {
    public RegressionToTheMean {
        if (!(reliability >= 0 && reliability <= 1)) {
            throw new IllegalArgumentException(
                    "reliability (%s) must be 0..1".formatted(reliability));
        }
    }

    /** The next score to expect of somebody who did not change. */
    public double next(double score) {
        return mean + reliability * (score - mean);
    }

    /** How far the score seems to fall without any change. */
    public double apparentFall(double score) {
        return score - next(score);
    }

    /**
     * How much of a person's own mean a mixed model keeps; the rest is pulled to the group.
     *
     * @param between variance between people, above 0
     * @param within variance of one answer, 0 or more
     * @param answers of this person, 1 or more
     */
    public static double shrinkage(double between, double within, int answers) {
        if (!(between > 0 && within >= 0 && answers >= 1)) {
            throw new IllegalArgumentException(
                    "variances (%s, %s) and answers (%d) must be positive"
                            .formatted(between, within, answers));
        }
        return between / (between + within / answers);
    }
}
