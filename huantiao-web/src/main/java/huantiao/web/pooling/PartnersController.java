package huantiao.web.pooling;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.pooling.Exchanges;
import huantiao.pooling.Partner;
import huantiao.pooling.PartnerCard;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Which clinics sums are exchanged with, and by which keys. */
@Controller
class PartnersController {

    private static final int LONGEST_NAME = 120;

    private final Pages pages;
    private final Exchanges exchanges;
    private final Handover handover;
    private final OwnAddress own;
    private final Clock clock;

    PartnersController(
            Pages pages, Exchanges exchanges, Handover handover, OwnAddress own, Clock clock) {
        this.pages = pages;
        this.exchanges = exchanges;
        this.handover = handover;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/pooling/partners")
    @Needs(Deed.POOL_SUMS)
    View partners(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/pooling/partners")
    @Needs(Deed.POOL_SUMS)
    View add(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems = new ArrayList<Problem>();
        var name = sent.text("name");
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    new Problem(
                            "name",
                            "HT-1924",
                            "A name has 1 to %d characters on one line.".formatted(LONGEST_NAME),
                            ""));
        }
        var card = PartnerCard.read(sent.text("card"));
        if (card.isEmpty()) {
            problems.add(
                    new Problem(
                            "card",
                            "HT-1925",
                            "This is no line of a partner.",
                            "Copy the whole line from their page; its address must begin with https."));
        } else if (card.get().clinic().equals(permit.clinic())) {
            problems.add(
                    new Problem("card", "HT-1926", "This is our own line.", "Ask for theirs."));
        }
        if (problems.isEmpty()) {
            var partner =
                    new Partner(
                            UUID.randomUUID(),
                            name,
                            card.orElseThrow(),
                            clock.instant(),
                            Optional.empty());
            if (exchanges.add(permit, partner)) {
                return seeOther();
            }
            problems.add(new Problem("card", "HT-1927", "A partner has this key already.", ""));
        }
        return show(permit, request, sent, problems);
    }

    @PostMapping("/pooling/partners/{partner}/end")
    @Needs(Deed.POOL_SUMS)
    View end(Permit permit, @PathVariable UUID partner) {
        if (exchanges.partners(permit).stream().noneMatch(one -> one.id().equals(partner))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        exchanges.end(permit, partner, clock.instant());
        return seeOther();
    }

    /** A new key; partners believe nothing of ours until they have its line. */
    @PostMapping("/pooling/keys")
    @Needs(Deed.POOL_SUMS)
    View newKey(Permit permit) {
        handover.newKey(permit);
        return seeOther();
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        return pages.show(
                "pooling/partners",
                new PartnersPage(
                        exchanges.partners(permit),
                        exchanges
                                .key(permit)
                                .map(key ->
                                        new PartnersPage.Own(
                                                key.open().fingerprint(),
                                                PartnerCard.lineOf(
                                                        permit.clinic(),
                                                        own.address(),
                                                        key.open()))),
                        new Form(sent, problems, pages.shell(request).words()),
                        pages.shell(request).zone()),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static View seeOther() {
        var view = new RedirectView("/pooling/partners");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
