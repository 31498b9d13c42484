package huantiao.meta.reference;

import huantiao.meta.Coefficient;
import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.HenmiCopas;
import huantiao.meta.Heterogeneity;
import huantiao.meta.Inference;
import huantiao.meta.Interval;
import huantiao.meta.Likelihood;
import huantiao.meta.LocationScale;
import huantiao.meta.MetaRegression;
import huantiao.meta.OmnibusTest;
import huantiao.meta.PermutationTest;
import huantiao.meta.Prediction;
import huantiao.meta.PredictionInterval;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.Subgroups;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredInterval;
import huantiao.meta.effect.AbsoluteEffect;
import huantiao.meta.effect.NumberNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Models of effects and variances: one mean, moderators, subgroups, intervals. */
final class ModelKinds {
    private ModelKinds() {}

    /** A kind that fits one mean. */
    static Kind oneMean(Function<ReferenceCase, Results> answering) {
        return fitted(answering).ofOneMean();
    }

    /** A kind that fits one mean, or a regression on the columns of {@code design}. */
    static Kind withModerators(Function<ReferenceCase, Results> answering) {
        return fitted(answering).and("design", "intercept");
    }

    private static Kind fitted(Function<ReferenceCase, Results> answering) {
        return Kind.of(
                answering,
                "tau2_method",
                "test",
                "ci_method",
                "adhoc",
                "user_weights",
                "weighted",
                "tau2_fixed");
    }

    static void addTo(Map<String, Kind> kinds) {
        kinds.put("univariate", withModerators(ModelKinds::univariate));
        kinds.put("prediction", withModerators(ModelKinds::prediction).and("pi_type"));
        kinds.put("prediction_probability", oneMean(ModelKinds::predictionProbability));
        kinds.put(
                "absolute_effect",
                oneMean(ModelKinds::absoluteEffect).and("baseline_risk", "pi_type"));
        kinds.put("confint_tau2", withModerators(ModelKinds::confintTau2));
        kinds.put("i2", Kind.of(ModelKinds::i2).ofOneMean());
        kinds.put("subgroup", oneMean(ModelKinds::subgroup).and("tau2_scope"));
        kinds.put("lrt", withModerators(ModelKinds::lrt).and("reduced"));
        kinds.put("contrast", withModerators(ModelKinds::contrast).and("L"));
        kinds.put("vif", withModerators(ModelKinds::vif));
        kinds.put("permutation", withModerators(ModelKinds::permutation).settled("exact", true));
        kinds.put("henmi_copas", Kind.of(ModelKinds::henmiCopas).ofOneMean());
        kinds.put(
                "location_scale",
                Kind.of(
                        ModelKinds::locationScale,
                        "tau2_method",
                        "design",
                        "scale",
                        "link",
                        "test"));
    }

    /** Effects with variances ({@code yi, vi}) or standard errors ({@code te, se}). */
    static Estimates estimates(ReferenceCase c) {
        Doubles y = c.has("yi") ? c.column("yi") : c.column("te");
        Doubles v;
        if (c.has("vi")) {
            v = c.column("vi");
        } else {
            double[] squares = c.column(c.has("sei") ? "sei" : "se").toArray();
            for (int i = 0; i < squares.length; i++) {
                squares[i] *= squares[i];
            }
            v = Doubles.of(squares);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            names.add(Integer.toString(i + 1));
        }
        return new Estimates(y, v, names);
    }

    static TauSquared tauSquared(ReferenceCase c) {
        return TauSquared.ofCode(c.word("tau2_method", "REML"));
    }

