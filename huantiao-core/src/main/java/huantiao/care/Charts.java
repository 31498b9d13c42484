package huantiao.care;

import huantiao.access.Permit;
import huantiao.base.PatientId;
import huantiao.base.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The shelf of charts. It lends a chart, hands it to a pure step, and keeps what the step added; it
 * never gives one away to be changed elsewhere.
 */
public interface Charts {

    /** What a step adds to the chart it was handed, or its reason not to. */
    @FunctionalInterface
    interface Step<R> {
        Result<List<Entry>, R> apply(Chart chart);
    }

    /** What came of a change. */
    sealed interface Change<R> {

        /** Kept, durably; the chart as it is now. */
        record Kept<R>(Chart chart) implements Change<R> {}

        /** The step refused; nothing was kept. */
        record Refused<R>(R reason) implements Change<R> {}

        /**
         * Somebody else noted something since this was last seen; nothing was kept. The page shows
         * what came between and keeps what was typed.
         */
        record MovedOn<R>(Chart chart, List<Noted> since) implements Change<R> {
            public MovedOn {
                since = List.copyOf(since);
            }
        }

        /** There is no such chart in this clinic. */
        record Absent<R>() implements Change<R> {}
    }

    /**
     * The chart the permit is for; empty if the clinic has no such patient.
     *
     * @param permit for a deed that reaches a patient
     */
    Optional<Chart> find(Permit permit);

    /**
     * True if the clinic has the patient the permit is for. Nothing else is to be done under a
     * permit for somebody who is not there.
     *
     * @param permit for a deed that reaches a patient
     */
    boolean has(Permit permit);

    /** Opens a chart with its registration; the id was made by the caller. */
    Chart register(Permit registerPatient, PatientId id, Entry.Registered registered);

    /**
     * Changes a chart that was seen up to an entry.
     *
     * @param permit for a deed that reaches the patient
     * @param seen sequence of the last entry the author has seen
     * @param occurredAt when it happened; a moment later than now is taken as now
     * @param step pure; may be called again when another change came first
     */
    <R> Change<R> change(Permit permit, long seen, Instant occurredAt, Step<R> step);

    /**
     * Adds to a chart whatever it has become: for what a patient tells, which nobody else's entry
     * can make untrue.
     */
    <R> Change<R> add(Permit permit, Instant occurredAt, Step<R> step);
}
