package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.meta.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Seeded errors are found, clean rows are left in peace; the rates stand in the assertions. */
class PlausibilityTest {
    private static final int REVIEWS = 400;

    /** Pain trials on a scale of 0 to 100: 5 to 12 of them, 20 to 150 people an arm. */
    private static List<TwoMeans> clean(long seed) {
        Random random = new Random(seed);
        int k = 5 + random.nextInt(8);
        double effect = -12 + 4 * random.nextDouble();
        List<TwoMeans> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int n = 20 + random.nextInt(131);
            double sd = 20 * Math.exp(0.2 * random.nextGaussian());
            double control = 50 + 8 * random.nextGaussian();
            double difference =
                    effect
                            + 3 * random.nextGaussian()
                            + sd * Math.sqrt(2.0 / n) * random.nextGaussian();
            rows.add(
                    new TwoMeans(
                            "trial " + i,
                            round(control + difference),
                            round(sd * (1 + 0.1 * random.nextGaussian())),
                            n,
                            round(control),
                            round(sd * (1 + 0.1 * random.nextGaussian())),
                            n + random.nextInt(5)));
        }
        return rows;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static double share(Code code, UnaryOperator<TwoMeans> error) {
        int caught = 0;
        for (long seed = 0; seed < REVIEWS; seed++) {
            List<TwoMeans> rows = clean(seed);
            rows.set(1, error.apply(rows.get(1)));
            caught +=
                    Plausibility.ofMeans(rows).stream()
                                    .anyMatch(f -> f.code() == code && f.study().equals("trial 1"))
                            ? 1
                            : 0;
        }
        return caught / (double) REVIEWS;
    }

    @Test
    void standardErrorsEnteredAsDeviationsAreCaught() {
        double caught =
                share(
                        Code.SD_MAY_BE_SE,
                        r ->
                                new TwoMeans(
                                        r.study(),
                                        r.mean1(),
                                        r.sd1() / Math.sqrt(r.n1()),
                                        r.n1(),
                                        r.mean2(),
                                        r.sd2() / Math.sqrt(r.n2()),
                                        r.n2()));

        assertThat(caught).isGreaterThan(0.97);
    }

    @Test
    void anotherScaleIsCaught() {
        double caught =
                share(
                        Code.UNITS_MAY_DIFFER,
                        r ->
                                new TwoMeans(
                                        r.study(),
                                        r.mean1() / 10,
                                        r.sd1() / 10,
                                        r.n1(),
                                        r.mean2() / 10,
                                        r.sd2() / 10,
                                        r.n2()));

        assertThat(caught).isGreaterThan(0.97);
    }

    @Test
    void cleanMeansAreLeftInPeace() {
        int alarms = 0;
        int rows = 0;
        for (long seed = 0; seed < REVIEWS; seed++) {
            List<TwoMeans> review = clean(seed);
            rows += review.size();
            alarms += Plausibility.ofMeans(review).size();
        }

        assertThat(rows).isGreaterThan(3000);
        assertThat(alarms / (double) rows).isLessThan(0.003);
    }

    private static Estimates effects(List<TwoMeans> rows) {
        return MeanEffects.meanDifference().from(rows);
    }

    @Test
    void swappedArmsOfAPreciseTrialAreCaughtAndCleanOnesAreNot() {
        int caught = 0;
        int alarms = 0;
        int rows = 0;
        for (long seed = 0; seed < REVIEWS; seed++) {
            List<TwoMeans> review = clean(seed);
            Estimates right = effects(review);
            alarms += Plausibility.of(right).size();
            rows += review.size();
            TwoMeans r = review.get(1);
            // Large enough that the sign is no accident.
            TwoMeans large =
                    new TwoMeans(r.study(), r.mean2() - 11, r.sd1(), 200, r.mean2(), r.sd2(), 200);
            review.set(
                    1,
                    new TwoMeans(
                            r.study(),
                            large.mean2(),
                            large.sd2(),
                            200,
                            large.mean1(),
                            large.sd1(),
                            200));
            caught +=
                    Plausibility.of(effects(review)).stream()
                                    .anyMatch(f ->
                                            f.code() == Code.SIGN_MAY_BE_FLIPPED
                                                    && f.study().equals("trial 1"))
                            ? 1
                            : 0;
        }

        assertThat(caught / (double) REVIEWS).isGreaterThan(0.8);
        assertThat(alarms / (double) rows).isLessThan(0.002);
    }

