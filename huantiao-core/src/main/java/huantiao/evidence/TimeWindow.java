package huantiao.evidence;

/**
 * The weeks after the start of treatment that a question is about.
 *
 * @param fromWeeks first week, 0 or more
 * @param toWeeks last week, not before the first
 */
public record TimeWindow(double fromWeeks, double toWeeks) {

    /** Any time, also one that the report does not name. */
    public static final TimeWindow ANY = new TimeWindow(0, Double.POSITIVE_INFINITY);

    public TimeWindow {
        if (!(fromWeeks >= 0 && toWeeks >= fromWeeks)) {
            throw new IllegalArgumentException(
                    "time window (%s to %s weeks) must run forward from 0"
                            .formatted(fromWeeks, toWeeks));
        }
    }

    /** True where the last week measured lies within; a time nobody named lies only within any. */
    public boolean contains(Followup followup) {
        if (equals(ANY)) {
            return true;
        }
        return followup.isKnown()
                && followup.toWeeks().getAsDouble() >= fromWeeks
                && followup.toWeeks().getAsDouble() <= toWeeks;
    }
}
