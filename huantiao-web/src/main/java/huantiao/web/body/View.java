package huantiao.web.body;

import java.util.Locale;

/** The pictures of the body chart. Every region stands on exactly one of them for each side. */
public enum View {
    BACK("70 268 160 492"),
    FRONT("70 268 160 520"),
    RIGHT_SIDE("78 268 152 492"),
    LEFT_SIDE("70 268 152 492"),
    SOLES("80 630 140 144");

    private final String box;

    View(String box) {
        this.box = box;
    }

    /** The part of the drawing that is shown, for {@code viewBox}. */
    public String box() {
        return box;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
