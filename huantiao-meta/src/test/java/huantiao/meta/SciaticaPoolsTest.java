package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Pools of trials of sciatica, checked to the printed digits. The nine gabapentinoid trials and
 * their pooled result are those of openMetaAnalysis, "Sciatica treatment with gabapentinoids"
 * (2017, commit 56d04d58); the acupuncture trials are the published counts and intervals named in
 * each method.
 */
class SciaticaPoolsTest {
    private static final Estimates GABAPENTINOIDS =
            Estimates.of(
                    List.of(
                            "McCleane 2001",
                            "Yildirim 2003",
                            "Baron 2010",
                            "Baron 2015",
                            "Markman 2015",
                            "NCT01838044",
                            "Atkinson 2016",
                            "Kim 2016",
                            "Mathieson 2017"),
                    new double[] {
                        -0.4997, -1.5762, -0.132, -0.04, -0.0634, -0.0746, -0.2834, 0.1034, 0.1828
                    },
                    new double[] {
                        0.064451, 0.1224, 0.018477, 0.0128, 0.134, 0.0222, 0.056285, 0.0328,
                        0.019416
                    });
    private static final Estimates GABAPENTIN = GABAPENTINOIDS.at(0, 6);
    // Leg pain against sham: Tu 2024 (10.1001/jamainternmed.2024.5463), Huang 2019
    // (10.1093/pm/pnz167).
    private static final Estimates SHAM =
            ReportedInterval.estimates(
                    List.of(
                            new ReportedInterval("Tu 2024", -16.0, -21.3, -10.6, 0.95),
                            new ReportedInterval("Huang 2019", -7.28, -13.76, -0.8, 0.95)));
    // Total effective rate against drugs: Chen WK 2010, three-points-one-line, Hu P 2017, Wei YY.
    private static final List<TwoByTwo> DRUGS =
            List.of(
                    TwoByTwo.ofEvents("Chen WK 2010", 30, 30, 25, 30),
                    TwoByTwo.ofEvents("Three points one line", 62, 62, 57, 62),
                    TwoByTwo.ofEvents("Hu P 2017", 35, 40, 27, 40),
                    TwoByTwo.ofEvents("Wei YY", 38, 51, 36, 51));

    private static final RandomEffects DL =
            RandomEffects.withDefaults().with(TauSquared.DERSIMONIAN_LAIRD);

    private static void agrees(
            Pooled pooled, boolean ratio, double estimate, double lower, double upper, double by) {
        assertThat(ratio ? Math.exp(pooled.estimate()) : pooled.estimate())
                .isCloseTo(estimate, within(by));
        assertThat(ratio ? Math.exp(pooled.interval().lower()) : pooled.interval().lower())
                .isCloseTo(lower, within(by));
        assertThat(ratio ? Math.exp(pooled.interval().upper()) : pooled.interval().upper())
                .isCloseTo(upper, within(by));
    }

    @Test
    void nineGabapentinoidTrialsGiveThePublishedHartungKnappInterval() {
        Fit fit = DL.with(Inference.HARTUNG_KNAPP).fit(GABAPENTINOIDS);
        agrees(fit, false, -0.177, -0.514, 0.160, 0.0006);
        assertThat(fit.i2()).isCloseTo(69.9, within(0.06));
        assertThat(fit.tau2()).isCloseTo(0.0719, within(0.00006));
        assertThat(fit.df()).isEqualTo(8);
    }

    @Test
    void theWaldIntervalOfTheSameTrialsIsNarrower() {
        agrees(DL.with(Inference.WALD).fit(GABAPENTINOIDS), false, -0.177, -0.398, 0.043, 0.0006);
    }

    @Test
    void twoGabapentinTrialsSayNothingByHartungKnappAndMuchByWald() {
        Fit hk = DL.with(Inference.HARTUNG_KNAPP).fit(GABAPENTIN);
        agrees(hk, false, -0.384, -1.755, 0.987, 0.0006);
        agrees(DL.with(Inference.WALD).fit(GABAPENTIN), false, -0.384, -0.724, -0.044, 0.0006);
        assertThat(hk.findings()).extracting(Finding::code).contains(Finding.Code.TWO_STUDIES);
    }

    @Test
    void shamControlledLegPainByThreeMethods() {
        Fit common = CommonEffect.withDefaults().fit(SHAM);
        agrees(common, false, -12.47, -16.59, -8.34, 0.006);
        assertThat(common.i2()).isCloseTo(76, within(0.6));
        agrees(DL.with(Inference.WALD).fit(SHAM), false, -11.84, -20.38, -3.3, 0.006);
        agrees(DL.with(Inference.HARTUNG_KNAPP).fit(SHAM), false, -11.84, -67.2, 43.5, 0.06);
    }

    @Test
    void totalEffectiveRateAgainstDrugsDependsOnTheMethod() {
        Estimates plain = CountEffects.logRiskRatio().with(ZeroCells.untouched()).from(DRUGS);
        agrees(DL.with(Inference.WALD).fit(plain), true, 1.1144, 1.0470, 1.1861, 0.00006);
        agrees(DL.with(Inference.HARTUNG_KNAPP).fit(plain), true, 1.1144, 1.0089, 1.2310, 0.00006);
        Estimates corrected = CountEffects.logRiskRatio().from(DRUGS);
        agrees(DL.with(Inference.WALD).fit(corrected), true, 1.1148, 1.0433, 1.1913, 0.00006);
    }

    @Test
    void mantelHaenszelNeedsNoCorrectionForArmsWithoutFailures() {
        agrees(MantelHaenszel.riskRatio().fit(DRUGS), true, 1.1379, 1.0451, 1.2390, 0.00006);
    }
}
