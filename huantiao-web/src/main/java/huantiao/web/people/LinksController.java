package huantiao.web.people;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Episode;
import huantiao.course.Schedule;
import huantiao.people.Clinic;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Links that need no password: made for one patient and one purpose, shown once. */
@Controller
class LinksController {

    private final Pages pages;
    private final Charts charts;
    private final Links links;
    private final LinkTokens tokens;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Clock clock;

    LinksController(
            Pages pages,
            Charts charts,
            Links links,
            LinkTokens tokens,
            AuditTrail trail,
            Accounts accounts,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.links = links;
        this.tokens = tokens;
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/links")
    @Needs(Deed.SEND_LINK)
    View choose(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return page(
                permit, request, chart(permit), sent, List.of(), Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/people/{patient}/links")
    @Needs(Deed.SEND_LINK)
    View make(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var chart = chart(permit);
        return LinksPage.read(sent.text(LinksPage.PURPOSE))
                .map(purpose ->
                        page(
                                permit,
                                request,
                                chart,
                                sent,
                                List.of(),
                                Optional.of(
                                        made(permit, chart, purpose, pages.shell(request).zone())),
                                HttpStatus.OK))
                .orElseGet(() ->
                        page(
                                permit,
                                request,
                                chart,
                                sent,
                                List.of(
                                        new Problem(
                                                LinksPage.PURPOSE,
                                                "HT-0792",
                                                "Nothing was chosen.",
                                                "Choose what the link is for.")),
                                Optional.empty(),
                                HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private LinksPage.Made made(Permit permit, Chart chart, LinkPurpose purpose, ZoneId zone) {
        var now = clock.instant();
        var fresh = tokens.fresh();
        var link =
                new Link(
                        fresh.hash(),
                        chart.whose(),
                        purpose,
                        about(chart, purpose, LocalDate.ofInstant(now, zone), zone),
                        now.plus(purpose.life()));
        links.make(permit, link);
        trail.note(
                new AuditTrail.Line(
                        now,
                        AuditTrail.Event.LINK_MADE,
                        Optional.of(permit.clinic()),
                        permit.actor() instanceof Actor.Member member
                                ? Optional.of(member.user())
                                : Optional.empty(),
                        false,
                        Optional.of(permit.patient()),
                        Optional.of(permit.deed()),
                        purpose.name()));
        return new LinksPage.Made(
                link,
                fresh.address(),
                accounts.clinic(permit.clinic()).map(Clinic::name).orElse(""));
    }

    /** The week that a check-in sent today belongs to. */
    private static String about(Chart chart, LinkPurpose purpose, LocalDate today, ZoneId zone) {
        return purpose == LinkPurpose.CHECK_IN
                ? chart.episode()
                        .flatMap(Episode::firstVisit)
                        .map(first -> new Schedule(LocalDate.ofInstant(first, zone)).weekOf(today))
                        .map("week %d"::formatted)
                        .orElse("week 0")
                : "";
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            Optional<LinksPage.Made> made,
            HttpStatus status) {
        boolean clinical =
                permit.actor() instanceof Actor.Member member
                        && member.roles().stream().anyMatch(Deed.READ_CHART.roles()::contains);
        return pages.show(
                "links/page",
                new LinksPage(
                        chart.patient(),
                        new Form(sent, problems, pages.shell(request).words()),
                        made,
                        clinical),
                status);
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }
}
