package huantiao.care;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A visit that a warning sign broke off: its treatment had begun by answers that stop nothing, and
 * the sign was told after that (decision 0239). What was done by then is counted out and signed; an
 * alarm that was told before the treatment breaks nothing off, it forbids it.
 */
public final class BrokenOff {

    private BrokenOff() {}

    /**
     * When the sign was told that broke the visit off; empty where none did.
     *
     * @param treated when the needles went in, or the visit began, to the minute
     */
    public static Optional<Instant> at(Chart chart, Instant treated, CareSteps.Now now) {
        return StandingStop.of(chart, now)
                .map(StandingStop::told)
                .filter(told -> !told.isBefore(treated))
                .filter(_ -> begunWith(chart, treated).isPresent());
    }

    /**
     * The answers with which treatment began at that minute; empty where the last of them stop it.
     */
    static Optional<Chart.Placed<Entry.SafetyAsked>> begunWith(Chart chart, Instant treated) {
        return VisitSteps.askedForVisit(chart, treated)
                .filter(asked ->
                        !asked.noted()
                                .occurredAt()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .isAfter(treated))
                .findFirst()
                .filter(asked -> !asked.entry().ruling().stops());
    }
}