    private static Inference inference(ReferenceCase c) {
        String adhoc = c.word("adhoc", "");
        boolean named = c.asks("ci_method") && !c.kind().equals("confint_tau2");
        String method = named ? c.word("ci_method") : "";
        if (!adhoc.isEmpty() && !method.equals("HK")) {
            throw new MalformedCase("analysis.adhoc", "must be empty unless ci_method is HK");
        }
        if (!named) {
            return Inference.ofCode(c.word("test", "z"));
        }
        if (c.asks("test")) {
            throw new MalformedCase(
                    "analysis.test",
                    "must not be there beside ci_method, which names the test too");
        }
        return switch (method) {
            case "classic" -> Inference.WALD;
            case "KR" -> Inference.KENWARD_ROGER;
            case "HK" ->
                    switch (adhoc) {
                        case "" -> Inference.HARTUNG_KNAPP;
                        case "se" -> Inference.HARTUNG_KNAPP_AT_LEAST_ONE;
                        case "ci" -> Inference.HARTUNG_KNAPP_OR_WIDER_CLASSIC;
                        case "IQWiG6" -> Inference.HARTUNG_KNAPP_IQWIG6;
                        default ->
                                throw new MalformedCase(
                                        "analysis.adhoc", "must be empty, se, ci or IQWiG6");
                    };
            default -> throw new MalformedCase("analysis.ci_method", "must be classic, HK or KR");
        };
    }

    static RandomEffects randomEffects(ReferenceCase c) {
        RandomEffects method =
                RandomEffects.withDefaults()
                        .with(tauSquared(c))
                        .with(inference(c))
                        .with(Prediction.AS_TESTED)
                        .withLevel(c.number("level", 0.95));
        if (c.flag("user_weights", false)) {
            method = method.withWeights(c.column("wi"));
        } else if (!c.flag("weighted", true)) {
            method = method.withEqualWeights();
        }
        return c.asks("tau2_fixed") ? method.withTau2(c.number("tau2_fixed", 0)) : method;
    }

    static boolean hasModerators(ReferenceCase c) {
        return c.asks("design") && !c.words("design").equals(List.of("intrcpt"));
    }

    static Design design(ReferenceCase c, int rows) {
        Design design = Design.withoutIntercept(rows);
        List<String> names = c.words("design");
        boolean intercept = names.contains("intrcpt");
        if (c.flag("intercept", intercept) != intercept) {
            throw new MalformedCase(
                    "analysis.intercept", "must say whether intrcpt is a column of design");
        }
        for (String name : names) {
            design = design.and(name, c.column(name));
        }
        return design;
    }

    static Regression regression(ReferenceCase c) {
        Estimates estimates = estimates(c);
        return metaRegression(c).fit(estimates, design(c, estimates.size()));
    }

    private static MetaRegression metaRegression(ReferenceCase c) {
        if (!c.flag("weighted", true)) {
            throw new MalformedCase(
                    "analysis.weighted", "must not be false with moderators; give user_weights");
        }
        MetaRegression method =
                MetaRegression.withDefaults()
                        .with(tauSquared(c))
                        .with(inference(c))
                        .withLevel(c.number("level", 0.95));
        if (c.flag("user_weights", false)) {
            method = method.withWeights(c.column("wi"));
        }
        if (c.asks("tau2_fixed")) {
            method = method.withTau2(c.number("tau2_fixed", 0));
        }
        return method;
    }

    private static Results univariate(ReferenceCase c) {
        if (hasModerators(c)) {
            return moderated(regression(c));
        }
        Fit fit = randomEffects(c).fit(estimates(c));
        Results r = new Results().put("k", fit.k()).put("p", 1);
        heterogeneity(r, fit.heterogeneity());
        r.put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("stat", fit.statistic())
                .put("p_value", fit.pValue())
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("df", fit.df());
        fit(r, fit.maximumLikelihood(), fit.restrictedLikelihood());
        return r.put(
                        "loglik",
                        fit.convention().tauSquared() == TauSquared.MAXIMUM_LIKELIHOOD
                                ? fit.maximumLikelihood().logLikelihood()
                                : fit.restrictedLikelihood().logLikelihood())
                .put("scale_factor", scaleFactor(fit))
                .put("weights_percent", fit.weightsPercent())
                .put("local_maxima", fit.localMaxima())
                .find(fit.findings());
    }

    private static double scaleFactor(Fit fit) {
        return switch (fit.convention().inference()) {
            case WALD, WALD_T, KENWARD_ROGER -> 1;
            case HARTUNG_KNAPP -> fit.scaleFactor();
            case HARTUNG_KNAPP_AT_LEAST_ONE -> Math.max(1, fit.scaleFactor());
            case HARTUNG_KNAPP_OR_WIDER_CLASSIC, HARTUNG_KNAPP_IQWIG6 -> {
                double ratio = fit.se() / fit.classicSe();
                yield ratio * ratio;
            }
        };
    }

