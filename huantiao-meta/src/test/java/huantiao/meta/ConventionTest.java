package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * BCG vaccine and tuberculosis, log risk ratios of 13 trials, by the defaults of other programs.
 */
class ConventionTest {
    private static final Estimates BCG =
            Estimates.of(
                    new double[] {
                        -0.889311333920205, -1.58538865720143, -1.34807314829969,
                        -1.44155119002131, -0.217547322211296, -0.786115585818864,
                        -1.62089822359839, 0.0119523335238405, -0.469417648738149,
                        -1.37134480347278, -0.339358828338391, 0.445913400571379,
                        -0.0173139482168798
                    },
                    new double[] {
                        0.325584765003961, 0.194581121398144, 0.415367965367965,
                        0.0200100319022476, 0.0512101721696309, 0.00690561845590876,
                        0.223017247572315, 0.00396157929781773, 0.056434210463249,
                        0.0730247936130289, 0.0124122139715597, 0.532505845200153,
                        0.0714046596839863
                    });

    private static Fit by(Convention convention) {
        return RandomEffects.withDefaults().with(convention).fit(BCG);
    }

    @Test
    void asMetafor() {
        Fit fit = by(Convention.asMetafor());

        // Documented output of the package: -0.7145 (-1.0669 to -0.3622), tau2 0.3132.
        assertThat(fit.estimate()).isCloseTo(-0.7145, within(5e-5));
        assertThat(fit.interval().lower()).isCloseTo(-1.0669, within(5e-5));
        assertThat(fit.interval().upper()).isCloseTo(-0.3622, within(5e-5));
        assertThat(fit.tau2()).isCloseTo(0.3132, within(5e-5));
        assertThat(fit.prediction().df()).isInfinite();
    }

    @Test
    void asMeta() {
        Fit fit = by(Convention.asMeta());

        assertThat(fit.estimate()).isEqualTo(by(Convention.asMetafor()).estimate());
        assertThat(fit.prediction().df()).isEqualTo(12);
    }

    @Test
    void asRevMan() {
        Fit fit = by(Convention.asRevMan());

        // Risk ratio 0.49 (0.34 to 0.70), tau2 0.31, I2 92 %.
        assertThat(Math.exp(fit.estimate())).isCloseTo(0.49, within(5e-3));
        assertThat(Math.exp(fit.interval().lower())).isCloseTo(0.34, within(6e-3));
        assertThat(Math.exp(fit.interval().upper())).isCloseTo(0.70, within(6e-3));
        assertThat(fit.tau2()).isCloseTo(0.31, within(5e-3));
        assertThat(fit.i2()).isCloseTo(92, within(0.5));
        assertThat(fit.convention().caption()).startsWith("DL, z, 95%");
    }

    @Test
    void weightsAreGivenWithTheirConvention() {
        Convention given =
                new Convention(
                        TauSquared.DERSIMONIAN_LAIRD,
                        Inference.WALD,
                        0.95,
                        Convention.Weighting.GIVEN,
                        Prediction.AS_TESTED);

        assertThatThrownBy(() -> RandomEffects.withDefaults().with(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withWeights");
    }
}
