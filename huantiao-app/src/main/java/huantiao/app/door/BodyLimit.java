package huantiao.app.door;

import huantiao.living.RecordFile;
import huantiao.web.access.Refusals;
import huantiao.web.fault.Fault;
import huantiao.web.fault.Faults;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what is too large, does not say how large it is, or cannot be read as the fields of a
 * form, before anybody looks what it means.
 */
final class BodyLimit extends OncePerRequestFilter {

    /** The longest form of ours is a few ten thousand characters. */
    static final long MOST_BYTES = 1 << 20;

    /** Where files of records come in, which are larger. */
    private static final String FILES = "/workbench/imports";

    /** A file with the fields around it. */
    static final long MOST_BYTES_WITH_FILE = RecordFile.LARGEST_BYTES + (64L << 10);

    private final Faults faults;
    private final Refusals refusals;

    BodyLimit(Faults faults, Refusals refusals) {
        this.faults = faults;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most(request)) {
            turnAway(request, response, Fault.Kind.TOO_LARGE);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            turnAway(request, response, Fault.Kind.LENGTH_UNSAID);
        } else if (!hasReadableFields(request)) {
            turnAway(request, response, Fault.Kind.BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static long most(HttpServletRequest request) {
        return request.getRequestURI().equals(FILES) ? MOST_BYTES_WITH_FILE : MOST_BYTES;
    }

    /**
     * False for bytes that are no text, and for more fields than any form has. Found later, it
     * would be answered as our fault, and what was typed would stand in the log.
     */
    private static boolean hasReadableFields(HttpServletRequest request) {
        try {
            return request.getParameterMap() != null;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private void turnAway(
            HttpServletRequest request, HttpServletResponse response, Fault.Kind kind) {
        refusals.turnedAway(request, kind.code(), "body");
        faults.answer(request, response, Fault.of(kind));
    }
}