    private static void heterogeneity(Results r, Heterogeneity h) {
        r.put("tau2", h.tau2())
                .put("se_tau2", h.seTau2())
                .put("I2", h.i2())
                .put("H2", h.h2())
                .put("I2_from_Q", h.i2FromQ())
                .put("Q", h.q())
                .put("Q_df", h.qDf())
                .put("Q_p", h.qP());
    }

    private static void fit(Results r, Likelihood ml, Likelihood reml) {
        r.put(
                "fit",
                new Results()
                        .put("loglik_ml", ml.logLikelihood())
                        .put("deviance_ml", ml.deviance())
                        .put("aic_ml", ml.aic())
                        .put("bic_ml", ml.bic())
                        .put("aicc_ml", ml.aicc())
                        .put("loglik_reml", reml.logLikelihood())
                        .put("deviance_reml", reml.deviance())
                        .put("aic_reml", reml.aic())
                        .put("bic_reml", reml.bic())
                        .put("aicc_reml", reml.aicc()));
    }

    static Results moderated(Regression fit) {
        Results r = new Results().put("k", fit.k()).put("p", fit.p());
        heterogeneity(r, fit.heterogeneity());
        Results coef = coefficients(fit.coefficients());
        OmnibusTest qm = fit.moderators();
        r.put("coef", coef)
                .put("QM", qm.statistic())
                .put("QM_df1", qm.df1())
                .put("QM_df2", qm.df2())
                .put("QM_p", qm.pValue())
                .put("R2", fit.r2())
                .put("vcov", fit.covariance())
                .put("fitted", fit.fitted());
        fit(r, fit.maximumLikelihood(), fit.restrictedLikelihood());
        return r.putList("dropped", fit.dropped()).find(fit.findings());
    }

    /** Columns of names, estimates, errors, statistics, p-values and limits. */
    static Results coefficients(List<Coefficient> coefficients) {
        int p = coefficients.size();
        List<String> names = new ArrayList<>();
        double[][] columns = new double[6][p];
        for (int j = 0; j < p; j++) {
            Coefficient each = coefficients.get(j);
            names.add(each.name());
            columns[0][j] = each.estimate();
            columns[1][j] = each.se();
            columns[2][j] = each.statistic();
            columns[3][j] = each.pValue();
            columns[4][j] = each.interval().lower();
            columns[5][j] = each.interval().upper();
        }
        return new Results()
                .putList("name", names)
                .put("estimate", columns[0])
                .put("se", columns[1])
                .put("stat", columns[2])
                .put("p", columns[3])
                .put("ci_lb", columns[4])
                .put("ci_ub", columns[5])
                .put("df", coefficients.getFirst().df());
    }

    /** What effects on the pooled scale (log ratios, or differences) mean at a stated risk. */
    private static Results absoluteEffect(ReferenceCase c) {
        CountEffects.Measure measure =
                switch (c.word("measure")) {
                    case "RR" -> CountEffects.Measure.LOG_RISK_RATIO;
                    case "OR", "PETO" -> CountEffects.Measure.LOG_ODDS_RATIO;
                    case "RD" -> CountEffects.Measure.RISK_DIFFERENCE;
                    default ->
                            throw new MalformedCase(
                                    "analysis.measure", "must be RR, OR, PETO or RD");
                };
        if (!c.asks("baseline_risk")) {
            throw new MalformedCase(
                    "analysis.baseline_risk", "must be the risk without treatment, such as 0.2");
        }
        Fit fit =
                randomEffects(c)
                        .with(Prediction.ofCode(c.word("pi_type", "default")))
                        .fit(estimates(c));
        AbsoluteEffect found = AbsoluteEffect.of(fit, measure, c.number("baseline_risk", 0));
        NumberNeeded needed = found.numberNeeded();
        return new Results()
                .put("risk", found.risk())
                .put("difference", found.difference())
                .put("ci_lb", found.interval().lower())
                .put("ci_ub", found.interval().upper())
                .put("pi_lb", found.predicted().lower())
                .put("pi_ub", found.predicted().upper())
                .put("expected", found.expected())
                .put("number_needed", needed.number())
                .put("number_needed_fewest", needed.fewest())
                .put("number_needed_most", needed.most())
                .put("cut", found.cut())
                .find(fit.findings());
    }

