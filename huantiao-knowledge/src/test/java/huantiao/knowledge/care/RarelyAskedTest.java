package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.RarelyAsked;
import huantiao.care.ReasonToAsk;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Questions of a plan that stay folded until something is a reason to ask. */
class RarelyAskedTest {

    private static final CareKnowledge SHIPPED = CareKnowledge.shipped();

    @Test
    void needlesAndCurrentAloneAreNoReason() {
        assertThat(RarelyAsked.of(well("manual", "ea")))
                .containsExactlyInAnyOrderElementsOf(RarelyAsked.facts())
                .contains("platelets", "neutrophils", "spine_unstable", "liver_disease", "asthma")
                .doesNotContain("inr", "lymphoedema", "site_tumour", "surgery_in_days");
    }

    @Test
    void whatIsKnownOrPlannedIsAReason() {
        assertThat(RarelyAsked.of(planned("manual", "moxa"))).doesNotContain("asthma");
        assertThat(RarelyAsked.of(planned("herbs")))
                .doesNotContain("liver_disease", "breastfeeding");
        assertThat(RarelyAsked.of(planned("manual").with("bleeding_disorder", true)))
                .doesNotContain("platelets", "liver_disease")
                .contains("neutrophils");
        assertThat(RarelyAsked.of(planned("manual").with("calf_swollen_one_side", true)))
                .doesNotContain("dvt_current");
        assertThat(RarelyAsked.of(planned("manual").with("bleeding_disorder", false)))
                .contains("platelets");
    }

    /** Decision 0337. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anAcuteInfectionIsFoldedOnlyForWhoeverIsKnownToHaveNoFeverAndNotToFeelIll() {
        var asked = "acute_infection_systemic";

        assertThat(RarelyAsked.of(well("manual", "ea"))).contains(asked);
        assertThat(RarelyAsked.of(planned("manual", "ea")))
                .as("nobody asked")
                .doesNotContain(asked);
        for (var sign : List.of("fever_or_rigors", "unwell")) {
            assertThat(RarelyAsked.of(planned("ea").with(sign, false)))
                    .as("%s is a no, the other was not asked", sign)
                    .doesNotContain(asked);
            assertThat(RarelyAsked.of(well("ea").with(sign, true))).doesNotContain(asked);
        }
    }

    /** What no reason of decision 0282 stands for is folded only where it keeps no needle away. */
    @Test
    void nothingElseThatIsFoldedForbidsANeedleOrCurrent() {
        var others =
                RarelyAsked.facts().stream()
                        .filter(fact -> !ReasonToAsk.facts().contains(fact))
                        .toList();
        assertThat(others).isNotEmpty();

        for (var rule : SHIPPED.rules().all()) {
            boolean ofNeedles =
                    Set.of(TechniqueKind.MANUAL, TechniqueKind.EA).stream()
                            .anyMatch(one ->
                                    rule.blocks().stops(one)
                                            || rule.techniquesNamed().contains(one));
            if (ofNeedles && rule.severity() != Rule.Severity.CAUTION) {
                assertThat(rule.when().facts()).as(rule.id()).doesNotContainAnyElementsOf(others);
            }
        }
    }

    /** Pages that name what nobody asked leave out what the plan folds. */
    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void dulledFeetAndAnAllergyToLatexAreNeverFoldedWhereARuleKeepsSomethingPlannedAwayByThem() {
        var folded = Set.of("neuropathy_feet", "latex_or_adhesive_allergy");
        for (var technique : TechniqueKind.values()) {
            var rare = RarelyAsked.of(well(technique.code()));
            for (var rule : SHIPPED.rules().all()) {
                boolean speaks =
                        rule.techniquesNamed().contains(technique)
                                || (rule.severity() != Rule.Severity.CAUTION
                                        && rule.blocks().stops(technique));
                if (speaks) {
                    assertThat(rule.when().facts().stream().filter(folded::contains))
                            .as("%s, %s".formatted(rule.id(), technique.code()))
                            .doesNotContainAnyElementsOf(rare);
                }
            }
        }
    }

    /** Somebody who has no fever and does not feel ill. */
    private static Facts well(String... techniques) {
        return planned(techniques).with("fever_or_rigors", false).with("unwell", false);
    }

    private static Facts planned(String... techniques) {
        return SHIPPED.vocabulary().nothingKnown().with("techniques", List.of(techniques));
    }
}
