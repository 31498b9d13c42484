package huantiao.registry;

import static huantiao.registry.Person.LEG;
import static huantiao.registry.Person.START;
import static huantiao.registry.Person.many;
import static huantiao.registry.Person.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.base.Source;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.course.Phase;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.PublishedShare;
import huantiao.measures.Noise;
import huantiao.measures.Rulers;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a clinic may show of its results, and what stands beside it. */
class PublicationTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 1);
    private static final RegistryQuestion HALF = new RegistryQuestion(FIRST, LAST, LEG, 12, LATER);

    @Test
    void nothingIsPublishedBeforeEveryWindowHasClosed() {
        var question = new RegistryQuestion(FIRST, LAST, LEG, 12, START.plusWeeks(14));
        var courses = new ArrayList<>(many(30, 30, 10));
        courses.add(person(800).startingAt(START.plusWeeks(6)).course());

        assertThat(Publication.refusal(Registry.of(question, courses)))
                .contains(Publication.Refusal.NOT_OVER);
    }

    @Test
    void nothingIsPublishedAboutFewerThanTwenty() {
        assertThat(Publication.refusal(Registry.of(HALF, many(19, 19, 19))))
                .contains(Publication.Refusal.TOO_FEW_STARTED);
        assertThat(Publication.refusal(Registry.of(HALF, many(20, 20, 20)))).isEmpty();
    }

    @Test
    void aPeriodWhoseEndsWereChosenIsNotPublishedHoweverGoodItIs() {
        var courses = many(60, 60, 60);
        for (var period :
                List.of(
                        List.of(FIRST.plusDays(1), LAST),
                        List.of(FIRST, LAST.minusDays(1)),
                        List.of(LocalDate.of(2025, 7, 2), LAST))) {
            var question =
                    new RegistryQuestion(period.getFirst(), period.getLast(), LEG, 12, LATER);
            assertThat(Publication.refusal(Registry.of(question, courses)))
                    .as("%s", period)
                    .contains(Publication.Refusal.CHOSEN_PERIOD);
        }
        for (var from : List.of(FIRST, LocalDate.of(2025, 7, 1), LocalDate.of(2025, 1, 1))) {
            var question = new RegistryQuestion(from, LAST, LEG, 12, LATER);
            assertThat(Publication.refusal(Registry.of(question, courses))).isEmpty();
        }
    }

    @Test
    void theUsualPeriodIsTheTwoLatestHalvesWhoseWindowsHaveClosed() {
        // Week 12 has a window of seven days: who started on June 30 is over on September 29.
        var over = LocalDate.of(2026, 9, 30);

        assertThat(RegistryQuestion.latestHalfYears(LEG, 12, over))
                .isEqualTo(new RegistryQuestion(LocalDate.of(2025, 7, 1), LAST, LEG, 12, over));
        assertThat(RegistryQuestion.latestHalfYears(LEG, 12, over.minusDays(1)).to())
                .isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(RegistryQuestion.latestHalfYears(LEG, 52, over).to())
                .isEqualTo(LocalDate.of(2025, 6, 30));
    }

    @Test
    void everyOtherMeasureAndWeekStandsBesideTheOneThatWasChosen() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 40; i++) {
            courses.add(person(i).answered(4, 8).answered(12, i < 30 ? 2 : 8).course());
        }
        var registry = Registry.of(HALF, courses);

        var publication =
                Publication.of(
                                RING_AND_REED,
                                registry,
                                () ->
                                        Besides.of(
                                                HALF,
                                                List.of(LEG, Rulers.ticks(24)),
                                                List.of(4, 12, 52),
                                                Cohort.of(HALF, courses)),
                                sentence(),
                                Optional.empty())
                        .orElseThrow();

        assertThat(publication.besides())
                .extracting(one -> one.instrument().id() + " " + one.week())
                .containsExactly(
                        "nrs_leg 4",
                        "nrs_leg 12",
                        "nrs_leg 52",
                        ticks() + " 4",
                        ticks() + " 12",
                        ticks() + " 52");
        assertThat(responders(publication.besides().get(0))).isZero();
        assertThat(responders(publication.besides().get(1))).isEqualTo(30);
        assertThat(publication.besides().get(1).sum()).isEqualTo(publication.sum());
        assertThat(publication.besides().get(2).windowsOpen()).isEqualTo(40);
        assertThat(publication.besides().get(4).sum()).isInstanceOf(ClinicSum.BoundsOnly.class);
        assertThat(publication.besides().get(4).mean()).isEmpty();
        assertThat(publication.sameWeek())
                .extracting(one -> one.instrument().id())
                .containsExactly(ticks());
    }

    @Test
    void howFastItWentIsReadFromEveryWeekOfWhichAnAverageIsTold() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 40; i++) {
            // From 8 to 7, to 5 at week 4 for half of them, and to 2.
            var person = person(i).withBaseline(8).answered(12, 2);
            courses.add((i < 20 ? person.answered(4, 7) : person.answered(4, 5)).course());
        }

        var paces = published(courses, () -> besides(courses)).paces();

        assertThat(paces).extracting(Besides::week).containsExactly(4, 12);
        var first = paces.getFirst();
        var mean = first.mean().orElseThrow();
        assertThat(mean.people()).isEqualTo(40);
        assertThat(mean.mean()).isCloseTo(2, within(1e-12));
        // 40 changes of 1 and 3: standard deviation 1.0127, t of 39 degrees of freedom 2.0227.
        assertThat(mean.upper() - mean.mean()).isCloseTo(0.32388, within(1e-5));
        assertThat(mean.mean() - mean.lower()).isCloseTo(0.32388, within(1e-5));
        var figures = figures(published(courses, () -> besides(courses)));
        assertThat(figures)
                .containsEntry("mean_improvement all nrs_leg/1 4", "2")
                .containsEntry("mean_improvement_per_week all nrs_leg/1 4", "0.5")
                .containsEntry("mean_improvement all nrs_leg/1 12", "6");
    }

    @Test
    void howFastItWentStaysUnsaidWhereAnAverageOfOneWeekOnlyIsTold() {
        var few = new ArrayList<StartedCourse>();
        for (var i = 0; i < 40; i++) {
            var person = person(i).answered(12, 2);
            few.add((i < 20 ? person.answered(4, 5) : person).course());
        }
        assertThat(published(few, () -> besides(few)).paces()).isEmpty();
        assertThat(
                        published(
                                        few,
                                        () ->
                                                Besides.of(
                                                        HALF,
                                                        List.of(LEG),
                                                        List.of(12),
                                                        Cohort.of(HALF, few)))
                                .paces())
                .isEmpty();
    }

    @Test
    void whatStandsBesideIsAskedForOnlyWhereSomethingIsPublished() {
        var refused =
                Publication.of(
                        RING_AND_REED,
                        Registry.of(HALF, many(19, 19, 19)),
                        () -> {
                            throw new AssertionError("nothing is published");
                        },
                        sentence(),
                        Optional.empty());

        assertThat(refused.isOk()).isFalse();
    }

    @Test
    void thoseWhoAnsweredStandBesideThoseWhoWereSilentAsTheyWereBefore() {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < 20; i++) {
            courses.add(
                    person(i)
                            .aged(30 + i)
                            .withBaseline(i % 2 == 0 ? 4 : 6)
                            .answered(12, 1)
                            .course());
        }
        for (var i = 20; i < 27; i++) {
            courses.add(person(i).aged(61).acute().withBaseline(9).course());
        }
        courses.add(person(27).aged(61).withoutBaseline().answered(12, 1).course());
        courses.add(person(28).aged(61).acute().watched(12, 1).course());

        var start = Registry.of(HALF, courses).start();

        var answered = start.answered().described().orElseThrow();
        assertThat(start.answered().people()).isEqualTo(20);
        assertThat(answered.medianAge()).isEqualTo(39.5);
        assertThat(answered.longLasting()).isEqualTo(new Share(20, 20));
        assertThat(answered.women()).contains(new Share(20, 20));
        assertThat(answered.baseline().orElseThrow()).isCloseTo(5, within(1e-12));
        assertThat(answered.deviation().orElseThrow())
                .isCloseTo(Math.sqrt(20 / 19.0), within(1e-12));
        var silent = start.silent().described().orElseThrow();
        assertThat(start.silent().people()).isEqualTo(9);
        assertThat(silent.medianAge()).isEqualTo(61);
        assertThat(silent.longLasting()).isEqualTo(new Share(1, 9));
        assertThat(silent.baselines()).isEqualTo(8);
        assertThat(silent.baseline().orElseThrow()).isCloseTo(71 / 8.0, within(1e-12));
    }

    @Test
    void aPartThatIsTooSmallTakesTheOthersWithItOrTheyWouldGiveItAway() {
        var courses = new ArrayList<>(many(40, 40, 20));
        assertThat(published(courses).byPhase()).hasSize(1);

        courses.add(person(90).acute().answered(12, 1).course());
        assertThat(Registry.of(HALF, courses).byPhase()).hasSize(2);
        assertThat(published(courses).byPhase()).isEmpty();
    }

    private static final Publication.Publisher RING_AND_REED =
            new Publication.Publisher("Ring and Reed", false);

    private static Publication published(List<StartedCourse> courses) {
        return published(courses, List::of);
    }

    private static Publication published(
            List<StartedCourse> courses, Supplier<List<Besides>> besides) {
        return Publication.of(
                        RING_AND_REED,
                        Registry.of(HALF, courses),
                        besides,
                        sentence(),
                        Optional.of(HarmsYardstickTest.ELSEWHERE))
                .orElseThrow();
    }

    @Test
    void theFileOfAPublicationHasEachOfItsNumbersOnceAndIsTheSameEveryTime() {
        var courses = new ArrayList<>(many(40, 30, 20));
        courses.add(person(900).harmedBadly().course());
        var figures = figures(published(courses, () -> besides(courses)));

        assertThat(figures)
                .containsEntry("counted all nrs_leg/1 12", "41")
                .containsEntry("answered all nrs_leg/1 12", "30")
                .containsEntry("responders all nrs_leg/1 12", "20")
                .containsEntry("bound_lower all nrs_leg/1 12", "48.7805")
                .containsEntry("rule_better all nrs_leg/1 12", "30")
                .containsEntry("rule_error all nrs_leg/1 12", "2.3")
                .containsEntry("window_days all nrs_leg/1 12", "7")
                .containsEntry("window_days all nrs_leg/1 4", "3")
                .containsEntry("counted all nrs_leg/1 4", "41")
                .containsEntry("otherwise_lower all nrs_leg/1 12", "0")
                .containsEntry("otherwise_upper all nrs_leg/1 12", "100")
                .containsEntry("defined_lower by:score nrs_leg/1 12", "48.7805")
                .containsEntry("half_counted half:2026-H1 nrs_leg/1 12", "41")
                .containsEntry("first_day all nrs_leg/1 12", "2026-01-05")
                .containsEntry("practitioners all nrs_leg/1 12", "1")
                .containsEntry("refused all nrs_leg/1 4", "coverage_below_floor")
                .containsEntry("not_due all nrs_leg/1 52", "41")
                .containsEntry("given given:needles nrs_leg/1 12", "41")
                .containsEntry("harm_people_serious kind:AE-PTX nrs_leg/1 12", "1")
                .containsEntry("elsewhere_sham_fell source:tu  ", "14.9")
                .containsEntry("elsewhere_usual_care source:tu  ", "55")
                .containsEntry("elsewhere_waiting source:tu  ", "87")
                .containsEntry("elsewhere_waiting_week source:tu  ", "12")
                .containsEntry("elsewhere_general_practice source:tu  ", "62")
                .containsEntry("elsewhere_general_practice_week source:tu  ", "12")
                .containsEntry("harm_serious_one_in all nrs_leg/1 12", "41")
                .containsEntry("harm_collapsed_lung_one_in all nrs_leg/1 12", "41")
                .doesNotContainKey("counted all nrs_leg/1 52")
                .doesNotContainKey("model_people all nrs_leg/1 12");
        assertThat(figures(published(courses, () -> besides(courses)))).isEqualTo(figures);
    }

    @Test
    void howThoseBehindTheLowerFigureEndedIsToldOnlyWhereTheFileTellsEndings() {
        var reported = new ArrayList<>(many(40, 30, 20));
        var few = new ArrayList<>(many(40, 10, 5));
        for (var courses : List.of(reported, few)) {
            for (var i = 0; i < 5; i++) {
                courses.add(person(1_000 + i).answered(12, 2).ended(Why.GOAL_REACHED));
            }
        }

        var told = published(reported).lowerFigure().orElseThrow();
        assertThat(told).isEqualTo(new Publication.LowerFigure(5, 5));
        assertThat(figures(published(reported)))
                .containsEntry("strict_better all nrs_leg/1 12", "5")
                .containsEntry("responders_ended_reached all nrs_leg/1 12", "5");
        assertThat(published(few).sum()).isInstanceOf(ClinicSum.BoundsOnly.class);
        assertThat(published(few).worsened().strictlyBetter()).isEqualTo(5);
        assertThat(published(few).lowerFigure()).isEmpty();
        assertThat(figures(published(few)))
                .doesNotContainKey("responders_ended_reached all nrs_leg/1 12");
    }

    @Test
    void theFileOfADemoClinicSaysThatItsDataAreInventedAndNoOtherDoes() {
        var registry = Registry.of(HALF, many(40, 30, 20));
        var demo =
                Publication.of(
                                new Publication.Publisher("Lantern", true),
                                registry,
                                List::of,
                                sentence(),
                                Optional.empty())
                        .orElseThrow();

        assertThat(figures(demo)).containsEntry("data_invented all nrs_leg/1 12", "\"yes\"");
        assertThat(figures(published(many(40, 30, 20))))
                .doesNotContainKey("data_invented all nrs_leg/1 12");
    }

    @Test
    void whatTheErrorRestsOnStandsInTheFileInWords() {
        assertThat(figures(published(many(40, 30, 20))))
                .containsEntry("rule_error_source all nrs_leg/1 12", "\"%s\"".formatted(cited()));
    }

    private static String cited() {
        return ((Noise.Measured) LEG.noise()).source().citation().replace("\"", "\"\"");
    }

    @Test
    void theFileOfAPublicationWithholdsWhatThePublicationWithholds() {
        var courses = new ArrayList<>(many(40, 40, 20));
        courses.add(person(90).acute().answered(12, 1).course());
        end(courses, Why.GOAL_REACHED, 20);
        end(courses, Why.PERSON_STOPPED, 6);
        end(courses, Why.REFERRED, 2);

        var published = figures(published(courses));
        var own = RegistryFigures.csv(Registry.of(HALF, courses));

        assertThat(own).contains("counted,phase:acute,1,", "ended,why:referred,2,");
        assertThat(published.keySet())
                .noneMatch(key -> key.contains(" phase:"))
                .noneMatch(
                        key -> key.startsWith("ended ") && key.endsWith(":referred nrs_leg/1 12"))
                .noneMatch(key -> key.startsWith("responders given:"));
        assertThat(published)
                .containsEntry("ended why:referred+person_stopped nrs_leg/1 12", "8")
                .containsEntry("ended why:goal_reached nrs_leg/1 12", "20");
    }

    @Test
    void theDigestOfAFileIsItsSha256() {
        assertThat(RegistryFigures.digest("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static List<Besides> besides(List<StartedCourse> courses) {
        return Besides.of(HALF, List.of(LEG), List.of(4, 12, 52), Cohort.of(HALF, courses));
    }

    /** Figure, part, measure and week of each line, and its value. */
    private static Map<String, String> figures(Publication publication) {
        var figures = new HashMap<String, String>();
        RegistryFigures.csv(publication)
                .lines()
                .skip(1)
                // A comma within quotes is no new cell.
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .forEach(cells -> {
                    assertThat(cells).hasSize(RegistryFigures.COLUMNS.size());
                    assertThat(RegistryFigures.NAMES).contains(cells[0]);
                    assertThat(List.of(cells).subList(4, 11))
                            .as("what others found is not of this clinic, measure or period")
                            .allMatch(cell -> cell.isEmpty() == cells[0].startsWith("elsewhere_"));
                    assertThat(cells[9])
                            .isEqualTo(
                                    cells[0].startsWith("elsewhere_")
                                            ? ""
                                            : publication.dataVersion());
                    var key = "%s %s %s %s".formatted(cells[0], cells[1], cells[6], cells[7]);
                    assertThat(figures.put(key, cells[2])).as(key).isNull();
                });
        return figures;
    }

    @Test
    void aGroupOfFewIsNotDescribedForItWouldDescribeSinglePeople() {
        var start = Registry.of(HALF, many(30, 26, 10)).start();

        assertThat(start.silent()).isEqualTo(new StartingPoint.Group(4, Optional.empty()));
        assertThat(start.answered().described()).isPresent();
        assertThat(RegistryFigures.csv(Registry.of(HALF, many(30, 26, 10))))
                .contains("start_people,silent,4,")
                .doesNotContain("start_age_median,silent");
    }

    @Test
    void everyKindOfHarmIsPublishedHoweverRare() {
        var courses = new ArrayList<>(many(60, 60, 20));
        courses.add(person(900).harmedBadly().course());

        assertThat(published(courses).harms().kinds())
                .containsExactly(new HarmsCount.Kind("AE-PTX", 1, 1, 1));
    }

    @Test
    void rareEndingsStandTogetherAndThatItGotWorseAlwaysByItself() {
        var courses = new ArrayList<StartedCourse>();
        end(courses, Why.GOAL_REACHED, 20);
        end(courses, Why.PERSON_STOPPED, 6);
        end(courses, Why.REFERRED, 2);
        end(courses, Why.STOPPED_WORSE, 1);

        var used = SessionsUsed.of(courses);

        assertThat(used.published())
                .containsExactlyInAnyOrder(
                        new SessionsUsed.Ending(Set.of(Why.GOAL_REACHED), 20),
                        new SessionsUsed.Ending(Set.of(Why.PERSON_STOPPED, Why.REFERRED), 8),
                        new SessionsUsed.Ending(Set.of(Why.STOPPED_WORSE), 1));
    }

    @Test
    void whoseEndIsNotKnownIsToldByItselfUnlessThatWouldGiveASmallNumberAway() {
        var courses = new ArrayList<StartedCourse>();
        end(courses, Why.GOAL_REACHED, 20);
        end(courses, Why.NOT_HEARD_OF, 6);
        courses.addAll(many(3, 3, 3));
        assertThat(SessionsUsed.of(courses).unknown()).isEqualTo(new SessionsUsed.Unknown(3, 6));

        end(courses, Why.REFERRED, 1);
        assertThat(SessionsUsed.of(courses).unknown()).isEqualTo(new SessionsUsed.Unknown(3, 0));
    }

    private static void end(List<StartedCourse> courses, Why why, int people) {
        for (var i = 0; i < people; i++) {
            courses.add(person(1_000 + courses.size()).ended(why));
        }
    }

    @Test
    void thereIsNoWayToAPublicationWithoutTheSentenceAndTheOtherMeasures() {
        assertThat(Publication.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(NoComparisonGroup.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        assertThat(Modifier.isFinal(Publication.class.getModifiers())).isTrue();
        assertThat(
                        Arrays.stream(Publication.class.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers()))
                                .filter(method -> !method.isSynthetic())
                                .filter(method -> method.getReturnType() != Optional.class))
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(method.getParameterTypes())
                                .contains(NoComparisonGroup.class, Supplier.class));
        assertThatThrownBy(() -> NoComparisonGroup.of(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTrialThatWasTakenBackIsNoYardstickAndHalfATrialIsNone() {
        var source = new Source("tu", "Tu 2024", "", "abstract");

        assertThat(sentence().yardstick().orElseThrow().shamFell()).isEqualTo(14.9);
        var without = NoComparisonGroup.of(List.of(), usualCare(source));
        assertThat(without.yardstick()).isEmpty();
        assertThat(without.usualCare().percent()).isEqualTo(55);
        assertThat(without.sources()).hasSize(3);
        assertThat(without.waiting().percent()).isEqualTo(87);
        assertThat(without.waiting().week()).isEqualTo(12);
        assertThatThrownBy(() -> NoComparisonGroup.of(List.of(), usualCare(source).subList(0, 1)))
                .hasMessageContaining("vroomen1999_watchful");
        assertThatThrownBy(() -> NoComparisonGroup.of(List.of(), usualCare(source).subList(0, 3)))
                .hasMessageContaining("luijsterburg2008_gp");
        assertThatThrownBy(() ->
                        NoComparisonGroup.of(
                                List.of(point(Arm.SHAM, -14.9, source)), usualCare(source)))
                .hasMessageContaining("both arms of tu2024_acu");
    }

    @Test
    void noPractitionerStandsInWhatIsPublished() {
        assertThat(
                        Arrays.stream(Publication.class.getDeclaredMethods())
                                .map(method -> method.getGenericReturnType().getTypeName()))
                .noneMatch(type -> type.contains("Practitioner") || type.contains("StartedCourse"));
    }

    private static String ticks() {
        return Rulers.ticks(24).id();
    }

    private static int responders(Besides one) {
        return one.sum() instanceof ClinicSum.Reported(var count, _, _, _, _, _, _)
                ? count.responders()
                : -1;
    }

    static NoComparisonGroup sentence() {
        var source = new Source("tu", "Tu 2024", "", "abstract");
        return NoComparisonGroup.of(
                List.of(point(Arm.ACUPUNCTURE, -30.8, source), point(Arm.SHAM, -14.9, source)),
                usualCare(source));
    }

    private static List<PublishedShare> usualCare(Source source) {
        return List.of(
                new PublishedShare(
                        "atlas", "usual", "leg pain", "rmdq_30pct_responder", 52, 55, source),
                new PublishedShare(
                        "vroomen1999_watchful", "waiting", "", "improved", 2, 65, source),
                new PublishedShare(
                        "vroomen1999_watchful", "waiting", "", "improved", 12, 87, source),
                new PublishedShare("luijsterburg2008_gp", "usual", "", "improved", 12, 62, source),
                new PublishedShare("luijsterburg2008_gp", "usual", "", "improved", 52, 56, source));
    }

    private static PublishedPoint point(Arm arm, double value, Source source) {
        return new PublishedPoint(
                "course",
                "tu2024_acu",
                arm,
                "care",
                Set.of(Phase.CHRONIC),
                "",
                "vas_leg",
                PublishedPoint.Kind.CHANGE,
                4,
                value,
                OptionalInt.empty(),
                source);
    }
}
