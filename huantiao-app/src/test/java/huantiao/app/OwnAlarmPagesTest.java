package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.web.evidence.ClinicCard;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An alarm stands on each of a person's own pages until somebody has settled it. */
class OwnAlarmPagesTest {

    private static final List<String> PAGES =
            List.of(
                    "/me",
                    "/me/course",
                    "/me/plan",
                    "/me/exercises",
                    "/me/diary",
                    "/me/check-in",
                    "/me/before-visit");

    private static final String NOW = "Call an ambulance or go to an emergency department now.";
    private static final String TODAY =
            "See a doctor today. If no doctor can see you today, go to an emergency department.";

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
    private CareServer server;

    @BeforeEach
    void isTreatedOnce() {
        server = CareServer.open();
        server.card = Optional.of(card());
        server.bringIntoCare(mei);
        answers(Map.of());
        server.clock.move(Duration.ofHours(1));
        InCare.visit(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
    }

    @AfterEach
    void closes() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 14})
    @Controls(Hazard.WORSE_UNHEARD)
    void anEmergencyStandsOnEveryOwnPageWithTheNumberToCall(int daysLater) {
        tell("saddle_sensory_change", true);
        server.clock.move(Duration.ofDays(daysLater));
        var she = server.guest(mei);

        assertThat(PAGES)
                .allSatisfy(page ->
                        assertThat(she.get(page).body())
                                .as(page)
                                .containsSubsequence(
                                        "<h1",
                                        "id=\"alarm\"",
                                        "Go to an emergency department now",
                                        NOW,
                                        "Do not drive yourself.",
                                        "href=\"tel:+445550100\""));
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void nothingBelowAnAlarmSaysThatThereIsTimeOrNothingToDo() {
        answers(Map.of("enough", "1"));
        tell("saddle_sensory_change", true);
        var she = server.guest(mei);

        assertThat(she.get("/me").body())
                .doesNotContain("Your next questions come", "Your answers are due");
        server.clock.move(Duration.ofDays(14));
        var later = server.guest(mei);
        assertThat(later.get("/me").body())
                .contains("id=\"alarm\"")
                .doesNotContain("Your next questions come", "Your answers are due");
        var course = later.get("/me/course").body().replaceAll("(?s)<svg.*?</svg>", "");
        assertThat(course)
                .containsSubsequence("What to do now", NOW, "In short")
                .doesNotContain(
                        "There is nothing you must do for us now.",
                        "Our questions of week",
                        "It is not decided yet",
                        "none of the signs above");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void newWeaknessToldInACheckInStandsOnEveryOwnPageAfterTheThanks() {
        answers(Map.of("weakness", "worse"));
        var she = server.guest(mei);

        assertThat(she.get("/me/check-in/thanks").body())
                .containsSubsequence("Get help today", "href=\"tel:+445550100\"")
                .doesNotContain("id=\"alarm\"");
        assertThat(PAGES)
                .allSatisfy(page ->
                        assertThat(she.get(page).body())
                                .as(page)
                                .containsSubsequence("id=\"alarm\"", "See a doctor today", TODAY));
        assertThat(she.get("/me/course").body()).containsSubsequence("What to do now", TODAY);
    }

    @Test
    void anAnswerThatNothingIsWrongLowersNoAlarmOfEarlier() {
        answers(Map.of("weakness", "worse"));
        server.clock.move(Duration.ofDays(1));
        answers(Map.of());
        var she = server.guest(mei);

        assertThat(she.get("/me/check-in/thanks").body())
                .contains("Thank you", "id=\"alarm\"", TODAY)
                .doesNotContain("Your day in 24 sentences");
        assertThat(she.get("/me").body()).contains("id=\"alarm\"", TODAY);
    }

    @ParameterizedTest
    @CsvSource({"saddle, yes, no", "weakness, worse, none"})
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void aSecondCheckInLowersNoAlarmForTheClinic(String question, String alarm, String calm) {
        answers(Map.of(question, alarm));
        server.clock.move(Duration.ofHours(1));
        answers(Map.of(question, calm, "leg", "4"));
        var pia = server.caller(Staff.pia());
        var person = "/people/" + mei.patient();

        assertThat(pia.get(person).body())
                .contains("Told on ", "One answer kept beside it and not counted")
                .doesNotContain("No answer so far says", "warning sign not answered");
        assertThat(pia.get(person + "/safety").body())
                .contains("No visit opens until somebody looked at it.");
        assertThat(pia.get("/today").body()).contains("id=\"alarms\"");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void anAlarmThatIsToldAgainInTheSameWordsIsHeardAgain() {
        answers(Map.of("saddle", "yes"));
        answers(Map.of("leg", "4"));
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart -> CareSteps.sendOn(chart, "Example Hospital", "", now()));
        tell("saddle_sensory_change", false);
        assertThat(server.caller(Staff.pia()).get("/today").body()).doesNotContain("id=\"alarms\"");

        server.clock.move(Duration.ofMinutes(20));
        answers(Map.of("saddle", "yes"));

        assertThat(server.caller(Staff.pia()).get("/today").body()).contains("id=\"alarms\"");
        assertThat(server.guest(mei).get("/me").body()).contains("id=\"alarm\"", NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aSecondSymptomCheckLowersNoAlarmAndSaysSo(int daysLater) {
        var told = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(now().today());
        checked(Map.of("saddle_sensory_change", true));
        server.clock.move(Duration.ofDays(daysLater));
        checked(Map.of("saddle_sensory_change", false, "bladder_cannot_pass", false));
        var she = server.guest(mei);

        assertThat(server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/result").body())
                .containsSubsequence(
                        "Go to an emergency department now", "Yes", "This was said before");
        assertThat(she.get("/me").body()).contains("id=\"alarm\"", NOW);
        var pia = server.caller(Staff.pia());
        assertThat(pia.get("/today").body())
                .containsSubsequence("Emergency department now", "since " + told);
        assertThat(pia.get("/people/" + mei.patient()).body())
                .containsSubsequence("Emergency: now", "Told on " + told);
        assertThat(pia.get("/people/" + mei.patient() + "/safety").body())
                .contains("No visit opens until somebody looked at it.");
        assertThat(server.chart(mei).facts().plain())
                .containsEntry("saddle_sensory_change", true)
                .as("what lowers no alarm is kept")
                .containsEntry("bladder_cannot_pass", false);
        assertThat(server.chart(mei).latest(Entry.AnsweredNotCounted.class).orElseThrow().entry())
                .as("and so is what does not count")
                .extracting(Entry.AnsweredNotCounted::facts)
                .isEqualTo(FactsTold.of(Map.of("saddle_sensory_change", false)));
        assertThat(pia.get("/people/" + mei.patient() + "/intake/result").body())
                .containsSubsequence(
                        "Answered, and does not count: an alarm of earlier stands",
                        "<dd>No</dd>",
                        "Ask all of it anew");
        assertThat(pia.get("/people/" + mei.patient()).body())
                .contains("One answer kept beside it and not counted");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aSecondSymptomCheckThatLeavesTheQuestionOpenSaysTheAlarmToo() {
        checked(Map.of("saddle_sensory_change", true));
        server.clock.move(Duration.ofDays(1));
        checked(Map.of("bladder_cannot_pass", false));

        assertThat(server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/result").body())
                .containsSubsequence(
                        "Go to an emergency department now", "Yes", "This was said before");
        assertThat(server.caller(Staff.pia()).get("/today").body())
                .contains("Emergency department now");
    }

    @Test
    void onceTheClinicHasNotedWhoLookedAtItAndAskedAnewNothingStands() {
        tell("saddle_sensory_change", true);
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart -> CareSteps.sendOn(chart, "Example Hospital", "", now()));
        tell("saddle_sensory_change", false);
        InCare.askSafety(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant());
        var she = server.guest(mei);

        assertThat(PAGES)
                .allSatisfy(page ->
                        assertThat(she.get(page).body()).as(page).doesNotContain("id=\"alarm\""));
        assertThat(she.get("/me").body()).contains("Your next questions come around");
        assertThat(server.caller(Staff.pia()).get("/people/" + mei.patient()).body())
                .as("who settled it is still seen")
                .containsSubsequence(
                        "An alarm was told on",
                        "Emergency: now",
                        "Sent on to Example Hospital",
                        "It stands no more since");
    }

    @Test
    void anUrgentReferralIsSaidWithoutStoppingTheQuestions() {
        tell("steroid_over_90_days", true);
        var she = server.guest(mei);

        assertThat(she.get("/me").body())
                .contains(
                        "See a doctor within two weeks",
                        "Ask for an urgent appointment with a doctor, within two weeks at most.",
                        "Your next questions come around");
        assertThat(she.get("/me/course").body())
                .containsSubsequence(
                        "What to do now",
                        "Ask for an urgent appointment with a doctor, within two weeks at most.");
        assertThat(she.get("/me/plan").body())
                .contains("See your doctor by ")
                .doesNotContain("id=\"alarm\"");
    }

    @Test
    void aLinkThatShowsNothingOfTheRecordDoesNotTellOfIt() {
        tell("saddle_sensory_change", true);

        assertThat(server.guest(mei, LinkPurpose.CHECK_IN).get("/me/check-in").body())
                .contains("How are you?")
                .doesNotContain("id=\"alarm\"");
        assertThat(server.guest(mei, LinkPurpose.BEFORE_VISIT).get("/me/before-visit").body())
                .contains("Before your visit")
                .doesNotContain("id=\"alarm\"");
    }

    @Test
    void theSignsStandAboveWhereTheyAreSpokenOfThoughNothingWasAnswered() {
        var other = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(other, Cast.mei());

        assertThat(server.guest(other).get("/me/course").body())
                .containsSubsequence(
                        "Go to an emergency department now if you have any of these:",
                        "none of the signs above");
    }

    private void answers(Map<String, String> more) {
        var she = server.guest(mei);
        she.get("/me/check-in");
        var sent =
                new HashMap<>(
                        Map.of(
                                "leg", "5",
                                "back", "2",
                                "weakness", "none",
                                "saddle", "no",
                                "bladder", "no",
                                "bowel", "no"));
        sent.putAll(more);
        assertThat(she.post("/me/check-in", sent).statusCode()).isBetween(302, 303);
    }

    private void tell(String fact, Object value) {
        var facts = InCare.RULES.vocabulary().read(Map.of(fact, value)).orElseThrow();
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart -> CareSteps.answer(chart, facts, now()));
    }

    private void checked(Map<String, Object> answers) {
        var facts = InCare.RULES.vocabulary().read(answers).orElseThrow();
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart, facts, List.of(), new Story("", "", "", "", ""), now()));
    }

    private CareSteps.Now now() {
        return new CareSteps.Now(
                LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC),
                ZoneOffset.UTC,
                InCare.RULES);
    }

    private static ClinicCard card() {
        return new ClinicCard(
                Staff.RIVERSIDE.name(),
                "Ada Example",
                "licensed",
                "",
                "",
                "+44 555-0100",
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                "",
                ClinicCard.OnFigures.NOTHING,
                false);
    }
}
