package huantiao.care;

import java.util.Optional;

/**
 * A score of a check-in that was put right, beside what stood there until then.
 *
 * @param was on the scale of its measure; empty where nothing counted
 */
public record ScoreCorrection(Chart.Placed<Entry.ScoreCorrected> by, Optional<Double> was) {

    /** Id of the measure. */
    public String instrument() {
        return by.entry().instrument();
    }

    /** What counts since; empty where the score was struck. */
    public Optional<Double> is() {
        return by.entry().value();
    }

    /** Place in the chart of the check-in. */
    public long checkIn() {
        return by.entry().toSequence();
    }
}
