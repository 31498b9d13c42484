package huantiao.registry;

import java.util.Optional;

/**
 * What a clinic may say about its results at one time with one rule. Coverage comes first; the
 * denominator is everybody who started.
 *
 * <p>There is no comparison group in any of these: none of them says that the treatment did it.
 */
public sealed interface ClinicSum {
    /** Below so many people who started, nothing leaves the building. */
    int FEWEST_STARTED = 20;

    /** Below this coverage, in percent, only bounds are printed. */
    int LEAST_COVERAGE_PERCENT = 60;

    /**
     * The people counted.
     *
     * @param started everybody who started between two dates
     * @param answered of those, how many answered in the window
     * @param responders of those, how many met the threshold fixed in advance
     * @param worse of those who answered, how many were worse
     */
    record Count(int started, int answered, int responders, int worse) {
        public Count {
            if (!(started >= answered
                    && answered >= responders + worse
                    && responders >= 0
                    && worse >= 0)) {
                throw new IllegalArgumentException(
                        "counts (%d started, %d answered, %d responders, %d worse) must nest"
                                .formatted(started, answered, responders, worse));
            }
        }

        /** From nobody silent being worse to everybody silent being so, in percent of all. */
        public Share.Range worseBounds() {
            return new Share.Range(
                    100.0 * worse / started, 100.0 * (worse + started - answered) / started);
        }

        /**
         * The share of responders if so many more had come and stayed silent, in percent of all:
         * from none of the silent being a responder to all of them.
         */
        public Share.Range responderBoundsWith(int more) {
            var all = started + more;
            return new Share.Range(
                    100.0 * responders / all, 100.0 * (responders + all - answered) / all);
        }
    }

    /** Too few people started: nothing is printed. */
    record TooFew(int started) implements ClinicSum {}

    /** Too many fell silent for a headline: bounds only. */
    record BoundsOnly(Count count, Share coverage, Share.Range responderBounds)
            implements ClinicSum {}

    /** The share with its interval and its bounds, and the share that got worse beside it. */
    record Reported(
            Count count,
            Share coverage,
            Share responders,
            Share.Range interval,
            Share.Range responderBounds,
            Share worse,
            Share.Range worseBounds)
            implements ClinicSum {}

    /** How many people are counted. */
    default int people() {
        return switch (this) {
            case TooFew(var started) -> started;
            case BoundsOnly(var count, _, _) -> count.started();
            case Reported(var count, _, _, _, _, _, _) -> count.started();
        };
    }

    /** Responders from none of the silent to all of them, in percent; empty below the floor. */
    default Optional<Share.Range> bounds() {
        return switch (this) {
            case TooFew _ -> Optional.empty();
            case BoundsOnly(_, _, var bounds) -> Optional.of(bounds);
            case Reported(_, _, _, _, var bounds, _, _) -> Optional.of(bounds);
        };
    }

    /**
     * Wilson's 95 % interval of those who answered and got worse, in percent; empty below the floor
     * and where nobody answered.
     */
    default Optional<Share.Range> worseInterval() {
        return switch (this) {
            case TooFew _ -> Optional.empty();
            case BoundsOnly(var count, _, _) ->
                    count.answered() == 0
                            ? Optional.empty()
                            : Optional.of(new Share(count.worse(), count.answered()).wilson95());
            case Reported(_, _, _, _, _, var worse, _) -> Optional.of(worse.wilson95());
        };
    }

    static ClinicSum of(Count count) {
        if (count.started() < FEWEST_STARTED) {
            return new TooFew(count.started());
        }
        var coverage = new Share(count.answered(), count.started());
        if (count.answered() == 0) {
            return new BoundsOnly(count, coverage, new Share.Range(0, 100));
        }
        var responders = new Share(count.responders(), count.answered());
        var bounds = responders.boundsAmong(count.started());
        // In whole numbers, so that exactly the floor is enough.
        if (100L * count.answered() < (long) LEAST_COVERAGE_PERCENT * count.started()) {
            return new BoundsOnly(count, coverage, bounds);
        }
        var worse = new Share(count.worse(), count.answered());
        return new Reported(
                count,
                coverage,
                responders,
                responders.wilson95(),
                bounds,
                worse,
                worse.boundsAmong(count.started()));
    }
}
