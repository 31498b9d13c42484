package huantiao.web.checkin;

import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.Problem;
import huantiao.care.Author;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.PaperCode;
import huantiao.care.PaperSteps;
import huantiao.care.Roster;
import huantiao.care.VisitSteps;
import huantiao.measures.Instruments;
import huantiao.triage.Level;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A check-in on paper: printed with a code, keyed in twice, and settled where the two differ. */
@Controller
class PaperController {

    private static final int EVERYBODY = 20_000;

    private final Pages pages;
    private final Charts charts;
    private final Roster roster;
    private final CareRules rules;
    private final Instruments instruments;
    private final Clock clock;

    PaperController(
            Pages pages,
            Charts charts,
            Roster roster,
            CareRules rules,
            Instruments instruments,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.roster = roster;
        this.rules = rules;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** Whose paper it is: the code on it leads there. */
    @GetMapping("/paper")
    @Needs(Deed.FIND_PATIENT)
    View find(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var words = pages.shell(request).words();
        if (!sent.has("code")) {
            return pages.show("paper/find", Form.empty(words));
        }
        var code = PaperCode.read(sent.text("code"));
        var found =
                code.flatMap(one ->
                        roster.search(permit, "", EVERYBODY).stream()
                                .map(line -> line.patient().id())
                                .filter(id ->
                                        PaperCode.of(new Whose(permit.clinic(), id)).equals(one))
                                .findFirst());
        if (found.isPresent()) {
            return new RedirectView(
                    "/people/%s/paper?code=%s".formatted(found.get(), code.get().shown()));
        }
        return pages.show(
                "paper/find",
                new Form(
                        sent,
                        List.of(
                                code.isEmpty()
                                        ? new Problem(
                                                "code",
                                                "HT-1941",
                                                "This is no code of a paper form.",
                                                "Look for a mistyped sign.")
                                        : new Problem(
                                                "code",
                                                "HT-1943",
                                                "Nobody here has this code.",
                                                "The paper may be of another clinic.")),
                        words),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The form to print. It holds the code and nothing of the person. */
    @GetMapping("/people/{patient}/paper/form")
    @Needs(Deed.KEY_IN_PAPER)
    View form(Permit permit, HttpServletRequest request) {
        return pages.show(
                "paper/form",
                new PaperPage.Printed(
                        code(permit),
                        checkIn(Form.empty(pages.shell(request).words()), Optional.empty()),
                        CheckInPage.words(instruments, CheckInController.DISABILITY)));
    }

    @GetMapping("/people/{patient}/paper")
    @Needs(Deed.KEY_IN_PAPER)
    View ask(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return page(permit, request, chart(permit), sent, List.of(), Level.PROCEED);
    }

    @PostMapping("/people/{patient}/paper")
    @Needs(Deed.KEY_IN_PAPER)
    View key(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var now = now(request);
        var read =
                new PaperKeying(sent)
                        .read(instruments, rules.vocabulary(), code(permit), now.today());
        if (!read.problems().isEmpty()) {
            return page(permit, request, chart(permit), sent, read.problems(), Level.PROCEED);
        }
        var day = read.answeredOn().orElseThrow();
        var keyed = new Entry.PaperKeyed(code(permit).text(), day, read.fields());
        Charts.Change<List<Problem>> change =
                charts.add(
                        permit,
                        noon(day, now),
                        chart ->
                                PaperSteps.key(
                                        chart,
                                        keyed,
                                        Author.of(permit.actor()),
                                        PaperKeying.seen(sent),
                                        read.measures(),
                                        read.safety(),
                                        CheckIns.week(chart, day, now),
                                        now));
        return switch (change) {
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    page(permit, request, chart(permit), sent, problems, Level.PROCEED);
            case Charts.Change.Kept<List<Problem>>(var chart) -> {
                var help = VisitSteps.help(chart, read.safety(), now);
                yield help.stopsEverything()
                        ? page(permit, request, chart, Sent.nothing(), List.of(), help)
                        : after(permit, chart, day);
            }
            case Charts.Change.MovedOn<List<Problem>>(var chart, _) -> after(permit, chart, day);
            case Charts.Change.Absent<List<Problem>> _ ->
                    throw new Denied(permit.deed(), Denial.NOT_YOURS);
        };
    }

    @GetMapping("/people/{patient}/paper/differences")
    @Needs(Deed.KEY_IN_PAPER)
    View differences(Permit permit, HttpServletRequest request) {
        return differences(permit, request, Sent.of(request.getParameterMap()), List.of());
    }

    /** What the paper says, by the person who looked at it again. */
    @PostMapping("/people/{patient}/paper/differences")
    @Needs(Deed.KEY_IN_PAPER)
    View settle(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var paper =
                PaperKeying.day(sent.text("on"))
                        .flatMap(day -> PaperSteps.waiting(chart(permit), day));
        if (paper.isEmpty() || paper.get().second().isEmpty()) {
            return new RedirectView(address(permit));
        }
        var settled = PaperKeying.settled(paper.get(), sent);
        if (settled.isEmpty()) {
            return differences(
                    permit,
                    request,
                    sent,
                    List.of(
                            new Problem(
                                    "paper",
                                    "HT-1944",
                                    "Not every difference is settled.",
                                    "Look at the paper and choose for each.")));
        }
        var now = now(request);
        var day = paper.get().answeredOn();
        var read = PaperKeying.of(settled.get()).read(instruments, rules.vocabulary());
        Charts.Change<List<Problem>> change =
                charts.add(
                        permit,
                        noon(day, now),
                        chart ->
                                PaperSteps.waiting(chart, day)
                                        .map(one ->
                                                PaperSteps.settle(
                                                        chart,
                                                        one,
                                                        settled.get(),
                                                        read.measures(),
                                                        read.safety(),
                                                        CheckIns.week(chart, day, now),
                                                        now))
                                        .orElseGet(() -> huantiao.base.Result.ok(List.of())));
        return switch (change) {
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    differences(permit, request, sent, problems);
            case Charts.Change.Kept<List<Problem>> _, Charts.Change.MovedOn<List<Problem>> _ ->
                    new RedirectView(address(permit) + "?done=" + day);
            case Charts.Change.Absent<List<Problem>> _ ->
                    throw new Denied(permit.deed(), Denial.NOT_YOURS);
        };
    }

    private View after(Permit permit, Chart chart, LocalDate day) {
        return PaperSteps.waiting(chart, day)
                .map(paper ->
                        paper.second().isPresent()
                                ? "%s/differences?on=%s".formatted(address(permit), day)
                                : "%s?once=%s".formatted(address(permit), day))
                .map(RedirectView::new)
                .orElseGet(() -> new RedirectView("%s?done=%s".formatted(address(permit), day)));
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            Level help) {
        var form = new Form(sent, problems, pages.shell(request).words());
        return pages.show(
                "paper/key",
                new PaperPage(
                        address(permit),
                        chart.patient().name().text(),
                        checkIn(form, CheckIns.began(chart, now(request))),
                        new CheckInPage.More(
                                address(permit),
                                form,
                                CheckInPage.words(instruments, CheckInController.DISABILITY),
                                Optional.empty(),
                                ""),
                        PaperSteps.waiting(chart),
                        chart.seen(),
                        help,
                        PaperKeying.day(sent.text("once")),
                        PaperKeying.day(sent.text("done"))),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View differences(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var chart = chart(permit);
        var paper = PaperKeying.day(sent.text("on")).flatMap(day -> PaperSteps.waiting(chart, day));
        if (paper.isEmpty() || paper.get().second().isEmpty()) {
            return new RedirectView(address(permit));
        }
        var form = new Form(sent, problems, pages.shell(request).words());
        return pages.show(
                "paper/differences",
                new PaperPage.Differences(
                        address(permit),
                        chart.patient().name().text(),
                        paper.get(),
                        checkIn(form, Optional.empty()),
                        CheckInPage.words(instruments, CheckInController.DISABILITY)),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The questions as they are asked online. */
    private CheckInPage checkIn(Form form, Optional<LocalDate> since) {
        return new CheckInPage(
                "",
                Optional.empty(),
                form,
                instruments,
                since,
                Optional.empty(),
                "",
                Level.PROCEED,
                Optional.empty(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static PaperCode code(Permit permit) {
        return PaperCode.of(new Whose(permit.clinic(), permit.patient()));
    }

    /** Nobody writes the hour on a paper. */
    private static Instant noon(LocalDate day, CareSteps.Now now) {
        return day.atTime(LocalTime.NOON).atZone(now.zone()).toInstant();
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static String address(Permit permit) {
        return "/people/%s/paper".formatted(permit.patient());
    }
}
