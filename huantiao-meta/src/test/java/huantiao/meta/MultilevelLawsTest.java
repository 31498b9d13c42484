package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every review of dependent effects. */
class MultilevelLawsTest {
    /** Mutation testing asks for fewer. */
    private static final int EVERY = Integer.getInteger("huantiao.every", 1);

    /** Effects within studies, with what belongs to each. */
    record Dependent(
            long seed, Estimates estimates, List<String> study, List<String> arm, Doubles dose) {
        @Override
        public String toString() {
            return "seed " + seed + ", " + estimates.size() + " effects";
        }

        private Dependent at(int... order) {
            return new Dependent(
                    seed,
                    estimates.at(order),
                    IntStream.of(order).mapToObj(study::get).toList(),
                    IntStream.of(order).mapToObj(arm::get).toList(),
                    Doubles.of(IntStream.of(order).mapToDouble(dose::at).toArray()));
        }

        private List<String> effects() {
            return estimates.studies();
        }
    }

    /** 5 to 20 studies of 1 to 6 effects, with variance at both levels, one, or none. */
    static Stream<Dependent> reviews() {
        return LongStream.range(0, 150 / EVERY)
                .mapToObj(seed -> {
                    Random random = new Random(seed);
                    double outer = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                    double inner = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                    List<String> names = new ArrayList<>();
                    List<String> study = new ArrayList<>();
                    List<String> arm = new ArrayList<>();
                    List<Double> y = new ArrayList<>();
                    List<Double> v = new ArrayList<>();
                    List<Double> dose = new ArrayList<>();
                    int studies = 5 + random.nextInt(16);
                    for (int s = 0; s < studies; s++) {
                        double own = outer * random.nextGaussian();
                        int effects = 1 + random.nextInt(6);
                        for (int e = 0; e < effects; e++) {
                            names.add("e" + names.size());
                            study.add("s" + s);
                            arm.add("s" + s + "/" + e % 2);
                            dose.add(random.nextGaussian());
                            v.add(Math.pow(10, -2 * random.nextDouble()));
                            y.add(
                                    0.3
                                            + own
                                            + inner * random.nextGaussian()
                                            + Math.sqrt(v.getLast()) * random.nextGaussian());
                        }
                    }
                    return new Dependent(
                            seed,
                            new Estimates(Doubles.of(y), Doubles.of(v), names),
                            study,
                            arm,
                            Doubles.of(dose));
                });
    }

    static Stream<Reviews.Review> singles() {
        return Reviews.many();
    }

    private static List<RandomPart> threeLevels(Dependent r) {
        return List.of(
                new RandomPart.Intercept("study", r.study),
                new RandomPart.Intercept("effect", r.effects()));
    }

    private static List<RandomPart> fourLevels(Dependent r) {
        return List.of(
                new RandomPart.Intercept("study", r.study),
                new RandomPart.Intercept("arm", r.arm),
                new RandomPart.Intercept("effect", r.effects()));
    }

    private static MultilevelFit fit(Dependent r, List<RandomPart> parts) {
        return Multilevel.withDefaults()
                .fit(r.estimates, Design.intercept(r.estimates.size()).and("dose", r.dose), parts);
    }

