package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.InMemoryAccounts;
import huantiao.access.InMemoryAuditTrail;
import huantiao.aid.DecisionAid;
import huantiao.aid.Expectation;
import huantiao.aid.Knowledge;
import huantiao.aid.Knowledge.Answer;
import huantiao.care.InMemoryCharts;
import huantiao.evidence.Certainty;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.Report;
import huantiao.evidence.Review;
import huantiao.evidence.RowRefusal;
import huantiao.evidence.Scale;
import huantiao.evidence.Trial;
import huantiao.evidence.Warning;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.living.InMemoryLiving;
import huantiao.living.Living;
import huantiao.living.LivingReview;
import huantiao.triage.RedFlags.SafetyNet;
import huantiao.web.access.Actors;
import huantiao.web.evidence.CurrentReview;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.util.HtmlUtils;

/** The pages anyone may read, made from the data that ship. */
class PublicPagesTest {

    private static final AnnotationConfigWebApplicationContext CONTEXT =
            new AnnotationConfigWebApplicationContext();
    private static MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Visited {
        @Bean
        Living living() {
            return new InMemoryLiving();
        }

        @Bean
        Actors actors() {
            return _ -> new Actor.Visitor();
        }

        @Bean
        Accounts accounts() {
            return new InMemoryAccounts();
        }

        @Bean
        InMemoryCharts charts(Clock clock) {
            return new InMemoryCharts(clock);
        }

        @Bean
        AuditTrail trail(Accounts accounts) {
            return new InMemoryAuditTrail(accounts);
        }
    }

    @BeforeAll
    static void opens() {
        CONTEXT.setServletContext(new MockServletContext());
        CONTEXT.register(Visited.class, PageWiring.class, EvidenceWiring.class);
        CONTEXT.scan("huantiao.web.evidence", "huantiao.web.aid");
        CONTEXT.refresh();
        browser = MockMvcBuilders.webAppContextSetup(CONTEXT).build();
    }

    @AfterAll
    static void closes() {
        CONTEXT.close();
    }

    @Test
    void theAnswerBeginsWithWhenToGetHelpWordForWord() throws Exception {
        String page = page("/");

        int help = page.indexOf(CONTEXT.getBean(SafetyNet.class).text());
        assertThat(help).isPositive().isLessThan(page.indexOf("<div class=\"answer"));
    }

    @Test
    void everyNoteOnTheAnswerLeadsToASourceAndEverySourceIsUsed() throws Exception {
        String page = page("/");

        List<String> noted = found("href=\"#(source-\\d+)\"", page);
        List<String> sources = found("id=\"(source-\\d+)\"", page);
        assertThat(noted).isNotEmpty().isSubsetOf(sources);
        assertThat(sources).doesNotHaveDuplicates().isSubsetOf(noted);
    }

    @Test
    void theEvidenceNamesEveryRowItLeavesOutAndEveryResultItCouldNotCheck() throws Exception {
        String page = page("/evidence");

        assertThat(page).contains("R005", "R008", "R030", "R035");
        assertThat(
                        CONTEXT.getBean(EvidenceBase.class).published().stream()
                                .filter(one -> one.reproducible() == Reproducible.NO)
                                .map(PublishedResult::id))
                .allSatisfy(id -> assertThat(page).contains(">" + id + "<"));
        assertThat(page).contains("AGAINST", "CONDITIONAL FOR");
    }

    @Test
    void theEvidenceDrawsOnePlotForEachSynthesis() throws Exception {
        String page = page("/evidence");

        assertThat(found("aria-labelledby=\"(plot-\\w+-title)", page))
                .containsExactly("plot-sham-title", "plot-drugs-title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/evidence"})
    void isSmallAndKeepsTheStrictContentSecurityPolicy(String address) throws Exception {
        String page = page(address);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
        assertThat(page)
                .doesNotContain(" style=", "<style", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=\"");
        assertThat(found("(?:src|<link[^>]* href)=\"(https?:[^\"]*)", page)).isEmpty();
    }

