package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.care.Entry;
import huantiao.care.Pain;
import huantiao.care.Session;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong pain score of a signed visit is put right on its page, and read right everywhere. */
class PainCorrectionPagesTest {

    private static CareServer server;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private Caller pia;

    /** The visit: leg and back 6 and 4 on arrival, 5 and 4 at the end. */
    private String visit;

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
        server.clock.move(Duration.ofMinutes(1));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        visit = person() + "/sessions/" + server.chart(mei).seen();
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void theWrongNumberIsStruckThroughBesideTheRightOneAndSaidInWords() {
        assertThat(pia.get(visit).body()).doesNotContain("<del>");

        var answer = putRight("leg_before", "3", "Wrong box pressed");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(visit);
        var page = pia.get(visit).body();
        assertThat(page).contains("<del><span class=\"unseen\">was </span>6</del>");
        assertThat(words(page))
                .containsSubsequence(
                        "Added after signing",
                        "Leg pain before: 6, put right to 3. Wrong box pressed",
                        "Pia",
                        "Leg pain was 6 put right to 3 before, 5 after",
                        "Back pain 4 before, 4 after");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void everyPageReadsTheRightNumber() {
        putRight("leg_before", "3", "Wrong box pressed");
        putRight("leg_after", "1", "Wrong box pressed");

        var page = words(pia.get(person()).body());
        assertThat(page).contains("a number was put right 3 1 1 0");
        assertThat(page)
                .as("in the list of entries, with the visit")
                .contains("Leg pain before: 6, put right to 3. Wrong box pressed");
        assertThat(words(pia.get(person() + "/course").body())).contains("Visit 3 → 1 4 → 4");
        assertThat(words(pia.get(person() + "/safety").body())).contains(": 3, then 1");
    }

    @Test
    void theNextVisitIsSetBesideTheRightNumber() {
        putRight("leg_after", "1", "Wrong box pressed");
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        pia.get(person() + "/sessions/new");

        var check =
                pia.post(person() + "/sessions/check", Map.of("before_leg", "6", "after_leg", "2"));

        assertThat(words(check.body())).containsPattern("\\d [A-Z][a-z]{2}: 6, then 1");
    }

    @Test
    void ofSeveralCorrectionsTheLastCountsAndAllAreShown() {
        putRight("back_after", "2", "Wrong box pressed");
        putRight("back_after", "not_asked", "She was not asked for the back");

        assertThat(words(pia.get(visit).body()))
                .contains("Back pain 4 before, was 4 was 2 put right to not asked after")
                .contains("Back pain after: 2, put right to not asked. She was not asked");
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceAndNothingIsNoted() {
        long before = server.chart(mei).seen();

        var empty = putRight("", "", " ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(ChartingPages.summary(empty.body()))
                .containsExactly(
                        "Choose which number is wrong.",
                        "Choose the right number, 0 to 10, or “not asked”.",
                        "Say in a line why the number is wrong.");
        assertThat(ChartingPages.summary(putRight("leg_before", "6", "").body()))
                .containsExactly(
                        "Say in a line why the number is wrong.",
                        "This number stands there already. Choose another, or leave it as it is.");
        for (var beyond : List.of("11", "-1", "3.5", "six", "٣")) {
            assertThat(ChartingPages.summary(putRight("leg_before", beyond, "Misread").body()))
                    .containsExactly("Choose the right number, 0 to 10, or “not asked”.");
        }
        assertThat(ChartingPages.summary(putRight("leg_before", "2", "x".repeat(301)).body()))
                .hasSize(1);
        assertThat(server.chart(mei).seen()).isEqualTo(before);
    }

    @Test
    void whatWasTypedStandsInTheOpenFormAfterARefusal() {
        var refused = putRight("leg_before", "6", "Wrong box pressed").body();

        var form = refused.substring(refused.indexOf("Put a number right"));
        assertThat(form)
                .contains("value=\"leg_before\" checked", "value=\"Wrong box pressed\"")
                .contains("This number stands there already");
        assertThat(refused).containsPattern("<details class=\"more\" open>\\s*<summary>Put a");
    }

    @Test
    void onlyAVisitOfThisPersonThatIsSignedIsPutRight() {
        for (var elsewhere : List.of("1", "0", "99", "x")) {
            var answer =
                    pia.post(
                            person() + "/sessions/" + elsewhere + "/corrections",
                            form("leg_before", "3", "Misread"));

            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(404);
        }
        assertThat(server.chart(mei).all(Entry.PainCorrected.class)).isEmpty();
    }

    @Test
    void pressedTwiceItIsNotedOnce() {
        var form = form("leg_before", "3", "Wrong box pressed");

        assertThat(pia.post(visit + "/corrections", form).statusCode()).isEqualTo(302);
        assertThat(pia.post(visit + "/corrections", form).statusCode()).isEqualTo(302);

        assertThat(server.chart(mei).all(Entry.PainCorrected.class)).hasSize(1);
    }

    @Test
    void whoHadNotSeenACorrectionLooksAtTheNumberAgain() {
        var opened = form("leg_before", "2", "Misread");
        putRight("leg_before", "3", "Wrong box pressed");

        var refused = pia.post(visit + "/corrections", opened);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body()))
                .contains(
                        "This number was put right since you opened the page",
                        "Leg pain before: 3");
        assertThat(putRight("leg_before", "2", "Misread").statusCode()).isEqualTo(302);
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void aDecisionSaysWhatWasPutRightAfterIt() {
        putRight("back_before", "2", "Known when it was decided");
        InCare.<String>add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                _ -> Result.ok(List.of(new Entry.ReviewDecided("some_more", "some_more", ""))));
        assertThat(words(pia.get(person() + "/course").body())).doesNotContain("Put right since");

        putRight("leg_before", "3", "Wrong box pressed");

        assertThat(words(pia.get(person() + "/course").body()))
                .containsPattern("Put right since, visit of [^:]+: Leg pain before was 6, is 3\\.")
                .doesNotContain("Back pain before was");
    }

    @Test
    @Controls(Hazard.WRONG_NUMBER_STAYS)
    void theDatabaseKeepsWhatWasSignedAndWhatWasPutRight() {
        try (var clinic = WholeClinic.open()) {
            clinic.register(Staff.frank(), Staff.MEI, Cast.mei());
            var charts = clinic.bean(Charts.class);
            var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, Staff.MEI);
            InCare.plan(charts, records, Staff.pia().user(), Instant.now());
            InCare.visit(charts, records, Instant.now());
            long signed = clinic.chart(Staff.pia(), Staff.MEI).seen();
            var page = "/people/%s/sessions/%d".formatted(Staff.MEI.patient(), signed);
            var practitioner = clinic.signedIn(Staff.pia());
            practitioner.get(page);

            var answer =
                    practitioner.post(
                            page + "/corrections",
                            Map.of(
                                    "score",
                                    "leg_before",
                                    "right",
                                    "3",
                                    "why",
                                    "Wrong box pressed",
                                    "seen",
                                    String.valueOf(signed)));

            assertThat(answer.statusCode()).isEqualTo(302);
            var chart = clinic.chart(Staff.pia(), Staff.MEI);
            assertThat(chart.entries().get(Math.toIntExact(signed - 1)).entry())
                    .isInstanceOfSatisfying(
                            Entry.SessionSigned.class,
                            visit -> assertThat(visit.session().before()).isEqualTo(Pain.of(6, 4)));
            assertThat(chart.latest(Entry.SessionSigned.class).orElseThrow().entry().session())
                    .extracting(Session::before)
                    .isEqualTo(Pain.of(3, 4));
            assertThat(words(practitioner.get(page).body())).contains("was 6 put right to 3");
        }
    }

