package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check-in left open of the warning signs is unknown, and the clinic sees that it is. */
class UnansweredSignsPagesTest {

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private CareServer server;

    @BeforeEach
    void opens() {
        server = CareServer.open();
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void signsThatACheckInLeftOpenStandOnTheDayAndThePageUntilTheyAreAsked() {
        isTreated();
        server.clock.move(Duration.ofDays(14));
        var pia = server.reader(Staff.pia());
        assertThat(person(pia)).contains("No warning sign when asked last");

        answers(Map.of("leg", "7", "left", "yes"));

        assertThat(pia.get("/today").body()).contains("4 warning signs not answered on ");
        assertThat(person(pia))
                .contains(
                        "4 warning signs not answered on ",
                        "/people/" + mei.patient() + "/safety\"")
                .doesNotContain("No warning sign when asked last");

        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());

        assertThat(pia.get("/today").body()).doesNotContain("not answered on ");
        assertThat(person(pia)).doesNotContain("not answered on ");
    }

    @Test
    void notKnowingIsNoAnswerAndALaterCheckInAnswersForItself() {
        isTreated();
        var pia = server.reader(Staff.pia());

        answers(
                Map.of(
                        "leg",
                        "7",
                        "weakness",
                        "stable",
                        "saddle",
                        "no",
                        "bladder",
                        "unknown",
                        "bowel",
                        "no"));
        assertThat(person(pia)).contains("One warning sign not answered on ");

        server.clock.move(Duration.ofDays(1));
        answers(
                Map.of(
                        "leg",
                        "6",
                        "weakness",
                        "none",
                        "saddle",
                        "no",
                        "bladder",
                        "no",
                        "bowel",
                        "no"));
        assertThat(person(pia)).doesNotContain("not answered on ");
    }

    @Test
    void whoIsNotInCareStandsOnTheDayToo() {
        server.register(mei, Cast.mei());
        answers(Map.of("leg", "7", "saddle", "no", "left", "yes"));
        var pia = server.reader(Staff.pia());

        assertThat(pia.get("/today").body())
                .contains(
                        "Warning signs not answered (1)",
                        "3 warning signs not answered on ",
                        "/people/" + mei.patient() + "/questions\"");
        assertThat(person(pia))
                .contains(
                        "3 warning signs not answered on ",
                        "/people/" + mei.patient() + "/questions\"");
    }

    private void isTreated() {
        server.bringIntoCare(mei);
        server.clock.move(Duration.ofHours(1));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
    }

    private String person(Caller pia) {
        return pia.get("/people/" + mei.patient()).body();
    }

    private void answers(Map<String, String> sent) {
        var she = server.guest(mei);
        she.get("/me/check-in");
        assertThat(she.post("/me/check-in", sent).statusCode()).isBetween(302, 303);
    }
}
