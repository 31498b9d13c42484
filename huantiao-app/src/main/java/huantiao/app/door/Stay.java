package huantiao.app.door;

import java.time.Duration;
import java.time.Instant;

/** How long somebody has been in, and when they were last seen. */
final class Stay {

    static final String ATTRIBUTE = Stay.class.getName();

    private final Instant since;
    private final Duration idle;
    private final Duration longest;
    private volatile Instant seen;

    Stay(Instant since, Duration idle, Duration longest) {
        this.since = since;
        this.idle = idle;
        this.longest = longest;
        this.seen = since;
    }

    /** Notes that they are here; false if they were away or in for too long. */
    boolean goesOn(Instant now) {
        // A clock that was set back must not make a stay longer: distance counts, not direction.
        if (isOver(since, now, longest) || isOver(seen, now, idle)) {
            return false;
        }
        seen = now;
        return true;
    }

    private static boolean isOver(Instant from, Instant now, Duration limit) {
        return Duration.between(from, now).abs().compareTo(limit) >= 0;
    }
}
