package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Surgery against other treatment of periodontal disease: Berkey, Hoaglin, Antczak-Bouckoms,
 * Mosteller and Colditz, Statistics in Medicine 1998, 17(22), 2537-2550. Five trials with two
 * outcomes each, probing depth (PD) and attachment level (AL), as in the R package metadat ({@code
 * dat.berkey1998}). Numbers of Table II (page 2545) as the tests of the R package metafor quote
 * them, to four decimals.
 */
class Berkey1998Test {
    private static final List<String> TRIAL =
            List.of("1", "1", "2", "2", "3", "3", "4", "4", "5", "5");
    private static final List<String> OUTCOME =
            List.of("PD", "AL", "PD", "AL", "PD", "AL", "PD", "AL", "PD", "AL");
    private static final double[] EFFECT = {
        0.47, -0.32, 0.20, -0.60, 0.40, -0.12, 0.26, -0.31, 0.56, -0.39
    };
    private static final double[] YEAR = {0, 0, -1, -1, -4, -4, 4, 4, 5, 5};

    /** Variance of PD, covariance, variance of AL, per trial. */
    private static final double[][] COVARIANCE = {
        {0.0075, 0.0030, 0.0077},
        {0.0057, 0.0009, 0.0008},
        {0.0021, 0.0007, 0.0014},
        {0.0029, 0.0009, 0.0015},
        {0.0148, 0.0072, 0.0304}
    };

    private static Matrix sampling() {
        double[][] v = new double[10][10];
        for (int t = 0; t < 5; t++) {
            v[2 * t][2 * t] = COVARIANCE[t][0];
            v[2 * t][2 * t + 1] = COVARIANCE[t][1];
            v[2 * t + 1][2 * t] = COVARIANCE[t][1];
            v[2 * t + 1][2 * t + 1] = COVARIANCE[t][2];
        }
        return Matrix.of(v);
    }

    private static Doubles when(String outcome, boolean year) {
        double[] column = new double[10];
        for (int i = 0; i < 10; i++) {
            double value = year ? YEAR[i] : 1;
            column[i] = OUTCOME.get(i).equals(outcome) ? value : 0;
        }
        return Doubles.of(column);
    }

    private static MultilevelFit fit(Design design) {
        double[] variances = sampling().diagonal().toArray();
        return Multilevel.withDefaults()
                .with(Multilevel.Criterion.PLAIN)
                .fit(
                        Estimates.of(EFFECT, variances),
                        sampling(),
                        design,
                        List.of(new RandomPart.Unstructured(OUTCOME, TRIAL)));
    }

    private static final Design OUTCOMES =
            Design.withoutIntercept(10).and("AL", when("AL", false)).and("PD", when("PD", false));

    private static void prints(double value, double printed) {
        assertThat(value).isCloseTo(printed, within(0.00005 * (1 + 1e-9)));
    }

    @Test
    void tableIiOutcomesByYear() {
        MultilevelFit fit =
                fit(
                        OUTCOMES.and("AL by year", when("AL", true))
                                .and("PD by year", when("PD", true)));

        prints(fit.coefficients().get(0).estimate(), -0.3351);
        prints(fit.coefficients().get(0).se(), 0.0787);
        prints(fit.coefficients().get(1).estimate(), 0.3479);
        prints(fit.coefficients().get(1).se(), 0.0520);
        prints(fit.coefficients().get(2).estimate(), -0.0108);
        prints(fit.coefficients().get(2).se(), 0.0243);
        prints(fit.coefficients().get(3).estimate(), 0.0010);
        prints(fit.coefficients().get(3).se(), 0.0154);
        prints(fit.components().at(0), 0.0250);
        prints(fit.components().at(1), 0.0093);
        prints(fit.components().at(2), 0.0080);
    }

    @Test
    void outcomesAlone() {
        MultilevelFit fit = fit(OUTCOMES);

        prints(fit.coefficients().get(0).estimate(), -0.3379);
        prints(fit.coefficients().get(0).se(), 0.0798);
        prints(fit.coefficients().get(1).estimate(), 0.3448);
        prints(fit.coefficients().get(1).se(), 0.0495);
        prints(fit.components().at(0), 0.0261);
        prints(fit.components().at(2), 0.0070);
    }

    @Test
    void fiveTrialsSayLittleAboutTheCorrelation() {
        MultilevelFit any = fit(OUTCOMES);
        MultilevelFit same =
                Multilevel.withDefaults()
                        .with(Multilevel.Criterion.PLAIN)
                        .fit(
                                any.estimates(),
                                sampling(),
                                OUTCOMES,
                                List.of(new RandomPart.CompoundSymmetric(OUTCOME, TRIAL)));

        double lrt = 2 * (any.likelihood().logLikelihood() - same.likelihood().logLikelihood());
        prints(Distributions.chiSquareUpper(lrt, 1), 0.2597);
    }
}
