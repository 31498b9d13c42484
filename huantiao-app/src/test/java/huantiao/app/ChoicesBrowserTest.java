package huantiao.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.aid.DecisionAid;
import huantiao.app.browser.Screen;
import huantiao.app.browser.Visit;
import huantiao.base.PatientId;
import huantiao.care.AidAnswer;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Preference;
import huantiao.care.Preference.Much;
import huantiao.care.Preference.Sure;
import huantiao.care.Preference.Weight;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.web.checkin.CheckInPage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision aid as anyone meets it, and as somebody's answers reach the consultation. */
class ChoicesBrowserTest {

    private static CareServer server;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        server.register(Staff.TOMAS, Cast.tomas());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/choices", "/choices/sheet?value_soon=much&leaning=wait&asks=stop"})
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

    @ParameterizedTest
    @ValueSource(strings = {"/choices", "/choices/sheet"})
    void everyNumberResolvesToASourceOrASynthesis(String address) {
        var numbers = numbers();
        try (var visit = server.visitor().begin()) {
            var page = visit.open(address);

            assertThat(numbers.strays(page)).isEmpty();
            assertThat(numbers.resolved(page)).isGreaterThanOrEqualTo(7);

            page.evaluate(
                    "document.querySelector('main p').textContent = 'It helps 83 of 100 people.'");
            assertThat(numbers.strays(page)).hasSize(1).first().asString().contains("83");
        }
    }

    @Test
    void noHarmHidesBeyondTheEdgeOfAPhone() {
        try (var visit = server.visitor().on(Screen.PHONE).begin()) {
            var page = visit.open("/choices");

            for (var cell : page.locator(".ways-table td").all()) {
                var box = cell.boundingBox();
                assertThat(box.x).isNotNegative();
                assertThat(box.x + box.width).isLessThanOrEqualTo(390);
            }
            // Four of each way, or one for a way of which nothing is known.
            int unknown = page.locator(".ways-table td[colspan='4']").count();
            assertThat(page.locator(".ways-table td")).hasCount(24 - 3 * unknown);
        }
    }

