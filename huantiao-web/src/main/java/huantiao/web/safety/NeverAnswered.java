package huantiao.web.safety;

import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Doubted;
import huantiao.care.Episode;
import huantiao.care.Examined;
import huantiao.care.LossOfFeeling;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.RarelyAsked;
import huantiao.triage.Facts;
import huantiao.triage.NoTogether;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions that have no answer and that a warning sign or a rule of the plan waits for: asked
 * before a visit beside those that are asked every time (decision 0237). Nothing waits for them,
 * but for those that something found put in doubt: no visit opens before they are answered.
 *
 * @param facts in the order of the red flags, then of the rules of the plan
 * @param together those of them that may be answered no together
 * @param doubted those of them that something found put in doubt
 * @param examine true if a warning sign waits for something that only an examination tells
 */
public record NeverAnswered(
        List<String> facts, Set<String> together, Set<String> doubted, boolean examine) {

    /** So many are asked beside the others; where more lack, they have a page of their own. */
    private static final int BESIDE = 10;

    public NeverAnswered {
        facts = List.copyOf(facts);
        together = Set.copyOf(together);
        doubted = Set.copyOf(doubted);
    }

    /**
     * What this chart lacks today.
     *
     * @param elsewhere facts that the page asks for in another place already
     */
    public static NeverAnswered of(
            Chart chart,
            Collection<String> elsewhere,
            CareRules rules,
            CareSteps.Now now,
            Words words) {
        var form = new Form(Sent.nothing(), List.of(), words);
        var known = Picture.of(chart, rules, now.today(), now.zone());
        for (var fact : SafetyForm.asked(rules)) {
            if (!known.knows(fact)) {
                known = known.with(fact, false);
            }
        }
        var open = new LinkedHashSet<>(OpenQuestions.of(form, chart, known, rules));
        chart.openEpisode()
                .map(Episode::plan)
                .ifPresent(plan -> open.addAll(ofThePlan(chart, plan, rules, now, words)));
        boolean examine = open.removeAll(Examined.FINDINGS);
        open.removeAll(SafetyForm.asked(rules));
        open.removeAll(elsewhere);
        var facts = Picture.of(chart, rules, now.today(), now.zone());
        var doubted = new LinkedHashSet<>(Doubted.open(chart, rules.flags().assess(facts)));
        doubted.retainAll(open);
        var together = new LinkedHashSet<>(together(open, facts, chart, rules, now));
        together.removeAll(doubted);
        return new NeverAnswered(List.copyOf(open), together, doubted, examine);
    }

    /** True if they are few enough to be asked beside those of every visit. */
    boolean areAskedBeside() {
        return facts.size() <= BESIDE;
    }

    /** The same of these facts only. */
    NeverAnswered only(Collection<String> asked) {
        return new NeverAnswered(
                facts.stream().filter(asked::contains).toList(),
                together.stream().filter(asked::contains).collect(Collectors.toSet()),
                doubted.stream().filter(asked::contains).collect(Collectors.toSet()),
                examine);
    }

    private static Set<String> together(
            Collection<String> open, Facts facts, Chart chart, CareRules rules, CareSteps.Now now) {
        var planned =
                chart.openEpisode()
                        .map(Episode::plan)
                        .map(plan ->
                                LossOfFeeling.told(
                                        PlanFacts.of(facts, plan, rules.herbs()), plan, chart, now))
                        .orElse(facts)
                        .without(Set.of(RedFlags.TRIAGE, RedFlags.OPEN_QUESTIONS));
        return NoTogether.of(open, planned, rules.flags(), rules.rules());
    }

    /**
     * Facts without which rules that may forbid what is planned, or want a reason, cannot be told,
     * and cautions that name a technique of the plan, as of current and metal; without those that
     * are rarely needed and that nothing is a reason to ask.
     */
    static List<String> ofThePlan(
            Chart chart, Plan plan, CareRules rules, CareSteps.Now now, Words words) {
        var check = CareSteps.check(chart, plan, rules.vocabulary().nothingKnown(), now);
        var form = new Form(Sent.nothing(), List.of(), words);
        var rare = RarelyAsked.of(check.assessment().facts());
        return PlanFacts.untold(check).stream()
                .filter(rule ->
                        rule.severity() != Rule.Severity.CAUTION
                                || rule.techniquesNamed().stream()
                                        .anyMatch(check.techniques()::containsKey))
                .flatMap(rule -> check.nextToAsk(rule).stream())
                .distinct()
                .filter(fact -> !rare.contains(fact))
                .filter(fact -> FactQuestions.hasWords(form, fact, rules.flags()))
                .filter(fact ->
                        FactQuestions.of(form, List.of(fact), rules).stream()
                                .noneMatch(FactQuestion::isOptional))
                .toList();
    }
}
