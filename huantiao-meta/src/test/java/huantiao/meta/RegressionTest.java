package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a regression says beyond its coefficients. */
class RegressionTest {
    private static final Estimates BCG = CountEffects.logRiskRatio().from(Bcg.TRIALS);
    private static final Design COLUMNS =
            Design.intercept(13).and("latitude", Bcg.LATITUDE).and("year", Bcg.YEAR);
    private static final MetaRegression REML = MetaRegression.withDefaults();

    private static Design only(String name) {
        return Design.intercept(13).and(name, COLUMNS.column(name));
    }

    @Test
    void oneCoefficientTestedAloneIsItsOwnTestSquared() {
        Regression fit = REML.fit(BCG, COLUMNS);
        Coefficient latitude = fit.coefficient("latitude");
        OmnibusTest test = fit.test(1);

        assertThat(test.statistic())
                .isCloseTo(latitude.statistic() * latitude.statistic(), within(1e-10));
        assertThat(test.pValue()).isCloseTo(latitude.pValue(), within(1e-12));
        assertThat(fit.test(1, 2).statistic())
                .isCloseTo(fit.moderators().statistic(), within(1e-10));
        assertThat(fit.test(1, 2).df2()).isEqualTo(10);
        assertThat(fit.test(0, 1, 2).statistic()).isNotEqualTo(fit.test(1, 2).statistic());
    }

    @Test
    void allCoefficientsAreTestedWithoutAnIntercept() {
        Design none = Design.withoutIntercept(13).and("latitude", Bcg.LATITUDE);
        Regression fit = REML.with(Inference.WALD).fit(BCG, none);

        assertThat(fit.moderators().df1()).isEqualTo(1);
        assertThat(fit.moderators().statistic())
                .isCloseTo(
                        fit.coefficients().getFirst().statistic()
                                * fit.coefficients().getFirst().statistic(),
                        within(1e-10));
    }

