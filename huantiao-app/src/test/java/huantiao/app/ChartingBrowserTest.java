package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.base.PatientId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves on the page of a visit while it is being charted. */
class ChartingBrowserTest {

    private CareServer server;
    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeEach
    void opens() {
        server = CareServer.open();
        server.bringIntoCare(mei);
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    void theLeadsOfAVisitFollowItsNeedlesAndKeepWhatWasChosen() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            page.locator("button[value=add-needle]").click();
            page.locator("#f-point-1").fill("GB34");
            page.locator("#f-side-1").selectOption("right");
            page.getByText("Electroacupuncture").click();
            page.locator("button[value=add-pair]").click();
            page.locator("select#f-ea_from-0").selectOption("GB30 right");
            page.locator("select#f-ea_to-0").selectOption("GB34 right");
            page.locator("#f-ea_hz-0").fill("2/100");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            page.locator("#f-side-1").selectOption("left");

            assertThat(page.locator("#f-ea_to-0 option[value='GB34 left']")).hasCount(1);
            assertThat(page.locator("#f-ea_from-0")).hasValue("GB30 right");
            assertThat(page.locator("#f-ea_to-0")).hasValue("GB34 right");
            assertThat(page.locator("#f-ea_hz-0")).hasValue("2/100");
            assertThat(page.locator("#f-check")).containsText("GB34 right is none of the needles");
        }
    }

    @Test
    void aFoldThatSomebodyOpenedStaysOpenWhileTheVisitIsChecked() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/people/" + mei.patient() + "/sessions/new");
            var fold = page.locator("#stricta");
            fold.locator("summary").click();
            assertThat(fold).containsText("Maker and lot of the needle");

            page.locator("#f-diameter").fill("0.25");
            page.locator("#f-length").fill("40");
            page.locator("#f-lot").fill("Example Needles, lot 7");
            page.locator("#f-lot").blur();

            assertThat(fold).not().containsText("Maker and lot of the needle");
            assertThat(fold.getAttribute("open")).isNotNull();
            fold.locator("summary").click();
            page.locator("#f-retention").fill("");
            page.locator("#f-retention").blur();
            assertThat(fold.locator("a[href='#f-retention']")).hasCount(1);
            assertThat(fold.getAttribute("open")).isNull();
        }
    }
}
