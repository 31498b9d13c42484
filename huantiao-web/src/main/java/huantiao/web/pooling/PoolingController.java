package huantiao.web.pooling;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.measures.Instruments;
import huantiao.pooling.Exchanges;
import huantiao.pooling.Exchanges.Released;
import huantiao.pooling.Partner;
import huantiao.pooling.Pool;
import huantiao.pooling.PoolQuestion;
import huantiao.pooling.SumsText;
import huantiao.registry.LeavingSums;
import huantiao.registry.RegistryQuestion;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.registry.RegistryBook;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What would leave the building, what has left it, and what came of it pooled. */
@Controller
class PoolingController {

    private final Pages pages;
    private final Instruments instruments;
    private final Exchanges exchanges;
    private final Handover handover;
    private final RegistryBook book;
    private final Clock clock;

    PoolingController(
            Pages pages,
            Instruments instruments,
            Exchanges exchanges,
            Handover handover,
            RegistryBook book,
            Clock clock) {
        this.pages = pages;
        this.instruments = instruments;
        this.exchanges = exchanges;
        this.handover = handover;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/pooling")
    @Needs(Deed.POOL_SUMS)
    View pooling(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var read = new PoolingForm(sent).read(instruments, today(request));
        var problems = read.fold(_ -> List.<Problem>of(), wrong -> wrong);
        return show(
                permit,
                request,
                read.fold(
                        one -> one,
                        _ ->
                                new PoolingForm(Sent.nothing())
                                        .read(instruments, today(request))
                                        .orElseThrow()),
                new Form(sent, problems, pages.shell(request).words()),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Writes what was looked at into the ledger and hands it to the partners that were chosen. */
    @PostMapping("/pooling/releases")
    @Needs(Deed.POOL_SUMS)
    View release(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var question = question(sent, request);
        var leaving = leaving(permit, question, request);
        if (!(leaving instanceof Leaving.Ready(var text, var version))
                || !digest(text).equals(sent.text("seen"))) {
            return show(
                    permit,
                    request,
                    question,
                    new Form(
                            sent,
                            List.of(
                                    new Problem(
                                            "seen",
                                            "HT-1928",
                                            "The sums are not the ones you looked at.",
                                            "Look at them again before they leave.")),
                            pages.shell(request).words()),
                    HttpStatus.CONFLICT);
        }
        var released = new Released(question, text, version, clock.instant(), name(permit.actor()));
        exchanges
                .release(permit, released)
                .fold(
                        there -> {
                            chosen(permit, sent.all("partner"))
                                    .forEach(partner -> handover.hand(permit, there, partner));
                            return there;
                        },
                        earlier -> earlier);
        return back(question);
    }

    /** Hands over again what did not arrive, or to a partner who came later. */
    @PostMapping("/pooling/handings")
    @Needs(Deed.POOL_SUMS)
    View hand(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var question = question(sent, request);
        var released =
                exchanges.released(permit).stream()
                        .filter(one -> one.question().equals(question))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        chosen(permit, sent.all("partner"))
                .forEach(partner -> handover.hand(permit, released, partner));
        return back(question);
    }

    private View show(
            Permit permit,
            HttpServletRequest request,
            PoolQuestion question,
            Form form,
            HttpStatus status) {
        var partners = exchanges.partners(permit);
        var released = exchanges.released(permit);
        return pages.show(
                "pooling/page",
                new PoolingPage(
                        question,
                        instruments.get(question.measure()),
                        form,
                        PoolingForm.periods(today(request)),
                        leaving(permit, question, request),
                        released,
                        exchanges.handings(permit),
                        partners,
                        pooled(permit, question, partners, released, form),
                        pages.shell(request).zone()),
                status);
    }

    private PoolingPage.Pooled pooled(
            Permit permit,
            PoolQuestion question,
            List<Partner> partners,
            List<Released> released,
            Form form) {
        Map<UUID, Partner> open =
                partners.stream()
                        .filter(Partner::isOpen)
                        .collect(Collectors.toMap(Partner::id, Function.identity()));
        var told = new ArrayList<Pool.Clinic>();
        var unreadable = 0;
        for (var own : released) {
            if (own.question().equals(question)) {
                var read = SumsText.read(own.text(), instruments::find);
                read.fold(
                        sums ->
                                told.add(
                                        new Pool.Clinic(
                                                form.words().say("pooling.us"), sums.sums())),
                        _ -> false);
                unreadable += read.isOk() ? 0 : 1;
            }
        }
        boolean ours = !told.isEmpty();
        for (var theirs : exchanges.received(permit)) {
            if (theirs.question().equals(question) && open.containsKey(theirs.partner())) {
                var name = open.get(theirs.partner()).name();
                var read = SumsText.read(theirs.text(), instruments::find);
                read.fold(sums -> told.add(new Pool.Clinic(name, sums.sums())), _ -> false);
                unreadable += read.isOk() ? 0 : 1;
            }
        }
        return new PoolingPage.Pooled(
                ours, told.size(), unreadable, ours ? Pool.of(question, told) : Optional.empty());
    }

    private Leaving leaving(Permit permit, PoolQuestion question, HttpServletRequest request) {
        for (var earlier : exchanges.released(permit)) {
            if (earlier.question().equals(question)) {
                return new Leaving.Gone(earlier);
            }
        }
        var asked =
                new RegistryQuestion(
                        question.period().first(),
                        question.period().last(),
                        instruments.get(question.measure()),
                        question.week(),
                        today(request).minusDays(1));
        var zone = pages.shell(request).zone();
        return LeavingSums.of(asked, question.period(), book.courses(permit, asked.asOf(), zone))
                .fold(
                        sums ->
                                new Leaving.Ready(
                                        SumsText.write(permit.clinic(), sums),
                                        book.registry(permit, asked, zone).dataVersion()),
                        Leaving.Stays::new);
    }

    private PoolQuestion question(Sent sent, HttpServletRequest request) {
        return new PoolingForm(sent)
                .read(instruments, today(request))
                .fold(
                        one -> one,
                        _ -> {
                            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                        });
    }

    private List<Partner> chosen(Permit permit, List<String> ids) {
        return exchanges.partners(permit).stream()
                .filter(Partner::isOpen)
                .filter(partner -> ids.contains(partner.id().toString()))
                .toList();
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }

    private static String name(Actor actor) {
        return actor instanceof Actor.Member member ? member.name() : "";
    }

    private static View back(PoolQuestion question) {
        var view = new RedirectView("/pooling?" + PoolingPage.query(question));
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** By which a page says what was looked at. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
