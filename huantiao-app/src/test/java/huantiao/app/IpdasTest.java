package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.aid.Choice;
import huantiao.aid.Prospect;
import huantiao.aid.Prospect.Side;
import huantiao.evidence.Review;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.living.LivingReview;
import huantiao.web.Words;
import huantiao.web.aid.AidPage;
import huantiao.web.aid.AidPage.WayView;
import huantiao.web.aid.Line;
import huantiao.web.evidence.CurrentReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

/**
 * Holds the decision aid to the criteria of IPDASi, version 4, and prints the scorecard.
 *
 * @see <a href="https://doi.org/10.1177/0272989X13501721">Joseph-Williams and others 2014</a>
 */
class IpdasTest {

    /** Columns of the table that have a cell; what is unknown of a whole way is one across all. */
    private static long columnsFilled(String page) {
        return Pattern.compile("<td role=\"cell\"[^>]*?(?:colspan=\"(\\d+)\")?>")
                .matcher(page)
                .results()
                .mapToLong(cell -> cell.group(1) == null ? 1 : Long.parseLong(cell.group(1)))
                .sum();
    }

    private static final Path CARD = Path.of("..", "docs", "clinical", "ipdas.md");
    private static final String REGENERATE = "huantiao.regenerate";

    /**
     * Words on benefits for each word on harms; outside of this one side is told in less detail.
     */
    private static final double LEAST = 0.5;

    private static final double MOST = 2;

    private static CareServer server;
    private static String page = "";
    private static AidPage aid;
    private static Words words;

    /** Where a criterion stands. */
    enum Verdict {
        MET,
        NOT_MET,
        NOT_APPLICABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One criterion.
     *
     * @param what it asks for, in our words
     * @param why what shows it, or why it is not met
     * @param shown what is looked for; nothing for a criterion that no program can compute
     */
    record Item(String number, String what, Verdict verdict, String why, Supplier<Boolean> shown) {

        static Item met(String number, String what, String why, Supplier<Boolean> shown) {
            return new Item(number, what, Verdict.MET, why, shown);
        }

        static Item notMet(String number, String what, String why) {
            return new Item(number, what, Verdict.NOT_MET, why, () -> true);
        }

        static Item noTest(String number, String what) {
            return new Item(
                    number,
                    what,
                    Verdict.NOT_APPLICABLE,
                    "asked of aids about screening or diagnostic tests; this one offers none",
                    () -> true);
        }

        @Override
        public String toString() {
            return number + " " + what;
        }
    }

