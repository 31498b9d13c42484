package huantiao.web.form;

import huantiao.base.Problem;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field in which answers are chosen: one (radio, select) or several (boxes). Nothing is chosen
 * before somebody chooses.
 *
 * @param chosen the values that were sent
 * @param problem what is wrong with it; empty if nothing is
 * @param hint help under the label; may be empty
 * @param optional true shows "optional"
 * @param where what a problem calls it: the name, or one row of those that share the name
 */
public record Choices(
        String name,
        String label,
        List<Option> options,
        List<String> chosen,
        String problem,
        String hint,
        boolean optional,
        String where) {

    public Choices {
        options = List.copyOf(options);
        chosen = List.copyOf(chosen);
        if (name.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "choices (%s) must have a name and a label".formatted(name));
        }
    }

    /** An answer that is none of those that were offered. */
    public static Problem notOneOfThem(String field) {
        return new Problem(field, "HT-0791", "Not one of the answers.", "Choose one of them.");
    }

    public Choices withHint(String words) {
        return new Choices(name, label, options, chosen, problem, words, optional, where);
    }

    public Choices withLabel(String words) {
        return new Choices(name, words, options, chosen, problem, hint, optional, where);
    }

    /** The same sent under another name, so that one of them is chosen in each of several rows. */
    public Choices withName(String other) {
        return new Choices(other, label, options, chosen, problem, hint, optional, where);
    }

    public Choices withOptions(List<Option> others) {
        return new Choices(name, label, others, chosen, problem, hint, optional, where);
    }

    public Choices withChosen(String... values) {
        return new Choices(name, label, options, List.of(values), problem, hint, optional, where);
    }

    /** The same without these answers. */
    public Choices without(Collection<String> values) {
        return new Choices(
                name,
                label,
                options.stream().filter(one -> !values.contains(one.value())).toList(),
                chosen,
                problem,
                hint,
                optional,
                where);
    }

    public Choices asOptional() {
        return new Choices(name, label, options, chosen, problem, hint, true, where);
    }

    /** True if it was chosen. "None of these" gives way to whatever else was chosen with it. */
    public boolean has(Option option) {
        return chosen.contains(option.value())
                && (!option.isAlone() || chosen.stream().allMatch(option.value()::equals));
    }

    public String id() {
        return Form.id(where);
    }

    /** The first answer has the field's own id, so that a problem's link leads there. */
    public String id(int index) {
        return index == 0 ? id() : id() + "-" + index;
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
        return Field.described(id(), hint, problem);
    }
}
