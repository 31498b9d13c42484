package huantiao.care;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that has to come before the treatment of a visit, as the chart notes it.
 *
 * @param at when it happened, as its author says
 */
public record Groundwork(Kind kind, Instant at) {

    /** What has to come before treatment. */
    public enum Kind {
        REGISTRATION,
        CONSENT,
        CONSULTATION,
        PLAN,
        SAFETY,
        /** What the person answered alone and the clinic confirmed: the program took the time. */
        TOLD,
        /** It can be left out, so it is named beside the others and never alone. */
        START
    }

    /**
     * What of it is noted for a later minute than the treatment, oldest kind first: either the
     * times of the visit are wrong, or it was only written down later. What is noted for a time to
     * come is left out: a clock ran ahead, and nobody knows when it was.
     *
     * @param treated when the needles went in, or other treatment began, to the minute
     * @param visit the start of the visit, by which its safety answers are found
     */
    public static List<Groundwork> after(Chart chart, Instant treated, Instant visit, Instant now) {
        var all = new ArrayList<Groundwork>();
        all.add(new Groundwork(Kind.REGISTRATION, known(chart)));
        agreed(chart).ifPresent(at -> all.add(new Groundwork(Kind.CONSENT, at)));
        var course = chart.openEpisode();
        course.flatMap(one -> consulted(chart, one))
                .ifPresent(at -> all.add(new Groundwork(Kind.CONSULTATION, at)));
        course.ifPresent(one -> all.add(new Groundwork(Kind.PLAN, one.openedAt())));
        // A warning sign told in the course of a visit is no answer that it began with.
        BrokenOff.begunWith(chart, treated)
                .filter(_ -> stopped(chart, visit))
                .or(() -> VisitSteps.safetyFor(chart, visit))
                .ifPresent(asked -> {
                    all.add(new Groundwork(Kind.SAFETY, asked.noted().occurredAt()));
                    toldAlone(chart, asked.entry())
                            .ifPresent(at -> all.add(new Groundwork(Kind.TOLD, at)));
                });
        chart.startingScores()
                .ifPresent(scores -> all.add(new Groundwork(Kind.START, scores.first())));
        var later =
                all.stream()
                        .filter(one -> !one.at().isAfter(now.plus(VisitSteps.CLOCKS_DIFFER)))
                        .filter(one -> treated.isBefore(one.at().truncatedTo(ChronoUnit.MINUTES)))
                        .toList();
        return later.stream().allMatch(one -> one.kind() == Kind.START) ? List.of() : later;
    }

    private static boolean stopped(Chart chart, Instant visit) {
        return VisitSteps.safetyFor(chart, visit)
                .filter(asked -> asked.entry().ruling().stops())
                .isPresent();
    }

    /** When the person gave alone the last of the answers that these questions confirm. */
    private static Optional<Instant> toldAlone(Chart chart, Entry.SafetyAsked asked) {
        return asked.still().map(StillNo::as).orElse(List.of()).stream()
                .map(one -> chart.entries().get(Math.toIntExact(one.sequence() - 1)))
                .filter(noted -> noted.entry() instanceof Entry.ToldBeforeVisit)
                .map(Noted::occurredAt)
                .max(Instant::compareTo);
    }

    /** When the person was consulted for the plan of this course. */
    private static Optional<Instant> consulted(Chart chart, Episode course) {
        return chart.all(Entry.Consulted.class).stream()
                .filter(one -> one.noted().sequence() < course.openedBy())
                .reduce((_, later) -> later)
                .map(one -> chart.held(one).noted().occurredAt());
    }

    /**
     * Since when the clinic knows the person: the registration, or what is noted for an earlier
     * time than that, as in a chart that was brought over from elsewhere.
     */
    private static Instant known(Chart chart) {
        return chart.entries().stream()
                .map(Noted::occurredAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Since when the person has agreed to be treated without taking it back. */
    private static Optional<Instant> agreed(Chart chart) {
        var since = Optional.<Instant>empty();
        for (var noted : chart.entries()) {
            if (noted.entry() instanceof Entry.ConsentGiven given
                    && given.kind() == ConsentKind.CARE
                    && since.isEmpty()) {
                since = Optional.of(noted.occurredAt());
            } else if (noted.entry() instanceof Entry.ConsentWithdrawn withdrawn
                    && withdrawn.kind() == ConsentKind.CARE) {
                since = Optional.empty();
            }
        }
        return since;
    }
}
