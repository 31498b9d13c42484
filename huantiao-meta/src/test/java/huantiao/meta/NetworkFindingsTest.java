package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network says about input that is odd, in words a clinician understands. */
class NetworkFindingsTest {
    private static Comparison compared(String study, String first, String second, double effect) {
        return new Comparison(study, first, second, effect, 0.2);
    }

    private static final List<Comparison> APART =
            List.of(
                    compared("a", "acupuncture", "sham", 0.4),
                    compared("b", "sham", "waiting list", 0.3),
                    compared("c", "acupuncture+exercise", "exercise", 0.5));

    @Test
    void aNetworkThatFallsApartIsRefusedWithItsParts() {
        assertThatThrownBy(() -> Network.withDefaults().fit(APART))
                .hasMessageContaining("2 parts")
                .hasMessageContaining("acupuncture, sham, waiting list")
                .hasMessageContaining("acupuncture+exercise, exercise");
        assertThat(Network.subnetworks(APART)).hasSize(2);
    }

    @Test
    void sharedComponentsLinkWhatNoTrialLinks() {
        ComponentFit fit = ComponentNetwork.withDefaults().withInactive("waiting list").fit(APART);

        // Three equal trials say acupuncture - sham = 0.4, sham = 0.3, acupuncture = 0.5.
        assertThat(fit.components()).containsExactly("acupuncture", "exercise", "sham");
        assertThat(fit.common().effects().at(0)).isCloseTo(1.7 / 3, within(1e-12));
        assertThat(fit.common().effects().at(2)).isCloseTo(0.7 / 3, within(1e-12));
        assertThat(fit.additive().df()).isEqualTo(1);
        assertThat(fit.standard().statistic()).isNaN();
        assertThat(fit.findings()).extracting(Finding::code).contains(Finding.Code.CONVENTION);
    }

