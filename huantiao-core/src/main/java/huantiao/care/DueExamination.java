package huantiao.care;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** An examination on which somebody decided at a review, and the decision that waits for it. */
public final class DueExamination {

    private DueExamination() {}

    /**
     * When it was decided last, in the open course of care, to examine the person again; empty
     * where something else was decided since, or they were consulted.
     */
    public static Optional<Instant> decided(Chart chart) {
        return last(chart)
                .filter(last -> last.entry().examines())
                .filter(last -> since(chart, last).findFirst().isEmpty())
                .map(last -> last.noted().occurredAt());
    }

    /**
     * When somebody was examined who was to be examined first and decided on then, while nobody has
     * decided since; empty where nothing of it waits. Whoever was to be referred was decided on.
     */
    public static Optional<Instant> toDecide(Chart chart) {
        return last(chart)
                .filter(last -> last.entry().decided().equals(Entry.ReviewDecided.EXAMINE))
                .flatMap(last -> since(chart, last).reduce((_, later) -> later))
                .map(Noted::occurredAt);
    }

    /** What was decided last in the open course of care. */
    private static Optional<Chart.Placed<Entry.ReviewDecided>> last(Chart chart) {
        return chart.openEpisode()
                .filter(episode -> !episode.reviews().isEmpty())
                .map(episode -> episode.reviews().getLast());
    }

    private static Stream<Noted> since(Chart chart, Chart.Placed<Entry.ReviewDecided> decided) {
        return chart.since(decided.noted().sequence()).stream()
                .filter(later -> Chart.asksAnew(later.entry()));
    }
}
