package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import huantiao.app.browser.Screen;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.evidence.EvidenceFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answer as somebody in pain meets it: on a phone, on paper, without script. */
class AnswerBrowserTest {

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
    void theFirstScreenOfAPhoneHoldsQuestionAnswerCertaintyAndWhenToGetHelp() {
        try (var visit = server.visitor().on(Screen.PHONE).begin()) {
            var page = visit.open("/");

            for (var part :
                    List.of(
                            "h1",
                            ".answer-short",
                            ".answer-certainty",
                            ".help-now > h2",
                            ".help-now > p")) {
                var box = page.locator(part).boundingBox();
                assertThat(box.y + box.height).as(part).isLessThanOrEqualTo(844);
            }
        }
    }

    /** What somebody in pain asks first is one tap away, and the tap ends at its heading. */
    @Test
    void eachQuestionOfAReaderIsOneTapFromTheTopOfAPhone() {
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            for (var at = 0; at < 7; at++) {
                var page = visit.open("/");
                var link = page.locator(".answer-contents a").nth(at);
                assertThat(link.boundingBox().y).isLessThan(844);
                String target = link.getAttribute("href");

                link.click();

                if (target.startsWith("#")) {
                    var heading = page.locator(target + " h2").first().boundingBox();
                    assertThat(heading.y).as(target).isBetween(0.0, 400.0);
                } else {
                    assertThat(page.url()).endsWith("/choices#side-by-side");
                }
            }
            assertThat(visit.open("/").locator(".answer-contents a")).hasCount(7);
        }
    }

    @Test
    void theWholeListOfWarningSignsOpensWithoutScriptWordForWord() {
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open("/");

            page.locator(".help-now summary").click();

            assertThat(page.locator(".help-now strong")).isVisible();
            assertThat(page.locator(".help-now strong"))
                    .hasText(CareKnowledge.shipped().redFlags().safetyNet().text());
        }
    }

    @Test
    void isAccessibleAndFitsEveryScreenInLightAndDark() {
        for (var plan :
                List.of(
                        server.visitor().on(Screen.PHONE),
                        server.visitor().on(Screen.TABLET).inTheDark(),
                        server.visitor().on(Screen.DESKTOP))) {
            try (var visit = plan.begin()) {
                visit.open("/");
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
                visit.assertNoComplaints();
            }
        }
    }

    @Test
    void weighsLessThan150KilobytesAndAsksNobodyElse() {
        try (var visit = server.visitor().begin()) {
            var answers = new ArrayList<Response>();
            visit.page().onResponse(answers::add);

            visit.open("/");
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.url()).startsWith("http://localhost:"));
            assertThat(
                            answers.stream()
                                    .mapToLong(one -> one.request().sizes().responseBodySize)
                                    .sum())
                    .isBetween(10_000L, 150_000L);
        }
    }

    @Test
    void printsOnTwoSidesOfOneSheet() {
        try (var visit = server.visitor().begin()) {
            var page = visit.open("/");

            byte[] paper =
                    page.pdf(
                            new Page.PdfOptions()
                                    .setPreferCSSPageSize(true)
                                    .setPrintBackground(true));

            assertThat(sides(paper)).isBetween(1L, 2L);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".cited-list")).isVisible();
            assertThat(
                            page.evaluate(
                                    "() => [...document.querySelectorAll('main .small')].every("
                                            + "one => parseFloat(getComputedStyle(one).fontSize) <="
                                            + " parseFloat(getComputedStyle(document.body).fontSize))"))
                    .as("small print is no larger than the rest")
                    .isEqualTo(true);
            assertThat(page.locator(".help-now > p")).isVisible();
        }
    }

    /** Page objects of a PDF; Chromium writes them uncompressed. */
    static long sides(byte[] paper) {
        return Pattern.compile("/Type\\s*/Page\\b(?!s)")
                .matcher(new String(paper, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    @Test
    void theMovingPicturesPlayAndPauseWithoutScriptAndNeverByThemselves() {
        try (var visit = server.visitor().withoutScript().begin()) {
            var page = visit.page();
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            visit.open("/");
            var step = page.locator(".explainer-nerve svg .step-1");
            assertThat(step).hasCSS("animation-name", "none");

            page.locator("input[name=play-nerve][value=run]").check();
            assertThat(step).hasCSS("animation-name", "explained");
            assertThat(step).hasCSS("animation-play-state", "running");

            page.locator("input[name=play-nerve][value=pause]").check();
            assertThat(step).hasCSS("animation-play-state", "paused");
            assertThat(page.locator(".explainer-session .step-1").first())
                    .hasCSS("animation-name", "none");
        }
    }

    @Test
    void nothingMovesForThoseWhoWishLessMotionAndTheWordsAreThere() {
        try (var visit = server.visitor().begin()) {
            var page = visit.open("/");

            assertThat(page.locator(".player").first()).isHidden();
            assertThat(page.locator(".explainer-nerve .captions > li")).hasCount(6);
            assertThat(page.locator(".explainer-session .captions > li")).hasCount(6);
            assertThat(page.locator("audio, video, iframe, canvas")).hasCount(0);
        }
    }

    @Test
    void everyNumberResolvesToARecordThatHoldsIt() {
        var numbers =
                new EveryNumber(EvidenceFiles.shipped())
                        .with("RF-NET", CareKnowledge.shipped().redFlags().safetyNet().backing());
        try (var visit = server.visitor().begin()) {
            var page = visit.open("/");

            assertThat(numbers.strays(page)).isEmpty();
            assertThat(numbers.resolved(page)).isGreaterThan(25);

            page.evaluate(
                    "document.querySelector('main p').textContent = 'It helps 83 of 100 people.'");
            assertThat(numbers.strays(page)).hasSize(1).first().asString().contains("83");
        }
    }

    @Test
    void canBeSharedWithoutAnybodyElse() {
        try (var visit = server.visitor().begin()) {
            var page = visit.open("/");

            assertThat(page.locator("link[rel=canonical]")).hasAttribute("href", "/");
            for (var property : List.of("og:title", "og:description", "og:type")) {
                assertThat(page.locator("meta[property='" + property + "']"))
                        .hasAttribute("content", Pattern.compile("\\S.*"));
            }
            assertThat(page.locator("meta[name=description]"))
                    .hasAttribute("content", Pattern.compile(".{50,170}"));
        }
    }
}
