package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.CareRules;
import huantiao.care.Medicines;
import huantiao.care.Plan;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which medicines of the list the rules that ship judge. */
class MedicinesJudgedTest {

    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();
    private static final CareRules RULES =
            new CareRules(
                    SHIPPED.vocabulary(),
                    SHIPPED.redFlags(),
                    SHIPPED.rules(),
                    Set.of(),
                    Map.of(),
                    SHIPPED.herbNames(),
                    "as shipped");

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleAReasonOrAQuestionOfItsOwnReadsIsJudged() {
        assertThat(Medicines.judged(RULES, Optional.empty()))
                .contains("warfarin", "doac", "heparin", "aspirin", "clopidogrel")
                .contains("chemotherapy", "ace_inhibitor")
                .doesNotContain("levothyroxine", "bisphosphonate", "gabapentinoid");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatOnlyARuleOfHerbsReadsIsJudgedOnceSuchAHerbIsPlanned() {
        assertThat(Medicines.judged(RULES, Optional.empty()))
                .doesNotContain("nsaid", "ssri", "corticosteroid", "insulin");
        assertThat(Medicines.judged(RULES, planning(List.of("manual"))))
                .doesNotContain("nsaid", "ssri");
        assertThat(Medicines.judged(RULES, planning(List.of("herbs"), "du_huo")))
                .as("no rule holds this herb against it")
                .doesNotContain("nsaid");
        assertThat(Medicines.judged(RULES, planning(List.of("herbs"), "dang_gui")))
                .contains("nsaid")
                .doesNotContain("corticosteroid");
        assertThat(Medicines.judged(RULES, planning(List.of("herbs"), "gan_cao")))
                .contains("corticosteroid");
        assertThat(Medicines.judged(RULES, planning(List.of("herbs", "supplements"))))
                .as("which ones nobody said")
                .contains("nsaid", "ssri", "corticosteroid", "insulin");
    }

    private static Optional<Plan> planning(List<String> techniques, String... herbs) {
        return Optional.of(
                new Plan(
                        "Chinese",
                        "Along the pain.",
                        Plan.Variation.FIXED,
                        List.of(),
                        techniques,
                        "",
                        Optional.empty(),
                        10,
                        2,
                        20,
                        List.of(),
                        List.of(),
                        List.of(herbs),
                        "Walk",
                        LocalDate.of(2026, 4, 1),
                        "",
                        "",
                        Optional.empty()));
    }
}
