package huantiao.meta.reference;

import huantiao.meta.Coefficient;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.SelectionFit;
import huantiao.meta.SelectionModel;
import huantiao.meta.SelectionWeights;
import java.util.Map;

/** Models of which studies are seen. */
final class SelectionKinds {
    private SelectionKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "selection_model",
                Kind.of(
                                SelectionKinds::selectionModel,
                                "tau2_method",
                                "type",
                                "steps",
                                "alternative",
                                "design")
                        .settled("test", "z"));
    }

    private static SelectionWeights weights(ReferenceCase c) {
        Doubles steps = c.asks("steps") ? c.numbers("steps") : Doubles.of();
        String type = c.word("type");
        return switch (type) {
            case "stepfun" -> new SelectionWeights.Steps(cuts(steps).toList());
            case "beta" -> {
                if (!steps.isEmpty()) {
                    throw new MalformedCase(
                            "analysis.steps", "must not be given for type beta, which has none");
                }
                yield new SelectionWeights.Beta();
            }
            case "halfnorm" -> new SelectionWeights.HalfNormal(from(steps));
            case "negexp" -> new SelectionWeights.NegativeExponential(from(steps));
            case "logistic" -> new SelectionWeights.Logistic(from(steps));
            case "power" -> new SelectionWeights.Power(from(steps));
            default ->
                    throw new MalformedCase(
                            "analysis.type",
                            "must be stepfun, beta, halfnorm, negexp, logistic or power, not "
                                    + type);
        };
    }

    /** A last step at 1 says nothing: weights end there. */
    private static Doubles cuts(Doubles steps) {
        double[] sorted = steps.stream().sorted().distinct().filter(s -> s != 1).toArray();
        if (sorted.length == 0) {
            throw new MalformedCase("analysis.steps", "must hold a p-value between 0 and 1");
        }
        return Doubles.of(sorted);
    }

    private static double from(Doubles steps) {
        if (steps.isEmpty()) {
            return 0;
        }
        Doubles cuts = cuts(steps);
        if (cuts.size() != 1) {
            throw new MalformedCase(
                    "analysis.steps", "must hold one p-value, from which weights fall");
        }
        return cuts.at(0);
    }

    private static SelectionModel.Alternative alternative(ReferenceCase c) {
        String asked = c.word("alternative", "greater");
        for (SelectionModel.Alternative each : SelectionModel.Alternative.values()) {
            if (each.code().equals(asked)) {
                return each;
            }
        }
        throw new MalformedCase("analysis.alternative", "must be greater, less or two.sided");
    }

    private static Results selectionModel(ReferenceCase c) {
        SelectionModel model =
                SelectionModel.of(weights(c))
                        .with(alternative(c))
                        .withLevel(c.number("level", 0.95));
        model =
                switch (c.word("tau2_method", "ML")) {
                    case "ML" -> model;
                    case "EE", "FE", "CE" -> model.withCommonEffect();
                    default ->
                            throw new MalformedCase(
                                    "analysis.tau2_method",
                                    "must be ML or EE: a selection model is fitted by maximum likelihood");
                };
        Estimates e = ModelKinds.estimates(c);
        SelectionFit fit =
                ModelKinds.hasModerators(c)
                        ? model.fit(e, ModelKinds.design(c, e.size()))
                        : model.fit(e);
        Results r = new Results();
        if (ModelKinds.hasModerators(c)) {
            r.put("coef", ModelKinds.coefficients(fit.coefficients()));
        } else {
            Coefficient mean = fit.mean();
            r.put("estimate", mean.estimate())
                    .put("se", mean.se())
                    .put("stat", mean.statistic())
                    .put("p_value", mean.pValue())
                    .put("ci_lb", mean.interval().lower())
                    .put("ci_ub", mean.interval().upper())
                    .put(
                            "unadjusted_estimate",
                            fit.unadjusted().coefficients().getFirst().estimate());
        }
        boolean steps = fit.weights() instanceof SelectionWeights.Steps;
        return r.put("tau2", fit.tau2())
                .put("tau2_se", fit.seTau2())
                .put("delta", steps ? after(1, fit.delta()) : fit.delta())
                .put("delta_se", steps ? after(Double.NaN, fit.deltaSe()) : fit.deltaSe())
                .put("loglik_ml", fit.logLikelihood())
                .put("lrt", fit.selection().statistic())
                .put("lrt_df", fit.selection().df())
                .put("lrt_p", fit.selection().pValue())
                .put("unadjusted_loglik", fit.unadjusted().maximumLikelihood().logLikelihood())
                .put("converged", fit.converged())
                .find(fit.findings());
    }

    private static Doubles after(double first, Doubles rest) {
        double[] all = new double[rest.size() + 1];
        all[0] = first;
        System.arraycopy(rest.toArray(), 0, all, 1, rest.size());
        return Doubles.of(all);
    }
}
