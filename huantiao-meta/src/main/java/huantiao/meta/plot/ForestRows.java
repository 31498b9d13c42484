package huantiao.meta.plot;

import huantiao.meta.BiasJudgments;
import huantiao.meta.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of text with an interval drawn between them: what forest, cumulative and leave-one-out
 * plots share.
 */
final class ForestRows {

    enum Kind {
        /** Words only, above the rows of a part. */
        HEADING,
        STUDY,
        /** The pooled effect of a part. */
        SUBTOTAL,
        /** A pooled effect among others of its kind. */
        POOLED,
        TOTAL,
        PREDICTION,
        /** Words only, below the rows of a part. */
        NOTE
    }

    /**
     * One line.
     *
     * @param effect on the pooled scale
     * @param text effect and interval as printed
     * @param weight as printed, empty where there is none
     * @param weightPercent share for the size of the square; {@code NaN} where there is none
     * @param cells one per column of the user
     * @param lights judgments, empty where there are none
     */
    record Row(
            Kind kind,
            String label,
            double effect,
            Interval interval,
            String text,
            String weight,
            double weightPercent,
            List<String> cells,
            List<BiasJudgments.Judgment> lights) {

        static Row words(Kind kind, String label) {
            return new Row(
                    kind,
                    label,
                    Double.NaN,
                    new Interval(Double.NaN, Double.NaN),
                    "",
                    "",
                    Double.NaN,
                    List.of(),
                    List.of());
        }
    }

    private static final double MARGIN = 6;
    private static final double GAP = 16;
    private static final double PLOT = 280;
    private static final double MOST_LABEL = 250;
    private static final double TEXT_LINE = 15;
    private static final double LIGHT = 20;

    private final Caption caption;
    private final String firstHead;
    private final String effectHead;
    private final List<String> columnHeads;
    private final List<String> lightHeads;
    private final List<Row> rows;
    private final List<String> notes;
    private final double reference;

    /**
     * @param effectHead of the column of effects, such as {@code Risk ratio [95% CI]}
     * @param reference the pooled effect, for the dashed line; {@code NaN} for none
     * @param notes lines beneath
     */
    ForestRows(
            Caption caption,
            String firstHead,
            String effectHead,
            List<String> columnHeads,
            List<String> lightHeads,
            List<Row> rows,
            double reference,
            List<String> notes) {
        this.caption = caption;
        this.firstHead = firstHead;
        this.effectHead = effectHead;
        this.columnHeads = columnHeads;
        this.lightHeads = lightHeads;
        this.rows = rows;
        this.reference = reference;
        this.notes = notes;
    }

    private boolean weighted() {
        return rows.stream().anyMatch(row -> !row.weight.isEmpty());
    }

