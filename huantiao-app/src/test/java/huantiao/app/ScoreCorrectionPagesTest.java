package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Taken;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong score of a check-in is put right on the course page, and read right everywhere. */
class ScoreCorrectionPagesTest {

    private static CareServer server;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private Caller pia;

    /** The score before the first visit: leg pain 7, which the clinic noted, and disability 12. */
    private String start;

    /** Leg pain 6 after it, as Mei answered, who does not find it good enough. */
    private String later;

    @BeforeAll
    static void opens() {
        server = CareServer.open();
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    @BeforeEach
    void isTreatedOnce() {
        pia = server.caller(Staff.pia());
        server.bringIntoCare(mei);
        note(0, true, taken("nrs_leg", 7), taken("rmdq24", 12));
        start = server.chart(mei).seen() + ".";
        server.clock.move(Duration.ofMinutes(41));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        server.clock.move(Duration.ofDays(15));
        pia = server.caller(Staff.pia());
        note(2, false, taken("nrs_leg", 6), taken("own_good_enough", 0));
        later = server.chart(mei).seen() + ".";
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void theWrongScoreIsStruckThroughBesideTheRightOneAndSaidInWords() {
        assertThat(pia.get(course()).body()).doesNotContain("<del>");

        var answer = putRight(later + "nrs_leg", "2", "", "Wrong box pressed");

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith(course() + "#scores");
        var page = pia.get(course()).body();
        assertThat(page).contains("<del><span class=\"unseen\">was </span>6</del>");
        assertThat(words(page))
                .containsPattern("Put right, score of [^:]+: Leg pain, 0 to 10, was 6, is 2\\.")
                .contains("Wrong box pressed", "was 6 put right to 2");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void everyPageReadsTheRightScore() {
        putRight(later + "nrs_leg", "2", "", "Wrong box pressed");

        assertThat(words(pia.get(course()).body()))
                .contains("improved: big enough and more than error 7 2 −5");
        var record = words(pia.get(person()).body());
        assertThat(record)
                .as("in the list of entries, with the check-in")
                .contains("Leg pain, 0 to 10, was 6, is 2. Wrong box pressed");
        assertThat(words(server.guest(mei).get("/me/course").body()))
                .as("the person is told what was changed")
                .containsPattern("Your clinic put an answer of [^:]+ right: Leg pain.+was 6, is 2");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void aScoreThatIsNotValidCountsNoMore() {
        putRight(later + "nrs_leg", "", "yes", "Another person's paper");

        assertThat(words(pia.get(course()).body()))
                .contains("Leg pain, 0 to 10, was 6, is not valid", "was 6 put right to not valid")
                .contains("no answer since the start 7 –");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void whatThePersonSaidInWordsCanBeStruckButNotSaidForThem() {
        var refused = putRight(later + "own_good_enough", "1", "", "She meant yes");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ChartingPages.summary(refused.body()))
                .containsExactly(
                        "This is what the person said in words. It can be struck, not replaced: ask them again.");

        assertThat(putRight(later + "own_good_enough", "", "yes", "Her son's form").statusCode())
                .isEqualTo(302);
        assertThat(words(pia.get(course()).body()))
                .contains("Good enough as it is, was no, is not valid");
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceAndNothingIsNoted() {
        long before = server.chart(mei).seen();

        var empty = putRight("", "", "", " ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(ChartingPages.summary(empty.body()))
                .containsExactly(
                        "Choose which number is wrong.",
                        "Write the right score, on its scale, or tick that it is not valid. Not both.",
                        "Say in a line why the number is wrong.");
        assertThat(ChartingPages.summary(putRight(later + "nrs_leg", "6", "", "").body()))
                .containsExactly(
                        "Say in a line why the number is wrong.",
                        "This number stands there already. Choose another, or leave it as it is.");
        for (var beyond : List.of("11", "-1", "3.5", "six", "٣", "1e1", "NaN")) {
            assertThat(putRight(later + "nrs_leg", beyond, "", "Misread").statusCode())
                    .as(beyond)
                    .isEqualTo(422);
        }
        assertThat(putRight(later + "nrs_leg", "2", "yes", "Both").statusCode()).isEqualTo(422);
        assertThat(putRight(later + "nrs_leg", "2", "", "x".repeat(301)).statusCode())
                .isEqualTo(422);
        assertThat(putRight(start + "rmdq24", "25", "", "Misread").statusCode()).isEqualTo(422);
        assertThat(server.chart(mei).seen()).isEqualTo(before);
    }

    @Test
    void whatWasTypedStandsInTheOpenFormAfterARefusal() {
        var refused = putRight(later + "nrs_leg", "6", "", "Wrong box pressed").body();

        assertThat(refused)
                .containsPattern("<details class=\"more\" open>\\s*<summary>Put a score")
                .contains("value=\"" + later + "nrs_leg\" selected", "value=\"Wrong box pressed\"");
    }

    @Test
    void onlyAScoreOfThisPersonIsPutRight() {
        var other = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.bringIntoCare(other);

        for (var elsewhere :
                List.of(
                        "1.nrs_leg",
                        "0.nrs_leg",
                        "999.nrs_leg",
                        start + "pgic",
                        later + "rmdq24")) {
            assertThat(putRight(elsewhere, "2", "", "Misread").statusCode())
                    .as(elsewhere)
                    .isEqualTo(422);
        }
        var form = form(later + "nrs_leg", "2", "", "Misread");
        assertThat(
                        pia.post("/people/" + other.patient() + "/course/corrections", form)
                                .statusCode())
                .as("the place of a score in the chart of somebody else")
                .isEqualTo(422);
        assertThat(server.chart(mei).scoresPutRight()).isEmpty();
        assertThat(server.chart(other).scoresPutRight()).isEmpty();
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void nobodyButWhoeverTreatsPutsAScoreRight() {
        var form = form(later + "nrs_leg", "2", "", "Misread");

        for (var purpose : List.of(LinkPurpose.OWN_PAGES, LinkPurpose.CHECK_IN)) {
            assertThat(
                            server.guest(mei, purpose)
                                    .post(course() + "/corrections", form)
                                    .statusCode())
                    .as("the person, by their own link")
                    .isIn(302, 303, 401, 403, 404);
        }
        assertThat(server.caller(Staff.frank()).post(course() + "/corrections", form).statusCode())
                .as("the front desk")
                .isEqualTo(403);
        assertThat(server.chart(mei).scoresPutRight()).isEmpty();
    }

    @Test
    void pressedTwiceItIsNotedOnce() {
        var form = form(later + "nrs_leg", "2", "", "Wrong box pressed");

        assertThat(pia.post(course() + "/corrections", form).statusCode()).isEqualTo(302);
        assertThat(pia.post(course() + "/corrections", form).statusCode()).isEqualTo(302);

        assertThat(server.chart(mei).all(Entry.ScoreCorrected.class)).hasSize(1);
    }

    @Test
    void whoHadNotSeenACorrectionLooksAtTheScoreAgain() {
        var opened = form(later + "nrs_leg", "3", "", "Misread");
        putRight(later + "nrs_leg", "2", "", "Wrong box pressed");

        var refused = pia.post(course() + "/corrections", opened);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body()))
                .contains("This number was put right since you opened the page");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void aDecisionSaysWhatWasPutRightAfterIt() {
        putRight(start + "nrs_leg", "8", "", "Known when it was decided");
        InCare.<String>add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                _ -> Result.ok(List.of(new Entry.ReviewDecided("some_more", "some_more", ""))));
        assertThat(words(pia.get(course()).body())).doesNotContain("Put right since");

        putRight(later + "nrs_leg", "2", "", "Wrong box pressed");

        assertThat(words(pia.get(course()).body()))
                .containsPattern("Put right since, score of [^:]+: Leg pain, 0 to 10, was 6, is 2");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void theDatabaseKeepsWhatWasNotedAndWhatWasPutRight() {
        try (var clinic = WholeClinic.open()) {
            clinic.register(Staff.frank(), Staff.MEI, huantiao.Cast.mei());
            var charts = clinic.bean(Charts.class);
            var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, Staff.MEI);
            InCare.<String>add(
                    charts,
                    records,
                    Instant.now(),
                    _ -> Result.ok(List.of(checkIn(0, true, taken("nrs_leg", 7)))));
            long noted = clinic.chart(Staff.pia(), Staff.MEI).seen();
            var page = "/people/%s/course".formatted(Staff.MEI.patient());
            var practitioner = clinic.signedIn(Staff.pia());
            practitioner.get(page);

            var answer =
                    practitioner.post(
                            page + "/corrections",
                            Map.of(
                                    "score",
                                    noted + ".nrs_leg",
                                    "right",
                                    "3",
                                    "why",
                                    "Wrong box pressed",
                                    "seen",
                                    String.valueOf(noted)));

            assertThat(answer.statusCode()).isEqualTo(302);
            var chart = clinic.chart(Staff.pia(), Staff.MEI);
            assertThat(chart.entries().get(Math.toIntExact(noted - 1)).entry())
                    .isEqualTo(checkIn(0, true, taken("nrs_leg", 7)));
            assertThat(chart.latest(Entry.CheckedIn.class).orElseThrow().entry().taken("nrs_leg"))
                    .flatMap(Taken::score)
                    .hasValue(3.0);
            assertThat(words(practitioner.get(page).body()))
                    .as("before a plan, too")
                    .contains("was 7 put right to 3");
        }
    }

    @Test
    void theFormIsFoldedAndCanBeReadByEverybody() {
        putRight(later + "nrs_leg", "2", "", "Wrong box pressed");

        for (var screen : List.of(Screen.PHONE, Screen.TABLET)) {
            try (var opened = server.signedIn(Staff.pia(), screen)) {
                var page = opened.open(course());
                var form = page.locator("form[action$='/corrections']");
                assertThat(form.isVisible()).as("folded").isFalse();
                page.locator("summary").getByText("All of them").click();
                page.locator("summary").getByText("Put a score right").click();
                assertThat(form.isVisible()).isTrue();
                opened.assertNoViolations();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    private HttpResponse<String> putRight(String score, String right, String struck, String why) {
        return pia.post(course() + "/corrections", form(score, right, struck, why));
    }

    private Map<String, String> form(String score, String right, String struck, String why) {
        pia.get(course());
        var form = new HashMap<>(Map.of("score", score, "right", right, "why", why));
        if (!struck.isEmpty()) {
            form.put("not_valid", struck);
        }
        form.put("seen", String.valueOf(server.chart(mei).seen()));
        return form;
    }

    private void note(int week, boolean inRoom, Taken... measures) {
        InCare.<String>add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                _ -> Result.ok(List.of(checkIn(week, inRoom, measures))));
    }

    private static Entry checkIn(int week, boolean inRoom, Taken... measures) {
        return new Entry.CheckedIn(week, List.of(measures), FactsTold.NOTHING, inRoom);
    }

    private static Taken taken(String instrument, double score) {
        return new Taken(instrument, new TreeMap<>(), Optional.of(score), "");
    }

    private String person() {
        return "/people/" + mei.patient();
    }

    private String course() {
        return person() + "/course";
    }

    private static String words(String html) {
        return ChartingPages.words(html);
    }
}