    private static Results prediction(ReferenceCase c) {
        Prediction prediction = Prediction.ofCode(c.word("pi_type", "default"));
        if (hasModerators(c)) {
            return predictedRows(c, prediction);
        }
        Fit fit = randomEffects(c).fit(estimates(c));
        PredictionInterval pi = fit.predict(prediction);
        return new Results()
                .put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("pi_lb", pi.interval().lower())
                .put("pi_ub", pi.interval().upper())
                .put("se_predict", pi.se())
                .put("df_predict", pi.df())
                .put("tau2", fit.tau2())
                .find(fit.findings());
    }

    /** New rows stand in columns {@code new_NAME}. */
    private static Results predictedRows(ReferenceCase c, Prediction prediction) {
        Regression fit = regression(c);
        int n = -1;
        for (Coefficient each : fit.coefficients()) {
            if (c.has("new_" + each.name())) {
                n = c.column("new_" + each.name()).size();
            }
        }
        if (n < 0) {
            throw new MalformedCase("data", "must hold new values in a column named new_NAME");
        }
        double[][] out = new double[6][n];
        for (int i = 0; i < n; i++) {
            double[] row = new double[fit.p()];
            for (int j = 0; j < row.length; j++) {
                String name = fit.coefficients().get(j).name();
                row[j] = name.equals("intrcpt") ? 1 : c.column("new_" + name).at(i);
            }
            Coefficient mean = fit.combination("predicted", Doubles.of(row));
            Interval pi = fit.predict(prediction, Doubles.of(row)).interval();
            out[0][i] = mean.estimate();
            out[1][i] = mean.se();
            out[2][i] = mean.interval().lower();
            out[3][i] = mean.interval().upper();
            out[4][i] = pi.lower();
            out[5][i] = pi.upper();
        }
        return new Results()
                .put("pred", out[0])
                .put("se", out[1])
                .put("ci_lb", out[2])
                .put("ci_ub", out[3])
                .put("pi_lb", out[4])
                .put("pi_ub", out[5])
                .put("tau2", fit.tau2())
                .find(fit.findings());
    }

    private static Results predictionProbability(ReferenceCase c) {
        Fit fit = randomEffects(c).fit(estimates(c));
        return new Results()
                .put(
                        "prob_below",
                        c.column("threshold").stream().map(fit::probabilityBelow).toArray())
                .find(fit.findings());
    }

    private static Results confintTau2(ReferenceCase c) {
        TauSquaredInterval.Method method = TauSquaredInterval.Method.ofCode(c.word("ci_method"));
        TauSquaredInterval interval;
        Results r = new Results();
        if (hasModerators(c)) {
            Regression fit = regression(c);
            interval = TauSquaredInterval.of(fit, method);
            r.find(fit.findings());
        } else {
            Fit fit = randomEffects(c).fit(estimates(c));
            interval =
                    c.flag("user_weights", false)
                            ? TauSquaredInterval.of(fit, c.column("wi"))
                            : TauSquaredInterval.of(fit, method);
            r.find(fit.findings());
        }
        double tau2 = interval.estimate().tau2();
        return r.put("tau2", tau2)
                .put("tau2_lb", interval.tau2().lower())
                .put("tau2_ub", interval.tau2().upper())
                .put("tau", Math.sqrt(tau2))
                .put("tau_lb", interval.tau().lower())
                .put("tau_ub", interval.tau().upper())
                .put("I2", interval.estimate().i2())
                .put("I2_lb", interval.i2().lower())
                .put("I2_ub", interval.i2().upper())
                .put("H2", interval.estimate().h2())
                .put("H2_lb", interval.h2().lower())
                .put("H2_ub", interval.h2().upper())
                .put("empty_set", interval.emptySet());
    }

