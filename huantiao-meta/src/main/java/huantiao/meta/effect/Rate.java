package huantiao.meta.effect;

/**
 * Events in person-time. A missing number is {@code NaN}.
 *
 * @param x events
 * @param t person-time, above 0
 */
public record Rate(String study, double x, double t) {
    public Rate {
        if (!(Double.isNaN(x) || x >= 0)) {
            throw new IllegalArgumentException(
                    "events of %s (%s) is not possible".formatted(study, x));
        }
        if (!(Double.isNaN(t) || t > 0)) {
            throw new IllegalArgumentException(
                    "person-time of %s (%s) is not possible".formatted(study, t));
        }
    }
}
