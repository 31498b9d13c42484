package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.effect.Proportion;
import huantiao.meta.effect.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RareEventsTest {
    private static final List<TwoByTwo> TABLES = tables(7, 9, 0.8);

    private static List<TwoByTwo> tables(long seed, int k, double tau) {
        Random random = new Random(seed);
        List<TwoByTwo> tables = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int n = 60 + random.nextInt(60);
            double base = -2 + 0.5 * random.nextGaussian();
            double effect = 0.7 + tau * random.nextGaussian();
            int a = events(random, n, base + effect);
            int c = events(random, n, base);
            tables.add(new TwoByTwo("study " + i, a, n - a, c, n - c));
        }
        return tables;
    }

    private static int events(Random random, int n, double logit) {
        int x = 0;
        for (int i = 0; i < n; i++) {
            x += random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return x;
    }

    @ParameterizedTest
    @EnumSource(RareEvents.Model.class)
    void findsAnEffectNearThatOfInverseVariance(RareEvents.Model model) {
        RareEventsFit fit = RareEvents.withDefaults().oddsRatio(model, TABLES);
        Fit normal =
                RandomEffects.withDefaults()
                        .with(TauSquared.MAXIMUM_LIKELIHOOD)
                        .with(Inference.WALD)
                        .fit(CountEffects.logOddsRatio().from(TABLES));

        assertThat(fit.converged()).isTrue();
        assertThat(fit.effect().estimate()).isCloseTo(normal.estimate(), within(0.2));
        assertThat(fit.effect().se()).isCloseTo(normal.se(), within(0.06));
    }

    @ParameterizedTest
    @EnumSource(RareEvents.Model.class)
    void theOrderOfStudiesDoesNotMatter(RareEvents.Model model) {
        List<TwoByTwo> shuffled = new ArrayList<>(TABLES);
        Collections.shuffle(shuffled, new Random(5));

        RareEventsFit one = RareEvents.withDefaults().oddsRatio(model, TABLES);
        RareEventsFit other = RareEvents.withDefaults().oddsRatio(model, shuffled);

        assertThat(other.effect().estimate()).isCloseTo(one.effect().estimate(), within(1e-12));
        assertThat(other.tau2()).isCloseTo(one.tau2(), within(1e-12));
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = RareEvents.Model.class,
            names = {"FIXED_STUDIES", "EXACT"})
    void countingTheOtherOutcomeTurnsTheSign(RareEvents.Model model) {
        List<TwoByTwo> turned =
                TABLES.stream()
                        .map(t -> new TwoByTwo(t.study(), t.b(), t.a(), t.d(), t.c()))
                        .toList();

        RareEventsFit one = RareEvents.withDefaults().oddsRatio(model, TABLES);
        RareEventsFit other = RareEvents.withDefaults().oddsRatio(model, turned);

        assertThat(other.effect().estimate()).isCloseTo(-one.effect().estimate(), within(1e-8));
        assertThat(other.effect().se()).isCloseTo(one.effect().se(), within(1e-6));
    }

    @Test
    void aSingleTableHasItsOwnOddsRatio() {
        TwoByTwo t = new TwoByTwo("one", 8, 22, 3, 27);

        RareEventsFit fit =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .oddsRatio(RareEvents.Model.FIXED_STUDIES, List.of(t));

        assertThat(fit.effect().estimate()).isCloseTo(Math.log(8.0 * 27 / (22 * 3)), within(1e-9));
        assertThat(fit.effect().se())
                .isCloseTo(Math.sqrt(1.0 / 8 + 1.0 / 22 + 1.0 / 3 + 1.0 / 27), within(1e-6));
    }

    @Test
    void withOneEventTheExactModelIsTheBinomialOne() {
        // Given one event in all, Fisher's distribution is a coin of odds n1/n2 exp(theta).
        List<TwoByTwo> single =
                List.of(
                        new TwoByTwo("a", 1, 49, 0, 40),
                        new TwoByTwo("b", 0, 30, 1, 59),
                        new TwoByTwo("c", 1, 79, 0, 20),
                        new TwoByTwo("d", 1, 24, 0, 35));

        RareEvents method = RareEvents.withDefaults().withCommonEffect();
        RareEventsFit exact = method.oddsRatio(RareEvents.Model.EXACT, single);
        RareEventsFit binomial = method.oddsRatio(RareEvents.Model.CONDITIONAL, single);

        assertThat(exact.effect().estimate()).isCloseTo(binomial.effect().estimate(), within(1e-9));
        assertThat(exact.logLikelihood()).isCloseTo(binomial.logLikelihood(), within(1e-10));
    }

    @Test
    void equalProportionsHaveNoSpread() {
        RareEventsFit fit =
                RareEvents.withDefaults()
                        .proportions(
                                List.of(
                                        new Proportion("a", 5, 20),
                                        new Proportion("b", 10, 40),
                                        new Proportion("c", 15, 60)));

        assertThat(fit.tau2()).isZero();
        assertThat(fit.effect().estimate()).isCloseTo(Math.log(1.0 / 3), within(1e-9));
        assertThat(fit.effect().se()).isCloseTo(1 / Math.sqrt(30 * 0.75), within(1e-6));
        assertThat(fit.likelihoodRatioHeterogeneity().statistic()).isCloseTo(0, within(1e-9));
    }

    @Test
    void poolsRatesByPersonTime() {
        RareEventsFit fit =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .rates(List.of(new Rate("a", 4, 100), new Rate("b", 0, 50)));

        assertThat(fit.effect().estimate()).isCloseTo(Math.log(4.0 / 150), within(1e-9));
        assertThat(fit.effect().se()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void leavesOutAStudyWithoutEventsAndSaysSo() {
        List<TwoByTwo> more = new ArrayList<>(TABLES);
        more.add(new TwoByTwo("empty", 0, 50, 0, 50));

        RareEventsFit fit =
                RareEvents.withDefaults().oddsRatio(RareEvents.Model.FIXED_STUDIES, more);

        assertThat(fit.k()).isEqualTo(TABLES.size());
        assertThat(fit.findings())
                .filteredOn(f -> f.code() == Finding.Code.DOUBLE_ZERO)
                .extracting(Finding::study)
                .containsExactly("empty");
    }

    @Test
    void refusesAnInfiniteEffect() {
        assertThatThrownBy(() ->
                        RareEvents.withDefaults()
                                .oddsRatio(
                                        RareEvents.Model.FIXED_STUDIES,
                                        List.of(
                                                new TwoByTwo("a", 0, 20, 3, 17),
                                                new TwoByTwo("b", 0, 30, 2, 28))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("infinite");
    }

    @Test
    void moreNodesChangeLittle() {
        RareEventsFit seven =
                RareEvents.withDefaults()
                        .withNodes(7)
                        .oddsRatio(RareEvents.Model.FIXED_STUDIES, TABLES);
        RareEventsFit thirty =
                RareEvents.withDefaults()
                        .withNodes(30)
                        .oddsRatio(RareEvents.Model.FIXED_STUDIES, TABLES);

        assertThat(seven.effect().estimate()).isCloseTo(thirty.effect().estimate(), within(2e-4));
    }

    @Test
    void whatCannotBeUsedIsNamedWithItsReason() {
        double missing = Double.NaN;
        RareEventsFit ratio =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .rateRatio(
                                RareEvents.Model.CONDITIONAL,
                                List.of(
                                        new TwoRates("whole", 4, 100, 9, 90),
                                        new TwoRates("no events", 0, 50, 0, 60),
                                        new TwoRates("no time", 3, missing, 4, 60)));
        RareEventsFit proportions =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .proportions(
                                List.of(
                                        new Proportion("whole", 5, 20),
                                        new Proportion("no count", missing, 20)));
        RareEventsFit rates =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .rates(List.of(new Rate("whole", 5, 20), new Rate("no time", 5, missing)));

        assertThat(ratio.k()).isEqualTo(1);
        assertThat(ratio.findings())
                .extracting(f -> f.study() + " " + f.code())
                .containsExactly("no events DOUBLE_ZERO", "no time STUDY_LEFT_OUT");
        assertThat(proportions.findings())
                .extracting(f -> f.study() + " " + f.code())
                .containsExactly("no count STUDY_LEFT_OUT");
        assertThat(rates.findings())
                .extracting(f -> f.study() + " " + f.code())
                .containsExactly("no time STUDY_LEFT_OUT");
    }

    /** Given the sum of two Poisson counts, the first is binomial. */
    @Test
    void oneComparisonOfRatesHasItsOwnRatio() {
        RareEventsFit fit =
                RareEvents.withDefaults()
                        .withCommonEffect()
                        .rateRatio(
                                RareEvents.Model.CONDITIONAL,
                                List.of(new TwoRates("one", 4, 100, 9, 90)));

        assertThat(fit.effect().estimate())
                .isCloseTo(Math.log(4 / 100.0 / (9 / 90.0)), within(1e-9));
        assertThat(fit.effect().se()).isCloseTo(Math.sqrt(1 / 4.0 + 1 / 9.0), within(1e-6));
        assertThat(fit.waldHeterogeneity().df()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = RareEvents.Model.class,
            names = {"FIXED_STUDIES", "RANDOM_STUDIES", "CONDITIONAL"})
    void theOrderOfRatesDoesNotMatter(RareEvents.Model model) {
        List<TwoRates> rates =
                new ArrayList<>(
                        List.of(
                                new TwoRates("a", 4, 100, 9, 90),
                                new TwoRates("b", 4, 80, 7, 90),
                                new TwoRates("c", 1, 300, 9, 310),
                                new TwoRates("d", 12, 100, 10, 95)));
        RareEventsFit one = RareEvents.withDefaults().rateRatio(model, rates);
        Collections.reverse(rates);
        RareEventsFit other = RareEvents.withDefaults().rateRatio(model, rates);

        assertThat(other.effect()).isEqualTo(one.effect());
        assertThat(other.logLikelihood()).isEqualTo(one.logLikelihood());
    }

    /** Twice the sum of x log(x/expected), over events and those without. */
    @Test
    void heterogeneityOfProportionsIsTheClassicalRatioOfLikelihoods() {
        int[] x = {2, 9, 14};
        int[] n = {20, 40, 30};
        double all = 25 / 90.0;
        double g = 0;
        for (int i = 0; i < 3; i++) {
            g += x[i] * Math.log(x[i] / (n[i] * all));
            g += (n[i] - x[i]) * Math.log((n[i] - x[i]) / (n[i] * (1 - all)));
        }
        RareEventsFit fit =
                RareEvents.withDefaults()
                        .proportions(
                                List.of(
                                        new Proportion("a", 2, 20),
                                        new Proportion("b", 9, 40),
                                        new Proportion("c", 14, 30)));

        assertThat(fit.likelihoodRatioHeterogeneity().statistic()).isCloseTo(2 * g, within(1e-8));
        assertThat(fit.likelihoodRatioHeterogeneity().df()).isEqualTo(2);
        assertThat(fit.waldHeterogeneity().df()).isEqualTo(2);
    }

    @Test
    void aNewStudyIsExpectedWithinErrorAndSpread() {
        RareEventsFit fit =
                RareEvents.withDefaults().oddsRatio(RareEvents.Model.FIXED_STUDIES, TABLES);
        double sd = Math.sqrt(fit.effect().se() * fit.effect().se() + fit.tau2());

        assertThat(fit.tau2()).isPositive();
        assertThat(fit.prediction().interval().lower())
                .isCloseTo(fit.effect().estimate() - 1.959963984540054 * sd, within(1e-12));
        assertThat(fit.prediction().interval().upper())
                .isCloseTo(fit.effect().estimate() + 1.959963984540054 * sd, within(1e-12));
    }

    @Test
    void refusesWhatItsModelsCannotTake() {
        RareEvents method = RareEvents.withDefaults();
        TwoByTwo half = new TwoByTwo("half", 1.5, 20, 3, 17);

        assertThatThrownBy(() ->
                        method.oddsRatio(RareEvents.Model.EXACT, List.of(half, TABLES.getFirst())))
                .hasMessageContaining("counts of half must be whole numbers");
        assertThatThrownBy(
                        () -> method.oddsRatio(RareEvents.Model.EXACT, List.of(TABLES.getFirst())))
                .hasMessageContaining("(1) must be at least 2");
        assertThatThrownBy(() ->
                        method.withCommonEffect().oddsRatio(RareEvents.Model.EXACT, List.of()))
                .hasMessageContaining("(0) must be at least 1");
        assertThatThrownBy(() -> method.withNodes(0)).hasMessageContaining("nodes (0)");
        assertThatThrownBy(() -> method.withNodes(101)).hasMessageContaining("nodes (101)");
        assertThat(method.withNodes(1).oddsRatio(RareEvents.Model.FIXED_STUDIES, TABLES).nodes())
                .isEqualTo(1);
        assertThat(
                        method.withNodes(100)
                                .withCommonEffect()
                                .oddsRatio(RareEvents.Model.CONDITIONAL, TABLES)
                                .nodes())
                .isEqualTo(100);
    }
}
