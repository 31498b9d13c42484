package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.CareSteps;
import huantiao.care.Story;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page of the day on the screens that stand in a clinic. */
class TodayBrowserTest {

    /** What a finger hits. */
    private static final int TOUCH = 44;

    @Test
    void theFirstVisitsCanBeStartedWithoutScrollingBesideTwoAlarms() {
        try (var server = CareServer.open()) {
            for (int person = 0; person < 3; person++) {
                server.bringIntoCare(somebody());
            }
            for (var patient : List.of(Cast.mei(), Cast.tomas())) {
                var whose = somebody();
                server.register(whose, patient);
                tellThatNoUrineComes(server, whose);
            }
            try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
                visit.page().setViewportSize(1024, 625);
                var page = visit.open("/today");
                var alarms = page.locator("#alarms li");
                assertThat(alarms.count()).isEqualTo(2);
                assertThat(alarms.first().textContent()).contains("Emergency department now");
                var starts = page.locator("#in-care a[href$='/safety']");
                assertThat(starts.count()).isEqualTo(3);
                for (int start = 0; start < 3; start++) {
                    var box = starts.nth(start).boundingBox();
                    assertThat(box.height).isGreaterThanOrEqualTo(TOUCH);
                    assertThat(box.y + box.height).as("start %d", start).isLessThanOrEqualTo(625);
                }
                visit.assertNoViolations();
                visit.assertNothingSticksOut();

                page.setViewportSize(390, 844);
                assertThat(starts.first().boundingBox().height).isGreaterThanOrEqualTo(TOUCH);
                assertThat(starts.first().boundingBox().y).isLessThan(844 - TOUCH);
                visit.assertNothingSticksOut();
                visit.assertNoComplaints();
            }
        }
    }

    private static void tellThatNoUrineComes(CareServer server, Whose whose) {
        var today = LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, whose),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.allNo().with("bladder_cannot_pass", true),
                                List.of(),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today, server.clock.getZone(), InCare.RULES)));
    }

    private static Whose somebody() {
        return new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    }
}
