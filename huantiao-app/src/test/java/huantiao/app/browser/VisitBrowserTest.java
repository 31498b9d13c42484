package huantiao.app.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The checks on a page can fail: each meets a page that is wrong in its own way. */
class VisitBrowserTest {

    private static Visit at(String body) {
        var visit = Visit.to("about:").on(Screen.PHONE).begin();
        visit.page()
                .setContent(
                        "<!doctype html><html lang=en><title>Plain</title><main>%s</main></html>"
                                .formatted(body));
        return visit;
    }

    @Test
    void aPageThatIsWellIsLetThrough() {
        try (var visit = at("<h1>Plain</h1><p>Nothing is wrong here.</p>")) {
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            visit.assertNoComplaints();
        }
    }

    @Test
    void axeNamesTheRuleAndTheElement() {
        try (var visit =
                at("<h1>Pale</h1><p style='color:#ccc'>Pale words</p><img src='data:,'>")) {
            assertThatThrownBy(visit::assertNoViolations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("color-contrast: <p style=\"color:#ccc\">")
                    .hasMessageContaining("image-alt: <img src=\"data:,\">");
        }
    }

    @Test
    void aWidePageSticksOut() {
        try (var visit = at("<h1>Wide</h1><div style='width:900px'>Too wide</div>")) {
            assertThatThrownBy(visit::assertNothingSticksOut).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aFailingScriptIsAComplaint() {
        try (var visit = at("<h1>Broken</h1>")) {
            visit.page().evaluate("console.error('it broke')");
            assertThatThrownBy(visit::assertNoComplaints).hasMessageContaining("it broke");
        }
    }
}
