package huantiao.meta.plot;

import huantiao.meta.Fit;
import huantiao.meta.Interval;
import huantiao.meta.Radial;
import java.util.ArrayList;
import java.util.List;

/**
 * A radial (Galbraith) plot: precise studies lie to the right, and the slope from the origin is the
 * effect. Studies outside the band differ from the pooled effect by more than chance.
 */
public final class RadialPlot implements Plot {
    private final Radial radial;
    private final Caption caption;

    private RadialPlot(Radial radial, Caption caption) {
        this.radial = radial;
        this.caption = caption;
    }

    public static RadialPlot of(Radial radial) {
        return new RadialPlot(radial, Caption.of("Effect").withId("radial"));
    }

    public RadialPlot with(Caption words) {
        return new RadialPlot(radial, words);
    }

    @Override
    public Drawing drawing() {
        Fit fit = radial.fit();
        double furthest = radial.precision().stream().filter(Double::isFinite).max().orElse(1);
        double end = furthest * 1.06;
        Interval first = radial.limits(0);
        Interval last = radial.limits(end);
        List<Double> ys = new ArrayList<>(radial.standardized().toList());
        ys.addAll(List.of(first.lower(), first.upper(), last.lower(), last.upper(), 0.0));
        double[] y = Panel.around(0.05, ys.stream().mapToDouble(Double::doubleValue).toArray());
        Panel panel = new Panel(Scale.VALUE, 0, end, Scale.VALUE, y[0], y[1], false);
        panel.area(
                List.of(
                        new double[] {0, first.lower()},
                        new double[] {end, last.lower()},
                        new double[] {end, last.upper()},
                        new double[] {0, first.upper()}),
                Ink.BAND);
        panel.horizontal(0, Ink.HAIR);
        panel.curve(
                List.of(new double[] {0, 0}, new double[] {end, radial.expected(end)}), Ink.POOLED);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> outside = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            double px = radial.precision().at(i);
            double py = radial.standardized().at(i);
            List<String> row =
                    List.of(
                            fit.estimates().study(i),
                            Printed.small(px, 3),
                            Printed.small(py, 3),
                            caption.printed(fit.estimates().effect(i)));
            rows.add(row);
            panel.dot(
                    px,
                    py,
                    4,
                    Ink.POINT,
                    "%s: %s, precision %s".formatted(row.get(0), row.get(3), row.get(1)));
            if (!radial.limits(px).contains(py)) {
                outside.add(i);
            }
        }
        outside.forEach(i ->
                panel.name(
                        radial.precision().at(i),
                        radial.standardized().at(i),
                        4,
                        fit.estimates().study(i)));
        panel.key(Ink.POINT, true, "Study; named when outside the band");
        panel.key(Ink.POOLED, true, "Pooled effect");
        panel.key(Ink.BAND, false, "±%s%% band".formatted(Printed.percent(fit.level())));
        String pooled =
                "Pooled %s: %s %s"
                        .formatted(
                                caption.measure(),
                                caption.printed(fit.estimate()),
                                Printed.interval(
                                        fit.interval(), caption.scale(), caption.decimals()));
        panel.note(pooled + ". Method: " + fit.caption());
        return panel.finished(
                "radial",
                caption,
                "Radial plot",
                "Precision: 1 / √(v + τ²)",
                "Standardized effect: y / √(v + τ²)",
                "Radial plot of %d studies; %d outside the band. %s."
                        .formatted(fit.k(), outside.size(), pooled),
                new DataTable(
                        caption.titleOr("Radial plot"),
                        List.of("Study", "Precision", "Standardized effect", caption.measure()),
                        rows));
    }
}
