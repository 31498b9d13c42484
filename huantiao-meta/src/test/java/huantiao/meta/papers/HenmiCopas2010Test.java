package huantiao.meta.papers;

import huantiao.meta.CountEffects;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.HenmiCopas;
import huantiao.meta.Inference;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Henmi and Copas, Confidence intervals for random effects meta-analysis and robustness to
 * publication bias, Statistics in Medicine 2010, 29(29), 2969-2983, 10.1002/sim.4029, page 2978:
 * acupuncture point P6 against sickness after operations (Lee and Done 2004); read through metafor.
 */
class HenmiCopas2010Test {
    private static final Estimates P6 =
            CountEffects.logOddsRatio()
                    .from(
                            List.of(
                                    TwoByTwo.ofEvents("Agarwal 2000", 18, 100, 20, 100),
                                    TwoByTwo.ofEvents("Agarwal 2002", 5, 50, 18, 50),
                                    TwoByTwo.ofEvents("Alkaissi 1999", 9, 20, 7, 20),
                                    TwoByTwo.ofEvents("Alkaissi 2002", 32, 135, 31, 139),
                                    TwoByTwo.ofEvents("Allen 1994", 9, 23, 10, 23),
                                    TwoByTwo.ofEvents("Andrzejowski 1996", 11, 18, 12, 18),
                                    TwoByTwo.ofEvents("Duggal 1998", 69, 122, 80, 122),
                                    TwoByTwo.ofEvents("Dundee 1986", 3, 25, 12, 25),
                                    TwoByTwo.ofEvents("Ferrera-Love 1996", 1, 30, 1, 30),
                                    TwoByTwo.ofEvents("Gieron 1993", 11, 30, 19, 30),
                                    TwoByTwo.ofEvents("Harmon 1999", 7, 44, 16, 39),
                                    TwoByTwo.ofEvents("Harmon 2000", 4, 47, 6, 47),
                                    TwoByTwo.ofEvents("Ho 1996", 1, 30, 13, 30),
                                    TwoByTwo.ofEvents("Rusy 2002", 24, 40, 71, 80),
                                    TwoByTwo.ofEvents("Wang 2002", 16, 50, 53, 88),
                                    TwoByTwo.ofEvents("Zarate 2001", 28, 110, 25, 111)));

    @Test
    void page2978TheDerSimonianLairdInterval() {
        Fit fit =
                RandomEffects.withDefaults()
                        .with(TauSquared.DERSIMONIAN_LAIRD)
                        .with(Inference.WALD)
                        .fit(P6);

        Printed.agrees(fit.tau2(), "0.3325");
        Printed.agrees(fit.estimate(), "-0.6787");
        Printed.agrees(fit.interval(), "-1.0664", "-0.2911");
    }

    @Test
    void page2978TheIntervalThatBiasMovesLess() {
        HenmiCopas robust = HenmiCopas.of(P6, 0.95);

        Printed.agrees(robust.estimate(), "-0.5145");
        Printed.agrees(robust.interval(), "-0.9994", "-0.0295");
    }
}
