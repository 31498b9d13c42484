package huantiao.web.care;

import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.ChannelPattern;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentTexts;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Habits;
import huantiao.care.Medicines;
import huantiao.care.Noted;
import huantiao.care.PainSide;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.PlannedPoint;
import huantiao.care.RarelyAsked;
import huantiao.care.UsualCurrent;
import huantiao.care.Ways;
import huantiao.people.Clinic;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.NextQuestions;
import huantiao.triage.NoTogether;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlags;
import huantiao.triage.TechniqueKind;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.people.EntryWords;
import huantiao.web.people.Findings;
import huantiao.web.people.ReferralWords;
import huantiao.web.room.BegunVisits;
import huantiao.web.selfcare.HomeProgramme;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The plan: written by a practitioner, checked at every change, agreed, and read by the person. */
@Controller
class PlanController {

    /** What a plan is begun from. */
    private static final String FROM = "from";

    /** What is wrong with the skin where the needles go. */
    private static final String SITE_SKIN = "site_skin";

    private static final String BLANK = "blank";
    private static final String LAST = "last";

    /** The part of the page with what is done; where it changes, the pairs of leads change too. */
    private static final String CHOSEN = "chosen";

    /** What is done beside needles; the pairs of leads, in which somebody may write, stay. */
    private static final String BESIDE = "beside";

    /** The questions; where one is answered they stay, and what the rules say comes anew. */
    private static final String ASKS = "asks";

    /** The pairs of leads; where other needles are clipped, those are asked after. */
    private static final String LEADS = "leads";

    private static final String NUMB = "numb";

    private static final Set<TechniqueKind> HEAT =
            Set.of(TechniqueKind.MOXA, TechniqueKind.WARM_NEEDLE);

    private final Pages pages;
    private final Charts charts;
    private final Paper paper;
    private final CareRules rules;
    private final CareLibrary library;
    private final BodyBook book;
    private final List<Remedy> remedies;
    private final ConsentTexts consents;
    private final Accounts accounts;
    private final BegunVisits begunVisits;
    private final Habits habits;
    private final Clock clock;

    PlanController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            ConsentTexts consents,
            Accounts accounts,
            BegunVisits begunVisits,
            Habits habits,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.paper = new Paper("plan", pages, charts, drafts, rules, clock);
        this.rules = rules;
        this.library = library;
        this.book = book;
        this.remedies = book.remedies();
        this.consents = consents;
        this.accounts = accounts;
        this.begunVisits = begunVisits;
        this.habits = habits;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/plan")
    @Needs(Deed.RECORD_CARE)
    View plan(Permit permit, HttpServletRequest request) {
        return paper.found(
                        permit, request, chart -> here(begun(chart, paper.zone(request)), permit))
                .map(sheet -> this.page(begunAnew(sheet, request.getParameter(FROM))))
                .orElseGet(paper::absent);
    }

    @PostMapping("/people/{patient}/plan/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return paper.keep(permit, request);
    }

    /** What the rules say to the plan as it stands; with script the region alone. */
    @PostMapping("/people/{patient}/plan/check")
    @Needs(Deed.RECORD_CARE)
    View check(Permit permit, HttpServletRequest request) {
        return paper.sent(permit, request)
                .map(sheet -> {
                    if (sheet.sent().has(PointChoice.USE)) {
                        return put(sheet);
                    }
                    if (sheet.sent().has(SetPut.BACK)) {
                        return changed(sheet, SetPut.takenBack(sheet.sent()));
                    }
                    if (sheet.sent().has(PointChoice.ASHI)) {
                        return put(withAshi(sheet));
                    }
                    if (AskedTogether.isSaid(sheet.sent())) {
                        return changed(sheet, answeredNo(sheet));
                    }
                    if (sheet.sent().text(PairsForm.ROW).equals(PairsForm.LAST_CURRENT)) {
                        return changed(sheet, withLastCurrent(sheet));
                    }
                    if (sheet.sent().text(PairsForm.ROW).equals(FeltNeedles.ALL)) {
                        return changed(sheet, felt(sheet).normal(sheet.sent()));
                    }
                    if (sheet.sent().has(PairsForm.ROW)) {
                        return changed(sheet, PairsForm.of(sheet.sent()).withOrWithoutRow());
                    }
                    return sheet.isRegion() ? region(sheet) : page(sheet);
                })
                .orElseGet(paper::absent);
    }

