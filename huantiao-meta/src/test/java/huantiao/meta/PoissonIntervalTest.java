package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonIntervalTest {

    /** No event leaves room for -ln(0.025) of them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.688879",
        "1, 0.025318, 5.571643",
        "10, 4.795389, 18.390356",
    })
    void theLimitsAreGarwoods(int events, double lower, double upper) {
        var range = PoissonInterval.exact95(events);

        assertThat(range.lower()).isCloseTo(lower, within(1e-5));
        assertThat(range.upper()).isCloseTo(upper, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40, 300})
    void eachEndLeavesTwoAndAHalfPercentBeyondIt(int events) {
        var range = PoissonInterval.exact95(events);

        assertThat(PoissonDistribution.of(range.lower()).survivalProbability(events - 1))
                .isCloseTo(0.025, within(1e-9));
        assertThat(PoissonDistribution.of(range.upper()).cumulativeProbability(events))
                .isCloseTo(0.025, within(1e-9));
    }

    @Test
    void fewerThanNoEventIsRefused() {
        assertThatThrownBy(() -> PoissonInterval.exact95(-1)).hasMessageContaining("-1");
    }
}
