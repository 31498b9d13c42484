package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.body.ExaminationTest;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.CareSteps;
import huantiao.care.Consultation;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.Picture;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.triage.Assessment;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.web.form.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consultation is asked, reasoned about, noted, and read again. */
class ConsultationPagesTest extends ChartingPages {

    @Test
    void whoToldOfTheAgreementStandsAboveTheButtonThatNotesTheConsultation() {
        assertThat(words(pia.get(person() + "/consultation").body()))
                .containsPattern(
                        "“Being examined and treated”, version 1: agreed \\d+ \\w+ \\d+, noted by Dr\\."
                                + " Pia Needham; version 4 is read now Version 1 was agreed to; each"
                                + " visit asks again\\. The person agreed to this text, with harms and other ways\\. The"
                                + " practitioner asks .* Note the consultation");

        pia.post(person() + "/consents/withdrawal", Map.of("kind", "care"));
        assertThat(words(pia.get(person() + "/consultation").body()))
                .containsPattern("No consent is on record. Note it .*Note the consultation");
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
        assertThat(pia.get(address).body())
                .as("what stands on each printed sheet")
                .containsPattern("data-sheet=\"[^\"]* 1984 · Consultation of [^\"]* · Riverside");
        assertThat(pia.get(person() + "/consultations/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aNotedConsultationIsConfirmedWithWhatComesNextAndStandsOnThePersonsPage() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(
                List.of(
                        entry("found", "leg_outer-right-numbness"),
                        entry("found", "foot_outer-right-pain"),
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
                .contains("The consultation is noted", "Look at the plan")
                .contains("Next: ask what is not known, then the plan")
                .contains("Letter to the doctor");
        assertThat(pia.get(person() + "?noted=" + (sequence - 1)).body())
                .doesNotContain("The consultation is noted");
        var page = pia.get(person()).body();
        assertThat(page).doesNotContain("The consultation is noted");
        var block = page.replaceAll("(?s).*(<section id=\"found\".*?</section>).*", "$1");
        assertThat(block).contains("href=\"" + whole + "\"");
        assertThat(words(block))
                .contains("Dr. Pia Needham", "Complete as it stands.", "Walk to the market")
                .contains("Straight leg raise : left: Negative; right: Positive, 40°")
                .contains(
                        "Normal or negative: Heel walk (L4, L5)",
                        "Not done: Ankle jerk (S1), left only")
                .contains(
                        "Right: nerve root L5 : For it: Outer lower leg (Numbness); Straight leg"
                                + " raise, Crossed straight leg raise: Positive; Outer calf, top of"
                                + " the foot to the big toe (L5): Reduced. Against it: Heel"
                                + " walk: Normal.")
                .contains("reasoning, not a verdict");
        assertThat(words(pia.get(whole).body()))
                .contains("Crossed straight leg raise (side of the pain)", "Less speaks for")
                .contains(
                        "Positive: Straight leg raise (L5, S1); Crossed straight leg raise (L5, S1)."
                                + " Each speaks for an irritated root, not for which one.");
    }

    @Test
    void whereEachRootIsFeltIsDrawnBesideTheTestOfFeelingInAFold() {
        var page = pia.get(person() + "/consultation").body();

        assertThat(page)
                .containsPattern(
                        "<details class=\"more exam-drawn\"[^>]*>\\s*<summary>Where each root is felt: drawing")
                .containsOnlyOnce("class=\"dermatomes\"");
        for (var root : List.of("L2", "L3", "L4", "L5", "S1", "S2")) {
            assertThat(page)
                    .as(root)
                    .containsPattern(
                            "role=\"img\" aria-label=\"" + root + ", shaded on the body: [a-z]");
        }
        assertThat(page.split("class=\"dermatome-felt\"", -1).length)
                .as("each is shaded somewhere")
                .isGreaterThan(6 * 2);
    }

    @Test
    void aStretchAloneIsNamedBesideTheRootsAndUnderNone() {
        pia.get(person() + "/consultation");
        var fields = List.of(entry("test-SLUMP-left", "positive"));

        var said = words(pia.post(person() + "/consultation/reasoning", fields).body());

        assertThat(said)
                .contains("Positive: Slump (L4, L5, S1). It speaks for an irritated root")
                .doesNotContain("L4 For:");
    }

    @Test
    void aNotedConsultationOpensAsItWasNotedAndIsPutRightByOneTap() {
        var first = consulted(examined("test-HEELWALK-right", "positive"));

        var form = pia.get(first + "/correction").body();

        assertThat(words(form))
                .contains("Correct the consultation of", "nobody is asked anew")
                .doesNotContain("Note the consultation");
        assertThat(pia.post(first + "/correction", sentBy(form)).body())
                .contains("Nothing is changed yet.");
        assertThat(words(pia.get(person() + "/consultation").body()))
                .contains("A consultation was noted today at", "Correct it");

        var fields = with(sentBy(form), "test-HEELWALK-right", "negative");
        var noted = pia.post(first + "/correction", without(fields, "measured-HEELWALK-right"));

        var right = chart().latest(Entry.Consulted.class).orElseThrow();
        assertThat(noted.headers().firstValue("Location").orElseThrow())
                .endsWith("?noted=" + right.noted().sequence());
        assertThat(right.entry().corrects()).isPresent();
        assertThat(words(pia.get(person() + "?noted=" + right.noted().sequence()).body()))
                .contains("The correction is noted")
                .contains("Consultation, corrects entry " + right.entry().corrects().get());
        assertThat(words(pia.get(person() + "/consultations/" + right.noted().sequence()).body()))
                .contains("Corrects the consultation noted at", "Dr. Pia Needham")
                .contains("Heel walk (L4, L5), right: Reduced, MRC 3, now Normal")
                .contains("Walk to the market");
        assertThat(words(pia.get(first).body()))
                .contains("Corrected at", "What stands here no longer counts", "Reduced, MRC 3");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aLetterThatWasMadeBeforeACorrectionSaysSo() {
        var first = consulted(examined("test-HEELWALK-right", "positive"));
        var letters = person() + "/letters";
        pia.get(letters + "?reader=gp");
        pia.post(
                letters,
                Map.of(
                        "reader", "gp",
                        "to", "Dr. Example",
                        "asked", "Please examine the foot.",
                        "leave", "agreed",
                        "seen", "" + chart().seen()));
        var made =
                letters
                        + "/"
                        + chart().latest(Entry.LetterMade.class).orElseThrow().noted().sequence();
        assertThat(words(pia.get(made).body())).doesNotContain("was corrected");

        var form = sentBy(pia.get(first + "/correction").body());
        var normal = without(form, "measured-HEELWALK-right");
        pia.post(first + "/correction", with(normal, "test-HEELWALK-right", "negative"));

        assertThat(words(pia.get(made).body()))
                .contains("The consultation was corrected after this letter was made: ")
                .contains("Dr. Example may have read what no longer counts");
        assertThat(words(pia.get(letters).body())).contains("made before a correction");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theReferralGoesWithALossThatWasNotedByMistakeAndComesWithOneThatWasMissed() {
        var first = consulted(examined("test-HEELWALK-right", "positive"));
        assertThat(flags()).contains("RF-NEU-04");

        var form = sentBy(pia.get(first + "/correction").body());
        var normal = without(without(form, "measured-HEELWALK-right"), "found");
        pia.post(first + "/correction", with(normal, "test-HEELWALK-right", "negative"));
        assertThat(flags()).doesNotContain("RF-NEU-04");
        assertThat(pia.get(person()).body()).doesNotContain("RF-NEU-04");

        var second = lastConsultation();
        var again = sentBy(pia.get(second + "/correction").body());
        var loss = with(again, "test-HEELWALK-right", "positive");
        pia.post(second + "/correction", with(loss, "measured-HEELWALK-right", "3"));
        assertThat(flags()).contains("RF-NEU-04");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void whatWasFoundOnAnEarlierDayIsNeverPutIntoToday() {
        var first = consulted(examined("test-HEELWALK-right", "positive"));
        var form = without(sentBy(pia.get(first + "/correction").body()), "_csrf");
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        pia.get(person());

        var opened = pia.get(first + "/correction");
        var sent =
                pia.post(
                        first + "/correction",
                        seen(
                                with(
                                        with(form, "test-HEELWALK-right", "negative"),
                                        "measured-HEELWALK-right",
                                        "")));

        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).endsWith(first);
        assertThat(pia.get(first).body()).doesNotContain("/correction");
        assertThat(pia.get(person()).body()).doesNotContain("/correction");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body())
                .contains("Hold a new one to note what you find now")
                .contains("name=\"corrects\"");
        assertThat(chart().all(Entry.Consulted.class)).hasSize(2);
        assertThat(sentBy(pia.get(person() + "/consultation").body()))
                .noneMatch(field -> field.getKey().startsWith("test-"));
    }

    @Test
    void aConsultationHalfWrittenAnewAndACorrectionAreKeptApart() {
        var first = consulted(examined("test-HEELWALK-right", "positive"));
        var form = sentBy(pia.get(first + "/correction").body());

        pia.post(person() + "/consultation/draft", List.of(entry("diagnosis", "Begun anew")));
        pia.post(first + "/correction/draft", with(form, "diagnosis", "Put right"));

        assertThat(pia.get(person() + "/consultation").body())
                .contains("Begun anew")
                .doesNotContain("Put right");
        assertThat(pia.get(first + "/correction").body())
                .contains("Put right")
                .doesNotContain("Begun anew");
    }

    private String consulted(List<Map.Entry<String, String>> more) {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(more);
        var noted = pia.post(person() + "/consultation", fields);
        assertThat(noted.statusCode()).as(words(noted.body())).isEqualTo(302);
        return lastConsultation();
    }

    private String lastConsultation() {
        return person()
                + "/consultations/"
                + chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
    }

    private List<String> flags() {
        return chart().ruling().orElseThrow().ruling().flags();
    }

    /** An examination with one finding of power, and answers and words of every kind. */
    private static List<Map.Entry<String, String>> examined(String test, String shown) {
        return List.of(
                entry(test, shown),
                entry(test.replace("test-", "measured-"), "MRC 3"),
                entry("test-SLR-left", "negative"),
                entry("test-TOUCH-S1-right", "positive"),
                entry("test-ANKLEJERK-left", "not_done"),
                entry("found", "calf-right-weakness"),
                entry("leg_weakness", "none"),
                entry("medicines_taken", "Ibuprofen & tea"),
                entry("medicines", Option.NONE),
                entry("anticoagulant", "none"),
                entry("symptom_days", "40"),
                entry("patterns", "TP-STASIS"),
                entry("channels", "CH-TAIYANG"),
                entry("tongue_and_pulse", "Pale"),
                entry("note", "Came with her son"));
    }

    private static List<Map.Entry<String, String>> without(
            List<Map.Entry<String, String>> fields, String name) {
        return fields.stream().filter(field -> !field.getKey().equals(name)).toList();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatWasNotAskedIsCountedAndNotSummedUpAsNoRedFlag() {
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", complete(Paper.CONSULTATION, chart().seen()));

        var then = assessed();
        var questions = then.nextToAsk().size() + " questions have no answer: not asked, left open";
        var signs = then.untold().size() + " warning signs cannot be told";
        assertThat(then.open()).isEmpty();
        assertThat(then.nextToAsk()).hasSizeGreaterThan(10);
        var sequence = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        var page = pia.get(person() + "?noted=" + sequence).body();
        assertThat(words(page))
                .contains("Next: ask what is not known, then the plan", questions, signs)
                .contains("Did this start with a fall from height")
                .doesNotContain("none was found", "Nothing in the answers", "No flag found");
        assertThat(words(page).split(questions, -1)).hasSize(2);
        assertThat(page)
                .contains("href=\"" + person() + "/questions\"")
                .contains("href=\"" + person() + "/plan\"");
        assertThat(words(pia.get(person() + "/consultations/" + sequence).body()))
                .contains("No flag in what was answered", questions, signs);

        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        for (var known = assessed(); !known.nextToAsk().isEmpty(); ) {
            for (var fact : known.nextToAsk()) {
                fields.add(entry(fact, calm(fact)));
            }
            pia.get(person() + "/consultation");
            pia.post(person() + "/consultation", seen(fields));
            known = assessed();
        }
        var last = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        assertThat(words(pia.get(person() + "?noted=" + last).body()))
                .contains("Everything that decides a red flag was asked, and none was found.")
                .contains(
                        "Nothing in the answers says that somebody else must see the person first.")
                .doesNotContain("no answer: not asked", "cannot be told");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatWasNotAskedIsAskedOnAFormOfItsOwnAndTheExaminationStays() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("test-SLR-right", "positive"));
        pia.post(person() + "/consultation", fields);
        var consulted = chart().latest(Entry.Consulted.class).orElseThrow();
        var address = person() + "?noted=" + consulted.noted().sequence();

        var empty = pia.post(person() + "/questions", seen(List.of(entry("shown", "trauma"))));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(words(empty.body())).contains("No question was answered.");
        for (var known = assessed(); !known.nextToAsk().isEmpty(); known = assessed()) {
            var page = pia.get(person() + "/questions").body();
            assertThat(page).doesNotContain("test-SLR", "saddle_sensory_change\" value");
            var answers = new ArrayList<Map.Entry<String, String>>();
            for (var fact : known.nextToAsk()) {
                assertThat(page).contains("name=\"" + fact + "\"");
                answers.add(entry("shown", fact));
                answers.add(entry(fact, calm(fact)));
            }
            var noted = pia.post(person() + "/questions", seen(answers));
            assertThat(noted.headers().firstValue("Location").orElseThrow())
                    .endsWith(assessed().nextToAsk().isEmpty() ? address : "/questions?more");
        }

        assertThat(chart().latest(Entry.Consulted.class).orElseThrow()).isEqualTo(consulted);
        assertThat(words(pia.get(address).body()))
                .contains("The consultation is noted")
                .contains("Everything that decides a red flag was asked, and none was found.");
        assertThat(words(pia.get(person() + "/questions").body()))
                .contains("Nothing that could change what to do is open.")
                .contains("Answered already");
        assertThat(
                        words(
                                pia.get(person() + "/consultations/" + consulted.noted().sequence())
                                        .body()))
                .contains("Straight leg raise – Positive", "Asked after it,", "Dr. Pia Needham")
                .contains(
                        "Is the leg suddenly cold or pale, or is there no pulse to feel in it?"
                                + " No")
                .doesNotContain("cannot be told");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anAlarmAmongWhatWasAskedLaterLeadsToThePersonsPage() {
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", complete(Paper.CONSULTATION, chart().seen()));

        var noted =
                pia.post(
                        person() + "/questions",
                        seen(
                                List.of(
                                        entry("shown", "bladder_cannot_pass"),
                                        entry("bladder_cannot_pass", "yes"))));

        assertThat(noted.headers().firstValue("Location").orElseThrow()).contains("?noted=");
        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();
        assertThat(words(pia.get(person()).body())).contains("Call an ambulance");
    }

    private Assessment assessed() {
        return InCare.RULES
                .flags()
                .assess(Picture.of(chart(), InCare.RULES, today(), server.clock.getZone()));
    }

    /** An answer that raises no flag. */
    private static String calm(String fact) {
        return switch (InCare.RULES.vocabulary().declaration(fact).type()) {
            case FactType.Truth _ -> "no";
            case FactType.Whole _, FactType.Decimal _ ->
                    switch (fact) {
                        case "mrc_lowest" -> "5";
                        case "back_pain_onset_age" -> "50";
                        default -> "20";
                    };
            case FactType.Choice(var values) ->
                    Stream.of("none", "never", "improving", "right", "no")
                            .filter(values::contains)
                            .findFirst()
                            .orElseThrow();
            case FactType.Many _ -> throw new AssertionError(fact);
        };
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
        var block = page.replaceAll("(?s).*(<div id=\"noted\".*?)<nav .*", "$1");

        assertThat(words(block)).contains("Next: to the emergency department, now");
        assertThat(block)
                .contains("/letters?reader=emergency", "href=\"#f-to_whom\"")
                .doesNotContain("/plan\"");
        assertThat(page).contains("id=\"f-to_whom\"");
    }

    @Test
    void whereTheStartingScoreIsStillToComeAConsultationSaysThatItComesNext() {
        var scores = "<p id=\"scores-next\"[^>]*>Pain scores come next\\.</p>";
        assertThat(pia.get(person() + "/consultation").body()).containsPattern(scores);

        var fields = complete(Paper.CONSULTATION, chart().seen());
        assertThat(reasoning(fields)).containsPattern(scores);
        assertThat(reasoning(with(fields, "bladder_cannot_pass", "yes")))
                .as("something else comes first")
                .containsPattern("<p id=\"scores-next\"[^>]* hidden");

        scoredAlone(Duration.ofHours(1));
        assertThat(pia.get(person() + "/consultation").body())
                .containsPattern("<p id=\"scores-next\"[^>]* hidden");
    }

    @Test
    void whereLessIsFeltAConsultationSaysThatNoCurrentAndNoHeatGoesThere() {
        pia.get(person() + "/consultation");
        var said =
                "Where less is felt: no heat, and no current at a needle there (rules CI-EA-10, CI-HEAT-01).";
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("test-LIGHTTOUCH-left", "negative"));

        assertThat(words(pia.post(person() + "/consultation/reasoning", fields).body()))
                .doesNotContain(said);
        fields.add(entry("test-LIGHTTOUCH-right", "positive"));
        assertThat(words(pia.post(person() + "/consultation/reasoning", fields).body()))
                .contains(said);
    }

    @Test
    void whatTheExaminationBeforeShowedStandsBesideItsGroupAndFillsInNothing() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("test-SLR-right", "positive"));
        fields.add(entry("measured-SLR-right", "40"));
        fields.add(entry("test-SLR-left", "negative"));
        pia.post(person() + "/consultation", fields);
        server.clock.move(Duration.ofDays(14));
        pia = server.caller(Staff.pia());

        var anew = pia.get(person() + "/consultation").body();

        assertThat(words(anew))
                .containsPattern("On \\d+ Mar 2026: Straight leg raise right: Positive, 40°");
        assertThat(words(anew)).doesNotContain("Straight leg raise left: Negative");
        assertThat(anew).doesNotContainPattern("name=\"test-SLR-right\"[^>]*checked");
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
                        "Fall, accident or blow before it began : This cannot be taken as an"
                                + " answer. Choose one of: No, Yes, a minor one, Yes: a fall from"
                                + " height, a road accident or another hard blow.",
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
    void theButtonOfASingleTestAndTheFoldBeyondItAreNamedByWhatTheyHold() {
        var begun = pia.get(person() + "/consultation").body();

        assertThat(group(begun, "OTHER"))
                .contains("Foot pulses, skin warmth: normal on both sides")
                .as("its button names it, and the line of its group does not again")
                .doesNotContain("Vessels Foot pulses, skin warmth")
                .contains("Vessels", "Spinal cord, further tests: Upper motor neurone screen")
                .doesNotContain("Vessels and cord")
                .doesNotContain("Done:", "One test");
        assertThat(words(begun))
                .contains("Tests left open are noted as not done.")
                .doesNotContain("What is left open");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whetherAnythingIsTakenIsOneQuestionWithTheListInAFoldBelow() {
        var nothing = "name=\"medicines\" value=\"none_of_these\"";
        var nsaid = "name=\"medicines\" value=\"nsaid\"";
        var begun = pia.get(person() + "/consultation").body();
        assertThat(medicines(begun))
                .contains("Do you take anything, also without a prescription?")
                .contains("Nothing is taken this answers the folded list too")
                .contains("Something is taken: which");
        assertThat(begun.indexOf(nothing)).isPositive().isLessThan(begun.indexOf(nsaid));
        assertThat(begun.split(nothing, -1)).as("one box").hasSize(2);
        assertThat(begun)
                .as("what is left open is said again where the consultation is noted")
                .containsPattern(
                        "id=\"medicines-left\"[^>]*(?<!hidden)><a href=\"#medicines-title\">"
                                + "Medicines: 2 questions still open");

        var ticked = medicinesAnswered("nsaid");
        assertThat(isUnfolded(ticked, nsaid)).isTrue();
        assertThat(ticked).contains(nsaid + " checked");
        var none = medicinesAnswered(Option.NONE);
        assertThat(isUnfolded(none, nothing)).isTrue();
        assertThat(isUnfolded(none, nsaid)).isFalse();
        assertThat(none)
                .contains(nothing + " checked")
                .contains("Medicines: one question still open");
        assertThat(isUnfolded(medicinesAnswered("nonsense"), nsaid)).isTrue();

        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("medicines", Option.NONE));
        pia.post(person() + "/consultation", fields);
        assertThat(told()).containsEntry("medicines", List.of());
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theListOfMedicinesIsOpenWhereSomethingWasToldToBeTaken() {
        var nsaid = "name=\"medicines\" value=\"nsaid\"";

        toldToTake("None.");
        var none = medicinesAnswered("");
        toldToTake("Ibuprofen when it is bad");
        var something = medicinesAnswered("");

        assertThat(isUnfolded(none, "name=\"medicines_taken\"")).as("beside the list").isFalse();
        assertThat(isUnfolded(none, nsaid)).isFalse();
        assertThat(medicines(none)).contains("“None.”");
        assertThat(isUnfolded(something, nsaid)).isTrue();
        assertThat(isUnfolded(something, "name=\"medicines_taken\"")).isTrue();
        assertThat(medicines(something)).contains("“Ibuprofen when it is bad”");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void thatNothingIsTakenAsToldAtHomeIsConfirmedByOneTapAndIsNoAnswerBeforeIt() {
        toldAlone(InCare.allNo(), "None.");
        var begun = pia.get(person() + "/consultation").body();
        assertThat(medicines(begun))
                .contains("Told at home on %s: “None.”".formatted(inFull(today())))
                .contains("Still none this answers the folded list too")
                .doesNotContain("Nothing is taken");
        assertThat(begun).doesNotContainPattern("name=\"medicines\" [^>]*checked");
        assertThat(isUnfolded(begun, "name=\"medicines\" value=\"nsaid\"")).isFalse();

        pia.post(person() + "/consultation", complete(Paper.CONSULTATION, chart().seen()));
        assertThat(told()).as("nobody tapped").doesNotContainKey("medicines");

        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("medicines", Option.NONE));
        pia.get(person() + "/consultation");
        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);
        assertThat(told()).containsEntry("medicines", List.of());
    }

    @Test
    void thatNothingIsTakenStandsInTheLineOfTheMedicinesOnceItIsAnswered() {
        toldAlone(
                InCare.allNo().with("antiplatelet", "none").with("anticoagulant", "none"), "None.");
        assertThat(medicines(pia.get(person() + "/consultation").body()))
                .contains("Medicines one question open");

        assertThat(medicines(medicinesAnswered(Option.NONE)))
                .contains("Medicines nothing is taken");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatWasToldOfMedicinesAndIsNotAskedAgainStandsThereWithItsDay() {
        var of = InCare.allNo().with("antiplatelet", "none").with("anticoagulant", "none");
        toldAlone(of.with("medicines", List.of()), "");

        assertThat(medicines(pia.get(person() + "/consultation").body()))
                .containsPattern("Blood thinner: No \\(\\d+ \\w+\\); Tablets against clots: No")
                .doesNotContain("told already");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void whatWasAnsweredAtHomeStandsBesideTheQuestionThatIsAskedAnewAndAnswersNothing() {
        toldAlone(
                InCare.allNo()
                        .with("bladder_hard_to_start_or_stop", true)
                        .with("bladder_bowel_explained_longstanding", true),
                "");

        var begun = pia.get(person() + "/consultation").body();

        assertThat(question(begun, "saddle_sensory_change"))
                .as("a no is counted once above all of them")
                .doesNotContain("Told at home on ");
        assertThat(words(begun)).containsPattern("Told at home on [^:]*: no to 13 of these 14\\.");
        assertThat(question(begun, "bladder_hard_to_start_or_stop"))
                .contains("Told at home on ", ": Yes Yes No");
        assertThat(begun)
                .doesNotContainPattern(
                        "name=\"(saddle_sensory_change|bladder_hard_to_start_or_stop)\""
                                + " [^>]*checked")
                .contains("asked, each answered no");

        server.clock.move(Duration.ofMinutes(5));
        pia.post(person() + "/consultation", complete(Paper.CONSULTATION, chart().seen()));
        assertThat(pia.get(person() + "/consultation").body())
                .as("somebody of the clinic asked since")
                .doesNotContain("Told at home on ");

        server.clock.move(Duration.ofMinutes(5));
        toldAlone(InCare.allNo().with("fever_or_rigors", true), "");
        assertThat(words(pia.get(person() + "/consultation").body()))
                .containsPattern("Have you had fever[^?]*\\? told on")
                .containsPattern("Told at home on [^:]*: no to 13 of these 13\\.");
    }

    /** A question with its answers, as it is read. */
    private static String question(String html, String fact) {
        var before = html.substring(0, html.indexOf("name=\"" + fact + "\""));
        var from = html.substring(before.lastIndexOf("<fieldset"));
        return words(from.substring(0, from.indexOf("</fieldset>")));
    }

    private static String inFull(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(day);
    }

    /** The person answers the symptom check alone, by a link. */
    private void toldAlone(Facts told, String medicines) {
        var she = new Actor.Guest(mei.clinic(), mei.patient(), LinkPurpose.INTAKE);
        InCare.add(
                server.charts,
                Permit.ask(she, Deed.ANSWER_INTAKE, mei).orElseThrow(),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                told,
                                List.of(),
                                new Story("", "", medicines, "", ""),
                                new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES)));
    }

    private void toldToTake(String words) {
        checkedSymptoms(InCare.allNo(), List.of(), new Story("", "", words, "", ""));
    }

    /** The page after the first questions, with one answer to the list of medicines. */
    private String medicinesAnswered(String answer) {
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("medicines", answer));
        return pia.post(person() + "/consultation/reasoning", fields).body();
    }

    private static String medicines(String html) {
        return words(
                html.replaceAll(
                        "(?s).*<section aria-labelledby=\"medicines-title\">(.*?)</section>.*",
                        "$1"));
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void oneAnswerSaysThatEveryTestOfAGroupWasDoneAndIsTakenBackAsEasily() {
        var begun = pia.get(person() + "/consultation").body();
        assertThat(group(begun, "POWER"))
                .contains("All 5 done: full power, 5 of 5, except what you mark next");
        assertThat(group(begun, "POWER").split("All 5 done", 2)[1])
                .as("what the one answer attests is named beside it")
                .containsIgnoringCase("heel walk")
                .containsIgnoringCase("toe walk or ten single-leg heel raises");
        assertThat(isUnfolded(begun, "name=\"test-HALLUX-right\"")).isFalse();
        assertThat(begun).doesNotContainPattern("name=\"test-[^>]*checked");

        var answered = together("normal", "POWER", List.of());
        assertThat(group(answered, "POWER"))
                .contains("Full power, 5 of 5, on both sides. Mark what is not.", "Take back");
        assertThat(isUnfolded(answered, "name=\"test-HALLUX-right\""))
                .as("the exceptions are to be marked")
                .isTrue();
        assertThat(negative(answered)).hasSize(10);
        assertThat(negative(pia.get(person() + "/consultation").body())).hasSize(10);
        var next = together("normal", "REFLEX", answers(POWER, "negative"));
        assertThat(isUnfolded(next, "name=\"test-HALLUX-right\"")).isFalse();

        var back = together("undo", "POWER", answers(POWER, "negative"));
        assertThat(negative(back)).isEmpty();
        assertThat(group(back, "POWER")).doesNotContain("Take back");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void oneAnswerForAGroupIsNotOfferedAndDoesNothingWhereOneTestIsAnswered() {
        pia.get(person() + "/consultation");
        var one = List.of(entry("test-HALLUX-right", "positive"));

        var answered = together("normal", "POWER", one);

        assertThat(group(answered, "POWER")).doesNotContain("All 5 done");
        assertThat(negative(answered)).isEmpty();
        assertThat(answered)
                .containsPattern("name=\"test-HALLUX-right\" value=\"positive\" checked");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void oneAnswerSaysThatTheRestOfAGroupWasDoneAndTouchesNothingThatIsAnswered() {
        pia.get(person() + "/consultation");
        var some =
                List.of(
                        entry("test-HALLUX-right", "positive"),
                        entry("measured-HALLUX-right", "3"),
                        entry("test-HALLUX-left", "not_done"));
        assertThat(group(together("nothing", "POWER", some), "POWER"))
                .contains("The rest done: normal (8 of 10 sides)")
                .doesNotContain("Take back");

        var answered = together("rest", "POWER", some);

        assertThat(negative(answered)).hasSize(8);
        assertThat(answered)
                .containsPattern("name=\"test-HALLUX-right\" value=\"positive\" checked")
                .containsPattern("name=\"test-HALLUX-left\" value=\"not_done\" checked");
        assertThat(group(answered, "POWER"))
                .contains("8 sides answered together: normal", "Take back");
        var kept = pia.get(person() + "/consultation").body();
        assertThat(negative(kept)).hasSize(8);

        var typed = new ArrayList<>(some);
        hidden(kept, "others").forEach(name -> typed.add(entry("others", name)));
        hidden(kept, "others").forEach(name -> typed.add(entry(name, "negative")));
        var changed = with(typed, hidden(kept, "others").getFirst(), "not_done");
        var back = together("undo-rest", "POWER", changed);
        assertThat(negative(back)).isEmpty();
        assertThat(back)
                .containsPattern("name=\"test-HALLUX-right\" value=\"positive\" checked")
                .containsPattern(
                        "name=\"%s\" value=\"not_done\" checked"
                                .formatted(hidden(kept, "others").getFirst()));
        assertThat(group(back, "POWER")).contains("The rest done: normal (7 of 10 sides)");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatThePersonTakesHasAPlaceWhereOnlyWhatNobodyToldIsAsked() {
        var begun = pia.get(person() + "/consultation").body();
        assertThat(words(begun)).contains("Medicines 2 questions open");
        assertThat(begun)
                .contains("name=\"antiplatelet\"", "name=\"medicines\"")
                .as("told with the plan")
                .doesNotContain("name=\"anticoagulant\"");
        assertThat(isUnfolded(begun, "name=\"medicines\"")).as("while one is open").isTrue();
        assertThat(isUnfolded(begun, "name=\"medicines_taken\"")).isFalse();

        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("medicines_taken", "Clopidogrel 75 mg since the stent; turmeric"));
        fields.add(entry("antiplatelet", "single"));
        var typed = pia.post(person() + "/consultation/reasoning", fields).body();
        assertThat(isUnfolded(typed, "name=\"medicines_taken\"")).isTrue();
        assertThat(words(typed)).contains("Medicines one question open");
        pia.post(person() + "/consultation", fields);

        assertThat(told()).containsEntry("antiplatelet", "single").doesNotContainKey("medicines");
        var noted = person() + "/consultations/" + chart().seen();
        assertThat(words(pia.get(noted).body()))
                .contains("Medicines Clopidogrel 75 mg since the stent; turmeric");
        assertThat(words(pia.get(person() + "/safety").body()))
                .contains("Medicines, as written: Clopidogrel 75 mg since the stent; turmeric")
                .contains("Tablets against clots");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void herbsAndSupplementsThatDoNotGoWithTheMedicinesAreSaidAsSoonAsTheseAreTold() {
        var begun = pia.get(person() + "/consultation").body();
        assertThat(begun).doesNotContain("CI-SUP-03", "CI-HRB-02");

        var typed =
                pia.post(
                                person() + "/consultation/reasoning",
                                List.of(
                                        entry("medicines", "ssri"),
                                        entry("medicines", "digoxin"),
                                        entry("antiplatelet", "single")),
                                "HX-Request",
                                "true")
                        .body();

        assertThat(words(typed))
                .contains("Herbs and supplements that do not go with what is known: 4 rules")
                .contains("Not: gan cao. No licorice. Rule CI-HRB-05")
                .containsPattern("Not without a reason on record: dang gui, [^.]*\\. Avoid or stop")
                .contains("st johns wort. Strong enzyme inducer: no. Rule CI-SUP-03");
        assertThat(typed).contains("id=\"medicines-said\"");
        assertThat(words(typed)).contains("told already");
    }

    @Test
    void theWeakestMuscleFollowsFromTheTestsInSightAndIsAskedOnceOnly() {
        var begun = pia.get(person() + "/consultation").body();
        assertThat(words(begun)).contains("Weakest key muscle: not known yet. It follows from");
        assertThat(isUnfolded(begun, "name=\"mrc_lowest\"")).isFalse();
        var loss = List.of(entry("test-HALLUX-right", "positive"));

        var ungraded = together("rest", "POWER", loss);
        var others = hidden(ungraded, "others");
        var graded = new ArrayList<>(loss);
        others.forEach(name -> graded.add(entry(name, "negative")));
        graded.add(entry("measured-HALLUX-right", "4"));

        assertThat(words(ungraded)).containsPattern("Write the grade beside: [^.]*, right");
        assertThat(words(together("nothing", "POWER", graded)))
                .contains("Weakest key muscle: grade 4, from the tests");
        var typed = together("nothing", "POWER", with(graded, "mrc_lowest", "3"));
        assertThat(words(typed)).contains("Weakest key muscle: as typed here");
        assertThat(isUnfolded(typed, "name=\"mrc_lowest\"")).isTrue();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossOfPowerThatWasFoundStandsAgainstANoAndCallsForTheReferral() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("leg_weakness", "none"));
        fields.add(entry("leg_weakness_trend", "none"));
        var told = pia.post(person() + "/consultation/reasoning", fields).body();
        assertThat(told).doesNotContain("id=\"found-weakness\"");
        fields.add(entry("test-HALLUX-right", "positive"));
        fields.add(entry("measured-HALLUX-right", "4"));
        var line =
                "Told: no leg is weaker. Found: Big-toe lift (L5), right: Reduced, grade 4."
                        + " What was found counts.";

        var typed = pia.post(person() + "/consultation/reasoning", fields).body();
        assertThat(words(typed))
                .contains(line)
                .contains("no plan is agreed before that doctor agrees to it")
                .containsSubsequence(
                        "Has the person noticed this weakness?",
                        "Not until today",
                        "Yes, the same",
                        "Yes, getting worse",
                        "I don't know")
                .doesNotContain("no rule stands against");
        pia.post(person() + "/consultation", seen(fields));

        var noted = chart().latest(Entry.Consulted.class).orElseThrow();
        assertThat(noted.entry().ruling().level()).isEqualTo("urgent_2w");
        assertThat(noted.entry().ruling().flags()).containsExactly("RF-NEU-04");
        assertThat(noted.entry().facts().plain()).containsEntry("leg_weakness", "none");
        assertThat(words(pia.get(person()).body()))
                .contains("Found on examination " + line)
                .contains("Urgent referral : Is one leg weaker than the other?");
        assertThat(words(pia.get(person() + "/consultations/" + noted.noted().sequence()).body()))
                .contains(line);
        assertThat(words(pia.get(person() + "/letters").body()))
                .contains("Found on examination", line);

        var whole = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        whole.addAll(answers(POWER, "negative"));
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", seen(whole));
        assertThat(chart().ruling().orElseThrow().ruling().flags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEELWALK", "TOEWALK", "HALLUX"})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void powerThatIsReducedOnBothSidesIsWeaknessOfBothLegsWhateverWasTold(String test) {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("leg_weakness", "none"));
        fields.add(entry("weakness_both_legs", "no"));
        fields.addAll(answers(List.of(test), "positive"));
        var line =
                "Told: not both legs are weak\\. Found: [^.]+, left: Reduced; [^.]+, right: Reduced\\."
                        + " What was found counts\\.";

        assertThat(words(pia.post(person() + "/consultation/reasoning", fields).body()))
                .containsPattern(line)
                .contains("By what is known now the person goes to an emergency department");
        pia.post(person() + "/consultation", seen(fields));

        var noted = chart().latest(Entry.Consulted.class).orElseThrow();
        assertThat(noted.entry().ruling().level()).isEqualTo("emergency_now");
        assertThat(noted.entry().ruling().flags()).contains("RF-NEU-05");
        assertThat(noted.entry().facts().plain()).containsEntry("weakness_both_legs", false);
        assertThat(words(pia.get(person()).body()))
                .containsPattern("Are both legs weak\\? Found on examination " + line);
        assertThat(words(pia.get(person() + "/consultations/" + noted.noted().sequence()).body()))
                .containsPattern(line);
        assertThat(words(pia.get(person() + "/letters").body())).containsPattern(line);
    }

    @Test
    void whatIsWrittenBesideATestGoesWithWhatItShowedAndCanBe() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.addAll(
                List.of(
                        entry("test-SLR-left", "positive"),
                        entry("measured-SLR-left", "500"),
                        entry("test-SLR-right", "negative"),
                        entry("measured-SLR-right", "abc"),
                        entry("test-XSLR-right", "negative"),
                        entry("measured-XSLR-right", "-45"),
                        entry("test-ANKLEJERK-left", "negative"),
                        entry("measured-ANKLEJERK-left", "1+"),
                        entry("test-KNEEJERK-left", "positive"),
                        entry("measured-KNEEJERK-left", "2+"),
                        entry("test-ANKLEJERK-right", "negative"),
                        entry("measured-ANKLEJERK-right", "3+"),
                        entry("test-KNEEJERK-right", "brisk"),
                        entry("measured-KNEEJERK-right", "2+/4"),
                        entry("test-TOEWALK-right", "brisk"),
                        entry("test-HEELWALK-left", "positive"),
                        entry("measured-HEELWALK-left", "5"),
                        entry("test-HALLUX-right", "negative"),
                        entry("measured-HALLUX-right", "MRC 2")));

        assertThat(words(reasoning(fields)))
                .contains("Big-toe lift (L5) right: Normal, MRC 2. One of the two is wrong");
        var refused = pia.post(person() + "/consultation", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .hasSize(10)
                .anySatisfy(line ->
                        assertThat(line).contains("Normal is chosen, and grade 3 stands beside"))
                .anySatisfy(line ->
                        assertThat(line).contains("Brisk is chosen, and grade 2 stands beside"))
                .anySatisfy(line ->
                        assertThat(line).contains("Toe walk").contains("Reduced, Normal, Not done"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("Big-toe lift (L5), right side")
                                .contains("Normal is chosen, and grade 2 stands beside it."))
                .anySatisfy(line ->
                        assertThat(line).contains("Reduced is chosen, and grade 5 stands beside"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("Straight leg raise, left side")
                                .contains("Write a number from 0 to 120, or leave it empty."));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());

        var right = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        right.addAll(
                List.of(
                        entry("test-SLR-left", "positive"),
                        entry("measured-SLR-left", "45 degrees"),
                        entry("test-SLR-right", "not_done"),
                        entry("measured-SLR-right", "hip replaced"),
                        entry("test-ANKLEJERK-left", "negative"),
                        entry("measured-ANKLEJERK-left", "2+"),
                        entry("test-HALLUX-right", "positive"),
                        entry("measured-HALLUX-right", "4-")));
        assertThat(pia.post(person() + "/consultation", right).statusCode()).isEqualTo(302);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void weaknessThatIsMarkedInALegCountsAsFoundOnItsSide() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("leg_weakness", "none"));
        fields.addAll(answers(POWER, "negative"));
        fields.add(entry("found", "calf-left-weakness"));
        var one = "Told: no leg is weaker. Found: Calf, left: weakness marked.";
        assertThat(words(reasoning(fields)))
                .contains(one)
                .contains("By what is known now a doctor sees the person within two weeks");
        pia.post(person() + "/consultation", seen(fields));
        assertThat(chart().ruling().orElseThrow().ruling().flags()).containsExactly("RF-NEU-04");
        assertThat(words(pia.get(person()).body())).contains("Why: weakness in a leg (Calf, left");

        fields.add(entry("found", "calf-right-weakness"));
        var both = "Found: Calf, left: weakness marked; Calf, right: weakness marked.";
        assertThat(words(reasoning(fields)))
                .contains(both)
                .contains("By what is known now the person goes to an emergency department");
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", seen(fields));

        assertThat(chart().ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
        assertThat(words(pia.get(person()).body())).contains("Are both legs weak?", both);
        assertThat(words(pia.get(lastConsultation()).body())).contains(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"buttock-left-numbness", "groin-right-tingling"})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void numbnessThatIsMarkedAtTheSaddleAsksItsQuestionAgain(String mark) {
        var answered = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        for (var known = assessed(); !known.nextToAsk().isEmpty(); known = assessed()) {
            for (var fact : known.nextToAsk()) {
                answered.add(entry(fact, calm(fact)));
            }
            pia.get(person() + "/consultation");
            pia.post(person() + "/consultation", seen(answered));
        }
        var none = "Everything that decides a red flag was asked, and none was found.";
        assertThat(noted(answered)).contains(none);

        answered.add(entry("found", mark));
        assertThat(words(reasoning(answered)))
                .containsPattern("Marked: [^.]+\\. Beside it a no about the saddle does not count");
        var noted = noted(answered);

        assertThat(chart().ruling().orElseThrow().ruling().open()).containsExactly("RF-CES-01");
        assertThat(noted).contains("Next: ask what is still open").doesNotContain(none);
        var asked = pia.get(person() + "/questions").body();
        assertThat(factsShown(asked)).contains("saddle_sensory_change");
        pia.post(
                person() + "/questions",
                seen(
                        List.of(
                                entry("shown", "saddle_sensory_change"),
                                entry("saddle_sensory_change", "no"))));
        assertThat(assessed().open()).isEmpty();
        assertThat(assessed().level().code()).isEqualTo("proceed");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aBriskReflexIsNoLossAndItsQuestionsOfTheCordAreAskedBeforeAnythingIsPlanned() {
        var answered = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        for (var known = assessed(); !known.nextToAsk().isEmpty(); known = assessed()) {
            for (var fact : known.nextToAsk()) {
                answered.add(entry(fact, calm(fact)));
            }
            pia.get(person() + "/consultation");
            pia.post(person() + "/consultation", seen(answered));
        }
        answered.addAll(answers(POWER, "negative"));
        answered.addAll(
                List.of(
                        entry("test-ANKLEJERK-left", "brisk"),
                        entry("measured-ANKLEJERK-left", "3+"),
                        entry("test-ANKLEJERK-right", "negative"),
                        entry("test-KNEEJERK-right", "negative")));
        answered.addAll(screen("negative"));
        var sign = "Ankle jerk (S1) left: Brisk, 3+. No loss of a root";
        assertThat(words(reasoning(answered)))
                .contains(sign)
                .contains("clumsy hands or numbness over many areas does not count beside it")
                .containsPattern("General professional knowledge Rule NR-05")
                .doesNotContain("Ankle jerk: Normal; Ankle jerk", "Ankle jerk: Reduced");

        var noted = noted(answered);

        assertThat(noted)
                .contains("Next: ask what speaks against a no", "Ask what was not asked", sign)
                .doesNotContain("A plan can be made already", "Look at the plan");
        assertThat(chart().facts().plain())
                .containsEntry("mrc_lowest", 5)
                .doesNotContainKeys("gait_unsteady_new", "arm_or_hand_clumsy", "numb_many_areas");
        var whole = words(pia.get(lastConsultation()).body());
        assertThat(whole)
                .contains("Ankle jerk (S1) Brisk, 3+ Normal", "Above the nerve root", sign);
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Reflex brisk: Ankle jerk (S1) left, 3+. No loss of a root")
                .doesNotContain("Reflex reduced", "Nothing abnormal in what was tested");

        pia.get(person() + "/plan");
        var held = pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen()));
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(summary(held.body()))
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).contains("Something that was found or marked speaks"));

        var asked = pia.get(person() + "/questions").body();
        assertThat(factsShown(asked))
                .contains("gait_unsteady_new", "arm_or_hand_clumsy", "numb_many_areas");
        var no =
                Stream.of("gait_unsteady_new", "arm_or_hand_clumsy", "numb_many_areas")
                        .flatMap(fact -> Stream.of(entry("shown", fact), entry(fact, "no")))
                        .toList();
        pia.post(person() + "/questions", seen(no));
        assertThat(assessed().level().code()).isEqualTo("proceed");
        pia.get(person() + "/plan");
        assertThat(pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen())).statusCode())
                .isEqualTo(302);
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void anEmergencyThatWasToldIsNotLoweredByAConsultationOrAPlanUntilItIsSettled() {
        checkedSymptoms(
                InCare.allNo()
                        .with("saddle_sensory_change", true)
                        .with("bladder_cannot_pass", true),
                List.of(),
                new Story("", "", "", "", "since last night"));
        assertThat(pia.get(person() + "/consultation").body())
                .contains("Note first to whom the person was sent")
                .doesNotContain("name=\"saddle_sensory_change\"", "name=\"bladder_cannot_pass\"");

        var no = complete(Paper.CONSULTATION, chart().seen());
        var refused = pia.post(person() + "/consultation", no);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("An alarm of earlier stands."));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        pia.get(person() + "/plan");
        var plan = pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen()));
        assertThat(plan.statusCode()).isEqualTo(422);
        assertThat(words(plan.body())).contains("An alarm of earlier stands.");

        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", seen(with(no, "leg_cold_pale_pulseless", "yes")));
        assertThat(chart().ruling().orElseThrow().ruling().flags())
                .as("another alarm is heard, and lowers none")
                .contains("RF-CES-01", "RF-CES-07", "RF-VAS-03");
        assertThat(chart().latest(Entry.AnsweredNotCounted.class).orElseThrow().entry().facts())
                .as("what was answered and does not count is kept beside it")
                .isEqualTo(
                        FactsTold.of(
                                Map.of(
                                        "saddle_sensory_change",
                                        false,
                                        "bladder_cannot_pass",
                                        false)));
        assertThat(pia.get(lastConsultation()).body())
                .contains("Answered, and does not count: an alarm of earlier stands");

        var left =
                no.stream()
                        .filter(field -> !field.getKey().equals("saddle_sensory_change"))
                        .filter(field -> !field.getKey().equals("bladder_cannot_pass"))
                        .toList();
        pia.get(person() + "/consultation");
        assertThat(noted(left)).contains("to the emergency department");

        pia.post(person() + "/referrals", Map.of("to_whom", "Example Hospital", "said", ""));
        var again = pia.get(person() + "/consultation").body();
        assertThat(again)
                .containsSubsequence(
                        "Sent on to Example Hospital",
                        "What raised the alarm",
                        "name=\"saddle_sensory_change\"");
        var shown = factsShown(again).stream().map(fact -> entry("shown", fact)).toList();
        assertThat(together("all", "no", shown))
                .contains("name=\"wiping_feels_different\" value=\"no\" checked")
                .doesNotContainPattern("name=\"saddle_sensory_change\" value=\"no\"[^>]* checked");
        noted(with(no, "leg_cold_pale_pulseless", "no"));
        assertThat(assessed().level().stopsEverything()).isFalse();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aBriskReflexIsNotedOnlyWithAnAnswerToTheScreenOfTheUpperMotorNeurone() {
        pia.get(person() + "/consultation");
        var brisk = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        brisk.add(entry("test-KNEEJERK-right", "brisk"));
        assertThat(reasoning(brisk)).containsPattern("href=\"#f-test-UMN-left\">Answer the screen");

        brisk.add(entry("test-UMN-left", "negative"));
        var refused = pia.post(person() + "/consultation", brisk);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .contains("Upper motor neurone screen, right side")
                                .contains("A reflex is brisk, and the screen"));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        var alarm = new ArrayList<>(with(brisk, "leg_cold_pale_pulseless", "yes"));
        alarm.add(entry("shown", "leg_cold_pale_pulseless"));
        assertThat(pia.post(person() + "/consultation", alarm).statusCode())
                .as("an alarm is noted without it")
                .isEqualTo(302);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aScreenThatWasNotDoneStaysOpenOnThePersonsPageAndInThePlanUntilItIsDone() {
        var open = "Open: brisk reflex, screen of the upper motor neurone not done";
        pia.get(person() + "/consultation");
        var brisk = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        brisk.add(entry("test-KNEEJERK-right", "brisk"));
        brisk.addAll(screen("not_done"));
        assertThat(noted(brisk)).contains(open);
        assertThat(words(pia.get(person() + "/plan").body())).contains(open);

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        pia.get(person() + "/consultation");
        var done = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        done.addAll(screen("negative"));
        noted(done);
        assertThat(words(pia.get(person() + "/plan").body())).doesNotContain(open);
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theWeekOfAPregnancyIsAskedBesideItAndMayBeLeftOpen() {
        toldAlone(InCare.allNo().with("pregnant", "yes"), "None.");
        assertThat(pia.get(person() + "/consultation").body()).contains("name=\"gestation_weeks\"");

        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.removeIf(field -> field.getKey().equals("pregnant"));
        fields.add(entry("shown", "gestation_weeks"));
        assertThat(pia.post(person() + "/consultation", fields).statusCode())
                .as("not known is no obstacle")
                .isEqualTo(302);
        assertThat(told()).doesNotContainKey("gestation_weeks");

        pia.get(person() + "/consultation");
        fields.add(entry("gestation_weeks", "20"));
        fields.add(entry("note", "now told"));
        pia.post(person() + "/consultation", seen(fields));
        assertThat(told()).containsEntry("gestation_weeks", 20);
        assertThat(pia.get(person() + "/consultation").body())
                .doesNotContain("name=\"gestation_weeks\"");
    }

    private static List<Map.Entry<String, String>> screen(String shown) {
        return List.of(entry("test-UMN-left", shown), entry("test-UMN-right", shown));
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aBriskReflexStandsWithItsDayUntilItIsTestedAgain() {
        pia.get(person() + "/consultation");
        var brisk = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        brisk.add(entry("test-KNEEJERK-right", "brisk"));
        brisk.addAll(screen("negative"));
        noted(brisk);
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());

        assertThat(words(pia.get(person() + "/consultation").body()))
                .containsPattern("On [^:]+: Knee jerk \\(L3, L4\\) right: Brisk");
        noted(new ArrayList<>(complete(Paper.CONSULTATION, chart().seen())));

        var before = "Knee jerk \\(L3, L4\\) right: Brisk \\([^)]+\\)";
        assertThat(words(pia.get(person()).body()))
                .containsPattern("Found before, and not tested again since: " + before);
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .containsPattern("Reflex brisk: " + before)
                .doesNotContain("Reflex reduced");
    }

    /** The person's page as it opens once this is noted. */
    private String noted(List<Map.Entry<String, String>> fields) {
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", seen(fields));
        var noted = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        return words(pia.get(person() + "?noted=" + noted).body());
    }

    private static List<String> hidden(String html, String name) {
        return Pattern.compile(
                        "<input type=\"hidden\" name=\"%s\" value=\"([^\"]+)\">".formatted(name))
                .matcher(html)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    void whatTheTestsTellIsNotAskedAgainAndWhatTheyLeaveOpenStaysUnknown() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        pia.post(person() + "/consultation", fields);
        assertThat(told()).doesNotContainKeys("mrc_lowest", "foot_pulses_absent");

        pia.get(person() + "/consultation");
        fields.addAll(answers(POWER, "negative"));
        fields.addAll(answers(List.of("PULSES"), "negative"));
        pia.post(person() + "/consultation", seen(fields));
        assertThat(told())
                .containsEntry("mrc_lowest", 5)
                .containsEntry("foot_pulses_absent", false);

        pia.get(person() + "/consultation");
        var worse = with(fields, "test-HALLUX-right", "positive");
        worse = with(worse, "measured-HALLUX-right", "2");
        pia.post(person() + "/consultation", seen(worse));
        assertThat(told()).containsEntry("mrc_lowest", 2);

        pia.get(person() + "/consultation");
        var refused = pia.post(person() + "/consultation", seen(with(worse, "mrc_lowest", "4")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Weakest key muscle, MRC grade 0 to 5 : A test of power shows a lower"
                                + " grade, 2. Enter the lowest grade, or put the test right.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    void theDayOfReviewIsProposedWithItsReasonAndCanBeChanged() {
        var begun = pia.get(person() + "/consultation").body();

        var plan = chart().openEpisode().orElseThrow().plan();
        assertThat(begun).contains("name=\"review_on\" value=\"" + plan.reviewOn() + "\"");
        assertThat(words(begun))
                .containsPattern("We propose [^.]+ 20\\d\\d, the day of the plan\\.");

        var changed = today().plusWeeks(2).toString();
        pia.post(
                person() + "/consultation",
                with(complete(Paper.CONSULTATION, chart().seen()), "review_on", changed));
        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().entry().consultation())
                .extracting(one -> one.reviewOn().toString())
                .isEqualTo(changed);
    }

    @Test
    void somebodyWithoutAPlanIsProposedAReviewInWeekFour() {
        var sam = new Whose(mei.clinic(), new PatientId(UUID.randomUUID()));
        server.register(sam, Cast.tomas());

        var begun = pia.get("/people/" + sam.patient() + "/consultation").body();

        assertThat(begun).contains("name=\"review_on\" value=\"" + today().plusWeeks(4) + "\"");
        assertThat(words(begun))
                .containsPattern("We propose [^.]+ 20\\d\\d, in 4 weeks\\. \\d sources Rule RV-02");
    }

    @Test
    void whatNeedsNothingInAConsultationIsOneFold() {
        var page = pia.get(person() + "/consultation").body();

        var rest = page.substring(page.indexOf("<details class=\"more prints\" id=\"rules-rest\""));
        assertThat(words(rest.substring(0, rest.indexOf("</details>"))))
                .containsPattern("\\d+ more rules: nothing to do here")
                .contains("Wait for what the plan asks", "Hold for everybody");
        assertThat(page).doesNotContain("rules-later", "rules-everybody");
    }

    private static final List<String> POWER =
            List.of("HEELWALK", "TOEWALK", "HALLUX", "HIPABD", "INVERT");

    private static List<Map.Entry<String, String>> answers(List<String> tests, String shown) {
        return tests.stream()
                .flatMap(test ->
                        Stream.of("left", "right")
                                .map(side -> entry("test-%s-%s".formatted(test, side), shown)))
                .toList();
    }

    /** The page after one answer for a group, pressed without script. */
    private String together(String button, String group, List<Map.Entry<String, String>> typed) {
        var fields = new ArrayList<>(typed);
        fields.add(entry(button, group));
        var answer = pia.post(person() + "/consultation/reasoning", fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String group(String html, String kind) {
        return words(
                html.replaceAll(
                        "(?s).*<section class=\"card exam-group\" aria-labelledby=\"kind-%s\">(.*?)</section>.*"
                                .formatted(kind),
                        "$1"));
    }

    private static List<String> negative(String html) {
        return Pattern.compile("name=\"test-[^\"]+\" value=\"negative\" checked")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private Map<String, Object> told() {
        return chart().latest(Entry.Consulted.class).orElseThrow().entry().facts().plain();
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
                .contains("Outer lower leg (Numbness)")
                .contains("Outer calf, top of the foot to the big toe (L5): Reduced");
        assertThat(chart().marks()).isEqualTo(told);
    }

    @Test
    void aLossOfFeelingSpeaksForNoRootBeforeItIsSaidWhereItLies() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("test-LIGHTTOUCH-right", "positive"));

        var refused = pia.post(person() + "/consultation", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Light touch and pin, right side: where : A loss was found, but not where."
                                + " Tick each place, or that it is no strip of one root.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(words(refused.body()))
                .contains("Light touch and pin, right: say where.")
                .doesNotContain("Light touch and pin: Reduced", "S2_S4");
        fields.add(entry("test-TOUCH-S1-right", "positive"));
        assertThat(words(reasoning(fields)))
                .contains("S1 For:", "Outer foot, little toe and sole (S1)")
                .doesNotContain("L4 For:", "L5 For:", "say where");
        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);
    }

    @Test
    void whatWasTickedBeforeATestWasCalledNormalIsVoid() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(
                List.of(
                        entry("test-LIGHTTOUCH-right", "negative"),
                        entry("test-TOUCH-S1-right", "positive")));

        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);

        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().entry().consultation())
                .satisfies(noted ->
                        assertThat(noted.findings())
                                .extracting(Consultation.Finding::test)
                                .containsExactly("LIGHTTOUCH"));
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aLossFoundInTheSaddleIsAWarningSignWhateverWasAnswered() {
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        assertThat(fields).contains(entry("saddle_sensory_change", "no"));
        fields.addAll(
                List.of(
                        entry("test-LIGHTTOUCH-left", "positive"),
                        entry("test-TOUCH-SADDLE-left", "positive")));

        assertThat(words(reasoning(fields)))
                .contains("A loss here is warning sign RF-CES-01: Emergency: now.")
                .contains("S2 to S4 (saddle)");
        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);
        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().entry().ruling())
                .satisfies(ruling -> {
                    assertThat(ruling.flags()).contains("RF-CES-01");
                    assertThat(ruling.stops()).isTrue();
                });
    }

