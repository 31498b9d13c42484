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
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.CareSteps;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.web.Words;
import huantiao.web.people.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

/** Somebody new is led to the first visit, one step after the other. */
class PersonPagesTest extends ChartingPages {

    private final Whose newcomer =
            new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void everyPageOnWhichSomebodyIsChartedNamesThemAndTheYearOfTheirBirth() {
        var patient = chart().patient();
        var heading =
                "<bdi>%s</bdi>(</a>)? <span class=\"soft\">%d</span>"
                        .formatted(
                                Pattern.quote(patient.name().text()),
                                patient.born().day().getYear());
        pia.post(person() + "/check-in", Map.of("leg", "6"));

        for (var page :
                List.of(
                        "/consultation",
                        "/check-in",
                        "/check-in/thanks",
                        "/plan",
                        "/safety",
                        "/course",
                        "/letters")) {
            assertThat(pia.get(person() + page).body()).as(page).containsPattern(heading);
        }
    }

    @Test
    void whoWaitsForAConsultationStandsBeforeThoseInCare() {
        server.register(newcomer, Cast.mei());
        tell("no");

        assertThat(pia.get("/today").body())
                .containsSubsequence("id=\"waiting\"", page(), "id=\"in-care\"", person());
    }

    @Test
    void somebodyNewHasOneNextStepAndTheRestIsQuiet() {
        server.register(newcomer, Cast.mei());

        assertThat(primary()).containsExactly("Begin the symptom check");
        assertThat(way())
                .containsExactly(
                        "Symptom check Next",
                        "Agreements Later",
                        "Consultation Later",
                        "Starting score Later",
                        "Plan Later",
                        "First visit Later");
    }

    @Test
    void eachStepDoneLeadsToTheNextUntilTheVisitIsSigned() {
        server.register(newcomer, Cast.mei());

        tell("no");
        assertThat(primary()).containsExactly("Note the agreements");

        agree("care", "registry", "reminders");
        assertThat(primary()).containsExactly("Begin the consultation");
        assertThat(way()).startsWith("Symptom check Done", "Agreements Done");

        consult();
        assertThat(primary()).containsExactly("Ask the starting score");
        assertThat(words(pia.get(page()).body()))
                .as("it can be left out")
                .contains("Make the plan without it");

        pia.post(page() + "/plan", with(complete(Paper.PLAN, seen()), "style", ""));
        assertThat(primary()).containsExactly("Ask the starting score");
        assertThat(words(pia.get(page()).body())).contains("Start the visit without it");
        score();
        assertThat(primary()).containsExactly("Start the first visit");
        assertThat(pia.get(page()).body())
                .contains("a visit cannot be signed without it: School of acupuncture<");
        pia.post(page() + "/plan", complete(Paper.PLAN, seen()));
        assertThat(pia.get(page()).body()).doesNotContain("cannot be signed without it");

        assertThat(pia.get(person()).body()).contains("id=\"first-visit\"");
        sign(visit());
        assertThat(pia.get(person()).body()).doesNotContain("id=\"first-visit\"");
    }

    @Test
    void whereNothingIsToBeReadOrDoneFirstTheNextStepOpensByItself() {
        server.register(newcomer, Cast.mei());
        tell(nothingLeftOpen(), List.of());
        agree("care", "registry", "reminders");
        consult();

        var consulted = seen();
        assertThat(onward(consulted)).endsWith(page() + "/check-in");
        assertThat(words(pia.get(page() + "/check-in").body()))
                .contains(
                        "The consultation is noted.",
                        "Without it nobody can say later whether it got better",
                        "On to the plan");
        assertThat(words(pia.get(page() + "/plan").body()))
                .contains("The consultation is noted.")
                .as("no plan is in force")
                .doesNotContain("Plan to print");
        score();
        assertThat(onward(consulted)).endsWith(page() + "/plan");
        assertThat(words(pia.get(page() + "/check-in").body()))
                .doesNotContain("The consultation is noted.", "Without a score");

        pia.post(page() + "/plan", complete(Paper.PLAN, seen()));
        assertThat(onward(seen())).endsWith(page() + "/safety");
        assertThat(words(pia.get(page() + "/safety").body()))
                .contains("The plan is agreed.", "Plan to print");
        assertThat(pia.get(page() + "/plan").body()).contains("/plan/printed");
        assertThat(pia.get(page()).statusCode()).as("the page itself stays").isEqualTo(200);
    }

