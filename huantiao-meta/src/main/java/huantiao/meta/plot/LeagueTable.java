package huantiao.meta.plot;

import huantiao.meta.NetworkFit;
import java.util.ArrayList;
import java.util.List;

/**
 * Every treatment of a network against every other: the cell in a row and a column is the row's
 * treatment against the column's, random effects.
 */
public final class LeagueTable implements Plot {
    private static final double MOST_HEAD = 150;
    private final NetworkFit fit;
    private final Caption caption;

    private LeagueTable(NetworkFit fit, Caption caption) {
        this.fit = fit;
        this.caption = caption;
    }

    public static LeagueTable of(NetworkFit fit) {
        return new LeagueTable(fit, Caption.of("Effect").withId("league"));
    }

    public LeagueTable with(Caption words) {
        return new LeagueTable(fit, words);
    }

    private String effect(int row, int column) {
        return caption.printed(fit.random().effects().at(row, column));
    }

    private String limits(int row, int column) {
        return Printed.interval(fit.interval(row, column), caption.scale(), caption.decimals());
    }

    @Override
    public Drawing drawing() {
        int t = fit.treatments().size();
        double cell = 60;
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                if (i != j) {
                    cell = Math.max(cell, Type.width(limits(i, j), Type.SMALL) * 1.05 + 14);
                }
            }
            cell = Math.max(cell, widestWord(fit.treatments().get(i)) + 12);
        }
        cell = Math.min(Math.max(cell, 60), MOST_HEAD);
        double height = 38;
        Canvas canvas = new Canvas();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("Treatment"));
        header.addAll(fit.treatments().stream().map(name -> "against " + name).toList());
        double margin = 1;
        for (int i = 0; i < t; i++) {
            List<String> row = new ArrayList<>(List.of(fit.treatments().get(i)));
            for (int j = 0; j < t; j++) {
                double x = margin + j * cell;
                double y = margin + i * height;
                double middle = x + cell / 2;
                if (i == j) {
                    canvas.rect(x, y, cell, height, Ink.BAND, fit.treatments().get(i));
                    List<String> lines =
                            Type.wrapped(fit.treatments().get(i), cell - 8, Type.SIZE, 2);
                    for (int l = 0; l < lines.size(); l++) {
                        canvas.text(
                                middle,
                                y + height / 2 + 4 + 14 * (l - (lines.size() - 1) / 2.0),
                                Canvas.Anchor.MIDDLE,
                                Ink.HEAD,
                                lines.get(l));
                    }
                    row.add("");
                } else {
                    boolean clear = !fit.interval(i, j).contains(0);
                    canvas.text(
                            middle,
                            y + 16,
                            Canvas.Anchor.MIDDLE,
                            clear ? Ink.HEAD : Ink.TEXT,
                            effect(i, j));
                    canvas.text(
                            middle,
                            y + 31,
                            Canvas.Anchor.MIDDLE,
                            clear ? Ink.HEAD : Ink.TEXT,
                            Type.SMALL,
                            limits(i, j));
                    row.add(effect(i, j) + " " + limits(i, j));
                }
                canvas.rect(x, y, cell, height, Ink.HAIR, "");
            }
            rows.add(row);
        }
        double width = 2 * margin + t * cell;
        double y = margin + t * height + 18;
        String how =
                "%s [%s%% CI] of the row’s treatment against the column’s. Bold: the interval leaves out no effect. Random effects, τ² = %s."
                        .formatted(
                                caption.measure(),
                                Printed.percent(fit.level()),
                                Printed.small(fit.tau2(), 4));
        for (String line : Type.wrapped(how, Math.max(width - 4, 200), Type.SMALL, 6)) {
            canvas.text(2, y, Canvas.Anchor.START, Ink.MUTED, Type.SMALL, line);
            y += 16;
        }
        return canvas.finished(
                "league",
                caption,
                caption.titleOr("League table"),
                how,
                Math.max(width, 204),
                y,
                new DataTable(caption.titleOr("League table"), header, rows));
    }

    private static double widestWord(String name) {
        return Type.widest(List.of(name.split(" ", -1)), Type.SIZE);
    }
}
