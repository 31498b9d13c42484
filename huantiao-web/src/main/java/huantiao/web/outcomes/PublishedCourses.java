package huantiao.web.outcomes;

import huantiao.outcomes.PublishedPoint;
import huantiao.outcomes.PublishedShare;
import java.util.List;

/** Printed means that may stand behind a line, and printed shares to say beside a clinic's own. */
public record PublishedCourses(List<PublishedPoint> points, List<PublishedShare> shares) {
    public PublishedCourses {
        points = List.copyOf(points);
        shares = List.copyOf(shares);
    }
}
