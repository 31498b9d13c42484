package huantiao.care;

import huantiao.triage.Condition;
import huantiao.triage.Facts;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Questions of a plan that hardly ever change it: a blood count, or an illness that matters to
 * something that is not planned. They stand folded, named and open to be answered, until something
 * known or planned is a reason to ask (decision 0296). Folded is not answered: what a rule cannot
 * tell without them stays unknown. Which facts are reasons is general professional knowledge.
 */
public final class RarelyAsked {

    private static final Map<String, List<Condition>> REASONS = reasons();

    /**
     * What has to be known and no before one of them is folded: an acute infection keeps needles
     * and current away, and only who has no fever and does not feel ill is not asked for it.
     */
    private static final Map<String, Set<String>> FOLDED_BY_NO =
            Map.of("acute_infection_systemic", Set.of("fever_or_rigors", "unwell"));

    private RarelyAsked() {}

    /** What is a reason to ask for each, with those of {@link ReasonToAsk}. */
    static Map<String, List<Condition>> reasons() {
        var reasons = new LinkedHashMap<>(ReasonToAsk.reasons());
        reasons.remove("inr");
        reasons.put(
                "liver_disease",
                List.of(
                        planned("cupping_wet", "herbs"),
                        yes("bleeding_disorder"),
                        new Condition.In(
                                Medicines.ANTICOAGULANT,
                                Set.of(
                                        new Value.Choice("warfarin"),
                                        new Value.Choice("doac"),
                                        new Value.Choice("heparin")))));
        reasons.put("asthma", List.of(planned("moxa", "warm_needle", "bee_venom")));
        reasons.put("breastfeeding", List.of(planned("herbs", "supplements")));
        reasons.put("latex_or_adhesive_allergy", List.of(planned("ear_seeds", "press_needle")));
        reasons.put(
                "previous_endocarditis",
                List.of(planned("press_needle", "cupping_wet"), yes("iv_drug_use")));
        reasons.put(
                "neuropathy_feet",
                List.of(
                        planned("moxa", "warm_needle"),
                        yes("diabetes"),
                        yes("numb_many_areas"),
                        new Condition.Has(Medicines.LIST, Set.of("chemotherapy"))));
        return Collections.unmodifiableMap(reasons);
    }

    private static Condition planned(String... techniques) {
        return new Condition.Has(Rules.TECHNIQUES, Set.of(techniques));
    }

    private static Condition yes(String fact) {
        return new Condition.Is(fact, new Value.Truth(true));
    }

    /** Everything that can be rarely needed. */
    public static Set<String> facts() {
        return REASONS.keySet();
    }

    /**
     * Those of them that nothing is a reason to ask for.
     *
     * @param facts the person and what is planned
     */
    public static Set<String> of(Facts facts) {
        Set<String> rare = new LinkedHashSet<>();
        REASONS.forEach((fact, reasons) -> {
            if (reasons.stream().noneMatch(reason -> reason.holds(facts).isYes())
                    && FOLDED_BY_NO.getOrDefault(fact, Set.of()).stream()
                            .allMatch(one -> yes(one).holds(facts).isNo())) {
                rare.add(fact);
            }
        });
        return Collections.unmodifiableSet(rare);
    }
}
