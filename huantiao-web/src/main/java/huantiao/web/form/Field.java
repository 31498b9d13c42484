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
 * @param where what a problem calls it: the name, or one row of those that share the name
 */
public record Field(
        String name,
        String label,
        String value,
        String problem,
        String hint,
        boolean optional,
        String where) {

    public Field {
        if (name.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "field (%s) must have a name and a label".formatted(name));
        }
    }

    public static Field of(String name, String label) {
        return new Field(name, label, "", "", "", false, name);
    }

    public Field withHint(String words) {
        return new Field(name, label, value, problem, words, optional, where);
    }

    public Field withLabel(String words) {
        return new Field(name, words, value, problem, hint, optional, where);
    }

    public Field withValue(String raw) {
        return new Field(name, label, raw, problem, hint, optional, where);
    }

    /** The same, not optional. */
    public Field asNeeded() {
        return new Field(name, label, value, problem, hint, false, where);
    }

    public Field asOptional() {
        return new Field(name, label, value, problem, hint, true, where);
    }

    public String id() {
        return Form.id(where);
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
