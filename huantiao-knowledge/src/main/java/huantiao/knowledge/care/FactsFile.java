package huantiao.knowledge.care;

import huantiao.knowledge.Entry;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Holding;
import huantiao.triage.Level;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code facts.yaml}: the vocabulary, what the levels hold, and what the severities mean.
 *
 * @param severities what each severity means, in a sentence
 */
record FactsFile(
        Vocabulary vocabulary, List<Holding> holdings, Map<Rule.Severity, String> severities) {

    static FactsFile read(Entry file) {
        file.node("version");
        List<Declaration> declarations = new ArrayList<>();
        file.entriesByName("facts").forEach(fact -> add(fact, false, declarations));
        file.entriesByName("derived").forEach(fact -> add(fact, true, declarations));
        checkTechniques(file, declarations);
        List<Holding> holdings = new ArrayList<>();
        file.entries("triage_levels").forEach(level -> holding(level).ifPresent(holdings::add));
        Map<Rule.Severity, String> severities = new LinkedHashMap<>();
        for (Entry severity : file.entries("severities")) {
            Rule.Severity id = severity.oneOf("id", Rule.Severity.class);
            severities.put(id, severity.text("meaning"));
            severity.nothingElse();
        }
        file.nothingElse();
        return new FactsFile(new Vocabulary(declarations), holdings, severities);
    }

    private static void add(Entry fact, boolean derived, List<Declaration> declarations) {
        Optional<FactType> type = type(fact);
        String unit = fact.textOrEmpty("unit");
        String note = fact.textOrEmpty("note");
        fact.nothingElse();
        if (declarations.stream().anyMatch(other -> other.name().equals(fact.id()))) {
            fact.refuse("", "HT-0411", "The fact is declared twice.", "Keep one.");
            return;
        }
        type.flatMap(known ->
                        fact.build(() -> new Declaration(fact.id(), known, unit, note, derived)))
                .ifPresent(declarations::add);
    }

    private static Optional<FactType> type(Entry fact) {
        return switch (fact.text("type")) {
            case "bool" -> Optional.of(new FactType.Truth());
            case "int" -> {
                int lowest = fact.whole("min", -1_000_000, 1_000_000);
                int highest = fact.whole("max", -1_000_000, 1_000_000);
                yield fact.build(() -> new FactType.Whole(lowest, highest));
            }
            case "number" -> {
                double lowest = fact.number("min", -1e9, 1e9);
                double highest = fact.number("max", -1e9, 1e9);
                yield fact.build(() -> new FactType.Decimal(lowest, highest));
            }
            case "enum" -> {
                Set<String> values = new LinkedHashSet<>(fact.texts("values"));
                yield fact.build(() -> new FactType.Choice(values));
            }
            case "list" -> Optional.of(new FactType.Many(entries(fact)));
            default -> {
                fact.refuse(
                        "type",
                        "HT-0407",
                        "Not a type of fact.",
                        "Use one of: bool, int, number, enum, list.");
                yield Optional.empty();
            }
        };
    }

    private static FactType.Entries entries(Entry fact) {
        if (fact.has("values")) {
            return new FactType.Entries.OneOf(new LinkedHashSet<>(fact.texts("values")));
        }
        if (!fact.has("of")) {
            return new FactType.Entries.Words();
        }
        return fact.oneOf("of", Set.of("points", "ids")).equals("points")
                ? new FactType.Entries.Points()
                : new FactType.Entries.Ids();
    }

    /** The techniques a plan may name must be those the program knows, no more and no fewer. */
    private static void checkTechniques(Entry file, List<Declaration> declarations) {
        Set<String> known =
                Arrays.stream(TechniqueKind.values())
                        .map(TechniqueKind::code)
                        .collect(Collectors.toSet());
        boolean same =
                declarations.stream()
                        .anyMatch(fact ->
                                fact.name().equals("techniques")
                                        && fact.type()
                                                instanceof
                                                FactType.Many(FactType.Entries.OneOf(var values))
                                        && values.equals(known));
        if (!same) {
            file.refuse(
                    "facts",
                    "HT-0443",
                    "The fact 'techniques' must list exactly: %s."
                            .formatted(known.stream().sorted().toList()),
                    "");
        }
    }

    private static Optional<Holding> holding(Entry entry) {
        Level level = entry.oneOf("id", Level.class);
        int rank = entry.whole("rank", 1, 5);
        String meaning = entry.text("meaning");
        List<String> held = entry.texts("hold");
        entry.nothingElse();
        if (rank != level.rank()) {
            entry.refuse("rank", "HT-0443", "Must be %d.".formatted(level.rank()), "");
        }
        boolean everything = held.contains("all");
        Set<TechniqueKind> techniques = EnumSet.noneOf(TechniqueKind.class);
        for (String code : held) {
            if (!code.equals("all")) {
                technique(entry, "hold", code).ifPresent(techniques::add);
            }
        }
        return entry.build(() -> new Holding(level, meaning, everything, techniques));
    }

    /** The technique of this code, or nothing after saying that there is none. */
    static Optional<TechniqueKind> technique(Entry entry, String field, String code) {
        Optional<TechniqueKind> technique = TechniqueKind.of(code.toLowerCase(Locale.ROOT));
        if (technique.isEmpty()) {
            entry.refuse(field, "HT-0407", "There is no technique '%s'.".formatted(code), "");
        }
        return technique;
    }
}
