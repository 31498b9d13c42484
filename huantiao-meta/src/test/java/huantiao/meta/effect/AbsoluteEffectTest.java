package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.Bcg;
import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.CountEffects.Measure;
import huantiao.meta.CountFit;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Interval;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.RandomEffects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What pooled effects mean for people. Numbers of BCG: R 4.2.2, metafor 3.8-1 (REML, {@code knha},
 * threshold 1e-14), the mean over new settings by {@code integrate}.
 */
class AbsoluteEffectTest {
    private static final Offset<Double> CLOSE = within(1e-8);
    private static final Fit RR =
            RandomEffects.withDefaults().fit(CountEffects.logRiskRatio().from(Bcg.TRIALS));
    private static final Fit OR =
            RandomEffects.withDefaults().fit(CountEffects.logOddsRatio().from(Bcg.TRIALS));

    private static Fit one(double effect, double se) {
        return CommonEffect.withDefaults()
                .fit(Estimates.of(new double[] {effect}, new double[] {se * se}));
    }

    @Test
    void aRiskRatioAtOneInTen() {
        AbsoluteEffect effect = AbsoluteEffect.of(RR, Measure.LOG_RISK_RATIO, 0.1);
        assertThat(effect.risk()).isCloseTo(0.0489420939826, CLOSE);
        assertThat(effect.interval().lower()).isCloseTo(0.0330072248484 - 0.1, CLOSE);
        assertThat(effect.interval().upper()).isCloseTo(0.0725698259822 - 0.1, CLOSE);
        assertThat(effect.among(1000)).isCloseTo(-51.0579060174, within(1e-5));
        assertThat(effect.cut()).isFalse();
        NumberNeeded needed = effect.numberNeeded();
        assertThat(needed.moreEvents()).isFalse();
        assertThat(needed.number()).isCloseTo(19.5856054038, within(1e-5));
        assertThat(needed.fewest()).isCloseTo(14.9269827640, within(1e-5));
        assertThat(needed.most()).isCloseTo(36.4562032801, within(1e-5));
        assertThat(needed.fewestOpposite()).isInfinite();
    }

    /**
     * Counts pooled as they are know no variance between studies: the next setting is like these.
     */
    @Test
    void mantelAndHaenszelPredictTheirOwnInterval() {
        CountFit pooled = MantelHaenszel.riskRatio().fit(Bcg.TRIALS);

        AbsoluteEffect effect = AbsoluteEffect.of(pooled, Measure.LOG_RISK_RATIO, 0.1);

        assertThat(effect.risk()).isCloseTo(0.1 * Math.exp(pooled.estimate()), CLOSE);
        assertThat(effect.predicted()).isEqualTo(effect.interval());
        // The mean of a lognormal is exp(m + s^2/2).
        assertThat(effect.expected())
                .isCloseTo(
                        0.1 * Math.exp(pooled.estimate() + pooled.se() * pooled.se() / 2) - 0.1,
                        CLOSE);
    }

    @Test
    void anOddsRatioAtOneInTen() {
        AbsoluteEffect effect = AbsoluteEffect.of(OR, Measure.LOG_ODDS_RATIO, 0.1);
        assertThat(effect.difference()).isCloseTo(-0.0499031713197, CLOSE);
        assertThat(effect.interval().lower()).isCloseTo(-0.0660800631105, CLOSE);
        assertThat(effect.interval().upper()).isCloseTo(-0.0265974765288, CLOSE);
    }

    @Test
    void theMeanOverNewSettingsIsLessThanTheEffectOfTheMean() {
        Fit classic =
                RandomEffects.withDefaults()
                        .with(huantiao.meta.Inference.WALD)
                        .fit(CountEffects.logRiskRatio().from(Bcg.TRIALS));
        AbsoluteEffect effect = AbsoluteEffect.of(RR, Measure.LOG_RISK_RATIO, 0.1);
        assertThat(effect.expected()).isCloseTo(-0.0418164887971, within(1e-7));
        assertThat(effect.expected()).isGreaterThan(effect.difference());
        assertThat(AbsoluteEffect.of(classic, Measure.LOG_RISK_RATIO, 0.1).expected())
                .isCloseTo(effect.expected(), within(1e-3));
        assertThat(effect.predicted().upper()).isPositive();
    }

