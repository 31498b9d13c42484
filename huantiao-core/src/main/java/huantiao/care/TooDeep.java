package huantiao.care;

import huantiao.body.Point;
import huantiao.body.Points;
import java.util.ArrayList;
import java.util.List;

/**
 * A needle deeper than the cautious cap of its point. The cap is this product's own limit for what
 * it proposes by itself; a clinician may go deeper, and is told.
 *
 * @param needling its index among the needles of the visit
 * @param capMm the cap, millimetres
 */
public record TooDeep(int needling, Point point, int depthMm, int capMm) {

    /** Every needle above the cap of its point, in the order of the visit. */
    public static List<TooDeep> among(List<Needling> needlings, Points points) {
        var found = new ArrayList<TooDeep>();
        for (int i = 0; i < needlings.size(); i++) {
            var needling = needlings.get(i);
            var point = points.find(needling.point());
            if (point.isEmpty()
                    || point.get().needling().capMm().isEmpty()
                    || needling.depth().isEmpty()) {
                continue;
            }
            int cap = point.get().needling().capMm().getAsInt();
            int depth = needling.depth().get().mm();
            if (depth > cap) {
                found.add(new TooDeep(i, point.get(), depth, cap));
            }
        }
        return List.copyOf(found);
    }
}
