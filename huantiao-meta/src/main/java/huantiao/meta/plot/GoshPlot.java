package huantiao.meta.plot;

import huantiao.meta.Doubles;
import huantiao.meta.Fit;
import huantiao.meta.Gosh;
import java.util.ArrayList;
import java.util.List;

/**
 * A GOSH plot: the pooled effect and I2 of every subset of the studies. Two clouds mean that some
 * studies tell another story. Subsets are counted into small fields; the fuller, the darker.
 */
public final class GoshPlot implements Plot {
    private static final int FIELDS = 60;
    private static final int SHADES = 5;

    private final Fit fit;
    private final Gosh gosh;
    private final Caption caption;

    private GoshPlot(Fit fit, Gosh gosh, Caption caption) {
        this.fit = fit;
        this.gosh = gosh;
        this.caption = caption;
    }

    /**
     * @param fit of all studies
     */
    public static GoshPlot of(Fit fit, Gosh gosh) {
        return new GoshPlot(fit, gosh, Caption.of("Effect").withId("gosh"));
    }

    public GoshPlot with(Caption words) {
        return new GoshPlot(fit, gosh, words);
    }

    @Override
    public Drawing drawing() {
        double[] x = Panel.around(0.04, gosh.estimates().toArray());
        double[] y = Panel.around(0.04, gosh.i2().toArray());
        double top = Math.min(104, Math.max(y[1], 10));
        double bottom = Math.min(y[0], -0.03 * top);
        Panel panel = new Panel(caption.scale(), x[0], x[1], Scale.VALUE, bottom, top, false);
        int[][] counts = new int[FIELDS][FIELDS];
        int fullest = 1;
        for (int i = 0; i < gosh.estimates().size(); i++) {
            int column = field(gosh.estimates().at(i), x[0], x[1]);
            int row = field(gosh.i2().at(i), bottom, top);
            if (column >= 0 && row >= 0) {
                counts[column][row]++;
                fullest = Math.max(fullest, counts[column][row]);
            }
        }
        double w = (panel.x().to() - panel.x().from()) / FIELDS;
        double h = (panel.y().from() - panel.y().to()) / FIELDS;
        for (int c = 0; c < FIELDS; c++) {
            for (int r = 0; r < FIELDS; r++) {
                if (counts[c][r] > 0) {
                    int shade =
                            1
                                    + (int)
                                            ((SHADES - 1)
                                                    * Math.log1p(counts[c][r])
                                                    / Math.log1p(fullest));
                    double side = 0.35 + 0.65 * shade / SHADES;
                    panel.canvas()
                            .rect(
                                    panel.x().from() + (c + 0.5 - side / 2) * w,
                                    panel.y().from() - (r + 0.5 + side / 2) * h,
                                    side * w,
                                    side * h,
                                    Ink.POINT,
                                    "");
                }
            }
        }
        panel.vertical(fit.estimate(), Ink.POOLED);
        panel.key(Ink.POINT, false, "Subsets of the studies; the more, the larger");
        panel.key(Ink.POOLED, true, "All studies");
        List<List<String>> rows = new ArrayList<>();
        Doubles effects = Gosh.quartiles(gosh.estimates());
        Doubles i2 = Gosh.quartiles(gosh.i2());
        String[] names = {"Smallest", "Lower quartile", "Median", "Upper quartile", "Largest"};
        for (int i = 0; i < names.length; i++) {
            rows.add(
                    List.of(
                            names[i],
                            caption.printed(effects.at(i)),
                            Printed.number(i2.at(i), 1) + "%"));
        }
        String all =
                "%d subsets; all studies together: %s, I² %s%%"
                        .formatted(
                                gosh.estimates().size(),
                                caption.printed(fit.estimate()),
                                Printed.number(fit.i2(), 1));
        panel.note(all + ". Method: " + fit.caption());
        return panel.finished(
                "gosh",
                caption,
                "GOSH plot",
                caption.axisName(),
                "I² (%)",
                "Pooled effect and heterogeneity of all subsets of %d studies. %s."
                        .formatted(fit.k(), all),
                new DataTable(
                        caption.titleOr("GOSH plot"), List.of("", caption.measure(), "I²"), rows));
    }

    private static int field(double value, double low, double high) {
        return Double.isFinite(value)
                ? Math.clamp((int) (FIELDS * (value - low) / (high - low)), 0, FIELDS - 1)
                : -1;
    }
}
