package huantiao.web.plan;

import huantiao.body.Point;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.AtHome;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.Habits;
import huantiao.care.Plan;
import huantiao.care.PlannedPoint;
import huantiao.care.Technique;
import huantiao.triage.Ground;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.ConsultedAt;
import huantiao.web.care.Remedy;
import huantiao.web.care.Rows;
import huantiao.web.care.RuleFacts;
import huantiao.web.care.RulesSay;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.LeadNeedles;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.RowFields;
import huantiao.web.needling.WaysForm;
import huantiao.web.people.Agreement;
import huantiao.web.people.SupplementWords;
import huantiao.web.selfcare.HomeChoice;
import huantiao.web.selfcare.HomeProgramme;
import huantiao.web.triage.WhatMatters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being written, and what the rules say to it.
 *
 * @param check the rules over the person of today and the plan as it stands
 * @param held why no plan can be agreed now; empty if none stands in the way
 * @param consent what became of the agreement to be treated
 * @param questions what is not known and decides something of this plan
 * @param options what the rules would say to each technique by itself
 * @param points all points, in the order in which they are looked for
 * @param put the set that was put on the plan a moment ago
 * @param pain the side on which a leg hurts; empty where nobody said so
 * @param otherSide that every point with a side is on the other side than the pain
 * @param planned the points as chosen so far
 * @param herbs the herbs as written so far
 * @param supplements the supplements as named so far
 * @param supplementsKnown codes of the supplements that a rule looks for
 * @param atHome what of the self-care data suits the person now
 * @param clinic the name of the clinic, proposed as the place
 * @param asIn the day of the plan this one begins from, in words; empty if it begins from none
 * @param unsent what is written and would go, where another beginning was asked for
 * @param aside when the plan was kept that was put aside for another beginning
 * @param lastCurrent the current of the last visit of the clinic, where it stands as proposed
 * @param visit when the visit began that the reader has open; empty if there is none
 * @param notThere what could stop something of this plan, was asked and is not there
 * @param leads the needles that a lead can be clipped to
 * @param because by which facts of the person a rule speaks
 * @param matters what is known of what matters for needling
 */
