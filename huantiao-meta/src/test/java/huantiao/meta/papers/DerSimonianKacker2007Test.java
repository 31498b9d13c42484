package huantiao.meta.papers;

import huantiao.meta.CountEffects;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DerSimonian and Kacker, Random-effects model for meta-analysis of clinical trials: an update,
 * Contemporary Clinical Trials 2007, 28(2), 105-114, 10.1016/j.cct.2006.04.004: the CLASP example,
 * Tables 3 and 4 on pages 111 and 112; read through metafor.
 */
class DerSimonianKacker2007Test {
    private static final Estimates CLASP =
            CountEffects.logOddsRatio()
                    .from(
                            List.of(
                                    TwoByTwo.ofEvents("1", 5, 156, 8, 74),
                                    TwoByTwo.ofEvents("2", 5, 303, 17, 303),
                                    TwoByTwo.ofEvents("3", 12, 565, 9, 477),
                                    TwoByTwo.ofEvents("4", 69, 1570, 94, 1565),
                                    TwoByTwo.ofEvents("5", 9, 103, 11, 105),
                                    TwoByTwo.ofEvents("6", 313, 4659, 352, 4650)));
    private static final RandomEffects WALD = RandomEffects.withDefaults().with(Inference.WALD);

    @ParameterizedTest
    @CsvSource({
        "PM, 0.3681, -0.3811, 0.2060",
        "HE, 0.4410, -0.4035, 0.2327",
        "DL, 0.2323, -0.3240, 0.1540",
        "EB, 0.3681, -0.3811, 0.2060",
        "ML, 0.00, -0.197, 0.069",
        "REML, 0.1843, -0.2980, 0.1343",
        "HS, 0.1330, -0.2666, 0.1125",
        "SJ, 0.4572, -0.4079, 0.2386"
    })
    void everyEstimatorOfTheTables(String method, String tau, String mu, String se) {
        agrees(WALD.with(TauSquared.ofCode(method)).fit(CLASP), tau, mu, se);
    }

    @Test
    void theTwoStepCochranAnova() {
        agrees(twoSteps(TauSquared.HEDGES), "0.3831", "-0.3861", "0.2115");
    }

    @Test
    void theTwoStepDerSimonianLaird() {
        agrees(twoSteps(TauSquared.DERSIMONIAN_LAIRD), "0.3254", "-0.3655", "0.1901");
    }

    /** The general method of moments with the weights that a first estimate gives. */
    private static Fit twoSteps(TauSquared first) {
        double start = WALD.with(first).fit(CLASP).tau2();
        Doubles weights =
                Doubles.of(CLASP.variances().stream().map(v -> 1 / (v + start)).toArray());
        double tau2 = WALD.with(TauSquared.GENERALIZED_Q).withWeights(weights).fit(CLASP).tau2();
        return WALD.withTau2(tau2).fit(CLASP);
    }

    private static void agrees(Fit fit, String tau, String mu, String se) {
        Printed.agrees(fit.heterogeneity().tau(), tau);
        Printed.agrees(fit.estimate(), mu);
        Printed.agrees(fit.se(), se);
    }
}
