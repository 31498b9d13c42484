package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.NewTrial.Outlook;
import huantiao.meta.NewTrial.Region;
import huantiao.meta.NewTrial.Side;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTrialTest {

    private static final double[] EFFECTS = {-0.9, -0.1, -0.45, 0.05, -0.6, -0.3};
    private static final double[] VARIANCES = {0.09, 0.05, 0.12, 0.06, 0.15, 0.04};
    private static final Doubles NO_EFFECT = Doubles.of(0.0);

    /** With one true effect the border solves (S + wy)/(W + w) +- z/root(W + w) = line. */
    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.02, 0.2})
    void underOneEffectTheBordersAreThoseOfTheFormula(double variance) {
        Fit fit = CommonEffect.withDefaults().fit(Estimates.of(EFFECTS, VARIANCES));
        double weight = IntStream.range(0, 6).mapToDouble(i -> 1 / VARIANCES[i]).sum();
        double sum = IntStream.range(0, 6).mapToDouble(i -> EFFECTS[i] / VARIANCES[i]).sum();
        double half = 1.959963984540054 / Math.sqrt(weight + 1 / variance);
        double below = ((0 - half) * (weight + 1 / variance) - sum) * variance;
        double above = ((0 + half) * (weight + 1 / variance) - sum) * variance;

        Outlook outlook = NewTrial.beside(fit).outlook(variance, NO_EFFECT);

        assertThat(outlook.now()).containsExactly(Side.BELOW);
        assertThat(outlook.regions())
                .extracting(region -> region.sides().getFirst())
                .containsExactly(Side.BELOW, Side.ACROSS, Side.ABOVE);
        assertThat(outlook.regions().get(1).from()).isCloseTo(below, within(1e-9));
        assertThat(outlook.regions().get(1).to()).isCloseTo(above, within(1e-9));
        double spread = Math.sqrt(1 / weight + variance);
        assertThat(outlook.probabilityOfMove(0))
                .isCloseTo(
                        Distributions.normalUpper((below - sum / weight) / spread), within(1e-12));
        assertThat(outlook.plausible().upper())
                .isCloseTo(sum / weight + 1.959963984540054 * spread, within(1e-7));
    }

    /** The two steps of the prediction, drawn instead of integrated. */
    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.03, 1.5})
    void theResultIsPredictedAsDrawingSays(double variance) {
        for (int k : new int[] {2, 3, 6}) {
            Fit fit = random(k);
            NewTrial trial = NewTrial.beside(fit);
            Random chance = new Random(20261126);
            double[] cuts = {-2, -0.7, -0.3, 0, 0.4};
            int[] upTo = new int[cuts.length];
            int draws = 40_000;
            for (int draw = 0; draw < draws; draw++) {
                double result = drawn(fit, variance, chance);
                for (int i = 0; i < cuts.length; i++) {
                    upTo[i] += result <= cuts[i] ? 1 : 0;
                }
            }
            for (int i = 0; i < cuts.length; i++) {
                assertThat(trial.probabilityUpTo(cuts[i], variance))
                        .as("%d studies, up to %s", k, cuts[i])
                        .isCloseTo(upTo[i] / (double) draws, within(0.009));
            }
        }
    }

    /** Drawing a result, pooling anew and looking: as often as the regions say. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void movesAreAsProbableAsPoolingDrawnTrialsSays(int k) {
        Fit fit = random(k);
        NewTrial trial = NewTrial.beside(fit);
        Doubles lines = Doubles.of(-0.4, 0.0);
        double variance = 0.01;
        Outlook outlook = trial.outlook(variance, lines);
        Random chance = new Random(7);
        int draws = 4_000;
        int[] moved = new int[3];
        for (int draw = 0; draw < draws; draw++) {
            double result = drawn(fit, variance, chance);
            Interval next = trial.with(result, variance).interval();
            boolean first = Side.of(next, -0.4) != outlook.now().get(0);
            boolean second = Side.of(next, 0) != outlook.now().get(1);
            moved[0] += first ? 1 : 0;
            moved[1] += second ? 1 : 0;
            moved[2] += first || second ? 1 : 0;
        }
        assertThat(outlook.probabilityOfMove(0)).isCloseTo(moved[0] / 4000.0, within(0.03));
        assertThat(outlook.probabilityOfMove(1)).isCloseTo(moved[1] / 4000.0, within(0.03));
        assertThat(outlook.probabilityOfMove()).isCloseTo(moved[2] / 4000.0, within(0.03));
    }

    @Test
    void regionsTileTheLineAndTheirBordersAreWherePoolingTurns() {
        NewTrial trial = NewTrial.beside(random(6));
        for (double variance : new double[] {0.003, 0.02, 0.3, 4}) {
            Outlook outlook = trial.outlook(variance, Doubles.of(-0.3, 0.0, 0.3));
            double at = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (Region region : outlook.regions()) {
                assertThat(region.from()).isEqualTo(at);
                at = region.to();
                sum += region.probability();
                if (Double.isFinite(at)) {
                    Interval before = trial.with(at - 1e-7, variance).interval();
                    assertThat(region.sides())
                            .containsExactly(
                                    Side.of(before, -0.3),
                                    Side.of(before, 0),
                                    Side.of(before, 0.3));
                }
            }
            assertThat(at).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(outlook.probabilityOfMove())
                    .isGreaterThanOrEqualTo(outlook.probabilityOfMove(1));
        }
    }

    @Test
    void thePictureShadesWhatTheRegionsSay() {
        NewTrial trial = NewTrial.beside(random(6));
        Interval range = new Interval(-3, 3);
        for (double variance : new double[] {0.003, 0.02, 0.3}) {
            var exact = trial.outlook(variance, NO_EFFECT).moves(0);
            for (Region drawn : trial.moves(variance, 0, range)) {
                assertThat(exact)
                        .anySatisfy(region -> {
                            assertThat(region.sides()).isEqualTo(drawn.sides());
                            assertThat(Math.max(range.lower(), region.from()))
                                    .isCloseTo(drawn.from(), within(0.006));
                            assertThat(Math.min(range.upper(), region.to()))
                                    .isCloseTo(drawn.to(), within(0.006));
                        });
            }
        }
    }

    @Test
    void movesWithTheScaleAndTurnsWithTheSign() {
        Outlook plain = NewTrial.beside(random(6)).outlook(0.02, NO_EFFECT);
        double[] moved = new double[6];
        double[] turned = new double[6];
        double[] wider = new double[6];
        for (int i = 0; i < 6; i++) {
            moved[i] = 10 * EFFECTS[i] + 3;
            turned[i] = -EFFECTS[i];
            wider[i] = 100 * VARIANCES[i];
        }
        Outlook other = NewTrial.beside(fit(moved, wider)).outlook(100 * 0.02, Doubles.of(3.0));
        Outlook mirror = NewTrial.beside(fit(turned, VARIANCES)).outlook(0.02, NO_EFFECT);

        assertThat(other.probabilityOfMove()).isCloseTo(plain.probabilityOfMove(), within(1e-6));
        assertThat(mirror.probabilityOfMove()).isCloseTo(plain.probabilityOfMove(), within(1e-6));
        for (int i = 0; i + 1 < plain.regions().size(); i++) {
            assertThat(other.regions().get(i).to())
                    .isCloseTo(10 * plain.regions().get(i).to() + 3, within(1e-4));
            assertThat(mirror.regions().reversed().get(i).from())
                    .isCloseTo(-plain.regions().get(i).to(), within(1e-5));
        }
    }

    /** Two sham trials of leg pain: no result at all makes three trials say less than two. */
    @Test
    void twoTrialsCannotTellAndAThirdAlikeCan() {
        NewTrial trial =
                NewTrial.beside(
                        fit(
                                new double[] {-16, -7.28},
                                new double[] {square(10.7 / 3.92), square(12.96 / 3.92)}));

        Outlook outlook = trial.outlook(square(4), NO_EFFECT);

        assertThat(outlook.now()).containsExactly(Side.ACROSS);
        assertThat(outlook.moves(0))
                .singleElement()
                .satisfies(region -> {
                    assertThat(region.sides()).containsExactly(Side.BELOW);
                    assertThat(region.from()).isBetween(-30.0, -15.0);
                    assertThat(region.to()).isBetween(-12.0, -5.0);
                });
        assertThat(outlook.probabilityOfMove(0)).isBetween(0.2, 0.9);
    }

    @Test
    void oneTrialSaysNothingAboutTheNext() {
        Fit one =
                RandomEffects.withDefaults().fit(Estimates.of(new double[] {1}, new double[] {1}));
        Fit two = random(2);

        assertThatThrownBy(() -> NewTrial.beside(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> NewTrial.beside(two).outlook(0, NO_EFFECT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NewTrial.beside(two).outlook(Double.NaN, NO_EFFECT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double square(double x) {
        return x * x;
    }

    private static Fit random(int k) {
        return fit(java.util.Arrays.copyOf(EFFECTS, k), java.util.Arrays.copyOf(VARIANCES, k));
    }

    private static Fit fit(double[] effects, double[] variances) {
        return RandomEffects.withDefaults().fit(Estimates.of(effects, variances));
    }

    private static double drawn(Fit fit, double variance, Random chance) {
        int df = fit.k() - 1;
        double chiSquare = 0;
        for (int i = 0; i < df; i++) {
            chiSquare += square(chance.nextGaussian());
        }
        double t = chance.nextGaussian() / Math.sqrt(chiSquare / df);
        double spread = Math.sqrt(square(fit.se()) + fit.tau2());
        return fit.estimate() + spread * t + Math.sqrt(variance) * chance.nextGaussian();
    }
}
