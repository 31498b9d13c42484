package huantiao.web.care;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.VisitSteps;
import huantiao.course.PersonCourse;
import huantiao.measures.Instruments;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.room.RoomWatch;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The questions that come before every visit, asked anew each time. */
@Controller
class SafetyController {

    /**
     * Facts of the block that explain an answer or belong to the history. A "no to all" says
     * nothing about them.
     */
    private static final Set<String> NOT_ASKED_AT_EVERY_VISIT =
            Set.of("bladder_bowel_explained_longstanding", "known_aaa");

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final Instruments instruments;
    private final RoomWatch watch;
    private final Clock clock;

    SafetyController(
            Pages pages,
            Charts charts,
            CareRules rules,
            Instruments instruments,
            RoomWatch watch,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.instruments = instruments;
        this.watch = watch;
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
        return switch (read(sent)) {
            case Result.Refused<Facts, List<Problem>>(var problems) ->
                    page(
                            permit,
                            request,
                            found.get(),
                            sent,
                            problems,
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case Result.Ok<Facts, List<Problem>>(var facts) -> keep(permit, request, sent, facts);
        };
    }

    private View keep(Permit permit, HttpServletRequest request, Sent sent, Facts facts) {
        var change =
                charts.add(
                        permit,
                        clock.instant(),
                        chart -> VisitSteps.askSafety(chart, facts, now(request)));
        return switch (change) {
            case Charts.Change.Absent<List<Problem>> _ -> absent();
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    page(
                            permit,
                            request,
                            charts.find(permit).orElseThrow(),
                            sent,
                            named(problems),
                            HttpStatus.UNPROCESSABLE_CONTENT);
            case Charts.Change.MovedOn<List<Problem>>(var chart, var _) -> onward(permit, chart);
            case Charts.Change.Kept<List<Problem>>(var chart) -> onward(permit, chart);
        };
    }

    /** Past a stop there is no way onward but the person's page, which says what to do. */
    private static View onward(Permit permit, Chart chart) {
        boolean stops =
                chart.latest(Entry.SafetyAsked.class)
                        .map(asked -> asked.entry().ruling().stops())
                        .orElse(true);
        var person = "/people/" + permit.patient();
        return new RedirectView(
                stops || chart.openEpisode().isEmpty() ? person : person + "/sessions/new");
    }

    /** The answers; "no to all" answers every question that was not answered by itself. */
    private Result<Facts, List<Problem>> read(Sent sent) {
        var form = FactForm.of(sent, rules.vocabulary(), asked());
        return form.read(rules.vocabulary())
                .map(facts -> {
                    if (!sent.text("all").equals("no")) {
                        return facts;
                    }
                    var all = facts;
                    for (var fact : asked()) {
                        boolean open = !all.knows(fact) && !sent.has(fact);
                        if (open
                                && rules.vocabulary().declaration(fact).type()
                                        instanceof FactType.Truth) {
                            all = all.with(fact, false);
                        }
                    }
                    return all;
                });
    }

    /** Facts asked at every visit, in the order of the flags. */
    private List<String> asked() {
        return rules.flags().factsToAskFirst().stream()
                .filter(fact -> !NOT_ASKED_AT_EVERY_VISIT.contains(fact))
                .toList();
    }

    /** Problems by the first fact of their flag, where the form can show them. */
    private List<Problem> named(List<Problem> problems) {
        var named = new ArrayList<Problem>();
        for (var problem : problems) {
            var fact =
                    rules.flags()
                            .find(problem.where())
                            .flatMap(flag ->
                                    flag.when().facts().stream()
                                            .filter(asked()::contains)
                                            .findFirst());
            named.add(
                    fact.map(name ->
                                    new Problem(
                                            name, problem.code(), problem.what(), problem.cure()))
                            .orElse(problem));
        }
        return named;
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var form = new Form(sent, problems, pages.shell(request).words());
        return pages.show(
                "session/safety",
                new SafetyPage(
                        chart,
                        form,
                        FactQuestions.of(form, asked(), rules),
                        watch.sittings(permit, pages.shell(request).zone()),
                        PersonCourse.lacksStart(chart, instruments.get(CheckInForm.LEG_PAIN)),
                        PersonCourse.onlyStart(
                                chart, now(request).today(), pages.shell(request).zone())),
                status);
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
