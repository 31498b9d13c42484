package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.AllClear;
import huantiao.care.FactsTold;
import huantiao.care.TogetherNo;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.NoTogether;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Questions of a plan to which something else than a no says that nothing is in the way. */
class AllClearTest {

    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();

    @Test
    void eachOfThemIsAnsweredTogetherWithTheNoesWhereNothingIsAReasonToLookTwice() {
        var facts = planned("manual", "ea");

        assertThat(AllClear.of(facts))
                .containsOnlyKeys(AllClear.facts())
                .containsEntry("can_keep_still_and_report", new Value.Truth(true))
                .containsEntry("surgery_planned", new Value.Truth(false))
                .containsEntry("site_skin", new Value.Many(Set.of()))
                .containsEntry("lymphoedema", new Value.Many(Set.of()));
        assertThat(
                        NoTogether.of(
                                AllClear.facts(),
                                Set.of(),
                                AllClear.of(facts),
                                facts,
                                SHIPPED.redFlags(),
                                SHIPPED.rules()))
                .containsExactlyInAnyOrderElementsOf(AllClear.facts());
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatIsAReasonToLookTwiceIsAskedByItself() {
        var drunk = planned("manual").with("alcohol_or_drugs_now", true);
        var fits = planned("manual").with("epilepsy", "uncontrolled");
        var locked = planned("manual").with("all_movements_locked_by_pain", true);
        var cured = planned("manual").with("cancer_history", "past");
        var ill = planned("manual").with("cancer_history", "current");
        var veins = planned("manual").with("varicose_veins", true);
        var dated = planned("manual").with("surgery_in_days", 9);

        for (var moved : List.of(drunk, fits, locked)) {
            assertThat(AllClear.of(moved)).doesNotContainKey("can_keep_still_and_report");
        }
        for (var nodes : List.of(cured, ill)) {
            assertThat(AllClear.of(nodes)).doesNotContainKey("lymphoedema");
        }
        for (var skin : List.of(planned("moxa"), planned("warm_needle"), veins)) {
            assertThat(AllClear.of(skin)).doesNotContainKey("site_skin");
        }
        assertThat(AllClear.of(dated)).doesNotContainKey("surgery_planned");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theRecordKeepsOfThemOnlyWhatWasSaidAndStillStands() {
        Map<String, Object> told =
                Map.of(
                        "can_keep_still_and_report", true,
                        "site_skin", List.of("broken"),
                        "lymphoedema", List.of(),
                        "diabetes", false,
                        "asthma", true);

        var together =
                TogetherNo.of(
                        List.of(
                                "can_keep_still_and_report",
                                "site_skin",
                                "lymphoedema",
                                "diabetes",
                                "asthma",
                                "pregnant"),
                        FactsTold.of(told));

        assertThat(together.orElseThrow().facts())
                .containsExactly("can_keep_still_and_report", "lymphoedema", "diabetes");
        assertThat(together.orElseThrow().named()).containsExactly("can_keep_still_and_report");
        assertThat(TogetherNo.of(List.of("asthma"), FactsTold.of(told))).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoeverCannotKeepStillIsNeverAmongWhatWasAnsweredTogether() {
        var moved = FactsTold.of(Map.of("can_keep_still_and_report", false));

        assertThat(TogetherNo.of(List.of("can_keep_still_and_report"), moved)).isEmpty();
    }

    private static Facts planned(String... techniques) {
        return SHIPPED.vocabulary()
                .nothingKnown()
                .with(Rules.TECHNIQUES, List.of(techniques))
                .with(Rules.POINTS, List.of("GB30", "BL57"));
    }
}
