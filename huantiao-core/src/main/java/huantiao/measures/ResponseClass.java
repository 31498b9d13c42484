package huantiao.measures;

/**
 * What one pair of scores says, in the order the rule tries them. The pieces are published; putting
 * them together is a rule of this project.
 */
public enum ResponseClass {
    /** Not both scores are there, or the instrument does not judge change. */
    NOT_ASSESSABLE,
    /** Big enough to matter and more than noise. */
    IMPROVED,
    /** Big enough to matter, but one pair cannot rule out ordinary ups and downs. */
    IMPROVED_WITHIN_ERROR,
    /** Big enough to matter; how large the noise is, nobody has published. */
    IMPROVED_ERROR_UNKNOWN,
    /** More than noise, but less than people call important. */
    SMALL_IMPROVEMENT,
    /** Worse by more than noise. */
    WORSE,
    /** Worse by as much as would matter, but not beyond noise; or worse from nothing. */
    POSSIBLY_WORSE,
    NO_CLEAR_CHANGE;

    /** As {@code improved_within_error}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Large enough to matter, whether or not it is more than noise. */
    public boolean isResponse() {
        return switch (this) {
            case IMPROVED, IMPROVED_WITHIN_ERROR, IMPROVED_ERROR_UNKNOWN -> true;
            case NOT_ASSESSABLE, SMALL_IMPROVEMENT, WORSE, POSSIBLY_WORSE, NO_CLEAR_CHANGE -> false;
        };
    }
}
