package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Plan;
import huantiao.care.Story;
import huantiao.care.Taken;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a practitioner writes is kept, comes back, and meets what somebody else noted. */
class ChartingPagesTest {

    private static CareServer server;
    private static Caller pia;

    private final Whose mei = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    /** The three forms that are written into one chart. */
    enum Paper {
        CONSULTATION("/consultation", "/consultation", "diagnosis", "consultation"),
        PLAN("/plan", "/plan", "goal", "plan"),
        VISIT("/sessions/new", "/sessions", "note", "session");

        private final String open;
        private final String sent;
        private final String text;
        private final String draft;

        Paper(String open, String sent, String text, String draft) {
            this.open = open;
            this.sent = sent;
            this.text = text;
            this.draft = draft;
        }
    }

    @BeforeAll
    static void opens() {
        server = CareServer.open();
        pia = server.caller(Staff.pia());
    }

    @AfterAll
    static void closes() {
        server.close();
    }

    @BeforeEach
    void bringsMeiIntoCare() {
        server.bringIntoCare(mei);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsTypedAndBringsItBack(Paper paper) {
        pia.get(person() + paper.open);

        var kept = post(paper.sent + "/draft", paper.text, "Half a sentence, 半句");

        assertThat(kept.statusCode()).isEqualTo(204);
        assertThat(pia.get(person() + paper.open).body()).contains("Half a sentence, 半句");
        assertThat(chart().seen()).isEqualTo(chart().entries().size());
    }

    @ParameterizedTest
    @EnumSource
    void pressingEnterInAFieldSendsNothing(Paper paper) {
        var page = pia.get(person() + paper.open).body();

        var form = page.substring(page.indexOf("data-draft-url"));
        assertThat(form.replaceAll("(?s)^.*?(<button[^>]*>).*", "$1"))
                .as("the button that Enter presses")
                .contains("disabled", "hidden");
    }

    @Test
    void whatStandsInTheConsultationIsKeptWithoutScriptToo() {
        pia.get(person() + "/consultation");

        post("/consultation/reasoning", "diagnosis", "Typed without script");

        assertThat(pia.get(person() + "/consultation").body()).contains("Typed without script");
    }

    @ParameterizedTest
    @EnumSource
    void refusesADraftThatIsTooLongAndKeepsTheOneBefore(Paper paper) {
        pia.get(person() + paper.open);
        post(paper.sent + "/draft", paper.text, "Kept before");

        var kept = post(paper.sent + "/draft", paper.text, "x".repeat(200_001));

        assertThat(kept.statusCode()).isEqualTo(413);
        assertThat(pia.get(person() + paper.open).body()).contains("Kept before");
    }

    @ParameterizedTest
    @CsvSource({
        "CONSULTATION,review_on,1999-01-01",
        "PLAN,sessions,a few",
        "VISIT,retention,half an hour"
    })
    void comesBackWithEverythingTypedWhereItCannotBeNoted(Paper paper, String field, String value) {
        pia.get(person() + paper.open);
        long before = chart().seen();

        var answer =
                post(paper.sent, "seen", "" + before, paper.text, "Typed with care", field, value);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Typed with care", value, "id=\"problems\"");
        assertThat(chart().seen()).isEqualTo(before);
        assertThat(pia.get(person() + paper.open).body()).contains("Typed with care");
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatSomebodyElseNotedMeanwhileAndNotesItWhenSentAgain(Paper paper) {
        pia.get(person() + paper.open);
        long before = chart().seen();
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart -> CareSteps.addTo(chart, 1, "Prefers to be called Mei."));

        var conflict = pia.post(person() + paper.sent, complete(paper, before));

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains(
                        "id=\"moved\"", "Dr. Pia Needham", "name=\"seen\" value=\"" + (before + 1))
                .contains("Complete as it stands");
        assertThat(chart().seen()).isEqualTo(before + 1);

        var noted = pia.post(person() + paper.sent, complete(paper, before + 1));

        assertThat(noted.statusCode()).isEqualTo(302);
        assertThat(chart().seen()).isGreaterThan(before + 1);
        assertThat(server.charts.find(records(), paper.draft)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sentTwiceIsNotedOnce(Paper paper) {
        pia.get(person() + paper.open);
        long before = chart().seen();
        pia.post(person() + paper.sent, complete(paper, before));
        long noted = chart().seen();

        var again = pia.post(person() + paper.sent, complete(paper, before));

        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(chart().seen()).isEqualTo(noted);
    }

    @Test
    void aConsultationIsReadWholeWithWhatWasMarkedOnTheChart() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(
                List.of(
                        entry("found", "calf-right-weakness"),
                        entry("found", "nowhere-right-pain"),
                        entry("test-SLUMP-right", "positive"),
                        entry("test-FNS-left", "not_done"),
                        entry("test-TOUCH-S1-right", "positive"),
                        entry("measured-TOUCH-S1-right", "half of the left"),
                        entry("patterns", "TP-STASIS"),
                        entry("channels", "CH-TAIYANG")));

        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);

        var consulted = chart().latest(Entry.Consulted.class).orElseThrow();
        assertThat(chart().foundWith(consulted))
                .containsExactly(new Mark(Region.CALF, Side.RIGHT, Feeling.WEAKNESS));
        var address = person() + "/consultations/" + consulted.noted().sequence();
        assertThat(pia.get(person()).body()).contains("href=\"" + address + "\"");
        assertThat(words(pia.get(address).body()))
                .contains("Complete as it stands.", "Walk to the market")
                .contains("Slump – Positive", "Femoral nerve stretch (prone knee bend) Not done –")
                .contains("Outer foot, little toe and sole (S1) – Reduced, half of the left")
                .contains("Not noted on both sides, of the minimum examination: Straight leg raise")
                .contains("Qi stagnation and blood stasis", "Foot Taiyang")
                .contains("Found by the clinician Calf, right: Weakness");
        assertThat(pia.get(person() + "/consultations/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aNotedConsultationIsConfirmedWithWhatComesNextAndStandsOnThePersonsPage() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(
                List.of(
                        entry("found", "leg_outer-right-numbness"),
                        entry("test-SLR-right", "positive"),
                        entry("measured-SLR-right", "40"),
                        entry("test-SLR-left", "negative"),
                        entry("test-XSLR-right", "positive"),
                        entry("test-TOUCH-L5-right", "positive"),
                        entry("test-HEELWALK-right", "negative"),
                        entry("test-HEELWALK-left", "negative"),
                        entry("test-ANKLEJERK-left", "not_done")));

        var noted = pia.post(person() + "/consultation", fields);

        var sequence = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        assertThat(noted.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "?noted=" + sequence);
        var whole = person() + "/consultations/" + sequence;
        assertThat(words(pia.get(person() + "?noted=" + sequence).body()))
                .contains("The consultation is noted", "Next: the plan", "Look at the plan")
                .contains("Letter to the doctor");
        assertThat(pia.get(person() + "?noted=" + (sequence - 1)).body())
                .doesNotContain("The consultation is noted");
        var page = pia.get(person()).body();
        assertThat(page).doesNotContain("The consultation is noted");
        var block = page.replaceAll("(?s).*(<section id=\"found\".*?</section>).*", "$1");
        assertThat(block).contains("href=\"" + whole + "\"");
        assertThat(words(block))
                .contains("Dr. Pia Needham", "Complete as it stands.", "Walk to the market")
                .contains("Straight leg raise : left: Negative; right: Positive, 40")
                .contains(
                        "Nothing found: Heel walk (L4, L5)", "Not done: Ankle jerk (S1), left only")
                .contains(
                        "Right: nerve root L5 : For it: Outer lower leg (Numbness); Straight leg"
                                + " raise: Positive; Crossed straight leg raise: Positive; Outer calf,"
                                + " back of the foot to the big toe (L5): Reduced. Against it: Heel"
                                + " walk: Normal.")
                .contains("reasoning, not a verdict");
        assertThat(words(pia.get(whole).body()))
                .contains("Crossed straight leg raise (side of the pain)", "Less speaks for");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void afterAConsultationThatSendsOnNoPlanIsOfferedButTheLetterAndThePlaceToNoteIt() {
        pia.get(person() + "/consultation");
        var fields =
                with(complete(Paper.CONSULTATION, chart().seen()), "bladder_cannot_pass", "yes");
        pia.post(person() + "/consultation", fields);

        var sequence = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        var page = pia.get(person() + "?noted=" + sequence).body();
        var block = page.replaceAll("(?s).*(<div id=\"noted\".*?)<section id=\"flags\".*", "$1");

        assertThat(words(block)).contains("Next: to the emergency department, now");
        assertThat(block)
                .contains("/letters?reader=emergency", "href=\"#f-to_whom\"")
                .doesNotContain("/plan\"");
        assertThat(page).contains("id=\"f-to_whom\"");
    }

    @Test
    void everythingWrongWithAConsultationIsSaidAtOnceByTheNameOfItsField() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.removeIf(field -> field.getKey().equals("review_on"));
        fields.addAll(
                List.of(
                        entry("test-SLR-left", "maybe"),
                        entry("measured-FNS-right", "60"),
                        entry("why-DX-DVT", "The calf is warm"),
                        entry("mrc_lowest", "9"),
                        entry("inr", "many"),
                        entry("trauma", "a little"),
                        entry("shown", "mrc_lowest"),
                        entry("shown", "inr"),
                        entry("shown", "trauma"),
                        entry("patterns", "TP-NONE"),
                        entry("tongue_and_pulse", "x".repeat(8_001))));

        var refused = pia.post(person() + "/consultation", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Straight leg raise, left side : This is not one of the answers. Choose"
                                + " one of: Positive, Negative, Not done.",
                        "Femoral nerve stretch (prone knee bend), right side : Something was"
                                + " measured, but not what the test showed. Choose one of:"
                                + " Positive, Negative, Not done.",
                        "Weakest key muscle, MRC grade 0 to 5 : This cannot be taken as an answer."
                                + " Enter a whole number from 0 to 5, or leave it empty.",
                        "Was there a fall, an accident or another blow before this began? This"
                                + " cannot be taken as an answer. Choose one of: No, Yes, a minor"
                                + " one, Yes: a fall from height, a road accident or another hard"
                                + " blow.",
                        "Latest INR : This cannot be taken as an answer. Enter a number from 0 to"
                                + " 30, or leave it empty.",
                        "Deep vein thrombosis, Where it stands : A reason is written, but not"
                                + " where it stands. Choose one of: Still open, Unlikely, Referred,"
                                + " or empty the reason.",
                        "Traditional pattern : Something was chosen that is not offered here."
                                + " Choose again from the list.",
                        "Tongue and pulse : This text is longer than 8,000 characters. Shorten"
                                + " it.",
                        "Review on : No day was chosen. Choose one that lies ahead, within a"
                                + " year.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body())
                .contains("The calf is warm", "value=\"60\"", "value=\"9\"", "value=\"many\"");
    }

    @Test
    void everythingWrongWithAPlanIsSaidAtOnceByTheNameOfItsField() {
        pia.get(person() + "/plan?from=blank");
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(entry("seen", "" + chart().seen()));
        fields.addAll(
                List.of(
                        entry("technique", "ea"),
                        entry("technique", "manual"),
                        entry("cardiac_device", "pacemaker"),
                        entry("anticoagulant", "warfarin"),
                        entry("side-GB30", "midline"),
                        entry("side-BL40", "right"),
                        entry("sessions", "0"),
                        entry("per_week", "often"),
                        entry("retention", ""),
                        entry("therapy", "TH-NUTR"),
                        entry("by_whom-TH-NUTR", "x".repeat(301)),
                        entry("herb_names", "du huo, 1"),
                        entry("ea_from", ""),
                        entry("ea_to", ""),
                        entry("ea_hz", "2/100"),
                        entry("ea_wave", ""),
                        entry("ea_ma", "99"),
                        entry("ea_min", "121"),
                        entry("moxa_min", "10"),
                        entry("review_on", "1999-01-01"),
                        entry("goal", "Kept")));

        var refused = pia.post(person() + "/plan", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .contains(
                        "Sessions in all : This is not a whole number from 1 to 60. Enter a whole"
                                + " number from 1 to 60.",
                        "Sessions a week : This is not a whole number from 1 to 7. Enter a whole"
                                + " number from 1 to 7.",
                        "Needles stay : Nothing was entered. Enter a whole number from 0 to 240.",
                        "GB30 Huantiao : This is not one of the answers. Choose one of: left,"
                                + " right, both sides.",
                        "How far visits may differ : Nothing was chosen. Choose one of: Always the"
                                + " same, A core, and points added, Different each time.",
                        "By whom: Nutrition counselling : This is longer than 300 characters. Shorten it.",
                        "Course judged on : The day of review must lie ahead, within a year."
                                + " Choose another day.",
                        "Pair 1 of leads, Intensity : Not a number within the range. Enter a"
                                + " number above 0 and at most 50.",
                        "Pair 1 of leads, Minutes : Not a whole number within the range. Enter 1"
                                + " to 120.",
                        "Moxa, where : Minutes are given, but not where. Say where, or empty the"
                                + " minutes.")
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith(
                                        "Techniques : Electroacupuncture is blocked by rule"
                                                + " CI-EA-01, and nobody overrides it: ")
                                .endsWith(" Take Electroacupuncture off the plan."))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("Needs a reason: ")
                                .contains("A reason is missing, as rule CI-BLD-"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("Nobody can tell rule CI-")
                                .endsWith("on this plan without it. Ask and answer it."));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body()).contains("Kept", "value=\"2/100\"", "value=\"often\"");
    }

    @Test
    void anAnswerThatCannotBeReadDoesNotHideTheOthersFromTheRules() {
        pia.get(person() + "/plan?from=blank");

        var checked =
                pia.post(
                        person() + "/plan/check",
                        List.of(
                                entry("technique", "ea"),
                                entry("cardiac_device", "pacemaker"),
                                entry("inr", "many")),
                        "HX-Request",
                        "true");

        assertThat(checked.body()).contains("Rule CI-EA-01");
    }

    /** What the list of problems says, a line each. */
    private static List<String> summary(String html) {
        var list = html.replaceAll("(?s).*<section class=\"problems\"(.*?)</section>.*", "$1");
        return Pattern.compile("(?s)<li>(.*?)</li>")
                .matcher(list)
                .results()
                .map(line -> words(line.group(1)).strip())
                .map(line -> line.replace("&quot;", "\""))
                .toList();
    }

    /** Each line leads to a field, and no fold around that field is closed. */
    private static void assertEachLineLeadsToAFieldThatIsSeen(String html) {
        var list = html.replaceAll("(?s).*<section class=\"problems\"(.*?)</section>.*", "$1");
        var targets =
                Pattern.compile("href=\"#([^\"]+)\"")
                        .matcher(list)
                        .results()
                        .map(one -> one.group(1))
                        .toList();
        assertThat(targets).isNotEmpty();
        for (var target : targets) {
            int at = html.indexOf(" id=\"" + target + "\"");
            assertThat(at).as(target).isPositive();
            var folds = new ArrayDeque<Boolean>();
            var fold = Pattern.compile("<details[^>]*>|</details>").matcher(html);
            while (fold.find() && fold.start() < at) {
                if (fold.group().startsWith("</")) {
                    folds.pop();
                } else {
                    folds.push(fold.group().contains(" open"));
                }
            }
            assertThat(folds).as(target).doesNotContain(false);
        }
    }

    @Test
    void whatIsFoundOnTheChartSpeaksInTheReasoningAndNeverChangesWhatThePersonMarked() {
        pia.get(person() + "/consultation");
        var told = chart().marks();

        var reasoning =
                pia.post(
                        person() + "/consultation/reasoning",
                        List.of(
                                entry("found", "leg_outer-left-numbness"),
                                entry("test-TOUCH-L5-left", "positive")),
                        "HX-Request",
                        "true");

        assertThat(words(reasoning.body()))
                .contains("L5 : what is felt and a loss both point here")
                .contains("Outer lower leg, left: Numbness")
                .contains("Outer calf, back of the foot to the big toe (L5): Reduced");
        assertThat(chart().marks()).isEqualTo(told);
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void medicinesSpeakInTheConsultationBeforeAnythingIsPlanned() {
        pia.get(person() + "/consultation");

        var calm = words(reasoning("none", "none"));
        var thinned = words(reasoning("warfarin", "pacemaker"));

        assertThat(thinned)
                .contains("What the answers mean for treatment")
                .contains("Blocked: Cupping, wet", "Rule CI-CUP-02", "Rule CI-EA-01");
        assertThat(calm).doesNotContain("Rule CI-CUP-02", "Rule CI-EA-01");
    }

    private String reasoning(String anticoagulant, String device) {
        return pia.post(
                        person() + "/consultation/reasoning",
                        List.of(
                                entry("anticoagulant", anticoagulant),
                                entry("cardiac_device", device)),
                        "HX-Request",
                        "true")
                .body();
    }

    @Test
    void beforeTheFirstNeedleTheSafetyPageSaysThatThereIsNoStartingScore() {
        var asks = "No starting score yet";
        assertThat(pia.get(person() + "/safety").body())
                .contains(asks, person() + "/check-in", person() + "/links");

        pia.post(person() + "/check-in", Map.of("leg", "6"));

        assertThat(pia.get(person() + "/safety").body()).doesNotContain(asks);
    }

    @Test
    void beforeTheFirstNeedleTheSafetyPageOffersASecondStartingScoreAndWaitsForNone() {
        var asks = "One starting score so far";
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(asks);
        var leg = new Taken("nrs_leg", new TreeMap<>(Map.of("1", "6")), Optional.of(6.0), "");
        server.charts.<String>add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant().minus(Duration.ofDays(4)),
                _ ->
                        Result.ok(
                                List.of(
                                        new Entry.CheckedIn(
                                                0, List.of(leg), FactsTold.NOTHING, false))));

        assertThat(pia.get(person() + "/safety").body())
                .containsPattern(asks + ": [A-Z][a-z]+ \\d+, 2026")
                .contains("nothing waits for it")
                .doesNotContain("No starting score yet");

        pia.post(person() + "/check-in", Map.of("leg", "6"));
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(asks);
    }

    @Test
    void whoIsAskedInTheClinicAndSaysNoIsNotedAndNotAskedLikeAStranger() {
        var unasked = pia.get(person()).body();
        assertThat(unasked).contains(person() + "/consents/refusal");

        pia.post(person() + "/consents/refusal", Map.of("kind", "registry"));

        assertThat(chart().latest(Entry.ConsentDeclined.class).orElseThrow().entry().kind())
                .isEqualTo(ConsentKind.REGISTRY);
        assertThat(pia.get(person()).body())
                .contains("asked, did not agree", "Was asked and did not agree to");
        pia.post(person() + "/consents", Map.of("kind", "registry"));
        assertThat(pia.get(person()).body()).doesNotContain("asked, did not agree");
    }

    @Test
    void oneTapSaysThatEveryQuestionThatComesFirstWasAskedAndTheAnswerWasNo() {
        pia.get(person() + "/consultation");

        var answered =
                pia.post(
                        person() + "/consultation/reasoning",
                        List.of(
                                entry("all", "no"),
                                entry("shown", "bladder_hard_to_start_or_stop"),
                                entry("shown", "saddle_sensory_change"),
                                entry("saddle_sensory_change", "unknown"),
                                entry("diagnosis", "Typed before")));

        assertThat(answered.body())
                .contains("Typed before")
                .containsPattern("name=\"bladder_hard_to_start_or_stop\" value=\"no\"[^>]* checked")
                .containsPattern("name=\"saddle_sensory_change\" value=\"unknown\"[^>]* checked")
                .doesNotContainPattern("name=\"bladder_cannot_pass\" value=\"no\"[^>]* checked");
    }

    @Test
    void aSetOfTheLiteratureIsPutOnThePlanInOneTap() {
        pia.get(person() + "/plan?from=blank");

        var used =
                pia.post(
                        person() + "/plan/check",
                        List.of(entry("technique", "manual"), entry("use", "PS-DELPHI:left")));

        for (var point : List.of("GB30", "GB34", "BL40", "BL54", "BL57")) {
            assertThat(chosenSide(used.body(), point)).as(point).isEqualTo("left");
        }
        for (var level : List.of("L3", "L4", "L5", "S1")) {
            assertThat(chosenSide(used.body(), "EX-B2-" + level)).as(level).isEqualTo("left");
        }
        assertThat(words(used.body()))
                .contains("Who used points of this set", "Qin et al. 2015")
                .contains("No level was chosen, so all of EX-B2 came on.")
                .contains("Sessions in all: 12", "Sessions a week: 3", "Needles stay: 30")
                .contains("first voting list of 30 experts; the final votes were not read")
                .contains("Angle: perpendicular.", "Beneath: gluteus maximus");
        assertThat(chosenSide(pia.get(person() + "/plan").body(), "GB30")).isEqualTo("left");
    }

    @Test
    void aSetComesWithTheCurrentOfItsTrialAndSaysWhatTheSourceDoesNotGive() {
        pia.get(person() + "/plan?from=blank");

        var used =
                pia.post(
                                person() + "/plan/check",
                                List.of(
                                        entry("cardiac_device", "none"),
                                        entry("sessions", "8"),
                                        entry("level", "EX-B2-L5"),
                                        entry("use", "PS-EA2017:right")))
                        .body();

        assertThat(chosenSide(used, "BL25")).isEqualTo("right");
        assertThat(chosenSide(used, "EX-B2-L5"))
                .as("both sides, as in the trial")
                .isEqualTo("both");
        assertThat(chosenSide(used, "EX-B2-L4")).isEmpty();
        assertThat(used)
                .containsPattern("name=\"technique\" value=\"ea\"[^>]* checked")
                .containsPattern("name=\"ea_hz\"[^>]* value=\"50\"")
                .containsPattern("value=\"continuous\" selected")
                .containsPattern("name=\"ea_min\"[^>]* value=\"20\"")
                .containsPattern("name=\"ea_ma\"[^>]* value=\"\"")
                .containsPattern("name=\"sessions\"[^>]* value=\"8\"")
                .containsPattern("name=\"per_week\"[^>]* value=\"\"")
                .containsPattern("name=\"retention\"[^>]* value=\"\"")
                .contains(
                        "Visits as in the source: 5 a week for 2 weeks, then 3 a week for 2 weeks.");
        assertThat(words(used))
                .contains("What you had entered stays; the source has Sessions in all: 16")
                .contains(
                        "For you to fill in, as what was read of the source does not give it:"
                                + " needles of each pair of leads, intensity, response looked for,"
                                + " needles stay.")
                .doesNotContain("No level was chosen");
        assertThat(pia.get(person() + "/plan").body())
                .containsPattern("name=\"ea_hz\"[^>]* value=\"50\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleBlocksOfASetIsLeftOffAndShownWithItsRule() {
        pia.get(person() + "/plan?from=blank");

        var used =
                pia.post(
                                person() + "/plan/check",
                                List.of(
                                        entry("cardiac_device", "pacemaker"),
                                        entry("use", "PS-EA2017:right")))
                        .body();

        assertThat(used)
                .contains("Left off, because a rule blocks it: Electroacupuncture", "Rule CI-EA-01")
                .doesNotContainPattern("name=\"technique\" value=\"ea\"[^>]* checked")
                .doesNotContain("id=\"f-ea_hz-0\"");
        assertThat(chosenSide(used, "BL25")).isEqualTo("right");
    }

    @Test
    void pointsThatASetAddsForOneChannelComeOnlyWhereTheConsultationFoundThatChannel() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("channels", "CH-TAIYANG"));
        pia.post(person() + "/consultation", fields);
        pia.get(person() + "/plan?from=blank");

        var used = post("/plan/check", "use", "PS-TCMCN:left").body();

        assertThat(chosenSide(used, "BL37")).isEqualTo("left");
        assertThat(chosenSide(used, "GB39")).isEmpty();
        assertThat(words(used))
                .contains(
                        "Left off: GB34, GB35, GB39. The source adds them for pain along a channel");
    }

