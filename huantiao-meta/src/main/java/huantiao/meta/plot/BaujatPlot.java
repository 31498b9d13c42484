package huantiao.meta.plot;

import huantiao.meta.Baujat;
import huantiao.meta.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Baujat plot: studies on the right add most to heterogeneity, studies on top move the pooled
 * effect most.
 */
public final class BaujatPlot implements Plot {
    private final Baujat baujat;
    private final Caption caption;

    private BaujatPlot(Baujat baujat, Caption caption) {
        this.baujat = baujat;
        this.caption = caption;
    }

    public static BaujatPlot of(Baujat baujat) {
        return new BaujatPlot(baujat, Caption.of("Effect").withId("baujat"));
    }

    public BaujatPlot with(Caption words) {
        return new BaujatPlot(baujat, words);
    }

    @Override
    public Drawing drawing() {
        Fit fit = baujat.fit();
        double[] x = Panel.around(0.08, baujat.heterogeneity().toArray());
        double[] y = Panel.around(0.08, baujat.influence().toArray());
        Panel panel =
                new Panel(
                        Scale.VALUE,
                        Math.min(0, x[0]),
                        x[1],
                        Scale.VALUE,
                        Math.min(0, y[0]),
                        y[1],
                        false);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            double hx = baujat.heterogeneity().at(i);
            double hy = baujat.influence().at(i);
            List<String> row =
                    List.of(fit.estimates().study(i), Printed.small(hx, 3), Printed.small(hy, 3));
            rows.add(row);
            panel.dot(
                    hx,
                    hy,
                    4,
                    Ink.POINT,
                    "%s: heterogeneity %s, influence %s"
                            .formatted(row.get(0), row.get(1), row.get(2)));
        }
        IntStream.range(0, fit.k())
                .boxed()
                .sorted(
                        Comparator.comparingDouble(i ->
                                -Math.max(
                                        baujat.heterogeneity().at(i) / x[1],
                                        baujat.influence().at(i) / y[1])))
                .limit(12)
                .forEach(i ->
                        panel.name(
                                baujat.heterogeneity().at(i),
                                baujat.influence().at(i),
                                4,
                                fit.estimates().study(i)));
        panel.note("Method: " + fit.caption());
        return panel.finished(
                "baujat",
                caption,
                "Baujat plot",
                "Contribution to heterogeneity",
                "Influence on the pooled effect",
                "Contribution of %d studies to heterogeneity and their influence on the pooled effect."
                        .formatted(fit.k()),
                new DataTable(
                        caption.titleOr("Baujat plot"),
                        List.of(
                                "Study",
                                "Contribution to heterogeneity",
                                "Influence on the pooled effect"),
                        rows));
    }
}
