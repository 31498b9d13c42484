package huantiao.meta.papers;

import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.MetaRegression;
import huantiao.meta.RandomEffects;
import huantiao.meta.Regression;
import huantiao.meta.StudyEffect;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Raudenbush and Bryk, Empirical Bayes meta-analysis, Journal of Educational Statistics 1985,
 * 10(2), 75-98, 10.3102/10769986010002075; read through metafor. The paper prints Q as 35.85 and
 * 16.58, from variances of more digits than it prints.
 */
class RaudenbushBryk1985Test {
    private static final Fit FIT =
            RandomEffects.withDefaults().with(Inference.WALD).fit(TeacherExpectancy.EXPERIMENTS);

    @Test
    void pages83To86TheMeanAndTheSpread() {
        Printed.agrees(FIT.tau2(), "0.0188");
        Printed.agrees(FIT.estimate(), "0.0837");
        Printed.agrees(FIT.statistic(), "1.6208");
        Printed.agrees(FIT.q(), "35.8295");
    }

    @Test
    void figure2TheEmpiricalBayesEstimates() {
        List<StudyEffect> effects = StudyEffect.of(FIT);
        Printed.agree(
                Doubles.of(effects.stream().mapToDouble(StudyEffect::shrunken).toArray()),
                "0.0543 0.1006 -0.0064 0.214 0.1051 -0.0082 0.0174 -0.0293 0.1604 0.2485 0.162 0.110 0.0646 0.1105 -0.0288 0.0258 0.1905 0.0744 0.0248");
        Printed.agree(
                Doubles.of(effects.stream().mapToDouble(e -> e.interval().lower()).toArray()),
                "-0.1324 -0.1033 -0.2228 -0.0533 -0.162 -0.1737 -0.1481 -0.269 -0.0543 0.0000 -0.0970 -0.1303 -0.192 -0.1463 -0.2405 -0.1906 -0.0076 -0.0808 -0.1954");
        Printed.agree(
                Doubles.of(effects.stream().mapToDouble(e -> e.interval().upper()).toArray()),
                "0.2411 0.3045 0.2100 0.482 0.3724 0.1572 0.1828 0.2102 0.375 0.497 0.421 0.351 0.3212 0.3672 0.1829 0.2422 0.389 0.2295 0.2450");
    }

    @Test
    void pages90And92WeeksOfContactLeaveNothingUnexplained() {
        Regression fit =
                MetaRegression.withDefaults()
                        .with(Inference.WALD)
                        .fit(
                                TeacherExpectancy.EXPERIMENTS,
                                Design.intercept(19).and("weeks", TeacherExpectancy.WEEKS));

        Printed.agrees(fit.tau2(), "0.0000");
        Printed.agrees(fit.coefficient("intrcpt").estimate(), "0.4072");
        Printed.agrees(fit.coefficient("weeks").estimate(), "-0.1572");
        Printed.agrees(fit.heterogeneity().q(), "16.5708");
        Printed.agrees(fit.coefficient("intrcpt").statistic(), "4.678");
        Printed.agrees(fit.coefficient("weeks").statistic(), "-4.388");
    }
}
