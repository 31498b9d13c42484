package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final RandomEffects DL =
            RandomEffects.withDefaults().with(Convention.asRevMan());
    private static final Estimates REVIEW = Reviews.random(17).estimates();

    @Test
    void theSameSeedGivesTheSameAnswer() {
        assertThat(Bootstrap.parametric(DL, REVIEW, 50, new Random(1)).estimates())
                .isEqualTo(Bootstrap.parametric(DL, REVIEW, 50, new Random(1)).estimates());
        assertThat(Bootstrap.ofCases(DL, REVIEW, 50, new Random(1)).estimates())
                .isNotEqualTo(Bootstrap.ofCases(DL, REVIEW, 50, new Random(2)).estimates());
    }

    @Test
    void redrawnEffectsSpreadAsTheStandardErrorSays() {
        Bootstrap drawn =
                Bootstrap.parametric(
                        DL.with(TauSquared.COMMON_EFFECT), REVIEW, 4000, new Random(5));

        assertThat(drawn.standardError())
                .isCloseTo(drawn.fit().se(), within(0.05 * drawn.fit().se()));
        Interval interval = drawn.estimateInterval(0.95);
        assertThat(interval.lower())
                .isCloseTo(drawn.fit().interval().lower(), within(0.2 * drawn.fit().se()));
        assertThat(interval.upper())
                .isCloseTo(drawn.fit().interval().upper(), within(0.2 * drawn.fit().se()));
    }

    @Test
    void theSpreadIsWithinItsOwnInterval() {
        Bootstrap drawn = Bootstrap.ofCases(DL, REVIEW, 500, new Random(3));

        assertThat(drawn.tau2Interval(0.95).lower()).isGreaterThanOrEqualTo(0);
        assertThat(drawn.tau2Interval(0.95).upper()).isGreaterThan(drawn.fit().tau2());
    }

    @Test
    void refusesToRedrawTwoStudies() {
        Estimates two = Estimates.of(new double[] {1, 2}, new double[] {1, 1});

        assertThatThrownBy(() -> Bootstrap.ofCases(DL, two, 10, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3");
    }
}
