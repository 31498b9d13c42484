package huantiao.web.body;

import huantiao.body.Point;
import huantiao.body.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An acupuncture point on the chart. Schematic; never for placing a needle.
 *
 * @param code as {@code GB30}
 * @param x 0 to 1 over the width of 30 cun, of the hand or of the ear
 * @param y 0 to 1 over the height of 75 cun, of the hand or of the ear
 */
public record ChartPoint(String code, View view, double x, double y) {

    public ChartPoint {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException(
                    "point %s (%s, %s) must lie on the chart".formatted(code, x, y));
        }
    }

    /** Every picture of the chart on which the point can be seen, on this side of the body. */
    public static List<ChartPoint> of(Point point, Side side) {
        var sides = side == Side.BOTH ? List.of(Side.RIGHT, Side.LEFT) : List.of(side);
        return Stream.of(View.BACK, View.FRONT, View.RIGHT_SIDE)
                .flatMap(view -> of(point, view).stream())
                .flatMap(at -> sides.stream().map(at::on))
                .toList();
    }

    /** Every picture and inset on which the point can be seen, on the right half of the body. */
    public static List<ChartPoint> everywhere(Point point) {
        return Stream.of(View.values()).flatMap(view -> of(point, view).stream()).toList();
    }

    /** Where the data have the point on this picture, on the right half of the body. */
    static Optional<ChartPoint> of(Point point, View view) {
        return point.places().stream()
                .filter(place -> view.isNamed(place.view()))
                .map(place -> new ChartPoint(point.code().text(), view, place.x(), place.y()))
                .filter(drawn -> view.shows(drawn.drawnX(), drawn.drawnY()))
                .findFirst();
    }

    /** The same point on the other half of the picture. */
    public ChartPoint mirrored() {
        return new ChartPoint(code, view, 1 - x, y);
    }

    /**
     * The point of the right half on the side asked for; seen from a side that is another picture.
     */
    ChartPoint on(Side side) {
        if (side != Side.LEFT) {
            return this;
        }
        return view == View.RIGHT_SIDE
                ? new ChartPoint(code, View.LEFT_SIDE, 1 - x, y)
                : mirrored();
    }

    public double drawnX() {
        return view.across(x);
    }

    public double drawnY() {
        return view.down(y);
    }
}
