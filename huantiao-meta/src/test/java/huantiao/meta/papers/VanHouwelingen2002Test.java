package huantiao.meta.papers;

import huantiao.meta.Bcg;
import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.Prediction;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredInterval;
import org.junit.jupiter.api.Test;

/**
 * Van Houwelingen, Arends and Stijnen, Advanced methods in meta-analysis: multivariate approach and
 * meta-regression, Statistics in Medicine 2002, 21(4), 589-624, 10.1002/sim.1040, pages 596 to 599:
 * odds ratios of the BCG trials; read through metafor.
 */
class VanHouwelingen2002Test {
    private static final Estimates ODDS = CountEffects.logOddsRatio().from(Bcg.TRIALS);
    private static final Fit ML =
            RandomEffects.withDefaults()
                    .with(TauSquared.MAXIMUM_LIKELIHOOD)
                    .with(Inference.WALD)
                    .fit(ODDS);

    @Test
    void page596TheFixedEffect() {
        Fit fit = CommonEffect.withDefaults().fit(ODDS);

        Printed.agrees(Math.exp(fit.estimate()), "0.6465");
        Printed.agrees(Printed.ratios(fit.interval()), "0.5951", "0.7024");
    }

    @Test
    void page597TheRandomEffects() {
        Printed.agrees(Math.exp(ML.estimate()), "0.4762");
        Printed.agrees(Printed.ratios(ML.interval()), "0.3360", "0.6749");
        Printed.agrees(ML.tau2(), "0.3025");
    }

    @Test
    void page597TheProfileLikelihoodIntervalOfTheSpread() {
        Printed.agrees(
                TauSquaredInterval.of(ML, TauSquaredInterval.Method.PROFILE_LIKELIHOOD).tau2(),
                "0.1151",
                "0.8937");
    }

    @Test
    void page599WhereTrueEffectsLie() {
        Printed.agrees(ML.predict(Prediction.SPREAD_ONLY).interval(), "-1.8199", "0.3359");
    }
}