    @Test
    void theSameCohortTwiceIsNamed() {
        List<TwoMeans> rows = clean(1);
        TwoMeans r = rows.get(0);
        rows.add(new TwoMeans("again", r.mean1(), r.sd1(), r.n1(), r.mean2(), r.sd2(), r.n2()));
        rows.add(new TwoMeans("turned", r.mean2(), r.sd2(), r.n2(), r.mean1(), r.sd1(), r.n1()));

        List<Finding> findings = Plausibility.ofMeans(rows);

        assertThat(findings)
                .filteredOn(f -> f.study().equals("again"))
                .extracting(Finding::code)
                .containsExactly(Code.SAME_DATA_TWICE);
        assertThat(findings)
                .filteredOn(f -> f.study().equals("turned"))
                .extracting(Finding::code)
                .containsExactly(Code.SIGN_MAY_BE_FLIPPED);
        assertThat(findings).allSatisfy(f -> assertThat(f.hint()).isNotEmpty());
    }

    @Test
    void tablesTwiceAndPartsOfPeopleAreNamed() {
        List<Finding> findings =
                Plausibility.ofTables(
                        List.of(
                                new TwoByTwo("a", 12, 38, 20, 31),
                                new TwoByTwo("b", 20, 31, 12, 38),
                                new TwoByTwo("c", 12, 38, 20, 31),
                                new TwoByTwo("d", 7.5, 40, 9, 33),
                                new TwoByTwo("small", 0, 10, 1, 9),
                                new TwoByTwo("small too", 0, 10, 1, 9)));

        assertThat(findings)
                .extracting(Finding::study, Finding::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("b", Code.SIGN_MAY_BE_FLIPPED),
                        org.assertj.core.groups.Tuple.tuple("c", Code.SAME_DATA_TWICE),
                        org.assertj.core.groups.Tuple.tuple("d", Code.IMPOSSIBLE_VALUE));
    }

    @Test
    void intervalsThatAreNotSymmetricAreNamedAndRatiosRecognized() {
        List<Finding> findings =
                Plausibility.ofIntervals(
                        List.of(
                                new ReportedInterval("fine", -0.52, -0.91, -0.13, 0.95),
                                new ReportedInterval("ratio", 0.50, 0.25, 1.00, 0.95),
                                new ReportedInterval("mistyped", 1.20, 0.40, 1.60, 0.95),
                                new ReportedInterval("outside", 2.0, 0.4, 1.6, 0.95)),
                        2);

        assertThat(findings)
                .extracting(Finding::study)
                .containsExactly("ratio", "mistyped", "outside");
        assertThat(findings.get(0).hint()).contains("logarithm");
        assertThat(findings.get(2).message()).contains("outside");
    }

    @Test
    void roundedSymmetricIntervalsAreLeftInPeace() {
        Random random = new Random(2);
        List<ReportedInterval> reports = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double y = random.nextGaussian();
            double half = 0.05 + random.nextDouble();
            reports.add(
                    new ReportedInterval(
                            "r" + i,
                            Math.round(y * 100) / 100.0,
                            Math.round((y - half) * 100) / 100.0,
                            Math.round((y + half) * 100) / 100.0,
                            0.95));
        }

