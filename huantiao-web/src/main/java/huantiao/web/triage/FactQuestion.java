package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.triage.Condition;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fact as a question on a page; nothing is chosen before somebody chooses. */
public sealed interface FactQuestion {

    /** As many choices as are seen at a glance: four rows of four. */
    int AT_A_GLANCE = 16;

    String fact();

    /** What is asked. */
    String label();

    /** The words to read out to the person; empty where the label is these. */
    String aloud();

    /** One of a few answers. */
    record One(String fact, Choices choices, String aloud) implements FactQuestion {

        public One(String fact, Choices choices) {
            this(fact, choices, "");
        }

        @Override
        public String label() {
            return choices.label();
        }
    }

    /** Any number of answers, or none of them. */
    record Several(String fact, Choices choices, String aloud) implements FactQuestion {

        public Several(String fact, Choices choices) {
            this(fact, choices, "");
        }

        @Override
        public String label() {
            return choices.label();
        }
    }

    /**
     * A number.
     *
     * @param unit may be empty
     */
    record Figure(String fact, Field field, String unit, String aloud) implements FactQuestion {

        public Figure(String fact, Field field, String unit) {
            this(fact, field, unit, "");
        }

        @Override
        public String label() {
            return field.label();
        }
    }

    /** The value that says no, in this very word; empty where no answer is so called. */
    default Optional<String> no(Words words) {
        return switch (this) {
            case One(var _, var choices, var _) ->
                    choices.options().stream()
                            .filter(option -> option.label().equals(words.say("form.no")))
                            .map(Option::value)
                            .findFirst();
            case Several _, Figure _ -> Optional.empty();
        };
    }

    /** True if it may be left open: nothing is missing without it. */
    default boolean isOptional() {
        return switch (this) {
            case One(var _, var choices, var _) -> choices.optional();
            case Several(var _, var choices, var _) -> choices.optional();
            case Figure(var _, var field, var _, var _) -> field.optional();
        };
    }

    /** The same, to be answered: with a number, or by saying that it is not known. */
    default FactQuestion needed(String hint) {
        return switch (this) {
            case One(var fact, var choices, var aloud) ->
                    new One(fact, choices.withHint(hint), aloud);
            case Several(var fact, var choices, var aloud) ->
                    new Several(fact, choices.withHint(hint), aloud);
            case Figure(var fact, var field, var unit, var aloud) ->
                    new Figure(fact, typed(field).asNeeded().withHint(hint), unit, aloud);
        };
    }

    /** The same with this before its hint. */
    default FactQuestion hintedFirst(String words) {
        return switch (this) {
            case One(var fact, var choices, var aloud) ->
                    new One(fact, choices.withHint(joined(words, choices.hint())), aloud);
            case Several(var fact, var choices, var aloud) ->
                    new Several(fact, choices.withHint(joined(words, choices.hint())), aloud);
            case Figure(var fact, var field, var unit, var aloud) ->
                    new Figure(fact, field.withHint(joined(words, field.hint())), unit, aloud);
        };
    }

    private static String joined(String first, String hint) {
        return hint.isEmpty() ? first : "%s. %s".formatted(first, hint);
    }

    /**
     * The same as a clinician reads it: question and answers in a few words of the field where
     * there are such, with the words to read out kept beside them.
     */
    default FactQuestion inShort(Words words) {
        var key = "fact.%s.short".formatted(fact());
        var label = words.knows(key) ? words.say(key) : label();
        return switch (this) {
            case One(var fact, var choices, var _) -> {
                var brief = brief(choices, fact, words);
                yield new One(fact, brief.withLabel(label), aloud(label, choices, brief, words));
            }
            case Several(var fact, var choices, var _) -> {
                var brief = brief(choices, fact, words);
                yield new Several(
                        fact,
                        noneFirst(brief).withLabel(label),
                        aloud(label, choices, brief, words));
            }
            case Figure(var fact, var field, var unit, var _) ->
                    new Figure(fact, field.withLabel(label), unit, aloud(label, words));
        };
    }

    /**
     * Whoever asked aloud and heard "nothing" need not look through a long list for that answer.
     */
    private static Choices noneFirst(Choices choices) {
        if (choices.options().size() <= AT_A_GLANCE) {
            return choices;
        }
        return choices.withOptions(
                choices.options().stream()
                        .sorted(Comparator.comparing(option -> !option.isAlone()))
                        .toList());
    }

    /** With the answers where those that can be chosen stand in other words. */
    private String aloud(String label, Choices choices, Choices brief, Words words) {
        return brief.options().equals(choices.options())
                ? aloud(label, words)
                : aloud(choices.options(), words);
    }

    private String aloud(String label, Words words) {
        var spoken = spoken(words);
        return label.equals(spoken) ? "" : spoken;
    }

    /** The question with its answers; whoever has none of a list says so unasked. */
    private String aloud(List<Option> options, Words words) {
        var asOne = "fact.%s.aloud.answers".formatted(fact());
        if (words.knows(asOne)) {
            return words.say(asOne);
        }
        return words.say(
                "fact.aloud.answers",
                spoken(words),
                options.stream()
                        .filter(option -> !option.isAlone())
                        .map(Option::label)
                        .collect(Collectors.joining("; ")));
    }

