package huantiao.web.pooling;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.ClinicId;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instruments;
import huantiao.pooling.Exchanges;
import huantiao.pooling.Exchanges.Received;
import huantiao.pooling.Partner;
import huantiao.pooling.PoolQuestion;
import huantiao.pooling.SignedRequest;
import huantiao.pooling.SignedRequest.Claim;
import huantiao.pooling.SumsText;
import huantiao.web.access.Needs;
import huantiao.web.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where partners hand in their sums. It takes and gives nothing away: an answer is a code and the
 * lines that could not be read.
 */
@Controller
class ExchangeController {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final int LONGEST = 8_192;

    private final Exchanges exchanges;
    private final Instruments instruments;
    private final Refusals refusals;
    private final Clock clock;

    ExchangeController(
            Exchanges exchanges, Instruments instruments, Refusals refusals, Clock clock) {
        this.exchanges = exchanges;
        this.instruments = instruments;
        this.refusals = refusals;
        this.clock = clock;
    }

    @PostMapping("/exchange/{clinic}/sums")
    @Needs(Deed.KNOCK_AS_PARTNER)
    ResponseEntity<String> handIn(@PathVariable UUID clinic, HttpServletRequest request)
            throws IOException {
        var sent = sent(request);
        var here = new ClinicId(clinic);
        var partner = sent.claim().flatMap(claim -> exchanges.whose(here, claim.keyId()));
        return switch (believed(here, sent, partner)) {
            case Result.Refused<Partner, SignedRequest.Refusal>(var why) -> {
                refusals.turnedAway(request, why.code(), "exchange");
                yield answer(HttpStatus.UNAUTHORIZED, why.code() + "\n");
            }
            case Result.Ok<Partner, SignedRequest.Refusal>(var known) ->
                    taken(here, known, sent.body());
        };
    }

    private static SignedRequest sent(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST);
        return new SignedRequest(
                request.getMethod(),
                request.getRequestURI(),
                header(request, "Content-Type"),
                new String(body, StandardCharsets.UTF_8),
                header(request, "Content-Digest"),
                header(request, "Signature-Input"),
                header(request, "Signature"));
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    /** A word is remembered only under a signature that holds, so strangers fill no table. */
    private Result<Partner, SignedRequest.Refusal> believed(
            ClinicId here, SignedRequest sent, Optional<Partner> partner) {
        if (partner.isEmpty()) {
            return Result.refused(
                    sent.claim().isEmpty()
                            ? SignedRequest.Refusal.UNREADABLE
                            : SignedRequest.Refusal.UNKNOWN_KEY);
        }
        var now = clock.instant();
        return switch (sent.check(partner.get().card().key(), now)) {
            case Result.Refused<Claim, SignedRequest.Refusal>(var why) -> Result.refused(why);
            case Result.Ok<Claim, SignedRequest.Refusal>(var claim) ->
                    exchanges.isFirst(
                                    permit(here, partner.get()),
                                    claim.nonce(),
                                    now,
                                    now.minus(SignedRequest.MOST_SKEW.multipliedBy(2)))
                            ? Result.ok(partner.get())
                            : Result.refused(SignedRequest.Refusal.REPLAYED);
        };
    }

    private ResponseEntity<String> taken(ClinicId here, Partner partner, String text) {
        return switch (SumsText.read(text, instruments::find)) {
            case Result.Refused<SumsText.Told, List<Problem>>(var problems) ->
                    answer(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            problems.stream()
                                    .map(problem ->
                                            "%s %s\n".formatted(problem.code(), problem.where()))
                                    .collect(Collectors.joining()));
            case Result.Ok<SumsText.Told, List<Problem>>(var told) -> {
                if (!told.clinic().equals(partner.card().clinic())) {
                    yield answer(HttpStatus.FORBIDDEN, "HT-1921\n");
                }
                yield switch (exchanges.receive(
                        permit(here, partner),
                        new Received(
                                partner.id(),
                                PoolQuestion.of(told.sums()),
                                text,
                                clock.instant()))) {
                    case NEW -> answer(HttpStatus.CREATED, "new\n");
                    case KNOWN -> answer(HttpStatus.OK, "known\n");
                    case DIFFERENT -> answer(HttpStatus.CONFLICT, "HT-1922\n");
                };
            }
        };
    }

    private static Permit permit(ClinicId here, Partner partner) {
        return Permit.ask(new Actor.Partner(here, partner.id()), Deed.HAND_IN_SUMS).orElseThrow();
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(TEXT).body(text);
    }
}
