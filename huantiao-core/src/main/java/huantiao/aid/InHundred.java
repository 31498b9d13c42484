package huantiao.aid;

/**
 * How many of one hundred people, with the interval it may lie in.
 *
 * @param people 0 to 100
 * @param low 0 to 100, not above {@code people}
 * @param high 0 to 100, not below {@code people}
 */
public record InHundred(double people, double low, double high) {
    public InHundred {
        if (!(0 <= low && low <= people && people <= high && high <= 100)) {
            throw new IllegalArgumentException(
                    "people in a hundred (%s, %s to %s) must run from 0 to 100 in order"
                            .formatted(people, low, high));
        }
    }

    /** A share of 0 to 1 as people in a hundred; cut to 0 to 100. */
    static InHundred of(double share, double low, double high) {
        return new InHundred(cut(share), cut(low), cut(high));
    }

    private static double cut(double share) {
        return Math.min(100, Math.max(0, 100 * share));
    }

    /** Whole people, as one says it. */
    public int rounded() {
        return (int) Math.round(people);
    }
}
