package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** From a model to its numbers: what {@link RandomEffects} and regressions share. */
final class Fitting {
    private Fitting() {}

    /** What a fit of the linear model gives, before it is dressed for its readers. */
    record Solution(
            Doubles b,
            Matrix covariance,
            Matrix classicCovariance,
            double factor,
            double df,
            Heterogeneity heterogeneity,
            BetweenStudyVariance.Answer variance,
            Doubles weightsPercent,
            Likelihood ml,
            Likelihood reml,
            List<Finding> findings) {}

    static Fit mean(
            Convention convention, Estimates given, Doubles weights, OptionalDouble fixedTau2) {
        List<Finding> findings = new ArrayList<>();
        int[] places = given.completePlaces();
        Estimates used = usable(given, places, findings);
        double[] userWeights = userWeights(convention, given, places, weights);
        LinearModel model = LinearModel.ofMean(used.effects().raw(), used.variances().raw());
        Inference asked = convention.inference();
        Convention actual = convention;
        if (used.size() == 1 && asked != Inference.WALD) {
            findings.add(
                    Finding.of(
                            Finding.Code.TEST_REPLACED,
                            "With one study the test %s is not defined; normal quantiles were used."
                                    .formatted(asked.code()),
                            ""));
            actual =
                    new Convention(
                            convention.tauSquared(),
                            Inference.WALD,
                            convention.level(),
                            convention.weighting(),
                            convention.prediction());
        }
        Solution s = solve(model, actual, userWeights, fixedTau2, findings);
        return dress(given, used, actual, s);
    }

    private static Fit dress(Estimates given, Estimates used, Convention convention, Solution s) {
        double estimate = s.b.at(0);
        double classicSe = Math.sqrt(s.classicCovariance.at(0, 0));
        double se = Math.sqrt(s.covariance.at(0, 0));
        double df = s.df;
        List<Finding> findings = new ArrayList<>(s.findings);
        double level = convention.level();
        switch (convention.inference()) {
            case WALD, WALD_T -> {}
            case HARTUNG_KNAPP_OR_WIDER_CLASSIC -> {
                double hk = se * Distributions.twoSidedQuantile(level, df);
                double classic =
                        classicSe * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
                if (hk < classic) {
                    se = classicSe;
                    df = Double.POSITIVE_INFINITY;
                }
            }
            case HARTUNG_KNAPP_IQWIG6 -> {
                double dl =
                        mean(
                                        new Convention(
                                                TauSquared.DERSIMONIAN_LAIRD,
                                                Inference.WALD,
                                                level,
                                                Convention.Weighting.INVERSE_VARIANCE,
                                                Prediction.CLASSIC_NORMAL),
                                        used,
                                        Doubles.of(),
                                        OptionalDouble.empty())
                                .interval()
                                .width();
                if (2 * se * Distributions.twoSidedQuantile(level, df) < dl) {
                    se = Math.max(se, classicSe);
                }
            }
            case HARTUNG_KNAPP, HARTUNG_KNAPP_AT_LEAST_ONE -> {
                if (se < classicSe && se > 0) {
                    double hk = se * Distributions.twoSidedQuantile(level, df);
                    double classic =
                            classicSe
                                    * Distributions.twoSidedQuantile(
                                            level, Double.POSITIVE_INFINITY);
                    if (hk < classic) {
                        findings.add(
                                Finding.of(
                                        Finding.Code.NARROWER_THAN_CLASSIC,
                                        "The Hartung-Knapp interval is narrower than the classic one, because the studies agree more than chance would make them.",
                                        "Read the wider one, or keep the factor at 1 or more."));
                    }
                }
            }
            case KENWARD_ROGER -> {
                double[] kr = kenwardRoger(used.variances().raw(), s.heterogeneity.tau2());
                se = kr[0];
                df = kr[1];
                if (Double.isNaN(se)) {
                    findings.add(
                            Finding.of(
                                    Finding.Code.UNDEFINED,
                                    "The Kenward-Roger adjustment is not defined: the information about the between-study variance is 0.",
                                    "Use Hartung-Knapp."));
                }
            }
        }
        double statistic = estimate / se;
        double half = Distributions.twoSidedQuantile(level, df) * se;
        return new Fit(
                given,
                used,
                convention,
                estimate,
                se,
                statistic,
                df,
                Distributions.twoSided(statistic, df),
                new Interval(estimate - half, estimate + half),
                s.heterogeneity,
                predict(
                        convention.prediction(),
                        convention,
                        used,
                        estimate,
                        se,
                        df,
                        classicSe,
                        s.factor,
                        s.heterogeneity.tau2()),
                s.weightsPercent,
                classicSe,
                s.factor,
                s.ml,
                s.reml,
                s.variance.converged(),
                s.variance.steps(),
                Doubles.of(s.variance.maxima()),
                findings);
    }

