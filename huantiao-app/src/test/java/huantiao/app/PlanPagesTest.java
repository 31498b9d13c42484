package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.app.visit.InCare;
import huantiao.base.PatientId;
import huantiao.care.CareSteps;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Plan;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A plan is begun, filled from the literature, heard by the rules, and agreed. */
class PlanPagesTest extends ChartingPages {

    private static final String STILL = "can_keep_still_and_report";

    private static final String NONE = "none_of_these";

    /** What the plan says of techniques, the person's sheet and a letter would contradict. */
    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aPairOfLeadsWithoutElectroacupunctureIsNotAgreed() {
        pia.get(person() + "/plan?from=blank");
        var paired =
                all(
                        with(complete(Paper.PLAN, chart().seen()), "side-GB34", "right"),
                        leads("GB30 right", "GB34 right", "2", "continuous"));

        var refused = pia.post(person() + "/plan", paired);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body()))
                .contains(
                        "A pair of leads stands in the plan, and electroacupuncture is not chosen");
        assertThat(
                        summary(
                                pia.post(
                                                person() + "/plan",
                                                all(paired, List.of(entry("technique", "ea"))))
                                        .body()))
                .noneMatch(line -> line.contains("A pair of leads stands"));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aTumourAtThePlaceAndASwollenLimbAreAskedForWithTheNeedlesOfThePlan() {
        pia.get(person() + "/plan?from=blank");
        var planned = List.of(entry("technique", "manual"));

        var asked = pia.post(person() + "/plan/check", planned, "HX-Request", "true").body();

        assertThat(asked).contains("name=\"site_tumour\"", "name=\"lymphoedema\"");
        assertThat(words(asked)).contains("Left leg", "Such a limb gets no needle, cup or heat.");
        var told = new ArrayList<>(planned);
        told.add(entry("lymphoedema", "leg_left"));
        assertThat(words(pia.post(person() + "/plan/check", told, "HX-Request", "true").body()))
                .contains("Rule CI-SITE-03");
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
                        entry("side-LI4", "right"),
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
                        "Points from visit to visit : Nothing was chosen. Choose one of: Always the"
                                + " same, A core, and points added, Different each time.",
                        "By whom: Nutrition counselling : This is longer than 300 characters. Shorten it.",
                        "Review on : The day of review must lie ahead, within a year."
                                + " Choose another day.",
                        "Pair 1 of leads, Intensity : 99 mA cannot be: usual is 5 mA at most"
                                + " (technique TQ-EA), and 10 times as much is taken for a slip."
                                + " Correct it; a decimal point may be missing.",
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
                .contains("Leads across chest or neck", "Skin at the site");
        assertThat(words(refused.body()))
                .contains("questions decide whether something planned is forbidden")
                .contains("Electroacupuncture hangs on it. ")
                .doesNotContain("Nobody can tell");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body()).contains("Kept", "value=\"2/100\"", "value=\"often\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatMattersForThisPlanWasAskedAndIsNotThereIsNamedInIt() {
        pia.get(person() + "/plan?from=blank");

        assertThat(words(post("/plan/check", "technique", "ea", "side-GB30", "right").body()))
                .containsPattern(
                        "Told no on [^;:,]+, and that counts; tap one to ask it again: Pregnancy Blood thinner ")
                .contains(" Device in the heart ", "Epilepsy")
                .as("nobody asked")
                .doesNotContain("Allergy to metal");
        assertThat(words(pia.get(person() + "/plan?from=blank").body()))
                .as("of an empty plan no rule speaks")
                .doesNotContain("Device in the heart");
    }

    /** An answer of before is no longer so: a pacemaker, a pregnancy, a fear that was not told. */
    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatWasAnsweredNoIsAskedAgainByATapOnItsName() {
        pia.get(person() + "/plan?from=blank");
        var plan = List.of("technique", "ea", "side-GB30", "right");
        var page = post("/plan/check", plan.toArray(String[]::new)).body();
        assertThat(page)
                .containsPattern("name=\"shown\" value=\"cardiac_device\"[^>]*formaction")
                .doesNotContain("name=\"cardiac_device\"");

        var again = new ArrayList<>(plan);
        again.addAll(List.of("shown", "cardiac_device"));
        var asked = post("/plan/check", again.toArray(String[]::new)).body();
        assertThat(asked)
                .contains("name=\"cardiac_device\" value=\"pacemaker\"")
                .as("it is asked below")
                .doesNotContainPattern("value=\"cardiac_device\"[^>]*formaction");

        again.addAll(List.of("cardiac_device", "pacemaker"));
        assertThat(words(post("/plan/check", again.toArray(String[]::new)).body()))
                .contains("Blocked: Electroacupuncture", "Because: Heart device: Pacemaker");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aRuleSaysByWhatItSpeaks() {
        pia.get(person() + "/plan?from=blank");
        var plan = complete(Paper.PLAN, chart().seen());
        plan.addAll(
                List.of(
                        entry("herb_names", "du huo, dang gui"),
                        entry("anticoagulant", "warfarin"),
                        entry("shown", "anticoagulant")));

        assertThat(words(pia.post(person() + "/plan/check", plan, "HX-Request", "true").body()))
                .contains(
                        "Because: dang gui; Blood thinner: Warfarin Rule CI-HRB-01",
                        "Because: Blood thinner: Warfarin Rule CI-BLD-11");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aHerbIsStoppedByItsRuleHoweverItIsWritten() {
        pia.get(person() + "/plan?from=blank");

        for (var written : List.of("danggui", "Dāng Guī", "dang-gui", "Dang Gui wei")) {
            assertThat(words(checked(herbs(written), entry("anticoagulant", "warfarin"))))
                    .as(written)
                    .contains("Blocked: Herbs", "Because: dang gui; Blood thinner: Warfarin");
        }
        assertThat(words(checked(herbs("zhi fu zi"))))
                .contains("Blocked: Herbs", "CI-HRB-06", "“zhi fu zi” is judged as fu zi.");
        var refused = pia.post(person() + "/plan", planned(herbs("zhi fu zi")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .anySatisfy(line -> assertThat(line).contains("rule CI-HRB-06"));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aFormulaIsJudgedByEachOfItsHerbsAndThePageNamesThem() {
        pia.get(person() + "/plan?from=blank");

        assertThat(
                        words(
                                checked(
                                        herbs("Du Huo Ji Sheng Tang"),
                                        entry("anticoagulant", "warfarin"))))
                .contains("Blocked: Herbs", "CI-HRB-01")
                .contains(
                        "“Du Huo Ji Sheng Tang” is judged by each of its herbs: du huo, sang ji"
                                + " sheng,");
        assertThat(words(checked(herbs("FM-DUHUO"))))
                .contains("Needs a reason: Herbs", "CI-HRB-08")
                .contains("“FM-DUHUO” is judged by each of its herbs: du huo,");
        assertThat(words(checked(herbs("Shen Tong Zhu Yu Tang"))))
                .contains("“Shen Tong Zhu Yu Tang” cannot be planned as a formula: ");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aHerbThatNoRuleKnowsIsNamedAtOnceAndCannotBeAgreed() {
        pia.get(person() + "/plan?from=blank");
        var unknown =
                "No rule here knows “tang kuei”, so nothing can speak for it or against it. Of"
                        + " “du huo ma huang” the rules know only du huo; nothing can speak for the"
                        + " rest or against it. Leave it out, or write herbs of the list under"
                        + " “Herbs”, with commas between.";

        assertThat(words(checked(herbs("tang kuei, du huo ma huang, chuanxiong"))))
                .contains("Herbs that nobody here can judge " + unknown);

        var refused =
                pia.post(
                        person() + "/plan",
                        planned(herbs("tang kuei, du huo ma huang, chuanxiong")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body())).contains("Herbs : " + unknown);
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(words(refused.body()))
                .containsPattern("The \\d+ herbs that are known here")
                .contains("bai shao, cao wu", "Du Huo Ji Sheng Tang, Shao Yao Gan Cao Tang");
        assertThat(isUnfolded(refused.body(), "name=\"herb_names\"")).isTrue();
    }

    @Test
    void herbsAreKeptAndShownAsTheyWereWritten() {
        pia.get(person() + "/plan?from=blank");

        var agreed =
                pia.post(
                        person() + "/plan",
                        planned(herbs("Fú Líng, jiu_bai_shao; FANGFENG"), PRESCRIBED, SUPPLIED));

        assertThat(agreed.statusCode()).isEqualTo(302);
        assertThat(words(pia.get(person()).body()))
                .contains("Herbs Fú Líng, jiu bai shao, FANGFENG");
        assertThat(pia.get(person() + "/plan?from=last").body())
                .contains("value=\"Fú Líng, jiu bai shao, FANGFENG\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void herbsArePlannedOnlyWithALicensedPrescriberAndACheckedSupplier() {
        pia.get(person() + "/plan?from=blank");

        for (var planned : List.of(herbs("fu ling"), entry("technique", "herbs"))) {
            assertThat(words(checked(planned)))
                    .contains(
                            "Herbs still lack: Licensed prescriber of the herbs, Checked supplier"
                                    + " of the herbs");
            var refused = pia.post(person() + "/plan", planned(planned));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(summary(refused.body()))
                    .contains(
                            "Licensed prescriber of the herbs : Herbs are planned, and nobody is"
                                    + " named who is licensed to prescribe them. Write it, or take"
                                    + " the herbs off the plan.",
                            "Checked supplier of the herbs : Herbs are planned, and no checked"
                                    + " supplier is named. Write it, or take the herbs off the"
                                    + " plan.");
            assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        }
        assertThat(words(checked())).doesNotContain("Herbs still lack");
        assertThat(words(checked(entry("technique", "herbs")))).contains("herbs, Their names");
        var unnamed =
                pia.post(
                        person() + "/plan",
                        planned(entry("technique", "herbs"), PRESCRIBED, SUPPLIED));
        assertThat(summary(unnamed.body()))
                .anySatisfy(line ->
                        assertThat(line).startsWith("Herbs : Herbs are planned and none is named"));

        var agreed = pia.post(person() + "/plan", planned(herbs("fu ling"), PRESCRIBED, SUPPLIED));
        assertThat(agreed.statusCode()).isEqualTo(302);
        var named =
                "Chinese herbal formulas, prescribed by Olive, licence 12, supplied by Example"
                        + " Herbs, certificates seen";
        assertThat(words(pia.get(person()).body())).contains("Combined with " + named);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains(
                        "Herbs to take, as we agreed: fu ling. Prescribed by Olive, licence 12,"
                                + " supplied by Example Herbs, certificates seen.")
                .doesNotContain("Chinese herbal formulas");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body())).contains(named);
        assertThat(pia.post(person() + "/plan", planned()).statusCode())
                .as("a plan without herbs needs neither")
                .isEqualTo(302);
    }

    @Test
    void aPlanFromTheLastOneHasItsPrescriberAndItsSupplier() {
        pia.get(person() + "/plan?from=blank");
        pia.post(person() + "/plan", planned(herbs("fu ling"), PRESCRIBED, SUPPLIED));

        assertThat(pia.get(person() + "/plan?from=last").body())
                .contains(
                        "value=\"Olive, licence 12\"",
                        "value=\"Example Herbs, certificates seen\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void supplementsThatNobodyNamedAreAskedForAndNeverSaidToBeFree() {
        pia.get(person() + "/plan?from=blank");
        var ticked = entry("technique", "supplements");

        var asked = checked(ticked, entry("anticoagulant", "warfarin"));
        assertThat(words(asked))
                .contains("Which supplements? Supplements are planned and none is named, so")
                .doesNotContainPattern("no rule stands against: [^.]*Supplements");
        var refused = pia.post(person() + "/plan", planned(ticked));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("Supplements : Supplements are planned and none is"));
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aSupplementIsStoppedByItsRuleTickedOrWritten() {
        pia.get(person() + "/plan?from=blank");
        var warfarin = entry("anticoagulant", "warfarin");

        assertThat(words(checked(entry("supplement", "garlic"), warfarin)))
                .contains("Needs a reason: Supplements", "CI-SUP-01", "Because: Garlic");
        assertThat(words(checked(entry("supplement_others", "Ginkgo biloba, fish-oil"), warfarin)))
                .contains("Needs a reason: Supplements", "CI-SUP-01")
                .contains("“Ginkgo biloba” is judged as Ginkgo.")
                .contains("“fish-oil” is judged as Fish oil, high dose.");
        assertThat(words(checked(entry("supplement_others", "vitamin D, zinc"), warfarin)))
                .contains("Supplements that no rule here knows vitamin D, zinc: nothing can speak")
                .doesNotContain("CI-SUP-01")
                .doesNotContainPattern("no rule stands against: [^.]*Supplements");
        assertThat(words(checked(entry("supplement", "magnesium"))))
                .containsPattern("no rule stands against: [^.]*Supplements");
    }

    @Test
    void supplementsAreKeptWithThePlanAndShownByTheirNames() {
        pia.get(person() + "/plan?from=blank");

        var agreed =
                pia.post(
                        person() + "/plan",
                        planned(
                                entry("supplement", "turmeric_high"),
                                entry("supplement_others", "vitamin D, cranberry")));

        assertThat(agreed.statusCode()).as(summary(agreed.body()).toString()).isEqualTo(302);
        var named = "Turmeric, high dose, Cranberry, vitamin D";
        assertThat(words(pia.get(person()).body())).contains("Supplements " + named);
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("Supplements to take, as we agreed: " + named + ".");
        assertThat(pia.get(person() + "/plan/printed").body())
                .as("what stands on each printed sheet")
                .containsPattern("data-sheet=\"[^\"]* 1984 · Plan of [^\"]* · Riverside");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Supplements: " + named);
        var again = pia.get(person() + "/plan?from=last").body();
        assertThat(again)
                .containsPattern("name=\"supplement\" value=\"cranberry\" checked")
                .contains("value=\"vitamin D\"");
    }

    private static final Map.Entry<String, String> PRESCRIBED =
            entry("by_whom-TH-HERB", "Olive, licence 12");

    private static final Map.Entry<String, String> SUPPLIED =
            entry("when-TH-HERB", "Example Herbs, certificates seen");

    private static Map.Entry<String, String> herbs(String written) {
        return entry("herb_names", written);
    }

    @SafeVarargs
    private List<Map.Entry<String, String>> planned(Map.Entry<String, String>... more) {
        var plan = complete(Paper.PLAN, chart().seen());
        for (var field : more) {
            plan.add(field);
        }
        return plan;
    }

    @SafeVarargs
    private String checked(Map.Entry<String, String>... more) {
        var plan = complete(Paper.PLAN, chart().seen());
        for (var field : more) {
            plan.add(field);
        }
        return pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleOfThePlanCannotTellIsAskedForInThePlanAndKeptAsAnsweredToday() {
        pia.get(person() + "/plan?from=blank");
        var plan = complete(Paper.PLAN, chart().seen());
        var unasked = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();

        assertThat(words(unasked))
                .contains("So far no rule stands against: ")
                .contains("wait for an answer below")
                .contains("Do you take tablets against clots in the arteries")
                .contains("Is your immune system weak, by illness or medicine?")
                .contains("Platelets, 10^9/L")
                .doesNotContain("Latest INR", "As far as is known");

        plan.addAll(
                List.of(
                        entry("shown", "antiplatelet"),
                        entry("antiplatelet", "dual"),
                        entry("shown", "immunosuppressed"),
                        entry("immunosuppressed", "unknown"),
                        entry("anticoagulant", "warfarin"),
                        entry("shown", "anticoagulant")));
        assertThat(words(pia.post(person() + "/plan/check", plan, "HX-Request", "true").body()))
                .contains("Latest INR", "As CI-BLD-04; expect more bruising")
                .contains("Needs a reason: GB30");
        plan.add(entry("reason-CI-BLD-11", "Fine needle, shallow, pressed for three minutes."));

        var agreed = pia.post(person() + "/plan", plan);

        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(302);
        var asked = chart().latest(Entry.SafetyAsked.class).orElseThrow();
        assertThat(asked.entry().facts().plain())
                .containsEntry("antiplatelet", "dual")
                .containsEntry("anticoagulant", "warfarin")
                .doesNotContainKey("immunosuppressed");
        assertThat(asked.noted().author().name()).contains("Pia");
        var sequence = chart().latest(Entry.PlanAgreed.class).orElseThrow().noted().sequence();
        assertThat(agreed.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "?noted=" + sequence);
        var page = pia.get(person() + "?noted=" + sequence).body();
        assertThat(words(page))
                .contains("The plan is agreed")
                .contains(
                        "10 sessions, 2 a week, needles stay 30 minutes", "Next: the first visit");
        assertThat(page.split("class=\"button button-primary\"", -1))
                .as("one button starts the visit")
                .hasSize(2);
        assertThat(isUnfolded(page, "id=\"noted\"")).isTrue();
        assertThat(isUnfolded(page, "class=\"findings\"")).as("read a moment ago").isFalse();
        var later = pia.get(person()).body();
        assertThat(isUnfolded(later, "class=\"findings\"")).isTrue();
        assertThat(later).doesNotContain("The plan is agreed");
    }

    @Test
    void onceAllIsAnsweredNoRuleWaitsAndWhatNobodyKnowsIsSaidSo() {
        pia.get(person() + "/plan?from=blank");
        var plan = complete(Paper.PLAN, chart().seen());
        var asks = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();
        var shown = Pattern.compile("name=\"shown\" value=\"([a-z0-9_]+)\"").matcher(asks);
        while (shown.find()) {
            var fact = shown.group(1);
            plan.add(entry("shown", fact));
            boolean chosen = asks.contains("name=\"" + fact + "\" value=\"unknown\"");
            plan.add(entry(fact, chosen ? "unknown" : "150"));
        }

        var answered =
                pia.post(person() + "/plan/check", plan, "HX-Request", "true", "HX-Trigger", "asks")
                        .body();

        assertThat(words(asks)).contains("wait for an answer below");
        assertThat(words(answered))
                .contains("cannot be told, as nobody knows the answer")
                .doesNotContain("for an answer below");
        assertThat(answered).as("the questions stay as they are").doesNotContain("name=\"shown\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theQuestionsOfThePlanAreAnsweredNoTogetherOnlyWhenSomebodySaysSo() {
        pia.get(person() + "/plan?from=blank");
        var plan = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        plan.add(entry("technique", "ea"));
        plan.add(entry("anticoagulant", "warfarin"));
        var asks = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();
        var shown = factsShown(asks);
        var together = List.of("metal_allergy", "liver_disease", "diabetes", "arrhythmia");
        assertThat(shown).containsAll(together).contains("inr_stable", "platelets");
        assertThat(asks).doesNotContainPattern("value=\"no\"[^>]* checked");
        assertThat(words(asks))
                .containsPattern("All \\d+ asked, each answered no")
                .contains("To ask one by one")
                .as("the button says how many it answers")
                .doesNotContain("To ask for this plan:");
        shown.forEach(fact -> plan.add(entry("shown", fact)));
        plan.add(entry("metal_allergy", "yes"));
        plan.add(entry("liver_disease", "unknown"));

        var answered = pia.post(person() + "/plan/check", with(plan, "all", "no")).body();

        for (var fact : List.of("diabetes", "arrhythmia")) {
            assertThat(answered).as(fact).containsPattern(chosen(fact, "no"));
        }
        assertThat(answered)
                .containsPattern(chosen("metal_allergy", "yes"))
                .containsPattern(chosen("liver_disease", "unknown"))
                .as("a no to it is what a rule waits for")
                .doesNotContainPattern(chosen("inr_stable", "no"))
                .doesNotContain("each answered no")
                .doesNotContainPattern("asked: \\d+ answered no");
        assertThat(words(answered))
                .as("once the button is gone")
                .containsPattern("To ask for this plan: (one|\\d+) open");
        assertThat(factsShown(answered)).containsAll(shown);
        assertThat(pia.get(person() + "/plan").body())
                .as("the draft keeps what was answered")
                .containsPattern(chosen("arrhythmia", "no"));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void skinAndKeepingStillAreAnsweredWithTheNoesByAButtonThatNamesThem() {
        var of = consultedWithoutStillness();
        pia.get(page(of) + "/plan?from=blank");
        var plan = new ArrayList<>(complete(Paper.PLAN, server.chart(of).seen()));
        var asks = pia.post(page(of) + "/plan/check", plan, "HX-Request", "true").body();
        var shown = factsShown(asks);
        assertThat(shown).contains("site_skin", "lymphoedema", STILL);
        var named = "; skin at the points clear; can keep still and say if something feels wrong";
        assertThat(count("All (\\d+) asked: \\d+ answered no" + named, asks))
                .isEqualTo(count("All \\d+ asked: (\\d+) answered no" + named, asks) + 2)
                .as("the number is that of the questions above it")
                .isEqualTo(questionsAbove("id=\"asks-together\"", asks));
        assertThat(asks)
                .as("nothing is answered before somebody says so")
                .doesNotContainPattern(chosen("site_skin", NONE))
                .doesNotContainPattern(chosen(STILL, "yes"));
        shown.forEach(fact -> plan.add(entry("shown", fact)));
        plan.add(entry("site_skin", "bruise"));

        var answered = pia.post(page(of) + "/plan/check", with(plan, "all", "no")).body();

        assertThat(answered)
                .containsPattern(chosen(STILL, "yes"))
                .containsPattern(chosen("lymphoedema", NONE))
                .as("what was answered by itself stays")
                .containsPattern(chosen("site_skin", "bruise"))
                .doesNotContainPattern(chosen("site_skin", NONE));
        plan.removeIf(one -> one.getKey().equals("site_skin"));
        var clear = pia.post(page(of) + "/plan/check", with(plan, "all", "no")).body();
        assertThat(clear).containsPattern(chosen("site_skin", NONE));

        var sent = new ArrayList<>(plan);
        for (var fact : together(clear)) {
            sent.add(entry("together", fact));
            sent.add(entry(fact, answers(fact)));
        }
        assertThat(pia.post(page(of) + "/plan", sent).statusCode()).isEqualTo(302);

        var noted = server.chart(of).latest(Entry.SafetyAsked.class).orElseThrow().entry();
        assertThat(noted.facts().plain())
                .containsEntry(STILL, true)
                .containsEntry("site_skin", List.of());
        assertThat(noted.together().orElseThrow().facts())
                .contains(STILL, "site_skin", "lymphoedema", "diabetes");
        assertThat(words(pia.get(page(of)).body()))
                .containsPattern(
                        "answered together: \\d+ no; skin at the points clear; can keep still");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatWasAnsweredTogetherIsOpenAgainOnceSomethingIsAReasonToLookTwice() {
        var of = consultedWithoutStillness();
        pia.get(page(of) + "/plan?from=blank");
        var plan = new ArrayList<>(complete(Paper.PLAN, server.chart(of).seen()));
        var asks = pia.post(page(of) + "/plan/check", plan, "HX-Request", "true").body();
        factsShown(asks).forEach(fact -> plan.add(entry("shown", fact)));
        var clear = pia.post(page(of) + "/plan/check", with(plan, "all", "no")).body();
        for (var fact : together(clear)) {
            plan.add(entry("together", fact));
            plan.add(entry(fact, answers(fact)));
        }
        plan.add(entry("technique", "moxa"));
        plan.removeIf(one -> one.getKey().equals("cancer_history"));
        plan.add(entry("cancer_history", "past"));

        var warm = pia.post(page(of) + "/plan/check", plan, "HX-Request", "true").body();

        assertThat(warm)
                .as("the skin was not asked for heat, nor the nodes after a cancer")
                .doesNotContainPattern(chosen("site_skin", NONE))
                .doesNotContainPattern(chosen("lymphoedema", NONE))
                .containsPattern(chosen(STILL, "yes"));
        assertThat(words(warm)).doesNotContain("skin at the points clear");
        assertThat(together(warm)).contains(STILL).doesNotContain("site_skin", "lymphoedema");
    }

    /** Somebody who was consulted, and was not asked whether they can keep still. */
    private static Whose consultedWithoutStillness() {
        var of = new Whose(Staff.RIVERSIDE.id(), new PatientId(UUID.randomUUID()));
        server.register(of, Cast.mei());
        var records = Staff.permit(Staff.pia(), Deed.RECORD_CARE, of);
        var at = server.clock.instant();
        var now =
                new CareSteps.Now(
                        LocalDate.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC, InCare.RULES);
        InCare.add(
                server.charts,
                records,
                at,
                chart -> CareSteps.consent(chart, Set.of(ConsentKind.CARE), "1"));
        InCare.add(
                server.charts,
                records,
                at,
                chart ->
                        CareSteps.consult(
                                chart,
                                InCare.consultation(now.today().plusWeeks(4)),
                                InCare.answered().without(List.of(STILL)),
                                List.of(),
                                now));
        return of;
    }

    private static String page(Whose of) {
        return "/people/" + of.patient();
    }

    private static List<String> together(String html) {
        return Pattern.compile("name=\"together\" value=\"([a-z0-9_]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What one act says of each of the questions. */
    private static String answers(String fact) {
        return switch (fact) {
            case STILL -> "yes";
            case "site_skin", "lymphoedema" -> NONE;
            case "antiplatelet", "needle_fear" -> "none";
            default -> "no";
        };
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatIsRarelyNeededIsFoldedAndCountedUntilSomethingIsAReasonToAsk() {
        pia.get(person() + "/plan?from=blank");
        var plan = new ArrayList<>(complete(Paper.PLAN, chart().seen()));

        var asks = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();

        assertThat(words(asks))
                .containsPattern(
                        "\\d+ to ask only with a reason No reason to ask is known\\. Until then"
                                + " \\d+ rules stay untold\\. .*Platelets, 10\\^9/L ")
                .contains("Some rules wait for an answer below")
                .as("said by the line of the rules that wait")
                .doesNotContain("Open is unknown, not no.")
                .doesNotContain("cannot be told without");
        for (var fact : List.of("platelets", "spine_unstable", "asthma", "dvt_current")) {
            assertThat(isUnfolded(asks, "name=\"" + fact + "\"")).as(fact).isFalse();
        }
        assertThat(isUnfolded(asks, "name=\"lymphoedema\"")).isTrue();

        factsShown(asks).forEach(fact -> plan.add(entry("shown", fact)));
        var answered = pia.post(person() + "/plan/check", with(plan, "all", "no")).body();
        assertThat(answered)
                .as("one no to all says nothing of what is folded")
                .containsPattern(chosen("diabetes", "no"))
                .doesNotContainPattern(chosen("dvt_current", "no"))
                .doesNotContainPattern(chosen("asthma", "no"));
        var told = with(with(plan, "asthma", "yes"), "spine_unstable", "no");
        assertThat(words(pia.post(person() + "/plan/check", told).body()))
                .as("what matters of it is named on the line of the fold")
                .containsPattern("\\d+ to ask only with a reason Asthma No reason to ask is known");
        assertThat(
                        pia.post(
                                        person() + "/plan/check",
                                        told,
                                        "HX-Request",
                                        "true",
                                        "HX-Trigger",
                                        "asks")
                                .body())
                .contains("id=\"rare-told\" hx-swap-oob=\"true\">Asthma<");

        plan.add(entry("bleeding_disorder", "yes"));
        plan.add(entry("technique", "moxa"));
        plan.add(entry("rare", "platelets"));
        plan.add(entry("rare", "asthma"));
        assertThat(
                        words(
                                pia.post(
                                                person() + "/plan/check",
                                                plan,
                                                "HX-Request",
                                                "true",
                                                "HX-Trigger",
                                                "asks")
                                        .body()))
                .containsPattern("\\d+ more questions follow");
        var reasoned = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();
        assertThat(isUnfolded(reasoned, "name=\"platelets\"")).isTrue();
        assertThat(isUnfolded(reasoned, "name=\"asthma\"")).isTrue();
        assertThat(isUnfolded(reasoned, "name=\"spine_unstable\"")).isFalse();
    }

    @Test
    void aQuestionAnsweredByItselfIsTakenOffTheCountAtOnce() {
        pia.get(person() + "/plan?from=blank");
        var plan = complete(Paper.PLAN, chart().seen());
        var asks = pia.post(person() + "/plan/check", plan, "HX-Request", "true").body();
        var all = count("All (\\d+) asked", asks);
        factsShown(asks).forEach(fact -> plan.add(entry("shown", fact)));
        plan.add(entry("diabetes", "no"));

        var answered =
                pia.post(person() + "/plan/check", plan, "HX-Request", "true", "HX-Trigger", "asks")
                        .body();

        assertThat(count("The other (\\d+) asked", answered)).isEqualTo(all - 1);
        assertThat(answered).contains("id=\"asks-together\" hx-swap-oob=\"true\"");
    }

    /** How many questions stand between the words to read out and that piece of the page. */
    private static int questionsAbove(String piece, String asks) {
        var above = asks.substring(asks.indexOf("id=\"asks\""), asks.indexOf(piece));
        return above.split("name=\"shown\"", -1).length - 1;
    }

    private static int count(String pattern, String html) {
        var found = Pattern.compile(pattern).matcher(words(html));
        assertThat(found.find()).as(pattern + " in " + words(html)).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static String chosen(String fact, String value) {
        return "name=\"%s\" value=\"%s\"[^>]* checked".formatted(fact, value);
    }

    @Test
    void whatIsRarelyChosenIsFoldedAndTheLineOfEachFoldSaysWhatItHolds() {
        var page = pia.get(person() + "/plan?from=blank").body();

        assertThat(isUnfolded(page, "name=\"technique\" value=\"manual\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"technique\" value=\"ea\"")).isTrue();
        assertThat(isUnfolded(page, "name=\"self_care\" value=\"EX-WALK\"")).isTrue();
        for (var folded :
                List.of(
                        "name=\"technique\" value=\"moxa\"",
                        "name=\"self_care\" value=\"EX-ROLL\"",
                        "name=\"therapy\" value=\"TH-NUTR\"",
                        "name=\"herb_names\"",
                        "name=\"parameters\"")) {
            assertThat(isUnfolded(page, folded)).as(folded).isFalse();
        }
        assertThat(words(page))
                .contains(
                        "Other techniques 17 to choose from",
                        "More for home 19 optional",
                        "Combined with 11 optional",
                        "Herbs optional");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theLineOfTheFoldedTechniquesSaysWhichOfThemARuleBlocks() {
        pia.get(person() + "/plan?from=blank");

        var page =
                post(
                                "/plan/check",
                                "anticoagulant",
                                "warfarin",
                                "technique",
                                "moxa",
                                "technique",
                                "cupping_wet",
                                "technique",
                                "traction")
                        .body();

        assertThat(words(page))
                .contains(
                        "Other techniques Cupping, wet · Moxibustion · Traction · 17 to choose from"
                                + " · blocked: Cupping, wet · needs a reason: Traction Cupping, dry"
                                + " allowed, with a caution Cupping, wet blocked by a rule Cupping,"
                                + " moving needs a reason")
                .contains("Herbs allowed, with a caution");
        assertThat(isUnfolded(page, "name=\"technique\" value=\"moxa\"")).isTrue();

        assertThat(words(post("/plan/check", "anticoagulant", "warfarin").body()))
                .as("nothing of it is planned: inside each is marked")
                .contains("Other techniques 17 to choose from Cupping, dry allowed");
        assertThat(
                        words(
                                post(
                                                "/plan/check",
                                                "pregnant",
                                                "yes",
                                                "technique",
                                                "cupping_wet",
                                                "technique",
                                                "moxa",
                                                "technique",
                                                "bee_venom",
                                                "technique",
                                                "smt_thrust",
                                                "technique",
                                                "traction")
                                        .body()))
                .as("many are counted")
                .containsPattern("17 to choose from · \\d+ blocked by a rule");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aTechniqueThatWasPlannedBeforeKeepsItsMarkOnTheLineOfTheFold() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.add(entry("technique", "cupping_dry"));
        fields.add(entry("dvt_current", "no"));
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        var page = post("/plan/check", "anticoagulant", "warfarin").body();

        assertThat(words(page))
                .contains("Other techniques 17 to choose from · with a caution: Cupping, dry ");
    }

    @Test
    void whatIsChosenInAFoldStandsOnItsLineAtOnce() {
        pia.get(person() + "/plan?from=blank");

        var region =
                pia.post(
                                person() + "/plan/check",
                                List.of(
                                        entry("self_care", "EX-CLAM"),
                                        entry("self_care", "EX-BRIDGE"),
                                        entry("therapy", "TH-NUTR"),
                                        entry("herb_names", "du huo, gan cao")),
                                "HX-Request",
                                "true",
                                "HX-Trigger",
                                "chosen")
                        .body();

        assertThat(region)
                .containsPattern(
                        "id=\"said-self-care\" hx-swap-oob=\"true\">Bridge ·"
                                + " Side-lying clam or hip lift</span>")
                .containsPattern(
                        "id=\"said-therapies\" hx-swap-oob=\"true\">Nutrition counselling</span>")
                .containsPattern("id=\"said-herbs\" hx-swap-oob=\"true\">du huo, gan cao</span>");
    }

    @Test
    void whatSuitsAtHomeByTheLastScoreStandsInSightWithItsReasonAndAllElseByPhase() {
        assertThat(words(pia.get(person() + "/plan?from=blank").body()))
                .contains("At home optional Because: for every phase. Short, frequent walks");

        pia.post(person() + "/check-in", Map.of("leg", "6"));
        var page = pia.get(person() + "/plan?from=blank").body();

        assertThat(words(page))
                .containsPattern(
                        "At home optional Because: leg pain 6 of 10 \\(\\d+ \\w+\\), strong pain\\."
                                + " General professional knowledge\\. Short, frequent walks")
                .contains(
                        "Lying face down, then on elbows if leg pain shrinks towards the back; not"
                                + " if standing or extension brings leg pain (stenosis)")
                .contains(
                        "Sources Strong pain: leg pain 6 to 10 or sleep broken General professional"
                                + " knowledge",
                        "Easing positions General")
                .contains("More for home 17 optional")
                .contains("Settling: leg pain 3 to 5, no new deficit, pain shrinking upwards")
                .contains("Calm and pace Slow belly breathing");
        for (var suits : List.of("EX-WALK", "EX-PRONE", "EX-POSITION")) {
            assertThat(isUnfolded(page, "value=\"" + suits + "\"")).as(suits).isTrue();
        }
        assertThat(isUnfolded(page, "value=\"EX-KTC\"")).isFalse();
        assertThat(page.split("name=\"self_care\"", -1)).as("each once").hasSize(21);

        assertThat(words(post("/plan/check", "saddle_sensory_change", "yes").body()))
                .as("an alarm keeps exercises off")
                .doesNotContain("Because: leg pain 6");
    }

    @Test
    void aSetOfTheLiteratureIsPutOnThePlanInOneTap() {
        var used = put("PS-DELPHI:left", "technique", "manual");

        for (var point : List.of("GB30", "GB34", "BL40", "BL54", "BL57")) {
            assertThat(chosenSide(used, point)).as(point).isEqualTo("left");
        }
        for (var level : List.of("L3", "L4", "L5", "S1")) {
            assertThat(chosenSide(used, "EX-B2-" + level)).as(level).isEmpty();
        }
        assertThat(words(used))
                .doesNotContain("From a point set of the literature Consensus")
                .contains("Who used points of this set", "Qin et al. 2015")
                .contains("What its source says Zhang et al. 2021")
                .contains("EX-B2: at which levels? None ticked: EX-B2 stays off the plan.")
                .contains(
                        "Consensus set: 5 of its 6 named points on the plan Its source: 6-9 points,"
                                + " 2-3 ashi among them What its source says")
                .contains("What it filled in Techniques: ")
                .contains("Sessions in all: 12", "Sessions a week: 3", "Needles stay: 30")
                .contains(
                        "How much Sessions in all Sessions a week Needles stay minutes"
                                + " How trials dosed needles Point by point left: BL54,"
                                + " BL40, BL57, GB30, GB34")
                .contains("EX-B2 stays off the plan: no level ticked. Tick one")
                .contains("Why this treatment: names this set and its source")
                .contains(
                        "As far as we read, its source does not give: points from visit to visit,"
                                + " school of acupuncture.")
                .contains(
                        "Points from visit to visit Your choice; its source does not say."
                                + " Always the same")
                .contains(
                        "School of acupuncture Choose, or type another: the source as read does not say.")
                .contains("first voting list of 30 experts; the final votes were not read")
                .contains("Angle: perpendicular.", "Beneath: gluteus maximus");
        assertThat(used).contains("href=\"#level-EX-B2-L3\"", "id=\"level-EX-B2-L3\"");
        assertThat(isUnfolded(used, "id=\"f-side-GB30\""))
                .as("named on the line of its fold")
                .isFalse();
        assertThat(isUnfolded(used, "id=\"f-side-EX-B2-L5\""))
                .as("what did not come on lies with its part of the body")
                .isFalse();
        assertThat(isUnfolded(used, "What it is")).as("said in the notice").isFalse();
        assertThat(used)
                .containsPattern(
                        "(?s)name=\"rationale\"[^>]*>Begun from a point set of the literature:"
                                + " Consensus set, Zhang et al. 2021\\.<");
        var later = pia.get(person() + "/plan").body();
        assertThat(chosenSide(later, "GB30")).isEqualTo("left");
        assertThat(words(later))
                .as("what is left to do stays said")
                .contains("None ticked: EX-B2 stays off the plan.")
                .contains("Ashi: only where you find a tender place. Add ashi")
                .contains("Points from visit to visit Your choice; its source does not say.");
        assertThat(words(post("/plan/check", "put", "PS-DELPHI:left", "variation", "fixed").body()))
                .contains("Points from visit to visit Always the same");
    }

    @Test
    void howMuchFollowsTheSetOnThePlanAndElseThePointsAndSoDoWhatIsWrongWithIt() {
        var blank = words(pia.get(person() + "/plan?from=blank").body());
        assertThat(blank)
                .containsPattern("Different each time How much Sessions in all .* Techniques ")
                .doesNotContain("no level ticked");
        var wrong = List.of(entry("sessions", "0"), entry("side-GB30", "midline"));
        assertThat(wrongWith(wrong)).containsSubsequence("GB30 Huantiao", "Sessions in all");
        var put = new ArrayList<>(wrong);
        put.add(entry("put", "PS-DELPHI:left"));
        assertThat(wrongWith(put)).containsSubsequence("Sessions in all", "GB30 Huantiao");
    }

    /** The fields that a refusal of this plan names, in its order. */
    private List<String> wrongWith(List<Map.Entry<String, String>> plan) {
        pia.get(person() + "/plan?from=blank");
        var fields = new ArrayList<>(plan);
        fields.add(entry("seen", "" + chart().seen()));
        return summary(pia.post(person() + "/plan", fields).body()).stream()
                .map(line -> line.replaceAll(" : .*", ""))
                .toList();
    }

    @Test
    void aReasonThatASetFilledInSaysWhatThePlanDoesOtherwise() {
        var put =
                sentBy(put("PS-DELPHI:right")).stream()
                        .filter(one ->
                                one.getKey().equals("rationale") || one.getKey().startsWith("put"))
                        .toList();
        var fields = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        fields.removeIf(one -> one.getKey().equals("rationale"));
        fields.addAll(put);
        for (var point : List.of("GB34", "BL54", "BL57")) {
            fields.add(entry("side-" + point, "right"));
        }
        fields.addAll(List.of(entry("side-BL40", ""), entry("side-BL60", "left")));

        assertThat(words(pia.post(person() + "/plan/check", fields).body()))
                .contains("What you do otherwise than the set is added when the plan is agreed.");
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(chart().latest(Entry.PlanAgreed.class).orElseThrow().entry().plan().rationale())
                .isEqualTo(
                        "Begun from a point set of the literature: Consensus set, Zhang et al. 2021."
                                + " Here otherwise: without BL40; BL60 left; sessions in all 10"
                                + " (there 12); sessions a week 2 (there 3).");
    }

    @Test
    void aReasonInOnesOwnWordsIsLeftAsItIs() {
        var fields = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        fields.addAll(
                sentBy(put("PS-DELPHI:right")).stream()
                        .filter(one -> one.getKey().startsWith("put"))
                        .toList());

        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(chart().latest(Entry.PlanAgreed.class).orElseThrow().entry().plan().rationale())
                .isEqualTo("As in the trials.");
    }

    @Test
    void aSetSaysItsSchoolWhereItsSourceDoesAndLeavesAReasonThatWasTyped() {
        var used = put("PS-TCMCN:left", "rationale", "Along the pain.");

        assertThat(used)
                .containsPattern("name=\"style\" value=\"Chinese\"")
                .contains(">Along the pain.</textarea>");
        assertThat(words(used))
                .contains("School of acupuncture: Chinese")
                .doesNotContain("names this set and its source")
                .contains("What you had entered stays; the source has Why this treatment: Begun");
    }

    @Test
    void aPlanProposesThisClinicAsItsPlaceAndSaysSo() {
        var blank = pia.get(person() + "/plan?from=blank").body();
        assertThat(blank)
                .containsPattern("name=\"setting\" value=\"" + Staff.RIVERSIDE.name() + "\"");
        assertThat(words(blank)).contains("This clinic.");

        var elsewhere = post("/plan/check", "setting", "At home").body();
        assertThat(elsewhere).containsPattern("name=\"setting\" value=\"At home\"");
        assertThat(words(elsewhere)).doesNotContain("This clinic.");
    }

    @Test
    void aGroupGoesOnAtTheLevelsChosenAndWholeOnlyWhereThatIsAsked() {
        var whole = put("PS-DELPHI:left", "level", "EX-B2");

        for (var level : List.of("L3", "L4", "L5", "S1")) {
            assertThat(chosenSide(whole, "EX-B2-" + level)).as(level).isEqualTo("left");
        }
        assertThat(words(whole))
                .contains("EX-B2: at which levels? On the plan: L3, L4, L5, S1. L3 L4 L5 S1 All 4")
                .doesNotContain("None ticked", "no level ticked");
    }

    @Test
    void aTickPutsALevelOnThePlanAtOnceAndTakenAwayItIsOff() {
        var put = put("PS-DELPHI:left");

        var two = ticked(put, List.of(), "EX-B2-L4", "EX-B2-S1");
        assertThat(words(two))
                .contains("EX-B2: at which levels? On the plan: L4, S1.")
                .contains("Point by point left: BL54, BL40, BL57, GB30, GB34, EX-B2-L4, EX-B2-S1")
                .doesNotContain("no level ticked");
        assertThat(two)
                .containsPattern("value=\"EX-B2-L4\"[^>]* checked")
                .doesNotContainPattern("value=\"EX-B2-L5\"[^>]* checked")
                .doesNotContainPattern("value=\"EX-B2\"[^>]* checked");
        assertThat(chosenSide(pia.get(person() + "/plan").body(), "EX-B2-S1"))
                .as("kept")
                .isEqualTo("left");

        var one = ticked(two, List.of(), "EX-B2-S1");
        assertThat(chosenSide(one, "EX-B2-L4")).isEmpty();
        assertThat(chosenSide(one, "EX-B2-S1")).isEqualTo("left");

        var none = ticked(one, List.of());
        assertThat(words(none))
                .contains("None ticked: EX-B2 stays off the plan.")
                .contains("EX-B2 stays off the plan: no level ticked. Tick one");
        assertThat(chosenSide(none, "GB30")).isEqualTo("left");
    }

    @Test
    void allLevelsAreTickedAtOnceAndTakenOffAtOnceAndOneOfThemByItself() {
        var all = ticked(put("PS-DELPHI:left"), List.of(), "EX-B2");
        assertThat(words(all)).contains("On the plan: L3, L4, L5, S1.");
        assertThat(all).containsPattern("value=\"EX-B2\"[^>]* checked");

        var three = ticked(all, List.of(), "EX-B2-L3", "EX-B2-L4", "EX-B2-L5", "EX-B2");
        assertThat(words(three)).contains("On the plan: L3, L4, L5.");
        assertThat(three).doesNotContainPattern("value=\"EX-B2\"[^>]* checked");

        var none = ticked(all, List.of(), "EX-B2-L3", "EX-B2-L4", "EX-B2-L5", "EX-B2-S1");
        assertThat(words(none)).contains("None ticked: EX-B2 stays off the plan.");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void aTickChangesItsLevelAloneAndWhatWasTakenOffTheSetByHandStaysOff() {
        var put = put("PS-DELPHI:left");

        var ticked =
                ticked(
                        put,
                        List.of(entry("side-GB30", ""), entry("side-BL40", "right")),
                        "EX-B2-L5");

        assertThat(chosenSide(ticked, "EX-B2-L5")).isEqualTo("left");
        assertThat(chosenSide(ticked, "GB30")).isEmpty();
        assertThat(chosenSide(ticked, "BL40")).isEqualTo("right");
        var byHand =
                ticked(ticked, List.of(entry("side-EX-B2-L5", "both")), "EX-B2-L4", "EX-B2-L5");
        assertThat(chosenSide(byHand, "EX-B2-L5")).as("chosen by hand").isEqualTo("both");
        assertThat(chosenSide(byHand, "EX-B2-L4")).isEqualTo("left");
    }

    @Test
    void aTickedLevelGoesToTheOtherSideWithItsSetAndIsTakenBackWithIt() {
        var ticked = ticked(put("PS-DELPHI:left"), List.of(), "EX-B2-L5");

        var right = sentBack(ticked, List.of(entry("use", "PS-DELPHI:right")), List.of("EX-B2-L5"));
        assertThat(chosenSide(right, "EX-B2-L5")).isEqualTo("right");
        assertThat(chosenSide(right, "GB30")).isEqualTo("right");

        var back = sentBack(right, List.of(entry("put_back", "PS-DELPHI")), List.of("EX-B2-L5"));
        assertThat(chosenSide(back, "EX-B2-L5")).isEmpty();
        assertThat(chosenSide(back, "GB30")).isEmpty();
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void anotherSideTakesAlongOnlyWhatIsStillOnThePlanAndNothingThatWasTakenOffComesBack() {
        var put = put("PS-DELPHI:left", "goal", "Walk", "side-BL57", "left");
        var byHand =
                List.of(
                        entry("side-GB30", ""),
                        entry("side-BL40", "both"),
                        entry("side-BL60", "left"),
                        entry("technique", ""),
                        entry("sessions", ""),
                        entry("retention", "20"),
                        entry("use", "PS-DELPHI:right"));

        var right = sentBack(put, byHand, List.of());

        assertThat(words(right)).contains("On the plan: right");
        for (var point : List.of("GB34", "BL54", "BL57")) {
            assertThat(chosenSide(right, point)).as(point).isEqualTo("right");
        }
        assertThat(chosenSide(right, "GB30")).as("taken off").isEmpty();
        assertThat(chosenSide(right, "BL40")).as("a side chosen by hand").isEqualTo("both");
        assertThat(chosenSide(right, "BL60")).as("not of the set").isEqualTo("left");
        assertThat(right)
                .doesNotContainPattern("name=\"technique\" value=\"manual\"[^>]* checked")
                .containsPattern("name=\"sessions\"[^>]*value=\"\"")
                .containsPattern("name=\"retention\"[^>]*value=\"20\"");

        var both = sentBack(right, List.of(entry("use", "PS-DELPHI:both")), List.of());
        assertThat(chosenSide(both, "GB34")).isEqualTo("both");
        assertThat(chosenSide(both, "GB30")).isEmpty();
        var left = sentBack(both, List.of(entry("use", "PS-DELPHI:left")), List.of());
        assertThat(chosenSide(left, "GB34")).isEqualTo("left");
        assertThat(chosenSide(left, "BL40")).as("as it was chosen by hand").isEqualTo("both");

        var again = sentBack(left, List.of(entry("use", "PS-DELPHI:right")), List.of());
        var back = sentBack(again, List.of(entry("put_back", "PS-DELPHI")), List.of());
        assertThat(chosenSide(back, "GB34")).isEmpty();
        assertThat(chosenSide(back, "BL57")).as("as before the set").isEqualTo("left");
        assertThat(chosenSide(back, "BL40")).as("changed since").isEqualTo("both");
        assertThat(chosenSide(back, "BL60")).isEqualTo("left");
        assertThat(back)
                .contains(">Walk</textarea>")
                .containsPattern("name=\"per_week\"[^>]*value=\"\"")
                .containsPattern("name=\"retention\"[^>]*value=\"20\"");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void ashiIsAddedAloneAndGoesToTheOtherSideAndBackWithItsSet() {
        var put = put("PS-DELPHI:left");
        var byHand =
                List.of(
                        entry("side-GB30", ""),
                        entry("side-BL40", "right"),
                        entry("technique", ""),
                        entry("sessions", "9"),
                        entry("per_week", ""),
                        entry("ashi", "PS-DELPHI:left"));

        var added = sentBack(put, byHand, List.of());

        assertThat(chosenSide(added, "ASHI")).isEqualTo("left");
        assertThat(chosenSide(added, "GB30")).as("taken off").isEmpty();
        assertThat(chosenSide(added, "BL40")).as("a side chosen by hand").isEqualTo("right");
        assertThat(chosenSide(added, "GB34")).isEqualTo("left");
        assertThat(added)
                .doesNotContainPattern("name=\"technique\" value=\"manual\"[^>]* checked")
                .containsPattern("name=\"sessions\"[^>]*value=\"9\"")
                .containsPattern("name=\"per_week\"[^>]*value=\"\"");
        assertThat(chosenSide(pia.get(person() + "/plan").body(), "ASHI"))
                .as("kept")
                .isEqualTo("left");

        var right = sentBack(added, List.of(entry("use", "PS-DELPHI:right")), List.of());
        assertThat(chosenSide(right, "ASHI")).isEqualTo("right");
        assertThat(chosenSide(right, "GB30")).isEmpty();
        assertThat(chosenSide(right, "BL40")).isEqualTo("right");
        var back = sentBack(right, List.of(entry("put_back", "PS-DELPHI")), List.of());
        assertThat(chosenSide(back, "ASHI")).isEmpty();
        assertThat(chosenSide(back, "BL40")).as("changed since").isEqualTo("right");
    }

    @Test
    void theSetOnThePlanSaysHowManyOfItsPointsAreOnItAfterEveryChange() {
        var put = put("PS-DELPHI:left");
        assertThat(words(put)).contains("Consensus set: 5 of its 6 named points on the plan");

        var ticked = ticked(put, List.of(), "EX-B2-L4", "EX-B2-L5");
        assertThat(words(ticked)).contains("Consensus set: 7 points on the plan");
        var region =
                pia.post(
                                person() + "/plan/check",
                                fields(put, List.of(entry("side-GB30", "")), List.of("EX-B2-L4")),
                                "HX-Request",
                                "true",
                                "HX-Trigger",
                                "chosen")
                        .body();
        assertThat(region)
                .containsPattern(
                        "id=\"set-count\" hx-swap-oob=\"true\">5 of its 6 named points on the"
                                + " plan</span>");

        var fewer =
                List.of(
                        entry("side-GB30", ""),
                        entry("side-BL40", ""),
                        entry("side-GB34", "both"),
                        entry("side-BL60", "left"),
                        entry("ashi", "PS-DELPHI:left"));
        assertThat(words(sentBack(put, fewer, List.of())))
                .as("ashi is not named, one is on both sides, BL60 is not of the set")
                .contains("Consensus set: 3 of its 6 named points on the plan");
    }

    @Test
    void aSetThatIsChosenAnewFromTheListIsOnThePlanWhole() {
        var taken = sentBack(put("PS-DELPHI:left"), List.of(entry("side-GB30", "")), List.of());
        var other = sentBack(taken, List.of(entry("show", "PS-TCMCN")), List.of());
        var shown = sentBack(other, List.of(entry("show", "PS-DELPHI")), List.of());
        assertThat(chosenSide(shown, "GB30")).isEmpty();

        var anew = sentBack(shown, List.of(entry("use", "PS-DELPHI:left")), List.of());

        assertThat(chosenSide(anew, "GB30")).isEqualTo("left");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleKeepsOffStaysSaidWhereTheSetGoesToTheOtherSide() {
        var put = put("PS-EA2017:left", "cardiac_device", "pacemaker");

        var right =
                sentBack(
                        put,
                        List.of(
                                entry("cardiac_device", "pacemaker"),
                                entry("use", "PS-EA2017:right")),
                        List.of());

        assertThat(chosenSide(right, "BL25")).isEqualTo("right");
        assertThat(right)
                .contains("Left off, because a rule blocks it: Electroacupuncture", "Rule CI-EA-01")
                .doesNotContainPattern("name=\"technique\" value=\"ea\"[^>]* checked");
    }

    @Test
    @Controls(Hazard.DRAFT_LOST)
    void anotherBeginningAsksBeforeAPlanThatIsNotAgreedGoesAndTheOldOneCanBeTakenBack() {
        pia.get(person() + "/plan?from=blank");
        var draft =
                with(
                        with(complete(Paper.PLAN, chart().seen()), "goal", "Walk to the market"),
                        "sessions",
                        "12");
        assertThat(pia.post(person() + "/plan/draft", draft).statusCode()).isEqualTo(204);

        var asked = pia.get(person() + "/plan?from=blank").body();

        assertThat(words(asked))
                .contains("Begin from a blank page?")
                .containsPattern(
                        "A plan that is not agreed, kept at \\d\\d:\\d\\d, would be put aside")
                .contains("Points: right: GB30", "Sessions in all", "Goal")
                .doesNotContain("is put aside.");
        assertThat(valueOf(asked, "sessions")).as("it still stands there").isEqualTo("12");
        assertThat(words(pia.get(person() + "/plan?from=last").body()))
                .contains("Begin from the last plan?")
                .doesNotContain("As in the plan of");

        begin("blank", "?from=blank");
        var blank = pia.get(person() + "/plan?from=blank").body();
        assertThat(valueOf(blank, "sessions")).isEmpty();
        assertThat(words(blank)).contains("is put aside. Take it back").doesNotContain("page?");

        pia.post(person() + "/plan/draft", with(sentBy(blank), "sessions", "4"));
        begin("aside", "");
        var back = pia.get(person() + "/plan").body();
        assertThat(valueOf(back, "sessions")).isEqualTo("12");
        assertThat(back).contains("Walk to the market");
        begin("aside", "");
        assertThat(valueOf(pia.get(person() + "/plan").body(), "sessions"))
                .as("nor is what was written instead lost")
                .isEqualTo("4");

        assertThat(pia.post(person() + "/plan", planned()).statusCode()).isEqualTo(302);
        assertThat(words(pia.get(person() + "/plan").body())).doesNotContain("is put aside");
    }

    @Test
    void anotherBeginningAsksNothingWhereNothingWouldBeLost() {
        for (var from : List.of("", "?from=blank", "?from=last")) {
            var page = pia.get(person() + "/plan" + from).body();
            pia.post(person() + "/plan/draft", fields(page, List.of(), List.of()));

            for (var other : List.of("blank", "last")) {
                assertThat(words(pia.get(person() + "/plan?from=" + other).body()))
                        .as("a page of %s that somebody touched and left as it was", from)
                        .doesNotContain("Begin from a blank page?", "Begin from the last plan?");
            }
        }
    }

    private void begin(String from, String leadsTo) {
        var answer = pia.post(person() + "/plan/beginning", List.of(entry("from", from)));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "/plan" + leadsTo);
    }

    @Test
    void aSetSaysWhichPointsItMovedToAnotherSide() {
        pia.get(person() + "/plan?from=blank");

        var put = post("/plan/check", "side-GB30", "left", "use", "PS-DELPHI:right").body();

        assertThat(words(put))
                .contains("On another side before; “Take back” puts them there again: GB30 left");
        assertThat(chosenSide(put, "GB30")).isEqualTo("right");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void anOpenEmergencyIsSaidInWordsWithWhatWasToldAndWhen() {
        checkedSymptoms(
                InCare.RULES.vocabulary().read(Map.of("saddle_sensory_change", true)).orElseThrow(),
                List.of(),
                new Story("", "", "", "", ""));

        for (var page : List.of("/plan", "/consultation", "/sessions/new")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains("Open warning sign: Emergency: now")
                    .containsPattern("Because: Saddle, [^;]*: Yes, told on 2 Mar 2026")
                    .doesNotContain("emergency_now");
        }
    }

    /** Also where several answers together lead to it. */
    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void aPlanIsShownWhicheverEmergencyIsOpen() {
        var told = new TreeMap<String, Object>();
        told.put("leg_weakness", "marked");
        told.put("leg_weakness_trend", "worse");
        told.put("foot_drop_new", true);
        told.put("bladder_hard_to_start_or_stop", true);
        told.put("fever_or_rigors", true);
        told.put("cancer_history", "past");
        told.put("gait_unsteady_new", true);
        told.put("iv_drug_use", true);
        checkedSymptoms(
                InCare.RULES.vocabulary().read(told).orElseThrow(),
                List.of(),
                new Story("", "", "", "", ""));

        assertThat(words(pia.get(person() + "/plan").body()))
                .contains("Open warning sign: Emergency: now");
    }

    /** Whoever agrees, or asks for anything else, without the button has what is ticked. */
    @Test
    void aTickedLevelIsOnThePlanWhateverIsSentNextAndInItsDraft() {
        var put = put("PS-DELPHI:left");

        assertThat(
                        chosenSide(
                                sentBack(
                                        put,
                                        List.of(entry("row", "add-pair")),
                                        List.of("EX-B2-L5")),
                                "EX-B2-L5"))
                .isEqualTo("left");
        var draft = fields(put, List.of(), List.of("EX-B2-L4"));
        assertThat(pia.post(person() + "/plan/draft", draft).statusCode()).isEqualTo(204);
        assertThat(chosenSide(pia.get(person() + "/plan").body(), "EX-B2-L4")).isEqualTo("left");
        assertThat(pia.post(person() + "/plan", fields(put, List.of(), List.of("EX-B2-S1"))).body())
                .as("as it comes back, not agreed yet")
                .containsPattern("(?s)id=\"f-side-EX-B2-S1\".*?value=\"left\" selected");
    }

    @Test
    void aLevelChosenAmongThePointsIsTickedAtTheSet() {
        var put = put("PS-DELPHI:left");
        var changed = fields(put, List.of(entry("side-EX-B2-L4", "left")), List.of());

        var region =
                pia.post(
                                person() + "/plan/check",
                                changed,
                                "HX-Request",
                                "true",
                                "HX-Trigger",
                                "chosen")
                        .body();

        assertThat(region)
                .containsPattern("id=\"levels-EX-B2\"[^>]*hx-swap-oob=\"true\"")
                .containsPattern("value=\"EX-B2-L4\"[^>]* checked");
        assertThat(words(region)).contains("On the plan: L4.").doesNotContain("no level ticked");
    }

    @Test
    void aTickIsAnsweredWithItsPointAndWithWhatTakesItBack() {
        var put = put("PS-DELPHI:left");

        var region =
                pia.post(
                                person() + "/plan/check",
                                fields(put, List.of(), List.of("EX-B2-L5")),
                                "HX-Request",
                                "true",
                                "HX-Trigger",
                                "chosen")
                        .body();

        assertThat(region)
                .contains(
                        "id=\"each-point\" hx-swap-oob=\"true\"",
                        "id=\"put-kept\" hidden hx-swap-oob=\"true\"",
                        "name=\"put_is\" value=\"side-EX-B2-L5=left\"",
                        "name=\"level_was\" value=\"EX-B2-L5\"");
        assertThat(chosenSide(region, "EX-B2-L5")).isEqualTo("left");
        assertThat(
                        pia.post(
                                        person() + "/plan/check",
                                        fields(put, List.of(entry("side-GB30", "")), List.of()),
                                        "HX-Request",
                                        "true",
                                        "HX-Trigger",
                                        "chosen")
                                .body())
                .as("among the points somebody is at work")
                .doesNotContain("id=\"each-point\"");
    }

    /** The page sent back as it stands, with only these levels ticked. */
    private String ticked(String page, List<Map.Entry<String, String>> changed, String... levels) {
        var with = new ArrayList<>(changed);
        with.add(entry("levels", "EX-B2"));
        return sentBack(page, with, List.of(levels));
    }

    private String sentBack(
            String page, List<Map.Entry<String, String>> changed, List<String> levels) {
        return pia.post(person() + "/plan/check", fields(page, changed, levels)).body();
    }

    private static List<Map.Entry<String, String>> fields(
            String page, List<Map.Entry<String, String>> changed, List<String> levels) {
        var fields = new ArrayList<>(sentBy(page));
        Pattern.compile(
                        "(?s)<select[^>]*name=\"(side-[^\"]*)\"((?!</select>).)*value=\"([a-z]*)\" selected")
                .matcher(page)
                .results()
                .forEach(side -> fields.add(entry(side.group(1), side.group(3))));
        var anew = changed.stream().map(Map.Entry::getKey).toList();
        fields.removeIf(one -> one.getKey().equals("level") || anew.contains(one.getKey()));
        fields.addAll(changed);
        levels.forEach(level -> fields.add(entry("level", level)));
        return fields;
    }

    @Test
    void theLevelOfTheRootThatTheConsultationFoundIsOfferedFirst() {
        assertThat(pia.get(person() + "/plan").body()).doesNotContain("id=\"level-EX-B2-L5\"");
        assertThat(shownSet()).doesNotContainPattern("value=\"EX-B2-L5\"[^>]* checked");
        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.addAll(
                List.of(
                        entry("found", "leg_outer-right-numbness"),
                        entry("test-TOUCH-L5-right", "positive")));
        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);

        assertThat(shownSet())
                .containsPattern("value=\"EX-B2-L5\"[^>]* checked")
                .doesNotContainPattern("value=\"EX-B2-L4\"[^>]* checked")
                .contains("Ticked is the level of the root");
        var put = put("PS-DELPHI:right");
        assertThat(chosenSide(put, "EX-B2-L5")).as("ready ticked").isEqualTo("right");
        assertThat(chosenSide(put, "EX-B2-L4")).isEmpty();
        assertThat(words(put)).contains("EX-B2: at which levels? On the plan: L5.");
        var none = put("PS-DELPHI:right", "levels_of", "PS-DELPHI");
        assertThat(chosenSide(none, "EX-B2-L5")).as("every tick was taken away").isEmpty();
        assertThat(none)
                .as("ticked is what is on the plan, whatever was found")
                .doesNotContainPattern("value=\"EX-B2-L5\"[^>]* checked");
    }

    @Test
    void aSetSaysWhatItHoldsBeforeItIsOpened() {
        assertThat(words(pia.get(person() + "/plan").body()))
                .contains(
                        "Electroacupuncture trial set BL25, EX-B2 · Electroacupuncture",
                        "Teaching set 14 points · technique not given");
    }

    @Test
    void whereTheSourceChangedItsVisitsThePlanSaysThatItsNumberDiffers() {
        var used = put("PS-EA2017:right", "cardiac_device", "none", "per_week", "2");

        assertThat(words(used))
                .contains(
                        "What you had entered stays; the source has Sessions a week: 5 a week for 2"
                                + " weeks, then 3 a week for 2 weeks")
                .contains("The source changed its visits over time: 5 a week for 2 weeks");
    }

    private String shownSet() {
        return pia.post(
                        person() + "/plan/check",
                        List.of(entry("show", "PS-DELPHI")),
                        "HX-Request",
                        "true")
                .body();
    }

    @Test
    void aSetComesWithTheCurrentOfItsTrialAndSaysWhatTheSourceDoesNotGive() {
        var used =
                put(
                        "PS-EA2017:right",
                        "cardiac_device",
                        "none",
                        "sessions",
                        "8",
                        "level",
                        "EX-B2-L5");

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
                        "As far as we read, its source does not give: needles of each pair of leads,"
                                + " intensity, response looked for, needles stay, points from visit"
                                + " to visit, school of acupuncture.")
                .contains(
                        "Your choice, as the source as read does not say: needles of each pair of leads,"
                                + " intensity.")
                .contains(
                        "Your choice, as the source as read does not say: needles stay. Sessions in all")
                .contains("optional Your choice; its source does not say. Choose de qi")
                .doesNotContain("None ticked");
        assertThat(pia.get(person() + "/plan").body())
                .containsPattern("name=\"ea_hz\"[^>]* value=\"50\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatARuleBlocksOfASetIsLeftOffAndShownWithItsRule() {
        var used = put("PS-EA2017:right", "cardiac_device", "pacemaker");

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

        var used = put("PS-TCMCN:left");

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
                all(
                        List.of(
                                entry("technique", "ea"),
                                entry("side-GB30", "right"),
                                entry("side-BL25", "both")),
                        leads(
                                "GB30 right",
                                "the upper lead, as before",
                                "2/100",
                                "dense_disperse"));

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
                        "Pair 1 of leads, From : GB30 right is none of the needles. Choose one of:"
                                + " BL25 left, BL25 right; or add its point.");
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
        endTheCourse();

        assertThat(chosenSide(pia.get(person() + "/plan").body(), "GB30")).isEmpty();
        assertThat(pia.get(person() + "/plan").body()).doesNotContain("As in the plan of");
        var last = pia.get(person() + "/plan?from=last").body();
        assertThat(chosenSide(last, "GB30")).isEqualTo("right");
        assertThat(words(last))
                .containsPattern("As in the plan of \\d+ [A-Z][a-z]+ \\d{4}")
                .contains("A proposal")
                .contains("The goal and the day of review are those of the consultation.");
    }

    @Test
    void ofSchoolPlaceAndReasonOnlyWhatIsMissingStandsOpen() {
        pia.get(person() + "/plan?from=blank");
        var blank = post("/plan/check", "style", "", "setting", "At home").body();
        assertThat(isUnfolded(blank, "id=\"f-style\"")).isTrue();
        assertThat(isUnfolded(blank, "id=\"f-setting\"")).isFalse();
        assertThat(isUnfolded(blank, "id=\"f-rationale\"")).isTrue();
        assertThat(words(blank))
                .contains("No visit is signed without them (STRICTA).")
                .contains("Where it is done: At home");

        var style =
                post("/plan/check", "style", "Japanese", "setting", "At home", "row", "add-pair")
                        .body();
        assertThat(isUnfolded(style, "id=\"f-style\"")).isFalse();
        assertThat(isUnfolded(style, "id=\"f-rationale\"")).isTrue();
        assertThat(words(style))
                .contains(
                        "No visit is signed without it (STRICTA).",
                        "School of acupuncture: Japanese · Where it is done: At home");

        var refused = post("/plan", "style", "Japanese", "setting", "").body();
        assertThat(isUnfolded(refused, "id=\"f-setting\""))
                .as("what has to be mended is seen")
                .isTrue();
    }

    @Test
    void whatReinforcingAndReducingMeanIsMarkedWhereTheyAreChosen() {
        var page = words(pia.get(person() + "/plan?from=blank").body());

        assertThat(page)
                .contains(
                        "reinforcing (gentle, slow in, quick out) – general professional knowledge",
                        "reducing (stronger, quick in, slow out) – general professional knowledge")
                .contains("even (moderate turning and lifting) reinforcing")
                .as("said once, where it is chosen")
                .doesNotContain("Reinforcing and reducing:");
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
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aSupplementThatWasWrittenAmongTheHerbsIsJudgedAsWhatItIs() {
        pia.get(person() + "/plan?from=blank");
        var warfarin = entry("anticoagulant", "warfarin");

        assertThat(words(checked(entry("herb_names", "ginkgo"), warfarin)))
                .contains("Needs a reason: Supplements", "CI-SUP-01", "is judged as Ginkgo.")
                .doesNotContain("No rule here knows");
        assertThat(words(checked(entry("herb_names", "Ginkgo biloba, zinc"), warfarin)))
                .contains("CI-SUP-01", "No rule here knows “zinc”")
                .doesNotContain("No rule here knows “Ginkgo");

        var fields = planned(entry("herb_names", "ginkgo"));
        var answer = pia.post(person() + "/plan", fields);
        assertThat(answer.statusCode()).as(summary(answer.body()).toString()).isEqualTo(302);
        assertThat(chart().episode().orElseThrow().plan())
                .satisfies(plan -> assertThat(plan.herbs()).isEmpty())
                .satisfies(plan ->
                        assertThat(plan.supplements().orElseThrow().listed())
                                .containsExactly("ginkgo"));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void chiropracticIsJudgedWithThrustUntilSomebodySaysThatItIsWithout() {
        pia.get(person() + "/plan?from=blank");
        var chiropractic = entry("therapy", "TH-CHIRO");
        var warfarin = entry("anticoagulant", "warfarin");

        var asked = checked(chiropractic, warfarin);
        assertThat(words(asked)).contains("Needs a reason: Manipulation with thrust", "CI-SMT-05");
        assertThat(words(checked(chiropractic, warfarin, entry("therapy_thrust", "yes"))))
                .contains("CI-SMT-05");
        assertThat(words(checked(chiropractic, warfarin, entry("therapy_thrust", "no"))))
                .doesNotContain("CI-SMT-05");
        assertThat(pia.get(person() + "/plan?from=blank").body())
                .contains("name=\"therapy_thrust\" value=\"yes\"", "value=\"no\"");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aNoToThrustStandsOnThePrintedPlanAndComesToTheNextPlan() {
        agreedWithChiropractic("no");

        for (var page : List.of("", "/plan/printed")) {
            assertThat(words(pia.get(person() + page).body()))
                    .contains("Chiropractic care, without thrust manipulation")
                    .doesNotContain("sometimes manipulation");
        }
        assertThat(pia.get(person() + "/plan").body())
                .containsPattern("name=\"therapy_thrust\" value=\"no\" checked");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void withAnAlarmOpenThrustIsAmongWhatIsNotToBeDone() {
        agreedWithChiropractic("");
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .doesNotContain("Manipulation with thrust");

        InCare.tellAnEmergency(server.charts, records(), server.clock.instant());

        assertThat(words(pia.get(person()).body()))
                .contains("Manipulation with thrust", "CI-SMT-01");
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .containsPattern("Manipulation with thrust\\s+Mobilisation");
    }

    private void agreedWithChiropractic(String thrust) {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(List.of(entry("therapy", "TH-CHIRO"), entry("therapy_thrust", thrust)));
        if (thrust.isEmpty()) {
            var asked =
                    List.of(
                            entry("osteoporosis", "no"),
                            entry("spine_unstable", "no"),
                            entry("known_aaa", "no"),
                            entry("foot_drop_new", "no"),
                            entry("weakness_both_legs", "no"),
                            entry("trauma", "none"),
                            entry("leg_weakness_trend", "none"),
                            entry("spine_surgery_days", "4000"));
            var told = fields.stream().map(Map.Entry::getKey).toList();
            asked.stream().filter(one -> !told.contains(one.getKey())).forEach(fields::add);
        }
        var answer = pia.post(person() + "/plan", fields);
        assertThat(answer.statusCode()).as(summary(answer.body()).toString()).isEqualTo(302);
    }

    @Test
    void howEachTechniqueIsDoneIsPlannedAndOfferedWhereTheVisitBegins() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(
                List.of(
                        entry("sought", "de_qi"),
                        entry("manipulation", "even"),
                        entry("self_care", "EX-WALK"),
                        entry("side-GB34", "right"),
                        entry("cup_kind", "dry"),
                        entry("cup_places", "Low back"),
                        entry("cup_min", "8"),
                        entry("ea_crosses_chest", "no"),
                        entry("dvt_current", "no"),
                        entry("site_skin", "none_of_these")));
        fields.add(entry("technique", "ea"));
        fields.addAll(leads("GB30 right", "GB34 right", "2/100", "dense_disperse"));

        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(words(pia.get(person()).body())).contains("The needles are to bring: de qi");
        for (var page : List.of("", "/plan/printed")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains(
                            "Worked by hand: even (moderate turning and lifting)",
                            "Current GB30 right – GB34 right: 2/100 Hz, dense-disperse, 1.5 mA, 20"
                                    + " min",
                            "Cupping (dry): Low back, 8 minutes");
        }
        assertThat(words(pia.get(person() + "/plan/printed").body()))
                .contains("Electroacupuncture. A gentle current runs between two needles.")
                .contains("Manual needling. Thin needles go through the skin.")
                .contains("Cupping, dry. Cups suck on the skin.")
                .containsPattern("Agreed on \\d+ \\w+ \\d{4} with Dr\\. Pia Needham\\.")
                .contains("10 visits in all, 2 a week: about 5 weeks.")
                .contains("The needles stay in for 30 minutes. A visit takes longer")
                .contains(
                        "(For other clinicians: Points: GB30 right, GB34 right. Worked by hand: even");
        var visit = pia.get(person() + "/sessions/new").body();
        assertThat(visit)
                .containsPattern("name=\"ea_hz\"[^>]* value=\"2/100\"")
                .containsPattern("value=\"de_qi\" selected")
                .containsPattern("value=\"even\" selected")
                .doesNotContainPattern("name=\"cup_places\"[^>]* value=\"Low back\"");
        assertThat(isUnfolded(visit, "value=\"as-planned\""))
                .as("what is planned for the visit itself is in sight")
                .isTrue();
        assertThat(words(visit))
                .contains(
                        "Also planned, Cupping (dry): Low back, 8 minutes; at home: Short, frequent"
                                + " walks.");
        var asPlanned = post("/sessions", "row", "as-planned").body();
        assertThat(asPlanned).containsPattern("name=\"advice\"[^>]*>Short, frequent walks");
        assertThat(asPlanned).containsPattern("name=\"cup_places\"[^>]* value=\"Low back\"");
        assertThat(words(asPlanned))
                .as("what was filled in is on the line of the fold")
                .contains("Cupping and other care Short, frequent walks")
                .doesNotContain("Also planned");
    }

    @Test
    void whatIsPlannedForHomeIsNamedOnTheLineOfTheFoldThatNotesItInOneTap() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.add(entry("self_care", "EX-WALK"));
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        var visit = pia.get(person() + "/sessions/new").body();

        assertThat(words(visit))
                .contains(
                        "Cupping and other care at home: Short, frequent walks Done or advised: note"
                                + " it")
                .doesNotContain("Also planned");
        assertThat(isUnfolded(visit, "value=\"as-planned\"")).isFalse();
        var noted = post("/sessions", "row", "as-planned").body();
        assertThat(noted).containsPattern("name=\"advice\"[^>]*>Short, frequent walks");
        assertThat(words(noted))
                .contains("Cupping and other care Short, frequent walks")
                .doesNotContain("at home:", "note it");
    }

    @Test
    void noneOfTheseStandsBesideNoFindingAndWhatIsOptionalIsNotCounted() {
        pia.get(person() + "/plan?from=blank");
        var fields = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        fields.addAll(
                List.of(
                        entry("side-GB34", "right"),
                        entry("technique", "ea"),
                        entry("site_skin", "none_of_these"),
                        entry("site_skin", "numb")));
        fields.add(entry("technique", "ea"));
        fields.addAll(leads("GB30 right", "GB34 right", "2", "continuous"));

        var page = checked(fields);

        assertThat(page)
                .doesNotContainPattern("name=\"site_skin\" value=\"none_of_these\" checked");
        assertThat(words(page)).contains("Blocked: Electroacupuncture");
        assertThat(page)
                .as("how long until an operation that nobody said is planned")
                .contains("name=\"surgery_planned\"")
                .doesNotContain("name=\"surgery_in_days\"");
        page = checked(with(fields, "surgery_planned", "yes"));
        var asked = page.substring(page.indexOf("id=\"asks-title\""));
        asked = asked.substring(0, asked.indexOf("</section>"));
        int optional = times(asked, "field-optional");
        assertThat(optional).as("days until a planned operation").isPositive();
        factsShown(asked).forEach(fact -> fields.add(entry("shown", fact)));
        fields.add(entry("surgery_planned", "yes"));
        page = checked(with(fields, "all", "no"));
        assertThat(words(page))
                .as("those days are still open")
                .contains("To ask for this plan: all answered");
        assertThat(page).containsPattern("name=\"surgery_in_days\"[^>]* value=\"\"");
    }

    @Test
    void whatThePointsOfAPlanAnsweredIsNotAmongWhatWasAskedAfterTheConsultation() {
        pia.get(person() + "/consultation");
        var consultation = complete(Paper.CONSULTATION, chart().seen());
        assertThat(pia.post(person() + "/consultation", consultation).statusCode()).isEqualTo(302);
        var noted = chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence();
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(
                List.of(
                        entry("side-GB34", "right"),
                        entry("dvt_current", "no"),
                        entry("site_skin", "none_of_these")));
        fields.add(entry("technique", "ea"));
        fields.addAll(leads("GB30 right", "GB34 right", "2/100", "dense_disperse"));

        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);

        assertThat(words(pia.get(person() + "/consultations/" + noted).body()))
                .contains("Asked after it,", "Is there a clot in a leg vein now? No")
                .doesNotContain("Would leads cross");
    }

    private static int times(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    @Controls(Hazard.CURRENT_TOO_STRONG)
    void aPlanOfMoreCurrentThanIsUsualSaysWhyAndTheVisitBeginsWithIt() {
        pia.get(person() + "/plan?from=blank");
        var fields = complete(Paper.PLAN, chart().seen());
        fields.addAll(
                List.of(
                        entry("side-GB34", "right"),
                        entry("ea_crosses_chest", "no"),
                        entry("dvt_current", "no"),
                        entry("site_skin", "none_of_these")));
        fields.add(entry("technique", "ea"));
        fields.addAll(leads("GB30 right", "GB34 right", "120", "continuous"));

        assertThat(words(pia.post(person() + "/plan/check", fields).body()))
                .contains("Pair 1: 120 Hz is more than is usual");
        var refused = pia.post(person() + "/plan", fields).body();
        assertThat(summary(refused))
                .containsExactly(
                        "Pair 1 of leads, Why this current : 120 Hz is more than is usual"
                                + " (technique TQ-EA), and nobody said why. Correct it, or say"
                                + " why.");
        assertEachLineLeadsToAFieldThatIsSeen(refused);

        fields.add(entry("ea_why", "As in the visits before"));
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);
        assertThat(pia.get(person() + "/sessions/new").body())
                .contains("value=\"As in the visits before\"");
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
    void aSecondPairTakesTheCurrentOfTheFirstAndNeitherItsNeedlesNorItsReason() {
        pia.get(person() + "/plan?from=blank");
        var first =
                all(
                        List.of(entry("side-GB30", "right"), entry("side-BL40", "right")),
                        List.of(
                                entry("ea_from", "GB30 right"),
                                entry("ea_to", "BL40 right"),
                                entry("ea_hz", "2/100"),
                                entry("ea_wave", "dense_disperse"),
                                entry("ea_ma", "6"),
                                entry("ea_min", "25"),
                                entry("ea_why", "No less is felt."),
                                entry("row", "add-pair")));

        var page = pia.post(person() + "/plan/check", first).body();

        assertThat(page)
                .contains("id=\"f-ea_hz-1\"")
                .as("a frequency that stands there needs no example")
                .doesNotContain("Frequency, as 2, 50 or 2/100")
                .containsPattern("id=\"f-ea_hz-1\"[^>]*value=\"2/100\"")
                .containsPattern("id=\"f-ea_ma-1\"[^>]*value=\"6\"")
                .containsPattern("id=\"f-ea_min-1\"[^>]*value=\"25\"")
                .containsPattern("(?s)id=\"f-ea_wave-1\".{0,400}dense_disperse\"[^>]*selected")
                .doesNotContainPattern("(?s)id=\"f-ea_from-1\".{0,300}right\"[^>]*selected")
                .doesNotContainPattern("(?s)id=\"f-ea_why-1\"[^>]*>[^<]*No less");
    }

    @Test
    void tickingElectroacupunctureShowsAFirstPairBesideTheTick() {
        pia.get(person() + "/plan?from=blank");
        var without = post("/plan/check", "technique", "manual").body();
        assertThat(without).doesNotContain("id=\"f-ea_from-0\"");

        var ticked = post("/plan/check", "technique", "ea", "side-GB30", "right").body();

        assertThat(isUnfolded(ticked, "id=\"f-ea_from-0\"")).isTrue();
        assertThat(ticked.indexOf("id=\"f-ea_from-0\""))
                .as("before what the rules say")
                .isLessThan(ticked.indexOf("id=\"f-checks\""));
    }

    @Test
    void leadsFromTheLowBackDownCrossNoChestAndWhereThePointsDoNotSaySoItIsAsked() {
        pia.get(person() + "/plan?from=blank");
        var below =
                List.of(
                        entry("technique", "ea"),
                        entry("side-GB30", "right"),
                        entry("side-BL40", "right"));
        var page = pia.post(person() + "/plan/check", below).body();
        assertThat(isUnfolded(page, "name=\"ea_crosses_chest\"")).isFalse();
        assertThat(words(page))
                .contains("Answered by the points of this plan Leads across chest or neck: No");

        var arm = new ArrayList<>(below);
        arm.add(entry("side-LI4", "right"));
        assertThat(isUnfolded(checked(arm), "name=\"ea_crosses_chest\"")).isTrue();
        arm.addAll(leads("GB30 right", "BL40 right", "2", "continuous"));
        assertThat(isUnfolded(checked(arm), "name=\"ea_crosses_chest\""))
                .as("the hand carries no current")
                .isFalse();
        arm.addAll(leads("GB30 right", "LI4 right", "2", "continuous"));
        assertThat(isUnfolded(checked(arm), "name=\"ea_crosses_chest\"")).isTrue();
        var tender = new ArrayList<>(below);
        tender.add(entry("side-ASHI", "right"));
        assertThat(isUnfolded(checked(tender), "name=\"ea_crosses_chest\""))
                .as("nobody knows where a tender point is")
                .isTrue();

        var otherwise = new ArrayList<>(below);
        otherwise.add(entry("ea_crosses_chest", "yes"));
        assertThat(words(checked(otherwise))).contains("Never pair leads across the chest or neck");
    }

    @Test
    void aSetWithTenderPointsSaysThatNoneIsChosenAndOneTapAddsOne() {
        var used = put("PS-DELPHI:left");
        assertThat(words(used)).contains("Ashi: only where you find a tender place. Add ashi");
        assertThat(chosenSide(used, "ASHI")).isEmpty();
        assertThat(used).contains("name=\"ashi\" value=\"PS-DELPHI:left\"");

        var added =
                sentBack(
                        used,
                        List.of(entry("sessions", "9"), entry("ashi", "PS-DELPHI:left")),
                        List.of());

        assertThat(chosenSide(added, "ASHI")).isEqualTo("left");
        assertThat(words(added))
                .contains("Ashi is on the plan: the visit notes the place of each tender point.")
                .doesNotContain("only where you find");
        assertThat(added).containsPattern("name=\"sessions\"[^>]*value=\"9\"");
    }

    @Test
    void whereAPlanIsAgreedStandsWhichTextThePersonAgreedToAndWhen() {
        var page = pia.get(person() + "/plan").body();
        var given = chart().consent(ConsentKind.CARE).orElseThrow().textVersion();

        assertThat(words(page))
                .containsPattern(
                        "“Being examined and treated”, version "
                                + given
                                + ": agreed \\d+ \\w+ \\d+, noted by Dr\\. Pia Needham; version 4 is"
                                + " read now Version \\S+ was agreed to; each visit asks again\\. The"
                                + " person agreed to this text,"
                                + " with harms and other ways\\.")
                .containsPattern("Other ways[^.]*: staying active");
        assertThat(pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen())).statusCode())
                .isEqualTo(302);
        assertThat(
                        chart().latest(Entry.PlanAgreed.class)
                                .orElseThrow()
                                .entry()
                                .informationVersion())
                .as("the text that was read, whatever is read now")
                .isEqualTo(given);

        pia.post(person() + "/consents/withdrawal", List.of(entry("kind", "care")));
        assertThat(pia.get(person() + "/plan").body())
                .contains("No consent is on record. <a", person() + "#agreements");
    }

    /**
     * Which change of a text wants a new agreement is the clinic's to say: the page only says it.
     */
    @Test
    void whereAnEarlierTextWasAgreedToStandsWhatIsReadNowAndWhereToAskAnew() {
        for (var page : List.of("/plan", "/consultation")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains(
                            "version 4 is read now Version 1 was agreed to; each visit asks again. The"
                                    + " person agreed to"
                                    + " this text, with harms and other ways.")
                    .doesNotContain("Nothing to note here");
            assertThat(pia.get(person() + page).body())
                    .containsPattern(person() + "#agreement-care\">Ask anew");
        }

        pia.get(person());
        pia.post(person() + "/consents", List.of(entry("kind", "care")));
        for (var page : List.of("/plan", "/consultation")) {
            assertThat(words(pia.get(person() + page).body()))
                    .as(page)
                    .contains(
                            "; each visit asks again. The person agreed to this text, with harms"
                                    + " and other ways. Nothing to note here.")
                    .doesNotContain("is read now");
        }
    }

    @Test
    void theQuestionOfTheSkinNamesTheNeedlesOfThePlan() {
        pia.get(person() + "/plan?from=blank");

        var page = checked(List.of(entry("side-GB30", "right"), entry("side-BL40", "right")));

        assertThat(words(page)).contains("At BL40, GB30 Infection Broken skin");

        pia.get(person() + "/consultation");
        var fields = complete(Paper.CONSULTATION, chart().seen());
        fields.add(entry("test-LIGHTTOUCH-right", "positive"));
        fields.add(entry("test-TOUCH-L5-right", "positive"));
        fields.add(entry("test-LIGHTTOUCH-left", "negative"));
        pia.post(person() + "/consultation", fields);
        assertThat(words(checked(List.of(entry("side-GB34", "right")))))
                .contains(
                        "At GB34. Feeling found reduced today: Outer calf, top of the foot to the big"
                                + " toe (L5), right. It counts already and needs no tick here:"
                                + " needles by hand may go there, heat does not, and current is asked"
                                + " at each needle. Infection");
        assertThat(words(checked(List.of(entry("side-GB34", "right"), entry("technique", "moxa")))))
                .contains(
                        "right. Reduced counts as “Numb skin” for heat; current is asked at each"
                                + " needle; no rule against needles worked by hand. Infection");
    }

    private String checked(List<Map.Entry<String, String>> fields) {
        return pia.post(person() + "/plan/check", fields).body();
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

    /** A blank plan with these fields, and with a set put on at a side. */
    private String put(String set, String... pairs) {
        pia.get(person() + "/plan?from=blank");
        var fields = Arrays.copyOf(pairs, pairs.length + 2);
        fields[pairs.length] = "use";
        fields[pairs.length + 1] = set;
        return post("/plan/check", fields).body();
    }

    /** What is chosen for a point on the page of a plan; empty if it is not used. */
    private static String chosenSide(String html, String point) {
        var field = html.replaceAll("(?s).*(id=\"f-side-" + point + "\".*?</select>).*", "$1");
        var chosen = Pattern.compile("value=\"([a-z]*)\"[^>]* selected").matcher(field);
        return chosen.find() ? chosen.group(1) : "";
    }
}
