package huantiao.web.form;

/**
 * One answer that can be chosen.
 *
 * @param value what is sent
 * @param label what is read
 * @param hint a line below; may be empty
 */
public record Option(String value, String label, String hint) {

    /** Value of the box "none of these": it stands alone, as any other box contradicts it. */
    public static final String NONE = "none_of_these";

    public Option {
        if (value.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "option (%s) must have a value and a label".formatted(value));
        }
    }

    public static Option of(String value, String label) {
        return new Option(value, label, "");
    }

    /** True if it says that none of the others holds. */
    public boolean isAlone() {
        return value.equals(NONE);
    }
}
