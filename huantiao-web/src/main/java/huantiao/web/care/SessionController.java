package huantiao.web.care;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Noted;
import huantiao.care.Session;
import huantiao.care.Stricta;
import huantiao.care.VisitSteps;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A visit: charted, checked as it is typed, signed, and read later. */
@Controller
class SessionController {

    private static final String DRAFT = "session";

    private final Pages pages;
    private final Charts charts;
    private final Drafts drafts;
    private final CareRules rules;
    private final CareLibrary library;
    private final Clock clock;

    SessionController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            CareLibrary library,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.drafts = drafts;
        this.rules = rules;
        this.library = library;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/sessions/new")
    @Needs(Deed.RECORD_CARE)
    View begin(Permit permit, HttpServletRequest request) {
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var chart = found.get();
        var now = clock.instant();
        var asked = VisitSteps.safetyFor(chart, now);
        if (chart.openEpisode().isEmpty()) {
            return to(permit, "");
        }
        if (asked.isEmpty() || asked.get().entry().ruling().stops()) {
            return to(permit, "/safety");
        }
        var typed =
                drafts.find(permit, DRAFT)
                        .map(draft -> new SessionForm(new Sent(draft.fields())))
                        .orElseGet(() ->
                                SessionForm.begin(
                                        chart.openEpisode().get().plan(),
                                        chart.openEpisode().get().lastSession(),
                                        asked.get().noted().occurredAt(),
                                        zone(request)));
        return form(
                request, chart, typed, chart.seen(), List.of(), List.of(), HttpStatus.OK, false);
    }

    /** Keeps what was typed; nobody's record until it is signed. */
    @PostMapping("/people/{patient}/sessions/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        if (charts.find(permit).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        drafts.keep(permit, DRAFT, withoutToken(sent(request)).fields());
        return ResponseEntity.noContent().build();
    }

    /** What is missing and what the rules say to what is typed: a region of the page. */
    @PostMapping("/people/{patient}/sessions/check")
    @Needs(Deed.RECORD_CARE)
    View check(Permit permit, HttpServletRequest request) {
        var found = charts.find(permit).filter(chart -> chart.openEpisode().isPresent());
        if (found.isEmpty()) {
            return absent();
        }
        return pages.show(
                "session/check",
                page(
                        request,
                        found.get(),
                        new SessionForm(sent(request)),
                        found.get().seen(),
                        List.of(),
                        List.of()));
    }

    /** Signs the visit, or adds or takes away a row of the form where no script does it. */
    @PostMapping("/people/{patient}/sessions")
    @Needs(Deed.RECORD_CARE)
    View sign(Permit permit, HttpServletRequest request) {
        var typed = new SessionForm(sent(request));
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var chart = found.get();
        if (chart.openEpisode().isEmpty()) {
            return to(permit, "");
        }
        long seen = seen(typed, chart);
        var rows = rows(typed);
        if (!rows.equals(typed)) {
            drafts.keep(permit, DRAFT, withoutToken(rows.sent()).fields());
            return form(request, chart, rows, seen, List.of(), List.of(), HttpStatus.OK, true);
        }
        var now = clock.instant();
        return switch (typed.read(chart.openEpisode().get().lastSession(), now, zone(request))) {
            case Result.Refused<Session, List<Problem>>(var problems) ->
                    refused(permit, request, chart, typed, seen, problems);
            case Result.Ok<Session, List<Problem>>(var session) ->
                    sign(permit, request, typed, seen, session, now);
        };
    }

    private View sign(
            Permit permit,
            HttpServletRequest request,
            SessionForm typed,
            long seen,
            Session session,
            Instant moment) {
        var change =
                charts.change(
                        permit,
                        seen,
                        session.ended(),
                        chart ->
                                VisitSteps.sign(
                                        chart,
                                        session,
                                        typed.setAside(),
                                        clinician(permit),
                                        moment,
                                        now(request)));
        return switch (change) {
            case Charts.Change.Kept<List<Problem>>(var chart) -> {
                drafts.drop(permit, DRAFT);
                yield to(permit, "/sessions/" + chart.seen());
            }
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    refused(
                            permit,
                            request,
                            charts.find(permit).orElseThrow(),
                            typed,
                            seen,
                            problems);
            case Charts.Change.MovedOn<List<Problem>>(var chart, var since) -> {
                drafts.keep(permit, DRAFT, withoutToken(typed.sent()).fields());
                yield chart.openEpisode().isEmpty()
                        ? to(permit, "")
                        : form(
                                request,
                                chart,
                                typed,
                                chart.seen(),
                                since,
                                List.of(),
                                HttpStatus.CONFLICT,
                                false);
            }
            case Charts.Change.Absent<List<Problem>> _ -> absent();
        };
    }