    private static void same(double found, double expected, double by, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(by * (1 + Math.abs(expected))));
    }

    private static void same(MultilevelFit found, MultilevelFit expected, double by) {
        same(
                found.likelihood().logLikelihood(),
                expected.likelihood().logLikelihood(),
                by,
                "likelihood");
        same(found.q(), expected.q(), by, "Q");
        for (int c = 0; c < expected.coefficients().size(); c++) {
            Coefficient one = expected.coefficients().get(c);
            Coefficient other = found.coefficients().get(c);
            same(other.estimate(), one.estimate(), by, one.name());
            same(other.se(), one.se(), by, one.name());
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void theOrderOfEffectsDoesNotMatter(Dependent review) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, review.estimates.size()).boxed().toList());
        Collections.shuffle(order, new Random(review.seed));
        Dependent shuffled = review.at(order.stream().mapToInt(Integer::intValue).toArray());

        MultilevelFit one = fit(review, threeLevels(review));
        MultilevelFit other = fit(shuffled, threeLevels(shuffled));

        same(other, one, 1e-12);
        for (int c = 0; c < 2; c++) {
            same(other.components().at(c), one.components().at(c), 1e-11, "component " + c);
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void scalingTheOutcomeScalesTheModel(Dependent review) {
        double c = Math.pow(10, new Random(review.seed).nextInt(9) - 4);
        Dependent scaled =
                new Dependent(
                        review.seed,
                        new Estimates(
                                Doubles.of(
                                        review.estimates.effects().stream()
                                                .map(y -> c * y)
                                                .toArray()),
                                Doubles.of(
                                        review.estimates.variances().stream()
                                                .map(v -> c * c * v)
                                                .toArray()),
                                review.estimates.studies()),
                        review.study,
                        review.arm,
                        review.dose);

        MultilevelFit one = fit(review, threeLevels(review));
        MultilevelFit other = fit(scaled, threeLevels(scaled));

        for (int i = 0; i < 2; i++) {
            same(
                    other.components().at(i) / (c * c),
                    one.components().at(i),
                    1e-8,
                    "component " + i);
            same(
                    other.coefficients().get(i).estimate() / c,
                    one.coefficients().get(i).estimate(),
                    1e-8,
                    "effect");
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void shiftingTheOutcomeShiftsTheInterceptAndNothingElse(Dependent review) {
        Dependent shifted =
                new Dependent(
                        review.seed,
                        new Estimates(
                                Doubles.of(
                                        review.estimates.effects().stream()
                                                .map(y -> y + 100)
                                                .toArray()),
                                review.estimates.variances(),
                                review.estimates.studies()),
                        review.study,
                        review.arm,
                        review.dose);

        MultilevelFit one = fit(review, threeLevels(review));
        MultilevelFit other = fit(shifted, threeLevels(shifted));

        same(
                other.coefficients().getFirst().estimate() - 100,
                one.coefficients().getFirst().estimate(),
                1e-9,
                "intercept");
        same(
                other.coefficients().get(1).estimate(),
                one.coefficients().get(1).estimate(),
                1e-9,
                "slope");
        same(
                other.likelihood().logLikelihood(),
                one.likelihood().logLikelihood(),
                1e-9,
                "likelihood");
    }

    @ParameterizedTest
    @MethodSource("singles")
    void oneEffectPerStudyIsTheReviewOfOneLevel(Reviews.Review review) {
        Estimates e = review.estimates();
        for (Multilevel.Criterion criterion : Multilevel.Criterion.values()) {
            MultilevelFit multilevel =
                    Multilevel.withDefaults()
                            .with(criterion)
                            .fit(
                                    e,
                                    Design.intercept(e.size()),
                                    List.of(new RandomPart.Intercept("study", e.studies())));
            Fit plain =
                    RandomEffects.withDefaults()
                            .with(Inference.WALD)
                            .with(
                                    criterion == Multilevel.Criterion.RESTRICTED
                                            ? TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                                            : TauSquared.MAXIMUM_LIKELIHOOD)
                            .fit(e);

            // Where the likelihood is flat its height agrees before its place does.
            Likelihood expected =
                    criterion == Multilevel.Criterion.RESTRICTED
                            ? plain.restrictedLikelihood()
                            : plain.maximumLikelihood();
            same(
                    multilevel.likelihood().logLikelihood(),
                    expected.logLikelihood(),
                    1e-10,
                    "likelihood");
            same(multilevel.components().at(0), plain.tau2(), 1e-8, "tau2");
            same(multilevel.coefficients().getFirst().estimate(), plain.estimate(), 1e-8, "mean");
            same(multilevel.coefficients().getFirst().se(), plain.se(), 1e-8, "error");
            same(multilevel.q(), plain.q(), 1e-11, "Q");
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void theShortWayOfThreeLevelsIsTheLongOne(Dependent review) {
        // The arm is all groups of one effect in this copy, but the block no longer sees it.
        MultilevelFit simple = fit(review, threeLevels(review));
        MultilevelFit dense =
                fit(
                        review,
                        List.of(new RandomPart.CompoundSymmetric(review.effects(), review.study)));

        // CS with one level per effect is the model of three levels when its covariance is not
        // negative.
        if (dense.components().at(0) >= 0) {
            same(dense, simple, 1e-8);
        } else {
            assertThat(dense.likelihood().logLikelihood())
                    .isGreaterThanOrEqualTo(simple.likelihood().logLikelihood() - 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void noOtherComponentsAreMoreLikely(Dependent review) {
        List<RandomPart> parts = fourLevels(review);
        MultilevelFit fit = fit(review, parts);
        Marginal marginal =
                Multilevel.withDefaults()
                        .marginal(
                                review.estimates,
                                EffectCovariance.independent(review.estimates.variances()),
                                Design.intercept(review.estimates.size()).and("dose", review.dose),
                                parts,
                                parts.stream().map(LevelCovariance::of).toList());
        Random random = new Random(review.seed);

        assertThat(fit.converged()).isTrue();
        for (int i = 0; i < 100; i++) {
            double[] other = new double[3];
            for (int c = 0; c < 3; c++) {
                other[c] = random.nextInt(4) == 0 ? 0 : Math.pow(10, 4 * random.nextDouble() - 3);
            }
            assertThat(marginal.evaluate(other))
                    .isLessThanOrEqualTo(fit.likelihood().logLikelihood() + 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void limitsOfTheProfileLieWhereTheLikelihoodHasFallen(Dependent review) {
        List<RandomPart> parts = threeLevels(review);
        MultilevelFit fit = fit(review, parts);
        Marginal marginal =
                Multilevel.withDefaults()
                        .marginal(
                                review.estimates,
                                EffectCovariance.independent(review.estimates.variances()),
                                Design.intercept(review.estimates.size()).and("dose", review.dose),
                                parts,
                                parts.stream().map(LevelCovariance::of).toList());

        Interval interval = fit.profile(0);

        assertThat(interval.lower()).isLessThanOrEqualTo(fit.components().at(0));
        assertThat(interval.upper()).isGreaterThan(fit.components().at(0));
        double fall =
                fit.likelihood().logLikelihood()
                        - marginal.profiled(fit.components().toArray(), 0, interval.upper());
        assertThat(2 * fall).isCloseTo(3.8414588206941236, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void robustVariancesDoNotDependOnOrderAndCr2IsRightWhenTheModelIs(Dependent review) {
        MultilevelFit fit = fit(review, threeLevels(review));
        ClusterRobust robust = ClusterRobust.of(fit, review.study, ClusterRobust.Correction.CR2);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, review.estimates.size()).boxed().toList());
        Collections.shuffle(order, new Random(review.seed + 1));
        Dependent shuffled = review.at(order.stream().mapToInt(Integer::intValue).toArray());
        ClusterRobust other =
                ClusterRobust.of(
                        fit(shuffled, threeLevels(shuffled)),
                        shuffled.study,
                        ClusterRobust.Correction.CR2);

        for (int c = 0; c < 2; c++) {
            same(
                    other.coefficients().get(c).se(),
                    robust.coefficients().get(c).se(),
                    1e-9,
                    "error");
            same(
                    other.coefficients().get(c).df(),
                    robust.coefficients().get(c).df(),
                    1e-8,
                    "degrees");
            assertThat(robust.coefficients().get(c).df())
                    .isBetween(0.0, (double) robust.clusters());
        }
    }

    @Test
    void fewClustersAreRefusedInWords() {
        Estimates e = Estimates.of(new double[] {1, 2, 3, 4}, new double[] {0.1, 0.1, 0.2, 0.2});
        EffectCovariance v = EffectCovariance.independent(e.variances());

        assertThatThrownBy(() ->
                        ClusterRobust.of(
                                e,
                                Design.intercept(4),
                                v,
                                List.of("a", "a", "a", "a"),
                                ClusterRobust.Correction.CR2,
                                0.95))
                .hasMessageContaining("clusters (1)")
                .hasMessageContaining("one cluster says nothing");
        assertThatThrownBy(() ->
                        ClusterRobust.of(
                                e,
                                Design.intercept(4),
                                v,
                                List.of("a", "a", "b", "b"),
                                ClusterRobust.Correction.CR2,
                                0.95))
                .hasMessageContaining("clusters (2)")
                .hasMessageContaining("one degree of freedom");
    }

    @Test
    void clustersThatCutThroughTheModelAreRefused() {
        Dependent review = reviews().toList().get(3);
        MultilevelFit fit = fit(review, threeLevels(review));

        assertThatThrownBy(
                        () -> ClusterRobust.of(fit, review.effects(), ClusterRobust.Correction.CR2))
                .hasMessageContaining("maybe a larger unit is the cluster");
    }

    @Test
    void aCovarianceThatIsNoneIsRefused() {
        Estimates e = Estimates.of(new double[] {1, 2, 3}, new double[] {1, 1, 1});

        assertThatThrownBy(() ->
                        Multilevel.withDefaults()
                                .fit(
                                        e,
                                        Matrix.of(new double[][] {{1, 2, 0}, {2, 1, 0}, {0, 0, 1}}),
                                        Design.intercept(3),
                                        List.of()))
                .hasMessageContaining("positive definite");
        assertThatThrownBy(
                        () -> EffectCovariance.of(Matrix.of(new double[][] {{1, 0.2}, {0.3, 1}})))
                .hasMessageContaining("symmetric");
    }

    @Test
    void whatIsNoModelIsRefusedAndFewGroupsAreNamed() {
        Multilevel method = Multilevel.withDefaults();
        Estimates e =
                Estimates.of(new double[] {0.1, 0.5, 0.3, 0.9}, new double[] {0.1, 0.1, 0.2, 0.2});
        RandomPart study = new RandomPart.Intercept("study", List.of("a", "a", "b", "b"));
        RandomPart effect = new RandomPart.Intercept("effect", List.of("1", "2", "3", "4"));

        MultilevelFit fit = method.fit(e, Design.intercept(4), List.of(study, effect));
        assertThat(fit.findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Finding.Code.CONVENTION);
                    assertThat(f.message()).isEqualTo("study rests on 2 groups only.");
                });
        assertThat(method.fit(e, Design.intercept(4), List.of(effect)).findings()).isEmpty();
        assertThatThrownBy(() -> method.with(Inference.HARTUNG_KNAPP))
                .hasMessageContaining("must be z or t");
        assertThat(method.with(Inference.WALD_T).inference()).isEqualTo(Inference.WALD_T);
        assertThat(method.criterion()).isEqualTo(Multilevel.Criterion.RESTRICTED);
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> method.withLevel(level)).hasMessageContaining("level");
        }
        Design full =
                Design.intercept(4)
                        .and("x", Doubles.of(1, 2, 3, 4))
                        .and("y", Doubles.of(1, 0, 0, 2))
                        .and("z", Doubles.of(0, 0, 1, 5));
        assertThatThrownBy(() -> method.fit(e, full, List.of(effect)))
                .hasMessageContaining("effects (4) must be more than coefficients (4)");
        assertThatThrownBy(() ->
                        method.fit(
                                e,
                                Design.intercept(4).and("x", Doubles.of(1, Double.NaN, 3, 4)),
                                List.of(effect)))
                .hasMessageContaining("effect and moderators of");
        assertThatThrownBy(() ->
                        method.fit(
                                e,
                                Design.intercept(4),
                                List.of(new RandomPart.Intercept("study", List.of("a")))))
                .hasMessageContaining("groups of [study] (1) must be as many as effects (4)");
        assertThatThrownBy(() -> method.fit(e, Design.intercept(3), List.of(effect)))
                .hasMessageContaining("effects (4), covariance (4) and design (3)");
    }
}
