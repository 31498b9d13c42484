package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Covariances of effects that share people, entry by entry. */
class SamplingCovarianceTest {
    private static final List<String> TRIALS = List.of("x", "x", "y", "x");
    private static final Doubles V = Doubles.of(0.04, 0.09, 0.25, 0.16);
    private static final SamplingCovariance WITHIN = SamplingCovariance.within(TRIALS);

    private static void is(Matrix found, double[][] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.row(i).toArray()).containsExactly(expected[i], within(1e-14));
        }
    }

    @Test
    void effectsOfOneTrialCorrelate() {
        is(
                WITHIN.correlated(0.5).of(V),
                new double[][] {
                    {0.04, 0.5 * 0.06, 0, 0.5 * 0.08},
                    {0.5 * 0.06, 0.09, 0, 0.5 * 0.12},
                    {0, 0, 0.25, 0},
                    {0.5 * 0.08, 0.5 * 0.12, 0, 0.16}
                });
        is(WITHIN.of(V), new double[][] {{0.04, 0, 0, 0}, {0, 0.09, 0, 0}});
    }

    @Test
    void rulesMultiply() {
        Matrix found =
                WITHIN.byType(List.of("pain", "pain", "pain", "sleep"), 0.8, 0.3)
                        .byTime(Doubles.of(1, 3, 1, 2), 0.5)
                        .of(V);

        // Two units of time between the first and the second, of one type: 0.8 x 0.25.
        assertThat(found.at(0, 1)).isCloseTo(0.2 * 0.06, within(1e-15));
        assertThat(found.at(0, 3)).isCloseTo(0.15 * 0.08, within(1e-15));
        assertThat(found.at(3, 1)).isCloseTo(0.15 * 0.12, within(1e-15));
        assertThat(found.at(0, 2)).isZero();
    }

    @Test
    void comparisonsWithASharedGroupCorrelateByItsVariance() {
        // B and C against A of 20 people, C against B; variances 1/n of each group.
        SamplingCovariance shared =
                SamplingCovariance.within(List.of("t", "t", "t"))
                        .bySharedGroups(
                                List.of("B", "C", "C"),
                                List.of("A", "A", "B"),
                                Doubles.of(10, 40, 40),
                                Doubles.of(20, 20, 10));
        Doubles v = Doubles.of(1 / 10.0 + 1 / 20.0, 1 / 40.0 + 1 / 20.0, 1 / 40.0 + 1 / 10.0);
        Matrix found = shared.of(v);

        assertThat(found.at(0, 1)).isCloseTo(1 / 20.0, within(1e-14));
        assertThat(found.at(1, 2)).isCloseTo(1 / 40.0, within(1e-14));
        // B comes first in one and second in the other.
        assertThat(found.at(0, 2)).isCloseTo(-1 / 10.0, within(1e-14));
        // The difference of the first two is the third: the three are dependent.
        double third = v.at(0) + v.at(1) - 2 * found.at(0, 1);
        assertThat(third).isCloseTo(v.at(2), within(1e-14));
    }

    @Test
    void aTrialIsAggregatedToOneEffect() {
        Estimates e = Estimates.of(new double[] {0.2, 0.5, -0.3, 0.4}, V.toArray());
        SamplingCovariance half = WITHIN.correlated(0.5);

        Estimates plain = half.aggregated(e, SamplingCovariance.Aggregation.PLAIN);
        assertThat(plain.studies()).containsExactly("x", "y");
        assertThat(plain.effect(0)).isCloseTo(1.1 / 3, within(1e-14));
        assertThat(plain.variance(0))
                .isCloseTo((0.29 + 2 * 0.5 * (0.06 + 0.08 + 0.12)) / 9, within(1e-14));
        assertThat(plain.effect(1)).isEqualTo(-0.3);
        assertThat(plain.variance(1)).isCloseTo(0.25, within(1e-15));

        // Two correlated effects: weights v2 - c and v1 - c.
        Estimates two =
                SamplingCovariance.within(List.of("x", "x"))
                        .correlated(0.5)
                        .aggregated(e.at(0, 1), SamplingCovariance.Aggregation.INVERSE_COVARIANCE);
        double c = 0.03;
        double w1 = 0.09 - c;
        double w2 = 0.04 - c;
        assertThat(two.effect(0)).isCloseTo((w1 * 0.2 + w2 * 0.5) / (w1 + w2), within(1e-13));
        assertThat(two.variance(0)).isCloseTo((0.04 * 0.09 - c * c) / (w1 + w2), within(1e-13));
    }

    @Test
    void wrongInputIsRefused() {
        for (double rho : new double[] {-1.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> WITHIN.correlated(rho)).hasMessageContaining("within -1..1");
            assertThatThrownBy(() -> WITHIN.byType(TRIALS, rho, 0))
                    .hasMessageContaining("within -1..1");
            assertThatThrownBy(() -> WITHIN.byType(TRIALS, 0, rho))
                    .hasMessageContaining("within -1..1");
            assertThatThrownBy(() -> WITHIN.byTime(V, rho)).hasMessageContaining("within -1..1");
        }
        assertThat(WITHIN.correlated(1).correlated(-1).of(V).at(0, 1))
                .isCloseTo(-0.06, within(1e-15));
        assertThatThrownBy(() -> WITHIN.byType(List.of("a"), 0.5, 0.1))
                .hasMessageContaining("types (1) must be as many as effects (4)");
        assertThatThrownBy(() -> WITHIN.byTime(Doubles.of(1), 0.5))
                .hasMessageContaining("times (1)");
        assertThatThrownBy(() -> WITHIN.of(Doubles.of(1)))
                .hasMessageContaining("variances (1) must be as many as effects (4)");
        assertThatThrownBy(() -> WITHIN.bySharedGroups(TRIALS, TRIALS, V, Doubles.of(1)))
                .hasMessageContaining("second weights (1)");
        assertThatThrownBy(() -> WITHIN.bySharedGroups(TRIALS, TRIALS, Doubles.of(1), V))
                .hasMessageContaining("first weights (1)");
    }

    @Test
    void blocksAreFoundAndPutTogetherAgain() {
        double[][] given = {
            {1, 0, 0.2, 0},
            {0, 2, 0, 0},
            {0.2, 0, 3, 0.4},
            {0, 0, 0.4, 4}
        };
        EffectCovariance covariance = EffectCovariance.of(Matrix.of(given));

        is(covariance.matrix(), given);
        assertThat(covariance.size()).isEqualTo(4);
        assertThat(covariance.dependent())
                .extracting(rows ->
                        Doubles.of(java.util.Arrays.stream(rows).asDoubleStream().toArray())
                                .toList())
                .containsExactlyInAnyOrder(List.of(0.0, 2.0, 3.0), List.of(1.0));
        // A part in another order of its effects.
        double[][] part = covariance.of(new int[] {3, 0, 2});
        assertThat(part[0]).containsExactly(4, 0, 0.4);
        assertThat(part[1]).containsExactly(0, 1, 0.2);
        assertThat(part[2]).containsExactly(0.4, 0.2, 3);
        assertThat(covariance.of(new int[] {1})[0]).containsExactly(2);

        EffectCovariance alone = EffectCovariance.independent(Doubles.of(1, 2));
        is(alone.matrix(), new double[][] {{1, 0}, {0, 2}});
        assertThat(alone.dependent()).hasSize(2);
        int[] own = {0, 1};
        alone.joinIn(own);
        assertThat(own).containsExactly(0, 1);
    }

    @Test
    void aMatrixThatIsNoCovarianceIsRefused() {
        assertThatThrownBy(() ->
                        EffectCovariance.of(Matrix.of(new double[][] {{1, 0.2, 0}, {0.2, 1, 0}})))
                .hasMessageContaining("must be square; row 1 has 3 of 2 numbers");
        assertThatThrownBy(
                        () -> EffectCovariance.of(Matrix.of(new double[][] {{1, 0.3}, {0.2, 1}})))
                .hasMessageContaining("of effects 1 and 2 it is 0.3 one way and 0.2 the other");
        // What rounding does is no contradiction, whatever the scale.
        assertThat(
                        EffectCovariance.of(
                                        Matrix.of(
                                                new double[][] {
                                                    {1e-8, 0.2e-8}, {0.2e-8 * (1 + 1e-9), 1e-8}
                                                }))
                                .size())
                .isEqualTo(2);
    }
}
