package huantiao.meta.plot;

import huantiao.meta.BiasJudgments;
import huantiao.meta.BiasJudgments.Judgment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Traffic lights: one row a study, one column a domain; every light carries a sign. */
public final class RiskOfBiasLights implements Plot {
    private static final double MOST_LABEL = 260;
    private final BiasJudgments judgments;
    private final Caption caption;

    private RiskOfBiasLights(BiasJudgments judgments, Caption caption) {
        this.judgments = judgments;
        this.caption = caption;
    }

    public static RiskOfBiasLights of(BiasJudgments judgments) {
        return new RiskOfBiasLights(judgments, Caption.of("Risk of bias").withId("bias-lights"));
    }

    public RiskOfBiasLights with(Caption words) {
        return new RiskOfBiasLights(judgments, words);
    }

    @Override
    public Drawing drawing() {
        Canvas canvas = new Canvas();
        double cell = 34;
        double row = 27;
        double label = 80;
        for (String study : judgments.studies().keySet()) {
            label = Math.max(label, Type.width(study, Type.SIZE) + 8);
        }
        label = Math.min(label, MOST_LABEL);
        int domains = judgments.domains().size();
        double left = 6 + label + 10;
        double width = Math.max(left + cell * domains + 6, 420);
        canvas.text(6, 20, Canvas.Anchor.START, Ink.HEAD, "Study");
        for (int d = 0; d < domains; d++) {
            canvas.text(
                    left + cell * (d + 0.5),
                    20,
                    Canvas.Anchor.MIDDLE,
                    Ink.HEAD,
                    judgments.letters().get(d));
        }
        canvas.line(0, 30, width, 30, Ink.LINE);
        double y = 34;
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<Judgment>> study : judgments.studies().entrySet()) {
            canvas.text(
                    6,
                    y + row / 2 + 4,
                    Canvas.Anchor.START,
                    Ink.TEXT,
                    Type.shortened(study.getKey(), label, Type.SIZE));
            List<String> cells = new ArrayList<>(List.of(study.getKey()));
            for (int d = 0; d < domains; d++) {
                Lights.draw(
                        canvas, left + cell * (d + 0.5), y + row / 2, 10, study.getValue().get(d));
                cells.add(study.getValue().get(d).label());
            }
            rows.add(cells);
            y += row;
            canvas.line(0, y, width, y, Ink.HAIR);
        }
        y += 20;
        y = legend(canvas, judgments, 6, y, width);
        for (int d = 0; d < domains; d++) {
            String line = judgments.letters().get(d) + "  " + judgments.domains().get(d);
            for (String part : Type.wrapped(line, width - 12, Type.SMALL, 2)) {
                canvas.text(6, y, Canvas.Anchor.START, Ink.MUTED, Type.SMALL, part);
                y += 16;
            }
        }
        List<String> header = new ArrayList<>(List.of("Study"));
        header.addAll(judgments.domains());
        return canvas.finished(
                "bias-lights",
                caption,
                caption.titleOr("Risk of bias"),
                "Risk of bias of %d studies in %d domains."
                        .formatted(judgments.studies().size(), domains),
                width,
                y,
                new DataTable(caption.titleOr("Risk of bias"), header, rows));
    }

    /** The signs that occur, with their names; gives the place below. */
    static double legend(
            Canvas canvas, BiasJudgments judgments, double left, double top, double width) {
        double x = left;
        double y = top;
        for (Judgment judgment : judgments.occurring()) {
            double needed = 22 + Type.width(judgment.label(), Type.SMALL) + 14;
            if (x > left && x + needed > width) {
                x = left;
                y += 22;
            }
            Lights.draw(canvas, x + 8, y - 4, 7.5, judgment);
            canvas.text(x + 21, y, Canvas.Anchor.START, Ink.TEXT, Type.SMALL, judgment.label());
            x += needed;
        }
        return y + 24;
    }
}
