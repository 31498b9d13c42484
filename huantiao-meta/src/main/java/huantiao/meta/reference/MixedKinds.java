package huantiao.meta.reference;

import huantiao.meta.Coefficient;
import huantiao.meta.Doubles;
import huantiao.meta.RareEvents;
import huantiao.meta.RareEventsFit;
import huantiao.meta.effect.Proportion;
import huantiao.meta.effect.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Mixed models of counts. */
final class MixedKinds {
    private MixedKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "glmm",
                Kind.of(MixedKinds::mixed, "model", "method", "tau2_method", "quadrature")
                        .settled("test", "z")
                        .ofOneMean());
    }

    private static RareEvents.Model model(ReferenceCase c, String otherwise) {
        String asked = c.word("model", otherwise);
        for (RareEvents.Model each : RareEvents.Model.values()) {
            if (each.code().equals(asked)) {
                return each;
            }
        }
        throw new MalformedCase("analysis.model", "must be UM.FS, UM.RS, CM.AL or CM.EL");
    }

    private static Results mixed(ReferenceCase c) {
        if (ModelKinds.hasModerators(c)) {
            throw new MalformedCase("analysis.design", "moderators are not supported in kind glmm");
        }
        RareEvents method =
                RareEvents.withDefaults()
                        .withLevel(c.number("level", 0.95))
                        .withNodes((int) c.number("quadrature", 7));
        method =
                switch (c.word("method", c.word("tau2_method", "ML"))) {
                    case "ML" -> method;
                    case "EE", "FE", "CE" -> method.withCommonEffect();
                    default -> throw new MalformedCase("analysis.method", "must be ML or EE");
                };
        RareEventsFit fit =
                switch (c.word("measure")) {
                    case "OR" -> method.oddsRatio(model(c, "UM.FS"), CountKinds.tables(c));
                    case "IRR" -> {
                        RareEvents.Model model = model(c, "UM.FS");
                        if (model == RareEvents.Model.CONDITIONAL) {
                            throw new MalformedCase(
                                    "analysis.model",
                                    "must be UM.FS, UM.RS or CM.EL for rates: conditioning is exact there");
                        }
                        yield method.rateRatio(model, EffectKinds.twoRates(c));
                    }
                    case "PLO" -> method.proportions(proportions(c));
                    case "IRLN" -> method.rates(rates(c));
                    default ->
                            throw new MalformedCase(
                                    "analysis.measure",
                                    "must be OR, IRR, PLO or IRLN for kind glmm");
                };
        Coefficient effect = fit.effect();
        return new Results()
                .put("k", fit.k())
                .put("estimate", effect.estimate())
                .put("se", effect.se())
                .put("stat", effect.statistic())
                .put("p_value", effect.pValue())
                .put("ci_lb", effect.interval().lower())
                .put("ci_ub", effect.interval().upper())
                .put("tau2", fit.tau2())
                .put("sigma2", fit.sigma2())
                .put("loglik", metaforLogLikelihood(c, fit))
                .put("loglik_marginal", fit.logLikelihood())
                .put("QE_wald", fit.waldHeterogeneity().statistic())
                .put("QE_wald_p", fit.waldHeterogeneity().pValue())
                .put("QE_lrt", fit.likelihoodRatioHeterogeneity().statistic())
                .put("QE_lrt_p", fit.likelihoodRatioHeterogeneity().pValue())
                .put("QE_df", fit.waldHeterogeneity().df())
                .put("pi_lb", fit.prediction().interval().lower())
                .put("pi_ub", fit.prediction().interval().upper())
                .put("converged", fit.converged())
                .find(fit.findings());
    }

    /**
     * What the reference calls log-likelihood: from lme4 with one random effect it is the one given
     * the modes, from its own exact model for odds and with random studies the marginal one.
     */
    private static double metaforLogLikelihood(ReferenceCase c, RareEventsFit fit) {
        boolean marginal =
                fit.model() == RareEvents.Model.RANDOM_STUDIES
                        || (fit.model() == RareEvents.Model.EXACT
                                && c.word("measure").equals("OR"));
        return marginal ? fit.logLikelihood() : fit.logLikelihoodGivenModes();
    }

    private static List<Proportion> proportions(ReferenceCase c) {
        Doubles x = c.column("xi");
        Doubles n = c.has("ni") ? c.column("ni") : c.column("mi");
        List<Proportion> groups = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            groups.add(
                    new Proportion(
                            Integer.toString(i + 1),
                            x.at(i),
                            c.has("ni") ? n.at(i) : x.at(i) + n.at(i)));
        }
        return groups;
    }

    private static List<Rate> rates(ReferenceCase c) {
        Doubles x = c.column("xi");
        Doubles t = c.column("ti");
        List<Rate> groups = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            groups.add(new Rate(Integer.toString(i + 1), x.at(i), t.at(i)));
        }
        return groups;
    }
}