    /** Where whoever noted this entry is led at once. */
    private String onward(long noted) {
        return pia.get(page() + "?noted=" + noted).headers().firstValue("Location").orElseThrow();
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whatIsOpenIsReadBeforeTheNextStep() {
        server.register(newcomer, Cast.mei());
        tell(nothingLeftOpen().without(List.of("back_pain_onset_age")), List.of());
        agree("care", "registry", "reminders");
        score();
        consult();

        assertThat(pia.get(page() + "?noted=" + seen()).statusCode()).isEqualTo(200);
    }

    /** Every question of the rules answered: no, none, or a number that raises nothing. */
    private static Facts nothingLeftOpen() {
        var facts =
                InCare.answered()
                        .with("back_pain_onset_age", 35)
                        .with("mrc_lowest", 5)
                        .with("consent", true);
        for (var fact : InCare.RULES.vocabulary().declarations()) {
            if (facts.find(fact.name()).isPresent()) {
                continue;
            }
            facts =
                    switch (fact.type()) {
                        case FactType.Truth _ -> facts.with(fact.name(), false);
                        case FactType.Choice(var values) ->
                                facts.with(
                                        fact.name(),
                                        values.stream()
                                                .filter(List.of("no", "none", "never")::contains)
                                                .findFirst()
                                                .orElse(values.iterator().next()));
                        case FactType.Many _ -> facts.with(fact.name(), List.of());
                        case FactType.Whole _, FactType.Decimal _ -> facts;
                    };
        }
        return facts;
    }

    @Test
    void whatTheSymptomCheckToldIsSaidInWordsAndSilenceAboutMedicinesIsSaidToo() {
        server.register(newcomer, Cast.mei());
        tell(
                InCare.allNo()
                        .with("symptom_days", 40)
                        .with("leg_side", "right")
                        .with("leg_below_knee", true)
                        .with("pain_leg_nrs", 6)
                        .with("pain_trend", "worsening")
                        .with("worse_sitting", true)
                        .with("worse_cough_sneeze", false),
                List.of(new Mark(Region.CALF, Side.RIGHT, Feeling.TINGLING)));

        for (var page : List.of(page(), page() + "/consultation")) {
            assertThat(words(pia.get(page).body()))
                    .contains("Since About 21 Jan 2026 (40 days, told on 2 Mar 2026)")
                    .contains("Where Tingling: Calf right; below the knee")
                    .contains("Leg pain when asked 6 of 10; Getting worse")
                    .contains("Worse sitting Medicines left open in the symptom check")
                    .doesNotContain("coughing");
        }
        tell(
                InCare.allNo().with("anticoagulant", "none").with("medicines", List.of("nsaid")),
                List.of());
        assertThat(words(pia.get(page()).body()))
                .contains("Medicines Blood thinner: No (2 Mar); of the list: Ibuprofen, naproxen");
    }

    @Test
    void noMedicinesChosenAndWrittenAreSaidOnceAndAListBesideAWrittenNoneIsNot() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("medicines", List.of()), List.of(), "None.");
        assertThat(medicinesInOneLine()).isEqualTo("of the list: none (2 Mar)");

