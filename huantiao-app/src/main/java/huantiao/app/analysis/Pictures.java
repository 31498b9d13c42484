package huantiao.app.analysis;

import huantiao.knowledge.sheet.Sheet;
import huantiao.meta.Baujat;
import huantiao.meta.Coefficient;
import huantiao.meta.CountEffects;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Funnel;
import huantiao.meta.Gosh;
import huantiao.meta.LAbbe;
import huantiao.meta.Pooled;
import huantiao.meta.Radial;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.RegressionLine;
import huantiao.meta.Sequences;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredProfile;
import huantiao.meta.TrimAndFill;
import huantiao.meta.plot.BaujatPlot;
import huantiao.meta.plot.BubblePlot;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.ForestPlot;
import huantiao.meta.plot.FunnelPlot;
import huantiao.meta.plot.GoshPlot;
import huantiao.meta.plot.LAbbePlot;
import huantiao.meta.plot.Plot;
import huantiao.meta.plot.ProfilePlot;
import huantiao.meta.plot.RadialPlot;
import huantiao.meta.plot.RiskOfBiasBars;
import huantiao.meta.plot.RiskOfBiasLights;
import huantiao.meta.plot.SequencePlot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The plots that fit an analysis, by name. */
public final class Pictures {
    /** All subsets of more studies take too long for a command that draws everything. */
    private static final int MOST_FOR_SUBSETS = 12;

    private final Analysis analysis;
    private final String name;
    private final Map<String, Plot> plots = new LinkedHashMap<>();

    private Pictures(Analysis analysis, String name) {
        this.analysis = analysis;
        this.name = name;
    }

    /**
     * @param name of the review: begins the titles
     */
    public static Map<String, Plot> of(Analysis analysis, String name) {
        Pictures pictures = new Pictures(analysis, name);
        pictures.draw();
        return pictures.plots;
    }

    private Caption words(String id, String title) {
        return Words.of(analysis.question(), id, name + ": " + title);
    }

    private void draw() {
        Pooled pooled = analysis.pooled();
        forest();
        FunnelPlot funnel =
                FunnelPlot.of(Funnel.of(pooled))
                        .with(words("funnel", "funnel plot"))
                        .withContours();
        plots.put("funnel", pooled instanceof Fit fit ? filled(funnel, fit) : funnel);
        if (pooled instanceof Fit fit) {
            of(fit);
        }
        Optional<CountEffects.Measure> counts =
                analysis.question().pooling() == Pooling.PETO
                        ? Optional.of(CountEffects.Measure.LOG_ODDS_RATIO)
                        : Analysis.counts(analysis.question().measure());
        if (!analysis.trials().tables().isEmpty() && counts.isPresent()) {
            LAbbe labbe = LAbbe.of(counts.get(), pooled, analysis.trials().tables());
            plots.put("labbe", LAbbePlot.of(labbe).with(words("labbe", "L’Abbé plot")));
        }
        analysis.regression().ifPresent(this::bubbles);
        analysis.judgments()
                .ifPresent(judgments -> {
                    plots.put(
                            "bias-lights",
                            RiskOfBiasLights.of(judgments)
                                    .with(words("bias-lights", "risk of bias")));
                    plots.put(
                            "bias-bars",
                            RiskOfBiasBars.of(judgments)
                                    .with(words("bias-bars", "risk of bias summary")));
                });
    }

    private void forest() {
        ForestPlot forest =
                analysis.groups()
                        .map(ForestPlot::of)
                        .orElseGet(() -> ForestPlot.of(analysis.pooled()))
                        .with(words("forest", "forest plot"));
        for (String column : analysis.question().columns()) {
            forest = forest.withColumn(column, cells(column));
        }
        if (analysis.judgments().isPresent()) {
            forest = forest.with(analysis.judgments().get());
        }
        plots.put("forest", forest);
    }

    private Map<String, String> cells(String column) {
        Sheet sheet = analysis.trials().sheet();
        int place = sheet.column(List.of(column));
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < analysis.trials().rows().size(); i++) {
            cells.put(
                    analysis.trials().effects().study(i),
                    analysis.trials().rows().get(i).cells().get(place));
        }
        return cells;
    }

    /** Trim and fill needs ten studies as other tests of asymmetry do, and different precisions. */
    private FunnelPlot filled(FunnelPlot funnel, Fit fit) {
        if (analysis.asymmetry().isEmpty()) {
            return funnel;
        }
        RandomEffects method = analysis.question().method();
        return funnel.with(
                TrimAndFill.of(
                        method,
                        method,
                        TrimAndFill.Estimator.L0,
                        TrimAndFill.side(method, fit.estimates()),
                        fit.estimates()));
    }

    private void of(Fit fit) {
        RandomEffects method = analysis.question().method();
        Estimates effects = fit.estimates();
        boolean precise = effects.variances().stream().allMatch(v -> v > 0);
        if (precise || fit.tau2() > 0) {
            plots.put("radial", RadialPlot.of(Radial.of(fit)).with(words("radial", "radial plot")));
        }
        if (fit.k() < 2) {
            return;
        }
        plots.put(
                "leave-one-out",
                SequencePlot.leaveOneOut(fit, Sequences.leaveOneOut(method, effects))
                        .with(words("leave-one-out", "leaving studies out")));
        analysis.order()
                .ifPresent(order ->
                        plots.put(
                                "cumulative",
                                SequencePlot.cumulative(
                                                Sequences.cumulative(
                                                        method, analysis.trials().effects(), order))
                                        .with(words("cumulative", "adding studies in order"))));
        if (precise) {
            plots.put(
                    "baujat",
                    BaujatPlot.of(Baujat.of(method, effects)).with(words("baujat", "Baujat plot")));
        }
        boolean likelihood =
                fit.convention().tauSquared() == TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                        || fit.convention().tauSquared() == TauSquared.MAXIMUM_LIKELIHOOD;
        if (likelihood && precise) {
            plots.put(
                    "profile",
                    ProfilePlot.of(TauSquaredProfile.of(fit))
                            .with(words("profile", "profile likelihood of τ²")));
        }
        if (fit.k() >= 3 && fit.k() <= MOST_FOR_SUBSETS && precise) {
            plots.put(
                    "gosh",
                    GoshPlot.of(fit, Gosh.of(method, effects)).with(words("gosh", "GOSH plot")));
        }
    }

    private void bubbles(Regression regression) {
        for (Coefficient each : regression.coefficients()) {
            String column = each.name();
            boolean number =
                    !column.equals("intrcpt") && !column.contains("*") && !column.contains(":");
            if (number) {
                String id =
                        "bubble-" + column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
                plots.put(
                        id,
                        BubblePlot.of(RegressionLine.of(regression, column))
                                .with(words(id, "meta-regression on " + column)));
            }
        }
    }
}
