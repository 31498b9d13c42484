package huantiao.web.form;

import huantiao.base.Problem;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/**
 * A form as it is shown: what was sent, and what is wrong with it. Hands out the fields that the
 * parts draw.
 *
 * @param sent the raw strings
 * @param problems each names its field in {@link Problem#where()}
 */
public record Form(Sent sent, List<Problem> problems, Words words) {

    public Form {
        problems = List.copyOf(problems);
    }

    /** A form nobody has filled in. */
    public static Form empty(Words words) {
        return new Form(Sent.nothing(), List.of(), words);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** One field with a value. */
    public Field field(String name, String label) {
        return new Field(name, label, sent.text(name), problem(name), "", false, name);
    }

    /** A field in which one or more of several answers is chosen. */
    public Choices choices(String name, String label, List<Option> options) {
        return new Choices(name, label, options, sent.all(name), problem(name), "", false, name);
    }

    /** Yes, no, or not known: never answered before somebody answers. */
    public Choices yesNoUnknown(String name, String label) {
        return choices(
                name,
                label,
                List.of(
                        Option.of("yes", words.say("form.yes")),
                        Option.of("no", words.say("form.no")),
                        Option.of("unknown", words.say("form.unknown"))));
    }

    /** The problems in the order of their fields on the page; those of no field come last. */
    public List<Problem> problems(SequencedMap<String, String> names) {
        var order = List.copyOf(names.keySet());
        return problems.stream()
                .sorted(
                        Comparator.comparingInt(problem ->
                                order.contains(problem.where())
                                        ? order.indexOf(problem.where())
                                        : order.size()))
                .toList();
    }

    /**
     * Problems of one kind, told once and then by the names of their fields.
     *
     * @param title what is the matter with all of them
     */
    public record Group(String title, List<Problem> problems) {
        public Group {
            problems = List.copyOf(problems);
        }
    }

    /** The problems that stand for themselves, in the order of their fields. */
    public List<Problem> single(SequencedMap<String, String> names) {
        return problems(names).stream().filter(problem -> !isGrouped(problem, names)).toList();
    }

    /** Those of which many are alike. */
    public List<Group> groups(SequencedMap<String, String> names) {
        var groups = new ArrayList<Group>();
        var grouped = problems(names).stream().filter(one -> isGrouped(one, names)).toList();
        for (var code : grouped.stream().map(Problem::code).distinct().toList()) {
            var alike = grouped.stream().filter(one -> one.code().equals(code)).toList();
            groups.add(new Group(words.say(group(code), alike.size()), alike));
        }
        return groups;
    }

    private boolean isGrouped(Problem problem, SequencedMap<String, String> names) {
        return !names.getOrDefault(problem.where(), "").isEmpty()
                && words.knows(group(problem.code()))
                && problems.stream().filter(one -> one.code().equals(problem.code())).count() > 1;
    }

    private static String group(String code) {
        return "problems.group." + code;
    }

    /** Everything wrong with this field, in one line; empty if nothing is. */
    public String problem(String name) {
        return problems.stream()
                .filter(problem -> problem.where().equals(name))
                .map(this::say)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    /** What is wrong and what to do, in the reader's language where there is such a text. */
    public String say(Problem problem) {
        var key = "problem." + problem.code();
        if (words.knows(key)) {
            return words.say(key);
        }
        return problem.cure().isEmpty() ? problem.what() : problem.what() + " " + problem.cure();
    }

    /**
     * The same in few words, for the list of problems: only where it is said in full where the line
     * of the list leads to.
     */
    public String brief(Problem problem) {
        var key = "problems.brief." + problem.code();
        return words.knows(key) ? words.say(key) : say(problem);
    }

    /** Where the link of a problem leads to. */
    public static String id(String name) {
        return "f-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
