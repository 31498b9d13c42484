package huantiao.meta.effect;

/**
 * Two measurements of the same people, or of matched pairs. A missing number is {@code NaN}.
 *
 * @param mean1 mean of the first measurement
 * @param sd1 its standard deviation, above 0
 * @param mean2 mean of the second
 * @param sd2 its standard deviation
 * @param n people or pairs
 * @param r correlation of the two measurements, -1 to 1
 */
public record Change(
        String study, double mean1, double sd1, double mean2, double sd2, double n, double r) {
    public Change {
        if (!(Double.isNaN(sd1) || sd1 >= 0)) {
            throw new IllegalArgumentException(
                    "sd1 of %s (%s) is not possible".formatted(study, sd1));
        }
        if (!(Double.isNaN(sd2) || sd2 >= 0)) {
            throw new IllegalArgumentException(
                    "sd2 of %s (%s) is not possible".formatted(study, sd2));
        }
        if (!(Double.isNaN(n) || n > 0)) {
            throw new IllegalArgumentException("n of %s (%s) is not possible".formatted(study, n));
        }
        if (!(Double.isNaN(r) || Math.abs(r) <= 1)) {
            throw new IllegalArgumentException(
                    "correlation of %s (%s) is not possible".formatted(study, r));
        }
    }
}
