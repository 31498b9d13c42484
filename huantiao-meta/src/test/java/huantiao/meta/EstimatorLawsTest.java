package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold between an estimate, its intervals and its weights, over thousands of reviews. */
class EstimatorLawsTest {
    private static final List<TauSquared> METHODS =
            List.of(TauSquared.values()).stream().filter(m -> !m.usesUserWeights()).toList();
    private static final RandomEffects REML = RandomEffects.withDefaults();

    private static void same(double found, double expected, double by, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(by * (Math.abs(expected) + 1)));
    }

    private static Estimates flipped(Estimates e) {
        return new Estimates(
                Doubles.of(e.effects().stream().map(y -> -y).toArray()),
                e.variances(),
                e.studies());
    }

    /** The method that belongs to a review, so that all get their turn. */
    private static TauSquared methodOf(Reviews.Review review) {
        return METHODS.get((int) (review.seed() % METHODS.size()));
    }

    @Test
    void flippingTheSignsFlipsTheEffectAndNothingElse() {
        Reviews.thousands()
                .forEach(review -> {
                    RandomEffects method = REML.with(methodOf(review));
                    Fit one = method.fit(review.estimates());
                    Fit other = method.fit(flipped(review.estimates()));

                    same(other.estimate(), -one.estimate(), 1e-10, review.toString());
                    same(
                            other.interval().lower(),
                            -one.interval().upper(),
                            1e-10,
                            review.toString());
                    same(other.tau2(), one.tau2(), 1e-10, review.toString());
                    same(other.q(), one.q(), 1e-10, review.toString());
                    same(other.pValue(), one.pValue(), 1e-10, review.toString());
                });
    }

    @Test
    void givingEveryStudyTwiceDoublesTheWeight() {
        Reviews.thousands()
                .forEach(review -> {
                    Estimates e = review.estimates();
                    RandomEffects known = REML.with(Inference.WALD).withTau2(0.2);
                    Fit one = known.fit(e);
                    Fit twice = known.fit(e.and(e));

                    same(twice.estimate(), one.estimate(), 1e-12, review.toString());
                    same(
                            twice.se() * twice.se(),
                            one.se() * one.se() / 2,
                            1e-12,
                            review.toString());
                    same(twice.q(), 2 * one.q(), 1e-12, review.toString());
                    same(
                            twice.weightsPercent().at(0),
                            one.weightsPercent().at(0) / 2,
                            1e-12,
                            review.toString());
                });
    }

    @Test
    void splittingAStudyInHalvesOfTwiceTheVarianceChangesNoCommonEffect() {
        Reviews.thousands()
                .forEach(review -> {
                    Estimates e = review.estimates();
                    double[] half = {2 * e.variance(0), 2 * e.variance(0)};
                    Estimates split =
                            e.without(0)
                                    .and(
                                            Estimates.of(
                                                    new double[] {e.effect(0), e.effect(0)}, half));
                    Fit one = CommonEffect.withDefaults().fit(e);
                    Fit other = CommonEffect.withDefaults().fit(split);

                    same(other.estimate(), one.estimate(), 1e-12, review.toString());
                    same(other.se(), one.se(), 1e-12, review.toString());
                    same(other.q(), one.q(), 1e-11, review.toString());
                });
    }

    @Test
    void withoutSpreadEveryEstimatorGivesTheCommonEffect() {
        int[] seen = {0};
        Reviews.thousands()
                .forEach(review -> {
                    Fit common = CommonEffect.withDefaults().fit(review.estimates());
                    Fit fit =
                            REML.with(methodOf(review))
                                    .with(Inference.WALD)
                                    .fit(review.estimates());
                    if (fit.tau2() == 0) {
                        seen[0]++;
                        same(fit.estimate(), common.estimate(), 1e-13, review.toString());
                        same(fit.se(), common.se(), 1e-13, review.toString());
                    } else {
                        assertThat(fit.se()).isGreaterThan(common.se());
                    }
                });
        assertThat(seen[0]).isPositive();
    }

    @Test
    void anIntervalOfHigherLevelContainsOneOfLower() {
        Reviews.thousands()
                .forEach(review -> {
                    RandomEffects method = REML.with(methodOf(review));
                    Fit narrow = method.withLevel(0.8).fit(review.estimates());
                    Fit wide = method.withLevel(0.95).fit(review.estimates());

                    contains(wide.interval(), narrow.interval(), review);
                    contains(wide.prediction().interval(), narrow.prediction().interval(), review);
                    contains(spread(wide), spread(narrow), review);
                });
    }

    private static Interval spread(Fit fit) {
        return TauSquaredInterval.of(fit, TauSquaredInterval.Method.Q_PROFILE).tau2();
    }

    private static void contains(Interval wide, Interval narrow, Reviews.Review review) {
        assertThat(wide.lower()).as("%s", review).isLessThanOrEqualTo(narrow.lower());
        assertThat(wide.upper()).as("%s", review).isGreaterThanOrEqualTo(narrow.upper());
    }

    @Test
    void thePredictionIntervalContainsTheConfidenceInterval() {
        Reviews.thousands()
                .forEach(review -> {
                    Fit fit = REML.with(methodOf(review)).fit(review.estimates());

                    Interval prediction = fit.predict(Prediction.AS_TESTED).interval();
                    contains(prediction, fit.interval(), review);
                    contains(fit.predict(Prediction.ONE_FEWER).interval(), prediction, review);
                });
    }

    @Test
    void aTestIsSignificantExactlyWhenTheIntervalLeavesZeroOut() {
        List<Inference> tests = List.of(Inference.WALD, Inference.WALD_T, Inference.HARTUNG_KNAPP);
        Reviews.thousands()
                .forEach(review -> {
                    Fit fit =
                            REML.with(methodOf(review))
                                    .with(tests.get((int) (review.seed() / 7 % 3)))
                                    .fit(review.estimates());

                    boolean without = fit.interval().lower() > 0 || fit.interval().upper() < 0;
                    assertThat(fit.pValue() < 0.05).as("%s", review).isEqualTo(without);
                });
    }

    @Test
    void thePooledEffectLiesAmongTheEffectsAndItsWeightsMakeAHundred() {
        Reviews.thousands()
                .forEach(review -> {
                    Fit fit = REML.with(methodOf(review)).fit(review.estimates());
                    Doubles effects = review.estimates().effects();

                    assertThat(fit.estimate())
                            .as("%s", review)
                            .isBetween(
                                    effects.stream().min().orElseThrow(),
                                    effects.stream().max().orElseThrow());
                    same(fit.weightsPercent().stream().sum(), 100, 1e-12, "weights");
                    assertThat(fit.i2()).isBetween(0.0, 100.0);
                    same(
                            fit.heterogeneity().h2(),
                            fit.convention().tauSquared() == TauSquared.COMMON_EFFECT
                                    ? fit.q() / (fit.k() - 1)
                                    : 1 / (1 - fit.i2() / 100),
                            1e-9,
                            review.toString());
                });
    }

    @Test
    void theLastOfACumulativeSeriesIsTheWholeReview() {
        Reviews.thousands()
                .limit(100)
                .forEach(review -> {
                    Estimates e = review.estimates();
                    double[] order = new Random(review.seed()).doubles(e.size()).toArray();
                    List<Fit> series = Sequences.cumulative(REML, e, Doubles.of(order));

                    assertThat(series).hasSize(e.size());
                    same(
                            series.getLast().estimate(),
                            REML.fit(e).estimate(),
                            1e-12,
                            review.toString());
                });
    }

    @Test
    void leavingOutTwoStudiesInEitherOrderIsTheSame() {
        Reviews.thousands()
                .limit(100)
                .filter(review -> review.estimates().size() > 4)
                .forEach(review -> {
                    List<Fit> series = Sequences.leaveOneOut(REML, review.estimates());
                    Fit firstThenSecond =
                            Sequences.leaveOneOut(REML, series.get(0).estimates()).get(0);
                    Fit secondThenFirst =
                            Sequences.leaveOneOut(REML, series.get(1).estimates()).get(0);

                    same(
                            firstThenSecond.estimate(),
                            secondThenFirst.estimate(),
                            1e-12,
                            review.toString());
                });
    }

    /** Two precise groups far apart and vague studies between: a likelihood with two tops. */
    private static Estimates contradicting(long seed) {
        Random random = new Random(seed);
        int k = 4 + random.nextInt(6);
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            boolean precise = random.nextInt(3) > 0;
            v[i] = precise ? 1e-4 * (1 + random.nextDouble()) : 0.5 + random.nextDouble();
            y[i] = precise ? 0.02 * random.nextGaussian() : 3 * random.nextGaussian();
        }
        return Estimates.of(y, v);
    }

    @Test
    void everyMaximumOfTheLikelihoodIsFoundAndNoOther() {
        int several = 0;
        for (long seed = 0; seed < 60; seed++) {
            Estimates e = contradicting(seed);
            Fit fit = REML.fit(e);
            List<Double> seen = topsOnAGrid(e);

            assertThat(fit.localMaxima().size()).as("seed %d", seed).isEqualTo(seen.size());
            for (double top : seen) {
                assertThat(fit.localMaxima().stream().anyMatch(t -> near(t, top)))
                        .as("seed %d: %s in %s", seed, top, fit.localMaxima())
                        .isTrue();
            }
            several += seen.size() > 1 ? 1 : 0;
        }
        assertThat(several).isPositive();
    }

    private static boolean near(double t, double top) {
        return Math.abs(t - top) <= 0.045 * top + 1e-12;
    }

    /** The same by looking at 900 values of tau2 from 0 to 1,000. */
    private static List<Double> topsOnAGrid(Estimates e) {
        double[] t =
                IntStream.range(0, 900)
                        .mapToDouble(i -> i == 0 ? 0 : Math.pow(10, -12 + 15 * i / 899.0))
                        .toArray();
        double[] l = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            l[i] = REML.withTau2(t[i]).fit(e).restrictedLikelihood().logLikelihood();
        }
        List<Double> tops = new ArrayList<>();
        for (int i = 0; i < t.length - 1; i++) {
            // Where the curve is flat to rounding, it is flat down to 0.
            boolean rises = i > 0 && l[i] > l[i - 1] + 1e-12;
            boolean falls = l[i] > l[i + 1] + 1e-12;
            boolean flatFromZero = i > 0 && Math.abs(l[i] - l[0]) <= 1e-10 && t[i] < 1e-8;
            if (falls && (rises || i == 0 || (flatFromZero && tops.isEmpty()))) {
                tops.add(flatFromZero ? 0 : t[i]);
            }
        }
        return tops;
    }
}
