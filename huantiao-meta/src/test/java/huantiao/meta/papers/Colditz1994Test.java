package huantiao.meta.papers;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.meta.Bcg;
import huantiao.meta.CountEffects;
import huantiao.meta.Design;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.MetaRegression;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.TauSquared;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.DataTable;
import huantiao.meta.plot.ForestPlot;
import huantiao.meta.plot.Scale;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * BCG against tuberculosis: Colditz and others, JAMA 1994, 271(9), 698-702,
 * 10.1001/jama.1994.03510330076038. Thirteen trials; counts as in the R package metadat ({@code
 * dat.bcg}). The abstract prints a risk ratio of 0.49 (0.34 to 0.70).
 */
class Colditz1994Test {
    private static final Fit FIT =
            RandomEffects.withDefaults()
                    .with(TauSquared.DERSIMONIAN_LAIRD)
                    .with(Inference.WALD)
                    .fit(CountEffects.logRiskRatio().from(Bcg.TRIALS));

    @Test
    void theRiskOfTuberculosisIsHalved() {
        assertThat(
                        String.format(
                                Locale.ROOT,
                                "%.2f (%.2f to %.2f)",
                                Math.exp(FIT.estimate()),
                                Math.exp(FIT.interval().lower()),
                                Math.exp(FIT.interval().upper())))
                .isEqualTo("0.49 (0.34 to 0.70)");
    }

    @Test
    void theForestPlotPrintsTheSame() {
        DataTable table =
                ForestPlot.of(FIT).with(Caption.of("Risk ratio").with(Scale.LOG_RATIO)).table();

        assertThat(table.rows().get(Bcg.TRIALS.size())).contains("0.49 [0.34; 0.70]");
    }

    @Test
    void latitudeExplainsMostOfTheDifferences() {
        Regression fit =
                MetaRegression.withDefaults()
                        .with(Inference.WALD)
                        .fit(FIT.estimates(), Design.intercept(13).and("latitude", Bcg.LATITUDE));

        assertThat(fit.coefficient("latitude").estimate()).isNegative();
        assertThat(fit.r2()).isBetween(75.0, 76.0);
    }
}
