package huantiao.course;

import huantiao.base.Source;

/**
 * A printed share of one group of one study that did well at one time.
 *
 * @param course id of the group, as {@code atlas}
 * @param care what it was given
 * @param measure what doing well was, as {@code rmdq_30pct_responder}
 * @param week after the start
 * @param percent 0 to 100
 */
public record PublishedShare(
        String course,
        String care,
        String population,
        String measure,
        int week,
        double percent,
        Source source) {
    public PublishedShare {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("share (%s %%) must be 0..100".formatted(percent));
        }
    }
}
