package huantiao.registry;

import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Needling;
import huantiao.care.Session;
import huantiao.care.Stimulation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * How often each point was needled in each way, and what was noted after those visits. It counts
 * and never says that one brought the other: points are chosen for how somebody is, many are used
 * at once, and there was nobody to compare with.
 *
 * @param people who agreed to be counted and had a visit with needles
 * @param notCounted who had such a visit and did not agree, or took it back
 * @param rows most visits first
 */
public record PointUse(int people, int notCounted, List<Row> rows) {

    /** Below so many people nothing is said of what followed, as in the registry. */
    public static final int FEWEST = ClinicSum.FEWEST_STARTED;

    public PointUse {
        rows = List.copyOf(rows);
    }

    /**
     * One point in one way.
     *
     * @param sessions visits at which it was needled so, on one side or both
     * @param people among whom those visits were
     * @param atVisit leg pain before and after the same visit; empty with fewer than {@link
     *     #FEWEST} people who gave both
     * @param toNext leg pain before the visit and before the next one; empty likewise
     * @param harms what was found unwanted; empty with fewer than {@link #FEWEST} people asked
     */
    public record Row(
            String point,
            Stimulation how,
            int sessions,
            int people,
            Optional<Followed> atVisit,
            Optional<Followed> toNext,
            Optional<Harms> harms) {}

    /**
     * Two numbers of the leg pain scale, 0 to 10: the mean over people of each person's own mean,
     * so that somebody with many visits counts once.
     *
     * @param people who gave both numbers at least once
     * @param sessions visits at which both were given
     */
    public record Followed(int people, int sessions, double before, double after) {}

    /**
     * @param asked visits at which unwanted effects were asked about
     * @param found visits of those at which something was
     * @param serious visits of those at which it was serious
     */
    public record Harms(int people, int asked, int found, int serious) {}

    /**
     * What one chart gives.
     *
     * @param counts true if the person agreed to be counted
     */
    public record OfPerson(boolean counts, List<Visit> visits) {
        public OfPerson {
            visits = List.copyOf(visits);
        }

        /** The visits with needles of a chart. */
        public static OfPerson of(Chart chart) {
            var visits = new ArrayList<Visit>();
            for (var episode : chart.episodes()) {
                var sessions =
                        episode.sessions().stream().map(one -> one.entry().session()).toList();
                for (int i = 0; i < sessions.size(); i++) {
                    if (!sessions.get(i).needlings().isEmpty()) {
                        visits.add(
                                Visit.of(
                                        sessions.get(i),
                                        i + 1 < sessions.size()
                                                ? sessions.get(i + 1).before().leg()
                                                : OptionalInt.empty()));
                    }
                }
            }
            return new OfPerson(chart.consent(ConsentKind.REGISTRY).isPresent(), visits);
        }

        /** The same with the visits of some days only; what followed one may lie after them. */
        public OfPerson on(Days days) {
            return new OfPerson(
                    counts, visits.stream().filter(one -> days.has(one.started())).toList());
        }
    }

    /**
     * Days of which visits are counted.
     *
     * @param from the first of them; empty for any before
     * @param to the last of them; empty for any after
     * @param zone of the clinic
     */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {
        public Days {
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                throw new IllegalArgumentException("the last day lies before the first");
            }
        }

        boolean has(Instant moment) {
            var day = LocalDate.ofInstant(moment, zone);
            return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
        }
    }

    /** A point and how it was stimulated. */
    public record Way(String point, Stimulation how) {}

    /** One visit, as far as it is counted here. */
    public record Visit(
            Instant started,
            Set<Way> ways,
            OptionalInt before,
            OptionalInt after,
            OptionalInt next,
            boolean harmsAsked,
            boolean harmed,
            boolean serious) {
        public Visit {
            ways = Set.copyOf(ways);
        }

        private static Visit of(Session session, OptionalInt next) {
            var ways = new LinkedHashSet<Way>();
            for (Needling needling : session.needlings()) {
                ways.add(new Way(needling.point(), needling.stimulation()));
            }
            return new Visit(
                    session.started(),
                    ways,
                    session.before().leg(),
                    session.after().leg(),
                    next,
                    session.harmsAsked(),
                    !session.harms().isEmpty(),
                    session.harms().stream().anyMatch(AdverseEvent::serious));
        }
    }

    /** Counts a clinic. */
    public static PointUse of(List<OfPerson> all) {
        var withNeedles = all.stream().filter(one -> !one.visits().isEmpty()).toList();
        var counted = withNeedles.stream().filter(OfPerson::counts).toList();
        Map<Way, List<List<Visit>>> byWay = new LinkedHashMap<>();
        for (var person : counted) {
            Map<Way, List<Visit>> own = new LinkedHashMap<>();
            for (var visit : person.visits()) {
                for (var way : visit.ways()) {
                    own.computeIfAbsent(way, _ -> new ArrayList<>()).add(visit);
                }
            }
            own.forEach((way, visits) ->
                    byWay.computeIfAbsent(way, _ -> new ArrayList<>()).add(visits));
        }
        var rows =
                byWay.entrySet().stream()
                        .map(way -> row(way.getKey(), way.getValue()))
                        .sorted(
                                Comparator.comparingInt(Row::sessions)
                                        .reversed()
                                        .thenComparing(Row::point)
                                        .thenComparing(Row::how))
                        .toList();
        return new PointUse(counted.size(), withNeedles.size() - counted.size(), rows);
    }

    private static Row row(Way way, List<List<Visit>> people) {
        return new Row(
                way.point(),
                way.how(),
                people.stream().mapToInt(List::size).sum(),
                people.size(),
                followed(people, Visit::after),
                followed(people, Visit::next),
                harms(people));
    }

    private static Optional<Followed> followed(
            List<List<Visit>> people, Function<Visit, OptionalInt> later) {
        int sessions = 0;
        int given = 0;
        double before = 0;
        double after = 0;
        for (var visits : people) {
            var both =
                    visits.stream()
                            .filter(one -> one.before().isPresent() && later.apply(one).isPresent())
                            .toList();
            if (!both.isEmpty()) {
                given++;
                sessions += both.size();
                before +=
                        both.stream()
                                .mapToInt(one -> one.before().getAsInt())
                                .average()
                                .orElseThrow();
                after +=
                        both.stream()
                                .mapToInt(one -> later.apply(one).getAsInt())
                                .average()
                                .orElseThrow();
            }
        }
        return given < FEWEST
                ? Optional.empty()
                : Optional.of(new Followed(given, sessions, before / given, after / given));
    }

    private static Optional<Harms> harms(List<List<Visit>> people) {
        var asked =
                people.stream()
                        .map(visits -> visits.stream().filter(Visit::harmsAsked).toList())
                        .filter(visits -> !visits.isEmpty())
                        .toList();
        if (asked.size() < FEWEST) {
            return Optional.empty();
        }
        var visits = asked.stream().flatMap(List::stream).toList();
        return Optional.of(
                new Harms(
                        asked.size(),
                        visits.size(),
                        Math.toIntExact(visits.stream().filter(Visit::harmed).count()),
                        Math.toIntExact(visits.stream().filter(Visit::serious).count())));
    }
}
