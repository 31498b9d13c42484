package huantiao.course;

import huantiao.base.Known;
import huantiao.measures.Exact;
import java.util.Optional;

/**
 * Published rules on how long acupuncture goes on. Neither was made for sciatica, so they are shown
 * beside the project's own review and decide nothing.
 */
public final class VisitRules {
    private VisitRules() {}

    /** What GERAC did at session 10. The two endings are words of ours. */
    public enum Gerac {
        FIVE_MORE,
        STOP_OR_CHANGE,
        STOP_GOAL_REACHED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Five more sessions if pain fell by 10 to 50 %. Chronic back pain, not sciatica.
     *
     * @param percentFallen of the baseline
     * @see <a href="https://doi.org/10.1001/archinte.167.17.1892">Haake 2007</a>
     */
    public static Gerac gerac(Exact percentFallen) {
        if (percentFallen.exceeds(Exact.of(50))) {
            return Gerac.STOP_GOAL_REACHED;
        }
        return percentFallen.isAtLeast(Exact.of(10)) ? Gerac.FIVE_MORE : Gerac.STOP_OR_CHANGE;
    }

    /**
     * How many more visits Medicare NCD 30.3.3 (2020) would pay for: 12 in 90 days, 8 more only
     * while improving, 20 a year. Non-specific chronic low back pain only; sciatica with a known
     * cause lies outside it.
     *
     * @return visits left, empty when none are
     */
    public static Optional<Integer> medicare(
            int visitsIn90Days, int visitsInYear, Known improving) {
        if (visitsIn90Days < 0 || visitsInYear < visitsIn90Days) {
            throw new IllegalArgumentException(
                    "visits (%d in 90 days, %d in the year) must nest"
                            .formatted(visitsIn90Days, visitsInYear));
        }
        var leftInYear = 20 - visitsInYear;
        var left = Math.min(leftInYear, visitsIn90Days < 12 ? 12 - visitsIn90Days : 8);
        return left > 0 && (improving.isYes() || visitsIn90Days < 12)
                ? Optional.of(left)
                : Optional.empty();
    }
}
