package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.browser.Screen;
import huantiao.base.ClinicId;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.pooling.ClinicKey;
import huantiao.pooling.PartnerCard;
import huantiao.pooling.SignedRequest;
import huantiao.registry.LeavingSums;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Pooling as an owner and a partner find it, over real HTTP. The partner is played by the test,
 * with a key of its own; the tests go on from each other as a year does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoolingPagesTest {

    private static final String QUESTION = "measure=nrs_leg&week=12&period=2025-H1";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
    private static final ClinicId HILLTOP = Staff.HILLTOP.id();
    private static final ClinicKey THEIR_KEY = ClinicKey.fresh(new SecureRandom());
    private static final String PATH = "/exchange/%s/sums".formatted(Staff.RIVERSIDE.id());

    private static CareServer server;
    private static Caller owner;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        server.playYear(320);
        owner = server.reader(Staff.olive());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @Order(1)
    void onlyTheOwnerSeesWhatWouldLeave() {
        assertThat(server.reader(Staff.pia()).get("/pooling").statusCode()).isEqualTo(403);
        assertThat(server.reader(Staff.frank()).get("/pooling/partners").statusCode())
                .isEqualTo(403);
        assertThat(owner.get("/registry").body()).contains("href=\"/pooling\"");
        assertThat(owner.get("/pooling").body())
                .contains("first half of 2025", "huantiao-sums 1", "rules sums-1 registry-8");
    }

    @Test
    @Order(2)
    void aQuestionThatMakesNoSenseIsAnsweredFieldByField() {
        var answer = owner.get("/pooling?measure=hope&week=3&period=2025");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "This measure is not one of the registry.",
                        "This week is not one of the schedule.",
                        "This is no half-year.");
    }

    @Test
    @Order(3)
    void nothingLeavesWhileSomebodyCanStillAnswer() {
        var page = owner.get("/pooling?measure=nrs_leg&week=12&period=2025-H2").body();

        assertThat(page)
                .contains("the time to answer is still running")
                .doesNotContain("huantiao-sums 1");
    }

    @Test
    @Order(4)
    void aPartnerIsAddedByItsLineAndMistakesAreAnswered() {
        owner.get("/pooling/partners");
        owner.post("/pooling/keys", Map.of());
        var page = owner.get("/pooling/partners").body();
        var ours = between(page, "id=\"own-line\">", "</code>");
        assertThat(PartnerCard.read(ours).orElseThrow().clinic()).isEqualTo(Staff.RIVERSIDE.id());

        var wrong = owner.post("/pooling/partners", Map.of("name", "", "card", "hello"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("A name has 1 to 120 characters", "This is no line of a partner.");
        assertThat(owner.post("/pooling/partners", Map.of("name", "Us", "card", ours)).body())
                .contains("This is our own line.");

        assertThat(add("Hilltop", theirLine()).statusCode()).isEqualTo(303);
        assertThat(add("Hilltop again", theirLine()).body())
                .contains("A partner has this key already.");
        assertThat(owner.get("/pooling/partners").body())
                .contains("Hilltop", THEIR_KEY.open().fingerprint());
    }

    @Test
    @Order(5)
    void whatLeavesIsWhatWasLookedAtAndLeavesOnce() {
        var page = owner.get("/pooling?" + QUESTION).body();
        var text = between(page, "<pre>", "</pre>");
        var other = release("0".repeat(64));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("not the ones you looked at");

        assertThat(release(seen(page)).statusCode()).isEqualTo(303);
        var after = owner.get("/pooling?" + QUESTION).body();
        assertThat(after)
                .contains("Released on", "by Olive Ownfield", text)
                .contains("Only our own sums are here.");
        assertThat(SEEN.matcher(after).find()).isFalse();

        var again = release(seen(page));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(owner.get("/pooling?" + QUESTION).body()).contains(text);
    }

    @Test
    @Order(6)
    void aSilentPartnerIsSaidAndCanBeTriedAgain() {
        owner.get("/pooling");
        var answer =
                owner.post(
                        "/pooling/handings",
                        Map.of(
                                "measure",
                                "nrs_leg",
                                "week",
                                "12",
                                "period",
                                "2025-H1",
                                "partner",
                                partnerId()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(owner.get("/pooling?" + QUESTION).body())
                .contains("no clear answer", "Hand over to Hilltop");
    }

    @Test
    @Order(7)
    void sumsOfAPartnerComeInWithItsSignatureOnceAndAreNotReplaced() {
        var sent = signed(sums(41), server.clock.instant());

        assertThat(knock(sent).statusCode()).isEqualTo(201);
        assertThat(knock(sent)).satisfies(said(401, "HT-1906"));
        assertThat(knock(signed(sums(41), server.clock.instant())).statusCode()).isEqualTo(200);
        assertThat(knock(signed(sums(42), server.clock.instant()))).satisfies(said(409, "HT-1922"));
    }

    @Test
    @Order(8)
    void whateverIsNotSignedByAPartnerNowIsRefused() {
        var now = server.clock.instant();
        var good = signed(sums(41), now);
        var stranger = ClinicKey.fresh(new SecureRandom());

        assertThat(
                        knock(
                                new SignedRequest(
                                        "POST",
                                        PATH,
                                        good.contentType(),
                                        sums(40),
                                        good.contentDigest(),
                                        good.signatureInput(),
                                        good.signature())))
                .satisfies(said(401, "HT-1903"));
        assertThat(knock(SignedRequest.sign(stranger, "POST", PATH, sums(41), now, nonce())))
                .satisfies(said(401, "HT-1902"));
        assertThat(knock(SignedRequest.sign(THEIR_KEY, "POST", "/other", sums(41), now, nonce())))
                .satisfies(said(401, "HT-1904"));
        assertThat(knock(signed(sums(41), now.minus(Duration.ofMinutes(6)))))
                .satisfies(said(401, "HT-1905"));
        assertThat(knock(signed(sums(41), now.plus(Duration.ofMinutes(6)))))
                .satisfies(said(401, "HT-1905"));
        assertThat(server.anybody().postAs("text/plain", PATH, sums(41)))
                .satisfies(said(401, "HT-1901"));
        assertThat(
                        server.anybody()
                                .postAs(
                                        "text/plain",
                                        "/exchange/%s/sums".formatted(UUID.randomUUID()),
                                        "x"))
                .satisfies(said(401, "HT-1901"));
    }

    @Test
    @Order(9)
    void signedNonsenseAndSumsOfSomebodyElseAreRefusedWithTheirLines() {
        var now = server.clock.instant();

        assertThat(knock(signed(sums(41).replace("week 12", "week 13"), now)))
                .satisfies(said(422, "HT-1914 week"));
        assertThat(knock(signed("hello", now))).satisfies(said(422, "HT-1911"));
        assertThat(
                        knock(
                                signed(
                                        sums(41).replace(
                                                        HILLTOP.toString(),
                                                        Staff.RIVERSIDE.id().toString()),
                                        now)))
                .satisfies(said(403, "HT-1921"));
    }

    @Test
    @Order(10)
    void whatIsPooledStandsBesideWhatItCannotSay() {
        var page = owner.get("/pooling?" + QUESTION).body();

        assertThat(page)
                .containsPattern("people in 2 clinics answered\\. On average")
                .contains(
                        "95 percent interval",
                        "<svg",
                        "There was no comparison group",
                        "says nothing about who treats better",
                        "kept back");
        assertThat(page.indexOf("<bdi>Hilltop")).isLessThan(page.indexOf("<bdi>Our clinic"));
    }

    @Test
    @Order(11)
    void everyPageIsAccessibleAndFitsThePhone() {
        try (var visit = server.signedIn(Staff.olive(), Screen.PHONE)) {
            for (var path :
                    List.of(
                            "/pooling?" + QUESTION,
                            "/pooling?measure=rmdq24&week=26&period=2025-H1",
                            "/pooling?measure=hope",
                            "/pooling/partners")) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
        }
    }

    @Test
    @Order(12)
    void aPartnerThatWasEndedIsBelievedNoMoreAndPooledNoMore() {
        owner.get("/pooling/partners");
        assertThat(
                        owner.post("/pooling/partners/%s/end".formatted(partnerId()), Map.of())
                                .statusCode())
                .isEqualTo(303);

        assertThat(knock(signed(sums(41), server.clock.instant()))).satisfies(said(401, "HT-1902"));
        assertThat(owner.get("/pooling?" + QUESTION).body())
                .contains("Only our own sums are here.");
    }

    private static String theirLine() {
        return new PartnerCard(HILLTOP, URI.create("http://localhost:9"), THEIR_KEY.open()).line();
    }

    private static HttpResponse<String> add(String name, String line) {
        return owner.post("/pooling/partners", Map.of("name", name, "card", line));
    }

    private static String partnerId() {
        return between(owner.get("/pooling/partners").body(), "/pooling/partners/", "/end");
    }

    private static HttpResponse<String> release(String seen) {
        return owner.post(
                "/pooling/releases",
                Map.of("measure", "nrs_leg", "week", "12", "period", "2025-H1", "seen", seen));
    }

    private static String seen(String page) {
        var found = SEEN.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Instrument leg() {
        return server.bean(Instruments.class).get("nrs_leg");
    }

    private static String sums(int answered) {
        return """
        huantiao-sums 1
        clinic %s
        measure nrs_leg
        edition %s
        week 12
        period 2025-H1
        as-of 2026-02-20
        rules %s
        answered %d
        silent kept-back
        responders 20
        worse kept-back
        mean 1.95
        variance 5.40
        """
                .formatted(HILLTOP, leg().edition().version(), LeavingSums.rules(leg()), answered);
    }

    private static SignedRequest signed(String body, Instant at) {
        return SignedRequest.sign(THEIR_KEY, "POST", PATH, body, at, nonce());
    }

    private static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static HttpResponse<String> knock(SignedRequest request) {
        return server.anybody()
                .postAs(
                        request.contentType(),
                        PATH,
                        request.body(),
                        "Content-Digest",
                        request.contentDigest(),
                        "Signature-Input",
                        request.signatureInput(),
                        "Signature",
                        request.signature());
    }

    private static java.util.function.Consumer<HttpResponse<String>> said(int status, String code) {
        return answer -> {
            assertThat(answer.body()).startsWith(code);
            assertThat(answer.statusCode()).isEqualTo(status);
        };
    }

    private static String between(String page, String before, String after) {
        var from = page.indexOf(before);
        assertThat(from).as("%s is on the page", before).isPositive();
        return page.substring(from + before.length(), page.indexOf(after, from));
    }
}
