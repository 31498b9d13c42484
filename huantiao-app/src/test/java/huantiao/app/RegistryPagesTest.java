package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.living.Protocol.Part;
import huantiao.living.Reviews;
import huantiao.registry.RegistryFigures;
import huantiao.web.evidence.ClinicCard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry as its owner, a practitioner and the front desk find it, over real HTTP. */
class RegistryPagesTest {

    private static final String NO_COMPARISON =
            "There was no comparison group; people also improve with time and with sham treatment.";

    private static CareServer server;
    private static Caller owner;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        server.playYear(320);
        owner = server.reader(Staff.olive());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void coverageComesBeforeTheHeadlineAndTheSentenceStandsBesideIt() {
        var page = owner.get("/registry").body();

        assertThat(page)
                .contains(
                        "had a score from before treatment and gave one in time",
                        NO_COMPARISON,
                        "registry-8 nrs_leg/");
        assertThat(page.indexOf("who answered"))
                .isPositive()
                .isLessThan(page.indexOf("How many got better"));
        assertThat(page)
                .containsPattern(
                        "(?s)registry-coverage-title.*registry-responders-title.*registry-courses-title");
    }

    @Test
    void harmsBetweenVisitsAndSeriousOnesAreCountedAgainstTheSameWholes() {
        var page = ChartingPages.words(owner.get("/harms").body());

        var among = numbers(page, "Among ([\\d,]+) people treated, ([\\d,]+) visits and ([\\d,]+)");
        var events =
                numbers(
                        page,
                        "Events among visits ([\\d,]+) for ([\\d,]+) visits, those between two"
                                + " visits too: ([\\d.]+) in 100 .95 % interval ([\\d.]+) to ([\\d.]+)");
        var needles =
                numbers(page, "Events among needles ([\\d,]+) for ([\\d,]+) needles: ([\\d.]+)");
        assertThat(events[0]).isEqualTo(needles[0]);
        assertThat(events[1]).isEqualTo(among[1]);
        assertThat(events[2]).isCloseTo(100 * events[0] / among[1], within(0.51));
        var interval = "([\\d.]+) in 10,000 .95 % interval ([\\d.]+) to ([\\d.]+)";
        var serious =
                numbers(
                        page,
                        "Serious events ([\\d,]+) of [\\d,]+ events ([\\d,]+) of ([\\d,]+) people: "
                                + interval
                                + ". ([\\d,]+) for ([\\d,]+) visits: "
                                + interval
                                + ". ([\\d,]+) for ([\\d,]+) needles: "
                                + interval);
        assertThat(serious[2]).isEqualTo(among[0]);
        assertThat(serious[7]).isEqualTo(among[1]);
        assertThat(serious[12]).isEqualTo(among[2]);
        assertThat(serious[6]).isEqualTo(serious[0]);
        for (int rate : new int[] {3, 8, 13}) {
            assertThat(serious[rate]).isBetween(serious[rate + 1], serious[rate + 2]);
            assertThat(serious[rate + 2]).isPositive();
        }
    }

    @Test
    void everyKindOfHarmHasARateByPersonVisitAndNeedleWithItsInterval() {
        var page = owner.get("/harms").body();

        var among = numbers(page, "Among ([\\d,]+) people treated, ([\\d,]+) visits and ([\\d,]+)");
        assertThat(page)
                .contains("(of %,d)".formatted((int) among[0]))
                .contains("(of %,d)".formatted((int) among[1]))
                .contains("(of %,d)".formatted((int) among[2]));
        var kinds =
                Pattern.compile(
                                "(?s)([\\d,]+) people, ([\\d,]+) events: .*?"
                                        + "<strong>([\\d.]+) %</strong>.*?>([\\d.]+) to ([\\d.]+)<.*?"
                                        + "<strong>([\\d.]+)</strong>.*?>([\\d.]+) to ([\\d.]+)<.*?"
                                        + "<strong>([\\d.]+)</strong>.*?>([\\d.]+) to ([\\d.]+)<")
                        .matcher(page)
                        .results()
                        .map(RegistryPagesTest::numbers)
                        .toList();
        assertThat(kinds)
                .isNotEmpty()
                .allSatisfy(kind -> {
                    double events = kind[1];
                    assertThat(kind[2]).isCloseTo(100 * kind[0] / among[0], within(0.51));
                    assertThat(kind[5]).isCloseTo(100 * events / among[1], within(0.51));
                    assertThat(kind[8]).isCloseTo(10_000 * events / among[2], within(0.51));
                    for (int rate : new int[] {2, 5, 8}) {
                        assertThat(kind[rate]).isBetween(kind[rate + 1], kind[rate + 2]);
                    }
                });
    }

    private static double[] numbers(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .findFirst()
                .map(RegistryPagesTest::numbers)
                .orElseThrow();
    }

    private static double[] numbers(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .mapToDouble(text -> Double.parseDouble(text.replace(",", "")))
                .toArray();
    }

    @Test
    void everyPageIsAccessibleAndFitsThePhone() {
        try (var visit = server.signedIn(Staff.olive(), Screen.PHONE)) {
            for (var path :
                    List.of(
                            "/registry",
                            "/harms",
                            "/registry?from=2026-01-01&to=2026-02-20",
                            "/registry?from=2026-02-30",
                            "/registry/points",
                            "/registry/points?how=electrical&from=2025-06-01",
                            "/registry/marks",
                            "/registry/aid",
                            "/registry/practitioners",
                            "/registry/publication")) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
        }
    }

