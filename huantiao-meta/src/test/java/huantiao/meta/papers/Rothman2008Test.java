package huantiao.meta.papers;

import huantiao.meta.CountEffects;
import huantiao.meta.CountFit;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.MantelHaenszelRates;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoRates;
import huantiao.meta.effect.EffectSize;
import huantiao.meta.effect.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rothman, Greenland and Lash, Modern Epidemiology, 3rd edition 2008, chapter 15: Tables 15-1
 * (tolbutamide and death) and 15-2 (smoking and coronary death, rates per 10,000 person-years);
 * read through metafor. The book prints 0.088 for the upper limit 0.0874 of the risk difference.
 */
class Rothman2008Test {
    private static final List<TwoByTwo> TOLBUTAMIDE =
            List.of(
                    new TwoByTwo("Age <55", 8, 98, 5, 115),
                    new TwoByTwo("Age 55+", 22, 76, 16, 69));
    private static final List<TwoRates> SMOKING =
            List.of(
                    new TwoRates("35-44", 32, 5.2407, 2, 1.8790),
                    new TwoRates("45-54", 104, 4.3248, 12, 1.0673),
                    new TwoRates("55-64", 206, 2.8612, 28, 0.5710),
                    new TwoRates("65-74", 186, 1.2663, 28, 0.2585),
                    new TwoRates("75-84", 102, 0.5317, 31, 0.1462));

    @Test
    void table15Point1RiskDifferencesByAge() {
        Estimates strata = CountEffects.riskDifference().from(TOLBUTAMIDE);

        Printed.agree(strata.effects(), "0.0338 0.0363");
        Printed.agree(
                Doubles.of(strata.variances().stream().map(Math::sqrt).toArray()), "0.0315 0.0598");
    }

    @Test
    void theMantelHaenszelRiskDifference() {
        CountFit fit = MantelHaenszel.riskDifference().withLevel(0.90).fit(TOLBUTAMIDE);

        Printed.agrees(fit.estimate(), "0.0349");
        Printed.agrees(fit.interval(), "-0.0176", "0.0874");
        Printed.agrees(fit.q(), "0.0017");
        Printed.agrees(fit.qP(), "0.9669");
    }

    @Test
    void theMantelHaenszelRiskRatio() {
        CountFit fit = MantelHaenszel.riskRatio().withLevel(0.90).fit(TOLBUTAMIDE);

        Printed.agrees(Math.exp(fit.estimate()), "1.3256");
        Printed.agrees(Printed.ratios(fit.interval()), "0.8658", "2.0296");
        Printed.agrees(fit.q(), "0.4472");
    }

    @Test
    void theMantelHaenszelOddsRatioAndItsTests() {
        CountFit fit = MantelHaenszel.oddsRatio().withLevel(0.90).fit(TOLBUTAMIDE);

        Printed.agrees(Math.exp(fit.estimate()), "1.4031");
        Printed.agrees(Printed.ratios(fit.interval()), "0.8411", "2.3409");
        Printed.agrees(fit.q(), "0.3474");
        Printed.agrees(fit.uncorrectedAssociation().statistic(), "1.1914");
        Printed.agrees(fit.uncorrectedAssociation().pValue(), "0.2750");
        Printed.agrees(fit.tarone().statistic(), "0.3489");
        Printed.agrees(fit.tarone().pValue(), "0.5547");
    }

    @Test
    void table15Point2RateDifferencesByAge() {
        Estimates strata = EffectSize.of(Measure.IRD).fromTwoRates(SMOKING);

        Printed.agree(strata.effects(), "5.0417 12.8040 22.9610 38.5674 -20.2008");
        Printed.agree(strata.variances(), "1.7316 16.0947 111.0423 535.0172 1811.1307");
    }

    @Test
    void table15Point2RateRatiosByAge() {
        Estimates strata = EffectSize.of(Measure.IRR).fromTwoRates(SMOKING);

        Printed.agree(
                Doubles.of(strata.effects().stream().map(Math::exp).toArray()),
                "5.7366 2.1388 1.4682 1.3561 0.9047");
    }

    @Test
    void theMantelHaenszelRateDifference() {
        CountFit fit = MantelHaenszelRates.rateDifference().withLevel(0.90).fit(SMOKING);

        Printed.agrees(fit.estimate(), "11.4392");
        Printed.agrees(fit.interval(), "6.3498", "16.5286");
        Printed.agrees(fit.q(), "26.8758");
    }

    @Test
    void theMantelHaenszelRateRatioAndItsTests() {
        CountFit fit = MantelHaenszelRates.rateRatio().withLevel(0.90).fit(SMOKING);

        Printed.agrees(Math.exp(fit.estimate()), "1.4247");
        Printed.agrees(Printed.ratios(fit.interval()), "1.1944", "1.6994");
        Printed.agrees(fit.q(), "10.4117");
        Printed.agrees(fit.qP(), "0.0340");
        Printed.agrees(fit.association().statistic(), "10.7021");
        Printed.agrees(fit.uncorrectedAssociation().statistic(), "11.0162");
        Printed.agrees(fit.uncorrectedAssociation().pValue(), "0.0009");
    }
}
