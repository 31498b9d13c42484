package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every review. */
class LawsTest {
    /** Every estimator; the slow exact distribution of GENQM only for small reviews. */
    private static List<TauSquared> methods(Estimates estimates) {
        return Stream.of(TauSquared.values())
                .filter(m -> m != TauSquared.GENERALIZED_Q_MEDIAN || estimates.size() <= 8)
                .toList();
    }

    /** Weights for the methods that want some: one over the standard error. */
    private static Doubles weights(Estimates estimates) {
        return Doubles.of(estimates.variances().stream().map(v -> 1 / Math.sqrt(v)).toArray());
    }

    static Stream<Reviews.Review> reviews() {
        return Reviews.many();
    }

    private static Fit fit(TauSquared method, Estimates estimates) {
        RandomEffects plain = RandomEffects.withDefaults().with(method);
        return (method.usesUserWeights() ? plain.withWeights(weights(estimates)) : plain)
                .fit(estimates);
    }

    private static void same(double found, double expected, double unit, double by, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(by * (Math.abs(expected) + unit)));
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void theOrderOfStudiesDoesNotMatter(Reviews.Review review) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, review.estimates().size()).boxed().toList());
        Collections.shuffle(order, new Random(review.seed()));
        Estimates shuffled =
                review.estimates().at(order.stream().mapToInt(Integer::intValue).toArray());

        for (TauSquared method : methods(review.estimates())) {
            Fit one = fit(method, review.estimates());
            Fit other = fit(method, shuffled);

            same(other.tau2(), one.tau2(), 1, 1e-12, method.code());
            same(other.estimate(), one.estimate(), 1, 1e-12, method.code());
            same(other.se(), one.se(), 1, 1e-12, method.code());
            same(other.q(), one.q(), 1, 1e-12, method.code());
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void scalingTheOutcomeScalesTheEffect(Reviews.Review review) {
        double c = Math.pow(10, new Random(review.seed()).nextInt(12) - 6);
        Estimates e = review.estimates();
        Estimates scaled =
                new Estimates(
                        Doubles.of(e.effects().stream().map(y -> y * c).toArray()),
                        Doubles.of(e.variances().stream().map(v -> v * c * c).toArray()),
                        e.studies());

        for (TauSquared method : methods(e)) {
            Fit one = fit(method, e);
            Fit other = fit(method, scaled);

            same(other.estimate() / c, one.estimate(), 1, 1e-10, method.code());
            same(other.tau2() / (c * c), one.tau2(), 1, 1e-10, method.code());
            same(other.i2(), one.i2(), 1, 1e-9, method.code());
            same(other.pValue(), one.pValue(), 1e-3, 1e-9, method.code());
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void shiftingTheOutcomeShiftsTheEffectAndNothingElse(Reviews.Review review) {
        Estimates e = review.estimates();
        Estimates shifted =
                new Estimates(
                        Doubles.of(e.effects().stream().map(y -> y + 1000).toArray()),
                        e.variances(),
                        e.studies());

        for (TauSquared method : methods(e)) {
            Fit one = fit(method, e);
            Fit other = fit(method, shifted);

            same(other.estimate() - 1000, one.estimate(), 1, 1e-9, method.code());
            same(other.tau2(), one.tau2(), 1, 1e-9, method.code());
            same(other.se(), one.se(), 1, 1e-9, method.code());
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void noOtherVarianceIsMoreLikelyThanTheLikelihoodEstimate(Reviews.Review review) {
        Random random = new Random(review.seed());
        Fit reml = fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, review.estimates());
        Fit ml = fit(TauSquared.MAXIMUM_LIKELIHOOD, review.estimates());

        for (int i = 0; i < 50; i++) {
            double tau2 = i == 0 ? 0 : Math.pow(10, 5 * random.nextDouble() - 4);
            Fit there = RandomEffects.withDefaults().withTau2(tau2).fit(review.estimates());
            assertThat(there.restrictedLikelihood().logLikelihood())
                    .isLessThanOrEqualTo(reml.restrictedLikelihood().logLikelihood() + 1e-10);
            assertThat(there.maximumLikelihood().logLikelihood())
                    .isLessThanOrEqualTo(ml.maximumLikelihood().logLikelihood() + 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void theFlooredHartungKnappIntervalIsNeverNarrowerThanTheStudentOne(Reviews.Review review) {
        RandomEffects method = RandomEffects.withDefaults();
        Fit floored = method.with(Inference.HARTUNG_KNAPP_AT_LEAST_ONE).fit(review.estimates());
        Fit student = method.with(Inference.WALD_T).fit(review.estimates());

        assertThat(floored.interval().width())
                .isGreaterThanOrEqualTo(student.interval().width() * (1 - 1e-12));
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void aRegressionOnNothingIsThePooledEffect(Reviews.Review review) {
        Estimates e = review.estimates();
        // Written as twice the intercept, so that the general path is taken.
        double[] twos = new double[e.size()];
        java.util.Arrays.fill(twos, 2);
        for (TauSquared method : methods(e)) {
            Fit mean = fit(method, e);
            Regression regression =
                    (method.usesUserWeights()
                                    ? MetaRegression.withDefaults()
                                            .with(method)
                                            .withWeights(weights(e))
                                    : MetaRegression.withDefaults().with(method))
                            .fit(e, Design.withoutIntercept(e.size()).and("two", Doubles.of(twos)));

            same(regression.tau2(), mean.tau2(), 1, 1e-9, method.code());
            same(
                    2 * regression.coefficients().getFirst().estimate(),
                    mean.estimate(),
                    1,
                    1e-9,
                    method.code());
            same(2 * regression.coefficients().getFirst().se(), mean.se(), 1, 1e-9, method.code());
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void theLimitsOfTheQProfileAreRootsOfQ(Reviews.Review review) {
        Fit fit = fit(TauSquared.PAULE_MANDEL, review.estimates());
        TauSquaredInterval interval =
                TauSquaredInterval.of(fit, TauSquaredInterval.Method.Q_PROFILE);

        int df = fit.k() - 1;
        if (interval.tau2().lower() > 0) {
            assertThat(Distributions.chiSquareUpper(qAt(fit, interval.tau2().lower()), df))
                    .isCloseTo(0.025, within(1e-9));
        }
        if (interval.tau2().upper() > 0) {
            assertThat(Distributions.chiSquareUpper(qAt(fit, interval.tau2().upper()), df))
                    .isCloseTo(0.975, within(1e-9));
        }
        assertThat(interval.tau2().lower()).isLessThanOrEqualTo(fit.tau2());
        assertThat(interval.emptySet() || interval.tau2().upper() >= fit.tau2()).isTrue();
    }

    private static double qAt(Fit fit, double tau2) {
        return RandomEffects.withDefaults().withTau2(tau2).fit(fit.estimates()).scaleFactor()
                * (fit.k() - 1);
    }

    @ParameterizedTest
    @MethodSource("few")
    void allSubsetsByGrayCodeAreAllSubsetsOneByOne(Reviews.Review review) {
        Estimates e = review.estimates();
        RandomEffects dl =
                RandomEffects.withDefaults()
                        .with(TauSquared.DERSIMONIAN_LAIRD)
                        .with(Inference.WALD);
        Gosh gosh = Gosh.of(dl, e);

        for (int subset = 1; subset < 1 << e.size(); subset++) {
            int chosen = subset;
            Fit fit =
                    dl.fit(
                            e.at(
                                    IntStream.range(0, e.size())
                                            .filter(i -> (chosen >> i & 1) == 1)
                                            .toArray()));
            same(gosh.estimates().at(subset - 1), fit.estimate(), 1, 1e-9, "subset " + subset);
            same(gosh.tau2().at(subset - 1), fit.tau2(), 1, 1e-9, "subset " + subset);
        }
    }

    static Stream<Reviews.Review> few() {
        return Reviews.many().filter(r -> r.estimates().size() <= 9);
    }
}
