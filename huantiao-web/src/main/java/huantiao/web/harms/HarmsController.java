package huantiao.web.harms;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.Roster;
import huantiao.care.VisitSteps;
import huantiao.registry.HarmRates;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What went wrong: noted between visits, seen to, and counted for the clinic. */
@Controller
class HarmsController {

    private static final String FOLLOW_UP = "follow_up";
    private static final String STEP = "step";

    /** The field of how it ended or stands. */
    static final String OUTCOME = "outcome";

    /** Longest follow-up, in characters. */
    private static final int LONGEST = 4_000;

    private final Pages pages;
    private final Charts charts;
    private final Roster roster;
    private final CareRules rules;
    private final CareLibrary library;
    private final Clock clock;

    HarmsController(
            Pages pages,
            Charts charts,
            Roster roster,
            CareRules rules,
            CareLibrary library,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.roster = roster;
        this.rules = rules;
        this.library = library;
        this.clock = clock;
    }

    /** The clinic's account: denominators first, no cause claimed. */
    @GetMapping("/harms")
    @Needs(Deed.SEE_REGISTRY)
    View clinic(Permit permit) {
        var rates = HarmRates.of(roster.all(permit).stream().map(Roster.Line::harms).toList());
        return pages.show("harms/clinic", new HarmsPage.Clinic(rates, library.harms()));
    }

    @GetMapping("/people/{patient}/harms")
    @Needs(Deed.RECORD_CARE)
    View person(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart -> page(request, chart, Sent.nothing(), List.of()))
                .orElseGet(this::absent);
    }

    /** What to do next about the kind that is chosen; nothing is kept. */
    @PostMapping("/people/{patient}/harms/check")
    @Needs(Deed.RECORD_CARE)
    View check(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var template = request.getHeader("HX-Request") == null ? "harms/person" : "harms/checked";
        return charts.find(permit)
                .map(chart -> page(template, request, chart, sent, List.of()))
                .orElseGet(this::absent);
    }

    @PostMapping("/people/{patient}/harms")
    @Needs(Deed.RECORD_CARE)
    View note(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var problems = new ArrayList<Problem>();
        var event =
                new HarmForm(sent::text, UnaryOperator.identity()).read(library.harms(), problems);
        if (event.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(
                            HarmForm.KIND,
                            "HT-0793",
                            "What happened is missing.",
                            "Choose what it was."));
        }
        var happened = happened(sent, problems);
        return event.isEmpty() || !problems.isEmpty()
                ? page(request, found.get(), sent, problems)
                : keep(permit, request, sent, new Entry.HarmNoted(event.get(), happened));
    }

    /** The day on which it happened; empty where none was typed, or where it is none. */
    private static Optional<LocalDate> happened(Sent sent, List<Problem> problems) {
        var day = sent.text(VisitSteps.HAPPENED);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            problems.add(VisitSteps.noSuchDay());
            return Optional.empty();
        }
    }

    private View keep(Permit permit, HttpServletRequest request, Sent sent, Entry.HarmNoted harm) {
        return switch (charts.<List<Problem>>add(
                permit, clock.instant(), chart -> VisitSteps.noteHarm(chart, harm, now(request)))) {
            case Charts.Change.Kept<List<Problem>>(var chart) -> toEvent(permit, harm, chart);
            case Charts.Change.MovedOn<List<Problem>>(var chart, var _) ->
                    toEvent(permit, harm, chart);
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    page(request, charts.find(permit).orElseThrow(), sent, problems);
            case Charts.Change.Absent<List<Problem>> _ -> absent();
        };
    }

    private static View toEvent(Permit permit, Entry.HarmNoted harm, Chart chart) {
        long sequence =
                chart.all(Entry.HarmNoted.class).reversed().stream()
                        .filter(one -> one.entry().equals(harm))
                        .findFirst()
                        .orElseThrow()
                        .noted()
                        .sequence();
        return to(permit, sequence);
    }

    /** One event, or those of one visit, with what was done since. */
    @GetMapping("/people/{patient}/harms/{sequence}")
    @Needs(Deed.READ_CHART)
    View event(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart -> event(request, chart, number(sequence), Sent.nothing(), List.of()))
                .orElseGet(this::absent);
    }

    /** What was seen to since, and how it went on. */
    @PostMapping("/people/{patient}/harms/{sequence}/steps")
    @Needs(Deed.RECORD_CARE)
    View follow(Permit permit, @PathVariable String sequence, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var steps =
                Arrays.stream(HarmStep.values())
                        .filter(step -> sent.all(STEP).contains(Rows.code(step)))
                        .toList();
        var text = sent.text(FOLLOW_UP);
        var chosen = sent.text(OUTCOME);
        var outcome =
                Arrays.stream(HarmOutcome.values())
                        .filter(how -> Rows.code(how).equals(chosen))
                        .findFirst();
        var problems = new ArrayList<Problem>();
        if (outcome.isEmpty() && !chosen.isEmpty()) {
            problems.add(Choices.notOneOfThem(OUTCOME));
        } else if (steps.isEmpty() && text.isEmpty() && outcome.isEmpty()) {
            problems.add(
                    new Problem(
                            FOLLOW_UP,
                            "HT-0797",
                            "Nothing is ticked, chosen or written.",
                            "Tick what was done, choose how it is now, or write how it went on."));
        }
        if (text.length() > LONGEST) {
            problems.add(
                    new Problem(FOLLOW_UP, "HT-0771", "This text is too long.", "Shorten it."));
        }
        if (!problems.isEmpty()) {
            return event(request, found.get(), number(sequence), sent, problems);
        }
        var followed = new Entry.HarmFollowed(number(sequence), steps, text, outcome);
        return switch (charts.<List<Problem>>add(
                permit, clock.instant(), chart -> VisitSteps.followHarm(chart, followed))) {
            case Charts.Change.Kept<List<Problem>> _, Charts.Change.MovedOn<List<Problem>> _ ->
                    to(permit, number(sequence));
            case Charts.Change.Refused<List<Problem>> _, Charts.Change.Absent<List<Problem>> _ ->
                    absent();
        };
    }

    private View page(HttpServletRequest request, Chart chart, Sent sent, List<Problem> problems) {
        return page("harms/person", request, chart, sent, problems);
    }

    private View page(
            String template,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems) {
        return pages.show(
                template,
                new HarmsPage(
                        chart,
                        new Form(sent, problems, pages.shell(request).words()),
                        library.harms(),
                        pages.shell(request).zone()),
                status(problems));
    }

    private View event(
            HttpServletRequest request,
            Chart chart,
            long sequence,
            Sent sent,
            List<Problem> problems) {
        var form = new Form(sent, problems, pages.shell(request).words());
        return HarmsPage.events(chart, sequence).isEmpty()
                ? absent()
                : pages.show(
                        "harms/event",
                        new HarmsPage.Followed(
                                chart,
                                sequence,
                                form,
                                library.harms(),
                                pages.shell(request).zone()),
                        status(problems));
    }

    private static HttpStatus status(List<Problem> problems) {
        return problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static long number(String sequence) {
        return sequence.matches("\\d{1,9}") ? Long.parseLong(sequence) : 0;
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static View to(Permit permit, long sequence) {
        return new RedirectView("/people/%s/harms/%d".formatted(permit.patient(), sequence));
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
