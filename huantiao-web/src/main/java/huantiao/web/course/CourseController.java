package huantiao.web.course;

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
import huantiao.care.NextReview;
import huantiao.care.VisitSteps;
import huantiao.course.CareGiven;
import huantiao.course.CourseInWords;
import huantiao.course.PersonCourse;
import huantiao.course.PersonSaid;
import huantiao.course.ReviewProposal;
import huantiao.measures.Instruments;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarms;
import huantiao.web.course.TrajectoryPicture.Purpose;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.room.BegunVisits;
import huantiao.web.selfcare.DiaryWeeks;
import huantiao.web.triage.WhatMatters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Is it helping? A person's course, and the decision a named person takes on it. */
@Controller
class CourseController {

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final Instruments instruments;
    private final PublishedCourses published;
    private final CareLibrary library;
    private final BegunVisits begun;
    private final OwnAlarms alarms;
    private final Clock clock;

    CourseController(
            Pages pages,
            Charts charts,
            CareRules rules,
            Instruments instruments,
            PublishedCourses published,
            CareLibrary library,
            BegunVisits begun,
            OwnAlarms alarms,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.instruments = instruments;
        this.published = published;
        this.library = library;
        this.begun = begun;
        this.alarms = alarms;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/course")
    @Needs(Deed.READ_CHART)
    View course(Permit permit, HttpServletRequest request) {
        return show(permit, request, false, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @GetMapping("/me/course")
    @Needs(Deed.READ_OWN_CHART)
    View own(Permit permit, HttpServletRequest request) {
        return show(permit, request, true, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/people/{patient}/course/decision")
    @Needs(Deed.RECORD_CARE)
    View decide(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var found = charts.find(permit);
        if (found.isEmpty()) {
            return absent();
        }
        var proposal =
                PersonCourse.of(
                                found.get(),
                                instruments.get(CourseMeasures.USUAL.getFirst()),
                                published.points(),
                                clock.instant(),
                                pages.shell(request).zone())
                        .flatMap(PersonCourse::proposal);
        var problems = new ArrayList<Problem>();
        var decided = sent.text("decision");
        if (!CoursePage.DECISIONS.contains(decided)) {
            problems.add(
                    new Problem(
                            "decision",
                            "HT-0780",
                            "Nothing was chosen.",
                            "Choose what you decide."));
        }
        // Without a proposal no course of care is open, and the step says so.
        var decision =
                proposal.map(one ->
                                one.decide(
                                        decided,
                                        sent.text("reason"),
                                        PersonSaid.of(found.get(), pages.shell(request).zone())))
                        .orElseGet(() ->
                                Result.ok(
                                        new Entry.ReviewDecided(
                                                "go_on", "go_on", sent.text("reason"))));
        if (decision
                instanceof
                Result.Refused<Entry.ReviewDecided, ReviewProposal.Refusal>(var refusal)) {
            problems.add(problem(refusal));
        }
        for (var field : List.of("reason", "told")) {
            if (sent.text(field).length() > 4_000) {
                problems.add(
                        new Problem(field, "HT-0771", "This text is too long.", "Shorten it."));
            }
        }
        if (!problems.isEmpty()) {
            return show(permit, request, false, sent, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var entry = decision.orElseThrow().telling(sent.text("told"));
        return switch (charts.add(
                permit, clock.instant(), chart -> VisitSteps.decide(chart, entry))) {
            case Charts.Change.Kept<List<Problem>>(var chart) ->
                    new RedirectView(
                            "/people/%s/course?noted=%d#review"
                                    .formatted(permit.patient(), chart.seen()));
            case Charts.Change.MovedOn<List<Problem>> _ ->
                    new RedirectView("/people/" + permit.patient() + "/course");
            case Charts.Change.Refused<List<Problem>>(var refused) ->
                    show(permit, request, false, sent, refused, HttpStatus.UNPROCESSABLE_CONTENT);
            case Charts.Change.Absent<List<Problem>> _ -> absent();
        };
    }

    /** Puts a score of a check-in right, which stays as it was noted. */
    @PostMapping("/people/{patient}/course/corrections")
    @Needs(Deed.RECORD_CARE)
    View putRight(Permit permit, HttpServletRequest request) {
        var form = new ScoreForm(Sent.of(request.getParameterMap()), instruments);
        return charts.find(permit)
                .map(chart ->
                        switch (form.read(chart)) {
                            case Result.Refused<Entry.ScoreCorrected, List<Problem>>(
                                            var problems) ->
                                    refused(permit, chart, request, form, problems);
                            case Result.Ok<Entry.ScoreCorrected, List<Problem>>(var right) ->
                                    putRight(permit, chart, request, form, right);
                        })
                .orElseGet(this::absent);
    }

    private View putRight(
            Permit permit,
            Chart chart,
            HttpServletRequest request,
            ScoreForm form,
            Entry.ScoreCorrected right) {
        Charts.Change<CareRefusal> change =
                charts.add(
                        permit,
                        clock.instant(),
                        now ->
                                CareSteps.putScoreRight(
                                        now, right, form.measure(right), form.seen()));
        return change instanceof Charts.Change.Refused<CareRefusal>(var refusal)
                ? refused(permit, chart, request, form, List.of(ScoreForm.problem(refusal)))
                : new RedirectView("/people/%s/course#scores".formatted(permit.patient()));
    }

    private View refused(
            Permit permit,
            Chart chart,
            HttpServletRequest request,
            ScoreForm form,
            List<Problem> problems) {
        return pages.show(
                "course/course",
                page(
                        permit,
                        chart,
                        request,
                        Form.empty(pages.shell(request).words()),
                        scores(chart, request, form.sent(), problems),
                        false),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private NotedScores scores(
            Chart chart, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var shell = pages.shell(request);
        return NotedScores.of(chart, instruments, sent, problems, shell.words(), shell.zone());
    }

    private View show(
            Permit permit,
            HttpServletRequest request,
            boolean own,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var words = pages.shell(request).words();
        return charts.find(permit)
                .map(chart ->
                        pages.show(
                                own ? "course/own" : "course/course",
                                page(
                                        permit,
                                        chart,
                                        request,
                                        new Form(sent, problems, words),
                                        scores(chart, request, Sent.nothing(), List.of()),
                                        own),
                                status))
                .orElseGet(this::absent);
    }

    private CoursePage page(
            Permit permit,
            Chart chart,
            HttpServletRequest request,
            Form form,
            NotedScores scores,
            boolean own) {
        var words = form.words();
        var courses = courses(chart, request);
        var lines =
                courses.stream()
                        .map(PersonCourse::trajectory)
                        .map(line -> own ? line.besideMoves() : line)
                        .toList();
        var answered = PersonSaid.of(chart, pages.shell(request).zone());
        var said = CourseInWords.together(lines, answered);
        var today = LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
        var given = CareGiven.of(chart, pages.shell(request).zone());
        var parts = new ArrayList<CoursePage.Part>();
        for (int i = 0; i < courses.size(); i++) {
            var trajectory = lines.get(i);
            var beside =
                    own && !trajectory.comparison().isEmpty()
                            ? Optional.of(
                                    TrajectoryPicture.of(
                                            trajectory,
                                            CareGiven.nothing(),
                                            Optional.empty(),
                                            words,
                                            "beside" + i,
                                            Purpose.STUDIES))
                            : Optional.<String>empty();
            parts.add(
                    new CoursePage.Part(
                            courses.get(i),
                            Told.name(words, trajectory.instrument()),
                            TrajectoryPicture.of(
                                    trajectory,
                                    given,
                                    chart.episode().flatMap(NextReview::day),
                                    words,
                                    "course" + i,
                                    own ? Purpose.OWN : Purpose.CLINIC),
                            beside,
                            CoursePage.Said.all(words, said.each().get(i)),
                            CourseFigures.of(trajectory, words)));
        }
        return new CoursePage(
                chart,
                own ? alarms.of(chart, pages.shell(request).zone()) : Optional.empty(),
                WhatMatters.of(
                        chart, new CareSteps.Now(today, pages.shell(request).zone(), rules), words),
                today,
                Told.in(words, said.safety()),
                said.worse().map(one -> Told.in(words, one)),
                answered,
                parts,
                CoursePage.Said.all(words, said.shared()),
                own || courses.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                ReviewFacts.of(
                                        chart,
                                        courses,
                                        answered,
                                        words,
                                        pages.shell(request).zone())),
                GivenRow.all(given, library, words),
                DiaryWeeks.of(chart, library.selfCare(), today, words),
                begun.of(permit, chart, pages.shell(request).zone())
                        .map(at -> Words.time(at, pages.shell(request).zone())),
                own ? alarms.phone(chart) : Optional.empty(),
                form,
                scores,
                noted(request));
    }

    /** The decision that somebody who comes here has just noted. */
    private static long noted(HttpServletRequest request) {
        return Sent.of(request.getParameterMap()).sequence("noted");
    }

    /** The course that is judged, and those of the other measures that were answered. */
    private List<PersonCourse> courses(Chart chart, HttpServletRequest request) {
        var courses = new ArrayList<PersonCourse>();
        for (var measure : CourseMeasures.all(instruments)) {
            PersonCourse.of(
                            chart,
                            measure,
                            published.points(),
                            clock.instant(),
                            pages.shell(request).zone())
                    .filter(course -> courses.isEmpty() || !course.trajectory().points().isEmpty())
                    .ifPresent(courses::add);
        }
        return courses;
    }

    private static Problem problem(ReviewProposal.Refusal refusal) {
        return switch (refusal) {
            case RED_FLAG_CANNOT_BE_OVERRULED ->
                    new Problem(
                            "decision",
                            "HT-0781",
                            "A red flag is open, or the safety questions were not asked lately.",
                            "Ask the safety questions first; nothing is decided past them.");
            case REASON_NEEDED ->
                    new Problem(
                            "reason",
                            "HT-0782",
                            "This decision is not one that the rule proposes.",
                            "Say why in a sentence.");
            case REASON_NEEDED_AS_NOT_ENOUGH ->
                    new Problem(
                            "reason",
                            "HT-0254",
                            "The person said that it is not good enough as it is.",
                            "Say in a sentence why you decide this.");
        };
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
