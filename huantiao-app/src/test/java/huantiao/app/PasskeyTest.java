package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import huantiao.access.Passkey;
import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A passkey is added and used in a real browser with a virtual device. */
class PasskeyTest {

    @AutoClose private static final DoorServer server = DoorServer.open();

    @Test
    void aMemberAddsAPasskeySignsInWithItAndTakesItAway() {
        try (var visit = Visit.to("http://localhost:" + server.port).on(Screen.PHONE).begin()) {
            addDevice(visit, true);
            var page = visit.open("/sign-in?next=/keys");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
            page.getByLabel("Sign-in name").fill("pia");
            page.getByLabel("Password").fill(DoorServer.PASSWORD);
            page.locator("form[action='/sign-in'] [type=submit]").click();
            page.waitForURL("**/keys");
            page.getByLabel("Name of this device").fill("Pia's phone");
            page.getByText("Add a passkey").click();
            page.waitForURL("**/keys?saved=passkey");

            assertThat(server.passkeys.of(Staff.pia().user()))
                    .extracting(Passkey::label)
                    .containsExactly("Pia's phone");
            visit.assertNoViolations();
            visit.assertNothingSticksOut();

            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/sign-in");
            visit.open("/sign-in?next=/keys").getByText("Use a passkey").click();
            page.waitForURL("**/keys");

            assertThat(server.passkeys.of(Staff.pia().user()).getFirst().uses()).isPositive();

            page.locator("#passkeys button").click();
            page.waitForURL("**/keys?saved=passkey");
            assertThat(server.passkeys.of(Staff.pia().user())).isEmpty();
            visit.assertNoComplaints();
        }
    }

    @Test
    void theMembersPagesHoldForEverybody() {
        try (var visit =
                Visit.to("http://localhost:" + server.port)
                        .on(Screen.PHONE)
                        .withoutScript()
                        .begin()) {
            var page = visit.open("/sign-in?next=/members");
            page.getByLabel("Sign-in name").fill("olive");
            page.getByLabel("Password").fill(DoorServer.PASSWORD);
            page.locator("form[action='/sign-in'] [type=submit]").click();
            page.waitForURL("**/members");
            visit.assertNothingSticksOut();
            visit.open("/members/new");
            visit.assertNothingSticksOut();
        }
        try (var visit = Visit.to("http://localhost:" + server.port).begin()) {
            var page = visit.open("/sign-in?next=/members");
            page.getByLabel("Sign-in name").fill("olive");
            page.getByLabel("Password").fill(DoorServer.PASSWORD);
            page.locator("form[action='/sign-in'] [type=submit]").click();
            page.waitForURL("**/members");
            visit.assertNoViolations();
            visit.open("/members/new");
            visit.assertNoViolations();
            visit.open("/nowhere");
            visit.assertNoViolations();
        }
    }

    @Test
    void aDeviceThatNeverAnswersDoesNotKeepThePasswordFromLeadingIn() {
        try (var visit = Visit.to("http://localhost:" + server.port).begin()) {
            addDevice(visit, false);
            var page = visit.open("/sign-in?next=/keys");
            page.getByText("Use a passkey").click();
            page.locator("[data-passkey-go][aria-busy]").waitFor();

            page.getByLabel("Sign-in name").fill("pia");
            page.getByLabel("Password").fill(DoorServer.PASSWORD);
            page.locator("form[action='/sign-in'] [type=submit]").click();

            page.waitForURL("**/keys");
            visit.assertNoComplaints();
        }
    }

    /** A device; one that is not at hand waits for a touch that never comes. */
    private static void addDevice(Visit visit, boolean atHand) {
        var devtools = visit.context().newCDPSession(visit.page());
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", atHand);
        var device = new JsonObject();
        device.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", device);
    }
}