    @Test
    void withoutVarianceTheExpectedIsTheDifference() {
        AbsoluteEffect effect = AbsoluteEffect.of(one(-0.07, 1e-9), Measure.RISK_DIFFERENCE, 0.3);
        assertThat(effect.risk()).isCloseTo(0.23, CLOSE);
        assertThat(effect.expected()).isCloseTo(-0.07, CLOSE);
    }

    @Test
    void aRiskBeyondOneIsCutAndSaid() {
        AbsoluteEffect effect =
                AbsoluteEffect.of(one(Math.log(3), 0.1), Measure.LOG_RISK_RATIO, 0.5);
        assertThat(effect.risk()).isEqualTo(1);
        assertThat(effect.cut()).isTrue();
    }

    @Test
    void aPercentageIsNotARisk() {
        assertThatThrownBy(() -> AbsoluteEffect.of(RR, Measure.LOG_RISK_RATIO, 10))
                .hasMessage(
                        "baseline risk (10.0) must be between 0 and 1; maybe a percentage was given");
    }

    /**
     * Altman 1998: a difference of 10 % with limits -5 % to 25 % is NNTB 10 (4 to inf to NNTH 20).
     */
    @Test
    void theNumberNeededRunsThroughInfinityWhenNoDifferenceIsPossible() {
        NumberNeeded needed = new NumberNeeded(0.10, new Interval(-0.05, 0.25));
        assertThat(needed.throughInfinity()).isTrue();
        assertThat(needed.number()).isCloseTo(10, CLOSE);
        assertThat(needed.fewest()).isCloseTo(4, CLOSE);
        assertThat(needed.most()).isInfinite();
        assertThat(needed.fewestOpposite()).isCloseTo(20, CLOSE);
        NumberNeeded turned = new NumberNeeded(-0.10, new Interval(-0.25, 0.05));
        assertThat(turned.moreEvents()).isFalse();
        assertThat(turned.fewest()).isCloseTo(4, CLOSE);
        assertThat(turned.fewestOpposite()).isCloseTo(20, CLOSE);
        assertThatThrownBy(() -> new NumberNeeded(0.3, new Interval(0, 0.2)))
                .hasMessageContaining("must lie within its limits");
    }

    /** R: pnorm((8 + md - 10)/20) at md = 0, 7.5 and the limits 3.1 and 11.9. */
    @Test
    void theShareWhoseChangeIsImportant() {
        double se = 4.4 / 1.959963984540054;
        ImportantChange share = ImportantChange.ofMeanDifference(one(7.5, se), 8, 20, 10);
        assertThat(share.without()).isCloseTo(0.460172162723, CLOSE);
        assertThat(share.with()).isCloseTo(0.608341880846, CLOSE);
        assertThat(share.interval().lower()).isCloseTo(0.521930768103 - 0.460172162723, CLOSE);
        assertThat(share.interval().upper()).isCloseTo(0.689699939746 - 0.460172162723, CLOSE);
        assertThat(share.numberNeeded().number())
                .isCloseTo(1 / (0.608341880846 - 0.460172162723), within(1e-6));
        ImportantChange standardized =
                ImportantChange.ofStandardizedDifference(one(7.5 / 20, se / 20), 8, 20, 10);
        assertThat(standardized.with()).isCloseTo(share.with(), CLOSE);
        assertThat(standardized.interval().upper()).isCloseTo(share.interval().upper(), CLOSE);
    }

    @Test
    void aBoundOfNothingIsNotImportant() {
        assertThatThrownBy(() -> ImportantChange.ofMeanDifference(RR, 0, 20, 0))
                .hasMessageContaining("minimal important difference (0.0)");
        assertThatThrownBy(() -> ImportantChange.ofMeanDifference(RR, 0, 0, 10))
                .hasMessageContaining("standard deviation (0.0)");
    }
}
