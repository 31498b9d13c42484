package huantiao.care;

import huantiao.body.PointCode;
import huantiao.triage.Facts;
import huantiao.triage.PlanCheck;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan in the words of the rules. */
public final class PlanFacts {

    /** Exercises and therapies that move the nerve itself. */
    private static final Set<String> NEURAL = Set.of("EX-SLIDER", "EX-FLOSS", "TH-PT-NEURAL");

    private static final Set<TechniqueKind> ON_POINTS =
            Set.of(
                    TechniqueKind.MANUAL,
                    TechniqueKind.EA,
                    TechniqueKind.WARM_NEEDLE,
                    TechniqueKind.PRESS_NEEDLE,
                    TechniqueKind.EAR_SEEDS,
                    TechniqueKind.ACUPRESSURE,
                    TechniqueKind.MOXA,
                    TechniqueKind.BEE_VENOM);

    private PlanFacts() {}

    /**
     * The person and what is planned for them. Techniques that nobody ticked but that something
     * planned means are added: points mean needles, a pair of leads means current, cups mean
     * cupping, exercises mean exercise, herbs mean herbs, and chiropractic means thrust unless
     * somebody said that it is without.
     *
     * @param herbs by which the names in the plan are read
     */
    public static Facts of(Facts person, Plan plan, HerbNames herbs) {
        var points =
                Stream.concat(
                                plan.points().stream().map(PlannedPoint::point),
                                plan.ways().stream()
                                        .flatMap(
                                                ways -> VisitFacts.pressed(ways.beside()).stream()))
                        .distinct()
                        .toList();
        var techniques = techniques(plan);
        return remedies(
                person.with(Rules.TECHNIQUES, codes(techniques)).with(Rules.POINTS, points),
                plan,
                techniques,
                herbs);
    }

    /** Herbs and supplements by name; unknown where they are planned and none is named. */
    static Facts remedies(Facts facts, Plan plan, Set<TechniqueKind> techniques, HerbNames herbs) {
        var so = facts;
        if (!plan.herbs().isEmpty() || !techniques.contains(TechniqueKind.HERBS)) {
            so = so.with(Rules.HERBS, herbs.codes(plan.herbs()));
        }
        if (plan.supplements().isPresent() || !techniques.contains(TechniqueKind.SUPPLEMENTS)) {
            so =
                    so.with(
                            Rules.SUPPLEMENTS,
                            plan.supplements().map(Plan.Supplements::listed).orElse(List.of()));
        }
        return so;
    }

    /** Every technique the plan means. */
    public static Set<TechniqueKind> techniques(Plan plan) {
        Set<TechniqueKind> techniques = new LinkedHashSet<>();
        for (var code : plan.techniques()) {
            TechniqueKind.of(code).ifPresent(techniques::add);
        }
        if (!plan.points().isEmpty() && techniques.stream().noneMatch(ON_POINTS::contains)) {
            techniques.add(TechniqueKind.MANUAL);
        }
        for (var ways : plan.ways().stream().toList()) {
            if (!ways.pairs().isEmpty()) {
                techniques.add(TechniqueKind.EA);
            }
            ways.beside().forEach(one -> VisitFacts.technique(one).ifPresent(techniques::add));
        }
        for (var exercise : plan.selfCare()) {
            if (exercise.startsWith("EX-")) {
                techniques.add(moving(exercise));
            }
        }
        for (var combined : plan.combined()) {
            VisitFacts.therapy(combined.therapy()).ifPresent(techniques::add);
            if (combined.mayThrust()) {
                techniques.add(TechniqueKind.SMT_THRUST);
            }
        }
        if (!plan.herbs().isEmpty()) {
            techniques.add(TechniqueKind.HERBS);
        }
        if (plan.supplements().isPresent()) {
            techniques.add(TechniqueKind.SUPPLEMENTS);
        }
        return techniques;
    }

    /**
     * Facts without which nobody can say whether something planned is forbidden: those of absolute
     * rules that name a technique or point of this plan.
     */
    public static Set<String> toAsk(PlanCheck check) {
        Set<String> facts = new LinkedHashSet<>();
        for (var unanswered : check.toAsk()) {
            var rule = unanswered.rule();
            if (rule.severity() == Rule.Severity.ABSOLUTE && names(rule, check)) {
                facts.addAll(unanswered.missing());
            }
        }
        facts.removeAll(List.of(Rules.TECHNIQUES, Rules.POINTS, Rules.HERBS, Rules.SUPPLEMENTS));
        return facts;
    }

    /**
     * Rules that cannot be told yet and speak of this plan: they name something planned, would stop
     * it, or are cautions that hold whatever is planned. The gravest first.
     */
    public static List<Rule> untold(PlanCheck check) {
        if (check.techniques().isEmpty() && check.points().isEmpty()) {
            return List.of();
        }
        return check.toAsk().stream()
                .map(PlanCheck.Unanswered::rule)
                .filter(rule -> concerns(rule, check))
                .sorted(Comparator.comparing(Rule::severity))
                .toList();
    }

    /** Every fact that an absolute rule reads which names something of this plan. */
    public static Set<String> forbidding(Rules rules, PlanCheck check) {
        return rules.all().stream()
                .filter(rule -> rule.severity() == Rule.Severity.ABSOLUTE && names(rule, check))
                .flatMap(rule -> rule.when().facts().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Every fact that a rule reads which would stop something of this plan, or let it go on for a
     * reason only; cautions are left out.
     */
    public static Set<String> stopping(Rules rules, PlanCheck check) {
        return rules.all().stream()
                .filter(rule -> rule.severity() != Rule.Severity.CAUTION)
                .filter(rule -> concerns(rule, check))
                .flatMap(rule -> rule.when().facts().stream())
                .collect(Collectors.toSet());
    }

    /** What of this plan a rule speaks of: techniques, then points; empty if of everything. */
    public static List<String> spokenOf(Rule rule, PlanCheck check) {
        return Stream.concat(
                        check.techniques().keySet().stream()
                                .filter(one ->
                                        rule.blocks().stops(one)
                                                || rule.techniquesNamed().contains(one))
                                .map(TechniqueKind::code),
                        check.points().keySet().stream()
                                .filter(rule.pointsNamed()::contains)
                                .map(PointCode::text))
                .toList();
    }

    private static boolean concerns(Rule rule, PlanCheck check) {
        boolean stops = check.techniques().keySet().stream().anyMatch(rule.blocks()::stops);
        boolean always =
                rule.severity() == Rule.Severity.CAUTION
                        && rule.concernsWholeSession()
                        && rule.techniquesNamed().isEmpty()
                        && !rule.when().facts().contains(Rules.HERBS)
                        && !rule.when().facts().contains(Rules.SUPPLEMENTS);
        return names(rule, check) || stops || always;
    }

    private static boolean names(Rule rule, PlanCheck check) {
        if (rule.when().facts().contains(Rules.HERBS)) {
            return check.techniques().containsKey(TechniqueKind.HERBS);
        }
        return rule.techniquesNamed().stream().anyMatch(check.techniques()::containsKey)
                || rule.pointsNamed().stream().anyMatch(check.points()::containsKey);
    }

    /** The kind of movement that an exercise or a therapy by movement is. */
    public static TechniqueKind moving(String id) {
        return NEURAL.contains(id) ? TechniqueKind.NEURAL_MOBILISATION : TechniqueKind.EXERCISE;
    }

    private static List<String> codes(Set<TechniqueKind> techniques) {
        return techniques.stream().map(TechniqueKind::code).toList();
    }
}