    /** Standard error and degrees of freedom after Kenward and Roger, expected information. */
    static double[] kenwardRoger(double[] v, double tau2) {
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (double each : v) {
            double w = 1 / (each + tau2);
            s1 += w;
            s2 += w * w;
            s3 += w * w * w;
        }
        double ratio = s2 / s1;
        double information = s2 / 2 - s3 / s1 + ratio * ratio / 2;
        double variance = (1 + 2 * (s3 / s1 - ratio * ratio) / information) / s1;
        double df = 2 * information / (variance * s2 * variance * s2);
        return v.length > 1 && information > 0 && variance > 0
                ? new double[] {Math.sqrt(variance), df}
                : new double[] {Double.NaN, Double.NaN};
    }

    static PredictionInterval predict(
            Prediction prediction,
            Convention convention,
            Estimates used,
            double estimate,
            double se,
            double df,
            double classicSe,
            double factor,
            double tau2) {
        int k = used.size();
        double hk = classicSe * Math.sqrt(factor);
        double[] kr =
                switch (prediction) {
                    case KENWARD_ROGER, KENWARD_ROGER_ONE_FEWER ->
                            kenwardRoger(used.variances().raw(), tau2);
                    case AS_TESTED,
                            ONE_FEWER,
                            STUDENT,
                            SPREAD_ONLY,
                            CLASSIC_T,
                            HIGGINS,
                            HARTUNG_KNAPP,
                            HARTUNG_KNAPP_ONE_FEWER,
                            CLASSIC_NORMAL ->
                            new double[] {Double.NaN, Double.NaN};
                };
        double baseSe =
                switch (prediction) {
                    case AS_TESTED, ONE_FEWER, STUDENT -> se;
                    case SPREAD_ONLY -> 0;
                    case CLASSIC_T, HIGGINS, CLASSIC_NORMAL -> classicSe;
                    case HARTUNG_KNAPP, HARTUNG_KNAPP_ONE_FEWER -> hk;
                    case KENWARD_ROGER, KENWARD_ROGER_ONE_FEWER -> kr[0];
                };
        double degrees =
                switch (prediction) {
                    case AS_TESTED -> df;
                    case ONE_FEWER -> Math.max(1, k - 2);
                    case STUDENT, CLASSIC_T, HARTUNG_KNAPP -> k - 1;
                    case SPREAD_ONLY, CLASSIC_NORMAL -> Double.POSITIVE_INFINITY;
                    case HIGGINS, HARTUNG_KNAPP_ONE_FEWER -> k - 2;
                    case KENWARD_ROGER -> kr[1];
                    case KENWARD_ROGER_ONE_FEWER -> kr[1] - 1;
                };
        double sd = Math.sqrt(baseSe * baseSe + tau2);
        double half = Distributions.twoSidedQuantile(convention.level(), degrees) * sd;
        return new PredictionInterval(
                prediction,
                new Interval(estimate - half, estimate + half),
                sd,
                degrees,
                convention.level());
    }

