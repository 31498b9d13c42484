package huantiao.web.form;

import org.jspecify.annotations.Nullable;

/**
 * One field with one value.
 *
 * @param name its name in the request
 * @param label its question; never empty
 * @param value the raw string, as it was sent
 * @param problem what is wrong with it; empty if nothing is
 * @param hint help under the label; may be empty
 * @param optional true shows "optional"; fields are asked for unless they say so
 */
public record Field(
        String name, String label, String value, String problem, String hint, boolean optional) {

    public Field {
        if (name.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "field (%s) must have a name and a label".formatted(name));
        }
    }

    public static Field of(String name, String label) {
        return new Field(name, label, "", "", "", false);
    }

    public Field withHint(String words) {
        return new Field(name, label, value, problem, words, optional);
    }

    public Field withValue(String raw) {
        return new Field(name, label, raw, problem, hint, optional);
    }

    public Field asOptional() {
        return new Field(name, label, value, problem, hint, true);
    }

    public String id() {
        return Form.id(name);
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }

    /** For {@code aria-invalid}: absent where nothing is wrong. */
    public @Nullable String invalid() {
        return hasProblem() ? "true" : null;
    }

    /** For {@code aria-describedby}: hint and problem, absent where there is neither. */
    public @Nullable String describedBy() {
        return described(id(), hint, problem);
    }

    static @Nullable String described(String id, String hint, String problem) {
        if (hint.isEmpty()) {
            return problem.isEmpty() ? null : id + "-problem";
        }
        return problem.isEmpty() ? id + "-hint" : id + "-hint " + id + "-problem";
    }
}
