package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.base.PatientId;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The treatment room on a tablet on the wall: its clocks are seen, heard and never mixed up. */
class RoomBrowserTest {

    private static final String IN_SIGHT =
            """
            () => ['#in-care td:last-child a', '.nav-links a'].every(what => {
                const all = [...document.querySelectorAll(what)];
                return all.length > 0
                    && all.every(one => one.getBoundingClientRect().right <= innerWidth);
            })
            """;

    /** Counts the tones that a page makes. */
    private static final String TONES =
            """
            (() => {
                window.tones = 0;
                const make = BaseAudioContext.prototype.createOscillator;
                BaseAudioContext.prototype.createOscillator = function () {
                    window.tones++;
                    return make.call(this);
                };
            })();
            """;

    /** A browser that asks for no tap. */
    private static final String LETS_RING =
            """
            Object.defineProperty(BaseAudioContext.prototype, "state", { get: () => "running" });
            """;

    private CareServer server;

    private final Whose mei = somebody();
    private final Whose noor = somebody();

    @BeforeEach
    void opens() {
        server = CareServer.open();
        var pia = server.caller(Staff.pia());
        int chair = 2;
        for (var whose : new Whose[] {mei, noor}) {
            server.bringIntoCare(whose);
            pia.get(person(whose) + "/room");
            pia.post(person(whose) + "/room", Map.of("chair", "" + chair));
            chair += 3;
        }
        // Ten in the morning in Berlin, when the clock of the clinic stands at nine in Greenwich.
        pia.post(
                person(mei) + "/sessions/draft",
                Map.of("in_at", "10:00", "retention", "20", "needles_in", "4"));
        server.bringIntoCare(somebody());
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    @Controls({Hazard.NEEDLE_LEFT_IN, Hazard.ALARM_UNHEARD})
    void theClockOfAChairRunsAndIsSeenWhenItIsOver() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            visit.page()
                    .clock()
                    .install(new Clock.InstallOptions().setTime("2026-03-02T09:05:00Z"));
            var page = visit.open("/room");
            var clock = page.locator(".chair-2 .clock");
            assertThat(clock).hasAttribute("data-state", "runs");
            assertThat(clock.locator("[data-clock-left]")).hasText(Pattern.compile("1[45]:\\d\\d"));
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "room-tablet");

            page.clock().fastForward("16:00");

            assertThat(clock).hasAttribute("data-state", "over");
            assertThat(clock).containsText("Time to take the needles out");
            assertThat(page).hasTitle(Pattern.compile("Chair 2: Time to take the needles out.*"));
            visit.assertNoViolations();
            picture(page, "room-over");

