package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Effects of components that can be added up by hand. */
class ComponentNetworkTest {
    private static final ComponentNetwork COMMON =
            ComponentNetwork.withDefaults().with(TauSquared.COMMON_EFFECT).withInactive("placebo");
    private static final double Z95 = 1.959963984540054;

    private static Comparison trial(
            String study, String first, String second, double effect, double se) {
        return new Comparison(study, first, second, effect, se);
    }

    private static final List<Comparison> LADDER =
            List.of(trial("1", "A", "placebo", 0.3, 0.1), trial("2", "A+B", "A", 0.5, 0.2));

    @Test
    void aCombinationIsTheSumOfItsComponents() {
        ComponentFit fit = COMMON.fit(LADDER);

        assertThat(fit.components()).containsExactly("A", "B");
        assertThat(fit.treatments()).containsExactly("A", "A+B", "placebo");
        is(fit.common().effects(), 0.3, 0.5);
        is(fit.common().se(), 0.1, 0.2);
        is(fit.common().combinationEffects(), 0.3, 0.8, 0);
        is(fit.common().combinationSe(), 0.1, Math.sqrt(0.05), 0);
        assertThat(fit.interval(1).lower()).isCloseTo(0.5 - 0.2 * Z95, within(1e-12));
        assertThat(fit.interval(1).upper()).isCloseTo(0.5 + 0.2 * Z95, within(1e-12));
        assertThat(fit.additive().statistic()).isCloseTo(0, within(1e-20));
        assertThat(fit.additive().df()).isZero();
        assertThat(fit.findings()).isEmpty();
        assertThat(fit.converged()).isTrue();
    }

    private static void is(Doubles found, double... expected) {
        assertThat(found.toArray()).containsExactly(expected, within(1e-12));
    }

    @Test
    void whetherEffectsAddUpIsTestedAgainstTheFullNetwork() {
        // B alone is worth 0.5, beside A it is worth 0.9.
        List<Comparison> all = new ArrayList<>(LADDER);
        all.add(trial("3", "B", "placebo", 0.9, 0.2));
        ComponentFit fit = COMMON.fit(all);

        // Both trials of B are as precise: 0.7, each off by 0.2.
        is(fit.common().effects(), 0.3, 0.7);
        is(fit.common().se(), 0.1, 0.2 / Math.sqrt(2));
        assertThat(fit.additive().statistic()).isCloseTo(2 * 1, within(1e-12));
        assertThat(fit.additive().df()).isEqualTo(1);
        assertThat(fit.standard().statistic()).isCloseTo(0, within(1e-12));
        assertThat(fit.standard().df()).isZero();
        assertThat(fit.difference().statistic()).isCloseTo(2, within(1e-12));
        assertThat(fit.difference().df()).isEqualTo(1);
        assertThat(fit.difference().pValue())
                .isCloseTo(Distributions.chiSquareUpper(2, 1), within(1e-12));
        // A between-study variance of 0.06 makes every weight smaller and more alike.
        ComponentFit known = COMMON.withTau2(0.06).fit(all);
        assertThat(known.tau2()).isEqualTo(0.06);
        is(known.random().se(), Math.sqrt(0.07), Math.sqrt((0.04 + 0.06) / 2));
        is(known.common().se(), 0.1, 0.2 / Math.sqrt(2));
    }

    @Test
    void withoutCombinationsItIsTheNetworkOfItsTreatments() {
        Networks.Net net = Networks.random(5);
        ComponentFit fit =
                ComponentNetwork.withDefaults()
                        .with(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD)
                        .withInactive(Networks.name(0))
                        .fit(net.comparisons());
        NetworkFit network =
                Network.withDefaults()
                        .with(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD)
                        .fit(net.comparisons());

        assertThat(fit.tau2()).isCloseTo(network.tau2(), within(1e-9));
        assertThat(fit.additive().statistic()).isCloseTo(fit.standard().statistic(), within(1e-9));
        assertThat(fit.difference().df()).isZero();
        for (int j = 0; j < fit.components().size(); j++) {
            assertThat(fit.random().effects().at(j))
                    .isCloseTo(network.random().effects().at(j + 1, 0), within(1e-8));
            assertThat(fit.random().se().at(j))
                    .isCloseTo(network.random().se().at(j + 1, 0), within(1e-8));
        }
    }

    @Test
    void whatNoTrialTellsApartIsNotDefined() {
        ComponentFit fit =
                COMMON.fit(
                        List.of(
                                trial("1", "A+B", "placebo", 0.8, 0.2),
                                trial("2", "C", "placebo", 0.1, 0.3)));

        assertThat(fit.common().effects().at(0)).isNaN();
        assertThat(fit.common().se().at(1)).isNaN();
        assertThat(fit.common().effects().at(2)).isCloseTo(0.1, within(1e-12));
        // The combination itself was tried.
        assertThat(fit.common().combinationEffects().at(0)).isCloseTo(0.8, within(1e-12));
        assertThat(fit.common().combinationSe().at(0)).isCloseTo(0.2, within(1e-12));
        assertThat(fit.findings())
                .extracting(Finding::code, Finding::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Finding.Code.UNDEFINED, "A"),
                        org.assertj.core.groups.Tuple.tuple(Finding.Code.UNDEFINED, "B"));
    }

    @Test
    void partsWithoutALinkMeetInTheirComponents() {
        ComponentFit fit =
                ComponentNetwork.withDefaults()
                        .with(TauSquared.COMMON_EFFECT)
                        .withInactive("sham")
                        .withSeparator(" and ")
                        .fit(
                                List.of(
                                        trial("1", "A", "sham", 0.4, 0.1),
                                        trial("2", "A and B", "B", 0.2, 0.1)));

        // A is told twice, with the same precision.
        assertThat(fit.common().effects().at(0)).isCloseTo(0.3, within(1e-12));
        assertThat(fit.additive().statistic()).isCloseTo(2, within(1e-12));
        assertThat(fit.standard().statistic()).isNaN();
        assertThat(fit.difference().statistic()).isNaN();
        assertThat(fit.findings())
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains("falls into 2 parts"));
    }

    @Test
    void wrongNamesAndBoundsAreRefused() {
        assertThatThrownBy(() -> COMMON.fit(List.of(trial("1", "A+", "placebo", 1, 1))))
                .hasMessageContaining("treatment (A+)");
        assertThatThrownBy(() -> COMMON.fit(List.of(trial("1", "A+A", "placebo", 1, 1))))
                .hasMessageContaining("each component once");
        assertThatThrownBy(() -> COMMON.fit(List.of(trial("1", "A", "B", 1, 1))))
                .hasMessageContaining("inactive component (placebo) must be one of");
        assertThatThrownBy(() ->
                        COMMON.fit(
                                List.of(
                                        trial("1", "A+placebo", "A", 1, 1),
                                        trial("2", "placebo+A", "A", 1, 1))))
                .hasMessageContaining("told apart by at least one trial");
        assertThatThrownBy(() -> COMMON.withSeparator(" ")).hasMessageContaining("separator");
        for (double wrong : new double[] {0, 1, 95, Double.NaN}) {
            assertThatThrownBy(() -> COMMON.withLevel(wrong)).hasMessageContaining("level");
        }
        assertThat(COMMON.withLevel(0.5).fit(LADDER).interval(0).width())
                .isCloseTo(2 * 0.1 * 0.6744897501960817, within(1e-12));
        assertThatThrownBy(() -> COMMON.withTau2(-1)).hasMessageContaining("tau2");
        assertThatThrownBy(() -> COMMON.with(TauSquared.HEDGES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
