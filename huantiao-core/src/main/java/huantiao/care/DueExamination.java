package huantiao.care;

import java.time.Instant;
import java.util.Optional;

/** An examination on which somebody decided at a review, and that nobody has noted since. */
public final class DueExamination {

    private DueExamination() {}

    /**
     * When it was decided last, in the open course of care, to examine the person again; empty
     * where something else was decided since, or they were consulted.
     */
    public static Optional<Instant> decided(Chart chart) {
        return chart.openEpisode()
                .filter(episode -> !episode.reviews().isEmpty())
                .map(episode -> episode.reviews().getLast())
                .filter(last -> last.entry().examines())
                .map(Chart.Placed::noted)
                .filter(last ->
                        chart.since(last.sequence()).stream()
                                .noneMatch(later -> Chart.asksAnew(later.entry())))
                .map(Noted::occurredAt);
    }
}
