package huantiao.meta.plot;

import java.util.ArrayList;
import java.util.List;

/** A frame with two axes: what all pictures of points and curves share. */
final class Panel {
    static final double WIDTH = 600;
    private static final double LEFT = 66;
    private static final double RIGHT = 22;
    private static final double TOP = 18;
    private static final double PLOT_HEIGHT = 380;
    private static final double LINE = 16;

    private record Box(double x, double y, double width, double height) {
        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private final Canvas canvas = new Canvas();
    private final List<Box> taken = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Axis x;
    private final Axis y;

    /**
     * @param flipped whether the smallest value of y lies on top
     */
    Panel(Scale xScale, double x0, double x1, Scale yScale, double y0, double y1, boolean flipped) {
        double bottom = TOP + PLOT_HEIGHT;
        x = Axis.of(xScale, x0, x1, LEFT, WIDTH - RIGHT);
        y = flipped ? Axis.of(yScale, y0, y1, TOP, bottom) : Axis.of(yScale, y0, y1, bottom, TOP);
    }

    /** Ends of an axis that leave a margin around the values and hold all of them. */
    static double[] around(double margin, double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(high >= low)) {
            return new double[] {0, 1};
        }
        double room = high > low ? margin * (high - low) : Math.max(1e-6, margin * Math.abs(low));
        return new double[] {low - room, high + room};
    }

    Canvas canvas() {
        return canvas;
    }

    Axis x() {
        return x;
    }

    Axis y() {
        return y;
    }

    private double top() {
        return Math.min(y.from(), y.to());
    }

    private double bottom() {
        return Math.max(y.from(), y.to());
    }

    void vertical(double value, Ink ink) {
        if (x.shows(value)) {
            canvas.line(x.at(value), top(), x.at(value), bottom(), ink);
            occupy(x.at(value), top(), x.at(value), bottom());
        }
    }

    void horizontal(double value, Ink ink) {
        if (y.shows(value)) {
            canvas.line(x.from(), y.at(value), x.to(), y.at(value), ink);
            occupy(x.from(), y.at(value), x.to(), y.at(value));
        }
    }

    /** A line through points of data, cut at the frame. */
    void curve(List<double[]> points, Ink ink) {
        StringBuilder d = new StringBuilder();
        for (int i = 1; i < points.size(); i++) {
            double[] piece = cut(points.get(i - 1), points.get(i));
            if (piece.length > 0) {
                d.append('M')
                        .append(Canvas.to(x.at(piece[0]), y.at(piece[1])))
                        .append('L')
                        .append(Canvas.to(x.at(piece[2]), y.at(piece[3])));
                occupy(x.at(piece[0]), y.at(piece[1]), x.at(piece[2]), y.at(piece[3]));
            }
        }
        if (!d.isEmpty()) {
            canvas.path(d.toString(), ink, "");
        }
    }

