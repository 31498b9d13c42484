package huantiao.web.plan;

import huantiao.base.Problem;
import huantiao.care.CareRules;
import huantiao.care.HerbNames;
import huantiao.care.Plan;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import huantiao.web.people.SupplementWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The supplements of a plan: those that a rule looks for, ticked or written, and others.
 *
 * @param ticked true if supplements are ticked as a technique
 * @param read what was written beside the boxes
 */
public record PlanSupplements(
        boolean ticked, List<String> chosen, List<HerbNames.Read> read, Words words) {

    public PlanSupplements {
        chosen = List.copyOf(chosen);
        read = List.copyOf(read);
    }

    static PlanSupplements of(Sent sent, Rules rules, Words words) {
        return new PlanSupplements(
                sent.all(PlanForm.TECHNIQUES).contains(TechniqueKind.SUPPLEMENTS.code()),
                codes(rules).stream().filter(sent.all(PlanForm.SUPPLEMENTS)::contains).toList(),
                HerbNames.ofSupplements(rules)
                        .read(HerbNames.split(sent.text(PlanForm.OTHER_SUPPLEMENTS))),
                words);
    }

    /**
     * The form with supplements among its supplements that were written among its herbs; empty
     * where none was. A name in which the rules find a herb stays where it is.
     */
    static Optional<Sent> amongHerbs(Sent sent, CareRules rules) {
        var supplements = HerbNames.ofSupplements(rules.rules());
        var moved =
                rules.herbs().read(HerbNames.split(sent.text(PlanForm.HERBS))).stream()
                        .filter(one -> !one.isKnown() && one.herbs().isEmpty())
                        .map(HerbNames.Read::name)
                        .filter(name -> !supplements.read(name).herbs().isEmpty())
                        .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        var left =
                HerbNames.split(sent.text(PlanForm.HERBS)).stream()
                        .filter(name -> !moved.contains(name))
                        .toList();
        var named = new LinkedHashSet<>(HerbNames.split(sent.text(PlanForm.OTHER_SUPPLEMENTS)));
        named.addAll(moved);
        return Optional.of(
                sent.with(PlanForm.HERBS, String.join(", ", left))
                        .with(PlanForm.OTHER_SUPPLEMENTS, String.join(", ", named)));
    }

    /** Every supplement that a rule looks for. */
    static List<String> codes(Rules rules) {
        return List.copyOf(rules.entriesNamed(Rules.SUPPLEMENTS));
    }

    /** What is named, as it is kept. */
    Optional<Plan.Supplements> kept() {
        var listed = new LinkedHashSet<>(chosen);
        read.forEach(one -> listed.addAll(one.herbs()));
        return chosen.isEmpty() && read.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan.Supplements(List.copyOf(listed), others()));
    }

    /** What was written and is no other name of a box. */
    private List<String> others() {
        return read.stream()
                .filter(one -> one.how() != HerbNames.How.HERB)
                .map(HerbNames.Read::name)
                .toList();
    }

    /** True while supplements are planned and nobody said which. */
    public boolean isAsked() {
        return ticked && kept().isEmpty();
    }

    /** Names that no rule knows, as they were written. */
    public List<String> notKnown() {
        return read.stream()
                .filter(one -> one.herbs().isEmpty())
                .map(HerbNames.Read::name)
                .toList();
    }

    /** What was written and is judged as one of the boxes, a sentence each. */
    public List<String> judgedAs() {
        return read.stream()
                .filter(one -> !one.herbs().isEmpty())
                .map(one ->
                        words.say(
                                "plan.herbs.longer",
                                one.name(),
                                SupplementWords.names(one.herbs(), words)))
                .toList();
    }

    /** All of it in a line; empty where nothing is named. */
    public String line() {
        return kept().map(named -> SupplementWords.line(named, words)).orElse("");
    }

    Optional<Problem> problem() {
        return isAsked()
                ? Optional.of(
                        new Problem(
                                PlanForm.SUPPLEMENTS,
                                "HT-2094",
                                words.say("plan.supplements.asked"),
                                words.say("plan.supplements.asked.cure")))
                : Optional.empty();
    }
}
