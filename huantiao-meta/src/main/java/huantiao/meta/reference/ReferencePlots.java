package huantiao.meta.reference;

import huantiao.meta.Baujat;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Funnel;
import huantiao.meta.Gosh;
import huantiao.meta.LAbbe;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.NetworkFit;
import huantiao.meta.NetworkMap;
import huantiao.meta.Radial;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.RegressionLine;
import huantiao.meta.Sequences;
import huantiao.meta.TauSquaredProfile;
import huantiao.meta.plot.BaujatPlot;
import huantiao.meta.plot.BubblePlot;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.ForestPlot;
import huantiao.meta.plot.FunnelPlot;
import huantiao.meta.plot.GoshPlot;
import huantiao.meta.plot.LAbbePlot;
import huantiao.meta.plot.LeagueTable;
import huantiao.meta.plot.NetworkGraph;
import huantiao.meta.plot.Plot;
import huantiao.meta.plot.ProfilePlot;
import huantiao.meta.plot.RadialPlot;
import huantiao.meta.plot.Scale;
import huantiao.meta.plot.SequencePlot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plots that fit a case, from the same results as its answer. A case says nothing of the scale
 * of its effects, so they are drawn as they are.
 */
public final class ReferencePlots {
    private ReferencePlots() {}

    private static Caption words(ReferenceCase c, String id) {
        return Caption.of("Effect").withId(id).titled(c.id() + ": " + id).withDecimals(3);
    }

    /**
     * Plots by name; empty for kinds that have none, such as conversions.
     *
     * @throws MalformedCase when the case does not have the form its kind needs
     */
    public static Map<String, Plot> of(ReferenceCase c) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        switch (c.kind()) {
            case "univariate", "prediction", "confint_tau2", "i2" -> {
                if (ModelKinds.hasModerators(c)) {
                    bubbles(c, ModelKinds.regression(c), plots);
                } else {
                    Fit fit = ModelKinds.randomEffects(c).fit(ModelKinds.estimates(c));
                    plots.put("forest", ForestPlot.of(fit).with(words(c, "forest")));
                    funnel(c, fit, plots);
                }
            }
            case "subgroup" ->
                    plots.put(
                            "forest",
                            ForestPlot.of(ModelKinds.subgroups(c)).with(words(c, "forest")));
            case "leave_one_out" -> {
                RandomEffects method = ModelKinds.randomEffects(c);
                Fit fit = method.fit(ModelKinds.estimates(c));
                plots.put(
                        "leave-one-out",
                        SequencePlot.leaveOneOut(
                                        fit, Sequences.leaveOneOut(method, fit.estimates()))
                                .with(words(c, "leave-one-out")));
            }
            case "cumulative" ->
                    plots.put(
                            "cumulative",
                            SequencePlot.cumulative(DiagnosticKinds.cumulativeFits(c))
                                    .with(words(c, "cumulative")));
            case "baujat" ->
                    plots.put(
                            "baujat",
                            BaujatPlot.of(
                                            Baujat.of(
                                                    ModelKinds.randomEffects(c),
                                                    ModelKinds.estimates(c)))
                                    .with(words(c, "baujat")));
            case "radial", "profile_loglik" -> {
                Fit fit = ModelKinds.randomEffects(c).fit(ModelKinds.estimates(c));
                plots.put("radial", RadialPlot.of(Radial.of(fit)).with(words(c, "radial")));
                plots.put(
                        "profile",
                        ProfilePlot.of(TauSquaredProfile.of(fit)).with(words(c, "profile")));
            }
            case "gosh" -> {
                RandomEffects method = ModelKinds.randomEffects(c);
                Estimates estimates = ModelKinds.estimates(c);
                plots.put(
                        "gosh",
                        GoshPlot.of(method.fit(estimates), Gosh.of(method, estimates))
                                .with(words(c, "gosh")));
            }
            case "mantel_haenszel", "labbe" -> counts(c, plots);
            case "network" -> {
                NetworkFit fit = NetworkKinds.fit(c);
                plots.put("network", NetworkGraph.of(NetworkMap.of(fit)).with(words(c, "network")));
                plots.put("league", LeagueTable.of(fit).with(words(c, "league")));
            }
            default -> {}
        }
        return plots;
    }

    private static void funnel(ReferenceCase c, Fit fit, Map<String, Plot> plots) {
        plots.put("funnel", FunnelPlot.of(Funnel.of(fit)).withContours().with(words(c, "funnel")));
    }

    private static void bubbles(ReferenceCase c, Regression fit, Map<String, Plot> plots) {
        fit.coefficients().stream()
                .map(each -> each.name())
                .filter(name -> !name.equals("intrcpt") && !name.contains("*"))
                .forEach(name -> {
                    String id = "bubble-" + (plots.size() + 1);
                    plots.put(id, BubblePlot.of(RegressionLine.of(fit, name)).with(words(c, id)));
                });
    }

    private static void counts(ReferenceCase c, Map<String, Plot> plots) {
        if (c.word("measure").equals("IRR") || c.word("measure").equals("IRD")) {
            return;
        }
        var measure = CountKinds.measure(c);
        var tables = CountKinds.tables(c);
        var fit = MantelHaenszel.of(measure).withLevel(c.number("level", 0.95)).fit(tables);
        Caption ratio =
                c.word("measure").equals("RD")
                        ? Caption.of("Risk difference")
                        : Caption.of(c.word("measure").equals("RR") ? "Risk ratio" : "Odds ratio")
                                .with(Scale.LOG_RATIO);
        plots.put(
                "forest",
                ForestPlot.of(fit).with(ratio.withId("forest").titled(c.id() + ": forest")));
        plots.put(
                "labbe",
                LAbbePlot.of(LAbbe.of(measure, fit, tables))
                        .with(ratio.withId("labbe").titled(c.id() + ": labbe")));
    }
}
