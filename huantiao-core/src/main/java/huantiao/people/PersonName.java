package huantiao.people;

/**
 * A person's name as they write it: any script, any direction, one field.
 *
 * <p>1 to 200 code points after trimming; line breaks and control characters are refused because
 * they can hide who is meant. Nothing is said about what a name looks like beyond that.
 */
public record PersonName(String text) {

    /** Longest name kept, in code points. */
    public static final int MAX_CODE_POINTS = 200;

    public PersonName {
        text = text.strip();
        int length = text.codePointCount(0, text.length());
        if (!(length >= 1 && length <= MAX_CODE_POINTS)) {
            throw new IllegalArgumentException(
                    "a name (%d characters) must have 1 to %d characters"
                            .formatted(length, MAX_CODE_POINTS));
        }
        if (text.codePoints().anyMatch(PersonName::hides)) {
            throw new IllegalArgumentException(
                    "a name must not hold line breaks or control characters");
        }
    }

    /** True where the text could be a name; the form asks before it builds one. */
    public static boolean isPossible(String text) {
        var stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        return length >= 1
                && length <= MAX_CODE_POINTS
                && stripped.codePoints().noneMatch(PersonName::hides);
    }

    /** Control characters, and the marks that turn the direction of everything after them. */
    private static boolean hides(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    @Override
    public String toString() {
        return text;
    }
}
