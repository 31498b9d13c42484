package huantiao.meta.effect;

/**
 * A mean of one group. A missing number is {@code NaN}.
 *
 * @param mean mean
 * @param sd standard deviation
 * @param n people
 */
public record Mean(String study, double mean, double sd, double n) {
    public Mean {
        if (!(Double.isNaN(sd) || sd >= 0)) {
            throw new IllegalArgumentException(
                    "sd of %s (%s) is not possible".formatted(study, sd));
        }
        if (!(Double.isNaN(n) || n > 0)) {
            throw new IllegalArgumentException("n of %s (%s) is not possible".formatted(study, n));
        }
    }
}
