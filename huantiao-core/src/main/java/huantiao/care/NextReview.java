package huantiao.care;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a course of care that was judged is judged again: each decision but to stop wants another
 * one (decision 0319).
 *
 * @param by the day, at the latest
 * @param atVisit the visit after which it is due, if that comes first
 */
public record NextReview(LocalDate by, int atVisit) {

    /** A few visits more, as in GERAC, before the next decision (decision 0052). */
    static final int MORE_VISITS = 5;

    /** As long as from the first visit to the first review (decision 0052). */
    static final int WEEKS = 4;

    /**
     * Of a course that was judged: the day of review of its plan where that lies ahead of the
     * decision, else four weeks after it, by the day in UTC. Empty before the first decision, and
     * where it was decided last to stop.
     */
    public static Optional<NextReview> of(Episode episode) {
        if (episode.reviews().isEmpty()) {
            return Optional.empty();
        }
        var last = episode.reviews().getLast();
        if (last.entry().decided().equals(Entry.ReviewDecided.STOP)) {
            return Optional.empty();
        }
        var day = LocalDate.ofInstant(last.noted().occurredAt(), ZoneOffset.UTC);
        var planned = episode.plan().reviewOn();
        long before =
                episode.sessions().stream()
                        .filter(visit -> visit.noted().sequence() < last.noted().sequence())
                        .count();
        return Optional.of(
                new NextReview(
                        planned.isAfter(day) ? planned : day.plusWeeks(WEEKS),
                        atVisit(
                                last.entry().decided(),
                                Math.toIntExact(before),
                                episode.plan().sessions())));
    }

    /**
     * The day on which a course is judged, at the latest: that of its plan until somebody decided,
     * then the next one; empty where it was decided last to stop.
     */
    public static Optional<LocalDate> day(Episode episode) {
        return episode.reviews().isEmpty()
                ? Optional.of(episode.plan().reviewOn())
                : of(episode).map(NextReview::by);
    }

    /** After so many visits more; where none was granted beyond the plan, at its end if sooner. */
    private static int atVisit(String decided, int before, int planned) {
        int most = before + MORE_VISITS;
        return decided.equals(Entry.ReviewDecided.SOME_MORE) || planned <= before
                ? most
                : Math.min(most, planned);
    }

    boolean isDue(LocalDate today, int visits) {
        return !by.isAfter(today) || visits >= atVisit;
    }
}