    static Estimates usable(Estimates given, int[] places, List<Finding> findings) {
        if (places.length == 0) {
            throw new IllegalArgumentException(
                    "studies with an effect and a variance (0 of %d) must be at least 1"
                            .formatted(given.size()));
        }
        if (places.length == given.size()) {
            return given;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!given.complete(i)) {
                findings.add(
                        Finding.about(
                                Finding.Code.STUDY_LEFT_OUT,
                                given.study(i),
                                Double.NaN,
                                "Effect or variance is missing; the study was left out.",
                                "Give both, or say why they cannot be had."));
            }
        }
        return given.at(places);
    }

    static double[] userWeights(
            Convention convention, Estimates given, int[] places, Doubles weights) {
        double[] chosen =
                switch (convention.weighting()) {
                    case INVERSE_VARIANCE -> new double[0];
                    case EQUAL -> {
                        double[] one = new double[places.length];
                        Arrays.fill(one, 1);
                        yield one;
                    }
                    case GIVEN -> {
                        if (weights.size() != given.size()) {
                            throw new IllegalArgumentException(
                                    "weights (%d) must be as many as studies (%d)"
                                            .formatted(weights.size(), given.size()));
                        }
                        double[] some = new double[places.length];
                        for (int i = 0; i < places.length; i++) {
                            some[i] = weights.at(places[i]);
                            if (!(some[i] > 0 && some[i] < Double.POSITIVE_INFINITY)) {
                                throw new IllegalArgumentException(
                                        "weight of %s (%s) must be above 0 and finite"
                                                .formatted(given.study(places[i]), some[i]));
                            }
                        }
                        yield some;
                    }
                };
        if (convention.tauSquared().usesUserWeights()
                && convention.weighting() == Convention.Weighting.INVERSE_VARIANCE) {
            throw new IllegalArgumentException(
                    "method %s needs weights; give them with withWeights"
                            .formatted(convention.tauSquared().code()));
        }
        return chosen;
    }

    static Solution solve(
            LinearModel m,
            Convention convention,
            double[] userWeights,
            OptionalDouble fixedTau2,
            List<Finding> findings) {
        int df = m.k - m.p;
        boolean zeroVariance = m.smallestVariance() <= 0;
        if (zeroVariance) {
            findings.add(
                    Finding.of(
                            Finding.Code.ZERO_VARIANCE,
                            "A sampling variance is 0: that study is taken as exact, and Q and I2 are not defined.",
                            "Check the study; a variance of 0 is usually a typing error."));
        }
        BetweenStudyVariance.Answer answer;
        if (fixedTau2.isPresent()) {
            answer =
                    new BetweenStudyVariance.Answer(
                            fixedTau2.getAsDouble(),
                            fixedTau2.getAsDouble(),
                            BetweenStudyVariance.standardErrorAt(m, fixedTau2.getAsDouble()),
                            true,
                            0,
                            List.of());
        } else {
            answer = BetweenStudyVariance.estimate(m, convention.tauSquared(), userWeights);
        }
        tell(answer, m, findings);
        if (zeroVariance && answer.tau2() == 0) {
            throw new IllegalArgumentException(
                    "a sampling variance of 0 with no between-study variance must not be pooled: the study would get all the weight");
        }
        double unit = m.scale * m.scale;

        double t = answer.tau2() / unit;
        m.evaluate(t);
        double rss = m.rss;
        double factor = df > 0 ? rss / df : Double.NaN;
        // All effects equal: what is left is rounding, not spread.
        if (df > 0 && rss <= 1e-15 * df) {
            factor = 0;
        }
        double logV = m.logV;
        double logInformation = m.logInformation();
        double[] b = m.coefficients();
        Matrix classic = Matrix.of(m.covariance());
        double[] weightsPercent = percent(m.w);
        if (userWeights.length > 0) {
            double[] total = new double[m.k];
            for (int i = 0; i < m.k; i++) {
                total[i] = m.v[i] + t;
            }
            m.evaluate(userWeights);
            b = m.coefficients();
            classic = Matrix.of(m.sandwich(total));
            rss = 0;
            for (int i = 0; i < m.k; i++) {
                rss += m.r[i] * m.r[i] / total[i];
            }
            weightsPercent = percent(userWeights);
        }
        Matrix covariance = classic;
        double testDf = Double.POSITIVE_INFINITY;
        switch (convention.inference()) {
            case WALD, KENWARD_ROGER -> {}
            case WALD_T -> testDf = df;
            case HARTUNG_KNAPP, HARTUNG_KNAPP_OR_WIDER_CLASSIC, HARTUNG_KNAPP_IQWIG6 -> {
                covariance = classic.times(factor);
                testDf = df;
                if (factor == 0) {
                    findings.add(
                            Finding.of(
                                    Finding.Code.INTERVAL_COLLAPSED,
                                    "All effects are equal, so the Hartung-Knapp interval is a point. That is not precision.",
                                    "Use the classic interval, or keep the factor at 1 or more."));
                }
            }
            case HARTUNG_KNAPP_AT_LEAST_ONE -> {
                covariance = classic.times(Math.max(1, factor));
                testDf = df;
            }
        }
        if (m.k == 1) {
            findings.add(
                    Finding.of(
                            Finding.Code.ONE_STUDY,
                            "There is one study; nothing was pooled and nothing is known about differences between studies.",
                            ""));
        } else if (m.k == 2 && m.p == 1) {
            findings.add(
                    Finding.of(
                            Finding.Code.TWO_STUDIES,
                            "Two studies say next to nothing about the variance between studies; intervals that allow for this are very wide.",
                            ""));
        }

        // Back to the units of the estimates: each w carries 1/unit.
        double logUnit = m.k * Math.log(unit);
        double logV0 = logV + logUnit;
        double l2pi = Math.log(2 * Math.PI);
        boolean fixed =
                fixedTau2.isPresent() || convention.tauSquared() == TauSquared.COMMON_EFFECT;
        int parameters = m.p + (fixed ? 0 : 1);
        double ml = -0.5 * (m.k * l2pi + logV0 + rss);
        double saturated = 0;
        for (int i = 0; i < m.k; i++) {
            saturated -= 0.5 * Math.log(m.v[i] * unit);
        }
        saturated -= 0.5 * m.k * l2pi;
        double reml =
                -0.5
                        * (df * l2pi
                                - m.logGram()
                                + logV0
                                + logInformation
                                - m.p * Math.log(unit)
                                + rss);
        return new Solution(
                Doubles.owning(b),
                covariance,
                classic,
                factor,
                testDf,
                heterogeneity(m, answer, convention, zeroVariance, fixedTau2),
                answer,
                Doubles.owning(weightsPercent),
                Likelihood.of(ml, -2 * (ml - saturated), parameters, m.k),
                Likelihood.of(reml, -2 * reml, parameters, df),
                findings);
    }

    private static void tell(
            BetweenStudyVariance.Answer answer, LinearModel m, List<Finding> findings) {
        if (answer.maxima().size() > 1) {
            findings.add(
                    Finding.of(
                            Finding.Code.SEVERAL_MAXIMA,
                            "The likelihood has %d local maxima, at tau2 = %s; the highest was taken."
                                    .formatted(answer.maxima().size(), answer.maxima()),
                            "The data support more than one reading; show them."));
        }
        if (!answer.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The between-study variance did not settle within the allowed steps.",
                            "Do not report it."));
        }
        for (String column : m.dropped) {
            findings.add(
                    new Finding(
                            Finding.Code.COLUMN_DROPPED,
                            "",
                            column,
                            "Column %s depends on earlier columns and was dropped."
                                    .formatted(column),
                            ""));
        }
        if (m.leastIndependence < 1e-6) {
            findings.add(
                    Finding.of(
                            Finding.Code.NEARLY_SINGULAR,
                            "Two columns of the design are nearly the same; their coefficients are badly determined.",
                            "Leave one out."));
        }
    }

    private static Heterogeneity heterogeneity(
            LinearModel m,
            BetweenStudyVariance.Answer answer,
            Convention convention,
            boolean zeroVariance,
            OptionalDouble fixedTau2) {
        int df = m.k - m.p;
        double tau2 = answer.tau2();
        if (zeroVariance) {
            double none = Double.NaN;
            return new Heterogeneity(tau2, answer.se(), none, df, none, none, none, none, none);
        }
        if (df <= 0) {
            return new Heterogeneity(tau2, Double.NaN, 0, 0, 1, 0, 1, 0, Double.NaN);
        }
        m.evaluate(0);
        double q = m.rss;
        double typical = df / m.traceP() * m.scale * m.scale;
        double i2FromQ = q > 0 ? Math.max(0, 100 * (q - df) / q) : 0;
        boolean common = convention.tauSquared() == TauSquared.COMMON_EFFECT && fixedTau2.isEmpty();
        return new Heterogeneity(
                tau2,
                answer.se(),
                q,
                df,
                Distributions.chiSquareUpper(q, df),
                common ? i2FromQ : 100 * tau2 / (typical + tau2),
                common ? q / df : 1 + tau2 / typical,
                i2FromQ,
                typical);
    }

    private static double[] percent(double[] w) {
        double sum = 0;
        for (double each : w) {
            sum += each;
        }
        double[] percent = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            percent[i] = 100 * w[i] / sum;
        }
        return percent;
    }

    static Coefficient coefficient(
            String name, double estimate, double se, double df, double level) {
        double statistic = estimate / se;
        double half = Distributions.twoSidedQuantile(level, df) * se;
        return new Coefficient(
                name,
                estimate,
                se,
                statistic,
                df,
                Distributions.twoSided(statistic, df),
                new Interval(estimate - half, estimate + half));
    }
}