    /** The form with a set of the literature on it, and what became of each part of the set. */
    private View put(Paper.Sheet sheet) {
        var asked = new PointChoice(book.points(), sheet.sent(), Set.of(), Set.of());
        var set = asked.shown();
        var side = asked.side();
        if (set.isEmpty() || side.isEmpty()) {
            return page(sheet);
        }
        var now = paper.now(sheet.request());
        var words = paper.form(sheet).words();
        var roots = roots(sheet.chart(), paper.form(sheet), now.zone());
        var put =
                SetPut.of(
                        set.get(),
                        side.get(),
                        book.points(),
                        asked.levelled(set.get(), roots),
                        channels(sheet.chart()),
                        plan ->
                                CareSteps.check(
                                        sheet.chart(),
                                        readable(sheet.with(plan)),
                                        asked(plan, readable(sheet.with(plan))),
                                        now),
                        words);
        var changed = sheet.with(put.sent());
        paper.keep(changed);
        return pages.show("plan/form", of(changed, Optional.of(put)), changed.status());
    }

    /** The plan with the current of the last visit of the clinic, if there is one. */
    private Sent withLastCurrent(Paper.Sheet sheet) {
        return lastCurrent(sheet)
                .map(last -> PairsForm.of(sheet.sent()).with(last.what()))
                .orElseGet(() -> PairsForm.of(sheet.sent()).withOrWithoutRow());
    }

    /** What is proposed where current is planned and nobody said which. */
    private Optional<Habits.Last<Habits.Current>> lastCurrent(Paper.Sheet sheet) {
        return sheet.sent().all(PlanForm.TECHNIQUES).contains(TechniqueKind.EA.code())
                        && PairsForm.of(sheet.sent()).isCurrentOpen()
                ? habits.current(sheet.permit())
                : Optional.empty();
    }

    /** The set once more, with a tender point on its side. */
    private static Paper.Sheet withAshi(Paper.Sheet sheet) {
        var use = sheet.sent().text(PointChoice.ASHI);
        var sent = sheet.sent().with(PointChoice.ASHI).with(PointChoice.USE, use);
        return sheet.with(sent.with(PlanForm.side(PointChoice.TENDER), use.replaceAll(".*:", "")));
    }

    /** A plan from a blank page or from the last one, instead of what would stand there. */
    private Paper.Sheet begunAnew(Paper.Sheet sheet, @Nullable String from) {
        var chart = sheet.chart();
        if (BLANK.equals(from)) {
            return sheet.with(here(consulted(chart), sheet.permit()));
        }
        if (LAST.equals(from) && chart.episode().isPresent()) {
            var ways = chart.ways(clock.instant(), paper.zone(sheet.request()));
            var sent = here(sent(chart.episode().get().plan(), ways), sheet.permit());
            var told = consulted(chart);
            return sheet.with(
                    chart.openEpisode().isPresent() || !told.has(PlanForm.REVIEW)
                            ? sent
                            : sent.with(PlanForm.GOAL, told.text(PlanForm.GOAL))
                                    .with(PlanForm.REVIEW, told.text(PlanForm.REVIEW)));
        }
        return sheet;
    }

    /**
     * The form with the points of a set on it, or with a row more or less, and everything it leads
     * to; kept as a draft.
     */
    private View changed(Paper.Sheet sheet, Sent sent) {
        var changed = sheet.with(sent);
        paper.keep(changed);
        return page(changed);
    }

    /** With each open question answered no of which a no says nothing itself. */
    private Sent answeredNo(Paper.Sheet sheet) {
        var now = paper.now(sheet.request());
        var plan = readable(sheet);
        var check = CareSteps.check(sheet.chart(), plan, asked(sheet.sent(), plan), now);
        return AskedTogether.answered(
                sheet.sent(), together(ask(sheet, check), sheet.sent(), check)::contains);
    }

    /** The points, where others were asked for; else what the rules say. */
    private View region(Paper.Sheet sheet) {
        if (sheet.sent().has(PointChoice.SHOW)) {
            return pages.show("plan/points", of(sheet));
        }
        var by = sheet.request().getHeader("HX-Trigger");
        return pages.show(
                CHOSEN.equals(by)
                        ? "plan/region"
                        : BESIDE.equals(by)
                                ? "plan/beside"
                                : ASKS.equals(by)
                                        ? "plan/answered"
                                        : LEADS.equals(by) ? "plan/leads" : "plan/checks",
                of(sheet));
    }