    DataTable table(String title) {
        List<String> header = new ArrayList<>();
        header.add(firstHead);
        header.addAll(columnHeads);
        header.add(effectHead);
        if (weighted()) {
            header.add("Weight");
        }
        header.addAll(lightHeads);
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>();
            line.add(row.label);
            for (int i = 0; i < columnHeads.size(); i++) {
                line.add(i < row.cells.size() ? row.cells.get(i) : "");
            }
            line.add(row.text);
            if (weighted()) {
                line.add(row.weight);
            }
            for (int i = 0; i < lightHeads.size(); i++) {
                line.add(i < row.lights.size() ? row.lights.get(i).label() : "");
            }
            lines.add(line);
        }
        return new DataTable(title, header, lines);
    }

    Drawing drawn(String kind, String ownTitle, String description) {
        Canvas canvas = new Canvas();
        boolean dense = rows.size() > 45;
        double rowHeight = dense ? 18 : 22;
        double labelWidth = 90;
        for (Row row : rows) {
            if (row.kind != Kind.NOTE && row.kind != Kind.HEADING) {
                labelWidth = Math.max(labelWidth, Type.width(row.label, Type.SIZE) + 4);
            }
        }
        labelWidth = Math.min(labelWidth, MOST_LABEL);
        double at = MARGIN + labelWidth + GAP;
        List<Double> columnEnds = new ArrayList<>();
        for (int c = 0; c < columnHeads.size(); c++) {
            double width = Type.width(columnHeads.get(c), Type.SIZE) * 1.06;
            for (Row row : rows) {
                if (c < row.cells.size()) {
                    width = Math.max(width, Type.width(row.cells.get(c), Type.SIZE));
                }
            }
            at += Math.min(width, 180);
            columnEnds.add(at);
            at += GAP;
        }
        double left = at;
        double right = left + PLOT;
        double textWidth = Type.width(effectHead, Type.SIZE) * 1.06;
        for (Row row : rows) {
            textWidth = Math.max(textWidth, Type.width(row.text, Type.SIZE) * 1.04);
        }
        double textEnd = right + GAP + textWidth;
        double weightEnd = textEnd + (weighted() ? GAP + 50 : 0);
        double lightsFrom = weightEnd + GAP;
        double width =
                (lightHeads.isEmpty() ? weightEnd : lightsFrom + LIGHT * lightHeads.size())
                        + MARGIN;

        double headBase = 22;
        canvas.text(MARGIN, headBase, Canvas.Anchor.START, Ink.HEAD, firstHead);
        for (int c = 0; c < columnHeads.size(); c++) {
            canvas.text(
                    columnEnds.get(c),
                    headBase,
                    Canvas.Anchor.END,
                    Ink.HEAD,
                    Type.shortened(columnHeads.get(c), 180, Type.SIZE));
        }
        canvas.text(textEnd, headBase, Canvas.Anchor.END, Ink.HEAD, effectHead);
        if (weighted()) {
            canvas.text(weightEnd, headBase, Canvas.Anchor.END, Ink.HEAD, "Weight");
        }
        for (int d = 0; d < lightHeads.size(); d++) {
            canvas.text(
                    lightsFrom + LIGHT * (d + 0.5),
                    headBase,
                    Canvas.Anchor.MIDDLE,
                    Ink.HEAD,
                    Type.shortened(lightHeads.get(d), LIGHT, Type.SIZE));
        }
        canvas.line(0, 32, width, 32, Ink.LINE);

        double top = 36;
        double[] middles = new double[rows.size()];
        List<List<String>> labels = new ArrayList<>();
        double y = top + 4;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean wordsOnly = row.kind == Kind.NOTE || row.kind == Kind.HEADING;
            List<String> lines =
                    Type.wrapped(
                            row.label,
                            wordsOnly ? textEnd - MARGIN : labelWidth,
                            row.kind == Kind.NOTE ? Type.SMALL : Type.SIZE,
                            3);
            labels.add(lines);
            double before =
                    switch (row.kind) {
                        case HEADING -> i == 0 ? 0 : 10;
                        case TOTAL -> 8;
                        default -> 0;
                    };
            double height = Math.max(rowHeight, lines.size() * TEXT_LINE + (dense ? 2 : 6));
            y += before;
            middles[i] = y + height / 2;
            y += height;
        }
        double bottom = y + 6;

        Axis axis = axis(left, right);
        if (caption.scale().hasNull() && axis.shows(0)) {
            upright(canvas, axis.at(0), top, bottom, middles, labels, Ink.NULL);
        }
        if (axis.shows(reference)) {
            upright(canvas, axis.at(reference), top, bottom, middles, labels, Ink.POOLED);
        }
        double largest =
                rows.stream()
                        .filter(row -> row.kind == Kind.STUDY)
                        .mapToDouble(Row::weightPercent)
                        .filter(w -> w > 0)
                        .max()
                        .orElse(1);
        boolean ruled = false;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = middles[i];
            if (row.kind == Kind.TOTAL && !ruled && i > 0) {
                canvas.line(
                        0, middle - rowHeight / 2 - 3, width, middle - rowHeight / 2 - 3, Ink.HAIR);
                ruled = true;
            }
            Ink ink =
                    switch (row.kind) {
                        case HEADING, TOTAL, SUBTOTAL -> Ink.HEAD;
                        case NOTE -> Ink.MUTED;
                        case STUDY, POOLED, PREDICTION -> Ink.TEXT;
                    };
            List<String> lines = labels.get(i);
            for (int l = 0; l < lines.size(); l++) {
                canvas.text(
                        MARGIN,
                        middle + 4 + TEXT_LINE * (l - (lines.size() - 1) / 2.0),
                        Canvas.Anchor.START,
                        ink,
                        row.kind == Kind.NOTE ? Type.SMALL : Type.SIZE,
                        lines.get(l));
            }
            for (int c = 0; c < row.cells.size(); c++) {
                canvas.text(
                        columnEnds.get(c),
                        middle + 4,
                        Canvas.Anchor.END,
                        ink,
                        Type.shortened(row.cells.get(c), 180, Type.SIZE));
            }
            mark(canvas, axis, row, middle, largest);
            if (!row.text.isEmpty()) {
                canvas.text(textEnd, middle + 4, Canvas.Anchor.END, ink, row.text);
            }
            if (!row.weight.isEmpty()) {
                canvas.text(weightEnd, middle + 4, Canvas.Anchor.END, ink, row.weight);
            }
            for (int d = 0; d < row.lights.size(); d++) {
                Lights.draw(canvas, lightsFrom + LIGHT * (d + 0.5), middle, 7.5, row.lights.get(d));
            }
        }
        double height = foot(canvas, axis, bottom, width);
        return canvas.finished(
                kind,
                caption,
                caption.titleOr(ownTitle),
                description,
                width,
                height,
                table(caption.titleOr(ownTitle)));
    }

    /** A line down the picture that leaves out notes reaching beneath it. */
    private void upright(
            Canvas canvas,
            double x,
            double top,
            double bottom,
            double[] middles,
            List<List<String>> labels,
            Ink ink) {
        double from = top;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).kind == Kind.NOTE
                    && MARGIN + Type.widest(labels.get(i), Type.SMALL) > x - 4) {
                canvas.line(x, from, x, middles[i] - 9, ink);
                from = middles[i] + 9;
            }
        }
        canvas.line(x, from, x, bottom, ink);
    }

    private void mark(Canvas canvas, Axis axis, Row row, double y, double largest) {
        String title =
                row.label
                        + ": "
                        + row.text
                        + (row.weight.isEmpty() ? "" : ", weight " + row.weight);
        switch (row.kind) {
            case HEADING, NOTE -> {}
            case STUDY -> {
                whisker(canvas, axis, row.interval, y, Ink.CI);
                if (axis.shows(row.effect)) {
                    double side =
                            Double.isNaN(row.weightPercent)
                                    ? 7
                                    : 4 + 8 * Math.sqrt(Math.max(0, row.weightPercent) / largest);
                    canvas.rect(
                            axis.at(row.effect) - side / 2,
                            y - side / 2,
                            side,
                            side,
                            Ink.SQUARE,
                            title);
                }
            }
            case POOLED -> {
                whisker(canvas, axis, row.interval, y, Ink.CI);
                if (axis.shows(row.effect)) {
                    double x = axis.at(row.effect);
                    canvas.path(
                            Canvas.polygon(x - 5, y, x, y - 5, x + 5, y, x, y + 5),
                            Ink.DIAMOND,
                            title);
                }
            }
            case SUBTOTAL -> diamond(canvas, axis, row, y, Ink.SUBTOTAL, title);
            case TOTAL -> diamond(canvas, axis, row, y, Ink.DIAMOND, title);
            case PREDICTION -> whisker(canvas, axis, row.interval, y, Ink.PREDICTION);
        }
    }

    private static void diamond(
            Canvas canvas, Axis axis, Row row, double y, Ink ink, String title) {
        Interval ci = row.interval;
        if (Double.isNaN(ci.lower()) || Double.isNaN(ci.upper())) {
            if (axis.shows(row.effect)) {
                double x = axis.at(row.effect);
                canvas.path(Canvas.polygon(x - 5, y, x, y - 7, x + 5, y, x, y + 7), ink, title);
            }
            return;
        }
        double x1 = axis.within(ci.lower());
        double x2 = axis.within(ci.upper());
        double middle = axis.within(row.effect);
        canvas.path(Canvas.polygon(x1, y, middle, y - 7, x2, y, middle, y + 7), ink, title);
        if (ci.lower() < axis.low()) {
            arrow(canvas, x1, y, -1);
        }
        if (ci.upper() > axis.high()) {
            arrow(canvas, x2, y, 1);
        }
    }

    private static void whisker(Canvas canvas, Axis axis, Interval ci, double y, Ink ink) {
        if (Double.isNaN(ci.lower()) || Double.isNaN(ci.upper())) {
            return;
        }
        if (ci.upper() < axis.low()) {
            arrow(canvas, axis.from(), y, -1);
            return;
        }
        if (ci.lower() > axis.high()) {
            arrow(canvas, axis.to(), y, 1);
            return;
        }
        double x1 = axis.within(ci.lower());
        double x2 = axis.within(ci.upper());
        canvas.line(x1, y, x2, y, ink);
        if (ci.lower() < axis.low()) {
            arrow(canvas, x1, y, -1);
        } else if (ink == Ink.PREDICTION) {
            canvas.line(x1, y - 4, x1, y + 4, Ink.CI);
        }
        if (ci.upper() > axis.high()) {
            arrow(canvas, x2, y, 1);
        } else if (ink == Ink.PREDICTION) {
            canvas.line(x2, y - 4, x2, y + 4, Ink.CI);
        }
    }

    /** An arrow head that says the interval goes on beyond the picture. */
    private static void arrow(Canvas canvas, double x, double y, int direction) {
        canvas.path(
                Canvas.polygon(
                        x + 2 * direction,
                        y,
                        x - 7 * direction,
                        y - 4.5,
                        x - 7 * direction,
                        y + 4.5),
                Ink.ARROW,
                "");
    }

    private double foot(Canvas canvas, Axis axis, double bottom, double width) {
        canvas.line(axis.from(), bottom, axis.to(), bottom, Ink.LINE);
        for (Axis.Tick tick : axis.ticks()) {
            double x = axis.at(tick.value());
            canvas.line(x, bottom, x, bottom + 5, Ink.LINE);
            canvas.text(x, bottom + 18, Canvas.Anchor.MIDDLE, Ink.TEXT, tick.text());
        }
        double y = bottom + 18;
        if (caption.scale().hasNull() && axis.shows(0)) {
            double zero = axis.at(0);
            List<String> low = favours("← ", caption.favoursLow(), "", zero - 8 - MARGIN);
            List<String> high = favours("", caption.favoursHigh(), " →", width - MARGIN - zero - 8);
            for (int l = 0; l < low.size(); l++) {
                canvas.text(
                        zero - 8,
                        y + 18 + 14 * l,
                        Canvas.Anchor.END,
                        Ink.TEXT,
                        Type.SMALL,
                        low.get(l));
            }
            for (int l = 0; l < high.size(); l++) {
                canvas.text(
                        zero + 8,
                        y + 18 + 14 * l,
                        Canvas.Anchor.START,
                        Ink.TEXT,
                        Type.SMALL,
                        high.get(l));
            }
            int most = Math.max(low.size(), high.size());
            y += most == 0 ? 0 : 4 + 14 * most;
        }
        y += 26;
        for (String note : notes) {
            for (String line : Type.wrapped(note, width - 2 * MARGIN, Type.SMALL, 4)) {
                canvas.text(MARGIN, y, Canvas.Anchor.START, Ink.MUTED, Type.SMALL, line);
                y += 16;
            }
        }
        return y;
    }

    private static List<String> favours(String before, String words, String after, double room) {
        return words.isEmpty()
                ? List.of()
                : Type.wrapped(before + words + after, room, Type.SMALL, 2);
    }

    /** Wide enough for the middle of the data and no effect; a single huge interval is cut. */
    private Axis axis(double left, double right) {
        List<Row> drawn = rows.stream().filter(row -> Double.isFinite(row.effect)).toList();
        boolean nulled = caption.scale().hasNull();
        double low = nulled ? 0 : Double.POSITIVE_INFINITY;
        double high = nulled ? 0 : Double.NEGATIVE_INFINITY;
        double lowest = low;
        double highest = high;
        List<Double> widths = new ArrayList<>();
        for (Row row : drawn) {
            low = Math.min(low, row.effect);
            high = Math.max(high, row.effect);
            if (Double.isFinite(row.interval.width())) {
                lowest = Math.min(lowest, row.interval.lower());
                highest = Math.max(highest, row.interval.upper());
                if (row.kind == Kind.STUDY || row.kind == Kind.POOLED) {
                    widths.add(row.interval.width());
                }
            }
        }
        if (drawn.isEmpty()) {
            return Axis.of(caption.scale(), nulled ? -1 : 0, 1, left, right);
        }
        widths.sort(Double::compare);
        double usual = widths.isEmpty() ? 0 : 2 * widths.get((widths.size() - 1) / 2);
        double wanted = Math.max(high - low, usual);
        low = Math.max(Math.min(lowest, low), low - wanted);
        high = Math.min(Math.max(highest, high), high + wanted);
        double margin = high > low ? 0.04 * (high - low) : Math.max(1e-6, 0.5 * Math.abs(low));
        return Axis.of(caption.scale(), low - margin, high + margin, left, right);
    }

    /** A judgment for a study, if there is any. */
    static List<BiasJudgments.Judgment> lights(Optional<BiasJudgments> judgments, String study) {
        return judgments.map(all -> all.of(study)).orElse(List.of());
    }
}
