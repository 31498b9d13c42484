package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Plan;
import huantiao.care.SetAside;
import huantiao.care.SinceLast;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Before the first needle of a day somebody is asked what is new, and the answers count. */
class SafetyQuestionsPagesTest extends ChartingPages {

    private static final String SCORE_DUE = "Seven-day pain score, due";

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
        scoredAlone(Duration.ofDays(4));

        assertThat(pia.get(person() + "/safety").body())
                .containsPattern(asks + ": \\d+ [A-Z][a-z]+ 2026")
                .contains("nothing waits for it")
                .doesNotContain("No starting score yet");

        pia.post(person() + "/check-in", Map.of("leg", "6"));
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(asks);
    }

    @Test
    void whoIsAskedInTheClinicAndSaysNoIsNotedAndNotAskedLikeAStranger() {
        var unasked = pia.get(person()).body();
        assertThat(unasked)
                .contains(person() + "/consents/refusal")
                .as("what somebody is asked to agree to is in sight where the answer is noted")
                .containsPattern("<details[^>]* open[^>]*>\\s*<summary>Read: Being reminded");

        pia.post(person() + "/consents/refusal", Map.of("kind", "registry"));

        assertThat(chart().latest(Entry.ConsentDeclined.class).orElseThrow().entry().kind())
                .isEqualTo(ConsentKind.REGISTRY);
        assertThat(pia.get(person()).body())
                .contains("asked, did not agree", "Was asked and did not agree to");
        pia.post(person() + "/consents/refusal", Map.of("kind", "reminders"));
        assertThat(words(pia.get(person()).body()))
                .as("done, and what was not agreed to")
                .contains("Done: not agreed to Counting your answers, Being reminded");
        pia.post(person() + "/consents", Map.of("kind", "registry"));
        assertThat(words(pia.get(person()).body())).contains("Done: not agreed to Being reminded");
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
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void anAlarmThatStandsIsSaidBeforeTheQuestionsAndSettledByItsOwnAfterSomebodyLooked() {
        pia.get(person() + "/safety");
        pia.post(person() + "/safety", Map.of("all", "no", "news-weakness", "yes"));

        assertThat(pia.get(person()).body())
                .contains("until then no visit opens", "Does your foot slap or catch")
                .doesNotContain("Start a visit");
        assertThat(pia.get(person() + "/questions").body())
                .as("what the yes had opened and nobody answered")
                .contains(
                        "name=\"leg_weakness\"",
                        "name=\"foot_drop_new\"",
                        "name=\"weakness_both_legs\"");
        assertThat(pia.get(person() + "/safety").body())
                .contains(
                        "A doctor must see the person today",
                        "No visit opens until somebody looked at it.")
                .doesNotContain("name=\"leg_weakness_trend\"");
        assertThat(all("no").statusCode()).as("a no lowers nothing").isEqualTo(302);
        assertThat(pia.get(person() + "/safety").body()).contains("A doctor must see the person");

        pia.get(person());
        pia.post(person() + "/referrals", Map.of("to_whom", "Dr Example", "said", ""));
        assertThat(pia.get(person() + "/safety").body())
                .containsSubsequence(
                        "Sent on to Dr Example",
                        "What raised the alarm",
                        "name=\"leg_weakness_trend\"",
                        "name=\"foot_drop_new\"");
        var settled =
                pia.post(
                        person() + "/safety",
                        Map.of(
                                "all", "no",
                                "leg_weakness_trend", "stable",
                                "leg_weakness", "none",
                                "foot_drop_new", "no",
                                "weakness_both_legs", "no"));

        assertThat(settled.headers().firstValue("Location"))
                .as(settled.body())
                .hasValueSatisfying(place -> assertThat(place).endsWith("/sessions/new"));
        assertThat(pia.get(person()).body()).doesNotContain("A doctor must see the person");
    }

    /**
     * Saddle and bladder come before every visit anyway: their no is no outcome of an emergency.
     */
    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void anEmergencyThatWasToldIsNotWipedByOneNoToAllTheQuestions() {
        checkedSymptoms(
                InCare.allNo()
                        .with("saddle_sensory_change", true)
                        .with("bladder_cannot_pass", true),
                List.of(),
                new Story("", "", "", "", "since last night"));
        assertThat(pia.get(person() + "/safety").body())
                .contains("No visit opens until somebody looked at it.")
                .doesNotContain("name=\"nothing\"");

        var refused = all("no");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body())).contains("nobody noted to whom the person was sent");
        assertThat(chart().ruling().orElseThrow().ruling().stops()).isTrue();
        assertThat(pia.get("/today").body()).contains(person());

        pia.get(person());
        pia.post(person() + "/referrals", Map.of("to_whom", "Example Hospital", "said", ""));
        assertThat(pia.get(person() + "/safety").body())
                .containsSubsequence(
                        "Sent on to Example Hospital",
                        "What raised the alarm",
                        "name=\"saddle_sensory_change\"");
        assertThat(all("no").statusCode()).as("each by its own question").isEqualTo(422);
        var settled =
                pia.post(
                        person() + "/safety",
                        Map.of(
                                "all", "no",
                                "saddle_sensory_change", "no",
                                "bladder_cannot_pass", "no"));
        assertThat(settled.headers().firstValue("Location"))
                .as(settled.body())
                .hasValueSatisfying(place -> assertThat(place).endsWith("/sessions/new"));
    }

    private HttpResponse<String> all(String answer) {
        return pia.post(person() + "/safety", Map.of("all", answer));
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
                        "Do you take a blood thinner? Something is new, and this is not answered"
                                + " anew.",
                        "Which medicine, and since when : Something is new, and nobody wrote"
                                + " what.");
        var told =
                pia.post(
                        person() + "/safety",
                        List.of(
                                entry("all", "no"),
                                entry("news-medicines", "yes"),
                                entry("news-words-medicines", "Apixaban since Monday"),
                                entry("anticoagulant", "doac"),
                                entry("thinner-for", "an uneven heartbeat known for years"),
                                entry("antiplatelet", "none"),
                                entry("medicines", "none_of_these"),
                                entry("steroid_over_90_days", "no")));
        assertThat(told.headers().firstValue("Location").orElseThrow()).endsWith("/sessions/new");
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("Blood thinner: A newer one")
                .contains("A blood thinner is new or changed: A newer one")
                .contains("let whoever prescribes or checks it know");
        assertThat(chart().facts().plain()).containsEntry("medicines", List.of("doac"));
        assertThat(words(pia.get(person()).body()))
                .contains(
                        "new since the last visit: medicines (Apixaban since Monday; an"
                                + " uneven heartbeat known for years)");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aNewBloodThinnerBesideNoNewIllnessIsAskedAfterAndNothingIsAskedTwice() {
        var page = pia.get(person() + "/safety").body();
        var told =
                new ArrayList<>(
                        List.of(
                                entry("all", "no"),
                                entry("news-medicines", "yes"),
                                entry("news-words-medicines", "Warfarin since Monday"),
                                entry("anticoagulant", "heparin"),
                                entry("antiplatelet", "none"),
                                entry("medicines", "none_of_these"),
                                entry("steroid_over_90_days", "no")));

        assertThat(page)
                .contains("data-shown-by=\"anticoagulant=warfarin\"", "Latest INR")
                .doesNotContain("name=\"medicines\" value=\"warfarin\"")
                .contains("name=\"medicines\" value=\"nsaid\"");
        var refused = pia.post(person() + "/safety", told);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "What the blood thinner is taken for, and since when : A blood thinner is"
                                + " new, and a new illness is answered with no. Say what it is"
                                + " taken for; if that is new, answer yes to the illness.");
        told.add(entry("thinner-for", "After the operation of last month"));
        assertThat(pia.post(person() + "/safety", told).statusCode()).isEqualTo(302);
        assertThat(words(pia.get(person() + "/safety").body())).contains("Blood thinner: Heparin");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aNewBloodThinnerStandsInTheStoryOfThePersonsPage() {
        tells(InCare.answered().with("antiplatelet", "none"), "None.");
        assertThat(words(pia.get(person()).body()))
                .containsPattern("Blood thinner: No \\(\\d+ [A-Z][a-z]+\\)")
                .containsPattern("Tablets against clots: No \\(\\d+ [A-Z][a-z]+\\)");
        tellsOfWarfarin();

        for (var page : List.of(person(), person() + "/consultation")) {
            assertThat(words(pia.get(page).body()))
                    .as(page)
                    .containsPattern("Blood thinner: Warfarin \\(\\d+ [A-Z][a-z]+\\)")
                    .as("what was taken back is no longer a no")
                    .contains("Tablets against clots: not known now")
                    .containsPattern("None. \\(\\d+ [A-Z][a-z]+ \\d{4}\\)")
                    .doesNotContain("Blood thinner: No");
        }
    }

    private void tellsOfWarfarin() {
        pia.get(person() + "/safety");
        var told =
                pia.post(
                        person() + "/safety",
                        List.of(
                                entry("all", "no"),
                                entry("news-medicines", "yes"),
                                entry("news-words-medicines", "Warfarin since yesterday"),
                                entry("anticoagulant", "warfarin"),
                                entry("thinner-for", "an uneven heartbeat known for years"),
                                entry("inr", "2.5"),
                                entry("inr_stable", "yes"),
                                entry("antiplatelet", "unknown"),
                                entry("medicines", "none_of_these"),
                                entry("steroid_over_90_days", "no")));
        assertThat(told.statusCode()).as(summary(told.body()).toString()).isEqualTo(302);
    }

    @Test
    @Controls({Hazard.RULE_STALE, Hazard.MEDICINE_OR_DEVICE_UNSEEN})
    void whatTheStandingPlanMayNoLongerDoIsSaidBeforeTheVisit() {
        plansHerbs(List.of("du_huo", "dang_gui"), List.of());
        var against = "The plan no longer fits what is known today";
        assertThat(words(pia.get(person()).body()))
                .contains("Herbs du huo, dang gui")
                .doesNotContain(against);
        assertThat(pia.get(person() + "/safety").body()).doesNotContain(against);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("Herbs to take, as we agreed: du huo, dang gui.");

        tellsOfWarfarin();

        for (var page : List.of(person(), person() + "/safety", person() + "/sessions/new")) {
            var shown = pia.get(page).body();
            assertThat(words(shown))
                    .as(page)
                    .contains(against, "Not to be done: Herbs (dang gui).", "Rule CI-HRB-01");
            assertThat(shown).as(page).contains("href=\"" + person() + "/plan\">Look at the plan");
        }
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .as("nobody is handed a page that tells them to take what is stopped")
                .containsPattern("Not for now .* Herbs: du huo, dang gui")
                .doesNotContain("Herbs to take");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Herbs: du huo, dang gui Not to be taken as things stand today:");
    }

    @Test
    @Controls(Hazard.RULE_STALE)
    void aReasonThatWasGivenWithThePlanIsNotAskedForAgain() {
        plansHerbs(List.of("ren_shen"), List.of());
        tellsOfWarfarin();
        assertThat(words(pia.get(person()).body()))
                .contains("Only with a reason noted in the plan: Herbs (ren shen).", "CI-HRB-10");

        plansHerbs(
                List.of("ren_shen"),
                List.of(new SetAside("CI-HRB-10", "Agreed with the prescriber, INR each week.")));

        assertThat(pia.get(person() + "/safety").body()).doesNotContain("CI-HRB-10");
    }

    @Test
    @Controls({Hazard.RULE_STALE, Hazard.MEDICINE_OR_DEVICE_UNSEEN})
    void supplementsThatARuleStopsTodayAreHeldBackOnThePrintedPlanAndNamed() {
        plans(
                List.of(),
                Optional.of(
                        new Plan.Supplements(
                                List.of("turmeric_high", "magnesium"), List.of("zinc"))),
                List.of());
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains(
                        "Supplements to take, as we agreed: Turmeric, high dose, Magnesium, zinc.");

        tellsOfWarfarin();

        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .containsPattern("Not for now .* Supplements: Turmeric, high dose, Magnesium, zinc")
                .doesNotContain("Supplements to take");
        assertThat(words(pia.get(person()).body()))
                .contains(
                        "Only with a reason noted in the plan: Supplements (Turmeric, high dose).");
        assertThat(words(pia.get(person() + "/plan").body()))
                .contains("Because: Turmeric, high dose; Blood thinner: Warfarin");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Magnesium, zinc Not to be taken as things stand today:");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aHerbOfAnEarlierPlanThatNoRuleKnowsIsSaidWhereverThePlanIsLookedAt() {
        plansHerbs(List.of("tang_kuei", "ren_shen", "du huo ma huang"), List.of());

        for (var page : List.of("", "/safety", "/sessions/new", "/plan")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains(
                            "Herbs that nobody here can judge",
                            "No rule here knows “tang kuei”, so nothing can speak for it or"
                                    + " against it.",
                            "Of “du huo ma huang” the rules know only du huo")
                    .doesNotContain("knows “ren shen”");
        }
        assertThat(words(pia.get(person()).body()))
                .contains("The plan was agreed with them. Ask what they are");
    }

    /** A plan with herbs, agreed when nothing spoke against them. */
    private void plansHerbs(List<String> herbs, List<SetAside> setAside) {
        plans(herbs, Optional.empty(), setAside);
    }

    private void plans(
            List<String> herbs, Optional<Plan.Supplements> supplements, List<SetAside> setAside) {
        var agreed = chart().latest(Entry.PlanAgreed.class).orElseThrow().entry();
        var plan = agreed.plan();
        var withHerbs =
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
                        plan.selfCare(),
                        herbs,
                        plan.goal(),
                        plan.reviewOn(),
                        plan.stopIf(),
                        plan.setting(),
                        supplements);
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                _ ->
                        Result.ok(
                                List.of(
                                        new Entry.PlanAgreed(
                                                withHerbs, setAside, agreed.ruling(), "1"))));
    }

    private void tells(Facts facts, String medicines) {
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                facts,
                                List.of(),
                                new Story("", "", medicines, "", ""),
                                new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES)));
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
        var current =
                all(
                        with(visit(), "stim", "electrical"),
                        leads("GB30 right", "the other lead", "2", "continuous"));

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
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.FINDING_CARRIED})
    void weeksOfAPregnancyAreCountedOnToToday() {
        InCare.add(
                server.charts,
                records(),
                server.clock.instant().minus(Duration.ofDays(43)),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered()
                                        .with("pregnant", "yes")
                                        .with("gestation_weeks", 25),
                                List.of(),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES)));

        assertThat(words(pia.get(person() + "/safety").body()))
                .containsPattern(
                        "Pregnan[a-z]+, week 31 now \\(25 as told \\d+ [A-Z][a-z]+( \\d+)?\\),"
                                + " third trimester")
                .doesNotContainPattern("third trimester +as told");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatMattersForNeedlingStandsAtTheTopOfEachPageOnWhichSomebodyDecides() {
        assertThat(pia.get(person()).body()).doesNotContain("class=\"matters\"");
        checkedSymptoms(
                InCare.allNo()
                        .with("pregnant", "yes")
                        .with("gestation_weeks", 25)
                        .with("epilepsy", "controlled")
                        .with("medicines", List.of()),
                List.of(),
                new Story("", "", "Folic acid", "", ""));
        var line =
                "Pregnancy, week 25, second trimester as told \\d+ [A-Z][a-z]+ ·"
                        + " Epilepsy: [^·]+ as told \\d+ [A-Z][a-z]+"
                        + " Medicines, as written: Folic acid as told \\d+ [A-Z][a-z]+";

        for (var page : List.of("", "/consultation", "/plan", "/course")) {
            var body = pia.get(person() + page).body();
            assertThat(words(body)).as(page).containsPattern(line);
            assertThat(body.indexOf("class=\"matters\""))
                    .as(page)
                    .isPositive()
                    .isLessThan(body.indexOf("<section"));
        }
        assertThat(words(pia.get(person() + "/safety").body()))
                .as("in the words and the order in which the pages of a visit say it")
                .containsPattern(line.replace(" ·", ""))
                .as("none of the list, beside one that was written")
                .containsPattern("None of the list of medicines as told \\d")
                .as("beside those that are there")
                .contains("Other contraindications: asked, none there")
                .doesNotContain("No Medicines");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void medicinesThatNothingJudgesStandInPlainTextAndTheOthersAsACaution() {
        checkedSymptoms(
                InCare.allNo().with("medicines", List.of("opioid", "nsaid", "ace_inhibitor")),
                List.of(),
                new Story("", "", "Paracetamol.", "", ""));
        var caution = "Medicines: [^<]*ACE inhibitor[^<]*";
        var plain =
                "(?s)<p class=\"taken small\">.*Medicines, as written: Paracetamol\\..*"
                        + "Medicines: [^<]*[Oo]pioid[^<]*<";

        for (var page : List.of("", "/plan", "/consultation", "/course", "/safety")) {
            assertThat(pia.get(person() + page).body())
                    .as(page)
                    .containsPattern("<strong[^>]*>" + caution + "</strong>")
                    .containsPattern(plain)
                    .as("no warning: the program judges none of it")
                    .doesNotContainPattern("<strong[^>]*>[^<]*(Paracetamol|[Oo]pioid|NSAID)");
        }
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatWasAnsweredNoInThisSittingIsConfirmedByOneActThatNobodyMadeBefore() {
        var page = pia.get(person() + "/safety").body();
        assertThat(words(page))
                .containsPattern(
                        "Since \\d\\d:\\d\\d, any change in this\\? Feeling between the legs, or when wiping;"
                                + " trouble with urine; trouble with stool or wind; sexual"
                                + " function or feeling; fever or shivering; a sudden severe"
                                + " pain\\.");
        assertThat(page).doesNotContain("name=\"all\"", "name=\"still\"");
        assertThat(isUnfolded(page, "name=\"saddle_sensory_change\"")).isFalse();

        var silent = pia.post(person() + "/safety", offered(page));

        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(summary(silent.body()))
                .containsExactly(
                        "What is new or changed since the consultation : It is neither confirmed"
                                + " nor asked one by one. Ask the questions again, then say so; an"
                                + " answer of earlier does not count by itself.");
        assertEachLineLeadsToAFieldThatIsSeen(silent.body());

        var told = offered(page, "nothing", "no");
        assertThat(pia.post(person() + "/safety", told).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/sessions/new"));
        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow();
        var withThePlan =
                chart().latest(Entry.PlanAgreed.class).orElseThrow().noted().sequence() - 1;
        assertThat(asked.entry().still().orElseThrow().as())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sequence()).isEqualTo(withThePlan);
                    assertThat(one.facts()).hasSize(13).contains("saddle_sensory_change");
                });
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .containsPattern(
                        "Safety asked at \\d\\d:\\d\\d nothing unwanted"
                                + " Safety asked at \\d\\d:\\d\\d, 21 answers given together\\."
                                + " Ask again");
        assertThat(words(pia.get(person()).body()))
                .contains("13 of them confirmed together, as answered earlier that day");
        assertThat(words(sign(with(visit(), "from", "10:00"), "to", "10:10", "retention", "10")))
                .containsPattern(
                        "The person agreed to needles and current of that day, and on \\d+"
                                + " [A-Z][a-z]+ 2026 to being examined and treated \\(text version 1\\)")
                .containsPattern(
                        "Safety questions asked, noted at \\d\\d:\\d\\d by Dr. Pia Needham,"
                                + " confirmed together as answered at \\d\\d:\\d\\d; 8 on what is"
                                + " new since answered no together");
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void anAnswerInTheFoldStandsBeforeTheConfirmation() {
        var page = pia.get(person() + "/safety").body();

        var open =
                pia.post(
                        person() + "/safety",
                        offered(page, "nothing", "no", "wiping_feels_different", "unknown"));

        assertThat(open.statusCode()).isEqualTo(422);
        assertEachLineLeadsToAFieldThatIsSeen(open.body());
        assertThat(open.body()).contains("href=\"#f-wiping_feels_different\"");
        pia.post(
                person() + "/safety",
                offered(page, "nothing", "no", "wiping_feels_different", "yes"));
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().ruling().stops())
                .isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void whatCanNoLongerBeConfirmedIsAskedOneByOne() {
        var page = pia.get(person() + "/safety").body();
        var told = offered(page, "nothing", "no");
        consultsWithoutAsking();

        assertThat(pia.get(person() + "/safety").body()).contains("All 21 asked");
        var late = pia.post(person() + "/safety", told);

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late.body()))
                .contains("What was answered earlier can no longer be confirmed together");
        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence())
                .isEqualTo(chart().seen());
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void nothingChangedOrNewSinceAConsultationOfThisSittingIsOneAct() {
        var page = pia.get(person() + "/safety").body();
        assertThat(words(page))
                .contains(
                        "Since then, anything new of this? Weakness of a leg or foot; pain or numbness in both legs;"
                                + " anything unwanted; an illness or seizure; another medicine;")
                .containsPattern(
                        "Asked: nothing changed or new since \\d\\d:\\d\\d, on to the visit")
                .contains("Ask them one by one")
                .doesNotContain("each answered no");
        assertThat(isUnfolded(page, "name=\"news-injury\"")).isFalse();

        var fall = offered(page, "nothing", "no", "news-injury", "yes");
        assertThat(summary(pia.post(person() + "/safety", fall).body()))
                .as("a yes in the fold stands before it")
                .anySatisfy(line ->
                        assertThat(line).contains("Something is new, and nobody wrote what."))
                .noneSatisfy(line -> assertThat(line).contains("neither confirmed"));

        var told = offered(page, "nothing", "no");
        assertThat(pia.post(person() + "/safety", told).statusCode()).isEqualTo(302);
        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(asked.since().orElseThrow().asked()).hasSize(8);
        assertThat(asked.since().orElseThrow().yes()).isEmpty();
        assertThat(asked.together().orElseThrow().news()).hasSize(8);
        assertThat(asked.together().orElseThrow().facts()).isEmpty();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void anHourAfterTheConsultationEachQuestionOfWhatIsNewIsAskedByItself() {
        consults(Duration.ofMinutes(59), InCare.answered());
        var page = pia.get(person() + "/safety").body();
        assertThat(page).contains("name=\"nothing\"").doesNotContain("name=\"still\"");
        consults(Duration.ofMinutes(61), InCare.answered());

        assertThat(pia.get(person() + "/safety").body())
                .contains("All 8 asked", "name=\"still\"")
                .doesNotContain("name=\"nothing\"");
        var late = pia.post(person() + "/safety", offered(page, "nothing", "no"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(isUnfolded(late.body(), "name=\"news-injury\"")).isTrue();
    }

    /** Everything that a warning sign or the plan waits for is told but what is left out here. */
    private void tellsAllBut(String... open) {
        while (true) {
            var left = new LinkedHashSet<>(asked(pia.get(person() + "/questions").body()));
            left.addAll(asked(pia.get(person() + "/plan").body()));
            left.removeAll(List.of(open));
            left.removeIf(fact -> chart().facts().plain().containsKey(fact));
            if (left.isEmpty()) {
                return;
            }
            var told =
                    left.stream()
                            .map(fact -> entry(fact, calm(fact)))
                            .collect(Collectors.toCollection(ArrayList::new));
            told.add(entry("seen", String.valueOf(chart().seen())));
            assertThat(pia.post(person() + "/questions", told).statusCode()).isEqualTo(302);
        }
    }

    private static List<String> asked(String page) {
        return Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
    }

    /** An answer that raises nothing. */
    private static String calm(String fact) {
        return switch (InCare.RULES.vocabulary().declaration(fact).type()) {
            case FactType.Truth _ -> "no";
            case FactType.Many _ -> "none_of_these";
            case FactType.Whole _, FactType.Decimal _ ->
                    switch (fact) {
                        case "mrc_lowest" -> "5";
                        case "platelets" -> "250";
                        default -> "40";
                    };
            case FactType.Choice(var values) ->
                    List.of("none", "no", "never", "stable", "right", "male", "ok").stream()
                            .filter(values::contains)
                            .findFirst()
                            .orElse(values.iterator().next());
        };
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatHasNoAnswerIsAskedBesideTheQuestionsOfEveryVisitAndInTheSameTap() {
        tellsAllBut("leg_cold_pale_pulseless", "needle_fear");
        consultsWithoutAsking();
        var page = pia.get(person() + "/safety").body();
        var head = page.replaceAll("(?s).*<aside class=\"who\"(.*?)</aside>.*", "$1");
        assertThat(words(head)).doesNotContain("cannot be told", "missing");
        assertThat(words(page))
                .contains(
                        "Without an answer until now",
                        "This one wants an answer of its own:",
                        "All 22 asked, each answered no");

        pia.post(
                person() + "/safety",
                List.of(
                        entry("all", "no"),
                        entry("open", "leg_cold_pale_pulseless"),
                        entry("open", "needle_fear")));

        var noted = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(noted.facts().plain()).containsEntry("leg_cold_pale_pulseless", false);
        assertThat(noted.together().orElseThrow().facts()).contains("leg_cold_pale_pulseless");
        assertThat(chart().facts().plain()).doesNotContainKey("needle_fear");
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .doesNotContain("cannot be told")
                .contains("One answer for the plan is missing");
        assertThat(words(sign(with(visit(), "from", "10:00"), "to", "10:10", "retention", "10")))
                .contains("Without an answer One question for warning signs or the plan");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void metalWhereCurrentIsPlannedIsAskedBesideTheQuestionsOfTheVisit() {
        tellsAllBut("site_metal_implant");
        consultsWithoutAsking();
        assertThat(pia.get(person() + "/safety").body())
                .as("no current is planned")
                .doesNotContain("name=\"open\" value=\"site_metal_implant\"");
        pia.get(person() + "/plan?from=blank");
        var plan = complete(Paper.PLAN, chart().seen());
        plan.addAll(List.of(entry("technique", "ea"), entry("side-GB34", "right")));
        plan.addAll(leads("GB30 right", "GB34 right", "2", "continuous"));
        assertThat(pia.post(person() + "/plan", plan).statusCode()).isEqualTo(302);

        assertThat(pia.get(person() + "/safety").body())
                .contains("name=\"open\" value=\"site_metal_implant\"");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aYesToWhatHadNoAnswerCountsAndNobodyAnswersWhatThePageDidNotAsk() {
        tellsAllBut("leg_cold_pale_pulseless", "rash_blisters_in_band");
        consultsWithoutAsking();

        pia.post(
                person() + "/safety",
                List.of(
                        entry("all", "no"),
                        entry("open", "leg_cold_pale_pulseless"),
                        entry("leg_cold_pale_pulseless", "yes")));

        var noted = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(noted.ruling().stops()).isTrue();
        assertThat(noted.facts().plain()).doesNotContainKey("rash_blisters_in_band");
    }

    @Test
    void whereMoreLacksThanAPageHoldsItIsAskedOnAPageOfItsOwn() {
        var page = pia.get(person() + "/safety").body();

        assertThat(page).doesNotContain("Without an answer until now", "name=\"open\"");
        assertThat(words(page)).contains("warning signs cannot be told");
    }

    /** A later consultation that left the questions open which come first. */
    private void consultsWithoutAsking() {
        consults(Duration.ZERO, InCare.answered().without(InCare.RULES.flags().factsToAskFirst()));
    }

    private void consults(Duration ago, Facts facts) {
        InCare.add(
                server.charts,
                records(),
                server.clock.instant().minus(ago),
                chart ->
                        CareSteps.consult(
                                chart,
                                InCare.consultation(today().plusWeeks(4)),
                                facts,
                                List.of(),
                                new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES)));
    }

    /** The symptom check, asked by somebody of the clinic at this moment. */
    private void asksTheSymptomCheck(String story) {
        asksTheSymptomCheck(InCare.allNo(), story);
    }

    private void asksTheSymptomCheck(Facts told, String story) {
        checkedSymptoms(told, List.of(), new Story("", "", "", "", story));
    }

    /** A consultation that answers none of the questions that come first by itself. */
    private List<Map.Entry<String, String>> unasked() {
        var first = InCare.RULES.flags().factsToAskFirst();
        return new ArrayList<>(
                complete(Paper.CONSULTATION, chart().seen()).stream()
                        .filter(field -> !first.contains(field.getKey()))
                        .toList());
    }

    /** What the page sends of itself beside what somebody answers. */
    private static List<Map.Entry<String, String>> offered(String page, String... answered) {
        var sent = new ArrayList<Map.Entry<String, String>>();
        Pattern.compile(
                        "<input type=\"hidden\" name=\"(still-of|folded|nothing-of)\""
                                + " value=\"([^\"]+)\">")
                .matcher(page)
                .results()
                .forEach(one -> sent.add(entry(one.group(1), one.group(2))));
        assertThat(sent).isNotEmpty();
        for (int i = 0; i < answered.length; i += 2) {
            sent.add(entry(answered[i], answered[i + 1]));
        }
        return sent;
    }

    /** The symptom check was asked a moment ago by somebody of the clinic. */
    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void aConsultationConfirmsTheSymptomCheckByOneActThatNobodyMadeBefore() {
        asksTheSymptomCheck("told a moment ago");
        var told = chart().seen();
        var page = pia.get(person() + "/consultation").body();
        assertThat(page)
                .contains("Asked again now, face to face: the 13 that can have changed since ")
                .doesNotContainPattern("name=\"still\"[^>]* checked");
        assertThat(isUnfolded(page, "name=\"still\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"saddle_sensory_change\"")).isFalse();

        var silent = unasked();
        silent.addAll(offered(page));
        assertThat(pia.post(person() + "/consultation", silent).statusCode()).isEqualTo(302);
        var left = chart().latest(Entry.Consulted.class).orElseThrow().entry();
        assertThat(left.still()).isEmpty();
        assertThat(left.facts().plain()).doesNotContainKey("saddle_sensory_change");

        asksTheSymptomCheck("told once more");
        var said = unasked();
        said.addAll(offered(pia.get(person() + "/consultation").body(), "still", "no"));
        var shown = pia.post(person() + "/consultation/reasoning", said).body();
        assertThat(words(shown)).contains("All 13 asked again together, still no");
        assertThat(pia.post(person() + "/consultation", said).statusCode()).isEqualTo(302);

        var noted = chart().latest(Entry.Consulted.class).orElseThrow();
        assertThat(noted.entry().still().orElseThrow().as())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sequence()).isGreaterThan(told);
                    assertThat(one.facts()).hasSize(13).contains("saddle_sensory_change");
                });
        assertThat(noted.entry().facts().plain()).containsEntry("saddle_sensory_change", false);
        assertThat(words(pia.get(person() + "/consultations/" + noted.noted().sequence()).body()))
                .containsPattern("13 confirmed together as answered at \\d\\d:\\d\\d");

        var offered = offered(pia.get(person() + "/consultation").body(), "still", "no");
        consultsWithoutAsking();
        pia.get(person() + "/consultation");
        var late = unasked();
        late.addAll(offered);
        var refused = pia.post(person() + "/consultation", late);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body()))
                .contains("can no longer be confirmed together. Ask each question by itself.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    void noToAllAnswersEveryQuestionByItsName() {
        consultsWithoutAsking();
        var page = pia.get(person() + "/safety").body();
        assertThat(page)
                .contains("All 21 asked, each answered no", "Since the consultation")
                .doesNotContain("Since the last visit");

        pia.post(person() + "/safety", Map.of("all", "no"));

        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(asked.since().orElseThrow().asked()).hasSize(8);
        assertThat(asked.since().orElseThrow().yes()).isEmpty();
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun)
                .containsPattern("name=\"harms_asked\" value=\"none\"[^>]* checked")
                .doesNotContainPattern("name=\"harms_today\" value=\"none\"[^>]* checked")
                .contains("with the questions before the visit");
        assertThat(isUnfolded(begun, "id=\"f-safety\"")).as("one line says both").isFalse();
        assertThat(isUnfolded(begun, "name=\"harms_asked\"")).isFalse();
        var some = post("/sessions/check", "harms_asked", "some").body();
        assertThat(isUnfolded(some, "name=\"harms_asked\"")).isTrue();
        assertThat(isUnfolded(some, "id=\"f-safety\"")).isTrue();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void faintingWithASuddenPainIsAskedOnceThereWasOne() {
        consultsWithoutAsking();
        var page = pia.get(person() + "/safety").body();
        for (var waits : List.of("Fainting", "Known aortic aneurysm")) {
            assertThat(page)
                    .containsPattern(
                            "data-shown-by=\"pain_sudden_severe=yes[|]unknown\" data-unsent[^>]*>"
                                    + "\\s*<legend[^>]*>"
                                    + waits);
        }
        assertThat(page.split("pain_sudden_severe=yes", -1)).hasSize(3);

        pia.post(person() + "/safety", Map.of("all", "no"));
        var calm = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(calm.facts().plain())
                .containsEntry("pain_sudden_severe", false)
                .as("neither was asked")
                .doesNotContainKeys("collapse_or_faint", "known_aaa");
        assertThat(pia.get(person() + "/sessions/new").statusCode()).isEqualTo(200);

        pia.post(person() + "/safety", Map.of("all", "no", "pain_sudden_severe", "yes"));
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().facts().plain())
                .as("the rest asked, each answered no: the visit goes on")
                .containsEntry("pain_sudden_severe", true)
                .containsEntry("collapse_or_faint", false)
                .containsEntry("known_aaa", false);

        pia.post(
                person() + "/safety",
                Map.of("all", "no", "pain_sudden_severe", "yes", "collapse_or_faint", "yes"));
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().ruling().stops())
                .isTrue();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anAneurysmThatWasToldIsNotTakenBackByOneNoToAll() {
        asksTheSymptomCheck(InCare.allNo().with("known_aaa", true), "");
        consultsWithoutAsking();

        var open = pia.post(person() + "/safety", Map.of("all", "no", "pain_sudden_severe", "yes"));

        assertThat(open.statusCode()).isEqualTo(422);
        assertThat(open.body()).contains("href=\"#f-known_aaa\"");
        pia.post(
                person() + "/safety",
                Map.of("all", "no", "pain_sudden_severe", "yes", "known_aaa", "yes"));
        assertThat(chart().latest(Entry.SafetyAsked.class).orElseThrow().entry().ruling().stops())
                .isTrue();
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.FINDING_CARRIED})
    void answersGivenTogetherStandSoInTheVisitAndTheButtonComesAfterTheLastQuestion() {
        consultsWithoutAsking();
        var page = pia.get(person() + "/safety").body();
        assertThat(page.indexOf("name=\"all\""))
                .isGreaterThan(page.lastIndexOf("name=\"news-"))
                .isLessThan(page.indexOf("class=\"sticky-actions"));

        pia.post(person() + "/safety", Map.of("all", "no", "news-injury", "no"));

        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(asked.together().orElseThrow().count()).isEqualTo(20);
        assertThat(asked.together().orElseThrow().news())
                .hasSize(7)
                .doesNotContain(SinceLast.News.INJURY);
        var said = "20 answered no together";
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains(", 20 answers given together.");
        assertThat(words(sign(with(visit(), "from", "10:00"), "to", "10:10", "retention", "10")))
                .contains("Safety questions asked, noted at", said);
        assertThat(words(pia.get(person()).body())).contains(said);
    }

    @Test
    @Controls({Hazard.RED_FLAG_SKIPPED, Hazard.WORSE_UNHEARD})
    void betweenVisitsThePersonsPageSaysWhatIsToBeSeenToAndThatTheQuestionsComeAnew() {
        sign(visit());
        daysLater(
                50,
                () -> {
                    assertThat(words(pia.get(person()).body()))
                            .contains(
                                    "Review due (planned for ", "No warning sign when asked last, ")
                            .contains("Answers of last time do not count")
                            .doesNotContain("Nothing is treated before they are");

                    pia.post(person() + "/check-in", Map.of("leg", "6", "bladder", "yes"));
                    assertThat(words(pia.get(person()).body()))
                            .as("an alarm stands in its place")
                            .contains("emergency department now")
                            .doesNotContain("No warning sign when asked last");
                });
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatCannotBeToldAndAReviewThatIsDueStandInPlainSightBeforeNeedles() {
        sign(visit());
        daysLater(
                50,
                () -> {
                    var before = pia.get(person() + "/safety").body();
                    InCare.askSafety(server.charts, records(), server.beforeTheVisit());
                    for (var page : List.of(before, pia.get(person() + "/sessions/new").body())) {
                        var head =
                                page.replaceAll("(?s).*<aside class=\"who\"(.*?)</aside>.*", "$1");
                        assertThat(isUnfolded(head, "/course#review")).isTrue();
                        assertThat(isUnfolded(head, person() + "/questions")).isTrue();
                        assertThat(words(head))
                                .containsPattern(
                                        "Review due .planned for .*.: does care go on, change or stop\\?")
                                .containsPattern(
                                        "\\d+ warning signs cannot be told: \\d+ questions have no answer");
                    }
                    assertThat(words(call()))
                            .contains("silent")
                            .doesNotContain("Ask here", "Seen today");
                    assertThat(words(sign(visit(), "same", "yes")))
                            .contains("Signed visit", "The review is due: decide");
                    assertThat(words(call()))
                            .as("whoever was here today is asked at once")
                            .contains("Seen today, 10:00", "Ask here");
                    assertThat(call()).contains("href=\"" + person() + "/check-in\"");
                });
    }

    @Test
    void aScoreThatIsDueStandsOnTheLineOfWhoMayComeTodayAndLeadsToWhereItIsAsked() {
        sign(visit());
        var first = words(inCare());
        daysLater(
                50,
                () -> {
                    assertThat(first).doesNotContain("ask");
                    assertThat(words(inCare())).contains("Due 27 Apr: ask");
                    assertThat(inCare()).contains("href=\"" + person() + "/check-in\"");
                    InCare.askSafety(server.charts, records(), server.beforeTheVisit());
                    sign(visit(), "same", "yes");
                    assertThat(inCare()).as("who was here today").doesNotContain("/check-in");
                });
    }

    @Test
    void aScoreThatIsDueIsAskedOnTheWayToTheVisitAndTheWayLeadsBackToItsQuestions() {
        sign(visit());
        assertThat(words(pia.get(person() + "/safety").body())).doesNotContain(SCORE_DUE);
        daysLater(
                50,
                () ->
                        assertThat(words(pia.get(person() + "/safety").body()))
                                .as("its day is still to come")
                                .doesNotContain(SCORE_DUE));
        daysLater(
                56,
                () -> {
                    var before = pia.get(person() + "/safety").body();
                    assertThat(words(before))
                            .contains(SCORE_DUE + " 27 Apr: best now, else after signing Ask it")
                            .doesNotContain("starting score");
                    var here = person() + "/check-in?then=visit";
                    assertThat(before).contains("href=\"" + here + "\"");

                    assertThat(pia.get(here).body()).contains("action=\"" + here + "\"");
                    assertThat(pia.post(here, Map.of("leg", "")).body())
                            .as("also where something has to be looked at")
                            .contains("action=\"" + here + "\"");
                    var noted = pia.post(here, with(withoutWarningSigns(), "leg", "4"));

                    var thanks = noted.headers().firstValue("Location").orElseThrow();
                    assertThat(thanks).endsWith("/check-in/thanks?then=visit");
                    var more = person() + "/check-in/more?then=visit";
                    assertThat(pia.get(person() + "/check-in/thanks?then=visit").body())
                            .contains(
                                    "href=\"" + person() + "/safety\"",
                                    "To the questions before the visit",
                                    "href=\"" + more + "\"")
                            .doesNotContain(person() + "/course");
                    assertThat(pia.get(more).body()).contains("action=\"" + more + "\"");
                    assertThat(
                                    pia.post(more, Map.of("item", "3", "finished", "yes"))
                                            .headers()
                                            .firstValue("Location"))
                            .contains(thanks);
                    assertThat(words(pia.get(person() + "/safety").body()))
                            .as("it is answered")
                            .doesNotContain(SCORE_DUE);
                });
    }

    @Test
    void aScoreThatIsAskedOnceTheQuestionsAreAnsweredLeadsBackToTheVisit() {
        sign(visit());
        daysLater(
                56,
                () -> {
                    pia.get(person() + "/safety");
                    pia.post(person() + "/safety", Map.of("all", "no"));
                    pia.get(person() + "/check-in?then=visit");
                    pia.post(
                            person() + "/check-in?then=visit",
                            with(withoutWarningSigns(), "leg", "4"));

                    assertThat(pia.get(person() + "/check-in/thanks?then=visit").body())
                            .contains("href=\"" + person() + "/sessions/new\"", "Back to the visit")
                            .doesNotContain(person() + "/course", person() + "/safety");
                });
    }

    @Test
    void noScoreIsAskedForBeforeAVisitOnceThePersonAnsweredAlone() {
        sign(visit());
        daysLater(
                56,
                () -> {
                    scoredAlone(Duration.ofHours(1));
                    assertThat(words(pia.get(person() + "/safety").body()))
                            .doesNotContain(SCORE_DUE);
                });
    }

    @Test
    void besideAnAlarmNoScoreIsAskedFor() {
        sign(visit());
        daysLater(
                56,
                () -> {
                    pia.get(person() + "/safety");
                    pia.post(person() + "/safety", Map.of("all", "no", "news-weakness", "yes"));
                    assertThat(words(pia.get(person() + "/safety").body()))
                            .contains("A doctor must see the person today")
                            .doesNotContain(SCORE_DUE);
                });
    }

    @Test
    void aScoreThatIsDueIsAskedFromTheVisitThatWasSignedUntilItIsAnswered() {
        assertThat(words(sign(visit()))).doesNotContain(SCORE_DUE);
        daysLater(
                56,
                () -> {
                    InCare.askSafety(server.charts, records(), server.beforeTheVisit());
                    var signed = sign(visit(), "same", "yes");
                    var address = person() + "/sessions/" + chart().seen();
                    assertThat(words(signed)).contains(SCORE_DUE + " 27 Apr Ask it");
                    assertThat(signed).contains("href=\"" + person() + "/check-in\"");

                    daysLater(
                            1,
                            () ->
                                    assertThat(words(pia.get(address).body()))
                                            .as("on another day the person is not there")
                                            .doesNotContain(SCORE_DUE));

                    pia.get(person() + "/check-in");
                    pia.post(person() + "/check-in", with(withoutWarningSigns(), "leg", "4"));
                    assertThat(pia.get(person() + "/check-in/thanks").body())
                            .contains("href=\"" + person() + "\"", "To the person")
                            .doesNotContain(
                                    "Back to the visit", "To the questions before the visit");
                    assertThat(words(pia.get(address).body())).doesNotContain(SCORE_DUE);
                });
    }

    @Test
    void besideAnAlarmNoSignedVisitAsksForAScore() {
        sign(visit());
        daysLater(
                56,
                () -> {
                    InCare.askSafety(server.charts, records(), server.beforeTheVisit());
                    sign(visit(), "same", "yes");
                    var address = person() + "/sessions/" + chart().seen();
                    assertThat(words(pia.get(address).body())).contains(SCORE_DUE);
                    pia.get(person() + "/safety");
                    pia.post(person() + "/safety", Map.of("all", "no", "news-weakness", "yes"));
                    assertThat(words(pia.get(address).body())).doesNotContain(SCORE_DUE);
                });
    }

    /** So many days later whoever treats signs in anew; whatever comes, the clock goes back. */
    private static void daysLater(int days, Runnable then) {
        server.clock.move(Duration.ofDays(days));
        try {
            pia = server.caller(Staff.pia());
            then.run();
        } finally {
            server.clock.move(Duration.ofDays(-days));
            pia = server.caller(Staff.pia());
        }
    }

    private static List<Map.Entry<String, String>> withoutWarningSigns() {
        return List.of(
                entry("weakness", "none"),
                entry("saddle", "no"),
                entry("bladder", "no"),
                entry("bowel", "no"));
    }

    private static String after(String mark, String html) {
        assertThat(html).contains(mark);
        return html.substring(html.indexOf(mark) + mark.length());
    }

    /** The line of the person among those in care, on the page of the day. */
    private String inCare() {
        var table = after("<section id=\"in-care\"", pia.get("/today").body());
        return Stream.of(table.split("<tr>", -1))
                .filter(line -> line.contains(person()))
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s)</tr>.*", "");
    }

    /** The line of the person among those to call, on the page of the day. */
    private String call() {
        var calls = after("<section id=\"calls\"", pia.get("/today").body());
        return Stream.of(calls.split("<li class=\"row\">", -1))
                .filter(line -> line.contains(person()))
                .findFirst()
                .orElse("");
    }

    @Test
    void afterAsManyVisitsAsWerePlannedItIsDecidedFirst() {
        for (int day = 0; day < 10; day++) {
            daysLater(day, () -> InCare.visit(server.charts, records(), server.clock.instant()));
        }
        daysLater(
                10,
                () -> {
                    assertThat(words(pia.get(person() + "/safety").body()))
                            .contains(
                                    "Visit 11; 10 were planned",
                                    "All 10 planned visits are done: decide first whether care goes on")
                            .doesNotContain("A visit today may come first");
                });
    }

    @Test
    void whoAsksReadsFewWordsAndFindsThoseToReadOutBesideEachQuestion() {
        var page = pia.get(person() + "/safety").body();

        assertThat(words(page)).contains("Show the words to read out");
        for (var question :
                Map.of(
                                "Wiping feels different or numb",
                                "When you wipe after the toilet, does it feel different or numb?",
                                "New illness, infection or seizure",
                                "Is there a new illness or infection, or was there a fit (seizure)?")
                        .entrySet()) {
            assertThat(page)
                    .containsSubsequence(
                            "<legend class=\"field-label\">" + question.getKey(),
                            "<p class=\"aloud\">" + question.getValue());
        }
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aVisitThatCouldNotBeSignedSaysSoBeforeNeedles() {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        fields.add(entry("test-HALLUX-right", "positive"));
        fields.add(entry("measured-HALLUX-right", "4"));
        pia.post(person() + "/consultation", fields);
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());

        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(words(begun))
                .contains("No needles now: this visit could not be signed An urgent referral");
        assertThat(begun.indexOf("No needles now")).isLessThan(begun.indexOf("id=\"session\""));

        pia.post(person() + "/referrals", Map.of("agrees", "yes", "agreed_with", "Dr Moss"));
        assertThat(pia.get(person() + "/sessions/new").body()).doesNotContain("No needles now");
    }

    @Test
    void aVisitThatWasBegunIsGoneOnWithFromEverywhereWithoutAskingAgain() {
        pia.get(person() + "/safety");
        assertThat(pia.get(person()).body()).doesNotContain("Continue the visit begun");
        pia.post(person() + "/safety", Map.of("all", "no"));
        post("/sessions/draft", "note", "Half a sentence", "day", today().toString());

        for (var page : List.of("/today", person(), person() + "/course", person() + "/room")) {
            if (page.endsWith("/room")) {
                pia.post(page, Map.of("chair", "8"));
            }
            assertThat(pia.get(page).body())
                    .as(page)
                    .containsIgnoringCase("continue the visit begun")
                    .contains("href=\"" + person() + "/sessions/new\"");
        }
        assertThat(pia.get(person() + "/sessions/new").body())
                .contains("Half a sentence", "Safety asked at");
        sign(with(visit(), "from", "10:00"), "to", "10:10", "retention", "10");
        assertThat(pia.get(person()).body()).doesNotContain("Continue the visit begun");
        pia.post(person() + "/room/leave", Map.of("no_needle", "yes"));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void medicinesThatSomebodyWroteStandAboveTheQuestionsAndAreNotCalledUnasked() {
        var before = words(pia.get(person() + "/safety").body());
        assertThat(before).contains("Fear of needles, Medicines").doesNotContain("as written");
        writeMedicines("Diclofenac, and a small white tablet");

        assertThat(words(pia.get(person() + "/safety").body()))
                .contains("Medicines, as written: Diclofenac, and a small white tablet")
                .doesNotContain("Fear of needles, Medicines");

        writeMedicines("None.");
        assertThat(words(pia.get(person() + "/safety").body()))
                .as("one word that says no matters no more than another no")
                .containsPattern("No Medicines as told \\d")
                .doesNotContain("as written");

        writeMedicines("x".repeat(400));
        assertThat(words(pia.get(person() + "/safety").body()))
                .contains("x".repeat(160) + " … (the rest on the person's page)")
                .doesNotContain("x".repeat(161));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void onceVisitsHaveBegunTheStoryIsOneLineThatNamesTheMedicines() {
        writeMedicines("Diclofenac, and a small white tablet");
        assertThat(isUnfolded(pia.get(person()).body(), "<dt>Medicines, as written</dt>")).isTrue();

        sign(visit());

        var page = pia.get(person()).body();
        assertThat(isUnfolded(page, "<dt>Medicines, as written</dt>")).isFalse();
        assertThat(words(page))
                .containsPattern(
                        "Story Medicines: Blood thinner: No \\(\\d+ [A-Z][a-z]+\\);"
                                + " in words: Diclofenac, and a small white tablet \\(\\d+ [A-Z]");
    }

    private void writeMedicines(String text) {
        checkedSymptoms(InCare.allNo(), List.of(), new Story("", "", text, "", ""));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whoThisIsStandsAboveTheQuestionsAndNothingUnaskedIsANo() {
        var page = words(pia.get(person() + "/safety").body());

        assertThat(page)
                .contains("Visit 1 of 10 planned", "Review on")
                .containsPattern(
                        "Contraindications: asked, none there; \\d+ not asked .*Not asked: .*Diabetes")
                .contains("No Blood thinner", "No Device in the heart")
                .doesNotContain("No Diabetes", "Review due");
        assertThat(page)
                .as("what the plan folds as rarely needed is not counted as not asked")
                .doesNotContain("Dulled feeling in both feet", "Allergy to latex");

        sign(visit());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("Visit 2 of 10 planned", ": 6, then 5")
                .containsPattern("Unwanted effects [^:]*: asked, none");
    }
}
