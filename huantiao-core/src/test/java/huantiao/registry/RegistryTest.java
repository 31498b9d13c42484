package huantiao.registry;

import static huantiao.registry.Person.ADA;
import static huantiao.registry.Person.BEN;
import static huantiao.registry.Person.LEG;
import static huantiao.registry.Person.START;
import static huantiao.registry.Person.many;
import static huantiao.registry.Person.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.Result;
import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.care.FactsTold;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.InMemoryCharts;
import huantiao.care.Noted;
import huantiao.course.CareGiven;
import huantiao.course.PersonCourse;
import huantiao.course.Reading;
import huantiao.measures.Exact;
import huantiao.measures.Rulers;
import huantiao.people.Profession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final LocalDate LATER = LocalDate.of(2026, 12, 1);
    private static final RegistryQuestion WEEK_12 =
            new RegistryQuestion(START, START.plusMonths(2), LEG, 12, LATER);

    // Who is counted

    @Test
    void everybodyWhoStartedIsTheDenominatorNotThoseWhoAnswered() {
        var courses = many(100, 60, 36);

        var registry = Registry.of(WEEK_12, courses);

        assertThat(registry.people().counted()).isEqualTo(100);
        assertThat(registry.people().judged()).isEqualTo(60);
        assertThat(registry.people().silent()).isEqualTo(40);
        var reported = (ClinicSum.Reported) registry.sum();
        assertThat(reported.coverage().percent()).isCloseTo(60, within(1e-12));
        assertThat(reported.responders().percent()).isCloseTo(60, within(1e-12));
        assertThat(reported.interval().lowerPercent()).isCloseTo(47.37, within(0.01));
        assertThat(reported.interval().upperPercent()).isCloseTo(71.43, within(0.01));
        assertThat(reported.responderBounds()).isEqualTo(new Share.Range(36, 76));
    }

    @Test
    void belowTheFloorOfCoverageThereAreBoundsAndNoHeadline() {
        var registry = Registry.of(WEEK_12, many(100, 59, 50));

        assertThat(registry.sum()).isInstanceOf(ClinicSum.BoundsOnly.class);
        assertThat(registry.tipping()).isEmpty();
    }

    @Test
    void belowTwentyStartersNothingIsSaid() {
        var registry = Registry.of(WEEK_12, many(19, 19, 19));

        assertThat(registry.sum()).isEqualTo(new ClinicSum.TooFew(19));
        assertThat(registry.tipping()).isEmpty();
    }

    @Test
    void whoDidNotAgreeIsInNoFigureButSaid() {
        var courses = new ArrayList<>(many(30, 30, 10));
        courses.add(person(900).notAgreed().answered(12, 0).harmed().course());

        var with = Registry.of(WEEK_12, courses);
        var without = Registry.of(WEEK_12, many(30, 30, 10));

        assertThat(with.people().notAgreed()).isEqualTo(1);
        assertThat(with.sum()).isEqualTo(without.sum());
        assertThat(with.harms()).isEqualTo(without.harms());
    }

    @Test
    void whoWasNotAskedWhoDeclinedWhoTookItBackAndWhoAgreedLaterAreToldApart() {
        var courses = new ArrayList<>(many(30, 30, 10));
        courses.add(person(900).notAgreed().course());
        courses.add(person(904).declined().answered(12, 0).course());
        courses.add(person(905).declined().answered(12, 0).course());
        courses.add(person(906).declined().answered(12, 0).course());
        courses.add(person(901).tookBack().answered(12, 8).course());
        courses.add(person(902).tookBack().answered(12, 8).course());
        courses.add(person(903).agreedLater().answered(12, 2).course());

        var people = Registry.of(WEEK_12, courses).people();

        assertThat(people.notAsked()).isEqualTo(1);
        assertThat(people.tookBack()).isEqualTo(2);
        assertThat(people.declined()).isEqualTo(3);
        assertThat(people.notAgreed()).isEqualTo(6);
        assertThat(people.agreedLater()).isEqualTo(1);
        assertThat(people.counted()).isEqualTo(31);
    }

    @Test
    void whoseCourseEndedBecauseItGotWorseIsWorseWhateverTheScoreSays() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            var one = person(i).withBaseline(5).answered(12, 2);
            courses.add(one.ended(i < 15 ? Why.GOAL_REACHED : Why.NOT_HEARD_OF));
        }
        for (var i = 20; i < 24; i++) {
            courses.add(person(i).withBaseline(5).course());
        }
        courses.add(person(30).withBaseline(5).answered(12, 1).ended(Why.STOPPED_WORSE));
        // The days of week 12 are those from 7 before it to 7 after it.
        courses.add(
                person(31)
                        .withBaseline(5)
                        .answered(12, 5)
                        .ended(Why.STOPPED_WORSE, START.plusWeeks(11)));
        courses.add(
                person(32).withBaseline(5).ended(Why.STOPPED_WORSE, START.plusDays(12 * 7 + 8)));
        courses.add(person(34).notAgreed().ended(Why.STOPPED_WORSE));
        courses.add(person(33).withBaseline(5).answered(12, 9).course());

        var worsened = Registry.of(WEEK_12, courses).worsened().orElseThrow();

        assertThat(worsened.counted()).isEqualTo(28);
        assertThat(worsened.stopped()).isEqualTo(3);
        assertThat(worsened.stoppedAnswered()).isEqualTo(2);
        assertThat(worsened.stoppedBetter()).isEqualTo(1);
        assertThat(worsened.when()).isEqualTo(new Worsened.When(1, 1, 1));
        // Five of the twenty are not heard of any more; of one more, who got worse, no end is
        // noted.
        assertThat(worsened.endUnknown()).isEqualTo(6);
        assertThat(worsened.betterEndUnknown()).isEqualTo(5);
        // Three who stopped and one by score; the four silent could be, and the five.
        assertThat(worsened.worse()).isEqualTo(new Share.Range(400.0 / 28, 1_300.0 / 28));
        // Fifteen for certain, without the one who scored better and stopped; the five and the four
        // silent could be.
        assertThat(worsened.better()).isEqualTo(new Share.Range(1_500.0 / 28, 2_400.0 / 28));
        assertThat(worsened.betterWith(12).lowerPercent()).isCloseTo(37.5, within(1e-12));
        assertThat(worsened.betterWith(12).upperPercent()).isCloseTo(90, within(1e-12));
    }

    @Test
    void otherSignsStandBesideWhoGotBetterByTheScore() {
        var leg = Rulers.legWithSigns();
        var question =
                new RegistryQuestion(
                        WEEK_12.from(), WEEK_12.to(), leg, WEEK_12.week(), WEEK_12.asOf());
        var courses = new ArrayList<StartedCourse>();
        // From 8: ten to 2, by 6; eight to 4, by 4; four to 7, no responders.
        for (var i = 0; i < 10; i++) {
            courses.add(person(i).answered(12, 2).enough(12, i < 7).course());
        }
        for (var i = 10; i < 18; i++) {
            var one = person(i).answered(12, 4);
            courses.add(
                    i < 12
                            ? one.ended(Why.GOAL_REACHED)
                            : i < 15 ? one.ended(Why.STOPPED_NO_CHANGE) : one.course());
        }
        for (var i = 18; i < 22; i++) {
            courses.add(person(i).answered(12, 7).enough(12, i == 18).course());
        }
        courses.add(person(22).ended(Why.NOT_HEARD_OF));
        courses.add(person(23).course());

        var signs = Registry.of(question, courses).signs().orElseThrow();

        assertThat(signs.responders()).isEqualTo(18);
        assertThat(signs.beyondWider()).hasValue(10);
        assertThat(signs.levels())
                .extracting(
                        one -> one.state().key(),
                        OtherSigns.Level::responders,
                        OtherSigns.Level::answered,
                        OtherSigns.Level::before)
                .containsExactly(tuple("pass_le_3", 10, 10, 0));
        assertThat(signs.own()).isEqualTo(new OtherSigns.Own(10, 7, 4, 1));
        // Two for certain, thirteen perhaps, and the two silent perhaps too: how it ended for
        // whoever
        // was not heard of any more is not known.
        assertThat(signs.endings())
                .isEqualTo(
                        new OtherSigns.Endings(
                                2,
                                13,
                                0,
                                3,
                                new Share.Range(200.0 / 24, 1_700.0 / 24),
                                new OtherSigns.Ended(2, 19, 3),
                                new OtherSigns.Ended(0, 2, 0)));
        assertThat(signs.endings().all().reachedPercent())
                .isEqualTo(new Share.Range(200.0 / 24, 2_100.0 / 24));
    }

    @Test
    void aStateAnsweredOutsideTheWindowOrInTheRoomIsNotBesideTheScore() {
        var question =
                new RegistryQuestion(
                        WEEK_12.from(),
                        WEEK_12.to(),
                        Rulers.legWithSigns(),
                        WEEK_12.week(),
                        WEEK_12.asOf());
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            courses.add(person(i).answered(12, 2).enough(8, true).course());
        }

        assertThat(Registry.of(question, courses).signs().orElseThrow().own())
                .isEqualTo(new OtherSigns.Own(0, 0, 0, 0));
    }

    @Test
    void whoWasTreatedHereBeforeAndWhoseDurationNobodyToldAreToldApart() {
        var courses = new ArrayList<>(many(30, 30, 10));
        courses.add(
                person(40)
                        .answered(12, 2)
                        .after(new StartedCourse.History(true, true, Complaint.BELOW_KNEE)));
        courses.add(
                person(41)
                        .answered(12, 2)
                        .after(new StartedCourse.History(false, false, Complaint.BELOW_KNEE)));
        courses.add(
                person(42)
                        .answered(12, 2)
                        .after(new StartedCourse.History(true, false, Complaint.BELOW_KNEE)));
        courses.add(
                person(43)
                        .withBaseline(0)
                        .after(new StartedCourse.History(true, false, Complaint.BELOW_KNEE)));

        var registry = Registry.of(WEEK_12, courses);

        assertThat(registry.people().treatedHere()).isEqualTo(2);
        assertThat(registry.people().durationUntold()).isEqualTo(2);
        assertThat(registry.people().counted()).isEqualTo(33);
        assertThat(registry.dataVersion())
                .isNotEqualTo(
                        Registry.of(
                                        WEEK_12,
                                        courses.stream()
                                                .map(one ->
                                                        one.patient().equals(person(40).id())
                                                                ? person(40)
                                                                        .answered(12, 2)
                                                                        .course()
                                                                : one)
                                                .toList())
                                .dataVersion());
    }

    @Test
    void aSecondCourseOfAChartKnowsThatTheFirstCameToAVisit() {
        for (var chart : SeededYear.charts(20, 11)) {
            assertThat(first(chart).history().treatedHere()).isFalse();
            assertThat(first(chart).history().durationTold()).isTrue();
            assertThat(first(without(chart, Entry.SymptomsTold.class)).history().durationTold())
                    .isFalse();
            for (var closed : chart.all(Entry.EpisodeClosed.class)) {
                var again = withAVisitOfANewPlanAfter(chart, closed.noted().sequence());
                var courses = StartedCourse.of(again, List.of(LEG), Instant.MAX, SeededYear.ZONE);
                assertThat(courses)
                        .extracting(one -> one.history().treatedHere())
                        .containsExactly(false, true);
            }
        }
    }

    private static Chart withAVisitOfANewPlanAfter(Chart chart, long sequence) {
        var visit = chart.all(Entry.SessionSigned.class).getLast().noted();
        var entries = new ArrayList<>(withNewPlanAfter(chart, sequence).entries());
        entries.add(numbered(entries.size() + 1, visit, visit));
        return Chart.of(chart.whose(), entries);
    }

    @Test
    void whoStartsNearTheWorstEndCannotCountAsWorseAndIsSaid() {
        var courses = new ArrayList<StartedCourse>();
        for (var start = 1; start <= 10; start++) {
            for (var i = 0; i < 3; i++) {
                courses.add(
                        person(10 * start + i).withBaseline(start).answered(12, start).course());
            }
        }

        var worsened = Registry.of(WEEK_12, courses).worsened().orElseThrow();

        // By 30 percent or more than 2.3 points: 7 can, by answering 10; 8, 9 and 10 cannot.
        assertThat(worsened.cannot()).isEqualTo(9);
        assertThat(worsened.worseOfThoseWhoCan(new ClinicSum.Count(30, 30, 0, 2)))
                .contains(new Share(2, 21));
        assertThat(worsened.worseOfThoseWhoCan(new ClinicSum.Count(9, 9, 0, 0))).isEmpty();
    }

    @Test
    void anOpenWindowIsNotCountedEvenIfItIsAnswered() {
        var question =
                new RegistryQuestion(START, START.plusMonths(2), LEG, 12, START.plusWeeks(12));
        var courses = many(30, 30, 30);

        var registry = Registry.of(question, courses);

        assertThat(registry.people().notDue()).isEqualTo(30);
        assertThat(registry.people().counted()).isZero();
        assertThat(registry.isOver()).isFalse();
    }

    @Test
    void whoStartedTwiceIsCountedOnceByTheFirst() {
        var first = person(1).answered(12, 1).course();
        var second = person(1).startingAt(START.plusWeeks(4)).answered(12, 9).course();

        var registry = Registry.of(WEEK_12, List.of(second, first));

        assertThat(registry.people().counted()).isEqualTo(1);
        assertThat(
                        Outcome.of(
                                Registry.counted(WEEK_12, List.of(second, first)).getFirst(),
                                WEEK_12))
                .isInstanceOfSatisfying(
                        Outcome.Judged.class,
                        judged ->
                                assertThat(judged.change().followUp().value())
                                        .isEqualTo(Exact.of(1)));
    }

    @Test
    void anAnswerInTheRoomCountsAsSilent() {
        var outcome = Outcome.of(person(1).watched(12, 0).course(), WEEK_12);

        assertThat(outcome).isInstanceOf(Outcome.OnlyWatched.class);
        assertThat(Registry.of(WEEK_12, List.of(person(1).watched(12, 0).course())).people())
                .isEqualTo(new Registry.People(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void anAnswerOutsideItsWindowIsNotTakenForIt() {
        assertThat(
                        Outcome.of(
                                person(1).answeredOn(START.plusWeeks(12).plusDays(8), 0).course(),
                                WEEK_12))
                .isInstanceOf(Outcome.Silent.class);
        assertThat(
                        Outcome.of(
                                person(1).answeredOn(START.plusWeeks(12).plusDays(7), 0).course(),
                                WEEK_12))
                .isInstanceOf(Outcome.Judged.class);
    }

    @Test
    void ofTwoAnswersInTheWindowTheNearerCountsNotTheBetter() {
        var outcome =
                Outcome.of(
                        person(1)
                                .answeredOn(START.plusWeeks(12).minusDays(6), 0)
                                .answeredOn(START.plusWeeks(12).plusDays(1), 8)
                                .course(),
                        WEEK_12);

        assertThat(((Outcome.Judged) outcome).change().followUp().value()).isEqualTo(Exact.of(8));
    }

    @Test
    void aLastVisitIsNeverCarriedForward() {
        var stopped = person(1).watched(4, 1).watched(5, 0).course();

        assertThat(Outcome.of(stopped, WEEK_12)).isInstanceOf(Outcome.Silent.class);
    }

    @Test
    void aBaselineAfterTreatmentBeganIsNone() {
        var late =
                person(1)
                        .withoutBaseline()
                        .answeredOn(START.plusDays(1), 9)
                        .answered(12, 1)
                        .course();

        assertThat(Outcome.of(late, WEEK_12)).isInstanceOf(Outcome.NoBaseline.class);
        assertThat(Registry.of(WEEK_12, List.of(late)).people().counted()).isEqualTo(1);
    }

    @Test
    void fromNothingNothingCanImprove() {
        var nothing = person(1).withBaseline(0).answered(12, 0).course();

        assertThat(Outcome.of(nothing, WEEK_12)).isInstanceOf(Outcome.NothingToImprove.class);
    }

    // Laws

    @Test
    void theOrderOfCoursesDoesNotMatter() {
        var courses = new ArrayList<>(many(80, 70, 40));
        var straight = RegistryFigures.csv(Registry.of(WEEK_12, courses));

        for (var seed = 0; seed < 10; seed++) {
            Collections.shuffle(courses, new Random(seed));
            assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses))).isEqualTo(straight);
        }
    }

    @Test
    void anotherAnswerIsAnotherVersionOfTheData() {
        var before = Registry.of(WEEK_12, many(30, 30, 10));
        var after = Registry.of(WEEK_12, many(30, 30, 11));

        assertThat(before.dataVersion()).matches("[0-9a-f]{16}").isNotEqualTo(after.dataVersion());
    }

    @Test
    void partsAddUpToTheWhole() {
        var registry = Registry.of(WEEK_12, many(90, 80, 40));

        assertThat(registry.byPhase().stream().mapToInt(part -> started(part.sum())).sum())
                .isEqualTo(registry.people().counted());
    }

    @Test
    void aSmallPartHasAFloorOfItsOwn() {
        var courses = new ArrayList<>(many(90, 80, 40));
        courses.set(0, person(0).acute().answered(12, 0).course());

        var acute =
                Registry.of(WEEK_12, courses).byPhase().stream()
                        .filter(part -> part.code().equals("acute"))
                        .findFirst()
                        .orElseThrow();

        assertThat(acute.sum()).isEqualTo(new ClinicSum.TooFew(1));
    }

    // Harms and visits

    @Test
    void harmsAreCountedAgainstEverybodyWhoStartedAndPeopleOnce() {
        var courses = new ArrayList<>(many(40, 10, 5));
        courses.set(0, person(0).harmed().harmed().course());
        courses.set(1, person(1).harmedBadly().course());

        var harms = Registry.of(WEEK_12, courses).harms();

        assertThat(harms.people()).isEqualTo(40);
        assertThat(harms.anyone()).isEqualTo(2);
        assertThat(harms.kinds())
                .containsExactly(
                        new HarmsCount.Kind("AE-PTX", 1, 1, 1),
                        new HarmsCount.Kind("AE-BLEED", 2, 1, 0));
        assertThat(harms.seriousKinds()).containsExactly(new HarmsCount.Kind("AE-PTX", 1, 1, 1));
        assertThat(harms.serious()).isEqualTo(1);
        assertThat(harms.asked()).isEqualTo(2);
        assertThat(harms.volunteered()).isEqualTo(1);
    }

    @Test
    void whatWasDoneAboutSeriousEventsStandsByKindAndStepsAndWhereNothingIsNotedThatIsSaid() {
        var steps = Set.of(HarmStep.DOCTOR, HarmStep.SAFE);
        var courses = new ArrayList<>(many(40, 10, 5));
        courses.add(person(90).harmedBadly(steps, true).course());
        courses.add(person(91).harmedBadly(steps, true).harmedBadly().course());
        courses.add(person(92).harmed().course());

        var harms = Registry.of(WEEK_12, courses).harms();

        assertThat(harms.serious()).isEqualTo(2);
        assertThat(harms.seriousEvents()).isEqualTo(3);
        assertThat(harms.responses())
                .containsExactlyInAnyOrder(
                        new HarmsCount.Response("AE-PTX", steps, true, 2),
                        new HarmsCount.Response("AE-PTX", Set.of(), false, 1));
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .contains(
                        "harm_serious_events,all,3,",
                        "harm_done,kind:AE-PTX;words:yes;steps:safe+doctor,2,",
                        "harm_done,kind:AE-PTX;words:no;steps:,1,");
    }

    @Test
    void howSeriousEventsEndedAndWhetherCareBroughtThemStandsByKind() {
        var courses = new ArrayList<>(many(40, 10, 5));
        courses.add(person(90).harmedBadly(HarmOutcome.RECOVERED).course());
        courses.add(
                person(91)
                        .harmedBadly(HarmOutcome.FATAL)
                        .harmedBadly(HarmOutcome.RECOVERED)
                        .course());
        courses.add(person(92).harmedBadly().harmed().course());

        var harms = Registry.of(WEEK_12, courses).harms();

        assertThat(harms.ended())
                .containsExactly(
                        new HarmsCount.Ended("AE-PTX", Optional.of(HarmOutcome.RECOVERED), 2),
                        new HarmsCount.Ended("AE-PTX", Optional.of(HarmOutcome.FATAL), 1),
                        new HarmsCount.Ended("AE-PTX", Optional.empty(), 1));
        assertThat(harms.seriousBy()).isEqualTo(Map.of(AdverseEvent.Relation.PROBABLE, 4));
        assertThat(harms.seriousByCare()).isEqualTo(4);
        assertThat(harms.othersBy()).isEqualTo(Map.of(AdverseEvent.Relation.PROBABLE, 1));
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .contains(
                        "harm_ended,kind:AE-PTX;outcome:recovered,2,",
                        "harm_ended,kind:AE-PTX;outcome:fatal,1,",
                        "harm_ended,kind:AE-PTX;outcome:not_noted,1,",
                        "harm_relation,relation:probable,4,",
                        "harm_relation,relation:certain,0,");
    }

    @Test
    void whereTheComplaintWasIsCountedAndSmallPlacesAreNotTold() {
        var courses = new ArrayList<>(many(40, 30, 10));
        for (var i = 0; i < 5; i++) {
            courses.add(person(100 + i).with(Complaint.ABOVE_KNEE));
            courses.add(person(200 + i).with(Complaint.NO_LEG));
        }
        courses.add(person(300).with(Complaint.NOT_TOLD));

        var registry = Registry.of(WEEK_12, courses);

        assertThat(registry.complaints().by())
                .isEqualTo(
                        Map.of(
                                Complaint.BELOW_KNEE, 40,
                                Complaint.ABOVE_KNEE, 5,
                                Complaint.NO_LEG, 5,
                                Complaint.NOT_TOLD, 1));
        assertThat(registry.complaints().people()).isEqualTo(registry.people().counted());
        assertThat(RegistryFigures.csv(registry))
                .contains("complaint,complaint:below_knee,40,", "complaint,complaint:not_told,1,");

        courses.removeIf(one -> one.patient().equals(person(200).id()));
        var few = Registry.of(WEEK_12, courses);
        assertThat(few.complaints().isTold()).isFalse();
        assertThat(RegistryFigures.csv(few)).doesNotContain("complaint,complaint:");
    }

    @Test
    void theComplaintIsReadFromWhatWasToldUntilTheFirstVisit() {
        var chart = SeededYear.charts(20, 11).getFirst();
        var told = chart.all(Entry.SymptomsTold.class).getFirst();

        assertThat(first(without(chart, Entry.SymptomsTold.class)).history().complaint())
                .isEqualTo(Complaint.NOT_TOLD);
        assertThat(complaint(chart, told, Map.of("leg_side", "none"))).isEqualTo(Complaint.NO_LEG);
        assertThat(complaint(chart, told, Map.of("leg_side", "left")))
                .isEqualTo(Complaint.NOT_TOLD);
        assertThat(complaint(chart, told, Map.of("leg_side", "left", "leg_below_knee", false)))
                .isEqualTo(Complaint.ABOVE_KNEE);
        assertThat(complaint(chart, told, Map.of("leg_side", "both", "leg_below_knee", true)))
                .isEqualTo(Complaint.BELOW_KNEE);
    }

    /** Of the chart in which this was told of the place, and nothing else. */
    private static Complaint complaint(
            Chart chart, Chart.Placed<Entry.SymptomsTold> told, Map<String, Object> facts) {
        var entries = new ArrayList<>(chart.entries());
        var before = told.noted();
        entries.set(
                Math.toIntExact(before.sequence() - 1),
                new Noted(
                        before.sequence(),
                        before.author(),
                        before.recordedAt(),
                        before.occurredAt(),
                        new Entry.SymptomsTold(
                                FactsTold.of(facts),
                                told.entry().marks(),
                                told.entry().story(),
                                told.entry().ruling())));
        return first(Chart.of(chart.whose(), entries)).history().complaint();
    }

    @Test
    void howFarTheClinicsOwnPeopleMovedBeforeTreatmentIsALimitOfItsOwn() {
        var courses = new ArrayList<StartedCourse>();
        // Differences of 0 and 2 in turn: mean 1, standard deviation 1.0260 of 20.
        for (var i = 0; i < 20; i++) {
            courses.add(
                    person(i)
                            .earlier(i % 2 == 0 ? 8 : 10)
                            .answered(12, i < 10 ? 4 : i < 15 ? 5 : 7)
                            .course());
        }

        var registry = Registry.of(WEEK_12, courses);

        var reach = 1.959964 * Math.sqrt(20.0 / 19);
        var seen = (BeforeNeedles.Seen) registry.before();
        assertThat(seen.agreement().lower()).isCloseTo(1 - reach, within(1e-6));
        assertThat(seen.agreement().upper()).isCloseTo(1 + reach, within(1e-6));
        assertThat(seen.beyond()).isZero();
        // From 8 to 4 is more than 3.01; from 8 to 5 is a response and no more than that.
        assertThat(registry.signs().orElseThrow().beyondOwn().orElseThrow().responders())
                .isEqualTo(10);
        assertThat(registry.definitions().orElseThrow().all())
                .filteredOn(one -> one.way() == Definitions.Way.BEYOND_OWN_LIMIT)
                .extracting(Definitions.Definition::better)
                .containsExactly(10);
    }

    @Test
    void whoAnsweredOnceBeforeTreatmentTellsNothingOfTheError() {
        var registry = Registry.of(WEEK_12, many(40, 30, 10));

        assertThat(registry.signs().orElseThrow().beyondOwn()).isEmpty();
        assertThat(RegistryFigures.csv(registry)).doesNotContain("own_limit", "agreement");
    }

    @Test
    void whatWasDoneIsReadFromTheChartAsItWasKnownThen() {
        var chart = SeededYear.charts(40, 17).getFirst();
        var last = chart.entries().getLast();
        var day = last.recordedAt();
        var harm =
                new AdverseEvent(
                        "AE-PTX",
                        AdverseEvent.Severity.SEVERE,
                        AdverseEvent.Relation.PROBABLE,
                        true,
                        AdverseEvent.Found.VOLUNTEERED,
                        "",
                        "");
        var entries = new ArrayList<>(chart.entries());
        var sequence = entries.size() + 1L;
        entries.add(new Noted(sequence, last.author(), day, day, new Entry.HarmNoted(harm)));
        var later = day.plusSeconds(100);
        entries.add(
                new Noted(
                        sequence + 1,
                        last.author(),
                        later,
                        later,
                        new Entry.HarmFollowed(
                                sequence,
                                List.of(HarmStep.TOLD, HarmStep.SAFE),
                                "Better again.",
                                Optional.of(HarmOutcome.RECOVERED))));
        var followed = Chart.of(chart.whose(), entries);

        assertThat(harms(followed, day))
                .filteredOn(StartedCourse.Harm::serious)
                .extracting(
                        StartedCourse.Harm::steps,
                        StartedCourse.Harm::inWords,
                        StartedCourse.Harm::outcome)
                .containsExactly(tuple(Set.of(), false, Optional.empty()));
        assertThat(harms(followed, later))
                .filteredOn(StartedCourse.Harm::serious)
                .extracting(
                        StartedCourse.Harm::steps,
                        StartedCourse.Harm::inWords,
                        StartedCourse.Harm::outcome)
                .containsExactly(
                        tuple(
                                Set.of(HarmStep.SAFE, HarmStep.TOLD),
                                true,
                                Optional.of(HarmOutcome.RECOVERED)));
    }

    private static List<StartedCourse.Harm> harms(Chart chart, Instant known) {
        return StartedCourse.of(chart, List.of(LEG), known, SeededYear.ZONE).stream()
                .flatMap(one -> one.harms().stream())
                .toList();
    }

    @Test
    void noSeriousHarmInFortyPeopleStillLeavesRoomForSome() {
        var harms = Registry.of(WEEK_12, many(40, 40, 10)).harms();

        assertThat(harms.serious()).isZero();
        assertThat(harms.seriousInterval().upperPercent()).isCloseTo(8.76, within(0.01));
    }

    // What stands beside the headline

    @Test
    void theTippingPointIsWhereTheLimitOfAllReachesNothing() {
        var improvements = List.of(3.0, 2.0, 4.0, 1.0, 3.0, 2.0, 5.0, 0.0, 3.0, 2.0, 2.0, 3.0);
        var tipping = TippingPoint.of(mean(improvements), List.of(1.0, 1.0, 1.0));

        var delta = tipping.delta();

        assertThat(tipping.mean()).isCloseTo(2.5, within(1e-12));
        // s = 1.3143, t(11) = 2.20099: 2.5 -+ 0.8351 (R: t.test).
        assertThat(tipping.lower()).isCloseTo(1.66494, within(1e-4));
        assertThat(tipping.upper()).isCloseTo(3.33506, within(1e-4));
        // Even all three at the worst end leave the mean of all above nothing.
        assertThat(delta).isEmpty();
        assertThat(tipping.furthest()).isCloseTo(3.5, within(1e-12));
        var half = TippingPoint.of(mean(improvements), Collections.nCopies(12, 5.0));
        var at = half.delta().orElseThrow();
        var share = 0.5;
        var variance = Math.pow((3.33506 - 2.5) / 2.20099, 2);
        assertThat(
                        2.5
                                - (1 - share) * at
                                - 2.20099
                                        * Math.sqrt(variance + at * at * share * (1 - share) / 24))
                .isCloseTo(0, within(1e-3));
    }

    @Test
    void moreSilentPeopleTipItSooner() {
        var improvements = List.of(3.0, 2.0, 4.0, 1.0, 3.0, 2.0, 5.0, 0.0, 3.0, 2.0, 2.0, 3.0);

        var few = TippingPoint.of(mean(improvements), Collections.nCopies(8, 9.0));
        var many = TippingPoint.of(mean(improvements), Collections.nCopies(20, 9.0));

        assertThat(many.delta().orElseThrow()).isLessThan(few.delta().orElseThrow());
    }

    @Test
    void aSilentPersonWhoseStartNobodyKnowsCouldHaveEndedAnywhere() {
        var courses = new ArrayList<>(many(30, 30, 20));
        for (var i = 30; i < 40; i++) {
            courses.add(person(i).withoutBaseline().course());
        }

        var tipping = Registry.of(WEEK_12, courses).tipping().orElseThrow();

        assertThat(tipping.silent()).isEqualTo(10);
        // 20 of 30 fell from 8 to 2: a mean of 4, and 10 points down the whole scale.
        assertThat(tipping.furthest()).isCloseTo(4 + 10, within(1e-12));
    }

    @Test
    void aMeanThatIsNoImprovementNeedsNoSilentPeopleToTip() {
        var tipping = TippingPoint.of(mean(List.of(1.0, -1.0, 2.0, -2.0)), List.of(3.0, 3.0));

        assertThat(tipping.alreadyThere()).isTrue();
        assertThat(tipping.delta()).isEmpty();
    }

    @Test
    void whatFellBeforeTheFirstNeedleIsShown() {
        var people = new ArrayList<StartedCourse>();
        for (var i = 0; i < 25; i++) {
            people.add(person(i).withBaseline(7).earlier(8 + i % 2).course());
        }

        var seen = (BeforeNeedles.Seen) BeforeNeedles.of(people, LEG);

        assertThat(seen.people()).isEqualTo(25);
        assertThat(seen.mean()).isCloseTo(1.48, within(1e-12));
        assertThat(seen.lower()).isLessThan(1.48).isGreaterThan(1);
        assertThat(seen.perWeek()).isCloseTo(1.48, within(1e-12));
        assertThat(BeforeNeedles.of(people.subList(0, 19), LEG))
                .isEqualTo(new BeforeNeedles.TooFew(19));
    }

    private static MeanImprovement mean(List<Double> improvements) {
        return MeanImprovement.of(improvements, Collections.nCopies(improvements.size(), 84));
    }

    @Test
    void whatHappenedBeforeTheFirstNeedleIsToldOfThoseTooWhoAnsweredLater() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            // In a week 3 points before the first visit, and 4 in the 12 weeks after it.
            courses.add(person(i).earlier(11).answered(12, 4).course());
        }
        for (var i = 20; i < 30; i++) {
            courses.add(person(i).earlier(8).course());
        }

        var both = Registry.of(WEEK_12, courses).beforeAndAfter();

        assertThat(both.before().people()).isEqualTo(30);
        assertThat(both.perWeekBefore().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(both.perWeekAfter().orElseThrow()).isCloseTo(4 / 12.0, within(1e-12));
        assertThat(both.peopleAfter()).isEqualTo(20);
        assertThat(both.samePeople()).isFalse();
        assertThat(both.fasterBefore()).isTrue();
        assertThat(both.answered())
                .isInstanceOfSatisfying(
                        BeforeNeedles.Seen.class,
                        seen -> {
                            assertThat(seen.people()).isEqualTo(20);
                            assertThat(seen.perWeek()).isCloseTo(3, within(1e-12));
                        });
        var answered = Registry.of(WEEK_12, courses.subList(0, 20)).beforeAndAfter();
        assertThat(answered.samePeople()).isTrue();
    }

    @Test
    void nothingIsFasterBeforeTheFirstNeedleWhereScoresGotWorseOrNobodyKnows() {
        var worse = new ArrayList<StartedCourse>();
        var few = new ArrayList<StartedCourse>();
        for (var i = 0; i < 25; i++) {
            worse.add(person(i).earlier(7).answered(12, 8).course());
            few.add((i < 5 ? person(i).earlier(10) : person(i)).answered(12, 4).course());
        }

        assertThat(Registry.of(WEEK_12, worse).beforeAndAfter().fasterBefore()).isFalse();
        assertThat(Registry.of(WEEK_12, few).beforeAndAfter().fasterBefore()).isFalse();
        assertThat(Registry.of(WEEK_12, few).beforeAndAfter().perWeekBefore()).isEmpty();
        assertThat(Registry.of(WEEK_12, many(30, 10, 5)).beforeAndAfter().perWeekAfter()).isEmpty();
    }

    @Test
    void thatNothingTipsItForThoseCountedDoesNotHoldForEverybodyWhoCame() {
        var counted = new ArrayList<StartedCourse>();
        for (var i = 0; i < 40; i++) {
            // Two silent people who started at 8 can lose 2 each; 38 gained 6 or 7 each.
            counted.add(i < 2 ? person(i).course() : person(i).answered(12, 1 + i % 2).course());
        }
        var all = new ArrayList<>(counted);
        for (var i = 100; i < 130; i++) {
            all.add(person(i).notAgreed().course());
        }

        var registry = Registry.of(WEEK_12, all);

        assertThat(Registry.of(WEEK_12, counted).tippingOfAll()).isEmpty();
        assertThat(registry.tipping().orElseThrow().delta()).isEmpty();
        var everybody = registry.tippingOfAll().orElseThrow();
        assertThat(everybody.silent()).isEqualTo(32);
        assertThat(everybody.delta()).isPresent();
        // 38 with 6.5 on average, 2 with less 2, and 30 with less 10.
        assertThat(everybody.meanAtWorst())
                .isCloseTo((38 * 6.5 - 2 * 2 - 30 * 10) / 70, within(1e-12));
        assertThat(RegistryFigures.csv(registry))
                .contains("came_tipping_point,all,", "came_mean_if_silent_worst,all,-0.8143,");
    }

    @Test
    void whoHadItForTwelveWeeksOrLessIsToldUnlessTheyAreFew() {
        var courses = new ArrayList<>(many(40, 40, 20));
        courses.add(person(90).acute().answered(12, 1).course());
        assertThat(Registry.of(WEEK_12, courses).shortLasting()).isEqualTo(1);
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .doesNotContain("counted_short_lasting");

        for (var i = 91; i < 96; i++) {
            courses.add(person(i).acute().answered(12, 1).course());
        }
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .contains("counted_short_lasting,all,6,count,");
    }

    @Test
    void thePaceBeforeTheFirstNeedleIsOfTheMeanChangeOverTheMeanOfTheDays() {
        var people = new ArrayList<StartedCourse>();
        for (var i = 0; i < 30; i++) {
            // Half by 1 in 7 days, half by 2 in 21: 1.5 in 14.
            people.add(
                    (i % 2 == 0
                                    ? person(i).withBaseline(7).earlier(7, 8)
                                    : person(i).withBaseline(7).earlier(21, 9))
                            .course());
        }

        var seen = (BeforeNeedles.Seen) BeforeNeedles.of(people, LEG);

        assertThat(seen.mean()).isCloseTo(1.5, within(1e-12));
        assertThat(seen.perWeek()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void thoseCountedStandByHalvesWithTheFirstAndTheLastDayAndHowManyTreatedThem() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 22; i++) {
            courses.add(
                    person(i)
                            .startingAt(START.plusDays(i))
                            .by(i == 3 ? BEN : ADA)
                            .answeredOn(START.plusDays(i).plusWeeks(12), 2)
                            .course());
        }
        var last = LocalDate.of(2026, 8, 2);
        courses.add(person(40).startingAt(last).course());
        // In no count: nothing to improve, and did not agree.
        courses.add(
                person(41)
                        .startingAt(LocalDate.of(2026, 9, 1))
                        .by(Person.practitioner(3, "Cleo Vane"))
                        .withBaseline(0)
                        .course());
        courses.add(person(42).startingAt(LocalDate.of(2026, 1, 1)).notAgreed().course());
        // After the period, by somebody counted in it.
        courses.add(person(0).startingAt(LocalDate.of(2027, 2, 1)).course());
        var question =
                new RegistryQuestion(
                        LocalDate.of(2025, 7, 1),
                        LocalDate.of(2026, 12, 31),
                        LEG,
                        12,
                        LocalDate.of(2027, 6, 1));

        assertThat(Registry.of(question, courses).recruited())
                .contains(
                        new Recruited(
                                START.minusDays(4),
                                START,
                                last,
                                List.of(
                                        new Recruited.Half(new HalfYear(2025, 2), 0),
                                        new Recruited.Half(new HalfYear(2026, 1), 22),
                                        new Recruited.Half(new HalfYear(2026, 2), 1)),
                                2,
                                1));
    }

    @Test
    void whoCannotGetWorseIsToldOfEveryPart() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 25; i++) {
            // From 9 even 10 is within the error; from 5 it is not. The silent are in neither.
            var one = i < 10 ? person(i).acute() : person(i);
            one = one.withBaseline(i % 5 == 0 ? 9 : 5);
            courses.add((i < 22 ? one.answered(12, 2) : one).course());
        }

        var registry = Registry.of(WEEK_12, courses);

        assertThat(registry.worsened().orElseThrow().cannot()).isEqualTo(5);
        assertThat(registry.byPhase())
                .extracting(Registry.Part::code, Registry.Part::cannot)
                .containsExactly(tuple("acute", 2), tuple("chronic", 3));
    }

    @Test
    void worseHasAnIntervalAlsoWhereThereIsNoHeadline() {
        var few = Registry.of(WEEK_12, many(100, 59, 50)).sum();

        assertThat(few).isInstanceOf(ClinicSum.BoundsOnly.class);
        assertThat(few.worseInterval()).contains(new Share(0, 59).wilson95());
        assertThat(Registry.of(WEEK_12, many(100, 0, 0)).sum().worseInterval()).isEmpty();
        assertThat(Registry.of(WEEK_12, many(19, 19, 0)).sum().worseInterval()).isEmpty();
    }

    @Test
    void whyThereIsNoTippingPointIsInTheExport() {
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, many(100, 59, 50))))
                .contains("tipping_point_absent,all,no_headline,reason,");
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, many(40, 40, 30))))
                .contains("tipping_point_absent,all,nobody_silent,reason,");
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, many(40, 39, 39))))
                .contains("tipping_point_absent,all,none_on_the_scale,reason,");
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, many(40, 39, 0))))
                .contains("tipping_point_absent,all,already_reached,reason,");
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, many(40, 26, 8))))
                .contains("tipping_point,all,")
                .doesNotContain("tipping_point_absent");
    }

    @Test
    void theVisitsOfAPartAreThoseOfWhoIsCounted() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            courses.add(person(i).answered(12, 2).visited(4));
        }
        for (var i = 20; i < 50; i++) {
            courses.add(person(i).withBaseline(0).visited(11));
        }

        var registry = Registry.of(WEEK_12, courses);

        for (var part : List.of(registry.byPhase().getFirst(), registry.byGiven().getFirst())) {
            assertThat(part.sessions().orElseThrow().median()).isEqualTo(4);
            assertThat(part.sessions().orElseThrow().courses()).isEqualTo(20);
        }
        assertThat(registry.sessions().orElseThrow().median()).isEqualTo(11);
    }

    @Test
    void betterStandsByEveryDefinitionWithItsBoundsAndTheirRange() {
        var leg = Rulers.legWithSigns();
        var question =
                new RegistryQuestion(
                        WEEK_12.from(), WEEK_12.to(), leg, WEEK_12.week(), WEEK_12.asOf());
        var courses = new ArrayList<StartedCourse>();
        // From 8: ten to 2 (by 6), of whom three stopped because it got worse; eight to 4 (by 4);
        // two to 7; five silent.
        for (var i = 0; i < 10; i++) {
            var one = person(i).answered(12, 2);
            courses.add(
                    i < 3
                            ? one.ended(Why.STOPPED_WORSE)
                            : i == 3 ? one.ended(Why.GOAL_REACHED) : one.course());
        }
        for (var i = 10; i < 20; i++) {
            courses.add(person(i).answered(12, i < 18 ? 4 : 7).course());
        }
        for (var i = 20; i < 25; i++) {
            courses.add(person(i).course());
        }

        var definitions = Registry.of(question, courses).definitions().orElseThrow();

        assertThat(definitions.all())
                .containsExactly(
                        new Definitions.Definition(
                                Definitions.Way.SCORE, 18, new Share.Range(72, 92)),
                        new Definitions.Definition(
                                Definitions.Way.NOT_STOPPED_WORSE, 1, new Share.Range(4, 80)),
                        new Definitions.Definition(
                                Definitions.Way.BEYOND_ERROR, 18, new Share.Range(72, 92)),
                        new Definitions.Definition(
                                Definitions.Way.BEYOND_WIDER_ERROR, 10, new Share.Range(40, 60)),
                        new Definitions.Definition(
                                Definitions.Way.AT_LEVEL, 10, new Share.Range(40, 60)),
                        new Definitions.Definition(
                                Definitions.Way.GOAL_REACHED, 1, new Share.Range(4, 80)),
                        new Definitions.Definition(
                                Definitions.Way.GOAL_REACHED_ALONE, 1, new Share.Range(4, 88)));
        assertThat(definitions.range()).isEqualTo(new Share.Range(4, 92));
        assertThat(Registry.of(WEEK_12, many(100, 59, 50)).definitions()).isEmpty();
    }

    @Test
    void whoWasAtTheAcceptableLevelBeforeIsNotTakenForSomebodyWhoGotThere() {
        var question =
                new RegistryQuestion(
                        WEEK_12.from(),
                        WEEK_12.to(),
                        Rulers.legWithSigns(),
                        WEEK_12.week(),
                        WEEK_12.asOf());
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            courses.add(person(i).withBaseline(i < 5 ? 3 : 8).answered(12, 2).course());
        }
        courses.add(person(20).withBaseline(2).course());

        var level = Registry.of(question, courses).signs().orElseThrow().levels().getFirst();

        assertThat(level.answered()).isEqualTo(20);
        assertThat(level.before()).isEqualTo(5);
    }

    @Test
    void theLinesOfTheModelEndWhereAnswersEndAndBareMeansStandBesideThem() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 60; i++) {
            var one = person(i).aged(30 + i % 40).answered(2, 7 - i % 2).answered(12, 2 + i % 3);
            courses.add((i < 4 ? one.watched(8, 0) : one).course());
        }

        var model = (ClinicCourses.Modelled) Registry.of(WEEK_12, courses).courses();

        assertThat(model.chronic()).extracting(ClinicCourses.Mean::week).endsWith(8, 12);
        assertThat(model.seen())
                .containsExactly(
                        new ClinicCourses.Seen(false, 0, 60, 8),
                        new ClinicCourses.Seen(false, 2, 60, 6.5),
                        new ClinicCourses.Seen(false, 12, 60, 3));
        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .contains("seen_people,all:week2,60,", "seen_mean,all:week2,6.5,")
                .doesNotContain("all:week26");
    }

    @Test
    void everyFigureOfThePageIsInTheExport() {
        var courses = new ArrayList<>(many(40, 30, 10));
        courses.add(person(50).harmed().answered(12, 2).course());
        courses.add(person(51).harmedBadly().answered(12, 2).course());
        courses.add(person(52).notAgreed().answered(12, 2).course());

        assertThat(RegistryFigures.csv(Registry.of(WEEK_12, courses)))
                .contains(
                        "harm_people_started,all,42,count,",
                        "harm_any_lower,all,",
                        "harm_serious_lower,all,",
                        "harm_severity,severity:mild,1,count,",
                        "harm_severity,severity:moderate,0,count,",
                        "harm_severity,severity:severe,1,count,",
                        "harm_people_serious,kind:AE-PTX,1,count,",
                        "harm_people_serious,kind:AE-BLEED,0,count,",
                        "mean_if_silent_worst,all,",
                        // 12 of 43, and 12 with 10 silent and one more.
                        "came_bound_lower,all,27.907,percent,",
                        "came_bound_upper,all,53.4884,percent,",
                        "came_any_bound_lower,all,0,percent,");
    }

    @Test
    void fewLinesAreDrawnBareAndManyAreModelled() {
        assertThat(Registry.of(WEEK_12, many(49, 49, 20)).courses())
                .isInstanceOf(ClinicCourses.RawLines.class);
    }

    // The year of 500 people

    @Test
    void aYearOfFiveHundredPeopleIsTheSameToTheLastByteHoweverOftenItIsCounted() {
        var one = year(500, 7);
        var two = year(500, 7);

        var question = question(LocalDate.of(2027, 3, 1));
        var first = RegistryFigures.csv(Registry.of(question, one));

        assertThat(RegistryFigures.csv(Registry.of(question, two))).isEqualTo(first);
        var registry = Registry.of(question, one);
        assertThat(registry.people().started() + registry.people().notAgreed()).isEqualTo(500);
        assertThat(registry.sum()).isInstanceOf(ClinicSum.Reported.class);
        assertThat(registry.courses())
                .isInstanceOfSatisfying(
                        ClinicCourses.Modelled.class,
                        model -> {
                            assertThat(model.fit().converged()).isTrue();
                            assertThat(model.apart()).isTrue();
                            assertThat(model.chronic().getFirst().value()).isBetween(4.0, 8.0);
                            assertThat(model.chronic().getLast().value())
                                    .isLessThan(model.chronic().getFirst().value());
                        });
        assertThat(registry.before()).isInstanceOf(BeforeNeedles.Seen.class);
        assertThat(registry.tipping()).isPresent();
    }

    @Test
    void painAndWhatItStopsPeopleDoingDoNotHaveTheSameRespondersInTheInventedYear() {
        var ticks = Rulers.ticks(24);
        var asOf = LocalDate.of(2027, 3, 1);
        var of = question(asOf);
        var by = new RegistryQuestion(of.from(), of.to(), ticks, 12, asOf);
        var both = 0;
        var one = 0;
        var courses =
                SeededYear.charts(300, 11).stream()
                        .flatMap(chart ->
                                StartedCourse.of(
                                        chart, List.of(LEG, ticks), Instant.MAX, SeededYear.ZONE)
                                        .stream())
                        .toList();
        for (var course : courses) {
            if (Outcome.of(course, of) instanceof Outcome.Judged(var leg, _)
                    && Outcome.of(course, by) instanceof Outcome.Judged(var doing, _)) {
                boolean same =
                        leg.responseClass().isResponse() == doing.responseClass().isResponse();
                both += same ? 1 : 0;
                one += same ? 0 : 1;
            }
        }

        // Most who respond by one do by the other, and a tenth or more do not.
        assertThat(both).isGreaterThan(one);
        assertThat(one).isGreaterThan((both + one) / 10);
    }

    @Test
    void anotherWeekOrMeasureOfTheSamePeopleIsTheSameToTheLastByteAsCountedAlone() {
        var courses = year(300, 11);
        var asOf = LocalDate.of(2027, 3, 1);
        var cohort = Cohort.of(question(asOf), courses);

        for (var instrument : List.of(LEG, Rulers.ticks(24))) {
            for (var week : List.of(12, 26, 4, 12)) {
                var one =
                        new RegistryQuestion(
                                question(asOf).from(), question(asOf).to(), instrument, week, asOf);

                assertThat(RegistryFigures.csv(Registry.of(one, cohort)))
                        .as("%s week %d", instrument.id(), week)
                        .isEqualTo(RegistryFigures.csv(Registry.of(one, courses)));
            }
        }
    }

    @Test
    void whatWasRecordedLaterDoesNotMoveAnOldFigure() {
        var shelf = new InMemoryCharts[1];
        SeededYear.play(
                SeededYear.inMemory(),
                60,
                3,
                clock -> {
                    shelf[0] = new InMemoryCharts(clock);
                    return shelf[0];
                });
        var asOf = LocalDate.of(2025, 9, 1);
        var known = asOf.plusDays(1).atStartOfDay(SeededYear.ZONE).toInstant();

        var then = courses(shelf[0], known);
        var now = courses(shelf[0], Instant.MAX);

        assertThat(then.size()).isPositive().isLessThan(now.size());
        assertThat(then)
                .allSatisfy(course ->
                        assertThat(course.answers())
                                .allMatch(answer -> !answer.day().isAfter(asOf)));
    }

    @Test
    void whatHurtsAtTheMomentOfAVisitIsNoAnswerAboutTheLastSevenDays() {
        // The only entries that hold a number of pain are visits: no baseline, no follow-up.
        for (var chart : SeededYear.charts(40, 17)) {
            var visitsOnly = without(chart, Entry.CheckedIn.class);
            assertThat(visitsOnly.all(Entry.SessionSigned.class)).isNotEmpty();
            assertThat(first(visitsOnly).answers()).isEmpty();
            assertThat(PersonCourse.readings(visitsOnly, visitsOnly.episode().orElseThrow(), LEG))
                    .isEmpty();
            assertThat(CareGiven.of(visitsOnly, SeededYear.ZONE).visits())
                    .hasSameSizeAs(chart.all(Entry.SessionSigned.class))
                    .allSatisfy(visit -> assertThat(visit.before().leg()).isPresent());
        }
    }

    @Test
    void whoSaysNoToTheRegistryIsToldFromWhomNobodyAsked() {
        var chart = SeededYear.charts(40, 17).getFirst();
        var never =
                Chart.of(
                        chart.whose(),
                        renumbered(
                                chart.entries().stream()
                                        .filter(one -> !isRegistryConsent(one.entry()))
                                        .toList()));
        var first = never.entries().getFirst();
        var declined = new ArrayList<>(never.entries());
        declined.add(
                1,
                new Noted(
                        2,
                        first.author(),
                        first.recordedAt(),
                        first.occurredAt(),
                        new Entry.ConsentDeclined(ConsentKind.REGISTRY, "1")));

        assertThat(first(never).agreed()).isEqualTo(StartedCourse.Agreed.NOT_ASKED);
        assertThat(first(Chart.of(chart.whose(), renumbered(declined))).agreed())
                .isEqualTo(StartedCourse.Agreed.DECLINED);
    }

    private static boolean isRegistryConsent(Entry entry) {
        return entry instanceof Entry.ConsentGiven given && given.kind() == ConsentKind.REGISTRY;
    }

    private static Chart without(Chart chart, Class<? extends Entry> kind) {
        return Chart.of(
                chart.whose(),
                renumbered(
                        chart.entries().stream()
                                .filter(one -> !kind.isInstance(one.entry()))
                                .toList()));
    }

    private static List<Noted> renumbered(List<Noted> entries) {
        var all = new ArrayList<Noted>();
        for (var one : entries) {
            all.add(
                    new Noted(
                            all.size() + 1L,
                            one.author(),
                            one.recordedAt(),
                            one.occurredAt(),
                            one.entry()));
        }
        return all;
    }

    @Test
    void aNewPlanDoesNotMakeAnAnswerToTheOldOneSilent() {
        var shelf = new InMemoryCharts[1];
        SeededYear.play(
                SeededYear.inMemory(),
                60,
                11,
                clock -> {
                    shelf[0] = new InMemoryCharts(clock);
                    return shelf[0];
                });
        var permit =
                Permit.ask(SeededYear.owner(SeededYear.inMemory()), Deed.SEE_REGISTRY)
                        .orElseThrow();
        var answeredLater = 0;
        for (var taken : shelf[0].grown(permit, Map.of(), chart -> chart)) {
            var chart = taken.what();
            for (var closed : chart.all(Entry.EpisodeClosed.class)) {
                var again = withNewPlanAfter(chart, closed.noted().sequence());
                assertThat(first(again).answers()).isEqualTo(first(chart).answers());
                answeredLater +=
                        chart.all(Entry.CheckedIn.class).stream()
                                        .anyMatch(one ->
                                                one.noted().sequence() > closed.noted().sequence())
                                ? 1
                                : 0;
            }
        }
        assertThat(answeredLater).isGreaterThan(10);
    }

    @Test
    void aFollowUpOfTheCourseBeforeIsNoStartOfTheNextOne() {
        var seen = 0;
        for (var chart : SeededYear.charts(60, 11)) {
            for (var closed : chart.all(Entry.EpisodeClosed.class)) {
                var again = withNewPlanAfter(chart, closed.noted().sequence());
                var second = again.episode().orElseThrow();

                assertThat(PersonCourse.readings(again, second, LEG))
                        .extracting(Reading::at)
                        .allSatisfy(at -> assertThat(at).isAfter(closed.noted().occurredAt()));
                assertThat(PersonCourse.readings(chart, chart.episode().orElseThrow(), LEG))
                        .hasSizeGreaterThanOrEqualTo(
                                PersonCourse.readings(again, second, LEG).size());
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    private static StartedCourse first(Chart chart) {
        return StartedCourse.of(chart, List.of(LEG), Instant.MAX, SeededYear.ZONE).getFirst();
    }

    private static Chart withNewPlanAfter(Chart chart, long sequence) {
        var plan = chart.all(Entry.PlanAgreed.class).getFirst().noted();
        var entries = new ArrayList<Noted>();
        for (var noted : chart.entries()) {
            entries.add(numbered(entries.size() + 1, noted, noted));
            if (noted.sequence() == sequence) {
                entries.add(numbered(entries.size() + 1, plan, noted));
            }
        }
        return Chart.of(chart.whose(), entries);
    }

    private static Noted numbered(int sequence, Noted what, Noted when) {
        return new Noted(
                sequence, what.author(), when.recordedAt(), when.occurredAt(), what.entry());
    }

    @Test
    void whoTakesConsentBackIsInNoFigureNotEvenInAnOldOne() {
        var shelf = new InMemoryCharts[1];
        SeededYear.play(
                SeededYear.inMemory(),
                20,
                3,
                clock -> {
                    shelf[0] = new InMemoryCharts(clock);
                    return shelf[0];
                });
        var known = LocalDate.of(2025, 12, 1).atStartOfDay(SeededYear.ZONE).toInstant();
        var before = courses(shelf[0], known);
        var counted = before.stream().filter(StartedCourse::agreedToCount).toList();

        var whose = new Whose(SeededYear.inMemory(), counted.getFirst().patient());
        shelf[0].<String>add(
                Permit.ask(
                                new Actor.Member(
                                        ADA.id(),
                                        whose.clinic(),
                                        ADA.name(),
                                        Profession.ACUPUNCTURIST,
                                        EnumSet.of(Role.PRACTITIONER)),
                                Deed.RECORD_CARE,
                                whose)
                        .orElseThrow(),
                known.plusSeconds(40_000_000),
                _ -> Result.ok(List.of(new Entry.ConsentWithdrawn(ConsentKind.REGISTRY))));

        var after = courses(shelf[0], known);
        assertThat(after)
                .filteredOn(one -> one.patient().equals(whose.patient()))
                .extracting(StartedCourse::agreed)
                .containsOnly(StartedCourse.Agreed.TAKEN_BACK);
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(StartedCourse::agreedToCount).toList())
                .isEqualTo(
                        counted.stream()
                                .filter(one -> !one.patient().equals(whose.patient()))
                                .toList());
    }

    @Test
    void everyFigureIsInTheDictionaryAndCarriesItsVersions() {
        var registry = Registry.of(question(LocalDate.of(2027, 3, 1)), year(500, 7));

        var lines = RegistryFigures.csv(registry).lines().toList();

        assertThat(lines.getFirst()).isEqualTo(String.join(",", RegistryFigures.COLUMNS));
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(80)
                .allSatisfy(line -> {
                    var fields = line.split(",", -1);
                    assertThat(fields).hasSize(RegistryFigures.COLUMNS.size());
                    assertThat(RegistryFigures.NAMES).contains(fields[0]);
                    assertThat(fields[9]).isEqualTo(registry.dataVersion());
                    assertThat(fields[10]).isEqualTo("registry-8 nrs_leg/1 better>=30% error=2.3");
                });
    }

    // Practitioners

    @Test
    void tooFewPeopleOfAPractitionerAreNotDrawn() {
        var refused =
                (PractitionersFunnel.Refused) PractitionersFunnel.of(WEEK_12, many(100, 90, 40));

        assertThat(refused.why()).isEqualTo(PractitionersFunnel.Refused.Why.TOO_FEW_PRACTITIONERS);
    }

    @Test
    void practitionersStandByNameAndThePulledFigureLiesNearerToNothing() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 80; i++) {
            courses.add(
                    person(i)
                            .by(i % 4 == 0 ? BEN : ADA)
                            .aged(30 + i % 40)
                            .withBaseline(5 + i % 5)
                            .answered(12, (i % 4 == 0 ? 1 : 3) + i % 3)
                            .course());
        }

        var drawn = (PractitionersFunnel.Drawn) PractitionersFunnel.of(WEEK_12, courses);

        assertThat(drawn.points())
                .extracting(point -> point.practitioner().name())
                .containsExactly("Ada Quill", "Ben Marsh");
        var ben = drawn.points().getLast();
        assertThat(ben.difference()).isPositive();
        assertThat(Math.abs(ben.shrunken())).isLessThanOrEqualTo(Math.abs(ben.difference()));
        assertThat(ben.lower()).isLessThan(ben.shrunken());
        assertThat(drawn.limit(1.96, 100)).isLessThan(drawn.limit(1.96, 25));
    }

    @Test
    void aPractitionerWithHalfOfTheOutcomesMissingIsNotDrawn() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 60; i++) {
            courses.add(
                    person(i)
                            .by(ADA)
                            .aged(30 + i % 40)
                            .withBaseline(5 + i % 5)
                            .answered(12, 3 + i % 3)
                            .course());
        }
        for (var i = 60; i < 80; i++) {
            var one = person(i).by(BEN);
            courses.add((i < 69 ? one.answered(12, 1) : one).course());
        }

        var funnel = PractitionersFunnel.of(WEEK_12, courses);

        assertThat(((PractitionersFunnel.Refused) funnel).below())
                .containsExactly(new PractitionersFunnel.Below(BEN, 20, 9));
    }

    // The makings

    private static RegistryQuestion question(LocalDate asOf) {
        return new RegistryQuestion(SeededYear.FIRST, SeededYear.LAST, LEG, 12, asOf);
    }

    private static List<StartedCourse> year(int people, long seed) {
        var shelf = new InMemoryCharts[1];
        SeededYear.play(
                SeededYear.inMemory(),
                people,
                seed,
                clock -> {
                    shelf[0] = new InMemoryCharts(clock);
                    return shelf[0];
                });
        return courses(shelf[0], Instant.MAX);
    }

    private static List<StartedCourse> courses(InMemoryCharts shelf, Instant known) {
        var permit =
                Permit.ask(SeededYear.owner(SeededYear.inMemory()), Deed.SEE_REGISTRY)
                        .orElseThrow();
        return shelf
                .grown(
                        permit,
                        Map.of(),
                        chart -> StartedCourse.of(chart, List.of(LEG), known, SeededYear.ZONE))
                .stream()
                .flatMap(taken -> taken.what().stream())
                .toList();
    }

    private static int started(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew(var started) -> started;
            case ClinicSum.BoundsOnly(var count, _, _) -> count.started();
            case ClinicSum.Reported(var count, _, _, _, _, _, _) -> count.started();
        };
    }
}
