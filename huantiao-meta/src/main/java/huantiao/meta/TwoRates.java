package huantiao.meta;

/**
 * Events and person-time of two groups.
 *
 * @param x1 events of the treated
 * @param t1 their person-time, above 0
 */
public record TwoRates(String study, double x1, double t1, double x2, double t2) implements Counts {

    public TwoRates {
        if (x1 < 0 || x2 < 0 || t1 <= 0 || t2 <= 0) {
            throw new IllegalArgumentException(
                    "events of %s (%s, %s) must be 0 or more and person-time (%s, %s) above 0"
                            .formatted(study, x1, x2, t1, t2));
        }
    }

    public boolean complete() {
        return !Double.isNaN(x1 + x2 + t1 + t2);
    }
}
