package huantiao.web.fault;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Something that cannot be answered as asked.
 *
 * @param away for how long to stay away; set where it is tried too often
 * @param reference under which it stands in the log; empty where nothing is broken
 */
public record Fault(Kind kind, Optional<Duration> away, String reference) {

    /** What went wrong, as far as the person who asked can do something about it. */
    public enum Kind {
        BAD_REQUEST(HttpStatus.BAD_REQUEST, "HT-0340"),
        SIGN_IN_FIRST(HttpStatus.UNAUTHORIZED, "HT-0301"),
        NOT_YOUR_ROLE(HttpStatus.FORBIDDEN, "HT-0302"),
        /** The page stood open for too long, or the form came from somewhere else. */
        STALE_PAGE(HttpStatus.FORBIDDEN, "HT-0341"),
        NOT_FOUND(HttpStatus.NOT_FOUND, "HT-0303"),
        METHOD(HttpStatus.METHOD_NOT_ALLOWED, "HT-0342"),
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "HT-0343"),
        LENGTH_UNSAID(HttpStatus.LENGTH_REQUIRED, "HT-0344"),
        MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "HT-0345"),
        UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "HT-0346"),
        TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS, "HT-0347"),
        BROKEN(HttpStatus.INTERNAL_SERVER_ERROR, "HT-0348");

        private final HttpStatus status;
        private final String code;

        Kind(HttpStatus status, String code) {
            this.status = status;
            this.code = code;
        }

        public HttpStatus status() {
            return status;
        }

        public String code() {
            return code;
        }

        /** The nearest kind to a status that somebody else chose. */
        static Kind of(int status) {
            for (var kind : values()) {
                if (kind.status.value() == status && kind != STALE_PAGE) {
                    return kind;
                }
            }
            return status >= 400 && status < 500 ? BAD_REQUEST : BROKEN;
        }
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, Optional.empty(), "");
    }

    public static Fault tooOften(Duration wait) {
        return new Fault(Kind.TOO_OFTEN, Optional.of(wait), "");
    }

    static Fault broken(String reference) {
        return new Fault(Kind.BROKEN, Optional.empty(), reference);
    }

    /** Whole minutes to wait, rounded up. */
    public long waitMinutes() {
        return away.map(time -> Math.ceilDiv(time.toSeconds(), 60)).orElse(0L);
    }
}
