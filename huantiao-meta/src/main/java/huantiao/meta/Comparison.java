package huantiao.meta;

/**
 * The effect of one treatment against another in one trial. A trial with more than two arms is
 * given by all its pairwise comparisons.
 *
 * @param study the trial
 * @param first effect is first minus second
 * @param effect difference or log ratio
 * @param se standard error, above 0
 */
public record Comparison(String study, String first, String second, double effect, double se) {
    public Comparison {
        if (first.equals(second)) {
            throw new IllegalArgumentException(
                    "comparison of %s must be of two treatments, not %s with itself"
                            .formatted(study, first));
        }
        if (!Double.isFinite(effect) || !(se > 0 && se < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "effect (%s) and standard error (%s) of %s must be finite, the error above 0"
                            .formatted(effect, se, study));
        }
    }
}
