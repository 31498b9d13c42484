package huantiao.triage;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one person and the plan of one session. A fact that is not here is unknown,
 * never false. Immutable; equal if the same values are known, in whatever order they came.
 */
public final class Facts {
    private final Vocabulary vocabulary;
    private final Map<String, Value> known;

    /**
     * @param known becomes part of it: whoever made it must not change it any more
     */
    Facts(Vocabulary vocabulary, Map<String, Value> known) {
        this.vocabulary = vocabulary;
        this.known = Collections.unmodifiableMap(known);
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Optional<Value> find(String fact) {
        return Optional.ofNullable(known.get(fact));
    }

    @Nullable Value valueOrNull(String fact) {
        return known.get(fact);
    }

    public boolean knows(String fact) {
        return known.containsKey(fact);
    }

    public Set<String> names() {
        return known.keySet();
    }

    /** The entries of a list fact; none if it is unknown. */
    public Set<String> entries(String fact) {
        return known.get(fact) instanceof Value.Many(Set<String> values) ? values : Set.of();
    }

    /**
     * One more fact, or a new value for it.
     *
     * @throws IllegalArgumentException if the fact is not declared or does not allow the value
     */
    public Facts with(String fact, Value value) {
        Declaration declaration = vocabulary.declaration(fact);
        if (!declaration.type().allows(value)) {
            throw new IllegalArgumentException(
                    "value of fact (%s) must be %s".formatted(fact, declaration.type().wanted()));
        }
        Map<String, Value> more = new LinkedHashMap<>(known);
        more.put(fact, value);
        return new Facts(vocabulary, more);
    }

    public Facts with(String fact, boolean value) {
        return with(fact, new Value.Truth(value));
    }

    public Facts with(String fact, int value) {
        return with(
                fact,
                vocabulary.declaration(fact).type() instanceof FactType.Decimal
                        ? new Value.Decimal(value)
                        : new Value.Whole(value));
    }

    public Facts with(String fact, String choice) {
        return with(fact, new Value.Choice(choice));
    }

    public Facts with(String fact, Collection<String> entries) {
        return with(fact, new Value.Many(new LinkedHashSet<>(entries)));
    }

    /** The same with values the program itself worked out, which need no check. */
    Facts withDerived(Map<String, Value> derived) {
        Map<String, Value> more = new LinkedHashMap<>(known);
        more.keySet().removeAll(Set.of(RedFlags.TRIAGE, RedFlags.OPEN_QUESTIONS));
        more.putAll(derived);
        return new Facts(vocabulary, more);
    }

    /** The same with this list of planned techniques, which are known to be allowed. */
    Facts withTechniques(Set<TechniqueKind> techniques) {
        Set<String> codes = new LinkedHashSet<>();
        techniques.forEach(technique -> codes.add(technique.code()));
        Map<String, Value> more = new LinkedHashMap<>(known);
        more.put(Rules.TECHNIQUES, new Value.Many(codes));
        return new Facts(vocabulary, more);
    }

    /** All of these; where both know a fact, the other's value holds. */
    public Facts overlaidWith(Facts other) {
        Map<String, Value> both = new LinkedHashMap<>(known);
        both.putAll(other.known);
        return new Facts(vocabulary, both);
    }

    /** The same with these facts unknown again. */
    public Facts without(Collection<String> facts) {
        Map<String, Value> fewer = new LinkedHashMap<>(known);
        fewer.keySet().removeAll(Set.copyOf(facts));
        return new Facts(vocabulary, fewer);
    }

    /**
     * As JSON and YAML write it, without what the program worked out; read back by the vocabulary.
     */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (!vocabulary.declaration(name).derived()) {
                plain.put(name, value.plain());
            }
        });
        return Collections.unmodifiableMap(plain);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && known.equals(facts.known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    /** Names only: what is known about a person does not go into logs. */
    @Override
    public String toString() {
        return "Facts" + known.keySet();
    }
}
