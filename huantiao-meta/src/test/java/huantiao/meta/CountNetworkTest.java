package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.CountNetwork.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of counts that can be checked by a table or on paper. */
class CountNetworkTest {
    private static final CountNetwork MH = CountNetwork.withDefaults();
    private static final CountNetwork NCH = MH.with(Method.HYPERGEOMETRIC);

    private static ArmCounts arm(String study, String treatment, double events, double n) {
        return new ArmCounts(study, treatment, events, n);
    }

    private static List<ArmCounts> pairs(
            String prefix, String first, String second, double[]... tables) {
        List<ArmCounts> arms = new ArrayList<>();
        for (int i = 0; i < tables.length; i++) {
            arms.add(arm(prefix + i, first, tables[i][0], tables[i][1]));
            arms.add(arm(prefix + i, second, tables[i][2], tables[i][3]));
        }
        return arms;
    }

    private static final double[][] AB = {{12, 60, 9, 58}, {5, 40, 8, 44}, {3, 30, 1, 28}};
    private static final double[][] BC = {{9, 50, 4, 52}, {7, 36, 5, 40}};
    private static final double[][] AC = {{11, 48, 6, 47}, {6, 33, 6, 35}};

    private static CountFit pooled(double[][] tables) {
        List<TwoByTwo> twoByTwo = new ArrayList<>();
        for (int i = 0; i < tables.length; i++) {
            double[] t = tables[i];
            twoByTwo.add(TwoByTwo.ofEvents("s" + i, t[0], t[1], t[2], t[3]));
        }
        return MantelHaenszel.oddsRatio().fit(twoByTwo);
    }

    @Test
    void twoTreatmentsAreAReviewByMantelAndHaenszel() {
        CountNetworkFit fit = MH.fit(pairs("ab", "A", "B", AB));
        CountFit review = pooled(AB);

        assertThat(fit.treatments()).containsExactly("A", "B");
        assertThat(fit.effects().at(0, 1)).isCloseTo(review.estimate(), within(1e-13));
        assertThat(fit.effects().at(1, 0)).isCloseTo(-review.estimate(), within(1e-13));
        assertThat(fit.se().at(0, 1)).isCloseTo(review.se(), within(1e-13));
        assertThat(fit.se().at(0, 0)).isZero();
        assertThat(fit.interval(0, 1).lower()).isCloseTo(review.interval().lower(), within(1e-12));
        assertThat(fit.interval(0, 1).upper()).isCloseTo(review.interval().upper(), within(1e-12));
        assertThat(fit.inconsistency().df()).isZero();
        assertThat(fit.converged()).isTrue();
        assertThat(MH.withLevel(0.5).fit(pairs("ab", "A", "B", AB)).interval(0, 1).width())
                .isCloseTo(2 * 0.6744897501960817 * review.se(), within(1e-12));
    }

    @Test
    void aTriangleWeighsTheDirectAgainstTheIndirect() {
        List<ArmCounts> arms = new ArrayList<>(pairs("ab", "A", "B", AB));
        arms.addAll(pairs("bc", "B", "C", BC));
        arms.addAll(pairs("ac", "A", "C", AC));
        CountNetworkFit fit = MH.fit(arms);
        CountFit ab = pooled(AB);
        CountFit bc = pooled(BC);
        CountFit ac = pooled(AC);
        double v1 = ab.se() * ab.se();
        double v2 = bc.se() * bc.se();
        double v3 = ac.se() * ac.se();
        double direct = 1 / v1;
        double indirect = 1 / (v2 + v3);

        assertThat(fit.effects().at(0, 1))
                .isCloseTo(
                        (direct * ab.estimate() + indirect * (ac.estimate() - bc.estimate()))
                                / (direct + indirect),
                        within(1e-12));
        assertThat(fit.se().at(0, 1)).isCloseTo(1 / Math.sqrt(direct + indirect), within(1e-12));
        assertThat(fit.effects().at(0, 1) + fit.effects().at(1, 2))
                .isCloseTo(fit.effects().at(0, 2), within(1e-13));
        double loop = ab.estimate() + bc.estimate() - ac.estimate();
        assertThat(fit.inconsistency().statistic())
                .isCloseTo(loop * loop / (v1 + v2 + v3), within(1e-11));
        assertThat(fit.inconsistency().df()).isEqualTo(1);
    }

    private static final List<ArmCounts> THREE =
            List.of(arm("1", "C", 4, 90), arm("1", "A", 12, 60), arm("1", "B", 9, 70));

