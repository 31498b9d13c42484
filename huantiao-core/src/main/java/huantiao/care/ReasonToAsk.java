package huantiao.care;

import huantiao.triage.Condition;
import huantiao.triage.Facts;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fact that nobody told, by which an absolute rule forbids treatment whatever is planned, and why
 * this person must be asked for it: a blood count of somebody with a bleeding disorder. Without a
 * reason nobody is kept from care by a number that nobody has. Which facts are reasons is general
 * professional knowledge.
 *
 * @param fact that is not known
 * @param because known facts that are the reason, at least one
 * @param rules that wait for it
 */
public record ReasonToAsk(String fact, List<String> because, List<Rule> rules) {

    private static final Map<String, List<Condition>> REASONS = reasons();

    public ReasonToAsk {
        because = List.copyOf(because);
        rules = List.copyOf(rules);
    }

    /** What is a reason to ask for each. */
    static Map<String, List<Condition>> reasons() {
        var cancer = is("cancer_history", new Value.Choice("current"));
        var chemotherapy = new Condition.Has("medicines", Set.of("chemotherapy"));
        var reasons = new LinkedHashMap<String, List<Condition>>();
        reasons.put("inr", List.of(is("anticoagulant", new Value.Choice("warfarin"))));
        reasons.put(
                "platelets",
                List.of(
                        yes("bleeding_disorder"),
                        yes("liver_disease"),
                        is("anticoagulant", new Value.Choice("heparin")),
                        cancer,
                        chemotherapy));
        reasons.put("neutrophils", List.of(yes("immunosuppressed"), cancer, chemotherapy));
        reasons.put("dvt_current", List.of(yes("calf_swollen_one_side")));
        reasons.put(
                "spine_unstable",
                List.of(
                        is("trauma", new Value.Choice("major")),
                        yes("spine_tender_midline"),
                        cancer));
        reasons.put(
                "acute_infection_systemic",
                List.of(yes("fever_or_rigors"), yes("unwell"), yes("recent_infection")));
        return reasons;
    }

    private static Condition yes(String fact) {
        return is(fact, new Value.Truth(true));
    }

    private static Condition is(String fact, Value value) {
        return new Condition.Is(fact, value);
    }

    /** Facts that somebody can have a reason to be asked for. */
    public static Set<String> facts() {
        return Collections.unmodifiableSet(REASONS.keySet());
    }

    /** Everything there is a reason to ask this person for, by what is known. */
    public static List<ReasonToAsk> of(Facts known, Rules rules) {
        var asked = new ArrayList<ReasonToAsk>();
        REASONS.forEach((fact, reasons) -> {
            var because =
                    reasons.stream()
                            .filter(reason -> reason.holds(known).isYes())
                            .flatMap(reason -> reason.facts().stream())
                            .distinct()
                            .toList();
            var waiting =
                    waiting(known, rules)
                            .filter(rule -> rule.when().facts().contains(fact))
                            .toList();
            if (!known.knows(fact) && !because.isEmpty() && !waiting.isEmpty()) {
                asked.add(new ReasonToAsk(fact, because, waiting));
            }
        });
        return List.copyOf(asked);
    }

    /** Absolute rules that hold whatever is planned, and cannot be told yet. */
    public static Stream<Rule> waiting(Facts known, Rules rules) {
        return whateverIsPlanned(rules).filter(rule -> rule.when().holds(known).isUnknown());
    }

    /** Absolute rules whose condition asks nothing of the plan. */
    static Stream<Rule> whateverIsPlanned(Rules rules) {
        return rules.all().stream()
                .filter(rule -> rule.severity() == Rule.Severity.ABSOLUTE)
                .filter(rule -> !rule.asksOfThePlan());
    }
}
