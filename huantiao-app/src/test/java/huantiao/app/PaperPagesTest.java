package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.browser.Screen;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.care.PaperCode;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check-ins on paper as the front desk meets them, over real HTTP. */
class PaperPagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"");
    private static final ZoneId ZONE = Staff.RIVERSIDE.zone();

    private static CareServer server;
    private static Caller frank;
    private static Caller pia;
    private static int people;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        frank = server.reader(Staff.frank());
        pia = server.reader(Staff.pia());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void theCodeLeadsToThePersonAndAMistypedOneToNobody() {
        var mei = somebody();
        var code = PaperCode.of(mei).shown();

        assertThat(frank.get("/paper?code=" + code).headers().firstValue("Location").orElseThrow())
                .endsWith("/people/%s/paper?code=%s".formatted(mei.patient(), code));
        assertThat(frank.get("/paper?code=AAAA-AAAA").body())
                .contains("This is no code of a paper form.");
        var elsewhere = PaperCode.of(new Whose(Staff.HILLTOP.id(), mei.patient())).shown();
        assertThat(frank.get("/paper?code=" + elsewhere).body())
                .contains("Nobody here has this code.");
    }

    @Test
    @Controls(Hazard.STRANGER_READS)
    void thePrintedFormHoldsTheCodeAndTheTextsAndNothingOfThePerson() {
        var mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(new UUID(0x9A9E, 99)));
        server.bringIntoCare(mei);

        var page = frank.get("/people/%s/paper/form".formatted(mei.patient())).body();

        assertThat(page)
                .contains(
                        PaperCode.of(mei).shown(),
                        "Four safety questions",
                        "your first visit",
                        "I have gone through all the sentences.")
                .doesNotContain("Chen Mei", "1984", "2 Mar 2026");
        assertThat(page.split("☐", -1)).hasSizeGreaterThan(24 + 7 + 4 * 3);
    }

    @Test
    void twoKeyingsThatAgreeBecomeACheckInOfTheDayOnThePaper() {
        var mei = somebody();

        var first =
                key(
                        frank,
                        mei,
                        "place",
                        "home",
                        "leg",
                        "4",
                        "back",
                        "2",
                        "enough",
                        "0",
                        "item",
                        "3",
                        "finished",
                        "yes");
        assertThat(location(first)).contains("?once=2026-02-20");
        assertThat(frank.get(page(mei)).body()).contains("keyed in once, by Frank Deskin");
        assertThat(server.chart(mei).all(Entry.CheckedIn.class)).isEmpty();
        var second =
                key(
                        pia,
                        mei,
                        "place",
                        "home",
                        "leg",
                        "4",
                        "back",
                        "2",
                        "enough",
                        "0",
                        "item",
                        "3",
                        "finished",
                        "yes");

        assertThat(location(second)).contains("?done=2026-02-20");
        var chart = server.chart(mei);
        assertThat(chart.all(Entry.PaperKeyed.class)).hasSize(2);
        var checkIn = chart.latest(Entry.CheckedIn.class).orElseThrow();
        assertThat(LocalDate.ofInstant(checkIn.noted().occurredAt(), ZONE))
                .isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(checkIn.entry().inRoom()).isFalse();
        assertThat(checkIn.entry().paper().orElseThrow().answeredOn())
                .isEqualTo(LocalDate.of(2026, 2, 20));
        assertThat(checkIn.entry().measures())
                .extracting(taken -> taken.instrument() + " " + taken.score().orElseThrow())
                .containsExactly(
                        "nrs_leg 4.0", "nrs_back 2.0", "own_good_enough 0.0", "rmdq24 1.0");
    }

    /** People are kind to the one who watches; the registry counts such an answer as none. */
    @ParameterizedTest
    @CsvSource({"home, false", "clinic, true", "'', true"})
    void aPaperThatMayHaveBeenFilledInHereCountsAsWatched(String place, boolean watched) {
        var mei = somebody();

        key(frank, mei, "place", place, "leg", "4");
        key(pia, mei, "place", place, "leg", "4");

        assertThat(server.chart(mei).latest(Entry.CheckedIn.class).orElseThrow().entry().inRoom())
                .isEqualTo(watched);
    }

    @Test
    void wherePapersDifferInThePlaceOnlyItIsSettledLikeEveryOtherAnswer() {
        var mei = somebody();
        key(frank, mei, "place", "home", "leg", "4");
        key(pia, mei, "place", "clinic", "leg", "4");

        var address = page(mei) + "/differences";
        assertThat(pia.get(address + "?on=2026-02-20").body())
                .contains("which-place", "at home or on the way, by myself", "in the clinic")
                .doesNotContain("which-leg");
        pia.post(address, Map.of("on", "2026-02-20", "which-place", "first"));

        assertThat(server.chart(mei).latest(Entry.CheckedIn.class).orElseThrow().entry().inRoom())
                .isFalse();
    }

    @Test
    void aPlaceAloneIsNoAnswer() {
        var mei = somebody();

        var answer = key(frank, mei, "place", "home");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was answered.");
        assertThat(key(frank, mei, "place", "moon", "leg", "4").body())
                .contains("Not one of the answers.");
        assertThat(server.chart(mei).all(Entry.PaperKeyed.class)).isEmpty();
    }

    @Test
    void whereTheTwoDifferANamedPersonSettlesAndBothKeyingsStay() {
        var mei = somebody();
        key(frank, mei, "leg", "4", "enough", "1", "item", "3", "item", "7", "finished", "yes");
        var second = key(pia, mei, "leg", "7", "enough", "0", "item", "3", "finished", "yes");
        assertThat(location(second)).contains("/differences?on=2026-02-20");

        var address = page(mei) + "/differences";
        var shown = pia.get(address + "?on=2026-02-20").body();
        assertThat(shown)
                .contains("which-enough", "Yes, good enough", "No, not good enough")
                .contains("which-leg", "which-item-07", "Frank Deskin", "Dr. Pia Needham")
                .doesNotContain("which-item-03", "which-finished");
        var open = pia.post(address, Map.of("on", "2026-02-20", "which-leg", "first"));
        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("Not every difference is settled.");
        assertThat(server.chart(mei).all(Entry.CheckedIn.class)).isEmpty();

        pia.post(
                address,
                Map.of(
                        "on",
                        "2026-02-20",
                        "which-leg",
                        "first",
                        "which-enough",
                        "second",
                        "which-item-07",
                        "second"));

        var chart = server.chart(mei);
        assertThat(chart.all(Entry.PaperKeyed.class)).hasSize(2);
        var checkIn = chart.latest(Entry.CheckedIn.class).orElseThrow();
        assertThat(checkIn.noted().author().name()).isEqualTo("Dr. Pia Needham");
        assertThat(checkIn.entry().measures())
                .extracting(taken -> taken.instrument() + " " + taken.score().orElseThrow())
                .containsExactly("nrs_leg 4.0", "own_good_enough 0.0", "rmdq24 1.0");
        assertThat(frank.get(page(mei)).body()).doesNotContain("Papers that wait");
    }

    @Test
    void theSameFormSentTwiceIsOneKeying() {
        var mei = somebody();
        var opened = frank.get(page(mei)).body();

        send(frank, mei, opened, "leg", "4");
        send(frank, mei, opened, "leg", "4");
        assertThat(server.chart(mei).all(Entry.PaperKeyed.class)).hasSize(1);
        assertThat(server.chart(mei).all(Entry.CheckedIn.class)).isEmpty();

        var again = frank.get(page(mei)).body();
        send(frank, mei, again, "leg", "4");
        send(frank, mei, again, "leg", "4");
        assertThat(server.chart(mei).all(Entry.PaperKeyed.class)).hasSize(2);
        assertThat(server.chart(mei).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    void twoPeopleWhoOpenedTheFormBeforeEitherSentItAreTwoKeyings() {
        var mei = somebody();
        var franks = frank.get(page(mei)).body();
        var pias = pia.get(page(mei)).body();

        send(frank, mei, franks, "leg", "4");
        send(pia, mei, pias, "leg", "4");

        assertThat(server.chart(mei).all(Entry.PaperKeyed.class)).hasSize(2);
        assertThat(server.chart(mei).all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    void whereBothWereWrongAThirdKeyingIsHeldAgainstTheSecond() {
        var mei = somebody();
        key(frank, mei, "leg", "4");
        key(pia, mei, "leg", "7");
        var third = key(frank, mei, "leg", "7");

        assertThat(location(third)).contains("?done=");
        var chart = server.chart(mei);
        assertThat(chart.all(Entry.PaperKeyed.class)).hasSize(3);
        assertThat(chart.all(Entry.CheckedIn.class)).hasSize(1);
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anAlarmOnThePaperRingsAtTheFirstKeying() {
        var mei = somebody();

        var answer = key(frank, mei, "leg", "4", "bladder", "yes");

        assertThat(answer.body()).contains("Somebody must see this person at once");
        assertThat(server.chart(mei).ruling().orElseThrow().ruling().level())
                .isEqualTo("emergency_now");
    }

    @Test
    void aPaperOfSomebodyElseOrOfTomorrowIsRefusedWithEverythingThatIsWrong() {
        var mei = somebody();
        var other = somebody();

        var answer =
                frank.post(
                        page(mei),
                        Map.of(
                                "code",
                                PaperCode.of(other).shown(),
                                "answered-on",
                                "2026-03-09",
                                "leg",
                                "11"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "This code is not of the person on this page.",
                        "in the future",
                        "Not one of the answers.");
        assertThat(server.chart(mei).all(Entry.PaperKeyed.class)).isEmpty();
    }

    @Test
    void everyPageIsAccessibleAndFitsThePhone() {
        var mei = somebody();
        key(frank, mei, "leg", "4");
        key(pia, mei, "leg", "7");
        try (var visit = server.signedIn(Staff.frank(), Screen.PHONE)) {
            for (var path :
                    List.of(
                            "/paper",
                            page(mei),
                            page(mei) + "/form",
                            page(mei) + "/differences?on=2026-02-20")) {
                visit.open(path);
                visit.assertNoViolations();
                visit.assertNothingSticksOut();
            }
            visit.assertNoComplaints();
        }
    }

    private static Whose somebody() {
        var whose = new Whose(Staff.RIVERSIDE.id(), new PatientId(new UUID(0x9A9E, ++people)));
        server.register(whose, Cast.mei());
        return whose;
    }

    private static String page(Whose whose) {
        return "/people/%s/paper".formatted(whose.patient());
    }

    private static java.net.http.HttpResponse<String> key(
            Caller by, Whose whose, String... fields) {
        return send(by, whose, by.get(page(whose)).body(), fields);
    }

    private static java.net.http.HttpResponse<String> send(
            Caller by, Whose whose, String opened, String... fields) {
        var seen = SEEN.matcher(opened);
        assertThat(seen.find()).isTrue();
        var all = new ArrayList<Map.Entry<String, String>>();
        all.add(Map.entry("code", PaperCode.of(whose).shown()));
        all.add(Map.entry("answered-on", "2026-02-20"));
        all.add(Map.entry("seen", seen.group(1)));
        for (var i = 0; i < fields.length; i += 2) {
            all.add(Map.entry(fields[i], fields[i + 1]));
        }
        return by.post(page(whose), all);
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }
}
