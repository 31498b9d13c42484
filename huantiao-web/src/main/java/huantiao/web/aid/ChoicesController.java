package huantiao.web.aid;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Preference;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The decision aid for one person, by their link or with them in the room. What they mark is an
 * entry of their chart and stands in the consultation.
 */
@Controller
class ChoicesController {

    private final Pages pages;
    private final Charts charts;
    private final AidBook book;
    private final Clock clock;

    ChoicesController(Pages pages, Charts charts, AidBook book, Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping({"/me/choices", "/people/{patient}/choices"})
    @Needs(Deed.WEIGH_CHOICES)
    View choices(Permit permit, HttpServletRequest request) {
        var chart = chart(permit);
        return page(
                permit,
                request,
                chart,
                ChoicesForm.of(Weighed.known(ChoicesPage.last(chart))),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping({"/me/choices", "/people/{patient}/choices"})
    @Needs(Deed.WEIGH_CHOICES)
    View weigh(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var form = new ChoicesForm(sent);
        var answers = form.answers(book.aid().knowledge());
        var wrong = answers.fold(_ -> List.<Problem>of(), problems -> problems);
        return switch (form.read()) {
            case Result.Refused<Preference, List<Problem>>(var problems) ->
                    refused(
                            permit,
                            request,
                            sent,
                            Stream.concat(problems.stream(), wrong.stream()).toList());
            case Result.Ok<Preference, List<Problem>> _ when !wrong.isEmpty() ->
                    refused(permit, request, sent, wrong);
            case Result.Ok<Preference, List<Problem>>(var preference) -> {
                var edition = book.aid().editionCode();
                Charts.Change<CareRefusal> change =
                        charts.add(
                                permit,
                                clock.instant(),
                                chart ->
                                        CareSteps.weigh(
                                                chart, preference, answers.orElseThrow(), edition));
                yield switch (change) {
                    case Charts.Change.Kept<CareRefusal> _, Charts.Change.MovedOn<CareRefusal> _ ->
                            new RedirectView(address(permit) + "/sheet");
                    case Charts.Change.Refused<CareRefusal>(var why) ->
                            refused(
                                    permit,
                                    request,
                                    sent,
                                    List.of(
                                            new Problem(
                                                    ChoicesForm.value(
                                                            ChoicesForm.VALUES.getFirst()),
                                                    why.code(),
                                                    "Nothing is marked.",
                                                    "Mark what matters, or write something.")));
                    case Charts.Change.Absent<CareRefusal> _ ->
                            throw new Denied(permit.deed(), Denial.NOT_YOURS);
                };
            }
        };
    }

    @GetMapping({"/me/choices/sheet", "/people/{patient}/choices/sheet"})
    @Needs(Deed.WEIGH_CHOICES)
    View sheet(Permit permit) {
        var chart = chart(permit);
        return pages.show(
                "aid/sheet",
                new ChoicesPage.Sheet(
                        book.aid(),
                        Weighed.known(ChoicesPage.last(chart)),
                        ChoicesPage.answers(chart, book.aid()),
                        address(permit),
                        Optional.of(person(permit, chart))));
    }

    private View refused(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        return page(
                permit, request, chart(permit), sent, problems, HttpStatus.UNPROCESSABLE_CONTENT);
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
                "aid/choices",
                new ChoicesPage(
                        book.aid(),
                        new ChoicesForm.Fields(form),
                        address(permit),
                        Optional.of(person(permit, chart))),
                status);
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private static ChoicesPage.Person person(Permit permit, Chart chart) {
        if (permit.actor() instanceof Actor.Member) {
            return new ChoicesPage.Person(
                    Optional.of(chart.patient().name().text()), "/people/" + permit.patient());
        }
        boolean own =
                permit.actor() instanceof Actor.Guest guest
                        && guest.purpose() == LinkPurpose.OWN_PAGES;
        return new ChoicesPage.Person(Optional.empty(), own ? "/me" : "/me/intake");
    }

    private static String address(Permit permit) {
        return permit.actor() instanceof Actor.Member
                ? "/people/%s/choices".formatted(permit.patient())
                : "/me/choices";
    }
}
