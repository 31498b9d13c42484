package huantiao.meta.reference;

import huantiao.meta.Doubles;
import huantiao.meta.TwoByTwo;
import huantiao.meta.effect.BackTransform;
import huantiao.meta.effect.EValue;
import huantiao.meta.effect.FiveNumbers;
import huantiao.meta.effect.Mean;
import huantiao.meta.effect.TableFromMargins;
import huantiao.meta.effect.WaldReport;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** From what was reported to what is needed, and back to what people know. */
final class ConversionKinds {
    private ConversionKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "conversion",
                Kind.of(
                                ConversionKinds::conversion,
                                "method",
                                "transform",
                                "distribution",
                                "variant",
                                "scale",
                                "p0")
                        .settled("df", "n-1")
                        .settled("common_outcome", true));
    }

    private static Results conversion(ReferenceCase c) {
        return switch (c.word("method")) {
            case "wald" -> wald(c);
            case "fivenum" -> fiveNumbers(c);
            case "table2x2" -> tables(c);
            case "delta" -> delta(c);
            case "backtransform" -> backTransforms(c);
            case "evalue" -> eValues(c);
            case "absolute" -> absolute(c);
            default ->
                    throw new MalformedCase(
                            "analysis.method",
                            "must be wald, fivenum, table2x2, delta, backtransform, evalue or absolute");
        };
    }

    private static double at(ReferenceCase c, String column, int i) {
        return c.has(column) ? c.column(column).at(i) : Double.NaN;
    }

    private static double[] each(Doubles column, DoubleUnaryOperator f) {
        return column.stream().map(f).toArray();
    }

    private static Results wald(ReferenceCase c) {
        boolean log =
                switch (c.word("transform", "")) {
                    case "" -> false;
                    case "log" -> true;
                    default ->
                            throw new MalformedCase("analysis.transform", "must be log or empty");
                };
        DoubleUnaryOperator scale = log ? Math::log : x -> x;
        boolean t =
                switch (c.word("distribution", "normal")) {
                    case "normal" -> false;
                    case "t" -> true;
                    default ->
                            throw new MalformedCase("analysis.distribution", "must be normal or t");
                };
        int k = c.column("out").size();
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            y[i] = scale.applyAsDouble(c.column("out").at(i));
            double df = Double.POSITIVE_INFINITY;
            if (t) {
                df = c.has("df") ? c.column("df").at(i) : c.column("n").at(i) - 1;
            }
            v[i] =
                    new WaldReport(
                                    Integer.toString(i + 1),
                                    y[i],
                                    scale.applyAsDouble(at(c, "lb", i)),
                                    scale.applyAsDouble(at(c, "ub", i)),
                                    at(c, t && c.has("tval") ? "tval" : "zval", i),
                                    at(c, "pval", i),
                                    df,
                                    c.number("level", 0.95))
                            .variance();
        }
        return new Results().put("yi", y).put("vi", v);
    }

    private static Results fiveNumbers(ReferenceCase c) {
        boolean logNormal =
                switch (c.word("distribution", "normal")) {
                    case "normal" -> false;
                    case "lognormal" -> true;
                    default ->
                            throw new MalformedCase(
                                    "analysis.distribution", "must be normal or lognormal");
                };
        if (logNormal && !c.word("variant", "default").equals("default")) {
            throw new MalformedCase(
                    "analysis.variant", "must be default for distribution lognormal");
        }
        FiveNumbers.Method method =
                switch (c.word("variant", "default")) {
                    case "default" -> FiveNumbers.Method.BEST;
                    case "hozo2005" -> FiveNumbers.Method.HOZO;
                    case "wan2014" -> FiveNumbers.Method.WAN;
                    case "bland2015" -> FiveNumbers.Method.BLAND;
                    case "walter2007" -> FiveNumbers.Method.WALTER;
                    default ->
                            throw new MalformedCase(
                                    "analysis.variant",
                                    "must be default, hozo2005, wan2014, bland2015 or walter2007");
                };
        List<Mean> means =
                IntStream.range(0, c.column("median").size())
                        .mapToObj(i ->
                                new FiveNumbers(
                                        Integer.toString(i + 1),
                                        at(c, "min", i),
                                        at(c, "q1", i),
                                        at(c, "median", i),
                                        at(c, "q3", i),
                                        at(c, "max", i),
                                        at(c, "n", i)))
                        .map(five -> logNormal ? five.estimatedLogNormal() : five.estimated(method))
                        .toList();
        return new Results()
                .put("mean", means.stream().mapToDouble(Mean::mean).toArray())
                .put("sd", means.stream().mapToDouble(Mean::sd).toArray());
    }

    /** {@code n1i} is the first row, {@code n2i} the first column. */
    private static Results tables(ReferenceCase c) {
        List<TwoByTwo> tables =
                IntStream.range(0, c.column("ni").size())
                        .mapToObj(i ->
                                new TableFromMargins(
                                                Integer.toString(i + 1),
                                                at(c, "ri", i),
                                                at(c, "ori", i),
                                                at(c, "n1i", i),
                                                at(c, c.has("m1") ? "m1" : "n2i", i),
                                                at(c, "ni", i))
                                        .table())
                        .toList();
        return new Results()
                .put("ai", tables.stream().mapToDouble(TwoByTwo::a).toArray())
                .put("bi", tables.stream().mapToDouble(TwoByTwo::b).toArray())
                .put("ci", tables.stream().mapToDouble(TwoByTwo::c).toArray())
                .put("di", tables.stream().mapToDouble(TwoByTwo::d).toArray());
    }

    private static Results delta(ReferenceCase c) {
        DoubleUnaryOperator f;
        DoubleUnaryOperator slope;
        switch (c.word("transform")) {
            case "exp" -> {
                f = Math::exp;
                slope = Math::exp;
            }
            case "invlogit" -> {
                f = BackTransform::proportionOfLogit;
                slope =
                        x -> {
                            double p = BackTransform.proportionOfLogit(x);
                            return p * (1 - p);
                        };
            }
            case "ztor" -> {
                f = Math::tanh;
                slope = x -> 1 - Math.tanh(x) * Math.tanh(x);
            }
            case "log" -> {
                f = Math::log;
                slope = x -> 1 / x;
            }
            default ->
                    throw new MalformedCase(
                            "analysis.transform", "must be exp, invlogit, ztor or log");
        }
        Doubles y = c.column("yi");
        Doubles v = c.column("vi");
        double[] variances = new double[y.size()];
        for (int i = 0; i < variances.length; i++) {
            double s = slope.applyAsDouble(y.at(i));
            variances[i] = v.at(i) * s * s;
        }
        return new Results().put("yi", each(y, f)).put("vi", variances);
    }

    private static Results backTransforms(ReferenceCase c) {
        Doubles x = c.column("x");
        Doubles a = c.column("a");
        Doubles n = c.column("n");
        double tau2 = c.scalar("tau2");
        double harmonic = n.size() / n.stream().map(each -> 1 / each).sum();
        double[] own = new double[a.size()];
        double[] rates = new double[a.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = BackTransform.proportionOfDoubleArcsine(a.at(i), n.at(i));
            rates[i] = BackTransform.rateOfFreemanTukey(a.at(i), n.at(i));
        }
        double controlRisk = c.number("p0", 0.30);
        return new Results()
                .put("ilogit", each(x, BackTransform::proportionOfLogit))
                .put("ztor", each(x, BackTransform::correlationOfZ))
                .put("iarcsin", each(a, BackTransform::proportionOfArcsine))
                .put("ipft", own)
                .put(
                        "ipft_hm",
                        each(a, each -> BackTransform.proportionOfDoubleArcsine(each, harmonic)))
                .put("iirft", rates)
                .put("iabt", each(x, each -> BackTransform.alphaOfBonett(Math.abs(each))))
                .put("exp_int", each(x, each -> BackTransform.meanOfExp(each, tau2)))
                .put(
                        "ilogit_int",
                        each(
                                x,
                                each ->
                                        BackTransform.meanOf(
                                                BackTransform::proportionOfLogit, each, tau2)))
                .put(
                        "ztor_int",
                        each(
                                x,
                                each ->
                                        BackTransform.meanOf(
                                                BackTransform::correlationOfZ, each, tau2)))
                .put("dtou1", each(x, BackTransform::nonOverlap))
                .put("dtou2", each(x, BackTransform::sharedQuantile))
                .put("dtou3", each(x, BackTransform::belowAverage))
                .put("dtocles", each(x, BackTransform::superiority))
                .put("dtorpb", each(x, BackTransform::pointBiserial))
                .put(
                        "lnortord_p0_30",
                        each(
                                x,
                                each ->
                                        BackTransform.riskOfLogOddsRatio(each, controlRisk)
                                                - controlRisk))
                .put(
                        "lnortorr_p0_30",
                        each(
                                x,
                                each ->
                                        BackTransform.riskOfLogOddsRatio(each, controlRisk)
                                                / controlRisk));
    }

    private static Results eValues(ReferenceCase c) {
        Doubles estimate = c.column("est");
        Results r = new Results();
        String scale = c.word("scale", "RR");
        if (!scale.equals("RR") && !scale.equals("OR,HR,SMD")) {
            throw new MalformedCase("analysis.scale", "must be RR or OR,HR,SMD");
        }
        if (scale.equals("RR")) {
            double[] limits = new double[estimate.size()];
            for (int i = 0; i < limits.length; i++) {
                limits[i] = EValue.ofLimit(c.column("lo").at(i), c.column("hi").at(i));
            }
            return r.put("evalue", each(estimate, EValue::ofRiskRatio)).put("evalue_limit", limits);
        }
        return r.put("or", each(estimate, EValue::ofOddsRatio))
                .put("hr", each(estimate, EValue::ofHazardRatio))
                .put("smd", each(c.column("d"), EValue::ofStandardizedDifference));
    }

    private static Results absolute(ReferenceCase c) {
        Doubles risk = c.column("acr");
        int k = risk.size();
        double[][] out = new double[7][k];
        for (int i = 0; i < k; i++) {
            double p0 = risk.at(i);
            double byRatio = p0 * c.column("rr").at(i);
            double or = c.column("or").at(i);
            double byOdds = or * p0 / (1 - p0 + or * p0);
            out[0][i] = byRatio;
            out[1][i] = byOdds;
            out[2][i] = 1000 * (byRatio - p0);
            out[3][i] = 1000 * (byOdds - p0);
            out[4][i] = 1 / Math.abs(byRatio - p0);
            out[5][i] = 1 / Math.abs(byOdds - p0);
            out[6][i] = 1 / Math.abs(c.column("rd").at(i));
        }
        return new Results()
                .put("p1_rr", out[0])
                .put("p1_or", out[1])
                .put("per1000_rr", out[2])
                .put("per1000_or", out[3])
                .put("nnt_rr", out[4])
                .put("nnt_or", out[5])
                .put("nnt_rd", out[6]);
    }
}
