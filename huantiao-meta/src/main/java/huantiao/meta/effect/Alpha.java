package huantiao.meta.effect;

/**
 * Cronbach's alpha of a questionnaire. A missing number is {@code NaN}.
 *
 * @param alpha at most 1
 * @param items number of items, 2 or more
 * @param n people
 */
public record Alpha(String study, double alpha, double items, double n) {
    public Alpha {
        if (!(Double.isNaN(alpha) || alpha <= 1)) {
            throw new IllegalArgumentException(
                    "alpha of %s (%s) is not possible".formatted(study, alpha));
        }
        if (!(Double.isNaN(items) || items >= 2)) {
            throw new IllegalArgumentException(
                    "items of %s (%s) is not possible".formatted(study, items));
        }
    }
}
