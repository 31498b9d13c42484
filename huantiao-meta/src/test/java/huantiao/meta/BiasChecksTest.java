package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trim and fill and the test of excess significance, on reviews small enough to count by hand. */
class BiasChecksTest {
    private static final RandomEffects COMMON =
            RandomEffects.withDefaults().with(TauSquared.COMMON_EFFECT).with(Inference.WALD);

    private static Estimates equal(double... y) {
        double[] v = new double[y.length];
        Arrays.fill(v, 0.04);
        return Estimates.of(y, v);
    }

    private static TrimAndFill fill(
            TrimAndFill.Estimator estimator, TrimAndFill.Side side, Estimates e) {
        return TrimAndFill.of(COMMON, COMMON, estimator, side, e);
    }

    /** Symmetric about 0 but for three studies far to the right. */
    private static final Estimates LOPSIDED =
            equal(-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.8, 0.9, 1.0);

    @Test
    void missingStudiesAreMirroredAboutTheTrimmedCentre() {
        TrimAndFill found = fill(TrimAndFill.Estimator.R0, TrimAndFill.Side.LEFT, LOPSIDED);

        // About 0 seven studies lie within 0.3 of the centre; the three largest distances are all
        // positive: R0 = 10 - 7 - 1 = 2, then the centre moves once more.
        assertThat(found.missing()).isEqualTo(2);
        assertThat(found.missingSe()).isCloseTo(Math.sqrt(2 * 2 + 2), within(1e-14));
        assertThat(found.missingP()).isCloseTo(1 / 8.0, within(1e-15));
        double centre = (-0.3 - 0.2 - 0.1 + 0.1 + 0.2 + 0.3 + 0.8) / 8;
        assertThat(found.filled().studies()).containsExactly("filled 1", "filled 2");
        assertThat(found.filled().effects().toArray())
                .containsExactly(new double[] {2 * centre - 0.9, 2 * centre - 1.0}, within(1e-14));
        assertThat(found.fit().k()).isEqualTo(12);
        assertThat(found.findings()).isEmpty();
    }

    @Test
    void theOtherSideIsTheSameInTheMirror() {
        Estimates mirrored = equal(LOPSIDED.effects().stream().map(y -> -y).toArray());
        for (TrimAndFill.Estimator each : TrimAndFill.Estimator.values()) {
            TrimAndFill left = fill(each, TrimAndFill.Side.LEFT, LOPSIDED);
            TrimAndFill right = fill(each, TrimAndFill.Side.RIGHT, mirrored);

            assertThat(right.missing()).isEqualTo(left.missing());
            assertThat(right.fit().estimate()).isCloseTo(-left.fit().estimate(), within(1e-14));
            assertThat(right.missingSe()).isEqualTo(left.missingSe());
            assertThat(TrimAndFill.side(COMMON, withLargeErrorsAt(LOPSIDED)))
                    .isEqualTo(TrimAndFill.Side.LEFT);
            assertThat(TrimAndFill.side(COMMON, withLargeErrorsAt(mirrored)))
                    .isEqualTo(TrimAndFill.Side.RIGHT);
        }
    }

    private static Estimates withLargeErrorsAt(Estimates e) {
        return Estimates.of(
                e.effects().toArray(), e.effects().stream().map(y -> 0.01 + y * y).toArray());
    }

    @Test
    void theEstimatorsFollowTheRanks() {
        // k = 5 about the mean 0.42 of what is left; ranks by distance: the signed rank sum T+
        // gives L0 = (4 T - 30)/9 and Q0 = 4.5 - sqrt(50 - 4 T + 1/4).
        Estimates e = equal(-0.1, 0.0, 0.1, 0.5, 0.6);
        // Mean 0.22: distances 0.32-, 0.22-, 0.12-, 0.28+, 0.38+; T+ = 3 + 5 = 8.
        TrimAndFill l0 = fill(TrimAndFill.Estimator.L0, TrimAndFill.Side.LEFT, e);
        TrimAndFill q0 = fill(TrimAndFill.Estimator.Q0, TrimAndFill.Side.LEFT, e);

        assertThat(l0.missing()).isZero();
        assertThat(l0.missingSe())
                .isCloseTo(4 * Math.sqrt(variance(5, (4 * 8 - 30) / 9.0)) / 9, within(1e-13));
        double raw = 4.5 - Math.sqrt(18.25);
        assertThat(q0.missing()).isZero();
        assertThat(q0.missingSe())
                .isCloseTo(
                        2 * Math.sqrt(variance(5, raw)) / Math.sqrt(20.25 - raw * (10 - raw - 1)),
                        within(1e-13));
        assertThat(q0.missingP()).isNaN();
        assertThat(q0.findings()).isEmpty();
    }

