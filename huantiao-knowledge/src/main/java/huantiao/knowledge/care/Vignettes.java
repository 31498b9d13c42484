package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.triage.Declaration;
import huantiao.triage.Facts;
import huantiao.triage.Rules;
import huantiao.triage.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Described people in a file: facts of their own laid over those of a named profile.
 *
 * <p>A case that cannot be read is left out and its problems told; the others are still there. A
 * fact given as nothing ({@code fever_or_rigors:}) is unknown, whatever the profile says.
 *
 * @param cases those that could be read, in the order of the file
 * @param problems everything wrong, as {@code file:id:field}
 */
public record Vignettes(List<Case> cases, List<Problem> problems) {
    public Vignettes {
        cases = List.copyOf(cases);
        problems = List.copyOf(problems);
    }

    /** One described person. */
    public record Case(String id, Facts facts) {}

    /**
     * @param file name for messages
     */
    public static Vignettes read(String file, String text, CareKnowledge knowledge) {
        Problems problems = new Problems();
        List<Case> cases = new ArrayList<>();
        YamlText.read(file, text, problems)
                .ifPresent(document ->
                        new Reader(knowledge, problems)
                                .read(Entry.of(file, document, problems), cases));
        return new Vignettes(cases, problems.all());
    }

    private static final class Reader {
        private final Vocabulary vocabulary;
        private final Problems problems;

        /** Of lists that take any word, those that something here knows. */
        private final Map<String, Set<String>> known;

        private final Map<String, Optional<Map<String, @Nullable Object>>> profiles =
                new HashMap<>();

        Reader(CareKnowledge knowledge, Problems problems) {
            this.vocabulary = knowledge.vocabulary();
            this.known =
                    Map.of(
                            Rules.HERBS,
                            knowledge.herbNames().codes(),
                            Rules.SUPPLEMENTS,
                            knowledge.rules().entriesNamed(Rules.SUPPLEMENTS));
            this.problems = problems;
        }

        void read(Entry document, List<Case> cases) {
            for (Entry profile : document.entriesByName("profiles")) {
                profiles.put(profile.id(), checked(profile, plain(profile)));
            }
            if (!document.has("items")) {
                document.refuse("items", "HT-0404", "Must be given.", "List the cases there.");
            }
            Set<String> taken = new LinkedHashSet<>();
            for (Entry item : document.entries("items")) {
                if (!item.has("id") || item.id().equals("-")) {
                    item.refuse("id", "HT-0404", "Must be given.", "Give each case an id.");
                } else if (!taken.add(item.id())) {
                    item.refuse(
                            "id",
                            "HT-0411",
                            "The id '%s' is already taken.".formatted(item.id()),
                            "Give each case an id of its own.");
                } else {
                    facts(item).ifPresent(facts -> cases.add(new Case(item.id(), facts)));
                }
            }
        }

        private Optional<Facts> facts(Entry item) {
            int before = problems.count();
            Map<String, @Nullable Object> merged = new LinkedHashMap<>();
            if (item.has("base")) {
                String base = item.text("base");
                Optional<Map<String, @Nullable Object>> profile = profiles.get(base);
                if (profile == null) {
                    item.refuse(
                            "base",
                            "HT-0445",
                            "There is no profile '%s' in this file.".formatted(base),
                            "Describe it under profiles, or correct its name.");
                } else if (profile.isEmpty()) {
                    item.refuse(
                            "base",
                            "HT-0445",
                            "The profile '%s' could not be read.".formatted(base),
                            "Mend the profile.");
                } else {
                    merged.putAll(profile.get());
                }
            }
            if (!item.has("facts") && !item.has("base")) {
                item.refuse(
                        "facts",
                        "HT-0404",
                        "Must be given where no base is named.",
                        "Use {} for a person of whom nothing is known.");
            }
            Optional<Entry> own = item.entry("facts");
            if (own.isPresent()) {
                Map<String, @Nullable Object> plain = plain(own.get());
                checked(own.get(), plain).ifPresent(merged::putAll);
            }
            if (problems.count() != before) {
                return Optional.empty();
            }
            return Optional.of(vocabulary.read(merged).orElseThrow());
        }

        /** The values of a block, if each is a fact that allows it. */
        private Optional<Map<String, @Nullable Object>> checked(
                Entry block, Map<String, @Nullable Object> plain) {
            return switch (vocabulary.read(plain)) {
                case Result.Ok<Facts, List<Problem>>(var facts) ->
                        areKnown(block, facts) ? Optional.of(plain) : Optional.empty();
                case Result.Refused<Facts, List<Problem>>(var found) -> {
                    for (Problem problem : found) {
                        block.refuse(
                                problem.where(), problem.code(), problem.what(), problem.cure());
                    }
                    yield Optional.empty();
                }
            };
        }

        /** Nothing speaks against a herb that no rule knows, and nothing for it. */
        private boolean areKnown(Entry block, Facts facts) {
            int before = problems.count();
            known.forEach((fact, codes) -> {
                var unknown =
                        facts.entries(fact).stream().filter(one -> !codes.contains(one)).toList();
                if (!unknown.isEmpty()) {
                    block.refuse(
                            fact,
                            "HT-0423",
                            "No rule here knows: %s.".formatted(String.join(", ", unknown)),
                            "Leave it out, or give any of: %s."
                                    .formatted(
                                            codes.stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
                }
            });
            return problems.count() == before;
        }

        private Map<String, @Nullable Object> plain(Entry block) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            for (String name : block.names()) {
                Node node = block.node(name).orElseThrow();
                Optional<Declaration> fact = vocabulary.find(name);
                plain.put(
                        name,
                        fact.isEmpty()
                                ? node
                                : PlainValues.of(node, fact.get().type()).orElse(null));
            }
            return plain;
        }
    }
}
