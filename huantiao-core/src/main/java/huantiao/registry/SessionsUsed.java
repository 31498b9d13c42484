package huantiao.registry;

import huantiao.care.Entry.EpisodeClosed.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many visits courses took, and how they ended.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param open courses without an end so far
 */
public record SessionsUsed(
        int courses, int least, double median, int most, int open, Map<Why, Integer> ended) {
    public SessionsUsed {
        ended = Map.copyOf(ended);
    }

    /** Of how many courses an ending must be known to be published by itself. */
    public static final int FEWEST = StartingPoint.FEWEST;

    /**
     * How courses ended as it may be published: the rare endings in one line, with the next rarest
     * beside a single one. That it got worse is always told by itself.
     *
     * @param whys one, or those that stand together
     */
    public record Ending(Set<Why> whys, int courses) {
        public Ending {
            whys = Collections.unmodifiableSet(EnumSet.copyOf(whys));
        }
    }

    /** The endings that may be published, in the order of their first reason. */
    public List<Ending> published() {
        var foldable =
                ended.entrySet().stream()
                        .filter(one -> one.getKey() != Why.STOPPED_WORSE)
                        .sorted(
                                Map.Entry.<Why, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        var rare =
                Math.toIntExact(foldable.stream().filter(one -> one.getValue() < FEWEST).count());
        var with = rare == 1 ? Math.min(2, foldable.size()) : rare;
        var endings = new ArrayList<Ending>();
        if (with > 0) {
            var together = foldable.subList(0, with);
            endings.add(
                    new Ending(
                            together.stream().map(Map.Entry::getKey).collect(Collectors.toSet()),
                            together.stream().mapToInt(Map.Entry::getValue).sum()));
        }
        ended.forEach((why, courses) -> {
            if (endings.stream().noneMatch(one -> one.whys().contains(why))) {
                endings.add(new Ending(Set.of(why), courses));
            }
        });
        endings.sort(Comparator.comparing(one -> one.whys().iterator().next()));
        return List.copyOf(endings);
    }

    /**
     * Courses of which nobody knows how they ended.
     *
     * @param open without an end noted, some of which may go on
     * @param notHeardOf that ended because nobody heard of the person any more; 0 also where that
     *     is told together with other rare endings
     */
    public record Unknown(int open, int notHeardOf) {
        public int all() {
            return open + notHeardOf;
        }
    }

    /** As it may be published. */
    public Unknown unknown() {
        return new Unknown(
                open,
                published().stream()
                        .filter(one -> one.whys().equals(Set.of(Why.NOT_HEARD_OF)))
                        .mapToInt(Ending::courses)
                        .sum());
    }

    /**
     * @param courses one or more
     */
    static SessionsUsed of(List<StartedCourse> courses) {
        var used = courses.stream().mapToInt(StartedCourse::sessions).sorted().toArray();
        var ended = new EnumMap<Why, Integer>(Why.class);
        for (var course : courses) {
            course.ended().ifPresent(end -> ended.merge(end.why(), 1, Integer::sum));
        }
        var half = used.length / 2;
        return new SessionsUsed(
                used.length,
                used[0],
                used.length % 2 == 1 ? used[half] : (used[half - 1] + used[half]) / 2.0,
                used[used.length - 1],
                used.length - ended.values().stream().mapToInt(Integer::intValue).sum(),
                ended);
    }
}