    private String reasoning(List<Map.Entry<String, String>> fields) {
        return pia.post(person() + "/consultation/reasoning", fields, "HX-Request", "true").body();
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void medicinesSpeakInTheConsultationBeforeAnythingIsPlanned() {
        pia.get(person() + "/consultation");

        var calm = words(reasoning("none", "none"));
        var thinned = words(reasoning("warfarin", "pacemaker"));

        assertThat(thinned)
                .contains("What the answers mean for treatment")
                .contains("Blocked: Cupping, wet", "Rule CI-CUP-02", "Rule CI-EA-01")
                .contains("Rule CI-CUP-02 Because: Blood thinner: Warfarin")
                .contains("Rule CI-EA-01 Because: Heart device: Pacemaker");
        assertThat(calm).doesNotContain("Rule CI-CUP-02", "Rule CI-EA-01");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whoHasAReasonIsAskedForWhatCouldForbidEveryNeedleAndNobodyElseIs() {
        pia.get(person() + "/consultation");
        var calm = complete(Paper.CONSULTATION, chart().seen());
        var bleeding = with(calm, "bleeding_disorder", "yes");

        var refused = pia.post(person() + "/consultation", bleeding);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Platelets, 10^9/L : This person must be asked for it before any needle."
                                + " Answer it, or say that it is not known.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(words(refused.body()))
                .contains("because: Do you have a bleeding disorder? Yes")
                .contains("Not known, and could forbid it: Platelets, 10^9/L. No needles or cups.")
                .contains("Rule CI-BLD-07");

        assertThat(pia.post(person() + "/consultation", calm).statusCode()).isEqualTo(302);
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void otherQuestionsStandOnThePageOnlyWhileThereAreSomeAndComeWithTheAnswerThatOpensThem() {
        pia.get(person() + "/consultation");
        pia.post(person() + "/consultation", complete(Paper.CONSULTATION, chart().seen()));
        for (var known = assessed(); !known.nextToAsk().isEmpty(); known = assessed()) {
            var answers = new ArrayList<Map.Entry<String, String>>();
            known.nextToAsk().forEach(fact -> answers.add(entry("shown", fact)));
            known.nextToAsk().forEach(fact -> answers.add(entry(fact, calm(fact))));
            pia.post(person() + "/questions", seen(answers));
        }
        var begun = pia.get(person() + "/consultation").body();
        assertThat(words(begun)).doesNotContain("Other questions", "Nothing else is open");
        assertThat(begun).contains("id=\"other\"").doesNotContain("other-title");

        var bleeding =
                with(complete(Paper.CONSULTATION, chart().seen()), "bleeding_disorder", "yes");
        var opened = region(bleeding);
        assertThat(opened)
                .containsPattern("id=\"other\" hx-swap-oob=\"true\"")
                .contains("name=\"platelets\"", "href=\"#other-title\"");

        var shown = new ArrayList<>(bleeding);
        hidden(opened, "shown").forEach(fact -> shown.add(entry("shown", fact)));
        hidden(opened, "needed").forEach(fact -> shown.add(entry("needed", fact)));
        assertThat(region(shown))
                .as("what stands there already is not drawn anew while it is answered")
                .doesNotContain("id=\"other\"");
        assertThat(region(with(shown, "bleeding_disorder", "no")))
                .as("no longer needed")
                .containsPattern("id=\"other\" hx-swap-oob=\"true\"")
                .doesNotContain("Needed before any needle");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void oneTapSaysThatRivalsWereThoughtOfAndLeavesThoseThatSomebodyElseMayHaveToSee() {
        assertThat(pia.get(person() + "/consultation").body())
                .as("nothing speaks for a root yet, so nothing can fit it less")
                .doesNotContain("name=\"rivals\"");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("test-SLR-right", "positive"));
        var offered = region(fields);
        assertThat(offered).containsPattern("id=\"rivals-do\" [^>]*hx-swap-oob=\"true\"");
        assertThat(words(offered))
                .contains("Thought of each of these 4: none fits better")
                .contains("Deep gluteal (piriformis) syndrome; Sacroiliac joint pain; Greater");
        assertThat(words(pia.get(person() + "/consultation").body()))
                .contains("with a level beside them, as “Doctor soon”, are judged one by one.");

        fields.add(entry("standing-DX-SIJ", "open"));
        var answered = together("rivals", "together", fields);
        assertThat(standings(answered))
                .containsExactlyInAnyOrder(
                        "DX-DGS unlikely", "DX-SIJ open", "DX-GTPS unlikely", "DX-REFER unlikely");
        assertThat(isUnfolded(answered, "name=\"standing-DX-SIJ\"")).isTrue();
        assertThat(isUnfolded(answered, "name=\"standing-DX-DGS\"")).isFalse();
        assertThat(words(answered)).contains("3 thought of together: none fits better");

        var form = sentBy(answered);
        var back = with(form, "standing-DX-GTPS", "referred");
        assertThat(standings(together("rivals", "undo", back)))
                .as("what was judged by hand stays")
                .containsExactlyInAnyOrder("DX-SIJ open", "DX-GTPS referred");

        assertThat(pia.post(person() + "/consultation", form).statusCode()).isEqualTo(302);
        assertThat(words(pia.get(lastConsultation()).body()))
                .contains("Sacroiliac joint pain: Still open")
                .contains(
                        "Deep gluteal (piriformis) syndrome; Greater trochanteric pain (bursitis,"
                                + " gluteal tendon); Somatic referred pain from joint or muscle:"
                                + " Unlikely (thought of together: none fits better)");
    }

    @Test
    void eachNumberOfATestHasItsSourceAndWhatNobodyReadIsMarked() {
        var page = pia.get(person() + "/consultation").body();
        for (var test : CareKnowledge.shipped().nerveRoots().tests()) {
            var fold = page.indexOf("id=\"how-" + test.id() + "\"");
            if (fold < 0) {
                continue;
            }
            var end = page.indexOf("<fieldset", fold);
            var how = page.substring(fold, end < 0 ? page.length() : end);
            for (var accuracy : test.accuracy()) {
                assertThat(words(how)).as(test.id()).contains(words(accuracy.source().citation()));
            }
            assertThat(how.split("\\(General professional knowledge\\)", -1).length - 1)
                    .as(test.id())
                    .isEqualTo(
                            test.accuracy().stream().filter(one -> one.unverified()).count()
                                    + Stream.of("how", "positive", "reading")
                                            .filter(test.backing()::isGeneralKnowledge)
                                            .filter(part -> !said(test, part).isEmpty())
                                            .count());
        }
        assertThat(words(page))
                .contains("Straight leg raise", "known from a second source")
                .contains("side difference counts; both absent may be age or neuropathy (General");
    }

    private static String said(ExaminationTest test, String part) {
        return switch (part) {
            case "how" -> test.how();
            case "positive" -> test.positive();
            default -> test.reading();
        };
    }

    @Test
    void thatItWasExplainedIsOneTapThatKeepsTheVersionOfTheText() {
        var line =
                "Explained: what sciatica is, what treatment is, what may happen, other ways."
                        + " Text: “Being examined and treated”, version 4.";
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("note", "Came with her son"));

        var said = together("explained", "yes", fields);
        assertThat(said).contains("name=\"explained_by\" value=\"4\"");
        assertThat(words(said)).contains(line);
        var form = sentBy(said);
        assertThat(together("explained", "undo", form))
                .contains("name=\"explained_by\" value=\"\"")
                .contains("Note as explained: what sciatica is, what treatment is");
        assertThat(
                        pia.post(
                                        person() + "/consultation",
                                        with(form, "explained_by", "4 and a half"))
                                .statusCode())
                .isEqualTo(422);

        assertThat(pia.post(person() + "/consultation", form).statusCode()).isEqualTo(302);
        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().entry().consultation())
                .satisfies(one -> assertThat(one.explained()).contains("4"))
                .satisfies(one -> assertThat(one.note()).isEqualTo("Came with her son"));
        assertThat(words(pia.get(lastConsultation()).body()))
                .contains("What was explained " + line)
                .containsPattern(
                        "Agreement “Being examined and treated”, version 1: agreed \\d+ \\w+ \\d+,"
                                + " noted by Dr\\. Pia Needham Note")
                .contains("Note Came with her son");

        pia.post(person() + "/consents/withdrawal", Map.of("kind", "care"));
        pia.get(person() + "/consultation");
        noted(new ArrayList<>(complete(Paper.CONSULTATION, chart().seen())));
        assertThat(words(pia.get(lastConsultation()).body()))
                .contains("Agreement None was on record then.")
                .doesNotContain("What was explained");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aFootThatIsWeakToLiftAsksForTheNerveAtTheFibulaToBeJudgedByItself() {
        pia.get(person() + "/consultation");
        var weak = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        weak.add(entry("test-HEELWALK-right", "positive"));

        assertThat(words(region(weak)))
                .contains(
                        "The foot is weak to lift, so judge by itself: Common peroneal neuropathy")
                .contains("Against: weak inversion or hip abduction (points to L5).");
        var answered = together("rivals", "together", weak);
        assertThat(standings(answered)).noneMatch(one -> one.contains("DX-PERON"));
        assertThat(isUnfolded(answered, "name=\"standing-DX-PERON\"")).isTrue();
        assertThat(words(region(with(weak, "test-INVERT-right", "positive"))))
                .as("points to the root")
                .doesNotContain("so judge by itself");
        assertThat(words(region(with(weak, "test-INVERT-left", "positive"))))
                .as("of the other side")
                .contains("so judge by itself");
        assertThat(words(region(with(weak, "standing-DX-PERON", "unlikely"))))
                .as("judged")
                .doesNotContain("so judge by itself");
    }

    @Test
    void wordsForTheWorkingDiagnosisAreOfferedByWhatWasFoundAndStandOnlyWhereSomebodyTapsThem() {
        assertThat(words(pia.get(person() + "/consultation").body()))
                .doesNotContain("From what was found");
        var stretched = List.of(entry("test-SLR-right", "positive"));
        assertThat(offered(region(stretched)))
                .containsExactly(
                        "Leg pain, right: consistent with nerve root irritation, level not clear");
        var felt = List.of(entry("found", "leg_outer-right-tingling"));
        assertThat(offered(region(felt)))
                .as("the map alone never decides")
                .containsExactly("Leg symptoms, right, where L5 is felt: level not clear");
        var both = new ArrayList<>(stretched);
        both.addAll(felt);
        assertThat(offered(region(both)))
                .containsExactly(
                        "Leg pain, right: consistent with nerve root irritation, level not clear"
                                + " (L5)");
        both.add(entry("test-HALLUX-right", "positive"));
        var found = region(both);
        assertThat(found).containsPattern("id=\"diagnosis-words\" [^>]*hx-swap-oob=\"true\"");
        assertThat(offered(found))
                .containsExactly(
                        "Leg pain, right: consistent with irritation of L5",
                        "Leg pain, right: consistent with nerve root irritation, level not clear");
        assertThat(valueOf(pia.get(person() + "/consultation").body(), "seen")).isNotEmpty();

        var tapped = together("words", offered(found).getFirst(), both);
        assertThat(tapped)
                .contains(">Leg pain, right: consistent with irritation of L5</textarea>");
        assertThat(offered(tapped)).as("it is the clinician's now").isEmpty();
        assertThat(together("words", "Something else", sentBy(tapped)))
                .as("what stands there is never written over")
                .contains(">Leg pain, right: consistent with irritation of L5</textarea>");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void noWordsForADiagnosisAreOfferedWhereTheFindingsPointPastTheRootOrAreAWarningSign() {
        var felt = entry("found", "leg_outer-right-tingling");
        var peroneal =
                List.of(
                        felt,
                        entry("test-HEELWALK-right", "positive"),
                        entry("test-INVERT-right", "negative"),
                        entry("test-HIPABD-right", "negative"));
        assertThat(offered(region(peroneal))).isEmpty();

        var saddle =
                List.of(
                        felt,
                        entry("test-LIGHTTOUCH-right", "positive"),
                        entry("test-TOUCH-SADDLE-right", "positive"));
        assertThat(offered(region(saddle))).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aLossOutsideOfWhatWasDrawnAtHomeAsksForADrawingOfToday() {
        var l5 =
                List.of(
                        entry("test-LIGHTTOUCH-right", "positive"),
                        entry("test-TOUCH-L5-right", "positive"));
        assertThat(words(region(l5))).as("nothing was drawn").doesNotContain("Mark where it is");

        draws(new Mark(Region.THIGH_BACK, Side.RIGHT, Feeling.PAIN));
        assertThat(words(pia.get(person() + "/consultation").body()))
                .doesNotContain("Mark where it is");
        var region = region(l5);
        assertThat(words(region))
                .contains("Found: less feeling, L5, right. Drawn at home: Back of the thigh right.")
                .contains("Mark where it is today.");
        assertThat(region).containsPattern("id=\"drawn-elsewhere\" [^>]*hx-swap-oob=\"true\"");
        var marked = new ArrayList<>(l5);
        marked.add(entry("found", "foot_top-right-numbness"));
        assertThat(words(region(marked))).doesNotContain("Mark where it is");

        draws(new Mark(Region.LEG_OUTER, Side.RIGHT, Feeling.TINGLING));
        assertThat(words(region(l5))).as("it is drawn there").doesNotContain("Mark where it is");
        draws(new Mark(Region.LEG_OUTER, Side.LEFT, Feeling.TINGLING));
        assertThat(words(region(l5))).as("on the other leg").contains("Mark where it is today.");
    }

    private void draws(Mark mark) {
        checkedSymptoms(InCare.allNo(), List.of(mark), new Story("", "", "", "", ""));
    }

    private static List<String> offered(String html) {
        return Pattern.compile("name=\"words\" value=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    @Test
    void theResultIsCountedOnceSomethingOfItWasWritten() {
        var begun = pia.get(person() + "/consultation").body();
        assertThat(part(begun, "result-title")).isEqualTo("Result");

        var fields = sentBy(begun);
        assertThat(part(region(with(fields, "goal", "Walk")), "result-title"))
                .isEqualTo("Result 2 of 3");
        assertThat(part(region(with(fields, "diagnosis", "Sciatica")), "result-title"))
                .as("it begins with the goal of the plan")
                .isEqualTo("Result 3 of 3");
        assertThat(part(region(fields), "result-title")).isEqualTo("Result");
    }

    /** What the row of sections says of one. */
    private static String part(String html, String id) {
        return words(
                        html.replaceAll(
                                "(?s).*<a class=\"jump-to\" href=\"#%s\"[^>]*>(.*?)</a>.*"
                                        .formatted(id),
                                "$1"))
                .strip();
    }

    private static List<String> standings(String html) {
        return Pattern.compile("name=\"standing-([^\"]+)\" value=\"([a-z]+)\" checked")
                .matcher(html)
                .results()
                .map(one -> one.group(1) + " " + one.group(2))
                .toList();
    }

    private String region(List<Map.Entry<String, String>> fields) {
        return pia.post(person() + "/consultation/reasoning", fields, "HX-Request", "true").body();
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void notKnownIsAnAnswerThatStaysUnknownAndANumberIsHeardByTheRules() {
        pia.get(person() + "/consultation");
        var bleeding =
                with(complete(Paper.CONSULTATION, chart().seen()), "bleeding_disorder", "yes");
        var unknown = new ArrayList<>(bleeding);
        unknown.addAll(List.of(entry("platelets", ""), entry("platelets", "unknown")));

        assertThat(pia.post(person() + "/consultation", unknown).statusCode()).isEqualTo(302);
        assertThat(told()).doesNotContainKey("platelets").containsEntry("bleeding_disorder", true);

        var again = pia.get(person() + "/consultation").body();
        assertThat(words(again)).contains("Not known, and could forbid it: Platelets, 10^9/L.");
        var few = with(seen(bleeding), "platelets", "15");
        assertThat(pia.post(person() + "/consultation", few).statusCode()).isEqualTo(302);
        assertThat(told()).containsEntry("platelets", 15.0);
        assertThat(words(pia.get(person() + "/consultation").body()))
                .contains("No needles or cups. Rule CI-BLD-07")
                .doesNotContain("Not known, and could forbid it");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void nothingKeepsFromNotingWhatSendsSomebodyOn() {
        pia.get(person() + "/consultation");
        var fields = with(complete(Paper.CONSULTATION, chart().seen()), "bleeding_disorder", "yes");

        var noted =
                pia.post(person() + "/consultation", with(fields, "bladder_cannot_pass", "yes"));

        assertThat(noted.statusCode()).isEqualTo(302);
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
}
