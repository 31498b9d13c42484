package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.body.Mark;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where it was felt can be stepped through, with script and without. */
class BodyTimesPagesTest {

    private static CareServer server;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeAll
    static void opens() {
        server = CareServer.open();
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    @BeforeEach
    void meiIsMarkedThreeTimes() {
        server.register(mei, Cast.mei());
        mark("calf-left-pain", "heel-left-numbness");
        mark("calf-left-pain", "sole-left-tingling");
        mark("calf-left-pain");
    }

    @Test
    void eachTimeSaysWhatIsNewAndWhatIsGone() {
        var pia = server.reader(Staff.pia());

        var second = pia.get(address() + "?at=3").body();

        assertThat(second)
                .contains("New:", "Sole, left: Tingling", "Gone:", "Heel, left: Numbness")
                .containsPattern("href=\"[^\"]*\\?at=3\"[^>]*aria-current=\"true\"");
        assertThat(pia.get(address() + "?at=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void whatAClinicianFindsStandsBesideWhatThePersonMarked() {
        server.clock.move(Duration.ofDays(1));
        found("heel-left-weakness");

        var last = server.reader(Staff.pia()).get(address()).body();

        assertThat(last.substring(last.lastIndexOf("<article")))
                .contains("Found by the clinician", "Marked by the person")
                .contains("Calf, left: Pain", "Heel, left: Weakness")
                .doesNotContain("Gone:", "New:");
    }

    @Test
    void whatAClinicianFoundEarlierSaysOfWhichDayItIs() {
        found("heel-left-weakness");
        var day =
                DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                        .format(LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC));
        mark("calf-left-pain");

        var last = server.reader(Staff.pia()).get(address()).body();

        assertThat(last.substring(last.lastIndexOf("<article")))
                .contains("Found by the clinician</strong>, " + day);
    }

    @Test
    void withoutScriptTheDaysAreLinks() {
        try (var visit =
                server.signedIn(Staff.pia(), server.visitor().on(Screen.PHONE).withoutScript())) {
            var page = visit.open(address());

            assertThat(page.locator("[data-frame]:visible").count()).isEqualTo(3);
            page.locator("[data-frame-link]").last().click();
            assertThat(shown(page)).isEqualTo("2");
            assertThat(page.locator("[data-frame]:visible").count()).isEqualTo(1);
            assertThat(page.locator("[data-frames-tools]").isVisible()).isFalse();
        }
    }

    /** Browsers of these tests want less motion: they get the slider and no play button. */
    @Test
    void whoWantsLessMotionSlidesAndIsNotOfferedToPlay() {
        try (var visit = server.signedIn(Staff.pia(), Screen.PHONE)) {
            var page = visit.open(address());

            standBesideEachOther(page);
            visit.assertNothingSticksOut();
            assertThat(page.locator("[data-frames-play]").isVisible()).isFalse();
            page.locator("[data-frames-slider]").fill("1");
            assertThat(shown(page)).isEqualTo("1");
            laysOverByKeyboard(page);
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
    }

    @Test
    void nerveChannelsAndRootsCanBeLaidOverWhatIsMarkedWhereverItIsShown() {
        var pia = server.reader(Staff.pia());
        var person = "/people/" + mei.patient();

        for (var path : List.of(person, person + "/consultation", address())) {
            var page = pia.get(path).body();

            assertThat(page)
                    .as(path)
                    .containsPattern("name=\"chart-nerve\" checked")
                    .contains("name=\"chart-channels\"", "name=\"chart-root\" value=\"S2\"")
                    .contains("class=\"layer-root layer-S1\"", "class=\"layer-channels\"")
                    .contains("S1: outer foot, little toe and sole.");
        }
        assertThat(pia.get(address()).body().split("name=\"chart-channels\"", -1))
                .as("one switch for all times")
                .hasSize(2);
    }

    private static void standBesideEachOther(Page page) {
        var first = page.locator("[data-frame]").nth(0).boundingBox();
        var second = page.locator("[data-frame]").nth(1).boundingBox();
        assertThat(second.x).isGreaterThan(first.x + first.width - 1);
        assertThat(second.y).isEqualTo(first.y);
    }

    private static void laysOverByKeyboard(Page page) {
        var frame = page.locator("[data-frame]:not([hidden])");
        var marked = frame.locator("path[fill^='url(#']").count();
        var skin = frame.locator(".body-back use.layer-S2");
        var channels = frame.locator(".body-back use.layer-channels");
        assertThat(skin.isVisible() || channels.isVisible()).isFalse();

        page.locator(".body-layers > summary").press("Enter");
        page.locator("[name=chart-nerve]").press("Space");
        page.locator("[name=chart-channels]").press("Space");
        page.locator("[name=chart-root]").first().press("ArrowLeft");

        assertThat(frame.locator(".body-nerve").first().isVisible()).isFalse();
        assertThat(skin.isVisible() && channels.isVisible()).isTrue();
        assertThat(page.locator("p.layer-S2").isVisible()).isTrue();
        assertThat(frame.locator("path[fill^='url(#']").count()).isEqualTo(marked);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".body-layers").isVisible()).isFalse();
        assertThat(skin.isVisible() && channels.isVisible()).isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void playedItGoesFromTheFirstTimeToTheLastAndCanBePaused() {
        try (var visit = server.signedIn(Staff.pia(), Screen.DESKTOP)) {
            var page = visit.page();
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
            visit.open(address());
            var play = page.locator("[data-frames-play]");

            play.click();
            assertThat(shown(page)).isEqualTo("0");
            assertThat(play.textContent()).isEqualTo("Pause");
            page.waitForCondition(() -> shown(page).equals("1"));
            play.click();
            assertThat(play.textContent()).isEqualTo("Play");
            visit.assertNoComplaints();
        }
    }

    @Test
    void theNameHasItsYearOfBirthBesideIt() {
        assertThat(server.reader(Staff.pia()).get(address()).body())
                .containsPattern("</bdi> <span class=\"soft\">1984</span></h1>");
    }

    @Test
    void onPaperEveryTimeIsThere() {
        try (var visit = server.signedIn(Staff.pia(), Screen.DESKTOP)) {
            var page = visit.open(address());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator("[data-frame]:visible").count()).isEqualTo(3);
        }
    }

    private static String shown(Page page) {
        return String.valueOf(
                page.evaluate(
                        "[...document.querySelectorAll('[data-frame]')].findIndex(one => !one.hidden)"));
    }

    private void mark(String... marks) {
        server.clock.move(Duration.ofDays(1));
        var at = server.clock.instant();
        var now =
                new CareSteps.Now(
                        LocalDate.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC, InCare.RULES);
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                at,
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered(),
                                Arrays.stream(marks)
                                        .map(Mark::read)
                                        .map(Optional::orElseThrow)
                                        .toList(),
                                new Story("", "", "", "", ""),
                                now));
    }

    private void found(String mark) {
        server.charts.<String>add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                _ ->
                        Result.ok(
                                List.of(
                                        new Entry.BodyMarked(
                                                List.of(Mark.read(mark).orElseThrow())))));
    }

    private String address() {
        return "/people/" + mei.patient() + "/body";
    }
}
