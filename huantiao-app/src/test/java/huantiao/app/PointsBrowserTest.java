package huantiao.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.body.Points;
import java.util.List;
import java.util.regex.Pattern;
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
    void everyPointIsInTheListAndOnAPictureAndAllPrintOnThreeSheets() {
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

            var paper = page.pdf(new Page.PdfOptions().setFormat("A4"));
            assertThat(
                            Pattern.compile("/Type /Page\\n")
                                    .matcher(new String(paper, ISO_8859_1))
                                    .results())
                    .as("sheets: all pictures on the first, the words on two")
                    .hasSize(3);
        }
    }

    @Test
    void aSetAndARootNarrowAndShadeAndThePictureGrowsWithoutScript() {
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

            var figure = page.locator(".atlas-back svg");
            var before = figure.boundingBox().width;
            page.getByLabel("Larger").check();

            page.waitForCondition(() -> figure.boundingBox().width > 1.9 * before);
            visit.assertNothingSticksOut();
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