            page.locator(".chair-2 [data-clock-quiet]").click();
            page.locator(".chair-2 .chair-way a").click();
            assertThat(page.locator("h1")).containsText(Cast.mei().name().text());
            visit.assertNoViolations();
            picture(page, "room-person");
            page.getByText("It is them: continue the visit begun").click();
            assertThat(page.locator(".room-strip [aria-current]"))
                    .containsText(Cast.mei().name().text());
            visit.assertNoViolations();
            picture(page, "room-session");
        }
    }

    @ParameterizedTest
    @Controls(Hazard.ALARM_UNHEARD)
    @ValueSource(strings = {"/consultation", "/plan", "/sessions/new"})
    void aPageOfSomebodyElseSaysThatItMayNotRingUntilItIsTappedAndRingsThen(String place) {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.page();
            page.addInitScript(TONES);
            page.clock().install(new Clock.InstallOptions().setTime("2026-03-02T09:25:00Z"));
            visit.open(person(noor) + place);
            assertThat(page.locator(".room-strip .chair-2")).hasAttribute("data-state", "over");
            var line = page.locator("[data-sound]").first();
            assertThat(line).isVisible();
            assertThat(line).containsText("Tap anywhere once");
            page.clock().runFor(5_000);
            assertThat(tones(page)).isZero();
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "along" + place.replace('/', '-'));

            page.locator(".foot-words").click();

            assertThat(line).isHidden();
            page.clock().runFor(5_000);
            assertThat(tones(page)).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void whereTheBrowserLetsAPageRingItRingsUntapped() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.page();
            page.addInitScript(TONES);
            page.addInitScript(LETS_RING);
            page.clock().install(new Clock.InstallOptions().setTime("2026-03-02T09:25:00Z"));
            visit.open("/today");
            assertThat(page.locator(".room-strip .chair-2")).hasAttribute("data-state", "over");

            page.clock().runFor(5_000);

            assertThat(tones(page)).isGreaterThanOrEqualTo(4);
            assertThat(page.locator("[data-sound]").first()).isHidden();
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void aCurrentThatIsOverIsSeenAndHeardMoreQuietlyThanNeedlesAndLeadsToWhereItIsSaidToBeOff() {
        var pia = server.caller(Staff.pia());
        pia.get(person(mei) + "/room");
        pia.post(
                person(mei) + "/sessions/draft",
                Map.of(
                        "in_at",
                        "10:00",
                        "retention",
                        "20",
                        "needles_in",
                        "4",
                        "ea_from",
                        "GB30 right",
                        "ea_to",
                        "GB34 right",
                        "ea_ma",
                        "1.5",
                        "ea_min",
                        "15"));
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.page();
            page.addInitScript(TONES);
            page.addInitScript(LETS_RING);
            page.clock().install(new Clock.InstallOptions().setTime("2026-03-02T09:14:00Z"));
            visit.open("/room");
            var needles = page.locator(".chair-2 .clock").first();
            var current = page.locator(".chair-2 .clock-current");
            assertThat(current).containsText("Current until 10:15");
            assertThat(current.locator("[data-clock-left]"))
                    .hasText(Pattern.compile("1:00|0:5\\d"));
            assertThat(current.locator("[data-clock-quiet]")).isHidden();
            assertThat(tones(page)).isZero();

            page.clock().runFor(66_000);
            int rung = tones(page);
            assertThat(current).hasAttribute("data-state", "over");
            assertThat(current).containsText("Time to switch the current off");
            assertThat(needles).hasAttribute("data-state", "runs");
            assertThat(page.locator("#said")).hasText("Chair 2: Time to switch the current off");
            assertThat(page).hasTitle(Pattern.compile("Treatment room.*"));
            assertThat(rung).isBetween(1, 2);
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "room-current-over");
            current.locator("[data-clock-quiet]").click();
            int quiet = tones(page);
            page.clock().runFor(30_000);
            assertThat(tones(page)).isEqualTo(quiet);

            visit.open(person(noor) + "/sessions/new");
            var chip = page.locator(".room-strip .chair-2");
            assertThat(chip).containsText("current is over");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            picture(page, "along-current-over");
            chip.click();
            page.getByText("It is them: continue the visit begun").click();
            page.waitForURL("**" + person(mei) + "/sessions/new#clock");
            assertThat(page.locator("[data-timer-off]")).isVisible();

            visit.open("/room");
            page.clock().fastForward(5 * 60_000);
            assertThat(needles).hasAttribute("data-state", "over");
            assertThat(current).isHidden();
            assertThat(page).hasTitle(Pattern.compile("Chair 2: Time to take the needles out.*"));
        }
    }

    /** Whoever looks at the row of tabs sees whom it is about, and no alarm that is over. */
    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void theTitleSaysTheAlarmThatStandsAndNoneOnceItsNeedlesAreOut() {
        var pia = server.caller(Staff.pia());
        pia.get(person(noor) + "/room");
        charted(pia, noor, "09:52", "30", "");
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.page();
            page.clock().install(new Clock.InstallOptions().setTime("2026-03-02T09:21:00Z"));
            visit.open("/room");
            assertThat(page).hasTitle(Pattern.compile("Chair 2: Time to take the needles out.*"));
            asksAnewAfter(page, "02:00");
            assertThat(page.locator(".chair-5 .clock")).hasAttribute("data-state", "over");
            assertThat(page).hasTitle(Pattern.compile("Chair 2: Time to take the needles out.*"));

            charted(pia, mei, "10:00", "20", "4");
            asksAnewAfter(page, "00:20");
            assertThat(page).hasTitle(Pattern.compile("Chair 5: Time to take the needles out.*"));

            charted(pia, noor, "09:52", "30", "4");
            asksAnewAfter(page, "00:20");
            assertThat(page).hasTitle(Pattern.compile("Treatment room.*"));
        }
    }

    /**
     * Lets the page's clock go on, and waits until the chairs on it are those the clinic sent after
     * that: they ask every twenty seconds, once those before them have come and are in place.
     */
    private static void asksAnewAfter(Page page, String time) {
        page.evaluate("document.querySelector('#chairs').dataset.before = ''");
        page.clock().fastForward(time);
        assertThat(page.locator("#chairs:not([data-before], .htmx-added)")).isVisible();
    }

    private static void charted(
            Caller pia, Whose whose, String since, String minutes, String needlesOut) {
        pia.post(
                person(whose) + "/sessions/draft",
                Map.of(
                        "in_at",
                        since,
                        "retention",
                        minutes,
                        "needles_in",
                        "4",
                        "needles_out",
                        needlesOut));
    }

    private static int tones(Page page) {
        return (Integer) page.evaluate("window.tones");
    }

    @Test
    void theRoomReadsWithoutScriptOnAPhone() {
        try (var visit =
                server.signedIn(Staff.pia(), server.visitor().on(Screen.PHONE).withoutScript())) {
            var page = visit.open("/room");
            assertThat(page.locator(".chair-2").textContent())
                    .contains("Needles in since 10:00, out at 10:20");
            assertThat(page.locator(".chair-5").textContent()).contains("no needle noted yet");
            visit.assertNothingSticksOut();
            picture(page, "room-phone");

            page.locator("a[href$='/room']").getByText("Lead to a chair").first().click();
            page.locator("input[name=chair][value='8']").check();
            page.getByText("Lead there").click();
            page.waitForURL("**/room");
            assertThat(page.locator(".chair-8").textContent()).contains(Cast.mei().name().text());
        }
    }

    @Test
    void aVisitThatWasBegunIsInReachOnTodayOfAPhone() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open("/today");
            visit.assertNothingSticksOut();
            visit.assertNoViolations();
            picture(page, "today-phone");
            assertThat((Boolean) page.evaluate(IN_SIGHT))
                    .as("the way to a visit of whoever is in care, and the whole menu")
                    .isTrue();
            assertThat((Integer) page.evaluate("document.querySelector('header').offsetHeight"))
                    .as("who reads stands beside the mark: pixels of 844 that the menu takes")
                    .isLessThanOrEqualTo(150);

            page.locator("#begun a[href='%s/sessions/new']".formatted(person(mei))).click();

            page.waitForURL("**" + person(mei) + "/sessions/new");
            assertThat(page.locator("aside.who")).containsText("Visit 1 of 10 planned");
            visit.assertNothingSticksOut();
            visit.assertNoViolations();
            visit.open(person(mei) + "/safety");
            page.locator("summary:has-text('Ask them one by one')").last().click();
            page.locator("label:has(input[name=news-medicines][value=yes])").click();
            assertThat(page.locator("[name=anticoagulant]").first()).isEnabled();
            assertThat(page.locator("[name=trauma]").first()).isDisabled();
            visit.assertNothingSticksOut();
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    /** The line that asks for a tap goes once there was one, and what is below it moves up. */
    @Test
    void thePressThatLetsAPageRingMovesNothingBeforeItIsOver() {
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/today");
            var asks = page.locator("[data-sound]:not([hidden])");
            var way = page.locator("#begun a[href='%s/sessions/new']".formatted(person(mei)));
            assertThat(asks).isVisible();
            way.hover();
            var before = way.boundingBox().y;

            page.mouse().down();
            page.waitForTimeout(800);
            assertThat(way.boundingBox().y).isEqualTo(before);
            page.mouse().up();

            page.waitForURL("**" + person(mei) + "/sessions/new");
        }
    }

    @Test
    void theRoomIsReadableInTheDark() {
        try (var visit =
                server.signedIn(Staff.pia(), server.visitor().on(Screen.DESKTOP).inTheDark())) {
            var page = visit.open("/room");
            visit.assertNoViolations();
            visit.assertNoComplaints();
            picture(page, "room-dark");
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", "room", name + ".png"))
                        .setFullPage(true));
    }

    private static Whose somebody() {
        return new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    }

    private static String person(Whose whose) {
        return "/people/" + whose.patient();
    }
}