    @BeforeAll
    static void open() {
        server = CareServer.open();
        page = server.caller(Staff.rae()).get("/choices").body();
        words = new Words(server.bean(MessageSource.class), Locale.ENGLISH);
        var base = EvidenceFiles.shipped();
        aid =
                AidPage.of(
                        new CurrentReview.State(
                                base, Review.of(base), LivingReview.empty(), Optional.empty()),
                        "");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<Item> qualifying() {
        return Stream.of(
                Item.met(
                        "1.1.1",
                        "Says what the condition is",
                        "the first lines say what sciatica is and where it comes from",
                        () -> said("choices.lead") && page.contains("big nerve of the leg")),
                Item.met(
                        "1.1.2",
                        "Says which decision is to be made",
                        "the first lines name the choice",
                        () -> page.contains("The choice is what to do about it now")),
                Item.met(
                        "1.1.3",
                        "Describes the options",
                        "six ways, waiting first, each with what it is",
                        () ->
                                everyWay(way ->
                                        said("choices.%s.what".formatted(way.choice().code()))
                                                && !article(way.choice()).isEmpty())),
                Item.met(
                        "1.1.4",
                        "Tells what speaks for each option",
                        "two lines for each way, a number or why there is none",
                        () -> everyWay(way -> isTold(way, Side.BENEFIT))),
                Item.met(
                        "1.1.5",
                        "Tells what speaks against each option",
                        "two lines for each way, a number or why there is none",
                        () -> everyWay(way -> isTold(way, Side.HARM))),
                Item.met(
                        "1.2.1",
                        "Tells what living through each option is like",
                        "for body, mind and days of each way",
                        () ->
                                everyWay(way ->
                                        Stream.of("body", "mind", "days")
                                                .allMatch(part ->
                                                        said(
                                                                "choices.%s.%s"
                                                                        .formatted(
                                                                                way.choice().code(),
                                                                                part))))));
    }

    static Stream<Item> certifying() {
        return Stream.of(
                Item.met(
                        "2.1.1",
                        "Shows both sides in equal detail",
                        "as many lines and pictures on each side; words within %s to %s of each other"
                                .formatted(LEAST, MOST),
                        () -> everyWay(IpdasTest::isEven)),
                Item.met(
                        "2.2.1",
                        "Cites its evidence",
                        "every known line leads to a numbered source",
                        () ->
                                lines().filter(Line::isKnown).allMatch(IpdasTest::isCited)
                                        && page.contains("id=\"sources\"")),
                Item.met(
                        "2.2.2",
                        "Says when it was written",
                        "the day stands under how it was made",
                        () -> page.contains("Written on 27 November 2026")),
                Item.met(
                        "2.2.3",
                        "Says how it is kept up to date",
                        "numbers with the data, words by a day that is named",
                        () -> page.contains("The words are read again before 27 November 2027")),
                Item.met(
                        "2.2.4",
                        "Says how uncertain its numbers are",
                        "each of the lines says how sure, pooled ones with their interval",
                        () ->
                                found("How sure\\?", page).size() == lines().count()
                                        && line(Choice.ACUPUNCTURE, Prospect.SOON)
                                                .kind()
                                                .equals("two")
                                        && lines().flatMap(line -> line.bars().stream())
                                                .allMatch(bar ->
                                                        bar.low().value() < bar.gap().value()
                                                                && bar.gap().value()
                                                                        < bar.high().value())),
                Item.met(
                        "2.3.1",
                        "Says who paid for it",
                        "names what is known, and what the clinic may earn",
                        () -> said("choices.made.money")),
                Item.noTest("2.4.1", "Says what the test measures"),
                Item.noTest("2.4.2", "Says what follows when the test finds something"),
                Item.noTest("2.4.3", "Says what follows when it finds nothing"),
                Item.noTest("2.4.4", "Tells of finding what would never have done harm"));
    }

    static Stream<Item> quality() {
        return Stream.of(
                Item.met(
                        "Q1",
                        "Tells how it goes if nothing is done",
                        "waiting is the first way",
                        () ->
                                aid.ways().getFirst().choice() == Choice.WAIT
                                        && line(Choice.WAIT, Prospect.YEAR).isKnown()),
                Item.met(
                        "Q2",
                        "Lets both sides of all options be compared",
                        "one table of all ways and all lines",
                        () -> columnsFilled(page) == lines().count()),
                Item.met(
                        "Q3",
                        "Gives chances of what may follow",
                        "where somebody counted people",
                        () -> lines().anyMatch(line -> line.kind().equals("people"))),
                Item.met(
                        "Q4",
                        "Says whom the chances are about",
                        "every known line says who was counted",
                        () ->
                                lines().filter(Line::isKnown)
                                        .allMatch(line -> line.who().isPresent())),
                Item.met(
                        "Q5",
                        "Gives rates of events",
                        "people of one hundred",
                        () ->
                                lines().filter(line -> line.kind().equals("people"))
                                        .allMatch(line ->
                                                line.head(words).plain().contains("of 100"))),
                Item.met(
                        "Q6",
                        "Compares over the same time, where that can be done",
                        "one column is one year; surgery and waiting, which one trial compared, are shown over one year",
                        () -> page.contains("felt well after one year")),
                Item.met(
                        "Q7",
                        "Compares on the same denominator, where that can be done",
                        "every count of people is put on one hundred",
                        () ->
                                lines().flatMap(line -> line.pictures().stream())
                                        .allMatch(one -> one.people().icons().size() == 100)),
                Item.met(
                        "Q8",
                        "Shows chances in more than one way",
                        "words, numbers and a picture for every count",
                        () ->
                                lines().filter(line -> line.kind().equals("people"))
                                        .allMatch(line ->
                                                !line.pictures().isEmpty()
                                                        && line.says(words).plain().length() > 30)),
                Item.met(
                        "Q9",
                        "Asks what matters to the person",
                        "eight things to weigh",
                        () ->
                                found("name=\"value_(\\w+)\"", page).stream().distinct().count()
                                        == 8),
                Item.met(
                        "Q10",
                        "Leads through the decision step by step",
                        "four steps at the top",
                        () -> page.contains("class=\"aid-steps\"") && said("choices.step.4")),
                Item.met(
                        "Q11",
                        "Has a worksheet or questions for the talk",
                        "a sheet to print, with questions to mark",
                        () ->
                                page.contains("action=\"/choices/sheet\"")
                                        && found("name=\"asks\"", page).size() == 6),
                Item.notMet(
                        "Q12",
                        "Its makers asked patients what they need",
                        "nobody has been asked yet"),
                Item.notMet(
                        "Q13",
                        "Its makers asked health workers what they need",
                        "nobody has been asked yet"),
                Item.notMet(
                        "Q14",
                        "Patients who did not make it have read it critically",
                        "none has yet"),
                Item.notMet(
                        "Q15",
                        "Health workers who did not make it have read it critically",
                        "none has yet"),
                Item.notMet(
                        "Q16",
                        "Was tried out with people before the decision",
                        "not tried out yet"),
                Item.notMet("Q17", "Was tried out with those who advise them", "not tried out yet"),
                Item.met(
                        "Q18",
                        "Says how evidence was chosen and put together",
                        "under how it was made",
                        () -> said("choices.made.how")),
                Item.met(
                        "Q19",
                        "Says how good the evidence is",
                        "under how it was made",
                        () -> said("choices.made.quality")),
                Item.notMet(
                        "Q20",
                        "Names its authors with their credentials",
                        "it says who wrote it, but no names and no credentials"),
                Item.met(
                        "Q21",
                        "Says how hard it is to read",
                        "eight years of school; `PlainWordsTest` measures the Flesch-Kincaid grade",
                        () -> page.contains("eight years of school")),
                Item.notMet(
                        "Q22",
                        "Is shown to bring choices closer to what people value",
                        "nobody has studied it"),
                Item.notMet("Q23", "Is shown to improve what people know", "nobody has studied it"),
                Item.noTest("Q24", "Gives the chance of a true alarm"),
                Item.noTest("Q25", "Gives the chance of a false alarm"),
                Item.noTest("Q26", "Gives the chance of a true all-clear"),
                Item.noTest("Q27", "Gives the chance of a false all-clear"),
                Item.noTest("Q28", "Gives the chance of finding it with and without the test"));
    }

    @ParameterizedTest
    @MethodSource({"qualifying", "certifying", "quality"})
    void shows(Item item) {
        assertThat(item.shown().get()).as(item.toString()).isTrue();
    }

    @Test
    void meetsAllThatQualifiesAndAllThatCertifiesAnAidOnTreatment() {
        assertThat(qualifying()).hasSize(6).allMatch(item -> item.verdict() == Verdict.MET);
        assertThat(certifying()).hasSize(10).noneMatch(item -> item.verdict() == Verdict.NOT_MET);
        assertThat(quality()).hasSize(28);
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void tellsBothSidesOfEachWayInEqualDetail(Choice choice) {
        assertThat(ratio(way(choice))).isBetween(LEAST, MOST);
        assertThat(way(choice).of(Side.BENEFIT)).hasSameSizeAs(way(choice).of(Side.HARM));
    }

    @Test
    void tellsNoWayInMuchMoreDetailThanAnother() {
        var sizes = aid.ways().stream().map(way -> (double) all(way)).sorted().toList();
        double middle = sizes.get(sizes.size() / 2);

        assertThat(sizes).allSatisfy(size -> assertThat(size / middle).isBetween(LEAST, MOST));
    }

    @Test
    void aSideThatIsCutShortIsNoticed() {
        var lines = way(Choice.ACUPUNCTURE).lines();
        var bare = new WayView(Choice.ACUPUNCTURE, lines.subList(0, 3));

        assertThat(isEven(bare)).isFalse();
    }

    @Test
    void theScorecardInTheDocumentsIsTheOneOfTheCode() throws IOException {
        var text = card();
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(CARD, text);
        }

        assertThat(CARD)
                .as(
                        "docs/clinical/ipdas.md must say what the code says; write it anew with"
                                + " mvn -pl huantiao-app -am test -Dtest=IpdasTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        REGENERATE)
                .hasContent(text);
    }

    private static String card() {
        var text = new StringBuilder();
        text.append(
                """
                # How the decision aid scores by IPDASi

                Printed by `IpdasTest`, which looks for every item that a program can look for; do not edit. The criteria are those of IPDASi version 4
                ([Joseph-Williams and others 2014](https://doi.org/10.1177/0272989X13501721)), in our own words. Numbers of qualifying and certifying criteria were read
                in an [appraisal that used them](https://pmc.ncbi.nlm.nih.gov/articles/PMC5013503/). How many there are (6 qualifying, 6 certifying and 4 more for tests, 28 of quality) was checked
                in the [history of the standards](https://doi.org/10.1186/1472-6947-13-S2-S1); that 23 of the 28 are asked of an aid without a test, in [another appraisal](https://pmc.ncbi.nlm.nih.gov/articles/PMC6429890/).

                **The numbering of the quality criteria, Q1 to Q28, is ours and not official.** The official numbers stand in no text that we could open (asked for 2026-11-26 and again
                2026-11-27: the paper itself, public copies of the checklist, appraisals that used it, programs that hold it). Whoever compares two scorecards must go by the words.
                A tick by its makers is not a certificate: nobody outside has rated the aid.

                """);
        group(text, "Qualifying: what makes it a decision aid", qualifying().toList());
        group(
                text,
                "Certifying: without it there is a risk of harmful bias",
                certifying().toList());
        group(text, "Quality, in our numbering", quality().toList());
        text.append(
                """
                ## Equal detail

                Words on what a way may do for somebody, for each word on what it may do to them. Between %s and %s is held by the test.

                | way | words for | words against | ratio |
                | --- | --- | --- | --- |
                """
                        .formatted(LEAST, MOST));
        for (var way : aid.ways()) {
            text.append(
                    "| %s | %d | %d | %s |\n"
                            .formatted(
                                    words.say("choices." + way.choice().code()),
                                    size(way, Side.BENEFIT),
                                    size(way, Side.HARM),
                                    String.format(Locale.ROOT, "%.2f", ratio(way))));
        }
        return text.toString();
    }

    private static void group(StringBuilder text, String title, List<Item> items) {
        long met = items.stream().filter(item -> item.verdict() == Verdict.MET).count();
        long asked =
                items.stream().filter(item -> item.verdict() != Verdict.NOT_APPLICABLE).count();
        text.append("## %s\n\n%d of %d met.\n\n".formatted(title, met, asked));
        text.append("| item | asks for | | by what, or why not |\n| --- | --- | --- | --- |\n");
        for (var item : items) {
            text.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    item.number(), item.what(), item.verdict().word(), item.why()));
        }
        text.append('\n');
    }

