package huantiao.triage;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.PointCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules laid over a person and a plan. Made by {@link Rules#check}. */
public final class PlanCheck {
    private final Assessment assessment;
    private final Facts facts;
    private final List<Rule> fired;
    private final List<Rule> unknown;
    private final Map<TechniqueKind, Verdict> techniques;
    private final Map<PointCode, Verdict> points;

    PlanCheck(
            Assessment assessment,
            Facts facts,
            List<Rule> fired,
            List<Rule> unknown,
            Map<TechniqueKind, Verdict> techniques,
            Map<PointCode, Verdict> points) {
        this.assessment = assessment;
        this.facts = facts;
        this.fired = List.copyOf(fired);
        this.unknown = List.copyOf(unknown);
        this.techniques = Collections.unmodifiableMap(new LinkedHashMap<>(techniques));
        this.points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }

    /**
     * A rule that cannot be told yet.
     *
     * @param missing the facts that would tell
     */
    public record Unanswered(Rule rule, Set<String> missing) {
        public Unanswered {
            missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
        }
    }

    public Assessment assessment() {
        return assessment;
    }

    /** The rules that hold, in the order of the data. */
    public List<Rule> fired() {
        return fired;
    }

    /** Rules that cannot be told yet: ask, do not take them for a no. */
    public List<Unanswered> toAsk() {
        return unknown.stream().map(rule -> new Unanswered(rule, why(rule).toAsk())).toList();
    }

    /** The facts to ask for next so that a rule can be told, the deciding one first. */
    public Set<String> nextToAsk(Rule rule) {
        return NextQuestions.of(rule.when(), facts);
    }

    /** Rules that hold and speak of a place only: the technique may go on elsewhere. */
    public List<Rule> limits() {
        return fired.stream().filter(rule -> !rule.concernsWholeSession()).toList();
    }

    /** Cautions that hold for the person whatever is planned. */
    public List<Rule> cautions() {
        return fired.stream()
                .filter(rule -> rule.severity() == Rule.Severity.CAUTION)
                .filter(Rule::concernsWholeSession)
                .filter(rule -> rule.techniquesNamed().isEmpty())
                .toList();
    }

    /** Cautions that hold for this person, of what is planned too; not those for everybody. */
    public List<Rule> cautionsForThePerson() {
        return fired.stream()
                .filter(rule -> rule.severity() == Rule.Severity.CAUTION)
                .filter(rule -> !rule.holdsForEverybody())
                .toList();
    }

    /** The rule that lets pass the thinnest needles only; empty where none names a diameter. */
    public Optional<Rule> thinnest() {
        return fired.stream()
                .filter(rule -> rule.thickestMm().isPresent())
                .min(Comparator.comparingDouble(rule -> rule.thickestMm().getAsDouble()));
    }

    /** Each planned technique, in the order of the plan. */
    public Map<TechniqueKind, Verdict> techniques() {
        return techniques;
    }

    /** Each planned point, in the order of the plan. */
    public Map<PointCode, Verdict> points() {
        return points;
    }

    /** Planned techniques that may go on, perhaps with a change. */
    public List<TechniqueKind> allowed() {
        return techniques.keySet().stream().filter(one -> verdict(one).isAllowed()).toList();
    }

    /** Planned techniques that a rule or the level stops, overridable or not. */
    public List<TechniqueKind> stopped() {
        return techniques.keySet().stream().filter(one -> !verdict(one).isAllowed()).toList();
    }

    /** Those of the stopped that a named clinician may still choose with a written reason. */
    public List<TechniqueKind> stoppedUnlessReasoned() {
        return techniques.keySet().stream()
                .filter(one -> verdict(one) instanceof Verdict.NeedsReason)
                .toList();
    }

    /** Planned points that a rule stops, overridable or not. */
    public List<PointCode> stoppedPoints() {
        return points.entrySet().stream()
                .filter(point -> !point.getValue().isAllowed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** True if care could begin now: the flags clear the person and no rule stops everything. */
    public boolean startAllowed() {
        return assessment.clearance().isOk() && !everythingIsBlocked();
    }

    /** What the rules say to a technique; one that is not planned is allowed here. */
    public Verdict verdict(TechniqueKind technique) {
        return techniques.getOrDefault(technique, new Verdict.Allowed());
    }

    /** Why a rule holds, does not hold or cannot be told. */
    public Explanation why(Rule rule) {
        return Explanation.of(rule.when(), facts);
    }

    /** True if a rule stops every technique, whatever is planned. */
    public boolean everythingIsBlocked() {
        return fired.stream()
                .anyMatch(rule ->
                        rule.blocks().everything()
                                && rule.severity() == Rule.Severity.ABSOLUTE
                                && rule.concernsWholeSession());
    }

    /** What must be answered by a reason before the plan may be kept. */
    public Set<Ground> needingReason() {
        Set<Ground> grounds = new LinkedHashSet<>();
        verdicts()
                .forEach((_, verdict) -> {
                    if (verdict instanceof Verdict.NeedsReason(var open)) {
                        grounds.addAll(open);
                    }
                });
        return Collections.unmodifiableSet(grounds);
    }

    /**
     * The plan, if nothing in it is blocked, no question that comes first is open, no flag sends
     * the person away, and every ground against it is answered by a reason.
     */
    public Result<CheckedPlan, List<Problem>> agree(List<Reason> reasons) {
        List<Problem> problems = new ArrayList<>();
        if (assessment.level().stopsEverything()) {
            problems.add(
                    new Problem(
                            RedFlags.TRIAGE,
                            "HT-0430",
                            "Somebody else must see the person first.",
                            assessment.disposition().holding().meaning()));
        }
        for (OpenQuestion question : assessment.open()) {
            problems.add(
                    new Problem(
                            question.flag().id(),
                            "HT-0431",
                            "This question comes before any treatment and is not answered.",
                            "Ask it now."));
        }
        if (everythingIsBlocked()) {
            problems.add(new Problem("plan", "HT-0433", "A rule stops every treatment.", ""));
        }
        verdicts()
                .forEach((what, verdict) -> {
                    switch (verdict) {
                        case Verdict.Allowed _, Verdict.AllowedWithChange _ -> {}
                        case Verdict.Blocked(var grounds) -> problems.add(blocked(what, grounds));
                        case Verdict.NeedsReason(var grounds) ->
                                grounds.stream()
                                        .filter(ground -> !answered(ground, reasons))
                                        .map(ground -> unanswered(what, ground))
                                        .forEach(problems::add);
                    }
                });
        return problems.isEmpty()
                ? Result.ok(new AgreedPlan(this, reasons))
                : Result.refused(List.copyOf(problems));
    }

    private Map<String, Verdict> verdicts() {
        Map<String, Verdict> all = new LinkedHashMap<>();
        techniques.forEach((technique, verdict) -> all.put(technique.code(), verdict));
        points.forEach((point, verdict) -> all.put(point.text(), verdict));
        return all;
    }

    private static Problem blocked(String what, List<Ground> grounds) {
        Ground absolute =
                grounds.stream().filter(Ground::isAbsolute).findFirst().orElse(grounds.getFirst());
        return new Problem(
                what,
                "HT-0433",
                "Blocked by %s; nobody overrides it.".formatted(absolute.id()),
                absolute.sentence());
    }

    private static Problem unanswered(String what, Ground ground) {
        return new Problem(
                what,
                "HT-0434",
                "%s advises against it; a named clinician must record why.".formatted(ground.id()),
                ground.sentence());
    }

    private static boolean answered(Ground ground, List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.ground().equals(ground.id()));
    }
}
