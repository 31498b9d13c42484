package huantiao.body;

/**
 * The part of the body a point is looked for in, read from its place on the schematic figure. It
 * sorts lists; nobody places a needle by it.
 */
public enum PointArea {
    LOW_BACK,
    BUTTOCK,
    THIGH,
    LOWER_LEG,
    FOOT,
    BY_TOUCH,
    UPPER_BACK,
    HEAD,
    ARM,
    EAR;

    /** Height of the figure in body cun, and its width. */
    private static final double HEIGHT = 75;

    private static final double WIDTH = 30;

    /** The area of a point; one without a place on the figure is an ear point or found by touch. */
    public static PointArea of(Point point) {
        if (point.code().channel().equals("EAR")) {
            return EAR;
        }
        if (point.places().isEmpty()) {
            return BY_TOUCH;
        }
        var place = point.places().getFirst();
        double fromVertex = place.y() * HEIGHT;
        boolean isAtArm = Math.abs(place.x() - 0.5) * WIDTH > 8 && !place.view().equals("side");
        if (isAtArm) {
            return ARM;
        }
        if (fromVertex < 20) {
            return HEAD;
        }
        if (fromVertex < 28) {
            return UPPER_BACK;
        }
        if (fromVertex < 33.9) {
            return LOW_BACK;
        }
        if (fromVertex < 42.5) {
            return place.view().equals("front") ? THIGH : BUTTOCK;
        }
        if (fromVertex < 56.1) {
            return THIGH;
        }
        return fromVertex < 71.5 ? LOWER_LEG : FOOT;
    }
}
