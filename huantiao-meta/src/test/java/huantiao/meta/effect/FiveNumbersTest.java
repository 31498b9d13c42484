package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.effect.FiveNumbers.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Means and standard deviations from medians, quartiles and ranges. */
class FiveNumbersTest {
    private static final double NONE = Double.NaN;

    private static FiveNumbers range(double n) {
        return new FiveNumbers("s", 10, NONE, 20, NONE, 40, n);
    }

    /** Hozo 2005: a formula below 16, a quarter of the range to 70, then a sixth. */
    @ParameterizedTest
    @CsvSource({
        // The root of ((10 - 40 + 40)^2 / 4 + 30^2) / 12.
        "15, 22.5, 8.779711460710617",
        "16, 22.5, 7.5",
        "25, 22.5, 7.5",
        "26, 20, 7.5",
        "70, 20, 7.5",
        "71, 20, 5"
    })
    void hozoChangesItsRuleWithTheNumberOfPeople(double n, double mean, double sd) {
        Mean found = range(n).estimated(Method.HOZO);

        assertThat(found.mean()).isEqualTo(mean);
        assertThat(found.sd()).isCloseTo(sd, within(1e-13));
    }

    /** Expected range of n normal values: the d2 of control charts (Tippett 1925). */
    @ParameterizedTest
    @CsvSource({"2, 1.128379", "3, 1.692569", "5, 2.325929", "10, 3.077505", "25, 3.930629"})
    void walterDividesTheRangeByItsExpectation(double n, double d2) {
        Mean found = range(n).estimated(Method.WALTER);

        assertThat(found.mean()).isEqualTo(20);
        assertThat(found.sd()).isCloseTo(30 / d2, within(30 / d2 * 1e-6));
    }

    @Test
    void blandOfFiveEquallySpacedNumbers() {
        // Sum 10+40+60+80+50 = 240; squares 100+800+1800+3200+2500; products 200+600+1200+2000.
        Mean found = new FiveNumbers("s", 10, 20, 30, 40, 50, 9).estimated(Method.BLAND);

        assertThat(found.mean()).isEqualTo(30);
        assertThat(found.sd()).isCloseTo(Math.sqrt(8400 / 16.0 + 4000 / 8.0 - 900), within(1e-13));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void shiftingAndScalingTheNumbersShiftsAndScalesTheEstimate(Method method) {
        FiveNumbers all = new FiveNumbers("s", 3, 7, 9, 14, 22, 45);
        FiveNumbers ends = new FiveNumbers("s", 3, NONE, 9, NONE, 22, 45);
        FiveNumbers middle = new FiveNumbers("s", NONE, 7, 9, 14, NONE, 45);
        for (FiveNumbers each : new FiveNumbers[] {all, ends, middle}) {
            FiveNumbers moved =
                    new FiveNumbers(
                            "s",
                            100 + 2 * each.min(),
                            100 + 2 * each.q1(),
                            100 + 2 * each.median(),
                            100 + 2 * each.q3(),
                            100 + 2 * each.max(),
                            45);
            Mean one = each.estimated(method);
            Mean other = moved.estimated(method);

            if (Double.isNaN(one.mean())) {
                assertThat(other.mean()).isNaN();
                assertThat(other.sd()).isNaN();
            } else {
                assertThat(other.mean()).isCloseTo(100 + 2 * one.mean(), within(1e-12));
                assertThat(other.sd()).isCloseTo(2 * one.sd(), within(1e-9));
            }
        }
    }

    @Test
    void whatAMethodCannotUseIsUndefined() {
        FiveNumbers all = new FiveNumbers("s", 3, 7, 9, 14, 22, 45);
        FiveNumbers middle = new FiveNumbers("s", NONE, 7, 9, 14, NONE, 45);

        assertThat(all.estimated(Method.HOZO).mean()).isNaN();
        assertThat(all.estimated(Method.WALTER).sd()).isNaN();
        assertThat(middle.estimated(Method.HOZO).sd()).isNaN();
        assertThat(middle.estimated(Method.WALTER).sd()).isNaN();
        assertThat(middle.estimated(Method.BLAND).mean()).isNaN();
        assertThat(range(45).estimated(Method.BLAND).sd()).isNaN();
        // One quartile or one end is none.
        assertThat(new FiveNumbers("s", NONE, 7, 9, NONE, NONE, 45).estimated(Method.WAN).mean())
                .isNaN();
        assertThat(new FiveNumbers("s", 3, NONE, 9, NONE, NONE, 45).estimated(Method.BEST).mean())
                .isNaN();
    }

    @Test
    void numbersOfALogNormalQuantityMustBeAboveZero() {
        assertThatThrownBy(() -> new FiveNumbers("Li", 0, 1, 2, 3, 4, 45).estimatedLogNormal())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Li (0.0)");
    }
}
