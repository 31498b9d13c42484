package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of methods that pool counts as they are. */
class PooledCountsTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final List<TwoByTwo> TRIALS =
            List.of(
                    new TwoByTwo("one", 12, 38, 20, 31),
                    new TwoByTwo("two", 3, 97, 9, 88),
                    new TwoByTwo("three", 30, 90, 41, 77),
                    new TwoByTwo("four", 5, 17, 6, 14));
    private static final List<TwoRates> RATES =
            List.of(
                    new TwoRates("one", 12, 300, 20, 290),
                    new TwoRates("two", 3, 800, 9, 750),
                    new TwoRates("three", 30, 950, 41, 900));

    /** Sum of weight times study over the sum of weights. */
    private static <T> double weighted(
            Doubles percent, List<T> studies, ToDoubleFunction<T> effect) {
        double sum = 0;
        for (int i = 0; i < studies.size(); i++) {
            sum += percent.at(i) / 100 * effect.applyAsDouble(studies.get(i));
        }
        return sum;
    }

    /**
     * Mantel and Haenszel's estimate is a weighted mean of the studies' own odds ratios, risk
     * ratios or differences, not of logarithms (Cochrane Handbook, statistical methods of RevMan 5,
     * 2010).
     */
    @Test
    void theEstimateIsTheWeightedMeanOfTheStudiesOwn() {
        CountFit or = MantelHaenszel.oddsRatio().fit(TRIALS);
        CountFit rr = MantelHaenszel.riskRatio().fit(TRIALS);
        CountFit rd = MantelHaenszel.riskDifference().fit(TRIALS);

        assertThat(weighted(or.weightsPercent(), TRIALS, t -> t.a() * t.d() / (t.b() * t.c())))
                .isCloseTo(Math.exp(or.estimate()), CLOSE);
        assertThat(
                        weighted(
                                rr.weightsPercent(),
                                TRIALS,
                                t -> t.a() / t.treated() / (t.c() / t.controls())))
                .isCloseTo(Math.exp(rr.estimate()), CLOSE);
        assertThat(
                        weighted(
                                rd.weightsPercent(),
                                TRIALS,
                                t -> t.a() / t.treated() - t.c() / t.controls()))
                .isCloseTo(rd.estimate(), CLOSE);
        for (CountFit fit : List.of(or, rr, rd)) {
            assertThat(fit.weightsPercent().stream().sum()).isCloseTo(100, CLOSE);
        }
    }

    @Test
    void theRateIsTheWeightedMeanOfTheStudiesOwn() {
        CountFit ratio = MantelHaenszelRates.rateRatio().fit(RATES);
        CountFit difference = MantelHaenszelRates.rateDifference().fit(RATES);

        assertThat(
                        weighted(
                                ratio.weightsPercent(),
                                RATES,
                                r -> r.x1() / r.t1() / (r.x2() / r.t2())))
                .isCloseTo(Math.exp(ratio.estimate()), CLOSE);
        assertThat(
                        weighted(
                                difference.weightsPercent(),
                                RATES,
                                r -> r.x1() / r.t1() - r.x2() / r.t2()))
                .isCloseTo(difference.estimate(), CLOSE);
        // Variance of the weighted mean of differences of Poisson rates.
        assertThat(
                        Math.sqrt(
                                weighted(
                                        difference.weightsPercent(),
                                        RATES,
                                        r ->
                                                difference.weightsPercent().at(RATES.indexOf(r))
                                                        / 100
                                                        * (r.x1() / (r.t1() * r.t1())
                                                                + r.x2() / (r.t2() * r.t2())))))
                .isCloseTo(difference.se(), CLOSE);
    }

    @Test
    void anIntervalOfAStudyIsTwoStandardErrorsWide() {
        CountFit fit = MantelHaenszel.oddsRatio().fit(TRIALS);
        double effect = fit.estimates().effect(1);
        double se = Math.sqrt(fit.estimates().variance(1));

        assertThat(fit.studyInterval(1).lower()).isCloseTo(effect - 1.959963984540054 * se, CLOSE);
        assertThat(fit.studyInterval(1).upper()).isCloseTo(effect + 1.959963984540054 * se, CLOSE);
    }

    @Test
    void heterogeneityIsOfTheStudiesAroundTheEstimate() {
        CountFit fit = MantelHaenszel.riskDifference().fit(TRIALS);
        double q = 0;
        for (int i = 0; i < TRIALS.size(); i++) {
            double r = fit.estimates().effect(i) - fit.estimate();
            q += r * r / fit.estimates().variance(i);
        }

        assertThat(fit.q()).isCloseTo(q, CLOSE);
        assertThat(fit.qDf()).isEqualTo(3);
        assertThat(fit.h2()).isCloseTo(q / 3, CLOSE);
        assertThat(fit.i2()).isCloseTo(Math.max(0, 100 * (1 - 3 / q)), within(1e-10));
    }

    @Test
    void likeStudiesHaveNoHeterogeneity() {
        TwoByTwo t = TRIALS.getFirst();
        CountFit fit = MantelHaenszel.oddsRatio().fit(List.of(t, t, t));

        assertThat(fit.q()).isCloseTo(0, within(1e-20));
        assertThat(fit.i2()).isZero();
        assertThat(fit.breslowDay().statistic()).isCloseTo(0, within(1e-18));
        assertThat(fit.breslowDay().df()).isEqualTo(2);
        assertThat(fit.tarone().df()).isEqualTo(2);
        assertThat(Math.exp(fit.estimate())).isCloseTo(t.a() * t.d() / (t.b() * t.c()), CLOSE);
    }

    /** With an odds ratio of 1 the expected counts are those of independence. */
    @Test
    void homogeneityAroundNoEffectIsThatOfIndependence() {
        List<TwoByTwo> mirrored =
                List.of(
                        new TwoByTwo("left", 10, 20, 20, 10),
                        new TwoByTwo("right", 20, 10, 10, 20));
        CountFit fit = MantelHaenszel.oddsRatio().fit(mirrored);

        assertThat(fit.estimate()).isZero();
        // Expected 15, variance 15/4 in each: 2 times 25/3.75.
        assertThat(fit.breslowDay().statistic()).isCloseTo(2 * 25 / 3.75, CLOSE);
        assertThat(fit.tarone().statistic()).isCloseTo(2 * 25 / 3.75, CLOSE);
        assertThat(fit.breslowDay().df()).isEqualTo(1);
    }

    @Test
    void oneTableSaysNothingAboutHomogeneity() {
        CountFit fit = MantelHaenszel.oddsRatio().fit(TRIALS.subList(0, 1));

        assertThat(fit.breslowDay().statistic()).isNaN();
        assertThat(fit.tarone().statistic()).isNaN();
        assertThat(fit.h2()).isNaN();
        assertThat(fit.q()).isCloseTo(0, within(1e-20));
    }

    /** Half a person is taken off the distance from what is expected, and no more than there is. */
    @Test
    void theCorrectedTestOfAssociationIsNearerToNothing() {
        CountFit fit = MantelHaenszel.oddsRatio().fit(TRIALS);
        double distance = 0;
        double variance = 0;
        for (TwoByTwo t : TRIALS) {
            double n = t.total();
            double events = t.a() + t.c();
            distance += t.a() - t.treated() * events / n;
            variance += t.treated() * t.controls() * events * (n - events) / (n * n * (n - 1));
        }

        assertThat(fit.uncorrectedAssociation().statistic())
                .isCloseTo(distance * distance / variance, within(1e-10));
        assertThat(fit.association().statistic())
                .isCloseTo(Math.pow(Math.abs(distance) - 0.5, 2) / variance, within(1e-10));
        assertThat(
                        MantelHaenszel.oddsRatio()
                                .fit(List.of(new TwoByTwo("even", 10, 10, 10, 10)))
                                .association()
                                .statistic())
                .isZero();
    }

    @Test
    void ratesKnowTheSameTestOfAssociation() {
        CountFit fit = MantelHaenszelRates.rateRatio().fit(RATES);
        double distance = 0;
        double variance = 0;
        for (TwoRates r : RATES) {
            double events = r.x1() + r.x2();
            double share = r.t1() / (r.t1() + r.t2());
            distance += r.x1() - events * share;
            variance += events * share * (1 - share);
        }

        assertThat(fit.uncorrectedAssociation().statistic())
                .isCloseTo(distance * distance / variance, within(1e-10));
        assertThat(fit.association().statistic())
                .isCloseTo(Math.pow(Math.abs(distance) - 0.5, 2) / variance, within(1e-10));
        assertThat(MantelHaenszelRates.rateDifference().fit(RATES).association().statistic())
                .isNaN();
    }

    /** A study without events in one group gets half an event in both for its own effect only. */
    @Test
    void aZeroRateIsCorrectedInItsOwnRowNotInThePooledOne() {
        List<TwoRates> rates = List.of(RATES.getFirst(), new TwoRates("zero", 0, 100, 4, 120));
        CountFit fit = MantelHaenszelRates.rateRatio().fit(rates);

        assertThat(fit.estimates().effect(1)).isCloseTo(Math.log(0.5 / 100 / (4.5 / 120)), CLOSE);
        assertThat(fit.estimates().variance(1)).isCloseTo(1 / 0.5 + 1 / 4.5, CLOSE);
        double r = 12.0 * 290 / 590;
        double s = 20.0 * 300 / 590 + 4.0 * 100 / 220;
        assertThat(fit.estimate()).isCloseTo(Math.log(r / s), CLOSE);
    }

    @Test
    void withoutEventsInOneGroupThereIsNoRatio() {
        CountFit none =
                MantelHaenszelRates.rateRatio().fit(List.of(new TwoRates("zero", 0, 10, 4, 12)));
        CountFit difference =
                MantelHaenszelRates.rateDifference()
                        .fit(List.of(new TwoRates("zero", 0, 10, 4, 12)));

        assertThat(none.estimate()).isNaN();
        assertThat(none.findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.UNDEFINED);
        assertThat(difference.estimate()).isCloseTo(-4.0 / 12, CLOSE);
        assertThat(difference.findings()).isEmpty();
    }

    /**
     * Sweeting, Sutton and Lambert 2004: what an arm gets is in proportion to the reciprocal of the
     * other arm's size, and both together get 1.
     */
    @Test
    void aCorrectionByArmFavoursNeither() {
        TwoByTwo small = new TwoByTwo("one", 0, 10, 3, 27);

        TwoByTwo corrected = ZeroCells.half().sharedByArm().applied(List.of(small)).getFirst();

        double treated = corrected.a() - small.a();
        double controls = corrected.c() - small.c();
        assertThat(treated + controls).isCloseTo(1, CLOSE);
        assertThat(treated / controls).isCloseTo((1 / 30.0) / (1 / 10.0), CLOSE);
        assertThat(corrected.b() - small.b()).isCloseTo(treated, CLOSE);
        assertThat(corrected.d() - small.d()).isCloseTo(controls, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(ZeroCells.Where.class)
    void aRuleSaysWhichTablesItTouches(ZeroCells.Where where) {
        TwoByTwo zero = new TwoByTwo("zero", 0, 10, 3, 27);
        List<TwoByTwo> corrected =
                new ZeroCells(0.5, where, false).applied(List.of(zero, TRIALS.getFirst()));

        assertThat(corrected.getFirst().a()).isEqualTo(where == ZeroCells.Where.NOWHERE ? 0 : 0.5);
        assertThat(corrected.getLast().a())
                .isEqualTo(
                        switch (where) {
                            case NOWHERE, TABLES_WITH_ZERO -> 12;
                            case ALL_IF_ANY_ZERO, EVERYWHERE -> 12.5;
                        });
        assertThat(new ZeroCells(0.5, where, false).applied(TRIALS.subList(0, 1)).getFirst().a())
                .isEqualTo(where == ZeroCells.Where.EVERYWHERE ? 12.5 : 12);
    }

    @Test
    void aConstantOfNothingIsARuleToo() {
        assertThat(new ZeroCells(0, ZeroCells.Where.EVERYWHERE, false).applied(TRIALS))
                .isEqualTo(TRIALS);
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ZeroCells(bad, ZeroCells.Where.EVERYWHERE, false))
                    .hasMessageContaining("must be 0 or more");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void aLevelIsBetweenNothingAndCertainty(double level) {
        String message = "level (" + level + ")";
        assertThatThrownBy(() -> MantelHaenszel.oddsRatio().withLevel(level))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> MantelHaenszelRates.rateRatio().withLevel(level))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> RareEvents.withDefaults().withLevel(level))
                .hasMessageContaining(message);
    }
}
