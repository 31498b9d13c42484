package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of a review: each part is what a fit of its studies alone says. */
class SequencesTest {
    private static final RandomEffects REML = RandomEffects.withDefaults();
    private static final Estimates BCG = CountEffects.logRiskRatio().from(Bcg.TRIALS);

    @Test
    void leavingOneOutIsTheFitOfTheOthers() {
        List<Fit> fits = Sequences.leaveOneOut(REML, BCG);

        assertThat(fits).hasSize(13);
        for (int i = 0; i < 13; i++) {
            assertThat(fits.get(i).estimate()).isEqualTo(REML.fit(BCG.without(i)).estimate());
        }
        Estimates two = Estimates.of(new double[] {1, 3}, new double[] {1, 1});
        assertThat(Sequences.leaveOneOut(REML, two))
                .extracting(Fit::estimate)
                .containsExactly(3.0, 1.0);
        assertThatThrownBy(() -> Sequences.leaveOneOut(REML, two.without(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (1)");
    }

    @Test
    void tablesAreLeftOutTheSameWay() {
        List<CountFit> fits = Sequences.leaveOneOut(MantelHaenszel.riskRatio(), Bcg.TRIALS);
        List<TwoByTwo> rest = new ArrayList<>(Bcg.TRIALS);
        rest.remove(7);

        assertThat(fits).hasSize(13);
        assertThat(fits.get(7).estimate())
                .isEqualTo(MantelHaenszel.riskRatio().fit(rest).estimate())
                .isNotEqualTo(fits.get(6).estimate());
    }

    @Test
    void aSeriesAddsStudiesByTheirOrder() {
        List<Fit> series = Sequences.cumulative(REML, BCG, Bcg.YEAR);

        assertThat(series).hasSize(13);
        assertThat(series.getFirst().estimate()).isEqualTo(BCG.effect(0));
        // 1948, 1949, 1953: the trials in places 0, 1 and 5.
        assertThat(series.get(2).estimate()).isEqualTo(REML.fit(BCG.at(0, 1, 5)).estimate());
        assertThat(series.getLast().estimate()).isCloseTo(REML.fit(BCG).estimate(), within(1e-12));
        assertThatThrownBy(() -> Sequences.cumulative(REML, BCG, Doubles.of(1, 2)))
                .hasMessageContaining("order (2) must have one key per study (13)");
    }

    @ParameterizedTest
    @EnumSource(
            value = TauSquared.class,
            names = {"COMMON_EFFECT", "DERSIMONIAN_LAIRD", "PAULE_MANDEL"})
    void everySubsetIsTheFitOfItsStudies(TauSquared method) {
        Estimates nine = BCG.at(0, 1, 2, 3, 4, 5, 6, 7, 8);
        RandomEffects chosen = REML.with(method).with(Inference.WALD);
        Gosh gosh = Gosh.of(chosen, nine);

        assertThat(gosh.estimates().size()).isEqualTo(511);
        for (int subset : new int[] {1, 2, 3, 5, 96, 255, 256, 257, 300, 388, 511}) {
            int[] places =
                    java.util.stream.IntStream.range(0, 9)
                            .filter(i -> (subset >> i & 1) == 1)
                            .toArray();
            Fit fit = chosen.fit(nine.at(places));
            assertThat(gosh.estimates().at(subset - 1)).isCloseTo(fit.estimate(), within(1e-10));
            assertThat(gosh.tau2().at(subset - 1)).isCloseTo(fit.tau2(), within(1e-10));
            double i2 =
                    method == TauSquared.PAULE_MANDEL ? fit.i2() : fit.heterogeneity().i2FromQ();
            assertThat(gosh.i2().at(subset - 1))
                    .as("subset %d", subset)
                    .isCloseTo(places.length == 1 ? 0 : i2, within(1e-8));
        }
    }

    @Test
    void moreThanTwentyStudiesHaveTooManySubsets() {
        double[] y = new double[21];
        double[] v = new double[21];
        java.util.Arrays.fill(v, 1);
        assertThatThrownBy(() -> Gosh.of(REML, Estimates.of(y, v)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (21) must be at most 20");
    }

    @Test
    void quartilesLieBetweenTheOrderedValues() {
        // Places 0, 1.25, 2.5, 3.75 and 5 of 1, 2, 4, 8, 16, 32.
        assertThat(Gosh.quartiles(Doubles.of(8, 1, 32, 4, 2, 16)).toArray())
                .containsExactly(new double[] {1, 2.5, 6, 14, 32}, within(1e-14));
        assertThat(Gosh.quartiles(Doubles.of(3)).toArray()).containsExactly(3, 3, 3, 3, 3);
    }

    private static final List<String> HALVES =
            List.of("n", "n", "n", "n", "s", "n", "s", "s", "s", "n", "s", "s", "s");

    private static Fit group(Subgroups.Comparison found, String name) {
        return Objects.requireNonNull(found.groups().get(name), name);
    }

    @Test
    void subgroupsAreReviewsOfTheirOwn() {
        Subgroups.Comparison found =
                Subgroups.withDefaults().pooledBy(REML.with(Inference.WALD)).compare(BCG, HALVES);
        Fit north = group(found, "n");
        Fit south = group(found, "s");

        assertThat(found.groups().keySet()).containsExactly("n", "s");
        assertThat(north.estimate())
                .isEqualTo(REML.with(Inference.WALD).fit(BCG.at(0, 1, 2, 3, 5, 9)).estimate());
        // Two groups: the test is that of a difference.
        double z =
                (north.estimate() - south.estimate())
                        / Math.sqrt(north.se() * north.se() + south.se() * south.se());
        assertThat(found.between().statistic()).isCloseTo(z * z, within(1e-10));
        assertThat(found.between().df()).isEqualTo(1);
        assertThat(found.qWithin()).isCloseTo(north.q() + south.q(), within(1e-12));
        assertThat(found.places("s")).containsExactly(4, 6, 7, 8, 10, 11, 12);
        assertThat(found.weightPercent("n") + found.weightPercent("s"))
                .isCloseTo(100, within(1e-10));
        double share = 0;
        for (int i : found.places("s")) {
            share += found.overall().weightsPercent().at(i);
        }
        assertThat(found.weightPercent("s")).isCloseTo(share, within(1e-12));
        assertThatThrownBy(() -> Subgroups.withDefaults().compare(BCG, List.of("n")))
                .hasMessageContaining("labels (1) must be as many as studies (13)");
    }

    @Test
    void aCommonVarianceIsThatOfTheRegressionOnTheGroups() {
        Subgroups.Comparison found =
                Subgroups.withDefaults()
                        .pooledBy(REML.with(Inference.WALD))
                        .with(Subgroups.Scope.COMMON)
                        .compare(BCG, HALVES);
        Regression regression =
                MetaRegression.withDefaults()
                        .with(Inference.WALD)
                        .fit(BCG, Design.intercept(13).andFactor("half", HALVES));

        assertThat(group(found, "n").tau2()).isCloseTo(regression.tau2(), within(1e-10));
        assertThat(group(found, "s").tau2()).isCloseTo(regression.tau2(), within(1e-10));
        assertThat(found.between().statistic())
                .isCloseTo(regression.moderators().statistic(), within(1e-8));
    }

    @Test
    void constantsForZeroCellsGoWhereTheRuleSays() {
        TwoByTwo zero = new TwoByTwo("zero", 0, 10, 4, 26);
        TwoByTwo full = new TwoByTwo("full", 2, 8, 4, 26);
        TwoByTwo none = new TwoByTwo("none", 0, 10, 0, 30);
        List<TwoByTwo> all = List.of(zero, full, none);

        assertThat(ZeroCells.half().applied(all))
                .containsExactly(zero.plus(0.5), full, none.plus(0.5));
        assertThat(ZeroCells.untouched().applied(all)).isEqualTo(all);
        assertThat(new ZeroCells(0.1, ZeroCells.Where.EVERYWHERE, false).applied(all))
                .containsExactly(zero.plus(0.1), full.plus(0.1), none.plus(0.1));
        assertThat(
                        new ZeroCells(0.5, ZeroCells.Where.ALL_IF_ANY_ZERO, false)
                                .applied(List.of(full)))
                .containsExactly(full);
        // Sweeting and others: 10 of 40 people are treated, so a quarter of 2 x 0.5 and the rest.
        assertThat(ZeroCells.half().sharedByArm().applied(all).getFirst())
                .isEqualTo(zero.plus(0.25, 0.75));
        assertThat(ZeroCells.half().toEventsOnly().applied(all).getFirst())
                .isEqualTo(new TwoByTwo("zero", 0.5, 10, 4.5, 26));
        assertThat(ZeroCells.half().droppingDoubleZeros().applied(all).get(2).complete()).isFalse();
        assertThat(new ZeroCells(0, ZeroCells.Where.EVERYWHERE, false).applied(all)).isEqualTo(all);
        for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ZeroCells(wrong, ZeroCells.Where.EVERYWHERE, false))
                    .hasMessageContaining("constant for zero cells");
        }
    }
}
