package huantiao.triage;

import huantiao.base.Known;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a condition holds, does not hold, or cannot be told yet: the condition as a tree. */
public sealed interface Explanation {

    Condition condition();

    Known outcome();

    /**
     * A comparison and what was known.
     *
     * @param given empty if nobody answered
     */
    record Compared(Condition.Comparison condition, Optional<Value> given, Known outcome)
            implements Explanation {}

    /** Several as one. */
    record Joined(Condition.Joined condition, List<Explanation> parts, Known outcome)
            implements Explanation {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    static Explanation of(Condition condition, Facts facts) {
        return switch (condition) {
            case Condition.Comparison compared ->
                    new Compared(compared, facts.find(compared.fact()), compared.holds(facts));
            case Condition.Joined joined ->
                    new Joined(
                            joined,
                            joined.parts().stream().map(part -> of(part, facts)).toList(),
                            joined.holds(facts));
        };
    }

    /** The known facts that decided it: those of the parts that came out as the whole did. */
    default Set<String> because() {
        Set<String> facts = new LinkedHashSet<>();
        if (!outcome().isUnknown()) {
            gatherReasons(facts);
        }
        return Collections.unmodifiableSet(facts);
    }

    /** The unknown facts that could still decide it; empty once it is decided. */
    default Set<String> toAsk() {
        Set<String> facts = new LinkedHashSet<>();
        if (outcome().isUnknown()) {
            gatherUnknowns(facts);
        }
        return Collections.unmodifiableSet(facts);
    }

    private void gatherReasons(Set<String> facts) {
        switch (this) {
            case Compared compared when compared.given().isPresent() ->
                    facts.add(compared.condition().fact());
            case Compared _ -> {}
            case Joined joined -> {
                boolean excludes = joined.condition() instanceof Condition.None;
                for (Explanation part : joined.parts()) {
                    Known decisive = excludes ? joined.outcome().not() : joined.outcome();
                    if (part.outcome() == decisive) {
                        part.gatherReasons(facts);
                    }
                }
            }
        }
    }

    private void gatherUnknowns(Set<String> facts) {
        switch (this) {
            case Compared compared -> facts.add(compared.condition().fact());
            case Joined joined -> {
                for (Explanation part : joined.parts()) {
                    if (part.outcome().isUnknown()) {
                        part.gatherUnknowns(facts);
                    }
                }
            }
        }
    }
}
