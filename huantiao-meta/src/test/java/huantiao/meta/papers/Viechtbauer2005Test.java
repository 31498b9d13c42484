package huantiao.meta.papers;

import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Viechtbauer, Bias and efficiency of meta-analytic variance estimators in the random-effects
 * model, Journal of Educational and Behavioral Statistics 2005, 30(3), 261-293,
 * 10.3102/10769986030003261; read through metafor.
 */
class Viechtbauer2005Test {
    private static final Estimates FIRST =
            Estimates.of(
                    new double[] {
                        -0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232
                    },
                    new double[] {
                        0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040
                    });
    private static final Estimates SECOND =
            Estimates.of(
                    new double[] {
                        0.100, -0.162, -0.090, -0.049, -0.046, -0.010, -0.431, -0.261, 0.134, 0.019,
                        0.175, 0.056, 0.045, 0.103, 0.121, -0.482, 0.290, 0.342
                    },
                    new double[] {
                        0.016, 0.015, 0.050, 0.050, 0.032, 0.052, 0.036, 0.024, 0.034, 0.033, 0.031,
                        0.034, 0.039, 0.167, 0.134, 0.096, 0.016, 0.035
                    });

    @ParameterizedTest
    @CsvSource({
        "HS, 0.2282, 77.2284, 4.3914, 0.1328",
        "HE, 0.1484, 68.7988, 3.2050, 0.1234",
        "DL, 0.2768, 80.4447, 5.1137, 0.1841",
        "ML, 0.1967, 74.51, 3.923, 0.1255",
        "REML, 0.2232, 76.84, 4.318, 0.1464",
        "EB, 0.1920, 74.05, 3.854, 0.1330",
        "SJ, 0.1992, 74.7545, 3.9611, 0.0979"
    })
    void page271TheFirstExample(String method, String tau2, String i2, String h2, String se) {
        agrees(FIRST, method, tau2, i2, h2, se);
    }

    @ParameterizedTest
    @CsvSource({
        "HS, 0.0099, 22.9266, 1.2975, 0.0138",
        "HE, 0.0000, 0.0000, 1.0000, 0.0217",
        "DL, 0.0126, 27.5275, 1.3798, 0.0159",
        "ML, 0.0132, 28.45, 1.398, 0.0151",
        "REML, 0.0157, 32.02, 1.471, 0.0167",
        "EB, 0.0104, 23.72, 1.311, 0.0156",
        "SJ, 0.0248, 42.6734, 1.7444, 0.0118"
    })
    void page272TheSecondExample(String method, String tau2, String i2, String h2, String se) {
        agrees(SECOND, method, tau2, i2, h2, se);
    }

    private static void agrees(
            Estimates estimates, String method, String tau2, String i2, String h2, String se) {
        Fit fit = RandomEffects.withDefaults().with(TauSquared.ofCode(method)).fit(estimates);

        Printed.agrees(fit.tau2(), tau2);
        Printed.agrees(fit.i2(), i2);
        Printed.agrees(fit.heterogeneity().h2(), h2);
        Printed.agrees(fit.heterogeneity().seTau2(), se);
    }
}
