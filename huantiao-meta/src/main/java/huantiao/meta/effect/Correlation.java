package huantiao.meta.effect;

/**
 * A correlation of two variables. A missing number is {@code NaN}.
 *
 * @param r -1 to 1
 * @param n people
 */
public record Correlation(String study, double r, double n) {
    public Correlation {
        if (!(Double.isNaN(r) || Math.abs(r) <= 1)) {
            throw new IllegalArgumentException(
                    "correlation of %s (%s) is not possible".formatted(study, r));
        }
        if (!(Double.isNaN(n) || n > 0)) {
            throw new IllegalArgumentException("n of %s (%s) is not possible".formatted(study, n));
        }
    }
}
