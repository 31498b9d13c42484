package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * @see <a href="https://doi.org/10.7326/M16-2607">VanderWeele and Ding 2017</a>
 */
class EValueTest {

    @Test
    void theExampleOfThePaper() {
        // Breastfeeding and deaths by infection: risk ratio 3.9, interval 1.8 to 8.7.
        assertThat(EValue.ofRiskRatio(3.9)).isCloseTo(7.26, within(0.005));
        assertThat(EValue.ofLimit(1.8, 8.7)).isCloseTo(3.0, within(0.005));
    }

    @Test
    void aProtectiveRatioCountsLikeItsInverse() {
        assertThat(EValue.ofRiskRatio(0.25)).isCloseTo(4 + Math.sqrt(12), within(1e-14));
        assertThat(EValue.ofLimit(0.1, 0.25)).isCloseTo(4 + Math.sqrt(12), within(1e-14));
        assertThat(EValue.ofRiskRatio(1)).isEqualTo(1);
    }

    @Test
    void anIntervalThatHoldsOneNeedsNoOtherCause() {
        assertThat(EValue.ofLimit(0.8, 1.5)).isEqualTo(1);
        assertThat(EValue.ofLimit(1, 1.5)).isEqualTo(1);
        assertThat(EValue.ofLimit(0.5, 1)).isEqualTo(1);
    }

    @Test
    void otherMeasuresAreFirstTurnedIntoRiskRatios() {
        assertThat(EValue.ofOddsRatio(9)).isEqualTo(EValue.ofRiskRatio(3));
        assertThat(EValue.ofStandardizedDifference(0.5))
                .isEqualTo(EValue.ofRiskRatio(Math.exp(0.455)));
        // At hazard ratio 4: (1 - 1/4)/(1 - 1/sqrt 2).
        assertThat(EValue.ofHazardRatio(4))
                .isCloseTo(EValue.ofRiskRatio(0.75 / (1 - Math.sqrt(0.5))), within(1e-14));
        assertThat(EValue.ofHazardRatio(0.25)).isCloseTo(EValue.ofHazardRatio(4), within(1e-13));
    }
}
