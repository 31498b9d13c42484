package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionModelTest {
    /** Raudenbush 1985, teacher expectancy; as in the reference cases. */
    private static final Estimates RAUDENBUSH =
            Estimates.of(
                    new double[] {
                        0.03, 0.12, -0.14, 1.18, 0.26, -0.06, -0.02, -0.32, 0.27, 0.8, 0.54, 0.18,
                        -0.02, 0.23, -0.18, -0.06, 0.3, 0.07, -0.07
                    },
                    new double[] {
                        0.0156, 0.0216, 0.0279, 0.1391, 0.1362, 0.0106, 0.0106, 0.0484, 0.0269,
                        0.063, 0.0912, 0.0497, 0.0835, 0.0841, 0.0253, 0.0279, 0.0193, 0.0088,
                        0.0303
                    });

    static Stream<SelectionWeights> weights() {
        return Stream.of(
                new SelectionWeights.Steps(List.of(0.025)),
                new SelectionWeights.Steps(List.of(0.025, 0.5)),
                new SelectionWeights.Beta(),
                new SelectionWeights.HalfNormal(0),
                new SelectionWeights.HalfNormal(0.05),
                new SelectionWeights.NegativeExponential(0),
                new SelectionWeights.NegativeExponential(0.05),
                new SelectionWeights.Logistic(0),
                new SelectionWeights.Logistic(0.05),
                new SelectionWeights.Power(0),
                new SelectionWeights.Power(0.05));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void slopeAndCurvatureAreThoseOfTheLikelihood(SelectionWeights weights) {
        for (SelectionModel.Alternative alternative : SelectionModel.Alternative.values()) {
            SelectionLikelihood f = likelihood(weights, alternative);
            double[] at = new double[2 + weights.parameters()];
            java.util.Arrays.fill(at, 0.7);
            at[0] = 0.1;
            at[1] = 0.04;
            double[] slope = new double[at.length];
            double[][] curvature = new double[at.length][at.length];
            f.at(at, slope, curvature);

            for (int i = 0; i < at.length; i++) {
                double h = 1e-5;
                double[] up = at.clone();
                double[] down = at.clone();
                up[i] += h;
                down[i] -= h;
                double[] slopeUp = new double[at.length];
                double[] slopeDown = new double[at.length];
                double[][] unused = new double[at.length][at.length];
                double rise = (f.at(up, slopeUp, unused) - f.at(down, slopeDown, unused)) / (2 * h);
                assertThat(slope[i])
                        .as("%s %s slope %d", weights, alternative, i)
                        .isCloseTo(rise, within(1e-5 * (1 + Math.abs(rise))));
                for (int j = 0; j < at.length; j++) {
                    double bend = (slopeUp[j] - slopeDown[j]) / (2 * h);
                    assertThat(curvature[i][j])
                            .as("%s %s curvature %d %d", weights, alternative, i, j)
                            .isCloseTo(bend, within(1e-4 * (1 + Math.abs(bend))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("weights")
    void withoutSelectionTheLikelihoodIsThePlainOne(SelectionWeights weights) {
        Fit plain =
                RandomEffects.withDefaults()
                        .with(TauSquared.MAXIMUM_LIKELIHOOD)
                        .with(Inference.WALD)
                        .fit(RAUDENBUSH);
        double[] at = new double[2 + weights.parameters()];
        java.util.Arrays.fill(at, weights.neutral());
        at[0] = plain.estimate();
        at[1] = plain.tau2();

        for (SelectionModel.Alternative alternative : SelectionModel.Alternative.values()) {
            assertThat(likelihood(weights, alternative).at(at, null, null))
                    .isCloseTo(plain.maximumLikelihood().logLikelihood(), within(1e-11));
        }
    }

    @ParameterizedTest
    @MethodSource("weights")
    void selectionOfSmallEffectsIsSelectionOfLargeOnesSeenInAMirror(SelectionWeights weights) {
        SelectionFit greater = SelectionModel.of(weights).fit(RAUDENBUSH);
        SelectionFit less =
                SelectionModel.of(weights)
                        .with(SelectionModel.Alternative.LESS)
                        .fit(mirrored(RAUDENBUSH));

        assertThat(less.mean().estimate()).isCloseTo(-greater.mean().estimate(), within(1e-9));
        assertThat(less.logLikelihood()).isCloseTo(greater.logLikelihood(), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void theOrderOfStudiesDoesNotMatter(SelectionWeights weights) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < RAUDENBUSH.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(3));
        Estimates shuffled = RAUDENBUSH.at(order.stream().mapToInt(Integer::intValue).toArray());

        SelectionFit one = SelectionModel.of(weights).fit(RAUDENBUSH);
        SelectionFit other = SelectionModel.of(weights).fit(shuffled);

        assertThat(one.converged()).isTrue();
        assertThat(other.mean().estimate()).isCloseTo(one.mean().estimate(), within(1e-12));
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-12));
    }

    @Test
    void findsTheHigherOfTwoHills() {
        SelectionFit fit = SelectionModel.of(new SelectionWeights.Beta()).fit(RAUDENBUSH);

        // A second hill, at mean -0.141 without between-study variance, is 0.13 lower. Checked with
        // a separate program (Gauss-Legendre and the simplex of Nelder and Mead).
        assertThat(fit.logLikelihood()).isCloseTo(1.8313342438, within(1e-9));
        assertThat(fit.mean().estimate()).isCloseTo(-0.4088997, within(1e-6));
        assertThat(fit.findings()).extracting(Finding::code).contains(Finding.Code.VALUE_CUT);
    }

    @Test
    void recoversTheMeanThatSelectionHid() {
        Random random = new Random(11);
        List<Double> effects = new ArrayList<>();
        List<Double> variances = new ArrayList<>();
        while (effects.size() < 400) {
            double v = 0.02 + 0.1 * random.nextDouble();
            double y = 0.1 + random.nextGaussian() * Math.sqrt(v + 0.02);
            boolean seen = y / Math.sqrt(v) > 1.959964 || random.nextDouble() < 0.2;
            if (seen) {
                effects.add(y);
                variances.add(v);
            }
        }
        Estimates e = Estimates.of(Doubles.of(effects).toArray(), Doubles.of(variances).toArray());

        SelectionFit fit = SelectionModel.of(new SelectionWeights.Steps(List.of(0.025))).fit(e);

        assertThat(fit.unadjusted().coefficients().getFirst().estimate()).isGreaterThan(0.2);
        assertThat(fit.mean().interval().lower()).isLessThan(0.1);
        assertThat(fit.mean().interval().upper()).isGreaterThan(0.1);
        assertThat(fit.delta().at(0)).isCloseTo(0.2, within(0.1));
        assertThat(fit.selection().pValue()).isLessThan(1e-10);
    }

    @Test
    void refusesMoreWeightsThanTheStudiesCanCarry() {
        assertThatThrownBy(() ->
                        SelectionModel.of(new SelectionWeights.Steps(List.of(0.05, 0.1, 0.5)))
                                .fit(
                                        Estimates.of(
                                                new double[] {0.1, 0.2, 0.3, 0.4},
                                                new double[] {0.1, 0.1, 0.1, 0.1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (4)");
    }

    @Test
    void refusesStepsThatDoNotAscend() {
        assertThatThrownBy(() -> new SelectionWeights.Steps(List.of(0.5, 0.05)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascend");
    }

    private static SelectionLikelihood likelihood(
            SelectionWeights weights, SelectionModel.Alternative alternative) {
        int k = RAUDENBUSH.size();
        double[][] ones = new double[k][];
        for (int i = 0; i < k; i++) {
            ones[i] = new double[] {1};
        }
        return new SelectionLikelihood(
                RAUDENBUSH.effects().toArray(),
                RAUDENBUSH.variances().toArray(),
                ones,
                false,
                weights,
                alternative);
    }

    private static Estimates mirrored(Estimates e) {
        return Estimates.of(e.effects().stream().map(y -> -y).toArray(), e.variances().toArray());
    }

    @Test
    void pAndItsComplementFollowTheSide() {
        SelectionModel.Alternative greater = SelectionModel.Alternative.GREATER;
        SelectionModel.Alternative less = SelectionModel.Alternative.LESS;
        SelectionModel.Alternative both = SelectionModel.Alternative.TWO_SIDED;
        for (double z : new double[] {-2.5, -1e-4, 1e-4, 5e-4, 0.002, 0.7, 1.959963984540054}) {
            assertThat(greater.p(z)).isCloseTo(Distributions.normalUpper(z), within(1e-15));
            assertThat(less.p(z)).isCloseTo(Distributions.normal(z), within(1e-15));
            assertThat(both.p(z)).isCloseTo(2 * Math.min(greater.p(z), less.p(z)), within(1e-14));
            for (SelectionModel.Alternative each : SelectionModel.Alternative.values()) {
                assertThat(each.p(z) + each.q(z)).as("%s %s", each, z).isCloseTo(1, within(1e-14));
            }
        }
        // Near 0 the complement is 2 z phi(0), to its last digits.
        assertThat(both.q(1e-9) / (2e-9 / Math.sqrt(2 * Math.PI))).isCloseTo(1, within(1e-14));
        assertThat(greater.z(0.025))
                .containsExactly(new double[] {1.959963984540054}, within(1e-12));
        assertThat(less.z(0.025)).containsExactly(new double[] {-1.959963984540054}, within(1e-12));
        assertThat(both.z(0.05))
                .containsExactly(
                        new double[] {-1.959963984540054, 1.959963984540054}, within(1e-12));
    }

    private static Estimates selected(int k) {
        Random random = new Random(12);
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; ) {
            double variance = 0.02 + 0.1 * random.nextDouble();
            double effect = 0.15 + random.nextGaussian() * Math.sqrt(variance + 0.05);
            if (effect / Math.sqrt(variance) > 1.959964 || random.nextDouble() < 0.4) {
                y[i] = effect;
                v[i++] = variance;
            }
        }
        return Estimates.of(y, v);
    }

    @Test
    void errorsAreThoseOfTheCurvatureAtTheTop() {
        Estimates e = selected(90);
        SelectionModel steps = SelectionModel.of(new SelectionWeights.Steps(List.of(0.025)));
        SelectionFit fit = steps.withLevel(0.9).fit(e);
        double[][] ones = new double[90][];
        java.util.Arrays.fill(ones, new double[] {1});
        SelectionLikelihood f =
                new SelectionLikelihood(
                        e.effects().toArray(),
                        e.variances().toArray(),
                        ones,
                        false,
                        new SelectionWeights.Steps(List.of(0.025)),
                        SelectionModel.Alternative.GREATER);
        double[] top = {fit.mean().estimate(), fit.tau2(), fit.delta().at(0)};
        double[] slope = new double[3];
        double[][] curvature = new double[3][3];
        assertThat(f.at(top, slope, curvature)).isCloseTo(fit.logLikelihood(), within(1e-10));
        for (double[] row : curvature) {
            for (int j = 0; j < 3; j++) {
                row[j] = -row[j];
            }
        }
        double[][] covariance = LinearAlgebra.inverse(curvature);

        assertThat(slope).containsExactly(new double[3], within(1e-5));
        assertThat(fit.mean().se()).isCloseTo(Math.sqrt(covariance[0][0]), within(1e-7));
        assertThat(fit.seTau2()).isCloseTo(Math.sqrt(covariance[1][1]), within(1e-7));
        assertThat(fit.deltaSe().at(0)).isCloseTo(Math.sqrt(covariance[2][2]), within(1e-6));
        assertThat(fit.mean().interval().width())
                .isCloseTo(2 * 1.6448536269514722 * fit.mean().se(), within(1e-9));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.findings()).isEmpty();
        double before = fit.unadjusted().maximumLikelihood().logLikelihood();
        assertThat(fit.selection().statistic())
                .isCloseTo(2 * (fit.logLikelihood() - before), within(1e-9));
        assertThat(fit.selection().df()).isEqualTo(1);
    }

    @Test
    void aModeratorAndTwoStepsHaveTheirOwnPlaces() {
        Estimates e = selected(60);
        double[] x = new double[60];
        for (int i = 0; i < 60; i++) {
            x[i] = i % 2;
        }
        SelectionModel steps = SelectionModel.of(new SelectionWeights.Steps(List.of(0.025, 0.5)));
        SelectionFit plain = steps.fit(e);
        SelectionFit fit = steps.fit(e, Design.intercept(60).and("odd", Doubles.of(x)));

        assertThat(fit.coefficients())
                .extracting(Coefficient::name)
                .containsExactly("intrcpt", "odd");
        assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(plain.logLikelihood());
        assertThat(fit.delta().size()).isEqualTo(2);
        assertThat(fit.delta().at(0)).isCloseTo(plain.delta().at(0), within(0.2));
        assertThat(fit.delta().at(1)).isCloseTo(plain.delta().at(1), within(0.2));
        assertThat(fit.selection().df()).isEqualTo(2);
        assertThat(fit.deltaSe().stream().allMatch(se -> se > 0 && se < 1)).isTrue();
    }

    @Test
    void aCommonEffectHasNoSpread() {
        Estimates e = selected(40);
        SelectionModel power = SelectionModel.of(new SelectionWeights.HalfNormal(0));
        SelectionFit common = power.withCommonEffect().fit(e);

        assertThat(common.tau2()).isZero();
        assertThat(common.seTau2()).isNaN();
        assertThat(common.mean().se()).isPositive();
        assertThat(common.logLikelihood()).isLessThanOrEqualTo(power.fit(e).logLikelihood());
        assertThat(common.unadjusted().tau2()).isZero();
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> power.withLevel(level)).hasMessageContaining("level");
        }
        // Mean, spread and one weight need three studies; without spread two are enough.
        assertThatThrownBy(() -> power.fit(e.at(0, 1)))
                .hasMessageContaining("studies (2) must be at least the parameters")
                .hasMessageContaining("(3)");
        assertThat(power.withCommonEffect().fit(e.at(0, 1)).unadjusted().k()).isEqualTo(2);
        Estimates exact =
                Estimates.of(new double[] {0.1, 0.2, 0.3, 0.4}, new double[] {0.1, 0, 0.1, 0.2});
        assertThatThrownBy(() -> power.withCommonEffect().fit(exact))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeightAtItsEndIsNamedAndHasNoError() {
        // All results are significant: nothing says how rarely others are seen.
        Estimates all =
                Estimates.of(
                        new double[] {0.9, 1.1, 0.8, 1.3, 1.0, 0.7},
                        new double[] {0.02, 0.03, 0.02, 0.05, 0.04, 0.01});
        SelectionFit fit = SelectionModel.of(new SelectionWeights.Steps(List.of(0.025))).fit(all);

        assertThat(fit.delta().at(0)).isZero();
        assertThat(fit.deltaSe().at(0)).isNaN();
        assertThat(fit.findings())
                .anySatisfy(f -> {
                    assertThat(f.code()).isEqualTo(Finding.Code.VALUE_CUT);
                    assertThat(f.message()).contains("at the end of its range");
                });
    }
}
