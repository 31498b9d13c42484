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
}
