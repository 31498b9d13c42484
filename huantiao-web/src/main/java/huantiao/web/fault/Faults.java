package huantiao.web.fault;

import huantiao.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Writes a fault as a page, or as a fragment where htmx asked. */
public final class Faults {

    private final Pages pages;

    public Faults(Pages pages) {
        this.pages = pages;
    }

    /** Answers the request with it, from wherever it was noticed. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Fault fault) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        fault.away()
                .ifPresent(wait ->
                        response.setHeader(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Math.max(1, wait.toSeconds()))));
        boolean fragment = request.getHeader("HX-Request") != null;
        try {
            pages.show(fragment ? "fault/fragment" : "fault/page", fault, fault.kind().status())
                    .render(Map.of(), request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
