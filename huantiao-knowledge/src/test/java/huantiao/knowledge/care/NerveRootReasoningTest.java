package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.body.ExaminationTest;
import huantiao.body.ExaminationTest.Outcome;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.Region;
import huantiao.body.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NerveRootReasoningTest {
    private static final NerveRoots ROOTS = CareKnowledge.shipped().nerveRoots();

    @Test
    void putsTheRootFirstThatMapAndDeficitPointTo() {
        NerveRoots.Consistency found =
                ROOTS.consistentWith(
                        Side.RIGHT,
                        List.of(
                                new Mark(Region.LEG_OUTER, Side.RIGHT, Feeling.NUMBNESS),
                                new Mark(Region.BUTTOCK, Side.RIGHT, Feeling.PAIN)),
                        List.of(
                                new Outcome("HALLUX", Side.RIGHT, true),
                                new Outcome("ANKLEJERK", Side.RIGHT, false),
                                new Outcome("SLR", Side.RIGHT, true)));

        NerveRoots.Reasoning first = found.reasonings().getFirst();
        assertThat(first.root().id()).isEqualTo("L5");
        assertThat(first.restsOnMapAndDeficit()).isTrue();
        assertThat(found.level()).containsExactly(first.root());
        assertThat(found.pointsPastTheRoot()).isFalse();
        assertThat(found.reasonings())
                .filteredOn(one -> one.root().id().equals("S1"))
                .singleElement()
                .satisfies(s1 -> assertThat(s1.speaksAgainst()).hasSize(1));
    }

    @Test
    void saysThatTheMapAloneNeverDecides() {
        NerveRoots.Consistency found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(new Mark(Region.CALF, Side.LEFT, Feeling.PAIN)),
                        List.of());

        assertThat(found.reasonings()).noneMatch(NerveRoots.Reasoning::restsOnMapAndDeficit);
        assertThat(found.level()).isEmpty();
        assertThat(found.first()).containsExactly(found.reasonings().getFirst().root());
        assertThat(found.notes()).extracting(NerveRoots.Principle::id).containsExactly("NR-02");
    }

    @Test
    void pointsPastTheRootWhenInversionAndHipAreStrongInFootDrop() {
        NerveRoots.Consistency found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(),
                        List.of(
                                new Outcome("HEELWALK", Side.LEFT, true),
                                new Outcome("INVERT", Side.LEFT, false),
                                new Outcome("HIPABD", Side.LEFT, false)));

        assertThat(found.notes()).extracting(NerveRoots.Principle::id).contains("NR-04");
        assertThat(found.pointsPastTheRoot()).isTrue();
    }

    @Test
    void learnsNothingFromANegativeCrossedTest() {
        NerveRoots.Consistency found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(new Mark(Region.CALF, Side.LEFT, Feeling.PAIN)),
                        List.of(new Outcome("XSLR", Side.LEFT, false)));

        assertThat(found.reasonings()).allMatch(one -> one.speaksAgainst().isEmpty());
    }

    /** A slump stretches L4, L5 and S1 alike; that L4 is among them is no sign of L4. */
    @Test
    void aTestThatStretchesSeveralRootsSpeaksForNoneOfThemByItself() {
        var found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(
                                new Mark(Region.LEG_OUTER, Side.LEFT, Feeling.TINGLING),
                                new Mark(Region.CALF, Side.LEFT, Feeling.PAIN)),
                        List.of(
                                new Outcome("SLR", Side.LEFT, true),
                                new Outcome("SLUMP", Side.LEFT, true),
                                new Outcome("KNEEJERK", Side.LEFT, false),
                                new Outcome("TOUCH-L5", Side.LEFT, true)));

        assertThat(found.reasonings())
                .as("S1 stays, as something of its own speaks for it")
                .extracting(one -> one.root().id())
                .containsExactly("L5", "S1");
        assertThat(found.reasonings()).allMatch(one -> one.speaksFor().size() >= 3);
        assertThat(found.stretches())
                .extracting(ExaminationTest::id)
                .containsExactly("SLR", "SLUMP");
    }

    @Test
    void aStretchAloneIsNamedAndNoRootIs() {
        var found =
                ROOTS.consistentWith(
                        Side.LEFT, List.of(), List.of(new Outcome("FNS", Side.LEFT, true)));

        assertThat(found.reasonings()).isEmpty();
        assertThat(found.stretches()).extracting(ExaminationTest::id).containsExactly("FNS");
        assertThat(found.isSilent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HIPFLEX,L2 L3",
        "KNEEEXT,L3 L4",
        "TOUCH-L2,L2",
        "TOUCH-L3,L3",
        "TOUCH-L4,L4",
        "TOUCH-L5,L5",
        "TOUCH-S1,S1",
        "TOUCH-S2,S2",
        "TOUCH-SADDLE,S2_S4"
    })
    void powerAndFeelingAreNotedRootByRoot(String test, String roots) {
        var found =
                ROOTS.consistentWith(
                        Side.LEFT, List.of(), List.of(new Outcome(test, Side.LEFT, true)));

        assertThat(found.reasonings())
                .allMatch(one -> one.deficits() == 1)
                .extracting(one -> one.root().id())
                .containsExactly(roots.split(" "));
    }

    @Test
    void aLossOfFeelingWithoutAPlaceSpeaksForNoRoot() {
        var found =
                ROOTS.consistentWith(
                        Side.RIGHT,
                        List.of(new Mark(Region.FOOT_OUTER, Side.RIGHT, Feeling.PAIN)),
                        List.of(
                                new Outcome("LIGHTTOUCH", Side.RIGHT, true),
                                new Outcome("TOUCH-ELSEWHERE", Side.RIGHT, true)));

        assertThat(found.reasonings())
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.root().id()).isEqualTo("S1");
                    assertThat(only.deficits()).isZero();
                });
    }

    @Test
    void aLossOfFeelingSpeaksForTheRootOfItsPlaceOnly() {
        var found =
                ROOTS.consistentWith(
                        Side.RIGHT,
                        List.of(),
                        List.of(
                                new Outcome("LIGHTTOUCH", Side.RIGHT, true),
                                new Outcome("TOUCH-S1", Side.RIGHT, true)));

        assertThat(found.reasonings())
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.root().id()).isEqualTo("S1");
                    assertThat(only.deficits()).isOne();
                });
    }

    /** The saddle is touched only where an answer calls for it. */
    @Test
    void normalFeelingInTheLegsSaysNothingAboutTheSaddle() {
        var found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(),
                        List.of(
                                new Outcome("LIGHTTOUCH", Side.LEFT, false),
                                new Outcome("TOUCH-SADDLE", Side.LEFT, true)));

        assertThat(found.reasonings())
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.root().id()).isEqualTo("S2_S4");
                    assertThat(only.speaksAgainst()).isEmpty();
                });
    }

    @Test
    void painAtTheOuterEdgeOfTheFootSpeaksForS1() {
        var found =
                ROOTS.consistentWith(
                        Side.LEFT,
                        List.of(new Mark(Region.FOOT_OUTER, Side.LEFT, Feeling.PAIN)),
                        List.of());

        assertThat(found.reasonings()).extracting(one -> one.root().id()).containsExactly("S1");
    }

    @Test
    void leavesTheOtherSideOut() {
        assertThat(
                        ROOTS.consistentWith(
                                        Side.LEFT,
                                        List.of(new Mark(Region.CALF, Side.RIGHT, Feeling.PAIN)),
                                        List.of(new Outcome("SLR", Side.RIGHT, true)))
                                .reasonings())
                .isEmpty();
    }

    @Test
    void refusesATestNobodyDescribed() {
        assertThatThrownBy(() ->
                        ROOTS.consistentWith(
                                Side.LEFT,
                                List.of(),
                                List.of(new Outcome("MAGIC", Side.LEFT, true))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MAGIC");
    }
}