    private static boolean everyWay(Predicate<WayView> holds) {
        return aid.ways().size() == Choice.values().length && aid.ways().stream().allMatch(holds);
    }

    private static Stream<Line> lines() {
        return aid.ways().stream().flatMap(way -> way.lines().stream());
    }

    private static WayView way(Choice choice) {
        return aid.ways().stream().filter(way -> way.choice() == choice).findFirst().orElseThrow();
    }

    private static Line line(Choice choice, Prospect prospect) {
        return way(choice).lines().stream()
                .filter(line -> line.prospect() == prospect)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTold(WayView way, Side side) {
        String article = article(way.choice());
        return !way.of(side).isEmpty()
                && way.of(side).stream()
                        .allMatch(line ->
                                article.contains(
                                        "id=\"%s-%s\""
                                                .formatted(
                                                        way.choice().code(),
                                                        line.prospect().code())));
    }

    private static boolean isEven(WayView way) {
        double ratio = ratio(way);
        return way.of(Side.BENEFIT).size() == way.of(Side.HARM).size()
                && ratio >= LEAST
                && ratio <= MOST;
    }

    private static boolean isCited(Line line) {
        return Stream.concat(
                        line.says(words).from().stream(),
                        line.who().stream().map(who -> who.from()))
                .anyMatch(id -> aid.citations().number(id).isPresent());
    }

    private static double ratio(WayView way) {
        return (double) size(way, Side.BENEFIT) / size(way, Side.HARM);
    }

    private static int all(WayView way) {
        String key = "choices." + way.choice().code();
        return size(way, Side.BENEFIT)
                + size(way, Side.HARM)
                + Stream.of("what", "body", "mind", "days", "effort")
                        .mapToInt(part -> count(words.say(key + "." + part)))
                        .sum();
    }

    private static int size(WayView way, Side side) {
        return way.of(side).stream().mapToInt(line -> count(line.plain(words))).sum();
    }

    private static int count(String text) {
        return (int) Arrays.stream(text.split("\\s+")).filter(word -> !word.isBlank()).count();
    }

    /** The words of that key stand on the page, as far as they hold no number. */
    private static boolean said(String key) {
        String text = words.say(key);
        return text.length() > 10 && page.contains(escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The part of the page on one way. */
    private static String article(Choice choice) {
        int from = page.indexOf("<article class=\"way\" id=\"%s\"".formatted(choice.code()));
        return from < 0 ? "" : page.substring(from, page.indexOf("</article>", from));
    }

    private static List<String> found(String pattern, String text) {
        var all = new ArrayList<String>();
        for (MatchResult one : Pattern.compile(pattern).matcher(text).results().toList()) {
            all.add(one.groupCount() > 0 ? one.group(1) : one.group());
        }
        return all;
    }
}
