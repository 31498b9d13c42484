package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Node;
import huantiao.triage.Condition;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Satisfiability;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rule language of {@code facts.yaml} into conditions, checking facts and values. */
final class ConditionReader {
    /** Stands where a condition could not be read; what holds it is never handed out. */
    private static final Condition UNREAD = new Condition.Any(List.of());

    private static final Map<String, Condition.Order> ORDERS = new LinkedHashMap<>();

    static {
        ORDERS.put("gt", Condition.Order.GT);
        ORDERS.put("gte", Condition.Order.GTE);
        ORDERS.put("lt", Condition.Order.LT);
        ORDERS.put("lte", Condition.Order.LTE);
    }

    private final Vocabulary vocabulary;

    ConditionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The condition in this field of an entry. */
    Condition read(Entry owner, String field) {
        Optional<Entry> block = owner.entry(field);
        if (block.isEmpty()) {
            if (!owner.has(field)) {
                owner.refuse(field, "HT-0404", "Must be given.", "");
            }
            return UNREAD;
        }
        Condition read = condition(block.get());
        if (!isUnread(read)) {
            Satisfiability.conflict(read, vocabulary)
                    .ifPresent(fact ->
                            owner.refuse(
                                    field,
                                    "HT-0240",
                                    "It can never hold: no value of '%s' fits.".formatted(fact),
                                    "Take out the comparison that contradicts the others."));
        }
        return read;
    }

    private static boolean isUnread(Condition read) {
        return read.equals(UNREAD)
                || (read instanceof Condition.Joined joined
                        && joined.parts().stream().anyMatch(ConditionReader::isUnread));
    }

    private Condition condition(Entry block) {
        Condition read = block.has("fact") ? comparison(block) : joined(block);
        block.nothingElse();
        return read;
    }

    private Condition joined(Entry block) {
        List<String> words = present(block, Set.of("all", "any", "none"));
        if (words.size() != 1) {
            block.refuse(
                    "",
                    "HT-0440",
                    "A condition must compare one fact, or be one of all, any, none.",
                    "");
            return UNREAD;
        }
        String word = words.getFirst();
        List<Condition> parts = new ArrayList<>();
        for (Entry part : block.entries(word)) {
            parts.add(condition(part));
        }
        if (parts.isEmpty()) {
            block.refuse(word, "HT-0440", "Must join at least one condition.", "");
            return UNREAD;
        }
        return switch (word) {
            case "all" -> new Condition.All(parts);
            case "any" -> new Condition.Any(parts);
            default -> block.<Condition>build(() -> new Condition.None(parts)).orElse(UNREAD);
        };
    }

    private Condition comparison(Entry block) {
        String name = block.text("fact");
        Optional<Declaration> found = vocabulary.find(name);
        if (found.isEmpty()) {
            block.refuse(
                    "fact",
                    "HT-0441",
                    "The fact '%s' is not declared.".formatted(name),
                    "Declare it in facts.yaml, or correct its name.");
        }
        Set<String> known = new LinkedHashSet<>(Set.of("is", "in", "has", "has_any"));
        known.addAll(ORDERS.keySet());
        List<String> words = present(block, known);
        if (words.size() != 1) {
            block.refuse("", "HT-0440", "A comparison must have one operator.", "");
            return UNREAD;
        }
        String word = words.getFirst();
        Node operand = block.node(word).orElseThrow();
        if (found.isEmpty()) {
            return UNREAD;
        }
        Declaration fact = found.get();
        return switch (word) {
            case "is" ->
                    single(block, word, fact, operand)
                            .<Condition>map(value -> new Condition.Is(name, value))
                            .orElse(UNREAD);
            case "in" -> {
                Set<Value> values = new LinkedHashSet<>();
                for (Node item : block.items(word)) {
                    single(block, word, fact, item).ifPresent(values::add);
                }
                yield new Condition.In(name, values);
            }
            case "has" -> has(block, word, fact, List.of(block.text(word)));
            case "has_any" -> has(block, word, fact, block.texts(word));
            default -> {
                Condition.Order order = ORDERS.get(word);
                boolean number =
                        fact.type() instanceof FactType.Whole
                                || fact.type() instanceof FactType.Decimal;
                var bound = Entry.numberIn(operand);
                if (order == null || !number || bound.isEmpty()) {
                    mismatch(block, word, fact);
                    yield UNREAD;
                }
                yield new Condition.Bound(name, order, bound.getAsDouble());
            }
        };
    }

    private Optional<Value> single(Entry block, String word, Declaration fact, Node operand) {
        Optional<Object> plain =
                fact.type() instanceof FactType.Many
                        ? Optional.empty()
                        : PlainValues.of(operand, fact.type());
        if (plain.isEmpty()) {
            mismatch(block, word, fact);
            return Optional.empty();
        }
        return switch (vocabulary.value(fact.name(), plain.get())) {
            case Result.Ok<Value, Problem>(var value) -> Optional.of(value);
            case Result.Refused<Value, Problem> _ -> {
                mismatch(block, word, fact);
                yield Optional.empty();
            }
        };
    }

    private Condition has(Entry block, String word, Declaration fact, List<String> entries) {
        if (!(fact.type() instanceof FactType.Many(FactType.Entries allowed))
                || entries.isEmpty()
                || !entries.stream()
                        .allMatch(one -> allowed.spelt(one).filter(one::equals).isPresent())) {
            mismatch(block, word, fact);
            return UNREAD;
        }
        return new Condition.Has(fact.name(), new LinkedHashSet<>(entries));
    }

    private static void mismatch(Entry block, String word, Declaration fact) {
        block.refuse(
                word,
                "HT-0442",
                "'%s' does not fit the fact '%s', which is %s."
                        .formatted(word, fact.name(), fact.type().wanted()),
                "");
    }

    private static List<String> present(Entry block, Set<String> words) {
        return block.names().stream().filter(words::contains).toList();
    }
}
