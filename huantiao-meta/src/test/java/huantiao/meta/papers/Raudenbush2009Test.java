package huantiao.meta.papers;

import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Raudenbush, Analyzing effect sizes: random-effects models, in Cooper, Hedges and Valentine, The
 * Handbook of Research Synthesis, 2nd edition 2009, pages 295-315; read through metafor.
 */
class Raudenbush2009Test {

    @ParameterizedTest
    @CsvSource({
        "EE, 0.0000, 0.0604, 0.0365, 1.6553, -0.0111, 0.1318",
        "ML, 0.0126, 0.0777, 0.0475, 1.637, -0.0153, 0.1708",
        "REML, 0.0188, 0.0837, 0.0516, 1.6208, -0.0175, 0.1849",
        "DL, 0.0259, 0.0893, 0.0558, 1.6009, -0.0200, 0.1987",
        "HE, 0.0804, 0.1143, 0.0792, 1.4432, -0.0409, 0.2696"
    })
    void table16Point3TheConventionalApproach(
            String method, String tau2, String mu, String se, String z, String low, String high) {
        row(Inference.WALD, method, tau2, mu, se, z, low, high);
    }

    @ParameterizedTest
    @CsvSource({
        "EE, 0.0000, 0.0604, 0.0515, 1.1733, -0.0477, 0.1685",
        "ML, 0.0126, 0.0777, 0.0593, 1.311, -0.0468, 0.2023",
        "REML, 0.0188, 0.0837, 0.0616, 1.359, -0.0457, 0.2131",
        "DL, 0.0259, 0.0893, 0.0636, 1.4050, -0.0442, 0.2229",
        "HE, 0.0804, 0.1143, 0.0711, 1.6078, -0.0351, 0.2637"
    })
    void table16Point3TheKnappAndHartungApproach(
            String method, String tau2, String mu, String se, String t, String low, String high) {
        row(Inference.HARTUNG_KNAPP, method, tau2, mu, se, t, low, high);
    }

    private static void row(
            Inference inference,
            String method,
            String tau2,
            String mu,
            String se,
            String statistic,
            String low,
            String high) {
        Fit fit =
                RandomEffects.withDefaults()
                        .with(TauSquared.ofCode(method))
                        .with(inference)
                        .fit(TeacherExpectancy.EXPERIMENTS);

        Printed.agrees(fit.tau2(), tau2);
        Printed.agrees(fit.estimate(), mu);
        Printed.agrees(fit.se(), se);
        Printed.agrees(fit.statistic(), statistic);
        Printed.agrees(fit.interval(), low, high);
    }
}
