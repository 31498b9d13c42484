package huantiao.web.course;

import huantiao.course.PublishedPoint;
import huantiao.course.PublishedShare;
import java.util.List;
import java.util.function.Supplier;

/**
 * Printed means that may stand behind a line, and printed shares to say beside a clinic's own.
 *
 * @param standing the means, without those of trials that the review at hand says were taken back
 */
public record PublishedCourses(
        Supplier<List<PublishedPoint>> standing, List<PublishedShare> shares) {
    public PublishedCourses {
        shares = List.copyOf(shares);
    }

    public List<PublishedPoint> points() {
        return standing.get();
    }
}
