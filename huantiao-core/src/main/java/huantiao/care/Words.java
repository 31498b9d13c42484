package huantiao.care;

/** Bounds on what people write, so that one note cannot drown a chart. */
final class Words {

    /** Longest free text kept in one field, in characters. */
    static final int LONG = 8_000;

    /** Longest line kept in one field, in characters. */
    static final int LINE = 300;

    private Words() {}

    /** The text without white space around it, at most {@value #LONG} characters. */
    static String text(String what, String text) {
        return bounded(what, text, LONG);
    }

    /** As {@link #text}, at most {@value #LINE} characters. */
    static String line(String what, String text) {
        return bounded(what, text, LINE);
    }

    /** As {@link #line}, and not empty. */
    static String named(String what, String text) {
        var line = line(what, text);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("%s must not be empty".formatted(what));
        }
        return line;
    }

    private static String bounded(String what, String text, int most) {
        var stripped = text.strip();
        if (stripped.length() > most) {
            throw new IllegalArgumentException(
                    "%s (%d characters) must have at most %d"
                            .formatted(what, stripped.length(), most));
        }
        return stripped;
    }

    /** Stays quiet for 1 to {@code most} minutes. */
    static void minutes(String what, int minutes, int most) {
        if (!(minutes >= 1 && minutes <= most)) {
            throw new IllegalArgumentException(
                    "%s (%d) must be within 1..%d".formatted(what, minutes, most));
        }
    }
}
