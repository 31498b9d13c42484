package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Twelve made-up studies with three times each, under every structure, as {@code rma.mv} of the R
 * package metafor 3.8-1 fits them ({@code mods = ~ factor(time) - 1, random = ~ time | study}),
 * whose optimizer stops at about 1e-7.
 */
class CorrelationStructuresTest {
    private static final Estimates ESTIMATES =
            Estimates.of(
                    new double[] {
                        1.346, 2.113, 2.494, 0.139, 0.287, 0.151, 0.216, 1.107, 1.77, 0.534, 0.571,
                        1.329, 0.312, -0.03, -0.707, 0.358, 0.14, -0.399, 0.467, 0.459, -0.724,
                        0.087, 0.498, 1.148, 0.427, 1.424, 0.97, 1.058, 1.261, 0.993, 0.276, 0.972,
                        0.55, 1.137, -0.2, 0.127
                    },
                    new double[] {
                        0.129, 0.101, 0.037, 0.094, 0.078, 0.077, 0.101, 0.141, 0.136, 0.134, 0.051,
                        0.116, 0.07, 0.03, 0.032, 0.119, 0.065, 0.074, 0.065, 0.021, 0.139, 0.044,
                        0.114, 0.094, 0.09, 0.066, 0.127, 0.044, 0.072, 0.083, 0.085, 0.07, 0.104,
                        0.065, 0.144, 0.026
                    });
    private static final List<String> STUDY =
            IntStream.range(0, 36).mapToObj(i -> "s" + i / 3).toList();
    private static final List<String> TIME =
            IntStream.range(0, 36).mapToObj(i -> "t" + i % 3).toList();
    private static final Doubles TIMES =
            Doubles.of(IntStream.range(0, 36).mapToDouble(i -> i % 3).toArray());

    private static MultilevelFit fit(RandomPart part, Multilevel.Criterion criterion) {
        Design design = Design.withoutIntercept(36).andFactor("time", TIME);
        return Multilevel.withDefaults().with(criterion).fit(ESTIMATES, design, List.of(part));
    }

    private static void check(MultilevelFit fit, double logLikelihood, double... components) {
        assertThat(fit.converged()).isTrue();
        assertThat(fit.likelihood().logLikelihood()).isCloseTo(logLikelihood, within(1e-7));
        for (int i = 0; i < components.length; i++) {
            assertThat(fit.components().at(i))
                    .as(fit.componentNames().get(i))
                    .isCloseTo(components[i], within(1e-5));
        }
    }

    @Test
    void variancesOfTheirOwnAndOneCorrelation() {
        RandomPart part = new RandomPart.HeterogeneousCompoundSymmetric(TIME, STUDY);

        check(
                fit(part, Multilevel.Criterion.RESTRICTED),
                -28.15396253,
                0.093525492,
                0.3407578136,
                0.8867870195,
                0.7827045515);
        check(
                fit(part, Multilevel.Criterion.PLAIN),
                -28.95777614,
                0.0683718619,
                0.3066944593,
                0.8021846349,
                0.8336950527);
    }

    @Test
    void correlationThatFadesWithTime() {
        RandomPart part = new RandomPart.Autoregressive(TIMES, STUDY);

        check(fit(part, Multilevel.Criterion.RESTRICTED), -31.60662973, 0.4768069181, 0.7209279056);
        check(fit(part, Multilevel.Criterion.PLAIN), -32.93659851, 0.4315480251, 0.7284482891);
    }

    @Test
    void compoundSymmetry() {
        RandomPart part = new RandomPart.CompoundSymmetric(TIME, STUDY);

        check(
                fit(part, Multilevel.Criterion.RESTRICTED),
                -33.15246938,
                0.4686141757 * 0.5891680259,
                0.4686141757 * (1 - 0.5891680259));
        check(
                fit(part, Multilevel.Criterion.PLAIN),
                -34.59521577,
                0.4241629102 * 0.6005865215,
                0.4241629102 * (1 - 0.6005865215));
    }

    @Test
    void anyCovariance() {
        MultilevelFit fit =
                fit(new RandomPart.Unstructured(TIME, STUDY), Multilevel.Criterion.RESTRICTED);

        check(fit, -26.27990446, 0.1081392915);
        assertThat(fit.components().at(3)).isCloseTo(0.3278404405, within(1e-5));
        assertThat(fit.components().at(5)).isCloseTo(0.8678507181, within(1e-5));
        assertThat(
                        fit.components().at(4)
                                / Math.sqrt(fit.components().at(3) * fit.components().at(5)))
                .isCloseTo(0.9336973034, within(1e-5));
    }

    @Test
    void studiesCrossedWithTimes() {
        MultilevelFit fit =
                Multilevel.withDefaults()
                        .fit(
                                ESTIMATES,
                                Design.intercept(36),
                                List.of(
                                        new RandomPart.Intercept("study", STUDY),
                                        new RandomPart.Intercept("time", TIME)));

        check(fit, -47.77485733, 0.3974469243, 0.007215372442);
        assertThat(fit.coefficients().getFirst().estimate()).isCloseTo(0.6355076283, within(1e-6));
        assertThat(fit.coefficients().getFirst().se()).isCloseTo(0.193753402, within(1e-6));
    }

    @Test
    void aSimplerStructureIsNeverMoreLikely() {
        double any =
                fit(new RandomPart.Unstructured(TIME, STUDY), Multilevel.Criterion.PLAIN)
                        .likelihood()
                        .logLikelihood();
        double own =
                fit(
                                new RandomPart.HeterogeneousCompoundSymmetric(TIME, STUDY),
                                Multilevel.Criterion.PLAIN)
                        .likelihood()
                        .logLikelihood();
        double one =
                fit(new RandomPart.CompoundSymmetric(TIME, STUDY), Multilevel.Criterion.PLAIN)
                        .likelihood()
                        .logLikelihood();

        assertThat(any).isGreaterThanOrEqualTo(own);
        assertThat(own).isGreaterThanOrEqualTo(one);
    }

    @Test
    void theMarginalCovarianceIsThatOfTheStructure() {
        MultilevelFit fit =
                fit(
                        new RandomPart.HeterogeneousCompoundSymmetric(TIME, STUDY),
                        Multilevel.Criterion.RESTRICTED);

        Matrix total = fit.marginal();

        assertThat(total.at(0, 0)).isCloseTo(0.129 + fit.components().at(0), within(1e-12));
        assertThat(total.at(0, 1))
                .isCloseTo(
                        fit.components().at(3)
                                * Math.sqrt(fit.components().at(0) * fit.components().at(1)),
                        within(1e-12));
        assertThat(total.at(0, 3)).isZero();
    }
}
