package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MissRiskTest {

    /** 21 × 26 / 16 − 1 = 33.125 in all, 30 found; variance 21 × 26 × 5 × 10 / (16 × 16 × 17). */
    @Test
    void estimatesWhatNeitherFoundFromWhatEachFoundOfTheOther() {
        var risk = MissRisk.of(20, 25, 15).orElseThrow();

        assertThat(risk.missed()).isCloseTo(3.125, within(1e-12));
        assertThat(risk.missedAtMost())
                .isCloseTo(3.125 + 1.959963984540054 * Math.sqrt(27_300.0 / 4_352), within(1e-9));
    }

    @Test
    void whoFoundTheSameMissedNothingByThisCount() {
        assertThat(MissRisk.of(12, 12, 12).orElseThrow().missedAtMost()).isCloseTo(0, within(1e-9));
    }

    @Test
    void refusesWhenBothFoundFewerThanSeven() {
        assertThat(MissRisk.of(40, 40, 6).reasonOrThrow()).isEqualTo(MissRisk.No.TOO_FEW);
        assertThat(MissRisk.of(7, 7, 7).isOk()).isTrue();
        assertThatThrownBy(() -> MissRisk.of(5, 5, 6)).isInstanceOf(IllegalArgumentException.class);
    }
}
