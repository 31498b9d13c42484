package huantiao.base;

/**
 * A yes, a no, or nobody asked: Kleene's strong three-valued logic.
 *
 * <p>A question nobody answered is {@link #UNKNOWN}, never {@link #NO}.
 *
 * @see <a href="https://plato.stanford.edu/entries/logic-manyvalued/">Many-valued logic, section
 *     3.1</a>
 */
public enum Known {
    YES,
    NO,
    UNKNOWN;

    public static Known of(boolean value) {
        return value ? YES : NO;
    }

    /** No if either is no; yes if both are yes; else unknown. */
    public Known and(Known other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    /** Yes if either is yes; no if both are no; else unknown. */
    public Known or(Known other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }

    /** The contrary; what is unknown stays unknown. */
    public Known not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public boolean isYes() {
        return this == YES;
    }

    public boolean isNo() {
        return this == NO;
    }

    public boolean isUnknown() {
        return this == UNKNOWN;
    }
}
