package huantiao.meta.effect;

/**
 * So many of so many. A missing number is {@code NaN}.
 *
 * @param x with the event
 * @param n in all
 */
public record Proportion(String study, double x, double n) {
    public Proportion {
        if (!(Double.isNaN(x) || Double.isNaN(n) || (x >= 0 && x <= n))) {
            throw new IllegalArgumentException(
                    "events of %s (%s) is not possible".formatted(study, x));
        }
    }
}
