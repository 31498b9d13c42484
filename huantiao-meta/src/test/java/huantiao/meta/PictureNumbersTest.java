package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.BiasJudgments.Judgment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers behind the pictures: each by its formula, without a picture. */
class PictureNumbersTest {
    private static final double Z95 = 1.959963984540054;
    private static final double Z90 = 1.6448536269514722;
    private static final Estimates BCG = CountEffects.logRiskRatio().from(Bcg.TRIALS);
    private static final Fit FIT = RandomEffects.withDefaults().withLevel(0.90).fit(BCG);

    private static void is(Interval found, double lower, double upper) {
        assertThat(found.lower()).isCloseTo(lower, within(1e-12));
        assertThat(found.upper()).isCloseTo(upper, within(1e-12));
    }

    @Test
    void aFunnelWidensWithTheStandardErrorAboutThePooledEffect() {
        Funnel funnel = Funnel.of(FIT);

        assertThat(funnel.standardErrors().at(0))
                .isCloseTo(Math.sqrt(BCG.variance(0)), within(1e-15));
        is(funnel.limits(0.3), FIT.estimate() - 0.3 * Z90, FIT.estimate() + 0.3 * Z90);
        is(funnel.insignificant(0.3, 0.95), -0.3 * Z95, 0.3 * Z95);
        is(FIT.studyInterval(2), interval(2, -1), interval(2, 1));
    }

    private static double interval(int study, int side) {
        return BCG.effect(study) + side * Z90 * Math.sqrt(BCG.variance(study));
    }

    @Test
    void aStudyOnTheRadialPlotLiesAtItsPrecision() {
        Radial radial = Radial.of(FIT);
        double precision = 1 / Math.sqrt(BCG.variance(4) + FIT.tau2());

        assertThat(radial.precision().at(4)).isCloseTo(precision, within(1e-13));
        assertThat(radial.standardized().at(4) / precision).isCloseTo(BCG.effect(4), within(1e-13));
        assertThat(radial.expected(2)).isCloseTo(2 * FIT.estimate(), within(1e-15));
        is(radial.limits(2), 2 * FIT.estimate() - Z90, 2 * FIT.estimate() + Z90);
    }

