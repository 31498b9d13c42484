package huantiao.care;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person said of the present state and nobody acted on: the page of their course tells them
 * to call and ask to be examined again, so whoever treats them must see it too.
 */
public final class Unheard {

    /** Our own question whether the present state is acceptable: 1 yes, 0 no. */
    public static final String MEASURE = "own_good_enough";

    private Unheard() {}

    /**
     * When the person said last, in the open course of care, that it is not good enough if it stays
     * like this; empty where they said otherwise since, or where the course was decided on or the
     * person consulted since. A visit by itself answers nothing.
     */
    public static Optional<Instant> notEnough(Chart chart) {
        return said(chart).map(Noted::occurredAt);
    }

    /** The same of this course of care, open or closed. */
    public static Optional<Instant> notEnough(Chart chart, Episode episode) {
        return said(chart, episode).map(Noted::occurredAt);
    }

    /** Who noted it for them; empty where the person said it alone, or nobody said it. */
    public static Optional<String> notedBy(Chart chart) {
        return said(chart)
                .map(Noted::author)
                .filter(author -> !author.isPatient())
                .map(Author::name);
    }

    private static Optional<Noted> said(Chart chart) {
        return chart.openEpisode().flatMap(episode -> said(chart, episode));
    }

    private static Optional<Noted> said(Chart chart, Episode episode) {
        return chart.all(Entry.CheckedIn.class).reversed().stream()
                .filter(one -> one.noted().occurredAt().isAfter(episode.began()))
                .filter(one -> answer(one.entry()).isPresent())
                .findFirst()
                .filter(last -> answer(last.entry()).orElseThrow() == 0)
                .map(Chart.Placed::noted)
                .filter(said ->
                        chart.since(said.sequence()).stream()
                                .noneMatch(later ->
                                        later.entry() instanceof Entry.ReviewDecided
                                                || Chart.asksAnew(later.entry())));
    }

    private static Optional<Double> answer(Entry.CheckedIn checkedIn) {
        return checkedIn.measures().stream()
                .filter(taken -> taken.instrument().equals(MEASURE))
                .flatMap(taken -> taken.score().stream())
                .findFirst();
    }
}
