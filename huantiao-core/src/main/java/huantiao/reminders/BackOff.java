package huantiao.reminders;

import java.time.Duration;

/** How long to wait before a message that was surely not taken is tried again. */
public final class BackOff {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(6);

    private BackOff() {}

    /**
     * Five minutes after the first try, twice as long after each further one, six hours at most.
     *
     * @param tries how often it was tried, 1 or more
     */
    public static Duration after(int tries) {
        if (tries < 1) {
            throw new IllegalArgumentException("tries (%d) must be 1 or more".formatted(tries));
        }
        var wait = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
