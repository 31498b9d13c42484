package huantiao.app.door;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.access.Permit;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.people.Clinic;
import huantiao.web.Pages;
import huantiao.web.access.LinkPage;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.Needs;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * In by a link. Opening it only looks, so that a mail scanner does not spend it; pressing the
 * button uses it. A link to the first questions opens once more where nothing was answered by it
 * yet, as for somebody whose mail program has a browser of its own (decision 0304).
 */
@Controller
class LinkPages {

    /** The form of the first questions, as it is kept while it is filled in. */
    private static final String DRAFT = "intake";

    private final Pages pages;
    private final Faults faults;
    private final Links links;
    private final AuditTrail trail;
    private final Entry entry;
    private final Accounts accounts;
    private final Charts charts;
    private final Drafts drafts;
    private final LinkGuests guests;
    private final Clock clock;

    /** A hundred guesses an hour against 2 to the power of 256 secrets: this is against noise. */
    private final Tries tries = new Tries(20, 20_000);

    LinkPages(
            Pages pages,
            Faults faults,
            Links links,
            AuditTrail trail,
            Entry entry,
            Accounts accounts,
            Charts charts,
            Drafts drafts,
            LinkGuests guests,
            Clock clock) {
        this.pages = pages;
        this.faults = faults;
        this.links = links;
        this.trail = trail;
        this.entry = entry;
        this.accounts = accounts;
        this.charts = charts;
        this.drafts = drafts;
        this.guests = guests;
        this.clock = clock;
    }

    @GetMapping("/l/{token}")
    @Needs(Deed.SIGN_IN)
    @Nullable View look(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        var hash = LinkTokens.hash(token);
        var mine = mine(hash);
        if (mine.isPresent()) {
            return SignInPages.seeOther(start(mine.get().purpose()));
        }
        return guarded(request, response, hash, () -> links.look(hash, clock.instant()), false);
    }

    @PostMapping("/l/{token}")
    @Needs(Deed.SIGN_IN)
    @Nullable View use(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        var hash = LinkTokens.hash(token);
        var mine = mine(hash);
        if (mine.isPresent()) {
            return SignInPages.seeOther(start(mine.get().purpose()));
        }
        return guarded(request, response, hash, () -> links.use(hash, clock.instant()), true);
    }

    private interface Question {
        Result<Link, Links.Refusal> ask();
    }

    private @Nullable View guarded(
            HttpServletRequest request,
            HttpServletResponse response,
            String hash,
            Question question,
            boolean using) {
        var address = Addresses.of(request);
        var now = clock.instant();
        var wait = tries.begin(address, now);
        if (wait.isPresent()) {
            if (wait.get().first()) {
                note(AuditTrail.Event.LINK_REFUSED, Optional.empty(), "tries");
            }
            faults.answer(request, response, Fault.tooOften(wait.get().time()));
            return null;
        }
        return switch (question.ask()) {
            case Result.Ok<Link, Links.Refusal>(var link) -> {
                tries.takeBack(address, now);
                yield using
                        ? comesIn(link, request, response)
                        : pages.show("access/link", LinkPage.of(link, clinic(link), false));
            }
            case Result.Refused<Link, Links.Refusal>(var why)
                    when why == Links.Refusal.USED
                            && !using
                            && opensAgain(hash, now).isPresent() -> {
                tries.takeBack(address, now);
                var link = opensAgain(hash, now).orElseThrow();
                yield pages.show("access/link", LinkPage.of(link, clinic(link), true));
            }
            case Result.Refused<Link, Links.Refusal>(var why)
                    when why == Links.Refusal.USED
                            && opensAgain(hash, now).filter(this::isUnanswered).isPresent() -> {
                tries.takeBack(address, now);
                guests.end(hash);
                var link = opensAgain(hash, now).filter(this::isUnanswered);
                yield link.isPresent()
                        ? comesIn(link.get(), request, response)
                        : pages.show(
                                "access/link",
                                new LinkPage(Result.refused(why), Optional.empty(), false),
                                HttpStatus.GONE);
            }
            case Result.Refused<Link, Links.Refusal>(var why) -> {
                note(AuditTrail.Event.LINK_REFUSED, Optional.empty(), why.code());
                yield pages.show(
                        "access/link",
                        new LinkPage(Result.refused(why), Optional.empty(), false),
                        why == Links.Refusal.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
            }
        };
    }

    private View comesIn(Link link, HttpServletRequest request, HttpServletResponse response) {
        note(AuditTrail.Event.LINK_USED, Optional.of(link), link.purpose().name());
        entry.begin(request, response, new Entrant.Guest(link));
        guests.comesIn(link.tokenHash(), request.getSession());
        return SignInPages.seeOther(start(link.purpose()));
    }

    private Optional<String> clinic(Link link) {
        return accounts.clinic(link.whose().clinic()).map(Clinic::name);
    }

    /** A used link that may open once more: to the first questions, which show no data. */
    private Optional<Link> opensAgain(String hash, Instant now) {
        return links.usedBefore(hash, now).filter(link -> link.purpose() == LinkPurpose.INTAKE);
    }

    /** True if nobody typed or sent anything for this person since the link was made. */
    private boolean isUnanswered(Link link) {
        var made = link.expiresAt().minus(link.purpose().life());
        var guest = new Actor.Guest(link.whose().clinic(), link.whose().patient(), link.purpose());
        return Permit.ask(guest, Deed.ANSWER_INTAKE, link.whose())
                .fold(
                        permit ->
                                drafts.find(permit, DRAFT)
                                                .filter(draft -> !draft.fields().isEmpty())
                                                .isEmpty()
                                        && charts.find(permit)
                                                .filter(chart ->
                                                        chart.entries().stream()
                                                                .noneMatch(noted ->
                                                                        noted.author().isPatient()
                                                                                && !noted.recordedAt()
                                                                                        .isBefore(
                                                                                                made)))
                                                .isPresent(),
                        _ -> false);
    }

    /** The link that this guest came in by, if it is this one: going back is not using it twice. */
    private static Optional<Link> mine(String hash) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof EntrantToken token
                        && token.entrant() instanceof Entrant.Guest(var link)
                        && link.tokenHash().equals(hash)
                ? Optional.of(link)
                : Optional.empty();
    }

    /** The page that a purpose begins with. */
    static String start(LinkPurpose purpose) {
        return switch (purpose) {
            case INTAKE -> "/me/intake";
            case CHECK_IN -> "/me/check-in";
            case BEFORE_VISIT -> "/me/before-visit";
            case OWN_PAGES -> "/me";
        };
    }

    private void note(AuditTrail.Event event, Optional<Link> link, String detail) {
        trail.note(
                new AuditTrail.Line(
                        clock.instant(),
                        event,
                        link.map(one -> one.whose().clinic()),
                        Optional.empty(),
                        true,
                        link.map(one -> one.whose().patient()),
                        Optional.empty(),
                        detail));
    }
}
