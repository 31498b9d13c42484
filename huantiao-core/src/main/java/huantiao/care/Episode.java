package huantiao.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One course of care: from the first plan agreed to its closure.
 *
 * @param openedAt when the first plan was agreed
 * @param plan the plan in force, the latest agreed
 * @param setAside rules set aside with that plan
 * @param sessions visits signed, oldest first, with their place in the chart
 * @param reviews decisions taken on the course, oldest first
 */
public record Episode(
        Instant openedAt,
        long openedBy,
        Plan plan,
        List<SetAside> setAside,
        List<Chart.Placed<Entry.SessionSigned>> sessions,
        List<Chart.Placed<Entry.ReviewDecided>> reviews,
        Optional<Entry.EpisodeClosed> closure) {

    public Episode {
        setAside = List.copyOf(setAside);
        sessions = List.copyOf(sessions);
        reviews = List.copyOf(reviews);
    }

    /** When treatment began: the first visit, or the plan while there was none. */
    public Instant began() {
        return sessions.isEmpty() ? openedAt : sessions.getFirst().entry().session().started();
    }

    /** The first visit, from which follow-ups are counted; empty while it is still to come. */
    public Optional<Instant> firstVisit() {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(began());
    }

    /** The last visit, for the next one to start from. */
    public Optional<Session> lastSession() {
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(sessions.getLast().entry().session());
    }

    /** Every course of care in these entries, in order; all but the last are closed. */
    static List<Episode> all(List<Noted> entries) {
        var earlier = new ArrayList<Episode>();
        Optional<Episode> episode = Optional.empty();
        for (var noted : entries) {
            if (noted.entry() instanceof Entry.PlanAgreed agreed) {
                boolean goesOn = episode.isPresent() && episode.get().closure().isEmpty();
                if (!goesOn) {
                    episode.ifPresent(earlier::add);
                }
                episode =
                        Optional.of(
                                goesOn
                                        ? episode.get().planned(agreed)
                                        : new Episode(
                                                noted.occurredAt(),
                                                noted.sequence(),
                                                agreed.plan(),
                                                agreed.setAside(),
                                                List.of(),
                                                List.of(),
                                                Optional.empty()));
            } else if (noted.entry() instanceof Entry.SessionSigned signed) {
                episode = episode.map(one -> one.visited(new Chart.Placed<>(noted, signed)));
            } else if (noted.entry() instanceof Entry.ReviewDecided decided) {
                episode = episode.map(one -> one.reviewed(new Chart.Placed<>(noted, decided)));
            } else if (noted.entry() instanceof Entry.EpisodeClosed closed) {
                episode = episode.map(one -> one.closed(closed));
            }
        }
        episode.ifPresent(earlier::add);
        return List.copyOf(earlier);
    }

    private Episode planned(Entry.PlanAgreed agreed) {
        return new Episode(
                openedAt, openedBy, agreed.plan(), agreed.setAside(), sessions, reviews, closure);
    }

    private Episode visited(Chart.Placed<Entry.SessionSigned> session) {
        var more = new ArrayList<>(sessions);
        more.add(session);
        return new Episode(openedAt, openedBy, plan, setAside, more, reviews, closure);
    }

    private Episode reviewed(Chart.Placed<Entry.ReviewDecided> review) {
        var more = new ArrayList<>(reviews);
        more.add(review);
        return new Episode(openedAt, openedBy, plan, setAside, sessions, more, closure);
    }

    private Episode closed(Entry.EpisodeClosed closed) {
        return new Episode(
                openedAt, openedBy, plan, setAside, sessions, reviews, Optional.of(closed));
    }
}
