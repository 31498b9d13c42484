package huantiao.meta;

/**
 * Counts of one study with two arms and two outcomes.
 *
 * @param a treated with the event
 * @param b treated without it
 * @param c controls with the event
 * @param d controls without it
 */
public record TwoByTwo(String study, double a, double b, double c, double d) implements Counts {

    public TwoByTwo {
        check(study, "treated with event", a);
        check(study, "treated without event", b);
        check(study, "controls with event", c);
        check(study, "controls without event", d);
    }

    private static void check(String study, String what, double count) {
        if (!(Double.isNaN(count) || (count >= 0 && count < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException(
                    "%s of %s (%s) must be 0 or more; maybe more events than people were given"
                            .formatted(what, study, count));
        }
    }

    /** From events and group sizes. */
    public static TwoByTwo ofEvents(
            String study,
            double treatedEvents,
            double treated,
            double controlEvents,
            double controls) {
        return new TwoByTwo(
                study,
                treatedEvents,
                treated - treatedEvents,
                controlEvents,
                controls - controlEvents);
    }

    public double treated() {
        return a + b;
    }

    public double controls() {
        return c + d;
    }

    public double total() {
        return a + b + c + d;
    }

    /** Whether all four counts are there. */
    public boolean complete() {
        return !Double.isNaN(total());
    }

    /** Whether a cell is 0. */
    public boolean hasZero() {
        return a == 0 || b == 0 || c == 0 || d == 0;
    }

    /** Whether neither arm, or everybody in both arms, had the event. */
    public boolean isDoubleZero() {
        return (a == 0 && c == 0) || (b == 0 && d == 0);
    }

    /** The same with a number added to every cell. */
    public TwoByTwo plus(double constant) {
        return plus(constant, constant);
    }

    /** The same with one number added to both cells of the treated and one to those of controls. */
    public TwoByTwo plus(double toTreated, double toControls) {
        return new TwoByTwo(study, a + toTreated, b + toTreated, c + toControls, d + toControls);
    }
}
