package huantiao.web.visit;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Needling;
import huantiao.care.StandingStop;
import huantiao.care.VisitSteps;
import huantiao.course.PersonCourse;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.care.BodyBook;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.people.LeftOpen;
import huantiao.web.people.OtherSideWords;
import huantiao.web.people.ReferralWords;
import huantiao.web.safety.NeverAnswered;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A signed visit: read later, added to and put right; what was signed stays as it is. */
@Controller
class SignedVisitController {

    private static final String ADDENDUM = "addendum";

    /** Longest addition, in characters. */
    private static final int LONGEST = 4_000;

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final CareLibrary library;
    private final BodyBook book;
    private final Clock clock;

    SignedVisitController(
            Pages pages,
            Charts charts,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.library = library;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/sessions/{sequence}")
    @Needs(Deed.READ_CHART)
    View signed(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        return visit(permit, sequence)
                .map(visit -> signed(request, visit, Sent.nothing(), List.of()))
                .orElseGet(this::absent);
    }

    /** Adds to a signed visit, which stays as it is. */
    @PostMapping("/people/{patient}/sessions/{sequence}/addenda")
    @Needs(Deed.RECORD_CARE)
    View addTo(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return visit(permit, sequence)
                .map(visit -> addTo(permit, visit, sent, request))
                .orElseGet(this::absent);
    }

    private View addTo(Permit permit, Visit visit, Sent sent, HttpServletRequest request) {
        var text = sent.text(ADDENDUM);
        if (text.isEmpty() || text.length() > LONGEST) {
            return signed(
                    request,
                    visit,
                    sent,
                    List.of(
                            new Problem(
                                    ADDENDUM,
                                    text.isEmpty() ? "HT-0580" : "HT-0771",
                                    "This text is too long.",
                                    "Shorten it.")));
        }
        long sequence = visit.signed().noted().sequence();
        charts.<CareRefusal>add(
                permit, clock.instant(), chart -> CareSteps.addTo(chart, sequence, text));
        return new RedirectView("/people/%s/sessions/%d".formatted(permit.patient(), sequence));
    }

    /** Puts a pain score of a signed visit right, which stays as it was signed. */
    @PostMapping("/people/{patient}/sessions/{sequence}/corrections")
    @Needs(Deed.RECORD_CARE)
    View putRight(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return visit(permit, sequence)
                .map(visit -> putRight(permit, visit, sent, request))
                .orElseGet(this::absent);
    }

    private View putRight(Permit permit, Visit visit, Sent sent, HttpServletRequest request) {
        var form = new PainForm(sent);
        return switch (form.read(visit.chart(), visit.signed().noted().sequence())) {
            case Result.Refused<Entry.PainCorrected, List<Problem>>(var problems) ->
                    signed(request, visit, sent, problems);
            case Result.Ok<Entry.PainCorrected, List<Problem>>(var right) ->
                    charts.<CareRefusal>add(
                                            permit,
                                            clock.instant(),
                                            chart ->
                                                    CareSteps.putPainRight(
                                                            chart, right, form.seen()))
                                    instanceof Charts.Change.Refused<CareRefusal>(var refusal)
                            ? signed(request, visit, sent, List.of(PainForm.problem(refusal)))
                            : new RedirectView(
                                    "/people/%s/sessions/%d"
                                            .formatted(permit.patient(), right.toSequence()));
        };
    }

    /** A signed visit in its chart. */
    private record Visit(Chart chart, Chart.Placed<Entry.SessionSigned> signed) {

        /** The chart as it was when the visit was signed. */
        Chart then() {
            return Chart.of(
                    chart.whose(),
                    chart.entries().subList(0, Math.toIntExact(signed.noted().sequence())));
        }
    }

    private Optional<Visit> visit(Permit permit, String sequence) {
        long number = sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
        return charts.find(permit)
                .flatMap(chart ->
                        chart.all(Entry.SessionSigned.class).stream()
                                .filter(one -> one.noted().sequence() == number)
                                .findFirst()
                                .map(one -> new Visit(chart, one)));
    }

    private View signed(
            HttpServletRequest request, Visit visit, Sent sent, List<Problem> problems) {
        var noted = visit.signed().noted();
        var zone = pages.shell(request).zone();
        return pages.show(
                "session/signed",
                new SignedVisitPage(
                        visit.chart(),
                        noted,
                        visit.signed().entry().session(),
                        new Form(sent, problems, pages.shell(request).words()),
                        library,
                        referral(request, visit),
                        unanswered(request, visit),
                        OtherSideWords.of(
                                visit.signed().entry().session().needlings().stream()
                                        .map(Needling::side)
                                        .toList(),
                                visit.then(),
                                then(request, visit),
                                pages.shell(request).words()),
                        LeftOpen.lines(visit.then(), zone, pages.shell(request).words()),
                        isLast(visit)
                                ? LeftOpen.next(
                                        visit.chart(),
                                        LocalDate.ofInstant(clock.instant(), zone),
                                        zone,
                                        pages.shell(request).words())
                                : Optional.empty(),
                        scoreDue(request, visit),
                        zone),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /**
     * The day on which a score is due, in few words, on the day of the last visit: the person is
     * there to be asked. An alarm comes first, as before a visit.
     */
    private Optional<String> scoreDue(HttpServletRequest request, Visit visit) {
        var zone = pages.shell(request).zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var chart = visit.chart();
        return VisitSteps.signedOn(today, chart, zone)
                .filter(_ -> isLast(visit))
                .flatMap(_ -> PersonCourse.scoreDueBy(chart, today, zone))
                .filter(_ ->
                        StandingStop.of(chart, new CareSteps.Now(today, zone, rules)).isEmpty())
                .map(due -> pages.shell(request).words().brief(due.on(), today));
    }

    /** The urgent referral that was called for when the visit was signed, in one line. */
    private Optional<String> referral(HttpServletRequest request, Visit visit) {
        return ReferralWords.of(
                        visit.then(),
                        then(request, visit),
                        book.roots(),
                        pages.shell(request).words())
                .map(ReferralWords::line);
    }

    private static boolean isLast(Visit visit) {
        return visit.chart()
                .latest(Entry.SessionSigned.class)
                .filter(one -> one.noted().sequence() == visit.signed().noted().sequence())
                .isPresent();
    }

    private CareSteps.Now then(HttpServletRequest request, Visit visit) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(
                LocalDate.ofInstant(visit.signed().noted().occurredAt(), zone), zone, rules);
    }

    /** Questions that had no answer when the visit was signed, in words. */
    private List<String> unanswered(HttpServletRequest request, Visit visit) {
        var words = pages.shell(request).words();
        return NeverAnswered.of(visit.then(), List.of(), rules, then(request, visit), words)
                .facts()
                .stream()
                .map(fact -> FactQuestions.label(words, fact, visit.then(), rules.flags()))
                .toList();
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
