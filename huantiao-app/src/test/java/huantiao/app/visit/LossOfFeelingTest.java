package huantiao.app.visit;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Known;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.Consultation.Finding;
import huantiao.care.Consultation.Shown;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.LossOfFeeling;
import huantiao.care.Noted;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.PlannedPoint;
import huantiao.care.Ruling;
import huantiao.care.Waveform;
import huantiao.care.Ways;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.TechniqueKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Current between needles, and what is felt there, by the rules that ship. */
class LossOfFeelingTest {

    private static final Instant MORNING = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant WEEK_BEFORE = MORNING.minus(Duration.ofDays(7));
    private static final CareSteps.Now NOW =
            new CareSteps.Now(LocalDate.of(2026, 5, 4), ZoneOffset.UTC, InCare.RULES);
    private static final Finding L5_REDUCED =
            new Finding("TOUCH-L5", Side.RIGHT, Shown.POSITIVE, "");

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void aLossAtOneNeedleKeepsCurrentFromThePairThatTouchesItAlone() {
        var mei = chart(Map.of("site_skin", List.of()));
        var back = pair("BL25 right", "GB30 right").felt(Known.YES, Known.YES);
        var leg = pair("GB30 right", "GB34 right").felt(Known.YES, Known.NO);

        assertThat(mayFlow(mei, back, leg)).isEqualTo(Known.NO);
        assertThat(mayFlow(mei, back)).isEqualTo(Known.YES);
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void aNeedleOfWhichNobodyAskedIsUnknownThoughTheSkinOfAllPointsWasAnswered() {
        var mei = chart(Map.of("site_skin", List.of()));

        assertThat(mayFlow(mei, pair("GB30 right", "GB34 right").felt(Known.YES, Known.UNKNOWN)))
                .isEqualTo(Known.UNKNOWN);
    }

    @Test
    void aPairOfEarlierMeansWhatItMeant() {
        var old = pair("GB30 right", "GB34 right");

        assertThat(mayFlow(chart(Map.of("site_skin", List.of())), old)).isEqualTo(Known.YES);
        assertThat(mayFlow(chart(Map.of()), old)).isEqualTo(Known.UNKNOWN);
        assertThat(mayFlow(chart(Map.of("site_skin", List.of("numb"))), old)).isEqualTo(Known.NO);
    }

    @Test
    void anEarlierYesForAllPointsStaysOneForAll() {
        var numb = chart(Map.of("site_skin", List.of("numb")));

        assertThat(mayFlow(numb, pair("BL25 right", "GB30 right").felt(Known.YES, Known.YES)))
                .isEqualTo(Known.NO);
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void whatTheExaminationOfTheDayFoundStandsWhateverWasAnswered() {
        var mei = consulted(chart(Map.of("site_skin", List.of())), MORNING, L5_REDUCED);
        var leg = pair("GB30 right", "GB34 right");

        assertThat(mayFlow(mei, leg.felt(Known.YES, Known.YES))).isEqualTo(Known.NO);
        assertThat(mayFlow(mei, leg)).as("also for a pair of earlier").isEqualTo(Known.NO);
        assertThat(mayFlow(mei, pair("GB30 left", "GB34 left").felt(Known.YES, Known.YES)))
                .as("the other side")
                .isEqualTo(Known.YES);
        assertThat(mayFlow(mei, pair("BL25 right", "GB30 right").felt(Known.YES, Known.YES)))
                .as("other skin")
                .isEqualTo(Known.YES);
    }

    @Test
    void aLossOfAnEarlierDayIsAReasonToAskAndNoAnswer() {
        var mei = consulted(chart(Map.of("site_skin", List.of())), WEEK_BEFORE, L5_REDUCED);

        assertThat(LossOfFeeling.at("GB34 right", mei, NOW))
                .contains(
                        new LossOfFeeling.Found("TOUCH-L5", Side.RIGHT, LocalDate.of(2026, 4, 27)));
        assertThat(mayFlow(mei, pair("GB30 right", "GB34 right").felt(Known.YES, Known.YES)))
                .isEqualTo(Known.YES);
        var normal = new Finding("TOUCH-L5", Side.RIGHT, Shown.NEGATIVE, "");
        assertThat(LossOfFeeling.at("GB34 right", consulted(mei, MORNING, normal), NOW)).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aLossIsTakenBackByALaterTouchOfItsSkinAndByNothingElse() {
        var lost =
                consulted(
                        chart(Map.of("site_skin", List.of())),
                        WEEK_BEFORE,
                        touch(Side.RIGHT, Shown.POSITIVE),
                        L5_REDUCED,
                        new Finding("TOUCH-S2", Side.RIGHT, Shown.POSITIVE, ""));

        var normal = consulted(lost, MORNING, touch(Side.RIGHT, Shown.NEGATIVE));
        assertThat(LossOfFeeling.at("GB34 right", normal, NOW)).as("touched and normal").isEmpty();
        assertThat(LossOfFeeling.at("BL36 right", normal, NOW))
                .as("light touch compares L4, L5 and S1; a loss elsewhere stands as of its day")
                .isPresent();

        for (var later :
                List.of(
                        consulted(lost, MORNING),
                        consulted(lost, MORNING, touch(Side.RIGHT, Shown.NOT_DONE)),
                        consulted(lost, MORNING, touch(Side.LEFT, Shown.NEGATIVE)),
                        consulted(
                                lost,
                                MORNING,
                                touch(Side.RIGHT, Shown.POSITIVE),
                                new Finding("TOUCH-S1", Side.RIGHT, Shown.POSITIVE, "")))) {
            assertThat(LossOfFeeling.at("GB34 right", later, NOW))
                    .as("not touched there again")
                    .contains(
                            new LossOfFeeling.Found(
                                    "TOUCH-L5", Side.RIGHT, LocalDate.of(2026, 4, 27)));
        }
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void whatWasFoundInAConsultationThatWasPutRightIsNotFound() {
        var wrong = consulted(chart(Map.of("site_skin", List.of())), MORNING, L5_REDUCED);

        var right = consulted(wrong, MORNING, Optional.of(wrong.seen()));

        assertThat(LossOfFeeling.at("GB34 right", right, NOW)).isEmpty();
    }

    @Test
    void currentWithoutPairsWaitsForThemWhereALossOfTodayLiesAtAPlannedPoint() {
        var mei = consulted(chart(Map.of("site_skin", List.of())), MORNING, L5_REDUCED);

        assertThat(mayFlow(mei)).isEqualTo(Known.UNKNOWN);
        assertThat(mayFlow(chart(Map.of("site_skin", List.of())))).isEqualTo(Known.YES);
    }

    /** Whether the rule about feeling lets current flow; unknown while it waits for an answer. */
    private static Known mayFlow(Chart chart, ElectroPair... pairs) {
        var check =
                CareSteps.check(chart, plan(pairs), InCare.RULES.vocabulary().nothingKnown(), NOW);
        assertThat(check.techniques()).containsKey(TechniqueKind.EA);
        if (check.fired().stream().anyMatch(rule -> rule.id().equals("CI-EA-10"))) {
            return Known.NO;
        }
        boolean waits =
                PlanFacts.untold(check).stream().anyMatch(rule -> rule.id().equals("CI-EA-10"));
        return waits ? Known.UNKNOWN : Known.YES;
    }

    private static ElectroPair pair(String from, String to) {
        return new ElectroPair(
                from, to, "2", Waveform.CONTINUOUS, OptionalDouble.of(1), OptionalInt.of(20));
    }

    private static Plan plan(ElectroPair... pairs) {
        var plan = InCare.plan(LocalDate.of(2026, 5, 29));
        return new Plan(
                plan.style(),
                plan.rationale(),
                plan.variation(),
                List.of(new PlannedPoint("GB30", Side.BOTH), new PlannedPoint("GB34", Side.BOTH)),
                List.of("ea"),
                plan.parameters(),
                Ways.of(Optional.empty(), List.of(pairs), List.of(), Optional.empty()),
                plan.sessions(),
                plan.perWeek(),
                plan.retentionMinutes(),
                plan.combined(),
                plan.selfCare(),
                plan.herbs(),
                plan.goal(),
                plan.reviewOn(),
                plan.stopIf(),
                plan.setting(),
                Optional.empty());
    }

    private static Chart chart(Map<String, Object> told) {
        var chart =
                Chart.of(
                        new Whose(Cast.RING_AND_REED, Cast.MEI),
                        List.of(
                                new Noted(
                                        1,
                                        Author.of(Cast.ada()),
                                        WEEK_BEFORE,
                                        WEEK_BEFORE,
                                        Cast.mei())));
        return with(
                chart,
                WEEK_BEFORE,
                new Entry.SafetyAsked(
                        FactsTold.of(told), new Ruling("proceed", List.of(), List.of(), "1")));
    }

    private static Finding touch(Side side, Shown shown) {
        return new Finding("LIGHTTOUCH", side, shown, "");
    }

    private static Chart consulted(Chart chart, Instant at, Finding... findings) {
        return consulted(chart, at, Optional.empty(), findings);
    }

    private static Chart consulted(
            Chart chart, Instant at, Optional<Long> corrects, Finding... findings) {
        var plain = InCare.consultation(LocalDate.of(2026, 5, 29));
        return with(
                chart,
                at,
                new Entry.Consulted(
                        new Consultation(
                                List.of(findings),
                                List.of(),
                                List.of(),
                                "",
                                plain.workingDiagnosis(),
                                List.of(),
                                plain.goal(),
                                plain.reviewOn(),
                                ""),
                        FactsTold.NOTHING,
                        new Ruling("proceed", List.of(), List.of(), "1"),
                        Optional.empty(),
                        corrects));
    }

    private static Chart with(Chart chart, Instant at, Entry entry) {
        return chart.with(
                List.of(new Noted(chart.seen() + 1, Author.of(Cast.ada()), at, at, entry)));
    }
}
