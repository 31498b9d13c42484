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
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.Picture;
import huantiao.care.SafetyBefore;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Sex;
import huantiao.triage.FactType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The symptom check as somebody of the clinic fills it in with the person. */
class IntakePagesTest extends ChartingPages {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([a-z_0-9]+)\"");

    private static final Pattern BUTTON =
            Pattern.compile(
                    "formaction=\"[^\"]*block=([a-z]+)\"><span>All (\\d+) asked, each answered no");

    private static final List<String> ALONE =
            List.of(
                    "saddle",
                    "strength",
                    "injury",
                    "vessels",
                    "place",
                    "walking",
                    "story",
                    "course",
                    "medicines",
                    "conditions",
                    "consent");

    private static final List<String> ASKED = List.of("place", "saddle", "consent");

    /** Whatever was answered: what the person's form asks, whoever asks asks too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void nothingThatThePersonsFormAsksIsLostWhereSomebodyAsks(long seed) {
        var answers = answers(new Random(seed));
        var guest = server.guest(mei, LinkPurpose.INTAKE);

        var alone = asked(guest, "/me/intake/", ALONE, answers);
        var asked = asked(pia, person() + "/intake/", ASKED, answers);

        assertThat(alone)
                .hasSizeGreaterThan(40)
                .contains("mark", "story", "consent_care", "consent_registry", "consent_reminders");
        assertThat(asked).containsAll(alone);
        assertThat(alone).doesNotContainAnyElementsOf(Examined.FINDINGS);
        assertThat(asked).doesNotContainAnyElementsOf(Examined.FINDINGS);
    }

    /** A clinician reads a few words; the person's own are there to be read out, and kept so. */
    @Test
    void whoeverAsksReadsAFewWordsAndFindsThoseToReadOut() {
        var path = person() + "/intake/saddle";
        var page = pia.get(path).body();

        assertThat(words(page))
                .contains("Show the words to read out")
                .contains("Wiping feels different or numb")
                .contains("When you wipe after the toilet, does it feel different or numb?")
                .contains("MAOI", "Water tablets");
        assertThat(page)
                .as("asked by itself in its own words, by whoever asks")
                .containsPattern("field-label\">Has the pain brought thoughts of not wanting");
        assertThat(words(server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/saddle").body()))
                .contains("When you wipe after the toilet, does it feel different or numb?")
                .doesNotContain("Wiping feels different or numb", "Show the words to read out");

        assertThat(page)
                .as("nobody has to find a switch first")
                .containsPattern("name=\"aloud\"[^>]* checked");
        pia.post(path + "/draft", List.of(Map.entry("aloud-asked", "yes")));
        assertThat(pia.get(path).body()).doesNotContainPattern("name=\"aloud\"[^>]* checked");
    }

    /** Only the hand that examines can tell; the page says where it is asked. */
    @Test
    void findingsOfAnExaminationAreNotAskedButNamed() {
        var page = pia.get(person() + "/intake/saddle").body();

        assertThat(words(page))
                .contains("the consultation asks: the weakest muscle, the foot pulses");
    }

    /** Before anybody examined, what only the hand can tell is named and not asked. */
    @Test
    void theResultNamesWhatHasNoAnswerAndWhereItIsAsked() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var base = "/people/" + fresh.patient();
        var calm = calm();
        calm.remove("self_harm_thoughts");
        for (var screen : List.of("place", "saddle", "saddle", "consent")) {
            var path = base + "/intake/" + screen;
            pia.post(path, fields(shown(pia.get(path).body()), calm));
        }

        var result = words(pia.get(base + "/intake/result").body());
        var questions = pia.get(base + "/questions").body();

        assertThat(result)
                .contains("Only the examination tells; the consultation asks: the weakest muscle")
                .contains("One question has no answer: not asked, left open or not known. Because")
                .contains("Because of it one warning sign cannot be told.")
                .containsPattern(
                        "Questions that have no answer 1 Has the pain brought thoughts of"
                                + " not[^?]*\\? Hangs on it: Has the pain brought thoughts[^;]*\\?"
                                + " Other")
                .doesNotContain("you first");
        assertThat(words(questions)).contains("Only the examination tells");
        assertThat(shown(questions)).containsExactly("self_harm_thoughts");
    }

    /** Before the consultation: every single answer can be read, and no tab hides it. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whoeverTreatsReadsEveryAnswerAndTheTabOpensThem() {
        var place = person() + "/intake/place";
        pia.post(
                place,
                fields(
                        shown(pia.get(place).body()),
                        Map.of("since", "9", "since_unit", "weeks", "pain_trend", "worsening")));
        var path = person() + "/intake/saddle";
        together(pia, path, "saddle", Map.of());
        var answers = new TreeMap<>(kept(pia.get(path).body()));
        answers.putAll(
                Map.of(
                        "diabetes", "yes",
                        "cardiac_device", "pacemaker",
                        "epilepsy", "none",
                        "cancer_history", "never"));
        pia.post(path, fields(shown(pia.get(path).body()), answers));
        pia.post(path, fields(shown(pia.get(path).body()), answers));
        pia.post(person() + "/intake/consent", List.of(Map.entry("shown", "consent_care")));

        var tab = pia.get(person() + "/intake");
        var result = pia.get(person() + "/intake/result").body();
        var told = chart().latest(Entry.SymptomsTold.class).orElseThrow();

        assertThat(tab.headers().firstValue("location").orElseThrow()).endsWith("/intake/result");
        var noes = result.substring(result.indexOf("questions were answered no"));
        var list = noes.substring(0, noes.indexOf("</details>"));
        var facts = Picture.read(told.entry().facts(), InCare.RULES.vocabulary());
        assertThat(words(result))
                .contains("Diabetes Yes", "Heart device Pacemaker", "Trend Getting worse")
                .containsPattern("No answer, and so not known [^.]*Pregnant")
                .contains("Ask all of it anew", "Symptom check of 2 Mar 2026");
        assertThat(result).contains("href=\"" + place + "\"");
        assertThat(words(list)).contains("Epilepsy", "Cancer", "Wiping feels different or numb");
        assertThat(list.split("<li>")).hasSizeGreaterThan(12).hasSizeLessThan(facts.names().size());
        assertThat(pia.get(person()).body())
                .contains("href=\"" + person() + "/intake/result\"")
                .contains("/intake/result?entry=" + told.noted().sequence());
        assertThat(pia.get(person() + "/intake/result?entry=" + told.noted().sequence()).body())
                .contains("Pacemaker");

        server.clock.move(Duration.ofMinutes(1));
        pia.post(place + "/draft", List.of(Map.entry("shown", "since"), Map.entry("since", "3")));
        assertThat(pia.get(person() + "/intake").headers().firstValue("location").orElseThrow())
                .as("one that was begun anew goes on")
                .endsWith("/intake/place");
        assertThat(server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/result").body())
                .as("the person reads what to do")
                .doesNotContain("id=\"answers\"");
    }

    /** Whoever answered everything is not told that something is missing. */
    @Test
    void whatWaitsForTheExaminationIsSaidToStaffAndIsNoGapOfThePerson() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        answersAlone(guest, calm());

        var told = server.chart(fresh).latest(Entry.SymptomsTold.class).orElseThrow().entry();
        assertThat(told.ruling().flags()).isEmpty();
        assertThat(words(guest.get("/me/intake/result").body()))
                .contains("No warning sign in what was answered", "examines you")
                .doesNotContain("Not everything was", "not a no", "pulses", "cannot be told");
        for (var page : List.of("", "/intake/result")) {
            assertThat(words(pia.get("/people/" + fresh.patient() + page).body()))
                    .contains("No answer says that somebody else must see the person first.")
                    .contains(
                            "Every question behind a warning sign is answered. Left for the"
                                    + " examination: the weakest muscle, the foot pulses",
                            "Warning signs that wait for the examination 2")
                    .doesNotContain("Not everything was", "Because of it");
        }
    }

    @Test
    void whatTheQuestionsBeforeEachVisitTellIsSaidToBeAskedThere() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        answersAlone(server.guest(fresh, LinkPurpose.INTAKE), calm());
        var permit = Staff.permit(Staff.pia(), Deed.RECORD_CARE, fresh);
        var found =
                InCare.answered()
                        .with("mrc_lowest", 5)
                        .with("foot_pulses_absent", false)
                        .with("spine_tender_midline", false);
        var now =
                new CareSteps.Now(
                        LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC),
                        ZoneOffset.UTC,
                        InCare.RULES);
        InCare.add(
                server.charts,
                permit,
                server.clock.instant(),
                chart ->
                        CareSteps.consult(
                                chart,
                                InCare.consultation(now.today().plusWeeks(4)),
                                found,
                                List.of(),
                                now));
        server.clock.move(Duration.ofDays(2));
        try {
            assertThat(words(server.caller(Staff.pia()).get("/people/" + fresh.patient()).body()))
                    .contains("Asked anew before each visit")
                    .doesNotContain("cannot be told");
        } finally {
            server.clock.move(Duration.ofDays(-2));
        }
    }

    @Test
    void anAgeOnWhichAWarningSignHangsIsNotCalledOptional() {
        for (var page :
                List.of(
                        pia.get(person() + "/intake/place").body(),
                        server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/story").body())) {
            assertThat(page).contains("name=\"back_pain_onset_age\"");
            assertThat(label(page, "back_pain_onset_age"))
                    .startsWith("<label")
                    .doesNotContain("optional");
        }
    }

    /** Alone with a phone: beside the story a box that is left empty is easily overlooked. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aNumberIsAskedOnlyWhereAWarningSignHangsOnItAndOnceMoreWhereItWasLeftEmpty() {
        for (var since : Map.of("2", false, "9", true).entrySet()) {
            var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
            server.register(fresh, Cast.mei());
            var guest = server.guest(fresh, LinkPurpose.INTAKE);
            var answers = calm();
            answers.put("since", since.getKey());
            answers.keySet()
                    .removeAll(List.of("weeks_good_conservative_care", "back_pain_onset_age"));

            answersAlone(guest, ALONE.subList(0, ALONE.indexOf("story")), answers);
            var story = shown(guest.get("/me/intake/story").body());
            assertThat(story).contains("back_pain_onset_age");
            assertThat(story.contains("weeks_good_conservative_care")).isEqualTo(since.getValue());

            answersAlone(guest, List.of("story"), answers);
            var last = shown(guest.get("/me/intake/course").body());
            assertThat(last).contains("back_pain_onset_age");
            assertThat(last.contains("weeks_good_conservative_care")).isEqualTo(since.getValue());

            answersAlone(guest, ALONE.subList(ALONE.indexOf("course"), ALONE.size()), calm());
            assertThat(words(guest.get("/me/intake/result").body()))
                    .doesNotContain("Not everything was", "cannot be told");
        }
    }

    @Test
    void weaknessIsAskedBeforeItsChange() {
        var shown = shown(pia.get(person() + "/intake/saddle").body());

        assertThat(shown).contains("leg_weakness", "leg_weakness_trend");
        assertThat(shown.indexOf("leg_weakness_trend"))
                .isGreaterThan(shown.indexOf("leg_weakness"));
    }

    /**
     * Alone with a phone: whether it changes and whether it is both is asked of a weakness only.
     */
    @ParameterizedTest
    @ValueSource(strings = {"none", "mild", "unknown", ""})
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatHangsOnAWeaknessIsAskedUnlessThereIsNone(String weakness) {
        var guest = server.guest(mei, LinkPurpose.INTAKE);
        var path = "/me/intake/strength";
        var calm = calm();
        calm.put("leg_weakness", weakness);
        if (weakness.isEmpty()) {
            calm.remove("leg_weakness");
        }
        var before = shown(guest.get(path).body());

        var next = guest.post(path, fields(before, calm));
        var after = shown(guest.get(path).body());

        assertThat(before)
                .contains("leg_weakness", "foot_drop_new")
                .doesNotContain("leg_weakness_trend", "weakness_both_legs");
        if (weakness.equals("none")) {
            assertThat(location(next)).endsWith("/intake/injury");
            assertThat(after).doesNotContain("leg_weakness_trend", "weakness_both_legs");
        } else {
            assertThat(location(next)).endsWith("/intake/strength?more#more");
            assertThat(after).contains("leg_weakness_trend", "weakness_both_legs");
            var why =
                    weakness.isEmpty()
                            ? "One question has no answer yet."
                            : "Because of what you answered";
            assertThat(whyMore(guest.get(path + "?more").body())).contains(why);
        }
    }

    /** Why there is more to ask, and nothing else of the page. */
    private static String whyMore(String html) {
        return words(html.replaceAll("(?s).*<div id=\"more\"(.*?)</div>.*", "$1"));
    }

    /** Neither leg is weaker: no both, which is read from that answer and noted as no answer. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatFollowsFromAnAnswerIsReadAndNotNoted() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var calm = calm();
        calm.remove("leg_weakness_trend");
        answersAlone(server.guest(fresh, LinkPurpose.INTAKE), calm);

        var told = server.chart(fresh).latest(Entry.SymptomsTold.class).orElseThrow().entry();
        var result = words(pia.get("/people/" + fresh.patient() + "/intake/result").body());

        assertThat(told.ruling().flags()).isEmpty();
        assertThat(Picture.read(told.facts(), InCare.RULES.vocabulary()).plain())
                .containsEntry("leg_weakness", "none")
                .doesNotContainKeys("leg_weakness_trend", "weakness_both_legs");
        assertThat(result)
                .contains(
                        "Not asked, because another answer says it: Weakness changing: No"
                                + " weakness is noticed; Both legs weak: No");
    }

    /** Whoever stops at the drawing was asked for every warning sign that no drawing decides. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void warningSignsComeBeforeTheDrawing() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        assertThat(location(guest.get("/me/intake"))).endsWith("/intake/saddle");
        var asked = new LinkedHashSet<String>();
        for (var screen : ALONE.subList(0, ALONE.indexOf("place"))) {
            var path = "/me/intake/" + screen;
            var shown = shown(guest.get(path).body());
            asked.addAll(shown);
            guest.post(path, fields(shown, calm()));
        }

        var noes = InCare.RULES.vocabulary().nothingKnown();
        for (var fact : asked) {
            noes =
                    InCare.RULES.vocabulary().declaration(fact).type() instanceof FactType.Truth
                            ? noes.with(fact, false)
                            : noes;
        }
        for (var flag : InCare.RULES.flags().askFirst()) {
            assertThat(flag.when().holds(noes).isNo()).as(flag.id()).isTrue();
        }
        assertThat(asked)
                .contains("foot_drop_new", "self_harm_thoughts", "rash_blisters_in_band")
                .doesNotContain("mark", "leg_side", "symptom_days", "back_pain_onset_age");
        assertThat(location(guest.get("/me/intake"))).as("goes on").endsWith("/intake/place");

        for (var screen : List.of("place", "walking")) {
            guest.post("/me/intake/" + screen, List.of());
        }
        assertThat(shown(guest.get("/me/intake/course").body()))
                .as("where nothing was drawn, the leg is asked for")
                .contains("leg_side");
    }

    /** What calls for a doctor today is in the chart at once, and says what to do. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatMustBeSeenTodayIsNotedBeforeTheOtherQuestions() {
        var guest = server.guest(mei, LinkPurpose.INTAKE);
        var path = "/me/intake/strength";
        var drops = calm();
        drops.put("foot_drop_new", "yes");
        var fields = fields(shown(guest.get(path).body()), drops);
        guest.post(path + "/draft", fields);

        assertThat(words(guest.get(path).body()))
                .contains("See a doctor today", "so that the clinic has these answers");
        assertThat(location(guest.post(path, fields))).endsWith("/intake/result");

        assertThat(chart().latest(Entry.SymptomsTold.class).orElseThrow().entry().ruling().level())
                .isEqualTo("same_day");
        var result = guest.get("/me/intake/result").body();
        assertThat(words(result)).contains("See a doctor today.", "Go on with the questions");
        assertThat(result).contains("href=\"/me/intake/saddle\"").doesNotContain("/me/choices");
        assertThat(words(guest.get("/me/intake/saddle").body()))
                .contains("See a doctor today", "The clinic has these answers.");
        var saddle = "/me/intake/saddle";
        assertThat(location(guest.post(saddle, fields(shown(guest.get(saddle).body()), calm()))))
                .as("told once, then the other questions")
                .endsWith("/intake/strength");
        assertThat(chart().all(Entry.SymptomsTold.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Sex.class)
    void sexualFunctionIsAskedInWordsForThePerson(Sex sex) {
        var whose = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        var mei = Cast.mei();
        server.register(whose, new Entry.Registered(mei.name(), mei.born(), sex, mei.contact()));

        for (var page :
                List.of(
                        server.guest(whose, LinkPurpose.INTAKE).get("/me/intake/saddle").body(),
                        pia.get("/people/%s/intake/saddle".formatted(whose.patient())).body())) {
            assertThat(words(page)).contains("sexual function");
            assertAskedInWordsFor(sex, words(page));
        }
    }

    @ParameterizedTest
    @EnumSource(Sex.class)
    void theClinicAsksForSexualFunctionInWordsForThePersonWhereverItAsks(Sex sex) {
        var whose = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        var mei = Cast.mei();
        server.register(whose, new Entry.Registered(mei.name(), mei.born(), sex, mei.contact()));
        var person = "/people/" + whose.patient();

        for (var page : List.of("/consultation", "/questions", "/plan")) {
            assertAskedInWordsFor(sex, words(pia.get(person + page).body()));
        }
    }

    @ParameterizedTest
    @EnumSource(Sex.class)
    void theWarningSignOfSexualFunctionStandsInWordsForThePersonWhereverItIsShown(Sex sex) {
        var whose = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        var mei = Cast.mei();
        server.register(whose, new Entry.Registered(mei.name(), mei.born(), sex, mei.contact()));
        var person = "/people/" + whose.patient();
        pia.get(person + "/consultation");
        pia.post(
                person + "/consultation",
                List.of(
                        Map.entry("seen", "" + server.chart(whose).seen()),
                        Map.entry("sexual_function_new_change", "yes"),
                        Map.entry("genital_sensation_lost", "no"),
                        Map.entry(
                                "review_on",
                                LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC)
                                        .plusWeeks(4)
                                        .toString())));
        assertThat(server.chart(whose).ruling().orElseThrow().ruling().flags())
                .containsExactly("RF-CES-10");

        for (var page :
                List.of(
                        "",
                        "/letters?reader=emergency",
                        "/letters?reader=gp",
                        "/consultations/" + server.chart(whose).seen())) {
            var shown = words(pia.get(person + page).body());
            switch (sex) {
                case FEMALE -> assertThat(shown).as(page).doesNotContain("erection", "ejaculation");
                case MALE -> assertThat(shown).as(page).doesNotContain("arousal");
                case OTHER, UNSAID ->
                        assertThat(shown).as(page).doesNotContain("keeping an erection");
            }
            if (page.endsWith("emergency")) {
                assertThat(shown).as(page).containsPattern("Sudden change in [^;]*sexual function");
            } else if (page.isEmpty() || page.startsWith("/letters")) {
                assertThat(shown).as(page).contains("in feeling during sex");
            }
        }
    }

    private static void assertAskedInWordsFor(Sex sex, String page) {
        assertThat(page).contains("sexual function");
        switch (sex) {
            case FEMALE ->
                    assertThat(page).doesNotContain("erection", "ejaculation").contains("arousal");
            case MALE -> assertThat(page).contains("keeping an erection");
            case OTHER, UNSAID -> assertThat(page).contains("arousal, erection");
        }
    }

    /** The score after the check, by the same link: what was just answered is not asked again. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theScoreAsksNoSafetyQuestionThatTheCheckJustAnswered() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        answersAlone(guest, calm());
        server.clock.move(Duration.ofMinutes(15));
        pia.get(person());
        server.clock.move(Duration.ofMinutes(14));

        var page = guest.get("/me/check-in").body();
        assertThat(words(page))
                .containsPattern("Safety questions: you answered them at \\d\\d:\\d\\d")
                .contains("has changed since")
                .doesNotContain("Four safety questions");
        var told = server.chart(fresh).latest(Entry.SymptomsTold.class).orElseThrow();
        var before = Map.entry("before", "" + told.noted().sequence());
        assertThat(location(guest.post("/me/check-in", List.of(before, Map.entry("leg", "6")))))
                .endsWith("/thanks");

        var score = server.chart(fresh).latest(Entry.CheckedIn.class).orElseThrow().entry();
        assertThat(score.safety().plain()).as("nothing was asked with it").isEmpty();
        assertThat(score.safetyFrom()).contains(told.noted().sequence());
        assertThat(words(pia.get("/people/" + fresh.patient()).body()))
                .contains(
                        "Check-in of week 0; safety questions not asked again, as answered in the"
                                + " symptom check just before (entry %d)"
                                        .formatted(told.noted().sequence()));

        server.clock.move(Duration.ofMinutes(2));
        assertThat(words(guest.get("/me/check-in").body())).contains("Four safety questions");
        var late = guest.post("/me/check-in", List.of(before, Map.entry("leg", "6")));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late.body()))
                .contains(
                        "are too old for this", "Four safety questions", "Is a leg or foot weak?");
        assertThat(words(server.guest(fresh, LinkPurpose.OWN_PAGES).get("/me/check-in").body()))
                .contains("Four safety questions");
    }

    /** What the check left open is asked; what is new is told in the fold, and rings at once. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theScoreAsksWhatTheCheckLeftOpenAndHearsWhatIsNew() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        var calm = calm();
        calm.put("bowel_or_wind_not_felt", "unknown");
        answersAlone(guest, calm);

        var page = guest.get("/me/check-in").body();
        var fold = page.substring(page.indexOf("<details"));
        assertThat(page.substring(0, page.indexOf("<details")))
                .contains("name=\"bowel\"")
                .doesNotContain("name=\"bladder\"", "name=\"weakness\"");
        assertThat(fold).contains("name=\"saddle\"", "name=\"bladder\"", "name=\"weakness\"");

        var told = server.chart(fresh).latest(Entry.SymptomsTold.class).orElseThrow();
        guest.post(
                "/me/check-in",
                List.of(
                        Map.entry("before", "" + told.noted().sequence()),
                        Map.entry("leg", "6"),
                        Map.entry("bladder", "yes")));
        assertThat(words(guest.get("/me/check-in/thanks").body())).contains("Get help now");
        assertThat(words(guest.get("/me/check-in").body()))
                .as("after an alarm nothing stands for anything")
                .contains("Four safety questions");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void inTheRoomTheScoreAsksNoneOfTheFourAgainEither() {
        answersTheWholeWay();
        assertThat(words(pia.get(person() + "/check-in").body()))
                .containsPattern("Safety questions: asked at \\d\\d:\\d\\d")
                .doesNotContain("Four safety questions");
        server.clock.move(SafetyBefore.STANDS.dividedBy(2));
        pia.get(person());
        server.clock.move(SafetyBefore.STANDS.dividedBy(2).plusMinutes(1));
        assertThat(words(pia.get(person() + "/check-in").body()))
                .contains("Saddle, bladder and bowel: asked at", "Is a leg or foot weak?");
    }

    /** A page that only some get is not counted: the number of steps holds from the first. */
    @Test
    void theStepsAreThosePagesThatEverybodyGets() {
        var guest = server.guest(mei, LinkPurpose.INTAKE);

        assertThat(words(guest.get("/me/intake/saddle").body())).contains("Step 1 of 10: Safety");
        assertThat(words(guest.get("/me/intake/course").body())).contains("Step 7 of 10: Story");
        assertThat(words(guest.get("/me/intake/medicines").body())).contains("Step 8 of 10");
    }

    /** Whoever passes over a question is told once, by name, and may leave it open. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aQuestionThatIsPassedOverIsNamedOnceAndMayStayOpen() {
        var guest = server.guest(mei, LinkPurpose.INTAKE);
        var path = "/me/intake/injury";
        var calm = calm();
        calm.remove("trauma");
        var fields = fields(shown(guest.get(path).body()), calm);

        assertThat(guest.get(path).body()).doesNotContain("name=\"left\"");
        assertThat(location(guest.post(path, fields))).endsWith("/intake/injury?open#open");
        var named = guest.get(path + "?open").body();
        assertThat(words(named))
                .contains("One question has no answer")
                .contains("Was there a fall, an accident or another blow before this began?")
                .contains("What is left open is not known");
        assertThat(named).contains("href=\"#f-trauma\"", "name=\"left\" value=\"yes\"");

        fields.add(Map.entry("left", "yes"));
        assertThat(location(guest.post(path, fields))).endsWith("/intake/vessels");
        fields.add(Map.entry("trauma", "unknown"));
        fields.removeIf(field -> field.getKey().equals("left"));
        assertThat(location(guest.post(path, fields)))
                .as("not knowing is an answer")
                .endsWith("/intake/vessels");
    }

    /** The end is thanks and what happens next; the choices are something to read. */
    @Test
    void afterSendingThereIsThanksAndWhatHappensNextAndNoFurtherStep() {
        var fresh = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(fresh, Cast.mei());
        var guest = server.guest(fresh, LinkPurpose.INTAKE);
        answersAlone(guest, calm());

        var result = guest.get("/me/intake/result").body();
        assertThat(result).contains("/me/check-in").doesNotContain("/me/choices");
        assertThat(guest.get("/me/check-in").body())
                .as("to whom no reminder comes, none is to be stopped")
                .doesNotContain("/me/reminders");
        guest.post("/me/check-in", List.of(Map.entry("leg", "6"), Map.entry("back", "1")));
        guest.post(
                "/me/check-in/more",
                List.of(
                        Map.entry("item", "3"),
                        Map.entry("item", "5"),
                        Map.entry("finished", "yes")));

        var thanks = guest.get("/me/check-in/thanks").body();
        assertThat(words(thanks))
                .contains("Thank you", "What happens next", "At your first visit the practitioner")
                .contains("If something changes before that Go to an emergency department")
                .contains("To read when you like", "about 13 minutes", "nobody waits for it");
        assertThat(thanks).doesNotContainPattern("class=\"[^\"]*button[^\"]*\" href=\"/me/choices");
        assertThat(location(guest.get("/me/intake")))
                .as("nobody is asked the same once more")
                .endsWith("/intake/result");
        assertThat(words(pia.get("/people/" + fresh.patient()).body()))
                .contains("Starting score leg pain of the last seven days 6 of 10")
                .contains(
                        "back pain 1 of 10", "Roland-Morris, asked of the back: 2 of 24, more is");
    }

    @Test
    void thePersonReadsWhatAnAgreementLeftOpenMeans() {
        assertThat(words(server.guest(mei, LinkPurpose.INTAKE).get("/me/intake/consent").body()))
                .contains("Left open: you are asked again. Nobody treats you without a yes.")
                .contains("Left open: you are not counted.")
                .contains("Left open: you get no reminders.");
        assertThat(words(pia.get(person() + "/intake/consent").body())).doesNotContain("Left open");
    }

    private void answersAlone(Caller guest, Map<String, String> answers) {
        answersAlone(guest, ALONE, answers);
    }

    private void answersAlone(Caller guest, List<String> screens, Map<String, String> answers) {
        for (var screen : screens) {
            for (int round = 0; round < 2; round++) {
                var path = "/me/intake/" + screen;
                guest.post(path, fields(shown(guest.get(path).body()), answers));
            }
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    /** Each button answers as many as it says, of its block alone, and none of the others. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void everyButtonAnswersAsManyAsItSays() {
        for (var path : List.of(person() + "/intake/place", person() + "/intake/saddle")) {
            var page = pia.get(path).body();
            var buttons = BUTTON.matcher(page).results().toList();
            assertThat(buttons).isNotEmpty();
            for (var button : buttons) {
                var before = answered(pia.get(path).body());

                together(pia, path, button.group(1), Map.of());

                var news = new LinkedHashSet<>(answered(pia.get(path).body()));
                news.removeAll(before);
                assertThat(news).as(button.group(1)).hasSize(Integer.parseInt(button.group(2)));
            }
        }
    }

    /** The block that comes first is answered whole: no question of it stays open unseen. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theSafetyBlockIsAnsweredWhole() {
        var path = person() + "/intake/saddle";

        pia.post(
                person() + "/intake/place",
                fields(
                        List.of("mark", "since", "since_unit"),
                        Map.of(
                                "mark", "calf-right-pain",
                                "since", "9",
                                "since_unit", "weeks")));

        together(pia, path, "saddle", Map.of());

        var page = pia.get(path).body();
        var block = page.substring(page.indexOf("id=\"saddle\""), page.indexOf("id=\"strength\""));
        assertThat(shown(block)).contains("bilateral_leg_pain_new").hasSizeGreaterThan(10);
        for (var fact : shown(block)) {
            assertThat(block).containsPattern(chosen(fact, "no"));
        }
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void nothingIsChosenBeforeSomebodyChooses() {
        for (var screen : ASKED) {
            assertThat(answered(pia.get(person() + "/intake/" + screen).body())).isEmpty();
        }
    }

    /** What can only be answered one by one, and a no that is a finding, stay open. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatIsNoYesOrNoIsNotAnsweredWithTheOthers() {
        var path = person() + "/intake/saddle";

        for (var block : List.of("strength", "injury", "health", "medicines", "conditions")) {
            together(pia, path, block, Map.of());
        }

        assertThat(answered(pia.get(path).body()))
                .contains("weakness_both_legs", "osteoporosis", "unwell", "diabetes")
                .doesNotContain("trauma", "cancer_history", "pregnant", "medicines");
    }

    /** One answered by itself stays as it was answered, and stops the way if it must. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aQuestionAnsweredByItselfIsNotAnsweredNoWithTheOthers() {
        var sent =
                together(
                        pia,
                        person() + "/intake/saddle",
                        "saddle",
                        Map.of("saddle_sensory_change", "yes"));

        assertThat(sent.headers().firstValue("location").orElseThrow()).endsWith("/intake/result");
        assertThat(chart().ruling().orElseThrow().ruling().level()).isEqualTo("emergency_now");
    }

    /** With script the page says at once what an answer means; the draft is kept. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aYesToARedFlagIsSaidAtOnce() {
        var path = person() + "/intake/saddle";
        var fields = fields(shown(pia.get(path).body()), Map.of("foot_drop_new", "yes"));

        var calm = pia.post(path + "/draft", fields(shown(pia.get(path).body()), Map.of()), HX);
        var said = pia.post(path + "/draft", fields, HX);
        fields.add(Map.entry("bladder_cannot_pass", "yes"));
        var now = pia.post(path + "/draft", fields, HX);

        assertThat(calm.body()).doesNotContain("role=\"alert\"").doesNotContain("<html");
        assertThat(words(said.body())).contains("A doctor must see the person today");
        assertThat(words(now.body())).contains("Call an ambulance");
        assertThat(pia.get(path).body())
                .containsPattern(chosen("bladder_cannot_pass", "yes"))
                .contains("Call an ambulance");
    }

    /** A person alone with a phone reads each question and answers each. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aPersonWhoAnswersByThemselvesAnswersEachByItself() {
        var guest = server.guest(mei, LinkPurpose.INTAKE);
        var page = guest.get("/me/intake/saddle").body();
        assertThat(shown(page)).contains("saddle_sensory_change");
        assertThat(page).doesNotContain("each answered no");

        together(guest, "/me/intake/saddle", "saddle", Map.of());

        assertThat(guest.get("/me/intake/saddle").body())
                .doesNotContainPattern("value=\"no\"[^>]* checked");
    }

    /** What was answered with others is kept like any other answer, and nothing else is. */
    @Test
    void theWayEndsInTheChartWithWhatWasAnswered() {
        answersTheWholeWay();

        var kept = chart().latest(Entry.SymptomsTold.class).orElseThrow().entry();
        var facts = Picture.read(kept.facts(), InCare.RULES.vocabulary());
        assertThat(kept.story().story()).isEqualTo("Lifting a box");
        assertThat(facts.plain())
                .containsEntry("symptom_days", 63)
                .containsEntry("worse_sitting", true)
                .containsEntry("saddle_sensory_change", false)
                .containsEntry("leg_weakness", "none")
                .doesNotContainKeys("trauma", "diabetes", "known_aaa");
        assertThat(facts.plain())
                .as("what follows from another answer is nobody's answer")
                .doesNotContainKey("leg_weakness_trend");
        assertThat(
                        Picture.of(
                                        chart(),
                                        InCare.RULES,
                                        LocalDate.ofInstant(server.clock.instant(), ZoneOffset.UTC),
                                        ZoneOffset.UTC)
                                .plain())
                .containsEntry("leg_weakness_trend", "none");
        assertThat(pia.get(person()).body()).contains("(9 weeks, told on ");
    }

    /** What nobody answered is neither an agreement nor a refusal. */
    @Test
    void anAgreementLeftOpenIsNoRefusal() {
        answersTheWholeWay();

        assertThat(chart().all(Entry.ConsentGiven.class))
                .extracting(placed -> placed.entry().kind())
                .as("to be treated she had agreed before")
                .containsExactly(ConsentKind.CARE, ConsentKind.REGISTRY);
        assertThat(chart().all(Entry.ConsentDeclined.class))
                .extracting(placed -> placed.entry().kind())
                .containsExactly(ConsentKind.REMINDERS);
        assertThat(words(pia.get(person()).body()))
                .contains("Being reminded: asked, did not agree")
                .containsOnlyOnce("asked, did not agree");
    }

    /** Three pages; the last one with a yes, a no and an agreement left open. */
    private void answersTheWholeWay() {
        var place = person() + "/intake/place";
        var path = person() + "/intake/saddle";
        var told =
                fields(shown(pia.get(place).body()), Map.of("since", "9", "worse_sitting", "yes"));
        told.add(Map.entry("since_unit", "weeks"));
        told.add(Map.entry("story", "Lifting a box"));
        pia.post(place, told);
        for (var block : List.of("saddle", "strength", "health")) {
            together(pia, path, block, Map.of());
        }
        pia.post(path, fields(shown(pia.get(path).body()), kept(pia.get(path).body())));
        pia.post(
                person() + "/intake/consent",
                List.of(
                        Map.entry("shown", "consent_care"),
                        Map.entry("shown", "consent_registry"),
                        Map.entry("shown", "consent_reminders"),
                        Map.entry("consent_registry", "yes"),
                        Map.entry("consent_reminders", "no")));
    }

    private static final String[] HX = {"HX-Request", "true"};

    /** An answer to any question that no warning sign speaks of. */
    private static Map<String, String> calm() {
        var calm = new TreeMap<String, String>();
        for (var fact : InCare.RULES.vocabulary().declarations()) {
            switch (fact.type()) {
                case FactType.Truth _ -> calm.put(fact.name(), "no");
                case FactType.Choice(var values) ->
                        calm.put(
                                fact.name(),
                                Stream.of("none", "never", "stable", "no")
                                        .filter(values::contains)
                                        .findFirst()
                                        .orElse("unknown"));
                case FactType.Whole _ -> calm.put(fact.name(), "30");
                case FactType.Decimal _, FactType.Many _ -> {}
            }
        }
        calm.put("since", "9");
        calm.put("since_unit", "weeks");
        calm.put("pain_leg_nrs", "6");
        calm.put("weeks_good_conservative_care", "2");
        return calm;
    }

    /** Answers to any question, some left open; nothing that ends the way. */
    private static Map<String, String> answers(Random random) {
        var answers = new TreeMap<String, String>();
        for (var fact : InCare.RULES.vocabulary().declarations()) {
            if (random.nextInt(3) > 0) {
                switch (fact.type()) {
                    case FactType.Truth _ ->
                            answers.put(fact.name(), random.nextInt(4) == 0 ? "yes" : "no");
                    case FactType.Choice(var values) ->
                            answers.put(
                                    fact.name(),
                                    List.copyOf(values).get(random.nextInt(values.size())));
                    case FactType.Whole(int lowest, int highest) ->
                            answers.put(fact.name(), "" + Math.clamp(30, lowest, highest));
                    case FactType.Decimal _, FactType.Many _ -> {}
                }
            }
        }
        return answers;
    }

    /** Everything that is asked while these answers are given, page after page. */
    private Set<String> asked(
            Caller who, String base, List<String> pages, Map<String, String> answers) {
        var asked = new LinkedHashSet<String>();
        for (int round = 0; round < 3; round++) {
            for (var page : pages) {
                var shown = shown(who.get(base + page).body());
                asked.addAll(shown);
                who.post(base + page + "/draft", fields(shown, answers));
            }
        }
        return asked;
    }

    private HttpResponse<String> together(
            Caller who, String path, String block, Map<String, String> answers) {
        var page = who.get(path).body();
        var all = new TreeMap<>(kept(page));
        all.putAll(answers);
        var fields = fields(shown(page), all);
        fields.add(Map.entry("all", "no"));
        return who.post(path + "?block=" + block, fields);
    }

    /** What a page says was answered already, as it would send it again. */
    private static Map<String, String> kept(String page) {
        var kept = new TreeMap<String, String>();
        for (var fact : answered(page)) {
            Pattern.compile("name=\"%s\" value=\"([^\"]+)\"[^>]* checked".formatted(fact))
                    .matcher(page)
                    .results()
                    .forEach(found -> kept.put(fact, found.group(1)));
        }
        return kept;
    }

    private static List<Map.Entry<String, String>> fields(
            Collection<String> shown, Map<String, String> answers) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var fact : shown) {
            fields.add(Map.entry("shown", fact));
            if (answers.containsKey(fact)) {
                fields.add(Map.entry(fact, answers.get(fact)));
            }
        }
        return fields;
    }

    /** What stands above a field. */
    private static String label(String page, String field) {
        return page.replaceAll(
                "(?s).*(<label class=\"field-label\" for=\"f-%s\">.*?</label>).*".formatted(field),
                "$1");
    }

    private static List<String> shown(String page) {
        return SHOWN.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> answered(String page) {
        var answered = new LinkedHashSet<>(shown(page));
        answered.removeIf(fact ->
                !Pattern.compile("name=\"%s\" [^>]* checked".formatted(fact)).matcher(page).find());
        return answered;
    }

    private static String chosen(String fact, String value) {
        return "name=\"%s\" value=\"%s\"[^>]* checked".formatted(fact, value);
    }
}
