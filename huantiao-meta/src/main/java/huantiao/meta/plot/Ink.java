package huantiao.meta.plot;

/** What a mark means: its class for a style sheet and how it looks without one. */
enum Ink {
    TEXT("text", ""),
    HEAD("head", " font-weight=\"600\""),
    MUTED("muted", " fill-opacity=\".78\""),
    /** Axes and rules. */
    LINE("line", " stroke=\"currentColor\" stroke-width=\"1\" fill=\"none\""),
    HAIR(
            "hair",
            " stroke=\"currentColor\" stroke-width=\".6\" stroke-opacity=\".5\" fill=\"none\""),
    /** The line of no effect. */
    NULL("null", " stroke=\"currentColor\" stroke-width=\"1\" fill=\"none\""),
    /** The line of the pooled effect. */
    POOLED(
            "pooled",
            " stroke=\"currentColor\" stroke-width=\"1\" stroke-dasharray=\"4 3\" fill=\"none\""),
    /** Limits beside the pooled line. */
    LIMIT(
            "limit",
            " stroke=\"currentColor\" stroke-width=\"1\" stroke-dasharray=\"1.5 3\" fill=\"none\""),
    CI("ci", " stroke=\"currentColor\" stroke-width=\"1.3\" fill=\"none\""),
    PREDICTION("prediction", " stroke=\"currentColor\" stroke-width=\"3\" fill=\"none\""),
    CURVE("curve", " stroke=\"currentColor\" stroke-width=\"1.8\" fill=\"none\""),
    /** Solid arrow heads. */
    ARROW("arrow", ""),
    SQUARE("square", ""),
    DIAMOND("diamond", ""),
    /** A pooled effect of a part: outlined. */
    SUBTOTAL("subtotal", " stroke=\"currentColor\" stroke-width=\"1.4\" fill=\"none\""),
    POINT("point", " fill-opacity=\".82\""),
    OPEN("open", " stroke=\"currentColor\" stroke-width=\"1.5\" fill=\"none\""),
    BAND("band", " fill-opacity=\".1\""),
    BAND2("band2", " fill-opacity=\".18\""),
    EDGE("edge", " stroke=\"currentColor\" fill=\"none\""),
    /** Rings of traffic lights and frames of bars. */
    RING("ring", " stroke=\"currentColor\" stroke-width=\"1\" fill=\"none\""),
    HATCH("hatch", " stroke=\"#111\" stroke-width=\".7\" stroke-opacity=\".45\" fill=\"none\""),
    LOW("low", " fill=\"#2f9e5b\""),
    SOME("some", " fill=\"#e0b400\""),
    HIGH("high", " fill=\"#d1483f\""),
    CRITICAL("critical", " fill=\"#8e1f1f\""),
    NONE("none", " fill=\"#a7b0ba\""),
    /** Signs on coloured grounds. */
    SIGN("sign", " fill=\"#111\" font-weight=\"700\""),
    SIGN_LIGHT("sign-light", " fill=\"#fff\" font-weight=\"700\"");

    private final String name;
    private final String look;

    Ink(String name, String look) {
        this.name = name;
        this.look = look;
    }

    String attributes() {
        return " class=\"ht-plot-" + name + "\"" + look;
    }
}
