package huantiao.app.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Consultation;
import huantiao.care.Depth;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Noted;
import huantiao.care.Pain;
import huantiao.care.PainScore;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.Response;
import huantiao.care.Ruling;
import huantiao.care.Session;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.StandingStop;
import huantiao.care.Stimulation;
import huantiao.care.Stricta;
import huantiao.care.Taken;
import huantiao.care.Technique;
import huantiao.care.VisitSteps;
import huantiao.care.VisitTimes;
import huantiao.care.Waveform;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.measures.Rulers;
import huantiao.triage.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mei's visit, from the questions before it to the signature, by the rules that ship. */
class VisitStepsTest {

    private static final Instant MORNING = Instant.parse("2026-05-04T09:00:00Z");
    private static final LocalDate REVIEW = LocalDate.of(2026, 5, 29);
    private static final CareSteps.Now NOW =
            new CareSteps.Now(LocalDate.of(2026, 5, 4), ZoneOffset.UTC, InCare.RULES);
    private static final UserId ADA = Cast.ada().user();

    @Test
    void wantsEveryQuestionAnsweredBeforeAVisit() {
        var asked = InCare.allNo().without(Set.of("saddle_sensory_change"));

        var answer = VisitSteps.askSafety(inCare(), asked, nothingNew(), NOW);

        assertThat(answer.reasonOrThrow()).extracting(Problem::where).containsExactly("RF-CES-01");
    }

    @Test
    void keepsAYesAtOnceThoughOtherQuestionsAreOpen() {
        var asked = InCare.RULES.vocabulary().nothingKnown().with("saddle_sensory_change", true);

        var entries = VisitSteps.askSafety(inCare(), asked, nothingNew(), NOW).orElseThrow();

        var kept = (Entry.SafetyAsked) entries.getFirst();
        assertThat(kept.ruling().level()).isEqualTo("emergency_now");
        assertThat(kept.ruling().flags()).contains("RF-CES-01");
        assertThat(kept.ruling().stops()).isTrue();
    }