    /** Of the signed rank sum with m studies missing; Duval and Tweedie 2000, section 3. */
    private static double variance(double n, double m) {
        return (n * (n + 1) * (2 * n + 1)
                        + 10 * Math.pow(m, 3)
                        + 27 * m * m
                        + 17 * m
                        - 18 * n * m * m
                        - 18 * n * m
                        + 6 * n * n * m)
                / 24;
    }

    @Test
    void fewerThanThreeStudiesAreRefused() {
        assertThatThrownBy(() ->
                        fill(TrimAndFill.Estimator.L0, TrimAndFill.Side.LEFT, equal(0.1, 0.2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (2)");
        assertThat(
                        fill(TrimAndFill.Estimator.L0, TrimAndFill.Side.LEFT, equal(0.1, 0.2, 0.3))
                                .missing())
                .isZero();
    }

    @Test
    void powerIsTheChanceToBeSignificant() {
        // Two precise studies with power about 1 and three without power: at the common effect 0
        // each has power 0.05.
        Estimates nothing = equal(0.5, -0.5, 0.1, -0.1, 0);
        ExcessSignificance found = ExcessSignificance.of(nothing, 0.05);

        assertThat(found.observed()).isEqualTo(2);
        assertThat(found.effect()).isCloseTo(0, within(1e-15));
        assertThat(found.expected()).isCloseTo(0.25, within(1e-12));
        assertThat(found.meanPower()).isCloseTo(0.05, within(1e-12));
        // At least 2 of 5 at 0.05 each: 1 - 0.95^5 - 5 x 0.05 x 0.95^4.
        assertThat(found.exactP())
                .isCloseTo(1 - Math.pow(0.95, 5) - 0.25 * Math.pow(0.95, 4), within(1e-12));
        // (2 - 0.25)^2 (1/0.25 + 1/4.75), one side of chi-square.
        double a = 1.75 * 1.75 * (1 / 0.25 + 1 / 4.75);
        assertThat(found.chiSquareP())
                .isCloseTo(Distributions.normalUpper(Math.sqrt(a)), within(1e-12));
    }

    @Test
    void powerAtTheCommonEffectCountsBothTails() {
        // Common effect 0.3, standard error 0.2: power is P(Z > 1.96 - 1.5) + P(Z < -1.96 - 1.5).
        Estimates some = equal(0.3, 0.35, 0.25);
        ExcessSignificance found = ExcessSignificance.of(some, 0.05);
        double z = 1.959963984540054;
        double power = Distributions.normalUpper(z - 1.5) + Distributions.normalUpper(z + 1.5);

        assertThat(found.observed()).isZero();
        assertThat(found.meanPower()).isCloseTo(power, within(1e-12));
        assertThat(found.expected()).isCloseTo(3 * power, within(1e-12));
        assertThat(found.exactP()).isCloseTo(1, within(1e-12));
        // Fewer than expected: the small tail lies on the other side.
        double e = 3 * power;
        double a = e * e * (1 / e + 1 / (3 - e));
        assertThat(found.chiSquareP())
                .isCloseTo(1 - Distributions.normalUpper(Math.sqrt(a)), within(1e-12));
        // A study exactly on the bound counts.
        assertThat(ExcessSignificance.of(equal(0.2 * z * (1 + 1e-15), 0, 0), 0.05).observed())
                .isEqualTo(1);
    }

    @Test
    void aReportedIntervalGivesItsStandardError() {
        ReportedInterval odds = new ReportedInterval("or", 0.50, 0.25, 1.00, 0.95);
        double log2 = Math.log(2);

        assertThat(odds.logged().standardError())
                .isCloseTo(2 * log2 / (2 * 1.959963984540054), within(1e-12));
        assertThat(odds.logged().asymmetry()).isCloseTo(0, within(1e-12));
        // 0.125 off the middle, half the width 0.375.
        assertThat(odds.asymmetry()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(new ReportedInterval("point", 2, 2, 2, 0.9).asymmetry()).isZero();
        Estimates all =
                ReportedInterval.estimates(
                        List.of(odds, new ReportedInterval("md", -1, -3, 1, 0.90)));
        assertThat(all.studies()).containsExactly("or", "md");
        assertThat(all.effects().toArray()).containsExactly(0.5, -1);
        assertThat(Math.sqrt(all.variance(1)))
                .isCloseTo(4 / (2 * 1.6448536269514722), within(1e-12));

        assertThatThrownBy(() -> new ReportedInterval("s", 1, 2, 1, 0.95))
                .hasMessageContaining("s (2.0 to 1.0)");
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> new ReportedInterval("s", 1, 0, 2, level))
                    .hasMessageContaining("between 0 and 1");
        }
        assertThatThrownBy(() -> new ReportedInterval("s", 1, 0, 2, 0.95).logged())
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new ReportedInterval("s", 0, -1, 2, 0.95).logged())
                .hasMessageContaining("above 0");
    }
}
