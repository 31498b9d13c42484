package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A review is held on one short page: the clinic's words first, the person's below. */
class ReviewPagesTest {

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private CareServer server;

    @BeforeEach
    void isTreatedForFourWeeks() {
        server = CareServer.open();
        server.bringIntoCare(mei);
        answers("9", Map.of());
        server.clock.move(Duration.ofHours(1));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        server.clock.move(Duration.ofDays(28));
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    void whatIsDecidedByStandsBeforeTheDecisionAndThePersonsSentencesAfterIt() {
        isAskedForWarningSigns();
        answers("1", Map.of("change", "2", "enough", "0"));

        assertThat(review())
                .containsSubsequence(
                        "Review: ",
                        "Since the start",
                        "Leg pain, 0 to 10 <span class=\"small\">improved: big enough and more than"
                                + " error</span>",
                        "What the person says",
                        "“not good enough for me”",
                        "What asks for an examination",
                        "the person said that it is not good enough as it is",
                        "Warning signs asked last on ",
                        "What the rule proposes",
                        "Clearly better",
                        "9 at the start, 1 at the latest answer",
                        "The rule counts this score only, not what the person says.",
                        "What do you decide?",
                        "As the person reads it",
                        "Call the clinic now and ask to be examined again");
    }

    @Test
    void theMainPictureSpeaksToTheClinicAndShowsNobodyElse() {
        isAskedForWarningSigns();
        answers("1", Map.of());

        var page = review();
        assertThat(page.substring(page.indexOf("id=\"review\""), page.indexOf("as-read-title")))
                .contains("latest answer, compared with the start", "within measurement error")
                .doesNotContain("your ", "people in studies", "Your ");
    }

    @Test
    void whatNobodyAnsweredIsNotTakenForANo() {
        assertThat(review())
                .containsSubsequence(
                        "no answer since the start",
                        "Good enough if it stays like this?",
                        "not answered since treatment began");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whereThePersonSaysNotGoodEnoughTheScoreIsFollowedOnlyWithAReason() {
        isAskedForWarningSigns();
        answers("1", Map.of("enough", "0"));

        assertThat(review())
                .contains(
                        "it is needed whatever you decide, except for “Examine again, then"
                                + " decide”")
                .doesNotContain("otherwise than proposed");
        var refused = decides(Map.of("decision", "taper"));
        assertThat(refused).contains("Say in a sentence why you decide this.");
        assertThat(server.chart(mei).all(Entry.ReviewDecided.class)).isEmpty();

        decides(Map.of("decision", "taper", "reason", "She wants a pause."));
        assertThat(server.chart(mei).all(Entry.ReviewDecided.class)).hasSize(1);
        assertThat(review()).contains("Decisions so far", "She wants a pause.");
    }

    @Test
    void aDecisionThatTheRuleDidNotProposeIsShownBesideWhatItProposed() {
        isAskedForWarningSigns();
        answers("1", Map.of());

        decides(Map.of("decision", "change", "reason", "The back is worse."));

        assertThat(review())
                .contains("the rule proposed: Fewer sessions, or stop")
                .doesNotContain("otherwise than proposed");
    }

    @Test
    void isReadAndDecidedOnAboutOneAndAHalfScreensOfATablet() {
        isAskedForWarningSigns();
        answers("1", Map.of("change", "2", "enough", "0"));

        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/course");
            var noted = page.locator("#review form button[type=submit]").boundingBox();
            assertThat(noted.y + noted.height).as("page pixels").isLessThan(1.8 * 768);
            visit.assertNoViolations();
        }
    }

    private String review() {
        return server.caller(Staff.pia()).get("/people/" + mei.patient() + "/course").body();
    }

    private String decides(Map<String, String> form) {
        var pia = server.caller(Staff.pia());
        pia.get("/people/" + mei.patient() + "/course");
        return pia.post("/people/" + mei.patient() + "/course/decision", form).body();
    }

    private void isAskedForWarningSigns() {
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
    }

    private void answers(String leg, Map<String, String> more) {
        var she = server.guest(mei);
        she.get("/me/check-in");
        var sent =
                new HashMap<>(
                        Map.of(
                                "leg",
                                leg,
                                "back",
                                "2",
                                "weakness",
                                "none",
                                "saddle",
                                "no",
                                "bladder",
                                "no",
                                "bowel",
                                "no"));
        sent.putAll(more);
        assertThat(she.post("/me/check-in", sent).statusCode()).isBetween(302, 303);
    }
}
