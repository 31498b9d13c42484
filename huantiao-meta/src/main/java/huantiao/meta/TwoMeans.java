package huantiao.meta;

/**
 * Means of two independent groups of one study, with standard deviations and group sizes.
 *
 * @param mean1 of the treated
 * @param sd1 standard deviation, above 0
 * @param n1 people
 */
public record TwoMeans(
        String study, double mean1, double sd1, double n1, double mean2, double sd2, double n2) {

    public TwoMeans {
        check(study, "standard deviation of group 1", sd1);
        check(study, "standard deviation of group 2", sd2);
        check(study, "size of group 1", n1);
        check(study, "size of group 2", n2);
    }

    private static void check(String study, String what, double value) {
        if (!(Double.isNaN(value) || (value >= 0 && value < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(
                    "%s of %s (%s) must be 0 or more and finite".formatted(what, study, value));
        }
    }

    /** Standard deviation pooled over both groups. */
    public double pooledSd() {
        return Math.sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / (n1 + n2 - 2));
    }
}
