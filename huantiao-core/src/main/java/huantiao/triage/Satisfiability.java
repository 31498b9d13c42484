package huantiao.triage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether anybody could ever be whom a condition describes. A condition that nobody can meet is a
 * rule that never speaks: it is found when the rules are loaded, not when it is missed.
 */
public final class Satisfiability {

    /** Between this and a bound lies nothing a decimal fact is written in. */
    private static final double LEAST = 1e-6;

    private final Vocabulary vocabulary;
    private String conflict = "";

    private Satisfiability(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One comparison that has to hold, or must not be proven. */
    private record Literal(Condition.Comparison comparison, boolean holds) {}

    /** A condition that has to hold, or must not be proven. */
    private record Wanted(Condition condition, boolean holds) {}

    /**
     * The fact that no value fits, if the condition or one of the alternatives in it can never
     * hold; empty if each can. Unknown facts leave an exclusion standing, as in {@link
     * Condition.None}.
     *
     * @param vocabulary declares every fact of the condition
     */
    public static Optional<String> conflict(Condition condition, Vocabulary vocabulary) {
        var search = new Satisfiability(vocabulary);
        if (!search.canHold(condition)) {
            return Optional.of(search.conflict);
        }
        for (var alternative : alternatives(condition)) {
            if (!search.canHold(alternative)) {
                return Optional.of(search.conflict);
            }
        }
        return Optional.empty();
    }

    private static List<Condition> alternatives(Condition condition) {
        var all = new ArrayList<Condition>();
        if (condition instanceof Condition.Joined joined) {
            for (var part : joined.parts()) {
                if (condition instanceof Condition.Any) {
                    all.add(part);
                }
                all.addAll(alternatives(part));
            }
        }
        return all;
    }

    private boolean canHold(Condition condition) {
        var todo = new ArrayDeque<Wanted>();
        todo.add(new Wanted(condition, true));
        return search(todo, List.of());
    }

    /** Takes one condition apart after the other; tries every branch of a choice. */
    private boolean search(Deque<Wanted> todo, List<Literal> literals) {
        if (todo.isEmpty()) {
            return fits(literals);
        }
        var rest = new ArrayDeque<>(todo);
        var next = rest.removeFirst();
        return switch (next.condition()) {
            case Condition.Comparison one -> {
                var more = new ArrayList<>(literals);
                more.add(new Literal(one, next.holds()));
                yield search(rest, more);
            }
            case Condition.All(var parts) ->
                    branch(parts, next.holds(), !next.holds(), rest, literals);
            case Condition.Any(var parts) ->
                    branch(parts, next.holds(), next.holds(), rest, literals);
            case Condition.None(var parts) ->
                    branch(parts, !next.holds(), !next.holds(), rest, literals);
        };
    }

    /**
     * @param holds what each part is wanted to do
     * @param oneIsEnough true if one of the parts suffices
     */
    private boolean branch(
            List<Condition> parts,
            boolean holds,
            boolean oneIsEnough,
            Deque<Wanted> rest,
            List<Literal> literals) {
        if (!oneIsEnough) {
            var all = new ArrayDeque<>(rest);
            parts.forEach(part -> all.addFirst(new Wanted(part, holds)));
            return search(all, literals);
        }
        for (var part : parts) {
            var one = new ArrayDeque<>(rest);
            one.addFirst(new Wanted(part, holds));
            if (search(one, literals)) {
                return true;
            }
        }
        return false;
    }

    /**
     * True if every fact can have a value that meets what is wanted of it; unknown proves nothing.
     */
    private boolean fits(List<Literal> literals) {
        Map<String, List<Literal>> byFact = new LinkedHashMap<>();
        literals.forEach(one ->
                byFact.computeIfAbsent(one.comparison().fact(), _ -> new ArrayList<>()).add(one));
        for (var fact : byFact.entrySet()) {
            boolean mustBeKnown = fact.getValue().stream().anyMatch(Literal::holds);
            if (mustBeKnown && !hasValue(fact.getKey(), fact.getValue())) {
                conflict = fact.getKey();
                return false;
            }
        }
        return true;
    }

    private boolean hasValue(String fact, List<Literal> wanted) {
        return switch (vocabulary.declaration(fact).type()) {
            case FactType.Truth _ ->
                    any(wanted, List.of(new Value.Truth(true), new Value.Truth(false)));
            case FactType.Choice(var values) ->
                    any(wanted, values.stream().map(Value.Choice::new).toList());
            case FactType.Whole whole ->
                    any(
                            wanted,
                            numbers(wanted, whole.lowest(), whole.highest(), 1).stream()
                                    .map(number -> (int) Math.floor(number))
                                    .map(Value.Whole::new)
                                    .filter(whole::allows)
                                    .toList());
            case FactType.Decimal decimal ->
                    any(
                            wanted,
                            numbers(wanted, decimal.lowest(), decimal.highest(), LEAST).stream()
                                    .map(Value.Decimal::new)
                                    .filter(decimal::allows)
                                    .toList());
            case FactType.Many _ -> hasEntries(wanted);
        };
    }

    private static boolean any(List<Literal> wanted, List<? extends Value> values) {
        return values.stream()
                .anyMatch(value ->
                        wanted.stream()
                                .allMatch(one -> one.comparison().matches(value) == one.holds()));
    }

    /** Every number at which an answer could change, and its neighbours. */
    private static Set<Double> numbers(
            List<Literal> wanted, double lowest, double highest, double step) {
        var numbers = new TreeSet<>(List.of(lowest, highest));
        for (var one : wanted) {
            switch (one.comparison()) {
                case Condition.Bound(_, _, var bound) -> around(bound, step, numbers);
                case Condition.Is(_, var value) -> around(number(value), step, numbers);
                case Condition.In(_, var values) ->
                        values.forEach(value -> around(number(value), step, numbers));
                case Condition.Has _ -> {}
            }
        }
        return numbers;
    }

    private static void around(double number, double step, Set<Double> numbers) {
        numbers.addAll(List.of(number - step, number, number + step));
    }

    private static double number(Value value) {
        return switch (value) {
            case Value.Whole(var whole) -> whole;
            case Value.Decimal(var decimal) -> decimal;
            case Value.Truth _, Value.Choice _, Value.Many _ -> Double.NaN;
        };
    }

    /** Each list that has to hold an entry must have one that no exclusion names. */
    private static boolean hasEntries(List<Literal> wanted) {
        var excluded = new LinkedHashSet<String>();
        for (var one : wanted) {
            if (!one.holds() && one.comparison() instanceof Condition.Has(_, var any)) {
                excluded.addAll(any);
            }
        }
        return wanted.stream()
                .filter(Literal::holds)
                .allMatch(one ->
                        one.comparison() instanceof Condition.Has(_, var any)
                                && !excluded.containsAll(any));
    }
}
