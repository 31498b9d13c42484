package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.HarmStep;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several people at once: who sits where, how long their needles stay, and whose chart it is. */
class RoomPagesTest {

    private CareServer server;
    private Caller pia;

    private final Whose mei = somebody();
    private final Whose noor = somebody();

    @BeforeEach
    void bringsTwoIntoCare() {
        server = CareServer.open();
        server.bringIntoCare(mei);
        server.bringIntoCare(noor);
        pia = server.caller(Staff.pia());
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void betweenTheRoomAndAChartStandsTheQuestionWhetherItIsThem() {
        sit(mei, 3);

        var chair = chair(3);
        assertThat(chair)
                .contains(Cast.mei().name().text(), "1984", "href=\"" + person(mei) + "/room\"")
                .doesNotContain("/sessions");
        assertThat(pia.get(person(mei) + "/room").body())
                .contains(Cast.mei().name().text(), "Born 9 March 1984", "It is them: chart")
                .contains(person(mei) + "/sessions/new");
        assertThat(pia.get(person(mei) + "/sessions/new").body())
                .contains("chair-chip chair-3\"")
                .contains("aria-current=\"true\"");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anEmergencyThatStandsIsSaidOnTheChairBeforeAnythingIsAskedAgain() {
        InCare.tellAnEmergency(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());

        sit(mei, 3);

        assertThat(chair(3)).contains("A warning sign: no treatment");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void nobodyLeavesWhileNeedlesAreIn() {
        sit(mei, 1);
        chart(mei, Map.of("in_at", now(), "retention", "25", "needles_in", "6"));

        var out = LocalTime.parse(now()).plusMinutes(25).toString();
        assertThat(chair(1)).contains("Needles in since " + now() + ", out at " + out);
        assertThat(pia.get(person(mei) + "/room").body()).contains("Needles are in");
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(422);
        assertThat(chair(1)).contains(Cast.mei().name().text());

        chart(
                mei,
                Map.of("in_at", now(), "retention", "25", "needles_in", "6", "needles_out", "5"));
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(422);

        chart(mei, Map.of("in_at", now(), "needles_in", "6", "needles_out", "6"));
        assertThat(chair(1)).contains("6 needles counted out; not signed yet");
        assertThat(leave(mei, "").statusCode()).isEqualTo(302);
        assertThat(chair(1)).contains("free").doesNotContain(Cast.mei().name().text());
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whoHasNeedlesInAndWasLedToNoChairIsWatchedAllTheSame() {
        sit(noor, 2);
        var fields = Map.of("in_at", now(), "retention", "25", "needles_in", "6");
        chart(mei, fields);

        var out = LocalTime.parse(now()).plusMinutes(25).toString();
        var unseated = unseated();
        assertThat(unseated)
                .contains("Needles in, on no chair: 1", Cast.mei().name().text(), "1984")
                .contains("Needles in since " + now() + ", out at " + out, "data-until=\"")
                .contains("data-who=\"On no chair\"", "href=\"" + person(mei) + "/room\"");
        assertThat(pia.get("/room").body())
                .doesNotContainPattern("row-who\"><a href=\"" + person(mei) + "\"");
        assertThat(pia.get("/today").body())
                .containsPattern("chair-chip chair-none\" href=\"" + person(mei) + "/room\"");
        assertThat(pia.get(person(noor) + "/sessions/new").body())
                .contains("chair-chip chair-none\" href=\"" + person(mei) + "/room\"");
        assertThat(server.caller(Staff.frank()).get("/today").body()).doesNotContain("chair-chip");

        assertThat(pia.get(person(mei) + "/room").body())
                .contains("Ask for the name and the birthday", person(mei) + "/sessions/new")
                .contains("It is them: continue the visit begun", "Lead to a chair")
                .doesNotContain("Free the chair", "/room/leave");
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(422);

        sit(mei, 4);
        assertThat(unseated()).doesNotContain(Cast.mei().name().text());
        assertThat(chair(4)).contains("Needles in since " + now());
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whoSitsInNoChairIsWatchedUntilTheNeedlesAreCountedOut() {
        chart(mei, Map.of("in_at", now(), "retention", "25", "needles_in", "6"));
        chart(noor, Map.of("in_at", now(), "retention", "25", "needles_in", "4"));
        assertThat(unseated()).contains("on no chair: 2");

        chart(mei, Map.of("in_at", now(), "needles_in", "6", "needles_out", "5"));
        assertThat(unseated()).contains("on no chair: 2");

        chart(mei, Map.of("in_at", now(), "needles_in", "6", "needles_out", "6"));
        assertThat(unseated()).contains("on no chair: 1", person(noor));

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        assertThat(unseated()).doesNotContain("on no chair");
    }

    @Test
    @Controls(Hazard.ALARM_UNHEARD)
    void theRoomSaysWhenACurrentIsToBeOffUntilTheFormSaysThatItIs() {
        sit(mei, 1);
        var form =
                Map.of(
                        "in_at",
                        now(),
                        "retention",
                        "30",
                        "needles_in",
                        "6",
                        "ea_from",
                        "GB30",
                        "ea_to",
                        "GB34",
                        "ea_min",
                        "20",
                        "ea_ma",
                        "1.5");
        chart(mei, form);

        assertThat(chair(1))
                .contains("Current until " + in(20), "Time to switch the current off")
                .contains("data-until=\"" + millis(20) + "\" data-soft");
        assertThat(pia.get("/today").body())
                .containsPattern(
                        "(?s)chair-chip chair-1\".*data-until=\"%d\" data-soft"
                                .formatted(millis(20)));
        assertThat(pia.get(person(mei) + "/room").body())
                .contains("href=\"" + person(mei) + "/sessions/new#clock\"");

        chart(mei, with(form, "ea_begun", in(5) + ":30"));
        assertThat(chair(1)).contains("Current until " + in(25));

        chart(mei, with(with(form, "ea_begun", in(5) + ":30"), "ea_off", in(5) + ":10"));
        assertThat(chair(1)).as("off before it began").contains("Current until " + in(25));

        chart(mei, with(form, "ea_ma", ""));
        assertThat(chair(1))
                .as("nobody said that it flows, and its alarm comes all the same")
                .contains("Current, if it flows: until " + in(20))
                .contains("Its intensity is not noted", "data-until=\"" + millis(20));

        chart(mei, with(form, "ea_off", in(2) + ":00"));
        assertThat(chair(1)).contains("Needles in since " + now()).doesNotContain("Current");
        assertThat(pia.get(person(mei) + "/room").body())
                .contains("href=\"" + person(mei) + "/sessions/new\"");
    }

    @ParameterizedTest
    @CsvSource({"ea_min, 30", "ea_min, ''", "ea_min, 0", "ea_begun, 10:10", "in_at, ''"})
    void aCurrentThatTheNeedlesDoNotOutlastHasNoClockOfItsOwn(String field, String value) {
        sit(mei, 1);
        chart(
                mei,
                with(
                        Map.of(
                                "same",
                                "yes",
                                "in_at",
                                now(),
                                "retention",
                                "30",
                                "needles_in",
                                "6",
                                "ea_min",
                                "20"),
                        field,
                        value));

        assertThat(chair(1)).contains("Needles").doesNotContain("Current", "data-soft");
    }

    @Test
    void ofSeveralCurrentsTheRoomNamesTheNeedlesAndThoseThatEndTogetherOnce() {
        sit(mei, 1);
        var fields =
                Stream.of("15", "20", "20")
                        .flatMap(minutes ->
                                Stream.of(
                                        entry("ea_from", "GB30 " + minutes),
                                        entry("ea_to", "GB34"),
                                        entry("ea_ma", "1.5"),
                                        entry("ea_min", minutes)))
                        .collect(Collectors.toCollection(ArrayList::new));
        fields.add(entry("in_at", now()));
        fields.add(entry("retention", "30"));
        pia.get(person(mei) + "/room");
        assertThat(pia.post(person(mei) + "/sessions/draft", fields).statusCode()).isEqualTo(204);

        assertThat(chair(1))
                .contains("Current GB30 15 – GB34 until " + in(15))
                .contains("Current GB30 20 – GB34, GB30 20 – GB34 until " + in(20));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        var fields = new HashMap<>(form);
        fields.put(field, value);
        return fields;
    }

    private String in(int minutes) {
        return LocalTime.parse(now()).plusMinutes(minutes).toString();
    }

    /** The same for a clock; the clock of the tests stands at a full minute. */
    private long millis(int minutes) {
        return server.clock.instant().plus(Duration.ofMinutes(minutes)).toEpochMilli();
    }

    @ParameterizedTest
    @Controls(Hazard.NEEDLE_LEFT_IN)
    @MethodSource("needlesInWithoutAClock")
    void whoConfirmedNeedlesWithoutAClockHasNeedlesIn(Map<String, String> form) {
        sit(mei, 2);
        chart(mei, form);
        chart(noor, form);

        assertThat(chair(2)).contains("Needles are in; nobody said since when. Start the clock");
        assertThat(unseated()).contains("on no chair: 1", "nobody said since when");
        assertThat(pia.get("/today").body())
                .contains("chair-chip chair-2\"", "chair-chip chair-none\"")
                .contains("needles in, no clock");
        assertThat(pia.get(person(mei) + "/room").body()).contains("Needles are in");
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(422);
    }

    private static Stream<Map<String, String>> needlesInWithoutAClock() {
        return Stream.of(
                Map.of("same", "yes", "needles_in", "5", "retention", "25"),
                Map.of("same", "yes", "point", "GB30"),
                Map.of("same", "yes", "needles_in", "five"),
                Map.of("needles_in", "5", "needles_out", "4"),
                Map.of("needles_in", "5", "needles_out", "0"),
                Map.of("needles_out", "4"));
    }

    @ParameterizedTest
    @MethodSource("noNeedleIsSaidToBeIn")
    void aProposedCountIsNoWordThatNeedlesAreIn(Map<String, String> form) {
        sit(mei, 2);
        chart(mei, form);

        assertThat(chair(2)).contains("Asked; no needle noted yet");
        assertThat(leave(mei, "").statusCode()).isEqualTo(422);
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(302);
    }

    private static Stream<Map<String, String>> noNeedleIsSaidToBeIn() {
        return Stream.of(
                Map.of("needles_in", "5", "point", "GB30", "retention", "25"),
                Map.of("same", "yes", "needles_in", "0"),
                Map.of("needles_in", "0", "needles_out", "0"));
    }

    @ParameterizedTest
    @Controls(Hazard.ALARM_UNHEARD)
    @ValueSource(
            strings = {
                "",
                "/consultation",
                "/plan",
                "/letters",
                "/course",
                "/harms",
                "/body",
                "/exercises",
                "/check-in",
                "/safety",
                "/room"
            })
    void theRoomGoesAlongOnEveryPageOnWhichSomebodyIsCharted(String page) {
        sit(noor, 2);
        chart(noor, Map.of("in_at", now(), "retention", "25", "needles_in", "6"));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());

        assertThat(pia.get(person(mei) + page).body())
                .containsPattern("chair-chip chair-2\" href=\"%s/room\"".formatted(person(noor)))
                .containsPattern("data-until=\"\\d+\"")
                .contains("data-sound");
    }

    @Test
    void theFrontDeskIsToldNothingOfTheRoom() {
        sit(noor, 2);

        assertThat(server.caller(Staff.frank()).get(person(mei)).body())
                .doesNotContain("chair-chip");
    }

    @Test
    void theFormAColleagueLeftBehindRingsForNobodyOnceTheVisitIsSigned() {
        chart(mei, Map.of("in_at", now(), "retention", "25", "needles_in", "6"));
        assertThat(unseated()).contains("on no chair: 1");

        server.clock.move(Duration.ofMinutes(30));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        pia = server.caller(Staff.pia());

        assertThat(unseated()).doesNotContain("on no chair");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whereTheFormSaysNothingSomebodyLooks() {
        sit(mei, 1);

        assertThat(chair(1)).contains("Asked; no needle noted yet");
        var refused = leave(mei, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nobody said that no needle is in", "#f-no_needle");
        assertThat(leave(mei, "yes").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({":40, 40", "'', 0", ":4x, 0"})
    @Controls(Hazard.ALARM_UNHEARD)
    void theClockCountsFromTheSecondAtWhichItWasStarted(String second, int more) {
        sit(mei, 1);
        chart(
                mei,
                Map.of(
                        "in_at",
                        now(),
                        "in_second",
                        now() + second,
                        "retention",
                        "25",
                        "needles_in",
                        "6"));

        assertThat(chair(1))
                .contains("Needles in since " + now())
                .contains("data-until=\"" + (millis(25) + more * 1_000L) + "\"");
    }

    @Test
    void aTimeThatWasWrittenInsteadHasNoSecondOfTheClock() {
        sit(mei, 1);
        chart(
                mei,
                Map.of(
                        "in_at",
                        now(),
                        "in_second",
                        in(3) + ":40",
                        "retention",
                        "25",
                        "same",
                        "yes"));

        assertThat(chair(1)).contains("data-until=\"" + millis(25) + "\"");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void aChairWithAWarningSignIsAskedForNeedlesOnlyWhereAVisitWasBegun() {
        sit(mei, 2);
        pia.get(person(mei) + "/safety");
        pia.post(person(mei) + "/safety", Map.of("saddle_sensory_change", "yes"));
        assertThat(chair(2)).contains("A warning sign: no treatment");
        assertThat(pia.get(person(mei) + "/room").body()).doesNotContain("I looked");

        chart(mei, Map.of("note", "Begun before she told it"));
        assertThat(chair(2)).contains("A warning sign: no treatment");
        assertThat(leave(mei, "").statusCode()).isEqualTo(422);

        sit(noor, 3);
        pia.get(person(noor) + "/safety");
        pia.post(person(noor) + "/safety", Map.of("saddle_sensory_change", "yes"));
        assertThat(leave(noor, "").statusCode()).isEqualTo(302);
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void whoWasNotAskedTodayIsAskedFirst() {
        sit(mei, 2);
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());

        assertThat(chair(2)).contains("Safety questions come first");
        assertThat(pia.get(person(mei) + "/sessions/new").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/safety"));
        assertThat(pia.get(person(mei) + "/safety").body()).contains("chair-chip chair-2\"");
    }

    @Test
    void aWarningSignIsSeenInTheRoom() {
        sit(mei, 2);
        pia.get(person(mei) + "/safety");
        pia.post(person(mei) + "/safety", Map.of("saddle_sensory_change", "yes"));

        assertThat(chair(2)).contains("A warning sign: no treatment");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whoeverHasASeriousEffectOpenIsNotSaidToBeFreeToGo() {
        sit(mei, 2);
        sit(noor, 3);
        visit(noor, happened("AE-BLEED", false));
        visit(
                mei,
                happened("AE-BLEED", false),
                happened("AE-PTX", true),
                happened("AE-ANAPH", true));
        var event = "%s/harms/%d".formatted(person(mei), chart(mei).seen());

        assertThat(ChartingPages.words(chair(2)))
                .contains("Signed. A serious unwanted effect: 8 steps open")
                .doesNotContain("May go");
        assertThat(chair(2)).containsOnlyOnce("href=\"" + event + "\"");
        assertThat(pia.get(person(mei) + "/room").body())
                .contains("href=\"" + event + "\"")
                .doesNotContain("May go");
        assertThat(ChartingPages.words(chair(3))).contains("Signed. May go.");

        pia.get(event);
        pia.post(
                event + "/steps",
                Arrays.stream(HarmStep.values())
                        .map(step -> Map.entry("step", step.name().toLowerCase(Locale.ROOT)))
                        .toList());
        assertThat(ChartingPages.words(chair(2))).contains("Signed. May go.");
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void aTakenChairIsNotGivenTwice() {
        sit(mei, 4);

        pia.get(person(noor) + "/room");
        var refused = pia.post(person(noor) + "/room", Map.of("chair", "4"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Somebody sits in this chair");
        assertThat(pia.get(person(noor) + "/room").body()).doesNotContain("value=\"4\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "9", "four", "-1", "1; drop table seat"})
    void thereAreEightChairs(String chair) {
        pia.get(person(mei) + "/room");

        assertThat(pia.post(person(mei) + "/room", Map.of("chair", chair)).statusCode())
                .isEqualTo(422);
        assertThat(pia.get("/room").body()).doesNotContain(person(mei) + "/room\"><span>Open");
    }

    @Test
    void theVisitOfAnotherColleagueRunsOnTheSamePage() {
        sit(mei, 5);
        chart(mei, Map.of("in_at", now(), "retention", "20", "needles_in", "4"));

        var bea = server.caller(Staff.pia());
        assertThat(bea.get("/room").body()).contains("Needles in since " + now());
    }

    @Test
    void aFormOfYesterdayIsNotTakenForNeedlesOfToday() {
        chart(mei, Map.of("in_at", now(), "retention", "20", "needles_in", "4"));
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        sit(mei, 5);

        assertThat(chair(5)).doesNotContain("Needles in since");
    }

    @Test
    void theFrontDeskDoesNotSeeTheRoom() {
        var frank = server.caller(Staff.frank());

        assertThat(frank.get("/room").statusCode()).isEqualTo(403);
        assertThat(frank.get("/today").body()).doesNotContain("href=\"/room\"");
    }

    private void visit(Whose whose, AdverseEvent... harms) {
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, whose),
                server.clock.instant(),
                List.of(harms));
    }

    private static AdverseEvent happened(String kind, boolean serious) {
        return new AdverseEvent(
                kind,
                AdverseEvent.Severity.MILD,
                AdverseEvent.Relation.PROBABLE,
                serious,
                AdverseEvent.Found.ASKED,
                "",
                "");
    }

    private Chart chart(Whose whose) {
        return server.charts.find(Staff.permit(Staff.pia(), Deed.READ_CHART, whose)).orElseThrow();
    }

    private void sit(Whose whose, int chair) {
        pia.get(person(whose) + "/room");
        var answer = pia.post(person(whose) + "/room", Map.of("chair", "" + chair));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private void chart(Whose whose, Map<String, String> fields) {
        pia.get(person(whose) + "/room");
        assertThat(pia.post(person(whose) + "/sessions/draft", fields).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> leave(Whose whose, String looked) {
        pia.get(person(whose) + "/room");
        return pia.post(person(whose) + "/room/leave", Map.of("no_needle", looked));
    }

    /** Who has needles in without a chair. */
    private String unseated() {
        var page = pia.get("/room").body();
        var from = page.indexOf("id=\"unseated\"");
        return page.substring(from, page.indexOf("id=\"chairs\"", from));
    }

    /** What stands at one chair. */
    private String chair(int number) {
        var page = pia.get("/room").body();
        var from = page.indexOf("<li class=\"chair chair-%d".formatted(number));
        return page.substring(from, page.indexOf("</li>", from));
    }

    private String now() {
        return LocalTime.ofInstant(server.clock.instant(), Staff.RIVERSIDE.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static Whose somebody() {
        return new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    }

    private static String person(Whose whose) {
        return "/people/" + whose.patient();
    }
}
