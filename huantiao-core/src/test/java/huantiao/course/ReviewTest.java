package huantiao.course;

import static huantiao.course.TrajectoryTest.course;
import static huantiao.course.TrajectoryTest.leg;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Known;
import huantiao.care.Entry;
import huantiao.course.ReviewProposal.Situation;
import huantiao.measures.Change;
import huantiao.measures.Instrument;
import huantiao.measures.Rulers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {
    private static final Schedule SCHEDULE = new Schedule(LocalDate.of(2026, 3, 2));

    private static ReviewProposal review(int day, int sessions, String before, String after) {
        return review(
                day, sessions, OptionalInt.empty(), verdict(Rulers.leg(), before, after), Known.NO);
    }

    private static ReviewProposal review(
            int day, int sessions, OptionalInt extendedAt, Verdict verdict, Known redFlag) {
        return ReviewProposal.propose(
                new Situation(
                        SCHEDULE,
                        SCHEDULE.start().plusDays(day),
                        sessions,
                        extendedAt,
                        verdict,
                        redFlag));
    }

    private static Verdict verdict(Instrument instrument, String before, String after) {
        return Verdict.of(
                Change.between(
                                instrument,
                                Rulers.score(instrument, before),
                                Rulers.score(instrument, after))
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    28, 8,  7,  4, TaperOrStop
                    28, 8,  5,  3, SomeMore
                    28, 8,  10, 8, SomeMore
                    28, 8,  10, 9, SomeMore
                    28, 8,  5,  5, StopOrChange
                    28, 8,  5,  8, ExamineAndRefer
                    28, 8,  5,  7, ExamineAndRefer
                    27, 10, 5,  5, StopOrChange
                    27, 9,  5,  5, NotYet
                    28, 2,  5,  5, StopOrChange
                    28, 12, 10, 8, StopOrChange
                    28, 12, 5,  3, SomeMore
                    """)
    void decidesAtWeekFourOrSessionTenWhicheverIsFirst(
            int day, int sessions, String before, String after, String proposal) {
        assertThat(review(day, sessions, before, after).getClass().getSimpleName())
                .isEqualTo(proposal);
    }

    @Test
    void actsAtWeekTwoOnlyOnGettingWorse() {
        assertThat(review(14, 4, "5", "8")).isInstanceOf(ReviewProposal.ExamineAndRefer.class);
        assertThat(review(14, 4, "5", "7")).isInstanceOf(ReviewProposal.NotYet.class);
        assertThat(review(14, 4, "5", "5")).isInstanceOf(ReviewProposal.NotYet.class);
        assertThat(review(14, 4, "7", "2")).isInstanceOf(ReviewProposal.NotYet.class);
    }

    @Test
    void actsAtWeekTwoOnAMarkedRiseWhereTheNoiseIsNotKnown() {
        var risen = verdict(Rulers.line(), "40", "60");

        assertThat(review(14, 4, OptionalInt.empty(), risen, Known.NO))
                .isInstanceOf(ReviewProposal.ExamineAndRefer.class);
    }

    @Test
    void countsDownTheFiveThatWereGrantedAndThenItIsFinal() {
        var littleBetter = verdict(Rulers.leg(), "5", "3");

        assertThat(review(28, 8, OptionalInt.empty(), littleBetter, Known.NO))
                .isEqualTo(new ReviewProposal.SomeMore(littleBetter.responseClass(), 5));
        assertThat(review(40, 11, OptionalInt.of(8), littleBetter, Known.NO))
                .isEqualTo(new ReviewProposal.SomeMore(littleBetter.responseClass(), 2));
        assertThat(review(45, 13, OptionalInt.of(8), littleBetter, Known.NO))
                .isEqualTo(new ReviewProposal.StopOrChange(littleBetter.responseClass(), true));
    }

    @Test
    void goesBeyondTwelveSessionsOnlyWithRecordedImprovement() {
        var hardly = verdict(Rulers.leg(), "10", "8");

        assertThat(review(28, 10, OptionalInt.empty(), hardly, Known.NO))
                .isEqualTo(new ReviewProposal.SomeMore(hardly.responseClass(), 2));
    }

    @Test
    void asksForAnAnswerBeforeDeciding() {
        var silent = course(30, leg(0, "7")).verdict();

        assertThat(review(30, 8, OptionalInt.empty(), silent, Known.NO))
                .isEqualTo(new ReviewProposal.AnswerFirst());
    }

    @ParameterizedTest
    @EnumSource(
            value = Known.class,
            names = {"YES", "UNKNOWN"})
    void putsAnOpenOrUnaskedRedFlagBeforeEverything(Known redFlag) {
        var much = verdict(Rulers.leg(), "9", "1");

        assertThat(review(28, 8, OptionalInt.empty(), much, redFlag))
                .isEqualTo(new ReviewProposal.RedFlagsFirst(redFlag));
        assertThat(review(3, 1, OptionalInt.empty(), much, redFlag))
                .isEqualTo(new ReviewProposal.RedFlagsFirst(redFlag));
    }

    @Test
    void isAcceptedOrOverruledWithAReason() {
        var proposal = review(28, 8, "5", "5");

        assertThat(proposal.decide(proposal.code(), "", PersonSaid.nothing()).orElseThrow())
                .isEqualTo(new Entry.ReviewDecided(proposal.code(), proposal.code(), ""));
        assertThat(proposal.decide("go_on", " ", PersonSaid.nothing()).reasonOrThrow())
                .isEqualTo(ReviewProposal.Refusal.REASON_NEEDED);
        assertThat(
                        proposal.decide("go_on", " walks twice as far ", PersonSaid.nothing())
                                .orElseThrow())
                .isEqualTo(new Entry.ReviewDecided(proposal.code(), "go_on", "walks twice as far"));
    }

    @Test
    void eachOfTheTwoWaysAProposalLeavesOpenFollowsIt() {
        var proposal = review(28, 8, "5", "5");

        assertThat(proposal.code()).isEqualTo("stop_or_change");
        for (var way : List.of("stop", "change")) {
            var decided = proposal.decide(way, "", PersonSaid.nothing()).orElseThrow();
            assertThat(decided.decided()).isEqualTo(way);
            assertThat(decided.isOtherwise()).isFalse();
        }
        assertThat(proposal.decide("taper", "", PersonSaid.nothing()).reasonOrThrow())
                .isEqualTo(ReviewProposal.Refusal.REASON_NEEDED);
        assertThat(
                        proposal.decide("taper", "once a month", PersonSaid.nothing())
                                .orElseThrow()
                                .isOtherwise())
                .isTrue();
    }

    @Test
    void whereThePersonSaysNotGoodEnoughToFollowTheScoreNeedsItsReasonAsMuchAsNotTo() {
        var proposal = review(28, 8, "9", "1");
        var said = said(0);

        assertThat(proposal.code()).isEqualTo("taper_or_stop");
        for (var either : List.of("taper", "stop", "change", "go_on", "some_more")) {
            assertThat(proposal.needsReason(either, said)).as(either).isTrue();
        }
        assertThat(proposal.decide("taper", " ", said).reasonOrThrow())
                .isEqualTo(ReviewProposal.Refusal.REASON_NEEDED_AS_NOT_ENOUGH);
        assertThat(proposal.decide("taper", "She wants a pause", said).orElseThrow().reason())
                .isEqualTo("She wants a pause");
        assertThat(proposal.needsReason("examine", said))
                .as("what the person said is reason enough to examine them")
                .isFalse();
        assertThat(proposal.needsReason("taper", said(1))).isFalse();
    }

    @Test
    void aReferralThatIsProposedIsLeftOutOnlyWithAReasonWhateverThePersonSays() {
        var proposal = review(28, 8, "5", "10");

        assertThat(proposal.code()).isEqualTo("examine_and_refer");
        for (var said : List.of(PersonSaid.nothing(), said(0))) {
            assertThat(proposal.needsReason("examine", said)).isTrue();
            assertThat(proposal.needsReason("examine_and_refer", said)).isFalse();
        }
    }

    private static PersonSaid said(int enough) {
        return new PersonSaid(
                Optional.empty(),
                Optional.of(new PersonSaid.Said(enough, SCHEDULE.start().plusDays(27))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red_flags_first", "go_on"})
    void cannotBeDecidedPastARedFlag(String decided) {
        var stop = new ReviewProposal.RedFlagsFirst(Known.YES);

        assertThat(stop.decide(decided, "feels fine", PersonSaid.nothing()).reasonOrThrow())
                .isEqualTo(ReviewProposal.Refusal.RED_FLAG_CANNOT_BE_OVERRULED);
    }

    @Test
    void namesWhatItRestsOn() {
        assertThat(review(28, 8, "5", "3").sources())
                .contains(ReviewProposal.GERAC, ReviewProposal.PROJECT);
        assertThat(review(28, 8, "5", "3").key()).isEqualTo("outcomes.review.some_more");
    }
}
