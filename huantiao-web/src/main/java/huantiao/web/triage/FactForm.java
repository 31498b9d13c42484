package huantiao.web.triage;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Medicines;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts as they were typed or ticked. What was left open, or "I don't know", stays unknown. */
public record FactForm(Sent sent, Set<String> names) {

    /**
     * A list that is known to be empty; beside a finding it says nothing, and the finding stands.
     */
    static final String NONE = Option.NONE;

    /** Sent where somebody says that an answer is not known. */
    public static final String UNKNOWN = "unknown";

    public FactForm {
        names = new LinkedHashSet<>(names);
    }

    /** Those of the fields that are facts of the vocabulary and may be entered. */
    public static FactForm of(Sent sent, Vocabulary vocabulary) {
        return of(sent, vocabulary, sent.fields().keySet());
    }

    public static FactForm of(Sent sent, Vocabulary vocabulary, Collection<String> fields) {
        var names = new LinkedHashSet<String>();
        for (var name : fields) {
            if (vocabulary.find(name).filter(fact -> !fact.derived()).isPresent()) {
                names.add(name);
            }
        }
        return new FactForm(sent, names);
    }

    /** A form with what is known of a fact in its field, as it would be sent. */
    public static Sent written(Sent form, String fact, Value value) {
        return switch (value) {
            case Value.Truth(boolean isSo) -> form.with(fact, isSo ? "yes" : "no");
            case Value.Whole(int number) -> form.with(fact, String.valueOf(number));
            case Value.Decimal(double number) -> form.with(fact, String.valueOf(number));
            case Value.Choice(var one) -> form.with(fact, one);
            case Value.Many(var entries) when entries.isEmpty() -> form.with(fact, NONE);
            case Value.Many(var entries) -> form.with(fact, entries.toArray(String[]::new));
        };
    }

    /** The facts, or everything that is wrong with them. */
    public Result<Facts, List<Problem>> read(Vocabulary vocabulary) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Set<String> empty = new LinkedHashSet<>();
        for (var name : names) {
            var type = vocabulary.declaration(name).type();
            var given = sent.all(name).stream().filter(value -> says(type, value)).toList();
            if (given.equals(List.of(NONE)) && type instanceof FactType.Many) {
                empty.add(name);
            } else {
                fields.put(name, given.stream().filter(value -> !value.equals(NONE)).toList());
            }
        }
        return vocabulary
                .readForm(fields)
                .map(facts -> {
                    var all = facts;
                    for (var name : empty) {
                        all = all.with(name, List.of());
                    }
                    return Medicines.agreed(all);
                });
    }

    /** The facts that can be read; what is wrong with the others does not hide them. */
    public Facts readable(Vocabulary vocabulary) {
        return switch (read(vocabulary)) {
            case Result.Ok<Facts, List<Problem>>(var facts) -> facts;
            case Result.Refused<Facts, List<Problem>>(var problems) -> {
                var rest = new LinkedHashSet<>(names);
                problems.forEach(problem -> rest.remove(problem.where()));
                yield new FactForm(sent, rest)
                        .read(vocabulary)
                        .fold(facts -> facts, _ -> vocabulary.nothingKnown());
            }
        };
    }

    /** "I don't know" is an answer of its own only where the rules have a word for it. */
    private static boolean says(FactType type, String value) {
        return !value.equals(UNKNOWN) || type.allows(new Value.Choice(UNKNOWN));
    }
}
