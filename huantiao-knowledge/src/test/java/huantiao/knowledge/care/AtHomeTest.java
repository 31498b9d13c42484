package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.AtHome;
import huantiao.care.CareLibrary;
import huantiao.care.CareLibrary.Exercise;
import huantiao.triage.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which exercises suit, by what the self-care data that ships says of each. */
class AtHomeTest {

    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();
    private static final CareLibrary.SelfCare SELF_CARE = SHIPPED.library().selfCare();
    private static final Facts NOTHING = SHIPPED.vocabulary().nothingKnown();
    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void thePhaseIsThatOfTheLastScoreOfLegPain() {
        assertThat(suits(NOTHING, 6)).containsExactly("EX-WALK", "EX-PRONE", "EX-POSITION");
        assertThat(suits(NOTHING, 8, 4)).containsExactly("EX-WALK", "EX-KTC", "EX-SLIDER");
        assertThat(phase(NOTHING, 10)).isEqualTo("strong_pain");
        assertThat(phase(NOTHING, 5)).isEqualTo("settling");
    }

    @Test
    void withoutAScoreOnlyWhatIsForEveryPhaseSuits() {
        assertThat(suits(NOTHING)).containsExactly("EX-WALK");
        assertThat(phase(NOTHING)).isEmpty();
    }

    @Test
    void littlePainIsStrongOnceItLastedTwoWeeks() {
        assertThat(phase(NOTHING, 4, 2)).isEmpty();
        assertThat(phase(NOTHING, 2, 4, 1)).isEmpty();
        assertThat(phase(NOTHING, 2, 1, 1)).as("a week apart each").isEqualTo("strong");
        assertThat(suits(NOTHING, 2, 1, 1)).containsExactly("EX-WALK", "EX-BRIDGE", "EX-BIRDDOG");
    }

    @Test
    void whatGetsWorseIsNotSettling() {
        var worsening = NOTHING.with("pain_trend", "worsening");
        assertThat(phase(worsening, 4)).isEmpty();
        assertThat(suits(worsening, 4)).containsExactly("EX-WALK");
        assertThat(phase(NOTHING.with("foot_drop_new", true), 4)).isEmpty();
        assertThat(phase(worsening, 7)).as("no word of it there").isEqualTo("strong_pain");
    }

    @Test
    void anExerciseIsLeftOutByItsOwnWordsOrWhereARuleKeepsItOff() {
        assertThat(suits(NOTHING.with("worse_standing_walking_eased_bending", true), 7))
                .containsExactly("EX-WALK", "EX-POSITION", "EX-ROLL");
        assertThat(AtHome.of(told(7), NOTHING, SELF_CARE, _ -> false).suits()).isEmpty();
    }

    @Test
    void whereTheDataSaysToAskFirstItIsSaid() {
        assertThat(of(NOTHING, 7).asksFirst()).isFalse();
        for (var known :
                List.of(
                        NOTHING.with("osteoporosis", true),
                        NOTHING.with("pregnant", "yes"),
                        NOTHING.with("cancer_history", "past"),
                        NOTHING.with("spine_surgery_days", 30),
                        NOTHING.with("leg_weakness_trend", "worse"))) {
            assertThat(of(known, 7).asksFirst()).as("%s", known).isTrue();
        }
        assertThat(of(NOTHING.with("pregnant", "no"), 7).asksFirst()).isFalse();
        assertThat(SELF_CARE.stopRules())
                .filteredOn(one -> one.id().equals(AtHome.ASK_FIRST))
                .hasSize(1);
    }

    @Test
    void theNumbersOfAPhaseAreThoseOfItsWords() {
        assertThat(SELF_CARE.progression())
                .filteredOn(phase -> phase.legPain().isPresent())
                .hasSize(3)
                .allSatisfy(phase -> {
                    var pain = phase.legPain().orElseThrow();
                    assertThat(phase.from())
                            .startsWith("leg pain %d-%d".formatted(pain.lowest(), pain.highest()));
                    assertThat(pain.days()).isEqualTo(phase.from().contains("two weeks") ? 14 : 0);
                });
    }

    private static AtHome of(Facts known, int... scores) {
        return AtHome.of(told(scores), known, SELF_CARE, _ -> true);
    }

    private static List<String> suits(Facts known, int... scores) {
        return of(known, scores).suits().stream().map(Exercise::id).toList();
    }

    private static String phase(Facts known, int... scores) {
        return of(known, scores).reached().map(one -> one.phase().name()).orElse("");
    }

    /** A score a week. */
    private static List<AtHome.PainTold> told(int... scores) {
        var told = new ArrayList<AtHome.PainTold>();
        for (int score : scores) {
            told.add(new AtHome.PainTold(DAY.plus(Duration.ofDays(7L * told.size())), score));
        }
        return told;
    }
}