public record PlanPage(
        Form form,
        Chart chart,
        long seen,
        List<String> since,
        PlanCheck check,
        Optional<NotCleared> held,
        boolean consulted,
        Agreement consent,
        PlanQuestions questions,
        Map<TechniqueKind, Verdict> options,
        PointChoice points,
        Optional<SetPut> put,
        Optional<Side> pain,
        Optional<String> otherSide,
        List<PlannedPoint> planned,
        PlanHerbs herbs,
        PlanSupplements supplements,
        List<String> supplementsKnown,
        List<Remedy> remedies,
        AtHome atHome,
        CareLibrary.SelfCare selfCare,
        LocalDate today,
        ZoneId zone,
        String clinic,
        Optional<String> asIn,
        Optional<UnsentPlan> unsent,
        Optional<String> aside,
        Optional<String> visit,
        Optional<String> savedAt,
        Optional<CareLibrary.TechniqueGuide> electro,
        Optional<Habits.Last<Habits.Current>> lastCurrent,
        List<WhatMatters.NotThere> notThere,
        LeadNeedles leads,
        FeltNeedles felt,
        RuleFacts because,
        WhatMatters matters) {

    /** Techniques of the needle itself, which stand in sight. */
    private static final Set<String> NEEDLED =
            Set.of(TechniqueKind.MANUAL.code(), TechniqueKind.EA.code());

    /** How many points of a set are named by themselves; more are counted. */
    private static final int IN_SIGHT = 8;

    /** How many points no rule speaks of are named; more are counted. */
    private static final int NAMED = 2;

    /** How many folded techniques that a rule treats alike are named; more are counted. */
    private static final int NAMED_IN_FOLD = 3;

    /** How much is done: each field with its message key. */
    private static final List<String[]> DOSE =
            List.of(
                    new String[] {PlanForm.SESSIONS, "plan.sessions"},
                    new String[] {PlanForm.PER_WEEK, "plan.per-week"},
                    new String[] {PlanForm.RETENTION, "plan.retention"});

    /** What is done beside needles: techniques with fields of their own. */
    private static final List<String> BESIDE_NEEDLES =
            List.of(
                    "cupping_dry",
                    "cupping_wet",
                    "cupping_moving",
                    "moxa",
                    "acupressure",
                    "tuina",
                    "ear_seeds");

    /** Fields of one value below the rules, in the order of the page, with their message keys. */
    private static final List<String[]> BELOW =
            List.of(
                    new String[] {WaysForm.SOUGHT, "session.sought"},
                    new String[] {WaysForm.MANIPULATION, "session.manipulation"},
                    new String[] {"cup_kind", "session.cups"},
                    new String[] {"cup_places", "session.cup-places"},
                    new String[] {"cup_min", "plan.cup-minutes"},
                    new String[] {"press_points", "session.press-points"},
                    new String[] {"press_min", "session.press-minutes"},
                    new String[] {"moxa_places", "session.moxa-places"},
                    new String[] {"moxa_min", "session.moxa-minutes"},
                    new String[] {"tuina_places", "session.tuina-places"},
                    new String[] {"tuina_min", "session.tuina-minutes"},
                    new String[] {"ear_points", "session.ear-points"},
                    new String[] {PlanForm.PARAMETERS, "plan.parameters"},
                    new String[] {PlanForm.STYLE, "plan.style"},
                    new String[] {PlanForm.SETTING, "plan.setting"},
                    new String[] {PlanForm.RATIONALE, "plan.rationale"},
                    new String[] {PlanForm.GOAL, "plan.goal"},
                    new String[] {PlanForm.REVIEW, "plan.review"},
                    new String[] {PlanForm.STOP_IF, "plan.stop-if"});

    /** The same for the fields of a pair of leads. */
    private static final List<String[]> PAIR =
            List.of(
                    new String[] {"ea_from", "session.pair-from"},
                    new String[] {"ea_to", "session.pair-to"},
                    new String[] {"ea_hz", "session.hz"},
                    new String[] {"ea_wave", "session.waveform"},
                    new String[] {"ea_ma", "session.ma"},
                    new String[] {"ea_min", "session.minutes"},
                    new String[] {PairsForm.WHY, "session.beyond.why"});

    public PlanPage {
        since = List.copyOf(since);
        notThere = List.copyOf(notThere);
        planned = List.copyOf(planned);
        remedies = List.copyOf(remedies);
    }

    /** True where leads are clipped to other needles than those that the page asks after. */
    public boolean asksAfterOthers() {
        return !form.sent().text(FeltNeedles.OFFERED).equals(felt.offered());
    }

    /** Sides for a set, in the order of the page. */
    public List<Side> sides() {
        return List.of(Side.LEFT, Side.RIGHT, Side.BOTH);
    }

    /** True for the side that is proposed: where the leg hurts. */
    public boolean isProposed(Side side) {
        return pain.filter(side::equals).isPresent();
    }

    /**
     * What puts a set on the plan as soon as it is chosen: where it is known which leg hurts and no
     * point stands there; else the set is shown, and the side asked for.
     */
    public Optional<String> atOnce(Points.PointSet set) {
        return points.isNothingChosen()
                ? pain.map(side -> "%s:%s".formatted(set.id(), side.code()))
                : Optional.empty();
    }

    /**
     * The fields that a set changed, as they were and as it left them, by the name they are sent.
     */
    public Map<String, List<String>> putBefore() {
        return Map.of(
                SetPut.PUT_WAS, form.sent().all(SetPut.PUT_WAS),
                SetPut.PUT_IS, form.sent().all(SetPut.PUT_IS));
    }

    /** Names the set that was put on, as it is sent. */
    public String putName() {
        return form.sent().text(SetPut.PUT);
    }

    /** How many rows of leads stand there: one to begin with where there is current. */
    public int pairs() {
        return Math.max(
                rows().count("ea_from"),
                isMeant(List.of(TechniqueKind.EA.code()), List.of()) ? 1 : 0);
    }

    /** True where a pair can go by itself: the only one goes with the tick of its technique. */
    public boolean mayDropPair() {
        return pairs() > 1 || !isMeant(List.of(TechniqueKind.EA.code()), List.of());
    }

    /** Where a set comes from: source and year. */
    public String from(Points.PointSet set) {
        return PointChoice.from(set);
    }

    /** What the source of a set gives of how it was used. */
    public Map<String, String> given(Points.PointSet set) {
        return SetPut.given(set.asUsed(), form.words());
    }

    /** What a set holds: points and techniques. */
    public String contents(Points.PointSet set) {
        var techniques =
                set.asUsed().techniques().stream()
                        .map(code -> say("technique." + code))
                        .collect(Collectors.joining(", "));
        return say(
                "plan.set.contents",
                set.points().size() > IN_SIGHT
                        ? say("plan.set.points", set.points().size())
                        : points.holds(set),
                techniques.isEmpty() ? say("plan.set.no-technique") : techniques);
    }

    /** Schedules of sources that stand in the words of the plan, beside its one number a week. */
    public List<String> schedules() {
        var said = form.sent().text(PlanForm.PARAMETERS);
        return points.sets().stream()
                .map(set -> set.asUsed().schedule())
                .filter(schedule ->
                        !schedule.isEmpty() && said.contains(say("plan.set.schedule", schedule)))
                .distinct()
                .toList();
    }

    /** What its source does not give, as far as it was read, in one line. */
    public String notGiven(Points.PointSet set) {
        return String.join(", ", SetPut.notGiven(set.asUsed(), form.words()).values());
    }

    /**
     * Which of these fields the source of the set on the plan leaves open and nobody filled in, in
     * words; empty where none is left.
     */
    public String leftToYou(List<String> fields) {
        var open =
                leftOpen().entrySet().stream()
                        .filter(one -> fields.contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining(", "));
        return open.isEmpty() ? "" : say("plan.set.left.these", open);
    }

    /** The hint of one such field; empty where the source gives it, or somebody filled it in. */
    public String leftToYou(String field) {
        return leftOpen().containsKey(field) ? say("plan.set.left") : "";
    }

    private Map<String, String> leftOpen() {
        var open = new LinkedHashMap<String, String>();
        points.shown()
                .filter(_ -> points.isPut())
                .ifPresent(set -> open.putAll(SetPut.notGiven(set.asUsed(), form.words())));
        open.keySet().removeIf(field -> form.sent().has(field));
        return open;
    }

    /** The needles of the leads at which less is felt, where that keeps current off; else empty. */
    public String lessAt(RulesSay.Said said) {
        return felt.isWhy(said.ground())
                ? felt.less().stream().map(FeltNeedles.At::needle).collect(Collectors.joining(", "))
                : "";
    }

    /** Rule or level that keeps something off, in words. */
    public String ground(Ground ground) {
        return RuleFacts.name(ground.id(), form.words());
    }

    /** True where the person's page has what comes before a plan. */
    public boolean heldOnThePersonsPage() {
        return held.filter(why -> !(why instanceof NotCleared.AskFirst)).isPresent();
    }

    /** True if the person has agreed to be treated. */
    public boolean consented() {
        return consent.isGiven();
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String address() {
        return person() + "/plan";
    }

    public String name() {
        return chart.patient().name().text();
    }

    /** What nobody may do. */
    public List<RulesSay.Said> blocked() {
        return says().blocked();
    }

    /** The rule under which gentle care goes on after an urgent referral. */
    private static final String GENTLE = "CI-GEN-10";

    /**
     * What gentle care leaves off, by the rule that speaks of it; empty where it does not hold, and
     * while no plan can be agreed.
     */
    public Optional<Rule> gentle() {
        return options.values().stream()
                .filter(_ -> held.isEmpty())
                .flatMap(verdict -> verdict.grounds().stream())
                .filter(ground -> ground.id().equals(GENTLE))
                .flatMap(ground ->
                        ground instanceof Ground.ByRule(var rule)
                                ? Stream.of(rule)
                                : Stream.empty())
                .findFirst();
    }

    /** Techniques that a rule speaks of, by name. */
    public String techniquesOf(Rule rule) {
        return Arrays.stream(TechniqueKind.values())
                .filter(rule.blocks().techniques()::contains)
                .map(kind -> say("technique." + kind.code()))
                .collect(Collectors.joining(", "));
    }

    /** What needs a reason, once for each ground, with everything it speaks of. */
    public List<RulesSay.Said> needingReason() {
        return says().needingReason();
    }

    /** What may go on with a change, and cautions that hold for the person whatever is planned. */
    public List<RulesSay.Said> changes() {
        return says().changes();
    }

    /** True while a brisk reflex waits for the screen of the upper motor neurone. */
    public boolean isScreenOpen() {
        return Examined.isScreenOpen(chart);
    }

    private RulesSay says() {
        return RulesSay.of(verdicts(), check.cautions(), say("plan.anything"), because);
    }

    /**
     * What no rule speaks of: techniques by name; points too, or counted where they are many.
     * Current is none of it while nobody said what is felt at its needles.
     */
    public List<String> allowed() {
        var allowed = new ArrayList<String>();
        check.techniques()
                .forEach((kind, verdict) -> {
                    if (verdict instanceof Verdict.Allowed
                            && (kind != TechniqueKind.EA || felt.unsaid().isEmpty())
                            && (kind != TechniqueKind.SUPPLEMENTS || areSupplementsKnown())) {
                        allowed.add(say("technique." + kind.code()));
                    }
                });
        var free =
                check.points().entrySet().stream()
                        .filter(one -> one.getValue() instanceof Verdict.Allowed)
                        .map(one -> one.getKey().text())
                        .toList();
        allowed.addAll(free.size() > NAMED ? List.of(say("plan.set.points", free.size())) : free);
        return allowed;
    }

    /** True if the rules know every supplement of the plan. */
    private boolean areSupplementsKnown() {
        return !supplements.isAsked() && supplements.notKnown().isEmpty();
    }

    /** True where the line of what no rule forbids says that others wait for an answer. */
    public boolean saysThatRulesWait() {
        return !allowed().isEmpty() && questions.openOf(PlanQuestions.Open.WAITING) > 0;
    }

    /** The needles for whose feeling the current waits, which no rule forbids. */
    public String currentWaitsFor() {
        return check.techniques().get(TechniqueKind.EA) instanceof Verdict.Allowed
                ? String.join(", ", felt.unsaid())
                : "";
    }

    /** Why this treatment; where a set gave the words, what differs from it is added to them. */
    public Field rationale() {
        var field = field("rationale", "plan.rationale");
        return SetReason.of(form.sent(), form.words()).isOfTheSet()
                ? field.withHint(say("plan.set.otherwise.hint"))
                : field;
    }

    /** True if nothing is planned, asked or in the way: there is nothing to print. */
    public boolean areRulesSilent() {
        return check.techniques().isEmpty()
                && check.points().isEmpty()
                && questions.all().isEmpty()
                && held.isEmpty()
                && consented()
                && consulted
                && changes().isEmpty();
    }

    public Field reason(RulesSay.Said said) {
        return form.field(
                PlanForm.reason(said.ground().id()), say("plan.reason", said.what(), said.by()));
    }

    private Map<String, Verdict> verdicts() {
        var verdicts = new LinkedHashMap<String, Verdict>();
        check.techniques()
                .forEach((kind, verdict) -> verdicts.put(say("technique." + kind.code()), verdict));
        check.points().forEach((point, verdict) -> verdicts.put(point.text(), verdict));
        return verdicts;
    }

    public Choices techniques() {
        return form.choices(
                        PlanForm.TECHNIQUES,
                        say("plan.techniques"),
                        Arrays.stream(TechniqueKind.values())
                                .map(kind ->
                                        new Option(
                                                kind.code(),
                                                say("technique." + kind.code()),
                                                hint(options.get(kind))))
                                .toList())
                .withHint(leftToYou(PlanForm.TECHNIQUES));
    }

    /** Those in sight: the two of the needle, and what a set of the literature used. */
    public List<Option> usual(Choices techniques) {
        var used =
                points.sets().stream()
                        .flatMap(set -> set.asUsed().techniques().stream())
                        .collect(Collectors.toSet());
        return techniques.options().stream()
                .filter(one -> NEEDLED.contains(one.value()) || used.contains(one.value()))
                .toList();
    }

    /** All others. */
    public List<Option> others(Choices techniques) {
        var usual = Set.copyOf(usual(techniques));
        return techniques.options().stream().filter(one -> !usual.contains(one)).toList();
    }

    /** Parts of the page that are folded until somebody wants them. */
    public enum Fold {
        TECHNIQUES,
        SELF_CARE,
        THERAPIES,
        HERBS,
        SUPPLEMENTS;

        /** The place of what its line says. */
        public String id() {
            return "said-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What the line of a fold says: what is chosen in it, or how much it holds. */
    public String said(Fold fold) {
        return switch (fold) {
            case TECHNIQUES -> saidOf(techniques());
            case SELF_CARE -> said(home().others());
            case THERAPIES -> said(therapies());
            case SUPPLEMENTS -> {
                var named = supplements.line();
                yield !named.isEmpty()
                        ? named
                        : say(supplements.isAsked() ? "plan.supplements.wanted" : "form.optional");
            }
            case HERBS -> {
                var typed = form.sent().text(PlanForm.HERBS);
                yield !typed.isEmpty()
                        ? typed
                        : say(
                                PlanForm.meansHerbs(form.sent())
                                        ? "plan.herbs.wanted"
                                        : "form.optional");
            }
        };
    }

    /** Supplements that a rule looks for, by their plain names. */
    public Choices supplementChoices() {
        return form.choices(
                PlanForm.SUPPLEMENTS,
                say("plan.supplements.which"),
                supplementsKnown.stream()
                        .map(code -> Option.of(code, SupplementWords.name(code, form.words())))
                        .toList());
    }

    /** Who prescribes the herbs of the plan. */
    public Field prescriber() {
        return field(PlanForm.PRESCRIBER, "plan.herbs.prescriber")
                .withHint(say("plan.herbs.prescriber.hint"));
    }

    /** Where they come from. */
    public Field supplier() {
        return field(PlanForm.SUPPLIER, "plan.herbs.supplier")
                .withHint(say("plan.herbs.supplier.hint"));
    }

    /** What nobody said yet of herbs that are planned; empty where none are. */
    public List<String> herbsLack() {
        return PlanForm.meansHerbs(form.sent())
                ? Stream.of(prescriber(), supplier(), field(PlanForm.HERBS, "plan.herbs.names"))
                        .filter(one -> one.value().isBlank())
                        .map(Field::label)
                        .toList()
                : List.of();
    }

    private String said(Choices remedies) {
        var chosen = remedies.options().stream().filter(remedies::has).map(Option::label).toList();
        return chosen.isEmpty()
                ? say("plan.fold.optional", remedies.options().size())
                : String.join(" · ", chosen);
    }

    /**
     * What is chosen of the others, how many there are, and of which a rule speaks, where they are
     * chosen or were planned before. Of all others the fold itself says it.
     */
    private String saidOf(Choices techniques) {
        var others = others(techniques);
        var said =
                new ArrayList<>(
                        others.stream().filter(techniques::has).map(Option::label).toList());
        said.add(say("plan.fold.count", others.size()));
        for (var kind : List.of("blocked", "reason", "change")) {
            var hint = say("plan.hint." + kind);
            var spokenOf =
                    others.stream()
                            .filter(one -> one.hint().equals(hint))
                            .filter(one -> techniques.has(one) || plannedBefore(one.value()))
                            .map(Option::label)
                            .toList();
            if (spokenOf.size() > NAMED_IN_FOLD) {
                said.add(say("plan.fold.%s.count".formatted(kind), spokenOf.size()));
            } else if (!spokenOf.isEmpty()) {
                said.add(say("plan.fold." + kind, String.join("; ", spokenOf)));
            }
        }
        return String.join(" · ", said);
    }

    private boolean plannedBefore(String technique) {
        return chart.latest(Entry.PlanAgreed.class)
                .filter(one -> one.entry().plan().techniques().contains(technique))
                .isPresent();
    }

    /** True if something in the fold has to be seen: a technique chosen, or a field to mend. */
    public boolean isOpen(Fold fold) {
        return switch (fold) {
            case TECHNIQUES -> others(techniques()).stream().anyMatch(techniques()::has);
            case SELF_CARE -> isRefused(PlanForm.SELF_CARE);
            case THERAPIES ->
                    isRefused(PlanForm.THERAPIES)
                            || therapies().options().stream()
                                    .map(Option::value)
                                    .anyMatch(one ->
                                            isRefused(PlanForm.byWhom(one))
                                                    || isRefused(PlanForm.when(one)));
            case SUPPLEMENTS ->
                    isRefused(PlanForm.SUPPLEMENTS)
                            || isRefused(PlanForm.OTHER_SUPPLEMENTS)
                            || supplements.isAsked();
            case HERBS ->
                    isRefused(PlanForm.HERBS)
                            || isRefused(PlanForm.PRESCRIBER)
                            || isRefused(PlanForm.SUPPLIER)
                            || !herbs.notKnown().isEmpty()
                            || !herbsLack().isEmpty();
        };
    }

    private String hint(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> "";
            case Verdict.Allowed _ -> "";
            case Verdict.AllowedWithChange _ -> say("plan.hint.change");
            case Verdict.NeedsReason _ -> say("plan.hint.reason");
            case Verdict.Blocked _ -> say("plan.hint.blocked");
        };
    }

    private static String field(Point point) {
        return PlanForm.side(point.code().text());
    }

    /** Fields that run in rows, and the choices of how something is done. */
    public RowFields rows() {
        return new RowFields(new Rows(form.sent()), form);
    }

    /** True if one of these techniques is chosen, or something is typed in one of these fields. */
    public boolean isMeant(List<String> techniques, List<String> fields) {
        return techniques.stream().anyMatch(form.sent().all(PlanForm.TECHNIQUES)::contains)
                || fields.stream().anyMatch(name -> form.sent().has(name) || isRefused(name));
    }

    /** True if something beside needles is planned, or typed: cups, pressure, moxa, massage. */
    public boolean opensBeside() {
        return isMeant(BESIDE_NEEDLES, WaysForm.BESIDE);
    }

    /** True if how something is done has to be seen: something beside needles, or a problem. */
    public boolean opensWays() {
        return opensBeside()
                || isMeant(List.of(), List.of(PlanForm.PARAMETERS))
                || isRefused(WaysForm.SOUGHT)
                || isRefused(WaysForm.MANIPULATION);
    }

    /** What is chosen of how it is done; that it is optional where nothing is. */
    public String waysSaid() {
        var said =
                Stream.of(
                                form.choices(
                                        WaysForm.SOUGHT, say("session.sought"), rows().responses()),
                                form.choices(
                                        WaysForm.MANIPULATION,
                                        say("session.manipulation"),
                                        rows().manipulations()))
                        .flatMap(choices ->
                                choices.options().stream()
                                        .filter(choices::has)
                                        .map(one ->
                                                say(
                                                        "plan.ways.said",
                                                        choices.label(),
                                                        one.label())))
                        .collect(Collectors.joining(" · "));
        return said.isEmpty() ? say("form.optional") : said;
    }

    /** What was answered no, and is not asked again further down. */
    public List<WhatMatters.NotThere> answeredNo() {
        var again = form.sent().all(AskedTogether.SHOWN);
        return notThere.stream().filter(one -> !again.contains(one.fact())).toList();
    }

    /** Introduces them, with their day where all were told on one. */
    public String answeredNoOn() {
        var days = answeredNo().stream().map(WhatMatters.NotThere::on).distinct().toList();
        return days.size() == 1 && !days.getFirst().isEmpty()
                ? say("plan.not-there.on", days.getFirst())
                : say("plan.not-there");
    }

    /** True if a point has to be seen by itself: it was looked for, or something is wrong there. */
    public boolean opensPoints() {
        return !points.word().isEmpty()
                || points.points().all().stream().anyMatch(point -> isRefused(field(point)));
    }

    /** The points of the plan by their side, in a line. */
    public String onPlan() {
        return planned.stream()
                .collect(
                        Collectors.groupingBy(
                                PlannedPoint::side,
                                LinkedHashMap::new,
                                Collectors.mapping(PlannedPoint::point, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(one ->
                        say(
                                "plan.points.on",
                                say("plan.side." + one.getKey().code()),
                                one.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** True if something is wrong with the field, in any row of it. */
    private boolean isRefused(String name) {
        return form.problems().stream()
                .anyMatch(problem ->
                        problem.where().equals(name)
                                || problem.where().matches(Pattern.quote(name) + "-\\d+"));
    }

    /** What each field is called, in the order of the page. */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        points.points().all().forEach(point -> names.put(field(point), side(point).label()));
        names.put(PlanForm.VARIATION, say("plan.variation"));
        if (points.isPut()) {
            DOSE.reversed().forEach(field -> names.putFirst(field[0], say(field[1])));
        } else {
            DOSE.forEach(field -> names.put(field[0], say(field[1])));
        }
        names.put(PlanForm.TECHNIQUES, say("plan.techniques"));
        names.put(PlanForm.SELF_CARE, say("plan.self-care"));
        names.put(PlanForm.THERAPIES, say("plan.therapies"));
        for (var therapy : therapies().options()) {
            names.put(PlanForm.byWhom(therapy.value()), byWhom(therapy).label());
            names.put(PlanForm.when(therapy.value()), when(therapy).label());
        }
        names.put(PlanForm.HERBS, say("plan.herbs"));
        names.put(PlanForm.PRESCRIBER, prescriber().label());
        names.put(PlanForm.SUPPLIER, supplier().label());
        names.put(PlanForm.SUPPLEMENTS, say("technique.supplements"));
        names.put(PlanForm.OTHER_SUPPLEMENTS, say("plan.supplements.others"));
        names.put(PlanRefusals.CHECKS, "");
        for (var said : needingReason()) {
            names.put(PlanForm.reason(said.ground().id()), say("plan.needs-reason", said.what()));
        }
        questions.all().forEach(one -> names.put(one.fact(), one.question().label()));
        for (var field : BELOW) {
            names.put(field[0], say(field[1]));
            if (field[0].equals(WaysForm.SOUGHT)) {
                for (int row = 0; row < rows().count("ea_from"); row++) {
                    for (var part : PAIR) {
                        names.put(part[0] + "-" + row, say("plan.of-pair", row + 1, say(part[1])));
                    }
                }
                felt.all()
                        .forEach(one ->
                                names.put(one.field(), say("session.felt.at", one.needle())));
            }
        }
        return names;
    }

    public Choices side(Point point) {
        var sides =
                point.side().equals("midline")
                        ? List.of("midline")
                        : List.of("left", "right", "both");
        return form.choices(
                field(point),
                "%s %s".formatted(point.code().text(), point.pinyin()),
                sides.stream().map(side -> Option.of(side, say("plan.side." + side))).toList());
    }

    /** Published range, and how deep the program proposes at most. */
    public String depth(Point point) {
        var needling = point.needling();
        if (needling.depth().isEmpty()) {
            return needling.note();
        }
        var range = needling.depth().get().nominalMm();
        return needling.capMm().isPresent()
                ? say(
                        "plan.depth.cap",
                        range.lowest(),
                        range.highest(),
                        needling.capMm().getAsInt())
                : say("plan.depth", range.lowest(), range.highest());
    }

    /** How points go from visit to visit; said so where it is that of the last plan. */
    public Choices variation() {
        var last = lastVariation();
        return form.choices(
                        PlanForm.VARIATION,
                        say("plan.variation"),
                        Arrays.stream(Plan.Variation.values())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .map(code -> Option.of(code, say("plan.variation." + code)))
                                .toList())
                .withHint(
                        !last.isEmpty() && form.sent().text(PlanForm.VARIATION).equals(last)
                                ? say("plan.style.last")
                                : leftToYou(PlanForm.VARIATION));
    }

    /** How far points may differ between visits, as it was proposed and is sent. */
    public String lastVariation() {
        return form.sent().text(PlanForm.LAST_VARIATION);
    }

    public Choices therapies() {
        return remedies(PlanForm.THERAPIES, "plan.therapies", false);
    }

    /** What can be done at home: what suits in sight, all else by phase. */
    public HomeChoice home() {
        return new HomeChoice(
                remedies(PlanForm.SELF_CARE, "plan.self-care", true),
                atHome,
                selfCare,
                today,
                zone,
                form.words());
    }

    private Choices remedies(String field, String key, boolean selfCare) {
        return form.choices(
                field,
                say(key),
                remedies.stream()
                        .filter(one -> one.isSelfCare() == selfCare)
                        .map(one ->
                                new Option(
                                        one.id(),
                                        one.name(),
                                        String.join(
                                                " ",
                                                HomeProgramme.doses(
                                                        one.dose(), one.backing(), form.words()))))
                        .toList());
    }

    /** Who does this therapy. */
    public Field byWhom(Option therapy) {
        return form.field(PlanForm.byWhom(therapy.value()), say("plan.by-whom", therapy.label()))
                .asOptional();
    }

    /** True of the one that may be with thrust. */
    public static boolean mayThrust(Option therapy) {
        return therapy.value().equals(Technique.Therapy.CHIROPRACTIC);
    }

    /** Whether it is. */
    public Choices thrust() {
        return form.choices(
                        PlanForm.THRUST,
                        say("plan.thrust"),
                        List.of(
                                Option.of("yes", say("plan.thrust.yes")),
                                Option.of("no", say("plan.thrust.no"))))
                .withHint(say("plan.thrust.hint"));
    }

    /** When it is done, and how often. */
    public Field when(Option therapy) {
        return form.field(PlanForm.when(therapy.value()), say("plan.when", therapy.label()))
                .asOptional();
    }

    /** What it can be begun from beside what stands there: a link and its words. */
    public record Beginning(String address, String words) {}

    /** Another beginning, where there is one. */
    public List<Beginning> beginnings() {
        if (chart.episode().isEmpty()) {
            return List.of();
        }
        var blank = new Beginning(address() + "?from=blank", say("plan.from.blank"));
        var last = new Beginning(address() + "?from=last", say("plan.from.last"));
        return List.of(blank, last);
    }

    /** What is written of an unsent plan, by the names of its parts. */
    public List<String> written(UnsentPlan plan) {
        var lines = new ArrayList<String>();
        if (plan.written().stream().anyMatch(name -> name.startsWith(PlanForm.side("")))) {
            lines.add(
                    say(
                            "plan.unsent.of",
                            say("plan.points"),
                            planned.isEmpty() ? say("plan.unsent.none") : onPlan()));
        }
        if (plan.written().contains(PlanForm.TECHNIQUES)) {
            var techniques =
                    form.sent().all(PlanForm.TECHNIQUES).stream()
                            .flatMap(code -> TechniqueKind.of(code).stream())
                            .map(kind -> say("technique." + kind.code()))
                            .collect(Collectors.joining(", "));
            lines.add(
                    say(
                            "plan.unsent.of",
                            say("plan.techniques"),
                            techniques.isEmpty() ? say("plan.unsent.none") : techniques));
        }
        var others =
                names().entrySet().stream()
                        .filter(one -> !one.getKey().startsWith(PlanForm.side("")))
                        .filter(one -> !one.getKey().equals(PlanForm.TECHNIQUES))
                        .filter(one -> plan.written().contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (PairsForm.FIELDS.stream().anyMatch(plan.written()::contains)) {
            others =
                    others.isEmpty()
                            ? say("plan.set.pairs")
                            : others + ", " + say("plan.set.pairs");
        }
        if (!others.isEmpty()) {
            lines.add(others);
        }
        if (lines.isEmpty()) {
            lines.add(say("plan.unsent.answers"));
        }
        return lines;
    }

    /** True where a plan is in force, which can be printed. */
    public boolean isInForce() {
        return chart.openEpisode().isPresent();
    }

    /** True where the last course is closed: what is wanted now was found by the consultation. */
    public boolean isNewCourse() {
        return !isInForce();
    }

    /** The current that was proposed, as it is sent. */
    public String proposedCurrent() {
        return form.sent().text(PairsForm.PROPOSED);
    }

    /** The school; said so where it is that of the last plan of whoever writes. */
    public Field style() {
        var last = form.sent().text(PlanForm.LAST_STYLE);
        var style = field(PlanForm.STYLE, "plan.style");
        return style.withHint(
                !last.isEmpty() && style.value().equals(last)
                        ? say("plan.style.last")
                        : say(
                                leftOpen().containsKey(PlanForm.STYLE)
                                        ? "plan.style.left"
                                        : "plan.style.hint"));
    }

    /** The school that was proposed, as it is sent. */
    public String lastStyle() {
        return form.sent().text(PlanForm.LAST_STYLE);
    }

    /** Where it is done; said so where it is this clinic. */
    public Field setting() {
        var setting = field(PlanForm.SETTING, "plan.setting");
        return !clinic.isEmpty() && setting.value().equals(clinic)
                ? setting.withHint(say("plan.setting.here"))
                : setting;
    }

    /**
     * Those of school, place and reason that somebody has to write, or to mend; where there are
     * none all three stand folded.
     */
    public List<Field> missingOfRecord() {
        return Stream.of(style(), setting(), rationale()).filter(PlanPage::isMissing).toList();
    }

    /** Those that are said. */
    public List<Field> saidOfRecord() {
        return Stream.of(style(), setting(), rationale()).filter(one -> !isMissing(one)).toList();
    }

    private static boolean isMissing(Field field) {
        return field.value().isBlank() || field.hasProblem();
    }

    /** Those that are said, each with its name, in a line; empty where none is. */
    public String recordLine() {
        return saidOfRecord().stream()
                .map(one -> "%s: %s".formatted(one.label(), one.value()))
                .collect(Collectors.joining(" · "));
    }

    /** Schools of acupuncture by the names that reports use, to choose from or to type another. */
    public List<String> schools() {
        return List.of(say("plan.schools").split(", "));
    }

    public Field field(String name, String key) {
        return form.field(name, say(key));
    }

    private String say(String key, Object... arguments) {
        return form.words().say(key, arguments);
    }

    /** True if a score was noted last of all: nothing came since. */
    public boolean isJustScored() {
        return chart.entries().getLast().entry() instanceof Entry.CheckedIn;
    }

    /** Where the consultation is read that was noted last of all; empty if something came since. */
    public Optional<String> justConsulted() {
        return ConsultedAt.justNoted(chart);
    }
}
