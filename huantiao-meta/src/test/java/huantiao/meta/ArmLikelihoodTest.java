package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Likelihoods of one group against their definition: a probability, its slope, its top. */
class ArmLikelihoodTest {

    static Stream<ArmLikelihood> inside() {
        return Stream.of(
                new ArmLikelihood.Binomial(3, 20, 0),
                new ArmLikelihood.Binomial(17, 20, -1.3),
                new ArmLikelihood.Poisson(4, 2.5),
                new ArmLikelihood.Poisson(90, -0.4),
                new ArmLikelihood.Hypergeometric(new TwoByTwo("a", 3, 17, 8, 11)),
                new ArmLikelihood.Hypergeometric(new TwoByTwo("b", 30, 2, 9, 40)),
                new ArmLikelihood.Hypergeometric(new TwoByTwo("c", 9, 3, 9, 4)));
    }

    private static double value(ArmLikelihood of, double eta) {
        double[] d = new double[3];
        of.at(eta, d);
        return d[0];
    }

    @ParameterizedTest
    @MethodSource("inside")
    void slopeAndCurvatureAreThoseOfTheCurve(ArmLikelihood of) {
        for (double eta : new double[] {-2.1, -0.3, 0, 0.4, 1.7}) {
            double[] d = new double[3];
            of.at(eta, d);
            double h = 1e-4;
            double before = value(of, eta - h);
            double after = value(of, eta + h);

            assertThat(d[1])
                    .isCloseTo((after - before) / (2 * h), within(1e-5 * (1 + Math.abs(d[1]))));
            assertThat(d[2])
                    .isCloseTo(
                            (after - 2 * d[0] + before) / (h * h),
                            within(1e-4 * (1 + Math.abs(d[2]))));
            assertThat(d[2]).isNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("inside")
    void theBestPlaceIsTheTopOfTheCurve(ArmLikelihood of) {
        double best = of.best();
        double[] d = new double[3];
        of.at(best, d);

        assertThat(d[1]).isCloseTo(0, within(1e-11 * (1 - d[2])));
        assertThat(of.atBest()).isCloseTo(d[0], within(1e-12));
        assertThat(value(of, best + 0.1)).isLessThan(of.atBest());
        assertThat(value(of, best - 0.1)).isLessThan(of.atBest());
    }

    @Test
    void probabilitiesAddUpToOne() {
        for (double eta : new double[] {-3, 0, 2}) {
            double binomial =
                    DoubleStream.iterate(0, x -> x <= 12, x -> x + 1)
                            .map(x -> Math.exp(value(new ArmLikelihood.Binomial(x, 12, 0.7), eta)))
                            .sum();
            double poisson =
                    DoubleStream.iterate(0, x -> x <= 200, x -> x + 1)
                            .map(x -> Math.exp(value(new ArmLikelihood.Poisson(x, 0.7), eta)))
                            .sum();
            // Margins 9 and 14, 7 events: the upper left cell is 0 to 7.
            double table =
                    DoubleStream.iterate(0, x -> x <= 7, x -> x + 1)
                            .mapToObj(x -> new TwoByTwo("t", x, 9 - x, 7 - x, 7 + x))
                            .mapToDouble(
                                    t -> Math.exp(value(new ArmLikelihood.Hypergeometric(t), eta)))
                            .sum();

            assertThat(binomial).isCloseTo(1, within(1e-12));
            assertThat(poisson).isCloseTo(1, within(1e-12));
            assertThat(table).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void withoutAnEffectTheTableIsFishersDistribution() {
        // C(20,3) C(19,8) / C(39,11); dhyper(3, 20, 19, 11) of R is 0.0514084718757.
        double choose = 1140.0 * 75582 / 1676056044.0;
        assertThat(
                        Math.exp(
                                value(
                                        new ArmLikelihood.Hypergeometric(
                                                new TwoByTwo("a", 3, 17, 8, 11)),
                                        0)))
                .isCloseTo(choose, within(1e-12));
    }

    @Test
    void atTheEndOfItsRangeTheBestPlaceIsInfinitelyFar() {
        ArmLikelihood least = new ArmLikelihood.Hypergeometric(new TwoByTwo("a", 0, 20, 8, 11));
        ArmLikelihood most = new ArmLikelihood.Hypergeometric(new TwoByTwo("b", 8, 12, 0, 19));
        // More events than controls: the cell cannot be below 21 - 19.
        ArmLikelihood forced = new ArmLikelihood.Hypergeometric(new TwoByTwo("c", 2, 18, 19, 0));

        assertThat(least.best()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(most.best()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(forced.best()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(least.atBest()).isZero();
        assertThat(most.atBest()).isZero();
        assertThat(value(most, 40)).isCloseTo(0, within(1e-12));
        assertThat(new ArmLikelihood.Binomial(0, 20, 0).best()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new ArmLikelihood.Binomial(20, 20, 0).atBest()).isCloseTo(0, within(1e-12));
    }

    @Test
    void farOutTheLogarithmKeepsItsDigits() {
        // x eta - n log(1 + e^eta) for eta of 800 is (x - n) eta, where the plain formula
        // overflows.
        assertThat(value(new ArmLikelihood.Binomial(20, 20, 0), 800)).isCloseTo(0, within(1e-9));
        assertThat(value(new ArmLikelihood.Binomial(0, 20, 0), -800)).isCloseTo(0, within(1e-9));
        assertThat(value(new ArmLikelihood.Binomial(19, 20, 0), 800))
                .isCloseTo(Math.log(20) - 800, within(1e-9));
    }
}
