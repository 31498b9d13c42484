package huantiao.app.door;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often something was tried without success, by key. After some free tries each further one
 * costs a wait that doubles, from a second up to a quarter of an hour.
 *
 * <p>A try is counted when it begins, so that many at once do not slip through together. The number
 * of keys is bounded; the one longest untouched is forgotten first.
 */
final class Tries {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private final int free;
    private final Map<String, Count> counts;

    /** One key's failures. */
    private record Count(int failures, Instant last, Instant until, boolean told) {}

    /**
     * Come back later.
     *
     * @param first true for the first one turned away since the last try
     */
    record Wait(Duration time, boolean first) {}

    /**
     * @param free tries before the first wait
     * @param most keys remembered
     */
    Tries(int free, int most) {
        this.free = free;
        this.counts =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Begins a try, or says how long to wait. */
    synchronized Optional<Wait> begin(String key, Instant now) {
        var count = counts.get(key);
        if (count == null || !now.isBefore(count.last().plus(FORGOTTEN_AFTER))) {
            count = new Count(0, now, now, false);
        }
        // A clock set back must not shut somebody out for longer than the longest wait.
        if (now.isBefore(count.until()) && !now.plus(LONGEST).isBefore(count.until())) {
            counts.put(key, new Count(count.failures(), count.last(), count.until(), true));
            return Optional.of(new Wait(Duration.between(now, count.until()), !count.told()));
        }
        int failures = count.failures() + 1;
        counts.put(key, new Count(failures, now, now.plus(wait(failures)), false));
        return Optional.empty();
    }

    /** The try was a success after all: everything before is forgiven. */
    synchronized void forgive(String key) {
        counts.remove(key);
    }

    /** The try was a success, but of one among many: only it is forgiven. */
    synchronized void takeBack(String key, Instant now) {
        var count = counts.get(key);
        if (count != null) {
            counts.put(key, new Count(Math.max(0, count.failures() - 1), now, now, false));
        }
    }

    synchronized int size() {
        return counts.size();
    }

    private Duration wait(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, failures - free));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
