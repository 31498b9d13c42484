package huantiao.meta.plot;

import huantiao.meta.LAbbe;
import huantiao.meta.TwoByTwo;
import java.util.ArrayList;
import java.util.List;

/**
 * A L'Abbe plot: the risk of the treated against that of controls, each study as large as its
 * people are many. On the diagonal both are the same.
 */
public final class LAbbePlot implements Plot {
    private static final int STEPS = 100;
    private final LAbbe labbe;
    private final Caption caption;

    private LAbbePlot(LAbbe labbe, Caption caption) {
        this.labbe = labbe;
        this.caption = caption;
    }

    public static LAbbePlot of(LAbbe labbe) {
        return new LAbbePlot(labbe, Caption.of("Effect").withId("labbe"));
    }

    public LAbbePlot with(Caption words) {
        return new LAbbePlot(labbe, words);
    }

    @Override
    public Drawing drawing() {
        double highest = 0;
        double most = 1;
        int k = labbe.tables().size();
        for (int i = 0; i < k; i++) {
            highest =
                    Math.max(
                            highest,
                            Math.max(labbe.controlRisks().at(i), labbe.treatedRisks().at(i)));
            most = Math.max(most, labbe.tables().get(i).total());
        }
        double end = Math.min(1, highest > 0 ? highest * 1.15 : 1);
        double margin = 0.04 * end;
        Panel panel =
                new Panel(
                        Scale.VALUE,
                        -margin,
                        end + margin,
                        Scale.VALUE,
                        -margin,
                        end + margin,
                        false);
        panel.curve(List.of(new double[] {0, 0}, new double[] {end, end}), Ink.NULL);
        List<double[]> curve = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double control = end * i / STEPS;
            double treated = labbe.treatedRisk(control);
            if (treated >= 0 && treated <= 1) {
                curve.add(new double[] {control, treated});
            }
        }
        panel.curve(curve, Ink.POOLED);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            TwoByTwo table = labbe.tables().get(i);
            double control = labbe.controlRisks().at(i);
            double treated = labbe.treatedRisks().at(i);
            List<String> row =
                    List.of(
                            table.study(),
                            Printed.number(treated, 3),
                            Printed.number(control, 3),
                            Printed.number(table.total(), 0));
            rows.add(row);
            panel.dot(
                    control,
                    treated,
                    3 + 11 * Math.sqrt(table.total() / most),
                    Ink.OPEN,
                    "%s: treated %s, control %s, %s people"
                            .formatted(row.get(0), row.get(1), row.get(2), row.get(3)));
        }
        if (k <= 20) {
            for (int i = 0; i < k; i++) {
                panel.name(
                        labbe.controlRisks().at(i),
                        labbe.treatedRisks().at(i),
                        3 + 11 * Math.sqrt(labbe.tables().get(i).total() / most),
                        labbe.tables().get(i).study());
            }
        }
        panel.key(Ink.OPEN, true, "Study; area by people");
        panel.key(Ink.NULL, true, "Same risk");
        panel.key(Ink.POOLED, true, "Pooled effect");
        String pooled =
                "Pooled %s: %s %s"
                        .formatted(
                                caption.measure(),
                                caption.printed(labbe.pooled().estimate()),
                                Printed.interval(
                                        labbe.pooled().interval(),
                                        caption.scale(),
                                        caption.decimals()));
        panel.note(pooled + ". Method: " + labbe.pooled().caption());
        return panel.finished(
                "labbe",
                caption,
                "L’Abbé plot",
                "Risk of controls",
                "Risk of the treated",
                "Risks of the treated against risks of controls in %d studies. %s."
                        .formatted(k, pooled),
                new DataTable(
                        caption.titleOr("L’Abbé plot"),
                        List.of("Study", "Risk of the treated", "Risk of controls", "People"),
                        rows));
    }
}
