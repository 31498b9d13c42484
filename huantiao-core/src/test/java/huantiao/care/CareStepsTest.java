package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Whose;
import huantiao.base.Backing;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.base.UserId;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.Consultation.Shown;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import huantiao.triage.Condition;
import huantiao.triage.Declaration;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Holding;
import huantiao.triage.Level;
import huantiao.triage.NotCleared;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Value;
import huantiao.triage.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareStepsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Singapore");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant DAY_BEFORE = Instant.parse("2026-11-23T04:00:00Z");
    private static final Backing READ = Backing.of(new Source("S-X", "A book", "", "full"));
    private static final UserId CLINICIAN = new UserId(new UUID(0, 7));

    private static final CareRules RULES =
            new CareRules(
                    new Vocabulary(
                            List.of(
                                    truth("saddle_sensory_change"),
                                    truth("bladder_slow"),
                                    truth("bladder_explained"),
                                    truth("collapse"),
                                    truth("pain_sudden"),
                                    truth("consent"),
                                    truth("first_session"),
                                    new Declaration(
                                            "age", new FactType.Whole(0, 130), "years", "", false),
                                    choice("sex", "female", "male", "other"),
                                    choice("pregnant", "yes", "no", "possible"),
                                    choice("leg_weakness", "none", "mild", "marked"),
                                    choice("leg_weakness_trend", "none", "stable", "worse"),
                                    truth("weakness_both_legs"),
                                    new Declaration(
                                            "mrc_lowest", new FactType.Whole(0, 5), "", "", false),
                                    choice("cancer_history", "never", "past"),
                                    choice("cardiac_device", "none", "pacemaker", "unknown"),
                                    choice("anticoagulant", "none", "warfarin"),
                                    list("techniques"),
                                    new Declaration(
                                            "points",
                                            new FactType.Many(new FactType.Entries.Points()),
                                            "",
                                            "",
                                            false),
                                    list("herbs"),
                                    list("supplements"),
                                    list("open_questions"),
                                    choice(
                                            "triage",
                                            "proceed",
                                            "gp_soon",
                                            "urgent_2w",
                                            "same_day",
                                            "emergency_now"))),
                    new RedFlags(
                            List.of(
                                    flag("RF-CES-01", true, yes("saddle_sensory_change"), 5),
                                    flag(
                                            "RF-CES-03",
                                            true,
                                            all(
                                                    yes("bladder_slow"),
                                                    new Condition.None(
                                                            List.of(yes("bladder_explained")))),
                                            5),
                                    flag(
                                            "RF-VAS-01",
                                            true,
                                            all(yes("pain_sudden"), yes("collapse")),
                                            5),
                                    flag("RF-NEU-04", false, is("leg_weakness", "mild"), 3),
                                    flag("RF-MAL-03", false, is("cancer_history", "past"), 2)),
                            Arrays.stream(Level.values()).map(CareStepsTest::holding).toList(),
                            new RedFlags.SafetyNet("RF-NET", "Go at once if …", READ)),
                    new Rules(
                            List.of(
                                    rule(
                                            "CI-EA-01",
                                            Rule.Severity.ABSOLUTE,
                                            all(
                                                    has("techniques", "ea"),
                                                    is("cardiac_device", "pacemaker")),
                                            TechniqueKind.EA),
                                    rule(
                                            "CI-BLD-04",
                                            Rule.Severity.CAUTION,
                                            is("anticoagulant", "warfarin")),
                                    new Rule(
                                            "CI-BLD-11",
                                            Rule.Severity.RELATIVE,
                                            all(
                                                    is("anticoagulant", "warfarin"),
                                                    has("points", "GB30")),
                                            new Rule.Blocks(false, Set.of(), true),
                                            Rule.Scope.SESSION,
                                            "Use other points.",
                                            OptionalDouble.empty(),
                                            "",
                                            READ))),
                    Set.of("HALLUX", "TOEWALK"),
                    Map.of(),
                    HerbNames.of(new Rules(List.of()), List.of(), List.of()),
                    "test");

    private static final CareSteps.Now NOW = new CareSteps.Now(TODAY, ZONE, RULES);

    private static final Facts CALM =
            RULES.vocabulary()
                    .nothingKnown()
                    .with("saddle_sensory_change", false)
                    .with("bladder_slow", false)
                    .with("pain_sudden", false)
                    .with("cardiac_device", "none");

    @Test
    void tellsSymptomsWithTheRulingTheyLeadTo() {
        var told = tell(registered(), CALM);

        assertThat(told.ruling()).isEqualTo(new Ruling("proceed", List.of(), List.of(), "test"));
        assertThat(told.marks()).containsExactly(MARK);
    }

    @Test
    void keepsAnEmergencyThatWasTold() {
        var told = tell(registered(), CALM.with("saddle_sensory_change", true));

        assertThat(told.ruling().level()).isEqualTo("emergency_now");
        assertThat(told.ruling().flags()).containsExactly("RF-CES-01");
        assertThat(told.ruling().stops()).isTrue();
    }

    @Test
    void leavesOpenWhatNobodyAnswered() {
        var told = tell(registered(), CALM.without(List.of("saddle_sensory_change")));

        assertThat(told.ruling().open()).containsExactly("RF-CES-01");
        assertThat(told.facts().plain()).doesNotContainKeys("saddle_sensory_change", "age");
    }

    @Test
    void notesTheSameAnswersOnce() {
        var chart = with(registered(), NOON, tell(registered(), CALM));

        assertThat(CareSteps.tell(chart, CALM, List.of(MARK), STORY, NOW).orElseThrow()).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void forgetsACalmAnswerToTheFirstQuestionsOvernight() {
        var chart = with(registered(), DAY_BEFORE, tell(registered(), CALM));

        assertThat(CareSteps.assess(chart, NOW).open()).hasSize(3);
    }

    @Test
    void doesNotForgetAnAlarmOvernight() {
        var alarmed = CALM.with("saddle_sensory_change", true);
        var chart = with(registered(), DAY_BEFORE, tell(registered(), alarmed));

        assertThat(CareSteps.assess(chart, NOW).level()).isEqualTo(Level.EMERGENCY_NOW);
    }

    @Test
    void agreesAPlanWhenNothingStandsAgainstIt() {
        var entries = agree(consulted(CALM), plan(List.of("manual"), "GB34")).orElseThrow();

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst()).isInstanceOf(Entry.PlanAgreed.class);
    }

    @Test
    void agreesNoPlanWithoutConsent() {
        var chart = with(consulted(CALM), NOON, new Entry.ConsentWithdrawn(ConsentKind.CARE));

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_CONSENT);
    }

    @Test
    void agreesNoPlanWithoutAConsultation() {
        var chart = with(registered(), NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.CONSULT_FIRST);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void agreesNoPlanPastAnOpenQuestion() {
        var chart = consulted(CALM.without(List.of("saddle_sensory_change")));

        var refusal = agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow();

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        CareRefusal.Held.class,
                        held -> assertThat(held.why()).isInstanceOf(NotCleared.AskFirst.class));
        assertThat(refusal.code()).isEqualTo("HT-0431");
    }

    @Test
    void agreesAPlanOnceTheOpenQuestionIsAnsweredBesideIt() {
        var chart = consulted(CALM.without(List.of("saddle_sensory_change")));
        var asked = RULES.vocabulary().nothingKnown().with("saddle_sensory_change", false);

        var entries =
                CareSteps.agree(
                                chart,
                                plan(List.of("manual"), "GB34"),
                                asked,
                                List.of(),
                                CLINICIAN,
                                "1",
                                NOW)
                        .orElseThrow();

        assertThat(entries)
                .hasExactlyElementsOfTypes(Entry.SafetyAsked.class, Entry.PlanAgreed.class);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void agreesNoPlanInAnEmergency() {
        var chart = consulted(CALM.with("saddle_sensory_change", true));

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                .isEqualTo("HT-0430");
    }

    @Test
    void agreesNoPlanBeforeAnUrgentReferralIsAgreed() {
        var chart = consulted(CALM.with("leg_weakness", "mild"));

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                .isEqualTo("HT-0432");
    }

    @Test
    void agreesAPlanBesideAnUrgentReferralThatWasAgreed() {
        var chart = consulted(CALM.with("leg_weakness", "mild"));
        var agreed = CareSteps.agreeReferral(chart, "Dr Imaginary", NOW).orElseThrow();

        assertThat(agree(with(chart, NOON, agreed), plan(List.of("manual"), "GB34")).isOk())
                .isTrue();
    }

    @Test
    @Controls(Hazard.RULE_STALE)
    void agreementToOneReferralDoesNotCoverWhatIsFoundLater() {
        var chart = consulted(CALM);
        chart = with(chart, NOON, new Entry.ReferralAgreed("Dr Imaginary"));
        chart =
                with(
                        chart,
                        NOON,
                        CareSteps.consult(
                                        chart,
                                        consultation(),
                                        CALM.with("leg_weakness", "mild"),
                                        List.of(),
                                        NOW)
                                .orElseThrow());

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                .isEqualTo("HT-0432");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossOfPowerThatWasFoundIsAWeaknessThoughNoneWasTold() {
        for (var loss : List.of(found(Shown.POSITIVE, "4"), found(Shown.NEGATIVE, "MRC 4-"))) {
            var chart = examined(registered(), NOON, NO_WEAKNESS, loss);

            assertThat(chart.ruling().orElseThrow().ruling().flags()).contains("RF-NEU-04");
            assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                    .isEqualTo("HT-0432");
        }
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossOfPowerStandsUntilTheSameTestIsNormalOrAllAre() {
        var chart = examined(registered(), DAY_BEFORE, NO_WEAKNESS, found(Shown.POSITIVE, ""));

        chart = with(chart, NOON, tell(chart, NO_WEAKNESS));
        assertThat(weakness(chart)).isEqualTo("mild");
        chart = examined(chart, NOON, NO_WEAKNESS, found(Shown.NOT_DONE, ""));
        assertThat(weakness(chart)).isEqualTo("mild");
        chart = examined(chart, NOON, NO_WEAKNESS, normal("TOEWALK", Side.RIGHT));
        chart = examined(chart, NOON, NO_WEAKNESS, normal("HALLUX", Side.LEFT));
        assertThat(weakness(chart)).isEqualTo("mild");

        assertThat(weakness(examined(chart, NOON, CALM, normal("HALLUX", Side.RIGHT))))
                .isEqualTo("none");
        assertThat(weakness(examined(chart, NOON, CALM.with("mrc_lowest", 5)))).isEqualTo("none");
        assertThat(weakness(examined(chart, NOON, CALM.with("mrc_lowest", 4)))).isEqualTo("mild");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossOfPowerInEitherLegIsAWeaknessOfBothWhateverWasTold() {
        var right = found(Shown.POSITIVE, "");
        var left = new Consultation.Finding("TOEWALK", Side.LEFT, Shown.NEGATIVE, "4");
        var noes = NO_WEAKNESS.with("weakness_both_legs", false);

        assertThat(both(examined(registered(), NOON, noes, right))).isEqualTo(false);
        assertThat(both(examined(registered(), NOON, noes, right, left))).isEqualTo(true);
        assertThat(both(examined(registered(), NOON, CALM, right, left))).isEqualTo(true);
        var mild = CALM.with("leg_weakness", "mild").with("weakness_both_legs", false);
        assertThat(both(examined(registered(), NOON, mild, right, left))).isEqualTo(true);

        var chart = examined(registered(), DAY_BEFORE, noes, right);
        chart = examined(chart, NOON, noes, left);
        assertThat(both(chart)).isEqualTo(true);
        assertThat(both(examined(chart, NOON, noes, normal("HALLUX", Side.RIGHT))))
                .isEqualTo(false);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void weaknessThatIsMarkedInALegStandsUntilPowerIsNormal() {
        var calf = new Mark(Region.CALF, Side.LEFT, Feeling.WEAKNESS);
        var buttock = new Mark(Region.BUTTOCK, Side.RIGHT, Feeling.WEAKNESS);
        var back = new Mark(Region.LOW_BACK, Side.RIGHT, Feeling.WEAKNESS);

        assertThat(weakness(marked(registered(), NO_WEAKNESS, back))).isEqualTo("none");
        var chart = marked(registered(), NO_WEAKNESS.with("mrc_lowest", 5), calf, back);
        assertThat(weakness(chart)).isEqualTo("mild");
        assertThat(both(chart)).isNotEqualTo(true);
        assertThat(chart.ruling().orElseThrow().ruling().flags()).contains("RF-NEU-04");
        assertThat(both(marked(chart, NO_WEAKNESS, buttock))).isEqualTo(true);
        var loss = found(Shown.POSITIVE, "");
        assertThat(both(examined(chart, NOON, NO_WEAKNESS, loss))).isEqualTo(true);
        assertThat(weakness(examined(chart, NOON, NO_WEAKNESS.with("mrc_lowest", 5))))
                .isEqualTo("none");
    }

    @Test
    void aMarkThatIsPutRightWasNeverFound() {
        var calf = new Mark(Region.CALF, Side.LEFT, Feeling.WEAKNESS);
        var numb = new Mark(Region.BUTTOCK, Side.LEFT, Feeling.NUMBNESS);
        var chart = marked(registered(), NO_WEAKNESS, calf, numb);
        var of = chart.latest(Entry.Consulted.class).orElseThrow();

        var right =
                CareSteps.putRight(
                                chart,
                                of.noted().sequence(),
                                consultation(),
                                NO_WEAKNESS,
                                List.of(),
                                NOON,
                                NOW)
                        .orElseThrow();

        var ruling = ((Entry.Consulted) right.getFirst()).ruling();
        assertThat(ruling.flags()).isEmpty();
        assertThat(ruling.open()).isEmpty();
        assertThat(weakness(with(chart, NOON, right))).isEqualTo("none");
        assertThat(saddle(with(chart, NOON, right))).isEqualTo(false);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aNoAboutTheSaddleCountsBesideAMarkThereOnlyOnceItIsGivenAfterIt() {
        var thigh = new Mark(Region.THIGH_BACK, Side.LEFT, Feeling.NUMBNESS);
        assertThat(saddle(marked(registered(), CALM, MARK, thigh))).isEqualTo(false);
        for (var region : List.of(Region.BUTTOCK, Region.GROIN, Region.THIGH_INNER)) {
            for (var feeling : List.of(Feeling.NUMBNESS, Feeling.TINGLING)) {
                var chart = marked(registered(), CALM, new Mark(region, Side.RIGHT, feeling));

                assertThat(saddle(chart)).isEqualTo("unknown");
                assertThat(chart.ruling().orElseThrow().ruling().open())
                        .containsExactly("RF-CES-01");
                assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                        .isEqualTo("HT-0431");
                assertThat(StillNo.mayConfirm(chart, NOON, NOW).isEmpty()).isTrue();
                var no = RULES.vocabulary().nothingKnown().with("saddle_sensory_change", false);
                var asked = with(chart, NOON, CareSteps.answer(chart, no, NOW).orElseThrow());
                assertThat(saddle(asked)).isEqualTo(false);
            }
        }
        var yes = CALM.with("saddle_sensory_change", true);
        var numb = new Mark(Region.BUTTOCK, Side.LEFT, Feeling.NUMBNESS);
        assertThat(saddle(marked(registered(), yes, numb))).isEqualTo(true);
    }

    private static Chart marked(Chart chart, Facts told, Mark... marks) {
        var agreed = with(chart, NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));
        return with(
                agreed,
                NOON,
                CareSteps.consult(agreed, consultation(), told, List.of(marks), NOW).orElseThrow());
    }

    private static Object saddle(Chart chart) {
        return Picture.of(chart, RULES, TODAY, ZONE)
                .find("saddle_sensory_change")
                .map(value -> value.plain())
                .orElse("unknown");
    }

    private static Object both(Chart chart) {
        return Picture.of(chart, RULES, TODAY, ZONE)
                .find("weakness_both_legs")
                .map(value -> value.plain())
                .orElse("unknown");
    }

    @Test
    void aGradeBelowNormalIsAWeaknessWhoeverNotesIt() {
        var chart = consulted(NO_WEAKNESS);
        var grade = RULES.vocabulary().nothingKnown().with("mrc_lowest", 4);

        var entries = CareSteps.answer(chart, grade, NOW).orElseThrow();

        assertThat(((Entry.SafetyAsked) entries.getFirst()).ruling().flags())
                .containsExactly("RF-NEU-04");
        assertThat(weakness(with(chart, NOON, entries))).isEqualTo("mild");
    }

    @Test
    void whatWasToldOfAWeaknessIsNotLoweredByAFinding() {
        var marked = CALM.with("leg_weakness", "marked");

        assertThat(weakness(examined(registered(), NOON, marked, found(Shown.POSITIVE, "4"))))
                .isEqualTo("marked");
    }

    /** As charts are that were noted before a finding was read so. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aReferralCanBeAgreedForALossThatNoRulingNamesYet() {
        var told = Picture.told(NO_WEAKNESS);
        var ruling = new Ruling("proceed", List.of(), List.of(), "before");
        var chart = with(registered(), NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));
        var loss = consultation(List.of(found(Shown.POSITIVE, "4")));
        chart = with(chart, NOON, new Entry.Consulted(loss, told, ruling));
        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                .isEqualTo("HT-0432");

        chart = with(chart, NOON, CareSteps.agreeReferral(chart, "Dr Moss", NOW).orElseThrow());

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).isOk()).isTrue();
    }

    @Test
    void aReferralIsDueTwoWeeksAfterItWasFirstCalledForAndSaysHowFarItWent() {
        var chart = examined(registered(), DAY_BEFORE, NO_WEAKNESS, found(Shown.POSITIVE, "4"));
        chart = with(chart, NOON, new Entry.SentOn("urgent_2w", "Dr Moss", ""));
        chart = examined(chart, NOON, CALM.with("leg_weakness", "mild"));

        var referral = Referral.of(chart, NOW).orElseThrow();
        assertThat(referral.dueBy()).isEqualTo(TODAY.minusDays(1).plusWeeks(2));
        assertThat(referral.sent().orElseThrow().entry().toWhom()).isEqualTo("Dr Moss");
        assertThat(referral.agreed()).isEmpty();

        chart = with(chart, NOON, CareSteps.agreeReferral(chart, "Dr Moss", NOW).orElseThrow());
        assertThat(Referral.of(chart, NOW).orElseThrow().agreed()).isPresent();
        assertThat(Referral.of(consulted(CALM), NOW)).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aNoOfTheDoctorTakesAnAgreementBackUntilSomebodyAgreesAnew() {
        var chart = consulted(CALM.with("leg_weakness", "mild"));
        chart = with(chart, NOON, CareSteps.agreeReferral(chart, "Dr Moss", NOW).orElseThrow());
        chart = with(chart, NOON, CareSteps.declineReferral(chart, "Dr Moss", NOW).orElseThrow());

        assertThat(agree(chart, plan(List.of("manual"), "GB34")).reasonOrThrow().code())
                .isEqualTo("HT-0432");
        var referral = Referral.of(chart, NOW).orElseThrow();
        assertThat(referral.agreed()).isEmpty();
        assertThat(referral.declined().orElseThrow().entry().by()).isEqualTo("Dr Moss");

        chart = with(chart, NOON, CareSteps.agreeReferral(chart, "Dr Haddad", NOW).orElseThrow());
        assertThat(agree(chart, plan(List.of("manual"), "GB34")).isOk()).isTrue();
        assertThat(Referral.of(chart, NOW).orElseThrow().declined()).isEmpty();
        assertThat(CareSteps.declineReferral(consulted(CALM), "Dr Moss", NOW).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_REFERRAL_NEEDED);
    }

    /** Whoever notices no weakness cannot say that it stays the same. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aWeaknessThatNobodyNoticedBeforeItWasFoundMayBeGrowing() {
        var unnoticed = NO_WEAKNESS.with("leg_weakness_trend", "none");
        var chart = examined(registered(), NOON, unnoticed, found(Shown.POSITIVE, "4"));
        assertThat(change(chart)).isEqualTo("unknown");
        assertThat(Chart.told(chart.latest(Entry.Consulted.class).orElseThrow().entry()).plain())
                .containsEntry("leg_weakness_trend", "none");
        assertThat(Referral.of(chart, NOW)).isPresent();

        assertThat(change(examined(chart, NOON, NO_WEAKNESS.with("leg_weakness_trend", "worse"))))
                .isEqualTo("worse");
        assertThat(change(examined(chart, NOON, NO_WEAKNESS.with("leg_weakness_trend", "stable"))))
                .isEqualTo("stable");
        assertThat(change(examined(registered(), NOON, unnoticed))).isEqualTo("none");
    }

    private static Object change(Chart chart) {
        return Picture.of(chart, RULES, TODAY, ZONE)
                .find("leg_weakness_trend")
                .map(value -> value.plain())
                .orElse("unknown");
    }

    private static final Facts NO_WEAKNESS = CALM.with("leg_weakness", "none");

    private static Consultation.Finding found(Shown shown, String grade) {
        return new Consultation.Finding("HALLUX", Side.RIGHT, shown, grade);
    }

    private static Consultation.Finding normal(String test, Side side) {
        return new Consultation.Finding(test, side, Shown.NEGATIVE, "");
    }

    private static Chart examined(
            Chart chart, Instant at, Facts told, Consultation.Finding... findings) {
        var agreed = with(chart, at, new Entry.ConsentGiven(ConsentKind.CARE, "1"));
        return with(
                agreed,
                at,
                CareSteps.consult(agreed, consultation(List.of(findings)), told, List.of(), NOW)
                        .orElseThrow());
    }

    private static Object weakness(Chart chart) {
        return Picture.of(chart, RULES, TODAY, ZONE)
                .find("leg_weakness")
                .map(value -> value.plain())
                .orElse("unknown");
    }

    @Test
    void noReferralIsAgreedWhereNoneIsCalledFor() {
        assertThat(CareSteps.agreeReferral(consulted(CALM), "Dr Imaginary", NOW).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_REFERRAL_NEEDED);
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void nobodyOverridesAnAbsoluteRule() {
        var chart = consulted(CALM.with("cardiac_device", "pacemaker"));

        var refusal =
                agree(
                                chart,
                                plan(List.of("ea"), "GB34"),
                                new SetAside("CI-EA-01", "The device is far away."))
                        .reasonOrThrow();

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        CareRefusal.AgainstRules.class,
                        against ->
                                assertThat(against.problems())
                                        .anyMatch(problem -> problem.code().equals("HT-0433")));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void asksWhatAnAbsoluteRuleOfThePlanNeedsToKnow() {
        var chart = consulted(CALM.without(List.of("cardiac_device")));

        assertThat(agree(chart, plan(List.of("ea"), "GB34")).reasonOrThrow())
                .isEqualTo(new CareRefusal.AskFirst(Set.of("cardiac_device")));
    }

    @Test
    void aRelativeRuleNeedsAReason() {
        var chart = consulted(CALM.with("anticoagulant", "warfarin"));
        var plan = plan(List.of("manual"), "GB30");

        assertThat(agree(chart, plan).reasonOrThrow().code()).isEqualTo("HT-0532");
        assertThat(
                        agree(chart, plan, new SetAside("CI-BLD-11", "Superficial only."))
                                .orElseThrow()
                                .getFirst())
                .isInstanceOfSatisfying(
                        Entry.PlanAgreed.class,
                        agreed ->
                                assertThat(agreed.setAside())
                                        .containsExactly(
                                                new SetAside("CI-BLD-11", "Superficial only.")));
    }

    @Test
    void aReasonThatNothingCallsForIsNotKept() {
        var entries =
                agree(
                                consulted(CALM),
                                plan(List.of("manual"), "GB30"),
                                new SetAside("CI-BLD-11", "Just in case."))
                        .orElseThrow();

        assertThat(((Entry.PlanAgreed) entries.getFirst()).setAside()).isEmpty();
    }

    @Test
    void theDayOfReviewLiesAheadAndWithinAYear() {
        for (var day : List.of(TODAY, TODAY.minusDays(1), TODAY.plusYears(1).plusDays(1))) {
            var plan = plan(List.of("manual"), day, "GB34");

            assertThat(agree(consulted(CALM), plan).reasonOrThrow())
                    .isEqualTo(CareRefusal.Plain.REVIEW_NOT_AHEAD);
        }
    }

    @Test
    void aPlanDoesSomething() {
        assertThat(agree(consulted(CALM), plan(List.of())).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOTHING_PLANNED);
    }

    @Test
    void consentIsNotedOnceForEachVersion() {
        var chart = with(registered(), NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));
        var kinds = Set.of(ConsentKind.CARE, ConsentKind.REGISTRY);

        assertThat(CareSteps.consent(chart, kinds, "1").orElseThrow())
                .containsExactly(new Entry.ConsentGiven(ConsentKind.REGISTRY, "1"));
        assertThat(CareSteps.consent(chart, kinds, "2").orElseThrow()).hasSize(2);
    }

    @Test
    void whatSomebodyWasAskedForAndDidNotGiveIsNotedOnceAndTakesNothingBack() {
        var both = Set.of(ConsentKind.CARE, ConsentKind.REGISTRY);
        var chart = with(registered(), NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));

        var entries = CareSteps.decline(chart, both, "1").orElseThrow();
        assertThat(entries).containsExactly(new Entry.ConsentDeclined(ConsentKind.REGISTRY, "1"));

        var after = with(chart, NOON, entries.getFirst());
        assertThat(after.consent(ConsentKind.CARE)).isPresent();
        assertThat(CareSteps.decline(after, both, "1").orElseThrow()).isEmpty();
        assertThat(CareSteps.decline(after, both, "2").orElseThrow()).hasSize(1);
        // A no can become a yes.
        assertThat(CareSteps.consent(after, both, "1").orElseThrow())
                .containsExactly(new Entry.ConsentGiven(ConsentKind.REGISTRY, "1"));
    }

    @Test
    void onlyAGivenConsentIsWithdrawn() {
        assertThat(CareSteps.withdraw(registered(), ConsentKind.CARE).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOT_GIVEN);
    }

    @Test
    void detailsAreCorrectedOnlyToSomethingElseAndPossible() {
        var chart = registered();
        var patient = chart.patient();
        var same =
                new Entry.DetailsCorrected(
                        patient.name(), patient.born(), patient.sex(), patient.contact());
        var unborn =
                new Entry.DetailsCorrected(
                        patient.name(),
                        new Birthday(TODAY.plusDays(1)),
                        patient.sex(),
                        patient.contact());

        assertThat(CareSteps.correct(chart, same, TODAY).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOTHING_CHANGED);
        assertThat(CareSteps.correct(chart, unborn, TODAY).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.BIRTHDAY_NOT_POSSIBLE);
    }

    @Test
    void anAddendumNeedsAnEntry() {
        assertThat(CareSteps.addTo(registered(), 2, "More").reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_SUCH_ENTRY);
        assertThat(CareSteps.addTo(registered(), 1, "More").isOk()).isTrue();
    }

    @Test
    void onlyAnOpenEpisodeIsClosedAndNotAhead() {
        var closed = new Entry.EpisodeClosed(Entry.EpisodeClosed.Why.GOAL_REACHED, "", TODAY);
        var ahead =
                new Entry.EpisodeClosed(
                        Entry.EpisodeClosed.Why.GOAL_REACHED, "", TODAY.plusDays(1));
        var open = consulted(CALM);
        open = with(open, NOON, agree(open, plan(List.of("manual"), "GB34")).orElseThrow());

        assertThat(CareSteps.close(registered(), closed, TODAY).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_OPEN_EPISODE);
        assertThat(CareSteps.close(open, ahead, TODAY).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.LAST_DAY_AHEAD);
        assertThat(CareSteps.close(open, closed, TODAY).isOk()).isTrue();
    }

    private static final Mark MARK = new Mark(Region.CALF, Side.LEFT, Feeling.PAIN);

    @Test
    void keepsWhatAClinicianMarksBesideWhatThePersonMarked() {
        var found = new Mark(Region.HEEL, Side.LEFT, Feeling.WEAKNESS);
        var told = with(registered(), NOON, tell(registered(), CALM));
        var entries =
                CareSteps.consult(told, consultation(), CALM, List.of(found, found), NOW)
                        .orElseThrow();

        var chart = with(told, NOON, entries);

        var consulted = chart.latest(Entry.Consulted.class).orElseThrow();
        assertThat(chart.foundWith(consulted)).containsExactly(found);
        assertThat(chart.found().orElseThrow().entry().marks()).containsExactly(found);
        assertThat(chart.marks()).containsExactly(MARK);
    }

    @Test
    void aConsultationWithoutMarksTakesNoneOver() {
        var marked = new Entry.BodyMarked(List.of(MARK));
        var chart =
                with(
                        with(registered(), DAY_BEFORE, marked),
                        NOON,
                        CareSteps.consult(registered(), consultation(), CALM, List.of(), NOW)
                                .orElseThrow());

        assertThat(chart.foundWith(chart.latest(Entry.Consulted.class).orElseThrow())).isEmpty();
        assertThat(chart.found().orElseThrow().entry()).isEqualTo(marked);
    }

    private static final Story STORY = new Story("Since spring.", "", "", "Walk the dog", "");

    private static Chart registered() {
        return with(
                null,
                DAY_BEFORE,
                List.of(
                        new Entry.Registered(
                                new PersonName("Nobody Real"),
                                new Birthday(LocalDate.of(1980, 2, 29)),
                                Sex.MALE,
                                Contact.NONE)));
    }

    private static Chart consulted(Facts facts) {
        var chart = with(registered(), NOON, new Entry.ConsentGiven(ConsentKind.CARE, "1"));
        return with(
                chart,
                NOON,
                CareSteps.consult(chart, consultation(), facts, List.of(), NOW).orElseThrow());
    }

    private static Consultation consultation() {
        return consultation(List.of());
    }

    private static Consultation consultation(List<Consultation.Finding> findings) {
        return new Consultation(
                findings, List.of(), List.of(), "", "", List.of(), "", TODAY.plusWeeks(6), "");
    }

    private static Entry.SymptomsTold tell(Chart chart, Facts facts) {
        var entries = CareSteps.tell(chart, facts, List.of(MARK), STORY, NOW).orElseThrow();
        return (Entry.SymptomsTold) entries.getFirst();
    }

    private static Result<List<Entry>, CareRefusal> agree(
            Chart chart, Plan plan, SetAside... setAside) {
        return CareSteps.agree(
                chart,
                plan,
                RULES.vocabulary().nothingKnown(),
                List.of(setAside),
                CLINICIAN,
                "1",
                NOW);
    }

    private static Plan plan(List<String> techniques, String... points) {
        return plan(techniques, TODAY.plusWeeks(6), points);
    }

    private static Plan plan(List<String> techniques, LocalDate reviewOn, String... points) {
        return new Plan(
                "",
                "",
                Plan.Variation.SEMI_FIXED,
                Arrays.stream(points).map(point -> new PlannedPoint(point, Side.LEFT)).toList(),
                techniques,
                "",
                Optional.empty(),
                10,
                2,
                30,
                List.of(),
                List.of(),
                List.of(),
                "",
                reviewOn,
                "",
                "",
                Optional.empty());
    }

    private static Chart with(@Nullable Chart chart, Instant at, Entry... entries) {
        return with(chart, at, List.of(entries));
    }

    private static Chart with(@Nullable Chart chart, Instant at, List<Entry> entries) {
        var noted = new ArrayList<Noted>();
        long seen = chart == null ? 0 : chart.seen();
        for (var entry : entries) {
            noted.add(
                    new Noted(
                            seen + noted.size() + 1,
                            new Author(Optional.of(CLINICIAN), "Somebody"),
                            at,
                            at,
                            entry));
        }
        return chart == null
                ? Chart.of(
                        new Whose(new ClinicId(new UUID(0, 1)), new PatientId(new UUID(0, 2))),
                        noted)
                : chart.with(noted);
    }

    private static Declaration truth(String name) {
        return new Declaration(name, new FactType.Truth(), "", "", false);
    }

    private static Declaration choice(String name, String... values) {
        return new Declaration(
                name, new FactType.Choice(Set.of(values)), "", "", name.equals("triage"));
    }

    private static Declaration list(String name) {
        return new Declaration(
                name,
                new FactType.Many(
                        name.equals("open_questions")
                                ? new FactType.Entries.Ids()
                                : new FactType.Entries.Words()),
                "",
                "",
                name.equals("open_questions"));
    }

    private static Condition yes(String fact) {
        return new Condition.Is(fact, new Value.Truth(true));
    }

    private static Condition is(String fact, String value) {
        return new Condition.Is(fact, new Value.Choice(value));
    }

    private static Condition has(String fact, String entry) {
        return new Condition.Has(fact, Set.of(entry));
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    private static RedFlag flag(String id, boolean first, Condition when, int rank) {
        var level = Arrays.stream(Level.values()).filter(one -> one.rank() == rank).findFirst();
        return new RedFlag(
                id,
                first ? "cauda_equina" : "other",
                RedFlag.Asked.PATIENT,
                first,
                "Is it so?",
                when,
                level.orElseThrow(),
                "",
                List.of(),
                READ);
    }

    private static Rule rule(
            String id, Rule.Severity severity, Condition when, TechniqueKind... stops) {
        return new Rule(
                id,
                severity,
                when,
                new Rule.Blocks(false, Set.of(stops), false),
                Rule.Scope.SESSION,
                "Do something else.",
                OptionalDouble.empty(),
                "",
                READ);
    }

    private static Holding holding(Level level) {
        return new Holding(level, "It means this.", level.stopsEverything(), Set.of());
    }
}