    @PostMapping("/people/{patient}/plan")
    @Needs(Deed.RECORD_CARE)
    View agree(Permit permit, HttpServletRequest request) {
        return paper.sent(permit, request)
                .map(sheet -> agree(sheet).fold(chart -> onward(sheet, chart), this::page))
                .orElseGet(paper::absent);
    }

    /**
     * Back to a visit that waits; else to the person's page, which says what was agreed and what
     * comes next.
     */
    private View onward(Paper.Sheet sheet, Chart chart) {
        var person = "/people/" + sheet.permit().patient();
        if (visit(sheet.permit(), chart, paper.zone(sheet.request())).isPresent()) {
            return new RedirectView(person + "/sessions/new");
        }
        return new RedirectView(
                "%s?noted=%d"
                        .formatted(
                                person,
                                chart.latest(Entry.PlanAgreed.class)
                                        .map(one -> one.noted().sequence())
                                        .orElse(0L)));
    }

    /** When the visit began that waits for this plan, as the clock says it; empty if none does. */
    private Optional<String> visit(Permit permit, Chart chart, ZoneId zone) {
        return begunVisits.of(permit, chart, zone).map(at -> Words.time(at, zone));
    }

    private Result<Chart, Paper.Sheet> agree(Paper.Sheet sheet) {
        var now = paper.now(sheet.request());
        var words = paper.form(sheet).words();
        var form = new PlanForm(sheet.sent(), words);
        var plan = form.read(book.points(), remedies, now.today());
        var facts = FactForm.of(sheet.sent(), rules.vocabulary()).read(rules.vocabulary());
        var problems = new ArrayList<Problem>();
        facts.fold(_ -> true, why -> problems.addAll(FactQuestions.refused(why, words, rules)));
        plan.fold(_ -> true, problems::addAll);
        var readable = form.readable(book.points(), remedies, now.today());
        var asked = asked(sheet.sent(), readable);
        var check = CareSteps.check(sheet.chart(), readable, asked, now);
        var refusals =
                new PlanRefusals(sheet.chart(), words, check, ask(sheet, check), felt(sheet));
        var refused = problems.stream().map(Problem::where).collect(Collectors.toSet());
        refusals
                .of(
                        CareSteps.objections(
                                sheet.chart(),
                                readable,
                                asked,
                                form.setAside(),
                                sheet.clinician(),
                                now))
                .stream()
                .filter(one -> !refused.contains(one.where()))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            return paper.back(sheet.refused(problems));
        }
        var agreed = plan.orElseThrow();
        return paper.<CareRefusal>note(
                sheet,
                clock.instant(),
                chart ->
                        CareSteps.agree(
                                chart,
                                agreed,
                                LeadsLie.told(facts.orElseThrow(), agreed, book.points()),
                                form.setAside(),
                                sheet.clinician(),
                                consents.version(),
                                now),
                why -> refusals.of(List.of(why)),
                noted -> sameAgain(sheet.permit(), noted, agreed));
    }

    /** The plan in plain words, for the person; made to be printed. */
    @GetMapping("/me/plan")
    @Needs(Deed.READ_OWN_CHART)
    View own(Permit permit, HttpServletRequest request) {
        return charts.find(permit).map(chart -> printed(request, chart)).orElseGet(paper::absent);
    }

    /** The same page in the clinic, to print it and hand it over. */
    @GetMapping("/people/{patient}/plan/printed")
    @Needs(Deed.READ_CHART)
    View handedOver(Permit permit, HttpServletRequest request) {
        return charts.find(permit).map(chart -> printed(request, chart)).orElseGet(paper::absent);
    }

    private View printed(HttpServletRequest request, Chart chart) {
        var words = pages.shell(request).words();
        return pages.show(
                "plan/own",
                new OwnPlanPage(
                        chart.patient().name().text(),
                        accounts.clinic(chart.whose().clinic()).map(Clinic::name).orElse(""),
                        doctor(chart, paper.now(request), words),
                        chart.openEpisode().map(episode -> episode.plan()),
                        chart.openEpisode()
                                .map(episode ->
                                        DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale())
                                                .format(episode.plan().reviewOn()))
                                .orElse(""),
                        chart.openEpisode()
                                .map(episode ->
                                        HomeProgramme.of(
                                                episode.plan(),
                                                CareSteps.check(
                                                        chart,
                                                        episode.plan(),
                                                        rules.vocabulary().nothingKnown(),
                                                        paper.now(request)),
                                                library,
                                                words))
                                .orElse(HomeProgramme.NONE),
                        chart.openEpisode().map(episode -> hands(episode.plan())).orElse(List.of()),
                        rules.flags().safetyNet()));
    }

    /** What a doctor is to look at, in words for the person. */
    private Optional<OwnPlanPage.Doctor> doctor(Chart chart, CareSteps.Now now, Words words) {
        var referral = ReferralWords.of(chart, now, book.roots(), words);
        if (referral.isPresent()) {
            return referral.map(one ->
                    new OwnPlanPage.Doctor(
                            words.say("plan.own.doctor.by", one.dueBy(), one.plainly()),
                            Stream.of(
                                            one.referral()
                                                    .sent()
                                                    .map(sent ->
                                                            words.say(
                                                                    "plan.own.doctor.sent",
                                                                    sent.entry().toWhom())),
                                            one.referral()
                                                    .agreed()
                                                    .map(agreed ->
                                                            words.say(
                                                                    "plan.own.doctor.agreed",
                                                                    agreed.entry().agreedWith())))
                                    .flatMap(Optional::stream)
                                    .toList()));
        }
        var assessment = CareSteps.assess(chart, now);
        return assessment.level() == Level.GP_SOON
                ? Optional.of(
                        new OwnPlanPage.Doctor(
                                words.say(
                                        "plan.own.doctor.soon",
                                        assessment.positive().stream()
                                                .filter(flag -> flag.action() == Level.GP_SOON)
                                                .map(flag ->
                                                        ReferralWords.about(flag, chart, words))
                                                .collect(Collectors.joining("; "))),
                                List.of()))
                : Optional.empty();
    }

    private List<OwnPlanPage.Hand> hands(Plan plan) {
        return plan.combined().stream()
                .map(one ->
                        new OwnPlanPage.Hand(
                                library.therapy(one.therapy())
                                        .map(CareLibrary.Therapy::name)
                                        .orElse(one.therapy()),
                                one.byWhom(),
                                one.note()))
                .toList();
    }

    private static boolean sameAgain(Permit permit, Noted noted, Plan plan) {
        return noted.author().equals(Author.of(permit.actor()))
                && noted.entry() instanceof Entry.PlanAgreed agreed
                && agreed.plan().equals(plan);
    }

    /** A new plan begins with what the consultation found; a change with the plan in force. */
    private Sent begun(Chart chart, ZoneId zone) {
        return chart.openEpisode()
                .map(episode -> sent(episode.plan(), chart.ways(clock.instant(), zone)))
                .orElseGet(() -> consulted(chart));
    }

    /** What the consultation knows of a plan. */
    private static Sent consulted(Chart chart) {
        return chart.latest(Entry.Consulted.class)
                .map(consulted -> consulted.entry().consultation())
                .map(consultation ->
                        Sent.nothing()
                                .with(PlanForm.GOAL, consultation.goal())
                                .with(PlanForm.REVIEW, consultation.reviewOn().toString()))
                .orElseGet(Sent::nothing);
    }

    /**
     * The same with this clinic as the place, and the school of the last plan of whoever writes,
     * where none stands.
     */
    private Sent here(Sent plan, Permit permit) {
        var placed =
                plan.has(PlanForm.SETTING) ? plan : plan.with(PlanForm.SETTING, clinic(permit));
        return placed.has(PlanForm.STYLE)
                ? placed
                : habits.school(permit)
                        .map(last ->
                                placed.with(PlanForm.STYLE, last.what())
                                        .with(PlanForm.LAST_STYLE, last.what()))
                        .orElse(placed);
    }

    private String clinic(Permit permit) {
        return accounts.clinic(permit.clinic()).map(Clinic::name).orElse("");
    }

    private static Sent sent(Plan plan, Optional<Ways> ways) {
        var sent =
                Sent.nothing()
                        .with(PlanForm.STYLE, plan.style())
                        .with(PlanForm.RATIONALE, plan.rationale())
                        .with(PlanForm.VARIATION, plan.variation().name().toLowerCase(Locale.ROOT))
                        .with(PlanForm.TECHNIQUES, plan.techniques().toArray(String[]::new))
                        .with(PlanForm.PARAMETERS, plan.parameters())
                        .with(PlanForm.SESSIONS, String.valueOf(plan.sessions()))
                        .with(PlanForm.PER_WEEK, String.valueOf(plan.perWeek()))
                        .with(PlanForm.RETENTION, String.valueOf(plan.retentionMinutes()))
                        .with(
                                PlanForm.THERAPIES,
                                plan.combined().stream()
                                        .map(Plan.CombinedTherapy::therapy)
                                        .toArray(String[]::new))
                        .with(PlanForm.SELF_CARE, plan.selfCare().toArray(String[]::new))
                        .with(PlanForm.HERBS, String.join(", ", plan.herbs()))
                        .with(PlanForm.GOAL, plan.goal())
                        .with(PlanForm.REVIEW, plan.reviewOn().toString())
                        .with(PlanForm.STOP_IF, plan.stopIf())
                        .with(PlanForm.SETTING, plan.setting());
        for (var combined : plan.combined()) {
            sent =
                    sent.with(PlanForm.byWhom(combined.therapy()), combined.byWhom())
                            .with(PlanForm.when(combined.therapy()), combined.note());
        }
        for (var field : ways.map(WaysForm::fields).orElse(Map.of()).entrySet()) {
            sent = sent.with(field.getKey(), field.getValue().toArray(String[]::new));
        }
        for (PlannedPoint point : plan.points()) {
            sent = sent.with(PlanForm.side(point.point()), point.side().code());
        }
        return sent;
    }

    private View page(Paper.Sheet sheet) {
        return pages.show("plan/form", of(sheet), sheet.status());
    }

    private PlanPage of(Paper.Sheet sheet) {
        return of(sheet, Optional.empty());
    }

    private PlanPage of(Paper.Sheet sheet, Optional<SetPut> put) {
        var chart = sheet.chart();
        var sent = sheet.sent();
        var now = paper.now(sheet.request());
        var form = paper.form(sheet);
        var plan = readable(sheet);
        var asked = asked(sent, plan);
        var check = CareSteps.check(chart, plan, asked, now);
        Optional<NotCleared> held =
                CareSteps.clearance(chart, check.assessment(), sheet.clinician(), now)
                        .fold(_ -> Optional.empty(), Optional::of);
        return new PlanPage(
                form,
                chart,
                sheet.seen(),
                EntryWords.of(sheet.since(), library.harms(), form.words()),
                check,
                held,
                chart.latest(Entry.Consulted.class).isPresent(),
                chart.consent(ConsentKind.CARE).isPresent(),
                asking(sheet, check),
                decided(sheet, plan),
                rules.rules().options(rules.flags(), Picture.with(chart, asked, now)),
                new PointChoice(
                        book.points(), sent, suggested(chart), roots(chart, form, now.zone())),
                put,
                painSide(sheet),
                plan.points(),
                remedies,
                clinic(sheet.permit()),
                begunFrom(sheet),
                visit(sheet.permit(), chart, now.zone()),
                paper.keptAt(sheet),
                library.technique(UsualCurrent.GUIDE),
                lastCurrent(sheet),
                WhoThisIs.notThere(
                        PlanFacts.stopping(rules.rules(), check), chart, rules, form.words()),
                LeadNeedles.of(Needles.of(plan.points()), sheet, paper, book.roots()),
                felt(sheet));
    }

    /** The day of the last plan, where the page was asked to begin from it. */
    private Optional<String> begunFrom(Paper.Sheet sheet) {
        if (!LAST.equals(sheet.request().getParameter(FROM))) {
            return Optional.empty();
        }
        var zone = paper.zone(sheet.request());
        return sheet.chart()
                .latest(Entry.PlanAgreed.class)
                .map(agreed -> agreed.noted().occurredAt().atZone(zone).toLocalDate())
                .map(day -> CheckInPage.day(paper.form(sheet).words(), day));
    }

    /** What the page asks for, by how much hangs on it. */
    private List<PlanPage.Asking> asking(Paper.Sheet sheet, PlanCheck check) {
        var form = paper.form(sheet);
        var facts = ask(sheet, check);
        var first = rules.flags().factsToAskFirst();
        var forbids = PlanFacts.forbidding(rules.rules(), check);
        var together = together(facts, sheet.sent(), check);
        var rare = rare(check);
        var points = readable(sheet).points().stream().map(PlannedPoint::point).toList();
        boolean feltAtEach = isFeltAskedAtEach(sheet);
        var questions =
                FactQuestions.of(form, facts, sheet.chart(), rules).stream()
                        .map(question -> feltAtEach ? withoutFeeling(question) : question)
                        .toList();
        return FactQuestions.inShort(questions, sheet.chart(), form.words()).stream()
                .map(question ->
                        question.fact().equals(SITE_SKIN) && !points.isEmpty()
                                ? question.needed(
                                        feltAtEach
                                                ? atPoints(sheet, points)
                                                : siteSkin(sheet, points))
                                : question)
                .map(question -> {
                    var fact = question.fact();
                    var weight =
                            first.contains(fact)
                                    ? PlanPage.Weight.FIRST
                                    : forbids.contains(fact)
                                            ? PlanPage.Weight.FORBIDS
                                            : PlanPage.Weight.CHANGES;
                    return new PlanPage.Asking(
                            weight == PlanPage.Weight.CHANGES
                                    ? question
                                    : question.hintedFirst(form.words().say("plan.ask.stops")),
                            weight,
                            together.contains(fact),
                            rare.contains(fact),
                            PlanRefusals.hanging(fact, check, form.words()));
                })
                .toList();
    }

    /** What is felt at the needles of the leads. */
    private FeltNeedles felt(Paper.Sheet sheet) {
        return FeltNeedles.of(sheet, paper, book.roots());
    }

    /**
     * True where feeling is asked of each needle of a pair: the skin where the needles go is asked
     * for it only where heat is planned or no pair stands there.
     */
    private boolean isFeltAskedAtEach(Paper.Sheet sheet) {
        return !felt(sheet).all().isEmpty()
                && PlanFacts.techniques(readable(sheet)).stream().noneMatch(HEAT::contains)
                && !sheet.sent().all(SITE_SKIN).contains(NUMB);
    }

    /** The question about the skin, in sight and to be read out, without what is felt. */
    private static FactQuestion withoutFeeling(FactQuestion question) {
        return question instanceof FactQuestion.Several(var fact, var choices, var aloud)
                        && fact.equals(SITE_SKIN)
                ? new FactQuestion.Several(fact, choices.without(List.of(NUMB)), aloud)
                : question;
    }

    private String atPoints(Paper.Sheet sheet, List<String> points) {
        return paper.form(sheet).words().say("plan.ask.site-skin", String.join(", ", points));
    }

    /** Where the needles go, and where the examination found that less is felt. */
    private String siteSkin(Paper.Sheet sheet, List<String> points) {
        var words = paper.form(sheet).words();
        var at = atPoints(sheet, points);
        var now = paper.now(sheet.request());
        var found = Findings.last(sheet.chart(), book.roots(), words, now.zone());
        var less = found.map(Findings::feltLess).orElse("");
        if (less.isEmpty()) {
            return at;
        }
        var day = found.orElseThrow().day();
        return day.equals(now.today())
                ? words.say("plan.ask.site-skin.felt.today", at, less)
                : words.say("plan.ask.site-skin.felt", at, words.day(day), less);
    }

    /** Rarely needed questions of this plan: nothing is a reason to ask, nothing rests on them. */
    private Set<String> rare(PlanCheck check) {
        var rare = new LinkedHashSet<>(RarelyAsked.of(check.assessment().facts()));
        rare.removeAll(rules.flags().factsToAskFirst());
        rare.removeAll(PlanFacts.forbidding(rules.rules(), check));
        return rare;
    }

    /**
     * Those of the questions that may be answered no together, with those of them that have an
     * answer already, so that none changes its place by being answered. What is rarely needed is
     * folded and not among them.
     */
    private Set<String> together(Set<String> all, Sent sent, PlanCheck check) {
        var ask = new LinkedHashSet<>(all);
        ask.removeAll(rare(check));
        var facts =
                check.assessment()
                        .facts()
                        .without(Set.of(RedFlags.TRIAGE, RedFlags.OPEN_QUESTIONS));
        var open = NoTogether.of(ask, facts, rules.flags(), rules.rules());
        var unasked = NoTogether.of(ask, facts.without(ask), rules.flags(), rules.rules());
        return unasked.stream()
                .filter(fact -> open.contains(fact) || sent.has(fact))
                .collect(Collectors.toSet());
    }

    /** Facts that the page asks for: those that come first, and those a rule of the plan needs. */
    private Set<String> ask(Paper.Sheet sheet, PlanCheck check) {
        var chart = sheet.chart();
        var now = paper.now(sheet.request());
        var form = paper.form(sheet);
        var plan = readable(sheet);
        var known = Picture.with(chart, asked(sheet.sent(), plan), now);
        var ask = new LinkedHashSet<String>(sheet.sent().all(IntakeForm.SHOWN));
        ask.removeIf(fact -> rules.vocabulary().find(fact).isEmpty());
        ask.addAll(NextQuestions.of(rules.flags().askFirst(), known));
        ask.addAll(PlanFacts.toAsk(check));
        PlanFacts.untold(check).forEach(rule -> ask.addAll(check.nextToAsk(rule)));
        ask.removeAll(Picture.fromTheChart());
        ask.removeIf(fact -> !Picture.concerns(fact, chart));
        ask.removeIf(fact -> !Medicines.concern(fact, known));
        ask.removeIf(fact -> !Picture.concerns(fact, known));
        ask.removeIf(fact -> !FactQuestions.hasWords(form, fact, rules.flags()));
        if (isDecided(sheet, plan)) {
            ask.remove(LeadsLie.CROSSES_CHEST);
        }
        return ask;
    }

    /** What the points of the plan decide by themselves, for whoever means it otherwise. */
    private List<FactQuestion> decided(Paper.Sheet sheet, Plan plan) {
        return isDecided(sheet, plan)
                ? FactQuestions.inShort(paper.form(sheet), List.of(LeadsLie.CROSSES_CHEST), rules)
                : List.of();
    }

    private boolean isDecided(Paper.Sheet sheet, Plan plan) {
        return !sheet.sent().has(LeadsLie.CROSSES_CHEST) && LeadsLie.below(plan, book.points());
    }

    private Plan readable(Paper.Sheet sheet) {
        return new PlanForm(sheet.sent(), paper.form(sheet).words())
                .readable(book.points(), remedies, paper.now(sheet.request()).today());
    }

    /** What was answered, and what the plan answers by itself. */
    private Facts asked(Sent sent, Plan plan) {
        return LeadsLie.told(
                FactForm.of(sent, rules.vocabulary()).readable(rules.vocabulary()),
                plan,
                book.points());
    }

    /**
     * Where a leg hurts: by what is known today, what was told, and what the clinician marked;
     * where none of them says so, by the examination.
     */
    private Optional<Side> painSide(Paper.Sheet sheet) {
        var chart = sheet.chart();
        var now = paper.now(sheet.request());
        return PainSide.of(
                        Picture.of(chart, rules, now.today(), now.zone()),
                        Stream.concat(
                                        chart.marks().stream(),
                                        chart.found().stream()
                                                .flatMap(one -> one.entry().marks().stream()))
                                .toList())
                .or(() ->
                        PainSide.found(
                                chart.latest(Entry.Consulted.class)
                                        .map(one -> one.entry().consultation().findings())
                                        .orElse(List.of()),
                                book.roots()));
    }

    /** Points of the channels the consultation found. */
    private Set<String> suggested(Chart chart) {
        var found = channels(chart);
        return book.channels().stream()
                .filter(channel -> found.contains(channel.id()))
                .map(ChannelPattern::points)
                .flatMap(List::stream)
                .map(PointCode::text)
                .collect(Collectors.toSet());
    }

    /**
     * What the findings of the consultation are most consistent with, of each side; only where a
     * loss of power, reflex or feeling speaks for it, as the map alone never decides (NR-02).
     */
    private Set<String> roots(Chart chart, Form form, ZoneId zone) {
        return Findings.last(chart, book.roots(), form.words(), zone)
                .map(Findings::reasoning)
                .orElse(List.of())
                .stream()
                .map(side -> side.reasonings().getFirst())
                .filter(first -> first.deficits() > 0)
                .map(first -> first.root().id())
                .collect(Collectors.toSet());
    }

    /** Channels the consultation found. */
    private static Set<String> channels(Chart chart) {
        return chart.latest(Entry.Consulted.class)
                .map(one -> Set.copyOf(one.entry().consultation().channels()))
                .orElse(Set.of());
    }
}
