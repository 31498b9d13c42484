package huantiao.meta.reference;

import huantiao.meta.AsymmetryTest;
import huantiao.meta.Coefficient;
import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.ExcessSignificance;
import huantiao.meta.FailSafeN;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.LimitMetaAnalysis;
import huantiao.meta.MetaRegression;
import huantiao.meta.PetPeese;
import huantiao.meta.RandomEffects;
import huantiao.meta.RankTest;
import huantiao.meta.TauSquared;
import huantiao.meta.TrimAndFill;
import huantiao.meta.TwoByTwo;
import huantiao.meta.ZeroCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signs of missing studies. */
final class BiasKinds {
    private BiasKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "regtest",
                Kind.of(BiasKinds::regressionTest, "tau2_method", "test", "model", "predictor")
                        .ofOneMean());
        kinds.put("ranktest", Kind.of(BiasKinds::rankTest).ofOneMean());
        kinds.put(
                "failsafe_n",
                Kind.of(BiasKinds::failSafe, "tau2_method", "type", "alpha").ofOneMean());
        kinds.put(
                "excess_significance", Kind.of(BiasKinds::excessSignificance, "alpha").ofOneMean());
        kinds.put("pet_peese", Kind.of(BiasKinds::petPeese, "alpha").ofOneMean());
        kinds.put("limit_meta_analysis", ModelKinds.oneMean(BiasKinds::limitMetaAnalysis));
        kinds.put("metabias", Kind.of(BiasKinds::metabias, "method").ofOneMean());
        kinds.put(
                "trim_fill",
                Kind.of(BiasKinds::trimFill, "tau2_method", "test", "side", "estimator")
                        .ofOneMean());
        kinds.put(
                "trim_fill_meta",
                Kind.of(BiasKinds::trimFillMeta, "tau2_method", "trim_with").ofOneMean());
    }

    private static Doubles predictor(ReferenceCase c, Estimates e) {
        String name = c.word("predictor", "sei");
        return switch (name) {
            case "sei" -> AsymmetryTest.standardErrors(e);
            case "vi" -> e.variances();
            case "ni" -> c.column("ni");
            case "ninv" -> mapped(c.column("ni"), n -> 1 / n);
            case "sqrtni" -> mapped(c.column("ni"), Math::sqrt);
            case "sqrtninv" -> mapped(c.column("ni"), n -> 1 / Math.sqrt(n));
            default ->
                    throw new MalformedCase(
                            "analysis.predictor", "must be sei, vi, ni, ninv, sqrtni or sqrtninv");
        };
    }

    private static Doubles mapped(Doubles values, java.util.function.DoubleUnaryOperator function) {
        return Doubles.of(values.stream().map(function).toArray());
    }

    private static Results regressionTest(ReferenceCase c) {
        Estimates e = ModelKinds.estimates(c);
        double level = c.number("level", 0.95);
        AsymmetryTest test =
                switch (c.word("model", "rma")) {
                    case "lm" -> {
                        if (c.asks("tau2_method") || !c.word("test", "t").equals("t")) {
                            throw new MalformedCase(
                                    "analysis.model",
                                    "must be rma for a tau2_method or another test than t");
                        }
                        yield AsymmetryTest.weighted(e, predictor(c, e), level);
                    }
                    case "rma" ->
                            AsymmetryTest.mixed(
                                    MetaRegression.withDefaults()
                                            .with(ModelKinds.tauSquared(c))
                                            .with(Inference.ofCode(c.word("test", "z")))
                                            .withLevel(level),
                                    e,
                                    predictor(c, e));
                    default -> throw new MalformedCase("analysis.model", "must be lm or rma");
                };
        return new Results()
                .put("stat", test.slope().statistic())
                .put("p_value", test.slope().pValue())
                .put("df", test.slope().df())
                .put("slope", test.slope().estimate())
                .put("slope_se", test.slope().se())
                .put("intercept", test.intercept().estimate())
                .put("intercept_se", test.intercept().se())
                .put("limit_estimate", test.intercept().estimate())
                .put("limit_ci_lb", test.intercept().interval().lower())
                .put("limit_ci_ub", test.intercept().interval().upper())
                .put("tau2", test.tau2());
    }

    private static Results rankTest(ReferenceCase c) {
        RankTest test = RankTest.of(ModelKinds.estimates(c));
        return new Results().put("tau", test.tau()).put("p_value", test.pValue());
    }

    private static Results failSafe(ReferenceCase c) {
        Estimates e = ModelKinds.estimates(c);
        double alpha = c.number("alpha", 0.05);
        FailSafeN n =
                switch (c.word("type", "Rosenthal")) {
                    case "Rosenthal" -> FailSafeN.rosenthal(e, alpha);
                    case "Orwin" -> FailSafeN.orwin(e);
                    case "Rosenberg" -> FailSafeN.rosenberg(e, alpha);
                    case "General" -> FailSafeN.general(e, ModelKinds.tauSquared(c), alpha);
                    default ->
                            throw new MalformedCase(
                                    "analysis.type",
                                    "must be Rosenthal, Orwin, Rosenberg or General");
                };
        return new Results()
                .put("fsn", (double) n.studies())
                .put("p_value", n.pValue())
                .put("mean", n.mean())
                .put("target", n.target());
    }

    /** Exact where metafor computes it so: when the patterns to be summed are not too many. */
    private static Results excessSignificance(ReferenceCase c) {
        Estimates e = ModelKinds.estimates(c);
        ExcessSignificance test = ExcessSignificance.of(e, c.number("alpha", 0.05));
        double patterns = 0;
        double choose = 1;
        for (int j = 0; j <= e.size(); j++) {
            patterns += j >= test.observed() ? choose : 0;
            choose = choose * (e.size() - j) / (j + 1);
        }
        return new Results()
                .put("observed", test.observed())
                .put("expected", test.expected())
                .put("ratio", test.observed() / test.expected())
                .put("p_value", patterns <= 1e6 ? test.exactP() : test.chiSquareP())
                .put("theta", test.effect())
                .put("power_mean", test.meanPower());
    }

    private static Results petPeese(ReferenceCase c) {
        PetPeese found =
                PetPeese.of(
                        ModelKinds.estimates(c),
                        c.number("level", 0.95),
                        c.number("alpha", PetPeese.USUAL_ALPHA));
        return coefficient(new Results(), found.adjusted())
                .put("taken", found.takesPeese() ? "PEESE" : "PET")
                .put("pet", coefficient(new Results(), found.pet().intercept()))
                .put("peese", coefficient(new Results(), found.peese().intercept()))
                .find(found.findings());
    }

    private static Results limitMetaAnalysis(ReferenceCase c) {
        LimitMetaAnalysis found =
                LimitMetaAnalysis.of(ModelKinds.randomEffects(c).fit(ModelKinds.estimates(c)));
        return coefficient(new Results(), found.expectation())
                .put("alpha", found.alpha())
                .put("beta", found.beta())
                .put("tau2", found.fit().tau2())
                .put("regressed", coefficient(new Results(), found.regressed()))
                .put("pooled", coefficient(new Results(), found.pooled()))
                .put("limits", found.limits())
                .put("Q", found.fit().q())
                .put("Q_small", found.smallStudies().statistic())
                .put("Q_small_p", found.smallStudies().pValue())
                .put("Q_resid", found.residual().statistic())
                .put("Q_resid_p", found.residual().pValue())
                .put("G2", 100 * found.g2())
                .find(found.findings());
    }

    private static Results coefficient(Results results, Coefficient of) {
        return results.put("estimate", of.estimate())
                .put("se", of.se())
                .put("stat", of.statistic())
                .put("df", of.df())
                .put("p_value", of.pValue())
                .put("ci_lb", of.interval().lower())
                .put("ci_ub", of.interval().upper());
    }

    private static Results metabias(ReferenceCase c) {
        List<TwoByTwo> tables = new ArrayList<>();
        boolean difference = c.word("measure").equals("RD");
        for (TwoByTwo table : CountKinds.tables(c)) {
            if (table.complete() && (difference || !table.isDoubleZero())) {
                tables.add(table);
            }
        }
        CountEffects.Measure measure = CountKinds.measure(c);
        Estimates e = CountKinds.metaEffects(measure, ZeroCells.half(), false, tables);
        double level = c.number("level", 0.95);
        Doubles se = AsymmetryTest.standardErrors(e);
        return switch (c.word("method")) {
            case "Egger" -> biasOf(AsymmetryTest.weighted(e, se, level));
            case "Thompson" ->
                    biasOf(
                            AsymmetryTest.mixed(
                                    MetaRegression.withDefaults()
                                            .with(TauSquared.DERSIMONIAN_LAIRD)
                                            .with(Inference.WALD_T)
                                            .withLevel(level),
                                    e,
                                    se));
            case "Begg" -> rankOf(RankTest.of(e));
            case "Schwarzer" -> rankOf(RankTest.ofCounts(tables));
            case "Harbord" -> biasOf(AsymmetryTest.ForCounts.HARBORD, tables, e, level);
            case "Peters" -> biasOf(AsymmetryTest.ForCounts.PETERS, tables, e, level);
            case "Deeks" -> biasOf(AsymmetryTest.ForCounts.DEEKS, tables, e, level);
            case "Macaskill" -> biasOf(AsymmetryTest.ForCounts.MACASKILL, tables, e, level);
            case "Pustejovsky" -> biasOf(AsymmetryTest.ForCounts.PUSTEJOVSKY, tables, e, level);
            default ->
                    throw new MalformedCase(
                            "analysis.method",
                            "must be Egger, Thompson, Begg, Schwarzer, Harbord, Peters, Deeks, Macaskill or Pustejovsky");
        };
    }

    private static Results biasOf(
            AsymmetryTest.ForCounts kind, List<TwoByTwo> tables, Estimates e, double level) {
        return biasOf(AsymmetryTest.of(kind, tables, e, level));
    }

    private static Results biasOf(AsymmetryTest test) {
        return new Results()
                .put("stat", test.slope().statistic())
                .put("p_value", test.slope().pValue())
                .put("bias", test.slope().estimate())
                .put("se_bias", test.slope().se())
                .put("df", test.slope().df())
                .put("intercept", test.intercept().estimate())
                .put("intercept_se", test.intercept().se());
    }

    private static Results rankOf(RankTest test) {
        return new Results()
                .put("stat", test.score() / test.scoreSe())
                .put("p_value", test.normalP())
                .put("bias", test.score())
                .put("se_bias", test.scoreSe());
    }

    private static RandomEffects pooling(String method) {
        return RandomEffects.withDefaults().with(TauSquared.ofCode(method)).with(Inference.WALD);
    }

    private static Results trimFill(ReferenceCase c) {
        Estimates e = ModelKinds.estimates(c);
        RandomEffects method =
                pooling(c.word("tau2_method", "REML"))
                        .with(Inference.ofCode(c.word("test", "z")))
                        .withLevel(c.number("level", 0.95));
        TrimAndFill.Side side =
                switch (c.word("side", "auto")) {
                    case "auto" -> TrimAndFill.side(method, e);
                    case "left" -> TrimAndFill.Side.LEFT;
                    case "right" -> TrimAndFill.Side.RIGHT;
                    default ->
                            throw new MalformedCase("analysis.side", "must be auto, left or right");
                };
        TrimAndFill.Estimator estimator =
                switch (c.word("estimator", "L0")) {
                    case "L0" -> TrimAndFill.Estimator.L0;
                    case "R0" -> TrimAndFill.Estimator.R0;
                    case "Q0" -> TrimAndFill.Estimator.Q0;
                    default ->
                            throw new MalformedCase("analysis.estimator", "must be L0, R0 or Q0");
                };
        TrimAndFill result = TrimAndFill.of(method, method, estimator, side, e);
        Fit fit = result.fit();
        return new Results()
                .put("side", side.name().toLowerCase(Locale.ROOT))
                .put("k0", result.missing())
                .put("k0_se", result.missingSe())
                .put("k0_p", result.missingP())
                .put("k_total", fit.k())
                .put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("p_value", fit.pValue())
                .put("tau2", fit.tau2())
                .put("I2", fit.i2())
                .put("Q", fit.q())
                .put("filled_yi", result.filled().effects())
                .put("filled_vi", result.filled().variances())
                .find(result.findings());
    }

    /** As the R package meta: the side from the weighted regression, L0. */
    private static Results trimFillMeta(ReferenceCase c) {
        Estimates e = ModelKinds.estimates(c);
        TrimAndFill.Side side =
                AsymmetryTest.weighted(e, AsymmetryTest.standardErrors(e), 0.95).slope().estimate()
                                < 0
                        ? TrimAndFill.Side.RIGHT
                        : TrimAndFill.Side.LEFT;
        RandomEffects random = pooling(c.word("tau2_method", "DL"));
        TrimAndFill result =
                TrimAndFill.of(
                        pooling(c.word("trim_with", "EE")),
                        random,
                        TrimAndFill.Estimator.L0,
                        side,
                        e);
        Fit common = CommonEffect.withDefaults().fit(e.and(result.filled()));
        return new Results()
                .put("k0", result.missing())
                .put("side", side.name().toLowerCase(Locale.ROOT))
                .put("estimate_common", common.estimate())
                .put("estimate_random", result.fit().estimate())
                .put("se_random", result.fit().se())
                .put("tau2", result.fit().tau2())
                .find(result.findings());
    }
}
