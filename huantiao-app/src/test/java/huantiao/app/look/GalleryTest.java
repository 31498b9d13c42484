package huantiao.app.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts, in a browser. */
class GalleryTest {

    private static Gallery gallery;

    @BeforeAll
    static void open() {
        gallery = Gallery.open();
    }

    @AfterAll
    static void close() {
        gallery.close();
    }

    @BeforeEach
    void forgetDrafts() {
        gallery.drafts.clear();
        gallery.draftStatus = 204;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form", "/chart", "/article", "/people"})
    void everyPartIsAccessibleInLightAndDarkOnEveryScreen(String path) {
        for (var plan :
                new Visit.Plan[] {
                    Visit.to(gallery.address()).on(Screen.PHONE),
                    Visit.to(gallery.address()).on(Screen.DESKTOP).inTheDark(),
                }) {
            try (var visit = plan.begin()) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
                visit.assertNoComplaints();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form", "/chart", "/article", "/people"})
    void aFirstPageSendsLessThan75Kilobytes(String path) {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var answers = new ArrayList<Response>();
            visit.page().onResponse(answers::add);

            visit.open(path);
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);

            var bytes =
                    List.copyOf(answers).stream()
                            .mapToLong(answer -> answer.request().sizes().responseBodySize)
                            .sum();
            assertThat(answers).hasSizeGreaterThan(3);
            assertThat(bytes).isBetween(10_000L, 75_000L);
        }
    }

    @Test
    void theBodyChartIsMarkedWithoutScript() {
        try (var visit = Visit.to(gallery.address()).withoutScript().begin()) {
            var page = visit.open("/chart");

            page.getByRole(AriaRole.RADIO, radio("Numbness")).check();
            page.getByRole(AriaRole.CHECKBOX, box("Calf, left: Numbness")).click();

            assertThat(page.locator("input[value='calf-left-numbness']")).isChecked();
            assertThat(page.locator("input[value='calf-left-pain']")).not().isChecked();
            assertThat(
                            page.locator(
                                    ".body-patch:has(input[value='calf-left-numbness']) > .fill-numbness"))
                    .hasCSS("visibility", "visible");
        }
    }

    @Test
    void theBodyChartIsMarkedByKeyboardAndSaidInWords() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/chart");

            page.locator("input[value='heel-left-pain']").focus();
            page.keyboard().press("Space");

            assertThat(page.locator("[data-bodychart-words]")).containsText("Heel, left: Pain");
        }
    }

    @Test
    void aPlaceThatIsTypedIsMarkedInNoMoreStrokesThanTouchingTakes() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/chart");
            var place = page.getByLabel("Or type it");

            place.fill("heel l");
            place.press("Enter");
            assertThat(page.locator("input[value='heel-left-pain']")).isChecked();
            assertThat(place).hasValue("");
            place.fill("numb sole left");
            place.press("Enter");
            assertThat(page.locator("input[value='sole-left-numbness']")).isChecked();
            place.fill("heel l");
            place.press("Enter");
            assertThat(page.locator("input[value='heel-left-pain']")).not().isChecked();

            for (var said : List.of("hallux left", "big toe l")) {
                place.fill(said);
                place.press("Enter");
                assertThat(place).hasValue("");
            }
            assertThat(page.locator("input[value='big_toe-left-pain']")).not().isChecked();
            place.fill("toes left");
            place.press("Enter");
            assertThat(page.locator("input[value='toes-left-pain']")).isChecked();

            place.fill("thigh left");
            place.press("Enter");
            assertThat(page.locator("[data-bodychart-type] [role=status]"))
                    .containsText("Which of these: Back of the thigh, left: Pain");
            place.fill("elbow");
            place.press("Enter");
            assertThat(page.locator("[data-bodychart-type] [role=status]"))
                    .hasText("No part of the body is called so.");
            assertThat(page).hasURL(Pattern.compile("/chart$"));
        }
    }

    @Test
    void aMouseDrawnOverTheLegMarksEveryRegionItCrosses() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/chart");
            var mouse = page.mouse();
            var calf = page.locator("input[value='calf-left-pain']");
            calf.scrollIntoViewIfNeeded();
            var knee = page.locator("input[value='knee_back-left-pain']").boundingBox();
            var leg = calf.boundingBox();

            mouse.move(knee.x + knee.width / 2, knee.y + knee.height / 2);
            mouse.down();
            mouse.move(
                    leg.x + leg.width / 2,
                    leg.y + leg.height / 2,
                    new Mouse.MoveOptions().setSteps(12));
            mouse.up();

            assertThat(page.locator("input[value='knee_back-left-pain']")).isChecked();
            assertThat(calf).isChecked();
            assertThat(page.locator("input[value='thigh_back-left-pain']")).not().isChecked();
            calf.click();
            assertThat(calf).not().isChecked();
        }
    }

    @Test
    void onAPhoneAFingerDrawsOnceItIsToldToAndScrollsOtherwise() {
        try (var visit = Visit.to(gallery.address()).on(Screen.PHONE).begin()) {
            var page = visit.open("/chart");
            var knee = page.locator("input[value='knee_back-left-pain']");
            var calf = page.locator("input[value='calf-left-pain']");
            var left = page.locator(".body-patch [value*='-left-']:checked");
            var draw = page.getByLabel("Draw with a finger");

            draw.check();
            assertThat(page.getByText("One finger draws on the body")).isVisible();
            calf.scrollIntoViewIfNeeded();
            var still = page.evaluate("scrollY");
            strokeWithAFinger(page, middle(knee), middle(calf));

            assertThat(knee).isChecked();
            assertThat(calf).isChecked();
            assertThat(left).hasCount(2);
            assertThat(page.locator("[data-bodychart-words]")).containsText("Calf, left: Pain");

            strokeWithAFinger(page, middle(calf), middle(calf).up(-30));
            assertThat(calf).not().isChecked();
            calf.tap();
            assertThat(calf).isChecked();
            assertThat(page.evaluate("scrollY")).isEqualTo(still);
            visit.assertNothingSticksOut();

            draw.uncheck();
            knee.scrollIntoViewIfNeeded();
            var before = page.evaluate("scrollY");
            strokeWithAFinger(page, middle(knee), middle(knee).up(120));

            page.waitForCondition(() -> !page.evaluate("scrollY").equals(before));
            assertThat(left).hasCount(2);
        }
    }

    @Test
    void onAPhoneTheChartGrowsWithoutScriptAndThePageDoesNot() {
        try (var visit = Visit.to(gallery.address()).on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open("/chart");
            var toes = page.locator("input[value='heel-left-pain']");
            var before = toes.boundingBox().width;

            page.locator("input[name=chart-zoom]").check();

            // The browser may draw once more before it grows; that it does is waited for.
            page.waitForCondition(() -> toes.boundingBox().width > 1.9 * before);
            visit.assertNothingSticksOut();
        }
    }

    @Test
    void nothingIsChosenBeforeSomebodyChoosesAndASlipCanBeTakenBack() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");
            var leg = page.locator("input[name=leg]:checked");
            assertThat(leg).hasCount(0);

            page.locator("input[name=leg][value='7']").check();
            assertThat(leg).hasCount(1);
            page.locator("fieldset:has(input[name=leg]) [data-unchoose]").click();

            assertThat(leg).hasCount(0);
        }
    }

    @Test
    void aProblemLeadsToItsField() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");

            assertThat(page.locator("#problems")).isFocused();
            page.locator("#problems a").click();

            assertThat(page).hasURL(Pattern.compile("#f-age$"));
            assertThat(page.locator("#f-age")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#f-age"))
                    .hasAccessibleDescription(Pattern.compile("not a number"));
        }
    }

    @Test
    void whatIsWrittenIsSavedWithoutAButton() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");

            page.locator("#f-story").fill("It began in March.");

            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "saved");
            assertThat(gallery.drafts).last().asString().contains("story=It+began+in+March.");
            assertThat(kept(page)).isNull();
        }
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void whatWasWrittenOutlivesALostNetworkAndAReload() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");
            page.route("**/draft", Route::abort);
            page.onDialog(dialog -> dialog.accept());

            page.locator("#f-story").fill("Not lost.");
            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "kept");
            assertThat(gallery.drafts).isEmpty();

            page.unroute("**/draft");
            page.reload();

            assertThat(page.locator("#f-story")).hasValue("Not lost.");
            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "saved");
            assertThat(gallery.drafts).last().asString().contains("story=Not+lost.");
            assertThat(kept(page)).isNull();
        }
    }

    @Test
    void aDraftThatIsRefusedIsSaidToBeUnsaved() {
        gallery.draftStatus = 403;
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");

            page.locator("#f-story").fill("Refused.");

            assertThat(page.locator("[data-saved]")).hasAttribute("data-state", "failed");
        }
    }

    @Test
    void aChosenThemeIsThereBeforeTheNextPageIsPainted() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/form");

            page.getByRole(AriaRole.RADIO, radio("Dark")).check();
            page.navigate(gallery.address() + "/article");

            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator("html")).hasCSS("background-color", "rgb(22, 26, 24)");
        }
    }

    @Test
    @Controls({Hazard.NEEDLE_LEFT_IN, Hazard.ALARM_UNHEARD})
    void aTimerRunsFromItsStartAndCallsUntilTheNeedlesAreCounted() {
        try (var visit = Visit.to(gallery.address()).begin()) {
            var page = visit.open("/people");
            var timer = page.locator("[data-timer]");

            page.locator("[data-timer-start]").click();
            assertThat(timer).hasAttribute("data-state", "runs");
            assertThat(page.locator("[data-timer-left]"))
                    .hasText(Pattern.compile("(20:00|19:5\\d)"));

            page.locator("#f-retention").fill("0");
            assertThat(timer).hasAttribute("data-state", "over");
            assertThat(page.locator("#said")).hasText("Time is up: take the needles out");
            assertThat(page).hasTitle(Pattern.compile("^Time is up"));
            assertThat(page.locator("[data-timer-quiet]")).isVisible();

            page.locator("#f-needles_out").fill("7");
            assertThat(timer).hasAttribute("data-state", "over");
            page.locator("#f-needles_out").fill("8");
            assertThat(timer).hasAttribute("data-state", "done");
            assertThat(page).not().hasTitle(Pattern.compile("^Time is up"));
        }
    }

    private record Spot(double x, double y) {
        Spot up(double pixels) {
            return new Spot(x, y - pixels);
        }
    }

    private static Spot middle(Locator box) {
        var at = box.boundingBox();
        return new Spot(at.x + at.width / 2, at.y + at.height / 2);
    }

    /** As the screen reports it: down, a few places on the way, up. */
    private static void strokeWithAFinger(Page page, Spot from, Spot to) {
        var screen = page.context().newCDPSession(page);
        int steps = 6;
        for (int step = 0; step <= steps; step++) {
            var finger = new JsonObject();
            finger.addProperty("x", from.x() + (to.x() - from.x()) * step / steps);
            finger.addProperty("y", from.y() + (to.y() - from.y()) * step / steps);
            touch(screen, step == 0 ? "touchStart" : "touchMove", finger);
        }
        touch(screen, "touchEnd");
        screen.detach();
    }

    private static void touch(CDPSession screen, String kind, JsonObject... fingers) {
        var points = new JsonArray();
        for (var finger : fingers) {
            points.add(finger);
        }
        var event = new JsonObject();
        event.addProperty("type", kind);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }

    private static Object kept(Page page) {
        return page.evaluate("sessionStorage.getItem('draft:/draft')");
    }

    private static Page.GetByRoleOptions radio(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions box(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