    /** Whatever reports are taken back, there is a page, and no sentence rests on them. */
    @ParameterizedTest
    @MethodSource("retractions")
    void aRetractionLeavesPagesThatSayWhatIsNotKnown(String what, Set<String> gone)
            throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        show(current, retracted(current.shipped(), gone));
        try {
            for (String address : List.of("/", "/evidence", "/choices", "/choices/sheet")) {
                String page = page(address);
                assertThat(page).as(address).doesNotContainPattern("\\{\\d}");
                assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
            }
            assertThat(page("/")).contains("Taken back by those who printed them");
            assertThat(notes(page("/"))).isSubsetOf(found("id=\"(source-\\d+)\"", page("/")));
            assertThat(notes(page("/choices")))
                    .isSubsetOf(found("id=\"(source-\\d+)\"", page("/choices")));
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    static Stream<Arguments> retractions() {
        List<Trial> rows = EvidenceFiles.shipped().trials();
        Set<String> all = rows.stream().map(Trial::trialId).collect(Collectors.toSet());
        return Stream.concat(
                Stream.of(
                        Arguments.of("every trial", all),
                        Arguments.of("both sham trials", Set.of("TU2024", "HUANG2019")),
                        Arguments.of(
                                "trials against drugs",
                                Set.of("CHENWK2010", "SDYX", "HUP2017", "WEIYY"))),
                Stream.of("TU2024", "HUANG2019", "HUP2017", "WEIYY")
                        .map(one -> Arguments.of(one, Set.of(one))));
    }

    /** Who reads the table, a way or the sheet must not meet the most flattering trial alone. */
    @ParameterizedTest
    @ValueSource(strings = {"/choices", "/choices/sheet"})
    void theAidTellsBothShamTrialsAndForWhomTheyHold(String address) throws Exception {
        assertThat(text(page(address)))
                .contains(
                        "Two trials, they differ: 16 and 7 points of 100 less pain than with sham",
                        "in long-lasting (chronic) sciatica");
        assertThat(text(page("/choices")))
                .contains("by 16 points more with real ones (11 to 21)")
                .contains("In one more trial the gap was 7 points (1 to 14)")
                .contains("Two trials asked, and they differ. Nobody knows how much it is.")
                .contains("If yours began a few weeks ago, these trials do not tell");
    }

    @Test
    void theAidTellsTheSameOfTheShamTrialsAsTheAnswer() throws Exception {
        String gaps = "<data[^>]* data-from=\"(?:R001|R004)\"[^>]*>[^<]*</data>";

        List<String> told = found("(" + gaps + ")", page("/"));

        assertThat(told).hasSize(6);
        assertThat(found("(" + gaps + ")", page("/choices"))).containsAll(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/choices", "/choices/sheet"})
    void theAidSaysWhatWasCompared(String address) throws Exception {
        assertThat(text(page(address)))
                .contains(
                        "early surgery with waiting, and needles with drugs",
                        "25 of 100 have side effects (8 with needles, same trial)",
                        "Fewer than one of 100: about 1.0 of 10,000 patients",
                        "Few trials counted this the same way");
    }

    @Test
    void theAidSaysOfEachCountWhetherOthersWereCountedBeside() throws Exception {
        String page = text(page("/choices"));

        assertThat(found("(The number is that of both its groups together)", page)).hasSize(3);
        assertThat(found("(One small trial counted it and compared)", page)).hasSize(1);
        assertThat(found("(One study counted it\\. It did not compare)", page)).hasSize(2);
        assertThat(page)
                .contains("Of those who got warm needles in it, 8 of 100 had some.")
                .doesNotContain("All trials of needles we could find");
    }

    @Test
    void withoutTheTrialsAgainstDrugsTheAidNamesOnePairThatWasCompared() throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        show(
                current,
                retracted(current.shipped(), Set.of("CHENWK2010", "SDYX", "HUP2017", "WEIYY")));
        try {
            assertThat(text(page("/choices")))
                    .contains("one pair of these ways: early surgery with waiting.")
                    .doesNotContain("needles with drugs", "with needles, same trial");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** Two trials that point to either side are not told as a help. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | -1 | 9 | Trials do not agree: from 4 points of 100 more pain than with sham to 16 points less",
                "-16 | -21 | -11 | 16 points of 100 less pain than with sham, in each trial"
            })
    void theAidFollowsWhatAnotherShamTrialFound(double effect, double low, double high, String head)
            throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        var base = retracted(current.shipped(), Set.of("HUANG2019"));
        var rows = new ArrayList<>(base.trials());
        rows.add(ofSham(base.trials().getFirst(), effect, low, high));
        show(current, base.withTrials(rows, base.data()));
        try {
            assertThat(text(page("/choices")))
                    .contains(head)
                    .doesNotContain("they differ")
                    .doesNotContainPattern("\\{\\d}");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    @Test
    void withoutTheShamTrialsNobodyIsToldThatNeedlesDoMoreThanSham() throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        show(current, retracted(current.shipped(), Set.of("TU2024", "HUANG2019")));
        try {
            assertThat(page("/"))
                    .contains(
                            "We do not know: the trials that set real needles against sham needles were taken back.",
                            "Whether real needles do more than sham needles.",
                            "How often? No trial that we can use says.")
                    .doesNotContain("it eased leg pain more", "Tu and others 2024, sham arm");
            assertThat(page("/evidence"))
                    .contains("id=\"sham\"", "The report was retracted.")
                    .doesNotContain("plot-sham-title");
            assertThat(page("/evidence/arms"))
                    .containsPattern(
                            "(?s)A12, report retracted.*id=\"TU2024\".*?The report was retracted\\.")
                    .doesNotContain("A1, report retracted");
            assertThat(page("/choices"))
                    .contains(
                            "It stood in a report that was taken back, so we no longer tell it.",
                            "because the report that said so was taken back")
                    .contains("No trial that we can use says how many are better after a year.")
                    .doesNotContain("points more with real ones");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    @Test
    void withOneShamTrialLeftTheAnswerSaysThatItIsOne() throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        show(current, retracted(current.shipped(), Set.of("TU2024")));
        try {
            assertThat(page("/"))
                    .contains("in one trial it eased long-lasting leg pain more than sham needles")
                    .contains("one trial cannot settle")
                    .doesNotContain("with sham needles, in one trial, after four weeks");
            assertThat(page("/evidence"))
                    .contains("The reviewers have not written about this set of trials yet.");
            assertThat(page("/choices"))
                    .contains("It stood in a report that was taken back")
                    .doesNotContain("points of 100 less pain than with sham");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    @Test
    void theAnswerSaysForWhomItIsAndHowRareIsRare() throws Exception {
        var page = text(page("/"));

        assertThat(page)
                .contains("in two trials it eased long-lasting leg pain")
                .contains("The people in these trials had pain that had lasted long.")
                .contains(
                        "The summary of one trial says that the gap was still there after a year.")
                .containsPattern("2 of 229,230 people 5\\s+less than one in a hundred thousand");
        assertThat(text(page("/choices"))).doesNotContain("142 people");
        assertThat(text(page("/evidence")))
                .contains("nobody can tell whether that is within the weeks asked about")
                .contains("(Hartung–Knapp) reaches from 67.2 mm less pain to 43.5 mm more.");
    }

    /** A new trial takes the place of those taken back, whatever it found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-9 | -12 | -6 | Perhaps a little: in one trial it eased long-lasting leg pain | In one trial leg pain fell by | points of 100 less pain than with sham",
                "-3 | -9 | 3 | it was not clearly better than sham needles | In one trial leg pain fell by | points of 100 less pain than with sham",
                "6 | 2 | 10 | Probably not: in one trial | points of 100 higher with real | points of 100 more pain than with sham"
            })
    void theWordsFollowWhatANewTrialFound(
            double effect, double low, double high, String verdict, String known, String aid)
            throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        var base = retracted(current.shipped(), Set.of("TU2024", "HUANG2019"));
        var rows = new ArrayList<>(base.trials());
        rows.add(ofSham(base.trials().getFirst(), effect, low, high));
        show(current, base.withTrials(rows, base.data()));
        try {
            assertThat(page("/")).contains(verdict).doesNotContain("with sham needles, in one");
            assertThat(text(page("/"))).contains(known);
            assertThat(text(page("/choices"))).contains(aid).doesNotContainPattern("\\{\\d}");
            assertThat(notes(page("/"))).isSubsetOf(found("id=\"(source-\\d+)\"", page("/")));
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** By a Wald interval two trials may say what neither of them nor Hartung-Knapp does. */
    @Test
    void aPoolThatIsSureByAWaldIntervalAloneIsNotToldAsADifference() throws Exception {
        var current = CONTEXT.getBean(CurrentReview.class);
        var base = retracted(current.shipped(), Set.of("HUANG2019"));
        var rows = new ArrayList<>(base.trials());
        rows.add(ofSham(base.trials().getFirst(), -11, -23, 1));
        show(current, base.withTrials(rows, base.data()));
        try {
            assertThat(page("/")).contains("it was not clearly better than sham needles");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** While nobody graded the answer, the first screen says what makes it hard to be sure. */
    @Test
    void theFirstScreenSaysWhyNobodyCanBeSure() throws Exception {
        String unsure = "Of these trials we could read only a summary";
        assertThat(page("/")).contains(unsure);

        var current = CONTEXT.getBean(CurrentReview.class);
        var base = current.shipped();
        var rows = new ArrayList<>(base.trials());
        rows.add(ofSham(base.trials().getFirst(), "full text", -9, -12, -6));
        show(current, base.withTrials(rows, base.data()));
        try {
            assertThat(page("/")).contains("Nobody has graded it yet").doesNotContain(unsure);
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** For and against side by side, each with what it says, whom it is about, and of when. */
    @Test
    void eachGuidelineSaysOnTheAnswerPageWhatItAdvises() throws Exception {
        String page = page("/");

        var shown =
                CONTEXT.getBean(EvidenceBase.class).guidelines().stream()
                        .filter(one -> !one.isReplaced())
                        .filter(one -> one.stance() == Stance.FOR || one.stance() == Stance.AGAINST)
                        .toList();
        assertThat(shown).hasSize(7);
        for (var one : shown) {
            assertThat(says(page, one.id())).as(one.id()).isNotBlank();
            assertThat(page).contains(one.body(), HtmlUtils.htmlEscape(one.scope()));
        }
        assertThat(says(page, "G01")).startsWith("Do not offer it.").contains("not the final text");
        assertThat(page).contains("href=\"#guidelines\"", "id=\"guidelines\"");
    }

    /** Who asks for a body must find it, though we could not read what it says. */
    @Test
    void everyGuidelineInForceIsNamedOnTheAnswerPage() throws Exception {
        String page = page("/");

        for (var one : CONTEXT.getBean(EvidenceBase.class).guidelines()) {
            if (!one.isReplaced() && !one.body().isEmpty()) {
                assertThat(page)
                        .as(one.id())
                        .containsPattern(
                                "data-from=\"%s\">(<strong>)?%s"
                                        .formatted(one.id(), Pattern.quote(one.body())));
            }
        }
        assertThat(text(page)).contains("North American Spine Society (USA)");
        assertThat(page("/evidence")).contains("North American Spine Society</summary>");
    }

    @Test
    void theAnswerSaysWhatPointsDoNotTellAndHowOldItsNewestTrialIs() throws Exception {
        String page = text(page("/"));

        assertThat(page)
                .contains("These trials tell points of pain and not people.")
                .contains(
                        "The newest trial here is from 2024. No search for newer ones is on record.")
                .contains("may earn from them")
                .as("the safety in a sentence, before the table")
                .contains(
                        "Most harms were small bleeds or bruises. Serious harm is seen too, but it"
                                + " is rare: about 1.0 (0.2 to 2.3) in 10,000 patients.");
    }

    /** A gap between groups is judged by no threshold that was made for one person. */
    @Test
    void theEvidenceTellsWhatOnePersonNoticesApartFromAGapBetweenGroups() throws Exception {
        String page = text(page("/evidence"));

        assertThat(page)
                .contains("Is it enough to notice?", "17.2", "53.5", "J Clin Epidemiol 2014")
                .contains("A gap between two groups is another thing");
        assertThat(page.lastIndexOf("Is it enough to notice?"))
                .isLessThan(page.indexOf("Needles against drugs"));
        String whole = page("/evidence");
        assertThat(found("<nav[^>]*On this page[^>]*>(?s)(.*?)</nav>", whole)).hasSize(1);
        assertThat(found("href=\"#([a-z-]+)\"", whole))
                .contains("noticed", "sham-methods", "data")
                .allSatisfy(id -> assertThat(whole).contains("id=\"" + id + "\""));
    }

    @Test
    void everyIncludedTrialStandsInOneTableWithItsRowsAndRowsLeadThere() throws Exception {
        String method = page("/evidence/method");
        var trials = CONTEXT.getBean(EvidenceBase.class).trials();

        assertThat(found("id=\"trial-([^\"]+)\"", method))
                .containsExactlyElementsOf(trials.stream().map(Trial::trialId).distinct().toList());
        assertThat(trials).allSatisfy(row -> assertThat(method).contains(">" + row.rowId() + "<"));
        assertThat(text(method))
                .contains("No search is on record.", "Taken back: 0 of 22")
                .contains("50+50 randomised but 47+40 analysed");
        assertThat(found("href=\"/evidence/method#trial-([^\"]+)\"", page("/evidence")))
                .contains("TU2024", "HUANG2019");
        var current = CONTEXT.getBean(CurrentReview.class);
        show(current, retracted(current.shipped(), Set.of("TU2024")));
        try {
            assertThat(text(page("/evidence/method"))).contains("Taken back: 1 of 22");
            assertThat(page("/evidence/method"))
                    .containsPattern("(?s)id=\"trial-TU2024\".{0,400}report retracted");
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** Nobody may take a guideline that was replaced for what its body says today. */
    @Test
    void aGuidelineThatWasReplacedStandsLastAndIsMarked() throws Exception {
        String page = page("/evidence");

        assertThat(found("<li class=\"card\" id=\"(G\\d+)\"", page))
                .startsWith("G01", "G04")
                .containsSubsequence("G03", "G05", "G07", "G02", "G06");
        assertThat(text(page).replaceAll("\\s+", " "))
                .containsSubsequence(
                        "CG88 Low back pain: early management",
                        "no longer in force",
                        "replaced by NG59 in 2016");
        assertThat(found("(?s)id=\"G02\">(.*?)<details", page).getFirst())
                .as("said without opening anything")
                .contains("no longer in force", "replaced by NG59 in 2016");
    }

    private static String says(String page, String guideline) {
        return found("data-says=\"" + guideline + "\">([^<]*)<", page).getFirst();
    }

    /** Items of STRICTA that somebody read of the arms that ship. */
    private static final Set<Item> READ =
            EnumSet.complementOf(
                    EnumSet.of(
                            Item.REASONING,
                            Item.VARIATION,
                            Item.INSERTIONS,
                            Item.OTHER_CARE,
                            Item.SETTING,
                            Item.CONTROL_REASON));

    @Test
    void everyNeedledArmStandsInTheTableWithWhatIsMissingOfIt() throws Exception {
        String page = page("/evidence/arms");

        for (NeedledArm arm : CONTEXT.getBean(EvidenceBase.class).arms()) {
            arm.items().stream()
                    .filter(READ::contains)
                    .forEach(item -> {
                        var known = arm.at(item);
                        assertThat(armCell(page, arm.id() + "-" + item.code()))
                                .as("%s %s", arm.id(), item)
                                .isEqualTo(
                                        switch (known.state()) {
                                            case GIVEN -> known.words().replaceAll("; ?", "; ");
                                            case NOT_REPORTED -> "not reported";
                                            case NOT_READ -> "not read";
                                        });
                    });
        }
        assertThat(armCell(page, "A01-2c")).isEqualTo("not reported");
        assertThat(armCell(page, "A01-2b")).isEqualTo("not read");
        assertThat(armCell(page, "A15-2c")).as("a sham that is told").isEqualTo("none");
        assertThat(cell(page, "data-not-reported", "A01")).isEqualTo("2");
        assertThat(cell(page, "data-not-read", "A01")).isEqualTo("2");
        assertThat(cell(page, "data-given", "1a")).isEqualTo("30 of 30");
        assertThat(cell(page, "data-given", "5")).isEqualTo("3 of 30");
        assertThat(page)
                .as("of what nobody read, the page says so once")
                .contains("so they are not counted:")
                .doesNotContain("A01-1b", "A01-6a");
        assertThat(page).doesNotContain("A31-6b").contains("Practice<br>A31", "Control<br>A13");
    }

    @Test
    void eachTrialOfAQuestionLeadsToItsArms() throws Exception {
        String arms = page("/evidence/arms");

        List<String> links =
                found(
                        "href=\"/evidence/arms#([^\"]+)\"",
                        page("/evidence/medication.total_effective_rate"));
        assertThat(links).containsExactlyInAnyOrder("CHENWK2010", "SDYX");
        assertThat(found("id=\"([A-Z0-9-]+)\"", arms)).containsAll(links).doesNotHaveDuplicates();
        assertThat(page("/evidence/sham.leg_pain_vas_change")).contains("/evidence/arms#TU2024");
        assertThat(page("/evidence")).contains("href=\"/evidence/arms\"");
    }

    /** A row typed in the workbench holds a result; until its arms are read, the page says so. */
    @Test
    void aTrialOfWhichNobodyReadTheNeedlingIsNamed() throws Exception {
        assertThat(withoutArms()).containsExactly("HUP2017", "WEIYY", "CATGUT2018", "WANGDL2022");

        var current = CONTEXT.getBean(CurrentReview.class);
        var base = current.shipped();
        var rows = new ArrayList<>(base.trials());
        rows.add(ofSham(base.trials().getFirst(), -9, -12, -6));
        show(current, base.withTrials(rows, base.data()));
        try {
            assertThat(withoutArms()).contains("HUP2017", "NEW2026").hasSize(5);
        } finally {
            current.prepare(current.asShipped()).orElseThrow().show().run();
        }
    }

    /** The table of arms is longer than the review's list of trials; it says why. */
    @Test
    void aTrialOfWhichNoResultIsInTheReviewIsNamedBesideItsNeedling() throws Exception {
        var base = CONTEXT.getBean(EvidenceBase.class);
        var counted = base.trials().stream().map(Trial::trialId).toList();
        var onlyNeedled =
                base.arms().stream()
                        .filter(NeedledArm::isOfTrial)
                        .map(NeedledArm::trialId)
                        .filter(id -> !counted.contains(id))
                        .distinct()
                        .toList();

        String page = page("/evidence/arms");
        String named =
                page.substring(page.indexOf("id=\"no-numbers\""), page.indexOf("id=\"without\""));

        assertThat(onlyNeedled).contains("QIN-WANG2004", "XIA2024").doesNotContain("TU2024");
        assertThat(found("href=\"#([^\"]+)\"", named)).containsExactlyElementsOf(onlyNeedled);
        assertThat(named).contains("they count in no answer");
    }

    @Test
    void theAnswerSaysWhoSeesADoctorFirstAndWhoIsNotNeedled() throws Exception {
        String page = page("/");
        String safety =
                page.substring(page.indexOf("id=\"safety\""), page.indexOf("id=\"guidelines\""));

        assertThat(safety)
                .contains("See a doctor first", "fever or chills with the pain")
                .contains("Who should not get needles, or not all", "no current with a pacemaker");
    }

    private static List<String> withoutArms() throws Exception {
        String page = page("/evidence/arms");
        return found(
                "<span class=\"faint\">([A-Z0-9-]+)</span>",
                page.substring(page.indexOf("id=\"without\"")));
    }

    private static String armCell(String page, String id) {
        return cell(page, "data-cell", id);
    }

    private static String cell(String page, String attribute, String id) {
        return HtmlUtils.htmlUnescape(
                        text(
                                found(
                                                "<td [^>]*%s=\"%s\">(.*?)</td>"
                                                        .formatted(attribute, id),
                                                page)
                                        .getFirst()))
                .strip();
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]*>", "");
    }

    /** An invented trial that is like another, with its own report. */
    private static Trial ofSham(Trial like, double effect, double low, double high) {
        return ofSham(like, "abstract", effect, low, high);
    }

    private static Trial ofSham(Trial like, String readAs, double effect, double low, double high) {
        return new Trial(
                "NEW-1",
                "NEW2026",
                "Invented",
                "2026",
                like.country(),
                like.population(),
                like.randomised(),
                like.first(),
                like.second(),
                like.comparator(),
                like.outcome(),
                like.outcomeDefinition(),
                like.better(),
                like.followup(),
                new Report.EffectWithInterval(Scale.MD, effect, low, high),
                "",
                "",
                "invented",
                readAs,
                Set.of(),
                "");
    }

    /** The base as a review makes it in which these reports were retracted. */
    private static EvidenceBase retracted(EvidenceBase shipped, Set<String> trials) {
        return shipped.withTrials(
                        shipped.trials().stream()
                                .map(row ->
                                        trials.contains(row.trialId())
                                                ? row.with(Flag.RETRACTED)
                                                : row)
                                .toList(),
                        shipped.data())
                .withoutRetractedFigures();
    }

    private static void show(CurrentReview current, EvidenceBase base) {
        current.prepare(
                        new CurrentReview.State(
                                base, Review.of(base), LivingReview.empty(), Optional.empty()))
                .orElseThrow()
                .show()
                .run();
    }

    private static List<String> notes(String page) {
        return found("href=\"#(source-\\d+)\"", page);
    }

    /** What a reviewer of reviews looks for first, each said or said to be missing. */
    @Test
    void howTheReviewIsMadeStandsOnOnePage() throws Exception {
        assertThat(page("/evidence")).contains("href=\"/evidence/method\"");
        assertThat(text(page("/evidence/method")))
                .contains(
                        "No protocol has been published",
                        "22 trials with 47 rows",
                        "no flow diagram can be drawn",
                        "Cochrane RoB 1 (as judged by source)",
                        "files/study-details/risk-of-bias.md",
                        "Mathieson 2017",
                        "A person graded 0 of them",
                        "./huantiao evidence trials.csv --doubts",
                        "To cite it: Huantiao, a living review of acupuncture for sciatica")
                .doesNotContain("Tu 2024");
    }

    @Test
    void publishedResultsStandBesideWhatOurRowsGive() throws Exception {
        assertThat(text(page("/evidence")))
                .contains(
                        "SMD -0.18 (-0.51 – 0.16)",
                        "−0.177 (−0.514 – 0.160)",
                        "yes, to the last printed digit",
                        "moderate (as rated by the authors)",
                        "not said in what we read");
    }

    @Test
    void aNewTrialIsLaidBesideTheAnswerInWordsAsAPictureAndAsATable() throws Exception {
        String page = page("/evidence/medication.total_effective_rate/new-trial?people=200");

        assertThat(page)
                .contains(
                        "A trial with 200 people in each arm",
                        "would change the answer",
                        "No effect (1.00)",
                        "Smallest decrease that matters (0.75)",
                        "Smallest increase that matters (1.25)",
                        "in 4 of the 4 trials",
                        "class=\"ht-plot ",
                        "new-trial.json?people=200");
        assertThat(text(page("/evidence/sham.leg_pain_vas_change/new-trial?important=5")))
                .contains(
                        "A trial with 100 people in each arm",
                        "Now the interval holds it.",
                        "all of the interval would lie below it",
                        "No result of a trial of this size would change that.",
                        "the rows for sensitivity analyses are used");
        assertThat(page("/evidence/sham.leg_pain_vas_change"))
                .contains("/evidence/sham.leg_pain_vas_change/new-trial");
    }

    @Test
    void whatNobodyCanSayOfANewTrialIsNotSaid() throws Exception {
        assertThat(page("/evidence/sham.odi_change/new-trial"))
                .contains("We do not know", "There is one trial")
                .doesNotContain("<svg class=\"ht-plot");
        assertThat(refused("/evidence/medication.total_effective_rate/new-trial?people=many"))
                .contains("href=\"#f-people\"", "not a number of people");
        assertThat(
                        refused(
                                "/evidence/medication.total_effective_rate/new-trial?people=1&important=2"))
                .contains("href=\"#f-people\"", "href=\"#f-important\"", "a share below 1");
        assertThat(
                        refused(
                                "/evidence/medication.total_effective_rate/new-trial.json?people=x&important=-1"))
                .contains("HT-2200", "HT-2201");
    }

    @Test
    void aNewTrialAsJsonHasADigestOfItsContent() throws Exception {
        String json = page("/evidence/medication.total_effective_rate/new-trial.json?people=50");

        assertThat(json)
                .contains("\"people_per_arm\":50", "\"probability_of_any_change\":", "\"data\":{");
        var digest = Pattern.compile("^\\{\"content_sha256\":\"(\\w{64})").matcher(json);
        assertThat(digest.find()).isTrue();
        int from = json.indexOf("\"content\":") + "\"content\":".length();
        assertThat(digest.group(1)).isEqualTo(sha256(json.substring(from, json.length() - 2)));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String refused(String address) throws Exception {
        var response =
                browser.perform(MockMvcRequestBuilders.get(URI.create(address)))
                        .andReturn()
                        .getResponse();
        assertThat(response.getStatus()).isEqualTo(422);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** The right answers follow the evidence, and each kind of answer is right once. */
    @Test
    void whatTheAidAsksIsAnsweredByItsOwnNumbers() {
        var current = CONTEXT.getBean(CurrentReview.class);
        var asked = Knowledge.of(DecisionAid.of(current.shipped(), current.state().review()));

        assertThat(asked.asked())
                .extracting(Knowledge.Asked::code, Knowledge.Asked::right)
                .containsExactly(
                        tuple("wait_year", Answer.MOST),
                        tuple("medicines_unwanted", Answer.SOME),
                        tuple("acupuncture_unwanted", Answer.FEW),
                        tuple("acupuncture_year", Answer.NOBODY_KNOWS));
        var base = retracted(current.shipped(), Set.of("HUP2017"));
        assertThat(Knowledge.of(DecisionAid.of(base, Review.of(base))).asked().get(1).right())
                .isEqualTo(Answer.NOBODY_KNOWS);
        Stream.concat(
                        asked.asked().stream().map(Knowledge.Asked::code),
                        Arrays.stream(Answer.values()).map(Answer::code))
                .forEach(code ->
                        assertThat(CONTEXT.getMessage("choices.know." + code, null, Locale.ENGLISH))
                                .isNotBlank());
    }

    @Test
    void everyReasonHasItsWords() {
        Stream.of(
                        keys("evidence.flag.", Flag.values()),
                        keys("evidence.refused.", RowRefusal.Reason.values()),
                        keys("evidence.warning.", Warning.Kind.values()),
                        keys("evidence.published.why.", PublishedResult.WhyNot.values()),
                        keys("evidence.change.", Review.Change.values()),
                        keys("evidence.scale.", Scale.values()),
                        keys("evidence.certainty.", Certainty.Level.values()),
                        Arrays.stream(Review.Term.values())
                                .map(term ->
                                        "evidence.term." + term.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(Review.Against.values())
                                .flatMap(against ->
                                        Stream.of("against.", "favours.first.", "favours.second.")
                                                .map(key -> "evidence." + key + against.code())),
                        Arrays.stream(Review.Matter.values())
                                .flatMap(matter -> matter.outcomes().stream())
                                .map(outcome -> "evidence.outcome." + outcome),
                        keys("answer.unknown.", Expectation.Reason.values()))
                .flatMap(one -> one)
                .forEach(key ->
                        assertThat(CONTEXT.getMessage(key, null, Locale.ENGLISH)).isNotBlank());
    }

    private static Stream<String> keys(String prefix, Enum<?>[] reasons) {
        return Arrays.stream(reasons).map(reason -> prefix + reason.name());
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static String page(String address) throws Exception {
        var response =
                browser.perform(MockMvcRequestBuilders.get(address)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