    @Test
    void aPairOfLeadsIsChosenFromTheNeedlesOfThePlan() {
        pia.get(person() + "/plan?from=blank");
        var fields =
                List.of(
                        entry("technique", "ea"),
                        entry("side-GB30", "right"),
                        entry("side-BL25", "both"),
                        entry("ea_from", "GB30 right"),
                        entry("ea_to", "the upper lead, as before"),
                        entry("ea_hz", "2/100"),
                        entry("ea_wave", "dense_disperse"));

        var page = pia.post(person() + "/plan/check", fields).body();

        var from = page.replaceAll("(?s).*(id=\"f-ea_from-0\".*?</select>).*", "$1");
        assertThat(from)
                .contains("value=\"BL25 left\"", "value=\"BL25 right\"")
                .containsPattern("value=\"GB30 right\" selected");
        var to = page.replaceAll("(?s).*(id=\"f-ea_to-0\".*?</select>).*", "$1");
        assertThat(to).containsPattern("value=\"the upper lead, as before\" selected");
        var region =
                pia.post(
                        person() + "/plan/check",
                        fields,
                        "HX-Request",
                        "true",
                        "HX-Trigger",
                        "chosen");
        assertThat(region.body())
                .containsPattern("id=\"pairs\" hx-swap-oob=\"true\"")
                .contains("BL25 left")
                .doesNotContain("<html");
        var gone = pia.post(person() + "/plan", with(fields, "side-GB30", ""));
        assertThat(summary(gone.body()))
                .contains(
                        "Pair 1 of leads, From : GB30 right is no needle of this plan. Choose one"
                                + " of: BL25 left, BL25 right; or put the point on the plan.");
        var same = pia.post(person() + "/plan", with(fields, "ea_to", "GB30 right"));
        assertThat(summary(same.body()))
                .contains(
                        "Pair 1 of leads, To : Both ends are the same needle. Choose another one"
                                + " for this end.");
    }