        assertThat(Plausibility.ofIntervals(reports, 2)).isEmpty();
    }

    @Test
    void pValuesAgainstTheEffectAreNamedAndFittingOnesAreNot() {
        Random random = new Random(3);
        int alarms = 0;
        int caught = 0;
        for (int i = 0; i < 2000; i++) {
            double se = 0.1 + random.nextDouble();
            double y = se * 2.5 * random.nextGaussian();
            double p = Distributions.twoSided(y / se, Double.POSITIVE_INFINITY);
            double printed = Math.round(p * 1000) / 1000.0;
            alarms += Plausibility.ofPValue("s", y, se, printed, 3).size();
            // The error of half the size gives another p.
            double z = Math.abs(y / se);
            if (z > 1 && z < 3) {
                double wrong = Distributions.twoSided(2 * z, Double.POSITIVE_INFINITY);
                caught +=
                        Plausibility.ofPValue("s", y, se, Math.round(wrong * 1000) / 1000.0, 3)
                                        .isEmpty()
                                ? 0
                                : 1;
            }
        }

        assertThat(alarms).isZero();
        assertThat(caught).isGreaterThan(500);
        assertThat(Plausibility.ofPValue("s", 0.5, 0.1, 0.40, 2))
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo(Code.P_VALUE_DISAGREES));
    }

    @Test
    void meansThatWholeScoresCannotHaveAreFound() {
        // 5.19 of 28 people: 145/28 = 5.18, 146/28 = 5.21.
        assertThat(Plausibility.meanIsPossible(5.19, 2, 28, 1)).isFalse();
        assertThat(Plausibility.meanIsPossible(5.18, 2, 28, 1)).isTrue();
        assertThat(Plausibility.percentageIsPossible(33.3, 1, 30)).isTrue();
        assertThat(Plausibility.percentageIsPossible(34.3, 1, 30)).isFalse();
        assertThat(Plausibility.percentageIsPossible(104, 0, 30)).isFalse();

        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            int n = 1 + random.nextInt(200);
            int sum = random.nextInt(10 * n);
            double mean = Math.round(100.0 * sum / n) / 100.0;
            assertThat(Plausibility.meanIsPossible(mean, 2, n, 1)).as("%d/%d", sum, n).isTrue();
        }
    }

    @Test
    void wholeScoresAreCheckedArmByArm() {
        assertThat(
                        Plausibility.ofWholeScores(
                                List.of(
                                        new TwoMeans("bad", 5.19, 1, 28, 5.18, 1, 28),
                                        new TwoMeans("good", 5.18, 1, 28, 5.21, 1, 28)),
                                2))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.study()).isEqualTo("bad");
                    assertThat(f.value()).isEqualTo("5.19");
                });
    }

    private static List<TwoMeans> onOneScale(int k) {
        List<TwoMeans> rows = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            rows.add(new TwoMeans("t" + i, 40 + i, 20 + i, 50, 50 + i, 20 + i, 52));
        }
        return rows;
    }

    @Test
    void theFindingSaysByHowMuchAndWithWhichNumber() {
        List<TwoMeans> rows = onOneScale(5);
        rows.set(1, new TwoMeans("t1", 41, 21 / Math.sqrt(50), 50, 51, 21 / Math.sqrt(52), 52));
        assertThat(Plausibility.ofMeans(rows))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.SD_MAY_BE_SE);
                    assertThat(f.study()).isEqualTo("t1");
                    // The others have 20, 22, 23 and 24: the median 22.5 over 2.94.
                    assertThat(f.message()).contains("about 7.6 times larger");
                });

        rows.set(1, new TwoMeans("t1", 4.1, 2.1, 50, 5.1, 2.1, 52));
        assertThat(Plausibility.ofMeans(rows))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.UNITS_MAY_DIFFER);
                    // The larger mean 5.1 over the median 52.5 of the others' 50, 52, 53, 54.
                    assertThat(f.message()).contains("about 0.097 times those");
                    assertThat(f.value()).isEqualTo("4.1");
                });

        rows.set(1, new TwoMeans("t1", 410, 210, 50, 510, 210, 52));
        assertThat(Plausibility.ofMeans(rows))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("about 9.7 times those"));
    }

    @Test
    void twoStudiesAloneAreJudgedByTheDifferenceOfTheirGroups() {
        // 10 points apart with "deviations" of 2.8: 3.6 of them, which is half a deviation if they
        // are standard errors of 50 people.
        TwoMeans fishy = new TwoMeans("fishy", 40, 2.8, 50, 50, 2.8, 52);
        TwoMeans fine = new TwoMeans("fine", 40, 20, 50, 50, 20, 52);

        assertThat(Plausibility.ofMeans(List.of(fishy, fine)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.SD_MAY_BE_SE);
                    assertThat(f.study()).isEqualTo("fishy");
                    assertThat(f.message()).contains("differ by 3.6 of them");
                });
        // 20 deviations apart is too far for standard errors too: something else is wrong.
        assertThat(
                        Plausibility.ofMeans(
                                List.of(new TwoMeans("far", 40, 0.5, 50, 50, 0.5, 52), fine)))
                .isEmpty();
        assertThat(Plausibility.ofMeans(List.of(fine))).isEmpty();
    }

    @Test
    void halfPeopleAndMissingNumbersAreNoComparison() {
        List<TwoMeans> rows = onOneScale(3);
        rows.add(new TwoMeans("half", 44, 22, 50.5, 52, 22, 52));
        rows.add(new TwoMeans("no sd", 44, Double.NaN, 50, 52, 22, 52));
        rows.add(new TwoMeans("zero sd", 44, 0, 50, 52, 22, 52));
        rows.add(new TwoMeans("no mean", Double.NaN, 22, 50, 52, 22, 52));

        assertThat(Plausibility.ofMeans(rows))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.IMPOSSIBLE_VALUE);
                    assertThat(f.study()).isEqualTo("half");
                    assertThat(f.value()).isEqualTo("50.5");
                });
    }

    @Test
    void effectsTwiceOrTurnedAreNamedWithTheirTwin() {
        Estimates e =
                Estimates.of(
                        List.of("a", "missing", "b", "again", "c"),
                        new double[] {0.31, Double.NaN, 0.52, 0.31, -0.2},
                        new double[] {0.04, 0.1, 0.02, 0.04, 0.05});
        assertThat(Plausibility.of(e))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.SAME_DATA_TWICE);
                    assertThat(f.study()).isEqualTo("again");
                    assertThat(f.message()).contains("those of a.");
                });

        // Five agreeing studies and one exactly opposite: 0.5 is 1.0 from them, errors of 0.1.
        Estimates turned =
                Estimates.of(
                        new double[] {-0.5, -0.52, -0.48, 0.51, -0.47, -0.53},
                        new double[] {0.01, 0.012, 0.011, 0.013, 0.01, 0.012});
        assertThat(Plausibility.of(turned))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.SIGN_MAY_BE_FLIPPED);
                    assertThat(f.study()).isEqualTo(turned.study(3));
                    // 0.51 + 0.5 over the root of 0.013 and the pooled variance 0.0022.
                    assertThat(f.message()).contains("lies 8.2 standard deviations");
                });
        // Three studies are too few to call one of them turned.
        assertThat(Plausibility.of(turned.at(0, 1, 3))).isEmpty();
        assertThat(Plausibility.of(turned.at(0, 1, 2, 3))).hasSize(1);
        // When two of six lie on the other side, both may be right.
        Estimates mixed =
                Estimates.of(
                        new double[] {-0.5, 0.52, -0.48, 0.51, -0.47, -0.53},
                        new double[] {0.01, 0.012, 0.011, 0.013, 0.01, 0.012});
        assertThat(Plausibility.of(mixed)).isEmpty();
        // A study without sampling error cannot be judged, nor the others beside it.
        Estimates exact =
                Estimates.of(
                        new double[] {-0.5, -0.52, -0.48, 0.51, -0.47},
                        new double[] {0.01, 0.012, 0, 0.013, 0.01});
        assertThat(Plausibility.of(exact)).isEmpty();
    }

    @Test
    void anIntervalMayBeOffByItsRounding() {
        // Half the width 0.2; the middle 0.30 may be off by 0.006 and two roundings of 0.005.
        assertThat(
                        Plausibility.ofIntervals(
                                List.of(new ReportedInterval("near", 0.315, 0.1, 0.5, 0.95)), 2))
                .isEmpty();
        assertThat(
                        Plausibility.ofIntervals(
                                List.of(new ReportedInterval("off", 0.32, 0.1, 0.5, 0.95)), 2))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message())
                            .isEqualTo("The interval is not symmetric about the effect.");
                    assertThat(f.value()).isEqualTo("0.32");
                });
        // A ratio of 1.50 (1.00 to 2.25) is symmetric in logarithms, 1.50 (1.00 to 2.60) is not.
        assertThat(
                        Plausibility.ofIntervals(
                                List.of(
                                        new ReportedInterval("ratio", 1.50, 1.00, 2.25, 0.95),
                                        new ReportedInterval("neither", 1.50, 1.00, 2.60, 0.95),
                                        new ReportedInterval("negative", 1.50, -1.00, 2.60, 0.95),
                                        new ReportedInterval("below", 0.2, 0.4, 1.6, 0.95),
                                        new ReportedInterval("point", 1.5, 1.5, 1.5, 0.95)),
                                2))
                .extracting(Finding::study, f -> f.hint().contains("log scale"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ratio", true),
                        org.assertj.core.groups.Tuple.tuple("neither", false),
                        org.assertj.core.groups.Tuple.tuple("negative", false),
                        org.assertj.core.groups.Tuple.tuple("below", false));
        assertThat(
                        Plausibility.ofIntervals(
                                        List.of(new ReportedInterval("below", 0.2, 0.4, 1.6, 0.95)),
                                        2)
                                .getFirst()
                                .message())
                .contains("outside its own interval");
    }

    @Test
    void theImpliedPIsPrinted() {
        // z = 2 gives 0.0455.
        assertThat(Plausibility.ofPValue("s", 1, 0.5, 0.3, 2))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message()).contains("give 0.0455");
                    assertThat(f.study()).isEqualTo("s");
                });
        // 0.04 and 0.05 are within what t tests and rounding do to it; one-sided 0.02 is beside.
        assertThat(Plausibility.ofPValue("s", 1, 0.5, 0.05, 2)).isEmpty();
        assertThat(Plausibility.ofPValue("s", 1, 0.5, 0.04, 2)).isEmpty();
        assertThat(Plausibility.ofPValue("s", 1, 0.5, 0.001, 3)).hasSize(1);
        // 0.000 is printed for anything below 0.0005.
        assertThat(Plausibility.ofPValue("s", 5, 0.5, 0, 3)).isEmpty();
        assertThat(Plausibility.ofPValue("s", 0.5, 0.5, 0, 3)).hasSize(1);
        assertThat(Plausibility.ofPValue("s", 0, 0.5, 1, 2)).isEmpty();
        for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThat(Plausibility.ofPValue("s", 1, 0.5, p, 2))
                    .singleElement()
                    .satisfies(f -> assertThat(f.message()).contains("not between 0 and 1"));
        }
    }

    @Test
    void averagedItemsLeaveMoreMeans() {
        // 28 people, one item: 145/28 = 5.179 and 146/28 = 5.214. Three items: 436/84 = 5.190.
        assertThat(Plausibility.meanIsPossible(5.19, 2, 28, 3)).isTrue();
        assertThat(Plausibility.meanIsPossible(5.2, 1, 28, 1)).isTrue();
        assertThat(Plausibility.meanIsPossible(-5.18, 2, 28, 1)).isTrue();
        assertThat(Plausibility.meanIsPossible(-5.19, 2, 28, 1)).isFalse();
        assertThat(Plausibility.meanIsPossible(0.5, 1, 2, 1)).isTrue();
        assertThat(Plausibility.meanIsPossible(0.125, 2, 4, 1)).isFalse();
        assertThat(Plausibility.percentageIsPossible(0, 0, 7)).isTrue();
        assertThat(Plausibility.percentageIsPossible(100, 0, 7)).isTrue();
        assertThat(Plausibility.percentageIsPossible(-14.3, 1, 7)).isFalse();
        assertThat(Plausibility.percentageIsPossible(14.3, 1, 7)).isTrue();
        // An empty group or a missing mean is no whole score.
        assertThat(
                        Plausibility.ofWholeScores(
                                List.of(new TwoMeans("empty", 5.19, 1, 0, Double.NaN, 1, 28)), 2))
                .isEmpty();
        assertThat(Plausibility.ofWholeScores(List.of(new TwoMeans("one", 5.19, 1, 1, 5, 1, 1)), 2))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).startsWith("1 whole scores"));
    }
}
