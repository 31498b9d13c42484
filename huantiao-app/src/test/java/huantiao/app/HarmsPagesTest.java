package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.care.CareLibrary;
import huantiao.care.HarmStep;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Something serious stays in sight until it has been seen to wholly. */
class HarmsPagesTest extends ChartingPages {

    private static final String FIRST_AID = "remove needles, lie flat, legs up, observe";

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aSeriousEffectStandsOnTodayAndOnThePersonsPageUntilEveryStepWasTaken() {
        var event = note("AE-PTX", "yes");

        assertThat(pia.get("/today").body()).contains("href=\"" + event + "\"", "8 steps open");
        assertThat(pia.get(person()).body())
                .contains("is still open", "collapsed lung (pneumothorax), noted", "8 steps open");

        follow(event, Arrays.copyOf(HarmStep.values(), 7));
        assertThat(pia.get("/today").body()).contains("href=\"" + event + "\"", "1 step open");

        follow(event, HarmStep.TOLD);
        assertThat(pia.get("/today").body()).doesNotContain(event);
        assertThat(pia.get(person()).body()).doesNotContain("is still open");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void treatmentPausesAfterSomethingSeriousUntilThePlanWasLookedAtAndAgreedAnew() {
        var event = note("AE-PTX", "yes");
        server.clock.move(Duration.ofMinutes(40));
        pia = server.caller(Staff.pia());

        for (var page : List.of("/safety", "/sessions/new")) {
            assertThat(pia.get(person() + page).body())
                    .as(page)
                    .contains(
                            "Treatment pauses: a serious unwanted effect is open",
                            "collapsed lung (pneumothorax), noted",
                            "href=\"" + event + "\"");
        }
        var refused = pia.post(person() + "/sessions", seen(untilNow()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .anySatisfy(line -> assertThat(line).contains("agree it anew, then sign."));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());

        pia.get(person() + "/plan");
        var plan = pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen()));
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(302);

        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .as("it is still open, and bars nothing")
                .doesNotContain("Treatment pauses")
                .contains("collapsed lung (pneumothorax), noted", "8 steps open");
        assertThat(words(sign(untilNow(), "order_later", "yes"))).contains("Before treatment");
    }

    @Test
    void aVisitThatBeganBeforeSomethingSeriousWasNotedIsSignedAsEver() {
        note("AE-PTX", "yes");

        assertThat(words(sign(untilNow()))).contains("Before treatment");
    }

    @Test
    void howItEndedIsAskedAndTheLastAnswerStands() {
        var event = note("AE-PTX", "yes");
        assertThat(pia.get(event).body()).contains("Nobody has noted how it ended.");

        ended(event, "recovering");
        ended(event, "recovered");

        assertThat(pia.get(event).body())
                .contains("Getting better, not yet over")
                .containsPattern(
                        "followed-title[^@]*?How it is now:</strong> Over, and nothing of it is left");
        assertThat(pia.get(event).body()).doesNotContain("Nobody has noted how it ended.");
    }

