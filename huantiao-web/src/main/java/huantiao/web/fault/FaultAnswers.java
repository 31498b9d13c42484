package huantiao.web.fault;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.web.access.Actors;
import huantiao.web.access.Denied;
import huantiao.web.access.OwnPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;

/** Turns what a handler threw into an answer. */
@ControllerAdvice
class FaultAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FaultAnswers.class);

    private final Faults faults;
    private final Actors actors;
    private final AuditTrail trail;
    private final Clock clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    FaultAnswers(Faults faults, Actors actors, AuditTrail trail, Clock clock) {
        this.faults = faults;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
    }

    @ExceptionHandler
    void denied(Denied denied, HttpServletRequest request, HttpServletResponse response) {
        note(denied, request);
        switch (denied.denial()) {
            case SIGN_IN_FIRST -> askToSignIn(request, response);
            case NOT_YOUR_ROLE ->
                    faults.answer(request, response, Fault.of(Fault.Kind.NOT_YOUR_ROLE));
            case NOT_YOURS -> faults.answer(request, response, Fault.of(Fault.Kind.NOT_FOUND));
        }
    }

    @ExceptionHandler
    void anything(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (failure) {
            case AsyncRequestNotUsableException _ -> {
                // whoever asked has gone; there is nobody to answer
            }
            case ErrorResponse known when known.getStatusCode().is4xxClientError() -> {
                known.getHeaders()
                        .forEach((name, values) ->
                                response.setHeader(name, String.join(", ", values)));
                answer(request, response, Fault.Kind.of(known.getStatusCode().value()));
            }
            case TypeMismatchException _, HttpMessageNotReadableException _ ->
                    answer(request, response, Fault.Kind.BAD_REQUEST);
            default -> {
                var bytes = new byte[4];
                chance.nextBytes(bytes);
                var reference = HexFormat.of().formatHex(bytes);
                LOG.error("something broke (reference {})", reference, failure);
                faults.answer(request, response, Fault.broken(reference));
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Fault.Kind kind) {
        faults.answer(request, response, Fault.of(kind));
    }

    /** Pages lead to the sign-in and back; what came from a script is told so. */
    private void askToSignIn(HttpServletRequest request, HttpServletResponse response) {
        var address = "/sign-in?next=" + OwnPath.encoded(request);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            answer(request, response, Fault.Kind.SIGN_IN_FIRST);
        } else if (request.getMethod().equals("GET")) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, address);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else {
            answer(request, response, Fault.Kind.SIGN_IN_FIRST);
        }
    }

    /** Somebody we know was refused. Visitors are only shown the way in, and leave no line. */
    private void note(Denied denied, HttpServletRequest request) {
        var pattern =
                String.valueOf(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var detail = denied.denial().code() + " " + pattern;
        switch (actors.of(request)) {
            case Actor.Visitor _ -> {
                // nobody to name
            }
            case Actor.Member member ->
                    trail.note(
                            new AuditTrail.Line(
                                    clock.instant(),
                                    AuditTrail.Event.REFUSED,
                                    Optional.of(member.clinic()),
                                    Optional.of(member.user()),
                                    false,
                                    Optional.empty(),
                                    Optional.of(denied.deed()),
                                    detail));
            case Actor.Guest guest ->
                    trail.note(
                            new AuditTrail.Line(
                                    clock.instant(),
                                    AuditTrail.Event.REFUSED,
                                    Optional.of(guest.clinic()),
                                    Optional.empty(),
                                    true,
                                    Optional.of(guest.patient()),
                                    Optional.of(denied.deed()),
                                    detail));
        }
    }
}