    @Test
    void aPlanBeginsFromTheOneInForceFromABlankPageOrFromTheLastOneOfAClosedCourse() {
        assertThat(chosenSide(pia.get(person() + "/plan").body(), "GB30")).isEqualTo("right");
        assertThat(chosenSide(pia.get(person() + "/plan?from=blank").body(), "GB30")).isEmpty();
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart ->
                        CareSteps.close(
                                chart,
                                new Entry.EpisodeClosed(
                                        Entry.EpisodeClosed.Why.GOAL_REACHED, "", today()),
                                today()));

        assertThat(chosenSide(pia.get(person() + "/plan").body(), "GB30")).isEmpty();
        assertThat(chosenSide(pia.get(person() + "/plan?from=last").body(), "GB30"))
                .isEqualTo("right");
    }

    @Test
    void eachTherapyByOtherHandsSaysByWhomAndWhen() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(
                List.of(
                        entry("therapy", "TH-NUTR"),
                        entry("by_whom-TH-NUTR", "Olive Green"),
                        entry("when-TH-NUTR", "every second week"),
                        entry("therapy", "TH-EDU"),
                        entry("by_whom-TH-EDU", "Dr. Pia Needham")));

        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(chart().episode().orElseThrow().plan().combined())
                .extracting(Plan.CombinedTherapy::byWhom, Plan.CombinedTherapy::note)
                .containsExactlyInAnyOrder(
                        tuple("Olive Green", "every second week"), tuple("Dr. Pia Needham", ""));
        for (var page : List.of("", "/plan/printed")) {
            assertThat(words(pia.get(person() + page).body()))
                    .contains(", Olive Green, every second week");
        }
        assertThat(pia.get(person() + "/plan").body()).contains("value=\"every second week\"");
    }

    @Test
    void howEachTechniqueIsDoneIsPlannedAndOfferedWhereTheVisitBegins() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(
                List.of(
                        entry("sought", "de_qi"),
                        entry("side-GB34", "right"),
                        entry("ea_from", "GB30 right"),
                        entry("ea_to", "GB34 right"),
                        entry("ea_hz", "2/100"),
                        entry("ea_wave", "dense_disperse"),
                        entry("ea_ma", "1.5"),
                        entry("ea_min", "20"),
                        entry("cup_kind", "dry"),
                        entry("cup_places", "Low back"),
                        entry("cup_min", "8"),
                        entry("ea_crosses_chest", "no"),
                        entry("dvt_current", "no"),
                        entry("site_skin", "none_of_these")));

        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(words(pia.get(person()).body())).contains("The needles are to bring: de qi");
        for (var page : List.of("", "/plan/printed")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains(
                            "Current GB30 right – GB34 right: 2/100 Hz, dense-disperse, 1.5 mA, 20"
                                    + " min",
                            "Cupping (dry): Low back, 8 minutes");
        }
        var visit = pia.get(person() + "/sessions/new").body();
        assertThat(visit)
                .containsPattern("name=\"ea_hz\"[^>]* value=\"2/100\"")
                .containsPattern("value=\"de_qi\" selected")
                .doesNotContainPattern("name=\"cup_places\"[^>]* value=\"Low back\"");
        assertThat(words(visit)).contains("Planned: Cupping (dry): Low back, 8 minutes.");
        assertThat(post("/sessions", "row", "as-planned").body())
                .containsPattern("name=\"cup_places\"[^>]* value=\"Low back\"");
    }

    @Test
    void cupsThatAreOnlyDescribedAreHeardByTheRules() {
        pia.get(person() + "/plan?from=blank");

        var checked =
                pia.post(
                        person() + "/plan/check",
                        List.of(
                                entry("technique", "manual"),
                                entry("cup_kind", "wet"),
                                entry("cup_places", "Low back"),
                                entry("cup_min", "5")));

        assertThat(words(checked.body()))
                .contains("no rule stands against: Manual needling, Cupping, wet")
                .contains("Is there a clot in a leg vein now?");
    }

    @Test
    void aPairOfLeadsIsAddedToThePlanAndTakenAwayWithoutScript() {
        pia.get(person() + "/plan?from=blank");

        var added = post("/plan/check", "goal", "Walk", "row", "add-pair");

        assertThat(added.body()).contains("id=\"f-ea_from-0\"").contains("Walk");
        var fields =
                List.of(entry("ea_from", "GB30"), entry("ea_to", ""), entry("row", "drop-pair-0"));
        assertThat(pia.post(person() + "/plan/check", fields).body())
                .doesNotContain("id=\"f-ea_from-0\"");
    }

    /** What is chosen for a point on the page of a plan; empty if it is not used. */
    private static String chosenSide(String html, String point) {
        var field = html.replaceAll("(?s).*(id=\"f-side-" + point + "\".*?</select>).*", "$1");
        var chosen = Pattern.compile("value=\"([a-z]*)\"[^>]* selected").matcher(field);
        return chosen.find() ? chosen.group(1) : "";
    }

    @Test
    void aSignedVisitIsReadWhereItWasSigned() {
        pia.get(person() + Paper.VISIT.open);
        long before = chart().seen();

        var answer = pia.post(person() + "/sessions", complete(Paper.VISIT, before));

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "/sessions/" + (before + 1));
        assertThat(pia.get(person() + "/sessions/" + (before + 1)).body())
                .contains("Complete as it stands.");
        assertThat(chart().latest(Entry.SessionSigned.class)).isPresent();
    }

    @Test
    void aRepeatIsAskedForAndItsShareStandsOnTheNote() {
        sign(visit());
        var before =
                today().format(
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(Locale.ENGLISH));
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(server.charts, records(), server.clock.instant());

        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun).contains("I placed these today, as on " + before, "data-same=\"yes\"");
        assertThat(begun.replaceAll("(?s).*(id=\"f-response-0\".*?</select>).*", "$1"))
                .contains("value=\"de_qi\"")
                .doesNotContain("selected");
        var repeat = visit();
        var refused = pia.post(person() + "/sessions", seen(repeat));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#f-same\"");

        var signed = sign(with(repeat, "same", "yes"));

        assertThat(signed).contains("1 of 1 needles");
        assertThat(chart().latest(Entry.SessionSigned.class).orElseThrow().entry().session())
                .satisfies(session -> assertThat(session.carried()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-400, -1, 1, 400})
    void aClockThatJumpsByDaysWhileAVisitIsChartedLosesNothingAndAsksAnew(int days) {
        pia.get(person() + "/sessions/new");
        long before = chart().seen();
        server.clock.move(Duration.ofDays(days));
        try {
            pia = server.caller(Staff.pia());
            pia.get(person());

            var refused = pia.post(person() + "/sessions", complete(Paper.VISIT, before));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("Example Needles, lot 7", "Complete as it stands.")
                    .contains("The safety questions were not asked anew for this visit");
            assertThat(chart().seen()).isEqualTo(before);

            InCare.askSafety(server.charts, records(), server.clock.instant());
            sign(visit());
            assertThat(chart().latest(Entry.SessionSigned.class)).isPresent();
        } finally {
            server.clock.move(Duration.ofDays(-days));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void theCountReadsWellBeforeTheNeedlesAreOut() {
        pia.get(person() + "/sessions/new");

        assertThat(check(with(visit(), "needles_out", "")))
                .contains("1 needle in; not counted out yet", "STRICTA: 14 of 15 items");
        assertThat(check(with(visit(), "needles_out", "0")))
                .contains("1 needle in, 0 out", "Look for the missing needle", "role=\"alert\"");
        assertThat(check(visit())).contains("1 needle in, 1 out", "STRICTA: 15 of 15 items");
        assertThat(check(with(with(visit(), "day", "2026-02-31"), "needles_out", "")))
                .contains("not counted out yet", "href=\"#f-day\"");
    }

    @ParameterizedTest
    @CsvSource({"GB30,61,60", "BL23,40,25"})
    void warnsOfADepthAboveTheCautiousCapOfThePoint(String point, int depth, int cap) {
        pia.get(person() + "/sessions/new");

        var warned = check(with(with(visit(), "point", point), "depth", "" + depth));
        var within = check(with(with(visit(), "point", point), "depth", "" + cap));

        assertThat(warned)
                .contains(
                        "%s: %d mm is deeper than our cautious %d mm".formatted(point, depth, cap))
                .contains("general professional knowledge", "#f-depth-0");
        assertThat(within).doesNotContain("deeper than our cautious");
    }

    @ParameterizedTest
    @CsvSource({
        "depth,'',f-depth-0,Depth (GB30) is missing",
        "sought,'',f-sought,Response looked for is missing",
        "lot,'',f-lot,Maker and lot of the needle is missing",
        "consent,'',f-consent,agreement",
        "harms_asked,'',f-harms_asked,unwanted",
        "harms_today,'',f-harms_today,<strong>Unwanted effects of this visit</strong>: Nobody asked",
        "moxa_min,30,f-moxa_places,Minutes are given",
        "needles_out,0,f-needles_out,1 needles went in and 0 came out",
        "point,'',f-point-0,and not where",
    })
    void whatIsMissingIsOneTapAway(String field, String value, String target, String words) {
        pia.get(person() + "/sessions/new");

        var answer = pia.post(person() + "/sessions", seen(with(visit(), field, value)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#" + target + "\"", "id=\"" + target + "\"")
                .contains(words);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceEachByItsName() {
        pia.get(person() + "/sessions/new");
        var wrong =
                with(with(with(visit(), "depth", "1.5"), "retention", "half an hour"), "lot", "");

        var answer = pia.post(person() + "/sessions", seen(with(wrong, "harms_today", "")));

        assertThat(words(answer.body()))
                .contains("Depth of the needle (1, GB30) : The depth looks like cun")
                .contains("Needles stay : Not a whole number within the range. Enter 0 to 240.")
                .contains("Maker and lot of the needle is missing")
                .contains("Unwanted effects of this visit : Nobody asked");
    }

    @Test
    void aFoldWithSomethingWrongInItIsOpen() {
        pia.get(person() + "/sessions/new");

        assertThat(fold(visit(), "Cupping, acupressure")).doesNotContain("open");
        assertThat(fold(with(visit(), "moxa_min", "900"), "Cupping, acupressure")).contains("open");
        var pair = with(with(visit(), "ea_from", "GB30 right"), "ea_ma", "900");
        assertThat(fold(pair, "Electroacupuncture")).contains("open");
        assertThat(fold(with(visit(), "lot", ""), "STRICTA")).contains("open");
    }

    /** How the fold of a refused visit begins. */
    private String fold(List<Map.Entry<String, String>> fields, String title) {
        var page = pia.post(person() + "/sessions", seen(with(fields, "consent", ""))).body();
        return page.replaceAll(
                "(?s).*(<details class=\"more[^>]*>)\\s*<summary>\\s*(?:<span>)?" + title + ".*",
                "$1");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void newWeaknessBeforeAVisitStopsItAndStandsAtTheTopOfTheDay() {
        pia.get(person() + "/safety");

        var answer =
                pia.post(
                        person() + "/safety",
                        Map.of("news-weakness", "yes", "foot_drop_new", "no"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(person());
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().ruling().flags())
                .contains("RF-NEU-02");
        var today = pia.get("/today").body();
        assertThat(today.substring(today.indexOf("id=\"alarms\""), today.indexOf("</section>")))
                .contains(person());
        assertThat(pia.get(person() + "/sessions/new").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/safety"));
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void aYesToSomethingNewLeadsOnAndIsNotOvertakenByNoToAll() {
        pia.get(person() + "/safety");

        var refused = pia.post(person() + "/safety", Map.of("all", "no", "news-medicines", "yes"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#f-news-words-medicines\"", "href=\"#f-anticoagulant\"");
        assertThat(words(refused.body()))
                .contains(
                        "Do you take a blood thinner? Something is new, and this is not answered anew.",
                        "Which medicine, and since when : Something is new, and nobody wrote what.");
        var told =
                pia.post(
                        person() + "/safety",
                        List.of(
                                entry("all", "no"),
                                entry("news-medicines", "yes"),
                                entry("news-words-medicines", "Apixaban since Monday"),
                                entry("anticoagulant", "doac"),
                                entry("inr_stable", "unknown"),
                                entry("antiplatelet", "none"),
                                entry("medicines", "doac"),
                                entry("steroid_over_90_days", "no")));
        assertThat(told.headers().firstValue("Location").orElseThrow()).endsWith("/sessions/new");
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("Blood thinner: A newer one");
        assertThat(words(pia.get(person()).body()))
                .contains("new since the last visit: medicines (Apixaban since Monday)");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aRuleThatWantsAReasonNamesEveryPointItSpeaksOfAndIsSaidOnce() {
        pia.get(person() + "/safety");
        pia.post(
                person() + "/safety",
                List.of(
                        entry("all", "no"),
                        entry("news-medicines", "yes"),
                        entry("news-words-medicines", "Apixaban since Monday"),
                        entry("anticoagulant", "doac"),
                        entry("inr_stable", "unknown"),
                        entry("antiplatelet", "none"),
                        entry("medicines", "doac"),
                        entry("steroid_over_90_days", "no")));
        var fields =
                Stream.concat(
                                visit().stream()
                                        .filter(field -> !field.getKey().startsWith("needles_")),
                                Stream.of(
                                        entry("point", "BL40"),
                                        entry("place", ""),
                                        entry("side", "right"),
                                        entry("depth", "15"),
                                        entry("stim", "manual"),
                                        entry("response", "de_qi"),
                                        entry("needles_in", "2"),
                                        entry("needles_out", "2")))
                        .toList();

        assertThat(words(check(fields))).contains("Needs a reason: GB30, BL40");
        var refused = words(pia.post(person() + "/sessions", seen(fields)).body());
        assertThat(refused.split("CI-BLD-11 advises against it", -1)).hasSize(3);
        assertThat(refused).contains("GB30, BL40: CI-BLD-11 advises against it");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatNobodyKnowsAnewIsNamedWhereTheVisitCannotBeSigned() {
        pia.get(person() + "/safety");
        var told =
                pia.post(
                        person() + "/safety",
                        List.of(
                                entry("all", "no"),
                                entry("news-operation", "yes"),
                                entry("news-words-operation", "Something under the collarbone"),
                                entry("cardiac_device", "none"),
                                entry("other_stimulator", "unknown"),
                                entry("site_metal_implant", "no"),
                                entry("valve_disease_or_prosthesis", "no")));
        assertThat(told.headers().firstValue("Location").orElseThrow()).endsWith("/sessions/new");
        var current = new ArrayList<>(with(visit(), "stim", "electrical"));
        current.addAll(
                List.of(
                        entry("ea_from", "GB30 right"),
                        entry("ea_to", "GB34 right"),
                        entry("ea_hz", "2"),
                        entry("ea_wave", "continuous"),
                        entry("ea_ma", "1"),
                        entry("ea_min", "20")));

        var refused = pia.post(person() + "/sessions", seen(current));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body())).contains("pump or a cochlear implant? Ask it");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatIsSaidUnderAQuestionThatNobodyAnsweredIsNotTakenForANo() {
        pia.get(person() + "/safety");
        long before = chart().seen();

        var open = pia.post(person() + "/safety", Map.of("all", "no", "anticoagulant", "warfarin"));
        var both =
                pia.post(
                        person() + "/safety",
                        Map.of("all", "no", "news-medicines", "no", "anticoagulant", "warfarin"));

        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("href=\"#f-news-medicines\"");
        assertThat(words(both.body())).contains("It says no, and something is said of it below");
        assertThat(chart().seen()).isEqualTo(before);
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aKnownPregnancyIsNotAskedForAsIfThereWereNone() {
        assertThat(pia.get(person() + "/safety").body())
                .contains("Is there a pregnancy, or could there be one?");
        server.charts.<CareRefusal>add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered().with("pregnant", "possible"),
                                List.of(),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(
                                        LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC),
                                        ZoneOffset.UTC,
                                        InCare.RULES)));

        assertThat(pia.get(person() + "/safety").body())
                .contains("You told us of a pregnancy. Has anything changed in it, or is it over?")
                .doesNotContain("Is there a pregnancy, or could there be one?");
    }

    @Test
    void noToAllAnswersEveryQuestionByItsName() {
        var page = pia.get(person() + "/safety").body();
        assertThat(page).contains("All 21 asked, each answered no");

        pia.post(person() + "/safety", Map.of("all", "no"));

        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(asked.since().orElseThrow().asked()).hasSize(7);
        assertThat(asked.since().orElseThrow().yes()).isEmpty();
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun)
                .containsPattern("name=\"harms_asked\" value=\"none\"[^>]* checked")
                .doesNotContainPattern("name=\"harms_today\" value=\"none\"[^>]* checked")
                .contains("with the questions before the visit");
    }

    @Test
    void aVisitThatWasBegunIsGoneOnWithFromEverywhereWithoutAskingAgain() {
        pia.get(person() + "/safety");
        assertThat(pia.get(person()).body()).doesNotContain("Continue the visit begun");
        pia.post(person() + "/safety", Map.of("all", "no"));
        post("/sessions/draft", "note", "Half a sentence", "day", today().toString());

        for (var page : List.of("/today", person(), person() + "/room")) {
            if (page.endsWith("/room")) {
                pia.post(page, Map.of("chair", "8"));
            }
            assertThat(pia.get(page).body())
                    .as(page)
                    .containsIgnoringCase("continue the visit begun")
                    .contains("href=\"" + person() + "/sessions/new\"");
        }
        assertThat(pia.get(person() + "/sessions/new").body())
                .contains("Half a sentence", "Safety questions answered at");
        sign(visit());
        assertThat(pia.get(person()).body()).doesNotContain("Continue the visit begun");
        pia.post(person() + "/room/leave", Map.of("no_needle", "yes"));
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aFormOfAnotherDayIsNotGoneOnWithAsIfItWereOfToday() {
        post("/sessions/draft", "note", "Of the day before", "day", today().toString());
        server.clock.move(Duration.ofDays(1));
        try {
            pia = server.caller(Staff.pia());
            pia.get(person() + "/safety");
            pia.post(person() + "/safety", Map.of("all", "no"));

            assertThat(pia.get(person()).body()).doesNotContain("Continue the visit begun");
            assertThat(pia.get(person() + "/sessions/new").body())
                    .contains("Of the day before", "This form is of another day");
            var region =
                    pia.post(
                            person() + "/sessions",
                            List.of(entry("row", "anew")),
                            "HX-Request",
                            "true");
            assertThat(region.body()).startsWith("<form").doesNotContain("<html");
            var anew = pia.get(person() + "/sessions/new").body();
            assertThat(anew).doesNotContain("Of the day before", "This form is of another day");
        } finally {
            server.clock.move(Duration.ofDays(-1));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whoThisIsStandsAboveTheQuestionsAndNothingUnaskedIsANo() {
        var page = words(pia.get(person() + "/safety").body());

        assertThat(page)
                .contains("Visit 1 of 10 planned", "Review on")
                .containsPattern("Not asked: [^<]*Diabetes")
                .contains("No Blood thinner", "No Device in the heart")
                .doesNotContain("No Diabetes", "Review due");

        sign(visit());
        InCare.askSafety(server.charts, records(), server.clock.instant());
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("Visit 2 of 10 planned", ": 6, at the end 5")
                .containsPattern("Unwanted effects [^:]*: asked, none");
    }

    @Test
    void theSignedVisitTellsAskedAndNoneFromWhatHappenedToday() {
        var none = words(sign(visit()));
        assertThat(none)
                .containsPattern("After an earlier treatment\\s+Asked, none")
                .containsPattern("In this visit\\s+Asked, none");
        InCare.askSafety(server.charts, records(), server.clock.instant());

        var some =
                words(
                        sign(
                                with(visit(), "harms_today", "some"),
                                "same",
                                "yes",
                                "today_harm_kind",
                                "AE-BLEED",
                                "today_harm_severity",
                                "mild",
                                "today_harm_relation",
                                "probable",
                                "today_harm_found",
                                "asked",
                                "today_harm_serious",
                                "no",
                                "today_harm_story",
                                "A bruise at GB30"));
        assertThat(some)
                .containsPattern("After an earlier treatment\\s+Asked, none")
                .containsPattern("In this visit\\s+[^·]+· mild · probable: A bruise at GB30");
    }

    @Test
    void whatIsDoneBesideNeedlesStandsOnTheNote() {
        pia.get(person() + "/sessions/new");

        var signed =
                sign(
                        visit(),
                        "stim",
                        "electrical",
                        "ea_from",
                        "GB30 right",
                        "ea_to",
                        "GB34 right",
                        "ea_hz",
                        "2/100",
                        "ea_wave",
                        "dense_disperse",
                        "ea_ma",
                        "1.5",
                        "ea_min",
                        "20",
                        "cup_kind",
                        "dry",
                        "cup_places",
                        "Buttock",
                        "cup_min",
                        "8",
                        "press_points",
                        "GB34, bl40",
                        "press_min",
                        "3",
                        "moxa_places",
                        "Low back",
                        "moxa_min",
                        "10",
                        "ear_points",
                        "EAR-AH6");

        assertThat(signed)
                .contains("GB30 right – GB34 right: 2/100 Hz, dense-disperse, 1.5 mA, 20 min")
                .contains("Cupping (dry): Buttock, 8 minutes")
                .contains("Acupressure: GB34, BL40, 3 minutes")
                .contains("Moxa: Low back, 10 minutes")
                .contains("Ear seeds: EAR-AH6")
                .contains("Example Needles, lot 7");
    }

    @Test
    void rowsComeAndGoWithoutScript() {
        pia.get(person() + "/sessions/new");

        var more = pia.post(person() + "/sessions", with(visit(), "row", "add-pair")).body();
        assertThat(more).contains("id=\"f-ea_hz-0\"", "value=\"Example Needles, lot 7\"");
        var fewer = pia.post(person() + "/sessions", with(visit(), "row", "drop-needle-0")).body();
        assertThat(fewer).contains("No needles in this visit").doesNotContain("name=\"point\"");

        assertThat(pia.get(person() + "/sessions/new").body()).contains("No needles in this visit");
    }

    @Test
    void anAdditionToAVisitComesBackToThatVisit() {
        sign(visit());
        var visit = person() + "/sessions/" + chart().seen();

        var answer = pia.post(visit + "/addenda", Map.of("addendum", "The lot was 8."));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(visit);
        assertThat(pia.get(visit).body()).contains("The lot was 8.");
        var empty = pia.post(visit + "/addenda", Map.of("addendum", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Signed visit", "id=\"problems\"");
    }

    /** Signs a visit and gives back the page it is read on. */
    private String sign(List<Map.Entry<String, String>> fields, String... more) {
        var all = fields;
        for (int i = 0; i < more.length; i += 2) {
            all = with(all, more[i], more[i + 1]);
        }
        pia.get(person() + "/sessions/new");
        var answer = pia.post(person() + "/sessions", seen(all));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return pia.get(person() + "/sessions/" + chart().seen()).body();
    }

    private String check(List<Map.Entry<String, String>> fields) {
        var answer = pia.post(person() + "/sessions/check", fields, "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<html");
        return answer.body();
    }

    private List<Map.Entry<String, String>> seen(List<Map.Entry<String, String>> fields) {
        return with(fields, "seen", "" + chart().seen());
    }

    /** The same fields, one of them with another value. */
    private static List<Map.Entry<String, String>> with(
            List<Map.Entry<String, String>> fields, String name, String value) {
        return Stream.concat(
                        fields.stream().filter(field -> !field.getKey().equals(name)),
                        Stream.of(entry(name, value)))
                .toList();
    }

    /** Everything a form needs; its free text begins with "Complete as it stands". */
    private List<Map.Entry<String, String>> complete(Paper paper, long seen) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(entry("seen", "" + seen));
        fields.add(entry(paper.text, "Complete as it stands."));
        var review = today();
        switch (paper) {
            case CONSULTATION -> {
                fields.addAll(allNo());
                fields.add(entry("goal", "Walk to the market"));
                fields.add(entry("review_on", review.plusWeeks(5).toString()));
            }
            case PLAN -> {
                fields.addAll(allNo());
                fields.addAll(
                        List.of(
                                entry("technique", "manual"),
                                entry("side-GB30", "right"),
                                entry("sessions", "10"),
                                entry("per_week", "2"),
                                entry("retention", "30"),
                                entry("variation", "semi_fixed"),
                                entry("style", "Chinese"),
                                entry("rationale", "As in the trials."),
                                entry("setting", "Treatment room"),
                                entry("review_on", review.plusWeeks(5).toString())));
            }
            case VISIT -> fields.addAll(visit());
        }
        return fields;
    }

    /** What can be read of a page, on one line. */
    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
    }

    private static List<Map.Entry<String, String>> visit() {
        return List.of(
                entry("before_leg", "6"),
                entry("after_leg", "5"),
                entry("consent", "yes"),
                entry("harms_asked", "none"),
                entry("harms_today", "none"),
                entry("point", "GB30"),
                entry("place", ""),
                entry("side", "right"),
                entry("depth", "40"),
                entry("stim", "manual"),
                entry("response", "de_qi"),
                entry("sought", "de_qi"),
                entry("retention", "30"),
                entry("diameter", "0.30"),
                entry("length", "50"),
                entry("lot", "Example Needles, lot 7"),
                entry("needles_in", "1"),
                entry("needles_out", "1"),
                entry("day", today().toString()),
                entry("from", "10:00"),
                entry("to", "10:00"));
    }

    private static List<Map.Entry<String, String>> allNo() {
        return InCare.allNo().names().stream().map(fact -> entry(fact, "no")).toList();
    }

    /** Posts fields given as name, value, name, value. */
    private HttpResponse<String> post(String page, String... pairs) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(entry(pairs[i], pairs[i + 1]));
        }
        return pia.post(person() + page, fields);
    }

    private String person() {
        return "/people/" + mei.patient();
    }

    private Chart chart() {
        return server.chart(mei);
    }

    private Permit records() {
        return Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei);
    }
}
