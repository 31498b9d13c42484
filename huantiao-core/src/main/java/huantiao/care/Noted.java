package huantiao.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An entry in its place in the chart.
 *
 * @param sequence 1 for the first entry of a chart, then one more each
 * @param recordedAt when the program took it in
 * @param occurredAt when it happened, as the author says; not after {@code recordedAt}
 */
public record Noted(
        long sequence, Author author, Instant recordedAt, Instant occurredAt, Entry entry) {
    public Noted {
        if (!(sequence >= 1)) {
            throw new IllegalArgumentException(
                    "sequence (%d) must be 1 or more".formatted(sequence));
        }
    }

    /** Another entry in the same place. */
    Noted with(Entry other) {
        return new Noted(sequence, author, recordedAt, occurredAt, other);
    }

    /** True if it happened on the day of this moment, where the clinic is. */
    boolean isOfDay(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(occurredAt, zone).equals(LocalDate.ofInstant(moment, zone));
    }

    /** True if it happened in the same sitting: on the same day, and no longer ago than that. */
    boolean isOfSitting(Instant moment, Duration longest, ZoneId zone) {
        var ago = Duration.between(occurredAt, moment);
        return !ago.isNegative() && ago.compareTo(longest) <= 0 && isOfDay(moment, zone);
    }
}
