package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every estimator by the equation that defines it, in matrices, with one moderator. The variance of
 * y'Py, P fixed by weights, is 2 tr((P (V + t I))^2).
 *
 * @see <a href="https://doi.org/10.1002/jrsm.1164">Veroniki and others 2016</a>
 */
class BetweenStudyVarianceTest {
    private static final double[] Y = {0.31, -0.42, 1.7, 0.9, 0.05, 2.2, -1.1};
    private static final double[] V = {0.2, 0.05, 0.4, 0.31, 0.011, 0.9, 0.12};
    private static final double[] A = {3, 8, 2, 2.5, 11, 1, 4};
    private static final double[][] X = {
        {1, 3}, {1, 1}, {1, 4}, {1, 1.5}, {1, 9}, {1, 2.6}, {1, 5}
    };
    private static final int K = 7;
    private static final int DF = 5;

    private static LinearModel model(double... y) {
        double[][] columns = Dense.turned(X);
        return LinearModel.ofColumns(y, V, List.of("intrcpt", "dose"), columns);
    }

    private static BetweenStudyVariance.Answer answer(TauSquared method) {
        return BetweenStudyVariance.estimate(model(Y), method, A);
    }

    private static double[] plus(double t) {
        return Arrays.stream(V).map(v -> v + t).toArray();
    }

    private static double[] inverse(double[] values) {
        return Arrays.stream(values).map(v -> 1 / v).toArray();
    }

    private static double[][] projection(double[] weights) {
        return Dense.projection(Dense.diagonal(weights), X);
    }

    private static double q(double[][] p) {
        double sum = 0;
        for (int i = 0; i < K; i++) {
            for (int j = 0; j < K; j++) {
                sum += Y[i] * p[i][j] * Y[j];
            }
        }
        return sum;
    }

    /** Standard deviation of y'Py when the between-study variance is t. */
    private static double spread(double[][] p, double t) {
        double[][] ps = Dense.times(p, Dense.diagonal(plus(t)));
        return Math.sqrt(2 * Dense.trace(Dense.times(ps, ps)));
    }

    private static void is(BetweenStudyVariance.Answer found, double tau2, double se) {
        assertThat(found.tau2()).isCloseTo(tau2, within(1e-12 * tau2));
        assertThat(found.untruncated()).isCloseTo(tau2, within(1e-12 * tau2));
        assertThat(found.se()).isCloseTo(se, within(1e-11 * se));
        assertThat(found.converged()).isTrue();
    }

    @Test
    void momentEstimatorsSolveTheirExpectation() {
        double[][] p = projection(inverse(V));
        double dl = (q(p) - DF) / Dense.trace(p);
        is(answer(TauSquared.DERSIMONIAN_LAIRD), dl, spread(p, dl) / Dense.trace(p));

        double[] ones = new double[K];
        Arrays.fill(ones, 1);
        double[][] plain = projection(ones);
        double he = (q(plain) - Dense.trace(Dense.times(plain, Dense.diagonal(V)))) / DF;
        is(answer(TauSquared.HEDGES), he, spread(plain, he) / DF);

        double[][] a = projection(A);
        double gen = (q(a) - Dense.trace(Dense.times(a, Dense.diagonal(V)))) / Dense.trace(a);
        is(answer(TauSquared.GENERALIZED_Q), gen, spread(a, gen) / Dense.trace(a));
    }

    @Test
    void hunterAndSchmidtCompareQWithTheNumberOfStudies() {
        double[][] p = projection(inverse(V));
        double s1 = Arrays.stream(inverse(V)).sum();
        double hs = (q(p) - K) / s1;
        is(answer(TauSquared.HUNTER_SCHMIDT), hs, spread(p, hs) / s1);

        double c = K / (double) DF;
        double hsk = (c * q(p) - K) / s1;
        is(answer(TauSquared.HUNTER_SCHMIDT_CORRECTED), hsk, c * spread(p, hsk) / s1);
    }

    @Test
    void sidikAndJonkmanImproveTheSpreadOfTheEffectsOnce() {
        double mean = Arrays.stream(Y).average().orElseThrow();
        double t0 = Arrays.stream(Y).map(y -> (y - mean) * (y - mean)).sum() / K;
        double[][] p = projection(inverse(plus(t0)));
        double sj = t0 * q(p) / DF;

        is(answer(TauSquared.SIDIK_JONKMAN), sj, t0 / DF * spread(p, sj));
    }

    @ParameterizedTest
    @EnumSource(
            value = TauSquared.class,
            names = {
                "PAULE_MANDEL",
                "EMPIRICAL_BAYES",
                "DERSIMONIAN_LAIRD_ITERATED",
                "SIDIK_JONKMAN_ITERATED"
            })
    void theWeightedSumOfSquaresEqualsItsDegreesOfFreedom(TauSquared method) {
        BetweenStudyVariance.Answer found = answer(method);
        double s1 = Arrays.stream(inverse(plus(found.tau2()))).sum();

        assertThat(q(projection(inverse(plus(found.tau2()))))).isCloseTo(DF, within(1e-12));
        assertThat(found.se()).isCloseTo(Math.sqrt(2.0 * K * K / (DF * s1 * s1)), within(1e-12));
        assertThat(found.converged()).isTrue();
        assertThat(found.steps()).isBetween(2, 15);
        assertThat(found.untruncated()).isNaN();
    }

