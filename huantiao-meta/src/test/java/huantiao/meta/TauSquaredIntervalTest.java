package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.TauSquaredInterval.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals for the between-study variance where they are known in closed form. */
class TauSquaredIntervalTest {
    private static final double V = 0.5;
    private static final double[] Y = {1.2, -0.7, 3.1, 0.4, 2.2, -1.9};
    private static final double Z = 1.959963984540054;
    private static final RandomEffects REML = RandomEffects.withDefaults().with(Inference.WALD);

    private static Fit fit(RandomEffects method, double[] y, double... v) {
        return method.fit(Estimates.of(y, v));
    }

    /** Six studies of one sampling variance: everything hangs on their sum of squares. */
    private static Fit balanced(RandomEffects method) {
        double[] v = new double[Y.length];
        Arrays.fill(v, V);
        return fit(method, Y, v);
    }

    private static double squares() {
        double mean = Arrays.stream(Y).average().orElseThrow();
        return Arrays.stream(Y).map(y -> (y - mean) * (y - mean)).sum();
    }

    private static void is(Interval found, double lower, double upper, double by) {
        assertThat(found.lower()).isCloseTo(lower, within(by * (1 + lower)));
        assertThat(found.upper()).isCloseTo(upper, within(by * (1 + upper)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"Q_PROFILE", "GENERALIZED_Q"})
    void withEqualVariancesTheSumOfSquaresIsAScaledChiSquare(Method method) {
        TauSquaredInterval interval = TauSquaredInterval.of(balanced(REML), method);

        // SS/(v + tau2) is chi-square with 5 degrees of freedom.
        is(
                interval.tau2(),
                squares() / Distributions.chiSquareUpperQuantile(0.025, 5) - V,
                squares() / Distributions.chiSquareUpperQuantile(0.975, 5) - V,
                1e-9);
        assertThat(interval.emptySet()).isFalse();
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(method);
        Interval tau = interval.tau();
        assertThat(tau.lower() * tau.lower()).isCloseTo(interval.tau2().lower(), within(1e-12));
        assertThat(tau.upper() * tau.upper()).isCloseTo(interval.tau2().upper(), within(1e-12));
        // The typical variance of equal ones is that variance.
        is(interval.h2(), 1 + interval.tau2().lower() / V, 1 + interval.tau2().upper() / V, 1e-12);
        is(
                interval.i2(),
                100 - 100 / interval.h2().lower(),
                100 - 100 / interval.h2().upper(),
                1e-12);
    }

    @Test
    void weightsOfTheUsersChoiceAllTheSameChangeNothingThen() {
        Fit fit = balanced(REML.with(TauSquared.HEDGES));
        TauSquaredInterval by7 = TauSquaredInterval.of(fit, Doubles.of(7, 7, 7, 7, 7, 7));

        is(
                by7.tau2(),
                TauSquaredInterval.of(fit, Method.Q_PROFILE).tau2().lower(),
                TauSquaredInterval.of(fit, Method.Q_PROFILE).tau2().upper(),
                1e-9);
        assertThatThrownBy(() -> TauSquaredInterval.of(fit, Doubles.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights (2) must be as many as studies used (6)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLikelihoodAtBothLimitsIsThatOfTheCut(boolean restricted) {
        RandomEffects method =
                REML.with(
                        restricted
                                ? TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                                : TauSquared.MAXIMUM_LIKELIHOOD);
        Interval limits = TauSquaredInterval.of(balanced(method), Method.PROFILE_LIKELIHOOD).tau2();
        // With s = v + tau2, n log s + SS/s has its minimum at SS/n; n is 5 or 6.
        double n = restricted ? 5 : 6;
        double best = n * Math.log(squares() / n) + n;
        for (double s : new double[] {limits.lower() + V, limits.upper() + V}) {
            assertThat(n * Math.log(s) + squares() / s - best).isCloseTo(Z * Z, within(1e-8));
        }
    }

    @Test
    void waldLimitsOnThreeScales() {
        Fit fit = balanced(REML);
        double t = fit.tau2();
        double se = fit.heterogeneity().seTau2();
        assertThat(t).isPositive();

        is(
                TauSquaredInterval.of(fit, Method.WALD).tau2(),
                Math.max(0, t - Z * se),
                t + Z * se,
                1e-12);
        double factor = Math.exp(Z * se / t);
        is(TauSquaredInterval.of(fit, Method.WALD_LOG).tau2(), t / factor, t * factor, 1e-12);
        double half = Z * se / (2 * Math.sqrt(t));
        is(
                TauSquaredInterval.of(fit, Method.WALD_ROOT).tau2(),
                Math.pow(Math.max(0, Math.sqrt(t) - half), 2),
                Math.pow(Math.sqrt(t) + half, 2),
                1e-12);
        // At a low level no limit is cut at 0.
        Fit low = balanced(REML.withLevel(0.5));
        double z = 0.6744897501960817;
        is(TauSquaredInterval.of(low, Method.WALD).tau2(), t - z * se, t + z * se, 1e-12);
        is(
                TauSquaredInterval.of(low, Method.WALD_ROOT).tau2(),
                Math.pow(Math.sqrt(t) - z * se / (2 * Math.sqrt(t)), 2),
                Math.pow(Math.sqrt(t) + z * se / (2 * Math.sqrt(t)), 2),
                1e-12);
    }

    @Test
    void withoutSpreadTheScaledLimitsAreZero() {
        Fit fit = fit(REML, new double[] {0.1, 0.2, 0.3}, 1, 1, 1);

        assertThat(fit.tau2()).isZero();
        is(TauSquaredInterval.of(fit, Method.WALD_LOG).tau2(), 0, 0, 0);
        is(TauSquaredInterval.of(fit, Method.WALD_ROOT).tau2(), 0, 0, 0);
        for (Method method : new Method[] {Method.Q_PROFILE, Method.GENERALIZED_Q}) {
            TauSquaredInterval empty = TauSquaredInterval.of(fit, method);
            // SS = 0.02 lies below the lower quantile 0.0506: no variance agrees with the data.
            assertThat(empty.emptySet()).isTrue();
            is(empty.tau2(), 0, 0, 0);
        }
        assertThat(TauSquaredInterval.of(fit, Method.PROFILE_LIKELIHOOD).tau2().lower()).isZero();
        assertThat(TauSquaredInterval.of(fit, Method.PROFILE_LIKELIHOOD).tau2().upper())
                .isPositive();
    }

    @Test
    void higginsAndThompsonUseAnotherErrorBelowTheNumberOfStudies() {
        // Q above k: SE(ln H) = (ln Q - ln df)/(2 (sqrt(2 Q) - sqrt(2 df - 1))).
        double q = 12;
        double se = (Math.log(q) - Math.log(5)) / (2 * (Math.sqrt(24) - 3));
        is(
                TauSquaredInterval.higginsThompson(2.4, q, 6, 5, 0.95),
                2.4 * Math.exp(-2 * Z * se),
                2.4 * Math.exp(2 * Z * se),
                1e-12);
        // Q at most k: SE(ln H)^2 = (1 - 1/(3 (df-1)^2))/(2 (df-1)).
        double less = Math.sqrt((1 - 1 / 48.0) / 8);
        is(
                TauSquaredInterval.higginsThompson(1.2, 6, 6, 5, 0.95),
                1.2 * Math.exp(-2 * Z * less),
                1.2 * Math.exp(2 * Z * less),
                1e-12);
        Fit common = balanced(REML.with(TauSquared.COMMON_EFFECT));
        double h2 = common.q() / 5;
        Interval tested = TauSquaredInterval.testBasedH2(common);
        assertThat(tested.lower() * tested.upper()).isCloseTo(h2 * h2, within(1e-10));
        Fit agreeing =
                fit(REML.with(TauSquared.COMMON_EFFECT), new double[] {0.1, 0.2, 0.3}, 1, 1, 1);
        Interval cut = TauSquaredInterval.testBasedH2(agreeing);
        assertThat(cut.lower() * cut.upper()).isCloseTo(1, within(1e-12));

        Fit fit = balanced(REML);
        Interval tau2 = TauSquaredInterval.of(fit, Method.HIGGINS_THOMPSON).tau2();
        Interval limits =
                TauSquaredInterval.higginsThompson(fit.heterogeneity().h2(), fit.q(), 6, 5, 0.95);
        is(tau2, Math.max(0, V * (limits.lower() - 1)), V * (limits.upper() - 1), 1e-12);
        Interval half =
                TauSquaredInterval.of(balanced(REML.withLevel(0.3)), Method.HIGGINS_THOMPSON)
                        .tau2();
        assertThat(half.lower()).isPositive();
    }

    @Test
    void codesAreReadAndOthersRefused() {
        for (Method method : Method.values()) {
            assertThat(Method.ofCode(method.code())).isEqualTo(method);
        }
        assertThatThrownBy(() -> Method.ofCode("BT"))
                .hasMessageContaining("(BT) must be one of QP, PL");
        assertThatThrownBy(() ->
                        TauSquaredInterval.of(fit(REML, new double[] {1}, 1), Method.Q_PROFILE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more studies (1) than coefficients (1)");
        assertThatThrownBy(() ->
                        TauSquaredInterval.of(
                                balanced(REML.with(TauSquared.HEDGES)), Method.PROFILE_LIKELIHOOD))
                .hasMessageContaining("ML or REML");
    }

    @Test
    void theResidualVarianceOfARegressionHasTheSameIntervals() {
        double[] v = new double[Y.length];
        Arrays.fill(v, V);
        Regression fit =
                MetaRegression.withDefaults()
                        .fit(
                                Estimates.of(Y, v),
                                Design.intercept(6).and("x", Doubles.of(1, 2, 3, 4, 5, 6)));
        // Residuals about the line: SS has 4 degrees of freedom.
        double ss = 0;
        for (int i = 0; i < 6; i++) {
            double r = Y[i] - fit.fitted().at(i);
            ss += r * r;
        }
        is(
                TauSquaredInterval.of(fit, Method.Q_PROFILE).tau2(),
                ss / Distributions.chiSquareUpperQuantile(0.025, 4) - V,
                ss / Distributions.chiSquareUpperQuantile(0.975, 4) - V,
                1e-9);
    }

    @Test
    void theGeneralizedStatisticHasItsExactTail() {
        // Unequal variances: at each limit the tail is that of the weighted sum of chi-squares.
        double[] v = {0.1, 0.4, 0.2, 0.9, 0.3, 0.5};
        LinearModel m = LinearModel.ofMean(Y, v);
        double[] a = {1, 2, 1, 0.5, 3, 1};
        double t = GeneralizedQ.root(m, a, 0.3);
        m.evaluate(a);
        double q = m.rss;
        assertThat(GeneralizedQ.cumulative(m, a, t, q)).isCloseTo(0.3, within(1e-10));
        // Where no variance is needed to make the statistic likely enough, there is none.
        double none = GeneralizedQ.cumulative(m, a, 0, q);
        assertThat(GeneralizedQ.root(m, a, none + 1e-6)).isZero();
        assertThat(GeneralizedQ.root(m, a, none - 1e-6)).isPositive();
    }
}
