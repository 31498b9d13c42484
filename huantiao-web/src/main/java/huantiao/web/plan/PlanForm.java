package huantiao.web.plan;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.Point;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.CareRules;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.SetAside;
import huantiao.care.Technique;
import huantiao.triage.TechniqueKind;
import huantiao.web.Words;
import huantiao.web.care.Remedy;
import huantiao.web.care.Rows;
import huantiao.web.care.Texts;
import huantiao.web.form.Sent;
import huantiao.web.needling.Needles;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.WaysForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A plan as it was typed.
 *
 * @param words in which a refusal names the answers there are
 * @param rules by which the names of herbs and supplements are read
 */
record PlanForm(Sent sent, Words words, CareRules rules) {

    static final String STYLE = "style";

    /** The school of the last plan of whoever writes, where it was proposed. */
    static final String LAST_STYLE = "last_style";

    /** How points go from visit to visit in that plan, where it was proposed. */
    static final String LAST_VARIATION = "last_variation";

    static final String RATIONALE = "rationale";
    static final String VARIATION = "variation";
    static final String TECHNIQUES = "technique";
    static final String PARAMETERS = "parameters";
    static final String SESSIONS = "sessions";
    static final String PER_WEEK = "per_week";
    static final String RETENTION = "retention";
    static final String THERAPIES = "therapy";
    static final String SELF_CARE = "self_care";
    static final String HERBS = "herb_names";
    static final String SUPPLEMENTS = "supplement";
    static final String OTHER_SUPPLEMENTS = "supplement_others";
    static final String GOAL = "goal";
    static final String REVIEW = "review_on";
    static final String STOP_IF = "stop_if";
    static final String SETTING = "setting";

    /** Who prescribes the herbs: kept as by whom of the therapy, and the supplier as its note. */
    static final String PRESCRIBER = byWhom(Technique.Therapy.HERBS);

    static final String SUPPLIER = when(Technique.Therapy.HERBS);

    private static final String REASON = "reason-";

    /** Who does a therapy by other hands. */
    static String byWhom(String therapy) {
        return "by_whom-" + therapy;
    }

    /** Whether chiropractic is with thrust. */
    static final String THRUST = "therapy_thrust";

    /** When, and how often. */
    static String when(String therapy) {
        return "when-" + therapy;
    }

    static String side(String point) {
        return "side-" + point;
    }

    static String reason(String ground) {
        return REASON + ground;
    }

    /** The plan, or everything that is wrong with it. */
    Result<Plan, List<Problem>> read(Points points, List<Remedy> remedies, LocalDate today) {
        var problems = new ArrayList<Problem>();
        var plan = plan(points, remedies, today, problems);
        return problems.isEmpty() ? Result.ok(plan) : Result.refused(List.copyOf(problems));
    }

    /** The plan as far as it can be read: for the rules, while it is still being typed. */
    Plan readable(Points points, List<Remedy> remedies, LocalDate today) {
        return plan(points, remedies, today, new ArrayList<>());
    }

    /** Reasons given against rules, by id of the rule or code of the level. */
    List<SetAside> setAside() {
        return sent.fields().keySet().stream()
                .filter(name -> name.startsWith(REASON) && name.length() > REASON.length())
                .filter(sent::has)
                .map(name ->
                        new SetAside(
                                within(name.substring(REASON.length()), Texts.LINE),
                                within(sent.text(name), Texts.LONG)))
                .toList();
    }

    private Plan plan(
            Points points, List<Remedy> remedies, LocalDate today, List<Problem> problems) {
        for (var field : List.of(RATIONALE, PARAMETERS, GOAL, STOP_IF)) {
            Texts.check(field, sent, Texts.LONG, problems);
        }
        for (var field : List.of(STYLE, SETTING)) {
            Texts.check(field, sent, Texts.LINE, problems);
        }
        for (var field : sent.fields().keySet()) {
            if (field.startsWith(REASON)) {
                Texts.check(field, sent, Texts.LONG, problems);
            }
        }
        Texts.within(
                TECHNIQUES,
                sent,
                Arrays.stream(TechniqueKind.values()).map(TechniqueKind::code).toList(),
                problems);
        Texts.within(THERAPIES, sent, ids(remedies, false), problems);
        Texts.within(SELF_CARE, sent, ids(remedies, true), problems);
        for (var therapy : chosen(THERAPIES, false, remedies)) {
            Texts.check(byWhom(therapy), sent, Texts.LINE, problems);
            Texts.check(when(therapy), sent, Texts.LINE, problems);
        }
        var variation = variation(problems);
        var needled = points(points, problems);
        PairsForm.of(sent).joins(Needles.of(needled), problems);
        if (!techniques().contains(TechniqueKind.EA.code()) && PairsForm.of(sent).isSaid()) {
            problems.add(
                    new Problem(
                            TECHNIQUES,
                            "HT-0276",
                            "A pair of leads stands in the plan, and electroacupuncture is not"
                                    + " chosen.",
                            "Choose it, or take the pair off."));
        }
        return new Plan(
                within(sent.text(STYLE), Texts.LINE),
                within(sent.text(RATIONALE), Texts.LONG),
                variation,
                needled,
                techniques(),
                within(sent.text(PARAMETERS), Texts.LONG),
                WaysForm.of(sent).read(problems),
                Texts.whole(SESSIONS, sent, 1, 60, problems),
                Texts.whole(PER_WEEK, sent, 1, 7, problems),
                Texts.whole(RETENTION, sent, 0, 240, problems),
                therapies(remedies, problems),
                chosen(SELF_CARE, true, remedies),
                herbs(problems),
                within(sent.text(GOAL), Texts.LONG),
                Texts.dayAhead(REVIEW, sent, today, problems).orElse(today.plusWeeks(6)),
                within(sent.text(STOP_IF), Texts.LONG),
                within(sent.text(SETTING), Texts.LINE),
                supplements(problems));
    }

