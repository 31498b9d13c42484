package huantiao.care;

import huantiao.body.Side;

/** A point of the plan and the side it is meant for. */
public record PlannedPoint(String point, Side side) {
    public PlannedPoint {
        point = Words.named("point", point);
    }
}
