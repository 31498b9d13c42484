package huantiao.access;

import huantiao.base.Result;
import java.time.Instant;
import java.util.Optional;

/** The shelf of links that need no password. */
public interface Links {

    /**
     * Why a link opens nothing. The page says the same for all but {@code EXPIRED} and {@code
     * USED}.
     */
    enum Refusal {
        UNKNOWN("HT-0321"),
        EXPIRED("HT-0322"),
        USED("HT-0323");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * @param permit to send a link, or on the rounds a reminder with one in it
     */
    void make(Permit permit, Link link);

    /** Looks a link up without using it, so that a mail scanner that opens it does not spend it. */
    Result<Link, Refusal> look(String tokenHash, Instant now);

    /** Uses it: the first caller gets it, every later one is refused. */
    Result<Link, Refusal> use(String tokenHash, Instant now);

    /**
     * A link that was used and has not ended; empty for every other. Whoever opens it once more may
     * be let in only where nothing was answered by it (decision 0304).
     */
    Optional<Link> usedBefore(String tokenHash, Instant now);
}