    @Test
    void anyoneMakesASheetWithoutScriptAndNothingIsKept() {
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open("/choices");

            choose(page, "value_soon", "much");
            choose(page, "value_needles", "not");
            choose(page, "leaning", "exercise");
            choose(page, "asks", "stop");
            page.locator("form.weigh button[type=submit]").click();

            assertThat(page.locator("h1")).hasText("My sheet for the talk");
            assertThat(page.locator("[data-ticked]")).hasCount(3);
            assertThat(page.locator(".preference .bullets"))
                    .hasText("Exercise and physical therapy");
            assertThat(visit.context().cookies()).isEmpty();
        }
    }

    @Test
    void theSheetIsOnePageOfPaper() {
        try (var visit = server.visitor().begin()) {
            var page = visit.open("/choices/sheet?value_soon=much&leaning=wait&asks=stop");

            byte[] paper = page.pdf(new Page.PdfOptions().setFormat("A4"));

            assertThat(AnswerBrowserTest.sides(paper)).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsNotOnThePageIsRefusedInWords() {
        var answer = server.caller(Staff.rae()).get("/choices/sheet?value_soon=enormously");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This answer is not one of those on the page");
    }

    /** What a person is told of the time it takes is counted: 200 words a minute. */
    @Test
    void takesAsLongToReadAsThePersonIsTold() {
        try (var visit = server.visitor().on(Screen.PHONE).begin()) {
            var page = visit.open("/choices");

            int words = page.locator("main").innerText().split("\\s+").length;

            assertThat(words / 200.0)
                    .isBetween(
                            CheckInPage.Thanks.CHOICES_MINUTES - 1.0,
                            CheckInPage.Thanks.CHOICES_MINUTES + 1.0);
        }
    }

    /** A row of which nothing is known is one line; what it warns of stays in sight. */
    @Test
    void whatNobodyKnowsIsOneLineThatOpens() {
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open("/choices");
            var row = page.locator("#exercise .told-unknown").first();

            assertThat(row.locator("summary")).containsText("We do not know");
            assertThat(row.locator("details .flow")).isHidden();
            row.locator("summary").click();
            assertThat(row.locator("details .flow")).isVisible();
            assertThat(page.locator("#medicines .told-harm.told-unknown").last())
                    .containsText("can harm the stomach");
            assertThat(page.locator("#medicines .told-harm.told-unknown > p").last()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "own_pages"})
    void whatSomebodyMarksByTheirLinkStandsInTheConsultation(String purpose) {
        var whose = new Whose(Staff.MEI.clinic(), new PatientId(new UUID(3, purpose.length())));
        server.register(whose, Cast.mei());
        var link = link(purpose, whose);
        try (var visit = server.visitor().on(Screen.PHONE).withoutScript().begin()) {
            var page = visit.open(link);
            page.locator("main form button").click();
            visit.open("/me/choices");

            page.locator("form.weigh button[type=submit]").click();
            assertThat(page.locator("#problems")).containsText("Nothing is marked");

            choose(page, "value_soon", "much");
            choose(page, "leaning", "acupuncture");
            choose(page, "sure", "no");
            choose(page, "asks", "cost");
            choose(page, "know_wait_year", "most");
            choose(page, "know_acupuncture_year", "few");
            page.locator("#f-words").fill("Can I work in the garden? " + purpose);
            page.locator("form.weigh button[type=submit]").click();
            page.waitForURL("**/me/choices/sheet");
            assertThat(page.locator(".own-words")).containsText("garden");
            assertThat(page.locator("section[aria-labelledby=know-title]"))
                    .containsText("This page says: Nobody knows.");
        }

        assertThat(
                        server.chart(whose)
                                .latest(Entry.AidChecked.class)
                                .orElseThrow()
                                .entry()
                                .answers())
                .containsExactly(
                        new AidAnswer("wait_year", "most", true),
                        new AidAnswer("acupuncture_year", "few", false));

        assertThat(server.chart(whose).latest(Entry.ChoicesWeighed.class))
                .map(Chart.Placed::entry)
                .hasValueSatisfying(weighed -> {
                    assertThat(weighed.preference())
                            .isEqualTo(
                                    new Preference(
                                            List.of(new Weight("soon", Much.MUCH)),
                                            List.of("acupuncture"),
                                            Optional.of(Sure.NO),
                                            List.of("cost"),
                                            "Can I work in the garden? " + purpose));
                    assertThat(weighed.edition()).matches("2026-11-27 [0-9a-f]{12}");
                });
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            for (var address : List.of("", "/consultation")) {
                var page = visit.open("/people/%s%s".formatted(whose.patient(), address));

                assertThat(page.locator("section[aria-labelledby=choices-title]"))
                        .containsText("Can I work in the garden? " + purpose);
                visit.assertNoViolations();
            }
        }
    }

    @Test
    void isWeighedInTheRoomAndKeptForTheNextTime() {
        var home = "/people/%s/choices".formatted(Staff.TOMAS.patient());
        try (var visit = server.signedIn(Staff.pia(), Screen.TABLET)) {
            var page = visit.open(home);
            choose(page, "leaning", "wait");
            page.locator("form.weigh button[type=submit]").click();
            page.waitForURL("**/choices/sheet");
            check(visit, "choices-sheet");

            visit.open(home);
            assertThat(page.locator("input[name=leaning][value=wait]")).isChecked();
            check(visit, "choices-person");
        }
        assertThat(server.chart(Staff.TOMAS).all(Entry.ChoicesWeighed.class))
                .extracting(placed -> placed.noted().author().name())
                .containsExactly(Staff.pia().name());
    }

    static EveryNumber numbers() {
        EvidenceBase base = EvidenceFiles.shipped();
        var numbers =
                new EveryNumber(base)
                        .with("RF-NET", CareKnowledge.shipped().redFlags().safetyNet().backing())
                        .with(
                                "edition",
                                "%s %s"
                                        .formatted(
                                                DecisionAid.EDITION,
                                                base.data().sha256().get("trials.csv")));
        for (var asked : Review.of(base).asked()) {
            numbers.with(asked.id(), asked.answer());
        }
        return numbers;
    }

    private static void choose(Page page, String name, String value) {
        page.locator("input[name=%s][value='%s']".formatted(name, value)).check();
    }

    private static String link(String purpose, Whose whose) {
        try (var visit = server.signedIn(Staff.frank(), Screen.DESKTOP)) {
            var page = visit.open("/people/%s/links".formatted(whose.patient()));
            choose(page, "purpose", purpose);
            page.locator("main form button.button-primary").click();
            return URI.create(page.locator("#address").textContent()).getPath();
        }
    }

    private static void check(Visit visit, String picture) {
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(Path.of("target", "pictures", picture + ".png")));
        visit.assertNoViolations();
        visit.assertNothingSticksOut();
        visit.assertNoComplaints();
    }
}
