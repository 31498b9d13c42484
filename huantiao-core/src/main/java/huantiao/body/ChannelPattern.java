package huantiao.body;

import huantiao.base.Backing;
import java.util.List;

/**
 * A way pain runs along a channel, recorded as a way of choosing points, not as a diagnosis.
 *
 * @param pain where it runs; may be empty
 * @param rootOverlap the root whose area it resembles, our reading; may be empty
 * @param icd11 code of chapter 26; may be empty
 */
public record ChannelPattern(
        String id,
        String name,
        String chinese,
        String pain,
        String rootOverlap,
        String icd11,
        List<PointCode> points,
        String note,
        Backing backing) {
    public ChannelPattern {
        points = List.copyOf(points);
    }
}
