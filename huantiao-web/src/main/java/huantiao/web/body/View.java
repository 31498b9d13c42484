package huantiao.web.body;

import java.util.Locale;

/** The pictures of the body chart. Every region stands on exactly one of them for each side. */
public enum View {
    BACK("back", 70, 268, 160, 492),
    FRONT("front", 70, 268, 160, 520),
    RIGHT_SIDE("side", 78, 268, 152, 492),
    LEFT_SIDE("", 70, 268, 152, 492),
    SOLES("", 80, 630, 140, 144);

    private final String named;
    private final int left;
    private final int top;
    private final int width;
    private final int height;

    View(String named, int left, int top, int width, int height) {
        this.named = named;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /** The part of the drawing that is shown, for {@code viewBox}. */
    public String box() {
        return boxWithMargins(0);
    }

    /** The same with room for names on both sides. */
    public String boxWithMargins(int margin) {
        return "%d %d %d %d".formatted(left - margin, top, width + 2 * margin, height);
    }

    public int left() {
        return left;
    }

    public int right() {
        return left + width;
    }

    public int top() {
        return top;
    }

    public int bottom() {
        return top + height;
    }

    /** True for the picture that the data of the points call so. */
    boolean isNamed(String name) {
        return !named.isEmpty() && named.equals(name);
    }

    /** True for a place that lies on the picture; hands and head do not. */
    boolean shows(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
