package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.Result;
import huantiao.body.Side;
import huantiao.course.CareGiven;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.registry.MarkUse;
import huantiao.registry.PointUse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A pain score of a signed visit that was wrong is put right, and both stay in the chart. */
class PainCorrectionTest {

    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    /** Places in the chart. */
    private static final long VISIT = 3;

    private static final long SECOND = 4;

    /** Mei in care, with two visits: leg and back 6 and 4 on arrival, 5 and 4 at the end. */
    private Chart chart = inCare();

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whateverReadsTheScoreReadsTheOneThatWasPutRight() {
        note(right(PainScore.LEG_BEFORE, 3));

        assertThat(visit(VISIT).before().leg()).hasValue(3);
        assertThat(visit(VISIT).before().back()).as("is left as it was").hasValue(4);
        assertThat(visit(SECOND).before().leg()).as("another visit").hasValue(6);
        assertThat(chart.episode().orElseThrow().sessions().getFirst().entry().session())
                .isEqualTo(visit(VISIT));
        assertThat(chart.inForce().get(2).entry())
                .isEqualTo(chart.all(Entry.SessionSigned.class).getFirst().entry());
        assertThat(CareGiven.of(chart, ZoneOffset.UTC).visits().getFirst().before().leg())
                .hasValue(3);
        assertThat(PointUse.OfPerson.of(chart).visits().getFirst().before()).hasValue(3);
        assertThat(MarkUse.OfPerson.of(chart).start().orElseThrow().first()).hasValue(3);
    }

