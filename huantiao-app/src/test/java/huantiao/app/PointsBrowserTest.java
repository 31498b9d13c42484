package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.body.Points;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The points on the body, as the data that ship have them. */
class PointsBrowserTest {

    private static CareServer server;

    @BeforeAll
    static void open() {
        server = CareServer.open();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void everyPointIsInTheListAndEveryOneThatHasAPlaceOnAPicture() {
        try (var visit = server.signedIn(Staff.pia(), Screen.DESKTOP)) {
            var page = visit.open("/points");

            assertThat(page.locator(".point-list > li").count())
                    .isEqualTo(server.bean(Points.class).all().size());
            assertThat(page.locator(".atlas-name").allTextContents())
                    .containsOnlyOnce("LI4", "SI3", "SI6", "TE5", "GV20", "GV26", "BL17")
                    .containsAll(
                            server.bean(Points.class).all().stream()
                                    .map(point -> point.code().text())
                                    .filter(code -> !code.equals("ASHI"))
                                    .toList())
                    .doesNotContain("ASHI");
            assertThat(page.locator("#atlas p > .point-link").allTextContents())
                    .containsExactly("ASHI");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            visit.assertNoComplaints();
        }
    }

    @Test
    void aSetAndARootNarrowAndShadeWithoutScript() {
        try (var visit =
                server.signedIn(Staff.pia(), server.visitor().on(Screen.PHONE).withoutScript())) {
            var page = visit.open("/points");
            page.locator("#set").selectOption("PS-EA2017");
            page.locator("#root").selectOption("L5");
            page.locator("main form button[type=submit]").click();
            page.waitForURL("**/points?*");

            assertThat(page.locator(".point-list .point-link").allTextContents())
                    .containsExactly("BL25", "EX-B2-L3", "EX-B2-L4", "EX-B2-L5", "EX-B2-S1");
            assertThat(page.locator(".atlas-felt").count()).isPositive();
        }
    }

    @Test
    void aPointIsFoundHoweverItIsSpelt() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            for (var asked : List.of("gb 30", "huan tiao", "環跳", "GB30")) {
                var page = visit.open("/points?q=" + asked.replace(" ", "%20"));

                assertThat(page.locator(".point-list .point-link").allTextContents())
                        .as(asked)
                        .contains("GB30");
            }
            var page = visit.open("/points/UB40");
            assertThat(page.locator("h1").textContent()).startsWith("BL40");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            visit.assertNoComplaints();
            assertThat(visit.open("/points/GB99").locator("h1").textContent())
                    .isEqualTo("There is nothing here");
        }
    }
}
