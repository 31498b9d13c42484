package huantiao.care;

import java.util.OptionalInt;

/**
 * A pain score of a signed visit that was put right, beside what stood there until then.
 *
 * @param was empty where it had not been asked
 */
public record PainCorrection(Chart.Placed<Entry.PainCorrected> by, OptionalInt was) {

    public PainScore score() {
        return by.entry().score();
    }

    /** What stands there since; empty where it was not asked. */
    public OptionalInt is() {
        return by.entry().value();
    }

    /** Place in the chart of the visit. */
    public long visit() {
        return by.entry().toSequence();
    }
}
