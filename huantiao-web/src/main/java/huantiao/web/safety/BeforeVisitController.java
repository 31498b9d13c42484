package huantiao.web.safety;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Picture;
import huantiao.care.ToldAhead;
import huantiao.care.VisitSteps;
import huantiao.triage.Level;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarms;
import huantiao.web.care.KeptInTab;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The questions before a visit, answered by the person alone with their phone. */
@Controller
class BeforeVisitController {

    private static final String HERE = "/me/before-visit";

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final OwnAlarms alarms;
    private final Clock clock;

    BeforeVisitController(
            Pages pages, Charts charts, CareRules rules, OwnAlarms alarms, Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.alarms = alarms;
        this.clock = clock;
    }

    @GetMapping(HERE)
    @Needs(Deed.ANSWER_BEFORE_VISIT)
    View ask(Permit permit, HttpServletRequest request) {
        return page(permit, request, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @PostMapping(HERE)
    @Needs(Deed.ANSWER_BEFORE_VISIT)
    View answer(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var read = new BeforeVisitForm(sent).read(chart(permit), rules);
        var now = now(request);
        var moment = clock.instant();
        Charts.Change<List<Problem>> change =
                charts.add(permit, moment, chart -> step(chart, read, moment, now));
        return switch (change) {
            case Charts.Change.Absent<List<Problem>> _ ->
                    throw new Denied(permit.deed(), Denial.NOT_YOURS);
            case Charts.Change.Refused<List<Problem>>(var problems) ->
                    page(permit, request, sent, problems, HttpStatus.UNPROCESSABLE_CONTENT);
            case Charts.Change.MovedOn<List<Problem>> _, Charts.Change.Kept<List<Problem>> _ ->
                    new RedirectView(HERE + "/thanks");
        };
    }

    /** An alarm is kept whatever else is wrong; anything else waits until all of it is right. */
    private static Result<List<Entry>, List<Problem>> step(
            Chart chart, BeforeVisitForm.Read read, Instant moment, CareSteps.Now now) {
        return ToldAhead.tell(
                        chart, read.facts(), read.since(), read.pain(), read.marks(), moment, now)
                .fold(
                        entries ->
                                read.problems().isEmpty()
                                                || entries.stream()
                                                        .anyMatch(
                                                                Entry.SafetyAsked.class::isInstance)
                                        ? Result.ok(entries)
                                        : Result.refused(read.problems()),
                        problems ->
                                Result.refused(
                                        Stream.concat(
                                                        problems.stream()
                                                                .map(one -> atTheFirst(one, now)),
                                                        read.problems().stream())
                                                .toList()));
    }

    /** What is wrong with all of it stands at the first question. */
    private static Problem atTheFirst(Problem all, CareSteps.Now now) {
        return new Problem(
                SafetyForm.asked(now.rules()).getFirst(), all.code(), all.what(), all.cure());
    }

    @GetMapping(HERE + "/thanks")
    @Needs(Deed.ANSWER_BEFORE_VISIT)
    View thanks(Permit permit, HttpServletRequest request) {
        var chart = chart(permit);
        var now = now(request);
        var help =
                chart.all(Entry.ToldBeforeVisit.class).stream()
                        .filter(told ->
                                LocalDate.ofInstant(told.noted().occurredAt(), now.zone())
                                        .equals(now.today()))
                        .map(told -> help(chart, told.entry(), now))
                        .max(Comparator.naturalOrder());
        return help.<View>map(level ->
                        pages.show(
                                "ahead/thanks",
                                new BeforeVisitPage.Thanks(
                                        level,
                                        alarms.of(permit, chart, now.zone())
                                                .filter(one -> one.level().isHigherThan(level)),
                                        rules.flags().safetyNet().text(),
                                        alarms.phone(chart),
                                        permit.actor() instanceof Actor.Guest guest
                                                && guest.purpose() == LinkPurpose.OWN_PAGES)))
                .orElseGet(() -> new RedirectView(HERE));
    }

    /** How soon somebody must be seen, by these answers alone. */
    private Level help(Chart chart, Entry.ToldBeforeVisit told, CareSteps.Now now) {
        var facts = Picture.read(told.facts(), rules.vocabulary());
        return VisitSteps.help(chart, facts, now);
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var chart = chart(permit);
        if (chart.openEpisode().isEmpty()) {
            return pages.show("ahead/none", alarms.phone(chart), status);
        }
        var form = new Form(sent, problems, pages.shell(request).words());
        return pages.show(
                "ahead/form",
                BeforeVisitPage.of(
                        form,
                        alarms.of(permit, chart, now(request).zone()),
                        chart,
                        rules,
                        KeptInTab.under(permit)),
                status);
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }
}
