package huantiao.meta.plot;

import huantiao.meta.Estimates;
import huantiao.meta.Funnel;
import huantiao.meta.Interval;
import huantiao.meta.TrimAndFill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A funnel plot: effects against their standard errors, precise studies on top. Contours show where
 * a study turns significant; studies filled in by trim and fill are open squares.
 *
 * @see <a href="https://doi.org/10.1136/bmj.d4002">Sterne and others 2011</a>
 */
public final class FunnelPlot implements Plot {
    private final Funnel funnel;
    private final boolean contours;
    private final Optional<TrimAndFill> filled;
    private final Caption caption;

    private FunnelPlot(
            Funnel funnel, boolean contours, Optional<TrimAndFill> filled, Caption caption) {
        this.funnel = funnel;
        this.contours = contours;
        this.filled = filled;
        this.caption = caption;
    }

    public static FunnelPlot of(Funnel funnel) {
        return new FunnelPlot(
                funnel, false, Optional.empty(), Caption.of("Effect").withId("funnel"));
    }

    public FunnelPlot with(Caption words) {
        return new FunnelPlot(funnel, contours, filled, words);
    }

    /** Shades where a study does not differ from no effect; only where there is a no effect. */
    public FunnelPlot withContours() {
        return new FunnelPlot(funnel, true, filled, caption);
    }

    /** Shows the studies that trim and fill adds, and the effect pooled with them. */
    public FunnelPlot with(TrimAndFill result) {
        return new FunnelPlot(funnel, contours, Optional.of(result), caption);
    }

    @Override
    public Drawing drawing() {
        Estimates e = funnel.fit().estimates();
        Estimates added =
                filled.map(TrimAndFill::filled)
                        .orElse(Estimates.of(List.of(), new double[0], new double[0]));
        boolean shaded = contours && caption.scale().hasNull();
        double deepest = 0;
        for (int i = 0; i < e.size(); i++) {
            deepest = Math.max(deepest, funnel.standardErrors().at(i));
        }
        deepest = deepest > 0 ? deepest * 1.06 : 1;
        List<Double> xs = new ArrayList<>(e.effects().toList());
        xs.addAll(added.effects().toList());
        Interval limits = funnel.limits(deepest);
        xs.add(limits.lower());
        xs.add(limits.upper());
        if (shaded) {
            xs.add(0.0);
        }
        double[] x = Panel.around(0.05, xs.stream().mapToDouble(Double::doubleValue).toArray());
        Panel panel = new Panel(caption.scale(), x[0], x[1], Scale.VALUE, 0, deepest, true);
        if (shaded) {
            for (int level = Funnel.CONTOURS.size() - 1; level >= 0; level--) {
                Interval wide = funnel.insignificant(deepest, Funnel.CONTOURS.get(level));
                panel.area(
                        List.of(
                                new double[] {0, 0},
                                new double[] {
                                    clamped(wide.lower(), x), depth(wide.lower(), x, deepest)
                                },
                                new double[] {clamped(wide.lower(), x), deepest},
                                new double[] {clamped(wide.upper(), x), deepest},
                                new double[] {
                                    clamped(wide.upper(), x), depth(wide.upper(), x, deepest)
                                }),
                        Ink.BAND);
            }
            panel.vertical(0, Ink.NULL);
        }
        double pooled = funnel.fit().estimate();
        panel.vertical(pooled, Ink.POOLED);
        panel.curve(
                List.of(
                        new double[] {limits.lower(), deepest},
                        new double[] {pooled, 0},
                        new double[] {limits.upper(), deepest}),
                Ink.LIMIT);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < added.size(); i++) {
            double se = Math.sqrt(added.variance(i));
            String title = point("Filled in", added.effect(i), se);
            panel.square(added.effect(i), se, 4, Ink.OPEN, title);
        }
        for (int i = 0; i < e.size(); i++) {
            double se = funnel.standardErrors().at(i);
            panel.dot(e.effect(i), se, 4, Ink.POINT, point(e.study(i), e.effect(i), se));
            rows.add(row(e.study(i), e.effect(i), se));
        }
        for (int i = 0; i < added.size(); i++) {
            rows.add(row(added.study(i), added.effect(i), Math.sqrt(added.variance(i))));
        }
        panel.key(Ink.POINT, true, "Study");
        filled.ifPresent(result -> panel.key(Ink.OPEN, false, "Filled in"));
        panel.key(
                Ink.LIMIT,
                true,
                "Pooled effect with %s%% limits".formatted(Printed.percent(funnel.fit().level())));
        if (shaded) {
            panel.key(Ink.BAND, false, "Not significant: dark p > 0.10, then > 0.05, pale > 0.01");
        }
        filled.ifPresent(result -> {
            panel.vertical(result.fit().estimate(), Ink.CURVE);
            panel.key(Ink.CURVE, true, "Pooled with filled-in studies");
            panel.note(filledIn(result));
        });
        panel.note("Pooled: " + pooledText() + ". Method: " + funnel.fit().caption());
        return panel.finished(
                "funnel",
                caption,
                "Funnel plot",
                caption.axisName(),
                "Standard error",
                "Effects of %d studies against their standard errors, precise studies on top. Pooled %s.%s"
                        .formatted(
                                e.size(),
                                pooledText(),
                                filled.map(result -> " " + filledIn(result) + ".").orElse("")),
                new DataTable(
                        caption.titleOr("Funnel plot"),
                        List.of("Study", caption.measure(), "Standard error"),
                        rows));
    }

    private String filledIn(TrimAndFill result) {
        return "Trim and fill: %d missing on the %s; pooled with them %s %s"
                .formatted(
                        result.missing(),
                        result.side() == TrimAndFill.Side.LEFT ? "left" : "right",
                        caption.printed(result.fit().estimate()),
                        Printed.interval(
                                result.fit().interval(), caption.scale(), caption.decimals()));
    }

    private String pooledText() {
        return caption.printed(funnel.fit().estimate())
                + " "
                + Printed.interval(funnel.fit().interval(), caption.scale(), caption.decimals());
    }

    /** An edge that leaves at the side does so above the bottom: the depth at which it does. */
    private static double depth(double edge, double[] x, double deepest) {
        double kept = clamped(edge, x);
        return edge == 0 ? deepest : deepest * Math.min(1, kept / edge);
    }

    private static double clamped(double edge, double[] x) {
        return Math.clamp(edge, x[0], x[1]);
    }

    private String point(String study, double effect, double se) {
        return "%s: %s, standard error %s"
                .formatted(study, caption.printed(effect), Printed.small(se, 3));
    }

    private List<String> row(String study, double effect, double se) {
        return List.of(study, caption.printed(effect), Printed.small(se, 3));
    }
}
