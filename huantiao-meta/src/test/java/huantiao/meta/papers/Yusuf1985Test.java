package huantiao.meta.papers;

import huantiao.meta.CountFit;
import huantiao.meta.Peto;
import huantiao.meta.TwoByTwo;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Yusuf, Peto, Lewis, Collins and Sleight, Beta blockade during and after myocardial infarction,
 * Progress in Cardiovascular Diseases 1985, 27(5), 335-371, 10.1016/S0033-0620(85)80003-7: deaths
 * after early oral treatment, Table 6, with the pooled odds ratio as compared in the metafor
 * project.
 */
class Yusuf1985Test {
    private static final List<TwoByTwo> EARLY_ORAL =
            List.of(
                    TwoByTwo.ofEvents("Balcon", 14, 56, 15, 58),
                    TwoByTwo.ofEvents("Clausen", 18, 66, 19, 64),
                    TwoByTwo.ofEvents("Multicentre", 15, 100, 12, 95),
                    TwoByTwo.ofEvents("Barber", 10, 52, 12, 47),
                    TwoByTwo.ofEvents("Norris", 21, 226, 24, 228),
                    TwoByTwo.ofEvents("Kahler", 3, 38, 6, 31),
                    TwoByTwo.ofEvents("Ledwich", 2, 20, 3, 20),
                    TwoByTwo.ofEvents("Snow 2", 19, 76, 15, 67),
                    TwoByTwo.ofEvents("Fuccella", 15, 106, 9, 114),
                    TwoByTwo.ofEvents("Briant", 5, 62, 4, 57),
                    TwoByTwo.ofEvents("Pitt", 0, 9, 0, 8),
                    TwoByTwo.ofEvents("Lombardo", 8, 133, 11, 127),
                    TwoByTwo.ofEvents("Thompson", 3, 48, 3, 49),
                    TwoByTwo.ofEvents("Hutton", 0, 16, 0, 13),
                    TwoByTwo.ofEvents("Tonkin", 1, 42, 1, 46),
                    TwoByTwo.ofEvents("Gupta", 0, 25, 3, 25),
                    TwoByTwo.ofEvents("Barber 2", 14, 221, 15, 228),
                    TwoByTwo.ofEvents("Yusuf", 0, 11, 0, 11),
                    TwoByTwo.ofEvents("Wilcox 1", 8, 259, 7, 129),
                    TwoByTwo.ofEvents("Wilcox 2", 6, 157, 4, 158),
                    TwoByTwo.ofEvents("CPRG", 3, 177, 2, 136));

    @Test
    void theOddsOfDeathOverAllTrials() {
        CountFit fit = Peto.withDefaults().fit(EARLY_ORAL);

        Printed.agrees(Math.exp(fit.estimate()), "0.9332");
        Printed.agrees(Printed.ratios(fit.interval()), "0.7385", "1.1792");
    }
}
