package huantiao.web.course;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Known;
import huantiao.base.Source;
import huantiao.care.Pain;
import huantiao.course.CareGiven;
import huantiao.course.CourseInWords;
import huantiao.course.Phase;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.PublishedPoint.Kind;
import huantiao.course.Reading;
import huantiao.course.ReviewProposal;
import huantiao.course.Sentence.About;
import huantiao.course.Trajectory;
import huantiao.measures.Instrument;
import huantiao.measures.ResponseClass;
import huantiao.measures.Rulers;
import huantiao.web.Words;
import huantiao.web.course.TrajectoryPicture.Purpose;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TrajectoryPictureTest {
    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Words WORDS = words();
    private static final CareGiven NOTHING_GIVEN = CareGiven.nothing();

    private static Words words() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/outcomes");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return new Words(source, Locale.ENGLISH);
    }

    private static Reading reading(
            Instrument instrument, int day, String score, Reading.Setting setting) {
        return new Reading(
                Rulers.score(instrument, score), BEGAN.plusSeconds(day * 86_400L - 3_600), setting);
    }

    private static Reading reading(Instrument instrument, int day, String score) {
        return reading(instrument, day, score, Reading.Setting.AWAY_FROM_CLINIC);
    }

    private static Trajectory course(Instrument instrument, int today, Reading... readings) {
        var published =
                List.of(
                        published(instrument.id(), Arm.SHAM, "Trial <A & B>", -1.5),
                        published(instrument.id(), Arm.ACUPUNCTURE, "Trial <A & B>", -3.1),
                        published(instrument.id(), Arm.OTHER, "Cohort", -1));
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

    private static PublishedPoint published(
            String measure, Arm arm, String citation, double value) {
        return new PublishedPoint(
                arm.name(),
                "study",
                arm,
                "care",
                Set.of(Phase.CHRONIC),
                "",
                measure,
                Kind.CHANGE,
                4,
                value,
                OptionalInt.of(34),
                new Source("study", citation, "", "abstract"));
    }

    private static Document drawn(Trajectory course) {
        return drawn(course, NOTHING_GIVEN);
    }

    private static Document drawn(Trajectory course, CareGiven given) {
        return drawn(course, given, Purpose.CLINIC);
    }

    private static Document drawn(Trajectory course, CareGiven given, Purpose purpose) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(
                            new InputSource(
                                    new StringReader(
                                            TrajectoryPicture.of(
                                                    course,
                                                    given,
                                                    Optional.empty(),
                                                    WORDS,
                                                    "leg",
                                                    purpose))));
        } catch (Exception malformed) {
            throw new AssertionError("the picture must be well-formed", malformed);
        }
    }

    private static List<Element> elements(Document svg, String name, String style) {
        var found = new ArrayList<Element>();
        var all = svg.getElementsByTagName(name);
        for (var i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && List.of(element.getAttribute("class").split(" ")).contains(style)) {
                found.add(element);
            }
        }
        return found;
    }

    private static double y(Element disc) {
        return Double.parseDouble(disc.getAttribute("cy"));
    }

    @Test
    void putsBetterAtTheBottomWhicheverWayTheScaleRuns() {
        var pain =
                drawn(
                        course(
                                Rulers.leg(),
                                28,
                                reading(Rulers.leg(), 0, "7"),
                                reading(Rulers.leg(), 28, "3")));
        var confidence =
                drawn(
                        course(
                                Rulers.confidence(),
                                28,
                                reading(Rulers.confidence(), 0, "20"),
                                reading(Rulers.confidence(), 28, "45")));

        for (var svg : List.of(pain, confidence)) {
            var discs = elements(svg, "circle", "course-disc");
            assertThat(y(discs.get(1))).isGreaterThan(y(discs.get(0)));
        }
    }

    @Test
    void breaksTheLineAtASilenceAndMarksIt() {
        var svg =
                drawn(
                        course(
                                Rulers.leg(),
                                90,
                                reading(Rulers.leg(), 0, "7"),
                                reading(Rulers.leg(), 14, "6"),
                                reading(Rulers.leg(), 28, "6"),
                                reading(Rulers.leg(), 84, "3"),
                                reading(Rulers.leg(), 86, "3")));

        assertThat(elements(svg, "polyline", "course-line")).hasSize(2);
        assertThat(elements(svg, "g", "course-gap"))
                .singleElement()
                .satisfies(gap -> assertThat(gap.getTextContent()).isEqualTo("Week 8: no answer"));
    }

    /** At the height of the best score a silence would look like an answer. */
    @Test
    void aSilenceLiesBeneathTheScaleAndApartFromVisits() {
        var day = BEGAN.atZone(ZoneOffset.UTC).toLocalDate();
        var svg =
                drawn(
                        course(
                                Rulers.leg(),
                                90,
                                reading(Rulers.leg(), 0, "7"),
                                reading(Rulers.leg(), 14, "6")),
                        new CareGiven(
                                List.of(new CareGiven.Visit(day, Pain.of(7, 3), Pain.of(5, 2))),
                                List.of()));

        var silence =
                ((Element) elements(svg, "g", "course-gap").getFirst().getFirstChild())
                        .getAttribute("d");
        var top = Double.parseDouble(silence.replaceAll("^M\\S+ (\\S+?)h.*", "$1"));
        assertThat(top).as("below the lowest score").isGreaterThan(212);
        var visit = (Element) elements(svg, "g", "course-visit").getFirst().getFirstChild();
        assertThat(
                        Double.parseDouble(
                                visit.getAttribute("d").replaceAll("^M\\S+ (\\S+?)v.*", "$1")))
                .isGreaterThan(top + 10);
    }

    private static List<String> key(Document svg) {
        return elements(svg, "text", "course-legend").stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** What lies above the grey is what a reader who got worse asks for first. */
    @Test
    void theKeySaysWhatLiesAboveTheGreyAndOnlySpeaksOfChanceWhereTheLineIsInIt() {
        var fromEight = key(drawn(course(Rulers.leg(), 28, reading(Rulers.leg(), 0, "8"))));
        var fromFour = key(drawn(course(Rulers.leg(), 28, reading(Rulers.leg(), 0, "4"))));

        assertThat(fromEight)
                .contains("grey: close to the start, may be ups and downs")
                .contains("below the dashes: better by 30 percent or more")
                .contains("below the grey: better, seldom just ups and downs")
                .doesNotContain("above the grey: worse, seldom just ups and downs")
                .doesNotContain("below the dashes, in the grey: may be ups and downs");
        assertThat(fromFour)
                .contains("above the grey: worse, seldom just ups and downs")
                .contains("below the dashes, in the grey: may be ups and downs");
    }

    @Test
    void everyWeekThatIsAskedHasItsNumberUnderTheAxisOfAYear() {
        var svg = drawn(course(Rulers.leg(), 300, reading(Rulers.leg(), -7, "6")));

        assertThat(elements(svg, "text", "course-tick"))
                .extracting(Element::getTextContent)
                .containsSubsequence("0", "2", "4", "8", "12", "26", "52");
    }

    @Test
    void theAnswerBeforeTheStartIsSmallAndTheWordStandsAtTheOther() {
        var svg =
                drawn(
                        course(
                                Rulers.leg(),
                                300,
                                reading(Rulers.leg(), -7, "6"),
                                reading(Rulers.leg(), 0, "6"),
                                reading(Rulers.leg(), 28, "3")),
                        NOTHING_GIVEN,
                        Purpose.OWN);

        var radii =
                elements(svg, "g", "course-point").stream()
                        .map(point -> ((Element) point.getFirstChild()).getAttribute("r"))
                        .toList();
        assertThat(radii).containsExactly("3", "4.5", "4.5");
        var first = (Element) elements(svg, "g", "course-point").getFirst().getFirstChild();
        assertThat(elements(svg, "text", "course-label"))
                .filteredOn(label -> label.getTextContent().equals("start"))
                .singleElement()
                .satisfies(label -> {
                    assertThat(label.getAttribute("text-anchor")).isEqualTo("start");
                    assertThat(Double.parseDouble(label.getAttribute("x")))
                            .isGreaterThan(Double.parseDouble(first.getAttribute("cx")));
                });
        assertThat(key(svg)).contains("an earlier answer, not the start");
    }

    @Test
    void aPersonsOwnPictureHasNobodyElseInItAndTheOtherHasThemBesideTheLine() {
        var course =
                course(
                        Rulers.leg(),
                        28,
                        reading(Rulers.leg(), 0, "7"),
                        reading(Rulers.leg(), 28, "3"));

        var own = drawn(course, NOTHING_GIVEN, Purpose.OWN);
        var beside = drawn(course, NOTHING_GIVEN, Purpose.STUDIES);

        assertThat(elements(own, "g", "course-published")).isEmpty();
        assertThat(elements(own, "rect", "course-noise")).isNotEmpty();
        assertThat(own.getElementsByTagName("desc").item(0).getTextContent())
                .doesNotContain("in studies");
        assertThat(elements(beside, "g", "course-published--sham")).isNotEmpty();
        assertThat(elements(beside, "g", "course-point")).hasSize(2);
        assertThat(elements(beside, "rect", "course-noise")).isEmpty();
    }

    @Test
    void tellsTheArmsApartByShape() {
        var svg = drawn(course(Rulers.leg(), 28, reading(Rulers.leg(), 0, "7")));

        var shapes =
                Stream.of("acupuncture", "sham", "other")
                        .map(arm -> elements(svg, "g", "course-published--" + arm).getFirst())
                        .map(mark -> (Element) mark.getFirstChild())
                        .map(shape ->
                                shape.getTagName()
                                        + shape.getAttribute("d").replaceAll("^M\\S+ \\S+?l", "l"))
                        .toList();

        assertThat(shapes).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void namesEveryPointForThoseWhoPointAtIt() {
        var svg =
                drawn(
                        course(
                                Rulers.leg(),
                                40,
                                reading(Rulers.leg(), 0, "7"),
                                reading(
                                        Rulers.leg(),
                                        40,
                                        "4",
                                        Reading.Setting.PRACTITIONER_WATCHING)));

        assertThat(elements(svg, "g", "course-point"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "Before treatment, Mar 2, 2026: 7 (your start)",
                        "Week 5.7, Apr 11, 2026: 4 (outside its time, answered with the practitioner looking on, compared with your start)");
    }

    @Test
    void drawsVisitsAndUnwantedEffectsBeneathTheLineOnTheirDays() {
        var day = BEGAN.atZone(ZoneOffset.UTC).toLocalDate();
        var given =
                new CareGiven(
                        List.of(
                                new CareGiven.Visit(day, Pain.of(7, 3), Pain.of(5, 2)),
                                new CareGiven.Visit(
                                        day.plusWeeks(2), Pain.NOT_ASKED, Pain.NOT_ASKED)),
                        List.of(
                                new CareGiven.Unwanted(day.plusWeeks(2), "AE-BLEED", false),
                                new CareGiven.Unwanted(day.plusYears(3), "AE-PTX", true)));
        var course =
                course(
                        Rulers.leg(),
                        28,
                        reading(Rulers.leg(), 0, "7"),
                        reading(Rulers.leg(), 14, "4"));

        var svg = drawn(course, given);

        // What lies outside the weeks drawn is in the table beside the picture, not at its edge.
        assertThat(elements(svg, "g", "course-visit"))
                .extracting(Element::getTextContent)
                .containsExactly("Visit on Mar 2, 2026", "Visit on Mar 16, 2026");
        assertThat(elements(svg, "g", "course-unwanted"))
                .extracting(Element::getTextContent)
                .containsExactly("!Unwanted event, Mar 16, 2026");
        // The pain of a visit is no answer: the line has its two points and no more.
        assertThat(elements(svg, "g", "course-point")).hasSize(2);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("2 visits", "1 unwanted event");
    }

    @Test
    void drawsOutsideAnswersHollow() {
        var svg =
                drawn(
                        course(
                                Rulers.leg(),
                                40,
                                reading(Rulers.leg(), 0, "7"),
                                reading(Rulers.leg(), 40, "4")));

        // One in the picture, one in the legend.
        assertThat(elements(svg, "circle", "course-disc--hollow")).hasSize(2);
    }

    @Test
    void leavesOutTheBandWhereTheNoiseIsNotKnown() {
        var svg =
                drawn(
                        course(
                                Rulers.line(),
                                28,
                                reading(Rulers.line(), 0, "70"),
                                reading(Rulers.line(), 28, "20")));

        assertThat(elements(svg, "rect", "course-noise")).isEmpty();
    }

    @Test
    void carriesNoInlineStyleNoScriptAndNothingUnescaped() {
        var svg =
                TrajectoryPicture.of(
                        course(Rulers.leg(), 28, reading(Rulers.leg(), 0, "7")),
                        NOTHING_GIVEN,
                        Optional.of(course(Rulers.leg(), 28).schedule().start().plusWeeks(5)),
                        WORDS,
                        "leg",
                        Purpose.CLINIC);

        assertThat(svg)
                .doesNotContain("style=")
                .doesNotContain("<script")
                .doesNotContain("Trial <A");
        assertThat(svg).contains("Trial &lt;A &amp; B&gt;", "class=\"course-review\"");
        assertThat(svg)
                .contains(
                        "viewBox=\"0 0 360 ",
                        "role=\"img\"",
                        "aria-labelledby=\"leg-title leg-desc\"");
    }

    static Stream<Trajectory> courses() {
        return LongStream.range(0, 60)
                .mapToObj(Random::new)
                .map(random -> {
                    var instrument = random.nextBoolean() ? Rulers.leg() : Rulers.confidence();
                    var most = (int) instrument.scale().most().toDouble();
                    var readings =
                            random.ints(random.nextInt(14), -20, 420)
                                    .mapToObj(day ->
                                            reading(
                                                    instrument,
                                                    day,
                                                    String.valueOf(random.nextInt(most + 1))))
                                    .toArray(Reading[]::new);
                    return course(instrument, random.nextInt(420, 460), readings);
                });
    }

    @ParameterizedTest
    @MethodSource("courses")
    void drawsEveryAnswerOnceAndWithinThePaper(Trajectory course) {
        var svg = drawn(course);

        assertThat(elements(svg, "g", "course-point")).hasSameSizeAs(course.points());
        assertThat(elements(svg, "g", "course-gap"))
                .hasSize((int) course.gaps().stream().filter(gap -> gap.week() <= 66).count());
        for (var point : elements(svg, "g", "course-point")) {
            var disc = (Element) point.getFirstChild();
            assertThat(Double.parseDouble(disc.getAttribute("cx"))).isBetween(34.0, 348.0);
            assertThat(y(disc)).isBetween(22.0, 212.0);
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void saysEverySentenceOfEveryCourse(Trajectory course) {
        assertThat(Told.in(WORDS, CourseInWords.of(course)))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}"));
    }

    @Test
    void saysEveryProposal() {
        var by = LocalDate.of(2026, 3, 30);
        var proposals =
                List.of(
                        new ReviewProposal.RedFlagsFirst(Known.YES),
                        new ReviewProposal.RedFlagsFirst(Known.UNKNOWN),
                        new ReviewProposal.ExamineAndRefer(ResponseClass.WORSE),
                        new ReviewProposal.NotYet(by, 10),
                        new ReviewProposal.AnswerFirst(),
                        new ReviewProposal.TaperOrStop(ResponseClass.IMPROVED),
                        new ReviewProposal.SomeMore(ResponseClass.SMALL_IMPROVEMENT, 5),
                        new ReviewProposal.StopOrChange(ResponseClass.NO_CLEAR_CHANGE, false),
                        new ReviewProposal.StopOrChange(ResponseClass.NO_CLEAR_CHANGE, true));

        assertThat(proposals)
                .extracting(proposal -> Told.in(WORDS, proposal))
                .doesNotHaveDuplicates();
        assertThat(Told.in(WORDS, proposals.get(3)))
                .isEqualTo(
                        "The rule proposes nothing before Mar 30, 2026 (week 4) or session 10, whichever"
                                + " is first.");
        assertThat(Told.in(WORDS, proposals.get(6)))
                .isEqualTo("Not clear yet: up to 5 more sessions, then the last decision.");
    }

    @Test
    void saysBetterOnlyBeyondNoise() {
        var within =
                Told.in(
                        WORDS,
                        CourseInWords.of(
                                course(
                                        Rulers.leg(),
                                        28,
                                        reading(Rulers.leg(), 0, "5"),
                                        reading(Rulers.leg(), 28, "3"))));

        assertThat(within)
                .contains(
                        "Your score went down by 2 points; lower is better. We cannot tell that from ordinary ups and downs: this score can move by as much as 2.3 when nothing has really changed.")
                .noneMatch(text -> text.contains("seldom make a change this big"));
        assertThat(within.getLast())
                .contains("cannot tell if the needles helped you, harmed you or did nothing");
    }

    @Test
    void aHigherScoreThatIsBetterIsSaidToHaveGoneUp() {
        assertThat(
                        Told.in(
                                WORDS,
                                CourseInWords.of(
                                        course(
                                                Rulers.confidence(),
                                                28,
                                                reading(Rulers.confidence(), 0, "30"),
                                                reading(Rulers.confidence(), 28, "33")))))
                .anyMatch(text ->
                        text.startsWith("Your score went up by 3 points; higher is better."));
    }

    /** A count of statements does not go up or down: more or fewer of them were true. */
    @Test
    void statementsAreCountedAndNotTurnedRound() {
        assertThat(verdict(Rulers.ticks(24), "16", "4"))
                .startsWith("That is 12 fewer; fewer is better.");
        assertThat(verdict(Rulers.ticks(24), "4", "9"))
                .startsWith("That is 5 more; fewer is better.");
    }

    private static String verdict(Instrument instrument, String from, String to) {
        return said(About.VERDICT, instrument, from, to);
    }

    /** A number without its thing is read twice, and nobody is told what 24 are 24 of. */
    @Test
    void whatWasMeasuredStandsBeforeItsNumbers() {
        assertThat(fromTo(Rulers.leg(), "7", "5"))
                .isEqualTo(
                        "Your leg pain was 7 at the start. On Mar 30, 2026 it was 5. (0 is best, 10 is worst.)");
        assertThat(fromTo(Rulers.ticks(24), "16", "4"))
                .isEqualTo(
                        "Of 24 statements about trouble with everyday things, 16 were true for you at the start. On Mar 30, 2026 it was 4. (0 is best, 24 is worst.)");
        assertThat(fromTo(Rulers.confidence(), "30", "33")).startsWith("Your score was 30");
    }

    private static String fromTo(Instrument instrument, String from, String to) {
        return said(About.FROM_TO, instrument, from, to);
    }

    private static String said(About about, Instrument instrument, String from, String to) {
        return CourseInWords.of(
                        course(
                                instrument,
                                28,
                                reading(instrument, 0, from),
                                reading(instrument, 28, to)))
                .stream()
                .filter(one -> one.about() == about)
                .map(one -> Told.in(WORDS, one))
                .findFirst()
                .orElseThrow();
    }
}
