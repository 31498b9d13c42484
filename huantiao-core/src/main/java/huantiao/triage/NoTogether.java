package huantiao.triage;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which open questions whoever asked them may answer no together: those of which a no is never the
 * finding.
 *
 * <p>A question is left out if anything reads its no ({@link #telling}), if the no, beside those
 * before it, would let a rule or a flag speak or turn a verdict worse, and if it wants an answer of
 * its own. The second holds by itself while no rule reads the calmest level; it is checked because
 * rules are data and may come to.
 */
public final class NoTogether {

    private static final Value NO = new Value.Truth(false);

    private static final Value NONE = new Value.Choice("none");

    private static final Set<Value> NOES = Set.of(NO, NONE);

    /**
     * Questions that want an answer of their own, whatever a no means to a rule: whoever is asked
     * about thoughts of harming themselves is not one of several ticks, and how badly somebody is
     * limited is what they came for. General professional knowledge.
     */
    private static final Set<String> ALONE = Set.of("self_harm_thoughts", "function_badly_limited");

    private NoTogether() {}

    /**
     * Those of the questions that may be answered no together, in their order.
     *
     * @param asked facts; of them only what is not known and can be answered no
     * @param facts the person and what is planned, without derived facts
     */
    public static Set<String> of(
            Collection<String> asked, Facts facts, RedFlags flags, Rules rules) {
        return of(asked, Set.of(), facts, flags, rules);
    }

    /**
     * The same, where some choices have an entry {@code none} that says no.
     *
     * @param none facts of which {@code none} stands for a no
     */
    public static Set<String> of(
            Collection<String> asked, Set<String> none, Facts facts, RedFlags flags, Rules rules) {
        return of(asked, none, Map.of(), facts, flags, rules);
    }

    /**
     * The same, with questions to which something else says that nothing is in the way. That a rule
     * reads their no does not leave them out; all else does.
     *
     * @param clear what is said of each of these
     */
    public static Set<String> of(
            Collection<String> asked,
            Set<String> none,
            Map<String, Value> clear,
            Facts facts,
            RedFlags flags,
            Rules rules) {
        Set<String> telling = telling(flags, rules);
        PlanCheck before = rules.check(flags.assess(facts));
        Set<String> together = new LinkedHashSet<>();
        Facts answered = facts;
        for (String fact : asked) {
            Optional<Value> said =
                    Optional.ofNullable(clear.get(fact))
                            .or(() -> no(fact, none, facts).filter(_ -> !telling.contains(fact)))
                            .filter(_ -> !ALONE.contains(fact));
            if (!facts.knows(fact) && said.isPresent()) {
                Facts more = answered.with(fact, said.get());
                if (isNoLouder(rules.check(flags.assess(more)), before)) {
                    together.add(fact);
                    answered = more;
                }
            }
        }
        return Collections.unmodifiableSet(together);
    }

    /** The no of a fact that can be answered no. */
    private static Optional<Value> no(String fact, Set<String> none, Facts facts) {
        Declaration declaration = facts.vocabulary().declaration(fact);
        if (declaration.derived()) {
            return Optional.empty();
        }
        if (declaration.type() instanceof FactType.Truth) {
            return Optional.of(NO);
        }
        return Optional.of(NONE)
                .filter(_ -> none.contains(fact))
                .filter(declaration.type()::allows);
    }

    /**
     * Facts of which a no says something: a rule or a flag asks for the no, or a yes would excuse
     * an alarm.
     */
    public static Set<String> telling(RedFlags flags, Rules rules) {
        Set<String> telling = new LinkedHashSet<>();
        flags.all().forEach(flag -> gather(flag.when(), telling));
        rules.all().forEach(rule -> gather(rule.when(), telling));
        return Collections.unmodifiableSet(telling);
    }

    /**
     * True if nothing speaks in the one check that is silent in the other, and nothing is worse.
     */
    private static boolean isNoLouder(PlanCheck after, PlanCheck before) {
        return before.fired().containsAll(after.fired())
                && before.assessment().positive().containsAll(after.assessment().positive())
                && after.techniques().entrySet().stream()
                        .allMatch(one -> isNoWorse(one.getValue(), before.verdict(one.getKey())))
                && after.points().entrySet().stream()
                        .allMatch(one ->
                                isNoWorse(
                                        one.getValue(),
                                        before.points()
                                                .getOrDefault(
                                                        one.getKey(), new Verdict.Allowed())));
    }

    private static boolean isNoWorse(Verdict after, Verdict before) {
        return severity(after) <= severity(before) && before.grounds().containsAll(after.grounds());
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> 0;
            case Verdict.AllowedWithChange _ -> 1;
            case Verdict.NeedsReason _ -> 2;
            case Verdict.Blocked _ -> 3;
        };
    }

    private static void gather(Condition condition, Set<String> telling) {
        switch (condition) {
            case Condition.Is(var fact, var value) when NOES.contains(value) -> telling.add(fact);
            case Condition.In(var fact, var values) when values.stream().anyMatch(NOES::contains) ->
                    telling.add(fact);
            case Condition.None none -> telling.addAll(none.facts());
            case Condition.Comparison _ -> {}
            case Condition.Joined joined -> joined.parts().forEach(part -> gather(part, telling));
        }
    }
}
