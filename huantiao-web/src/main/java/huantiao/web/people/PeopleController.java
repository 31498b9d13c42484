package huantiao.web.people;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Roster;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Finding people, registering them, and putting their details right. */
@Controller
class PeopleController {

    /** As many as one looks through; who is not among them is found by a longer name. */
    private static final int MOST = 100;

    private final Pages pages;
    private final Charts charts;
    private final Roster roster;
    private final Clock clock;

    PeopleController(Pages pages, Charts charts, Roster roster, Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.roster = roster;
        this.clock = clock;
    }

    @GetMapping("/people")
    @Needs(Deed.FIND_PATIENT)
    View people(
            Permit permit,
            HttpServletRequest request,
            @RequestParam(name = "q", defaultValue = "") String text) {
        var asked = text.length() > 200 ? text.substring(0, 200) : text;
        var found = roster.search(permit, asked, MOST + 1);
        return pages.show(
                "people/list",
                new PeoplePage(
                        asked,
                        found.stream().limit(MOST).toList(),
                        found.size() > MOST,
                        readsCharts(permit),
                        today(request)));
    }

    @GetMapping("/people/new")
    @Needs(Deed.REGISTER_PATIENT)
    View newcomer(HttpServletRequest request) {
        return registration(request, Sent.nothing(), List.of(), List.of());
    }

    @PostMapping("/people")
    @Needs(Deed.REGISTER_PATIENT)
    View register(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var form = DetailsForm.of(sent);
        var id = id(sent);
        return switch (form.read(today(request))) {
            case Result.Refused<Entry.Registered, List<Problem>>(var problems) ->
                    registration(request, sent, problems, List.of());
            case Result.Ok<Entry.Registered, List<Problem>>(var registered) -> {
                var alike = alike(permit, registered);
                if (alike.stream().anyMatch(line -> line.patient().id().equals(id))) {
                    yield to(permit, id);
                }
                var before = before(permit, id);
                if (before.isPresent()) {
                    yield again(request, before.get(), sent);
                }
                if (!alike.isEmpty() && !sent.has("sure")) {
                    yield registration(request, sent, List.of(), alike);
                }
                charts.register(permit, id, registered);
                yield to(permit, id);
            }
        };
    }

    @GetMapping("/people/{patient}/details")
    @Needs(Deed.SEE_DETAILS)
    View details(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart ->
                        correction(
                                request,
                                permit.patient(),
                                DetailsForm.sent(chart.patient()),
                                List.of(),
                                chart.seen(),
                                HttpStatus.OK))
                .orElseGet(() -> pages.show("people/absent", "", HttpStatus.NOT_FOUND));
    }

    @PostMapping("/people/{patient}/details")
    @Needs(Deed.CORRECT_DETAILS)
    View correct(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var today = today(request);
        var seen = seen(sent);
        return switch (DetailsForm.of(sent).read(today)) {
            case Result.Refused<Entry.Registered, List<Problem>>(var problems) ->
                    correction(
                            request,
                            permit.patient(),
                            sent,
                            problems,
                            seen,
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case Result.Ok<Entry.Registered, List<Problem>>(
                            Entry.Registered(var name, var born, var sex, var contact)) -> {
                var details = new Entry.DetailsCorrected(name, born, sex, contact);
                var change =
                        charts.<CareRefusal>change(
                                permit,
                                seen,
                                clock.instant(),
                                chart -> CareSteps.correct(chart, details, today));
                yield switch (change) {
                    case Charts.Change.Kept<CareRefusal> _ -> to(permit, permit.patient());
                    case Charts.Change.Refused<CareRefusal>(var why)
                            when why == CareRefusal.Plain.NOTHING_CHANGED ->
                            to(permit, permit.patient());
                    case Charts.Change.Refused<CareRefusal>(var why) ->
                            correction(
                                    request,
                                    permit.patient(),
                                    sent,
                                    List.of(
                                            new Problem(
                                                    DetailsForm.BORN,
                                                    why.code(),
                                                    "This birthday is not possible.",
                                                    "")),
                                    seen,
                                    HttpStatus.UNPROCESSABLE_CONTENT);
                    case Charts.Change.MovedOn<CareRefusal>(var chart, _) ->
                            correction(
                                    request,
                                    permit.patient(),
                                    sent,
                                    List.of(),
                                    chart.seen(),
                                    HttpStatus.CONFLICT);
                    case Charts.Change.Absent<CareRefusal> _ ->
                            pages.show("people/absent", "", HttpStatus.NOT_FOUND);
                };
            }
        };
    }

    /**
     * The chart that this very form made before, when somebody came back to it and changed what it
     * says.
     */
    private Optional<Chart> before(Permit permit, PatientId id) {
        return Permit.ask(permit.actor(), Deed.SEE_DETAILS, new Whose(permit.clinic(), id))
                .fold(charts::find, _ -> Optional.empty());
    }

    /** What was typed is a correction now; it is shown as one, and saved when they press again. */
    private View again(HttpServletRequest request, Chart chart, Sent sent) {
        return correction(
                request,
                chart.whose().patient(),
                sent,
                List.of(),
                chart.seen(),
                HttpStatus.CONFLICT);
    }

    private View registration(
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            List<Roster.Line> alike) {
        var form = new Form(sent, problems, pages.shell(request).words());
        var page = new DetailsPage(form, "/people", id(sent).toString(), 0, alike, false);
        return pages.show(
                "people/details",
                page,
                problems.isEmpty() && alike.isEmpty()
                        ? HttpStatus.OK
                        : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View correction(
            HttpServletRequest request,
            PatientId patient,
            Sent sent,
            List<Problem> problems,
            long seen,
            HttpStatus status) {
        var form = new Form(sent, problems, pages.shell(request).words());
        var id = patient.toString();
        return pages.show(
                "people/details",
                new DetailsPage(
                        form,
                        "/people/%s/details".formatted(id),
                        id,
                        seen,
                        List.of(),
                        status == HttpStatus.CONFLICT),
                status);
    }

    /** People of the same name, whatever its case, and the same birthday. */
    private List<Roster.Line> alike(Permit permit, Entry.Registered registered) {
        return Permit.ask(permit.actor(), Deed.FIND_PATIENT)
                .map(find -> roster.search(find, registered.name().text(), MOST))
                .fold(lines -> lines, _ -> List.<Roster.Line>of())
                .stream()
                .filter(line -> line.patient().born().equals(registered.born()))
                .filter(line ->
                        line.patient().name().text().equalsIgnoreCase(registered.name().text()))
                .toList();
    }

    private static View to(Permit permit, PatientId id) {
        var address = "/people/" + id + (readsCharts(permit) ? "" : "/details");
        return new RedirectView(address);
    }

    static boolean readsCharts(Permit permit) {
        return Permit.ask(permit.actor(), Deed.SEE_REGISTRY).isOk()
                && permit.actor() instanceof huantiao.access.Actor.Member member
                && member.roles().stream().anyMatch(Deed.READ_CHART.roles()::contains);
    }

    private static PatientId id(Sent sent) {
        return Optional.of(sent.text("id"))
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(PatientId::of)
                .orElseGet(() -> new PatientId(UUID.randomUUID()));
    }

    private static long seen(Sent sent) {
        return sent.text("seen").matches("\\d{1,9}") ? Long.parseLong(sent.text("seen")) : 0;
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }
}
