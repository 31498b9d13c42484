package huantiao.care;

import huantiao.triage.Condition;
import huantiao.triage.Facts;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What whoever asked says together with the noes of those questions of a plan in which nothing is
 * in the way by another answer than a no of which rules read nothing: that the skin at the points
 * is clear, that no limb has lymphoedema, that no operation is planned, and, by a yes, that the
 * person can keep still and say if something feels wrong (decision 0332).
 *
 * <p>Each wants an answer of its own once something known or planned is a reason to look twice.
 * Which facts are reasons is general professional knowledge.
 */
public final class AllClear {

    /** What was seen of the skin where treatment is planned, as a list of what is not well. */
    static final String SKIN = "site_skin";

    private static final String STILL = "can_keep_still_and_report";

    private static final Map<String, Value> ANSWERS = answers();

    private static final List<String> NAMED = List.of(SKIN, STILL);

    private static final Map<String, List<Condition>> REASONS =
            Map.of(
                    SKIN,
                    List.of(
                            new Condition.Has(Rules.TECHNIQUES, Set.of("moxa", "warm_needle")),
                            yes("varicose_veins")),
                    STILL,
                    List.of(
                            yes("alcohol_or_drugs_now"),
                            yes("all_movements_locked_by_pain"),
                            choice("epilepsy", "uncontrolled")),
                    "lymphoedema",
                    List.of(choice("cancer_history", "past"), choice("cancer_history", "current")),
                    "surgery_planned",
                    List.of(new Condition.Bound("surgery_in_days", Condition.Order.GTE, 0)));

    private AllClear() {}

    private static Map<String, Value> answers() {
        var answers = new LinkedHashMap<String, Value>();
        answers.put(SKIN, new Value.Many(Set.of()));
        answers.put("lymphoedema", new Value.Many(Set.of()));
        answers.put("surgery_planned", new Value.Truth(false));
        answers.put(STILL, new Value.Truth(true));
        return Collections.unmodifiableMap(answers);
    }

    /** Everything that can be so answered. */
    public static Set<String> facts() {
        return ANSWERS.keySet();
    }

    /**
     * The answers to those of the questions that nothing is a reason to ask by themselves.
     *
     * @param facts the person and what is planned
     */
    public static Map<String, Value> of(Facts facts) {
        var clear = new LinkedHashMap<>(ANSWERS);
        REASONS.forEach((fact, reasons) -> {
            if (reasons.stream().anyMatch(reason -> reason.holds(facts).isYes())) {
                clear.remove(fact);
            }
        });
        return Collections.unmodifiableMap(clear);
    }

    /** Those whose answer is no "no": it stands in words wherever it is given with others. */
    public static List<String> named(Collection<String> facts) {
        return NAMED.stream().filter(facts::contains).toList();
    }

    /** True if this is what is said of the fact together with the noes. */
    static boolean isSaid(String fact, Object plain) {
        return ANSWERS.containsKey(fact) && ANSWERS.get(fact).plain().equals(plain);
    }

    private static Condition yes(String fact) {
        return new Condition.Is(fact, new Value.Truth(true));
    }

    private static Condition choice(String fact, String value) {
        return new Condition.Is(fact, new Value.Choice(value));
    }
}
