package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.ReadingGrade;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.CareLibrary;
import huantiao.care.CareSteps;
import huantiao.care.Diary;
import huantiao.care.Plan;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person is shown to do at home, and the diary they keep of it. */
class SelfCarePagesTest {

    private static final CareLibrary.SelfCare SELF_CARE =
            CareKnowledge.shipped().library().selfCare();

    private static CareServer server;
    private static Caller pia;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @BeforeAll
    static void opens() {
        server = CareServer.open();
        pia = server.caller(Staff.pia());
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    static Stream<String> everything() {
        return Stream.concat(
                SELF_CARE.exercises().stream().map(CareLibrary.Exercise::id),
                SELF_CARE.stress().stream().map(CareLibrary.Habit::id));
    }

    @Test
    void everyExerciseAndHabitIsDrawnNamedAndSaidInWords() {
        plan(everything().toArray(String[]::new));

        var page = pia.get(exercises()).body();

        assertThat(everything())
                .hasSize(20)
                .allSatisfy(id ->
                        assertThat(page)
                                .contains(
                                        "<title id=\"d-%s-t\">%s</title>"
                                                .formatted(id, SELF_CARE.name(id)))
                                .containsPattern(
                                        "<desc id=\"d-" + id + "-d\">[A-Z][^<]+\\.</desc>"));
        assertThat(page).doesNotContain("hold_s", "per_day", "SCS-", "RF-", "CI-");
    }

    @Test
    void theDoseIsWrittenOut() {
        plan("EX-KTC", "EX-WALK");

        assertThat(pia.get(exercises()).body())
                .contains("Hold for 20 to 30 seconds.", "Repeats: 3.", "Which side: both.")
                .contains("To start: 3 to 5 minutes, 3 to 6 times a day.")
                .contains("Leave it out if this happens: bending sends pain down the leg.");
    }

    @Test
    void aDoseThatNobodyReadInASourceIsMarked() {
        plan("EX-KTC", "EX-WALK", "EX-SLIDER");

        for (var page : List.of(exercises(), "/people/" + mei.patient() + "/plan/printed")) {
            assertThat(said(page))
                    .contains(
                            "In a week: most days. (General professional knowledge)",
                            "walks to 20 to 30 minutes. (General professional knowledge)",
                            "In a day: 1 to 3. (General professional knowledge)",
                            "Which side: both. In a day: 1 or more. When");
        }
    }

    /** Above all where somebody goes on alone: on the pages and on the paper of the person. */
    @Test
    void whatMakesWorseForADayIsTakenOneStepBack() {
        plan("EX-WALK");
        var back = "If you are worse for more than 24 hours after you did these, go one step back:";

        for (var page : List.of(exercises(), "/people/" + mei.patient() + "/plan/printed")) {
            assertThat(said(page))
                    .contains(back)
                    .contains("24 hours: general professional knowledge");
        }
        assertThat(words(server.guest(mei).get("/me/exercises").body())).contains(back);
    }

    @Test
    void noStepBackIsNamedWhereNoExerciseIsPlanned() {
        plan("ST-BREATH");

        assertThat(said(exercises())).doesNotContain("one step back");
    }

    private static String said(String page) {
        return words(pia.get(page).body());
    }

    private static String words(String body) {
        return body.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void whatWasAgreedForHomeStandsOnThePersonsPageByName() {
        plan("EX-WALK", "ST-BREATH");

        assertThat(pia.get("/people/" + mei.patient()).body().replaceAll("\\s+", " "))
                .contains(
                        "<dt>At home</dt>",
                        SELF_CARE.name("EX-WALK") + ", " + SELF_CARE.name("ST-BREATH"));
    }

    @Test
    void anExerciseWaitsWhileTheRulesStopItAndTheOthersStay() {
        plan("EX-SLIDER", "EX-WALK");
        tell("pain_trend", "worsening");

        var page = pia.get(exercises()).body();

        assertThat(page).contains("Not for now", "Short, frequent walks", "d-EX-WALK-t");
        assertThat(page).contains("Sciatic nerve slider").doesNotContain("d-EX-SLIDER-t");
    }

    @Test
    void noExerciseIsShownWhileAFlagSendsThePersonAway() {
        plan("EX-WALK", "ST-BREATH");
        tell("saddle_sensory_change", true);

        assertThat(pia.get(exercises()).body())
                .contains("Not for now", "d-ST-BREATH-t")
                .doesNotContain("d-EX-WALK-t");
    }

    @Test
    void theDiaryNamesWhatMustWaitAndDoesNotSayThatNothingWasAgreed() {
        plan("EX-WALK", "EX-ROLL");
        tell("saddle_sensory_change", true);

        assertThat(server.guest(mei).get("/me/diary").body())
                .contains("Not for now: ", SELF_CARE.name("EX-WALK"), SELF_CARE.name("EX-ROLL"))
                .contains("You can still note the pain.")
                .doesNotContain("Nothing for home is in your plan yet", "value=\"EX-WALK\"");
    }

    @Test
    void theDiaryTakesOneTapForEachThingAndKeepsWhatStoodBefore() {
        plan("EX-WALK", "EX-ROLL");
        var she = server.guest(mei);

        assertThat(she.get("/me/diary").body()).contains("value=\"EX-WALK\"", "value=\"EX-ROLL\"");
        keep(she, List.of(Map.entry("done", "EX-WALK"), Map.entry("pain", "6")));
        keep(
                she,
                List.of(
                        Map.entry("done", "EX-WALK"),
                        Map.entry("done", "EX-ROLL"),
                        Map.entry("pain", "4")));

        var page = she.get("/me/diary").body();
        assertThat(page)
                .contains("Short, frequent walks, Knee rolls; leg pain 4")
                .contains("Before it was changed: Short, frequent walks; leg pain 6");
        assertThat(Diary.of(server.chart(mei)).days()).hasSize(1);
    }

    @Test
    void whatTheDiarySaysStandsBesideTheCourseAndIsNoPartOfIt() {
        plan("EX-WALK");
        var she = server.guest(mei);
        she.get("/me/diary");
        keep(she, List.of(Map.entry("done", "EX-WALK"), Map.entry("pain", "9")));

        var course = pia.get("/people/" + mei.patient() + "/course").body();

        assertThat(course).contains("At home, from the diary", "Short, frequent walks 1×");
        assertThat(course).contains("There is no answer").doesNotContain("9 of 10");
    }

    @Test
    @Controls(Hazard.ENTRY_LOST)
    void anOlderDiaryPageIsToldAndWritesNothingOverANewerOneUnasked() {
        plan("EX-WALK");
        var she = server.guest(mei);
        assertThat(she.get("/me/diary").body()).contains("name=\"seen\" value=\"0\"");
        keep(she, List.of(Map.entry("seen", "0"), Map.entry("pain", "9")));

        var told = she.post("/me/diary", Map.of("seen", "0", "pain", "4"));

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains("This day was kept on another page meanwhile")
                .contains("There it says: nothing ticked; leg pain 9. What you chose here is not")
                .contains("name=\"seen\" value=\"1\"")
                .containsPattern("name=\"pain\" value=\"4\"[^>]* checked");
        assertThat(Diary.of(server.chart(mei)).days().getFirst().legPain()).hasValue(9);

        keep(she, List.of(Map.entry("seen", "0"), Map.entry("pain", "9")));
        keep(she, List.of(Map.entry("seen", "1"), Map.entry("pain", "4")));
        assertThat(Diary.of(server.chart(mei)).days().getFirst().legPain()).hasValue(4);
    }

    @Test
    void badInputIsAnsweredAndNothingIsKept() {
        plan("EX-WALK");
        var she = server.guest(mei);
        she.get("/me/diary");
        var ahead = server.clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(3);

        for (var bad :
                List.of(
                        Map.of("pain", "11"),
                        Map.of("done", "EX-BRIDGE"),
                        Map.of("done", "<script>"),
                        Map.of("done", "EX-WALK", "day", ahead.toString()),
                        Map.<String, String>of())) {
            assertThat(she.post("/me/diary", bad).statusCode()).as("%s", bad).isEqualTo(422);
        }
        assertThat(Diary.of(server.chart(mei)).days()).isEmpty();
    }

    @Test
    void nobodyElseKeepsIt() {
        plan("EX-WALK");

        assertThat(pia.get("/me/diary").statusCode()).isBetween(400, 404);
        assertThat(server.anybody().get("/me/diary").statusCode()).isNotEqualTo(200);
    }

    @Test
    void whatPatientsReadHereIsWrittenForEightYearsOfSchool() {
        plan(everything().toArray(String[]::new));
        var text =
                Pattern.compile("<(?:p|li)[^>]*>(.*?)</(?:p|li)>", Pattern.DOTALL)
                        .matcher(
                                pia.get(exercises())
                                        .body()
                                        .replaceAll("(?s)<details.*?</details>", ""))
                        .results()
                        .map(found -> found.group(1).replaceAll("<[^>]+>", " ").strip())
                        .filter(one -> one.split("\\s+").length > 6)
                        .map(ReadingGrade::asSentence)
                        .collect(Collectors.joining(" "));

        assertThat(ReadingGrade.of(text)).isBetween(1.0, 8.0);
    }

    private void keep(Caller she, List<Map.Entry<String, String>> fields) {
        assertThat(she.post("/me/diary", fields).statusCode()).isBetween(302, 303);
    }

    private void plan(String... selfCare) {
        server.bringIntoCare(mei);
        var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        var at = server.clock.instant();
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var plan = InCare.plan(day.plusWeeks(4));
        var changed =
                new Plan(
                        plan.style(),
                        plan.rationale(),
                        plan.variation(),
                        plan.points(),
                        plan.techniques(),
                        plan.parameters(),
                        plan.ways(),
                        plan.sessions(),
                        plan.perWeek(),
                        plan.retentionMinutes(),
                        plan.combined(),
                        List.of(selfCare),
                        plan.herbs(),
                        plan.goal(),
                        plan.reviewOn(),
                        plan.stopIf(),
                        plan.setting(),
                        Optional.empty());
        server.charts.add(
                records,
                at,
                chart ->
                        CareSteps.agree(
                                chart,
                                changed,
                                InCare.allNo(),
                                List.of(),
                                Staff.pia().user(),
                                "1",
                                new CareSteps.Now(day, ZoneOffset.UTC, InCare.RULES)));
    }

    private void tell(String fact, Object value) {
        var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
        var at = server.clock.instant();
        var now =
                new CareSteps.Now(
                        LocalDate.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC, InCare.RULES);
        var facts = InCare.RULES.vocabulary().read(Map.of(fact, value)).orElseThrow();
        server.charts.add(
                records,
                at,
                chart ->
                        CareSteps.consult(
                                chart,
                                InCare.consultation(now.today().plusWeeks(4)),
                                facts,
                                List.of(),
                                now));
    }

    private String exercises() {
        return "/people/" + mei.patient() + "/exercises";
    }
}
