package huantiao.meta.plot;

import java.util.Locale;

/** Writes the marks of a picture; every word and number passes here, so nothing goes unescaped. */
final class Canvas {

    enum Anchor {
        START(""),
        MIDDLE(" text-anchor=\"middle\""),
        END(" text-anchor=\"end\"");

        private final String attribute;

        Anchor(String attribute) {
            this.attribute = attribute;
        }
    }

    private final StringBuilder body = new StringBuilder(8192);

    void text(double x, double y, Anchor anchor, Ink ink, String text) {
        text(x, y, anchor, ink, Type.SIZE, text);
    }

    void text(double x, double y, Anchor anchor, Ink ink, double size, String text) {
        body.append("<text").append(ink.attributes());
        number("x", x);
        number("y", y);
        if (size != Type.SIZE) {
            number("font-size", size);
        }
        body.append(anchor.attribute).append('>').append(escaped(text)).append("</text>\n");
    }

    /** Text that reads upwards, for the name of a vertical axis. */
    void upwards(double x, double y, Ink ink, String text) {
        body.append("<text").append(ink.attributes());
        body.append(" transform=\"translate(")
                .append(short1(x))
                .append(' ')
                .append(short1(y))
                .append(") rotate(-90)\"");
        body.append(Anchor.MIDDLE.attribute).append('>').append(escaped(text)).append("</text>\n");
    }

    void line(double x1, double y1, double x2, double y2, Ink ink) {
        line(x1, y1, x2, y2, ink, 0);
    }

    /**
     * @param width of the stroke; 0 for the ink's own
     */
    void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        body.append("<line").append(ink.attributes());
        number("x1", x1);
        number("y1", y1);
        number("x2", x2);
        number("y2", y2);
        if (width > 0) {
            number("stroke-width", width);
        }
        body.append("/>\n");
    }

    void rect(double x, double y, double width, double height, Ink ink, String title) {
        body.append("<rect").append(ink.attributes());
        number("x", x);
        number("y", y);
        number("width", width);
        number("height", height);
        close("rect", title);
    }

    void circle(double x, double y, double r, Ink ink, String title) {
        body.append("<circle").append(ink.attributes());
        number("cx", x);
        number("cy", y);
        number("r", r);
        close("circle", title);
    }

    void path(String d, Ink ink, String title) {
        body.append("<path").append(ink.attributes()).append(" d=\"").append(d).append('"');
        close("path", title);
    }

    /**
     * Parallel lines at 45 degrees inside a rectangle.
     *
     * @param slope 1 for falling to the right, -1 for rising
     */
    void hatch(double x, double y, double width, double height, double every, int slope) {
        StringBuilder d = new StringBuilder();
        for (double start = every - height; start < width; start += every) {
            double from = Math.max(0, start);
            double to = Math.min(width, start + height);
            double y1 = from - start;
            double y2 = to - start;
            d.append('M')
                    .append(to(x + from, y + (slope > 0 ? y1 : height - y1)))
                    .append('L')
                    .append(to(x + to, y + (slope > 0 ? y2 : height - y2)));
        }
        if (!d.isEmpty()) {
            path(d.toString(), Ink.HATCH, "");
        }
    }

    private void close(String tag, String title) {
        if (title.isEmpty()) {
            body.append("/>\n");
        } else {
            body.append("><title>")
                    .append(escaped(title))
                    .append("</title></")
                    .append(tag)
                    .append(">\n");
        }
    }

    private void number(String name, double value) {
        body.append(' ').append(name).append("=\"").append(short1(value)).append('"');
    }

    Drawing finished(
            String kind,
            Caption caption,
            String title,
            String description,
            double width,
            double height,
            DataTable table) {
        return new Drawing(
                kind, caption.id(), title, description, width, height, table, body.toString());
    }

    /** One decimal, which is finer than any screen shows. */
    static String short1(double value) {
        double rounded = Math.rint(value * 10) / 10;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    /** A corner of a path. */
    static String to(double x, double y) {
        return short1(x) + " " + short1(y);
    }

    /** A closed path through corners given as x, y, x, y. */
    static String polygon(double... corners) {
        StringBuilder d = new StringBuilder("M");
        for (int i = 0; i < corners.length; i += 2) {
            d.append(i == 0 ? "" : "L").append(to(corners[i], corners[i + 1]));
        }
        return d.append('Z').toString();
    }

    /** Text that may stand in an element or an attribute; what XML forbids is left out. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> safe.append("&amp;");
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        default -> {
                            if (allowed(c)) {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }

    /** The characters of XML 1.0, less those that turn the direction of what follows. */
    private static boolean allowed(int c) {
        boolean xml =
                c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000;
        boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return xml && !turns && !(c >= 0x7f && c <= 0x9f);
    }
}