    private static Results i2(ReferenceCase c) {
        Estimates estimates = estimates(c);
        double level = c.number("level", 0.95);
        Fit common = CommonEffect.withDefaults().withLevel(level).fit(estimates);
        Interval h2 = TauSquaredInterval.testBasedH2(common);
        Heterogeneity h = common.heterogeneity();
        double hLower = Math.max(1, Math.sqrt(h2.lower()));
        double hUpper = Math.max(1, Math.sqrt(h2.upper()));
        return new Results()
                .put("Q", h.q())
                .put("df", h.qDf())
                .put("I2_from_Q", h.i2FromQ())
                .put("I2_tau2_dl", i2(estimates, TauSquared.DERSIMONIAN_LAIRD))
                .put("I2_tau2_reml", i2(estimates, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD))
                .put("H", Math.max(1, Math.sqrt(h.h2())))
                .put("H_lb", hLower)
                .put("H_ub", hUpper)
                .put("I2_lb", 100 * (1 - 1 / (hLower * hLower)))
                .put("I2_ub", 100 * (1 - 1 / (hUpper * hUpper)))
                .find(common.findings());
    }

    private static double i2(Estimates estimates, TauSquared method) {
        return RandomEffects.withDefaults().with(method).with(Inference.WALD).fit(estimates).i2();
    }

    static Subgroups.Comparison subgroups(ReferenceCase c) {
        return Subgroups.withDefaults()
                .pooledBy(randomEffects(c))
                .with(
                        switch (c.word("tau2_scope", "separate")) {
                            case "common" -> Subgroups.Scope.COMMON;
                            case "separate" -> Subgroups.Scope.SEPARATE;
                            case "none" -> {
                                if (tauSquared(c) != TauSquared.COMMON_EFFECT) {
                                    throw new MalformedCase(
                                            "analysis.tau2_scope",
                                            "must be separate or common: only EE has no tau2");
                                }
                                yield Subgroups.Scope.SEPARATE;
                            }
                            default ->
                                    throw new MalformedCase(
                                            "analysis.tau2_scope",
                                            "must be separate, common or none");
                        })
                .compare(estimates(c), c.labels("group"));
    }

    private static Results subgroup(ReferenceCase c) {
        Subgroups.Comparison comparison = subgroups(c);
        int n = comparison.groups().size();
        double[][] out = new double[7][n];
        int i = 0;
        Results r = new Results();
        for (Fit fit : comparison.groups().values()) {
            out[0][i] = fit.k();
            out[1][i] = fit.estimate();
            out[2][i] = fit.se();
            out[3][i] = fit.interval().lower();
            out[4][i] = fit.interval().upper();
            out[5][i] = fit.tau2();
            out[6][i] = fit.q();
            r.find(fit.findings());
            i++;
        }
        Fit overall = comparison.overall();
        return r.putList("groups", List.copyOf(comparison.groups().keySet()))
                .put("k", out[0])
                .put("estimate", out[1])
                .put("se", out[2])
                .put("ci_lb", out[3])
                .put("ci_ub", out[4])
                .put("tau2", out[5])
                .put("Q", out[6])
                .put("Q_between", comparison.between().statistic())
                .put("Q_between_df", comparison.between().df())
                .put("Q_between_p", comparison.between().pValue())
                .put("Q_within", comparison.qWithin())
                .put(
                        "overall",
                        new Results()
                                .put("estimate", overall.estimate())
                                .put("se", overall.se())
                                .put("tau2", overall.tau2())
                                .put("Q", overall.q()));
    }

    private static Results lrt(ReferenceCase c) {
        Regression full = regression(c);
        Estimates used = full.estimates();
        Design reduced = Design.withoutIntercept(used.size());
        for (String name : c.words("reduced")) {
            reduced = reduced.and(name, full.design().column(name));
        }
        Regression less =
                MetaRegression.withDefaults()
                        .with(tauSquared(c))
                        .with(Inference.WALD)
                        .fit(used, reduced);
        boolean ml = tauSquared(c) != TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD;
        double l1 = (ml ? full.maximumLikelihood() : full.restrictedLikelihood()).logLikelihood();
        double l0 = (ml ? less.maximumLikelihood() : less.restrictedLikelihood()).logLikelihood();
        int df = full.p() - less.p();
        double lrt = 2 * (l1 - l0);
        return new Results()
                .put("loglik_full", l1)
                .put("loglik_reduced", l0)
                .put("lrt", lrt)
                .put("df", df)
                .put("p_value", huantiao.meta.Distributions.chiSquareUpper(Math.max(0, lrt), df))
                .put("tau2_full", full.tau2())
                .put("tau2_reduced", less.tau2())
                .put(
                        "R2",
                        less.tau2() > 0
                                ? Math.max(0, 100 * (less.tau2() - full.tau2()) / less.tau2())
                                : Double.NaN)
                .find(full.findings());
    }

