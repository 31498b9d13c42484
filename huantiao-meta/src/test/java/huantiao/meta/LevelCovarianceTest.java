package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Structures of random effects: their covariances, derivatives and starting points. */
class LevelCovarianceTest {
    private static final List<String> INNER = List.of("b", "a", "c", "a", "b");
    private static final List<String> OUTER = List.of("1", "1", "1", "2", "2");
    private static final Doubles TIMES = Doubles.of(2, 0, 3, 0, 2);
    private static final RandomPart.Autoregressive BY_TIME =
            new RandomPart.Autoregressive(TIMES, OUTER);

    /** A structure with parameters inside its bounds and the covariance they mean. */
    record Structure(String name, LevelCovariance of, Doubles parameters, Matrix expected) {
        double[] given() {
            return parameters.toArray();
        }

        double[][] covariance() {
            return expected.toArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Structure> structures() {
        RandomPart any = new RandomPart.Unstructured(INNER, OUTER);
        RandomPart same = new RandomPart.CompoundSymmetric(INNER, OUTER);
        RandomPart own = new RandomPart.HeterogeneousCompoundSymmetric(INNER, OUTER);
        return Stream.of(
                new Structure(
                        "intercept",
                        LevelCovariance.of(new RandomPart.Intercept("study", OUTER)),
                        Doubles.of(0.7),
                        Matrix.of(new double[][] {{0.7}})),
                new Structure(
                        "any",
                        LevelCovariance.of(any),
                        Doubles.of(1, 0.2, 0.3, 2, 0.4, 3),
                        Matrix.of(new double[][] {{1, 0.2, 0.3}, {0.2, 2, 0.4}, {0.3, 0.4, 3}})),
                new Structure(
                        "any, bounded",
                        LevelCovariance.bounded(any),
                        // L = (2; 1 3; 4 5 6).
                        Doubles.of(2, 1, 3, 4, 5, 6),
                        Matrix.of(new double[][] {{4, 2, 8}, {2, 10, 19}, {8, 19, 77}})),
                new Structure(
                        "compound",
                        LevelCovariance.of(same),
                        Doubles.of(0.4, 0.5),
                        Matrix.of(
                                new double[][] {
                                    {0.9, 0.4, 0.4}, {0.4, 0.9, 0.4}, {0.4, 0.4, 0.9}
                                })),
                new Structure(
                        "compound, bounded",
                        LevelCovariance.bounded(same),
                        Doubles.of(2, 0.3),
                        Matrix.of(new double[][] {{2, 0.6, 0.6}, {0.6, 2, 0.6}, {0.6, 0.6, 2}})),
                new Structure(
                        "compound with variances of their own",
                        LevelCovariance.of(own),
                        Doubles.of(1, 2, 3, 0.5),
                        Matrix.of(new double[][] {{1, 1, 1.5}, {1, 4, 3}, {1.5, 3, 9}})),
                new Structure(
                        "fading with time",
                        LevelCovariance.of(BY_TIME),
                        Doubles.of(2, 0.5),
                        // Times 0, 2 and 3.
                        Matrix.of(new double[][] {{2, 0.5, 0.25}, {0.5, 2, 1}, {0.25, 1, 2}})));
    }

    private static void same(double[][] found, double[][] expected, double by) {
        assertThat(found.length).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).containsExactly(expected[i], within(by));
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void theParametersMeanTheirCovariance(Structure structure) {
        same(structure.of.at(structure.given()), structure.covariance(), 1e-14);
        assertThat(structure.of.levels).isEqualTo(structure.covariance().length);
        assertThat(structure.of.parameters).isEqualTo(structure.given().length);
        assertThat(structure.of.possible(structure.given())).isTrue();
        assertThat(structure.of.degenerate(structure.given())).isFalse();
        for (int j = 0; j < structure.given().length; j++) {
            assertThat(structure.given()[j]).isBetween(structure.of.low[j], structure.of.high[j]);
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void derivativesAreThoseOfTheCovariance(Structure structure) {
        double step = 1e-5;
        for (int which = 0; which < structure.given().length; which++) {
            double[] more = structure.given();
            double[] less = structure.given();
            more[which] += step;
            less[which] -= step;
            double[][] up = structure.of.at(more);
            double[][] down = structure.of.at(less);
            double[][] slope = structure.of.derivative(structure.given(), which);
            for (int i = 0; i < up.length; i++) {
                for (int j = 0; j < up.length; j++) {
                    assertThat(slope[i][j])
                            .as("parameter %d, entry %d %d", which, i, j)
                            .isCloseTo((up[i][j] - down[i][j]) / (2 * step), within(1e-8));
                    // Where it is linear, the second difference vanishes too.
                    if (structure.of.linear()) {
                        assertThat(up[i][j] + down[i][j])
                                .isCloseTo(2 * structure.covariance()[i][j], within(1e-13));
                    }
                }
            }
        }
        assertThat(structure.of.linear())
                .isEqualTo(List.of("intercept", "any", "compound").contains(structure.name));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void aStartHasTheVarianceAndCorrelationAskedFor(Structure structure) {
        double[][] g = structure.of.at(structure.of.start(1.5, 0.4));
        // The bounded form begins a little inside, and times of 1, 2 and 3 have powers.
        for (int i = 0; i < g.length; i++) {
            assertThat(g[i][i]).isCloseTo(1.5, within(1e-12));
            for (int j = 0; j < i; j++) {
                double expected =
                        switch (structure.name) {
                            case "any, bounded" -> 0.9 * 0.6;
                            case "fading with time" ->
                                    1.5 * Math.pow(0.4, i + j == 1 ? 2 : i + j == 2 ? 3 : 1);
                            default -> 0.6;
                        };
                assertThat(g[i][j]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void componentsAreWhatIsReported() {
        List<Structure> all = structures().toList();

        assertThat(all.get(1).of.components(all.get(1).given())).isEqualTo(all.get(1).given());
        // Entries of LL' row by row from the diagonal.
        assertThat(all.get(2).of.components(all.get(2).given()))
                .containsExactly(4, 2, 8, 10, 19, 77);
        assertThat(all.get(3).of.components(all.get(3).given())).containsExactly(0.4, 0.5);
        assertThat(all.get(4).of.components(all.get(4).given()))
                .containsExactly(new double[] {0.6, 1.4}, within(1e-15));
        // Variances, then the correlation.
        assertThat(all.get(5).of.components(all.get(5).given())).containsExactly(1, 4, 9, 0.5);
        assertThat(all.get(6).of.components(all.get(6).given())).containsExactly(2, 0.5);
    }

    @Test
    void aComponentIsHeldByItsParameter() {
        List<Structure> all = structures().toList();

        assertThat(all.get(1).of.held(0, 0.3)).isEqualTo(0.3);
        assertThat(all.get(5).of.held(2, 9)).isEqualTo(3);
        assertThat(all.get(5).of.held(3, 0.25)).isEqualTo(0.25);
        for (int bounded : new int[] {2, 4}) {
            assertThatThrownBy(() -> all.get(bounded).of.held(1, 0.3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("component (1) must not be held");
        }
    }

    @Test
    void boundsAreWhereACovarianceEnds() {
        List<Structure> all = structures().toList();

        // Three levels correlate at least -1/2.
        for (int place : new int[] {4, 5}) {
            LevelCovariance of = all.get(place).of;
            assertThat(of.low[of.parameters - 1]).isEqualTo(-0.5);
            assertThat(of.high[of.parameters - 1]).isEqualTo(1);
            assertThat(of.low[0]).isZero();
        }
        assertThat(all.get(4).of.start(1, -0.9)[1]).isEqualTo(-0.5);
        assertThat(all.get(4).of.start(1, 0.99)[1]).isEqualTo(0.9);
        assertThat(all.get(5).of.start(1, -0.9)[3]).isEqualTo(-0.5);
        assertThat(all.get(6).of.start(1, 0.99)[1]).isEqualTo(0.95);
        assertThat(all.get(6).of.start(1, -0.5)[1]).isEqualTo(0.05);
        assertThat(all.get(1).of.low)
                .containsExactly(
                        0,
                        Double.NEGATIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        0,
                        Double.NEGATIVE_INFINITY,
                        0);
        assertThat(all.get(3).of.low).containsExactly(Double.NEGATIVE_INFINITY, 0);
        // Whole times may alternate in sign; halves may not.
        assertThat(all.get(6).of.low).containsExactly(0, -1);
        LevelCovariance halves =
                LevelCovariance.of(
                        new RandomPart.Autoregressive(Doubles.of(0, 0.5), List.of("1", "1")));
        assertThat(halves.low).containsExactly(0, 0);
        // One level has nothing to correlate with.
        LevelCovariance one =
                LevelCovariance.of(
                        new RandomPart.HeterogeneousCompoundSymmetric(
                                List.of("a", "a"), List.of("1", "2")));
        assertThat(one.low[1]).isZero();
        assertThat(one.high[1]).isZero();
    }

    @Test
    void perfectCorrelationIsDegenerateAndMoreIsImpossible() {
        LevelCovariance any =
                LevelCovariance.of(
                        new RandomPart.Unstructured(List.of("a", "b"), List.of("1", "1")));

        assertThat(any.degenerate(new double[] {1, 1, 1})).isTrue();
        assertThat(any.possible(new double[] {1, 1, 1})).isTrue();
        assertThat(any.degenerate(new double[] {1, 0.9, 1})).isFalse();
        assertThat(any.possible(new double[] {1, 1.1, 1})).isFalse();
        assertThat(any.degenerate(new double[] {0, 0, 0})).isFalse();
        assertThat(any.possible(new double[] {0, 0, 0})).isTrue();
        LevelCovariance single =
                LevelCovariance.of(new RandomPart.Intercept("study", List.of("1")));
        assertThat(single.degenerate(new double[] {0})).isFalse();
    }

    @Test
    void partsNameTheirComponentsAndLevels() {
        assertThat(new RandomPart.Unstructured(INNER, OUTER).components())
                .containsExactly(
                        "cov[a,a]", "cov[a,b]", "cov[a,c]", "cov[b,b]", "cov[b,c]", "cov[c,c]");
        assertThat(new RandomPart.CompoundSymmetric(INNER, OUTER).components())
                .containsExactly("between", "within");
        assertThat(new RandomPart.HeterogeneousCompoundSymmetric(INNER, OUTER).components())
                .containsExactly("tau2[a]", "tau2[b]", "tau2[c]", "rho");
        assertThat(BY_TIME.components()).containsExactly("tau2", "rho");
        assertThat(BY_TIME.inner()).containsExactly("2.0", "0.0", "3.0", "0.0", "2.0");
        assertThat(RandomPart.ordered(BY_TIME)).containsExactly("0.0", "2.0", "3.0");
        assertThat(
                        RandomPart.ordered(
                                new RandomPart.Autoregressive(
                                        Doubles.of(10, 9), List.of("1", "1"))))
                .containsExactly("9.0", "10.0");
        RandomPart.Intercept study = new RandomPart.Intercept("study", OUTER);
        assertThat(study.components()).containsExactly("study");
        assertThat(study.inner()).containsExactly("", "", "", "", "");
        assertThat(RandomPart.ordered(study)).containsExactly("");
        assertThat(new RandomPart.Unstructured(INNER, OUTER).levels())
                .containsExactly("a", "b", "c");
        assertThat(LevelCovariance.hasBounds(new RandomPart.CompoundSymmetric(INNER, OUTER)))
                .isTrue();
        assertThat(LevelCovariance.hasBounds(new RandomPart.Unstructured(INNER, OUTER))).isTrue();
        assertThat(LevelCovariance.hasBounds(BY_TIME)).isFalse();
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable wrong :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> new RandomPart.Unstructured(List.of("a"), OUTER),
                        () -> new RandomPart.CompoundSymmetric(List.of("a"), OUTER),
                        () -> new RandomPart.HeterogeneousCompoundSymmetric(List.of("a"), OUTER))) {
            assertThatThrownBy(wrong)
                    .hasMessageContaining("inner levels (1) must be as many as outer groups (5)");
        }
        assertThatThrownBy(() -> new RandomPart.Autoregressive(Doubles.of(1), OUTER))
                .hasMessageContaining("times (1) must be as many as groups (5)");
        assertThatThrownBy(() ->
                        new RandomPart.Autoregressive(Doubles.of(1, Double.NaN), List.of("1", "1")))
                .hasMessageContaining("time of effect 2 (NaN) must be a number");
    }
}
