package huantiao.registry;

import huantiao.body.Mark;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Episode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How many people marked what where on the body chart before their first visit, and what was noted
 * later in the same course. It counts and never says what brought it about: nobody is compared
 * with, and people get better and worse by themselves. Each person counts once, by the first course
 * that came to a visit.
 *
 * @param people who agreed to be counted, came to a visit and had marked the chart before it
 * @param unmarked who agreed and came, and had marked nothing
 * @param notCounted who came and did not agree, or took it back
 * @param rows most people first
 */
public record MarkUse(int people, int unmarked, int notCounted, List<Row> rows) {

    /** Below so many people nothing is said of what followed, as in the registry. */
    public static final int FEWEST = ClinicSum.FEWEST_STARTED;

    public MarkUse {
        rows = List.copyOf(rows);
    }

    /**
     * One feeling at one place on one side.
     *
     * @param people who had marked it before the first visit
     * @param leg leg pain before the first and before the last visit; empty with fewer than {@link
     *     #FEWEST} people who gave both
     * @param again whether they marked it again; empty with fewer than {@link #FEWEST} people who
     *     marked the chart once more in that course
     */
    public record Row(Mark mark, int people, Optional<Followed> leg, Optional<Again> again) {}

    /** Two means of the leg pain scale, 0 to 10, over people who gave both numbers. */
    public record Followed(int people, double before, double after) {}

    /**
     * @param people who marked the chart once more
     * @param still who marked this again the last time
     */
    public record Again(int people, int still) {}

    /**
     * What one chart gives.
     *
     * @param counts true if the person agreed to be counted
     * @param start empty if nobody came to a visit
     */
    public record OfPerson(boolean counts, Optional<Start> start) {

        /** The first course of a chart that came to a visit. */
        public static OfPerson of(Chart chart) {
            var courses = chart.episodes();
            var first = courses.stream().filter(course -> !course.sessions().isEmpty()).findFirst();
            return new OfPerson(
                    chart.consent(ConsentKind.REGISTRY).isPresent(),
                    first.map(course -> start(chart, course, ends(courses, course))));
        }

        /** The place in the chart where the next course begins. */
        private static long ends(List<Episode> courses, Episode course) {
            int next = courses.indexOf(course) + 1;
            return next < courses.size() ? courses.get(next).openedBy() : Long.MAX_VALUE;
        }

        private static Start start(Chart chart, Episode course, long end) {
            long visit = course.sessions().getFirst().noted().sequence();
            Set<Mark> before = Set.of();
            Optional<Set<Mark>> later = Optional.empty();
            for (var noted : chart.entries()) {
                var marked = Chart.marked(noted.entry()).map(Set::copyOf);
                if (marked.isPresent() && noted.sequence() < visit) {
                    before = marked.get();
                } else if (marked.isPresent() && noted.sequence() < end) {
                    later = marked;
                }
            }
            return new Start(
                    before,
                    course.sessions().getFirst().entry().session().before().leg(),
                    course.sessions().size() > 1
                            ? course.sessions().getLast().entry().session().before().leg()
                            : OptionalInt.empty(),
                    later);
        }
    }

    /**
     * How a course began and went on.
     *
     * @param marks what the person had marked before the first visit
     * @param first leg pain before the first visit
     * @param last leg pain before the last visit; empty if there was one visit only
     * @param later what they marked the last time after the first visit; empty if they did not
     */
    public record Start(
            Set<Mark> marks, OptionalInt first, OptionalInt last, Optional<Set<Mark>> later) {
        public Start {
            marks = Set.copyOf(marks);
            later = later.map(Set::copyOf);
        }
    }

    /** Counts a clinic. */
    public static MarkUse of(List<OfPerson> all) {
        var came = all.stream().filter(one -> one.start().isPresent()).toList();
        var counted = came.stream().filter(OfPerson::counts).toList();
        var starts =
                counted.stream()
                        .map(one -> one.start().orElseThrow())
                        .filter(start -> !start.marks().isEmpty())
                        .toList();
        Map<Mark, List<Start>> byMark = new LinkedHashMap<>();
        for (var start : starts) {
            for (var mark : start.marks()) {
                byMark.computeIfAbsent(mark, _ -> new ArrayList<>()).add(start);
            }
        }
        var rows =
                byMark.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .sorted(
                                Comparator.comparingInt(Row::people)
                                        .reversed()
                                        .thenComparing(row -> row.mark().region())
                                        .thenComparing(row -> row.mark().side())
                                        .thenComparing(row -> row.mark().feeling()))
                        .toList();
        return new MarkUse(
                starts.size(), counted.size() - starts.size(), came.size() - counted.size(), rows);
    }

    private static Row row(Mark mark, List<Start> starts) {
        var both =
                starts.stream()
                        .filter(one -> one.first().isPresent() && one.last().isPresent())
                        .toList();
        var again = starts.stream().flatMap(one -> one.later().stream()).toList();
        return new Row(
                mark,
                starts.size(),
                both.size() < FEWEST
                        ? Optional.empty()
                        : Optional.of(
                                new Followed(
                                        both.size(),
                                        both.stream()
                                                .mapToInt(one -> one.first().getAsInt())
                                                .average()
                                                .orElseThrow(),
                                        both.stream()
                                                .mapToInt(one -> one.last().getAsInt())
                                                .average()
                                                .orElseThrow())),
                again.size() < FEWEST
                        ? Optional.empty()
                        : Optional.of(
                                new Again(
                                        again.size(),
                                        Math.toIntExact(
                                                again.stream()
                                                        .filter(marks -> marks.contains(mark))
                                                        .count()))));
    }
}
