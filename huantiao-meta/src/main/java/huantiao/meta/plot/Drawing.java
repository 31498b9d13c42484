package huantiao.meta.plot;

/**
 * A finished picture.
 *
 * @param kind one word for the style sheet, such as {@code forest}
 * @param id prefix of the ids inside
 * @param title name of the picture
 * @param description what it shows, in sentences
 * @param width in its own units, one of them a CSS pixel at natural size
 * @param table the numbers shown
 * @param body the parts of the picture, as SVG
 */
public record Drawing(
        String kind,
        String id,
        String title,
        String description,
        double width,
        double height,
        DataTable table,
        String body) {

    /** Rows from which on the description sends to the table instead of reading all of them out. */
    private static final int MOST_SPOKEN = 120;

    private static final String STYLE =
            """
            <style>
            svg { --ht-plot-ink: #16181d; --ht-plot-paper: #fff; color: var(--ht-plot-ink); background: var(--ht-plot-paper); }
            @media (prefers-color-scheme: dark) { svg { --ht-plot-ink: #e9e7e3; --ht-plot-paper: #16181d; } }
            @media print { svg { --ht-plot-ink: #000; --ht-plot-paper: #fff; } }
            </style>
            """;

    /**
     * An {@code svg} element for a page. It has no style element, no style attribute and no script,
     * so it fits a strict content security policy, and takes its colour from the text around it.
     */
    public String toSvg() {
        return svg("", "");
    }

    /** The same with its natural size, for a page that scrolls wide pictures. */
    public String toSizedSvg() {
        return svg(size(), "");
    }

    private String size() {
        return " width=\"%s\" height=\"%s\"".formatted(Canvas.short1(width), Canvas.short1(height));
    }

    /** Text that may stand in markup, as titles and tables beside the picture need it. */
    public static String escaped(String text) {
        return Canvas.escaped(text);
    }

    /** A file of its own at natural size, with ink and paper for light, dark and print. */
    public String toFile() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(size(), STYLE);
    }

    private String svg(String size, String style) {
        String rows = table.rows().size() > MOST_SPOKEN ? "" : " " + table.spoken();
        return """
        <svg xmlns="http://www.w3.org/2000/svg" class="ht-plot ht-%s" viewBox="0 0 %s %s"%s role="img" aria-labelledby="%s-title %s-desc" font-family="sans-serif" font-size="12" fill="currentColor">
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s</desc>
        """
                        .formatted(
                                kind,
                                Canvas.short1(width),
                                Canvas.short1(height),
                                size,
                                id,
                                id,
                                id,
                                Canvas.escaped(title),
                                id,
                                Canvas.escaped(description + rows))
                + style
                + body
                + "</svg>\n";
    }
}