    @Test
    void aComponentThatIsAlwaysThereCannotBeTold() {
        ComponentFit fit = ComponentNetwork.withDefaults().withInactive("waiting list").fit(APART);

        assertThat(fit.common().effects().at(1)).as("exercise").isNaN();
        assertThat(fit.common().effects().at(0)).as("acupuncture").isFinite();
        assertThat(fit.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(Finding.Code.UNDEFINED);
                    assertThat(finding.value()).isEqualTo("exercise");
                });
    }

    @Test
    void effectsOfComponentsAddUp() {
        ComponentFit fit =
                ComponentNetwork.withDefaults()
                        .withInactive("sham")
                        .fit(
                                List.of(
                                        compared("a", "needles", "sham", 0.4),
                                        compared("b", "moxa", "sham", 0.3),
                                        compared("c", "needles + moxa", "sham", 0.7)));

        assertThat(fit.components()).containsExactly("moxa", "needles");
        assertThat(fit.common().effects().at(0)).isCloseTo(0.3, within(1e-12));
        assertThat(fit.common().effects().at(1)).isCloseTo(0.4, within(1e-12));
        assertThat(fit.difference().df()).isEqualTo(1);
        assertThat(fit.difference().statistic()).isCloseTo(0, within(1e-12));
    }

    @Test
    void anInactiveComponentThatNobodyGotIsRefused() {
        assertThatThrownBy(() -> ComponentNetwork.withDefaults().withInactive("placebo").fit(APART))
                .hasMessageContaining("placebo")
                .hasMessageContaining("sham");
    }

    @Test
    void aCombinationWithAnEmptyComponentIsRefused() {
        assertThatThrownBy(() ->
                        ComponentNetwork.withDefaults()
                                .fit(List.of(compared("a", "needles+", "sham", 0.4))))
                .hasMessageContaining("needles+");
    }

    @Test
    void everyContradictionIsNamedAtOnce() {
        assertThatThrownBy(() ->
                        Network.withDefaults()
                                .fit(
                                        List.of(
                                                compared("one", "A", "B", 1),
                                                compared("one", "A", "C", 1),
                                                compared("one", "B", "C", 1),
                                                compared("two", "A", "B", 1),
                                                compared("two", "A", "C", 1),
                                                compared("three", "A", "B", 1),
                                                compared("three", "B", "A", 1))))
                .hasMessageContaining("effects of trial one must add up")
                .hasMessageContaining("trial two of 3 arms must give all 3 comparisons, not 2")
                .hasMessageContaining("trial three must give B against A once");
    }

    @Test
    void standardErrorsThatCannotBelongToArmsAreRefused() {
        assertThatThrownBy(() ->
                        Network.withDefaults()
                                .fit(
                                        List.of(
                                                new Comparison("one", "A", "B", 0, 0.1),
                                                new Comparison("one", "A", "C", 0, 0.1),
                                                new Comparison("one", "B", "C", 0, 0.5))))
                .hasMessageContaining("standard errors of trial one must fit one another");
    }

    @Test
    void anArmWithANegativeVarianceIsAFindingAsLongAsTheTrialCanBeUsed() {
        NetworkFit fit =
                Network.withDefaults()
                        .fit(
                                List.of(
                                        new Comparison("one", "A", "B", 0, 0.3),
                                        new Comparison("one", "A", "C", 0, 0.3),
                                        new Comparison("one", "B", "C", 0, 0.5)));

        assertThat(fit.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(Finding.Code.IMPOSSIBLE_VALUE);
                    assertThat(finding.study()).isEqualTo("one");
                    assertThat(finding.value()).isEqualTo("A");
                });
    }

    @Test
    void withoutAnyRepetitionTheVarianceBetweenTrialsCannotBeEstimated() {
        NetworkFit fit =
                Network.withDefaults()
                        .fit(List.of(compared("a", "A", "B", 1), compared("b", "B", "C", 1)));

        assertThat(fit.tau2()).isZero();
        assertThat(fit.findings()).extracting(Finding::code).contains(Finding.Code.UNDEFINED);
        assertThat(fit.prediction(0, 1).lower()).isNaN();
        assertThat(fit.random().effects().at(0, 2)).isCloseTo(2, within(1e-12));
    }

    @Test
    void trialsAndArmsWithoutEventsAreNamed() {
        CountNetworkFit fit =
                CountNetwork.withDefaults()
                        .fit(
                                List.of(
                                        new ArmCounts("nobody", "A", 0, 30),
                                        new ArmCounts("nobody", "B", 0, 30),
                                        new ArmCounts("some", "A", 3, 30),
                                        new ArmCounts("some", "B", 6, 30),
                                        new ArmCounts("rare", "A", 2, 30),
                                        new ArmCounts("rare", "B", 4, 30),
                                        new ArmCounts("rare", "C", 0, 30)));

        assertThat(fit.treatments()).containsExactly("A", "B");
        assertThat(fit.findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.DOUBLE_ZERO, Finding.Code.ZERO_CELLS);
        assertThat(fit.findings().getLast().message()).contains("C").contains("A:B:C");
    }

    @Test
    void twoArmsOfCountsAreTheReviewOfMantelAndHaenszel() {
        List<TwoByTwo> tables =
                List.of(
                        new TwoByTwo("a", 4, 119, 11, 128),
                        new TwoByTwo("b", 6, 300, 29, 274),
                        new TwoByTwo("c", 3, 228, 11, 209));
        CountNetworkFit network =
                CountNetwork.withDefaults()
                        .fit(
                                tables.stream()
                                        .flatMap(t ->
                                                List.of(
                                                        new ArmCounts(
                                                                t.study(),
                                                                "vaccine",
                                                                t.a(),
                                                                t.a() + t.b()),
                                                        new ArmCounts(
                                                                t.study(),
                                                                "without",
                                                                t.c(),
                                                                t.c() + t.d()))
                                                        .stream())
                                        .toList());
        var pairwise = MantelHaenszel.oddsRatio().fit(tables);

        assertThat(network.effects().at(0, 1)).isCloseTo(pairwise.estimate(), within(1e-12));
        assertThat(network.se().at(0, 1)).isCloseTo(pairwise.se(), within(1e-12));
    }

    @Test
    void countsThatSayNothingAreRefused() {
        assertThatThrownBy(() ->
                        CountNetwork.withDefaults()
                                .fit(
                                        List.of(
                                                new ArmCounts("a", "A", 0, 30),
                                                new ArmCounts("a", "B", 0, 30))))
                .hasMessageContaining("nobody, or everybody, had the event");
        assertThatThrownBy(() -> new ArmCounts("a", "A", 31, 30))
                .hasMessageContaining("events (31.0) of A in a");
    }
}
