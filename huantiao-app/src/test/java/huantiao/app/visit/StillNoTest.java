package huantiao.app.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.care.Ruling;
import huantiao.care.SinceLast;
import huantiao.care.StillNo;
import huantiao.care.Story;
import huantiao.care.VisitSteps;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Questions that were answered no in the same sitting, asked again and confirmed together. */
class StillNoTest {

    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
    private static final CareSteps.Now NOW =
            new CareSteps.Now(LocalDate.of(2026, 5, 4), ZoneOffset.UTC, InCare.RULES);
    private static final String SADDLE = "saddle_sensory_change";

    /** Mei, registered, whose chart grows by what is said in a test. */
    private Chart chart =
            Chart.of(
                    new Whose(Cast.RING_AND_REED, Cast.MEI),
                    List.of(new Noted(1, Author.of(Cast.ada()), NINE, NINE, Cast.mei())));

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void isNoAnswerUntilSomebodySaysIt() {
        consulted(NINE, InCare.answered());

        var answer = ask(Set.of(), nothingKnown(), NINE.plus(Duration.ofMinutes(50)));

        assertThat(answer.reasonOrThrow())
                .extracting(Problem::code)
                .contains("HT-0701")
                .doesNotContain("HT-0252");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void theEntrySaysWhichAnswersWereGivenTogetherAndWhatTheyConfirm() {
        consulted(NINE, InCare.answered());
        var later = NINE.plus(Duration.ofMinutes(50));
        var may = may(later);

        var kept = kept(ask(may.facts(), nothingKnown(), later));

        assertThat(may.as()).extracting(StillNo.Earlier::sequence).containsExactly(2L);
        assertThat(kept.still()).contains(may);
        assertThat(kept.facts().plain()).containsEntry(SADDLE, false);
        assertThat(kept.ruling().stops()).isFalse();
        assertThat(kept.countsForVisit()).isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void holdsForTwoHoursOfOneDayAndNoLonger() {
        consulted(NINE, InCare.answered());
        var late = NINE.plus(StillNo.SITTING).plusSeconds(1);

        var refused = ask(Set.of(SADDLE), InCare.allNo().without(Set.of(SADDLE)), late);

        assertThat(may(NINE.plus(StillNo.SITTING)).isEmpty()).isFalse();
        assertThat(may(late).isEmpty()).isTrue();
        assertThat(may(NINE.minusSeconds(1)).isEmpty()).isTrue();
        assertThat(refused.reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-0252", "HT-0701");

        consulted(Instant.parse("2026-05-04T23:50:00Z"), InCare.answered());
        assertThat(may(Instant.parse("2026-05-04T23:59:00Z")).isEmpty()).isFalse();
        assertThat(may(Instant.parse("2026-05-05T00:01:00Z")).isEmpty()).isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatAPersonAnsweredAloneIsNotConfirmed() {
        add(NINE, Author.PATIENT, told(InCare.answered()));
        assertThat(may(NINE.plusSeconds(60)).isEmpty()).isTrue();

        add(NINE, Author.of(Cast.ada()), told(InCare.answered()));
        assertThat(may(NINE.plusSeconds(60)).isEmpty()).isFalse();

        add(NINE.plusSeconds(30), Author.PATIENT, told(InCare.answered()));
        assertThat(may(NINE.plusSeconds(60)).isEmpty()).isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void aQuestionThatWasLeftOpenLastOrHadAYesTodayIsAskedAsEver() {
        consulted(NINE, InCare.answered());
        consulted(NINE.plusSeconds(60), InCare.answered().without(Set.of(SADDLE)));
        assertThat(may(NINE.plusSeconds(120)).isEmpty()).isTrue();

        asked(NINE.plusSeconds(90), nothingKnown().with(SADDLE, false));
        assertThat(may(NINE.plusSeconds(120)).as())
                .extracting(StillNo.Earlier::sequence)
                .containsExactly(3L, 4L);

        asked(NINE.plusSeconds(100), nothingKnown().with("fever_or_rigors", true));
        sent(NINE.plusSeconds(105));
        asked(NINE.plusSeconds(110), nothingKnown().with("fever_or_rigors", false));
        assertThat(may(NINE.plusSeconds(120)).facts())
                .contains(SADDLE)
                .doesNotContain("fever_or_rigors");

        asked(NINE.plusSeconds(111), nothingKnown().with(SADDLE, true));
        sent(NINE.plusSeconds(112));
        asked(NINE.plusSeconds(112), nothingKnown().with(SADDLE, false));
        assertThat(may(NINE.plusSeconds(120)).isEmpty()).isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void aConfirmationConfirmsNothingAndAnAnswerByItselfStandsBeforeIt() {
        consulted(NINE, InCare.answered());
        var ten = NINE.plus(Duration.ofHours(1));
        var first = ask(may(ten).facts(), nothingKnown(), ten);
        first.orElseThrow().forEach(entry -> add(ten, Author.of(Cast.ada()), entry));

        var alarm =
                kept(ask(may(ten).facts(), nothingKnown().with(SADDLE, true), ten.plusSeconds(60)));

        assertThat(may(ten.plus(Duration.ofMinutes(61))).isEmpty()).isTrue();
        assertThat(alarm.ruling().level()).isEqualTo("emergency_now");
        assertThat(alarm.facts().plain()).containsEntry(SADDLE, true);
        assertThat(alarm.still().orElseThrow().facts()).isNotEmpty().doesNotContain(SADDLE);
    }

    @Test
    void anAlarmIsKeptThoughTheRestCanNoLongerBeConfirmed() {
        consulted(NINE, InCare.answered());

        var kept =
                kept(
                        ask(
                                Set.of("fever_or_rigors"),
                                nothingKnown().with(SADDLE, true),
                                NINE.plus(Duration.ofHours(3))));

        assertThat(kept.ruling().stops()).isTrue();
        assertThat(kept.still()).isEmpty();
        assertThat(kept.facts().plain()).doesNotContainKey("fever_or_rigors");
    }

    @Test
    void onlyWhatWasAnsweredNoCanBeKeptAsConfirmed() {
        var still = Optional.of(new StillNo(List.of(new StillNo.Earlier(2, List.of(SADDLE)))));
        var ruling = new Ruling("proceed", List.of(), List.of(), "1");

        assertThatThrownBy(() ->
                        new Entry.SafetyAsked(
                                Picture.told(nothingKnown()), ruling, Optional.empty(), still))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void aConsultationConfirmsWhatTheSymptomCheckAskedAndSaysSo() {
        add(NINE, Author.of(Cast.ada()), told(InCare.answered()));
        var later = NINE.plus(Duration.ofMinutes(10));
        var may = may(later);

        var silent = consulted(Set.of(), nothingKnown(), later).orElseThrow();
        var said = consulted(may.facts(), nothingKnown(), later).orElseThrow();

        assertThat(may.facts()).contains(SADDLE);
        assertThat(silent.still()).isEmpty();
        assertThat(silent.facts().plain()).as("nothing carries it").doesNotContainKey(SADDLE);
        assertThat(said.still()).contains(may);
        assertThat(said.facts().plain()).containsEntry(SADDLE, false);
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void eachBoundHoldsForAConsultation() {
        var questions = Set.of(SADDLE);
        add(NINE, Author.PATIENT, told(InCare.answered()));
        assertThat(refused(questions, NINE.plusSeconds(60)))
                .as("answered by the person alone")
                .isTrue();

        add(NINE, Author.of(Cast.ada()), told(InCare.answered()));
        assertThat(refused(questions, NINE.plus(StillNo.SITTING))).isFalse();
        assertThat(refused(questions, NINE.plus(StillNo.SITTING).plusSeconds(1)))
                .as("longer ago than a sitting")
                .isTrue();
        assertThat(refused(questions, NINE.minusSeconds(1))).as("before it was asked").isTrue();

        var night = Instant.parse("2026-05-04T23:50:00Z");
        add(night, Author.of(Cast.ada()), told(InCare.answered()));
        assertThat(refused(questions, night.plusSeconds(60))).isFalse();
        assertThat(refused(questions, night.plus(Duration.ofMinutes(11))))
                .as("the day after")
                .isTrue();

        add(
                night.plusSeconds(90),
                Author.of(Cast.ada()),
                told(InCare.answered().without(Set.of("bowel_or_wind_not_felt"))));
        assertThat(refused(questions, night.plusSeconds(120)))
                .as("the cauda equina block is not settled")
                .isTrue();

        add(night.plusSeconds(150), Author.of(Cast.ada()), told(InCare.answered()));
        assertThat(refused(questions, night.plusSeconds(160))).isFalse();
        asked(night.plusSeconds(170), nothingKnown().with(SADDLE, true));
        sent(night.plusSeconds(175));
        asked(night.plusSeconds(180), nothingKnown().with(SADDLE, false));
        assertThat(refused(questions, night.plusSeconds(190))).as("a yes of this day").isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatAConsultationConfirmedRestsOnTheAnswerItConfirmedAndOnItsTime() {
        add(NINE, Author.of(Cast.ada()), told(InCare.answered()));
        var later = NINE.plus(Duration.ofMinutes(100));
        var entry = consulted(may(later).facts(), nothingKnown(), later).orElseThrow();
        add(later, Author.of(Cast.ada()), entry);

        assertThat(may(NINE.plus(StillNo.SITTING)).as())
                .extracting(StillNo.Earlier::sequence)
                .as("the symptom check, not the consultation")
                .containsExactly(2L);
        assertThat(may(NINE.plus(StillNo.SITTING).plusSeconds(1)).isEmpty()).isTrue();
    }

    @Test
    void anAlarmOfAConsultationIsKeptThoughTheRestCanNoLongerBeConfirmed() {
        add(NINE, Author.of(Cast.ada()), told(InCare.answered()));

        var kept =
                consulted(
                                Set.of("fever_or_rigors"),
                                nothingKnown().with(SADDLE, true),
                                NINE.plus(Duration.ofHours(3)))
                        .orElseThrow();

        assertThat(kept.ruling().stops()).isTrue();
        assertThat(kept.still()).isEmpty();
    }

    private boolean refused(Collection<String> confirmed, Instant moment) {
        return switch (consulted(confirmed, nothingKnown(), moment)) {
            case Result.Ok<Entry.Consulted, CareRefusal> _ -> false;
            case Result.Refused<Entry.Consulted, CareRefusal>(var why) ->
                    why == CareRefusal.Plain.STILL_TOO_LONG_AGO;
        };
    }

    private Result<Entry.Consulted, CareRefusal> consulted(
            Collection<String> confirmed, Facts answered, Instant moment) {
        return CareSteps.consult(
                        chart,
                        InCare.consultation(LocalDate.of(2026, 5, 29)),
                        answered,
                        confirmed,
                        List.of(),
                        moment,
                        NOW)
                .map(entries -> (Entry.Consulted) entries.getFirst());
    }

    private StillNo may(Instant moment) {
        return StillNo.mayConfirm(chart, moment, NOW);
    }

    private Result<List<Entry>, List<Problem>> ask(
            Collection<String> confirmed, Facts answered, Instant moment) {
        return VisitSteps.askSafety(
                chart, answered, SinceLast.noToAll(chart), confirmed, moment, NOW);
    }

    private static Entry.SafetyAsked kept(Result<List<Entry>, List<Problem>> answer) {
        return (Entry.SafetyAsked) answer.orElseThrow().getFirst();
    }

    private void consulted(Instant at, Facts facts) {
        step(
                at,
                before ->
                        CareSteps.consult(
                                before,
                                InCare.consultation(LocalDate.of(2026, 5, 29)),
                                facts,
                                List.of(),
                                NOW));
    }

    private void sent(Instant at) {
        step(at, before -> CareSteps.sendOn(before, "Dr Example", "Looked at it", NOW));
    }

    private void asked(Instant at, Facts facts) {
        step(at, before -> CareSteps.answer(before, facts, NOW));
    }

    private Entry told(Facts facts) {
        return CareSteps.tell(
                        chart,
                        facts,
                        List.of(),
                        new Story("", "", "", "", "told " + chart.seen()),
                        NOW)
                .orElseThrow()
                .getFirst();
    }

    private <R> void step(Instant at, Function<Chart, Result<List<Entry>, R>> step) {
        step.apply(chart).orElseThrow().forEach(entry -> add(at, Author.of(Cast.ada()), entry));
    }

    private void add(Instant at, Author author, Entry entry) {
        chart = chart.with(List.of(new Noted(chart.seen() + 1, author, at, at, entry)));
    }

    private static Facts nothingKnown() {
        return InCare.RULES.vocabulary().nothingKnown();
    }
}
