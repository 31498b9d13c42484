package huantiao.web.fault;

import huantiao.web.access.Denied;
import huantiao.web.access.OwnPath;
import huantiao.web.access.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
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

/** Turns what a handler threw into an answer. */
@ControllerAdvice
class FaultAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FaultAnswers.class);

    private final Faults faults;
    private final Refusals refusals;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    FaultAnswers(Faults faults, Refusals refusals) {
        this.faults = faults;
        this.refusals = refusals;
    }

    @ExceptionHandler
    void denied(Denied denied, HttpServletRequest request, HttpServletResponse response) {
        refusals.denied(denied, request);
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
}
