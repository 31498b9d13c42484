package huantiao.web.body;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The name of a point in the margin of a picture, and the line that leads to it.
 *
 * @param left true if it stands in the left margin
 * @param y height of the name, in the unit of the drawing
 */
public record PointName(ChartPoint point, boolean left, double y) {

    /** Room for one name above the next, in the unit of the drawing. */
    static final double PITCH = 11;

    private static final int GAP = 10;

    /** Height of a name beside its point, and width of one of its letters. */
    private static final double LINE = 9;

    private static final double LETTER = 6.5;

    /** Where the line ends and the name begins. */
    public double x() {
        return left ? point.view().left() - 2.0 : point.view().right() + 2.0;
    }

    /** The line from the name to the point: level at first, then straight. */
    public String line() {
        double bend = left ? x() + GAP : x() - GAP;
        return String.format(
                Locale.ROOT,
                "%.1f,%.1f %.1f,%.1f %.1f,%.1f",
                x(),
                y,
                bend,
                y,
                point.drawnX(),
                point.drawnY());
    }

    /**
     * Names for all points of one picture, half of them on each side, none covering another and
     * each as near to its point as that allows.
     */
    static List<PointName> arrange(List<ChartPoint> points) {
        var byX = new ArrayList<>(points);
        byX.sort(Comparator.comparingDouble(ChartPoint::x).thenComparing(ChartPoint::code));
        int half = byX.size() / 2;
        var names = new ArrayList<PointName>();
        names.addAll(stacked(byX.subList(0, half), true));
        names.addAll(stacked(byX.subList(half, byX.size()), false));
        return List.copyOf(names);
    }

    /**
     * Names right beside their points: from the top down each as high as its point, or just below a
     * name that it would cover.
     */
    public static List<PointName> beside(List<ChartPoint> points) {
        var down = new ArrayList<>(points);
        down.sort(Comparator.comparingDouble(ChartPoint::y).thenComparing(ChartPoint::code));
        var names = new ArrayList<PointName>();
        for (var point : down) {
            double y = point.drawnY();
            for (var other : names) {
                if (other.isBesideReaching(point) && Math.abs(y - other.y()) < LINE) {
                    y = other.y() + LINE;
                }
            }
            names.add(new PointName(point, false, y));
            names.sort(Comparator.comparingDouble(PointName::y));
        }
        return List.copyOf(names);
    }

    /** True if this name beside its point lies over the place of a name beside that point. */
    private boolean isBesideReaching(ChartPoint other) {
        double apart = other.drawnX() - point.drawnX();
        var first = apart < 0 ? other.code() : point.code();
        return Math.abs(apart) < first.length() * LETTER;
    }

    private static List<PointName> stacked(List<ChartPoint> points, boolean left) {
        if (points.isEmpty()) {
            return List.of();
        }
        var down = new ArrayList<>(points);
        down.sort(
                Comparator.comparingDouble(ChartPoint::y)
                        .thenComparingDouble(point -> left ? point.x() : -point.x())
                        .thenComparing(ChartPoint::code));
        var view = down.getFirst().view();
        double lowest = view.top() + PITCH / 2;
        double highest = view.bottom() - PITCH / 2 - PITCH * (down.size() - 1);
        var heights = pooled(down);
        var names = new ArrayList<PointName>();
        for (int row = 0; row < down.size(); row++) {
            double freed = Math.max(lowest, Math.min(heights[row], highest));
            names.add(new PointName(down.get(row), left, freed + row * PITCH));
        }
        return names;
    }

    /**
     * Least squares under the rule that names keep their distance: with the distance taken off,
     * heights must not fall, and neighbours that would are pooled at their mean.
     *
     * @see <a href="https://doi.org/10.1007/BF01580665">Best and Chakravarti 1990, pooling adjacent
     *     violators</a>
     */
    private static double[] pooled(List<ChartPoint> down) {
        int n = down.size();
        double[] mean = new double[n];
        int[] count = new int[n];
        int blocks = 0;
        for (int row = 0; row < n; row++) {
            mean[blocks] = down.get(row).drawnY() - row * PITCH;
            count[blocks] = 1;
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int together = count[blocks - 2] + count[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * count[blocks - 2]
                                        + mean[blocks - 1] * count[blocks - 1])
                                / together;
                count[blocks - 2] = together;
                blocks--;
            }
        }
        double[] heights = new double[n];
        int row = 0;
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < count[block]; k++) {
                heights[row++] = mean[block];
            }
        }
        return heights;
    }
}
