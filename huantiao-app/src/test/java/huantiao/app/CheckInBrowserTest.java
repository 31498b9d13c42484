package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import huantiao.Cast;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.reminders.Delivery;
import huantiao.reminders.Occasion;
import huantiao.reminders.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the front desk's link to the patient's answers and back to the top of the day. */
class CheckInBrowserTest {

    private static final Locator.WaitForOptions SHOWN =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private CareServer server;

    @BeforeEach
    void open() {
        server = CareServer.open();
        server.register(Staff.MEI, Cast.mei());
        server.register(Staff.TOMAS, Cast.tomas());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAnsweredByLinkOnAPhoneWithAndWithoutScript(boolean script) {
        var link = link("check_in");
        try (var visit = phone(script)) {
            var page = visit.open(link);
            page.locator("main form button").click();
            page.waitForURL("**/me/check-in");
            check(visit, "check-in");

            choose(page, "leg", "6");
            choose(page, "back", "2");
            choose(page, "weakness", "none");
            choose(page, "saddle", "no");
            choose(page, "bladder", "no");
            choose(page, "bowel", "no");
            page.locator("main form button.button-primary").click();
            page.waitForURL("**/me/check-in/thanks");
            check(visit, "thanks");

            page.locator("a[href='/me/check-in/more']").click();
            choose(page, "item", "3");
            check(visit, "more");
            page.locator("button[value=yes]").click();
            page.waitForURL("**/me/check-in/thanks");
            assertThat(page.locator("a[href='/me/check-in/more']").count()).isZero();
        }

        assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class))
                .flatExtracting(placed -> placed.entry().measures())
                .extracting(taken -> taken.instrument() + " " + taken.score().orElseThrow())
                .containsExactly("nrs_leg 6.0", "nrs_back 2.0", "rmdq24 1.0");
    }

    /**
     * On a slow mobile network: 400 kbit/s either way and 400 ms until an answer begins, which the
     * tools of browsers call slow 3G. How long it took is printed, not asserted.
     */
    @Test
    void canBeAnsweredWhereTheNetworkIsSlow(TestReporter reporter) {
        var link = link("check_in");
        try (var visit = phone(true)) {
            var slow = new JsonObject();
            slow.addProperty("offline", false);
            slow.addProperty("latency", 400);
            slow.addProperty("downloadThroughput", 400_000 / 8);
            slow.addProperty("uploadThroughput", 400_000 / 8);
            visit.context()
                    .newCDPSession(visit.page())
                    .send("Network.emulateNetworkConditions", slow);
            var page = visit.open(link);
            var began = System.nanoTime();
            page.locator("main form button").click();
            page.locator("input[name=leg]").first().waitFor(SHOWN);
            var shown = System.nanoTime();
            choose(page, "leg", "6");
            choose(page, "weakness", "none");
            choose(page, "saddle", "no");
            choose(page, "bladder", "no");
            choose(page, "bowel", "no");
            page.locator("main form button.button-primary").click();
            page.waitForURL("**/me/check-in/thanks");
            var sent = System.nanoTime();
            reporter.publishEntry(
                    "slow 3G",
                    "first question after %.1f s, sent in %.1f s more"
                            .formatted((shown - began) / 1e9, (sent - shown) / 1e9));
            visit.assertNoComplaints();
        }

        assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    void aYesSaysToGetHelpAndStandsAtTheTopOfTheDay() {
        var link = link("check_in");
        try (var visit = phone(true)) {
            var page = visit.open(link);
            page.locator("main form button").click();
            page.waitForURL("**/me/check-in");
            choose(page, "bladder", "yes");
            page.locator("main form button.button-primary").click();
            page.waitForURL("**/me/check-in/thanks");

            assertThat(page.locator("h1").textContent()).isEqualTo("Get help now");
            check(visit, "help");
        }
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open("/today");

            assertThat(page.locator("#alarms li").first().textContent()).contains("Emergency");
            check(visit, "today");
        }
        try (var visit = server.signedIn(Staff.frank(), Screen.DESKTOP)) {
            var page = visit.open("/today");

            assertThat(page.locator("main").textContent())
                    .contains("Tomás")
                    .doesNotContain("Emergency");
            check(visit, "today-front-desk");
        }
    }

    @Test
    void ownPagesLeadToTheirParts() {
        var link = link("own_pages");
        try (var visit = phone(true)) {
            var page = visit.open(link);
            page.locator("main form button").click();
            page.waitForURL("**/me");
            check(visit, "own");

            page.locator("a[href='/me/openings']").click();
            check(visit, "openings");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void safetyQuestionsLeftOpenAreNamedAndTheSameAnswersGoOnceMore(boolean script) {
        try (var visit = phone(script)) {
            var page = visit.open(link("check_in"));
            page.locator("main form button").click();
            page.waitForURL("**/me/check-in");
            choose(page, "leg", "6");
            choose(page, "saddle", "no");
            page.locator("main form button.button-primary").click();

            page.locator("#open").waitFor();
            assertThat(page.locator("#open a").count()).isEqualTo(3);
            assertThat(page.locator("input[name=leg][value='6']").isChecked()).isTrue();
            visit.assertNothingSticksOut();
            assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).isEmpty();

            page.locator("main form button.button-primary").click();
            page.waitForURL("**/me/check-in/thanks");
        }
        assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    void staysInThePageWithoutANetworkAndGoesByItselfOnceThereIsOne() {
        try (var visit = phone(true)) {
            var page = visit.open(link("check_in"));
            page.locator("main form button").click();
            page.waitForURL("**/me/check-in");
            choose(page, "leg", "6");
            choose(page, "weakness", "none");
            page.reload();
            assertThat(page.locator("input[name=leg][value='6']").isChecked()).isTrue();
            choose(page, "saddle", "no");
            choose(page, "bladder", "no");
            choose(page, "bowel", "no");

            page.context().setOffline(true);
            page.locator("main form button.button-primary").click();
            page.locator("[data-waits]:has-text('No connection')").waitFor();
            visit.assertNothingSticksOut();
            assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).isEmpty();

            page.context().setOffline(false);
            page.waitForURL("**/me/check-in/thanks");
            assertThat(String.valueOf(page.evaluate("Object.keys(sessionStorage).join()")))
                    .doesNotContain("kept:");
        }
        assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    void theShortFormTakesEightTapsFromTheLinkToTheThanks(TestReporter reporter) {
        int taps = 0;
        try (var visit = phone(true)) {
            var page = visit.open(link("check_in"));
            page.locator("main form button").click();
            taps++;
            page.waitForURL("**/me/check-in");
            for (var answer :
                    List.of(
                            "leg 6",
                            "back 2",
                            "weakness none",
                            "saddle no",
                            "bladder no",
                            "bowel no")) {
                var parts = answer.split(" ");
                page.locator("label:has(input[name=%s][value='%s'])".formatted(parts[0], parts[1]))
                        .tap();
                taps++;
            }
            page.locator("main form button.button-primary").tap();
            taps++;
            page.waitForURL("**/me/check-in/thanks");
        }
        reporter.publishEntry("taps of the short form", String.valueOf(taps));
        assertThat(taps).isEqualTo(8);
        assertThat(server.chart(Staff.MEI).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWantsNoMoreMessagesSaysSoByTheLinkAndTheClinicSeesIt(boolean script) {
        agreeToReminders();
        try (var visit = phone(script)) {
            var page = visit.open(link("check_in"));
            page.locator("main form button").click();
            page.waitForURL("**/me/check-in");
            page.locator("a[href='/me/reminders']").click();
            assertThat(page.locator("main").textContent())
                    .contains("Messages are on")
                    .doesNotContain("Mei", "What was sent");
            choose(page, "wanted", "no");
            check(visit, "reminders");
            page.locator("main form button.button-primary").click();
            assertThat(page.locator("main").textContent()).contains("Messages are off");
        }

        assertThat(server.chart(Staff.MEI).consent(ConsentKind.REMINDERS)).isEmpty();
        try (var visit = server.signedIn(Staff.frank(), Screen.TABLET)) {
            var page = visit.open("/people/%s/reminders".formatted(Staff.MEI.patient()));
            assertThat(page.locator("main").textContent())
                    .contains("Messages are off", "Week 2, message 1", "came back: call");
            check(visit, "reminders-clinic");
            page.locator("main form button.button-primary").click();
            assertThat(page.locator("main").textContent()).contains("Choose yes or no.");
        }
    }

    /** Mei agreed to be reminded, and the first reminder came back. */
    private void agreeToReminders() {
        var now = server.clock.instant();
        server.charts.<CareRefusal>add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, Staff.MEI),
                now,
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.REMINDERS), "1"));
        var send =
                Permit.ask(new Actor.Rounds(Staff.MEI.clinic()), Deed.SEND_REMINDER, Staff.MEI)
                        .orElseThrow();
        var id = new UUID(7, 1);
        var day = LocalDate.of(2026, 3, 2);
        server.outbox.put(
                send, id, new Occasion(day.minusDays(14), 2, 1, day, day.plusDays(2)), now);
        server.outbox.settle(send, id, new Outcome.CameBack(Delivery.Why.ADDRESS_REFUSED), now);
    }

    private Visit phone(boolean script) {
        var plan = server.visitor().on(Screen.PHONE);
        return (script ? plan : plan.withoutScript()).begin();
    }

    /** The path of a link that the front desk makes for Mei. */
    private String link(String purpose) {
        try (var visit = server.signedIn(Staff.frank(), Screen.DESKTOP)) {
            var page = visit.open("/people/%s/links".formatted(Staff.MEI.patient()));
            check(visit, "links");
            choose(page, "purpose", purpose);
            page.locator("main form button.button-primary").click();
            var address = page.locator("#address").textContent();
            check(visit, "link-made");
            return URI.create(address).getPath();
        }
    }

    private static void choose(Page page, String name, String value) {
        page.locator("input[name=%s][value='%s']".formatted(name, value)).check();
    }

    private static void check(Visit visit, String picture) {
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of("target", "pictures", picture + ".png")));
        if (visit.runsScript()) {
            visit.assertNoViolations();
        }
        visit.assertNothingSticksOut();
        visit.assertNoComplaints();
    }
}
