package huantiao.base;

/**
 * One thing wrong with what we were given: where it is, what is wrong, and what to do about it.
 *
 * <p>All problems of a form or file are gathered before it is refused. A problem carries no
 * person's data: the value itself may be repeated back only in the form it came from.
 *
 * @param where field of a form, or {@code file:id:field}
 * @param code stable code such as {@code HT-0142}; also the message key {@code problem.HT-0142}
 * @param what what is wrong, in one plain sentence
 * @param cure what to do, in one plain sentence; may be empty
 */
public record Problem(String where, String code, String what, String cure) {
    public Problem {
        if (where.isBlank() || what.isBlank()) {
            throw new IllegalArgumentException("a problem must say where and what");
        }
        if (!code.matches("HT-\\d{4}")) {
            throw new IllegalArgumentException(
                    "problem code (%s) must be HT-0000 to HT-9999".formatted(code));
        }
    }

    @Override
    public String toString() {
        var said = cure.isEmpty() ? what : what + " " + cure;
        return "%s: %s (%s)".formatted(onOneLine(where), onOneLine(said), code);
    }

    /**
     * The text with every character that could break the line, steer a terminal or turn the
     * direction of what follows written as its number: a file may have chosen them.
     */
    private static String onOneLine(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(character -> {
                    if (steers(character)) {
                        shown.append("\\u%04x".formatted(character));
                    } else {
                        shown.appendCodePoint(character);
                    }
                });
        return shown.toString();
    }

    private static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default ->
                    (character >= 0x202A && character <= 0x202E)
                            || (character >= 0x2066 && character <= 0x2069);
        };
    }
}
