package huantiao.meta.plot;

import huantiao.meta.Estimates;
import huantiao.meta.Interval;
import huantiao.meta.NewTrial;
import huantiao.meta.NewTrial.Outlook;
import huantiao.meta.NewTrial.Region;
import huantiao.meta.NewTrial.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An extended funnel plot: the trials by effect and standard error, precise ones on top, and shaded
 * where one more trial would have to lie to move the interval of the pool over a line.
 *
 * @see <a href="https://doi.org/10.1016/j.jclinepi.2011.10.009">Langan and others 2012</a>
 */
public final class NewTrialPlot implements Plot {
    private static final int STRIPS = 36;
    private static final double SHALLOWEST = 0.04;

    private final NewTrial trial;
    private final Outlook asked;
    private final double line;
    private final Caption caption;

    private NewTrialPlot(NewTrial trial, Outlook asked, double line, Caption caption) {
        this.trial = trial;
        this.asked = asked;
        this.line = line;
        this.caption = caption;
    }

    /**
     * @param asked a trial of one size, drawn as a bar over its plausible results
     * @param line over which the interval may move, on the scale of the estimates
     */
    public static NewTrialPlot of(NewTrial trial, Outlook asked, double line) {
        return new NewTrialPlot(trial, asked, line, Caption.of("Effect").withId("new-trial"));
    }

    public NewTrialPlot with(Caption words) {
        return new NewTrialPlot(trial, asked, line, words);
    }

    @Override
    public Drawing drawing() {
        Estimates e = trial.fit().estimates();
        double own = Math.sqrt(asked.variance());
        double deepest = own;
        List<Double> xs = new ArrayList<>(e.effects().toList());
        for (int i = 0; i < e.size(); i++) {
            deepest = Math.max(deepest, Math.sqrt(e.variance(i)));
        }
        deepest *= 1.08;
        double reach = 2.2 * deepest;
        xs.add(line);
        xs.add(trial.fit().estimate() - reach);
        xs.add(trial.fit().estimate() + reach);
        double[] x = Panel.around(0.05, xs.stream().mapToDouble(Double::doubleValue).toArray());
        Panel panel = new Panel(caption.scale(), x[0], x[1], Scale.VALUE, 0, deepest, true);
        Side now = Side.of(trial.fit().interval(), line);
        Set<Side> drawn = EnumSet.noneOf(Side.class);
        for (int i = 0; i < STRIPS; i++) {
            double top = deepest * i / STRIPS;
            double bottom = deepest * (i + 1) / STRIPS;
            double middle = Math.max(deepest * SHALLOWEST, (top + bottom) / 2);
            for (Region region : trial.moves(middle * middle, line, new Interval(x[0], x[1]))) {
                drawn.add(region.sides().getFirst());
                panel.area(
                        List.of(
                                new double[] {region.from(), top},
                                new double[] {region.to(), top},
                                new double[] {region.to(), bottom},
                                new double[] {region.from(), bottom}),
                        ink(region.sides().getFirst(), now));
            }
        }
        panel.vertical(line, Ink.NULL);
        panel.vertical(trial.fit().estimate(), Ink.POOLED);
        panel.curve(
                List.of(
                        new double[] {Math.max(x[0], asked.plausible().lower()), own},
                        new double[] {Math.min(x[1], asked.plausible().upper()), own}),
                Ink.PREDICTION);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < e.size(); i++) {
            double se = Math.sqrt(e.variance(i));
            panel.dot(
                    e.effect(i),
                    se,
                    4,
                    Ink.POINT,
                    "%s: %s, standard error %s"
                            .formatted(
                                    e.study(i),
                                    caption.printed(e.effect(i)),
                                    Printed.small(se, 3)));
            rows.add(List.of(e.study(i), caption.printed(e.effect(i)), Printed.small(se, 3)));
        }
        for (int i = 0; i < e.size(); i++) {
            panel.name(e.effect(i), Math.sqrt(e.variance(i)), 4, e.study(i));
        }
        String at = caption.printed(line);
        panel.key(Ink.POINT, true, "Trial");
        panel.key(Ink.PREDICTION, true, "95 of 100 results of the new trial");
        if (drawn.contains(Side.BELOW)) {
            panel.key(ink(Side.BELOW, now), false, "A trial here: all of the interval below " + at);
        }
        if (drawn.contains(Side.ACROSS)) {
            panel.key(ink(Side.ACROSS, now), false, "A trial here: the interval holds " + at);
        }
        if (drawn.contains(Side.ABOVE)) {
            panel.key(ink(Side.ABOVE, now), false, "A trial here: all of the interval above " + at);
        }
        panel.note(
                "Elsewhere the interval lies to %s as it does now. Method: %s"
                        .formatted(at, trial.fit().caption()));
        for (Region region : asked.moves(0)) {
            rows.add(
                    List.of(
                            "A new trial with a result in this range moves the interval",
                            range(region),
                            Printed.small(own, 3)));
        }
        return panel.finished(
                "new-trial",
                caption,
                "What one more trial could change",
                caption.axisName(),
                "Standard error",
                "Effects of %d trials against their standard errors, precise ones on top. Shaded where one more trial would move the interval of the pool over %s. A new trial of standard error %s is marked with 95 of 100 of its plausible results."
                        .formatted(e.size(), at, Printed.small(own, 3)),
                new DataTable(
                        caption.titleOr("What one more trial could change"),
                        List.of("Trial", caption.measure(), "Standard error"),
                        rows));
    }

    private String range(Region region) {
        if (Double.isInfinite(region.from())) {
            return "below " + caption.printed(region.to());
        }
        return Double.isInfinite(region.to())
                ? "from " + caption.printed(region.from())
                : "%s to %s"
                        .formatted(caption.printed(region.from()), caption.printed(region.to()));
    }

    /** The first side that is not today's is dark, the other one pale. */
    private static Ink ink(Side side, Side now) {
        Side dark = now == Side.BELOW ? Side.ACROSS : Side.BELOW;
        return side == dark ? Ink.BAND2 : Ink.BAND;
    }
}
