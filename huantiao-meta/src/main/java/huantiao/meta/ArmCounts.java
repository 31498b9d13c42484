package huantiao.meta;

/**
 * Events of one arm of one trial.
 *
 * @param events 0 to n
 * @param n people, at least 1
 */
public record ArmCounts(String study, String treatment, double events, double n) {
    public ArmCounts {
        if (!(n >= 1 && n < Double.POSITIVE_INFINITY && events >= 0 && events <= n)) {
            throw new IllegalArgumentException(
                    "events (%s) of %s in %s must be within 0..n, n (%s) at least 1"
                            .formatted(events, treatment, study, n));
        }
    }

    double nonevents() {
        return n - events;
    }
}
