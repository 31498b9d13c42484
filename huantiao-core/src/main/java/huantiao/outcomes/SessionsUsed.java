package huantiao.outcomes;

import huantiao.care.Entry.EpisodeClosed.Why;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /**
     * @param courses one or more
     */
    static SessionsUsed of(List<StartedCourse> courses) {
        var used = courses.stream().mapToInt(StartedCourse::sessions).sorted().toArray();
        var ended = new EnumMap<Why, Integer>(Why.class);
        for (var course : courses) {
            course.ended().ifPresent(why -> ended.merge(why, 1, Integer::sum));
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