    @Test
    void theAidIsWatchedWithItsLimitsAndForThoseWhoMaySeeTheRegistry() {
        var page = owner.get("/registry/aid").body();

        assertThat(page)
                .contains(
                        "people used the decision aid before their first visit",
                        "Responded after twelve weeks, without it",
                        "a difference says nothing about what the aid does",
                        "They are no scale of decisional conflict")
                .containsPattern("\\d+ and \\d+ people. Below 20 on either side nothing is said");
        assertThat(owner.get("/registry").body()).contains("href=\"/registry/aid\"");
        assertThat(server.reader(Staff.frank()).get("/registry/aid").statusCode()).isEqualTo(403);
    }

    @Test
    void pointsAreCountedWithWhatFollowedAndTheSentenceThatItIsNoProof() {
        var page = owner.get("/registry/points").body();
        var electrical = owner.get("/registry/points?how=electrical").body();

        assertThat(page)
                .contains("This is a count and no proof", "GB30", "by hand", "asked; ")
                .containsPattern("\\d\\.\\d → \\d\\.\\d \\(\\d+ people, [\\d,]+ visits\\)");
        assertThat(electrical).contains(">electrical</td>").doesNotContain(">by hand</td>");
        assertThat(server.reader(Staff.frank()).get("/registry/points").statusCode())
                .isEqualTo(403);
    }

    @Test
    void pointsAreCountedForTheDaysThatWereAskedFor() {
        var all = owner.get("/registry/points?how=electrical").body();
        var some =
                owner.get("/registry/points?how=electrical&from=2025-06-01&to=2025-06-30").body();

        assertThat(some)
                .containsPattern("Visits of which days(<[^>]+>|\\s)*1 Jun 2025 to 30 Jun 2025");
        assertThat(some)
                .as("the choice of a way keeps the days, and that of days the way")
                .contains(
                        "href=\"/registry/points?how=manual&amp;from=2025-06-01&amp;to=2025-06-30\"")
                .contains("name=\"how\" value=\"electrical\"");
        assertThat(visitsOfTheFirstRow(some)).isPositive().isLessThan(visitsOfTheFirstRow(all));
        assertThat(owner.get("/registry/points?from=2200-01-01").body())
                .contains("Nothing to count yet");

        var wrong = owner.get("/registry/points?from=2025-06-30&to=2025-06-01");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The last day lies before the first.");
        assertThat(owner.get("/registry/points?from=soon").statusCode()).isEqualTo(422);
    }

    private static double visitsOfTheFirstRow(String page) {
        return numbers(page, "data-label=\"Visits\">(\\d+)<")[0];
    }

    @Test
    void marksAreCountedWithWhatFollowedAndTheSentenceThatItIsNoProof() {
        var page = owner.get("/registry/marks").body();
        var pain = owner.get("/registry/marks?feeling=pain").body();

        assertThat(page)
                .contains(
                        "This is a count and no proof", "who agreed to be counted, came to a visit")
                .containsPattern(
                        "<td>(left|right)</td><td>Numbness</td><td class=\"number\">\\d+</td>")
                .containsPattern("\\d\\.\\d → \\d\\.\\d \\(\\d+ people\\)");
        assertThat(pain).contains("<td>Pain</td>").doesNotContain("<td>Numbness</td>");
        assertThat(owner.get("/registry/points").body()).contains("href=\"/registry/marks\"");
        assertThat(server.reader(Staff.frank()).get("/registry/marks").statusCode()).isEqualTo(403);
    }

    @Test
    void theQuestionIsAskedWithoutScriptAndKeptInTheAddress() {
        var page =
                owner.get("/registry?measure=rmdq24&week=26&from=2025-02-01&to=2025-06-30").body();

        assertThat(page)
                .contains(
                        "What the back stops you doing",
                        "26 weeks after the first visit",
                        "1 Feb 2025",
                        "/registry/figures.csv?measure=rmdq24&amp;week=26&amp;from=2025-02-01&amp;to=2025-06-30&amp;as-of=2026-03-01");
    }

    @Test
    void aQuestionThatMakesNoSenseIsAnsweredFieldByField() {
        var query = "measure=hope&week=3&from=2026-02-30&as-of=2030-01-01";

        var answer = owner.get("/registry?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "This measure is not one of the registry.",
                        "This week is not one of the schedule.",
                        "This is not a day.",
                        "This day is not over.");
        for (var path : List.of("figures.csv", "publication", "publication.csv", "practitioners")) {
            var sent = owner.get("/registry/" + path + "?" + query);
            assertThat(sent.statusCode()).as(path).isBetween(302, 303);
            assertThat(sent.headers().firstValue("Location").orElseThrow())
                    .endsWith("/registry?" + query);
        }
    }

