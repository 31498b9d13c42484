package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.bias.Answer;
import huantiao.bias.Answers;
import huantiao.bias.Assessments;
import huantiao.bias.Question;
import huantiao.evidence.ArmReading;
import huantiao.evidence.ArmReadings;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Grade.Reason;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.Trial;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.living.Living;
import huantiao.living.Protocol.Part;
import huantiao.living.Reviews;
import huantiao.web.evidence.CurrentReview;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A trial's way into the public answer, as two reviewers and a reader see it; one story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExtractionPagesTest {

    private static final String ROW = "/workbench/trials/L001";
    private static final String ARM = "/workbench/arms/N001";
    private static final String BIAS = "/workbench/bias/B001";
    private static final String CERTAINTY = "/workbench/certainty/sham.leg_pain_vas_change";
    private static final String QUESTION = "/evidence/sham.leg_pain_vas_change";

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

    private static Map<String, String> fields(Extraction cells, String... more) {
        Map<String, String> fields = new HashMap<>();
        cells.cells().forEach((column, text) -> fields.put(column.code(), text));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static String asked(String page) {
        return page.replaceFirst("(?s).*name=\"asked\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    @Order(1)
    void aRowIsOpenedWithEverythingWrongSaidAtOnce() {
        var early = rae.post("/workbench/trials", fields(Reviews.frame()));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body())
                .contains("No trial of that name is in the review.", "#f-trial_id")
                .doesNotContain("#f-outcome");
        letIn();
        var refused = rae.post("/workbench/trials", Map.of("trial_id", "INVENTED2026"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("#f-outcome", "#f-comparator_class", "no row counts yet")
                .contains("value=\"INVENTED2026\" selected>INVENTED2026 · Invented et al. 2026");
        assertThat(rae.get("/workbench/reports/1").body())
                .contains(
                        "No row of this trial was opened yet.",
                        "No needled arm of this trial was opened yet.",
                        "/workbench/arms#new-h");

        assertThat(rae.post("/workbench/trials", fields(Reviews.frame())).statusCode())
                .isEqualTo(303);
        assertThat(rae.get("/workbench/trials").body())
                .contains(
                        "L001",
                        "to be read",
                        "This journal holds no record of how they were found");
        assertThat(rae.get(ROW).body()).contains("href=\"/workbench/reports/1\"", "let in on");
        assertThat(rae.get("/workbench/reports/1").body()).contains("href=\"" + ROW + "\"");
        assertThat(server.reader(Staff.pia()).get(ROW).statusCode()).isEqualTo(403);
        assertThat(rae.get("/workbench/trials/L999").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void whatDoesNotFitIsAskedBesideTheFieldAndSavedOnlyOnceItWasSeen() {
        var typed = Reviews.reading().with(Column.EFFECT, "9.0").with(Column.CILOW, "2.0");
        typed = typed.with(Column.CIHIGH, "16.0");

        var asked = rae.post(ROW + "/readings", fields(typed, "do", "save"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains(
                        "The arms differ by -9.00, the other way than the effect.",
                        "Save; the report says so",
                        "value=\"16.0\"");
        assertThat(rae.post(ROW + "/doubts", fields(typed)).body())
                .startsWith("<div id=\"doubts\"")
                .contains("href=\"#f-effect\"");
        assertThat(asked(asked.body())).isNotEmpty();
        assertThat(rae.get("/workbench/trials").body()).contains("to be read");

        var broken = typed.with(Column.CILOW, "-9,1");
        var checked = rae.post(ROW + "/readings", fields(broken, "do", "check"));
        var refused =
                rae.post(
                        ROW + "/readings",
                        fields(broken, "do", "save", "asked", asked(checked.body())));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("-9,1", "is not a number.");
    }

    @Test
    @Order(3)
    void theSecondReaderDoesNotSeeTheFirstReading() {
        assertThat(
                        rae.post(ROW + "/readings", fields(Reviews.reading(), "do", "save"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(rae.get(ROW).body()).contains("You have read this row", "-16.0");
        assertThat(sam.get(ROW).body())
                .contains("Read the report yourself", "name=\"effect\" value=\"\"")
                .doesNotContain("-16.0");

        var second = fields(Reviews.reading().with(Column.P_VALUE, "0.021"), "do", "check");
        var checked = sam.post(ROW + "/readings", second);
        second.put("do", "save");
        second.put("asked", asked(checked.body()));
        assertThat(sam.post(ROW + "/readings", second).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(4)
    void aDifferenceIsSettledForAReason() {
        assertThat(sam.get(ROW).body()).contains("One difference", "0.012", "0.021", "Neither");
        assertThat(sam.post(ROW + "/settlement", Map.of("reason", "")).body())
                .contains("The two readings differ here and nobody decided.");
        assertThat(sam.post(ROW + "/settlement", Map.of("p_value", "first")).body())
                .contains("Nothing is written here.");

        assertThat(
                        sam.post(
                                        ROW + "/settlement",
                                        Map.of("p_value", "first", "reason", "Table 2 again."))
                                .statusCode())
                .isEqualTo(303);
        assertThat(sam.get(ROW).body())
                .contains("settled, it counts", "Table 2 again.", "Sam Second")
                .contains("Mean difference")
                .doesNotContain("effect_with_ci", "larger_fall");
    }

    @Test
    @Order(5)
    void aRowOfATrialWhoseReportIsOutAgainIsNotPublished() {
        Map<String, String> protocol = new HashMap<>(Map.of("seen", "0", "reason", ""));
        for (var part : Part.values()) {
            protocol.put(part.field(), Reviews.protocol().text(part));
        }
        assertThat(rae.post("/workbench/protocol", protocol).statusCode()).isEqualTo(303);

        decide(Map.of("decision", "out", "why", "NOT_RANDOMISED"));
        assertThat(rae.get(ROW).body()).contains("No report of this trial is let in any more.");
        var refused = rae.post("/workbench/versions", Map.of("note", "A trial more."));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Row L001 is of trial INVENTED2026, of which no report was let in.");
        assertThat(server.anybody().get(QUESTION).body()).doesNotContain("Invented");
        decide(Map.of("decision", "in", "trial", "INVENTED2026"));
    }

    private static void decide(Map<String, String> fields) {
        assertThat(rae.post("/workbench/reports/1", fields).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(6)
    void aTrialAddedInTheBrowserChangesPlotCertaintyAidAndFlowInOneStep() {
        for (var question : new String[] {CERTAINTY, CERTAINTY + ".short"}) {
            assertThat(rae.post(question, rating("1")).statusCode()).isEqualTo(303);
        }
        try (var visit = server.signedIn(Staff.rae(), Screen.TABLET)) {
            var before = Seen.by(visit);
            assertThat(before.plot()).doesNotContain("Invented");
            assertThat(before.certainty()).contains("0 of 1 trials", "Nobody has rated how sure");
            assertThat(before.aid()).doesNotContain("Invented", "the grade is low");
            assertThat(before.published()).doesNotContain("Version 1");

            var page = visit.open("/workbench");
            visit.assertNoViolations();
            page.locator("[name=note]").fill("A trial more.");
            page.locator("form[action='/workbench/versions'] button[type=submit]").click();
            page.waitForURL("**/workbench");

            var after = Seen.by(visit);
            assertThat(after.plot()).contains("Invented");
            assertThat(after.certainty())
                    .contains("Low. Rated by Rae Reader.")
                    .doesNotContain("Nobody has rated how sure");
            assertThat(after.aid()).contains("Invented", "Unsure: the grade is low.");
            assertThat(after.published()).contains("Version 1", "23");
            assertThat(after.published().replace('\u00a0', ' ')).contains("New trials: n = 1");
            visit.assertNoComplaints();
        }
        assertThat(server.anybody().get(QUESTION + "/plot.svg").body()).contains("Invented");
        assertThat(server.anybody().get(QUESTION + "/answer.json").body()).contains("L001");
        theTrialsFileHoldsTheRowsOfTheVersion();
        for (var question : new String[] {CERTAINTY, CERTAINTY + ".short"}) {
            var reason = Map.of("reason", "To be rated with its risk of bias.");
            assertThat(rae.post(question + "/withdrawal", reason).statusCode()).isEqualTo(303);
        }
    }

    /** Read again, the file gives the rows that the version was computed from. */
    private static void theTrialsFileHoldsTheRowsOfTheVersion() {
        var file = server.anybody().get("/evidence/trials.csv");
        var read =
                EvidenceFiles.trials(
                        "trials-version-1.csv", file.body().getBytes(StandardCharsets.UTF_8));

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("trials-version-1.csv");
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows())
                .isEqualTo(server.bean(CurrentReview.class).state().base().trials())
                .extracting(Trial::rowId)
                .contains("R001", "L001");
        assertThat(server.anybody().get(QUESTION + "/answer.json").body())
                .contains("\"trials_file\":\"" + read.sha256() + "\"");
    }

    /** What the four pages show that a published version changes. */
    private record Seen(String plot, String certainty, String aid, String published) {
        static Seen by(Visit visit) {
            var question = visit.open(QUESTION);
            var plot = question.locator("main svg").first().textContent();
            var certainty = question.locator("main").innerText();
            var aid = visit.open("/choices").locator("main").textContent();
            var flow = visit.open("/workbench/flow").locator("main").textContent();
            return new Seen(plot, certainty, aid, flow);
        }
    }

    /** The report of the trial goes its way from a search to the review. */
    private static void letIn() {
        assertThat(
                        rae.post(
                                        "/workbench/searches",
                                        Map.of(
                                                "source", "PubMed",
                                                "on", "2026-01-05",
                                                "query", "sciatica",
                                                "found", "1"))
                                .statusCode())
                .isEqualTo(303);
        var file =
                """
                TY  - JOUR
                TI  - An invented trial of acupuncture for sciatica
                AU  - Invented, A
                AU  - Nobody, B
                PY  - 2026
                DO  - 10.0000/invented
                ER  -\s
                """;
        assertThat(rae.upload("/workbench/imports", "search", "1", "one.ris", file).statusCode())
                .isEqualTo(303);
        for (var reader : new Caller[] {rae, sam}) {
            reader.post("/workbench/screening/1/vote", Map.of("vote", "INCLUDE"));
        }
        decide(Map.of("decision", "in", "trial", "INVENTED2026"));
    }

    @Test
    @Order(7)
    void aResultIsJudgedByTwoWhoDoNotSeeEachOther() {
        var refused = rae.post("/workbench/bias", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("#f-result", "#f-aim");

        var opened =
                rae.post(
                        "/workbench/bias",
                        Map.of(
                                "result",
                                "INVENTED2026/sham/leg_pain_vas_change",
                                "aim",
                                "ASSIGNMENT"));
        assertThat(opened.headers().firstValue("location")).hasValue(BIAS);
        assertThat(rae.get("/workbench/bias/B999").statusCode()).isEqualTo(404);
        assertThat(server.reader(Staff.pia()).get(BIAS).statusCode()).isEqualTo(403);

        var half = new HashMap<>(answers(Assessments.LOW));
        half.keySet().removeIf(name -> name.startsWith("q5"));
        var asked = rae.post(BIAS + "/readings", half);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("#f-q5-1", "#f-q5-2", "#f-q5-3");
        assertThat(rae.post(BIAS + "/proposal", half).body())
                .startsWith("<div id=\"proposal\"")
                .contains("waits for 5.1, 5.2, 5.3");

        assertThat(rae.post(BIAS + "/readings", answers(Assessments.LOW)).statusCode())
                .isEqualTo(303);
        assertThat(rae.get(BIAS).body()).contains("You have judged this result");
        assertThat(sam.get(BIAS).body())
                .contains("Read the report and its protocol yourself")
                .doesNotContain("checked>");
    }

    @Test
    @Order(8)
    void whatTheTwoJudgedDifferentlyIsSettledAndReachesThePublicPage() {
        var picked = Assessments.LOW.with(Question.Q5_2, Answer.PROBABLY_YES);
        assertThat(sam.post(BIAS + "/readings", answers(picked)).statusCode()).isEqualTo(303);
        assertThat(sam.get(BIAS).body())
                .contains("Rae Reader: No. Sam Second: Probably yes.", "checked>");
        var settled = answers(picked);
        assertThat(sam.post(BIAS + "/settlement", settled).body()).contains("#f-reason");
        assertThat(server.anybody().get(QUESTION).body()).contains("Nobody has judged: ");

        settled.put("reason", "The protocol names another time.");
        assertThat(sam.post(BIAS + "/settlement", settled).statusCode()).isEqualTo(303);
        assertThat(rae.get(BIAS).body())
                .contains("The protocol names another time.", "badge-alarm", "Sam Second");
        assertThat(rae.get("/workbench/bias").body()).contains("badge-alarm", "RoB 2");
        assertThat(rae.post("/workbench/versions", Map.of("note", "One judged.")).statusCode())
                .isEqualTo(303);

        var page = server.anybody().get(QUESTION).body();
        assertThat(page)
                .contains("RoB 2 (22 August 2019)", "Selective reporting", "without INVENTED2026");
    }

    /** From the rating to the answer page, the list of questions, the question and the aid. */
    @Test
    @Order(9)
    void aRatingWithReasonsReachesEveryPublicPage() {
        var form = rae.get(CERTAINTY).body();
        assertThat(form)
                .contains("not rated", "I² is ", "% of the weight is from results at high risk")
                .contains("A test for small-study effects needs at least 10 trials");
        var refused = rae.post(CERTAINTY, Map.of("do", "save", "difference", "ten"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("#f-down-imprecision", "#f-difference");
        assertThat(rae.post(CERTAINTY, Map.of("do", "check", "difference", "10")).body())
                .contains("What matters begins at -10.00 and at 10.00.");
        assertThat(server.reader(Staff.pia()).get(CERTAINTY).statusCode()).isEqualTo(403);
        assertThat(rae.get("/workbench/certainty/nothing").statusCode()).isEqualTo(404);

        assertThat(form)
                .as("the same rows answer two questions that two pages ask")
                .containsPattern(
                        "name=\"also\" value=\"sham.leg_pain_vas_change.short\"[^>]* checked");
        var both = rating("1");
        both.put("also", "sham.leg_pain_vas_change.short");
        assertThat(rae.post(CERTAINTY, both).statusCode()).isEqualTo(303);
        assertThat(rae.get(CERTAINTY).body()).contains("Rae Reader", "Imprecision, down 1: why");
        assertThat(rae.get("/workbench/certainty").body()).contains("badge-better");
        var strange = rating("2");
        strange.put("also", "medication.total_effective_rate");
        assertThat(rae.get(CERTAINTY + ".short").body()).contains("Rae Reader");
        assertThat(rae.post(CERTAINTY, strange).statusCode()).isEqualTo(303);
        assertThat(rae.post(CERTAINTY, both).statusCode()).isEqualTo(303);
        assertThat(rae.get("/workbench/certainty/medication.total_effective_rate").body())
                .as("other rows, so a grade of its own")
                .contains("not rated");
        assertThat(server.anybody().get(QUESTION).body()).contains("Nobody has rated how sure");
        assertThat(server.anybody().get("/choices").body()).doesNotContain("the grade is low");
        rae.post("/workbench/versions", Map.of("note", "Rated."));

        var anybody = server.anybody();
        assertThat(anybody.get(QUESTION).body())
                .contains("Low.", "Rated by Rae Reader.", "Inconsistency, down 1: why");
        assertThat(anybody.get("/evidence").body())
                .contains("certainty low", "was graded low by Rae Reader.")
                .containsOnlyOnce("Nobody has rated how sure this result is");
        assertThat(anybody.get("/").body()).contains("We are unsure: the grade is low");
        assertThat(anybody.get("/choices").body()).contains("Unsure: the grade is low.");
        assertThat(anybody.get(QUESTION + "/answer.json").body())
                .contains("\"level\":\"LOW\",\"by\":\"Rae Reader\"");
        var version = rae.get("/workbench/versions/3?with=2").body();
        assertThat(version).contains("certainty low", "not rated");
    }

    @Test
    @Order(10)
    void aRatingOfWhatHasChangedSinceCountsNoMore() {
        assertThat(
                        rae.post(BIAS + "/withdrawal", Map.of("reason", "Judged the wrong arm."))
                                .statusCode())
                .isEqualTo(303);

        assertThat(rae.get(CERTAINTY).body()).contains("What was rated has changed");
        assertThat(rae.get("/workbench/certainty").body()).contains("low, but changed since");
        rae.post("/workbench/versions", Map.of("note", "Judgement taken back."));
        theVersionTellsWhatWasJudged("Risk of bias judged otherwise", "Overall: high");
        assertThat(server.anybody().get(QUESTION).body())
                .contains("Rae Reader rated it low before what it rests on changed")
                .doesNotContain("Rated by Rae Reader.");

        assertThat(sam.post(CERTAINTY + "/withdrawal", Map.of("reason", "")).statusCode())
                .isEqualTo(422);
        sam.post(CERTAINTY + "/withdrawal", Map.of("reason", "To be rated anew."));
        assertThat(rae.get(CERTAINTY).body()).contains("Withdrawn: To be rated anew.");
    }

    private static Map<String, String> rating(String down) {
        Map<String, String> fields = new HashMap<>(Map.of("do", "save"));
        for (var reason : Reason.values()) {
            var rated = reason == Reason.INCONSISTENCY || reason == Reason.IMPRECISION;
            fields.put("down-" + reason.code(), rated ? down : "0");
            fields.put("why-" + reason.code(), "why");
        }
        return fields;
    }

    private static Map<String, String> answers(Answers given) {
        Map<String, String> fields = new HashMap<>(Map.of("do", "save"));
        given.given().forEach((question, answer) -> fields.put(question.code(), answer.code()));
        return fields;
    }

    @Test
    @Order(11)
    void aNeedledArmIsReadByTwoWhoDoNotSeeEachOther() {
        var refused = rae.post("/workbench/arms", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("#f-arm", "#f-label", "#f-role")
                .contains("INVENTED2026 · Invented et al. 2026: a new arm")
                .contains("A12 · Tu et al. 2024, ", ": read anew")
                .doesNotContain("A31 · ")
                .as("trials of drugs against placebo have no needled arm")
                .contains("TU2024 · ", "HUP2017 · ")
                .doesNotContain("MCCLEANE2001", "WEBER1980");
        var opened =
                rae.post(
                        "/workbench/arms",
                        Map.of(
                                "arm", "INVENTED2026",
                                "label", "real needles",
                                "role", "EXPERIMENTAL"));
        assertThat(opened.headers().firstValue("location")).hasValue(ARM);
        assertThat(rae.get("/workbench/reports/1").body()).contains("href=\"" + ARM + "\"");
        assertThat(rae.get("/workbench/arms/N999").statusCode()).isEqualTo(404);
        assertThat(server.reader(Staff.pia()).get(ARM).statusCode()).isEqualTo(403);

        assertThat(rae.get(ARM).body())
                .contains("real needles", "value=\"doi:10.0000/invented\"", "2c Depth");
        var half = new HashMap<>(arm("40-60"));
        half.put("place-2c", "");
        half.put("state-4b", "");
        var asked = rae.post(ARM + "/readings", half);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("#f-place-2c", "#f-state-4b", "GB30, BL40");

        assertThat(rae.post(ARM + "/readings", arm("40-60")).statusCode()).isEqualTo(303);
        assertThat(rae.get(ARM).body()).contains("You have read this arm", "40-60", "table 1");
        assertThat(sam.get(ARM).body())
                .contains("Read the report yourself")
                .doesNotContain("40-60", "GB30");
        assertThat(rae.get("/workbench").body()).contains("Arm N001 read").doesNotContain("40-60");
        assertThat(sam.post(ARM + "/readings", arm("25")).statusCode()).isEqualTo(303);
        assertThat(sam.get(ARM).body())
                .contains("The two read differently", "Rae Reader: 40-60. Sam Second: 25.");
    }

    @Test
    @Order(12)
    void aSettledArmReachesThePublicTableAndItsFileWithTheNextVersion() {
        assertThat(sam.post(ARM + "/settlement", arm("25")).statusCode()).isEqualTo(422);
        var settled = new HashMap<>(arm("25"));
        settled.put("reason", "Table 1 again.");
        assertThat(sam.post(ARM + "/settlement", settled).statusCode()).isEqualTo(303);
        assertThat(sam.get(ARM).body()).contains("settled, it counts", "Table 1 again.");
        var before = server.anybody().get("/evidence/arms").body();
        assertThat(before).doesNotContain("N001").contains("id=\"without\"");
        assertThat(before.substring(before.indexOf("id=\"without\""))).contains("INVENTED2026");

        rae.post("/workbench/versions", Map.of("note", "An arm more."));

        var page = server.anybody().get("/evidence/arms").body();
        assertThat(page)
                .contains("data-arm=\"N001\"", "data-cell=\"N001-6a\"", "to keep people blind")
                .contains("data-not-reported=\"N001\">1<");
        assertThat(page.substring(page.indexOf("id=\"without\""))).doesNotContain("INVENTED2026");
        var file = server.anybody().get("/evidence/arms.csv").body();
        var read = EvidenceFiles.arms("arms.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("arms.csv sha256:" + read.sha256());
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows()).isEqualTo(server.bean(CurrentReview.class).state().base().arms());
        assertThat(file)
                .contains("not in the table read (10 trials")
                .contains("2b: table 1", "2g: methods, pp. 2-4");
        theVersionTellsWhatWasJudged(
                "Needled arms that stand otherwise",
                "N001: 5 of the items given, 1 not reported, 11 not read");
    }

    /** Nothing was pooled otherwise in this version; what was judged is told all the same. */
    private static void theVersionTellsWhatWasJudged(String... told) {
        var versions = server.bean(Living.class).read(Reviews.RAE).versions();
        var page = rae.get("/workbench/versions/" + versions.getLast().number()).body();
        assertThat(page).contains(told).doesNotContain("no judgement and no arm is different");
    }

    /** The form of an arm with this depth of needles. */
    private static Map<String, String> arm(String depth) {
        Map<String, String> fields =
                new HashMap<>(
                        Map.of(
                                "status", "PUBLISHED",
                                "read_as", "FULL_TEXT",
                                "people", "60",
                                "source", "doi:10.0000/invented"));
        ArmReadings.typed()
                .forEach((item, typed) -> {
                    typed.state()
                            .ifPresent(
                                    state -> fields.put(ArmReading.stateField(item), state.name()));
                    fields.put(ArmReading.wordsField(item), typed.words());
                    fields.put(ArmReading.placeField(item), typed.place());
                });
        fields.put(ArmReading.wordsField(Item.DEPTH), depth);
        return fields;
    }

    @Test
    @Order(13)
    void everyPageOfTheWorkbenchIsAccessibleAndFitsThePhone() {
        try (var visit = server.signedIn(Staff.sam(), Screen.PHONE)) {
            for (var path :
                    new String[] {
                        "/workbench",
                        "/workbench/protocol",
                        "/workbench/searches",
                        "/workbench/duplicates",
                        "/workbench/screening",
                        "/workbench/reports",
                        "/workbench/reports/1",
                        "/workbench/flags",
                        "/workbench/flow",
                        "/workbench/versions/1",
                        "/workbench/trials",
                        ROW,
                        "/workbench/bias",
                        BIAS,
                        "/workbench/arms",
                        ARM,
                        "/evidence/arms",
                        "/workbench/certainty",
                        CERTAINTY,
                        QUESTION
                    }) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
            visit.assertNoComplaints();
        }
    }

    @Test
    @Order(14)
    void aRowTakenBackLeavesWithTheNextVersion() {
        assertThat(rae.post(ROW + "/withdrawal", Map.of("reason", "")).statusCode()).isEqualTo(422);
        assertThat(
                        rae.post(ROW + "/withdrawal", Map.of("reason", "Report retracted."))
                                .statusCode())
                .isEqualTo(303);
        assertThat(rae.get(ROW).body()).contains("Report retracted.");
        rae.post("/workbench/versions", Map.of("note", "A trial less."));

        assertThat(server.anybody().get(QUESTION).body()).doesNotContain("Invented");
    }
}
