package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.base.UserId;
import huantiao.body.PointCode;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Assessment;
import huantiao.triage.Facts;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.Reason;
import huantiao.triage.ReferralAgreement;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules say to a plan, at both sides of every threshold that matters. */
class PlanCheckTest {
    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();
    private static final UserId CLINICIAN = UserId.of("00000000-0000-0000-0000-000000000001");

    /** Nothing alarming, everything asked. */
    private static Facts calm() {
        Facts facts = KNOWLEDGE.vocabulary().nothingKnown().with("consent", true);
        for (String fact : KNOWLEDGE.redFlags().factsToAskFirst()) {
            facts = facts.with(fact, false);
        }
        return facts;
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    inr, 3.0, CI-BLD-02, false
                    inr, 3.01, CI-BLD-02, true
                    inr, 3.5, CI-BLD-02, true
                    inr, 3.5, CI-BLD-01, false
                    inr, 3.51, CI-BLD-01, true
                    inr, 3.51, CI-BLD-02, false
                    platelets, 19.9, CI-BLD-07, true
                    platelets, 20, CI-BLD-07, false
                    platelets, 20, CI-BLD-08, true
                    platelets, 50, CI-BLD-08, false
                    platelets, 50, CI-BLD-09, true
                    platelets, 100, CI-BLD-09, false
                    neutrophils, 0.49, CI-MED-04, true
                    neutrophils, 0.5, CI-MED-04, false
                    neutrophils, 0.5, CI-MED-05, true
                    neutrophils, 1.0, CI-MED-05, false
                    """)
    void knowsBothSidesOfEachThreshold(String fact, double value, String rule, boolean holds) {
        Facts facts =
                calm().with("anticoagulant", "warfarin")
                        .with(fact, new huantiao.triage.Value.Decimal(value));

        assertThat(KNOWLEDGE.check(facts).fired().stream().anyMatch(one -> one.id().equals(rule)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    age, 17, RF-OTH-05, true
                    age, 18, RF-OTH-05, false
                    mrc_lowest, 2, RF-NEU-03, true
                    mrc_lowest, 3, RF-NEU-03, false
                    back_pain_onset_age, 17, RF-MAL-06, true
                    back_pain_onset_age, 18, RF-MAL-06, false
                    back_pain_onset_age, 55, RF-MAL-06, false
                    back_pain_onset_age, 56, RF-MAL-06, true
                    """)
    void raisesAFlagFromItsThresholdOn(String fact, int value, String flag, boolean positive) {
        Assessment assessment = KNOWLEDGE.redFlags().assess(calm().with(fact, value));

        assertThat(assessment.positive().stream().anyMatch(one -> one.id().equals(flag)))
                .isEqualTo(positive);
    }

    @Test
    void blocksATechniqueForNobodyWhenTheRuleSpeaksOfALimb() {
        Facts facts =
                calm().with("techniques", List.of("manual"))
                        .with("lymphoedema", List.of("arm_left"));

        PlanCheck check = KNOWLEDGE.check(facts);

        assertThat(check.limits()).extracting(Rule::id).containsExactly("CI-SITE-03");
        assertThat(check.verdict(TechniqueKind.MANUAL))
                .isInstanceOf(Verdict.AllowedWithChange.class);
        assertThat(check.agree(List.of()).isOk()).isTrue();
    }

    /** "None planned" settles the rule; days that are known make it hold as before. */
    @Test
    void anOperationThatIsNotPlannedIsAnAnswer() {
        Facts current = calm().with("techniques", List.of("ea"));

        assertThat(state(current)).as("nobody asked").isEqualTo("unknown");
        assertThat(state(current.with("surgery_planned", false))).isEqualTo("told");
        assertThat(state(current.with("surgery_planned", true))).isEqualTo("unknown");
        assertThat(state(current.with("surgery_in_days", 7))).isEqualTo("fired");
        assertThat(state(current.with("surgery_planned", true).with("surgery_in_days", 7)))
                .isEqualTo("fired");
        assertThat(state(current.with("surgery_in_days", 40))).isEqualTo("told");
    }

    private static String state(Facts facts) {
        PlanCheck check = KNOWLEDGE.check(facts);
        if (check.fired().stream().anyMatch(rule -> rule.id().equals("CI-GEN-11"))) {
            return "fired";
        }
        return check.toAsk().stream().anyMatch(one -> one.rule().id().equals("CI-GEN-11"))
                ? "unknown"
                : "told";
    }

