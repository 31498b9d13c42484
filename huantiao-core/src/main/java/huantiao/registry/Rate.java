package huantiao.registry;

import huantiao.meta.Interval;
import huantiao.meta.PoissonInterval;

/**
 * So many events among so many visits or needles. One visit can bring more than one event, so this
 * is no part of a whole; that is a {@link Share}.
 *
 * @param events 0 or more
 * @param of 1 or more
 */
public record Rate(int events, long of) {

    public Rate {
        if (!(events >= 0 && of >= 1)) {
            throw new IllegalArgumentException(
                    "rate (%d of %d) must be of 0 or more events among 1 or more"
                            .formatted(events, of));
        }
    }

    /**
     * @param size as 100 for visits or 10,000 for needles
     */
    public double in(int size) {
        return (double) size * events / of;
    }

    /**
     * The exact 95 % interval of a Poisson count. It takes each event as coming by itself; where
     * one person has several it is too narrow.
     *
     * @param size as 100 for visits or 10,000 for needles
     */
    public Interval poisson95(int size) {
        var count = PoissonInterval.exact95(events);
        return new Interval(size * count.lower() / of, size * count.upper() / of);
    }
}
