package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The integrals behind mixed models of counts, against sums over a fine grid. */
class RareEventsLikelihoodTest {
    private static final List<ArmLikelihood> FIRST =
            List.of(
                    new ArmLikelihood.Binomial(3, 40, 0),
                    new ArmLikelihood.Poisson(6, Math.log(20)),
                    new ArmLikelihood.Binomial(11, 30, 0));
    private static final List<ArmLikelihood> SECOND =
            List.of(
                    new ArmLikelihood.Binomial(5, 44, 0),
                    new ArmLikelihood.Poisson(9, Math.log(25)),
                    new ArmLikelihood.Binomial(4, 33, 0));

    private static RareEventsLikelihood of(
            RareEvents.Model model, List<ArmLikelihood> first, List<ArmLikelihood> second) {
        return new RareEventsLikelihood(model, first, second, GaussianRules.hermite(60));
    }

    private static double log(ArmLikelihood arm, double eta) {
        double[] into = new double[3];
        arm.at(eta, into);
        return into[0];
    }

    /** Log of the integral of exp f(u) over a standard normal u. */
    private static double overNormal(DoubleUnaryOperator f) {
        double step = 0.01;
        double sum = 0;
        for (double u = -10; u <= 10; u += step) {
            sum += Math.exp(f.applyAsDouble(u) - 0.5 * u * u);
        }
        return Math.log(sum * step / Math.sqrt(2 * Math.PI));
    }

    private static double highest(DoubleUnaryOperator f, double low, double high) {
        for (int i = 0; i < 90; i++) {
            double third = (high - low) / 3;
            if (f.applyAsDouble(low + third) < f.applyAsDouble(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return 0.5 * (low + high);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1.5})
    void oneGroupIsIntegratedOverItsEffect(double tau) {
        double expected = 0;
        for (ArmLikelihood arm : FIRST) {
            expected += overNormal(u -> log(arm, -1.2 + tau * u));
        }

        RareEventsLikelihood found = of(RareEvents.Model.CONDITIONAL, FIRST, List.of());
        assertThat(found.value(new double[] {-1.2, tau})).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1.5})
    void baselinesOfTheirOwnAreTakenAtTheirBest(double tau) {
        double effect = 0.3;
        double expected = 0;
        for (int i = 0; i < FIRST.size(); i++) {
            ArmLikelihood one = FIRST.get(i);
            ArmLikelihood other = SECOND.get(i);
            DoubleUnaryOperator pair =
                    a ->
                            overNormal(u ->
                                    log(one, a + effect + tau * u / 2)
                                            + log(other, a - tau * u / 2));
            expected += pair.applyAsDouble(highest(pair, -6, 4));
        }

        assertThat(
                        of(RareEvents.Model.FIXED_STUDIES, FIRST, SECOND)
                                .value(new double[] {effect, tau}))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void randomBaselinesAreIntegratedByLaplace() {
        double effect = 0.3;
        double tau = 0.8;
        double base = -1.4;
        double sigma = 0.6;
        double expected = 0;
        for (int i = 0; i < FIRST.size(); i++) {
            ArmLikelihood one = FIRST.get(i);
            ArmLikelihood other = SECOND.get(i);
            DoubleBinaryOperator f =
                    (u, v) ->
                            log(one, base + sigma * v + effect + tau * u / 2)
                                    + log(other, base + sigma * v - tau * u / 2)
                                    - 0.5 * (u * u + v * v);
            // Climb in turns along both axes: the function is concave.
            double u = 0;
            double v = 0;
            for (int turn = 0; turn < 40; turn++) {
                double fixedV = v;
                u = highest(x -> f.applyAsDouble(x, fixedV), -6, 6);
                double fixedU = u;
                v = highest(x -> f.applyAsDouble(fixedU, x), -6, 6);
            }
            double h = 1e-3;
            double top = f.applyAsDouble(u, v);
            double uu = (f.applyAsDouble(u + h, v) - 2 * top + f.applyAsDouble(u - h, v)) / (h * h);
            double vv = (f.applyAsDouble(u, v + h) - 2 * top + f.applyAsDouble(u, v - h)) / (h * h);
            double uv =
                    (f.applyAsDouble(u + h, v + h)
                                    - f.applyAsDouble(u + h, v - h)
                                    - f.applyAsDouble(u - h, v + h)
                                    + f.applyAsDouble(u - h, v - h))
                            / (4 * h * h);
            expected += top - 0.5 * Math.log(uu * vv - uv * uv);
        }

        RareEventsLikelihood found = of(RareEvents.Model.RANDOM_STUDIES, FIRST, SECOND);
        double[] x = {effect, tau, base, sigma};
        assertThat(found.value(x)).isCloseTo(expected, within(1e-6));
        assertThat(found.givenModes(x)).isNaN();
    }

    @Test
    void theLikelihoodAtTheModeIsNotIntegrated() {
        double tau = 0.7;
        double expected = 0;
        for (ArmLikelihood arm : FIRST) {
            double u = highest(x -> log(arm, -1.2 + tau * x) - 0.5 * x * x, -8, 8);
            expected += log(arm, -1.2 + tau * u);
        }
        RareEventsLikelihood found = of(RareEvents.Model.EXACT, FIRST, List.of());

        assertThat(found.givenModes(new double[] {-1.2, tau})).isCloseTo(expected, within(1e-7));
        double[] without = {-1.2, 0};
        assertThat(found.givenModes(without)).isCloseTo(found.value(without), within(1e-12));
        double[] pairs = {0.3, 0};
        RareEventsLikelihood fixed = of(RareEvents.Model.FIXED_STUDIES, FIRST, SECOND);
        assertThat(fixed.givenModes(pairs)).isCloseTo(fixed.value(pairs), within(1e-10));
    }

    @Test
    void theSearchBeginsAtThePooledEffectOfTheStudies() {
        // Rates 6/20 and 2/40: information 6 and 2 events, a thousandth kept for those without.
        List<ArmLikelihood> rates =
                List.of(
                        new ArmLikelihood.Poisson(6, Math.log(20)),
                        new ArmLikelihood.Poisson(2, Math.log(40)));
        double expected = (6.001 * Math.log(6 / 20.0) + 2.001 * Math.log(2 / 40.0)) / 8.002;
        assertThat(of(RareEvents.Model.CONDITIONAL, rates, List.of()).roughEffect())
                .isCloseTo(expected, within(1e-12));

        List<ArmLikelihood> controls =
                List.of(
                        new ArmLikelihood.Poisson(3, Math.log(20)),
                        new ArmLikelihood.Poisson(4, Math.log(40)));
        RareEventsLikelihood both = of(RareEvents.Model.FIXED_STUDIES, rates, controls);
        assertThat(both.roughEffect())
                .isCloseTo((6.001 * Math.log(2) + 2.001 * Math.log(0.5)) / 8.002, within(1e-12));
        assertThat(both.roughBaseline())
                .isCloseTo(0.5 * (Math.log(3 / 20.0) + Math.log(0.1)), within(1e-12));
        // Without any event in the first arms the effect has no end.
        List<ArmLikelihood> none =
                List.of(
                        new ArmLikelihood.Poisson(0, Math.log(20)),
                        new ArmLikelihood.Poisson(0, Math.log(40)));
        assertThat(of(RareEvents.Model.FIXED_STUDIES, none, controls).roughEffect()).isNaN();
        assertThat(of(RareEvents.Model.FIXED_STUDIES, controls, none).roughEffect()).isNaN();
        assertThat(of(RareEvents.Model.FIXED_STUDIES, controls, none).roughBaseline())
                .isEqualTo(-8);
    }
}
