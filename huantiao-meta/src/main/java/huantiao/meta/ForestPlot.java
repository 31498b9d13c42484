package huantiao.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A forest plot of a pooled result as SVG. It prints only what the result record holds; the text
 * columns are also available as {@link #rows()} for a table beside the picture.
 *
 * <p>The picture uses {@code currentColor} and classes only: no style attribute, no style element,
 * no script, so it fits a strict content security policy, follows dark mode and prints in black and
 * white. Classes: {@code ht-plot}, {@code ht-plot-text}, {@code ht-plot-head}, {@code
 * ht-plot-muted}, {@code ht-plot-line}, {@code ht-plot-null}, {@code ht-plot-ci}, {@code
 * ht-plot-square}, {@code ht-plot-diamond}, {@code ht-plot-prediction}.
 */
public final class ForestPlot {

    /** What the estimates are, for the axis and the printed numbers. */
    public enum Scale {
        /** Printed as they are; no effect is 0. */
        PLAIN(0),
        /** Logarithms, printed as ratios on a logarithmic axis; no effect is 1. */
        LOG_RATIO(0);

        private final double nullValue;

        Scale(double nullValue) {
            this.nullValue = nullValue;
        }

        double printed(double value) {
            return this == LOG_RATIO ? Math.exp(value) : value;
        }
    }

    /**
     * One printed line.
     *
     * @param label study, or what was pooled
     * @param effect on the printed scale
     * @param lower limit on the printed scale
     * @param upper limit on the printed scale
     * @param text effect and interval as printed
     * @param weight share in percent as printed, empty where there is none
     */
    public record Row(
            String label, double effect, double lower, double upper, String text, String weight) {}

    private static final double WIDTH = 760;
    private static final double ROW = 22;
    private static final double PLOT = 270;
    private static final double CHARACTER = 6.3;

    private final Pooled pooled;
    private final Scale scale;
    private final String id;
    private final String title;
    private final String measure;
    private final String favoursLow;
    private final String favoursHigh;
    private final int digits;

    private ForestPlot(
            Pooled pooled,
            Scale scale,
            String id,
            String title,
            String measure,
            String favoursLow,
            String favoursHigh,
            int digits) {
        this.pooled = pooled;
        this.scale = scale;
        this.id = id;
        this.title = title;
        this.measure = measure;
        this.favoursLow = favoursLow;
        this.favoursHigh = favoursHigh;
        this.digits = digits;
    }

    public static ForestPlot of(Pooled pooled) {
        return new ForestPlot(pooled, Scale.PLAIN, "forest", "Forest plot", "Effect", "", "", 2);
    }

    public ForestPlot with(Scale chosen) {
        return new ForestPlot(pooled, chosen, id, title, measure, favoursLow, favoursHigh, digits);
    }

    /**
     * Prefix of the ids inside the picture; must differ between pictures of one page.
     *
     * @param prefix letters, digits and hyphens, beginning with a letter
     */
    public ForestPlot withId(String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "id (%s) must begin with a letter and hold letters, digits and hyphens"
                            .formatted(prefix));
        }
        return new ForestPlot(
                pooled, scale, prefix, title, measure, favoursLow, favoursHigh, digits);
    }

    public ForestPlot titled(String text) {
        return new ForestPlot(pooled, scale, id, text, measure, favoursLow, favoursHigh, digits);
    }

    /** Name of the effect measure, such as {@code Risk ratio}: heads its column. */
    public ForestPlot measuring(String name) {
        return new ForestPlot(pooled, scale, id, title, name, favoursLow, favoursHigh, digits);
    }

    /** What lies to the left and to the right of no effect, such as {@code favours needles}. */
    public ForestPlot favouring(String left, String right) {
        return new ForestPlot(pooled, scale, id, title, measure, left, right, digits);
    }

    /**
     * @param places decimals printed, 0 to 6
     */
    public ForestPlot withDecimals(int places) {
        if (!(places >= 0 && places <= 6)) {
            throw new IllegalArgumentException(
                    "decimals (%d) must be within 0..6".formatted(places));
        }
        return new ForestPlot(pooled, scale, id, title, measure, favoursLow, favoursHigh, places);
    }

    /**
     * One row per study, then the pooled effect and, where there is one, the prediction interval.
     */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pooled.estimates().size(); i++) {
            Interval ci = pooled.studyInterval(i);
            rows.add(
                    row(
                            pooled.estimates().study(i),
                            pooled.estimates().effect(i),
                            ci,
                            number(pooled.weightsPercent().at(i), 1) + "%"));
        }
        rows.add(row(pooledLabel(), pooled.estimate(), pooled.interval(), "100%"));
        switch (pooled) {
            case Fit fit -> {
                Interval pi = fit.prediction().interval();
                if (showsPrediction(fit)) {
                    rows.add(
                            new Row(
                                    "Prediction interval (%s)"
                                            .formatted(fit.prediction().convention().code()),
                                    scale.printed(fit.estimate()),
                                    scale.printed(pi.lower()),
                                    scale.printed(pi.upper()),
                                    "[" + printed(pi.lower()) + "; " + printed(pi.upper()) + "]",
                                    ""));
                }
            }
            case CountFit _ -> {}
        }
        return rows;
    }

    private static boolean showsPrediction(Fit fit) {
        return fit.convention().tauSquared() != TauSquared.COMMON_EFFECT
                && fit.k() > 2
                && !Double.isNaN(fit.prediction().interval().lower());
    }

    private String pooledLabel() {
        return switch (pooled) {
            case Fit fit ->
                    fit.convention().tauSquared() == TauSquared.COMMON_EFFECT
                            ? "Common effect"
                            : "Random effects";
            case CountFit _ -> "Pooled";
        };
    }

    private Row row(String label, double effect, Interval ci, String weight) {
        return new Row(
                label,
                scale.printed(effect),
                scale.printed(ci.lower()),
                scale.printed(ci.upper()),
                "%s [%s; %s]".formatted(printed(effect), printed(ci.lower()), printed(ci.upper())),
                weight);
    }

    /** Heterogeneity in one line, as printed under the plot. */
    public String heterogeneityText() {
        return switch (pooled) {
            case Fit fit -> {
                Heterogeneity h = fit.heterogeneity();
                yield Double.isNaN(h.q())
                        ? "τ² = %s (Q and I² not defined)".formatted(number(h.tau2(), 4))
                        : "Q = %s, df = %d, p %s; I² = %s%%; τ² = %s"
                                .formatted(
                                        number(h.q(), 2),
                                        h.qDf(),
                                        pText(h.qP()),
                                        number(h.i2(), 1),
                                        number(h.tau2(), 4));
            }
            case CountFit fit ->
                    "Q = %s, df = %d, p %s; I² = %s%%"
                            .formatted(
                                    number(fit.q(), 2),
                                    fit.qDf(),
                                    pText(fit.qP()),
                                    number(fit.i2(), 1));
        };
    }

    private static String pText(double p) {
        return p < 0.001 ? "< 0.001" : "= " + number(p, 3);
    }

    private String printed(double value) {
        return number(scale.printed(value), digits);
    }

    private static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "not defined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        if (text.startsWith("-")) {
            // A rounded zero has no sign.
            text =
                    text.substring(1).matches("0*\\.?0*")
                            ? text.substring(1)
                            : "−" + text.substring(1);
        }
        return text;
    }

    /** The picture, a complete {@code svg} element. */
    public String toSvg() {
        List<Row> rows = rows();
        int studies = pooled.estimates().size();
        double labelWidth = 120;
        for (Row row : rows) {
            labelWidth = Math.max(labelWidth, Math.min(210, width(row.label()) + 10));
        }
        double left = labelWidth + 14;
        double right = left + PLOT;
        double top = 46;
        double bottom = top + ROW * (rows.size() + 0.6);
        double height = bottom + 92;

        Axis axis = axis(left, right);
        StringBuilder svg = new StringBuilder(8000);
        svg.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ht-plot ht-forest\" viewBox=\"0 0 ")
                .append(n(WIDTH))
                .append(' ')
                .append(n(height))
                .append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id)
                .append(
                        "-desc\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\">\n");
        svg.append("<title id=\"")
                .append(id)
                .append("-title\">")
                .append(escape(title))
                .append("</title>\n");
        svg.append("<desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(escape(description(rows)))
                .append("</desc>\n");

        double textX = right + 150;
        double weightX = WIDTH - 6;
        text(svg, 6, 22, "start", "ht-plot-head", "Study");
        text(
                svg,
                textX,
                22,
                "end",
                "ht-plot-head",
                measure + " [" + percent(pooled.level()) + "% CI]");
        text(svg, weightX, 22, "end", "ht-plot-head", "Weight");
        line(svg, 0, 32, WIDTH, 32, "ht-plot-line", 1, "");
        double zero = axis.x(scale.nullValue);
        if (axis.shows(scale.nullValue)) {
            line(svg, zero, 36, zero, bottom, "ht-plot-null", 1, "");
        }
        if (axis.shows(pooled.estimate())) {
            line(
                    svg,
                    axis.x(pooled.estimate()),
                    36,
                    axis.x(pooled.estimate()),
                    top + ROW * (studies + 0.2),
                    "ht-plot-muted",
                    1,
                    "3 3");
        }
        double largest = pooled.weightsPercent().stream().max().orElse(1);
        for (int i = 0; i < studies; i++) {
            double y = top + ROW * i + 6;
            Row row = rows.get(i);
            label(svg, row.label(), y, labelWidth, "ht-plot-text", false);
            Interval ci = pooled.studyInterval(i);
            whisker(svg, axis, ci, y, "ht-plot-ci", 1.3);
            double effect = pooled.estimates().effect(i);
            if (axis.shows(effect)) {
                double side = 4 + 8 * Math.sqrt(pooled.weightsPercent().at(i) / largest);
                svg.append("<rect class=\"ht-plot-square\" x=\"")
                        .append(n(axis.x(effect) - side / 2))
                        .append("\" y=\"")
                        .append(n(y - side / 2))
                        .append("\" width=\"")
                        .append(n(side))
                        .append("\" height=\"")
                        .append(n(side))
                        .append("\"><title>")
                        .append(
                                escape(
                                        row.label()
                                                + ": "
                                                + row.text()
                                                + ", weight "
                                                + row.weight()))
                        .append("</title></rect>\n");
            }
            text(svg, textX, y + 4, "end", "ht-plot-text", row.text());
            text(svg, weightX, y + 4, "end", "ht-plot-text", row.weight());
        }
        double ruleY = top + ROW * (studies - 0.25);
        line(svg, 0, ruleY, WIDTH, ruleY, "ht-plot-line", 0.6, "");
        for (int i = studies; i < rows.size(); i++) {
            double y = top + ROW * (i + 0.45) + 6;
            Row row = rows.get(i);
            label(svg, row.label(), y, labelWidth, "ht-plot-text", i == studies);
            if (i == studies) {
                diamond(svg, axis, y, row);
            } else if (pooled instanceof Fit fit) {
                prediction(svg, axis, fit.prediction().interval(), y, row);
            }
            text(
                    svg,
                    textX,
                    y + 4,
                    "end",
                    i == studies ? "ht-plot-head" : "ht-plot-text",
                    row.text());
            text(svg, weightX, y + 4, "end", "ht-plot-text", row.weight());
        }
        line(svg, left, bottom, right, bottom, "ht-plot-line", 1, "");
        for (double tick : axis.ticks()) {
            double x = axis.x(tick);
            line(svg, x, bottom, x, bottom + 5, "ht-plot-line", 1, "");
            text(svg, x, bottom + 18, "middle", "ht-plot-text", axis.tickText(scale.printed(tick)));
        }
        if (!favoursLow.isEmpty()) {
            text(svg, zero - 8, bottom + 34, "end", "ht-plot-muted", "← " + favoursLow);
        }
        if (!favoursHigh.isEmpty()) {
            text(svg, zero + 8, bottom + 34, "start", "ht-plot-muted", favoursHigh + " →");
        }
        text(svg, 6, bottom + 58, "start", "ht-plot-text", heterogeneityText());
        text(svg, 6, bottom + 76, "start", "ht-plot-muted", "Method: " + pooled.caption());
        svg.append("</svg>\n");
        return svg.toString();
    }

    private String description(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(measure)
                .append(" with ")
                .append(percent(pooled.level()))
                .append("% confidence intervals. ");
        for (Row row : rows) {
            text.append(row.label()).append(": ").append(row.text());
            text.append(row.weight().isEmpty() ? ". " : ", weight " + row.weight() + ". ");
        }
        return text.append(heterogeneityText())
                .append(". Method: ")
                .append(pooled.caption())
                .append('.')
                .toString();
    }

    private static String percent(double level) {
        return number(level * 100, Math.abs(level * 100 - Math.rint(level * 100)) < 1e-9 ? 0 : 1);
    }

    private void label(
            StringBuilder svg, String label, double y, double width, String style, boolean strong) {
        String shown = label;
        while (width(shown) > width && shown.length() > 4) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        if (!shown.equals(label)) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1)).strip() + "…";
        }
        svg.append("<text class=\"")
                .append(strong ? "ht-plot-head" : style)
                .append("\" x=\"6\" y=\"")
                .append(n(y + 4))
                .append('"');
        if (strong) {
            svg.append(" font-weight=\"600\"");
        }
        svg.append('>').append(escape(shown));
        if (!shown.equals(label)) {
            svg.append("<title>").append(escape(label)).append("</title>");
        }
        svg.append("</text>\n");
    }

    /** Rough width in picture units: Chinese characters are twice as wide. */
    private static double width(String text) {
        return text.codePoints().mapToDouble(c -> c >= 0x2E80 ? 2 * CHARACTER : CHARACTER).sum();
    }

    private static void whisker(
            StringBuilder svg, Axis axis, Interval ci, double y, String style, double stroke) {
        if (Double.isNaN(ci.lower()) || ci.upper() < axis.low || ci.lower() > axis.high) {
            return;
        }
        double x1 = axis.x(Math.max(ci.lower(), axis.low));
        double x2 = axis.x(Math.min(ci.upper(), axis.high));
        line(svg, x1, y, x2, y, style, stroke, "");
        end(svg, x1, y, ci.lower() < axis.low, -1, style, stroke);
        end(svg, x2, y, ci.upper() > axis.high, 1, style, stroke);
    }

    /** A stop where the limit is shown, an arrow where it lies outside. */
    private static void end(
            StringBuilder svg,
            double x,
            double y,
            boolean outside,
            int direction,
            String style,
            double stroke) {
        if (outside) {
            svg.append("<path class=\"")
                    .append(style)
                    .append("\" d=\"M")
                    .append(n(x - 6 * direction))
                    .append(' ')
                    .append(n(y - 4))
                    .append('L')
                    .append(n(x))
                    .append(' ')
                    .append(n(y))
                    .append('L')
                    .append(n(x - 6 * direction))
                    .append(' ')
                    .append(n(y + 4))
                    .append("\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"")
                    .append(n(stroke))
                    .append("\"/>\n");
        } else {
            line(svg, x, y - 3, x, y + 3, style, stroke, "");
        }
    }

    private void diamond(StringBuilder svg, Axis axis, double y, Row row) {
        Interval ci = pooled.interval();
        if (Double.isNaN(ci.lower()) || Double.isNaN(ci.upper())) {
            return;
        }
        double x1 = axis.x(Math.clamp(ci.lower(), axis.low, axis.high));
        double x2 = axis.x(Math.clamp(ci.upper(), axis.low, axis.high));
        double mid = axis.x(Math.clamp(pooled.estimate(), axis.low, axis.high));
        svg.append("<path class=\"ht-plot-diamond\" d=\"M")
                .append(n(x1))
                .append(' ')
                .append(n(y))
                .append('L')
                .append(n(mid))
                .append(' ')
                .append(n(y - 7))
                .append('L')
                .append(n(x2))
                .append(' ')
                .append(n(y))
                .append('L')
                .append(n(mid))
                .append(' ')
                .append(n(y + 7))
                .append("Z\"><title>")
                .append(escape(row.label() + ": " + row.text()))
                .append("</title></path>\n");
        if (ci.lower() < axis.low) {
            end(svg, x1, y, true, -1, "ht-plot-ci", 1.3);
        }
        if (ci.upper() > axis.high) {
            end(svg, x2, y, true, 1, "ht-plot-ci", 1.3);
        }
    }

    private static void prediction(StringBuilder svg, Axis axis, Interval pi, double y, Row row) {
        svg.append("<g><title>")
                .append(escape(row.label() + ": " + row.text()))
                .append("</title>\n");
        whisker(svg, axis, pi, y, "ht-plot-prediction", 3);
        svg.append("</g>\n");
    }

    private static void text(
            StringBuilder svg, double x, double y, String anchor, String style, String text) {
        svg.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(n(x))
                .append("\" y=\"")
                .append(n(y))
                .append('"');
        if (!anchor.equals("start")) {
            svg.append(" text-anchor=\"").append(anchor).append('"');
        }
        if (style.equals("ht-plot-head")) {
            svg.append(" font-weight=\"600\"");
        }
        svg.append('>').append(escape(text)).append("</text>\n");
    }

    private static void line(
            StringBuilder svg,
            double x1,
            double y1,
            double x2,
            double y2,
            String style,
            double stroke,
            String dash) {
        svg.append("<line class=\"")
                .append(style)
                .append("\" x1=\"")
                .append(n(x1))
                .append("\" y1=\"")
                .append(n(y1))
                .append("\" x2=\"")
                .append(n(x2))
                .append("\" y2=\"")
                .append(n(y2))
                .append("\" stroke=\"currentColor\" stroke-width=\"")
                .append(n(stroke))
                .append('"');
        if (!dash.isEmpty()) {
            svg.append(" stroke-dasharray=\"").append(dash).append('"');
        }
        svg.append("/>\n");
    }

    private static String n(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String escape(String text) {
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
                            // Control characters are not allowed in XML.
                            if (c >= 0x20 || c == '\n' || c == '\t') {
                                safe.appendCodePoint(c);
                            }
                        }
                    }
                });
        return safe.toString();
    }

    /** From values to places; values outside are cut with an arrow. */
    private static final class Axis {
        private final double low;
        private final double high;
        private final double left;
        private final double right;
        private final List<Double> ticks = new ArrayList<>();
        private int places;

        Axis(double low, double high, double left, double right) {
            this.low = low;
            this.high = high;
            this.left = left;
            this.right = right;
        }

        double x(double value) {
            return left + (right - left) * (value - low) / (high - low);
        }

        boolean shows(double value) {
            return value >= low && value <= high;
        }

        List<Double> ticks() {
            return ticks;
        }

        String tickText(double value) {
            if (places < 0) {
                return value >= 1
                        ? number(value, value == Math.rint(value) ? 0 : 1)
                        : shortest(value);
            }
            return number(value, places);
        }

        private static String shortest(double value) {
            String text = number(value, 3);
            while (text.endsWith("0")) {
                text = text.substring(0, text.length() - 1);
            }
            return text;
        }
    }

    /** Wide enough for the middle of the data and no effect; a single huge interval is cut. */
    private Axis axis(double left, double right) {
        double low = Math.min(scale.nullValue, pooled.estimate());
        double high = Math.max(scale.nullValue, pooled.estimate());
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < pooled.estimates().size(); i++) {
            low = Math.min(low, pooled.estimates().effect(i));
            high = Math.max(high, pooled.estimates().effect(i));
            widths.add(pooled.studyInterval(i).width());
        }
        widths.sort(Double::compare);
        double most = 2 * widths.get((widths.size() - 1) / 2);
        double wanted = Math.max(high - low, most);
        double lowest = low;
        double highest = high;
        for (int i = 0; i < pooled.estimates().size(); i++) {
            Interval ci = pooled.studyInterval(i);
            lowest = Math.min(lowest, ci.lower());
            highest = Math.max(highest, ci.upper());
        }
        if (Double.isFinite(pooled.interval().lower())
                && Double.isFinite(pooled.interval().upper())) {
            lowest = Math.min(lowest, pooled.interval().lower());
            highest = Math.max(highest, pooled.interval().upper());
        }
        low = Math.max(lowest, low - wanted);
        high = Math.min(highest, high + wanted);
        if (!(high > low)) {
            low -= 1;
            high += 1;
        }
        double margin = 0.04 * (high - low);
        Axis axis = new Axis(low - margin, high + margin, left, right);
        if (scale == Scale.LOG_RATIO) {
            axis.places = -1;
            double[][] ladders = {
                {0.01, 0.1, 1, 10, 100},
                {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20},
                {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4},
                {0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4},
            };
            List<Double> best = List.of(scale.nullValue);
            for (double[] ladder : ladders) {
                List<Double> inside = new ArrayList<>();
                for (double value : ladder) {
                    if (axis.shows(Math.log(value))) {
                        inside.add(Math.log(value));
                    }
                }
                if (inside.size() > best.size() && inside.size() <= 7) {
                    best = inside;
                }
            }
            axis.ticks.addAll(best);
        } else {
            double raw = (axis.high - axis.low) / 5;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double step =
                    raw / power <= 1
                            ? power
                            : raw / power <= 2
                                    ? 2 * power
                                    : raw / power <= 5 ? 5 * power : 10 * power;
            axis.places = Math.clamp((int) -Math.floor(Math.log10(step) + 1e-9), 0, 6);
            for (double tick = Math.ceil(axis.low / step) * step; tick <= axis.high; tick += step) {
                axis.ticks.add(Math.abs(tick) < 1e-9 * step ? 0.0 : tick);
            }
        }
        return axis;
    }
}