    @Test
    void aCommonEffectRegressionExplainsExcessDispersion() {
        MetaRegression common = REML.with(TauSquared.COMMON_EFFECT).with(Inference.WALD);
        Regression fit = common.fit(BCG, only("latitude"));
        double h2 = CommonEffect.withDefaults().fit(BCG).q() / 12;
        double residual = fit.heterogeneity().q() / 11;

        assertThat(fit.r2()).isCloseTo(100 * (h2 - residual) / h2, within(1e-9));
        // A moderator that explains nothing is floored, and a given variance explains nothing.
        Estimates equal =
                Estimates.of(new double[] {-1, 1, -1, 1}, new double[] {0.1, 0.1, 0.1, 0.1});
        Regression nothing = REML.fit(equal, Design.intercept(4).and("x", Doubles.of(0, 0, 1, 1)));
        // The same sum of squares 4 over two degrees of freedom instead of three.
        assertThat(nothing.tau2()).isCloseTo(4 / 2.0 - 0.1, within(1e-8));
        assertThat(nothing.r2()).isZero();
        assertThat(REML.withTau2(0.1).fit(BCG, only("latitude")).r2()).isNaN();
        // Berkey and others 1995: latitude leaves 0.0764 of 0.3132.
        Regression latitude = REML.fit(BCG, only("latitude"));
        assertThat(latitude.r2())
                .isCloseTo(
                        100 * (1 - latitude.tau2() / RandomEffects.withDefaults().fit(BCG).tau2()),
                        within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void predictionsHaveTheErrorAndDegreesOfTheirConvention(Prediction prediction) {
        Regression fit = REML.fit(BCG, COLUMNS);
        Doubles row = Doubles.of(1, 40, 1960);
        if (prediction == Prediction.KENWARD_ROGER
                || prediction == Prediction.KENWARD_ROGER_ONE_FEWER) {
            assertThatThrownBy(() -> fit.predict(prediction, row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must not be Kenward-Roger");
            return;
        }
        Coefficient mean = fit.combination("mean", row);
        double tested = mean.se() * mean.se();
        // Hartung and Knapp scale the classic variance by their factor.
        double classic = tested / fit.scaleFactor();
        double variance =
                switch (prediction) {
                    case SPREAD_ONLY -> 0;
                    case CLASSIC_T, HIGGINS, CLASSIC_NORMAL -> classic;
                    case AS_TESTED,
                            ONE_FEWER,
                            STUDENT,
                            HARTUNG_KNAPP,
                            HARTUNG_KNAPP_ONE_FEWER,
                            KENWARD_ROGER,
                            KENWARD_ROGER_ONE_FEWER ->
                            tested;
                };
        double df =
                switch (prediction) {
                    case SPREAD_ONLY, CLASSIC_NORMAL -> Double.POSITIVE_INFINITY;
                    case AS_TESTED, STUDENT, CLASSIC_T, HARTUNG_KNAPP -> 10;
                    case ONE_FEWER,
                            HIGGINS,
                            HARTUNG_KNAPP_ONE_FEWER,
                            KENWARD_ROGER,
                            KENWARD_ROGER_ONE_FEWER ->
                            9;
                };
        double half = Distributions.twoSidedQuantile(0.95, df) * Math.sqrt(variance + fit.tau2());
        PredictionInterval found = fit.predict(prediction, row);

        assertThat(found.df()).isEqualTo(df);
        assertThat(found.interval().lower()).isCloseTo(mean.estimate() - half, within(1e-9));
        assertThat(found.interval().upper()).isCloseTo(mean.estimate() + half, within(1e-9));
    }

    @Test
    void oneFewerNeverFallsBelowOneDegree() {
        Regression fit =
                REML.with(Inference.WALD)
                        .withTau2(0.1)
                        .fit(BCG.at(0, 3), Design.intercept(2).and("x", Doubles.of(0, 1)));

        assertThat(fit.predict(Prediction.ONE_FEWER, Doubles.of(1, 0)).df()).isEqualTo(1);
        assertThatThrownBy(() -> fit.combination("short", Doubles.of(1)))
                .hasMessageContaining("factors (1) must be as many as coefficients (2)");
        assertThatThrownBy(() -> fit.coefficient("y"))
                .hasMessageContaining("coefficient (y) must be a column kept");
    }

    @Test
    void varianceInflationOfTwoColumnsIsThatOfTheirCorrelation() {
        Regression fit = REML.fit(BCG, COLUMNS);
        double r =
                fit.covariance().at(1, 2)
                        / Math.sqrt(fit.covariance().at(1, 1) * fit.covariance().at(2, 2));

        assertThat(fit.varianceInflation().toArray())
                .containsExactly(new double[] {1 / (1 - r * r), 1 / (1 - r * r)}, within(1e-9));
        assertThat(REML.fit(BCG, only("year")).varianceInflation().toArray())
                .containsExactly(new double[] {1}, within(1e-12));
    }

    @Test
    void aProductIsAColumnOfItsOwn() {
        Design product = COLUMNS.andInteraction("latitude", "year");

        assertThat(product.names()).containsExactly("intrcpt", "latitude", "year", "latitude*year");
        assertThat(product.column("latitude*year").at(2)).isEqualTo(42 * 1960);
        Design factor = Design.intercept(3).andFactor("arm", List.of("a", "b", "a"));
        assertThat(factor.names()).containsExactly("intrcpt", "arm:b");
        assertThat(factor.column("arm:b").toArray()).containsExactly(0, 1, 0);
        assertThat(Design.withoutIntercept(3).andFactor("arm", List.of("a", "b", "a")).names())
                .containsExactly("arm:a", "arm:b");
    }

    @Test
    void wrongColumnsAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> Design.intercept(3).and("x", Doubles.of(1, 2)))
                .hasMessageContaining("column x (2 values)");
        assertThatThrownBy(() -> COLUMNS.and("year", Bcg.YEAR))
                .hasMessageContaining("year must not be given twice");
        assertThatThrownBy(
                        () -> Design.intercept(2).and("x", Doubles.of(1, Double.NEGATIVE_INFINITY)))
                .hasMessageContaining("column x, row 2 (-Infinity)");
        assertThatThrownBy(() -> Design.intercept(3).andFactor("f", List.of("a")))
                .hasMessageContaining("factor f (1 values)");
        assertThatThrownBy(() -> COLUMNS.column("altitude"))
                .hasMessageContaining("column (altitude) must be one of [intrcpt, latitude, year]");
        assertThatThrownBy(() -> REML.fit(BCG, Design.intercept(3)))
                .hasMessageContaining("rows of the design (3) must be as many as studies (13)");
        assertThatThrownBy(() -> REML.fit(BCG.at(0, 1, 2), first(COLUMNS, 3)))
                .hasMessageContaining("studies (3) must be at least the parameters (4)");
        assertThat(
                        REML.withTau2(0)
                                .with(Inference.WALD)
                                .fit(BCG.at(0, 1, 2), first(COLUMNS, 3))
                                .p())
                .isEqualTo(3);
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> REML.withTau2(wrong)).hasMessageContaining("tau2");
        }
        assertThatThrownBy(() -> REML.with(Inference.KENWARD_ROGER))
                .hasMessageContaining("must be z, t, knha or adhoc");
        assertThat(REML.withLevel(0.8).convention().level()).isEqualTo(0.8);
        assertThat(REML.withTau2(0.2).fit(BCG, only("year")).tau2()).isEqualTo(0.2);
    }

    private static Design first(Design design, int rows) {
        return design.at(IntStream.range(0, rows).toArray());
    }

