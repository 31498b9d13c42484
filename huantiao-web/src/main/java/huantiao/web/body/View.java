package huantiao.web.body;

import java.util.Locale;

/**
 * The pictures of the body chart, on which every region stands exactly once for each side, and the
 * insets, which show points only.
 */
public enum View {
    BACK("back", 70, 268, 160, 492),
    FRONT("front", 70, 268, 160, 520),
    RIGHT_SIDE("side", 78, 268, 152, 492),
    LEFT_SIDE("", 70, 268, 152, 492),
    SOLES("", 80, 630, 140, 144),
    UPPER_BACK("back", 50, 108, 200, 164),
    HEAD("front", 90, -14, 120, 142),
    /** The back of the right hand, fingers up; places are fractions of the picture. */
    HAND("hand", 0, -4, 140, 256),
    /** The right ear, the face to the right; places are fractions of the ear from front and top. */
    EAR("ear_right_lateral", -4, -6, 128, 210);

    private static final int EAR_WIDTH = 120;
    private static final int EAR_HEIGHT = 200;
    private static final int HAND_WIDTH = 140;
    private static final int HAND_HEIGHT = 250;
    private static final int CHART_WIDTH = 300;
    private static final int CHART_HEIGHT = 750;

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

    /** True for a picture that shows points beyond the figure from waist to foot. */
    public boolean isInset() {
        return switch (this) {
            case UPPER_BACK, HEAD, HAND, EAR -> true;
            case BACK, FRONT, RIGHT_SIDE, LEFT_SIDE, SOLES -> false;
        };
    }

    /** Where on the drawing a fraction of the width lies. */
    double across(double x) {
        return switch (this) {
            case EAR -> EAR_WIDTH * (1 - x);
            case HAND -> HAND_WIDTH * x;
            default -> CHART_WIDTH * x;
        };
    }

    /** Where on the drawing a fraction of the height lies. */
    double down(double y) {
        return switch (this) {
            case EAR -> EAR_HEIGHT * y;
            case HAND -> HAND_HEIGHT * y;
            default -> CHART_HEIGHT * y;
        };
    }

    /** True for a place that lies on the picture. */
    boolean shows(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