    @Test
    void meetsAPointHoweverItIsSpelt() {
        Facts facts =
                KNOWLEDGE
                        .vocabulary()
                        .readForm(
                                java.util.Map.of(
                                        "pregnant", List.of("yes"), "points", List.of("Liv 3")))
                        .orElseThrow();

        assertThat(KNOWLEDGE.check(facts).points().get(new PointCode("LR3")))
                .isInstanceOf(Verdict.NeedsReason.class);
    }

    @Test
    void takesAPlanThatNamesHerbsForOneThatUsesThem() {
        Facts facts = calm().with("pregnant", "yes").with("herbs", List.of("fu_ling"));

        PlanCheck check = KNOWLEDGE.check(facts);

        assertThat(check.stopped()).containsExactly(TechniqueKind.HERBS);
        assertThat(check.fired()).extracting(Rule::id).contains("CI-PRG-03");
    }

    @Test
    void letsANamedClinicianAnswerARelativeRuleButNotAnAbsoluteOne() {
        Facts relative =
                calm().with("techniques", List.of("manual")).with("bleeding_disorder", true);
        Reason reason = new Reason("CI-BLD-06", CLINICIAN, "cleared in writing by haematology");

        assertThat(KNOWLEDGE.check(relative).agree(List.of()).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-0434");
        assertThat(KNOWLEDGE.check(relative).agree(List.of(reason)).isOk()).isTrue();

        Facts absolute =
                calm().with("techniques", List.of("cupping_dry")).with("bleeding_disorder", true);
        Reason other = new Reason("CI-CUP-01", CLINICIAN, "wanted");
        assertThat(KNOWLEDGE.check(absolute).agree(List.of(reason, other)).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0433");
    }

    @Test
    void holdsBackWhatTheLevelHoldsBackEvenWithoutARule() {
        Facts facts =
                calm().with("cancer_history", "past").with("techniques", List.of("smt_thrust"));

        PlanCheck check = KNOWLEDGE.check(facts);

        assertThat(check.assessment().level()).isEqualTo(huantiao.triage.Level.GP_SOON);
        assertThat(check.verdict(TechniqueKind.SMT_THRUST)).isInstanceOf(Verdict.NeedsReason.class);
        assertThat(check.needingReason()).extracting(one -> one.id()).containsExactly("gp_soon");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void asksForWhatNobodyAnsweredRatherThanTakeItForANo() {
        PlanCheck check = KNOWLEDGE.check(calm().with("techniques", List.of("ea")));

        assertThat(check.fired()).isEmpty();
        assertThat(check.toAsk())
                .filteredOn(open -> open.rule().id().equals("CI-EA-01"))
                .singleElement()
                .satisfies(open -> assertThat(open.missing()).containsExactly("cardiac_device"));
    }

    @Test
    void clearsAnUrgentReferralOnlyOnceTheOtherClinicianAgreed() {
        Assessment assessment =
                KNOWLEDGE
                        .redFlags()
                        .assess(
                                calm().with("leg_weakness", "mild")
                                        .with("leg_weakness_trend", "stable"));

        assertThat(assessment.clearance().reasonOrThrow())
                .isInstanceOf(NotCleared.ReferralFirst.class);
        ReferralAgreement agreed =
                new ReferralAgreement("spinal service", CLINICIAN, LocalDate.of(2026, 11, 24));
        assertThat(assessment.clearance(agreed).orElseThrow().agreement()).contains(agreed);
    }

    @Test
    void explainsWhichFactsDecidedAndWhichAreMissing() {
        Facts facts = calm().with("bladder_hard_to_start_or_stop", true);
        facts = facts.without(Set.of("bladder_bowel_explained_longstanding"));
        Assessment assessment = KNOWLEDGE.redFlags().assess(facts);

        assertThat(assessment.why(KNOWLEDGE.redFlags().find("RF-CES-03").orElseThrow()).because())
                .containsExactly("bladder_hard_to_start_or_stop");
        Assessment nothing = KNOWLEDGE.redFlags().assess(KNOWLEDGE.vocabulary().nothingKnown());
        assertThat(nothing.open().getFirst().missing()).containsExactly("saddle_sensory_change");
    }

    @Test
    void showsEveryTechniqueItsVerdictBeforeAnybodyTicksIt() {
        Facts facts = calm().with("cardiac_device", "pacemaker");

        var options = KNOWLEDGE.rules().options(KNOWLEDGE.redFlags(), facts);

        assertThat(options).hasSize(TechniqueKind.values().length);
        assertThat(options.get(TechniqueKind.EA)).isInstanceOf(Verdict.Blocked.class);
        assertThat(options.get(TechniqueKind.MANUAL)).isInstanceOf(Verdict.Allowed.class);
    }
}
