package huantiao.care;

import huantiao.measures.Instruments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When somebody scored the pain in the leg for a treatment that is still to come. People come on a
 * bad day, so two such scores are asked for; once the first visit is signed no further one can be.
 *
 * @param first the earliest; for somebody who had a course of care before, the earliest since they
 *     told of the new complaint, because what came before that was a follow-up
 * @param latest the same moment while there is only one
 */
public record StartingScores(Instant first, Instant latest) {

    /**
     * The scores in a chart; empty while there is none, where the first visit is signed, and for
     * somebody whose care ended and who has not come with a new complaint: what they answer is a
     * follow-up.
     */
    static Optional<StartingScores> of(Chart chart) {
        var open = chart.openEpisode();
        if (open.filter(one -> !one.sessions().isEmpty()).isPresent()) {
            return Optional.empty();
        }
        long ended = lastEnd(chart);
        var told =
                chart.all(Entry.SymptomsTold.class).stream()
                        .mapToLong(one -> one.noted().sequence())
                        .filter(sequence -> sequence > ended)
                        .findFirst();
        if (ended > 0 && open.isEmpty() && told.isEmpty()) {
            return Optional.empty();
        }
        long from = ended == 0 ? 0 : told.orElse(ended);
        List<Instant> scored =
                chart.all(Entry.CheckedIn.class).stream()
                        .filter(one -> one.noted().sequence() > from)
                        .filter(one -> legPain(one.entry()).isPresent())
                        .map(one -> one.noted().occurredAt())
                        .sorted()
                        .toList();
        return scored.isEmpty()
                ? Optional.empty()
                : Optional.of(new StartingScores(scored.getFirst(), scored.getLast()));
    }

    /** Pain in the leg over the last seven days, 0 to 10, that a check-in tells of. */
    static OptionalDouble legPain(Entry.CheckedIn checkedIn) {
        return checkedIn.measures().stream()
                .filter(taken -> taken.instrument().equals(Instruments.LEG_PAIN))
                .flatMap(taken -> taken.score().stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static long lastEnd(Chart chart) {
        return chart.all(Entry.EpisodeClosed.class).stream()
                .mapToLong(closed -> closed.noted().sequence())
                .max()
                .orElse(0);
    }
}