    @Test
    void anEndThatIsNoneOfThoseIsRefusedAndNothingIsKept() {
        var event = note("AE-PTX", "yes");

        pia.get(event);
        var refused = pia.post(event + "/steps", Map.of("outcome", "fine"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Not one of the answers.");

        var nothing = pia.post(event + "/steps", Map.of("outcome", ""));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Nothing is ticked, chosen or written.");
        assertThat(pia.get(event).body()).contains("Nothing was noted since.");
    }

    @ParameterizedTest
    @MethodSource("seriousKinds")
    @Controls(Hazard.WORSE_UNHEARD)
    void aKindThatIsSeriousIsNotNotedAsNotSerious(String kind) {
        pia.get(person() + "/harms");
        var refused = pia.post(person() + "/harms", told(kind, "no"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .contains("This kind is always noted as serious", "write that in words");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(pia.get(person() + "/harms").body()).contains("Nothing unwanted was noted.");

        var event = note(kind, "yes");
        assertThat(pia.get("/today").body()).contains("href=\"" + event + "\"", "8 steps open");
    }

    private static List<String> seriousKinds() {
        return CareKnowledge.shipped().library().harms().taxonomy().stream()
                .filter(CareLibrary.Harm::isSerious)
                .map(CareLibrary.Harm::id)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"harms_asked, harm_", "harms_today, today_harm_"})
    @Controls(Hazard.WORSE_UNHEARD)
    void aVisitDoesNotNoteASeriousKindAsNotSeriousEither(String asked, String of) {
        var some = with(visit(), asked, "some");
        for (var field : told("AE-ANAPH", "no").entrySet()) {
            some = with(some, of + field.getKey().substring("harm_".length()), field.getValue());
        }

        var refused = pia.post(person() + "/sessions", seen(some));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .anySatisfy(
                        line -> assertThat(line).contains("This kind is always noted as serious"));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());

        sign(with(some, of + "serious", "yes"));
        assertThat(pia.get("/today").body()).contains("8 steps open");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void whatToDoFirstStandsBesideTheKindAsSoonAsItIsChosen() {
        assertThat(pia.get(person() + "/harms").body()).doesNotContain(FIRST_AID);
        var chosen = Map.of("harm_kind", "AE-SYNC");

        var region = pia.post(person() + "/harms/check", chosen, "HX-Request", "true").body();
        assertThat(region).contains("id=\"harm-next\"", FIRST_AID).doesNotContain("<html");
        var page = pia.post(person() + "/harms/check", chosen).body();
        assertThat(page)
                .as("without script")
                .contains("<html", FIRST_AID, "Nothing unwanted was noted.")
                .containsPattern("value=\"AE-SYNC\"[^>]* selected");
        assertThat(pia.post(person() + "/harms", chosen).body()).as("refused").contains(FIRST_AID);
        assertThat(pia.post(person() + "/harms/check", Map.of("harm_kind", "AE-PTX")).body())
                .contains("This kind is always noted as serious");
        assertThat(pia.post(person() + "/harms/check", Map.of("harm_kind", "AE-BLEED")).body())
                .doesNotContain("What to do next<");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aVisitSaysWhatToDoFirstBesideTheKindAsSoonAsItIsChosen() {
        pia.get(person() + "/sessions/new");
        var today = with(with(visit(), "harms_today", "some"), "today_harm_kind", "AE-SYNC");

        assertThat(check(today))
                .containsPattern("(?s)id=\"today_harm-next-0\"[^>]*hx-swap-oob.*?" + FIRST_AID);
        var page = pia.post(person() + "/sessions/check", today).body();
        assertThat(page.indexOf(FIRST_AID))
                .as("without script, beside its kind")
                .isBetween(
                        page.indexOf("f-today_harm_kind-0"),
                        page.indexOf("f-today_harm_severity-0"));

        var earlier = with(with(visit(), "harms_asked", "some"), "harm_kind", "AE-DROWSY");
        assertThat(check(earlier))
                .containsPattern("(?s)id=\"harm-next-0\"[^>]*hx-swap-oob.*?do not drive");
        assertThat(check(with(today, "today_harm_kind", "AE-BLEED")))
                .contains("id=\"today_harm-next-0\"")
                .doesNotContain("What to do next<");
    }

    @Test
    void theDayOnWhichItHappenedIsKeptAndNotKnownWhereNobodySaysIt() {
        var unknown = note("AE-BLEED", "no");
        assertThat(pia.get(unknown).body()).contains("the day it happened is not known");

        var some = new HashMap<>(told("AE-BLEED", "no"));
        var yesterday = today().minusDays(1);
        some.put("harm_on", yesterday.toString());
        pia.get(person() + "/harms");
        assertThat(pia.post(person() + "/harms", some).statusCode()).isBetween(302, 303);
        var said =
                "happened on "
                        + DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(Locale.UK)
                                .format(yesterday);
        assertThat(pia.get(person() + "/harms").body()).contains(said);
        assertThat(pia.get(person() + "/harms/" + chart().seen()).body()).contains(said);

        for (var day : List.of(yesterday.plusDays(2).toString(), "1890-01-01", "yesterday")) {
            some.put("harm_on", day);
            var refused = pia.post(person() + "/harms", some);
            assertThat(refused.statusCode()).as(day).isEqualTo(422);
            assertThat(refused.body()).contains("It cannot have happened on this day.");
            assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        }
    }

    @Test
    void whetherTreatmentBroughtItMayBeBeyondJudging() {
        var some = new HashMap<>(told("AE-SYNC", "yes"));
        some.put("harm_relation", "unassessable");
        pia.get(person() + "/harms");
        assertThat(pia.post(person() + "/harms", some).statusCode()).isBetween(302, 303);

        assertThat(pia.get(person() + "/harms").body())
                .contains("brought by the treatment: cannot be judged");
    }

    @Test
    void whatPassesByItselfIsNoAlarm() {
        var event = note("AE-BLEED", "no");

        assertThat(pia.get("/today").body()).doesNotContain(event);
        assertThat(pia.get(person()).body()).doesNotContain("is still open");
    }

    @Test
    void whoWorksAtTheFrontDeskSeesNothingOfIt() {
        var event = note("AE-PTX", "yes");

        assertThat(server.caller(Staff.frank()).get("/today").body())
                .contains(mei.patient().toString())
                .doesNotContain(event, "Serious");
    }

    @Test
    void theListOfEntriesSpeaksWordsNotCodes() {
        note("AE-NERVE", "no");
        pia.get(person() + "/course");
        var early =
                pia.post(
                        person() + "/course/decision",
                        Map.of("decision", "some_more", "reason", "She walks further each week."));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("The first visit of this course is still to come.");
        InCare.visit(server.charts, records(), server.clock.instant());
        pia.post(
                person() + "/course/decision",
                Map.of("decision", "some_more", "reason", "She walks further each week."));

        assertThat(entries())
                .contains("Unwanted effect: electric pain, numbness or weakness after the needle")
                .contains("Review: A few sessions more, then decide");
        assertThat(String.join(" ", entries())).doesNotContain("AE-", "_");
    }

    /** A visit that began 35 minutes ago and ends now. */
    private static List<Map.Entry<String, String>> untilNow() {
        var now = LocalTime.ofInstant(server.clock.instant(), Staff.RIVERSIDE.zone());
        var minutes = DateTimeFormatter.ofPattern("HH:mm");
        return with(
                with(visit(), "from", now.minusMinutes(35).format(minutes)),
                "to",
                now.format(minutes));
    }

    /** Notes an effect between visits and answers with its address. */
    private String note(String kind, String serious) {
        pia.get(person() + "/harms");
        var answer = pia.post(person() + "/harms", told(kind, serious));
        assertThat(answer.statusCode()).isBetween(302, 303);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^http.*?//[^/]*", "");
    }

    private static Map<String, String> told(String kind, String serious) {
        return Map.of(
                "harm_kind", kind,
                "harm_found", "volunteered",
                "harm_severity", "severe",
                "harm_serious", serious,
                "harm_relation", "probable");
    }

    private void follow(String event, HarmStep... steps) {
        pia.get(event);
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var step : steps) {
            fields.add(Map.entry("step", step.name().toLowerCase(Locale.ROOT)));
        }
        assertThat(pia.post(event + "/steps", fields).statusCode()).isBetween(302, 303);
    }

    private void ended(String event, String outcome) {
        pia.get(event);
        assertThat(pia.post(event + "/steps", Map.of("outcome", outcome)).statusCode())
                .isBetween(302, 303);
    }

    private List<String> entries() {
        var page = pia.get(person()).body();
        return Pattern.compile("<p>([^<]*)</p>")
                .matcher(page.substring(page.indexOf("id=\"entries\"")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
