package huantiao.web.safety;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.StandingStop;
import huantiao.care.StillNo;
import huantiao.care.ToldAhead;
import huantiao.care.VisitSteps;
import huantiao.course.PersonCourse;
import huantiao.measures.Instruments;
import huantiao.triage.Facts;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.BodyBook;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The questions that come before every visit, asked anew each time. */
@Controller
class SafetyController {

    private final Pages pages;
    private final Charts charts;
    private final BeginsVisit visit;
    private final CareRules rules;
    private final CareLibrary library;
    private final BodyBook book;
    private final Instruments instruments;
    private final Clock clock;

    SafetyController(
            Pages pages,
            Charts charts,
            BeginsVisit visit,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            Instruments instruments,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.visit = visit;
        this.rules = rules;
        this.library = library;
        this.book = book;
        this.instruments = instruments;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/safety")
    @Needs(Deed.RECORD_CARE)
    View ask(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart ->
                        page(permit, request, chart, Sent.nothing(), List.of(), HttpStatus.OK))
                .orElseGet(this::absent);
    }

    @PostMapping("/people/{patient}/safety")
    @Needs(Deed.RECORD_CARE)
    View answer(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var moment = clock.instant();
        var now = now(request);
        var open = open(found.get(), sent, now, pages.shell(request).words());
        var form = new SafetyForm(sent, found.get(), rules, besides(found.get(), open, now));
        var read = form.read(bundled(found.get(), moment, now.zone()), open.together());
        var change = charts.add(permit, moment, chart -> step(chart, read, moment, now));
        return switch (change) {
            case Charts.Change.Absent<List<Problem>> _ -> absent();
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    page(
                            permit,
                            request,
                            charts.find(permit).orElseThrow(),
                            sent,
                            once(form, named(problems, read.facts())),
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case Charts.Change.MovedOn<List<Problem>>(var chart, var _) ->
                    onward(permit, request, chart);
            case Charts.Change.Kept<List<Problem>>(var chart) -> onward(permit, request, chart);
        };
    }

    /** Past a stop there is no way onward but the person's page, which says what to do. */
    private View onward(Permit permit, HttpServletRequest request, Chart chart) {
        var person = "/people/" + permit.patient();
        var asked = chart.latest(Entry.SafetyAsked.class).orElseThrow();
        if (asked.entry().ruling().stops() || chart.openEpisode().isEmpty()) {
            return new RedirectView(person);
        }
        visit.begin(permit, chart, asked, pages.shell(request).zone());
        return new RedirectView(person + "/sessions/new");
    }

    /** An alarm is kept whatever else is wrong; anything else waits until all of it is right. */
    private static Result<List<Entry>, List<Problem>> step(
            Chart chart, SafetyForm.Read read, Instant moment, CareSteps.Now now) {
        return VisitSteps.askSafety(
                        chart, read.facts(), read.since(), read.confirmed(), moment, now)
                .fold(
                        entries ->
                                read.problems().isEmpty()
                                                || entries.stream()
                                                        .anyMatch(SafetyController::stops)
                                        ? Result.ok(
                                                withNet(chart, read, saying(read, entries), now))
                                        : Result.refused(read.problems()),
                        problems ->
                                Result.refused(
                                        Stream.concat(problems.stream(), read.problems().stream())
                                                .filter(one -> !one.where().equals("words"))
                                                .toList()));
    }

    /** The entries say what of them was answered no together. */
    private static List<Entry> saying(SafetyForm.Read read, List<Entry> entries) {
        return entries.stream()
                .map(entry ->
                        entry instanceof Entry.SafetyAsked asked
                                ? asked.answeredTogether(read.together())
                                : entry)
                .toList();
    }

    /** What was said besides stands before the answers, which are looked for as the last entry. */
    private static List<Entry> withNet(
            Chart chart, SafetyForm.Read read, List<Entry> answers, CareSteps.Now now) {
        return read.net()
                ? Stream.concat(VisitSteps.tellWhenNotToWait(chart, now).stream(), answers.stream())
                        .toList()
                : answers;
    }

    private static boolean stops(Entry entry) {
        return entry instanceof Entry.SafetyAsked asked && asked.ruling().stops();
    }

    /**
     * Problems by a fact of their flag, where the form can show them: the first that has no answer,
     * and the first where each has one.
     */
    private List<Problem> named(List<Problem> problems, Facts answered) {
        var named = new ArrayList<Problem>();
        for (var problem : problems) {
            var fact =
                    rules.flags()
                            .find(problem.where())
                            .flatMap(flag ->
                                    flag.when().facts().stream()
                                            .filter(SafetyForm.asked(rules)::contains)
                                            .min(Comparator.comparing(answered::knows)));
            named.add(
                    fact.map(name ->
                                    new Problem(
                                            name, problem.code(), problem.what(), problem.cure()))
                            .orElseGet(() ->
                                    new Problem(
                                            SafetyForm.field(problem.where()),
                                            problem.code(),
                                            problem.what(),
                                            problem.cure())));
        }
        return named;
    }

    /** Those of the questions without an answer that the page asked and that have none yet. */
    private NeverAnswered open(Chart chart, Sent sent, CareSteps.Now now, Words words) {
        var open = NeverAnswered.of(chart, standing(chart, now), rules, now, words);
        return open.only(sent.all(SafetyForm.OPEN));
    }

    private static List<String> standing(Chart chart, CareSteps.Now now) {
        return StandingStop.of(chart, now).map(StandingStop::facts).orElse(List.of());
    }

    private static Set<String> besides(Chart chart, NeverAnswered open, CareSteps.Now now) {
        var besides = new LinkedHashSet<>(standing(chart, now));
        besides.addAll(open.facts());
        return besides;
    }

    /** What may be answered by one act at this moment. */
    private static List<News> bundled(Chart chart, Instant moment, ZoneId zone) {
        return SinceLast.consultation(chart, moment, zone).isPresent()
                ? SinceLast.sinceConsultation(chart)
                : ToldAhead.of(chart, moment, zone)
                        .map(told -> ToldAhead.nothingNew(told.entry(), chart))
                        .orElse(List.of());
    }

    /** What is open in the fold of a confirmation is said once where nothing in it was answered. */
    private static List<Problem> once(SafetyForm form, List<Problem> problems) {
        return form.silentAct()
                .map(act -> once(act, form.offeredTogether(), problems))
                .orElse(problems);
    }

    private static List<Problem> once(String tick, List<String> folded, List<Problem> problems) {
        var rest = problems.stream().filter(one -> !folded.contains(one.where())).toList();
        return rest.size() == problems.size()
                ? problems
                : Stream.concat(
                                Stream.of(
                                        new Problem(
                                                tick,
                                                "HT-0251",
                                                "It is neither confirmed nor asked one by one.",
                                                "Ask the questions again, then say so; an answer"
                                                        + " of earlier does not count by itself.")),
                                rest.stream())
                        .toList();
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var form = new Form(sent, problems, pages.shell(request).words());
        var may = StillNo.beforeVisit(chart, clock.instant(), now(request));
        var ahead = ToldAhead.of(chart, clock.instant(), now(request).zone());
        var still =
                SafetyPage.Still.of(
                                form,
                                chart,
                                may,
                                Author.of(permit.actor()),
                                rules,
                                now(request).zone())
                        .map(one -> one.inShort(chart, form.words()));
        var open = new ArrayList<>(SafetyForm.asked(rules));
        still.ifPresent(one -> open.removeAll(one.folded()));
        var standing =
                StandingStop.of(chart, now(request))
                        .map(stop ->
                                SafetyPage.Standing.of(
                                        stop, chart, form, rules, now(request).zone()));
        var again =
                standing.stream()
                        .flatMap(one -> one.again().stream())
                        .map(FactQuestion::fact)
                        .toList();
        open.removeAll(again);
        var lacks = NeverAnswered.of(chart, again, rules, now(request), form.words());
        var never = lacks.areAskedBeside() ? lacks : lacks.only(lacks.doubted());
        var elsewhere = new ArrayList<>(again);
        elsewhere.addAll(never.facts());
        var who =
                WhoThisIs.of(
                        chart,
                        rules,
                        library.harms(),
                        book.roots(),
                        now(request).today(),
                        now(request).zone(),
                        form.words());
        return pages.show(
                "session/safety",
                new SafetyPage(
                        chart,
                        lacks.areAskedBeside() && !lacks.examine() ? who.withoutQuestions() : who,
                        form,
                        visit.needlesAreIn(permit, chart),
                        standing,
                        still,
                        ahead.map(told ->
                                SafetyPage.Ahead.of(told, form.words(), now(request).zone())),
                        FactQuestions.inShort(form, open, chart, rules),
                        SafetyPage.since(form, chart, rules, elsewhere),
                        SafetyPage.Never.of(form, never, chart, rules),
                        still.filter(_ -> standing.isEmpty())
                                .flatMap(one -> nothing(form, one, may, chart, now(request))),
                        SafetyPage.waiting(rules),
                        Optional.of(rules.flags().safetyNet())
                                .filter(_ -> chart.safetyNet().isEmpty()),
                        PersonCourse.lacksStart(chart, instruments.get(Instruments.LEG_PAIN)),
                        PersonCourse.onlyStart(
                                chart, now(request).today(), pages.shell(request).zone()),
                        standing.isEmpty()
                                ? PersonCourse.scoreDueBy(
                                                chart, now(request).today(), now(request).zone())
                                        .map(due ->
                                                form.words().brief(due.on(), now(request).today()))
                                : Optional.empty()),
                status);
    }

    /** One act for all that was answered no minutes ago, in the consultation or alone. */
    private Optional<SafetyPage.Nothing> nothing(
            Form form, SafetyPage.Still still, StillNo may, Chart chart, CareSteps.Now now) {
        var moment = clock.instant();
        return SinceLast.consultation(chart, moment, now.zone())
                .map(held ->
                        SafetyPage.Nothing.of(
                                form,
                                false,
                                still,
                                held.noted().occurredAt(),
                                SinceLast.sinceConsultation(chart),
                                now.zone()))
                .or(() ->
                        ToldAhead.of(chart, moment, now.zone())
                                .filter(told ->
                                        may.as().stream()
                                                .allMatch(one ->
                                                        one.sequence() == told.noted().sequence()))
                                .map(told ->
                                        SafetyPage.Nothing.of(
                                                form,
                                                true,
                                                still,
                                                told.noted().occurredAt(),
                                                ToldAhead.nothingNew(told.entry(), chart),
                                                now.zone())));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
