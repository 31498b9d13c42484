package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

    @Test
    void noEventInAHundredLeavesRoomForSome() {
        var range = new Rate(0, 100).poisson95(100);

        assertThat(range.lower()).isZero();
        assertThat(range.upper()).isCloseTo(3.688879, within(1e-5));
    }

    @Test
    void theSizeScalesRateAndInterval() {
        var rate = new Rate(3, 2_000);

        assertThat(rate.in(10_000)).isEqualTo(15);
        assertThat(rate.poisson95(10_000).upper())
                .isCloseTo(100 * rate.poisson95(100).upper(), within(1e-9));
    }

    @Test
    void amongNothingThereIsNoRate() {
        assertThatThrownBy(() -> new Rate(1, 0)).hasMessageContaining("1 of 0");
        assertThatThrownBy(() -> new Rate(-1, 5)).hasMessageContaining("-1 of 5");
    }
}