    @Test
    void aScoreOfTheLastVisitIsWhatTheNextOneIsSetBeside() {
        note(
                new Entry.PainCorrected(
                        SECOND, PainScore.LEG_AFTER, OptionalInt.of(1), "Read from the wrong row"));

        assertThat(chart.latest(Entry.SessionSigned.class).orElseThrow().entry().session())
                .isEqualTo(chart.episode().orElseThrow().lastSession().orElseThrow());
        assertThat(chart.episode().orElseThrow().lastSession().orElseThrow().after().leg())
                .hasValue(1);
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whatWasSignedStaysInTheRecord() {
        var signed = chart.entries().get(2);

        note(right(PainScore.LEG_BEFORE, 3));

        assertThat(chart.entries().get(2)).isEqualTo(signed);
        assertThat(chart.painPutRight(VISIT))
                .extracting(
                        PainCorrection::score,
                        PainCorrection::was,
                        PainCorrection::is,
                        one -> one.by().noted().author().name())
                .containsExactly(
                        tuple(
                                PainScore.LEG_BEFORE,
                                OptionalInt.of(6),
                                OptionalInt.of(3),
                                "Ada Quill"));
        assertThat(chart.painPutRight(SECOND)).isEmpty();
    }

    @Test
    void ofSeveralCorrectionsTheLastCountsAndEachSaysWhatStoodBefore() {
        note(right(PainScore.LEG_BEFORE, 3));
        note(right(PainScore.BACK_AFTER, 0));
        note(new Entry.PainCorrected(VISIT, PainScore.LEG_BEFORE, OptionalInt.empty(), "Not said"));

        assertThat(visit(VISIT).before())
                .isEqualTo(new Pain(OptionalInt.empty(), OptionalInt.of(4)));
        assertThat(visit(VISIT).after()).isEqualTo(Pain.of(5, 0));
        assertThat(chart.painPutRight(VISIT))
                .extracting(PainCorrection::was, PainCorrection::is)
                .containsExactly(
                        tuple(OptionalInt.of(6), OptionalInt.of(3)),
                        tuple(OptionalInt.of(4), OptionalInt.of(0)),
                        tuple(OptionalInt.of(3), OptionalInt.empty()));
    }

    @Test
    void aScoreThatNobodyAskedForCanBeFilledIn() {
        note(new Entry.PainCorrected(VISIT, PainScore.BACK_BEFORE, OptionalInt.empty(), "Guessed"));
        note(right(PainScore.BACK_BEFORE, 0));

        assertThat(visit(VISIT).before().back()).as("none is an answer").hasValue(0);
    }

    @Test
    void whatStandsThereAlreadyIsRefused() {
        assertThat(refusal(right(PainScore.LEG_BEFORE, 6), VISIT))
                .isEqualTo(CareRefusal.Plain.SAME_NUMBER);
        note(right(PainScore.LEG_BEFORE, 3));
        note(right(PainScore.LEG_BEFORE, 4));

        assertThat(refusal(right(PainScore.LEG_BEFORE, 4, "Another reason"), chart.seen()))
                .isEqualTo(CareRefusal.Plain.SAME_NUMBER);
        assertThat(step(right(PainScore.LEG_BEFORE, 6), chart.seen()).isOk())
                .as("the first number was right after all")
                .isTrue();
    }

    @Test
    void onlyASignedVisitHasSuchANumber() {
        for (long sequence : new long[] {1, 2, 99}) {
            var correction =
                    new Entry.PainCorrected(
                            sequence, PainScore.LEG_BEFORE, OptionalInt.of(1), "Misread");

            assertThat(refusal(correction, chart.seen()))
                    .isEqualTo(CareRefusal.Plain.NO_SUCH_ENTRY);
        }
    }

    @Test
    void aChartWithACorrectionThatNamesNoVisitIsReadAsItStands() {
        var visits = chart.all(Entry.SessionSigned.class);
        for (long sequence : new long[] {1, 2, 5, 99}) {
            note(
                    new Entry.PainCorrected(
                            sequence, PainScore.LEG_BEFORE, OptionalInt.of(1), "Misread"));
        }

        assertThat(chart.all(Entry.SessionSigned.class)).isEqualTo(visits);
    }

    @Test
    void sentTwiceItIsNotedOnce() {
        long seen = chart.seen();
        note(right(PainScore.LEG_BEFORE, 3));

        assertThat(step(right(PainScore.LEG_BEFORE, 3), seen).orElseThrow()).isEmpty();
    }

    @Test
    void whoHadNotSeenThatItWasPutRightMeanwhileLooksAgain() {
        long seen = chart.seen();
        note(right(PainScore.LEG_BEFORE, 3));

        assertThat(refusal(right(PainScore.LEG_BEFORE, 2), seen))
                .isEqualTo(CareRefusal.Plain.PUT_RIGHT_MEANWHILE);
        assertThat(step(right(PainScore.LEG_AFTER, 2), seen).isOk())
                .as("another number of the visit")
                .isTrue();
    }

    @Test
    void aDecisionNamesTheScoresOfItsCourseThatWerePutRightSince() {
        note(right(PainScore.BACK_BEFORE, 3));
        note(new Entry.ReviewDecided("some_more", "some_more", ""));
        note(right(PainScore.LEG_BEFORE, 3));
        var decided = chart.latest(Entry.ReviewDecided.class).orElseThrow();

        assertThat(chart.painPutRightSince(decided))
                .extracting(PainCorrection::score)
                .containsExactly(PainScore.LEG_BEFORE);

        note(new Entry.EpisodeClosed(Entry.EpisodeClosed.Why.GOAL_REACHED, "", LocalDate.MAX));
        note(planned());
        note(new Entry.ReviewDecided("some_more", "some_more", ""));
        note(right(PainScore.LEG_BEFORE, 2));
        assertThat(chart.painPutRightSince(chart.latest(Entry.ReviewDecided.class).orElseThrow()))
                .as("the decision of a later course was not made with it")
                .isEmpty();
    }

    @Test
    void aNumberBeyondTheScaleOrWithoutAReasonIsNoCorrection() {
        assertThatThrownBy(() -> right(PainScore.LEG_BEFORE, 11))
                .hasMessageContaining("must be within 0..10");
        assertThatThrownBy(() -> right(PainScore.LEG_BEFORE, 3, " "))
                .hasMessageContaining("must not be empty");
    }

    private static Entry.PainCorrected right(PainScore score, int value) {
        return right(score, value, "Wrong box");
    }

    private static Entry.PainCorrected right(PainScore score, int value, String why) {
        return new Entry.PainCorrected(VISIT, score, OptionalInt.of(value), why);
    }

    private Result<List<Entry>, CareRefusal> step(Entry.PainCorrected right, long seen) {
        return CareSteps.putPainRight(chart, right, seen);
    }

    private CareRefusal refusal(Entry.PainCorrected right, long seen) {
        return step(right, seen).reasonOrThrow();
    }

    private Session visit(long sequence) {
        return chart.all(Entry.SessionSigned.class).stream()
                .filter(one -> one.noted().sequence() == sequence)
                .findFirst()
                .orElseThrow()
                .entry()
                .session();
    }

    private void note(Entry entry) {
        chart = chart.with(List.of(noted(chart.seen() + 1, entry)));
    }

    private static Noted noted(long sequence, Entry entry) {
        var at = NINE.plus(Duration.ofHours(sequence));
        return new Noted(sequence, Author.of(Cast.ada()), at, at, entry);
    }

    private static Chart inCare() {
        return Chart.of(
                new Whose(Cast.RING_AND_REED, Cast.MEI),
                List.of(
                        noted(1, Cast.mei()),
                        noted(2, planned()),
                        noted(VISIT, new Entry.SessionSigned(session(NINE.plusSeconds(3_600)))),
                        noted(SECOND, new Entry.SessionSigned(session(NINE.plusSeconds(7_200))))));
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

    private static Session session(Instant began) {
        return new Session(
                began,
                began.plus(Duration.ofMinutes(40)),
                Pain.of(6, 4),
                Pain.of(5, 4),
                List.of(
                        new Needling(
                                "GB30",
                                "",
                                Side.RIGHT,
                                Optional.of(new Depth(40)),
                                Stimulation.MANUAL,
                                Optional.of(Response.DE_QI))),
                List.of(),
                Optional.of(Response.DE_QI),
                Optional.of(new NeedleType(0.3, 50, "maker")),
                1,
                1,
                OptionalInt.of(25),
                List.of(),
                List.of(),
                true,
                OptionalInt.of(0),
                true,
                0,
                "");
    }
}
