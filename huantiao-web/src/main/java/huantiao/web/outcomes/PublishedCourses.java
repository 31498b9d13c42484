package huantiao.web.outcomes;

import huantiao.outcomes.PublishedPoint;
import java.util.List;

/** Printed means of trials and cohorts that may stand behind a person's line. */
public record PublishedCourses(List<PublishedPoint> points) {
    public PublishedCourses {
        points = List.copyOf(points);
    }
}
