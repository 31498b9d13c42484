package huantiao.evidence;

/**
 * What a guideline says about acupuncture, with the people it is about.
 *
 * @param scope whom it covers
 * @param coversSciatica whether that includes sciatica, in the reviewers' words
 * @param position the reviewers' word for its position, as read
 * @param stance the position as one of four
 * @param statement what it says, in our words; may be empty
 * @param status whether it is in force
 */
public record Guideline(
        String id,
        String title,
        String body,
        String country,
        String issued,
        String updated,
        String scope,
        String coversSciatica,
        String position,
        Stance stance,
        String strength,
        String statement,
        String source,
        String readAs,
        String status,
        String notes) {

    /** For, against, neither, or nobody could read it. */
    public enum Stance {
        AGAINST,
        FOR,
        NEUTRAL,
        NOT_READ;

        /** Reads a position such as "CONDITIONAL FOR". */
        public static Stance of(String position) {
            if (position.startsWith("AGAINST")) {
                return AGAINST;
            }
            if (position.startsWith("FOR") || position.startsWith("CONDITIONAL FOR")) {
                return FOR;
            }
            return position.startsWith("NEUTRAL") ? NEUTRAL : NOT_READ;
        }
    }

    /** True where a newer edition took its place. */
    public boolean isReplaced() {
        return status.startsWith("replaced");
    }
}
