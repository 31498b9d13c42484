package huantiao.care;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    /** These and the later ones; where both tell of a fact, the later holds. */
    public FactsTold then(FactsTold later) {
        var both = new TreeMap<String, Object>(plain);
        both.putAll(later.plain);
        return new FactsTold(both);
    }

    /** The same with these facts untold. */
    public FactsTold without(Collection<String> facts) {
        var fewer = new TreeMap<String, Object>(plain);
        fewer.keySet().removeAll(List.copyOf(facts));
        return new FactsTold(fewer);
    }

    /** Names only: what is known about a person does not go into logs. */
    @Override
    public String toString() {
        return "FactsTold" + plain.keySet();
    }
}