    @Test
    void theSignedVisitIsCalmAndCanBeReadByEverybody() {
        putRight("leg_before", "3", "Wrong box pressed");

        for (var screen : List.of(Screen.PHONE, Screen.TABLET)) {
            try (var opened = server.signedIn(Staff.pia(), screen)) {
                var page = opened.open(visit);
                var form = page.locator("form[action$='/corrections']");
                assertThat(form.isVisible()).as("folded").isFalse();
                assertThat(
                                page.locator("del")
                                        .first()
                                        .evaluate(
                                                "one => getComputedStyle(one).textDecorationLine"))
                        .isEqualTo("line-through");
                opened.assertNoViolations();
                page.locator("summary").getByText("Put a number right").click();
                assertThat(form.isVisible()).isTrue();
                opened.assertNoViolations();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    private HttpResponse<String> putRight(String score, String right, String why) {
        return pia.post(visit + "/corrections", form(score, right, why));
    }

    private Map<String, String> form(String score, String right, String why) {
        pia.get(visit);
        var form = new HashMap<>(Map.of("score", score, "right", right, "why", why));
        form.put("seen", String.valueOf(server.chart(mei).seen()));
        return form;
    }

    private String person() {
        return "/people/" + mei.patient();
    }

    private static String words(String html) {
        return ChartingPages.words(html);
    }
}
