package huantiao.web.body;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import java.util.Collection;

/**
 * One region on one side as it is drawn.
 *
 * @param path closed path
 * @param reach closed path within which a touch is meant for it; for most the same
 */
public record Patch(Region region, Side side, Path path, Path reach) {

    /** The rectangle around all that can be touched. */
    public Path.Box box() {
        return reach.box();
    }

    /** Unique within a chart: {@code thigh_back-left}. */
    public String id() {
        return region.code() + "-" + side.code();
    }

    /** True if the mark lies here. */
    public boolean holds(Mark mark) {
        return mark.region() == region && mark.side() == side;
    }

    /** True if one of the marks lies here. */
    public boolean isIn(Collection<Mark> marks) {
        return marks.stream().anyMatch(this::holds);
    }

    public Mark felt(Feeling feeling) {
        return new Mark(region, side, feeling);
    }
}