    /** The question as it is said; empty where it is seen, and not asked. */
    private String spoken(Words words) {
        var key = "fact.%s.aloud".formatted(fact());
        return words.knows(key) ? words.say(key) : label();
    }

    private static Choices brief(Choices choices, String fact, Words words) {
        return choices.withOptions(
                choices.options().stream()
                        .map(option -> {
                            var own = "fact.%s.%s.short".formatted(fact, option.value());
                            var any = "fact.value.%s.short".formatted(option.value());
                            var key = words.knows(own) ? own : any;
                            return words.knows(key)
                                    ? new Option(option.value(), words.say(key), option.hint())
                                    : option;
                        })
                        .toList());
    }

    private static Field typed(Field field) {
        return field.value().equals(FactForm.UNKNOWN) ? field.withValue("") : field;
    }

    /** The question for a fact, with what was answered. */
    static FactQuestion of(Form form, Declaration fact, CareRules rules) {
        var words = form.words();
        var name = fact.name();
        var label = label(words, name, rules.flags());
        var hintKey = "fact.%s.hint".formatted(name);
        var hint = words.knows(hintKey) ? words.say(hintKey) : "";
        return switch (fact.type()) {
            case FactType.Truth _ -> new One(name, form.yesNoUnknown(name, label).withHint(hint));
            case FactType.Choice choice ->
                    new One(
                            name,
                            form.choices(name, label, options(form, name, choice)).withHint(hint));
            case FactType.Many many ->
                    new Several(
                            name,
                            form.choices(name, label, options(form, name, many, rules))
                                    .withHint(hint));
            case FactType.Whole _, FactType.Decimal _ ->
                    new Figure(
                            name,
                            isDeciding(name, rules)
                                    ? form.field(name, label).withHint(hint)
                                    : form.field(name, label).withHint(hint).asOptional(),
                            unit(form, fact));
        };
    }

    /** True if a warning sign hangs on it: nobody is told that it may be left out. */
    private static boolean isDeciding(String fact, CareRules rules) {
        return rules.flags().all().stream().anyMatch(flag -> flag.when().facts().contains(fact));
    }

    /** The words of a question: our own, or those of the flag that asks for this fact alone. */
    static String label(Words words, String fact, RedFlags flags) {
        var key = "fact." + fact;
        if (words.knows(key)) {
            return words.say(key);
        }
        return flags.all().stream()
                .filter(flag -> alone(flag).filter(fact::equals).isPresent())
                .findFirst()
                .map(RedFlag::question)
                .orElseGet(() -> words.say(key));
    }

    /** True if there are words for it. */
    static boolean hasWords(Words words, String fact, RedFlags flags) {
        return words.knows("fact." + fact)
                || flags.all().stream()
                        .anyMatch(flag -> alone(flag).filter(fact::equals).isPresent());
    }

    /** The fact whose yes is all that a flag asks for, whatever could explain it. */
    private static Optional<String> alone(RedFlag flag) {
        return switch (flag.when()) {
            case Condition.Is(var fact, Value.Truth(var yes)) when yes -> Optional.of(fact);
            case Condition.All(var parts)
                    when parts.size() == 2
                            && parts.getFirst()
                                    instanceof Condition.Is(var fact, Value.Truth(var yes))
                            && yes
                            && parts.getLast() instanceof Condition.None ->
                    Optional.of(fact);
            case Condition.Comparison _, Condition.Joined _ -> Optional.empty();
        };
    }

    private static List<Option> options(Form form, String fact, FactType.Choice choice) {
        var options = new ArrayList<Option>();
        for (var value : choice.values()) {
            if (!value.equals(FactForm.UNKNOWN)) {
                options.add(Option.of(value, value(form.words(), fact, value)));
            }
        }
        options.add(Option.of(FactForm.UNKNOWN, form.words().say("form.unknown")));
        return options;
    }

    /** The entries a list may have; of one that takes any, those that a rule looks for. */
    private static List<Option> options(
            Form form, String fact, FactType.Many many, CareRules rules) {
        var options = new ArrayList<Option>();
        var values =
                many.entries() instanceof FactType.Entries.OneOf(var listed)
                        ? listed
                        : rules.rules().all().stream()
                                .flatMap(rule -> rule.entriesNamed(fact).stream())
                                .sorted()
                                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var value : values) {
            options.add(Option.of(value, value(form.words(), fact, value)));
        }
        options.add(Option.of(FactForm.NONE, form.words().say("fact.none-of-these")));
        return options;
    }

    /** The words of one value, as {@code none} of {@code trauma}. */
    static String value(Words words, String fact, String value) {
        var own = "fact.%s.%s".formatted(fact, value);
        return words.knows(own) ? words.say(own) : words.say("fact.value." + value);
    }

    private static String unit(Form form, Declaration fact) {
        var key = "fact.%s.unit".formatted(fact.name());
        return form.words().knows(key) ? form.words().say(key) : "";
    }
}
