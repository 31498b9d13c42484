package huantiao.web.plan;

import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.ChannelPattern;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.AtHome;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Habits;
import huantiao.care.Noted;
import huantiao.care.PainSide;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.UsualCurrent;
import huantiao.triage.NotCleared;
import huantiao.triage.TechniqueKind;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.BodyBook;
import huantiao.web.care.Paper;
import huantiao.web.care.Remedy;
import huantiao.web.care.RuleFacts;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.LeadNeedles;
import huantiao.web.needling.LeadsLie;
import huantiao.web.needling.Needles;
import huantiao.web.needling.PairsForm;
import huantiao.web.people.Agreement;
import huantiao.web.people.EntryWords;
import huantiao.web.people.Findings;
import huantiao.web.people.OtherSideWords;
import huantiao.web.room.BegunVisits;
import huantiao.web.selfcare.HomeProgramme;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestions;
import huantiao.web.triage.WhatMatters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The plan: written by a practitioner, checked at every change, and agreed. */
@Controller
class PlanController {

    /** The part of the page with what is done; where it changes, the pairs of leads change too. */
    private static final String CHOSEN = "chosen";

    /** What is done beside needles; the pairs of leads, in which somebody may write, stay. */
    private static final String BESIDE = "beside";

    /** The questions; where one is answered they stay, and what the rules say comes anew. */
    private static final String ASKS = "asks";

    /** The pairs of leads; where other needles are clipped, those are asked after. */
    private static final String LEADS = "leads";

