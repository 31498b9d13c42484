package huantiao.meta.papers;

import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.MeanEffects;
import huantiao.meta.Pooled;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoMeans;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Normand, Meta-analysis: formulating, evaluating, combining, and reporting, Statistics in Medicine
 * 1999, 18(3), 321-359; read through metafor.
 */
class Normand1999Test {
    private static final Estimates LIDOCAINE =
            percent(
                    CountEffects.riskDifference()
                            .from(
                                    List.of(
                                            TwoByTwo.ofEvents("Chopra", 2, 39, 1, 43),
                                            TwoByTwo.ofEvents("Mogensen", 4, 44, 4, 44),
                                            TwoByTwo.ofEvents("Pitt", 6, 107, 4, 110),
                                            TwoByTwo.ofEvents("Darby", 7, 103, 5, 100),
                                            TwoByTwo.ofEvents("Bennett", 7, 110, 3, 106),
                                            TwoByTwo.ofEvents("O'Brien", 11, 154, 4, 146))));

    private static final List<TwoMeans> STROKE_CARE =
            List.of(
                    new TwoMeans("Edinburgh", 55, 47, 155, 75, 64, 156),
                    new TwoMeans("Orpington mild", 27, 7, 31, 29, 4, 32),
                    new TwoMeans("Orpington moderate", 64, 17, 75, 119, 29, 71),
                    new TwoMeans("Orpington severe", 66, 20, 18, 137, 48, 18),
                    new TwoMeans("Montreal home", 14, 8, 8, 18, 11, 13),
                    new TwoMeans("Montreal transfer", 19, 7, 57, 18, 4, 52),
                    new TwoMeans("Newcastle", 52, 45, 34, 41, 34, 33),
                    new TwoMeans("Umea", 21, 16, 110, 31, 27, 183),
                    new TwoMeans("Uppsala", 30, 27, 60, 23, 20, 52));
    private static final Estimates DAYS =
            MeanEffects.meanDifference()
                    .from(STROKE_CARE.stream().map(Normand1999Test::pooled).toList());

    private static Estimates percent(Estimates risks) {
        return new Estimates(
                Doubles.of(risks.effects().stream().map(y -> 100 * y).toArray()),
                Doubles.of(risks.variances().stream().map(v -> 1e4 * v).toArray()),
                risks.studies());
    }

    /** The paper takes both groups to have the pooled standard deviation. */
    private static TwoMeans pooled(TwoMeans m) {
        double sd = m.pooledSd();
        return new TwoMeans(m.study(), m.mean1(), sd, m.n1(), m.mean2(), sd, m.n2());
    }

    private static Fit fit(TauSquared method, Estimates estimates) {
        return RandomEffects.withDefaults().with(method).with(Inference.WALD).fit(estimates);
    }

    private static void agrees(Pooled fit, String estimate, String lower, String upper) {
        Printed.agrees(fit.estimate(), estimate);
        Printed.agrees(fit.interval(), lower, upper);
    }

    @Test
    void tableIIIRiskDifferencesInPercent() {
        Printed.agree(LIDOCAINE.effects(), "2.8026 0.0000 1.9711 1.7961 3.5334 4.4031");
        Printed.agree(LIDOCAINE.variances(), "17.7575 37.5657 8.1323 10.8998 8.0114 6.1320");
    }

    @Test
    void tableVIIAllMethodsAgreeBecauseNothingVariesBetweenTrials() {
        agrees(CommonEffect.withDefaults().fit(LIDOCAINE), "2.9444", "0.3831", "5.5058");
        for (TauSquared method :
                List.of(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, TauSquared.DERSIMONIAN_LAIRD)) {
            Fit fit = fit(method, LIDOCAINE);
            agrees(fit, "2.9444", "0.3831", "5.5058");
            Printed.agrees(fit.tau2(), "0.0000");
        }
    }

    @Test
    void tableVIIIMeanDifferencesInDays() {
        Printed.agree(DAYS.effects(), "-20 -2 -55 -71 -4 1 11 -10 7");
        Printed.agree(
                DAYS.variances(),
                "40.5863 2.0468 15.2809 150.2222 20.1923 1.2235 95.3756 8.0321 20.6936");
    }

    @Test
    void tableIXTheMethodDecides() {
        agrees(CommonEffect.withDefaults().fit(DAYS), "-3.4939", "-5.0265", "-1.9613");
        Fit dl = fit(TauSquared.DERSIMONIAN_LAIRD, DAYS);
        agrees(dl, "-14.0972", "-24.4454", "-3.7490");
        Printed.agrees(dl.tau2(), "218.7216");
        Fit reml = fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, DAYS);
        agrees(reml, "-15.1217", "-32.6716", "2.4282");
        Printed.agrees(reml.tau2(), "685.1965");
    }
}