    @GetMapping("/people/{patient}/sessions/{sequence}")
    @Needs(Deed.READ_CHART)
    View signed(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        long number = sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
        return charts.find(permit)
                .flatMap(chart ->
                        chart.all(Entry.SessionSigned.class).stream()
                                .filter(one -> one.noted().sequence() == number)
                                .findFirst()
                                .map(one ->
                                        pages.show(
                                                "session/signed",
                                                new SessionPage.Signed(
                                                        chart,
                                                        one.noted(),
                                                        one.entry().session(),
                                                        addenda(chart, number),
                                                        List.of(),
                                                        zone(request)))))
                .orElseGet(this::absent);
    }

    private static List<Noted> addenda(Chart chart, long sequence) {
        return chart.addenda(sequence).stream().map(Chart.Placed::noted).toList();
    }

    /** The form with a row more or less, if that is what was asked for; else the same form. */
    private static SessionForm rows(SessionForm typed) {
        var wish = typed.sent().text("row");
        return switch (wish) {
            case "" -> typed;
            case "add-needle" -> typed.withRow(SessionForm.NEEDLE);
            case "add-pair" -> typed.withRow(SessionForm.PAIR);
            case "add-harm" -> typed.withRow(SessionForm.HARM);
            default -> {
                if (wish.matches("drop-needle-\\d{1,3}")) {
                    yield typed.withoutRow(SessionForm.NEEDLE, last(wish));
                }
                if (wish.matches("drop-pair-\\d{1,3}")) {
                    yield typed.withoutRow(SessionForm.PAIR, last(wish));
                }
                if (wish.matches("drop-harm-\\d{1,3}")) {
                    yield typed.withoutRow(SessionForm.HARM, last(wish));
                }
                yield typed;
            }
        };
    }

    private static int last(String wish) {
        return Integer.parseInt(wish.substring(wish.lastIndexOf('-') + 1));
    }

    private static long seen(SessionForm typed, Chart chart) {
        var text = typed.sent().text("seen");
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : chart.seen();
    }

    private View refused(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            SessionForm typed,
            long seen,
            List<Problem> problems) {
        drafts.keep(permit, DRAFT, withoutToken(typed.sent()).fields());
        return form(
                request,
                chart,
                typed,
                seen,
                List.of(),
                problems,
                HttpStatus.UNPROCESSABLE_CONTENT,
                false);
    }

    private View form(
            HttpServletRequest request,
            Chart chart,
            SessionForm typed,
            long seen,
            List<Noted> since,
            List<Problem> problems,
            HttpStatus status,
            boolean rowsChanged) {
        var page = page(request, chart, typed, seen, since, problems);
        boolean region = rowsChanged && request.getHeader("HX-Request") != null;
        return pages.show(region ? "session/form" : "session/page", page, status);
    }

    private SessionPage page(
            HttpServletRequest request,
            Chart chart,
            SessionForm typed,
            long seen,
            List<Noted> since,
            List<Problem> problems) {
        var episode = chart.openEpisode().orElseThrow();
        var read = typed.read(episode.lastSession(), clock.instant(), zone(request));
        var check =
                switch (read) {
                    case Result.Refused<Session, List<Problem>> _ -> SessionPage.Check.unreadable();
                    case Result.Ok<Session, List<Problem>>(var session) ->
                            SessionPage.Check.of(
                                    Stricta.gaps(episode.plan(), session),
                                    VisitSteps.check(chart, session, now(request)));
                };
        return new SessionPage(
                chart,
                episode,
                typed,
                new Form(typed.sent(), problems, pages.shell(request).words()),
                seen,
                since,
                check,
                library,
                zone(request));
    }

    private static Sent withoutToken(Sent sent) {
        var fields = new LinkedHashMap<>(sent.fields());
        fields.keySet().removeAll(List.of("_csrf", "row", "seen"));
        return new Sent(Map.copyOf(fields));
    }

    private static UserId clinician(Permit permit) {
        return switch (permit.actor()) {
            case Actor.Member member -> member.user();
            case Actor.Guest _, Actor.Visitor _ ->
                    throw new IllegalStateException("only a member charts a visit");
        };
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = zone(request);
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private ZoneId zone(HttpServletRequest request) {
        return pages.shell(request).zone();
    }

    private static Sent sent(HttpServletRequest request) {
        return Sent.of(request.getParameterMap());
    }

    private static View to(Permit permit, String page) {
        return new RedirectView("/people/" + permit.patient() + page);
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
