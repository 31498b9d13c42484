package huantiao.meta.plot;

import huantiao.meta.BiasJudgments;
import huantiao.meta.BiasJudgments.Judgment;
import java.util.ArrayList;
import java.util.List;

/** What share of the studies has which judgment, one bar a domain, each study counting one. */
public final class RiskOfBiasBars implements Plot {
    private static final double WIDTH = 640;
    private static final double BAR = 340;

    private final BiasJudgments judgments;
    private final Caption caption;

    private RiskOfBiasBars(BiasJudgments judgments, Caption caption) {
        this.judgments = judgments;
        this.caption = caption;
    }

    public static RiskOfBiasBars of(BiasJudgments judgments) {
        return new RiskOfBiasBars(judgments, Caption.of("Risk of bias").withId("bias-bars"));
    }

    public RiskOfBiasBars with(Caption words) {
        return new RiskOfBiasBars(judgments, words);
    }

    @Override
    public Drawing drawing() {
        Canvas canvas = new Canvas();
        List<Judgment> occurring = judgments.occurring();
        double left = WIDTH - BAR - 24;
        Axis axis = Axis.of(Scale.VALUE, 0, 100, left, left + BAR);
        double y = 8;
        List<List<String>> rows = new ArrayList<>();
        for (int d = 0; d < judgments.domains().size(); d++) {
            List<String> lines = Type.wrapped(judgments.domains().get(d), left - 16, Type.SIZE, 2);
            for (int l = 0; l < lines.size(); l++) {
                canvas.text(
                        left - 10,
                        y + 16 + 14 * (l - (lines.size() - 1) / 2.0),
                        Canvas.Anchor.END,
                        Ink.TEXT,
                        lines.get(l));
            }
            List<String> row = new ArrayList<>(List.of(judgments.domains().get(d)));
            double from = 0;
            for (Judgment judgment : occurring) {
                double share = judgments.percent(d, judgment);
                String text =
                        "%d (%s%%)"
                                .formatted(judgments.count(d, judgment), Printed.number(share, 0));
                row.add(text);
                if (share > 0) {
                    double x = axis.at(from);
                    double wide = axis.at(from + share) - x;
                    canvas.rect(
                            x, y, wide, 24, Lights.ink(judgment), judgment.label() + ": " + text);
                    canvas.rect(x, y, wide, 24, Ink.RING, "");
                    hatch(canvas, judgment, x, y, wide);
                    String inside = judgment.sign() + " " + judgments.count(d, judgment);
                    if (Type.width(inside, Type.SMALL) * 1.1 + 6 < wide) {
                        canvas.text(
                                x + wide / 2,
                                y + 16,
                                Canvas.Anchor.MIDDLE,
                                judgment == Judgment.CRITICAL ? Ink.SIGN_LIGHT : Ink.SIGN,
                                Type.SMALL,
                                inside);
                    }
                    from += share;
                }
            }
            rows.add(row);
            y += 34;
        }
        canvas.line(axis.from(), y, axis.to(), y, Ink.LINE);
        for (Axis.Tick tick : axis.ticks()) {
            canvas.line(axis.at(tick.value()), y, axis.at(tick.value()), y + 5, Ink.LINE);
            canvas.text(
                    axis.at(tick.value()),
                    y + 18,
                    Canvas.Anchor.MIDDLE,
                    Ink.TEXT,
                    tick.text() + "%");
        }
        double bottom = RiskOfBiasLights.legend(canvas, judgments, left, y + 46, WIDTH - 6);
        canvas.text(
                left,
                bottom,
                Canvas.Anchor.START,
                Ink.MUTED,
                Type.SMALL,
                "%d studies, each counting the same; numbers are studies."
                        .formatted(judgments.studies().size()));
        List<String> header = new ArrayList<>(List.of("Domain"));
        occurring.forEach(judgment -> header.add(judgment.label()));
        return canvas.finished(
                "bias-bars",
                caption,
                caption.titleOr("Risk of bias summary"),
                "Share of %d studies with each judgment of the risk of bias."
                        .formatted(judgments.studies().size()),
                WIDTH,
                bottom + 14,
                new DataTable(caption.titleOr("Risk of bias summary"), header, rows));
    }

    /** Lines that tell the judgments apart in black and white, also where a sign has no room. */
    private static void hatch(Canvas canvas, Judgment judgment, double x, double y, double wide) {
        switch (judgment) {
            case LOW, UNCLEAR, NO_INFORMATION -> {}
            case SOME_CONCERNS, MODERATE -> canvas.hatch(x, y, wide, 24, 9, -1);
            case HIGH, SERIOUS -> canvas.hatch(x, y, wide, 24, 5, 1);
            case CRITICAL -> {
                canvas.hatch(x, y, wide, 24, 5, 1);
                canvas.hatch(x, y, wide, 24, 5, -1);
            }
        }
    }
}
