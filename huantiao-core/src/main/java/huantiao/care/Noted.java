package huantiao.care;

import java.time.Instant;

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
}
