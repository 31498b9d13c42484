package huantiao.meta.papers;

import huantiao.meta.CountEffects;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredInterval;
import huantiao.meta.TauSquaredInterval.Method;
import huantiao.meta.TwoByTwo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Viechtbauer, Confidence intervals for the amount of heterogeneity in meta-analysis, Statistics in
 * Medicine 2007, 26(1), 37-52, 10.1002/sim.2514: diuretics and pre-eclampsia, Table II on page 44;
 * read through metafor.
 */
class Viechtbauer2007IntervalsTest {
    private static final Estimates DIURETICS =
            CountEffects.logOddsRatio()
                    .from(
                            List.of(
                                    TwoByTwo.ofEvents("1", 14, 131, 14, 136),
                                    TwoByTwo.ofEvents("2", 21, 385, 17, 134),
                                    TwoByTwo.ofEvents("3", 14, 57, 24, 48),
                                    TwoByTwo.ofEvents("4", 6, 38, 18, 40),
                                    TwoByTwo.ofEvents("5", 12, 1011, 35, 760),
                                    TwoByTwo.ofEvents("6", 138, 1370, 175, 1336),
                                    TwoByTwo.ofEvents("7", 15, 506, 20, 524),
                                    TwoByTwo.ofEvents("8", 6, 108, 2, 103),
                                    TwoByTwo.ofEvents("9", 65, 153, 40, 102)));

    private static Fit fit(String method) {
        return RandomEffects.withDefaults().with(TauSquared.ofCode(method)).fit(DIURETICS);
    }

    @ParameterizedTest
    @CsvSource({"DL, 0.2297", "ML, 0.2386", "REML, 0.3008", "SJ, 0.4563"})
    void theEstimates(String method, String tau2) {
        Printed.agrees(fit(method).tau2(), tau2);
    }

    @Test
    void theQProfileInterval() {
        agrees("DL", Method.Q_PROFILE, "0.0723", "2.2027");
    }

    @Test
    void theProfileLikelihoodIntervals() {
        agrees("ML", Method.PROFILE_LIKELIHOOD, "0.027", "1.131");
        agrees("REML", Method.PROFILE_LIKELIHOOD, "0.043", "1.475");
    }

    @Test
    void theWaldIntervals() {
        agrees("ML", Method.WALD, "0", "0.5782");
        agrees("REML", Method.WALD, "0", "0.7322");
    }

    private static void agrees(String estimator, Method method, String lower, String upper) {
        Printed.agrees(TauSquaredInterval.of(fit(estimator), method).tau2(), lower, upper);
    }
}
