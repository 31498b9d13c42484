package huantiao.course;

/**
 * How long it has lasted. An acute course is never shown behind a chronic person: the natural fall
 * differs too much.
 */
public enum Phase {
    ACUTE,
    SUBACUTE,
    CHRONIC;

    /**
     * Acute under 6 weeks, subacute 6 to 12, chronic over 12.
     *
     * @param weeks since it began, 0 or more
     */
    public static Phase after(double weeks) {
        if (!(weeks >= 0)) {
            throw new IllegalArgumentException("weeks (%s) must be 0 or more".formatted(weeks));
        }
        if (weeks < 6) {
            return ACUTE;
        }
        return weeks <= 12 ? SUBACUTE : CHRONIC;
    }
}
