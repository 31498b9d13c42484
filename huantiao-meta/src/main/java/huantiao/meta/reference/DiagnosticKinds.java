package huantiao.meta.reference;

import huantiao.meta.Baujat;
import huantiao.meta.CommonEffect;
import huantiao.meta.CountFit;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Gosh;
import huantiao.meta.Inference;
import huantiao.meta.Influence;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.Radial;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.Sequences;
import huantiao.meta.StudyEffect;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import huantiao.meta.ZeroCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What single studies do to a result. */
final class DiagnosticKinds {
    private DiagnosticKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put("influence", ModelKinds.withModerators(DiagnosticKinds::influence));
        kinds.put("leave_one_out", ModelKinds.oneMean(DiagnosticKinds::leaveOneOut));
        kinds.put(
                "leave_one_out_mh",
                Kind.of(DiagnosticKinds::leaveOneOutMantelHaenszel).ofOneMean());
        kinds.put(
                "cumulative",
                ModelKinds.oneMean(DiagnosticKinds::cumulative)
                        .and("order_by")
                        .settled("stable_ties", true));
        kinds.put("residuals_blup", ModelKinds.oneMean(DiagnosticKinds::residualsAndBlups));
        kinds.put(
                "baujat",
                Kind.of(DiagnosticKinds::baujat).settled("tau2_method", "EE", "REML").ofOneMean());
        kinds.put(
                "radial",
                Kind.of(DiagnosticKinds::radial).settled("tau2_method", "EE", "REML").ofOneMean());
        kinds.put(
                "profile_loglik",
                Kind.of(DiagnosticKinds::profile).settled("tau2_method", "ML", "REML").ofOneMean());
        kinds.put("labbe", Kind.of(DiagnosticKinds::labbe));
        kinds.put("gosh", ModelKinds.oneMean(DiagnosticKinds::gosh).settled("min_size", 1.0));
    }

    private static <T> double[] each(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static Fit reml(ReferenceCase c) {
        return RandomEffects.withDefaults().with(Inference.WALD).fit(ModelKinds.estimates(c));
    }

    private static Fit common(ReferenceCase c) {
        return CommonEffect.withDefaults().fit(ModelKinds.estimates(c));
    }

    private static Results influence(ReferenceCase c) {
        List<Influence> rows;
        boolean one = !ModelKinds.hasModerators(c);
        if (one) {
            rows = Influence.of(ModelKinds.randomEffects(c).fit(ModelKinds.estimates(c)));
        } else {
            Regression fit = ModelKinds.regression(c);
            rows = Influence.of(fit);
        }
        Results r =
                new Results()
                        .put("rstudent", each(rows, Influence::studentizedResidual))
                        .put("dffits", each(rows, Influence::dffits))
                        .put("cook_d", each(rows, Influence::cook))
                        .put("cov_ratio", each(rows, Influence::covarianceRatio))
                        .put("tau2_deleted", each(rows, Influence::tau2))
                        .put("Q_deleted", each(rows, Influence::q))
                        .put("hat", each(rows, Influence::hat))
                        .put("weight_percent", each(rows, Influence::weightPercent))
                        .putList("influential", rows.stream().map(Influence::influential).toList());
        if (one) {
            r.put("dfbetas", each(rows, row -> row.dfbetas().at(0)));
        } else {
            r.putList("dfbetas", rows.stream().map(row -> row.dfbetas().toList()).toList());
        }
        return r;
    }

    private static Results series(List<Fit> fits) {
        return new Results()
                .put("estimate", each(fits, Fit::estimate))
                .put("se", each(fits, Fit::se))
                .put("ci_lb", each(fits, f -> f.interval().lower()))
                .put("ci_ub", each(fits, f -> f.interval().upper()))
                .put("p_value", each(fits, Fit::pValue))
                .put("Q", each(fits, Fit::q))
                .put("Q_p", each(fits, f -> f.heterogeneity().qP()))
                .put("tau2", each(fits, Fit::tau2))
                .put("I2", each(fits, Fit::i2))
                .put("H2", each(fits, f -> f.heterogeneity().h2()));
    }

    private static Results leaveOneOut(ReferenceCase c) {
        return series(Sequences.leaveOneOut(ModelKinds.randomEffects(c), ModelKinds.estimates(c)));
    }

    private static Results cumulative(ReferenceCase c) {
        return series(cumulativeFits(c));
    }

    static List<Fit> cumulativeFits(ReferenceCase c) {
        return Sequences.cumulative(
                ModelKinds.randomEffects(c),
                ModelKinds.estimates(c),
                c.column(c.word("order_by", "order")));
    }

    private static Results leaveOneOutMantelHaenszel(ReferenceCase c) {
        List<CountFit> fits =
                Sequences.leaveOneOut(
                        MantelHaenszel.of(CountKinds.measure(c)).withLevel(c.number("level", 0.95)),
                        CountKinds.tables(c));
        return new Results()
                .put("estimate", each(fits, CountFit::estimate))
                .put("se", each(fits, CountFit::se))
                .put("ci_lb", each(fits, f -> f.interval().lower()))
                .put("ci_ub", each(fits, f -> f.interval().upper()))
                .put("Q", each(fits, CountFit::q));
    }

    private static Results residualsAndBlups(ReferenceCase c) {
        Fit fit = ModelKinds.randomEffects(c).fit(ModelKinds.estimates(c));
        List<StudyEffect> rows = StudyEffect.of(fit);
        List<Influence> without = Influence.of(fit);
        return new Results()
                .put(
                        "rstandard",
                        new Results()
                                .put("resid", each(rows, StudyEffect::residual))
                                .put("se", each(rows, StudyEffect::residualSe))
                                .put("z", each(rows, r -> r.residual() / r.residualSe())))
                .put(
                        "rstudent",
                        new Results()
                                .put("resid", each(without, Influence::residual))
                                .put("se", each(without, Influence::residualSe))
                                .put("z", each(without, Influence::studentizedResidual)))
                .put(
                        "blup",
                        new Results()
                                .put("pred", each(rows, StudyEffect::shrunken))
                                .put("se", each(rows, StudyEffect::shrunkenSe))
                                .put("pi_lb", each(rows, r -> r.interval().lower()))
                                .put("pi_ub", each(rows, r -> r.interval().upper())))
                .put(
                        "ranef",
                        new Results()
                                .put("pred", each(rows, StudyEffect::deviation))
                                .put("se", each(rows, StudyEffect::deviationSe)));
    }

    /** Squared Pearson residual against the squared standardized change of the pooled effect. */
    private static Results baujat(ReferenceCase c) {
        return new Results()
                .put("ee", baujat(common(c), TauSquared.COMMON_EFFECT))
                .put("reml", baujat(reml(c), TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD));
    }

    private static Results baujat(Fit fit, TauSquared method) {
        Baujat baujat =
                Baujat.of(
                        RandomEffects.withDefaults().with(method).with(Inference.WALD),
                        fit.estimates());
        return new Results().put("x", baujat.heterogeneity()).put("y", baujat.influence());
    }

    private static Results radial(ReferenceCase c) {
        return new Results().put("ee", radial(common(c))).put("reml", radial(reml(c)));
    }

    private static Results radial(Fit fit) {
        Radial radial = Radial.of(fit);
        return new Results().put("x", radial.precision()).put("y", radial.standardized());
    }

    private static Results profile(ReferenceCase c) {
        Estimates estimates = ModelKinds.estimates(c);
        Doubles grid = c.column("tau2");
        double[] reml = new double[grid.size()];
        double[] ml = new double[grid.size()];
        for (int i = 0; i < reml.length; i++) {
            Fit fit =
                    RandomEffects.withDefaults()
                            .with(Inference.WALD)
                            .withTau2(grid.at(i))
                            .fit(estimates);
            reml[i] = fit.restrictedLikelihood().logLikelihood();
            ml[i] = fit.maximumLikelihood().logLikelihood();
        }
        return new Results().put("reml", reml).put("ml", ml);
    }

    private static Results labbe(ReferenceCase c) {
        List<TwoByTwo> tables = ZeroCells.half().applied(CountKinds.tables(c));
        Function<Double, Double> shown =
                switch (c.word("measure")) {
                    case "RR" -> Math::log;
                    case "OR" -> p -> Math.log(p / (1 - p));
                    case "RD" -> p -> p;
                    default -> throw new MalformedCase("analysis.measure", "must be RR, OR or RD");
                };
        return new Results()
                .put("x_control", each(tables, t -> shown.apply(t.c() / t.controls())))
                .put("y_treated", each(tables, t -> shown.apply(t.a() / t.treated())));
    }

    private static Results gosh(ReferenceCase c) {
        Estimates estimates = ModelKinds.estimates(c);
        Gosh gosh = Gosh.of(ModelKinds.randomEffects(c), estimates);
        int k = estimates.size();
        int all = (1 << k) - 1;
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int left = 0; left <= Math.min(3, k - 1); left++) {
            int subset = left == 0 ? all : all ^ 1 << (k - left);
            Map<String, Object> sample = new LinkedHashMap<>();
            sample.put(
                    "included",
                    IntStream.range(0, k)
                            .filter(i -> (subset >> i & 1) == 1)
                            .map(i -> i + 1)
                            .boxed()
                            .toList());
            sample.put("estimate", gosh.estimates().at(subset - 1));
            sample.put("I2", gosh.i2().at(subset - 1));
            samples.add(sample);
        }
        return new Results()
                .put("subsets", all)
                .put("estimate_quantiles", Gosh.quartiles(gosh.estimates()))
                .put("estimate_mean", gosh.estimates().stream().average().orElse(Double.NaN))
                .put("I2_quantiles", Gosh.quartiles(gosh.i2()))
                .put("I2_mean", gosh.i2().stream().average().orElse(Double.NaN))
                .put("tau2_quantiles", Gosh.quartiles(gosh.tau2()))
                .putList("samples", samples);
    }
}
