package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.Medicines;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import org.junit.jupiter.api.Test;

/** Which medicines of the list the rules that ship judge. */
class MedicinesJudgedTest {

    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleAReasonOrAQuestionOfItsOwnReadsIsJudged() {
        assertThat(Medicines.judged(SHIPPED.rules(), SHIPPED.redFlags()))
                .contains("warfarin", "doac", "heparin", "aspirin", "clopidogrel")
                .contains("corticosteroid", "immunosuppressant", "chemotherapy", "insulin")
                .doesNotContain("levothyroxine", "bisphosphonate", "gabapentinoid");
    }
}
