package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.living.Living;
import huantiao.living.Protocol;
import huantiao.living.Protocol.Part;
import huantiao.living.Reviews;
import huantiao.web.course.PublishedCourses;
import huantiao.web.evidence.CurrentReview;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The review as two reviewers work on it, from the first protocol on; one story, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbenchPagesTest {

    private static CareServer server;
    private static Caller rae;
    private static Caller sam;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        rae = server.reader(Staff.rae());
        sam = server.reader(Staff.sam());
        rae.get("/workbench");
        sam.get("/workbench");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @Order(1)
    void isForReviewersOnly() {
        assertThat(server.reader(Staff.pia()).get("/workbench").statusCode()).isEqualTo(403);
        assertThat(server.reader(Staff.olive()).get("/workbench/protocol").statusCode())
                .isEqualTo(403);
        assertThat(server.anybody().get("/workbench").statusCode()).isEqualTo(303);
        assertThat(rae.get("/workbench").body())
                .contains("href=\"/workbench\"", "not written yet", "Write the protocol first.");
    }

    @Test
    @Order(2)
    void beforeTheFirstVersionThePublicPagesSayThatTheyShowWhatCameWithTheProgram() {
        for (var path : new String[] {"/", "/evidence", "/choices"}) {
            assertThat(server.anybody().get(path).body())
                    .contains("The review as it came with the program; nothing was added here.");
        }
        assertThat(rae.post("/workbench/versions", Map.of("note", "")).body())
                .contains("Nothing is written here.", "There is no protocol yet.");
    }

    @Test
    @Order(3)
    void everyMissingPartOfTheProtocolIsSaidAtOnceAndWhatWasTypedStays() {
        var answer =
                rae.post(
                        "/workbench/protocol",
                        Map.of("seen", "0", "population", "<script>alert(1)</script>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().split("href=\"#f-", -1)).hasSize(6);
        assertThat(answer.body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    @Order(4)
    void aProtocolIsWrittenAndAmendedForAReasonByWhoHasReadIt() {
        assertThat(write(rae, "0", Reviews.protocol(), "").statusCode()).isEqualTo(303);
        assertThat(write(sam, "0", Reviews.amended(), "Wider.").body())
                .contains("Somebody else amended the protocol meanwhile.");
        assertThat(write(sam, "1", Reviews.amended(), "").statusCode()).isEqualTo(422);
        assertThat(write(sam, "1", Reviews.amended(), "Wider.").statusCode()).isEqualTo(303);

        assertThat(rae.get("/workbench/protocol").body())
                .contains(
                        "version 2 of",
                        "Sam Second",
                        "Wider.",
                        "Earlier protocols",
                        "version 1 of");
    }

    @Test
    @Order(5)
    void aPublishedVersionIsNamedOnEveryPublicPageAndInEveryDocument() {
        assertThat(rae.post("/workbench/versions", Map.of("note", "First of ours.")).statusCode())
                .isEqualTo(303);

        for (var path : new String[] {"/", "/evidence", "/choices"}) {
            assertThat(server.anybody().get(path).body())
                    .contains("Version 1 of the review, published on");
        }
        assertThat(server.anybody().get("/evidence/method").body())
                .contains(
                        "Version 2 of",
                        "Wider.",
                        Reviews.amended().population(),
                        "id=\"prisma-title\"",
                        "The drawing in words")
                .doesNotContain("No protocol has been published", "Sam Second");
        assertThat(server.anybody().get("/evidence/flow.svg").body()).startsWith("<svg ");
        assertThat(server.anybody().get("/evidence/flow.png").statusCode()).isEqualTo(200);
        assertThat(server.anybody().get("/evidence/review.json").body())
                .contains("\"edition\":1", "\"living-review\":\"");
        assertThat(rae.get("/workbench").body())
                .contains("version 1, published on", "First of ours.", "nothing was written");
        assertThat(rae.post("/workbench/versions", Map.of("note", "Again.")).body())
                .contains("Nothing was written since the last version.");
    }

    /** Another program on the same database keeps what it shows in its own memory. */
    @Test
    @Order(6)
    void anotherProgramOnTheDatabaseShowsTheVersionToo() {
        var here = server.bean(CurrentReview.class);
        var there = new CurrentReview(here.shipped(), here.asShipped().review());
        var latest = new LatestVersion(there, server.bean(Living.class));
        assertThat(there.state().edition()).isEmpty();

        latest.show();

        assertThat(there.state().edition()).isEqualTo(here.state().edition());
        assertThat(there.state().base().data()).isEqualTo(here.state().base().data());
        var shown = there.state();
        latest.show();
        assertThat(there.state()).as("nothing is computed twice").isSameAs(shown);
    }

    @Test
    @Order(7)
    void aSearchIsWrittenDownWordForWord() {
        assertThat(rae.post("/workbench/searches", Map.of("found", "many")).body())
                .contains("href=\"#f-source\"", "href=\"#f-on\"", "href=\"#f-found\"");
        assertThat(
                        rae.post(
                                        "/workbench/searches",
                                        Map.of(
                                                "source", "PubMed",
                                                "on", "2026-01-05",
                                                "query", "sciatica[ti] AND <b>acupuncture</b>",
                                                "found", "9"))
                                .statusCode())
                .isEqualTo(303);

        assertThat(rae.get("/workbench/searches").body())
                .contains("PubMed", "sciatica[ti] AND &lt;b&gt;acupuncture");
    }

    @Test
    @Order(8)
    void aFileOfRecordsComesInWholeOrNotAtAll() {
        assertThat(bringIn("bad.ris", "TY  - JOUR\nPY  - soon\nER  - \n").body())
                .contains("bad.ris:line 1:title", "bad.ris:line 2:year");
        assertThat(bringIn("none.ris", "").body()).contains("No file was chosen.");
        assertThat(server.bean(Living.class).read(Reviews.RAE).records().all()).isEmpty();

        assertThat(bringIn("C:\\\\up\\\\all.ris", records(12)).statusCode()).isEqualTo(303);

        assertThat(rae.get("/workbench").body())
                .contains("File all.ris: 13 records came in", "1 pair to decide");
        assertThat(bringIn("again.ris", records(12)).body())
                .contains("This very file came in before.");
    }

    @Test
    @Order(9)
    void whatIsTooLargeIsTurnedAwayBeforeItIsRead() {
        var large = "x".repeat(50 << 20);

        assertThat(bringIn("large.ris", large).statusCode()).isEqualTo(413);
        assertThat(rae.postAs("text/plain", "/workbench/imports", "TY  - JOUR").statusCode())
                .isEqualTo(422);
        assertThat(
                        rae.postAs(
                                        "multipart/form-data",
                                        "/workbench/imports",
                                        "no boundary was said")
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        server.reader(Staff.pia())
                                .postAs(
                                        "multipart/form-data; boundary=x",
                                        "/workbench/imports",
                                        "--x--")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(10)
    void alikeRecordsAreOneOnlyWhenSomebodySaysSo() {
        assertThat(rae.get("/workbench/duplicates").body())
                .contains("1 pair to decide", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(rae.post("/workbench/duplicates", Map.of("first", "1", "second", "13")).body())
                .contains("Nothing is written here.");
        rae.post(
                "/workbench/duplicates",
                Map.of("first", "1", "second", "13", "same", "yes", "reason", "Online first."));

        assertThat(rae.get("/workbench/duplicates").body())
                .contains("Record 13 repeats record 1.", "Decided beside record 1: Online first.");
    }

    @Test
    @Order(11)
    void twoPeopleScreenBlindAndTheirDifferencesAreSettled() {
        for (int number = 1; number <= 12; number++) {
            vote(rae, number, number <= 9 ? "INCLUDE" : "EXCLUDE");
        }
        assertThat(sam.get("/workbench/screening").body())
                .contains("12 records for you to screen")
                .doesNotContain("Rae Reader: ");
        assertThat(rae.get("/workbench").body()).doesNotContain("Include");
        for (int number = 1; number <= 12; number++) {
            vote(sam, number, number <= 8 ? "UNSURE" : "EXCLUDE");
        }

        assertThat(rae.get("/workbench/screening").body())
                .contains("Different votes: 1", "Rae Reader: Include; Sam Second: Exclude")
                .contains("92 %", "kappa 0.80; no interval below 30 records");
        assertThat(vote(server.reader(Staff.rae()), 1, "EXCLUDE").statusCode()).isEqualTo(403);
        assertThat(vote(rae, 1, "EXCLUDE").statusCode()).isEqualTo(422);
        assertThat(rae.post("/workbench/screening/9/settlement", Map.of("goesOn", "yes")).body())
                .contains("Nothing is written here.");
        assertThat(
                        rae.post(
                                        "/workbench/screening/9/settlement",
                                        Map.of("goesOn", "yes", "reason", "It has a sham arm."))
                                .statusCode())
                .isEqualTo(303);
        assertThat(rae.get("/workbench/screening").body())
                .contains("about 0.0 relevant records", "the first found 9, the second 8, both 8");
    }

    @Test
    @Order(12)
    void everyReportThatWentOnComesInOrStaysOutForAReason() {
        assertThat(decide(1, Map.of()).body()).contains("Nothing was chosen.");
        assertThat(decide(1, Map.of("decision", "in", "trial", "NEW2026")).statusCode())
                .isEqualTo(303);
        assertThat(decide(2, Map.of("decision", "in", "trial", "NEW2026")).statusCode())
                .isEqualTo(303);
        assertThat(decide(3, Map.of("decision", "out", "why", "NO_RESULTS")).statusCode())
                .isEqualTo(303);
        assertThat(decide(4, Map.of("decision", "lost", "note", "Asked the library")).statusCode())
                .isEqualTo(303);
        assertThat(decide(12, Map.of("decision", "in", "trial", "NEW2026")).body())
                .contains("This record was not let through to be read.");
        assertThat(rae.get("/workbench/reports/99").statusCode()).isEqualTo(404);
        assertThat(rae.get("/workbench/reports/%3Cb%3E").statusCode()).isEqualTo(404);

        assertThat(rae.get("/workbench/reports").body())
                .contains(
                        "To be read: 5", "in, as a report of trial NEW2026", "out: no results yet");
    }

    @Test
    @Order(13)
    void theFlowIsCountedFromTheJournal() {
        var page = rae.get("/workbench/flow").body().replace('\u00a0', ' ');

        assertThat(page)
                .contains(
                        "Records identified: n = 13",
                        "Duplicates taken out before",
                        "Records screened: n = 12",
                        "Records excluded: n = 3",
                        "Reports sought: n = 9",
                        "Reports not retrieved: n = 1",
                        "Reports assessed: n = 3",
                        "– no results yet: n = 1",
                        "New trials: n = 0",
                        "– let in, no row counts yet: n = 1",
                        "no row of it was read twice and settled: <bdi>NEW2026</bdi>",
                        "– to be read: n = 5")
                .contains("role=\"img\"", "Version 1");
    }

    @Test
    @Order(14)
    void aRetractedTrialLeavesThePoolOnceAVersionSaysSoAndThePageNamesIt() {
        var question = "/evidence/medication.total_effective_rate/answer.json";
        var before = server.anybody().get(question).body();
        var trial = trialOf(before);

        assertThat(rae.post("/workbench/flags", Map.of("trial", "nobody")).statusCode())
                .isEqualTo(422);
        assertThat(
                        rae.post(
                                        "/workbench/flags",
                                        Map.of(
                                                "trial", trial,
                                                "concern", "RETRACTED",
                                                "reason", "The journal took it back.",
                                                "source", "doi:10.1000/notice"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(server.anybody().get(question).body()).isEqualTo(before);

        assertThat(rae.post("/workbench/versions", Map.of("note", "One retracted.")).statusCode())
                .isEqualTo(303);
        assertThat(server.anybody().get(question).body())
                .isNotEqualTo(before)
                .contains("\"edition\":2", "the report was retracted");
        assertThat(server.anybody().get("/evidence").body()).contains("The report was retracted.");

        rae.post(
                "/workbench/flags/lifted",
                Map.of("trial", trial, "concern", "RETRACTED", "reason", "It was another paper."));
        assertThat(rae.get("/workbench/flags").body()).contains("Flagged: 0");
    }

    @Test
    @Order(15)
    void aVersionIsComputedAgainToTheSameBytesAndSetBesideAnother() {
        assertThat(rae.get("/workbench/versions/2").body())
                .contains("Computed again: the same", "What changed since version 1")
                .contains("Answers that changed", "Rows that stand otherwise: ", "One retracted.")
                .contains("Flags on trials that changed", "The report was retracted")
                .doesNotContain("Rows that came", "Rows that went");
        assertThat(rae.get("/workbench/versions/1").body())
                .contains(
                        "Computed again: the same",
                        "What changed since the review as it came with the program",
                        "No row, no answer, no judgement and no arm is different.");
        assertThat(rae.get("/workbench/versions/1?with=2").body())
                .contains("What changed since version 2", "Rows that stand otherwise: ");
        for (var nothing : new String[] {"3", "0", "x", "1?with=9", "1?with=%3Cb%3E"}) {
            assertThat(rae.get("/workbench/versions/" + nothing).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Order(16)
    void aRetractionOfWhatTheAnswerRestsOnIsPublishedAndThePagesSayThatNobodyKnows() {
        for (var trial : new String[] {"TU2024", "HUANG2019"}) {
            rae.post(
                    "/workbench/flags",
                    Map.of(
                            "trial", trial,
                            "concern", "RETRACTED",
                            "reason", "The journal took it back.",
                            "source", "doi:10.1000/notice"));
        }

        var published = server.bean(PublishedCourses.class);
        assertThat(published.points()).anyMatch(point -> point.study().equals("tu2024_acu"));
        assertThat(rae.post("/workbench/versions", Map.of("note", "Two retracted.")).statusCode())
                .isEqualTo(303);
        assertThat(server.anybody().get("/").body())
                .contains(
                        "We do not know: the trials that set real needles against sham needles were taken back.",
                        "Taken back by those who printed them",
                        "Version 3 of the review");
        assertThat(server.anybody().get("/evidence").body()).doesNotContain("plot-sham-title");
        assertThat(server.anybody().get("/choices").body())
                .contains("because the report that said so was taken back");
        assertThat(published.points())
                .isNotEmpty()
                .noneMatch(point -> point.study().equals("tu2024_acu"));
        assertThat(rae.get("/workbench/versions/3").body())
                .contains("Computed again: the same", "Answers that changed");
    }

    private static String trialOf(String answer) {
        var row = Pattern.compile("\"rows\":\\[\\{\"row_id\":\"([^\"]+)\"").matcher(answer);
        assertThat(row.find()).isTrue();
        return EvidenceFiles.shipped().trials().stream()
                .filter(one -> one.rowId().equals(row.group(1)))
                .findFirst()
                .orElseThrow()
                .trialId();
    }

    private static HttpResponse<String> vote(Caller who, int number, String vote) {
        return who.post("/workbench/screening/%d/vote".formatted(number), Map.of("vote", vote));
    }

    private static HttpResponse<String> decide(int number, Map<String, String> fields) {
        return rae.post("/workbench/reports/" + number, fields);
    }

    /** So many records and one that may be the first again. */
    private static String records(int count) {
        return IntStream.rangeClosed(1, count + 1)
                .mapToObj(number -> Reviews.reference(number > count ? 1 : number))
                .map(one ->
                        "TY  - JOUR\nTI  - <script>alert(1)</script> %s\nAU  - %s\nPY  - %s\nER  - \n"
                                .formatted(one.title(), one.authors().getFirst(), one.year()))
                .collect(Collectors.joining("\n"));
    }

    private static HttpResponse<String> bringIn(String name, String text) {
        return rae.upload("/workbench/imports", "search", "1", name, text);
    }

    private static HttpResponse<String> write(
            Caller who, String seen, Protocol protocol, String reason) {
        var fields = new HashMap<>(Map.of("seen", seen, "reason", reason));
        for (var part : Part.values()) {
            fields.put(part.field(), protocol.text(part));
        }
        return who.post("/workbench/protocol", fields);
    }
}
