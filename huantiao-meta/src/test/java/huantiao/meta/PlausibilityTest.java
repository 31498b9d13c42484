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
}
