package huantiao.meta.reference;

import huantiao.meta.ClusterRobust;
import huantiao.meta.Coefficient;
import huantiao.meta.Design;
import huantiao.meta.Distributions;
import huantiao.meta.Doubles;
import huantiao.meta.EffectCovariance;
import huantiao.meta.Estimates;
import huantiao.meta.Inference;
import huantiao.meta.Matrix;
import huantiao.meta.Multilevel;
import huantiao.meta.MultilevelFit;
import huantiao.meta.RandomPart;
import huantiao.meta.Regression;
import huantiao.meta.SamplingCovariance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Models of dependent effects. */
final class MultilevelKinds {
    private MultilevelKinds() {}

    private static Kind dependent(Function<ReferenceCase, Results> answering) {
        return Kind.of(answering, "method", "test", "design", "random", "sampling_covariance");
    }

    /** Refuses what an object within the request may not say. */
    private static void only(Map<?, ?> map, String field, String... names) {
        for (Object name : map.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new MalformedCase(
                        field + "." + name,
                        "is not known here, where %s may stand"
                                .formatted(String.join(", ", names)));
            }
        }
    }

    static void addTo(Map<String, Kind> kinds) {
        kinds.put("multilevel", dependent(MultilevelKinds::multilevel));
        kinds.put(
                "robust",
                dependent(MultilevelKinds::robust)
                        .and("cluster", "type")
                        .settled("df", "Satterthwaite")
                        .settled("components_given", true));
        kinds.put(
                "robust_univariate", ModelKinds.withModerators(MultilevelKinds::robustUnivariate));
        kinds.put("multilevel_lrt", dependent(MultilevelKinds::likelihoodRatio).and("dropped"));
    }

    private static Map<?, ?> object(Object value, String field) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new MalformedCase(field, "must be an object");
        }
        return map;
    }

    private static String word(Map<?, ?> map, String field, String name) {
        if (!(map.get(name) instanceof String word)) {
            throw new MalformedCase(field + "." + name, "must be a word");
        }
        return word;
    }

    /** The distinct combinations of several columns. */
    private static List<String> combined(ReferenceCase c, List<String> columns) {
        List<String> groups = null;
        for (String column : columns) {
            List<String> labels = c.labels(column);
            if (groups == null) {
                groups = new ArrayList<>(labels);
            } else {
                for (int i = 0; i < labels.size(); i++) {
                    groups.set(i, groups.get(i) + "\u0000" + labels.get(i));
                }
            }
        }
        if (groups == null) {
            throw new MalformedCase("analysis.random.grouping", "must name a column");
        }
        return groups;
    }

    static List<RandomPart> random(ReferenceCase c) {
        if (!(c.analysis().get("random") instanceof List<?> list)) {
            throw new MalformedCase("analysis.random", "must be a list");
        }
        List<RandomPart> parts = new ArrayList<>();
        for (Object each : list) {
            Map<?, ?> part = object(each, "analysis.random");
            // Without a type it is an intercept.
            String type =
                    part.containsKey("type") ? word(part, "analysis.random", "type") : "intercept";
            if (type.equals("intercept")) {
                only(part, "analysis.random", "type", "grouping");
            } else {
                only(part, "analysis.random", "type", "inner", "outer");
            }
            switch (type) {
                case "intercept" -> {
                    if (!(part.get("grouping") instanceof List<?> grouping)) {
                        throw new MalformedCase("analysis.random.grouping", "must be a list");
                    }
                    List<String> columns = grouping.stream().map(String::valueOf).toList();
                    parts.add(
                            new RandomPart.Intercept(
                                    String.join("/", columns), combined(c, columns)));
                }
                case "UN" ->
                        parts.add(
                                new RandomPart.Unstructured(
                                        c.labels(word(part, "analysis.random", "inner")),
                                        c.labels(word(part, "analysis.random", "outer"))));
                case "CS" ->
                        parts.add(
                                new RandomPart.CompoundSymmetric(
                                        c.labels(word(part, "analysis.random", "inner")),
                                        c.labels(word(part, "analysis.random", "outer"))));
                case "HCS" ->
                        parts.add(
                                new RandomPart.HeterogeneousCompoundSymmetric(
                                        c.labels(word(part, "analysis.random", "inner")),
                                        c.labels(word(part, "analysis.random", "outer"))));
                case "AR", "CAR" ->
                        parts.add(
                                new RandomPart.Autoregressive(
                                        c.column(word(part, "analysis.random", "inner")),
                                        c.labels(word(part, "analysis.random", "outer"))));
                default ->
                        throw new MalformedCase(
                                "analysis.random.type",
                                "must be intercept, UN, CS, HCS, AR or CAR, not " + type);
            }
        }
        return parts;
    }

    static EffectCovariance sampling(ReferenceCase c) {
        Doubles v = c.column("vi");
        int k = v.size();
        if (!c.asks("sampling_covariance")) {
            return EffectCovariance.independent(v);
        }
        Map<?, ?> asked =
                object(
                        java.util.Objects.requireNonNull(c.analysis().get("sampling_covariance")),
                        "analysis.sampling_covariance");
        return switch (word(asked, "analysis.sampling_covariance", "type")) {
            case "diagonal" -> {
                only(asked, "analysis.sampling_covariance", "type");
                yield EffectCovariance.independent(v);
            }
            case "constant_rho" -> {
                only(asked, "analysis.sampling_covariance", "type", "cluster", "rho");
                if (!(asked.get("rho") instanceof Number rho)) {
                    throw new MalformedCase("analysis.sampling_covariance.rho", "must be a number");
                }
                yield EffectCovariance.of(
                        SamplingCovariance.within(
                                        c.labels(
                                                word(
                                                        asked,
                                                        "analysis.sampling_covariance",
                                                        "cluster")))
                                .correlated(rho.doubleValue())
                                .of(v));
            }
            case "blocks" -> {
                only(asked, "analysis.sampling_covariance", "type", "cluster", "columns");
                if (!(asked.get("columns") instanceof List<?> columns)) {
                    throw new MalformedCase(
                            "analysis.sampling_covariance.columns", "must be a list");
                }
                List<String> clusters =
                        c.labels(word(asked, "analysis.sampling_covariance", "cluster"));
                double[][] matrix = new double[k][k];
                Map<String, List<Integer>> members = new LinkedHashMap<>();
                for (int i = 0; i < k; i++) {
                    members.computeIfAbsent(clusters.get(i), _ -> new ArrayList<>()).add(i);
                }
                for (List<Integer> rows : members.values()) {
                    for (int i : rows) {
                        for (int j = 0; j < rows.size(); j++) {
                            matrix[i][rows.get(j)] = c.column(String.valueOf(columns.get(j))).at(i);
                        }
                    }
                }
                yield EffectCovariance.of(Matrix.of(matrix));
            }
            default ->
                    throw new MalformedCase(
                            "analysis.sampling_covariance.type",
                            "must be diagonal, constant_rho or blocks");
        };
    }

    static MultilevelFit fit(ReferenceCase c, List<RandomPart> parts) {
        Estimates estimates = ModelKinds.estimates(c);
        Design design =
                c.asks("design")
                        ? ModelKinds.design(c, estimates.size())
                        : Design.intercept(estimates.size());
        return Multilevel.withDefaults()
                .with(
                        switch (c.word("method", "REML")) {
                            case "ML" -> Multilevel.Criterion.PLAIN;
                            case "REML" -> Multilevel.Criterion.RESTRICTED;
                            default ->
                                    throw new MalformedCase(
                                            "analysis.method", "must be REML or ML");
                        })
                .with(Inference.ofCode(c.word("test", "z")))
                .withLevel(c.number("level", 0.95))
                .fit(estimates, sampling(c), design, parts);
    }

    static Results components(MultilevelFit fit) {
        Results r = new Results();
        for (int i = 0; i < fit.componentNames().size(); i++) {
            r.put(fit.componentNames().get(i), fit.components().at(i));
        }
        return r;
    }

    private static Results multilevel(ReferenceCase c) {
        List<RandomPart> parts = random(c);
        MultilevelFit fit = fit(c, parts);
        int p = fit.coefficients().size();
        double[][] columns = new double[6][p];
        List<String> names = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            Coefficient each = fit.coefficients().get(j);
            names.add(each.name());
            columns[0][j] = each.estimate();
            columns[1][j] = each.se();
            columns[2][j] = each.statistic();
            columns[3][j] = each.pValue();
            columns[4][j] = each.interval().lower();
            columns[5][j] = each.interval().upper();
        }
        Results r =
                new Results()
                        .put("k", fit.k())
                        .put("p", p)
                        .put("components", components(fit))
                        .put(
                                "coef",
                                new Results()
                                        .putList("name", names)
                                        .put("estimate", columns[0])
                                        .put("se", columns[1])
                                        .put("stat", columns[2])
                                        .put("p", columns[3])
                                        .put("ci_lb", columns[4])
                                        .put("ci_ub", columns[5]))
                        .put("vcov", fit.covariance())
                        .put("Q", fit.q())
                        .put("Q_df", fit.qDf())
                        .put("Q_p", fit.qP())
                        .put("loglik", fit.likelihood().logLikelihood())
                        .put("aic", fit.likelihood().aic())
                        .put("bic", fit.likelihood().bic())
                        .put("typical_variance", fit.typicalVariance())
                        .find(fit.findings());
        if (parts.isEmpty()) {
            return r;
        }
        switch (parts.getFirst()) {
            case RandomPart.Intercept _
                    when parts.stream().allMatch(MultilevelKinds::intercept) -> {
                Doubles shares = fit.i2ByComponent();
                r.put("I2_total", shares.stream().sum()).put("I2_by_component", shares);
                if (p == 1) {
                    r.put("pi_lb", fit.prediction().lower()).put("pi_ub", fit.prediction().upper());
                    Results profiles = new Results();
                    for (int i = 0; i < fit.componentNames().size(); i++) {
                        var interval = fit.profile(i);
                        profiles.put(
                                fit.componentNames().get(i),
                                Doubles.of(interval.lower(), interval.upper()));
                    }
                    r.put("profile_ci", profiles);
                }
            }
            case RandomPart.CompoundSymmetric _ -> {
                double between = fit.components().at(0);
                double tau2 = between + fit.components().at(1);
                r.put("tau2", tau2).put("rho", between / tau2);
            }
            case RandomPart.Unstructured un -> unstructured(r, un, fit);
            case RandomPart.HeterogeneousCompoundSymmetric hcs -> {
                int levels = hcs.components().size() - 1;
                double[] tau2 = new double[levels];
                for (int i = 0; i < levels; i++) {
                    tau2[i] = fit.components().at(i);
                }
                r.put("tau2", tau2).put("rho", fit.components().at(levels));
            }
            case RandomPart.Autoregressive _ ->
                    r.put("tau2", fit.components().at(0)).put("rho", fit.components().at(1));
            case RandomPart.Intercept _ -> {
                // Beside parts of another structure there are no shares of levels.
            }
        }
        return r;
    }

    private static boolean intercept(RandomPart part) {
        return part instanceof RandomPart.Intercept;
    }

    private static void unstructured(Results r, RandomPart.Unstructured un, MultilevelFit fit) {
        int levels = un.levels().size();
        double[] tau2 = new double[levels];
        List<Double> covariances = new ArrayList<>();
        List<int[]> pairs = new ArrayList<>();
        int place = 0;
        for (int a = 0; a < levels; a++) {
            for (int b = a; b < levels; b++) {
                double value = fit.components().at(place++);
                if (a == b) {
                    tau2[a] = value;
                } else {
                    covariances.add(value);
                    pairs.add(new int[] {a, b});
                }
            }
        }
        double[] rho = new double[pairs.size()];
        for (int i = 0; i < rho.length; i++) {
            rho[i] = covariances.get(i) / Math.sqrt(tau2[pairs.get(i)[0]] * tau2[pairs.get(i)[1]]);
        }
        r.put("tau2", tau2);
        if (rho.length == 1) {
            r.put("rho", rho[0]);
        } else {
            r.put("rho", rho);
        }
    }

    private static Results likelihoodRatio(ReferenceCase c) {
        List<RandomPart> parts = random(c);
        String dropped = c.word("dropped");
        List<RandomPart> fewer =
                parts.stream().filter(part -> !part.components().contains(dropped)).toList();
        if (fewer.size() == parts.size()) {
            throw new MalformedCase("analysis.dropped", "must name a random part");
        }
        double full = fit(c, parts).likelihood().logLikelihood();
        double reduced = fit(c, fewer).likelihood().logLikelihood();
        double lrt = 2 * (full - reduced);
        double p = Distributions.chiSquareUpper(Math.max(0, lrt), 1);
        return new Results()
                .put("loglik_full", full)
                .put("loglik_reduced", reduced)
                .put("lrt", lrt)
                .put("df", 1)
                .put("p_value", p)
                .put("p_value_mixture", p / 2);
    }

    private static Results robust(ReferenceCase c) {
        MultilevelFit fit = fit(c, random(c));
        ClusterRobust robust =
                ClusterRobust.of(
                        fit,
                        c.labels(c.word("cluster")),
                        ClusterRobust.Correction.ofCode(c.word("type", "CR2")));
        return new Results()
                .put("components", components(fit))
                .put("clusters", robust.clusters())
                .put("coef", coefficients(robust))
                .put("vcov", robust.covariance())
                .put("QM", robust.wald().statistic())
                .put("QM_df1", robust.wald().df1())
                .put("QM_df2", robust.wald().df2())
                .put("QM_p", robust.wald().pValue())
                .put(
                        "wald_htz",
                        new Results()
                                .put("Fstat", robust.wald().statistic())
                                .put("df_num", robust.wald().df1())
                                .put("df_denom", robust.wald().df2())
                                .put("p_value", robust.wald().pValue()))
                .find(fit.findings());
    }

    private static Results coefficients(ClusterRobust robust) {
        List<Coefficient> rows = robust.coefficients();
        return new Results()
                .putList("name", rows.stream().map(Coefficient::name).toList())
                .put("estimate", rows.stream().mapToDouble(Coefficient::estimate).toArray())
                .put("se", rows.stream().mapToDouble(Coefficient::se).toArray())
                .put("stat", rows.stream().mapToDouble(Coefficient::statistic).toArray())
                .put("df", rows.stream().mapToDouble(Coefficient::df).toArray())
                .put("p", rows.stream().mapToDouble(Coefficient::pValue).toArray())
                .put("ci_lb", rows.stream().mapToDouble(r -> r.interval().lower()).toArray())
                .put("ci_ub", rows.stream().mapToDouble(r -> r.interval().upper()).toArray());
    }

    /** Every study its own cluster. */
    private static Results robustUnivariate(ReferenceCase c) {
        Regression fit = ModelKinds.regression(c);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < fit.k(); i++) {
            own.add(Integer.toString(i));
        }
        ClusterRobust cr1 = ClusterRobust.of(fit, own, ClusterRobust.Correction.METAFOR);
        ClusterRobust cr2 = ClusterRobust.of(fit, own, ClusterRobust.Correction.CR2);
        return new Results()
                .put("cr1", coefficients(cr1).put("df", cr1.coefficients().getFirst().df()))
                .put("cr2", coefficients(cr2))
                .find(fit.findings());
    }
}