    @Test
    @Controls({Hazard.FINDING_CARRIED, Hazard.RED_FLAG_SKIPPED})
    void wantsEveryQuestionAboutWhatIsNewAnsweredByName() {
        var some = new SinceLast(List.of(News.WEAKNESS), List.of(), "", List.of(), List.of());

        var answer = VisitSteps.askSafety(inCare(), InCare.allNo(), some, NOW);

        assertThat(answer.reasonOrThrow())
                .allMatch(problem -> problem.code().equals("HT-0262"))
                .extracting(Problem::where)
                .containsExactly(
                        "BOTH_LEGS",
                        "UNWANTED",
                        "ILLNESS",
                        "MEDICINES",
                        "PREGNANCY",
                        "INJURY",
                        "OPERATION");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void newWeaknessBeforeAVisitReachesTheRedFlagsAndStopsIt() {
        var weak = SinceLast.of(Set.of(News.WEAKNESS), Set.of(News.WEAKNESS), "", Set.of());
        var nothing = InCare.RULES.vocabulary().nothingKnown();

        var entries = VisitSteps.askSafety(inCare(), nothing, weak, NOW).orElseThrow();

        var kept = (Entry.SafetyAsked) entries.getFirst();
        assertThat(kept.facts().plain()).containsEntry("leg_weakness_trend", "worse");
        assertThat(kept.ruling().flags()).contains("RF-NEU-02");
        assertThat(kept.ruling().stops()).isTrue();
        var chart = grown(inCare(), Result.<List<Entry>, String>ok(entries), MORNING);
        assertThat(sign(chart, visit()).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0430");
        assertThat(VisitSteps.begun(chart, MORNING, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void newComplaintsInBothLegsAreAskedBeforeEveryVisitAndALaterNoLowersNothing() {
        var both = SinceLast.of(Set.of(News.BOTH_LEGS), Set.of(News.BOTH_LEGS), "", Set.of());
        var yesterday = MORNING.minus(Duration.ofDays(1));
        var entries = VisitSteps.askSafety(inCare(), InCare.allNo(), both, NOW);
        var raised = (Entry.SafetyAsked) entries.orElseThrow().getFirst();
        assertThat(raised.ruling().flags()).contains("RF-CES-11");
        assertThat(raised.ruling().stops()).isTrue();

        var chart = grown(inCare(), entries, yesterday);
        var today = VisitSteps.askSafety(chart, InCare.allNo(), nothingNew(), NOW).orElseThrow();

        var asked = (Entry.SafetyAsked) today.getFirst();
        assertThat(asked.ruling().flags()).contains("RF-CES-11");
        assertThat(asked.facts().plain()).doesNotContainKey("bilateral_leg_pain_new");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aNoToNewWeaknessLowersNoAlarm() {
        var weak = SinceLast.of(Set.of(News.WEAKNESS), Set.of(News.WEAKNESS), "", Set.of());
        var yesterday = MORNING.minus(Duration.ofDays(1));
        var chart =
                grown(
                        inCare(),
                        VisitSteps.askSafety(inCare(), InCare.allNo(), weak, NOW),
                        yesterday);

        var today = VisitSteps.askSafety(chart, InCare.allNo(), nothingNew(), NOW).orElseThrow();

        var asked = (Entry.SafetyAsked) today.getFirst();
        assertThat(asked.ruling().flags()).contains("RF-NEU-02");
        assertThat(asked.facts().plain()).doesNotContainKey("leg_weakness_trend");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void anAlarmOfEarlierIsLoweredOnlyByItsOwnQuestionAndAfterSomebodyWasNotedWhoLooked() {
        var chart = weakSince(MORNING.minus(Duration.ofDays(2)));
        var stop = StandingStop.of(chart, NOW).orElseThrow();
        assertThat(stop.flags()).extracting(RedFlag::id).containsExactly("RF-NEU-02");
        assertThat(stop.facts())
                .as("what raised it, then what it had opened and nobody answered")
                .containsExactly(
                        "leg_weakness_trend",
                        "leg_weakness",
                        "foot_drop_new",
                        "weakness_both_legs");
        var settled =
                InCare.allNo()
                        .with("leg_weakness_trend", "stable")
                        .with("leg_weakness", "none")
                        .with("foot_drop_new", false)
                        .with("weakness_both_legs", false);

        assertThat(VisitSteps.askSafety(chart, settled, nothingNew(), NOW).reasonOrThrow())
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple("HT-0248", "leg_weakness_trend"));

        var seen =
                grown(
                        chart,
                        CareSteps.sendOn(chart, "Dr Example", "Looked at it", NOW),
                        MORNING.minus(Duration.ofDays(1)));
        var half = InCare.allNo().with("leg_weakness_trend", "stable");
        assertThat(VisitSteps.askSafety(seen, half, nothingNew(), NOW).reasonOrThrow())
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        tuple("HT-0263", "leg_weakness"),
                        tuple("HT-0263", "foot_drop_new"),
                        tuple("HT-0263", "weakness_both_legs"));
        var entries = VisitSteps.askSafety(seen, settled, nothingNew(), NOW).orElseThrow();
        assertThat(((Entry.SafetyAsked) entries.getFirst()).ruling().stops()).isFalse();
        assertThat(StandingStop.of(grown(seen, Result.ok(entries), MORNING), NOW)).isEmpty();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void aNoToNewWeaknessOnTheDayOfAnExaminationSaysNothingOfTheWeeksBefore() {
        var mild = InCare.RULES.vocabulary().nothingKnown().with("leg_weakness", "mild");
        var chart =
                grown(
                        inCare(),
                        CareSteps.answer(inCare(), mild, NOW),
                        MORNING.minus(Duration.ofDays(2)));

        assertThat(told(chart)).containsEntry("leg_weakness_trend", "stable");
        assertThat(told(consulted(chart, NOW, MORNING))).doesNotContainKey("leg_weakness_trend");
    }

    private static Map<String, Object> told(Chart chart) {
        var asked = VisitSteps.askSafety(chart, InCare.allNo(), nothingNew(), NOW).orElseThrow();
        return ((Entry.SafetyAsked) asked.getFirst()).facts().plain();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void whatNewWeaknessOpenedStaysOpenUntilSomebodyAnswersIt() {
        assertThat(VisitSteps.reopened(weakSince(MORNING)))
                .containsExactly(
                        "leg_weakness", "foot_drop_new", "weakness_both_legs", "mrc_lowest");
        assertThat(VisitSteps.reopened(inCare())).isEmpty();
    }

    private static Chart weakSince(Instant then) {
        var weak = SinceLast.of(Set.of(News.WEAKNESS), Set.of(News.WEAKNESS), "", Set.of());
        return grown(inCare(), VisitSteps.askSafety(inCare(), InCare.allNo(), weak, NOW), then);
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void aNewMedicineOpensWhatWasAnsweredBefore() {
        var news =
                SinceLast.of(
                        Set.copyOf(nothingNew().asked()), Set.of(News.MEDICINES), "", Set.of());

        var refused = VisitSteps.askSafety(inCare(), InCare.allNo(), news, NOW).reasonOrThrow();

        assertThat(refused)
                .extracting(Problem::where)
                .containsExactly(
                        "anticoagulant",
                        "antiplatelet",
                        "medicines",
                        "steroid_over_90_days",
                        "words");
        var warfarin = InCare.allNo().with("anticoagulant", "warfarin");
        assertThat(VisitSteps.askSafety(inCare(), warfarin, news, NOW).reasonOrThrow())
                .extracting(Problem::where)
                .containsExactly(
                        "inr_stable", "antiplatelet", "medicines", "steroid_over_90_days", "words");
        var told =
                SinceLast.of(
                        Set.copyOf(nothingNew().asked()),
                        Set.of(News.MEDICINES),
                        "Apixaban since Monday",
                        Set.of("inr_stable", "antiplatelet", "steroid_over_90_days"));
        var answers =
                InCare.allNo().with("anticoagulant", "doac").with("medicines", List.of("doac"));
        var chart = grown(inCare(), VisitSteps.askSafety(inCare(), answers, told, NOW), MORNING);
        assertThat(chart.facts().plain())
                .containsEntry("anticoagulant", "doac")
                .doesNotContainKeys("antiplatelet", "inr_stable");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatNobodyKnowsAnewStopsWhatAnAbsoluteRuleForbids() {
        var told =
                SinceLast.of(
                        Set.copyOf(nothingNew().asked()),
                        Set.of(News.OPERATION),
                        "Something was put in under the collarbone",
                        Set.of(
                                "cardiac_device",
                                "other_stimulator",
                                "site_metal_implant",
                                "valve_disease_or_prosthesis"));
        var chart =
                grown(
                        inCare(),
                        VisitSteps.askSafety(inCare(), InCare.allNo(), told, NOW),
                        MORNING.minus(Duration.ofMinutes(5)));
        var current =
                needled(
                        visit().needlings(),
                        List.of(
                                new ElectroPair(
                                        "GB30 right",
                                        "GB34 right",
                                        "2",
                                        Waveform.CONTINUOUS,
                                        OptionalDouble.of(1),
                                        OptionalInt.of(20))));

        assertThat(sign(chart, current).reasonOrThrow())
                .filteredOn(problem -> problem.code().equals("HT-0265"))
                .extracting(Problem::where)
                .contains("cardiac_device");
        assertThat(sign(chart, visit()).isOk()).isTrue();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aBriskReflexLetsNoVisitBeSignedBeforeItsQuestionsAreAsked() {
        var cord = Set.of("gait_unsteady_new", "arm_or_hand_clumsy", "numb_many_areas");
        var no = InCare.allNo();
        for (var fact : cord) {
            no = no.with(fact, false);
        }
        var brisk =
                new Consultation(
                        List.of(
                                new Consultation.Finding(
                                        "ANKLEJERK", Side.LEFT, Consultation.Shown.BRISK, "")),
                        List.of(),
                        List.of(),
                        "",
                        "",
                        List.of(),
                        "",
                        REVIEW,
                        "");
        var early = MORNING.minus(Duration.ofMinutes(30));
        var chart = grown(inCare(), CareSteps.consult(inCare(), brisk, no, List.of(), NOW), early);
        assertThat(VisitSteps.askSafety(chart, InCare.allNo(), nothingNew(), NOW).reasonOrThrow())
                .as("no visit opens")
                .allMatch(problem -> problem.code().equals("HT-0292"))
                .extracting(Problem::where)
                .containsExactlyInAnyOrderElementsOf(cord);

        var foundAfter =
                grown(
                        askedToday(),
                        CareSteps.consult(askedToday(), brisk, no, List.of(), NOW),
                        MORNING.minus(Duration.ofMinutes(5)));
        assertThat(sign(foundAfter, visit()).reasonOrThrow())
                .as("nor is one signed that was open")
                .filteredOn(problem -> problem.code().equals("HT-0265"))
                .extracting(Problem::where)
                .containsExactlyInAnyOrderElementsOf(cord);
        var answered =
                grown(
                        chart,
                        VisitSteps.askSafety(chart, no, nothingNew(), NOW),
                        MORNING.minus(Duration.ofMinutes(5)));
        assertThat(sign(answered, visit()).isOk()).isTrue();
    }

    @Test
    void whatWasAskedWithAPlanIsNoQuestionBeforeAVisit() {
        var asked =
                new Entry.SafetyAsked(
                        Picture.told(InCare.allNo()),
                        new Ruling("proceed", List.of(), List.of(), "1"));
        var chart = grown(inCare(), Result.<List<Entry>, String>ok(List.of(asked)), MORNING);

        assertThat(VisitSteps.safetyFor(chart, MORNING)).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aVisitBegunTodayGoesOnUntilItIsSignedOrTheDayIsOver() {
        var late = MORNING.plus(Duration.ofHours(6));

        assertThat(VisitSteps.begun(askedToday(), late, ZoneOffset.UTC)).isPresent();
        assertThat(
                        VisitSteps.begun(
                                askedToday(),
                                MORNING.plus(Duration.ofHours(11)),
                                ZoneOffset.ofHours(8)))
                .isEmpty();
        var signed = grown(askedToday(), sign(askedToday(), visit()), MORNING.plusSeconds(3000));
        assertThat(VisitSteps.begun(signed, late, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void signsACompleteVisit() {
        var signed = sign(askedToday(), visit());

        assertThat(signed.orElseThrow()).containsExactly(new Entry.SessionSigned(visit()));
    }

    @Test
    void signsAVisitOnceThoughItIsSentTwice() {
        var chart = grown(askedToday(), sign(askedToday(), visit()), MORNING.plusSeconds(3000));

        assertThat(sign(chart, visit()).orElseThrow()).isEmpty();
    }

    @Test
    void aVisitSentAgainAfterANumberOfItWasPutRightIsStillThatVisit() {
        var signed = grown(askedToday(), sign(askedToday(), visit()), MORNING.plusSeconds(3000));
        var right =
                new Entry.PainCorrected(
                        signed.seen(), PainScore.LEG_BEFORE, OptionalInt.of(3), "Misread");
        var chart =
                grown(
                        signed,
                        CareSteps.putPainRight(signed, right, signed.seen()),
                        MORNING.plusSeconds(3100));

        assertThat(sign(chart, visit()).orElseThrow()).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void doesNotCarrySafetyAnswersToTheNextVisit() {
        var chart = grown(askedToday(), sign(askedToday(), visit()), MORNING.plusSeconds(3000));
        var next = visit(MORNING.plus(Duration.ofHours(2)));

        assertThat(sign(chart, next).reasonOrThrow()).extracting(Problem::code).contains("HT-0705");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void doesNotTakeSafetyAnswersOfAClockThatRanAhead() {
        var tomorrow = MORNING.plus(Duration.ofHours(20));
        var chart =
                grown(
                        inCare(),
                        VisitSteps.askSafety(inCare(), InCare.allNo(), nothingNew(), NOW),
                        tomorrow);

        assertThat(VisitSteps.safetyFor(chart, MORNING)).isEmpty();
        assertThat(sign(chart, visit()).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0705");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void doesNotTakeSafetyAnswersOfYesterday() {
        var yesterday = MORNING.minus(Duration.ofHours(20));
        var chart =
                grown(
                        inCare(),
                        VisitSteps.askSafety(inCare(), InCare.allNo(), nothingNew(), NOW),
                        yesterday);

        assertThat(sign(chart, visit()).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0705");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.RULE_STALE})
    void doesNotSignPastAYesOfToday() {
        var yes = InCare.allNo().with("bladder_cannot_pass", true);
        var chart =
                grown(inCare(), VisitSteps.askSafety(inCare(), yes, nothingNew(), NOW), MORNING);

        assertThat(sign(chart, visit()).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0430");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void doesNotSignWhileNeedlesAreMissing(int out) {
        var visit = with(visit(), 2, out, true, true);

        assertThat(sign(askedToday(), visit).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0706");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void doesNotSignNeedlesThatNoRowNames() {
        var rows = visit().needlings().size();
        var more = with(visit(), rows + 1, rows + 1, true, true);

        assertThat(sign(askedToday(), more).reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple("needles_in", "HT-0268"));
    }

    @Test
    void wantsHarmsAskedAboutAndTodaysAgreement() {
        var visit = with(visit(), 2, 2, false, false);

        assertThat(sign(askedToday(), visit).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-0707", "HT-0266", "HT-0708");
    }

    @Test
    void doesNotSignAVisitThatEndsTomorrow() {
        var visit = visit(MORNING.plus(Duration.ofHours(24)));

        assertThat(sign(askedToday(), visit).reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0704");
    }

    @Test
    void doesNotSignWithoutAPlanOrAgreement() {
        var registered = registered();

        assertThat(sign(registered, visit()).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-0702");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void doesNotSignCurrentForSomebodyWithAPacemaker() {
        var chart =
                grown(
                        askedToday(),
                        Result.ok(
                                List.of(
                                        new Entry.Consulted(
                                                InCare.consultation(REVIEW),
                                                FactsTold.of(
                                                        new TreeMap<>(
                                                                Map.of(
                                                                        "cardiac_device",
                                                                        "pacemaker"))),
                                                Ruling.of(
                                                        CareSteps.assess(askedToday(), NOW),
                                                        "as shipped")))),
                        MORNING.plusSeconds(60));
        var electric =
                needled(
                        List.of(
                                needle("GB30", Stimulation.ELECTRICAL),
                                needle("GB34", Stimulation.ELECTRICAL)),
                        List.of(
                                new ElectroPair(
                                        "GB30 right",
                                        "GB34 right",
                                        "2/100",
                                        Waveform.DENSE_DISPERSE,
                                        OptionalDouble.empty(),
                                        OptionalInt.of(20))));

        assertThat(sign(chart, electric).reasonOrThrow())
                .anySatisfy(problem -> {
                    assertThat(problem.where()).isEqualTo("ea");
                    assertThat(problem.what()).contains("CI-EA-01");
                });
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void doesNotSignAThrustOnBrittleBonesAndTakesGentleMobilisationForNone() {
        var brittle = InCare.RULES.vocabulary().nothingKnown().with("osteoporosis", true);
        var chart =
                grown(
                        askedToday(),
                        CareSteps.answer(askedToday(), brittle, NOW),
                        MORNING.plusSeconds(60));

        assertThat(sign(chart, beside(chiropractic(true))).reasonOrThrow())
                .anySatisfy(problem -> {
                    assertThat(problem.where()).isEqualTo("smt_thrust");
                    assertThat(problem.what()).contains("CI-SMT-04");
                });
        assertThat(sign(chart, beside(chiropractic(false))).isOk()).isTrue();
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void doesNotSignAThrustWhereWeaknessGrows() {
        var chart = weakSince(MORNING.minus(Duration.ofMinutes(5)));

        assertThat(sign(chart, beside(chiropractic(true))).reasonOrThrow())
                .extracting(Problem::where)
                .contains("smt_thrust");
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void doesNotSignAThrustWhereAnAneurysmWasToldOnAnEarlierDay() {
        var then = MORNING.minus(Duration.ofDays(2));
        var now = new CareSteps.Now(LocalDate.of(2026, 5, 2), ZoneOffset.UTC, InCare.RULES);
        var aneurysm = InCare.RULES.vocabulary().nothingKnown().with("known_aaa", true);
        var told = grown(inCare(), CareSteps.answer(inCare(), aneurysm, now), then);
        var noes = InCare.allNo().without(Set.of("known_aaa"));
        var asked =
                grown(
                        told,
                        VisitSteps.askSafety(told, noes, nothingNew(), NOW),
                        MORNING.minus(Duration.ofMinutes(5)));

        assertThat(sign(asked, beside(chiropractic(true))).reasonOrThrow())
                .anySatisfy(problem -> {
                    assertThat(problem.where()).isEqualTo("smt_thrust");
                    assertThat(problem.what()).contains("CI-SMT-03");
                });
    }

    private static Technique chiropractic(boolean thrust) {
        return new Technique.Therapy(
                Technique.Therapy.CHIROPRACTIC, "L5, on the side", Optional.of(thrust));
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.RULE_STALE})
    void herbsThatAreGivenAreThoseOfThePlanAndStoppedByABloodThinnerToldSince() {
        var herbs = new Technique.Therapy(Technique.Therapy.HERBS, "Seven days of decoction");
        var thinned = InCare.RULES.vocabulary().nothingKnown().with("anticoagulant", "warfarin");
        var chart = withHerbs(List.of("dang_gui", "du_huo"));
        assertThat(sign(chart, beside(herbs)).isOk()).isTrue();

        var told =
                grown(
                        chart,
                        CareSteps.answer(chart, thinned, NOW),
                        MORNING.minus(Duration.ofMinutes(4)));

        assertThat(sign(told, beside(herbs)).reasonOrThrow())
                .anySatisfy(problem -> {
                    assertThat(problem.where()).isEqualTo("herbs");
                    assertThat(problem.what()).contains("CI-HRB-01");
                });
        assertThat(sign(told, visit()).reasonOrThrow())
                .as("herbs that were not given")
                .extracting(Problem::where)
                .doesNotContain("herbs");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void herbsThatNoPlanNamesCannotBeSigned() {
        var herbs = new Technique.Therapy(Technique.Therapy.HERBS, "A decoction");

        assertThat(sign(askedToday(), beside(herbs)).reasonOrThrow())
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple("HT-2093", "therapy"));
    }

    /** Mei, asked this morning, with herbs in her plan. */
    private static Chart withHerbs(List<String> herbs) {
        var plan = InCare.plan(REVIEW);
        var more =
                new Plan(
                        plan.style(),
                        plan.rationale(),
                        plan.variation(),
                        plan.points(),
                        plan.techniques(),
                        plan.parameters(),
                        plan.ways(),
                        plan.sessions(),
                        plan.perWeek(),
                        plan.retentionMinutes(),
                        plan.combined(),
                        plan.selfCare(),
                        herbs,
                        plan.goal(),
                        plan.reviewOn(),
                        plan.stopIf(),
                        plan.setting(),
                        Optional.empty());
        return grown(
                askedToday(),
                CareSteps.agree(askedToday(), more, InCare.allNo(), List.of(), ADA, "1", NOW),
                MORNING.minus(Duration.ofMinutes(5)));
    }

    @Test
    void namesEveryGapOfStricta() {
        var bare =
                new Session(
                        MORNING,
                        MORNING.plusSeconds(1800),
                        Pain.NOT_ASKED,
                        Pain.NOT_ASKED,
                        List.of(
                                new Needling(
                                        "ASHI",
                                        "",
                                        Side.RIGHT,
                                        Optional.empty(),
                                        Stimulation.ELECTRICAL,
                                        Optional.empty())),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        1,
                        OptionalInt.empty(),
                        List.of(),
                        List.of(),
                        true,
                        OptionalInt.of(0),
                        true,
                        0,
                        "");

        var gaps = Stricta.gaps(InCare.plan(REVIEW), bare);

        assertThat(gaps)
                .extracting(Stricta.Gap::field)
                .containsExactly(
                        "chart_xy",
                        "depth_mm",
                        "response_sought",
                        "ea_pair",
                        "retention_min",
                        "needle_diameter_mm",
                        "needle_maker_lot");
        assertThat(Stricta.completeness(gaps)).isEqualTo((15 - 6) / 15.0);
        assertThat(Stricta.gaps(InCare.plan(REVIEW), visit())).isEmpty();
    }

    /** The rows of a visit that was just opened are those of the plan or of last time. */
    @Test
    void whatIsAskedOfNeedlesCountsOnceSomebodySaysThatTheyAreIn() {
        var plan = InCare.plan(REVIEW);

        var proposed = Stricta.gapsSoFar(plan, visit(), false);
        assertThat(proposed).containsExactly(new Stricta.Gap("ST-2", "needles_said", -1));
        assertThat(Stricta.completeness(proposed)).isEqualTo((15 - 7) / 15.0);
        assertThat(Stricta.gapsSoFar(plan, visit(), true)).isEqualTo(Stricta.gaps(plan, visit()));

        var notCounted = with(needled(visit().needlings(), visit().pairs()), 1, 0, true, true);
        var one = Stricta.gapsSoFar(plan, notCounted, false);
        assertThat(one).extracting(Stricta.Gap::item).contains("ST-2", "ST-2a");
        assertThat(Stricta.completeness(one)).as("none is counted twice").isEqualTo(8 / 15.0);
    }

    @Test
    void aVisitWithoutNeedlesLacksNothingOfThem() {
        var talk = with(needled(List.of(), List.of()), 0, 0, true, true);

        assertThat(Stricta.gaps(InCare.plan(REVIEW), talk)).isEmpty();
        assertThat(Stricta.gapsSoFar(InCare.plan(REVIEW), talk, false)).isEmpty();
    }

    @Test
    void aCheckInSentTwiceIsNotedOnce() {
        var checkIn = checkIn(FactsTold.NOTHING);
        var none = InCare.RULES.vocabulary().nothingKnown();
        var chart = grown(inCare(), VisitSteps.checkIn(inCare(), checkIn, none, NOW), MORNING);

        assertThat(VisitSteps.checkIn(chart, checkIn, none, NOW).orElseThrow()).isEmpty();
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void aCheckInSentAgainAfterItsScoreWasPutRightIsStillThatCheckIn() {
        var checkIn = checkIn(FactsTold.NOTHING);
        var none = InCare.RULES.vocabulary().nothingKnown();
        var noted = grown(inCare(), VisitSteps.checkIn(inCare(), checkIn, none, NOW), MORNING);
        var leg = Rulers.leg();
        var right = new Entry.ScoreCorrected(noted.seen(), leg.id(), Optional.of(2.0), "Misread");
        var chart = grown(noted, CareSteps.putScoreRight(noted, right, leg, noted.seen()), MORNING);

        assertThat(VisitSteps.checkIn(chart, checkIn, none, NOW).orElseThrow()).isEmpty();

        var struck = new Entry.ScoreCorrected(noted.seen(), leg.id(), Optional.empty(), "Not hers");
        var empty =
                grown(chart, CareSteps.putScoreRight(chart, struck, leg, chart.seen()), MORNING);

        assertThat(VisitSteps.checkIn(empty, checkIn, none, NOW).orElseThrow())
                .as("answered anew, and the same")
                .hasSize(1);
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anAlarmInACheckInStandsInTheChartAsAnAlarm() {
        var safety =
                InCare.RULES.vocabulary().nothingKnown().with("bowel_leak_or_no_control", true);
        var checkIn = checkIn(FactsTold.of(safety.plain()));

        var chart = grown(inCare(), VisitSteps.checkIn(inCare(), checkIn, safety, NOW), MORNING);

        assertThat(chart.ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
    }

    @Test
    void anEmptyCheckInIsNone() {
        var empty = new Entry.CheckedIn(2, List.of(), FactsTold.NOTHING, false);

        assertThat(
                        VisitSteps.checkIn(
                                        inCare(),
                                        empty,
                                        InCare.RULES.vocabulary().nothingKnown(),
                                        NOW)
                                .isOk())
                .isFalse();
    }

    private static Result<List<Entry>, List<Problem>> sign(Chart chart, Session session) {
        return VisitSteps.sign(
                chart,
                session,
                VisitTimes.UNSAID,
                List.of(),
                ADA,
                MORNING.plus(Duration.ofHours(3)),
                NOW);
    }

    private static SinceLast nothingNew() {
        return SinceLast.noToAll(inCare());
    }

    private static Entry.CheckedIn checkIn(FactsTold safety) {
        var answers = new TreeMap<String, String>();
        answers.put("1", "4");
        return new Entry.CheckedIn(
                2, List.of(new Taken("nrs_leg", answers, Optional.of(4.0), "")), safety, false);
    }

    /** Mei after the questions of this morning, all answered no. */
    private static Chart askedToday() {
        return grown(
                inCare(),
                VisitSteps.askSafety(inCare(), InCare.allNo(), nothingNew(), NOW),
                MORNING.minus(Duration.ofMinutes(5)));
    }

    /** Mei with a plan, three days ago. */
    private static Chart inCare() {
        var then = MORNING.minus(Duration.ofDays(3));
        var now = new CareSteps.Now(LocalDate.of(2026, 5, 1), ZoneOffset.UTC, InCare.RULES);
        var chart = registered();
        chart = grown(chart, CareSteps.consent(chart, Set.of(ConsentKind.CARE), "1"), then);
        chart = consulted(chart, now, then);
        return grown(
                chart,
                CareSteps.agree(
                        chart, InCare.plan(REVIEW), InCare.allNo(), List.of(), ADA, "1", now),
                then);
    }

    private static Chart consulted(Chart chart, CareSteps.Now now, Instant at) {
        return grown(
                chart,
                CareSteps.consult(
                        chart, InCare.consultation(REVIEW), InCare.answered(), List.of(), now),
                at);
    }

    private static Chart registered() {
        return Chart.of(
                new Whose(Cast.RING_AND_REED, Cast.MEI),
                List.of(
                        new Noted(
                                1,
                                Author.of(Cast.ada()),
                                MORNING.minus(Duration.ofDays(4)),
                                MORNING.minus(Duration.ofDays(4)),
                                Cast.mei())));
    }

    private static <R> Chart grown(Chart chart, Result<List<Entry>, R> step, Instant at) {
        var more = new ArrayList<Noted>();
        for (var entry : step.orElseThrow()) {
            more.add(
                    new Noted(
                            chart.seen() + more.size() + 1, Author.of(Cast.ada()), at, at, entry));
        }
        return chart.with(more);
    }

    private static Session visit() {
        return visit(MORNING);
    }

    private static Session visit(Instant started) {
        return needled(
                started,
                List.of(needle("GB30", Stimulation.MANUAL), needle("GB34", Stimulation.MANUAL)),
                List.of());
    }

    private static Needling needle(String point, Stimulation stimulation) {
        return new Needling(
                point,
                "",
                Side.RIGHT,
                Optional.of(new Depth(30)),
                stimulation,
                Optional.of(Response.DE_QI));
    }

    private static Session needled(List<Needling> needlings, List<ElectroPair> pairs) {
        return needled(MORNING, needlings, pairs);
    }

    private static Session needled(
            Instant started, List<Needling> needlings, List<ElectroPair> pairs) {
        return new Session(
                started,
                started.plus(Duration.ofMinutes(40)),
                Pain.of(6, 4),
                Pain.of(5, 4),
                needlings,
                pairs,
                Optional.of(Response.DE_QI),
                Optional.of(new NeedleType(0.25, 40, "Example Needles, lot 7")),
                needlings.size(),
                needlings.size(),
                OptionalInt.of(30),
                List.of(),
                List.of(),
                true,
                OptionalInt.of(0),
                true,
                0,
                "");
    }

    /** The visit with something done beside its needles. */
    private static Session beside(Technique other) {
        var visit = visit();
        return new Session(
                visit.started(),
                visit.ended(),
                visit.before(),
                visit.after(),
                visit.needlings(),
                visit.pairs(),
                visit.responseSought(),
                visit.needleType(),
                visit.needlesIn(),
                visit.needlesOut(),
                visit.retentionMinutes(),
                List.of(other),
                visit.harms(),
                visit.harmsAsked(),
                visit.harmsToday(),
                visit.consentConfirmed(),
                visit.carried(),
                visit.note());
    }

    private static Session with(
            Session visit, int in, int out, boolean harmsAsked, boolean consentConfirmed) {
        return new Session(
                visit.started(),
                visit.ended(),
                visit.before(),
                visit.after(),
                visit.needlings(),
                visit.pairs(),
                visit.responseSought(),
                visit.needleType(),
                in,
                out,
                visit.retentionMinutes(),
                visit.others(),
                visit.harms(),
                harmsAsked,
                harmsAsked ? OptionalInt.of(0) : OptionalInt.empty(),
                consentConfirmed,
                visit.carried(),
                visit.note());
    }
}
