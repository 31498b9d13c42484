package huantiao.care;

/**
 * How needles are worked by hand (STRICTA 2010, item 2e), in the kinds that the library's technique
 * {@code TQ-MANUAL} names. What reinforcing and reducing mean is general professional knowledge.
 */
public enum Manipulation {
    EVEN,
    REINFORCING,
    REDUCING,
    ROTATION,
    LIFT_THRUST;

    /** True if what the word means rests on general professional knowledge alone. */
    public boolean isGeneral() {
        return this == REINFORCING || this == REDUCING;
    }
}
