package huantiao.web.form;

/**
 * One answer that can be chosen.
 *
 * @param value what is sent
 * @param label what is read
 * @param hint a line below; may be empty
 */
public record Option(String value, String label, String hint) {

    public Option {
        if (value.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "option (%s) must have a value and a label".formatted(value));
        }
    }

    public static Option of(String value, String label) {
        return new Option(value, label, "");
    }
}
