package huantiao.web.access;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.web.Pages;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Makes a link for a patient. It is shown once, to be sent or read out; it is kept nowhere. */
@Controller
class SendLinkPages {

    private final Pages pages;
    private final Links links;
    private final LinkTokens tokens;
    private final AuditTrail trail;
    private final Clock clock;

    SendLinkPages(Pages pages, Links links, LinkTokens tokens, AuditTrail trail, Clock clock) {
        this.pages = pages;
        this.links = links;
        this.tokens = tokens;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/links")
    @Needs(Deed.SEND_LINK)
    View choose(Permit permit) {
        return pages.show("access/send-link", new SendLinkPage(permit.patient(), Optional.empty()));
    }

    @PostMapping("/people/{patient}/links")
    @Needs(Deed.SEND_LINK)
    View make(Permit permit, @RequestParam("purpose") LinkPurpose purpose) {
        var fresh = tokens.fresh();
        var lasts = lasts(purpose);
        links.make(
                permit,
                new Link(
                        fresh.hash(),
                        new Whose(permit.clinic(), permit.patient()),
                        purpose,
                        "",
                        clock.instant().plus(lasts)));
        trail.note(
                new AuditTrail.Line(
                        clock.instant(),
                        AuditTrail.Event.LINK_MADE,
                        Optional.of(permit.clinic()),
                        permit.actor() instanceof Actor.Member member
                                ? Optional.of(member.user())
                                : Optional.empty(),
                        false,
                        Optional.of(permit.patient()),
                        Optional.of(permit.deed()),
                        purpose.name()));
        return pages.show(
                "access/send-link",
                new SendLinkPage(
                        permit.patient(),
                        Optional.of(
                                new SendLinkPage.Made(purpose, fresh.address(), lasts.toDays()))));
    }

    /** Long enough for a busy week; an intake may wait for the first visit. */
    private static Duration lasts(LinkPurpose purpose) {
        return switch (purpose) {
            case INTAKE -> Duration.ofDays(14);
            case CHECK_IN, OWN_PAGES -> Duration.ofDays(7);
        };
    }
}