    @Test
    void studiesWithoutAModeratorAreLeftOutByName() {
        double[] year = Bcg.YEAR.toArray();
        year[4] = Double.NaN;
        Regression fit = REML.fit(BCG, Design.intercept(13).and("year", Doubles.of(year)));

        assertThat(fit.k()).isEqualTo(12);
        assertThat(fit.findings())
                .extracting(Finding::code, Finding::study)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                Finding.Code.STUDY_LEFT_OUT, "Frimodt-Moller et al 1973"));
    }

    @Test
    void influenceIsWhatLeavingAStudyOutChanges() {
        Regression fit = REML.with(Inference.WALD).fit(BCG, COLUMNS);
        List<Influence> rows = Influence.of(fit);

        assertThat(rows.stream().mapToDouble(Influence::hat).sum()).isCloseTo(3, within(1e-10));
        for (int i : new int[] {0, 3, 7, 12}) {
            int without = i;
            int[] rest = IntStream.range(0, 13).filter(j -> j != without).toArray();
            Regression less = REML.with(Inference.WALD).fit(BCG.at(rest), COLUMNS.at(rest));
            double[] x = {1, Bcg.LATITUDE.at(i), Bcg.YEAR.at(i)};
            Coefficient predicted = less.combination("x", Doubles.of(x));
            Coefficient fitted = fit.combination("x", Doubles.of(x));
            Influence row = rows.get(i);
            double variance = BCG.variance(i) + less.tau2();

            assertThat(row.study()).isEqualTo(Bcg.TRIALS.get(i).study());
            assertThat(row.residual())
                    .isCloseTo(BCG.effect(i) - predicted.estimate(), within(1e-8));
            assertThat(row.residualSe())
                    .isCloseTo(Math.sqrt(variance + predicted.se() * predicted.se()), within(1e-8));
            assertThat(row.studentizedResidual())
                    .isCloseTo(row.residual() / row.residualSe(), within(1e-14));
            double dffits =
                    (fitted.estimate() - predicted.estimate()) / Math.sqrt(row.hat() * variance);
            assertThat(row.dffits()).isCloseTo(dffits, within(1e-7));
            assertThat(row.tau2()).isCloseTo(less.tau2(), within(1e-9));
            assertThat(row.q()).isCloseTo(less.heterogeneity().q(), within(1e-9));
            // The spread of each coefficient in the whole review at the other variance.
            Regression at = REML.with(Inference.WALD).withTau2(less.tau2()).fit(BCG, COLUMNS);
            for (int j = 0; j < 3; j++) {
                double change =
                        fit.coefficients().get(j).estimate()
                                - less.coefficients().get(j).estimate();
                assertThat(row.dfbetas().at(j))
                        .isCloseTo(change / at.coefficients().get(j).se(), within(1e-6));
            }
            assertThat(row.covarianceRatio())
                    .isCloseTo(
                            LinearAlgebra.determinant(less.covariance().toArray())
                                    / LinearAlgebra.determinant(fit.covariance().toArray()),
                            within(1e-6));
            assertThat(row.weightPercent()).isEqualTo(fit.weightsPercent().at(i));
            boolean far =
                    Math.abs(row.dffits()) > 3 * Math.sqrt(3 / 10.0)
                            || Distributions.chiSquare(row.cook(), 3) > 0.5
                            || row.hat() > 9 / 13.0
                            || row.dfbetas().stream().anyMatch(d -> Math.abs(d) > 1);
            assertThat(row.influential()).isEqualTo(far);
        }
    }

    @Test
    void oneStudyFarFromTheOthersIsInfluential() {
        Estimates far =
                Estimates.of(
                        new double[] {0.1, 0.2, 0.15, 0.12, 0.18, 0.9},
                        new double[] {0.02, 0.02, 0.02, 0.02, 0.02, 0.02});
        List<Influence> rows =
                Influence.of(
                        RandomEffects.withDefaults()
                                .with(TauSquared.COMMON_EFFECT)
                                .with(Inference.WALD)
                                .fit(far));

        assertThat(rows.get(5).influential()).isTrue();
        assertThat(rows.get(1).influential()).isFalse();
        assertThat(rows.get(3).influential()).isFalse();
    }

    @Test
    void aStudyThatAloneCarriesAColumnCannotBeLeftOut() {
        Design single = Design.intercept(13).and("only", column());
        List<Influence> rows = Influence.of(REML.with(Inference.WALD).fit(BCG, single));

        assertThat(rows.get(2).residual()).isNaN();
        assertThat(rows.get(2).cook()).isNaN();
        assertThat(rows.get(2).dfbetas().toArray()).containsExactly(Double.NaN, Double.NaN);
        assertThat(rows.get(2).hat()).isCloseTo(1, within(1e-10));
        assertThat(rows.get(2).influential()).isTrue();
        assertThat(rows.get(3).residual()).isFinite();
        assertThatThrownBy(() ->
                        Influence.of(
                                RandomEffects.withDefaults()
                                        .with(Inference.WALD)
                                        .fit(BCG.at(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (2) must be at least 3");
        assertThat(
                        Influence.of(
                                RandomEffects.withDefaults()
                                        .with(Inference.WALD)
                                        .fit(BCG.at(0, 1, 2))))
                .hasSize(3);
    }

    private static Doubles column() {
        double[] only = new double[13];
        only[2] = 1;
        return Doubles.of(only);
    }
}
