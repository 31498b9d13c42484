package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * PET-PEESE and limit meta-analysis against R 4.2.2: {@code lm} for the regressions, metafor 3.8-1
 * (threshold 1e-14) for tau2, the formulas of the papers and of metasens 1.0-1 between them
 * (covariance of slope and intercept from the inverse of the normal equations). Data: the trials of
 * BCG, and ten invented ones in which small studies show larger effects.
 */
class SmallStudyAdjustmentTest {
    private static final Offset<Double> CLOSE = within(1e-8);
    private static final Estimates BCG = CountEffects.logRiskRatio().from(Bcg.TRIALS);
    private static final Estimates SMALL_ONES_LARGER =
            CountEffects.logOddsRatio()
                    .from(
                            List.of(
                                    TwoByTwo.ofEvents("1", 12, 50, 20, 50),
                                    TwoByTwo.ofEvents("2", 9, 40, 18, 41),
                                    TwoByTwo.ofEvents("3", 30, 120, 35, 118),
                                    TwoByTwo.ofEvents("4", 5, 22, 12, 20),
                                    TwoByTwo.ofEvents("5", 21, 80, 30, 82),
                                    TwoByTwo.ofEvents("6", 14, 60, 25, 60),
                                    TwoByTwo.ofEvents("7", 3, 15, 8, 16),
                                    TwoByTwo.ofEvents("8", 40, 200, 44, 205),
                                    TwoByTwo.ofEvents("9", 8, 30, 14, 30),
                                    TwoByTwo.ofEvents("10", 11, 45, 20, 44)));

    private static Fit fit(Estimates e, TauSquared method) {
        return RandomEffects.withDefaults().with(method).fit(e);
    }

    @Test
    void petIsTakenWhenItsLimitMayBeNothing() {
        PetPeese result = PetPeese.of(BCG, 0.95);
        assertThat(result.pet().intercept().estimate()).isCloseTo(-0.19092864236, CLOSE);
        assertThat(result.pet().intercept().se()).isCloseTo(0.220084949549, CLOSE);
        assertThat(result.pet().intercept().pValue()).isCloseTo(0.404183981706, CLOSE);
        assertThat(result.peese().intercept().estimate()).isCloseTo(-0.379953506428, CLOSE);
        assertThat(result.takesPeese()).isFalse();
        assertThat(result.adjusted().interval().lower()).isCloseTo(-0.675332350276, CLOSE);
        assertThat(result.adjusted().interval().upper()).isCloseTo(0.293475065556, CLOSE);
    }

    @Test
    void peeseIsTakenWhenTheLimitOfPetIsNotNothing() {
        PetPeese result = PetPeese.of(SMALL_ONES_LARGER, 0.95);
        assertThat(result.pet().intercept().pValue()).isCloseTo(3.33437827142e-3, CLOSE);
        assertThat(result.takesPeese()).isTrue();
        assertThat(result.adjusted().estimate()).isCloseTo(-0.0699134080822, CLOSE);
        assertThat(result.adjusted().interval().lower()).isCloseTo(-0.325535551925, CLOSE);
        assertThat(result.adjusted().interval().upper()).isCloseTo(0.185708735760, CLOSE);
        assertThat(PetPeese.of(SMALL_ONES_LARGER, 0.95, 0.001).takesPeese()).isFalse();
    }

    @Test
    void muchHeterogeneityAndFewStudiesAreSaid() {
        assertThat(PetPeese.of(BCG, 0.95).findings())
                .extracting(Finding::value)
                .singleElement()
                .asString()
                .startsWith("92.1");
        assertThat(PetPeese.of(SMALL_ONES_LARGER, 0.95).findings()).isEmpty();
        Estimates four =
                Estimates.of(new double[] {-1, -.6, -.4, -.1}, new double[] {.4, .3, .2, .1});
        assertThat(PetPeese.of(four, 0.95).findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("fewer than ten");
    }

    @Test
    void theRuleNeedsABoundBetweenNothingAndOne() {
        assertThatThrownBy(() -> PetPeese.of(BCG, 0.95, 10)).hasMessageContaining("alpha (10.0)");
    }

    @Test
    void theLimitOfBcg() {
        LimitMetaAnalysis limit =
                LimitMetaAnalysis.of(fit(BCG, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD));
        assertThat(limit.alpha()).isCloseTo(-1.04096557984, CLOSE);
        assertThat(limit.beta()).isCloseTo(-0.0473788466574, CLOSE);
        assertThat(limit.expectation().estimate()).isCloseTo(-0.629987909162, CLOSE);
        assertThat(limit.expectation().se()).isCloseTo(0.234387254167, CLOSE);
        assertThat(limit.regressed().estimate()).isCloseTo(-0.22234914737, CLOSE);
        assertThat(limit.regressed().se()).isCloseTo(0.0642241839123, CLOSE);
        assertThat(limit.pooled().estimate()).isCloseTo(-0.412092000497, CLOSE);
        assertThat(limit.pooled().se()).isCloseTo(0.0404987517109, CLOSE);
        assertThat(limit.limits().at(0)).isCloseTo(-0.636936327699, CLOSE);
        assertThat(limit.limits().at(1)).isCloseTo(-1.25531282742, CLOSE);
        assertThat(limit.g2()).isCloseTo(0.909276494801, CLOSE);
        assertThat(limit.residual().statistic()).isCloseTo(129.174320342, within(1e-7));
        assertThat(limit.smallStudies().statistic())
                .isCloseTo(152.233008082 - 129.174320342, within(1e-7));
        assertThat(limit.residual().df()).isEqualTo(11);
    }

    @Test
    void theLimitWhereSmallStudiesShowMore() {
        LimitMetaAnalysis limit =
                LimitMetaAnalysis.of(fit(SMALL_ONES_LARGER, TauSquared.DERSIMONIAN_LAIRD));
        assertThat(limit.alpha()).isCloseTo(-3.1834316874, CLOSE);
        assertThat(limit.expectation().estimate()).isCloseTo(0.196071501902, CLOSE);
        assertThat(limit.expectation().se()).isCloseTo(0.321042347783, CLOSE);
        assertThat(limit.regressed().estimate()).isCloseTo(0.255520727653, CLOSE);
        assertThat(limit.pooled().estimate()).isCloseTo(0.203797851257, CLOSE);
        assertThat(limit.g2()).isCloseTo(0.280496056113, CLOSE);
    }

    @Test
    void withoutVarianceBetweenStudiesTheLimitsAreOne() {
        LimitMetaAnalysis limit = LimitMetaAnalysis.of(fit(BCG, TauSquared.COMMON_EFFECT));
        assertThat(limit.limits().stream().distinct().toArray()).hasSize(1);
        assertThat(limit.expectation().estimate())
                .isCloseTo(PetPeese.of(BCG, 0.95).pet().intercept().estimate(), CLOSE);
    }

    @Test
    void studiesOfOneSizeSayNothing() {
        Estimates same = Estimates.of(new double[] {1, 2, 3}, new double[] {.1, .1, .1});
        assertThatThrownBy(() -> PetPeese.of(same, 0.95))
                .hasMessageContaining("the predictor must differ");
        assertThatThrownBy(() -> LimitMetaAnalysis.of(fit(same, TauSquared.DERSIMONIAN_LAIRD)))
                .hasMessageContaining("the predictor must differ");
    }
}
