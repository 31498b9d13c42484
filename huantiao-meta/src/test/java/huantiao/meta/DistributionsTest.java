package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tails and quantiles; the numbers of the tables were computed with R 4.2.2. */
class DistributionsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.5, 2, 3, 4, 4.9, 5, 6, 7.5, 9, 12, 20, 37.2, 100, 1e3, 1e7})
    void aQuantileOfTIsExceededWithTheProbabilityAskedFor(double df) {
        TDistribution t = TDistribution.of(df);
        for (double p : new double[] {0.49999, 0.4, 0.1, 0.025, 0.005, 1e-5, 5e-8, 1e-12, 1e-20}) {
            double x = Distributions.tUpperQuantile(p, df);

            assertThat(t.survivalProbability(x)).as("p %s", p).isCloseTo(p, within(2e-12 * p));
            if (p > 1e-10) {
                assertThat(t.cumulativeProbability(Distributions.tUpperQuantile(1 - p, df)))
                        .as("p %s below", p)
                        .isCloseTo(p, within(1e-9 * p + 1e-15));
            }
        }
        assertThat(Distributions.tUpperQuantile(0.5, df)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.70620473617471",
        "0.95, 4, 2.77644510519780",
        "0.95, 9, 2.26215716279820",
        "0.99, 12, 3.05453958939290",
        "0.90, 7.3, 1.88293001795643"
    })
    void theTwoSidedQuantileOfT(double level, double df, double quantile) {
        assertThat(Distributions.twoSidedQuantile(level, df))
                .isCloseTo(quantile, within(1e-13 * quantile));
    }

    @Test
    void theTwoSidedQuantileIsNormalForInfiniteAndUndefinedForNoDegreesOfFreedom() {
        assertThat(Distributions.twoSidedQuantile(0.95, Double.POSITIVE_INFINITY))
                .isCloseTo(1.95996398454005, within(1e-13));
        assertThat(Distributions.twoSidedQuantile(0.95, 0)).isNaN();
        assertThat(Distributions.twoSidedQuantile(0.95, -1)).isNaN();
    }

    private static void same(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void tailsAreComputedDirectlyHoweverSmall() {
        same(Distributions.chiSquareUpper(12.3, 9), 0.1969202263985532);
        same(Distributions.chiSquareUpper(150, 9), 8.819629954805415e-28);
        same(Distributions.chiSquare(3.1, 2.5), 0.7074915447280647);
        same(Distributions.fUpper(3.2, 3, 22.5), 0.04273400486561593);
        assertThat(Distributions.fUpper(80, 3, 22.5))
                .isCloseTo(3.725076609379388e-12, within(1e-21));
        same(Distributions.normal(1.3), 0.9031995154143897);
        same(Distributions.normalUpper(9), 1.128588405953841e-19);
        same(Distributions.normalDensity(0.7), 0.3122539333667613);
        same(Distributions.normalUpperQuantile(1e-9), 5.997807015007687);
        same(Distributions.twoSided(-2.1, 7.3), 0.07224671342485335);
        same(Distributions.twoSided(2.1, Double.POSITIVE_INFINITY), 0.03572884112563311);
        same(Distributions.upperTail(1.5, 4), 0.1039999999999999);
    }

    @Test
    void quantilesOfChiSquareOnBothSides() {
        same(Distributions.chiSquareUpperQuantile(0.025, 9), 19.02276779864163);
        same(Distributions.chiSquareUpperQuantile(0.975, 9), 2.700389499980359);
        same(Distributions.chiSquareUpperQuantile(1e-8, 4), 43.07157049012859);
    }

    /** With two degrees of freedom the upper tail is exp(-x/2). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-15, 1e-6, 0.3, 0.5, 0.7, 0.99, 0.999999, 0.99999999999})
    void quantilesOfChiSquareInClosedForm(double p) {
        double x = -2 * (p < 0.5 ? Math.log(p) : Math.log1p(-(1 - p)));

        assertThat(Distributions.chiSquareUpperQuantile(p, 2)).isCloseTo(x, within(1e-14 * x));
    }

    /** With one degree it is the square of a normal quantile. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.05, 0.4})
    void quantilesOfChiSquareAreSquaresOfNormalOnes(double p) {
        double z = Distributions.normalUpperQuantile(p / 2);

        assertThat(Distributions.chiSquareUpperQuantile(p, 1))
                .isCloseTo(z * z, within(1e-13 * z * z));
    }

    @Test
    void whatIsUndefinedStaysUndefinedAndTheEndsAreReached() {
        assertThat(Distributions.chiSquareUpper(Double.NaN, 3)).isNaN();
        assertThat(Distributions.chiSquareUpper(5, 0)).isEqualTo(1);
        assertThat(Distributions.fUpper(Double.NaN, 1, 3)).isNaN();
        assertThat(Distributions.twoSided(Double.NaN, 3)).isNaN();
        assertThat(Distributions.twoSided(1, Double.NaN)).isNaN();
        assertThat(Distributions.twoSided(0, 3)).isEqualTo(1);
        assertThat(Distributions.upperTail(Double.POSITIVE_INFINITY, 3)).isZero();
        assertThat(Distributions.upperTail(Double.NEGATIVE_INFINITY, 3)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.025, 30, 2.042272456301238, 4e-8",
        "0.005, 12, 3.054539589392902, 1e-4",
        "0.01, 5, 3.364929998907218, 2e-3"
    })
    void theExpansionStartsNearTheQuantile(double p, double df, double quantile, double by) {
        assertThat(Distributions.expanded(Distributions.normalUpperQuantile(p), df))
                .isCloseTo(quantile, within(by));
    }
}
