package huantiao.app.visit;

import huantiao.access.Permit;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.body.ExaminationTest;
import huantiao.body.Mark;
import huantiao.body.Side;
import huantiao.care.AdverseEvent;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Depth;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.SinceLast;
import huantiao.care.Stimulation;
import huantiao.care.Story;
import huantiao.care.VisitSteps;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * A person whose way to a visit is clear, by the rules that ship: calm answers, a plan, consent.
 */
public final class InCare {

    public static final CareRules RULES = rules();

    private InCare() {}

    private static CareRules rules() {
        var knowledge = CareKnowledge.shipped();
        return new CareRules(
                knowledge.vocabulary(),
                knowledge.redFlags(),
                knowledge.rules(),
                knowledge.nerveRoots().tests(ExaminationTest.Kind.POWER),
                knowledge.nerveRoots().touched(),
                knowledge.herbNames(),
                "as shipped");
    }

    /** A plain no to everything that has to be asked first. */
    public static Facts allNo() {
        var facts = RULES.vocabulary().nothingKnown();
        for (var fact : RULES.flags().factsToAskFirst()) {
            if (RULES.vocabulary().declaration(fact).type() instanceof FactType.Truth) {
                facts = facts.with(fact, false);
            }
        }
        return facts;
    }

    /** What the rules want to know of somebody before needles. */
    public static Facts answered() {
        return allNo().with("pregnant", "no")
                .with("can_keep_still_and_report", true)
                .with("anticoagulant", "none")
                .with("bleeding_disorder", false)
                .with("cardiac_device", "none")
                .with("other_stimulator", false)
                .with("epilepsy", "none")
                .with("cancer_history", "never")
                .with("alcohol_or_drugs_now", false)
                .with("acute_infection_systemic", false);
    }

    public static Consultation consultation(LocalDate review) {
        return new Consultation(
                List.of(),
                List.of(),
                List.of(),
                "",
                "Root pain, most likely S1.",
                List.of(),
                "Sit through a concert.",
                review,
                "");
    }

    public static Plan plan(LocalDate review) {
        return new Plan(
                "Chinese",
                "Points along the pain, as in the trials of sciatica.",
                Plan.Variation.SEMI_FIXED,
                List.of(new PlannedPoint("GB30", Side.RIGHT), new PlannedPoint("GB34", Side.RIGHT)),
                List.of("manual"),
                "",
                Optional.empty(),
                10,
                2,
                30,
                List.of(),
                List.of(),
                List.of(),
                "Sit through a concert.",
                review,
                "Worse, or a yes to a safety question.",
                "Treatment room",
                Optional.empty());
    }

    /** Takes somebody who is registered to an agreed plan. */
    public static void plan(Charts charts, Permit permit, UserId clinician, Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var now = new CareSteps.Now(day, ZoneOffset.UTC, RULES);
        add(charts, permit, at, chart -> CareSteps.consent(chart, Set.of(ConsentKind.CARE), "1"));
        consult(charts, permit, at);
        add(
                charts,
                permit,
                at,
                chart ->
                        CareSteps.agree(
                                chart,
                                plan(day.plusWeeks(4)),
                                allNo(),
                                List.of(),
                                clinician,
                                "1",
                                now));
    }

    /** Somebody is consulted, and nothing is found that bars care. */
    public static void consult(Charts charts, Permit permit, Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var now = new CareSteps.Now(day, ZoneOffset.UTC, RULES);
        add(
                charts,
                permit,
                at,
                chart ->
                        CareSteps.consult(
                                chart, consultation(day.plusWeeks(4)), answered(), List.of(), now));
    }

    /** Somebody tells in a symptom check that the saddle is numb: an emergency. */
    public static void tellAnEmergency(Charts charts, Permit permit, Instant at) {
        tell(charts, permit, at, allNo().with("saddle_sensory_change", true));
    }

    /** What somebody tells in a symptom check, with no marks and in no words of their own. */
    public static void tell(Charts charts, Permit permit, Instant at, Facts told) {
        tell(charts, permit, at, told, List.of(), new Story("", "", "", "", ""));
    }

    /** What somebody tells in a symptom check that is noted at this moment. */
    public static void tell(
            Charts charts, Permit permit, Instant at, Facts told, List<Mark> marks, Story story) {
        var now = new CareSteps.Now(LocalDate.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC, RULES);
        add(charts, permit, at, chart -> CareSteps.tell(chart, told, marks, story, now));
    }

    /** Signs a visit that ended now; what has to be asked before it is taken as asked. */
    public static void visit(Charts charts, Permit permit, Instant now) {
        visit(charts, permit, now, List.of());
    }

    /** The same, in which something unwanted happened. */
    public static void visit(Charts charts, Permit permit, Instant now, List<AdverseEvent> harms) {
        visit(charts, permit, now, List.of("GB30"), List.of(), harms);
    }

    /** The same with these points, on the right, and current between pairs of them. */
    public static void visit(
            Charts charts,
            Permit permit,
            Instant now,
            List<String> points,
            List<ElectroPair> pairs) {
        visit(charts, permit, now, points, pairs, List.of());
    }

    private static void visit(
            Charts charts,
            Permit permit,
            Instant now,
            List<String> points,
            List<ElectroPair> pairs,
            List<AdverseEvent> harms) {
        var session =
                new Session(
                        now.minus(Duration.ofMinutes(40)),
                        now,
                        Pain.of(6, 4),
                        Pain.of(5, 4),
                        points.stream().map(point -> needle(point, pairs)).toList(),
                        pairs,
                        Optional.of(Response.DE_QI),
                        Optional.of(new NeedleType(0.3, 50, "maker")),
                        points.size(),
                        points.size(),
                        OptionalInt.of(25),
                        List.of(),
                        harms,
                        true,
                        OptionalInt.of(harms.size()),
                        true,
                        0,
                        "");
        InCare.<String>add(
                charts, permit, now, _ -> Result.ok(List.of(new Entry.SessionSigned(session))));
    }

    private static Needling needle(String point, List<ElectroPair> pairs) {
        var at = point + " right";
        boolean flows = pairs.stream().anyMatch(one -> List.of(one.from(), one.to()).contains(at));
        return new Needling(
                point,
                "",
                Side.RIGHT,
                Optional.of(new Depth(40)),
                flows ? Stimulation.ELECTRICAL : Stimulation.MANUAL,
                Optional.of(Response.DE_QI));
    }

    /** Asks the safety questions of a visit, and everything is well. */
    public static void askSafety(Charts charts, Permit permit, Instant at) {
        var now = new CareSteps.Now(LocalDate.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC, RULES);
        add(
                charts,
                permit,
                at,
                chart -> VisitSteps.askSafety(chart, allNo(), SinceLast.noToAll(chart), now));
    }

    /** Adds what a step makes of the chart. */
    public static <R> void add(
            Charts charts,
            Permit permit,
            Instant at,
            Function<Chart, Result<List<Entry>, R>> step) {
        if (charts.<R>add(permit, at, step::apply) instanceof Charts.Change.Refused<R>(var why)) {
            throw new IllegalStateException("the chart refused: " + why);
        }
    }
}
