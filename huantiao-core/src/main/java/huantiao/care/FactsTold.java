package huantiao.care;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts as they were told, in the plain form in which they are kept for ever: whole numbers,
 * decimals, truths, words and lists of words by the name of the fact. The vocabulary of {@code
 * triage} reads them; a fact that is not here was not told.
 */
public record FactsTold(SortedMap<String, Object> plain) {

    public static final FactsTold NOTHING = new FactsTold(Collections.emptySortedMap());

    public FactsTold {
        var copy = new TreeMap<String, Object>();
        plain.forEach((fact, value) -> copy.put(fact, checked(fact, value)));
        plain = Collections.unmodifiableSortedMap(copy);
    }

    public static FactsTold of(Map<String, Object> plain) {
        return new FactsTold(new TreeMap<>(plain));
    }

    private static Object checked(String fact, Object value) {
        return switch (value) {
            case Boolean _, Integer _, String _ -> value;
            case Double number when Double.isFinite(number) -> value;
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    List.copyOf(list);
            default ->
                    throw new IllegalArgumentException(
                            "fact (%s) must be a truth, a number, a word or a list of words"
                                    .formatted(fact));
        };
    }

    /** All of them, in the order they were told; where several tell of a fact, the last holds. */
    public static FactsTold all(Iterable<FactsTold> told) {
        var all = new TreeMap<String, Object>();
        told.forEach(one -> all.putAll(one.plain));
        return new FactsTold(all);
    }

    /** The same with these facts untold. */
    public FactsTold without(Collection<String> facts) {
        var fewer = new TreeMap<String, Object>(plain);
        facts.forEach(fewer::remove);
        return new FactsTold(fewer);
    }

    /** These facts only, as far as they were told. */
    public FactsTold only(Collection<String> facts) {
        if (plain.isEmpty()) {
            return this;
        }
        var fewer = new TreeMap<String, Object>(plain);
        fewer.keySet().retainAll(Set.copyOf(facts));
        return new FactsTold(fewer);
    }

    /** Names only: what is known about a person does not go into logs. */
    @Override
    public String toString() {
        return "FactsTold" + plain.keySet();
    }
}
