package huantiao.web.body;

/**
 * An acupuncture point on the chart. Schematic; never for placing a needle.
 *
 * @param code as {@code GB30}
 * @param x 0 to 1 over the width of 30 cun
 * @param y 0 to 1 over the height of 75 cun
 */
public record ChartPoint(String code, View view, double x, double y) {

    public ChartPoint {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException(
                    "point %s (%s, %s) must lie on the chart".formatted(code, x, y));
        }
    }

    /** The same point on the other half of the picture. */
    public ChartPoint mirrored() {
        return new ChartPoint(code, view, 1 - x, y);
    }

    public double drawnX() {
        return 300 * x;
    }

    public double drawnY() {
        return 750 * y;
    }
}
