package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.web.room.RoomWatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the page to sign in says to somebody who mistyped, and how a password can be read. */
class SignInPagesTest {

    private static final String REFUSED = "Sign-in name or password is not right.";
    private static final String HELP = "The owner of your clinic can give you a new one.";

    @AutoClose private static final DoorServer server = DoorServer.open();

    @Test
    void aRefusalStandsOnceAndMarksBothFieldsAndSaysWhatToDo() {
        var caller = server.caller();
        var fresh = caller.get("/sign-in").body();
        var refused =
                caller.post("/sign-in", Map.of("handle", "pia", "password", "not hers")).body();

        assertThat(fresh).doesNotContain("aria-invalid").containsOnlyOnce(HELP);
        assertThat(refused)
                .containsOnlyOnce(REFUSED)
                .contains("Look at both; capital letters count in a password. Then try again.")
                .containsOnlyOnce(HELP)
                .contains("value=\"pia\"")
                .doesNotContain("not hers");
        assertThat(refused.substring(refused.indexOf("id=\"problems\"")))
                .as("whom to ask is said with the refusal")
                .containsSubsequence(REFUSED, HELP, "</section>", "<form class=\"form\"");
        for (var field : List.of("handle", "password")) {
            assertThat(refused)
                    .containsPattern(
                            "name=\"" + field + "\"[^>]*aria-invalid=\"true\"[^>]*\"refused\"");
        }
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void whoeverSignsOutWhileNeedlesAreInIsAskedFirst() {
        var pia = server.signedIn(Staff.pia());
        pia.get("/keys");
        var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, Staff.MEI);
        server.charts.keep(records, RoomWatch.VISIT, needles("1"));

        var asked = pia.post("/sign-out", Map.of());

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Needles are in", Cast.mei().name().text())
                .contains("href=\"/room\"", "Once you have signed out, it does not.");
        assertThat(pia.get("/keys").statusCode()).as("still in").isEqualTo(200);
        assertThat(pia.post("/sign-out", Map.of("sure", "yes")).statusCode()).isEqualTo(303);
        assertThat(pia.get("/keys").statusCode()).isEqualTo(303);
        var olive = server.signedIn(Staff.olive());
        olive.get("/keys");
        assertThat(olive.post("/sign-out", Map.of()).statusCode())
                .as("nothing rings for whoever does not see the room")
                .isEqualTo(303);

        server.charts.keep(records, RoomWatch.VISIT, needles("0"));
        var later = server.signedIn(Staff.pia());
        later.get("/keys");
        assertThat(later.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
    }

    private static Map<String, List<String>> needles(String left) {
        return Map.of(
                "same",
                List.of("yes"),
                "needles_in",
                List.of("1"),
                "needles_out",
                List.of(left.equals("0") ? "1" : "0"));
    }

    /** Who is in is not said: a name that nobody has is answered as one with a wrong password. */
    @Test
    void aNameThatNobodyHasIsRefusedInTheSameWords() {
        var caller = server.caller();
        caller.get("/sign-in");

        assertThat(caller.post("/sign-in", Map.of("handle", "nobody", "password", "x y z")).body())
                .contains(REFUSED, HELP);
    }

    @Test
    void aPasswordIsShownByASwitchThatTheKeyboardReachesAndIsSentHidden() {
        try (var visit = Visit.to("http://localhost:" + server.port).on(Screen.PHONE).begin()) {
            var page = visit.open("/sign-in?next=/keys");
            page.getByLabel("Sign-in name").fill("pia");
            var password = page.getByLabel("Password");
            password.fill("not hers");
            password.press("Tab");
            var show = page.locator("button:focus");
            assertThat(show.innerText()).isEqualTo("Show password");
            assertThat(show.getAttribute("aria-pressed")).isEqualTo("false");

            page.keyboard().press("Space");

            assertThat(show.getAttribute("aria-pressed")).isEqualTo("true");
            assertThat(password.getAttribute("type")).isEqualTo("text");
            assertThat(password.inputValue()).isEqualTo("not hers");
            visit.assertNoViolations();
            visit.assertNoComplaints();
            page.keyboard().press("Enter");
            assertThat(password.getAttribute("type")).isEqualTo("password");
            assertThat(show.getAttribute("aria-pressed")).isEqualTo("false");

            show.click();
            page.evaluate(
                    "document.addEventListener('submit', () =>"
                            + " sessionStorage.setItem('sent',"
                            + " document.querySelector('[name=password]').type))");
            Visit.onward(page, () -> password.press("Enter"));

            assertThat(page.evaluate("sessionStorage.getItem('sent')"))
                    .as("a browser may keep what it sends as text")
                    .isEqualTo("password");
            assertThat(page.locator("#problems:focus").count()).isEqualTo(1);
            visit.assertNoViolations();
            visit.assertNothingSticksOut();
        }
    }

    @Test
    void aNewPasswordIsShownInAllItsFieldsAtOnce() {
        try (var visit = Visit.to("http://localhost:" + server.port).begin()) {
            var page = signedIn(visit);
            var fields = page.locator("form[action='/keys/password'] [autocomplete$=password]");
            assertThat(types(fields)).containsExactly("password", "password", "password");

            page.getByText("Show passwords").click();

            assertThat(types(fields)).containsExactly("text", "text", "text");
            visit.assertNoViolations();
            visit.assertNoComplaints();
        }
    }

    @Test
    void withoutScriptThereIsNoSwitch() {
        var plan = Visit.to("http://localhost:" + server.port).withoutScript();
        try (var visit = plan.begin()) {
            var page = visit.open("/sign-in?next=/keys");
            assertThat(page.getByText("Show password").isVisible()).isFalse();

            signedIn(visit);

            assertThat(page.getByText("Show passwords").isVisible()).isFalse();
        }
    }

    private static Page signedIn(Visit visit) {
        var page = visit.open("/sign-in?next=/keys");
        CareServer.signIn(page, Staff.pia());
        page.waitForURL("**/keys");
        return page;
    }

    private static List<String> types(Locator fields) {
        return fields.all().stream().map(one -> one.getAttribute("type")).toList();
    }
}