    @ParameterizedTest
    @EnumSource(CountEffects.Measure.class)
    void theTreatedRiskGivesThePooledEffectBack(CountEffects.Measure measure) {
        Fit pooled = RandomEffects.withDefaults().fit(CountEffects.of(measure).from(Bcg.TRIALS));
        List<TwoByTwo> tables =
                List.of(
                        new TwoByTwo("one", 3, 7, 5, 15),
                        new TwoByTwo("no treated", 0, 0, 5, 15),
                        new TwoByTwo("no controls", 3, 7, 0, 0),
                        new TwoByTwo("missing", 3, Double.NaN, 5, 15),
                        new TwoByTwo("two", 0, 4, 1, 0));
        LAbbe plot = LAbbe.of(measure, pooled, tables);

        assertThat(plot.tables()).extracting(TwoByTwo::study).containsExactly("one", "two");
        assertThat(plot.treatedRisks().toArray()).containsExactly(0.3, 0);
        assertThat(plot.controlRisks().toArray()).containsExactly(0.25, 1);
        double control = 0.25;
        double treated = plot.treatedRisk(control);
        double effect =
                switch (measure) {
                    case LOG_RISK_RATIO -> Math.log(treated / control);
                    case RISK_DIFFERENCE -> treated - control;
                    case LOG_ODDS_RATIO ->
                            Math.log(treated / (1 - treated)) - Math.log(control / (1 - control));
                };
        assertThat(effect).isCloseTo(pooled.estimate(), within(1e-13));
        if (measure == CountEffects.Measure.LOG_ODDS_RATIO) {
            assertThat(plot.treatedRisk(1)).isEqualTo(1);
            assertThat(plot.treatedRisk(0)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TauSquared.class,
            names = {"MAXIMUM_LIKELIHOOD", "RESTRICTED_MAXIMUM_LIKELIHOOD"})
    void theProfileMeetsItsCutAtTheLimits(TauSquared method) {
        TauSquaredProfile profile =
                TauSquaredProfile.of(RandomEffects.withDefaults().with(method).fit(BCG));
        double upper = profile.interval().tau2().upper();

        assertThat(profile.tau2().at(0)).isZero();
        assertThat(profile.tau2().at(160)).isCloseTo(1.25 * upper, within(1e-12));
        assertThat(profile.tau2().at(80)).isCloseTo(1.25 * upper / 4, within(1e-12));
        // Half of the 95 % quantile of chi-square with one degree of freedom.
        assertThat(profile.highest() - profile.cut()).isCloseTo(Z95 * Z95 / 2, within(1e-10));
        for (int i = 0; i <= 160; i++) {
            double t = profile.tau2().at(i);
            boolean inside = profile.interval().tau2().contains(t);
            assertThat(profile.logLikelihood().at(i) > profile.cut()).as("%s", t).isEqualTo(inside);
            assertThat(profile.logLikelihood().at(i)).isLessThanOrEqualTo(profile.highest());
        }
        Likelihood likelihood =
                method == TauSquared.MAXIMUM_LIKELIHOOD
                        ? profile.fit().maximumLikelihood()
                        : profile.fit().restrictedLikelihood();
        assertThat(profile.highest()).isCloseTo(likelihood.logLikelihood(), within(1e-9));
    }

    @Test
    void theProfileOfTwoStudiesHasNoEnd() {
        // Restricted likelihood of two studies with one residual degree of freedom falls slowly.
        Fit two =
                RandomEffects.withDefaults()
                        .withLevel(0.999999999999)
                        .fit(Estimates.of(new double[] {0, 3}, new double[] {0.1, 0.1}));
        TauSquaredProfile profile = TauSquaredProfile.of(two);

        assertThat(profile.tau2().at(160)).isFinite().isGreaterThan(two.tau2());
        assertThatThrownBy(() ->
                        TauSquaredProfile.of(
                                RandomEffects.withDefaults().with(TauSquared.HEDGES).fit(BCG)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ML or REML, not HE");
    }

    @Test
    void theLineOfARegressionRunsALittleBeyondTheStudies() {
        Regression fit =
                MetaRegression.withDefaults()
                        .fit(
                                BCG,
                                Design.intercept(13)
                                        .and("latitude", Bcg.LATITUDE)
                                        .and("year", Bcg.YEAR)
                                        .andInteraction("latitude", "year"));
        RegressionLine line = RegressionLine.of(fit, "latitude");
        double year = Bcg.YEAR.stream().average().orElseThrow();

        assertThat(line.values().size()).isEqualTo(61);
        assertThat(line.values().at(0)).isCloseTo(13 - 0.03 * 42, within(1e-12));
        assertThat(line.values().at(60)).isCloseTo(55 + 0.03 * 42, within(1e-12));
        assertThat(line.values().at(30)).isCloseTo(34, within(1e-12));
        Coefficient expected = fit.combination("expected", Doubles.of(1, 34, year, 34 * year));
        assertThat(line.expected().get(30).estimate()).isCloseTo(expected.estimate(), within(1e-9));
        assertThat(line.expected().get(30).se()).isCloseTo(expected.se(), within(1e-9));
        assertThatThrownBy(() -> RegressionLine.of(fit, "altitude"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("altitude");
    }

    @ParameterizedTest
    @CsvSource({
        "Low, LOW",
        "low risk, LOW",
        "LOW RISK OF BIAS, LOW",
        "+, LOW",
        " some_concerns , SOME_CONCERNS",
        "some, SOME_CONCERNS",
        "-, SOME_CONCERNS",
        "x, HIGH",
        "High, HIGH",
        "?, UNCLEAR",
        "Critical, CRITICAL",
        "no information, NO_INFORMATION"
    })
    void judgmentsAreReadAsReviewersWriteThem(String word, Judgment judgment) {
        assertThat(Judgment.of(word)).isEqualTo(judgment);
    }

    @Test
    void judgmentsAreCountedByDomain() {
        Map<String, List<Judgment>> studies = new LinkedHashMap<>();
        studies.put("a", List.of(Judgment.LOW, Judgment.HIGH));
        studies.put("b", List.of(Judgment.LOW, Judgment.SOME_CONCERNS));
        studies.put("c", List.of(Judgment.HIGH, Judgment.HIGH));
        BiasJudgments all = new BiasJudgments(List.of("order", "blinding"), studies);

        assertThat(all.of("b")).containsExactly(Judgment.LOW, Judgment.SOME_CONCERNS);
        assertThat(all.of("d")).isEmpty();
        assertThat(all.count(0, Judgment.LOW)).isEqualTo(2);
        assertThat(all.percent(1, Judgment.HIGH)).isCloseTo(200 / 3.0, within(1e-12));
        assertThat(all.percent(1, Judgment.LOW)).isZero();
        assertThat(all.letters()).containsExactly("A", "B");
        assertThat(all.legend()).isEqualTo("A order; B blinding");
        assertThat(all.occurring())
                .containsExactly(Judgment.LOW, Judgment.SOME_CONCERNS, Judgment.HIGH);
        assertThat(Judgment.LOW.label()).isEqualTo("Low");
        assertThat(Judgment.HIGH.sign()).isEqualTo("×");
        assertThat(new BiasJudgments(List.of("order"), Map.of()).percent(0, Judgment.LOW)).isNaN();
        List<String> many = java.util.stream.IntStream.range(0, 27).mapToObj(i -> "d" + i).toList();
        assertThat(new BiasJudgments(many, Map.of()).letters()).endsWith("Z", "27");

        assertThatThrownBy(() -> new BiasJudgments(List.of("order"), studies))
                .hasMessageContaining("judgments of a (2) must be as many as domains (1)");
        assertThatThrownBy(() -> Judgment.of("good"))
                .hasMessageContaining("judgment (good) must be low");
    }
}
