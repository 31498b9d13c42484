package huantiao.measures;

/**
 * Why a form has no score.
 *
 * @param reason stable word for pages, exports and the command line
 * @param answered how many items held a number
 * @param what one plain sentence; names items and bounds, never the answers
 */
public record Unscored(Reason reason, int answered, String what) {

    /** Every reason there is. */
    public enum Reason {
        UNFINISHED,
        MISSING_ITEM,
        TOO_FEW_ANSWERS,
        OUT_OF_RANGE,
        WRONG_NUMBER_OF_ITEMS,
        WRONG_EDITION,
        UNIT_MISSING,
        WRONG_UNIT,
        /** Scoring needs a table or service of the rights holder that is not shipped. */
        NEEDS_LICENSED_SCORING,
        /** Nobody has read the scoring rule in a source. */
        RULE_UNVERIFIED,
        /** The answers describe a state; there is no number to make of them. */
        NO_TOTAL;

        /** As {@code missing_item}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
