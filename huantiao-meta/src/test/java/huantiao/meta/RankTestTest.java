package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kendall's score by its definition: against every order of the values. */
class RankTestTest {

    private static void permute(List<Double> left, List<Double> taken, List<double[]> all) {
        if (left.isEmpty()) {
            all.add(taken.stream().mapToDouble(Double::doubleValue).toArray());
        }
        for (int i = 0; i < left.size(); i++) {
            List<Double> rest = new ArrayList<>(left);
            List<Double> more = new ArrayList<>(taken);
            more.add(rest.remove(i));
            permute(rest, more, all);
        }
    }

    private static List<double[]> orders(double... values) {
        List<double[]> all = new ArrayList<>();
        permute(Doubles.of(values).toList(), List.of(), all);
        return all;
    }

    @Test
    void lightnessOfTuna() {
        // Hollander and Wolfe 1973, page 187: colour and panel score of nine lots of canned tuna;
        // S = 16 of 36 pairs, two-sided p 0.1194.
        RankTest test =
                RankTest.of(
                        new double[] {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1},
                        new double[] {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8});

        assertThat(test.score()).isEqualTo(16);
        assertThat(test.tau()).isCloseTo(16 / 36.0, within(1e-15));
        assertThat(test.exactP()).isCloseTo(0.1194, within(5e-5));
        assertThat(test.pValue()).isEqualTo(test.exactP());
        // Without ties the variance is n(n-1)(2n+5)/18.
        assertThat(test.scoreSe()).isCloseTo(Math.sqrt(9 * 8 * 23 / 18.0), within(1e-14));
    }

    @Test
    void theExactPIsTheShareOfOrdersAtLeastAsFarOut() {
        double[] x = {1, 2, 3, 4, 5, 6};
        List<double[]> orders = orders(x);
        for (double[] y : List.of(orders.get(0), orders.get(100), orders.get(381))) {
            RankTest test = RankTest.of(x, y);
            double below = 0;
            double above = 0;
            for (double[] each : orders) {
                double score = RankTest.of(x, each).score();
                below += score <= test.score() ? 1 : 0;
                above += score >= test.score() ? 1 : 0;
            }
            assertThat(test.exactP())
                    .isCloseTo(Math.min(1, 2 * Math.min(below, above) / 720), within(1e-14));
        }
    }

    @Test
    void theVarianceWithTiesIsThatOverAllOrders() {
        double[] x = {3, 1, 1, 2, 1, 4};
        List<double[]> orders = orders(5, 5, 7, 5, 9, 7);
        double squares = 0;
        for (double[] y : orders) {
            double score = RankTest.of(x, y).score();
            squares += score * score;
        }

        RankTest test = RankTest.of(x, orders.get(17));
        assertThat(test.scoreSe()).isCloseTo(Math.sqrt(squares / 720), within(1e-12));
        assertThat(test.normalP())
                .isCloseTo(
                        Distributions.twoSided(
                                test.score() / test.scoreSe(), Double.POSITIVE_INFINITY),
                        within(1e-15));
        assertThat(test.exactP()).isNaN();
        assertThat(test.pValue()).isEqualTo(test.normalP());
        // Ties in one of the two are enough.
        assertThat(RankTest.of(new double[] {1, 2, 3}, new double[] {1, 1, 2}).exactP()).isNaN();
        assertThat(RankTest.of(new double[] {1, 1, 2}, new double[] {1, 2, 3}).exactP()).isNaN();
    }

    @Test
    void tauBIsOneWhenTiesFallTogether() {
        assertThat(RankTest.of(new double[] {1, 1, 2, 3}, new double[] {4, 4, 5, 6}).tau())
                .isCloseTo(1, within(1e-15));
        // 4 of the 5 pairs untied in x, 5 untied in y, all concordant: 4/sqrt(4 x 5)... and so on.
        assertThat(RankTest.of(new double[] {1, 1, 2, 2}, new double[] {1, 2, 3, 3}).tau())
                .isCloseTo(4 / Math.sqrt(4 * 5), within(1e-15));
    }

    @Test
    void effectsAreStandardizedAboutTheirOwnMean() {
        // The precise first study carries the mean: by its own residual error it is the lowest.
        RankTest test =
                RankTest.of(
                        Estimates.of(
                                new double[] {0, 0.5, 0.4, -0.3},
                                new double[] {0.01, 1, 1.1, 1.2}));

        assertThat(test.score()).isZero();
        assertThat(test.tau()).isZero();
        // BCG, log risk ratio: tau 0.0256, p 0.952 (Viechtbauer 2010, section 5.4 uses these data).
        RankTest bcg = RankTest.of(CountEffects.logRiskRatio().from(Bcg.TRIALS));
        assertThat(bcg.tau()).isCloseTo(0.0256, within(5e-5));
        assertThat(bcg.pValue()).isCloseTo(0.952, within(5e-4));
    }

    @Test
    void eventsGivenTheMarginsAreHypergeometric() {
        TwoByTwo table = new TwoByTwo("s", 3, 7, 5, 9);
        // Central: mean n1 m/N, variance n1 n2 m (N-m)/(N^2 (N-1)).
        double[] central = RankTest.hypergeometric(table, 1);
        assertThat(central[0]).isCloseTo(10 * 8 / 24.0, within(1e-13));
        assertThat(central[1]).isCloseTo(10.0 * 14 * 8 * 16 / (24.0 * 24 * 23), within(1e-13));

        for (TwoByTwo each :
                List.of(
                        table,
                        new TwoByTwo("few controls", 6, 4, 2, 1),
                        new TwoByTwo("many events", 9, 1, 3, 1))) {
            double or = 2.5;
            double total = 0;
            double mean = 0;
            double square = 0;
            double events = each.a() + each.c();
            for (int x = 0; x <= events; x++) {
                double weight =
                        choose(each.treated(), x)
                                * choose(each.controls(), events - x)
                                * Math.pow(or, x);
                total += weight;
                mean += weight * x;
                square += weight * x * x;
            }
            mean /= total;
            double[] moments = RankTest.hypergeometric(each, or);
            assertThat(moments[0]).as("%s", each).isCloseTo(mean, within(1e-12));
            assertThat(moments[1])
                    .as("%s", each)
                    .isCloseTo(square / total - mean * mean, within(1e-11));
        }
    }

    private static double choose(double n, double k) {
        double ways = k < 0 || k > n ? 0 : 1;
        for (int i = 1; i <= k && ways > 0; i++) {
            ways *= (n - k + i) / i;
        }
        return ways;
    }

    @Test
    void oneStudyHasNoRank() {
        assertThatThrownBy(() -> RankTest.of(new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (1)");
        RankTest two = RankTest.of(new double[] {1, 2}, new double[] {2, 1});
        assertThat(two.tau()).isEqualTo(-1);
        assertThat(two.exactP()).isEqualTo(1);
    }
}
