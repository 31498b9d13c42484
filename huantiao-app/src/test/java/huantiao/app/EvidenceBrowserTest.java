package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import huantiao.app.browser.Screen;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence as a sceptical reader meets it, on every screen. */
class EvidenceBrowserTest {

    private static CareServer server;

    @BeforeAll
    static void open() {
        server = CareServer.open();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/evidence",
                "/evidence/method",
                "/evidence/arms",
                "/evidence/medication.total_effective_rate",
                "/evidence/sham.leg_pain_vas_change/new-trial?people=100&important=5",
                "/evidence/usual_care.leg_pain_vas_change"
            })
    void isAccessibleAndFitsEveryScreenInLightAndDark(String address) {
        for (var plan :
                List.of(
                        server.visitor().on(Screen.PHONE),
                        server.visitor().on(Screen.TABLET).inTheDark(),
                        server.visitor().on(Screen.DESKTOP))) {
            try (var visit = plan.begin()) {
                visit.open(address);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
                visit.assertNoComplaints();
            }
        }
    }

    @Test
    void aQuestionOpensToItsTrialsAndFilesWithoutScript() {
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open("/evidence");

            page.locator("#questions a[href='/evidence/medication.total_effective_rate']").click();

            assertThat(page.locator(".forest svg")).isVisible();
            assertThat(page.locator("a[href$='/answer.json']")).isVisible();
            assertThat(page.locator("a[href$='/plot.svg']")).isVisible();
            visit.assertNothingSticksOut();
        }
    }
}
