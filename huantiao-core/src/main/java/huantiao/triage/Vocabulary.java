package huantiao.triage;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every fact there is a word for, and the only way by which facts come in: from a form as raw
 * strings, or from JSON and the like as plain values. All problems are told at once.
 */
public final class Vocabulary {
    private final Map<String, Declaration> byName;

    public Vocabulary(Collection<Declaration> declarations) {
        Map<String, Declaration> names = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            if (names.putIfAbsent(declaration.name(), declaration) != null) {
                throw new IllegalArgumentException(
                        "fact (%s) must be declared once".formatted(declaration.name()));
            }
        }
        byName = Collections.unmodifiableMap(names);
    }

    /** In the order of the data. */
    public Collection<Declaration> declarations() {
        return byName.values();
    }

    public Optional<Declaration> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * @throws IllegalArgumentException if nobody declared it
     */
    public Declaration declaration(String name) {
        Declaration declaration = byName.get(name);
        if (declaration == null) {
            throw new IllegalArgumentException("fact (%s) must be declared".formatted(name));
        }
        return declaration;
    }

    /** Nothing asked yet. */
    public Facts nothingKnown() {
        return new Facts(this, Map.of());
    }

    /**
     * Facts from a form. A field left empty is unknown; so is one that is not there.
     *
     * @param fields the strings sent for each fact; several only for a list
     */
    public Result<Facts, List<Problem>> readForm(Map<String, List<String>> fields) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Value> values = new LinkedHashMap<>();
        fields.forEach((name, sent) -> {
            List<String> given =
                    sent.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
            if (!given.isEmpty()) {
                enterable(name, problems)
                        .flatMap(fact -> fromStrings(fact, given, problems))
                        .ifPresent(value -> values.put(name, value));
            }
        });
        return problems.isEmpty()
                ? Result.ok(new Facts(this, values))
                : Result.refused(List.copyOf(problems));
    }

    /**
     * Facts from plain values as {@link Facts#plain()} writes them. Types are taken strictly: the
     * text {@code "42"} is no number. A null says unknown.
     */
    public Result<Facts, List<Problem>> read(Map<String, ? extends @Nullable Object> plain) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Value> values = new LinkedHashMap<>();
        plain.forEach((name, given) -> {
            Optional<Declaration> fact = enterable(name, problems);
            if (fact.isPresent() && given != null) {
                fromPlain(fact.get(), given, problems).ifPresent(value -> values.put(name, value));
            }
        });
        return problems.isEmpty()
                ? Result.ok(new Facts(this, values))
                : Result.refused(List.copyOf(problems));
    }

    /**
     * Plain values that were read and kept before, perhaps in the words of an earlier vocabulary:
     * what today's words do not know or do not allow is unknown.
     */
    public Facts readWhatFits(Map<String, ? extends @Nullable Object> plain) {
        List<Problem> unheard = new ArrayList<>();
        Map<String, Value> values = new LinkedHashMap<>();
        plain.forEach((name, given) -> {
            if (given != null) {
                enterable(name, unheard)
                        .flatMap(fact -> fromPlain(fact, given, unheard))
                        .ifPresent(value -> values.put(name, value));
            }
        });
        return new Facts(this, values);
    }

    /**
     * One plain value as a value of a declared fact, derived or not.
     *
     * @throws IllegalArgumentException if nobody declared the fact
     */
    public Result<Value, Problem> value(String fact, Object plain) {
        List<Problem> problems = new ArrayList<>();
        return fromPlain(declaration(fact), plain, problems)
                .<Result<Value, Problem>>map(Result::ok)
                .orElseGet(() -> Result.refused(problems.getFirst()));
    }

    private Optional<Declaration> enterable(String name, List<Problem> problems) {
        Declaration fact = byName.get(name);
        if (fact == null) {
            problems.add(
                    new Problem(
                            name.isBlank() ? "?" : name,
                            "HT-0420",
                            "There is no fact of this name.",
                            "Correct the name, or leave it out."));
            return Optional.empty();
        }
        if (fact.derived()) {
            problems.add(
                    new Problem(
                            name,
                            "HT-0424",
                            "This fact is worked out from the others and cannot be entered.",
                            "Leave it out."));
            return Optional.empty();
        }
        return Optional.of(fact);
    }

    private static Optional<Value> fromStrings(
            Declaration fact, List<String> given, List<Problem> problems) {
        if (fact.type() instanceof FactType.Many many) {
            return list(fact, many, given, problems);
        }
        if (given.size() > 1) {
            problems.add(
                    new Problem(
                            fact.name(),
                            "HT-0421",
                            "Takes one value, but got several.",
                            "Keep one."));
            return Optional.empty();
        }
        String text = given.getFirst();
        return switch (fact.type()) {
            case FactType.Truth _ ->
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "true", "yes" -> Optional.of(new Value.Truth(true));
                        case "false", "no" -> Optional.of(new Value.Truth(false));
                        default -> wrong(fact, problems);
                    };
            case FactType.Whole _ -> {
                if (!text.matches("[+-]?\\d{1,9}")) {
                    yield wrong(fact, problems);
                }
                yield within(fact, new Value.Whole(Integer.parseInt(text)), problems);
            }
            case FactType.Decimal _ -> {
                if (!text.matches("[+-]?\\d{1,9}([.,]\\d{1,9})?")) {
                    yield wrong(fact, problems);
                }
                double number = Double.parseDouble(text.replace(',', '.'));
                yield within(fact, new Value.Decimal(number), problems);
            }
            case FactType.Choice _ -> within(fact, new Value.Choice(text), problems);
            case FactType.Many many -> list(fact, many, given, problems);
        };
    }

    private static Optional<Value> fromPlain(
            Declaration fact, Object given, List<Problem> problems) {
        return switch (fact.type()) {
            case FactType.Truth _ when given instanceof Boolean truth ->
                    Optional.of(new Value.Truth(truth));
            case FactType.Whole _ when given instanceof Integer number ->
                    within(fact, new Value.Whole(number), problems);
            case FactType.Decimal _
                    when given instanceof Number number && Double.isFinite(number.doubleValue()) ->
                    within(fact, new Value.Decimal(number.doubleValue()), problems);
            case FactType.Choice _ when given instanceof String text ->
                    within(fact, new Value.Choice(text), problems);
            case FactType.Many many when given instanceof Collection<?> items -> {
                List<String> entries = new ArrayList<>();
                for (Object item : items) {
                    entries.add(item instanceof String entry ? entry : "");
                }
                yield list(fact, many, entries, problems);
            }
            case FactType.Truth _,
                    FactType.Whole _,
                    FactType.Decimal _,
                    FactType.Choice _,
                    FactType.Many _ ->
                    wrong(fact, problems);
        };
    }

    private static Optional<Value> list(
            Declaration fact, FactType.Many many, List<String> given, List<Problem> problems) {
        Set<String> entries = new LinkedHashSet<>();
        boolean allAllowed = true;
        for (String entry : given) {
            Optional<String> spelt = many.entries().spelt(entry);
            allAllowed &= spelt.isPresent();
            spelt.ifPresent(entries::add);
        }
        if (!allAllowed) {
            problems.add(
                    new Problem(
                            fact.name(),
                            "HT-0423",
                            "An entry of the list is not allowed.",
                            "Give %s.".formatted(many.wanted())));
            return Optional.empty();
        }
        return Optional.of(new Value.Many(entries));
    }

    private static Optional<Value> within(Declaration fact, Value value, List<Problem> problems) {
        if (fact.type().allows(value)) {
            return Optional.of(value);
        }
        String code = value instanceof Value.Choice ? "HT-0423" : "HT-0422";
        String what = value instanceof Value.Choice ? "Not an allowed value." : "Out of range.";
        problems.add(
                new Problem(fact.name(), code, what, "Give %s.".formatted(fact.type().wanted())));
        return Optional.empty();
    }

    private static Optional<Value> wrong(Declaration fact, List<Problem> problems) {
        problems.add(
                new Problem(
                        fact.name(),
                        "HT-0421",
                        "Of the wrong type.",
                        "Give %s.".formatted(fact.type().wanted())));
        return Optional.empty();
    }
}
