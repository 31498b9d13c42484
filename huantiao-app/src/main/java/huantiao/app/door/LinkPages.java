package huantiao.app.door;

import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.access.Links;
import huantiao.base.Result;
import huantiao.web.Pages;
import huantiao.web.access.LinkPage;
import huantiao.web.access.LinkTokens;
import huantiao.web.access.Needs;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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
 * button uses it.
 */
@Controller
class LinkPages {

    private final Pages pages;
    private final Faults faults;
    private final Links links;
    private final AuditTrail trail;
    private final Entry entry;
    private final Clock clock;

    /** A hundred guesses an hour against 2 to the power of 256 secrets: this is against noise. */
    private final Tries tries = new Tries(20, 20_000);

    LinkPages(Pages pages, Faults faults, Links links, AuditTrail trail, Entry entry, Clock clock) {
        this.pages = pages;
        this.faults = faults;
        this.links = links;
        this.trail = trail;
        this.entry = entry;
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
        return guarded(request, response, () -> links.look(hash, clock.instant()), false);
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
        return guarded(request, response, () -> links.use(hash, clock.instant()), true);
    }

    private interface Question {
        Result<Link, Links.Refusal> ask();
    }

    private @Nullable View guarded(
            HttpServletRequest request,
            HttpServletResponse response,
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
                if (!using) {
                    yield pages.show("access/link", new LinkPage(Result.ok(link)));
                }
                note(AuditTrail.Event.LINK_USED, Optional.of(link), link.purpose().name());
                entry.begin(request, response, new Entrant.Guest(link));
                yield SignInPages.seeOther(start(link.purpose()));
            }
            case Result.Refused<Link, Links.Refusal>(var why) -> {
                note(AuditTrail.Event.LINK_REFUSED, Optional.empty(), why.code());
                yield pages.show(
                        "access/link",
                        new LinkPage(Result.refused(why)),
                        why == Links.Refusal.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
            }
        };
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