    @Test
    void oneTrialOfThreeArmsGivesItsOwnOdds() {
        CountNetworkFit fit = MH.fit(THREE);
        double[] e = {12, 9, 4};
        double[] n = {60, 70, 90};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    double odds = Math.log(e[i] / (n[i] - e[i])) - Math.log(e[j] / (n[j] - e[j]));
                    double variance = 1 / e[i] + 1 / (n[i] - e[i]) + 1 / e[j] + 1 / (n[j] - e[j]);
                    assertThat(fit.effects().at(i, j)).isCloseTo(odds, within(1e-13));
                    assertThat(fit.se().at(i, j)).isCloseTo(Math.sqrt(variance), within(1e-12));
                }
            }
        }
    }

    @Test
    void givenTheirSumRareEventsAreSharedByRiskAndSize() {
        CountNetworkFit fit = NCH.fit(THREE);
        double[] e = {12, 9, 4};
        double[] n = {60, 70, 90};

        assertThat(fit.converged()).isTrue();
        assertThat(fit.inconsistency().statistic()).isNaN();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (i != j) {
                    assertThat(fit.effects().at(i, j))
                            .isCloseTo(Math.log(e[i] / n[i] / (e[j] / n[j])), within(1e-10));
                    assertThat(fit.se().at(i, j))
                            .isCloseTo(Math.sqrt(1 / e[i] + 1 / e[j]), within(1e-10));
                }
            }
        }
        // Two trials with the same shares of people are one.
        CountNetworkFit two =
                NCH.fit(pairs("ab", "A", "B", new double[][] {{5, 50, 3, 100}, {9, 40, 8, 80}}));
        assertThat(two.effects().at(0, 1))
                .isCloseTo(Math.log(14.0 / 90 / (11.0 / 180)), within(1e-10));
        assertThat(two.se().at(0, 1)).isCloseTo(Math.sqrt(1 / 14.0 + 1 / 11.0), within(1e-10));
    }

    @Test
    void anArmWithoutAnyEventIsLeftOut() {
        // B has no event in the only trial of its second design.
        List<ArmCounts> arms = new ArrayList<>(pairs("ab", "A", "B", AB));
        arms.addAll(List.of(arm("3", "A", 4, 30), arm("3", "B", 0, 30), arm("3", "C", 2, 30)));
        CountNetworkFit fit = MH.fit(arms);

        assertThat(fit.treatments()).containsExactly("A", "B", "C");
        assertThat(fit.findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Finding.Code.ZERO_CELLS);
                    assertThat(f.study()).isEqualTo("3");
                    assertThat(f.value()).isEqualTo("B");
                });
        // What is left of the trial is a comparison of two arms.
        assertThat(fit.effects().at(0, 2))
                .isCloseTo(Math.log(4 / 26.0) - Math.log(2 / 28.0), within(1e-12));
    }

    @Test
    void trialsThatSayNothingAreNamed() {
        List<ArmCounts> arms = new ArrayList<>(pairs("ab", "A", "B", AB));
        arms.addAll(List.of(arm("zero", "A", 0, 20), arm("zero", "D", 0, 20)));
        arms.addAll(List.of(arm("full", "A", 20, 20), arm("full", "B", 20, 20)));
        CountNetworkFit fit = MH.fit(arms);

        assertThat(fit.treatments()).containsExactly("A", "B");
        assertThat(fit.findings())
                .extracting(Finding::code, Finding::study, Finding::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Finding.Code.DOUBLE_ZERO, "zero", ""),
                        org.assertj.core.groups.Tuple.tuple(Finding.Code.DOUBLE_ZERO, "full", ""),
                        org.assertj.core.groups.Tuple.tuple(Finding.Code.UNDEFINED, "", "D"));
        assertThat(fit.effects().at(0, 1)).isCloseTo(pooled(AB).estimate(), within(1e-13));
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertThatThrownBy(() -> MH.fit(List.of(arm("zero", "A", 0, 20), arm("zero", "B", 0, 20))))
                .hasMessageContaining("nobody, or everybody");
        assertThatThrownBy(() ->
                        MH.fit(
                                List.of(
                                        arm("x", "A", 1, 20),
                                        arm("x", "A", 2, 20),
                                        arm("y", "B", 2, 20))))
                .hasMessageContaining("trial x must name each treatment once, not [A, A]")
                .hasMessageContaining("trial y must have at least two arms, not only [B]");
        List<ArmCounts> apart = new ArrayList<>(pairs("ab", "A", "B", AB));
        apart.addAll(pairs("cd", "C", "D", BC));
        assertThatThrownBy(() -> MH.fit(apart)).hasMessageContaining("falls into 2 parts");
        // B has events only where everybody under A has one.
        assertThatThrownBy(() ->
                        MH.fit(
                                pairs(
                                        "ab",
                                        "A",
                                        "B",
                                        new double[][] {{20, 20, 3, 20}, {19, 20, 0, 20}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mantel-Haenszel has no estimate");
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> MH.withLevel(level)).hasMessageContaining("level");
        }
        assertThat(Method.ofCode("NCH")).isEqualTo(Method.HYPERGEOMETRIC);
        assertThatThrownBy(() -> Method.ofCode("BB"))
                .hasMessageContaining("(BB) must be MH or NCH");
    }
}
