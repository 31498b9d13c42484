package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network rests on, where it can be counted on fingers. */
class NetworkEvidenceTest {
    private static final Network COMMON = Network.withDefaults().with(TauSquared.COMMON_EFFECT);
    private static final double SE = 0.5;

    private static Comparison trial(String study, String first, String second, double effect) {
        return new Comparison(study, first, second, effect, SE);
    }

    /** Three trials of two arms, of the same precision, which contradict each other by 0.9. */
    private static final NetworkFit TRIANGLE =
            COMMON.fit(
                    List.of(
                            trial("1", "A", "B", 0.5),
                            trial("2", "B", "C", 0.7),
                            trial("3", "A", "C", 0.3)));

    private static final NetworkFit CHAIN =
            COMMON.fit(List.of(trial("1", "A", "B", 0.5), trial("2", "B", "C", 0.7)));

    private static void is(
            DirectEvidence row, String pair, double proportion, double path, double ways) {
        assertThat(row.first() + row.second()).isEqualTo(pair);
        assertThat(row.proportion()).as(pair).isCloseTo(proportion, within(1e-12));
        assertThat(row.meanPath()).as(pair).isCloseTo(path, within(1e-12));
        assertThat(row.minParallelism()).as(pair).isCloseTo(ways, within(1e-12));
    }

    @Test
    void inATriangleTwoThirdsAreDirect() {
        List<DirectEvidence> rows = DirectEvidence.common(TRIANGLE);

        // Direct precision w, indirect w/2: shares 2/3 and 1/3; the indirect way has two steps.
        assertThat(rows).hasSize(3);
        is(rows.get(0), "AB", 2 / 3.0, 4 / 3.0, 1.5);
        is(rows.get(1), "AC", 2 / 3.0, 4 / 3.0, 1.5);
        is(rows.get(2), "BC", 2 / 3.0, 4 / 3.0, 1.5);
    }

    @Test
    void inAChainTheEndsMeetOverTwoSteps() {
        List<DirectEvidence> rows = DirectEvidence.common(CHAIN);

        is(rows.get(0), "AB", 1, 1, 1);
        is(rows.get(1), "AC", 0, 2, 1);
        is(rows.get(2), "BC", 1, 1, 1);
    }

