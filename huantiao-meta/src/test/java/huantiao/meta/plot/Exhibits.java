package huantiao.meta.plot;

import huantiao.meta.Baujat;
import huantiao.meta.Bcg;
import huantiao.meta.BiasJudgments;
import huantiao.meta.BiasJudgments.Judgment;
import huantiao.meta.Comparison;
import huantiao.meta.CountEffects;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Funnel;
import huantiao.meta.Gosh;
import huantiao.meta.LAbbe;
import huantiao.meta.MetaRegression;
import huantiao.meta.Network;
import huantiao.meta.NetworkFit;
import huantiao.meta.NetworkMap;
import huantiao.meta.NewTrial;
import huantiao.meta.Radial;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.RegressionLine;
import huantiao.meta.Sequences;
import huantiao.meta.Subgroups;
import huantiao.meta.TauSquaredProfile;
import huantiao.meta.TrimAndFill;
import huantiao.meta.TwoByTwo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of each plot. Trials of {@link Bcg}; judgments of bias and the network are invented. */
final class Exhibits {
    static final List<String> ALLOCATION =
            List.of(
                    "Random",
                    "Random",
                    "Random",
                    "Random",
                    "Alternate",
                    "Alternate",
                    "Random",
                    "Random",
                    "Random",
                    "Systematic",
                    "Systematic",
                    "Systematic",
                    "Systematic");

    static final RandomEffects METHOD = RandomEffects.withDefaults();
    static final Estimates EFFECTS = CountEffects.logRiskRatio().from(Bcg.TRIALS);
    static final Fit FIT = METHOD.fit(EFFECTS);
    static final Subgroups.Comparison GROUPS =
            Subgroups.withDefaults().pooledBy(METHOD).compare(EFFECTS, ALLOCATION);
    static final Regression REGRESSION =
            MetaRegression.withDefaults()
                    .fit(EFFECTS, Design.intercept(13).and("Latitude", Bcg.LATITUDE));
    static final TrimAndFill FILLED =
            TrimAndFill.of(
                    METHOD, METHOD, TrimAndFill.Estimator.L0, TrimAndFill.Side.RIGHT, EFFECTS);
    static final NetworkFit NETWORK =
            Network.withDefaults()
                    .fit(
                            List.of(
                                    new Comparison("A1", "Needles", "Sham", -0.5, 0.2),
                                    new Comparison("A2", "Needles", "Sham", -0.3, 0.25),
                                    new Comparison("A3", "Needles", "Usual care", -0.9, 0.3),
                                    new Comparison("A4", "Exercise", "Usual care", -0.4, 0.2),
                                    new Comparison("A5", "Exercise", "Usual care", -0.5, 0.3),
                                    new Comparison("A6", "Exercise", "Needles", 0.3, 0.3),
                                    new Comparison(
                                            "A7", "Epidural injection", "Usual care", -0.2, 0.2),
                                    new Comparison("A8", "Pregabalin", "Sham", 0.1, 0.2)));
    static final Caption RATIO =
            Caption.of("Risk ratio")
                    .with(Scale.LOG_RATIO)
                    .titled("BCG against tuberculosis")
                    .favouring("favours BCG", "favours control");

    private static final double LINE = Math.log(0.75);
    private static final Map<String, Plot> ALL = made();

    private Exhibits() {}

    static Map<String, Plot> all() {
        return ALL;
    }

    static Plot plot(String name) {
        return java.util.Objects.requireNonNull(ALL.get(name), name);
    }

    static BiasJudgments judgments(List<String> studies) {
        Map<String, List<Judgment>> all = new LinkedHashMap<>();
        Judgment[] some = {
            Judgment.LOW, Judgment.SOME_CONCERNS, Judgment.HIGH, Judgment.NO_INFORMATION
        };
        for (int i = 0; i < studies.size(); i++) {
            List<Judgment> row = new ArrayList<>();
            for (int d = 0; d < 6; d++) {
                row.add(some[(i * 7 + d * 3 + i / 4) % 9 % 4]);
            }
            all.put(studies.get(i), row);
        }
        return new BiasJudgments(
                List.of(
                        "Randomization process",
                        "Deviations from intended interventions",
                        "Missing outcome data",
                        "Measurement of the outcome",
                        "Selection of the reported result",
                        "Overall"),
                all);
    }

    /** The columns of counts a forest plot of trials usually has. */
    static Map<String, String> events(boolean treated) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (TwoByTwo t : Bcg.TRIALS) {
            cells.put(
                    t.study(),
                    treated
                            ? "%.0f/%.0f".formatted(t.a(), t.treated())
                            : "%.0f/%.0f".formatted(t.c(), t.controls()));
        }
        return cells;
    }

    private static Map<String, Plot> made() {
        Map<String, Plot> plots = new LinkedHashMap<>();
        BiasJudgments bias = judgments(EFFECTS.studies());
        plots.put(
                "forest",
                ForestPlot.of(FIT)
                        .with(RATIO)
                        .withColumn("BCG", events(true))
                        .withColumn("Control", events(false))
                        .with(bias));
        plots.put("forest-groups", ForestPlot.of(GROUPS).with(RATIO.withId("groups")));
        plots.put(
                "cumulative",
                SequencePlot.cumulative(Sequences.cumulative(METHOD, EFFECTS, Bcg.YEAR))
                        .with(RATIO.withId("cumulative")));
        plots.put(
                "leave-one-out",
                SequencePlot.leaveOneOut(FIT, Sequences.leaveOneOut(METHOD, EFFECTS))
                        .with(RATIO.withId("loo")));
        plots.put(
                "funnel",
                FunnelPlot.of(Funnel.of(FIT))
                        .with(RATIO.withId("funnel"))
                        .withContours()
                        .with(FILLED));
        NewTrial next = NewTrial.beside(FIT);
        plots.put(
                "new-trial",
                NewTrialPlot.of(next, next.outlook(0.02, Doubles.of(LINE)), LINE)
                        .with(RATIO.withId("new-trial")));
        plots.put("baujat", BaujatPlot.of(Baujat.of(METHOD, EFFECTS)).with(RATIO.withId("baujat")));
        plots.put(
                "labbe",
                LAbbePlot.of(LAbbe.of(CountEffects.Measure.LOG_RISK_RATIO, FIT, Bcg.TRIALS))
                        .with(RATIO.withId("labbe")));
        plots.put("radial", RadialPlot.of(Radial.of(FIT)).with(RATIO.withId("radial")));
        plots.put("gosh", GoshPlot.of(FIT, Gosh.of(METHOD, EFFECTS)).with(RATIO.withId("gosh")));
        plots.put(
                "bubble",
                BubblePlot.of(RegressionLine.of(REGRESSION, "Latitude"))
                        .with(RATIO.withId("bubble")));
        plots.put(
                "profile", ProfilePlot.of(TauSquaredProfile.of(FIT)).with(RATIO.withId("profile")));
        plots.put(
                "network",
                NetworkGraph.of(NetworkMap.of(NETWORK))
                        .with(Caption.of("Mean difference").withId("network")));
        plots.put(
                "league",
                LeagueTable.of(NETWORK).with(Caption.of("Mean difference").withId("league")));
        plots.put("bias-lights", RiskOfBiasLights.of(bias));
        plots.put("bias-bars", RiskOfBiasBars.of(bias));
        return plots;
    }
}