    @Test
    void aMeasureByLicenceCanBeAskedAboutAndOneThatJudgesNoChangeCannot() {
        assertThat(owner.get("/registry").body())
                .contains("value=\"odi\"", "Disability, percent", "value=\"pseq\"")
                .doesNotContain("value=\"pgic\"", "value=\"start_back\"", "value=\"promis_pi\"");

        var answer = owner.get("/registry?measure=odi&week=12&from=2025-02-01&to=2025-06-30");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "Measure: Disability, percent (asked about: today), 12 weeks",
                        "comes with the measure and cannot be chosen here",
                        "had no score from before treatment");
        assertThat(owner.get("/registry?measure=pgic").statusCode()).isEqualTo(422);
    }

    @Test
    void oneDayOfTwoAndAnEndBeforeTheBeginningAreSaid() {
        assertThat(owner.get("/registry?from=2025-02-01").body())
                .contains("One of the two days is missing.");
        assertThat(owner.get("/registry?from=2025-02-01&to=2025-01-01").body())
                .contains("The last day lies before the first.");
    }

    @Test
    void figuresAreTheSameBytesEveryTimeAndEachIsExplained() {
        var once = owner.get("/registry/figures.csv?as-of=2026-02-01");
        var twice = owner.get("/registry/figures.csv?as-of=2026-02-01");
        var dictionary = owner.get("/registry/dictionary.csv").body();

        assertThat(once.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(once.body()).isEqualTo(twice.body());
        var explained = new HashSet<String>();
        dictionary
                .lines()
                .skip(1)
                .forEach(line -> {
                    var fields = line.split(",", 3);
                    assertThat(fields[2].length()).as(line).isGreaterThan(10);
                    explained.add(fields[0] + " " + fields[1]);
                });
        var names = new ArrayList<String>();
        once.body().lines().skip(1).forEach(line -> names.add("figure " + line.split(",", 2)[0]));
        assertThat(names).hasSizeGreaterThan(60);
        assertThat(explained).containsAll(names);
        assertThat(RegistryFigures.COLUMNS).allMatch(name -> explained.contains("column " + name));
    }

    @Test
    void everyColumnFigurePartAndMeasureOfWhatIsPublishedStandsInTheDictionary() {
        var explained =
                owner.get("/registry/dictionary.csv")
                        .body()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", 3))
                        .peek(cells -> assertThat(cells[2]).hasSizeGreaterThan(6))
                        .map(cells -> cells[0] + " " + cells[1])
                        .toList();

        assertThat(explained).doesNotHaveDuplicates().contains("term the silent");
        for (var query : List.of("", "?week=4", "?measure=rmdq24", "?measure=odi")) {
            var lines =
                    owner.get("/registry/publication.csv" + query)
                            .body()
                            .lines()
                            .map(RegistryPagesTest::cells)
                            .toList();
            assertThat(Stream.of(lines.getFirst()).map("column "::concat))
                    .allMatch(explained::contains);
            for (var cells : lines.subList(1, lines.size())) {
                assertThat(explained).contains("figure " + cells[0]).containsAll(named(cells[1]));
                if (!cells[0].startsWith("elsewhere_")) {
                    assertThat(explained).contains("measure " + cells[6]);
                }
            }
        }
    }

    /** The cells of a line; a comma within quotes is no new cell. */
    private static String[] cells(String line) {
        return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    }

    /** Under which names a part stands in the dictionary; parts joined by a plus under each. */
    private static List<String> named(String part) {
        if (part.contains(";steps:")) {
            return List.of("part kind:CODE;words:yes or no;steps:CODES");
        }
        if (part.contains(";outcome:")) {
            return List.of("part " + part.replaceFirst("^kind:[^;]*", "kind:CODE"));
        }
        var prefix = part.substring(0, part.indexOf(':') + 1);
        return Stream.of(part.substring(prefix.length()).split("[+]"))
                .map(code ->
                        switch (prefix) {
                            case "level:" -> "NAME";
                            case "source:" -> "ADDRESS";
                            case "half:" -> code.replaceFirst("\\d{4}", "YYYY");
                            case "by:" -> code.replaceFirst(":.*", "");
                            default -> code;
                        })
                .map(code -> "part " + prefix + code)
                .toList();
    }

    @Test
    void whatIsPublishedHoldsTheSentenceTheBoundsTheHarmsAndNoPractitioner() {
        for (var path : List.of("/registry/publication")) {
            assertThat(owner.get(path).body())
                    .contains(
                            "Results of Riverside Example Clinic",
                            NO_COMPARISON,
                            "14.9 points after 4 weeks with sham needling, and by 30.8 with needling, on a"
                                    + " scale from 0 to 100. The scale of the measure above runs from 0 to"
                                    + " 10.",
                            "55 percent",
                            "if nobody who was silent did",
                            "ended their course because it got worse, at any time",
                            "even the worst score would not have counted as worse. Of the other ",
                            "Everybody, whatever the complaint, who came to the first visit",
                            "Before that visit their score",
                            "with whoever stopped because it got worse taken as not better",
                            "whoever stopped because it got worse is not taken out",
                            "our figures may not be set against theirs",
                            "is in no figure except where it says",
                            "Of nobody is it noted: the best score at the start",
                            "having taken consent back",
                            "What happened to the",
                            "Given at least once: Needles",
                            "taken as silent too",
                            "of two answers in that time the nearer one",
                            "Serious (death, danger to life",
                            "What it cost people is not recorded here.",
                            "registry-8 nrs_leg/")
                    .doesNotContain("Ada Quill", "Ben Marsh", "Cleo Vane")
                    .doesNotContainIgnoringCase("cured")
                    .doesNotContainIgnoringCase("effective rate");
        }
    }

    @Test
    void everyNumberOfWhatIsPublishedIsFoundAgainInTheFileHandedOutWithIt() {
        for (var query : List.of("", "?week=4", "?measure=rmdq24", "?measure=odi")) {
            var page = owner.get("/registry/publication" + query).body();
            var file = fileOf(page);

            assertThat(file.headers().firstValue("Content-Type"))
                    .contains("text/csv;charset=UTF-8");
            assertThat(file.body()).isEqualTo(fileOf(page).body());
            assertThat(page)
                    .contains("<code class=\"digest\">%s</code>".formatted(sha256(file.body())));
            var values = new ArrayList<BigDecimal>();
            for (var line : file.body().lines().skip(1).toList()) {
                var cells = cells(line);
                assertThat(RegistryFigures.NAMES).contains(cells[0]);
                switch (cells[3]) {
                    case "reason", "day" -> {}
                    case "text" -> values.addAll(numbersOf(cells[2]));
                    default -> values.add(new BigDecimal(cells[2]));
                }
                if (!cells[7].isEmpty()) {
                    values.add(new BigDecimal(cells[7]));
                }
            }
            assertThat(numbersOf(article(page)))
                    .hasSizeGreaterThan(150)
                    .allSatisfy(number ->
                            assertThat(values)
                                    .as("%s on the page%s", number, query)
                                    .anyMatch(value -> isRounded(number, value)));
        }
    }

    @Test
    void theSentencesOfWhatIsPublishedTellTheFiguresOfTheirNameInItsFile() {
        var page = owner.get("/registry/publication").body();
        var main = named(fileOf(page).body(), ",nrs_leg/", ",12,");

        var told =
                numbers(
                        page,
                        "score between (\\d+) and (\\d+) percent of the (\\d+) counted got better");
        assertThat(told[0]).isEqualTo(Math.floor(main.getOrDefault("bound_lower all", Double.NaN)));
        assertThat(told[1]).isEqualTo(Math.ceil(main.getOrDefault("bound_upper all", Double.NaN)));
        assertThat(told[2]).isEqualTo(main.getOrDefault("counted all", Double.NaN));
        var stopped =
                numbers(
                        page,
                        "But (\\d+) of the (\\d+) counted [(](\\d+) percent[)] are known to have"
                                + " ended");
        assertThat(stopped[0]).isEqualTo(main.getOrDefault("stopped_worse all", Double.NaN));
        assertThat(stopped[2])
                .isCloseTo(main.getOrDefault("stopped_worse_share all", Double.NaN), within(0.51));
        var when =
                numbers(
                        page,
                        "Of these \\d+, by their last day, (\\d+) ended it before the days in which"
                                + " this week is counted, (\\d+) in these days and (\\d+) after");
        assertThat(when)
                .containsExactly(
                        main.getOrDefault("stopped_worse_before all", Double.NaN),
                        main.getOrDefault("stopped_worse_in all", Double.NaN),
                        main.getOrDefault("stopped_worse_after all", Double.NaN));
        assertThat(when[0] + when[1] + when[2]).isEqualTo(stopped[0]);
        var range = numbers(page, "anything from (\\d+) to (\\d+) percent of those counted");
        assertThat(range[0]).isEqualTo(Math.floor(main.getOrDefault("defined_lower all", 0.0)));
        assertThat(range[1]).isEqualTo(Math.ceil(main.getOrDefault("defined_upper all", 0.0)));
    }

    @Test
    void whereTooFewAnsweredThePublishedBoundsStandOnceAndWhyThereIsNoMoreIsSaid() {
        var page = owner.get("/registry/publication?measure=odi").body();

        assertThat(page)
                .containsOnlyOnce("Below 60 percent there is no headline.")
                .containsOnlyOnce("percent of the 138 counted got better: ")
                .contains(
                        "No average is told where under 60 percent answered",
                        "By the score 0 of the 0 who answered got worse.")
                .doesNotContain("By other ways to call it better", "On average the score of");
    }

    private static HttpResponse<String> fileOf(String page) {
        var address = Pattern.compile("href=\"(/registry/publication[.]csv[^\"]*)\"").matcher(page);
        assertThat(address.find()).isTrue();
        return owner.get(address.group(1).replace("&amp;", "&"));
    }

    /** Value of each figure and part on the lines that hold all of these. */
    private static Map<String, Double> named(String csv, String... holding) {
        var figures = new HashMap<String, Double>();
        for (var line : csv.lines().skip(1).toList()) {
            var cells = cells(line);
            if (Stream.of(holding).allMatch(line::contains)
                    && !List.of("reason", "day", "text").contains(cells[3])) {
                figures.put(cells[0] + " " + cells[1], Double.valueOf(cells[2]));
            }
        }
        return figures;
    }

    /** What somebody reads, without days, scales, sources and versions, which are no figures. */
    private static String article(String page) {
        var article =
                page.substring(page.indexOf("<article"), page.indexOf("</article>"))
                        .replaceAll("<ul class=\"small\">[\\s\\S]*?</ul>", " ")
                        .replaceAll("<[^>]+>", " ")
                        .replace("&gt;", ">");
        return article.substring(0, article.indexOf("To count it again"))
                .replaceAll("Source: [^.]*[.]", " ")
                .replaceAll("[(]doi:[^)]*[)]|doi:\\S+", " ")
                .replaceAll("\\d{1,2} [A-Z][a-z]{2,3} \\d{4}", " ")
                .replaceAll("0 to (10|24|100)\\b", " ")
                .replaceAll(
                        "past 7 days|95 percent (interval|confidence)|[(]95 percent[)]|of 10,000 people",
                        " ")
                .replaceAll("(Under|Over) \\d+ weeks|over 12 weeks|6 to 12 weeks", " ");
    }

    private static List<BigDecimal> numbersOf(String text) {
        return Pattern.compile("\\d[\\d,]*(?:[.]\\d+)?")
                .matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group().replaceAll(",$|,(?=\\d{3})", "")))
                .toList();
    }

    private static boolean isRounded(BigDecimal number, BigDecimal value) {
        return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_EVEN)
                .anyMatch(
                        mode -> value.abs().setScale(number.scale(), mode).compareTo(number) == 0);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsPublishedIsTakenAwayAsOneFileWithoutMenuTokenOrWhoFetchedIt() {
        var page = owner.get("/registry/publication").body();
        var handout = owner.get("/registry/publication.html");

        assertThat(handout.headers().firstValue("Content-Type"))
                .contains("text/html;charset=UTF-8");
        assertThat(handout.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"publication-2024-07-01-2025-06-30.html\"");
        assertThat(wholeArticle(handout.body())).isEqualTo(wholeArticle(page));
        assertThat(handout.body())
                .contains(
                        "<style>@layer reset", "<title>Results of Riverside Example Clinic</title>")
                .doesNotContain(
                        "csrf", "<nav", "<script", "<link", "<form", "href=", "src=", "Olive");
        assertThat(server.reader(Staff.frank()).get("/registry/publication.html").statusCode())
                .isEqualTo(403);
        assertThat(
                        owner.get("/registry/publication.html?from=2025-02-01&to=2025-06-30")
                                .statusCode())
                .isEqualTo(409);
        assertThat(owner.get("/registry/publication.html?week=3").statusCode()).isBetween(302, 303);
    }

    private static String wholeArticle(String page) {
        return page.substring(page.indexOf("<article"), page.indexOf("</article>"))
                .replaceAll("\\s+", " ");
    }

    @Test
    void whatIsPublishedBeginsWithWhatItComesTo() {
        var page = owner.get("/registry/publication").body();

        assertThat(
                        Stream.of(
                                        ">In short<",
                                        "<dt>Data</dt><dd>as known at the end of",
                                        "<dt>Measure</dt><dd>Leg pain, 0 to 10, 12 weeks after the first visit;",
                                        "<dt>Comparison group</dt><dd>none</dd>",
                                        "<dt>Better by the score</dt>",
                                        "<dt>Unwanted events</dt><dd>24 of 138 people, 2 of them a serious one</dd>",
                                        "Measure: Leg pain",
                                        "<p>" + NO_COMPARISON + " By the score between",
                                        "had an unwanted event that was noted",
                                        "Before the first needle scores got better by",
                                        "had had the complaint for 12 weeks or less",
                                        "What is called better moves this:",
                                        ">Who is counted, and who answered<",
                                        "gave one in time outside the treatment room",
                                        ">How many got better<",
                                        "Table: Leg pain, 0 to 10; What the back stops you doing, 0 to 24; Back",
                                        "Table: Under 6 weeks; 6 to 12 weeks; Over 12 weeks, or not known",
                                        ">To count it again<")
                                .map(page::indexOf))
                .doesNotContain(-1)
                .isSorted();
    }

    @Test
    void aDemoClinicSaysOnThePageAndInTheFileThatEverythingIsInvented() {
        var real = owner.get("/registry/publication").body();
        assertThat(real).doesNotContain("Everything here is invented");
        assertThat(fileOf(real).body()).doesNotContain("data_invented");

        server.card = Optional.of(inventedCard());
        try {
            var page = owner.get("/registry/publication").body();
            assertThat(page.indexOf("None of the people counted exists"))
                    .isBetween(page.indexOf("<article"), page.indexOf("who answered"));
            assertThat(fileOf(page).body()).contains("\r\ndata_invented,all,\"yes\",text,");
        } finally {
            server.card = Optional.empty();
        }
    }

    @Test
    void whatTheClinicSaysOfItselfStandsBesideItsFiguresAndOnlyUnderItsOwnName() {
        for (var name : List.of("Riverside Example Clinic", "Another Clinic")) {
            server.card =
                    Optional.of(
                            new ClinicCard(
                                    name,
                                    "Juniper",
                                    "three years",
                                    "",
                                    "Mill Lane",
                                    "555 0100",
                                    OptionalInt.empty(),
                                    OptionalInt.empty(),
                                    "",
                                    "",
                                    new ClinicCard.OnFigures(
                                            "people themselves",
                                            "",
                                            "Both <went> to hospital; ribs are not needled now."),
                                    false));
            try {
                var page = owner.get("/registry/publication").body();
                if (name.startsWith("Riverside")) {
                    assertThat(page)
                            .contains(
                                    "in the words of the clinic, which nobody checked: Both"
                                            + " &lt;went&gt; to hospital",
                                    "Whom to ask: Mill Lane, 555 0100",
                                    "Who treats: Juniper, three years",
                                    "Paid by: people themselves",
                                    "Not on this page: whether a protocol was registered;")
                            .doesNotContain("What happened in them, for which");
                } else {
                    assertThat(page)
                            .contains("What happened in them, for which")
                            .doesNotContain("Mill Lane", "people themselves", "&lt;went&gt;");
                }
            } finally {
                server.card = Optional.empty();
            }
        }
    }

    private static ClinicCard inventedCard() {
        return new ClinicCard(
                "Lantern",
                "Juniper",
                "none",
                "",
                "",
                "",
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                "",
                ClinicCard.OnFigures.NOTHING,
                true);
    }

    @Test
    void theFileOfAPublicationIsForWhomThePublicationIsAndRefusedLikeIt() {
        var frank = server.reader(Staff.frank());
        assertThat(frank.get("/registry/publication.csv").statusCode()).isEqualTo(403);
        assertThat(server.reader(Staff.pia()).get("/registry/publication.csv").statusCode())
                .isEqualTo(200);

        var chosen = owner.get("/registry/publication.csv?from=2025-02-01&to=2025-06-30");
        assertThat(chosen.statusCode()).isEqualTo(409);
        assertThat(chosen.body())
                .contains("This cannot be published", "Only whole halves of a calendar year");
        assertThat(owner.get("/registry/publication.csv?week=3").statusCode()).isBetween(302, 303);
    }

    @Test
    void aTrialThatWasTakenBackIsNoYardstickUntilItStandsAgain() {
        var rae = server.reader(Staff.rae());
        rae.get("/workbench");
        var protocol = new HashMap<>(Map.of("seen", "0", "reason", ""));
        for (var part : Part.values()) {
            protocol.put(part.field(), Reviews.protocol().text(part));
        }
        rae.post("/workbench/protocol", protocol);
        var flag = new HashMap<>(Map.of("trial", "TU2024", "concern", "RETRACTED"));
        flag.putAll(Map.of("reason", "The journal took it back.", "source", "doi:10.1000/notice"));
        rae.post("/workbench/flags", flag);
        rae.post("/workbench/versions", Map.of("note", "One retracted."));

        assertThat(owner.get("/registry/publication").body())
                .contains(
                        NO_COMPARISON,
                        "The trial that showed how far pain falls with sham needling was taken back",
                        "55 percent")
                .doesNotContain("14.9 points");

        rae.post("/workbench/flags/lifted", flag);
        rae.post("/workbench/versions", Map.of("note", "It was another paper."));
        assertThat(owner.get("/registry/publication").body()).contains("14.9 points");
    }

    @Test
    void nothingIsPublishedWhileWindowsAreOpen() {
        var answer = owner.get("/registry/publication?from=2025-07-01&to=2025-12-31");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("This cannot be published", "still running")
                .doesNotContain("got better");
    }

    @Test
    void aPeriodThatSomebodyChoseIsForTheirOwnEyes() {
        var answer = owner.get("/registry/publication?from=2025-02-01&to=2025-06-30");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("This cannot be published", "Only whole halves of a calendar year")
                .doesNotContain("got better");
    }

    @Test
    void whatIsPublishedShowsWhoWasSilentAndEveryOtherMeasureAndWeek() {
        var page = owner.get("/registry/publication").body();

        assertThat(page)
                .contains(
                        "Who they were before the first needle",
                        "More than error does not mean that treatment did it.",
                        "Starting score given in the room only",
                        "Every measure at every week",
                        "What the back stops you doing, 0 to 24 <",
                        "Worse: at least 30 percent; no figure of its error was read.",
                        "Back pain, 0 to 10 <",
                        "Answers count within 3 days of week 2, 3 days of week 4",
                        "The other measures by these rules: registry-8 rmdq24/",
                        "Not shown: the time to answer has not ended for",
                        "so they may be too narrow");
    }

    @Test
    void whatIsPublishedSetsOtherSignsBesideBetterAndAYardstickBesideSeriousHarm() {
        var page = owner.get("/registry/publication").body();

        assertThat(page)
                .containsPattern("4\\.5, \\d+ of the \\d+ changed by more than it")
                .containsPattern(
                        "\\d+ of the \\d+ who got better ended at 3 or lower, and so did \\d+ of all")
                .contains(
                        "Nobody has an answer from these days to the question whether the way it is now")
                .containsPattern(
                        "Of the \\d+ who got better by the score it is known of \\d+ how their course"
                                + " ended: \\d+ reached the goal, as the practitioner noted it, \\d+"
                                + " stopped because it got worse, and \\d+ stopped without a change")
                .containsPattern(
                        "Worse by this score were 0 of \\d+ who answered at week 2, .* at week 26[.]"
                                + " So this score shows nothing of why these people stopped")
                .containsPattern(
                        "limits of agreement [(]95 percent[)] reach from −\\d[.]\\d\\d to \\d[.]\\d\\d"
                                + " [(]below 0 is worse; \\d+ people")
                .contains(
                        "of 229,230 people with long-lasting pain",
                        "8.6 percent had an unwanted effect of any kind (here 24 of 138, 17 percent), 2.2 percent"
                                + " one that needed treatment, and 2 had a collapsed lung (here 2 of"
                                + " 138; doi:10.1159/000209315)",
                        "1.01 of 10,000 people had a serious event (95 percent interval 0.23 to 2.33;"
                                + " doi:10.1136/bmjopen-2020-045961)",
                        "Here 2 of 138 people had a serious one, 1 in 69; by that figure it is 1 in 9,901 people elsewhere (1 in 4,291 to 1 in 43,479 by its limits). Chance alone hardly",
                        "of these 94 were there before the first needle",
                        "(asked about: past 7 days, average)",
                        "an earlier course of care here (what was before this program is not known)",
                        "that it is not known how long the complaint had lasted");
    }

    @Test
    void whatIsPublishedTellsTheBetterBoundsOnlyBesideTheWorseOnesAndHarmsBesideThem() {
        var page = owner.get("/registry/publication").body();

        assertThat(page)
                .containsPattern(
                        "<p>"
                                + NO_COMPARISON
                                + " By the score between \\d+ and \\d+ percent .*all of them did. With"
                                + " whoever stopped because it got worse taken as not better, it is"
                                + " between \\d+ and \\d+ percent: \\d+ are known to have, \\d+ of whom got"
                                + " better by the score, and \\d+ who got better by the score and have"
                                + " no end noted [(]it may go on[)] or were not heard of any more are in"
                                + " the higher figure only[.] Of the \\d+ people in the lower figure \\d+ are"
                                + " noted to have reached the goal, and \\d+ stopped without a change,"
                                + " were sent on or stopped by themselves[.] With whoever stopped so taken"
                                + " as worse,"
                                + " between \\d+ and \\d+ percent got worse[.] ")
                .containsPattern(
                        "Before the first needle scores got better by \\d[.]\\d\\d a week already;"
                                + " after it by \\d[.]\\d\\d a week, averaged over all the time from the"
                                + " last answer before it[.] From that answer on it was \\d[.]\\d\\d a week up"
                                + " to week 2 [(]of \\d+ people[)], .* up to week 26 [(]of \\d+ people[)]"
                                + "[.] Each of these begins at the same answer, .* Courses slow by themselves as"
                                + " they go on: none of these paces tells whether needles quickened"
                                + " or slowed anything[.] Behind the first are \\d+"
                                + " people, behind the second \\d+: all of these \\d+ answered twice before")
                .containsPattern(
                        "<p>\\d+ of the \\d+ counted had had the complaint for 12 weeks or less when"
                                + " they first came. Many people whose sciatica is recent get better"
                                + " without needles: in usual general practice 62 percent, and of those"
                                + " who were to wait and see in a trial 87 percent, counted as improved"
                                + " after 12 weeks. What else was done for them is not in what we read;"
                                + " they were different people, asked in a different way. Source:"
                                + " Luijsterburg 2008.*Vroomen 1999")
                .containsPattern(
                        "That is for those counted. With the \\d+ who came and are not counted for want"
                                + " of consent as silent people")
                .containsPattern(
                        "\\d+ is the fewest: how it ended is not known of \\d+ of the \\d+")
                .containsPattern("give anything from \\d+ to \\d+ percent of those counted")
                .containsPattern(
                        "In the same week, by the score alone of the other measures: \\d+ to \\d+"
                                + " percent got better by \"What the back stops you doing, 0 to 24\";"
                                + " \\d+ to \\d+ percent got better by \"Back pain, 0 to 10\"[.] By the"
                                + " score alone of all other measures and weeks it is anything from")
                .containsPattern(
                        "This measure asks for leg pain, of the \\d+ with a complaint in no leg too")
                .containsPattern(
                        "those who answered and the silent differed: mean score \\d[.]\\d and"
                                + " \\d[.]\\d, over 12 weeks or not known \\d+ and \\d+ percent,"
                                + " women \\d+ and \\d+ percent[.]")
                .containsPattern(
                        "Of the other \\d+, 0 got worse [(]95 percent interval 0 to \\d+ percent[)]")
                .contains(
                        "whether it holds for everybody counted here is not known. Source: Which regional pain rating best predicts",
                        "(conventional cut named as such in the same paper).",
                        "1 in 69 people had a collapsed lung here (95 percent interval 1 in 19 to 1 in 252), and 1 in 114,615 of people with"
                                + " long-lasting pain and other complaints whom doctors in Germany treated",
                        "138 people who came from 1 Jan 2025 to 30 Jun 2025 (asked about: from 1 Jul"
                                + " 2024 to 30 Jun 2025), whatever the complaint",
                        "What happened in them, for which of these reasons each was serious, whether"
                                + " they had the same practitioner, and what the clinic changed"
                                + " afterwards is not on this page.",
                        "at every one of these visits, by a question and a list of kinds",
                        "is noted to have reached the goal, whatever the score (of all 138 counted)",
                        "The first visit of anybody that is entered in this program was on",
                        "week 2",
                        "Better by, mean")
                .containsPattern(
                        "<p>\\d+ of \\d+ people had an unwanted event that was noted, 2 of them a"
                                + " serious one: collapsed lung [(]pneumothorax[)], 2 people[.] By the judgement"
                                + " of the clinic itself care brought 2 of the 2 serious events probably and"
                                + " 0 for certain[.]")
                .containsPattern(
                        "(?s)Unwanted events by kind</caption>.*?<tbody>\\s*<tr><th scope=\"row\">"
                                + "collapsed lung [(]pneumothorax[)]")
                .containsPattern("\\d+ from 1 Jan 2025 to 30 Jun 2025[.]")
                .containsPattern(
                        "the complaint of \\d+ of the \\d+ counted reached below the knee in a leg,"
                                + " whatever it came from; that of \\d+ was in a leg and not below the"
                                + " knee, that of \\d+ in no leg; of \\d+ it is not, or not wholly,"
                                + " known[.].*How many had sciatica is a judgement")
                .containsPattern(
                        "Table: In a leg, below the knee; In a leg and not below the knee, in no leg, or"
                                + " not known</summary>")
                .contains(
                        "How they ended or stood, as the clinic noted it last; from whom it knows is"
                                + " not kept: collapsed lung (pneumothorax), 2 events: recovered.",
                        "certain 0, probable 2, possible 0, unlikely 0, cannot be judged" + " 0.",
                        "Not noted as done: family doctor told, treatment paused",
                        "0 of those counted have begun a later course since.",
                        "Not on this page: where the clinic is and whom to ask; the training of the"
                                + " practitioners; who pays for the care and for this count; whether a"
                                + " protocol was registered; on which legal ground it counts")
                .contains(
                        "from 1 Jul 2024 to 30 Jun 2025 and agreed to be counted. Care was"
                                + " acupuncture and what went with it. Came means: entered"
                                + " in this program with a visit; whoever was treated and not entered is in no figure, and how many"
                                + " these are is not known. Those days are the period"
                                + " asked about; all of those counted came between 1 Jan 2025 and 30"
                                + " Jun 2025.",
                        "Worse means a score at least 30 percent worse than before treatment, or worse"
                                + " by more than 2.3",
                        "Of these 14 answered in time, and of those all 14 got better by the score"
                                + " above. A course may end when it is worse, and the score be better at"
                                + " another time; where the two do contradict each other, which is wrong"
                                + " is not known.",
                        "Nobody has a “flare of the treated complaint, over 48 h” noted, though 17 people are",
                        "at least the first of these counts only effects put down to acupuncture, while"
                                + " here every event counts that was noted (34 of 34, by the clinic, for certain or probably")
                .containsPattern(
                        "by their last day, [1-9]\\d* ended it before the days in which this week is counted,"
                                + " [1-9]\\d* in these days and [1-9]\\d* after them")
                .containsPattern("That is \\d[.]\\d\\d a week before the first visit")
                .containsPattern("one who signed most visits was one of 3 practitioners[)]")
                .containsPattern(
                        "How it ended is not known of \\d+ of the \\d+ [(]\\d+ percent[)]: \\d+ have no"
                                + " end noted, and \\d+ were not heard"
                                + " of any more[.]")
                .contains(
                        "noted as done: person safe, doctor saw or spoke to them, person told",
                        "percent got worse. <span class=\"soft small\">Bounds and limits of"
                                + " intervals are rounded outward, here and on all of this page.",
                        "When it chose is not recorded, so take it that it had seen the data.",
                        "are those that the program proposes on that day where nobody chooses",
                        "a refusal stands here only where a member of the clinic noted it",
                        "there is no tipping point. That is about missing answers, and not about",
                        "Worse not possible",
                        "0 of 97 (0 – 4)");
        assertThat(page.indexOf("Unwanted events that were noted, whatever their cause"))
                .isBetween(page.indexOf("How many got better"), page.indexOf("Every measure at"));
        assertThat(owner.get("/registry/publication?week=4").body())
                .contains("are not those that the program proposes");
    }

    @Test
    void theModelIsSaidToLieOffWhatWasSeenAtTheStart() {
        assertThat(owner.get("/registry").body())
                .contains("one straight line in the logarithm of the weeks plus one")
                .containsPattern(
                        "the model lies off what was seen: over 12 weeks before the first visit,"
                                + " \\d[.]\\d (below|above) the dot; 12 weeks or less, \\d[.]\\d");
    }

    @Test
    void thePictureRoundsAsTheSentenceBesideIt() {
        var page = owner.get("/registry").body();

        var said =
                Pattern.compile("whether others were there is not known[)]: (\\d+) percent")
                        .matcher(page);
        var drawn = Pattern.compile(">(\\d+) % answered<").matcher(page);
        assertThat(said.find()).isTrue();
        assertThat(drawn.find()).isTrue();
        assertThat(drawn.group(1)).isEqualTo(said.group(1));
        assertThat(page)
                .containsPattern(
                        "over 12 weeks before the first visit: from \\d\\.\\d at the start to")
                .contains("Whoever came more often had more chances");
    }

    @Test
    void practitionersAreSeenByTheOwnerOnlyAndStandByName() {
        var page = owner.get("/registry/practitioners").body();

        assertThat(page)
                .containsPattern("(?s)A · <bdi>Ada Quill.*B · <bdi>Ben Marsh.*C · <bdi>Cleo Vane");
        var practitioner = server.reader(Staff.pia());
        assertThat(practitioner.get("/registry").body())
                .contains("How many got better")
                .doesNotContain("/registry/practitioners");
        assertThat(practitioner.get("/registry/practitioners").statusCode()).isEqualTo(403);
        assertThat(server.reader(Staff.frank()).get("/registry").statusCode()).isEqualTo(403);
    }
}
