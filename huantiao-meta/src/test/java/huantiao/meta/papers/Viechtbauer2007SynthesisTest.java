package huantiao.meta.papers;

import static huantiao.meta.papers.Printed.ratios;

import huantiao.meta.Coefficient;
import huantiao.meta.CountEffects;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.MetaRegression;
import huantiao.meta.Prediction;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Viechtbauer, Accounting for heterogeneity via random-effects models and moderator analyses in
 * meta-analysis, Zeitschrift für Psychologie 2007, 215(2), 104-121, 10.1027/0044-3409.215.2.104: St
 * John's wort against placebo; read through metafor. The article prints 1.39 for 1.3840, 1.90 for
 * 1.8864 and .091 for 0.0903.
 */
class Viechtbauer2007SynthesisTest {
    private static final double[] RESPONDED = {
        20, 14, 4, 20, 28, 34, 35, 24, 45, 67, 34, 46, 55, 23, 26, 46, 98
    };
    private static final double[] TREATED = {
        25, 20, 25, 32, 50, 48, 53, 49, 80, 106, 60, 70, 123, 37, 98, 113, 186
    };
    private static final double[] RESPONDED_PLACEBO = {
        11, 9, 2, 6, 13, 25, 12, 16, 12, 22, 17, 34, 57, 15, 19, 56, 80
    };
    private static final double[] PLACEBO = {
        25, 20, 25, 33, 55, 49, 54, 49, 79, 47, 59, 70, 124, 35, 102, 116, 189
    };
    private static final double[] DAILY_MG = {
        380, 900, 900, 900, 900, 240, 900, 900, 500, 1050, 900, 500, 900, 900, 1050, 1200, 900
    };
    private static final double[] BASELINE = {
        19.5, 12.5, 22.7, 16.5, 15.8, 23.6, 20.7, 21.1, 19.4, 22.7, 16.7, 20.9, 21.5, 19.9, 22.5,
        22.9, 21.9
    };
    private static final double[] WEEKS = {8, 4, 4, 6, 4, 6, 4, 6, 6, 6, 6, 6, 6, 6, 8, 8, 6};

    private static final Estimates TRIALS = trials();

    private static Estimates trials() {
        List<TwoByTwo> tables = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            tables.add(
                    TwoByTwo.ofEvents(
                            "trial " + (i + 1),
                            RESPONDED[i],
                            TREATED[i],
                            RESPONDED_PLACEBO[i],
                            PLACEBO[i]));
        }
        return CountEffects.logRiskRatio().from(tables);
    }

    private static Fit fit(TauSquared method) {
        return RandomEffects.withDefaults().with(method).with(Inference.WALD).fit(TRIALS);
    }

    @Test
    void page107TheCommonEffect() {
        Fit fit = fit(TauSquared.COMMON_EFFECT);

        Printed.agrees(Math.exp(fit.estimate()), "1.3840");
        Printed.agrees(ratios(fit.interval()), "1.2599", "1.5204");
        Printed.agrees(fit.q(), "51.5454");
    }

    @Test
    void page109TheRandomEffects() {
        Fit fit = fit(TauSquared.DERSIMONIAN_LAIRD);

        Printed.agrees(Math.exp(fit.estimate()), "1.5722");
        Printed.agrees(ratios(fit.interval()), "1.3103", "1.8864");
        Printed.agrees(fit.tau2(), "0.0903");
    }

    @Test
    void page109WhereTrueEffectsAreExpectedWhenTheMeanIsTakenAsKnown() {
        Fit fit = fit(TauSquared.DERSIMONIAN_LAIRD);

        Printed.agrees(ratios(fit.predict(Prediction.SPREAD_ONLY).interval()), "0.87", "2.83");
    }

    @Test
    void tableIIDoseAndSeverityAsModerators() {
        double[] dose = new double[17];
        double[] severity = new double[17];
        double[] product = new double[17];
        for (int i = 0; i < 17; i++) {
            dose[i] = DAILY_MG[i] * 7 / 1000 * WEEKS[i] - 34;
            severity[i] = BASELINE[i] - 20;
            product[i] = dose[i] * severity[i];
        }

        Regression fit =
                MetaRegression.withDefaults()
                        .with(TauSquared.DERSIMONIAN_LAIRD)
                        .with(Inference.WALD)
                        .fit(
                                TRIALS,
                                Design.intercept(17)
                                        .and("dose", Doubles.of(dose))
                                        .and("severity", Doubles.of(severity))
                                        .and("product", Doubles.of(product)));

        Printed.agrees(fit.tau2(), "0.0475");
        Printed.agrees(fit.r2(), "47.3778");
        row(fit.coefficient("intrcpt"), "0.4763", "0.0876", "5.4342", "0.0000");
        row(fit.coefficient("dose"), "-0.0058", "0.0100", "-0.5846", "0.5588");
        row(fit.coefficient("severity"), "-0.0672", "0.0352", "-1.9086", "0.0563");
        row(fit.coefficient("product"), "-0.0016", "0.0034", "-0.4555", "0.6487");
        Coefficient mild = fit.combination("mild", Doubles.of(1, 0, 12.5 - 20, 0));
        Printed.agrees(Math.exp(mild.estimate()), "2.6657");
        Printed.agrees(ratios(mild.interval()), "1.4560", "4.8806");
        Coefficient severe = fit.combination("severe", Doubles.of(1, 0, 23.6 - 20, 0));
        Printed.agrees(Math.exp(severe.estimate()), "1.2639");
        Printed.agrees(ratios(severe.interval()), "0.9923", "1.6099");
    }

    private static void row(Coefficient c, String estimate, String se, String z, String p) {
        Printed.agrees(c.estimate(), estimate);
        Printed.agrees(c.se(), se);
        Printed.agrees(c.statistic(), z);
        Printed.agrees(c.pValue(), p);
    }
}