        tell(InCare.allNo().with("medicines", List.of("nsaid")), List.of(), "None.");
        assertThat(medicinesInOneLine())
                .as("two answers that differ are both said")
                .startsWith("of the list: Ibuprofen, naproxen")
                .endsWith("; in words: None. (2 Mar)");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void noneOfTheListBesideAMedicineInWordsIsNoContradiction() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("medicines", List.of()), List.of(), "Folic acid");

        assertThat(medicinesInOneLine())
                .isEqualTo("of the list: none (2 Mar); in words: Folic acid (2 Mar)");
    }

    private String medicinesInOneLine() {
        return Told.last(
                        server.chart(newcomer),
                        InCare.RULES.vocabulary(),
                        new Words(server.bean(MessageSource.class), Locale.ENGLISH),
                        today(),
                        server.clock.getZone())
                .orElseThrow()
                .medicines();
    }

    @Test
    void theCrossedTestIsAskedForOnTheSideOfThePainAndTheOtherSideCountsOnlyIfAnswered() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("leg_side", "right"), List.of());
        agree("care", "registry", "reminders");
        var begun = pia.get(page() + "/consultation").body();
        assertThat(words(begun))
                .contains("Raise the left leg: does the pain come in the right?")
                .contains(
                        "Examination 0 of 5",
                        "Slump optional",
                        "Straight and crossed leg raise: negative, except what you mark next",
                        "The left leg hurts too")
                .doesNotContain("negative on both sides");
        assertThat(isUnfolded(begun, "name=\"test-XSLR-right\"")).isTrue();
        assertThat(isUnfolded(begun, "name=\"test-XSLR-left\"")).isFalse();
        for (var further : List.of("SLUMP", "FNS")) {
            assertThat(isUnfolded(begun, "name=\"test-" + further + "-right\"")).isTrue();
            assertThat(isUnfolded(begun, "name=\"test-" + further + "-left\"")).isFalse();
        }

        var found = new ArrayList<>(complete(Paper.CONSULTATION, seen()));
        found.add(entry("test-SLR-right", "positive"));
        found.add(entry("test-SLUMP-right", "positive"));
        assertThat(words(pia.post(page() + "/consultation/reasoning", found).body()))
                .contains("Straight and crossed leg raise: negative where not marked (2 of 3)");
        found.add(entry("rest", "TENSION"));
        var rest = pia.post(page() + "/consultation/reasoning", found).body();
        assertThat(words(rest))
                .contains("Examination 1 of 5", "2 sides answered together: negative");
        assertThat(rest)
                .as("nobody said anything of the other further test")
                .doesNotContainPattern("name=\"test-FNS-\\w+\" value=\"negative\" checked")
                .containsPattern("name=\"test-XSLR-right\" value=\"negative\" checked")
                .doesNotContainPattern("name=\"test-XSLR-left\" value=\"negative\" checked");

        found.removeLast();
        found.add(entry("test-XSLR-left", "negative"));
        var both = pia.post(page() + "/consultation/reasoning", found).body();
        assertThat(words(both))
                .contains("Examination 0 of 5", "Answer on the side where the pain comes.");
        assertThat(isUnfolded(both, "name=\"test-XSLR-left\"")).isTrue();

        found.removeLast();
        found.add(entry("test-SLR-left", "negative"));
        found.add(entry("test-XSLR-right", "negative"));
        pia.post(page() + "/consultation", found);
        var noted = page() + "/consultations/" + server.chart(newcomer).seen();
        assertThat(words(pia.get(noted).body()))
                .contains("of the minimum examination: Knee jerk")
                .doesNotContain("of the minimum examination: Crossed");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void aSetGoesOnThePainfulSideAtOnceAndTheOtherSidesStayOffered() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("leg_side", "right"), List.of());
        agree("care", "registry", "reminders");
        consult();
        assertThat(pia.get(page() + "/plan").body())
                .contains("id=\"set-PS-DELPHI\" name=\"use\" value=\"PS-DELPHI:right\"");

        var put = check("use", "PS-DELPHI:right");

        assertThat(sideOf(put, "GB30")).isEqualTo("right");
        assertThat(words(put))
                .contains("On the plan: right (where the leg hurts)", "left both sides Take back");
        assertThat(put)
                .contains("value=\"PS-DELPHI:left\"", "value=\"PS-DELPHI:both\"")
                .contains("id=\"set-PS-TCMCN\" name=\"show\"");
    }

    @Test
    void aSetIsTakenBackWithAllItFilledInAndWhatWasChangedSinceStays() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("leg_side", "right"), List.of());
        agree("care", "registry", "reminders");
        consult();
        var put = check("use", "PS-DELPHI:right", "goal", "Sit through a film", "sessions", "9");
        assertThat(valueOf(put, "per_week")).isEqualTo("3");

        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(entry("put_back", "PS-DELPHI"));
        fields.add(entry("put", "PS-DELPHI:right"));
        fields.add(entry("goal", "Sit through a film"));
        fields.add(entry("sessions", "9"));
        fields.add(entry("retention", "25"));
        hidden(put, "put_was").forEach(one -> fields.add(entry("put_was", one)));
        for (var one : hidden(put, "put_is")) {
            fields.add(entry("put_is", one));
            var name = one.substring(0, one.indexOf('='));
            if (!name.equals("retention")) {
                fields.add(entry(name, one.substring(one.indexOf('=') + 1)));
            }
        }
        var back = pia.post(page() + "/plan/check", fields).body();

        assertThat(sideOf(back, "GB30")).isEmpty();
        assertThat(valueOf(back, "per_week")).isEmpty();
        assertThat(valueOf(back, "sessions")).isEqualTo("9");
        assertThat(valueOf(back, "retention")).as("changed since").isEqualTo("25");
        assertThat(back)
                .contains(">Sit through a film</textarea>", "id=\"set-PS-DELPHI\" name=\"use\"")
                .doesNotContain("Begun from a point set")
                .doesNotContainPattern("name=\"technique\" value=\"manual\"[^>]* checked");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void whereNobodyKnowsWhichLegHurtsASetAsksForItsSideAndAnExaminationKnowsIt() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo(), List.of());
        agree("care", "registry", "reminders");
        pia.get(page() + "/consultation");
        pia.post(page() + "/consultation", complete(Paper.CONSULTATION, seen()));
        assertThat(pia.get(page() + "/plan").body())
                .contains("id=\"set-PS-DELPHI\" name=\"show\" value=\"PS-DELPHI\"");
        assertThat(words(check("show", "PS-DELPHI")))
                .contains("Put Consensus set on the plan: left right both sides")
                .doesNotContain("where the leg hurts");

        pia.get(page() + "/consultation");
        var found = new ArrayList<>(complete(Paper.CONSULTATION, seen()));
        found.add(entry("test-SLR-left", "positive"));
        found.add(entry("test-XSLR-right", "positive"));
        pia.post(page() + "/consultation", found);

        assertThat(pia.get(page() + "/plan?from=blank").body())
                .contains("id=\"set-PS-DELPHI\" name=\"use\" value=\"PS-DELPHI:left\"");
    }

    private String check(String... pairs) {
        pia.get(page() + "/plan");
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.add(entry(pairs[i], pairs[i + 1]));
        }
        return pia.post(page() + "/plan/check", fields).body();
    }

    private static String sideOf(String html, String point) {
        var field = html.replaceAll("(?s).*(id=\"f-side-" + point + "\".*?</select>).*", "$1");
        var chosen = Pattern.compile("value=\"([a-z]*)\"[^>]* selected").matcher(field);
        return chosen.find() ? chosen.group(1) : "";
    }

    private static List<String> hidden(String html, String name) {
        return Pattern.compile(
                        "<input type=\"hidden\" name=\"%s\" value=\"([^\"]*)\">".formatted(name))
                .matcher(html)
                .results()
                .map(one -> one.group(1).replace("&#34;", "\"").replace("&amp;", "&"))
                .toList();
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aPregnancyThatNobodyAskedAfterIsNotAmongWhatIsNotNewSinceTheConsultation() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().without(List.of("pregnant")), List.of());
        agree("care", "registry", "reminders");
        consult();

        var page = pia.get(page() + "/safety").body();

        assertThat(words(page)).contains("Ask them one by one");
        assertThat(isUnfolded(page, "name=\"news-pregnancy\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"news-injury\"")).isFalse();
    }

    @Test
    void whomAnAlarmStopsStandsOnThePageOfTheDayOnce() {
        server.register(newcomer, Cast.mei());
        tell("yes");

        var today = pia.get("/today").body();

        assertThat(words(today))
                .contains("Warning signs to act on: 1", "Look at it")
                .doesNotContain("Answers in, waiting", "Begin the consultation");
        assertThat(today.split("href=\"" + page() + "\"", -1))
                .as("the name and the one way to it")
                .hasSize(3);
    }

    @Test
    void goalAndMedicinesThatWereToldInTheSymptomCheckAreSaidBesideTheirFields() {
        server.register(newcomer, Cast.mei());
        var now = new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES);
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, newcomer),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.allNo(),
                                List.of(),
                                new Story("", "", "Ibuprofen", "Sit through a film", ""),
                                now));

        assertThat(words(pia.get(page() + "/consultation").body()))
                .containsPattern("also without a prescription\\?” Told on [^.:]+: “Ibuprofen”")
                .containsPattern("Told on [^.:;]+; still so\\?");
    }

    @Test
    void aGoalThatIsChangedStandsBelowTheOneThatWasToldAndTheNextFormBeginsWithIt() {
        server.register(newcomer, Cast.mei());
        var now = new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES);
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, newcomer),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.allNo(),
                                List.of(),
                                new Story("", "", "", "Sit through a film", ""),
                                now));
        agree("care");
        pia.get(page() + "/consultation");
        var fields = complete(Paper.CONSULTATION, seen());
        assertThat(words(pia.post(page() + "/consultation/reasoning", fields).body()))
                .containsPattern("Told on [^.:]+: “Sit through a film”")
                .doesNotContain("still so?");

        assertThat(pia.post(page() + "/consultation", fields).statusCode()).isEqualTo(302);
        var again = pia.get(page() + "/consultation").body();
        assertThat(again).contains(">Walk to the market</textarea>");
        assertThat(words(again))
                .containsPattern("Told on [^.:]+; still so\\?")
                .doesNotContain("“Sit through a film”");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void theScoreAsksForNoWeaknessMinutesAfterPowerWasTested() {
        server.register(newcomer, Cast.mei());
        tell(InCare.allNo().with("leg_weakness", "none"), List.of());
        agree("care");
        pia.get(page() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, seen()));
        for (var test : List.of("HEELWALK", "TOEWALK", "HALLUX", "HIPABD", "INVERT")) {
            fields.add(entry("test-%s-left".formatted(test), "negative"));
            fields.add(entry("test-%s-right".formatted(test), "negative"));
        }
        pia.post(page() + "/consultation", fields);

        var asked = pia.get(page() + "/check-in").body();

        assertThat(words(asked))
                .containsPattern(
                        "Weakness, saddle, bladder and bowel: asked or examined at \\d+:\\d+ "
                                + " ?Open this if something is new")
                .contains("Leg pain “Think of the last 7 days. On average, how strong was the pain")
                .contains("Lower back pain optional “Think of the last 7 days. On average, how");
        assertThat(asked.split("class=\"rating-ends\"", -1)).as("said once").hasSize(2);
        assertThat(isUnfolded(asked, "name=\"weakness\"")).isFalse();
        pia.post(page() + "/check-in", Map.of("leg", "6", "weakness", "worse"));
        assertThat(
                        server.chart(newcomer)
                                .latest(Entry.CheckedIn.class)
                                .orElseThrow()
                                .entry()
                                .safety()
                                .plain())
                .as("whoever opens the fold is heard")
                .containsEntry("leg_weakness_trend", "worse");
    }

    @Test
    void theStartingScoreIsAskedForBeforeThePlanAndLeadsBackToWhatWasBegun() {
        server.register(newcomer, Cast.mei());
        tell("no");
        agree("care", "registry", "reminders");
        consult();
        var noted = server.chart(newcomer).latest(Entry.Consulted.class).orElseThrow().noted();

        assertThat(way()).contains("Starting score Next", "Plan Later");
        assertThat(words(pia.get(page() + "?noted=" + noted.sequence()).body()))
                .contains("No starting score yet. Asked now, before anything is treated");

        var asked = pia.get(page() + "/check-in").body();
        assertThat(words(asked)).contains("Saddle, bladder and bowel: asked at ");
        assertThat(isUnfolded(asked, "name=\"weakness\"")).isTrue();
        assertThat(isUnfolded(asked, "name=\"saddle\"")).as("asked minutes ago").isFalse();

        score();
        var thanks = pia.get(page() + "/check-in/thanks").body();
        assertThat(words(thanks))
                .contains("The score is noted", "On to the plan", "Optional: 24 sentences")
                .doesNotContain("Thank you", "Nobody has read them");
        assertThat(thanks)
                .as("the next step of the person is the one filled button")
                .containsOnlyOnce("button-primary")
                .contains("button-primary\" href=\"" + page() + "/plan\"");
        assertThat(thanks).contains("href=\"" + page() + "/plan\"");
        assertThat(way()).contains("Starting score Done");
        assertThat(words(pia.get(page() + "?noted=" + noted.sequence()).body()))
                .doesNotContain("No starting score yet");

        pia.post(page() + "/plan", complete(Paper.PLAN, seen()));
        assertThat(pia.get(page() + "/check-in/thanks").body())
                .contains("href=\"" + page() + "/safety\"");
        pia.post(page() + "/safety", List.of(entry("all", "no")));
        assertThat(pia.get(page() + "/check-in/thanks").body())
                .contains("href=\"" + page() + "/sessions/new\"");
    }

    @Test
    void whereAReferralComesBeforeThePlanTheStartingScoreLeadsToTheReferral() {
        server.register(newcomer, Cast.mei());
        tell("no");
        agree("care");
        pia.get(page() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, seen()));
        fields.add(entry("test-HALLUX-right", "positive"));
        fields.add(entry("measured-HALLUX-right", "4"));
        pia.post(page() + "/consultation", fields);

        score();
        var thanks = pia.get(page() + "/check-in/thanks").body();
        assertThat(words(thanks)).contains("Next, before a plan: the referral");
        assertThat(thanks)
                .contains("href=\"" + page() + "#flags\"")
                .doesNotContain("href=\"" + page() + "/plan\"");
        assertThat(pia.get(page() + "/plan").body()).contains("href=\"" + page() + "#flags\"");

        assertThat(words(pia.get(page() + "/plan").body()))
                .doesNotContain("Gentle care was agreed");
        pia.post(page() + "/referrals", Map.of("agrees", "yes", "agreed_with", "Dr Moss"));
        assertThat(pia.get(page() + "/check-in/thanks").body())
                .contains("href=\"" + page() + "/plan\"");
        assertThat(words(pia.get(page() + "/plan").body()))
                .contains(
                        "Gentle care was agreed: what that leaves off Rule CI-GEN-10 wants a reason"
                                + " for: Cupping, wet, Manipulation with thrust, Traction, Herbs. How"
                                + " strong, how long and how often needles or current may be, it does"
                                + " not say; you decide.");
    }

    /** Answers of a check-in in the room. */
    private void score() {
        var answers = new ArrayList<Map.Entry<String, String>>();
        var form = pia.get(page() + "/check-in").body();
        Pattern.compile("type=\"radio\"[^>]*name=\"([^\"]+)\" value=\"([^\"]+)\"")
                .matcher(form)
                .results()
                .forEach(radio -> {
                    if (answers.stream().noneMatch(one -> one.getKey().equals(radio.group(1)))
                            || radio.group(2).matches("no|none")) {
                        answers.removeIf(one -> one.getKey().equals(radio.group(1)));
                        answers.add(entry(radio.group(1), radio.group(2)));
                    }
                });
        assertThat(pia.post(page() + "/check-in", answers).statusCode()).isEqualTo(302);
    }

    @Test
    void aSymptomCheckPassedOverAndAgreementsNotAskedStayInSight() {
        server.register(newcomer, Cast.mei());

        consult();
        assertThat(primary()).containsExactly("Note the agreements");
        assertThat(way()).startsWith("Symptom check Not complete. Do it now");

        agree("care");
        assertThat(primary()).containsExactly("Ask the starting score");
        assertThat(way())
                .startsWith(
                        "Symptom check Not complete. Do it now",
                        "Agreements Not complete. Not asked: Counting your answers, Being"
                                + " reminded");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void whereARedFlagStopsNothingIsNextBeforeWhatItAsksFor() {
        server.register(newcomer, Cast.mei());

        tell("yes");

        var body = pia.get(page()).body();
        assertThat(primary()).containsExactly("Letter to the emergency department");
        assertThat(way()).contains("Agreements Waits", "Plan Later");
        assertThat(body.indexOf("id=\"first-visit\"")).isGreaterThan(body.indexOf("id=\"flags\""));
    }

    @Test
    void whatIsAgreedToCanBeReadWhereTheAgreementIsNoted() {
        server.register(newcomer, Cast.mei());

        var agreements =
                pia.get(page()).body().replaceAll("(?s).*(<section id=\"agreements\".*)", "$1");

        assertThat(words(agreements)).contains("Read: Being examined and treated", "Text version");
    }

    /** They agreed to what was read then; what is read now may say something else. */
    @Test
    void whatAnEarlierTextSaidIsReadWhereItWasAgreedTo() {
        server.register(newcomer, Cast.mei());
        agreedTo("2026-11-1");

        var agreements = agreements();
        assertThat(agreements)
                .contains(
                        "Being examined and treated: given, text version 1; version 4 is read now")
                .contains("The practitioner asks and examines you first, proposes a plan")
                .doesNotContain("2026-11");
    }

    @Test
    void whatIsReadNowCanBeReadAndAgreedToBesideAnEarlierAgreement() {
        server.register(newcomer, Cast.mei());
        agreedTo("2026-11-1");

        assertThat(agreements())
                .contains("Agrees to version 4", "Read version 4: Being examined and treated")
                .containsSubsequence(
                        "The practitioner asks and examines you first, proposes a plan",
                        "First you are examined, then you hear the plan");
        agree("care");

        assertThat(agreements())
                .contains("Being examined and treated: given, text version 4")
                .doesNotContain("is read now", "Agrees to version");
    }

    @Test
    void wordsThatAreNotKeptAreNotMadeUp() {
        server.register(newcomer, Cast.mei());
        agreedTo("our own of last spring");

        assertThat(agreements())
                .contains("given, text version our own of last spring; version 4 is read now")
                .contains(
                        "Text version 4, which is read now. The words that were agreed to are not"
                                + " kept here.");
        assertThat(words(pia.get(page() + "/plan").body()))
                .containsPattern(
                        "“Being examined and treated”, version our own of last spring, words not"
                                + " kept: agreed \\d+ \\w+ \\d+, noted by Dr\\. Pia Needham; version"
                                + " 4 is read now Version our own of last spring was agreed to; each"
                                + " visit asks again\\. First you are examined")
                .doesNotContain("The person agreed to this text");
    }

    @Test
    void whoeverAgreedAloneByALinkIsSaidToHaveInOneLineOfThePlan() {
        server.register(newcomer, Cast.mei());
        var she = new Actor.Guest(newcomer.clinic(), newcomer.patient(), LinkPurpose.INTAKE);
        server.charts.add(
                Permit.ask(she, Deed.ANSWER_INTAKE, newcomer).orElseThrow(),
                server.clock.instant(),
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.CARE), "4"));

        assertThat(words(pia.get(page() + "/plan").body()))
                .containsPattern(
                        "“Being examined and treated”: agreed alone, by link, \\d+ \\w+ \\d+ Version 4"
                                + " was agreed to; each visit asks again\\. The person agreed to this"
                                + " text,"
                                + " with harms and other ways\\. Nothing to note here\\.");
    }

    private void agreedTo(String version) {
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, newcomer),
                server.clock.instant(),
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.CARE), version));
    }

    private String agreements() {
        return words(
                pia.get(page())
                        .body()
                        .replaceAll("(?s).*(<section id=\"agreements\".*?</section>).*", "$1"));
    }

    @Test
    void whatIsEmptyStandsInOneLineAndWhatIsSettledIsFoldedWithWhatItHolds() {
        server.register(newcomer, Cast.mei());

        assertThat(words(pia.get(page()).body()))
                .contains("Nothing yet: Consultation, Plan, Sessions. Weigh the choices optional")
                .contains("Agreements 0 of 3 given", "What was noted One entry, the last");
        assertThat(fold("agreements")).contains(" open");
        assertThat(fold("entries")).doesNotContain(" open");

        agree("care", "registry");
        assertThat(words(pia.get(page()).body()))
                .contains("Agreements 2 of 3 given, not: Being reminded");
        agree("reminders");
        consult();
        assertThat(words(pia.get(page()).body()))
                .contains("Nothing yet: Plan, Sessions.", "Agreements 3 of 3 given");
        assertThat(fold("agreements")).doesNotContain(" open");

        var refused =
                pia.post(
                        page() + "/addenda",
                        List.of(entry("to", "1"), entry("addendum", "x".repeat(20_000))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fold("entries", refused.body())).contains(" open");
        assertThat(words(pia.get(person()).body())).contains("Nothing yet: Sessions.");
    }

    private String fold(String section) {
        return fold(section, pia.get(page()).body());
    }

    /** The tag of the fold that a section of the page is. */
    private static String fold(String section, String html) {
        return html.replaceAll(
                "(?s).*<section id=\"%s\"[^>]*>\\s*(<details[^>]*>).*".formatted(section), "$1");
    }

    /** Tells what the symptom check asks, with everything well but perhaps the bladder. */
    private void tell(String cannotPass) {
        tell(InCare.allNo().with("bladder_cannot_pass", cannotPass.equals("yes")), List.of());
    }

    private void tell(Facts facts, List<Mark> marks) {
        tell(facts, marks, "");
    }

    private void tell(Facts facts, List<Mark> marks, String medicines) {
        var now = new CareSteps.Now(today(), server.clock.getZone(), InCare.RULES);
        InCare.add(
                server.charts,
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, newcomer),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart, facts, marks, new Story("", "", medicines, "", ""), now));
    }

    private void agree(String... kinds) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var kind : kinds) {
            fields.add(entry("kind", kind));
        }
        pia.get(page());
        pia.post(page() + "/consents", fields);
    }

    private void consult() {
        pia.get(page() + "/consultation");
        pia.post(page() + "/consultation", complete(Paper.CONSULTATION, seen()));
        assertThat(server.chart(newcomer).latest(Entry.Consulted.class)).isPresent();
    }

    private long seen() {
        return server.chart(newcomer).seen();
    }

    private String page() {
        return "/people/" + newcomer.patient();
    }

    private List<String> primary() {
        var main = pia.get(page()).body().replaceAll("(?s).*<main(.*)</main>.*", "$1");
        return Pattern.compile("(?s)<a class=\"button button-primary[^>]*>(.*?)</a>")
                .matcher(main)
                .results()
                .map(link -> words(link.group(1)).strip())
                .toList();
    }

    private List<String> way() {
        var way = pia.get(page()).body().replaceAll("(?s).*<ol class=\"road\">(.*?)</ol>.*", "$1");
        return Pattern.compile("(?s)<li.*?</li>")
                .matcher(way)
                .results()
                .map(part -> words(part.group()).strip())
                .toList();
    }
}
