package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Account;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Taken;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Words of measures that do not ship: brought by the owner with a licence, shown in the room while
 * it lasts, and nowhere else. The words below are invented; nobody's questionnaire is quoted.
 */
class LicencesPagesTest {

    private static final Whose MEI =
            new Whose(Staff.RIVERSIDE.id(), new PatientId(new UUID(0x11CE, 1)));
    private static final String INVENTED = "Invented words about a heron";

    private static CareServer server;

    private Caller olive = cameIn(Staff.olive(), "/licences");
    private Caller pia = cameIn(Staff.pia(), questionnaire("odi"));

    @BeforeAll
    static void open() {
        server = CareServer.open();
        server.bringIntoCare(MEI);
    }

    /** Each test comes in anew: one of them lets days go by. */
    private static Caller cameIn(Account who, String first) {
        var caller = server.reader(who);
        caller.get(first);
        return caller;
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void withoutWordsTheScoreOfThePaperIsEnteredAndAnImpossibleOneIsNot() {
        var page = pia.get(questionnaire("odi")).body();
        assertThat(page)
                .contains(
                        "may not come with the program",
                        "0 to 100, from a paper of version odi-2.1a")
                .doesNotContain("item-1");

        assertThat(pia.post(questionnaire("odi"), Map.of("score", "120")).statusCode())
                .isEqualTo(422);
        assertThat(pia.post(questionnaire("odi"), Map.of("score", "a third")).body())
                .contains("This is no score.");
        assertThat(pia.post(questionnaire("odi"), Map.of("score", "34,5")).statusCode())
                .isEqualTo(303);

        assertThat(taken("odi").score()).contains(34.5);
        assertThat(taken("odi").answers()).containsOnly(Map.entry("score", "34.5"));
    }

    @Test
    void everythingWrongWithFileAndLicenceIsSaidAtOnceAndNothingIsKept() {
        var file =
                """
                measure: odi
                version: odi-1.0
                language: english!
                items:
                  - {id: 1, text: "%s", options: [a, b, c]}
                  - {id: 1, text: "again", options: [a, b, c, d, e, f]}
                  - {id: 2, text: "%s", options: [a, b, c, d, e, f]}
                  - {id: 12, text: "one too many", options: [a, b, c, d, e, f]}
                """
                        .formatted(INVENTED, "x".repeat(601));

        var answer = load(file, "", "2020-01-01", false);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "The version is not the one we score, which is odi-2.1a.",
                        "The language is missing.",
                        "Item 1 stands there twice.",
                        "Item 1 has 3 answers; it needs 6, or 2 for the ends.",
                        "Item 2 or one of its answers is longer than 600 characters.",
                        "Item 3 is missing.",
                        "Item 10 is missing.",
                        "Item 12 is not one of the 10 of this measure.",
                        "The number of the licence is missing.",
                        "The last day of the licence is missing or over.",
                        "Nobody said that the clinic may show these words.");
        assertThat(olive.get("/licences/odi").statusCode()).isEqualTo(404);
        assertThat(pia.get(questionnaire("odi")).body()).doesNotContain(INVENTED);
    }

    @Test
    void aFileThatIsNoneAMeasureThatShipsAndOneWithoutARuleAreRefused() {
        assertThat(load("{measure", "L-1", day(400), true).body()).contains("Not readable as YAML");
        assertThat(
                        load(
                                        sbi("x").replace("measure: sbi", "measure: hope"),
                                        "L-1",
                                        day(400),
                                        true)
                                .body())
                .contains("The measure is not one we know.");
        assertThat(
                        load(
                                        sbi("x").replace("measure: sbi", "measure: phq2"),
                                        "L-1",
                                        day(400),
                                        true)
                                .body())
                .contains("The words of this measure come with the program.");
        assertThat(
                        load(
                                        sbi("x").replace("measure: sbi", "measure: promis_pi"),
                                        "L-1",
                                        day(400),
                                        true)
                                .body())
                .contains("We do not know how this measure is scored from its items.");
        assertThat(load("x".repeat(60_001), "L-1", day(400), true).body())
                .contains("The file has more than 60,000 characters.");
    }

