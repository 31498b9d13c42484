package huantiao.app.visit;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Result;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.Author;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Consultation;
import huantiao.care.Entry;
import huantiao.care.Medicines;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.care.Referral;
import huantiao.care.SinceLast;
import huantiao.care.StillNo;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A consultation with a mistake in it is put right on its day, and both stay in the chart. */
class PutRightTest {

    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant HALF_PAST = NINE.plus(Duration.ofMinutes(30));
    private static final CareSteps.Now NOW =
            new CareSteps.Now(LocalDate.of(2026, 5, 4), ZoneOffset.UTC, InCare.RULES);
    private static final String WEAKNESS = "leg_weakness";
    private static final String SADDLE = "saddle_sensory_change";

    /** Mei, registered, whose chart grows by what is noted in a test. */
    private Chart chart =
            Chart.of(
                    new Whose(Cast.RING_AND_REED, Cast.MEI),
                    List.of(new Noted(1, Author.of(Cast.ada()), NINE, NINE, Cast.mei())));

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossThatWasNotedByMistakeLetsTheReferralGoOnceItIsPutRight() {
        consulted(NINE, found(Consultation.Shown.POSITIVE, "3"), answered(), List.of());
        assertThat(Referral.of(chart, NOW)).isPresent();

        putRight(HALF_PAST, found(Consultation.Shown.NEGATIVE, ""), answered(), List.of());

        assertThat(Referral.of(chart, NOW)).isEmpty();
        assertThat(chart.all(Entry.Consulted.class))
                .extracting(one -> one.entry().corrects())
                .containsExactly(Optional.empty(), Optional.of(2L));
        assertThat(chart.ruling().orElseThrow().ruling().flags()).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossThatWasMissedBringsTheReferral() {
        consulted(NINE, found(Consultation.Shown.NEGATIVE, ""), answered(), List.of());
        assertThat(Referral.of(chart, NOW)).isEmpty();

        putRight(HALF_PAST, found(Consultation.Shown.POSITIVE, "3"), answered(), List.of());

        assertThat(Referral.of(chart, NOW)).isPresent();
        assertThat(chart.ruling().orElseThrow().ruling().level()).isEqualTo("urgent_2w");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void isPutRightOnItsOwnDayAndOnlyWhileItIsTheLast() {
        consulted(NINE, found(Consultation.Shown.POSITIVE, "3"), answered(), List.of());
        var right = found(Consultation.Shown.NEGATIVE, "");

        assertThat(tried(2, Instant.parse("2026-05-04T23:59:00Z"), right).isOk()).isTrue();
        assertThat(tried(2, Instant.parse("2026-05-05T00:01:00Z"), right).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOT_TO_BE_PUT_RIGHT)
                .extracting(CareRefusal::code)
                .isEqualTo("HT-0247");
        assertThat(tried(1, HALF_PAST, right).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOT_TO_BE_PUT_RIGHT);

        putRight(HALF_PAST, right, answered(), List.of());
        assertThat(tried(2, HALF_PAST, right).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOT_TO_BE_PUT_RIGHT);
        assertThat(tried(3, HALF_PAST, right).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NOTHING_CHANGED);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatIsLeftAsItWasDoesNotCoverWhatWasAnsweredInBetween() {
        consulted(NINE, List.of(), answered(), List.of());
        asked(NINE.plusSeconds(60), nothingKnown().with(SADDLE, true).with(WEAKNESS, "marked"));

        putRight(HALF_PAST, found(Consultation.Shown.NEGATIVE, ""), answered(), List.of());

        assertThat(known().find(SADDLE)).contains(new Value.Truth(true));
        assertThat(known().find(WEAKNESS)).contains(new Value.Choice("marked"));
        assertThat(chart.ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
        assertThat(chart.toldAt().get("pregnant")).isEqualTo(NINE);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatIsChangedCountsFromThenAndWhatIsTakenBackIsUnknown() {
        consulted(NINE, List.of(), answered(), List.of());
        asked(NINE.plusSeconds(60), nothingKnown().with(SADDLE, false));

        putRight(
                HALF_PAST,
                List.of(),
                answered().with(SADDLE, true).without(Set.of("epilepsy")),
                List.of());

        assertThat(known().find(SADDLE)).contains(new Value.Truth(true));
        assertThat(known().find("epilepsy")).isEmpty();
        assertThat(chart.toldAt()).containsEntry(SADDLE, HALF_PAST).doesNotContainKey("epilepsy");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aSecondMistakeIsPutRightInTurn() {
        consulted(NINE, found(Consultation.Shown.POSITIVE, "3"), answered(), List.of());
        putRight(HALF_PAST, List.of(), answered().with(WEAKNESS, "mild"), List.of());
        putRight(HALF_PAST.plusSeconds(60), List.of(), answered(), List.of());

        assertThat(Referral.of(chart, NOW)).isEmpty();
        assertThat(known().find(WEAKNESS)).contains(new Value.Choice("none"));
        assertThat(chart.toldAt())
                .containsEntry("pregnant", NINE)
                .containsEntry(WEAKNESS, HALF_PAST.plusSeconds(60));
        assertThat(chart.held(chart.latest(Entry.Consulted.class).orElseThrow()).noted().sequence())
                .isEqualTo(2);
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void nobodyIsAskedAnewByItSoWhatMayBeConfirmedRestsOnTheConsultation() {
        consulted(NINE, List.of(), answered(), List.of());
        putRight(HALF_PAST, found(Consultation.Shown.NEGATIVE, ""), answered(), List.of());

        var may = StillNo.mayConfirm(chart, HALF_PAST, NOW);

        assertThat(may.as()).extracting(StillNo.Earlier::sequence).containsExactly(2L);
        assertThat(StillNo.mayConfirm(chart, NINE.plus(Duration.ofMinutes(121)), NOW).isEmpty())
                .isTrue();
        assertThat(SinceLast.consultation(chart, HALF_PAST, ZoneOffset.UTC))
                .map(one -> one.noted().occurredAt())
                .contains(NINE);
        assertThat(SinceLast.consultation(chart, NINE.plusSeconds(3601), ZoneOffset.UTC)).isEmpty();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aYesThatWasPutRightOrANoThatCameWithItIsAskedAsEver() {
        consulted(NINE, List.of(), answered().with("bladder_cannot_pass", true), List.of());
        putRight(HALF_PAST, List.of(), answered(), List.of());
        assertThat(StillNo.mayConfirm(chart, HALF_PAST, NOW).facts())
                .doesNotContain("bladder_cannot_pass");

        consulted(NINE, List.of(), answered().without(Set.of(SADDLE)), List.of());
        putRight(HALF_PAST, List.of(), answered(), List.of());
        assertThat(StillNo.mayConfirm(chart, HALF_PAST, NOW).isEmpty()).isTrue();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aBriskReflexThatWasNotedByMistakeGivesTheNoesBackThatItDoubted() {
        var no = answered().with("gait_unsteady_new", false);
        var brisk =
                List.of(
                        new Consultation.Finding(
                                "ANKLEJERK", Side.RIGHT, Consultation.Shown.BRISK, ""));
        consulted(NINE, brisk, no, List.of());
        assertThat(known().knows("gait_unsteady_new")).isFalse();

        putRight(HALF_PAST, List.of(), no, List.of());

        assertThat(known().find("gait_unsteady_new")).contains(new Value.Truth(false));
    }

    @Test
    void marksAndMedicinesThatWereTakenBackAreGone() {
        var mark = new Mark(Region.CALF, Side.RIGHT, Feeling.WEAKNESS);
        consulted(NINE, List.of(), answered(), List.of(mark));
        assertThat(chart.found()).isPresent();

        putRight(HALF_PAST, List.of(), answered(), List.of());

        assertThat(chart.found()).isEmpty();
        assertThat(Medicines.written(chart)).isEmpty();
        assertThat(chart.foundWith(chart.all(Entry.Consulted.class).getFirst()))
                .containsExactly(mark);
    }

    private static List<Consultation.Finding> found(Consultation.Shown shown, String grade) {
        return List.of(new Consultation.Finding("HEELWALK", Side.RIGHT, shown, grade));
    }

    private static Consultation with(List<Consultation.Finding> findings) {
        return new Consultation(
                findings,
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                "",
                LocalDate.of(2026, 5, 29),
                "");
    }

    private static Facts answered() {
        return InCare.answered().with(WEAKNESS, "none");
    }

    private static Facts nothingKnown() {
        return InCare.RULES.vocabulary().nothingKnown();
    }

    private Facts known() {
        return Picture.of(chart, InCare.RULES, NOW.today(), NOW.zone());
    }

    private void consulted(
            Instant at, List<Consultation.Finding> findings, Facts answered, List<Mark> marks) {
        step(at, before -> CareSteps.consult(before, with(findings), answered, marks, NOW));
    }

    private void asked(Instant at, Facts facts) {
        step(at, before -> CareSteps.answer(before, facts, NOW));
    }

    private void putRight(
            Instant at, List<Consultation.Finding> findings, Facts answered, List<Mark> marks) {
        long last = chart.latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        step(
                at,
                before ->
                        CareSteps.putRight(before, last, with(findings), answered, marks, at, NOW));
    }

    private Result<List<Entry>, CareRefusal> tried(
            long sequence, Instant at, List<Consultation.Finding> findings) {
        return CareSteps.putRight(chart, sequence, with(findings), answered(), List.of(), at, NOW);
    }

    private void step(Instant at, Function<Chart, Result<List<Entry>, CareRefusal>> step) {
        for (var entry : step.apply(chart).orElseThrow()) {
            chart =
                    chart.with(
                            List.of(
                                    new Noted(
                                            chart.seen() + 1,
                                            Author.of(Cast.ada()),
                                            at,
                                            at,
                                            entry)));
        }
    }
}
