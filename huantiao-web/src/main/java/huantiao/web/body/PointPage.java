package huantiao.web.body;

import huantiao.body.Point;
import huantiao.body.Points.PointSet;
import java.util.List;

/**
 * One point: where it is, how it is needled, what lies beneath, who used it.
 *
 * @param sets named sets it belongs to
 * @param drawn where it can be seen on the right half of the body
 */
public record PointPage(Point point, List<PointSet> sets, List<ChartPoint> drawn) {

    public PointPage {
        sets = List.copyOf(sets);
        drawn = List.copyOf(drawn);
    }

    static PointPage of(Point point, List<PointSet> sets) {
        return new PointPage(
                point,
                sets.stream()
                        .filter(set ->
                                set.points().stream()
                                        .anyMatch(code ->
                                                point.code().equals(code)
                                                        || point.code()
                                                                .text()
                                                                .startsWith(code.text() + "-")))
                        .toList(),
                ChartPoint.everywhere(point));
    }

    /** False where no depth is published; a note may stand instead. */
    public boolean hasDepth() {
        return point.needling().depth().isPresent();
    }
}