    @Test
    void loadedWordsAreAskedOneByOneScoredByTheMeasuresRuleAndGoneOnceWithdrawn() {
        assertThat(load(sbi(INVENTED), "L-77", day(400), true).statusCode()).isEqualTo(303);
        assertThat(olive.get("/licences").body())
                .contains(
                        "Licence of The holder, number L-77",
                        "words of sbi, version sbi-4x6, loaded")
                .doesNotContain(INVENTED);
        assertThat(olive.get("/licences/sbi").body()).contains(INVENTED, "answer 6");

        var page = pia.get(questionnaire("sbi")).body();
        assertThat(page)
                .contains(INVENTED, "answer 6", "lang=\"en\"")
                .doesNotContain("name=\"score\"");

        var open = pia.post(questionnaire("sbi"), Map.of("item-1", "3"));
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("1 of 4 items are answered; all are needed");
        assertThat(pia.post(questionnaire("sbi"), Map.of("item-1", "7")).statusCode())
                .isEqualTo(422);
        var answered =
                pia.post(
                        questionnaire("sbi"),
                        Map.of("item-1", "3", "item-2", "0", "item-3", "6", "item-4", "2"));
        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(taken("sbi").score()).contains(11.0);
        assertThat(taken("sbi").answers().values()).containsExactly("3", "0", "6", "2");

        assertThat(olive.post("/licences/sbi/withdrawal", Map.of()).statusCode()).isEqualTo(303);
        assertThat(pia.get(questionnaire("sbi")).body())
                .contains("name=\"score\"")
                .doesNotContain(INVENTED);
        assertThat(olive.get("/licences").body()).contains("withdrawn (licence L-77)");
        assertThat(taken("sbi").score()).contains(11.0);
        assertThat(olive.post("/licences/sbi/withdrawal", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void afterItsLastDayTheWordsAreNotShownAndNotTaken() {
        assertThat(load(sfi(), "L-9", day(1), true).statusCode()).isEqualTo(303);
        assertThat(pia.get(questionnaire("sfi")).body()).contains(INVENTED);

        server.clock.move(Duration.ofDays(2));
        olive = cameIn(Staff.olive(), "/licences");
        pia = cameIn(Staff.pia(), questionnaire("sfi"));

        assertThat(pia.get(questionnaire("sfi")).body())
                .contains("The licence for these words ended on", "name=\"score\"")
                .doesNotContain(INVENTED);
        assertThat(
                        pia.post(
                                        questionnaire("sfi"),
                                        Map.of(
                                                "item-1", "1", "item-2", "1", "item-3", "1",
                                                "item-4", "1"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(olive.get("/licences").body()).contains("Only the score is entered now.");
    }

    @Test
    void byALinkTheyAreAskedOnlyWhereTheLicenceLetsThemGoThere() {
        assertThat(load(sbi(INVENTED), "L-8", day(400), true).statusCode()).isEqualTo(303);
        var mei = server.guest(MEI);
        mei.get("/me/check-in");
        mei.post("/me/check-in", Map.of("leg", "5", "left", "yes"));

        assertThat(mei.get("/me/check-in/thanks").body()).doesNotContain("/more/sbi");
        assertThat(mei.get("/me/check-in/more/sbi").statusCode()).isEqualTo(404);
        assertThat(mei.post("/me/check-in/more/sbi", all("2")).statusCode()).isEqualTo(404);

        assertThat(loadByLink(sbi(INVENTED)).statusCode()).isEqualTo(303);

        assertThat(mei.get("/me/check-in/thanks").body())
                .contains("/me/check-in/more/sbi", "4 more questions")
                .doesNotContain(INVENTED);
        assertThat(mei.get("/me/check-in/more/sbi").body())
                .contains(INVENTED, "answer 6", "lang=\"en\"", "data-keep")
                .doesNotContain("as-it-is", "Mei");
        assertThat(mei.post("/me/check-in/more/sbi", all("7")).statusCode()).isEqualTo(422);
        assertThat(mei.post("/me/check-in/more/sbi", all("2")).statusCode()).isEqualTo(303);
        assertThat(taken("sbi").score()).contains(8.0);
        assertThat(lastCheckIn().inRoom()).isFalse();
        assertThat(mei.get("/me/check-in/thanks").body()).doesNotContain("/more/sbi");

        assertThat(olive.post("/licences/sbi/withdrawal", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mei.get("/me/check-in/more/sbi").statusCode()).isEqualTo(404);
    }

    @Test
    void byALinkAnOpenQuestionIsAskedAboutOnceAndMayStayOpen() {
        assertThat(loadByLink(four("sfi", "sfi-4x6", "How often?")).statusCode()).isEqualTo(303);
        var mei = server.guest(MEI);
        mei.get("/me/check-in/more/sfi");
        var before = server.chart(MEI).all(Entry.CheckedIn.class).size();

        var open = mei.post("/me/check-in/more/sfi", Map.of("item-1", "3", "finished", "yes"));

        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body())
                .contains("Question 2 is still open.", "Question 4 is still open.", "Send as it is")
                .doesNotContain("Question 1 is still open.");
        assertThat(server.chart(MEI).all(Entry.CheckedIn.class)).hasSize(before);

        assertThat(
                        mei.post(
                                        "/me/check-in/more/sfi",
                                        Map.of("item-1", "3", "finished", "as-it-is"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(taken("sfi").score()).isEmpty();
        assertThat(taken("sfi").unscored()).isEqualTo("missing_item");
        assertThat(taken("sfi").answers()).containsOnly(Map.entry("1", "3"));

        assertThat(mei.post("/me/check-in/more/sfi", Map.of("finished", "as-it-is")).statusCode())
                .isEqualTo(303);
        assertThat(server.chart(MEI).all(Entry.CheckedIn.class)).hasSize(before + 1);
    }

    private static Map<String, String> all(String answer) {
        return Map.of(
                "item-1",
                answer,
                "item-2",
                answer,
                "item-3",
                answer,
                "item-4",
                answer,
                "finished",
                "yes");
    }

    private HttpResponse<String> loadByLink(String file) {
        return olive.post(
                "/licences",
                Map.of(
                        "text",
                        file,
                        "holder",
                        "The holder",
                        "agreement",
                        "L-8",
                        "until",
                        day(400),
                        "by-link",
                        "yes",
                        "confirmed",
                        "yes"));
    }

    private static Entry.CheckedIn lastCheckIn() {
        return server.chart(MEI).latest(Entry.CheckedIn.class).orElseThrow().entry();
    }

    @Test
    void theWordsStandOnNoOtherPageAndInNoExport() {
        assertThat(load(sbi(INVENTED), "L-5", day(400), true).statusCode()).isEqualTo(303);
        assertThat(
                        pia.post(
                                        questionnaire("sbi"),
                                        Map.of(
                                                "item-1", "1", "item-2", "1", "item-3", "1",
                                                "item-4", "1"))
                                .statusCode())
                .isEqualTo(303);

        var person = "/people/" + MEI.patient();
        for (var path :
                List.of(
                        person,
                        person + "/course",
                        person + "/check-in",
                        person + "/paper/form",
                        person + "/questionnaires",
                        "/today")) {
            holdsNoWord(pia.get(path), path);
        }
        for (var path :
                List.of(
                        "/registry",
                        "/registry/figures.csv",
                        "/registry/dictionary.csv",
                        "/registry/publication",
                        "/pooling",
                        "/licences")) {
            holdsNoWord(olive.get(path), path);
        }
        assertThat(pia.get(person + "/course").body())
                .contains("How much sciatica bothers you, 0 to 24");
    }

    private static void holdsNoWord(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(path).isIn(200, 409);
        assertThat(answer.body()).as(path).isNotEmpty().doesNotContain(INVENTED);
    }

    @Test
    void everyPageIsAccessibleAndFitsThePhone() {
        assertThat(load(sbi("How much did it bother you?"), "L-6", day(400), true).statusCode())
                .isEqualTo(303);
        try (var visit = server.signedIn(Staff.olive(), Screen.PHONE)) {
            for (var path : List.of("/licences", "/licences/sbi")) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
        }
        assertThat(loadByLink(sbi("How much did it bother you?")).statusCode()).isEqualTo(303);
        try (var visit = server.asGuest(MEI, Screen.PHONE)) {
            visit.open("/me/check-in/more/sbi");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            for (var path :
                    List.of(
                            "/people/%s/questionnaires".formatted(MEI.patient()),
                            questionnaire("sbi"),
                            questionnaire("odi"))) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
        }
    }

    private HttpResponse<String> load(
            String file, String agreement, String until, boolean confirmed) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("text", file));
        fields.add(Map.entry("holder", "The holder"));
        fields.add(Map.entry("agreement", agreement));
        fields.add(Map.entry("until", until));
        if (confirmed) {
            fields.add(Map.entry("confirmed", "yes"));
        }
        return olive.post("/licences", fields);
    }

    private static String sbi(String first) {
        return four("sbi", "sbi-4x6", first);
    }

    private static String sfi() {
        return four("sfi", "sfi-4x6", INVENTED);
    }

    private static String four(String measure, String version, String first) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(id ->
                        "  - {id: %d, text: \"%s\", options: [%s]}"
                                .formatted(
                                        id,
                                        id == 1 ? first : "Question " + id,
                                        IntStream.rangeClosed(0, 6)
                                                .mapToObj(value -> "answer " + value)
                                                .collect(Collectors.joining(", "))))
                .collect(
                        Collectors.joining(
                                "\n",
                                "measure: %s\nversion: %s\nlanguage: en\ninstruction: Think of the week.\ncredit: Somebody 1999\nitems:\n"
                                        .formatted(measure, version),
                                "\n"));
    }

    private static String day(int ahead) {
        return LocalDate.ofInstant(server.clock.instant(), Staff.RIVERSIDE.zone())
                .plusDays(ahead)
                .toString();
    }

    private static String questionnaire(String measure) {
        return "/people/%s/questionnaires/%s".formatted(MEI.patient(), measure);
    }

    private static Taken taken(String measure) {
        return server.chart(MEI).all(Entry.CheckedIn.class).stream()
                .map(Chart.Placed::entry)
                .flatMap(entry -> entry.measures().stream())
                .filter(one -> one.instrument().equals(measure))
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
