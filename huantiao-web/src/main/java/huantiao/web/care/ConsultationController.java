package huantiao.web.care;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.triage.NextQuestions;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.people.EntryWords;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** History and examination by a practitioner: kept while it is typed, noted when it is done. */
@Controller
class ConsultationController {

    private static final String DRAFT = "consultation";

    /** Facts that only an examination tells. */
    private static final Set<String> EXAMINED = Set.of("mrc_lowest", "foot_pulses_absent");

    private final Pages pages;
    private final Charts charts;
    private final Drafts drafts;
    private final CareRules rules;
    private final ConsultationForm.Book book;
    private final Clock clock;

    ConsultationController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            BodyBook book,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.drafts = drafts;
        this.rules = rules;
        this.book = new ConsultationForm.Book(book.roots(), book.channels(), book.differentials());
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/consultation")
    @Needs(Deed.RECORD_CARE)
    View consultation(Permit permit, HttpServletRequest request) {
        var chart = charts.find(permit);
        if (chart.isEmpty()) {
            return absent();
        }
        var sent =
                drafts.find(permit, DRAFT)
                        .map(draft -> new Sent(draft.fields()))
                        .orElseGet(() -> begun(chart.get()));
        return page(permit, request, chart.get(), sent, List.of(), chart.get().seen(), List.of());
    }

    @PostMapping("/people/{patient}/consultation/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return Kept.keep(drafts, permit, DRAFT, request);
    }

    /** What the findings so far speak for; the region alone. */
    @PostMapping("/people/{patient}/consultation/reasoning")
    @Needs(Deed.RECORD_CARE)
    View reasoning(Permit permit, HttpServletRequest request) {
        var chart = charts.find(permit);
        if (chart.isEmpty()) {
            return absent();
        }
        var sent = sent(request);
        return request.getHeader("HX-Request") == null
                ? page(permit, request, chart.get(), sent, List.of(), seen(sent), List.of())
                : pages.show(
                        "consultation/reasoning",
                        of(permit, request, chart.get(), sent, List.of(), seen(sent), List.of()));
    }

    @PostMapping("/people/{patient}/consultation")
    @Needs(Deed.RECORD_CARE)
    View note(Permit permit, HttpServletRequest request) {
        var sent = sent(request);
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var chart = found.get();
        var now = now(request);
        return switch (new ConsultationForm(sent).read(book, rules, now.today())) {
            case Result.Refused<ConsultationForm.Read, List<Problem>>(var problems) ->
                    page(permit, request, chart, sent, problems, seen(sent), List.of());
            case Result.Ok<ConsultationForm.Read, List<Problem>>(var read) -> {
                var change =
                        charts.<CareRefusal>change(
                                permit,
                                seen(sent),
                                clock.instant(),
                                one ->
                                        CareSteps.consult(
                                                one, read.consultation(), read.facts(), now));
                yield switch (change) {
                    case Charts.Change.Kept<CareRefusal> _ -> done(permit);
                    case Charts.Change.Refused<CareRefusal>(var why) ->
                            page(
                                    permit,
                                    request,
                                    chart,
                                    sent,
                                    List.of(
                                            new Problem(
                                                    ConsultationForm.REVIEW,
                                                    why.code(),
                                                    "This cannot be noted.",
                                                    "")),
                                    seen(sent),
                                    List.of());
                    case Charts.Change.MovedOn<CareRefusal>(var moved, var since) ->
                            sameAgain(permit, since, read)
                                    ? done(permit)
                                    : page(
                                            permit,
                                            request,
                                            moved,
                                            sent,
                                            List.of(),
                                            moved.seen(),
                                            since);
                    case Charts.Change.Absent<CareRefusal> _ -> absent();
                };
            }
        };
    }

    /** The button was pressed twice: what came between is this very consultation. */
    private static boolean sameAgain(Permit permit, List<Noted> since, ConsultationForm.Read read) {
        return since.stream()
                .anyMatch(noted ->
                        noted.author().equals(Author.of(permit.actor()))
                                && noted.entry() instanceof Entry.Consulted consulted
                                && consulted.consultation().equals(read.consultation()));
    }

    private View done(Permit permit) {
        drafts.drop(permit, DRAFT);
        return new RedirectView("/people/" + permit.patient());
    }

    /** A new form knows the goal the person told. */
    private static Sent begun(Chart chart) {
        return chart.latest(Entry.SymptomsTold.class)
                .map(told ->
                        Sent.nothing().with(ConsultationForm.GOAL, told.entry().story().goal()))
                .orElseGet(Sent::nothing);
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            long seen,
            List<Noted> since) {
        var status =
                !since.isEmpty()
                        ? HttpStatus.CONFLICT
                        : problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return pages.show(
                "consultation/form",
                of(permit, request, chart, sent, problems, seen, since),
                status);
    }

    private ConsultationPage of(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            long seen,
            List<Noted> since) {
        var form = new Form(sent, problems, pages.shell(request).words());
        var consultation = new ConsultationForm(sent);
        var outcomes = consultation.outcomes(book);
        var first = rules.flags().askFirst();
        var vocabulary = rules.vocabulary();
        var typed = typed(sent);
        var safety = new LinkedHashSet<>(NextQuestions.of(first, vocabulary.nothingKnown()));
        safety.addAll(NextQuestions.of(first, typed));
        safety.addAll(shown(sent, rules.flags().factsToAskFirst()));
        var now = now(request);
        var known = Picture.of(chart, rules, now.today(), now.zone()).overlaidWith(typed);
        var other = new LinkedHashSet<String>(EXAMINED);
        var reached = rules.flags().assess(known).level();
        other.addAll(
                NextQuestions.of(
                        rules.flags().all().stream()
                                .filter(flag -> NextQuestions.stillMatters(flag, reached))
                                .toList(),
                        known));
        other.addAll(shown(sent, Set.of()));
        other.removeAll(safety);
        other.removeAll(Picture.fromTheChart());
        other.removeIf(fact -> !Picture.concerns(fact, chart));
        other.removeIf(fact -> !FactQuestions.hasWords(form, fact, rules.flags()));
        return new ConsultationPage(
                form,
                chart,
                seen,
                EntryWords.of(since, form.words()),
                FactQuestions.of(form, safety, rules),
                FactQuestions.of(form, other, rules),
                List.of(Side.LEFT, Side.RIGHT).stream()
                        .map(side -> book.roots().consistentWith(side, chart.marks(), outcomes))
                        .filter(one -> !one.reasonings().isEmpty())
                        .toList(),
                book,
                drafts.find(permit, DRAFT)
                        .map(draft ->
                                DateTimeFormatter.ofPattern("HH:mm")
                                        .withZone(now.zone())
                                        .format(draft.keptAt())));
    }

    private Facts typed(Sent sent) {
        return FactForm.of(sent, rules.vocabulary())
                .read(rules.vocabulary())
                .fold(facts -> facts, _ -> rules.vocabulary().nothingKnown());
    }

    private Set<String> shown(Sent sent, Set<String> within) {
        var names = new LinkedHashSet<>(sent.all(IntakeForm.SHOWN));
        names.removeIf(name -> rules.vocabulary().find(name).isEmpty());
        if (!within.isEmpty()) {
            names.retainAll(within);
        }
        return names;
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static long seen(Sent sent) {
        return sent.text("seen").matches("\\d{1,9}") ? Long.parseLong(sent.text("seen")) : 0;
    }

    private static Sent sent(HttpServletRequest request) {
        return Sent.of(request.getParameterMap());
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