    /** Names stay away from the line. */
    private void occupy(double x1, double y1, double x2, double y2) {
        int steps = (int) Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 5);
        for (int i = 0; i <= steps; i++) {
            double part = steps == 0 ? 0 : i / (double) steps;
            taken.add(new Box(x1 + part * (x2 - x1) - 1, y1 + part * (y2 - y1) - 1, 2, 2));
        }
    }

    /** The part of a segment inside the frame, after Liang and Barsky; empty when there is none. */
    private double[] cut(double[] a, double[] b) {
        double dx = b[0] - a[0];
        double dy = b[1] - a[1];
        double[] p = {-dx, dx, -dy, dy};
        double[] q = {a[0] - x.low(), x.high() - a[0], a[1] - y.low(), y.high() - a[1]};
        double start = 0;
        double end = 1;
        for (int i = 0; i < 4; i++) {
            if (p[i] == 0) {
                if (!(q[i] >= 0)) {
                    return new double[0];
                }
            } else if (p[i] < 0) {
                start = Math.max(start, q[i] / p[i]);
            } else {
                end = Math.min(end, q[i] / p[i]);
            }
        }
        return start <= end
                ? new double[] {
                    a[0] + start * dx, a[1] + start * dy, a[0] + end * dx, a[1] + end * dy
                }
                : new double[0];
    }

    /** A filled area with corners in values; those outside are moved to the frame. */
    void area(List<double[]> corners, Ink ink) {
        double[] places = new double[2 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            places[2 * i] = x.within(corners.get(i)[0]);
            places[2 * i + 1] = y.within(corners.get(i)[1]);
        }
        if (places.length > 0) {
            canvas.path(Canvas.polygon(places), ink, "");
        }
    }

    void dot(double vx, double vy, double r, Ink ink, String title) {
        if (x.shows(vx) && y.shows(vy)) {
            canvas.circle(x.at(vx), y.at(vy), r, ink, title);
            taken.add(new Box(x.at(vx) - r, y.at(vy) - r, 2 * r, 2 * r));
        }
    }

    void square(double vx, double vy, double r, Ink ink, String title) {
        if (x.shows(vx) && y.shows(vy)) {
            canvas.rect(x.at(vx) - r, y.at(vy) - r, 2 * r, 2 * r, ink, title);
            taken.add(new Box(x.at(vx) - r, y.at(vy) - r, 2 * r, 2 * r));
        }
    }

    /** The name of a point beside it, where it covers nothing; left out where there is no room. */
    void name(double vx, double vy, double r, String name) {
        if (!x.shows(vx) || !y.shows(vy)) {
            return;
        }
        String text = Type.shortened(name, 130, Type.SMALL);
        double width = Type.width(text, Type.SMALL);
        double px = x.at(vx);
        double py = y.at(vy);
        double[][] tries = {
            {px + r + 4, py - 6},
            {px - r - 4 - width, py - 6},
            {px - width / 2, py - r - 15},
            {px - width / 2, py + r + 3},
            {px + r + 2, py - r - 13},
            {px + r + 2, py + r + 1},
            {px - r - 2 - width, py - r - 13},
            {px - r - 2 - width, py + r + 1}
        };
        for (double[] at : tries) {
            Box box = new Box(at[0], at[1], width, 12);
            boolean inside =
                    box.x >= x.from() + 2
                            && box.x + width <= x.to() - 2
                            && box.y >= top() + 2
                            && box.y + 12 <= bottom() - 2;
            if (inside && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                canvas.text(at[0], at[1] + 10, Canvas.Anchor.START, Ink.TEXT, Type.SMALL, text);
                return;
            }
        }
    }

    /** A line of text beneath the picture. */
    void note(String text) {
        notes.addAll(Type.wrapped(text, WIDTH - LEFT - RIGHT, Type.SMALL, 4));
    }

    /** A sign beneath the picture with what it stands for. */
    private record Key(Ink ink, boolean round, String text) {}

    private final List<Key> keys = new ArrayList<>();

    void key(Ink ink, boolean round, String text) {
        keys.add(new Key(ink, round, text));
    }

    Drawing finished(
            String kind,
            Caption caption,
            String title,
            String xName,
            String yName,
            String description,
            DataTable table) {
        double bottom = bottom();
        canvas.line(x.from(), bottom, x.to(), bottom, Ink.LINE);
        canvas.line(x.from(), top(), x.from(), bottom, Ink.LINE);
        for (Axis.Tick tick : x.ticks()) {
            double place = x.at(tick.value());
            canvas.line(place, bottom, place, bottom + 5, Ink.LINE);
            canvas.text(place, bottom + 18, Canvas.Anchor.MIDDLE, Ink.TEXT, tick.text());
        }
        double widest = 0;
        for (Axis.Tick tick : y.ticks()) {
            double place = y.at(tick.value());
            canvas.line(x.from() - 5, place, x.from(), place, Ink.LINE);
            canvas.text(x.from() - 8, place + 4, Canvas.Anchor.END, Ink.TEXT, tick.text());
            widest = Math.max(widest, Type.width(tick.text(), Type.SIZE));
        }
        canvas.text((x.from() + x.to()) / 2, bottom + 38, Canvas.Anchor.MIDDLE, Ink.HEAD, xName);
        canvas.upwards(
                Math.max(13, x.from() - 8 - widest - 12), (top() + bottom) / 2, Ink.HEAD, yName);
        double y0 = bottom + 60;
        double at = x.from();
        for (Key key : keys) {
            double width = 18 + Type.width(key.text, Type.SMALL) + 16;
            if (at > x.from() && at + width > x.to()) {
                at = x.from();
                y0 += LINE;
            }
            swatch(key, at, y0);
            canvas.text(at + 18, y0, Canvas.Anchor.START, Ink.TEXT, Type.SMALL, key.text);
            at += width;
        }
        y0 += keys.isEmpty() ? 0 : LINE + 4;
        for (String note : notes) {
            canvas.text(x.from(), y0, Canvas.Anchor.START, Ink.MUTED, Type.SMALL, note);
            y0 += LINE;
        }
        return canvas.finished(
                kind, caption, caption.titleOr(title), description, WIDTH, y0, table);
    }

    private void swatch(Key key, double at, double y0) {
        switch (key.ink) {
            case POINT, OPEN, SUBTOTAL -> {
                if (key.round) {
                    canvas.circle(at + 6, y0 - 4, 4, key.ink, "");
                } else {
                    canvas.rect(at + 2, y0 - 8, 8, 8, key.ink, "");
                }
            }
            case BAND, BAND2 -> {
                canvas.rect(at, y0 - 9, 13, 10, key.ink, "");
                canvas.rect(at, y0 - 9, 13, 10, Ink.HAIR, "");
            }
            default -> canvas.line(at, y0 - 4, at + 14, y0 - 4, key.ink);
        }
    }
}
