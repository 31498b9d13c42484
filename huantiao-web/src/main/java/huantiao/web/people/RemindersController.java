package huantiao.web.people;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentTexts;
import huantiao.care.Entry;
import huantiao.reminders.Outbox;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Whether somebody is reminded: they say yes or no, themselves or through the clinic, and it counts
 * from the next message on. The clinic sees what was sent and what came back.
 */
@Controller
class RemindersController {

    /** A year has six follow-ups with three reminders each. */
    private static final int MOST = 20;

    private final Pages pages;
    private final Charts charts;
    private final Outbox outbox;
    private final ConsentTexts consents;
    private final Clock clock;

    RemindersController(
            Pages pages, Charts charts, Outbox outbox, ConsentTexts consents, Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.outbox = outbox;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping({"/me/reminders", "/people/{patient}/reminders"})
    @Needs(Deed.CHOOSE_REMINDERS)
    View ask(Permit permit, HttpServletRequest request) {
        return page(permit, request, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @PostMapping({"/me/reminders", "/people/{patient}/reminders"})
    @Needs(Deed.CHOOSE_REMINDERS)
    View choose(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return switch (sent.text(RemindersPage.WANTED)) {
            case "yes" ->
                    noted(
                            permit,
                            chart ->
                                    CareSteps.consent(
                                            chart,
                                            Set.of(ConsentKind.REMINDERS),
                                            consents.version()));
            case "no" ->
                    noted(
                            permit,
                            // Said twice, it is noted once.
                            chart ->
                                    chart.consent(ConsentKind.REMINDERS).isEmpty()
                                            ? Result.ok(List.<Entry>of())
                                            : CareSteps.withdraw(chart, ConsentKind.REMINDERS));
            default ->
                    page(
                            permit,
                            request,
                            sent,
                            List.of(
                                    new Problem(
                                            RemindersPage.WANTED,
                                            "HT-0798",
                                            "Nothing was chosen.",
                                            "Choose yes or no.")),
                            HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private View noted(Permit permit, Charts.Step<CareRefusal> step) {
        return switch (charts.add(permit, clock.instant(), step)) {
            case Charts.Change.Absent<CareRefusal> _ ->
                    throw new Denied(permit.deed(), Denial.NOT_YOURS);
            case Charts.Change.Refused<CareRefusal>(var why) ->
                    throw new IllegalStateException("agreement is never refused: " + why);
            case Charts.Change.Kept<CareRefusal> _, Charts.Change.MovedOn<CareRefusal> _ ->
                    new RedirectView(address(permit));
        };
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        var chart = chart(permit);
        boolean inClinic = permit.actor() instanceof Actor.Member;
        return pages.show(
                "links/reminders",
                new RemindersPage(
                        address(permit),
                        new Form(sent, problems, pages.shell(request).words()),
                        chart.consent(ConsentKind.REMINDERS).isPresent(),
                        chart.all(Entry.ConsentWithdrawn.class).stream()
                                .anyMatch(one -> one.entry().kind() == ConsentKind.REMINDERS),
                        text(),
                        inClinic
                                ? Optional.of(
                                        new RemindersPage.Looked(
                                                chart.patient(), outbox.past(permit, MOST)))
                                : Optional.empty()),
                status);
    }

    /** What is agreed to, of the version that is noted. */
    private List<String> text() {
        return consents.texts().stream()
                .filter(text -> text.kind() == ConsentKind.REMINDERS)
                .flatMap(text -> text.paragraphs().stream())
                .map(ConsentTexts.Paragraph::text)
                .toList();
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private static String address(Permit permit) {
        return permit.actor() instanceof Actor.Member
                ? "/people/%s/reminders".formatted(permit.patient())
                : "/me/reminders";
    }
}