    /** The sides on which a point lies. */
    static List<Side> sides(Point point) {
        return point.side().equals("midline")
                ? List.of(Side.MIDLINE)
                : List.of(Side.LEFT, Side.RIGHT, Side.BOTH);
    }

    private List<PlannedPoint> points(Points points, List<Problem> problems) {
        var planned = new ArrayList<PlannedPoint>();
        for (var point : points.all()) {
            var code = point.code().text();
            var field = side(code);
            if (!sent.has(field)) {
                continue;
            }
            var sides = sides(point);
            var side = Side.of(sent.text(field)).filter(sides::contains);
            if (side.isEmpty()) {
                problems.add(
                        Texts.notOneOf(
                                field,
                                true,
                                sides.stream()
                                        .map(one -> words.say("plan.side." + one.code()))
                                        .toList()));
            } else {
                planned.add(new PlannedPoint(code, side.get()));
            }
        }
        return planned;
    }

    private List<String> techniques() {
        return Arrays.stream(TechniqueKind.values())
                .map(TechniqueKind::code)
                .filter(sent.all(TECHNIQUES)::contains)
                .toList();
    }

    private List<Plan.CombinedTherapy> therapies(List<Remedy> remedies, List<Problem> problems) {
        var ids = new ArrayList<>(chosen(THERAPIES, false, remedies));
        if (meansHerbs(sent)) {
            ids.add(Technique.Therapy.HERBS);
            needed(PRESCRIBER, "plan.herbs.prescriber.missing", problems);
            needed(SUPPLIER, "plan.herbs.supplier.missing", problems);
        }
        return ids.stream()
                .map(id ->
                        new Plan.CombinedTherapy(
                                id,
                                within(sent.text(byWhom(id)), Texts.LINE),
                                within(sent.text(when(id)), Texts.LINE),
                                thrust(id)))
                .toList();
    }

    /** What was answered of chiropractic; empty of everything else, and where nothing was. */
    private Optional<Boolean> thrust(String therapy) {
        return therapy.equals(Technique.Therapy.CHIROPRACTIC)
                ? switch (sent.text(THRUST)) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** True if herbs are ticked or named. */
    static boolean meansHerbs(Sent sent) {
        return sent.has(HERBS) || sent.all(TECHNIQUES).contains(TechniqueKind.HERBS.code());
    }

    private void needed(String field, String missing, List<Problem> problems) {
        if (!sent.has(field)) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2095",
                            words.say(missing),
                            words.say("plan.herbs.missing.cure")));
        }
        Texts.check(field, sent, Texts.LINE, problems);
    }

    private static List<String> ids(List<Remedy> remedies, boolean selfCare) {
        return remedies.stream()
                .filter(remedy -> remedy.isSelfCare() == selfCare)
                .map(Remedy::id)
                .toList();
    }

    private List<String> chosen(String field, boolean selfCare, List<Remedy> remedies) {
        return remedies.stream()
                .filter(remedy -> remedy.isSelfCare() == selfCare)
                .map(Remedy::id)
                .filter(sent.all(field)::contains)
                .toList();
    }

    private List<String> herbs(List<Problem> problems) {
        if (!Texts.check(HERBS, sent, Texts.LONG, problems)) {
            return List.of();
        }
        var written = PlanHerbs.of(sent.text(HERBS), rules.herbs(), words);
        written.problem().ifPresent(problems::add);
        if (meansHerbs(sent) && !sent.has(HERBS)) {
            problems.add(
                    new Problem(
                            HERBS,
                            "HT-2094",
                            words.say("plan.herbs.unnamed"),
                            words.say("plan.herbs.missing.cure")));
        }
        return written.kept();
    }

    private Optional<Plan.Supplements> supplements(List<Problem> problems) {
        Texts.within(SUPPLEMENTS, sent, PlanSupplements.codes(rules.rules()), problems);
        if (!Texts.check(OTHER_SUPPLEMENTS, sent, Texts.LONG, problems)) {
            return Optional.empty();
        }
        var named = PlanSupplements.of(sent, rules.rules(), words);
        named.problem().ifPresent(problems::add);
        return named.kept();
    }

    private Plan.Variation variation(List<Problem> problems) {
        return Texts.one(
                        VARIATION,
                        sent,
                        Plan.Variation.values(),
                        one -> words.say("plan.variation." + Rows.code(one)),
                        problems)
                .orElse(Plan.Variation.INDIVIDUAL);
    }

    private static String within(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
