package huantiao.app;

import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.TOMAS;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.pia;
import static huantiao.access.Staff.rae;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.POST;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.AuditTrail.Event;
import huantiao.access.AuditTrail.Line;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Staff;
import huantiao.web.access.Needs;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** What somebody with bad intent, bad luck or a bad clock gets from the door. */
class DoorAttackTest {

    private static final String OWN = "seven herons on one leg";
    private static final String WRONG = "a wrong but long password";

    @AutoClose private static final DoorServer server = DoorServer.open();

    @Test
    void aFormFromSomewhereElseIsNotTaken() {
        var olive = server.signedIn(olive());
        olive.get("/members/new");

        assertThat(olive.with(olive.cookie(), "").post("/sign-out", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(olive.with(olive.cookie(), "AAAA").post("/sign-out", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(
                        olive.with(olive.cookie(), anothersToken())
                                .post("/sign-out", Map.of())
                                .statusCode())
                .isEqualTo(403);
        assertThat(olive.get("/members").statusCode()).isEqualTo(200);
        assertThat(olive.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(olive.get("/members").statusCode()).isEqualTo(303);
    }

    private static String anothersToken() {
        var other = server.caller();
        other.get("/sign-in");
        return other.token();
    }

    @Test
    void aSessionKnownBeforeTheSignInIsWorthNothingAfterIt() {
        var caller = server.caller();
        caller.get("/sign-in");
        var before = caller.cookie();

        caller.post("/sign-in", Map.of("handle", "frank", "password", DoorServer.PASSWORD));

        assertThat(caller.cookie()).isNotEqualTo(before);
        assertThat(caller.get("/keys").statusCode()).isEqualTo(200);
        assertThat(caller.with(before, "").get("/keys").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "huantiao=00000000000000000000000000000000",
                "huantiao=",
                "huantiao=../../etc",
                "JSESSIONID=1",
                "huantiao=1; huantiao=2"
            })
    void aMadeUpCookieIsAVisitors(String cookie) {
        assertThat(server.caller().with(cookie, "").get("/keys").statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieIsReadByNoScriptAndSentNowhereElse() {
        var answer = server.caller().get("/sign-in");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() {
        var answer = server.caller().get("/sign-in");

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Cache-Control")).contains("no-store");
    }

    @Test
    void aPublicPageLeavesNoSessionAndMayBeKept() {
        var answer = server.caller().get("/", "X-Walk", "yes");

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(header(answer, "Cache-Control")).startsWith("public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/../members",
                "/members;jsessionid=1",
                "/members/..%2f..%2fmembers",
                "/%2e%2e/members",
                "//members",
                "/members%00",
                "/members\\..\\keys",
                "/members%0d%0aSet-Cookie:%20x=1"
            })
    void aPathThatTriesTricksIsAnsweredBeforeAnybodyLooksWhatItMeans(String path) {
        assertThat(server.signedIn(frank()).rawGet(path)).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/MEMBERS", "/members/", "/Keys"})
    void anAddressIsWrittenOneWay(String path) {
        assertThat(server.signedIn(olive()).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/%5Cevil.example//x",
                "javascript:alert(1)",
                "/keys\r\nSet-Cookie: a=b",
                "http:evil.example"
            })
    void theSignInLeadsNowhereElse(String next) {
        var caller = server.caller();
        caller.get("/sign-in");

        var answer =
                caller.post(
                        "/sign-in",
                        Map.of("handle", "rae", "password", DoorServer.PASSWORD, "next", next));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).doesNotContain("evil").doesNotContain("alert");
        assertThat(answer.headers().map()).doesNotContainKey("a");
    }

    @Test
    void theSignInLeadsBackToThePageThatWasWanted() {
        var caller = server.caller();
        var asked = caller.get("/members?sort=name");

        assertThat(header(asked, "Location")).isEqualTo("/sign-in?next=%2Fmembers%3Fsort%3Dname");
    }

    @Test
    void whatIsTooLargeOrOfUnsaidLengthIsNotRead() {
        var caller = server.caller();

        var large =
                caller.raw("POST /sign-in HTTP/1.1", "Host: localhost", "Content-Length: 99999999");
        var unsaid =
                caller.raw(
                        "POST /sign-in HTTP/1.1",
                        "Host: localhost",
                        "Transfer-Encoding: chunked",
                        "",
                        "0");

        assertThat(large).endsWith("413");
        assertThat(unsaid).endsWith("411");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        var wrong = tryIn(server.caller(), "rae", WRONG);
        var unknown = tryIn(server.caller(), "nobody-here", WRONG);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(bare(wrong, "rae")).isEqualTo(bare(unknown, "nobody-here"));
        server.clock.move(Duration.ofHours(2));
    }

    private static String bare(HttpResponse<String> answer, String handle) {
        return answer.body()
                .replace("\"" + handle + "\"", "")
                .replaceAll("(value|content)=\"[A-Za-z0-9_-]{40,}\"", "");
    }

    @Test
    void guessingSlowsDownForWhoGuessesAndNotForOthers() {
        var guesser = server.caller();
        for (int i = 0; i < 5; i++) {
            assertThat(tryIn(guesser, "olive", WRONG).statusCode()).isEqualTo(422);
        }

        var blocked = tryIn(guesser, "olive", DoorServer.PASSWORD);

        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(header(blocked, "Retry-After")).isEqualTo("1");
        assertThat(blocked.body()).contains("Too many tries").doesNotContain("olive");
        assertThat(server.signedIn(pia()).get("/keys").statusCode()).isEqualTo(200);
        assertThat(events()).contains(Event.SIGN_IN_FAILED, Event.SIGN_IN_BLOCKED);
        server.clock.move(Duration.ofSeconds(1));
        assertThat(tryIn(guesser, "olive", DoorServer.PASSWORD).statusCode()).isEqualTo(303);
        server.clock.move(Duration.ofHours(2));
    }

    @Test
    void aLinkIsOnlyLookedAtUntilTheButtonIsPressed() {
        var path = server.link(MEI, LinkPurpose.CHECK_IN);
        var scanner = server.caller();
        var mei = server.caller();

        assertThat(scanner.get(path).body()).contains("Continue");
        assertThat(mei.get(path).statusCode()).isEqualTo(200);
        var answer = mei.post(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/me/check-in");
        assertThat(events()).contains(Event.LINK_USED);
    }

    @Test
    void aLinkWorksOnceAndForTheOneWhoUsedIt() {
        var path = server.link(MEI, LinkPurpose.CHECK_IN);
        var mei = server.caller();
        mei.get(path);
        mei.post(path, Map.of());
        var thief = server.caller();

        assertThat(thief.get(path).statusCode()).isEqualTo(410);
        thief.get("/sign-in");
        assertThat(thief.post(path, Map.of()).statusCode()).isEqualTo(410);
        assertThat(header(mei.get(path), "Location")).isEqualTo("/me/check-in");
    }

    /**
     * The browser of a mail program, then another: nothing was answered, and nobody is locked out.
     */
    @Test
    void aLinkToTheFirstQuestionsOpensOnceMoreUntilSomethingWasAnswered() {
        var path = server.link(TOMAS, LinkPurpose.INTAKE);
        var inTheMail = server.caller();
        assertThat(inTheMail.get(path).body())
                .contains(Staff.RIVERSIDE.name())
                .doesNotContain("Ibarra", "pain", "sciatica");
        assertThat(inTheMail.post(path, Map.of()).statusCode()).isEqualTo(303);
        var phone = server.caller();

        assertThat(phone.get(path).body()).contains("was opened before", "Continue");
        assertThat(header(phone.post(path, Map.of()), "Location")).isEqualTo("/me/intake");
        assertThat(header(phone.get(path), "Location")).as("inside").isEqualTo("/me/intake");
        assertThat(inTheMail.get(path).body())
                .as("a link opens one browser at a time")
                .contains("was opened before");
        assertThat(inTheMail.get("/me/intake").statusCode()).isEqualTo(303);

        server.charts.keep(
                Permit.ask(
                                new Actor.Guest(
                                        TOMAS.clinic(), TOMAS.patient(), LinkPurpose.INTAKE),
                                Deed.ANSWER_INTAKE,
                                TOMAS)
                        .orElseThrow(),
                "intake",
                Map.of("story", List.of("Lifting a box")));
        var thief = server.caller();
        assertThat(thief.get(path).body()).doesNotContain("Lifting");
        assertThat(thief.post(path, Map.of()).statusCode()).isEqualTo(410);
        assertThat(header(phone.get(path), "Location"))
                .as("and nobody puts out whoever is answering")
                .isEqualTo("/me/intake");
    }

    @Test
    void aLinkToTheFirstQuestionsEndsByTheClockThoughNothingWasAnswered() {
        var path = server.link(TOMAS, LinkPurpose.INTAKE);
        var tomas = server.caller();
        tomas.get(path);
        tomas.post(path, Map.of());
        server.clock.move(LinkPurpose.INTAKE.life());
        var late = server.caller();

        assertThat(late.get(path).statusCode()).isEqualTo(410);
        late.get("/sign-in");
        assertThat(late.post(path, Map.of()).statusCode()).isEqualTo(410);
    }

    @Test
    void theFrontDeskMakesALinkThatIsShownOnceAndOpensOneThing() {
        var frank = server.signedIn(frank());
        var path = "/people/%s/links".formatted(TOMAS.patient());
        assertThat(frank.get(path).statusCode()).isEqualTo(200);

        var shown = frank.post(path, Map.of("purpose", "intake"));

        var link = shown.body().replaceAll("(?s).*(/l/[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(link).hasSize(46);
        assertThat(frank.get(path).body()).doesNotContain("/l/");
        assertThat(events()).contains(Event.LINK_MADE);
        var tomas = server.caller();
        tomas.get(link);
        assertThat(header(tomas.post(link, Map.of()), "Location")).isEqualTo("/me/intake");
        assertThat(frank.post(path, Map.of("purpose", "everything")).statusCode()).isEqualTo(422);
    }

    @Test
    void ofTwoWhoPressAtOnceOneGetsIn() throws Exception {
        var path = server.link(TOMAS, LinkPurpose.OWN_PAGES);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                var caller = server.caller();
                caller.get(path);
                Callable<Integer> press =
                        () -> {
                            start.await();
                            return caller.post(path, Map.of()).statusCode();
                        };
                answers.add(threads.submit(press));
            }
            start.countDown();
        }

        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 410, 410, 410);
    }

    @Test
    void aLinkEndsByTheClockAndAnUnknownOneSaysNothing() {
        var path = server.link(MEI, LinkPurpose.INTAKE);
        server.clock.move(Duration.ofDays(7));

        assertThat(server.caller().get(path).statusCode()).isEqualTo(410);
        assertThat(server.caller().get("/l/never-made").statusCode()).isEqualTo(404);
        server.clock.move(Duration.ofHours(2));
    }

    @Test
    void guessingLinksSlowsDown() {
        int status = 404;
        for (int i = 0; i < 40 && status == 404; i++) {
            status = server.caller().get("/l/guess-" + i).statusCode();
        }

        assertThat(status).isEqualTo(429);
        server.clock.move(Duration.ofHours(2));
    }

    @Test
    void whoWasAwayForTooLongIsOut() {
        var pia = server.signedIn(pia());
        var mei = server.guest(MEI, LinkPurpose.OWN_PAGES);
        server.clock.move(Duration.ofMinutes(29));
        assertThat(pia.get("/keys").statusCode()).isEqualTo(200);
        server.clock.move(Duration.ofMinutes(30));

        assertThat(pia.get("/keys").statusCode()).isEqualTo(303);
        assertThat(mei.get("/sign-in", "X-Walk", "yes").statusCode()).isEqualTo(204);
        assertThat(mei.get("/keys").statusCode()).as("still a guest").isEqualTo(404);
        server.clock.move(Duration.ofMinutes(60));
        assertThat(mei.get("/keys").statusCode()).as("a visitor again").isEqualTo(303);
    }

    @Test
    void nobodyStaysLongerThanTwelveHours() {
        var pia = server.signedIn(pia());
        for (int i = 0; i < 25; i++) {
            pia.get("/keys");
            server.clock.move(Duration.ofMinutes(29));
        }

        assertThat(pia.get("/keys").statusCode()).isEqualTo(303);
    }

    @Test
    void aClockSetBackDoesNotMakeAStayLonger() {
        var pia = server.signedIn(pia());
        server.clock.move(Duration.ofDays(-2));

        assertThat(pia.get("/keys").statusCode()).isEqualTo(303);
        server.clock.move(Duration.ofDays(2));
    }

    @Test
    void whoHasLeftIsOutAtOnceAndARoleTakenAwayIsGone() {
        var key = Staff.permit(olive(), Deed.MANAGE_MEMBERS);
        var before = server.accounts.byHandle("frank").orElseThrow();
        var frank = server.signedIn(frank());

        server.accounts.change(key, Staff.withRoles(before, Role.OWNER)).orElseThrow();
        assertThat(frank.get("/members").statusCode()).isEqualTo(200);
        server.accounts.change(key, before).orElseThrow();
        assertThat(frank.get("/members").statusCode()).isEqualTo(403);
        server.accounts.change(key, Staff.left(before)).orElseThrow();
        assertThat(frank.get("/keys").statusCode()).isEqualTo(303);
        server.accounts.change(key, before).orElseThrow();
    }

    @Test
    void aRefusalIsNotedWithItsDeed() {
        server.signedIn(rae()).get("/members");

        assertThat(server.trail.lines())
                .filteredOn(line -> line.event() == Event.REFUSED)
                .anySatisfy(line -> {
                    assertThat(line.who()).contains(rae().user());
                    assertThat(line.deed()).contains(Deed.MANAGE_MEMBERS);
                });
    }

    @Test
    void everyOpeningAndChangeOfARecordIsNotedAndARefusedOneIsNot() throws Exception {
        var handlers = server.handlers();
        var read = RequestMappingInfo.paths("/test/{patient}").methods(GET).build();
        var write = RequestMappingInfo.paths("/test/{patient}").methods(POST).build();
        var record = new ARecord();
        handlers.registerMapping(
                read, record, ARecord.class.getDeclaredMethod("read", HttpServletResponse.class));
        handlers.registerMapping(
                write, record, ARecord.class.getDeclaredMethod("write", HttpServletResponse.class));
        var pia = server.signedIn(pia());
        pia.get("/keys");
        var path = "/test/" + MEI.patient();

        try {
            assertThat(pia.get(path).statusCode()).isEqualTo(204);
            assertThat(pia.post(path, Map.of()).statusCode()).isEqualTo(204);
            assertThat(server.signedIn(frank()).get(path).statusCode()).isEqualTo(403);
            assertThat(
                            pia.get(
                                            "/test/"
                                                    + MEI.patient()
                                                            .toString()
                                                            .toUpperCase(Locale.ROOT)
                                                            .replace('0', 'A'))
                                    .statusCode())
                    .isEqualTo(404);
        } finally {
            handlers.unregisterMapping(read);
            handlers.unregisterMapping(write);
        }

        assertThat(server.trail.openings(Staff.permit(pia(), Deed.SEE_OPENINGS, MEI), 10))
                .extracting(AuditTrail.Opening::event)
                .containsExactly(Event.CHANGED, Event.OPENED);
    }

    static final class ARecord {
        @Needs(Deed.READ_CHART)
        void read(HttpServletResponse response) {
            response.setStatus(204);
        }

        @Needs(Deed.RECORD_CARE)
        void write(HttpServletResponse response) {
            response.setStatus(204);
        }
    }

    @Test
    void aOneTimePasswordLeadsToOnesOwnAndNowhereElse() {
        var once = newcomer("nia");
        var nia = server.caller();

        assertThat(tryIn(nia, "nia", once).statusCode()).isEqualTo(303);
        assertThat(header(nia.get("/members"), "Location")).isEqualTo("/keys");
        assertThat(nia.get("/keys").body()).contains("Choose your own password");
        var own = "seven herons on one leg";
        assertThat(change(nia, once, "short", "short").statusCode()).isEqualTo(422);
        assertThat(change(nia, WRONG, own, own).statusCode()).isEqualTo(422);
        var chosen = change(nia, once, own, own);
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(header(chosen, "Location")).isEqualTo("/today");
        assertThat(header(change(nia, own, own + " now", own + " now"), "Location"))
                .isEqualTo("/keys?saved=password");

        assertThat(nia.get("/members").statusCode()).isEqualTo(403);
        assertThat(tryIn(server.caller(), "nia", once).statusCode()).isEqualTo(422);
        assertThat(tryIn(server.caller(), "nia", own + " now").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverSendsTheirFirstOwnPasswordTwiceIsStillIn() {
        var once = newcomer("ned");
        var ned = server.caller();
        tryIn(ned, "ned", once);
        ned.get("/keys");
        var form = Map.of("old", once, "new", OWN, "again", OWN);
        var second = ned.with(ned.cookie(), ned.token());

        var first = ned.post("/keys/password", form);
        var again = second.post("/keys/password", form);

        assertThat(header(first, "Location")).isEqualTo("/today");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(header(again, "Location")).isEqualTo("/keys?saved=password");
        assertThat(second.get("/keys").statusCode())
                .as("by the browser's last cookie")
                .isEqualTo(200);
    }

    @Test
    void whateverIsAskedWhileTheFirstOwnPasswordIsChosenFindsTheSameStay() {
        for (int round = 0; round < 6; round++) {
            var once = newcomer("nell" + round);
            var nell = server.caller();
            tryIn(nell, "nell" + round, once);
            nell.get("/keys");
            var form = Map.of("old", once, "new", OWN, "again", OWN);
            var beside =
                    IntStream.range(0, 4)
                            .mapToObj(_ -> nell.with(nell.cookie(), nell.token()))
                            .toList();

            var answers =
                    IntStream.range(0, 4)
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(() ->
                                            i < 2
                                                    ? beside.get(i).post("/keys/password", form)
                                                    : beside.get(i).get("/keys")))
                            .toList();

            answers.forEach(
                    one -> assertThat(header(one.join(), "Location")).isNotEqualTo("/sign-in"));
            assertThat(nell.get("/keys").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoeverHoldsAStolenCookieIsOutOnceItsOwnerChangesThePassword() {
        var once = newcomer("nora");
        var nora = server.caller();
        tryIn(nora, "nora", once);
        nora.get("/keys");
        nora.post("/keys/password", Map.of("old", once, "new", OWN, "again", OWN));
        nora.get("/keys");
        var thief = nora.with(nora.cookie(), nora.token());
        assertThat(thief.get("/keys").statusCode()).isEqualTo(200);

        var next = OWN + " again";
        nora.post("/keys/password", Map.of("old", OWN, "new", next, "again", next));

        assertThat(thief.get("/keys").statusCode()).isEqualTo(303);
        assertThat(nora.get("/keys").statusCode()).isEqualTo(200);
    }

    /** A member whom the owner makes, and the password that works once. */
    private static String newcomer(String handle) {
        var olive = server.signedIn(olive());
        olive.get("/members/new");
        return olive.post(
                        "/members",
                        Map.of(
                                "name", "Newcomer " + handle,
                                "handle", handle,
                                "profession", "CHIROPRACTOR",
                                "roles", "PRACTITIONER",
                                "credentials", "Licence; Board; 7"))
                .body()
                .replaceAll("(?s).*id=\"one-time\">([a-z0-9-]+)<.*", "$1");
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        var here = server.signedIn(rae());
        var elsewhere = server.signedIn(rae());
        here.get("/keys");

        assertThat(
                        change(
                                        here,
                                        DoorServer.PASSWORD,
                                        "rivers bend in spring",
                                        "rivers bend in spring")
                                .statusCode())
                .isEqualTo(303);

        assertThat(here.get("/keys").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/keys").statusCode()).isEqualTo(303);
        assertThat(
                        change(
                                        here,
                                        "rivers bend in spring",
                                        DoorServer.PASSWORD,
                                        DoorServer.PASSWORD)
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void theLastOwnerCannotShutTheClinic() {
        var olive = server.signedIn(olive());
        olive.get("/members/new");

        var answer = olive.post("/members/%s/departure".formatted(olive().user()), Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("at least one owner");
    }

    @Test
    void anotherClinicsMemberIsNotThere() {
        var olive = server.signedIn(olive());

        assertThat(olive.get("/members/" + Staff.hugo().user()).statusCode()).isEqualTo(404);
        assertThat(olive.get("/members/not-an-id").statusCode()).isEqualTo(400);
    }

    @Test
    void aMadeUpPasskeyAnswerProvesNothing() {
        var caller = server.caller();
        caller.get("/sign-in");

        assertThat(caller.send("POST", "/sign-in/passkey").statusCode()).isEqualTo(422);
        assertThat(caller.send("POST", "/sign-in/passkey/options").body())
                .contains("\"challenge\"")
                .contains("\"rpId\":\"localhost\"")
                .contains("\"userVerification\":\"required\"")
                .contains("\"allowCredentials\":[]");
        assertThat(caller.send("POST", "/sign-in/passkey").statusCode()).isEqualTo(422);
        assertThat(caller.get("/keys").statusCode()).isEqualTo(303);
    }

    @Test
    void whatGoesWrongIsSaidInPlainWordsAndHtmxGetsAFragment() {
        var visitor = server.caller();
        var page = visitor.get("/nowhere");
        var fragment = visitor.get("/nowhere", "HX-Request", "true");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here").contains("<html");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(fragment.body()).contains("There is nothing here").doesNotContain("<html");
        assertThat(server.signedIn(pia()).send("DELETE", "/keys").statusCode()).isIn(403, 405);
        var signedIn = server.signedIn(pia());
        signedIn.get("/keys");
        assertThat(signedIn.send("DELETE", "/keys").statusCode()).isEqualTo(405);
    }

    private static HttpResponse<String> tryIn(Caller caller, String handle, String password) {
        caller.get("/sign-in");
        return caller.post("/sign-in", Map.of("handle", handle, "password", password));
    }

    private static HttpResponse<String> change(
            Caller caller, String old, String wanted, String again) {
        caller.get("/keys");
        return caller.post("/keys/password", Map.of("old", old, "new", wanted, "again", again));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static List<Event> events() {
        return server.trail.lines().stream().map(Line::event).toList();
    }
}