    private final Pages pages;
    private final Paper paper;
    private final CareRules rules;
    private final CareLibrary library;
    private final BodyBook book;
    private final List<Remedy> remedies;
    private final ConsentVersions consents;
    private final PlanBeginning beginning;
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
            ConsentVersions consents,
            Accounts accounts,
            BegunVisits begunVisits,
            Habits habits,
            Clock clock) {
        this.pages = pages;
        this.paper = new Paper("plan", pages, charts, drafts, rules, clock);
        this.rules = rules;
        this.library = library;
        this.book = book;
        this.remedies = book.remedies();
        this.consents = consents;
        this.beginning = new PlanBeginning(paper, habits, accounts, clock);
        this.begunVisits = begunVisits;
        this.habits = habits;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/plan")
    @Needs(Deed.RECORD_CARE)
    View plan(Permit permit, HttpServletRequest request) {
        return paper.found(
                        permit, request, chart -> beginning.of(chart, permit, paper.zone(request)))
                .map(sheet -> this.page(beginning.anew(sheet)))
                .orElseGet(paper::absent);
    }

    /** Another beginning: what is written and not agreed is put aside, or taken back. */
    @PostMapping("/people/{patient}/plan/beginning")
    @Needs(Deed.RECORD_CARE)
    View begin(Permit permit, HttpServletRequest request) {
        var plan = "/people/" + permit.patient() + "/plan";
        return switch (Sent.of(request.getParameterMap()).text(PlanBeginning.FROM)) {
            case PlanBeginning.ASIDE -> {
                UnsentPlan.takeBack(paper, permit);
                yield new RedirectView(plan);
            }
            case PlanBeginning.BLANK -> {
                UnsentPlan.putAside(paper, permit);
                yield new RedirectView(plan + "?from=" + PlanBeginning.BLANK);
            }
            case PlanBeginning.LAST -> {
                UnsentPlan.putAside(paper, permit);
                yield new RedirectView(plan + "?from=" + PlanBeginning.LAST);
            }
            default -> new RedirectView(plan);
        };
    }

    @PostMapping("/people/{patient}/plan/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return paper.kept(paper.sent(permit, request).map(this::withLevels));
    }

    /** What the rules say to the plan as it stands; with script the region alone. */
    @PostMapping("/people/{patient}/plan/check")
    @Needs(Deed.RECORD_CARE)
    View check(Permit permit, HttpServletRequest request) {
        return paper.sent(permit, request)
                .map(this::withLevels)
                .map(this::withoutOutlived)
                .map(this::withSupplementsInTheirPlace)
                .map(this::withCurrent)
                .map(sheet -> {
                    if (sheet.sent().has(PointChoice.USE)) {
                        return put(sheet);
                    }
                    if (sheet.sent().has(SetPut.BACK)) {
                        return changed(sheet, SetPut.takenBack(sheet.sent()));
                    }
                    if (sheet.sent().has(SetPut.LEVELS)) {
                        return changed(sheet, sheet.sent());
                    }
                    if (sheet.sent().has(PointChoice.ASHI)) {
                        return withAshi(sheet);
                    }
                    if (AskedTogether.isSaid(sheet.sent())) {
                        return changed(sheet, on(sheet).answeredTogether());
                    }
                    if (sheet.sent().text(PairsForm.ROW).equals(FeltNeedles.ALL)) {
                        return changed(sheet, on(sheet).felt().normal(sheet.sent()));
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
        var roots = roots(sheet.chart(), paper.form(sheet), now.zone());
        return put(
                sheet,
                SetPut.of(set.get(), side.get(), asked.levelled(set.get(), roots), means(sheet)));
    }

    /** The form with a tender point beside the set that is on the plan. */
    private View withAshi(Paper.Sheet sheet) {
        var asked = new PointChoice(book.points(), sheet.sent(), Set.of(), Set.of());
        return asked.shown()
                .filter(_ -> asked.isPut())
                .map(set ->
                        put(
                                sheet,
                                SetPut.withTender(
                                        set,
                                        asked.side().orElseThrow(),
                                        sheet.sent(),
                                        means(sheet))))
                .orElseGet(() -> page(sheet));
    }

    private View put(Paper.Sheet sheet, SetPut put) {
        var changed = withCurrent(sheet.with(put.sent()));
        paper.keep(changed);
        return pages.show("plan/form", of(changed, Optional.of(put)), changed.status());
    }

    private SetPut.Means means(Paper.Sheet sheet) {
        return new SetPut.Means(
                book.points(),
                channels(sheet.chart()),
                plan -> on(sheet.with(plan)).check(),
                paper.form(sheet).words());
    }

    /**
     * The plan with the current of the last visit of the clinic, where current is planned and the
     * page has shown no pair yet; without it once current is planned no longer. One that wants a
     * reason is not proposed.
     */
    private Paper.Sheet withCurrent(Paper.Sheet sheet) {
        var sent = sheet.sent();
        if (!sent.all(PlanForm.TECHNIQUES).contains(TechniqueKind.EA.code())) {
            return sheet.with(PairsForm.of(sent).withoutProposed());
        }
        boolean isNew =
                !sent.has(PairsForm.ROW)
                        && PairsForm.FIELDS.stream().noneMatch(sent.fields()::containsKey);
        return isNew
                ? habits.current(sheet.permit())
                        .map(Habits.Last::what)
                        .filter(last ->
                                Arrays.stream(UsualCurrent.hertz(last.frequencyHz()))
                                        .noneMatch(UsualCurrent::isFast))
                        .map(last -> sheet.with(PairsForm.of(sent).proposing(last)))
                        .orElse(sheet)
                : sheet;
    }

    /** The current of the last visit of the clinic, where it stands in the plan as proposed. */
    private Optional<Habits.Last<Habits.Current>> lastCurrent(Paper.Sheet sheet) {
        return PairsForm.of(sheet.sent()).areAsProposed()
                ? habits.current(sheet.permit())
                : Optional.empty();
    }

    /** What the rules know as a supplement is judged as one, though it was written among herbs. */
    private Paper.Sheet withSupplementsInTheirPlace(Paper.Sheet sheet) {
        return PlanSupplements.amongHerbs(sheet.sent(), rules).map(sheet::with).orElse(sheet);
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

    /** The points, where others were asked for; else what the rules say. */
    private View region(Paper.Sheet sheet) {
        if (sheet.sent().has(PointChoice.SHOW)) {
            return pages.show("plan/shown", of(sheet));
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
                .map(this::withLevels)
                .map(this::withoutOutlived)
                .map(this::withSupplementsInTheirPlace)
                .map(sheet -> agree(sheet).fold(chart -> onward(sheet, chart), this::page))
                .orElseGet(paper::absent);
    }

    /**
     * Back to a visit that waits; else to the person's page, which says what was agreed and what
     * comes next.
     */
    private View onward(Paper.Sheet sheet, Chart chart) {
        var person = "/people/" + sheet.permit().patient();
        UnsentPlan.agreed(paper, sheet.permit());
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
        var form = new PlanForm(SetReason.of(sheet.sent(), words).said(), words, rules);
        var plan = form.read(book.points(), remedies, now.today());
        var facts = FactForm.of(sheet.sent(), rules.vocabulary()).read(rules.vocabulary());
        var problems = new ArrayList<Problem>();
        facts.fold(_ -> true, why -> problems.addAll(FactQuestions.refused(why, words, rules)));
        plan.fold(_ -> true, problems::addAll);
        var on = on(sheet);
        var check = on.check();
        var refusals = new PlanRefusals(sheet.chart(), words, check, on.ask(check), on.felt());
        var refused = problems.stream().map(Problem::where).collect(Collectors.toSet());
        refusals
                .of(
                        CareSteps.objections(
                                sheet.chart(),
                                on.plan(),
                                on.told(),
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
                                        agreedTo(chart),
                                        now)
                                .map(entries -> PlanOnPaper.noted(entries, sheet.sent())),
                why -> refusals.of(List.of(why)),
                noted -> sameAgain(sheet.permit(), noted, agreed));
    }

    /** Version of the text that the person read and agreed to, or of what is read now. */
    private String agreedTo(Chart chart) {
        return chart.consent(ConsentKind.CARE)
                .map(Entry.ConsentGiven::textVersion)
                .orElseGet(() -> consents.current().version());
    }

    private static boolean sameAgain(Permit permit, Noted noted, Plan plan) {
        return noted.author().equals(Author.of(permit.actor()))
                && noted.entry() instanceof Entry.PlanAgreed agreed
                && agreed.plan().equals(plan);
    }

    /** Levels of the set on the plan are on it as they are ticked, whatever is asked for. */
    private Paper.Sheet withLevels(Paper.Sheet sheet) {
        return sheet.with(SetPut.ticked(sheet.sent(), book.points()));
    }

    /** What was answered together and now wants an answer of its own is open again. */
    private Paper.Sheet withoutOutlived(Paper.Sheet sheet) {
        return sheet.with(on(sheet).withoutOutlived());
    }

    private View page(Paper.Sheet sheet) {
        return pages.show("plan/form", of(sheet), sheet.status());
    }

    private PlanOnPaper on(Paper.Sheet sheet) {
        return new PlanOnPaper(sheet, paper, rules, book);
    }

    private PlanPage of(Paper.Sheet sheet) {
        return of(sheet, Optional.empty());
    }

    private PlanPage of(Paper.Sheet sheet, Optional<SetPut> put) {
        var chart = sheet.chart();
        var sent = sheet.sent();
        var now = paper.now(sheet.request());
        var form = paper.form(sheet);
        var on = on(sheet);
        var plan = on.plan();
        var check = on.check();
        var options = rules.rules().options(rules.flags(), Picture.with(chart, on.told(), now));
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
                Agreement.of(chart, ConsentKind.CARE, consents, now.zone()),
                new PlanQuestions(form, on.asking(check), on.decided()),
                options,
                new PointChoice(
                        book.points(), sent, suggested(chart), roots(chart, form, now.zone())),
                put,
                painSide(sheet),
                OtherSideWords.of(plan, chart, now, form.words()),
                plan.points(),
                PlanHerbs.of(sent.text(PlanForm.HERBS), rules.herbs(), form.words()),
                PlanSupplements.of(sent, rules.rules(), form.words()),
                PlanSupplements.codes(rules.rules()),
                remedies,
                AtHome.of(
                        chart,
                        check.assessment().facts(),
                        library.selfCare(),
                        exercise ->
                                HomeProgramme.mayBeProposed(
                                        exercise, check.assessment().level(), options)),
                library.selfCare(),
                now.today(),
                now.zone(),
                beginning.clinic(sheet.permit()),
                beginning.day(sheet),
                beginning.unsent(sheet),
                beginning.aside(sheet),
                visit(sheet.permit(), chart, now.zone()),
                paper.keptAt(sheet),
                library.technique(UsualCurrent.GUIDE),
                lastCurrent(sheet),
                WhatMatters.notThere(
                        PlanFacts.stopping(rules.rules(), check), chart, now, form.words()),
                LeadNeedles.of(Needles.of(plan.points()), sheet, paper, book.roots()),
                on.felt(),
                RuleFacts.of(check.assessment().facts(), rules, chart, now.zone(), form.words()),
                WhatMatters.of(chart, now, form.words()));
    }

    /**
     * Where a leg hurts: by what is known today, what was told, and what the clinician marked;
     * where none of them says so, by the examination.
     */
    private Optional<Side> painSide(Paper.Sheet sheet) {
        var chart = sheet.chart();
        return PainSide.told(chart, paper.now(sheet.request()))
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
                .flatMap(side -> side.reasonings().stream().limit(1))
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
