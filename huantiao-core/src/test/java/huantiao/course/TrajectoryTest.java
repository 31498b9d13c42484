package huantiao.course;

import static huantiao.course.Reading.Setting.AWAY_FROM_CLINIC;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Source;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.PublishedPoint.Kind;
import huantiao.course.Schedule.Due;
import huantiao.course.Schedule.Placement;
import huantiao.course.Sentence.About;
import huantiao.course.Trajectory.Flag;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.ResponseClass;
import huantiao.measures.Rulers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrajectoryTest {
    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    static Reading leg(int day, String score) {
        return reading(Rulers.leg(), day, score);
    }

    private static Reading reading(Instrument instrument, int day, String score) {
        // An hour before the first needle on day 0.
        return new Reading(
                Rulers.score(instrument, score),
                BEGAN.plusSeconds(day * 86_400L - 3_600),
                AWAY_FROM_CLINIC);
    }

    static Trajectory course(int today, Reading... readings) {
        return course(Rulers.leg(), today, List.of(), readings);
    }

    private static Trajectory course(
            Instrument instrument, int today, List<PublishedPoint> published, Reading... readings) {
        return Trajectory.of(
                        instrument,
                        List.of(readings),
                        BEGAN,
                        ZoneOffset.UTC,
                        Phase.CHRONIC,
                        published,
                        BEGAN.plusSeconds(today * 86_400L))
                .orElseThrow();
    }

    @Test
    void comparesWithTheSecondOfTwoBaselineReadings() {
        var course = course(30, leg(-7, "9"), leg(0, "7"), leg(28, "4"));

        assertThat(course.baseline()).isEqualTo(new Baseline.SecondOfTwo(leg(0, "7")));
        assertThat(course.verdict().judged().orElseThrow().improvement()).isEqualTo(Exact.of(3));
    }

    @Test
    void twoReadingsOfADayOrTwoAreOneBaseline() {
        assertThat(course(30, leg(-2, "9"), leg(0, "7"), leg(28, "4")).baseline())
                .isEqualTo(new Baseline.OnlyOne(leg(0, "7")));
        assertThat(course(30, leg(-3, "9"), leg(0, "7"), leg(28, "4")).baseline())
                .isEqualTo(new Baseline.SecondOfTwo(leg(0, "7")));
    }

    @Test
    void aSentenceSaysFromWhereToWhereAndOnWhichDay() {
        var worse = CourseInWords.of(course(30, leg(0, "5"), leg(28, "9")));

        assertThat(worse)
                .filteredOn(one -> one.key().equals("outcomes.line.from_to"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.parameters())
                                .endsWith(Rulers.leg())
                                .filteredOn(parameter -> !(parameter instanceof Instrument))
                                .map(Object::toString)
                                .containsExactly("5", "2026-03-30", "9", "0", "10"));
    }

    @Test
    void noChangeIsCalledNoChangeAndNotASmallOne() {
        assertThat(CourseInWords.of(course(30, leg(0, "7"), leg(28, "7"))))
                .extracting(Sentence::key)
                .contains("outcomes.noise.same")
                .noneMatch(key -> key.startsWith("outcomes.noise.within"))
                .noneMatch(key -> key.startsWith("outcomes.size"));
    }

    /** A third of 17 is nothing to compute at a kitchen table. */
    @Test
    void howMuchIsARealHelpIsSaidInPointsOfThePersonsOwnScale() {
        var smaller = course(30, leg(0, "7"), leg(28, "5"));
        var improved = course(30, leg(0, "8"), leg(28, "2"));

        assertThat(said("outcomes.size.smaller.percent", smaller))
                .containsExactly("2.1", "30", "7", "2");
        assertThat(said("outcomes.size.improved.percent", improved))
                .containsExactly("2.4", "30", "8", "6");
    }

    @Test
    void aScoreThatRoseWithinNoiseIsNotSetBesideAHelp() {
        var rose = CourseInWords.of(course(30, leg(0, "7"), leg(28, "8")));

        assertThat(rose)
                .extracting(Sentence::key)
                .contains("outcomes.noise.within.away")
                .noneMatch(key -> key.startsWith("outcomes.size"));
    }

    @Test
    void whoDidNotAnswerSinceTreatmentBeganIsNotToldThatItIsTooEarly() {
        assertThat(said("outcomes.verdict.unanswered", course(100, leg(0, "7"))))
                .containsExactly("4");
        assertThat(CourseInWords.of(course(5, leg(0, "7"))))
                .extracting(Sentence::key)
                .contains("outcomes.verdict.too_early.no_answer_since");
    }

    @Test
    void anAnswerBeforeASilenceIsCalledTheLastOne() {
        var silent = course(100, leg(0, "7"), leg(28, "5"));

        assertThat(said("outcomes.line.old", silent)).containsExactly("2026-03-30", "2026-05-25");
        assertThat(CourseInWords.of(course(30, leg(0, "7"), leg(28, "5"))))
                .extracting(Sentence::key)
                .doesNotContain("outcomes.line.old");
    }

    @Test
    void anAnswerOfMoreThanTwoWeeksAgoIsCalledOldEvenIfNoQuestionWasMissed() {
        assertThat(said("outcomes.line.age", course(43, leg(0, "7"), leg(14, "6"), leg(28, "5"))))
                .containsExactly("2026-03-30", "15");
        assertThat(CourseInWords.of(course(42, leg(0, "7"), leg(14, "6"), leg(28, "5"))))
                .extracting(Sentence::key)
                .doesNotContain("outcomes.line.age", "outcomes.line.old");
    }

    @Test
    void howTheAnswersBetweenWentIsCounted() {
        var between =
                course(100, leg(0, "7"), leg(14, "9"), leg(28, "7"), leg(56, "5"), leg(84, "4"));

        assertThat(said("outcomes.line.since", between)).containsExactly("4", "2", "1", "1");
    }

    @Test
    void answersThatAllWentOneWayAreNotCountedThreeTimes() {
        var better = course(60, leg(0, "7"), leg(14, "5"), leg(28, "4"), leg(56, "5"));
        var same = course(60, leg(0, "7"), leg(14, "7"), leg(28, "7"), leg(56, "7"));
        var worse = course(60, leg(0, "4"), leg(14, "5"), leg(28, "6"), leg(56, "5"));

        assertThat(said("outcomes.line.since.better", better)).containsExactly("3");
        assertThat(said("outcomes.line.since.same", same)).containsExactly("3");
        assertThat(said("outcomes.line.since.worse", worse)).containsExactly("3");
    }

    @Test
    void answersThatAreMissingAreNamedByTheirWeeks() {
        assertThat(said("outcomes.line.answers", course(100, leg(0, "7"), leg(28, "5"))))
                .containsExactly("2", "3", "2, 8, 12");
    }

    @Test
    void whoFindsItNotGoodEnoughIsToldWhatTheyCanDo() {
        var line = course(30, leg(0, "7"), leg(28, "5"));
        var day = LocalDate.of(2026, 3, 30);
        var enough = Optional.of(new PersonSaid.Said(1, day));
        var not = Optional.of(new PersonSaid.Said(0, day));

        assertThat(
                        CourseInWords.together(List.of(line), new PersonSaid(Optional.empty(), not))
                                .shared())
                .extracting(Sentence::key)
                .contains("outcomes.said.not_enough", "outcomes.call.not_enough");
        assertThat(
                        CourseInWords.together(
                                        List.of(line), new PersonSaid(Optional.empty(), enough))
                                .shared())
                .extracting(Sentence::key)
                .doesNotContain("outcomes.call.not_enough");
        assertThat(
                        CourseInWords.together(
                                        List.of(line), new PersonSaid(Optional.empty(), not, true))
                                .shared())
                .as("heard since")
                .extracting(Sentence::key)
                .contains("outcomes.said.not_enough")
                .doesNotContain("outcomes.call.not_enough");
    }

    @Test
    void theEndOfTheCheckInsIsSaid() {
        assertThat(CourseInWords.of(course(500, leg(0, "7"), leg(28, "5"))))
                .extracting(Sentence::key)
                .contains("outcomes.next.none")
                .doesNotContain("outcomes.next");
    }

    private static List<String> said(String key, Trajectory course) {
        return CourseInWords.of(course).stream()
                .filter(one -> one.key().equals(key))
                .flatMap(one -> one.parameters().stream())
                .map(Object::toString)
                .toList();
    }

    @Test
    void nobodyIsPromisedCheckInsThatDoNotCome() {
        assertThat(keysOfUnsure(60)).contains("outcomes.size.improved.unsure.percent");
        assertThat(keysOfUnsure(350)).contains("outcomes.size.improved.unsure.last.percent");
    }

    private static List<String> keysOfUnsure(int day) {
        return CourseInWords.of(course(day, leg(0, "6"), leg(day - 2, "4"))).stream()
                .map(Sentence::key)
                .toList();
    }

    /** Nobody knows how far this score goes up and down: that is no verdict of chance. */
    @Test
    void aLargeChangeOfAScoreWhoseNoiseNobodyKnowsIsNotCalledOrdinary() {
        assertThat(keysOfTicks(60))
                .contains(
                        "outcomes.noise.not_known.toward", "outcomes.size.improved.unknown.percent")
                .noneMatch(key -> key.startsWith("outcomes.size.improved.unsure"));
    }

    @Test
    void questionsThatAreOpenAreNotToldToCome() {
        assertThat(said("outcomes.next.now", course(30, leg(0, "7"), leg(14, "5"))))
                .containsExactly("4");
        assertThat(said("outcomes.next", course(20, leg(0, "7"), leg(14, "5"))))
                .containsExactly("4", "2026-03-30");
    }

    private static List<String> keysOfTicks(int day) {
        var ticks = Rulers.ticks(24);
        return CourseInWords.of(
                        Trajectory.of(
                                        ticks,
                                        List.of(ticks(0, "16"), ticks(day - 2, "4")),
                                        BEGAN,
                                        ZoneOffset.UTC,
                                        Phase.CHRONIC,
                                        List.of(),
                                        BEGAN.plusSeconds(day * 86_400L))
                                .orElseThrow())
                .stream()
                .map(Sentence::key)
                .toList();
    }

    private static Reading ticks(int day, String score) {
        return new Reading(
                Rulers.score(Rulers.ticks(24), score),
                BEGAN.plusSeconds(day * 86_400L),
                Reading.Setting.AWAY_FROM_CLINIC);
    }

    @Test
    void comparesWithWhatWasGivenAloneWhereSomethingWas() {
        assertThat(course(30, leg(-7, "9"), leg(-4, "8"), watched(0, "5")).baseline())
                .isEqualTo(new Baseline.SecondOfTwo(leg(-4, "8")));
        assertThat(course(30, leg(-7, "9"), watched(0, "5")).baseline())
                .isEqualTo(new Baseline.OnlyOne(leg(-7, "9")));
        assertThat(course(30, watched(-7, "9"), watched(0, "5")).baseline())
                .isEqualTo(new Baseline.SecondOfTwo(watched(0, "5")));
    }

    @Test
    void nothingIsComparedAndNothingDueBeforeTheFirstVisit() {
        var course =
                Trajectory.beforeTreatment(
                                Rulers.leg(),
                                List.of(leg(-20, "9"), leg(-3, "2")),
                                ZoneOffset.UTC,
                                Phase.CHRONIC,
                                List.of(),
                                BEGAN)
                        .orElseThrow();

        assertThat(course.verdict())
                .isEqualTo(new Verdict.TooEarly(Verdict.TooEarly.Why.NOT_BEGUN));
        assertThat(course.baseline()).isEqualTo(new Baseline.SecondOfTwo(leg(-3, "2")));
        assertThat(course.nextDue()).isEmpty();
        assertThat(course.gaps()).isEmpty();
        assertThat(CourseInWords.of(course))
                .extracting(Sentence::key)
                .contains("outcomes.verdict.too_early.not_begun")
                .doesNotContain("outcomes.next");
    }

    private static Reading watched(int day, String score) {
        return new Reading(
                Rulers.score(Rulers.leg(), score),
                BEGAN.plusSeconds(day * 86_400L),
                Reading.Setting.PRACTITIONER_WATCHING);
    }

    @Test
    void flagsABaselineTakenAfterTreatmentBegan() {
        var course = course(30, leg(1, "7"), leg(28, "4"));

        assertThat(course.baseline()).isInstanceOf(Baseline.AfterTreatmentBegan.class);
        assertThat(course.points().getFirst().flags())
                .contains(Flag.BASELINE_AFTER_TREATMENT_BEGAN);
    }

    @Test
    void flagsAnAnswerGivenUnderThePractitionersEyes() {
        var watched =
                new Reading(
                        Rulers.score(Rulers.leg(), "2"),
                        BEGAN.plusSeconds(28 * 86_400),
                        Reading.Setting.PRACTITIONER_WATCHING);

        var course = course(30, leg(0, "7"), watched);

        assertThat(course.points().getLast().flags()).contains(Flag.PRACTITIONER_WATCHING);
        assertThat(CourseInWords.of(course))
                .extracting(Sentence::key)
                .contains("outcomes.line.watched");
    }

    @Test
    void saysTooEarlyUntilTheWindowOfWeekTwoOpens() {
        assertThat(course(5).verdict())
                .isEqualTo(new Verdict.TooEarly(Verdict.TooEarly.Why.NO_BASELINE));
        assertThat(course(5, leg(0, "7")).verdict())
                .isEqualTo(new Verdict.TooEarly(Verdict.TooEarly.Why.NO_ANSWER_SINCE));
        assertThat(course(10, leg(0, "7"), leg(10, "2")).verdict())
                .isEqualTo(new Verdict.TooEarly(Verdict.TooEarly.Why.BEFORE_WEEK_2));
        assertThat(course(11, leg(0, "7"), leg(11, "2")).verdict())
                .isInstanceOf(Verdict.Better.class);
    }

    @ParameterizedTest
    @CsvSource({
        "7,4,Better",
        "5,3,WithinNoise",
        "5,5,WithinNoise",
        "5,8,Worse",
        "5,7,WithinNoise",
        "10,8,WithinNoise"
    })
    @Controls(Hazard.NOISE_TAKEN_FOR_HELP)
    void saysBetterOrWorseOnlyBeyondNoise(String before, String after, String verdict) {
        assertThat(course(28, leg(0, before), leg(28, after)).verdict().getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    @Controls(Hazard.NOISE_TAKEN_FOR_HELP)
    void neverSaysBetterWhereTheNoiseIsNotKnown() {
        var line = Rulers.line();
        var course = course(line, 28, List.of(), reading(line, 0, "80"), reading(line, 28, "5"));

        assertThat(course.verdict()).isInstanceOf(Verdict.WithinNoise.class);
        assertThat(course.verdict().responseClass())
                .isEqualTo(ResponseClass.IMPROVED_ERROR_UNKNOWN);
        assertThat(course.noiseBand()).isEmpty();
    }

    @Test
    void keepsASilenceAsAGapAndBreaksTheLineThere() {
        var course = course(95, leg(0, "7"), leg(14, "6"), leg(28, "5"), leg(84, "3"));

        assertThat(course.gaps()).extracting(Due::week).containsExactly(8);
        assertThat(course.unbroken()).hasSize(2);
        assertThat(course.unbroken().getFirst()).hasSize(3);
    }

    @Test
    void isNotSilentWhileTheWindowIsOpen() {
        assertThat(course(17, leg(0, "7")).gaps()).isEmpty();
        assertThat(course(18, leg(0, "7")).gaps()).extracting(Due::week).containsExactly(2);
    }

    @Test
    void asksNextForTheFirstFollowUpThatIsNotAnswered() {
        assertThat(course(13, leg(0, "7")).nextDue()).map(Due::week).contains(2);
        assertThat(course(13, leg(0, "7"), leg(13, "6")).nextDue()).map(Due::week).contains(4);
        assertThat(course(393, leg(0, "7")).nextDue()).isEmpty();
    }

    @Test
    void refusesTwoRulersInOneLine() {
        var refused =
                Trajectory.of(
                        Rulers.leg(),
                        List.of(leg(0, "7"), reading(Rulers.line(), 28, "40")),
                        BEGAN,
                        ZoneOffset.UTC,
                        Phase.CHRONIC,
                        List.of(),
                        BEGAN);

        assertThat(refused.reasonOrThrow()).isEqualTo(Trajectory.Refusal.DIFFERENT_RULERS);
    }

    @Test
    void countsDaysInTheClinicsZone() {
        var late =
                new Reading(
                        Rulers.score(Rulers.leg(), "4"),
                        Instant.parse("2026-03-19T23:30:00Z"),
                        AWAY_FROM_CLINIC);

        var inShanghai =
                Trajectory.of(
                                Rulers.leg(),
                                List.of(leg(0, "7"), late),
                                BEGAN,
                                ZoneId.of("Asia/Shanghai"),
                                Phase.CHRONIC,
                                List.of(),
                                BEGAN.plusSeconds(86_400 * 20))
                        .orElseThrow();

        assertThat(inShanghai.points().getLast().day()).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(inShanghai.points().getLast().placement())
                .isInstanceOf(Placement.OutsideWindow.class);
    }

    @Test
    void drawsTheErrorRoundTheBaselineWithinTheScale() {
        var course = course(30, leg(0, "9"));

        assertThat(course.noiseBand())
                .contains(new Trajectory.Stretch(Exact.parse("6.7"), Exact.of(10)));
        assertThat(course.importantFrom()).contains(Exact.parse("6.3"));
    }

    private static PublishedPoint point(
            Arm arm, Phase phase, String measure, Kind kind, double value) {
        return new PublishedPoint(
                arm.name(),
                "study",
                arm,
                "care",
                Set.of(phase),
                "",
                measure,
                kind,
                4,
                value,
                OptionalInt.empty(),
                new Source("study", "A study", "", "abstract"));
    }

    @Test
    void showsOnlyCoursesOfTheSameMeasureAndPhase() {
        var sham = point(Arm.SHAM, Phase.CHRONIC, "nrs_leg", Kind.CHANGE, -1.5);
        var needled = point(Arm.ACUPUNCTURE, Phase.CHRONIC, "nrs_leg", Kind.CHANGE, -3.1);
        var acute = point(Arm.OTHER, Phase.ACUTE, "nrs_leg", Kind.LEVEL, 3);
        var other = point(Arm.OTHER, Phase.CHRONIC, "odi", Kind.LEVEL, 30);

        var course = course(Rulers.leg(), 30, List.of(sham, needled, acute, other), leg(0, "7"));

        assertThat(course.comparison()).containsExactly(sham, needled);
        assertThat(course.levelOf(sham)).contains(5.5);
    }

    @Test
    @Controls(Hazard.NOISE_TAKEN_FOR_HELP)
    void neverShowsAcupunctureAlone() {
        var needled = point(Arm.ACUPUNCTURE, Phase.CHRONIC, "nrs_leg", Kind.CHANGE, -3.1);

        assertThat(course(Rulers.leg(), 30, List.of(needled), leg(0, "7")).comparison()).isEmpty();
    }

    /** A level of people who started elsewhere would be read as what the needles did. */
    @Test
    @Controls(Hazard.NOISE_TAKEN_FOR_HELP)
    void besideAPatientsLineStandOnlyPeopleOfWhomItIsKnownHowFarTheyMoved() {
        var needled = point(Arm.ACUPUNCTURE, Phase.CHRONIC, "nrs_leg", Kind.CHANGE, -2.3);
        var other = point(Arm.OTHER, Phase.CHRONIC, "nrs_leg", Kind.CHANGE, -1.1);
        var level = point(Arm.OTHER, Phase.CHRONIC, "nrs_leg", Kind.LEVEL, 3.1);

        var both =
                course(Rulers.leg(), 30, List.of(needled, other, level), leg(0, "7")).besideMoves();
        var alone = course(Rulers.leg(), 30, List.of(needled, level), leg(0, "7")).besideMoves();

        assertThat(both.comparison()).containsExactly(needled, other);
        assertThat(CourseInWords.of(both))
                .extracting(Sentence::key)
                .contains("outcomes.trials.needled_without_sham", "outcomes.trials.marks.change");
        assertThat(alone.comparison()).as("acupuncture alone").isEmpty();
    }

    @Test
    void speaksOfSafetyFirstAndOfCauseLast() {
        var worse = CourseInWords.of(course(30, leg(0, "5"), leg(28, "9")));

        assertThat(worse.getFirst().key()).isEqualTo("outcomes.safety.call");
        assertThat(worse.getLast().key()).isEqualTo("outcomes.cause.worse");
    }

    /** The signs of an emergency are the same to everybody, and a score is none of them. */
    @Test
    void thatItGotWorseStandsApartFromTheSignsOfAnEmergency() {
        var worse = course(30, leg(0, "5"), leg(28, "9"));
        var maybe = course(30, leg(0, "2"), leg(28, "4"));
        var better = course(30, leg(0, "8"), leg(28, "2"));

        assertThat(worseOf(better, maybe, worse)).contains("outcomes.worse.sure");
        assertThat(worseOf(better, maybe)).contains("outcomes.worse.maybe");
        assertThat(worseOf(better)).isEmpty();
    }

    private static Optional<String> worseOf(Trajectory... courses) {
        var together = CourseInWords.together(List.of(courses), PersonSaid.nothing());
        assertThat(together.safety())
                .extracting(Sentence::key)
                .containsExactly("outcomes.safety.call");
        assertThat(together.shared().getLast().key())
                .isEqualTo(
                        together.worse().isPresent() ? "outcomes.cause.worse" : "outcomes.cause");
        return together.worse().map(Sentence::key);
    }

    @Test
    void whoGotWorseIsToldOnceToCall() {
        var not = new PersonSaid(Optional.empty(), Optional.of(new PersonSaid.Said(0, START)));

        assertThat(
                        CourseInWords.together(List.of(course(30, leg(0, "5"), leg(28, "9"))), not)
                                .shared())
                .extracting(Sentence::key)
                .contains("outcomes.said.not_enough")
                .doesNotContain("outcomes.call.not_enough");
    }

    @Test
    void shamNeedlesAreSpokenOfOnlyBesideLegPain() {
        var leg = needledAndNot("nrs_leg");
        var back = needledAndNot("nrs_back");

        assertThat(CourseInWords.of(course(Rulers.leg(), 30, leg, leg(0, "7"))))
                .extracting(Sentence::key)
                .contains("outcomes.trials.needled_without_sham", "outcomes.trials.leg.other");
        assertThat(
                        CourseInWords.of(
                                course(
                                        Rulers.legAs("nrs_back", 0, 10),
                                        30,
                                        back,
                                        reading(Rulers.legAs("nrs_back", 0, 10), 0, "7"))))
                .extracting(Sentence::key)
                .contains("outcomes.trials.needled_without_sham")
                .doesNotContain("outcomes.trials.leg", "outcomes.trials.leg.other");
    }

    private static List<PublishedPoint> needledAndNot(String measure) {
        return List.of(
                point(Arm.ACUPUNCTURE, Phase.CHRONIC, measure, Kind.CHANGE, -3.1),
                point(Arm.OTHER, Phase.CHRONIC, measure, Kind.CHANGE, -1.1));
    }

    @Test
    void saysOnceWhatHoldsForEveryMeasure() {
        var leg = course(30, leg(0, "5"), leg(28, "9"));
        var calmer = course(30, leg(0, "8"), leg(28, "2"));

        var together = CourseInWords.together(List.of(calmer, leg), PersonSaid.nothing());

        assertThat(together.safety())
                .extracting(Sentence::key)
                .containsExactly("outcomes.safety.call");
        assertThat(together.worse()).map(Sentence::key).contains("outcomes.worse.sure");
        for (var line : together.each()) {
            assertThat(line).doesNotContainAnyElementsOf(together.shared());
        }
        assertThat(together.shared())
                .extracting(Sentence::key)
                .contains("outcomes.acceptable.ask", "outcomes.next", "outcomes.cause.worse");
        assertThat(together.each().get(1))
                .extracting(Sentence::key)
                .contains("outcomes.noise.worse", "outcomes.size.worse");
    }

    @Test
    void whatALineSaysOfItselfStaysBesideItHoweverManySayTheSame() {
        var leg = course(30, leg(0, "8"), leg(28, "2"));
        var back = course(30, leg(0, "8"), leg(28, "2"));
        var third = course(30, leg(0, "5"), leg(28, "4"));

        var together = CourseInWords.together(List.of(leg, back, third), PersonSaid.nothing());

        for (var line : together.each().subList(0, 2)) {
            assertThat(line)
                    .extracting(Sentence::key)
                    .contains(
                            "outcomes.line.answers",
                            "outcomes.noise.better",
                            "outcomes.size.improved.percent");
        }
        assertThat(together.shared())
                .extracting(Sentence::key)
                .containsExactlyInAnyOrder(
                        "outcomes.acceptable.ask",
                        "outcomes.baseline.only_one",
                        "outcomes.next",
                        "outcomes.trials.none",
                        "outcomes.cause");
    }

    @Test
    void oneMeasureKeepsItsOwnWordsAndSaysLastThatNoLineShowsACause() {
        var together =
                CourseInWords.together(
                        List.of(course(30, leg(0, "7"), leg(28, "6"))), PersonSaid.nothing());

        assertThat(together.shared()).extracting(Sentence::key).containsExactly("outcomes.cause");
        assertThat(together.each().getFirst()).isNotEmpty();
        assertThat(CourseInWords.together(List.of(), PersonSaid.nothing()).safety())
                .as("when to call stands there before anything was answered")
                .extracting(Sentence::key)
                .containsExactly("outcomes.safety.call");
    }

    @Test
    void whatThePersonAnsweredIsSaidAndNotAskedAgain() {
        var day = START.plusDays(28);
        var said =
                new PersonSaid(
                        Optional.of(new PersonSaid.Said(3, day)),
                        Optional.of(new PersonSaid.Said(0, day)));

        var together = CourseInWords.together(List.of(course(30, leg(0, "7"), leg(28, "6"))), said);

        assertThat(together.shared())
                .startsWith(
                        new Sentence(About.SAID, "outcomes.said.change.3", List.of(day)),
                        new Sentence(About.SAID, "outcomes.said.not_enough", List.of(day)));
        assertThat(together.each().getFirst())
                .extracting(Sentence::key)
                .isNotEmpty()
                .doesNotContain("outcomes.acceptable.ask");
    }

    /** EX11 and EX12 of the worked examples, as a course. */
    @Test
    void aLongCourseWithSixAnswersBeforeTreatmentHasLimitsOfItsOwn() {
        var before = new ArrayList<Reading>();
        for (var score : List.of("7", "6", "7", "8", "7", "6")) {
            before.add(leg(before.size() - 6, score));
        }
        assertThat(limitSentences(before, Phase.CHRONIC, "5"))
                .containsExactly("outcomes.limits.inside [6, 4.2, 9.5]");
        assertThat(limitSentences(before, Phase.CHRONIC, "4"))
                .containsExactly("outcomes.limits.outside [6, 4.2, 9.5]");
        assertThat(limitSentences(before, Phase.ACUTE, "4")).isEmpty();
        assertThat(limitSentences(before.subList(1, 6), Phase.CHRONIC, "4")).isEmpty();
    }

    private static List<String> limitSentences(List<Reading> before, Phase phase, String after) {
        var all = new ArrayList<>(before);
        all.add(leg(28, after));
        var course =
                Trajectory.of(
                                Rulers.leg(),
                                all,
                                BEGAN,
                                ZoneOffset.UTC,
                                phase,
                                List.of(),
                                BEGAN.plusSeconds(30 * 86_400L))
                        .orElseThrow();
        return CourseInWords.of(course).stream()
                .filter(sentence -> sentence.key().startsWith("outcomes.limits."))
                .map(sentence -> sentence.key() + " " + sentence.parameters())
                .toList();
    }

    record Told(List<Reading> readings, int today) {}

    static Stream<Told> courses() {
        return LongStream.range(0, 200)
                .mapToObj(Random::new)
                .map(random -> {
                    var readings = new ArrayList<Reading>();
                    var count = random.nextInt(12);
                    for (var i = 0; i < count; i++) {
                        readings.add(
                                leg(random.nextInt(-10, 370), String.valueOf(random.nextInt(11))));
                    }
                    return new Told(List.copyOf(readings), 370 + random.nextInt(60));
                });
    }

    @ParameterizedTest
    @MethodSource("courses")
    void losesNoAnswerAndDrawsEachOnce(Told told) {
        var course = course(told.today(), told.readings().toArray(Reading[]::new));

        assertThat(course.points())
                .extracting(Trajectory.Point::reading)
                .containsExactlyInAnyOrderElementsOf(told.readings());
        assertThat(course.unbroken().stream().flatMap(List::stream))
                .containsExactlyElementsOf(course.points());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void doesNotCareInWhichOrderAnswersCameIn(Told told) {
        var distinct =
                told.readings().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(Reading::at, r -> r, (a, _) -> a))
                        .values()
                        .stream()
                        .sorted(java.util.Comparator.comparing(Reading::at))
                        .toList();
        var shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, new Random(told.today()));

        assertThat(course(told.today(), shuffled.toArray(Reading[]::new)))
                .isEqualTo(course(told.today(), distinct.toArray(Reading[]::new)));
    }

    @ParameterizedTest
    @CsvSource({
        "11,2,true",
        "10,2,false",
        "17,2,true",
        "18,2,false",
        "28,4,true",
        "49,8,true",
        "63,8,true",
        "64,8,false",
        "168,26,true",
        "336,52,true",
        "392,52,true",
        "393,52,false"
    })
    void placesAnswersInTheWindowsOfTheSchedule(int day, int week, boolean inWindow) {
        var placement = new Schedule(START).place(START.plusDays(day));

        switch (placement) {
            case Placement.InWindow(var due) -> {
                assertThat(inWindow).isTrue();
                assertThat(due.week()).isEqualTo(week);
            }
            case Placement.OutsideWindow(var nearest, var daysOff) -> {
                assertThat(inWindow).isFalse();
                assertThat(nearest.week()).isEqualTo(week);
                assertThat(Math.abs(daysOff)).isGreaterThan(nearest.windowDays());
            }
            case Placement.Baseline() -> throw new AssertionError("after the start");
        }
    }

    @Test
    void remindsThreeTimesAndThenCalls() {
        var first = new Schedule(START).followUps().getFirst();

        assertThat(first.reminders())
                .containsExactly(START.plusDays(14), START.plusDays(17), START.plusDays(23));
        assertThat(first.callFrom()).isEqualTo(START.plusDays(24));
    }

    @Test
    void asksForTheSecondStartAWeekAfterTheFirst() {
        var second = Schedule.secondStart(START);

        assertThat(second.on()).isEqualTo(START.plusDays(7));
        assertThat(second.opens()).isEqualTo(START.plusDays(3));
        assertThat(new Schedule(START).followUps())
                .extracting(Schedule.Due::week)
                .doesNotContain(second.week());
    }

    @ParameterizedTest
    @CsvSource({"0,ACUTE", "5.9,ACUTE", "6,SUBACUTE", "12,SUBACUTE", "12.1,CHRONIC"})
    void knowsThePhaseByItsWeeks(double weeks, Phase phase) {
        assertThat(Phase.after(weeks)).isEqualTo(phase);
    }
}
