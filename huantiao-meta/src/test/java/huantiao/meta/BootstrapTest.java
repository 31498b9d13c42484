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

    @Test
    void limitsLieBetweenTheOrderedValuesAndTheErrorIsTheirSpread() {
        Bootstrap drawn =
                new Bootstrap(DL.fit(REVIEW), Doubles.of(1, 2, 4, 8), Doubles.of(0, 0, 0.1, 0.4));

        // Type 7: a quarter of the way from the first to the last of four is 0.75 places on.
        assertThat(drawn.estimateInterval(0.5).lower()).isCloseTo(1.75, within(1e-14));
        assertThat(drawn.estimateInterval(0.5).upper()).isCloseTo(5, within(1e-14));
        assertThat(drawn.tau2Interval(0.5).upper()).isCloseTo(0.175, within(1e-14));
        // Mean 3.75; squares 7.5625, 3.0625, 0.0625 and 18.0625 over three.
        assertThat(drawn.standardError()).isCloseTo(Math.sqrt(28.75 / 3), within(1e-14));
        Bootstrap one = new Bootstrap(drawn.fit(), Doubles.of(3), Doubles.of(0));
        assertThat(one.estimateInterval(0.9).lower()).isEqualTo(3);
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> drawn.estimateInterval(level)).hasMessageContaining("level");
        }
    }

    @Test
    void heterogeneousReviewsAreRedrawnWithTheirHeterogeneity() {
        Estimates wide =
                Estimates.of(
                        new double[] {-2, -1, 0, 0.5, 1, 2.5},
                        new double[] {0.01, 0.02, 0.01, 0.03, 0.01, 0.02});
        Bootstrap drawn = Bootstrap.parametric(DL, wide, 1500, new Random(8));

        assertThat(drawn.fit().tau2()).isGreaterThan(1);
        assertThat(drawn.standardError())
                .isCloseTo(drawn.fit().se(), within(0.07 * drawn.fit().se()));
        double[] sorted = drawn.tau2().toArray();
        java.util.Arrays.sort(sorted);
        assertThat(drawn.tau2().toArray()).isEqualTo(sorted);
        assertThat(drawn.tau2().stream().average().orElseThrow())
                .isCloseTo(drawn.fit().tau2(), within(0.1 * drawn.fit().tau2()));
    }

    @Test
    void threeStudiesAndOneDrawAreEnough() {
        Estimates three = Estimates.of(new double[] {1, 2, 3}, new double[] {1, 1, 1});

        assertThat(Bootstrap.ofCases(DL, three, 1, new Random(1)).estimates().size()).isEqualTo(1);
        assertThatThrownBy(() -> Bootstrap.parametric(DL, three, 0, new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redrawn reviews (0)");
    }
}
