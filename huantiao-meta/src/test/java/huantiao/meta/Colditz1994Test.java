package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.meta.plot.Caption;
import huantiao.meta.plot.DataTable;
import huantiao.meta.plot.ForestPlot;
import huantiao.meta.plot.Scale;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * BCG against tuberculosis: Colditz and others, JAMA 1994, 271(9), 698-702,
 * 10.1001/jama.1994.03510330076038. Thirteen trials; counts as in the R package metadat ({@code
 * dat.bcg}). The abstract prints a risk ratio of 0.49 (0.34 to 0.70).
 */
class Colditz1994Test {
    private static final List<TwoByTwo> TRIALS =
            List.of(
                    new TwoByTwo("Aronson 1948", 4, 119, 11, 128),
                    new TwoByTwo("Ferguson & Simes 1949", 6, 300, 29, 274),
                    new TwoByTwo("Rosenthal et al 1960", 3, 228, 11, 209),
                    new TwoByTwo("Hart & Sutherland 1977", 62, 13536, 248, 12619),
                    new TwoByTwo("Frimodt-Moller et al 1973", 33, 5036, 47, 5761),
                    new TwoByTwo("Stein & Aronson 1953", 180, 1361, 372, 1079),
                    new TwoByTwo("Vandiviere et al 1973", 8, 2537, 10, 619),
                    new TwoByTwo("TPT Madras 1980", 505, 87886, 499, 87892),
                    new TwoByTwo("Coetzee & Berjak 1968", 29, 7470, 45, 7232),
                    new TwoByTwo("Rosenthal et al 1961", 17, 1699, 65, 1600),
                    new TwoByTwo("Comstock et al 1974", 186, 50448, 141, 27197),
                    new TwoByTwo("Comstock & Webster 1969", 5, 2493, 3, 2338),
                    new TwoByTwo("Comstock et al 1976", 27, 16886, 29, 17825));

    private static final Fit FIT =
            RandomEffects.withDefaults()
                    .with(TauSquared.DERSIMONIAN_LAIRD)
                    .with(Inference.WALD)
                    .fit(CountEffects.logRiskRatio().from(TRIALS));

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

        assertThat(table.rows().get(TRIALS.size())).contains("0.49 [0.34; 0.70]");
    }

    @Test
    void latitudeExplainsMostOfTheDifferences() {
        Regression fit =
                MetaRegression.withDefaults()
                        .with(Inference.WALD)
                        .fit(
                                FIT.estimates(),
                                Design.intercept(13)
                                        .and(
                                                "latitude",
                                                Doubles.of(
                                                        44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18,
                                                        33, 33)));

        assertThat(fit.coefficient("latitude").estimate()).isNegative();
        assertThat(fit.r2()).isBetween(75.0, 76.0);
    }
}
