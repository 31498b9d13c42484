package huantiao.meta.plot;

import huantiao.meta.Coefficient;
import huantiao.meta.Regression;
import huantiao.meta.RegressionLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A bubble plot of a meta-regression: effects along one moderator, area by weight. */
public final class BubblePlot implements Plot {
    private static final int MOST_NAMES = 8;
    private final RegressionLine line;
    private final Caption caption;

    private BubblePlot(RegressionLine line, Caption caption) {
        this.line = line;
        this.caption = caption;
    }

    public static BubblePlot of(RegressionLine line) {
        return new BubblePlot(line, Caption.of("Effect").withId("bubble"));
    }

    public BubblePlot with(Caption words) {
        return new BubblePlot(line, words);
    }

    @Override
    public Drawing drawing() {
        Regression fit = line.fit();
        int k = fit.k();
        double[] x = Panel.around(0.04, line.values().toArray());
        List<Double> ys = new ArrayList<>(fit.estimates().effects().toList());
        for (Coefficient each : line.expected()) {
            ys.add(each.estimate());
        }
        if (caption.scale().hasNull()) {
            ys.add(0.0);
        }
        double[] y = Panel.around(0.1, ys.stream().mapToDouble(Double::doubleValue).toArray());
        Panel panel = new Panel(Scale.VALUE, x[0], x[1], caption.scale(), y[0], y[1], false);
        List<double[]> edge = new ArrayList<>();
        List<double[]> middle = new ArrayList<>();
        List<double[]> lower = new ArrayList<>();
        List<double[]> upper = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            Coefficient at = line.expected().get(i);
            double value = line.values().at(i);
            middle.add(new double[] {value, at.estimate()});
            if (Double.isFinite(at.interval().width())) {
                lower.add(new double[] {value, at.interval().lower()});
                upper.add(new double[] {value, at.interval().upper()});
            }
        }
        edge.addAll(upper);
        edge.addAll(lower.reversed());
        panel.area(edge, Ink.BAND);
        if (caption.scale().hasNull()) {
            panel.horizontal(0, Ink.NULL);
        }
        panel.curve(lower, Ink.LIMIT);
        panel.curve(upper, Ink.LIMIT);
        panel.curve(middle, Ink.CURVE);
        double largest = fit.weightsPercent().stream().max().orElse(1);
        List<List<String>> rows = new ArrayList<>();
        double[] radius = new double[k];
        for (int i = 0; i < k; i++) {
            double value = fit.design().column(line.moderator()).at(i);
            double weight = fit.weightsPercent().at(i);
            radius[i] = 2.5 + 11 * Math.sqrt(Math.max(0, weight) / largest);
            List<String> row =
                    List.of(
                            fit.estimates().study(i),
                            Printed.number(value, 2),
                            caption.printed(fit.estimates().effect(i)),
                            Printed.number(weight, 1) + "%");
            rows.add(row);
            panel.dot(
                    value,
                    fit.estimates().effect(i),
                    radius[i],
                    Ink.OPEN,
                    "%s: %s, weight %s".formatted(row.get(0), row.get(2), row.get(3)));
        }
        IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -fit.weightsPercent().at(i)))
                .limit(MOST_NAMES)
                .forEach(i ->
                        panel.name(
                                fit.design().column(line.moderator()).at(i),
                                fit.estimates().effect(i),
                                radius[i],
                                fit.estimates().study(i)));
        Coefficient slope = fit.coefficient(line.moderator());
        String text =
                "Slope %s [%s; %s], p %s%s; k = %d; R² = %s"
                        .formatted(
                                Printed.small(slope.estimate(), 4),
                                Printed.small(slope.interval().lower(), 4),
                                Printed.small(slope.interval().upper(), 4),
                                Printed.p(slope.pValue()),
                                caption.scale() == Scale.LOG_RATIO ? " (on the log scale)" : "",
                                k,
                                Double.isNaN(fit.r2())
                                        ? "not defined"
                                        : Printed.number(fit.r2(), 1) + "%");
        panel.key(Ink.OPEN, true, "Study; area by weight");
        panel.key(Ink.CURVE, true, "Regression");
        panel.key(
                Ink.BAND,
                false,
                "%s%% interval of the line".formatted(Printed.percent(fit.convention().level())));
        panel.note(text);
        if (fit.p() > 2) {
            panel.note("Other moderators are held at their means.");
        }
        panel.note("Method: " + fit.convention().caption());
        return panel.finished(
                "bubble",
                caption,
                "Meta-regression on " + line.moderator(),
                line.moderator(),
                caption.axisName(),
                "Effects of %d studies along %s. %s.".formatted(k, line.moderator(), text),
                new DataTable(
                        caption.titleOr("Meta-regression on " + line.moderator()),
                        List.of("Study", line.moderator(), caption.measure(), "Weight"),
                        rows));
    }
}