    private static Results contrast(ReferenceCase c) {
        Regression fit = regression(c);
        OmnibusTest last = fit.test(fit.p() - 1);
        List<Doubles> rows = c.rowsOfNumbers("L");
        Coefficient combination = fit.combination("L", rows.getFirst());
        return new Results()
                .put(
                        "btt_last",
                        new Results()
                                .put("QM", last.statistic())
                                .put("df1", last.df1())
                                .put("df2", last.df2())
                                .put("p_value", last.pValue()))
                .put(
                        "combination",
                        new Results()
                                .put("estimate", combination.estimate())
                                .put("se", combination.se())
                                .put("stat", combination.statistic())
                                .put("p_value", combination.pValue()))
                .find(fit.findings());
    }

    private static Results vif(ReferenceCase c) {
        Regression fit = regression(c);
        return new Results().put("vif", fit.varianceInflation()).find(fit.findings());
    }

    private static Results permutation(ReferenceCase c) {
        Estimates estimates = estimates(c);
        PermutationTest test =
                hasModerators(c)
                        ? PermutationTest.exact(
                                metaRegression(c), estimates, design(c, estimates.size()))
                        : PermutationTest.exact(randomEffects(c), estimates);
        return new Results()
                .put("permutations", (double) test.permutations())
                .put("p_values", test.pValues())
                .put("QM_p", test.moderatorsP());
    }

    /** Scale columns stand in {@code scale}; without it, an intercept and column {@code z}. */
    private static Results locationScale(ReferenceCase c) {
        Estimates e = estimates(c);
        Design mean = hasModerators(c) ? design(c, e.size()) : Design.intercept(e.size());
        Design scale =
                c.asks("scale") ? Design.withoutIntercept(e.size()) : Design.intercept(e.size());
        for (String name : c.asks("scale") ? c.words("scale") : List.of("z")) {
            scale =
                    scale.and(
                            name,
                            name.equals("intrcpt") && !c.has(name)
                                    ? Design.intercept(e.size()).column(name)
                                    : c.column(name));
        }
        LocationScale.Link link =
                switch (c.word("link", "log")) {
                    case "log" -> LocationScale.Link.LOG;
                    case "identity" -> LocationScale.Link.IDENTITY;
                    default -> throw new MalformedCase("analysis.link", "must be log or identity");
                };
        if (!c.word("test", "z").equals("z")) {
            throw new MalformedCase("analysis.test", "must be z for kind location_scale");
        }
        TauSquared method = tauSquared(c);
        LocationScale.Fitted fit =
                LocationScale.withDefaults()
                        .with(method)
                        .with(link)
                        .withLevel(c.number("level", 0.95))
                        .fit(e, mean, scale);
        Results r = new Results();
        if (hasModerators(c)) {
            r.put("coef", coefficients(fit.coefficients()));
        } else {
            Coefficient only = fit.coefficients().getFirst();
            r.put("estimate", only.estimate())
                    .put("se", only.se())
                    .put("stat", only.statistic())
                    .put("p_value", only.pValue())
                    .put("ci_lb", only.interval().lower())
                    .put("ci_ub", only.interval().upper());
        }
        return r.put("alpha", fit.scale().stream().mapToDouble(Coefficient::estimate).toArray())
                .put("alpha_se", fit.scale().stream().mapToDouble(Coefficient::se).toArray())
                .put("alpha_p", fit.scale().stream().mapToDouble(Coefficient::pValue).toArray())
                .put(
                        method == TauSquared.MAXIMUM_LIKELIHOOD ? "loglik_ml" : "loglik_reml",
                        fit.logLikelihood())
                .put("tau2", fit.tau2())
                .put("converged", fit.converged())
                .find(fit.findings());
    }

    private static Results henmiCopas(ReferenceCase c) {
        HenmiCopas hc = HenmiCopas.of(estimates(c), c.number("level", 0.95));
        return new Results()
                .put("estimate", hc.estimate())
                .put("se", hc.se())
                .put("ci_lb", hc.interval().lower())
                .put("ci_ub", hc.interval().upper())
                .put("tau2", hc.tau2());
    }
}