    @Test
    void medianUnbiasedEstimatorsMeetTheMedian() {
        double t = answer(TauSquared.PAULE_MANDEL_MEDIAN).tau2();
        assertThat(Distributions.chiSquare(q(projection(inverse(plus(t)))), DF))
                .isCloseTo(0.5, within(1e-12));

        BetweenStudyVariance.Answer found = answer(TauSquared.GENERALIZED_Q_MEDIAN);
        LinearModel m = model(Y);
        double unit = m.scale * m.scale;
        double[][] a = projection(A);
        assertThat(GeneralizedQ.cumulative(m, A, found.tau2() / unit, q(a) / unit))
                .isCloseTo(0.5, within(1e-9));
        assertThat(found.se()).isCloseTo(spread(a, found.tau2()) / Dense.trace(a), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLikelihoodIsHighestAndItsCurvatureGivesTheStandardError(boolean restricted) {
        BetweenStudyVariance.Answer found =
                answer(
                        restricted
                                ? TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                                : TauSquared.MAXIMUM_LIKELIHOOD);
        double[] w = inverse(plus(found.tau2()));
        double[][] p = projection(w);
        double[][] pp = Dense.times(p, p);
        double trace = restricted ? Dense.trace(p) : Arrays.stream(w).sum();
        double traces =
                restricted ? Dense.trace(pp) : Arrays.stream(w).map(each -> each * each).sum();

        assertThat(q(pp)).isCloseTo(trace, within(1e-8 * trace));
        assertThat(found.se()).isCloseTo(Math.sqrt(2 / traces), within(1e-9));
        assertThat(found.maxima()).containsExactly(found.tau2());
        assertThat(found.steps()).isBetween(1, 8);
        LinearModel m = model(Y);
        assertThat(BetweenStudyVariance.logLikelihood(m, found.tau2(), restricted))
                .isGreaterThan(
                        BetweenStudyVariance.logLikelihood(m, 1.01 * found.tau2(), restricted))
                .isGreaterThan(
                        BetweenStudyVariance.logLikelihood(m, 0.99 * found.tau2(), restricted));
    }

    @Test
    void theStandardErrorAtAGivenVarianceIsThatOfRestrictedLikelihood() {
        double[][] p = projection(inverse(plus(0.6)));

        assertThat(BetweenStudyVariance.standardErrorAt(model(Y), 0.6))
                .isCloseTo(Math.sqrt(2 / Dense.trace(Dense.times(p, p))), within(1e-12));
        assertThat(
                        BetweenStudyVariance.standardErrorAt(
                                LinearModel.ofMean(new double[] {1}, new double[] {2}), 0.6))
                .isNaN();
    }

    @Test
    void effectsOnTheLineLeaveNoVariance() {
        double[] line = Arrays.stream(X).mapToDouble(x -> 0.3 + 0.1 * x[1]).toArray();
        for (TauSquared method : TauSquared.values()) {
            if (method != TauSquared.SIDIK_JONKMAN && method != TauSquared.SIDIK_JONKMAN_ITERATED) {
                assertThat(BetweenStudyVariance.estimate(model(line), method, A).tau2())
                        .as("%s", method)
                        .isZero();
            }
        }
        // Moments are negative before they are cut.
        assertThat(
                        BetweenStudyVariance.estimate(model(line), TauSquared.DERSIMONIAN_LAIRD, A)
                                .untruncated())
                .isCloseTo(-DF / Dense.trace(projection(inverse(V))), within(1e-10));
        BetweenStudyVariance.Answer equal =
                BetweenStudyVariance.estimate(
                        LinearModel.ofMean(new double[] {2, 2, 2}, new double[] {1, 2, 3}),
                        TauSquared.SIDIK_JONKMAN,
                        A);
        assertThat(equal.tau2()).isZero();
        assertThat(equal.se()).isZero();
    }

    @Test
    void ofSeveralMaximaTheBestComesFirst() {
        // Case edge-cases/multimodal-s4-reml of the reference files.
        LinearModel m =
                LinearModel.ofMean(
                        new double[] {0.213, 0.305, -0.864, -0.014, 0.012, -0.309, -0.093},
                        new double[] {0.7014, 0.0277, 2.0481, 0.0005, 0.0004, 0.0123, 0.1699});
        List<Double> maxima =
                BetweenStudyVariance.estimate(
                                m, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, new double[0])
                        .maxima();

        assertThat(maxima).hasSize(2);
        assertThat(BetweenStudyVariance.logLikelihood(m, maxima.get(0), true))
                .isGreaterThan(BetweenStudyVariance.logLikelihood(m, maxima.get(1), true));
        for (double each : maxima) {
            double before = BetweenStudyVariance.logLikelihood(m, 0.97 * each, true);
            double after = BetweenStudyVariance.logLikelihood(m, 1.03 * each, true);
            assertThat(BetweenStudyVariance.logLikelihood(m, each, true))
                    .isGreaterThanOrEqualTo(Math.max(before, after));
        }
    }

    @Test
    void aStudyWithoutSamplingErrorKeepsTheMaximumOfRestrictedLikelihood() {
        double[] y = {0.1, 1.4, -0.6, 0.8};
        double[] v = {0, 0.02, 0.05, 0.03};
        LinearModel m = LinearModel.ofMean(y, v);
        double t =
                BetweenStudyVariance.estimate(
                                m, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, new double[0])
                        .tau2();

        assertThat(t).isPositive();
        for (double other : new double[] {0.001, 0.1, 0.9 * t, 1.1 * t, 5}) {
            assertThat(BetweenStudyVariance.logLikelihood(m, other, true))
                    .isLessThan(BetweenStudyVariance.logLikelihood(m, t, true));
        }
    }
}