    @Test
    void aThreeArmTrialIsOneStepForAllItsPairs() {
        double v = 2 * 0.1;
        NetworkFit fit =
                COMMON.fit(
                        List.of(
                                new Comparison("1", "A", "B", 0.5, Math.sqrt(v)),
                                new Comparison("1", "A", "C", 0.8, Math.sqrt(v)),
                                new Comparison("1", "B", "C", 0.3, Math.sqrt(v))));

        for (DirectEvidence row : DirectEvidence.common(fit)) {
            assertThat(row.meanPath()).isCloseTo(1, within(1e-12));
            assertThat(row.minParallelism()).isCloseTo(1, within(1e-12));
            assertThat(row.proportion()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void betweenStudyVarianceEvensTheShares() {
        List<Comparison> comparisons =
                List.of(
                        new Comparison("1", "A", "B", 0.5, 0.1),
                        new Comparison("2", "B", "C", 0.7, 1),
                        new Comparison("3", "A", "C", 0.3, 1));
        NetworkFit fit = Network.withDefaults().withTau2(3).fit(comparisons);
        double direct = 1 / (0.01 + 3);
        double indirect = 1 / (2 * (1 + 3.0));

        assertThat(DirectEvidence.random(fit).getFirst().proportion())
                .isCloseTo(direct / (direct + indirect), within(1e-12));
        assertThat(DirectEvidence.common(fit).getFirst().proportion())
                .isCloseTo(100 / (100 + 0.5), within(1e-12));
    }

    @Test
    void inATriangleEveryDesignHoldsAllOfTheContradiction() {
        NetHeat heat = NetHeat.of(TRIANGLE);
        // Around the loop 0.5 + 0.7 - 0.3 = 0.9; each design is off by a third of it.
        double part = (0.9 / 3) * (0.9 / 3) / (SE * SE);

        assertThat(heat.designs()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(heat.change().at(i, j)).isCloseTo(part, within(1e-12));
            }
        }
        for (int pair = 0; pair < 3; pair++) {
            double[] weights = heat.hat().row(pair).stream().map(Math::abs).sorted().toArray();
            assertThat(weights)
                    .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 2 / 3.0}, within(1e-12));
        }
        // The row of a pair and the column of its own design: two thirds, A before B before C.
        List<String> pairs = List.of("A:B", "A:C", "B:C");
        for (int i = 0; i < 3; i++) {
            int own = heat.designs().indexOf(pairs.get(i));
            assertThat(heat.hat().at(i, own)).isCloseTo(2 / 3.0, within(1e-12));
        }
        int ab = heat.designs().indexOf("A:B");
        int ac = heat.designs().indexOf("A:C");
        assertThat(heat.hat().at(2, ab)).isCloseTo(-1 / 3.0, within(1e-12));
        assertThat(heat.hat().at(2, ac)).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aDesignThatHoldsTheNetworkTogetherCannotBeDetached() {
        NetHeat heat = NetHeat.of(CHAIN);

        for (int i = 0; i < 2; i++) {
            assertThat(heat.change().row(i).toArray()).containsOnly(Double.NaN);
        }
    }

    @Test
    void theReferenceComesFirstInTheHeat() {
        NetHeat heat = NetHeat.of(TRIANGLE, "C");

        assertThat(heat.designs()).contains("C:A", "C:B");
        assertThatThrownBy(() -> NetHeat.of(TRIANGLE, "D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("D");
    }

    @Test
    void theMapCountsTrialsPerTreatmentAndPair() {
        NetworkFit fit =
                COMMON.fit(
                        List.of(
                                trial("1", "B", "A", 0.1),
                                trial("2", "A", "B", 0.2),
                                new Comparison("3", "A", "B", 0.1, 1),
                                new Comparison("3", "A", "C", 0.2, 1),
                                new Comparison("3", "B", "C", 0.1, 1),
                                trial("4", "D", "C", 0.3)));
        NetworkMap map = NetworkMap.of(fit);

        assertThat(map.treatments()).containsExactly("A", "B", "C", "D");
        assertThat(map.studies()).containsExactly(3, 3, 2, 1);
        assertThat(map.edges())
                .containsExactlyInAnyOrder(
                        new NetworkMap.Edge(0, 1, 3),
                        new NetworkMap.Edge(0, 2, 1),
                        new NetworkMap.Edge(1, 2, 1),
                        new NetworkMap.Edge(2, 3, 1));
    }

    @Test
    void boundsOfTheMethodAreKept() {
        for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Network.withDefaults().withTau2(wrong))
                    .hasMessageContaining("tau2");
        }
        for (double wrong : new double[] {0, 1, 95, Double.NaN}) {
            assertThatThrownBy(() -> Network.withDefaults().withLevel(wrong))
                    .hasMessageContaining("level");
        }
        NetworkFit known =
                Network.withDefaults()
                        .withTau2(0)
                        .withLevel(0.5)
                        .fit(List.of(trial("1", "A", "B", 0.5)));
        assertThat(known.tau2()).isZero();
        assertThat(known.interval(0, 1).width())
                .isCloseTo(2 * 0.6744897501960817 * SE, within(1e-12));
    }

    @Test
    void treatmentsStandInTheOrderOfTheAlphabet() {
        NetworkFit fit =
                COMMON.fit(
                        List.of(
                                trial("1", "b", "A", 0.1),
                                trial("2", "aa", "A", 0.2),
                                trial("3", "2", "B", 0.2),
                                trial("4", "a", "A", 0.2),
                                trial("5", "_x", "A", 0.2),
                                trial("6", "B", "A", 0.2)));

        // Signs, then digits, then letters; capital before small where that is all there is.
        assertThat(fit.treatments()).containsExactly("_x", "2", "A", "a", "aa", "B", "b");
    }
}
