package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Result;
import huantiao.body.Side;
import huantiao.course.PersonCourse;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.measures.Instrument;
import huantiao.measures.ResponderRule;
import huantiao.measures.Rulers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A score of a check-in that was wrong is put right, and both stay in the chart. */
class ScoreCorrectionTest {

    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instrument LEG = Rulers.leg();

    /** Places in the chart: the score before the plan, the plan, and the one after it. */
    private static final long START = 2;

    private static final long LATER = 4;

    /** Mei in care: leg pain 7 and disability 12 before the plan, leg pain 5 after it. */
    private Chart chart = inCare();

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whateverReadsTheScoreReadsTheOneThatWasPutRight() {
        note(right(START, 4.0));

        assertThat(chart.all(Entry.CheckedIn.class).getFirst().entry().measures())
                .extracting(Taken::instrument, Taken::score)
                .containsExactly(
                        tuple("nrs_leg", Optional.of(4.0)), tuple("rmdq24", Optional.of(12.0)));
        assertThat(scores()).containsExactly("4", "5");
        assertThat(Roster.Line.of(chart).startLegPain()).hasValue(4);
        assertThat(Roster.Line.of(chart).legPain()).as("another check-in").hasValue(5);
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void aScoreThatIsNotValidCountsNowhere() {
        note(struck(LATER));

        assertThat(scores()).containsExactly("7");
        assertThat(Roster.Line.of(chart).legPain()).hasValue(7);
        assertThat(chart.lastAnswered().orElseThrow().noted().sequence())
                .as("nobody answered the second time, so an answer is due")
                .isEqualTo(START);
    }

    @Test
    void aStartThatIsStruckIsAskedAgain() {
        assertThat(chart.startingScores()).isPresent();
        note(struck(START));
        note(struck(LATER));

        assertThat(chart.startingScores()).isEmpty();
        assertThat(PersonCourse.lacksStart(chart, LEG)).isTrue();
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whatWasNotedStaysInTheRecord() {
        var noted = chart.entries().get(1);

        note(right(START, 4.0));
        note(struck(START));
        note(right(START, 0.0));

        assertThat(chart.entries().get(1)).isEqualTo(noted);
        assertThat(chart.scoresPutRight(START))
                .extracting(
                        ScoreCorrection::was,
                        ScoreCorrection::is,
                        one -> one.by().entry().why(),
                        one -> one.by().noted().author().name())
                .containsExactly(
                        tuple(Optional.of(7.0), Optional.of(4.0), "Misread", "Ada Quill"),
                        tuple(Optional.of(4.0), Optional.empty(), "Another's paper", "Ada Quill"),
                        tuple(Optional.empty(), Optional.of(0.0), "Misread", "Ada Quill"));
        assertThat(chart.scoresPutRight(LATER)).isEmpty();
        assertThat(scores()).as("none is an answer").containsExactly("0", "5");
    }

    @Test
    void whatStandsThereAlreadyIsRefused() {
        assertThat(refusal(right(START, 7.0), chart.seen()))
                .isEqualTo(CareRefusal.Plain.SAME_NUMBER);
        note(struck(START));
        note(right(START, 4.0));
        note(struck(START));

        assertThat(refusal(new Entry.ScoreCorrected(START, "nrs_leg", Optional.empty(), "x"), 99))
                .isEqualTo(CareRefusal.Plain.SAME_NUMBER);
        assertThat(step(right(START, 7.0), chart.seen()).isOk())
                .as("the first number was right after all")
                .isTrue();
    }

    @Test
    void onlyACheckInWithThisMeasureHasSuchAScore() {
        for (long sequence : new long[] {1, 3, 99, Long.MAX_VALUE}) {
            assertThat(refusal(right(sequence, 4.0), chart.seen()))
                    .isEqualTo(CareRefusal.Plain.NO_SUCH_ENTRY);
        }
        var elsewhere = new Entry.ScoreCorrected(LATER, "rmdq24", Optional.of(3.0), "Misread");
        assertThat(
                        CareSteps.putScoreRight(chart, elsewhere, Rulers.legAs("rmdq24", 0, 10), 99)
                                .reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.NO_SUCH_ENTRY);
    }

    @Test
    void aChartWithACorrectionThatNamesNoScoreIsReadAsItStands() {
        var before = chart.all(Entry.CheckedIn.class);
        for (long sequence : new long[] {1, 3, 6, 99}) {
            note(right(sequence, 4.0));
        }
        note(new Entry.ScoreCorrected(LATER, "rmdq24", Optional.of(3.0), "Misread"));

        assertThat(chart.all(Entry.CheckedIn.class)).isEqualTo(before);
        assertThat(chart.scoresPutRight()).isEmpty();
    }

    @Test
    void sentTwiceItIsNotedOnce() {
        long seen = chart.seen();
        note(right(START, 4.0));

        assertThat(step(right(START, 4.0), seen).orElseThrow()).isEmpty();
    }

    @Test
    void whoHadNotSeenThatItWasPutRightMeanwhileLooksAgain() {
        long seen = chart.seen();
        note(right(START, 4.0));

        assertThat(refusal(right(START, 2.0), seen))
                .isEqualTo(CareRefusal.Plain.PUT_RIGHT_MEANWHILE);
        assertThat(step(right(LATER, 2.0), seen).isOk()).as("another check-in").isTrue();
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whatThePersonSaidInWordsIsStruckAndNeverReplaced() {
        var enough = saidInWords();
        chart = with(new Entry.CheckedIn(4, List.of(taken("own", 0)), FactsTold.NOTHING, false));
        var otherwise =
                new Entry.ScoreCorrected(chart.seen(), "own", Optional.of(1.0), "She meant yes");

        assertThat(CareSteps.putScoreRight(chart, otherwise, enough, chart.seen()).reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.SAID_BY_THE_PERSON);
        assertThat(
                        CareSteps.putScoreRight(
                                        chart,
                                        new Entry.ScoreCorrected(
                                                chart.seen(), "own", Optional.empty(), "Not hers"),
                                        enough,
                                        chart.seen())
                                .isOk())
                .isTrue();
    }

    @Test
    void aDecisionNamesTheScoresOfItsCourseThatWerePutRightSince() {
        note(right(LATER, 3.0));
        note(new Entry.ReviewDecided("some_more", "some_more", ""));
        note(right(START, 4.0));
        var decided = chart.latest(Entry.ReviewDecided.class).orElseThrow();

        assertThat(chart.scoresPutRightSince(decided))
                .extracting(ScoreCorrection::checkIn)
                .containsExactly(START);

        note(new Entry.EpisodeClosed(Entry.EpisodeClosed.Why.GOAL_REACHED, "", LocalDate.MAX));
        note(planned());
        note(new Entry.ReviewDecided("some_more", "some_more", ""));
        note(right(START, 2.0));
        assertThat(chart.scoresPutRightSince(chart.latest(Entry.ReviewDecided.class).orElseThrow()))
                .as("the decision of a later course was not made with it")
                .isEmpty();
    }

    @Test
    void aScoreThatIsNoNumberOrHasNoReasonIsNoCorrection() {
        assertThatThrownBy(() -> right(START, Double.NaN)).hasMessageContaining("finite number");
        assertThatThrownBy(() -> new Entry.ScoreCorrected(START, "nrs_leg", Optional.of(3.0), " "))
                .hasMessageContaining("must not be empty");
        assertThatThrownBy(() -> right(0, 3)).hasMessageContaining("must be an entry");
    }

    private List<String> scores() {
        return PersonCourse.readings(chart, chart.episode().orElseThrow(), LEG).stream()
                .map(reading -> reading.score().value().rounded(0).toPlainString())
                .toList();
    }

    private static Entry.ScoreCorrected right(long checkIn, double value) {
        return new Entry.ScoreCorrected(checkIn, "nrs_leg", Optional.of(value), "Misread");
    }

    private static Entry.ScoreCorrected struck(long checkIn) {
        return new Entry.ScoreCorrected(checkIn, "nrs_leg", Optional.empty(), "Another's paper");
    }

    private Result<List<Entry>, CareRefusal> step(Entry.ScoreCorrected right, long seen) {
        return CareSteps.putScoreRight(chart, right, LEG, seen);
    }

    private CareRefusal refusal(Entry.ScoreCorrected right, long seen) {
        return step(right, seen).reasonOrThrow();
    }

    private void note(Entry entry) {
        chart = with(entry);
    }

    private Chart with(Entry entry) {
        return chart.with(List.of(noted(chart.seen() + 1, entry)));
    }

    private static Noted noted(long sequence, Entry entry) {
        var at = NINE.plus(Duration.ofMinutes(sequence));
        return new Noted(sequence, Author.of(Cast.ada()), at, at, entry);
    }

    private static Chart inCare() {
        return Chart.of(
                new Whose(Cast.RING_AND_REED, Cast.MEI),
                List.of(
                        noted(1, Cast.mei()),
                        noted(
                                START,
                                new Entry.CheckedIn(
                                        0,
                                        List.of(taken("nrs_leg", 7), taken("rmdq24", 12)),
                                        FactsTold.NOTHING,
                                        true)),
                        noted(3, planned()),
                        noted(
                                LATER,
                                new Entry.CheckedIn(
                                        2,
                                        List.of(taken("nrs_leg", 5)),
                                        FactsTold.NOTHING,
                                        false))));
    }

    private static Taken taken(String instrument, double score) {
        return new Taken(
                instrument,
                new TreeMap<>(Map.of("pain", String.valueOf(score))),
                Optional.of(score),
                "");
    }

    /** A question that the person answers for themselves: no change of it is judged. */
    private static Instrument saidInWords() {
        var one = Rulers.legAs("own", 0, 1);
        return new Instrument(
                one.edition(),
                one.name(),
                one.items(),
                one.calculation(),
                one.missing(),
                one.scale(),
                false,
                one.verified(),
                one.recall(),
                new ResponderRule.None(),
                one.noise(),
                one.errorFigures(),
                one.importances(),
                one.acceptable(),
                one.bands(),
                one.subscales(),
                one.strata(),
                one.licence(),
                one.codes());
    }

    private static Entry.PlanAgreed planned() {
        return new Entry.PlanAgreed(
                new Plan(
                        "Chinese",
                        "Points along the pain.",
                        Plan.Variation.SEMI_FIXED,
                        List.of(new PlannedPoint("GB30", Side.RIGHT)),
                        List.of("manual"),
                        "",
                        Optional.empty(),
                        10,
                        2,
                        30,
                        List.of(),
                        List.of(),
                        List.of(),
                        "Sit through a concert.",
                        LocalDate.of(2026, 6, 1),
                        "Worse.",
                        "Treatment room",
                        Optional.empty()),
                List.of(),
                new Ruling("proceed", List.of(), List.of(), "1"),
                "1");
    }
}
