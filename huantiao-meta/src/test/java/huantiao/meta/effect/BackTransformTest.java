package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There and back again; and what numbers of a standardized difference mean. */
class BackTransformTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 0.5, 0.83, 0.999})
    void aProportionReturns(double p) {
        assertThat(BackTransform.proportionOfLogit(Math.log(p / (1 - p))))
                .isCloseTo(p, within(1e-15));
        assertThat(BackTransform.proportionOfArcsine(Math.asin(Math.sqrt(p))))
                .isCloseTo(p, within(1e-15));
        assertThat(BackTransform.correlationOfZ(EffectSize.fisherZ(p))).isCloseTo(p, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 8", "4, 8", "7, 8", "8, 8", "3, 200", "150, 200"})
    void aDoubleArcsineReturnsToTheProportionItCameFrom(double x, double n) {
        double y =
                0.5 * (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1))));

        assertThat(BackTransform.proportionOfDoubleArcsine(y, n)).isCloseTo(x / n, within(1e-12));
    }

    @Test
    void beyondTheirEndsArcsinesStayAtNoneAndAll() {
        assertThat(BackTransform.proportionOfArcsine(-0.1)).isZero();
        assertThat(BackTransform.proportionOfArcsine(1.7)).isEqualTo(1);
        assertThat(BackTransform.proportionOfDoubleArcsine(0.1, 8)).isZero();
        assertThat(BackTransform.proportionOfDoubleArcsine(-1, 8)).isZero();
        assertThat(BackTransform.proportionOfDoubleArcsine(1.5, 8)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "9, 5", "40, 12.5"})
    void aRateReturnsFromFreemanAndTukey(double x, double t) {
        double y = 0.5 * (Math.sqrt(x / t) + Math.sqrt((x + 1) / t));

        assertThat(BackTransform.rateOfFreemanTukey(y, t)).isCloseTo(x / t, within(1e-12));
        assertThat(BackTransform.rateOfFreemanTukey(0.1, 5)).isZero();
    }

    @Test
    void alphaAndTheMeanOfARatio() {
        assertThat(BackTransform.alphaOfBonett(-Math.log(1 - 0.8))).isCloseTo(0.8, within(1e-15));
        assertThat(BackTransform.meanOfExp(0.3, 0.5)).isCloseTo(Math.exp(0.55), within(1e-15));
    }

    @Test
    void theMeanOfAFunctionOfANormalValue() {
        assertThat(BackTransform.meanOf(Math::exp, 0.3, 0.5))
                .isCloseTo(Math.exp(0.55), within(1e-12));
        assertThat(BackTransform.meanOf(x -> x * x, 3, 4)).isCloseTo(13, within(1e-11));
        assertThat(BackTransform.meanOf(x -> 1, 3, 4)).isCloseTo(1, within(1e-13));
        assertThat(BackTransform.meanOf(Math::exp, 0.3, 0)).isEqualTo(Math.exp(0.3));
    }

    /** Cohen 1988, table 2.2.1, whose last digits are cut or rounded. */
    @ParameterizedTest
    @CsvSource({
        "0.2, 14.7, 54.0, 57.9",
        "0.5, 33.0, 59.9, 69.1",
        "0.8, 47.4, 65.5, 78.8",
        "1.0, 55.4, 69.1, 84.1",
        "2.0, 81.1, 84.1, 97.7"
    })
    void cohensSharesOfTwoGroups(double d, double u1, double u2, double u3) {
        assertThat(100 * BackTransform.nonOverlap(d)).isCloseTo(u1, within(0.06));
        assertThat(100 * BackTransform.nonOverlap(-d)).isCloseTo(u1, within(0.06));
        assertThat(100 * BackTransform.sharedQuantile(d)).isCloseTo(u2, within(0.06));
        assertThat(100 * BackTransform.belowAverage(d)).isCloseTo(u3, within(0.06));
    }

    @Test
    void superiorityAndTheCorrelationBehindADifference() {
        // McGraw and Wong 1992: heights of men and women, 69.7 (2.8) and 64.3 (2.6): 92 %.
        double d = (69.7 - 64.3) / Math.sqrt((2.8 * 2.8 + 2.6 * 2.6) / 2);
        assertThat(BackTransform.superiority(d)).isCloseTo(0.92, within(0.005));
        // Cohen 1988: d 0.5 is r 0.243, d 2 is 0.707.
        assertThat(BackTransform.pointBiserial(0.5)).isCloseTo(0.243, within(0.0005));
        assertThat(BackTransform.pointBiserial(2)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void aRiskUnderTreatmentFromOddsThreeTimesThoseOfControls() {
        // Odds of a fifth are a quarter; three times that is three to four.
        assertThat(BackTransform.riskOfLogOddsRatio(Math.log(3), 0.2))
                .isCloseTo(3 / 7.0, within(1e-15));
    }
}
