package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.base.Known;
import huantiao.care.ElectroPair;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is felt at the needles of the leads: asked in the plan, and where a pair is moved. */
class FeltPagesTest extends ChartingPages {

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void aPlanAsksAtEachNeedleOfAPairAndOneTapAnswersThemNormal() {
        pia.get(person() + "/plan?from=blank");
        var fields = current("GB30 right", "GB34 right");

        var refused = pia.post(person() + "/plan", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused.body()))
                .contains("Touch at the points of the current", "Normal at both")
                .doesNotContain("Numb skin");
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .startsWith("Feeling at GB30 right")
                .contains("CI-EA-10", "Answer what is felt at GB30 right, GB34 right.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());

        assertThat(words(refused.body()))
                .contains("Electroacupuncture waits for the feeling at GB30 right, GB34 right.");

        var normal = pia.post(person() + "/plan/check", with(fields, "row", "felt-all")).body();
        assertThat(words(normal)).doesNotContain("waits for the feeling");
        assertThat(normal)
                .containsPattern("name=\"felt.GB30-right\" value=\"yes\" checked")
                .containsPattern("name=\"felt.GB34-right\" value=\"yes\" checked")
                .doesNotContain("value=\"felt-all\"");
        var skinOpen = fields.stream().filter(one -> !one.getKey().equals("site_skin")).toList();
        assertThat(pia.post(person() + "/plan/check", skinOpen).body())
                .as(
                        "the skin is asked for beside, without what is felt, and says where that is asked")
                .contains("any of this on the skin where treatment is planned?", "Broken skin")
                .contains("At GB30, GB34. Numb skin: asked where the current flows.")
                .doesNotContain("value=\"numb\"");
        fields.add(entry(felt("GB30 right"), "yes"));
        fields.add(entry(felt("GB34 right"), "yes"));
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);
        assertThat(pairs())
                .extracting(pair -> pair.felt().orElseThrow())
                .containsExactly(new ElectroPair.Felt(Known.YES, Known.YES));
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void numbSkinKeepsCurrentAndHeatAwayAndNoNeedleThatIsWorkedByHand() {
        var nothing =
                InCare.RULES
                        .vocabulary()
                        .nothingKnown()
                        .with(Rules.TECHNIQUES, List.of("manual", "ea", "moxa"));
        var numb = nothing.with("site_skin", List.of("numb"));

        assertThat(options(numb))
                .containsEntry(TechniqueKind.MANUAL, options(nothing).get(TechniqueKind.MANUAL));
        assertThat(List.of(TechniqueKind.EA, TechniqueKind.MOXA))
                .allSatisfy(kind ->
                        assertThat(options(numb).get(kind)).isInstanceOf(Verdict.Blocked.class));
    }

    private static Map<TechniqueKind, Verdict> options(Facts facts) {
        return InCare.RULES.rules().options(InCare.RULES.flags(), facts);
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void whatTheExaminationOfTodayFoundIsSaidAtItsNeedleAndStands() {
        pia.get(person() + "/consultation");
        var found = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        found.add(entry("test-TOUCH-L5-right", "positive"));
        found.add(entry("test-LIGHTTOUCH-right", "positive"));
        assertThat(pia.post(person() + "/consultation", found).statusCode()).isEqualTo(302);
        pia.get(person() + "/plan?from=blank");
        var fields = current("GB30 right", "GB34 right");
        fields.add(entry(felt("GB30 right"), "yes"));
        fields.add(entry(felt("GB34 right"), "yes"));

        var page = pia.post(person() + "/plan/check", fields).body();

        assertThat(
                        words(
                                pia.post(
                                                person() + "/plan/check",
                                                current("GB30 right", "BL57 right"))
                                        .body()))
                .as("what is asked at the points of the current is needed too, and said once")
                .contains("Electroacupuncture waits for the feeling at GB30 right, BL57 right.")
                .doesNotContain("Needed before this plan can be agreed");
        assertThat(words(page))
                .contains("GB34 right : found reduced today (", "That stands: no current here")
                .contains("Blocked: Electroacupuncture");
        assertThat(page).doesNotContain("name=\"felt.GB34-right\"");
        var skinOpen = fields.stream().filter(one -> !one.getKey().equals("site_skin")).toList();
        assertThat(words(pia.post(person() + "/plan/check", skinOpen).body()))
                .as("the skin is asked for beside it, and what was found is not lost from sight")
                .containsPattern(
                        "At GB30, GB34\\. Feeling found reduced today: [^.]*right\\. It counts"
                                + " already and needs no tick here: needles by hand may go there,"
                                + " heat does not, and current is asked at each needle\\.")
                .doesNotContain("Numb skin");
        assertThat(words(page))
                .contains("Less is felt at GB34 right: another needle where feeling is normal");
        var refused = pia.post(person() + "/plan", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .startsWith(
                        "Feeling at GB34 right : Electroacupuncture is blocked by rule CI-EA-10")
                .endsWith(
                        "Less is felt at GB34 right: clip this lead to a needle where feeling is"
                                + " normal, or take Electroacupuncture off the plan.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    void noPairThatIsChosenMovesTheSkinUnderTheButtonThatAnswersTheOthers() {
        pia.get(person() + "/plan?from=blank");
        for (var fields : List.of(current("", ""), current("GB30 right", "GB34 right"))) {
            var open = fields.stream().filter(one -> !one.getKey().equals("site_skin")).toList();

            var page = words(pia.post(person() + "/plan/check", open).body());

            assertThat(page)
                    .as("whoever tapped the button and then none of these took an answer back")
                    .doesNotContain("skin at the points clear")
                    .containsPattern("each answered no.* any of this on the skin")
                    .as("one question needs no heading")
                    .doesNotContain("To ask one by one");
        }
    }

    @Test
    void theSkinIsAskedLastWithAndWithoutAPairOfLeads() {
        pia.get(person() + "/plan?from=blank");
        for (var fields : List.of(current("", ""), current("GB30 right", "GB34 right"))) {
            var open =
                    fields.stream()
                            .filter(one -> !one.getKey().matches("site_skin|metal_allergy"))
                            .toList();

            var page = pia.post(person() + "/plan/check", open).body();

            assertThat(words(page))
                    .containsPattern(
                            "on the skin where treatment is planned\\? Stops the plan until"
                                    + " answered. At GB30");
            assertThat(page.indexOf("name=\"site_skin\""))
                    .as("a finger on its way to it finds it where it was")
                    .isGreaterThan(page.indexOf("name=\"metal_allergy\""));
        }
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void whereNoCurrentMayFlowIsSaidBeforeANeedleIsChosen() {
        pia.get(person() + "/plan?from=blank");
        var open = current("", "").stream().filter(one -> !one.getKey().startsWith("ea_")).toList();
        assertThat(words(pia.post(person() + "/plan/check", open).body()))
                .as("nothing was examined")
                .doesNotContain("No current at");

        pia.get(person() + "/consultation");
        var found = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        found.add(entry("test-TOUCH-L5-right", "positive"));
        found.add(entry("test-LIGHTTOUCH-right", "positive"));
        assertThat(pia.post(person() + "/consultation", found).statusCode()).isEqualTo(302);

        var page = pia.post(person() + "/plan/check", open).body();
        assertThat(words(page))
                .contains("No current at GB34 right. Less feeling found today: ")
                .contains("No loss found at GB30 right");
        assertThat(page)
                .contains(">GB34 right: no current, feels less today</option>")
                .contains(">GB30 right</option>");

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        pia.get(person());
        assertThat(pia.post(person() + "/plan/check", open).body())
                .as("another day it is a reason to ask")
                .contains(">GB34 right: felt less on ")
                .doesNotContain("No current at GB34");
    }

    /** Somebody who touched both legs minutes ago reads why it is asked once more. */
    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void touchThatWasNormalInTheExaminationOfTodayIsSaidBesideTheQuestionAndIsNoAnswer() {
        consulted(entry("test-LIGHTTOUCH-left", "negative"));
        pia.get(person() + "/plan?from=blank");
        var fields = current("GB30 right", "GB34 right");
        assertThat(words(pia.post(person() + "/plan/check", fields).body()))
                .as("one leg alone")
                .doesNotContain("By root it was normal");

        consulted(
                entry("test-LIGHTTOUCH-left", "negative"),
                entry("test-LIGHTTOUCH-right", "negative"));
        pia.get(person() + "/plan?from=blank");
        var asked = pia.post(person() + "/plan/check", fields).body();
        assertThat(words(asked))
                .containsPattern(
                        "By root it was normal at \\d\\d:\\d\\d; touch these points, too\\.")
                .contains("Electroacupuncture waits for the feeling at GB30 right, GB34 right.");
        assertThat(asked).doesNotContainPattern("name=\"felt\\.[^\"]*\" value=\"yes\" checked");
        assertThat(
                        words(
                                pia.post(person() + "/plan/check", with(fields, "row", "felt-all"))
                                        .body()))
                .doesNotContain("By root it was normal");

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        pia.get(person() + "/plan?from=blank");
        assertThat(words(pia.post(person() + "/plan/check", fields).body()))
                .as("of yesterday")
                .doesNotContain("By root it was normal");
    }

    @Test
    void whereNoCurrentMayFlowIsSmallPrintOnceEachLeadIsElsewhere() {
        consulted(
                entry("test-TOUCH-L5-right", "positive"),
                entry("test-LIGHTTOUCH-right", "positive"));
        pia.get(person() + "/plan?from=blank");
        var elsewhere = new ArrayList<>(current("GB30 right", "BL57 right"));
        elsewhere.add(entry("side-BL57", "right"));
        elsewhere.add(entry(felt("GB30 right"), "yes"));
        assertThat(leadsOff(pia.post(person() + "/plan/check", elsewhere).body()))
                .as("one end is not answered yet")
                .contains("No current at GB34 right", "needle-advice");

        elsewhere.add(entry(felt("BL57 right"), "yes"));
        assertThat(leadsOff(pia.post(person() + "/plan/check", elsewhere).body()))
                .contains("No current at GB34 right")
                .doesNotContain("needle-advice");
        assertThat(
                        pia.post(
                                        person() + "/plan/check",
                                        elsewhere,
                                        "HX-Request",
                                        "true",
                                        "HX-Trigger",
                                        "leads")
                                .body())
                .containsPattern("id=\"leads-off\"[^>]* hx-swap-oob=\"true\"");

        assertThat(
                        leadsOff(
                                pia.post(
                                                person() + "/plan/check",
                                                all(elsewhere, lead("GB30 right", "")))
                                        .body()))
                .as("a lead is to be clipped yet")
                .contains("needle-advice");
        assertThat(
                        leadsOff(
                                pia.post(
                                                person() + "/plan/check",
                                                all(elsewhere, lead("GB30 right", "GB34 right")))
                                        .body()))
                .as("a lead is there")
                .contains("needle-advice");
    }

    private static String leadsOff(String page) {
        int at = page.indexOf(" id=\"leads-off\"");
        assertThat(at).isPositive();
        return page.substring(at, page.indexOf("</div>", at));
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void theLatestTouchOfASkinDecidesAndABlankTakesNothingBack() {
        consulted(
                entry("found", "leg_outer-right-numbness"),
                entry("test-TOUCH-L5-right", "positive"),
                entry("test-LIGHTTOUCH-right", "positive"));
        var first = said(today());
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        consulted(entry("test-LIGHTTOUCH-right", "not_done"));
        pia.get(person() + "/plan?from=blank");
        var open =
                current("GB30 right", "GB34 right").stream()
                        .filter(one -> !one.getKey().equals("site_skin"))
                        .toList();

        var standing = pia.post(person() + "/plan/check", open).body();
        assertThat(standing).contains(">GB34 right: felt less on " + first + "</option>");
        assertThat(words(standing))
                .contains("Feeling found reduced on " + first)
                .contains("Found reduced on " + first);
        assertThat(words(pia.get(person()).body()))
                .contains("Found by the clinician , " + first)
                .contains("Nothing was marked in the consultation of " + said(today()) + ".")
                .contains("Felt less at the last touch of it, and not touched again since")
                .containsPattern("\\(L5\\), right \\(" + first + "\\)");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .containsPattern("Feeling reduced: [^;]*\\(L5\\), right \\(" + first + "\\)");

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        consulted(
                entry("found", "calf-right-pain"),
                entry("test-LIGHTTOUCH-right", "negative"),
                entry("test-LIGHTTOUCH-left", "negative"));
        pia.get(person() + "/plan?from=blank");

        var normal = pia.post(person() + "/plan/check", open).body();
        assertThat(normal).contains(">GB34 right</option>").doesNotContain("felt less on");
        assertThat(words(normal))
                .contains("Normal on " + said(today()) + "; less on " + first + ".")
                .contains("Normal at both")
                .doesNotContain("found reduced", "Found reduced");
        assertThat(words(pia.get(person()).body()))
                .contains("Found by the clinician , " + said(today()))
                .doesNotContain("Nothing was marked in", "not touched again since");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aLostReflexStandsWithItsDayUntilItIsTestedAgainAndALetterNeverCallsUntestedNormal() {
        consulted(
                entry("test-ANKLEJERK-right", "positive"),
                entry("test-ANKLEJERK-left", "negative"),
                entry("test-SLR-right", "positive"));
        var first = said(today());
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        consulted(
                entry("test-ANKLEJERK-right", "not_done"),
                entry("test-SLR-right", "negative"),
                entry("test-SLR-left", "negative"));

        var before = "Ankle jerk (S1) right: Reduced (" + first + ")";
        assertThat(words(pia.get(person()).body()))
                .contains("Found before, and not tested again since: " + before)
                .doesNotContain("right: Positive (" + first);
        for (var reader : List.of("gp", "colleague")) {
            assertThat(words(pia.get(person() + "/letters?reader=" + reader).body()))
                    .contains("Reflex reduced: " + before, "Found before, not tested since")
                    .doesNotContain("Nothing abnormal in what was tested");
        }

        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        consulted(
                entry("test-ANKLEJERK-right", "negative"),
                entry("test-ANKLEJERK-left", "negative"));
        var normal = said(today());
        assertThat(words(pia.get(person()).body())).doesNotContain("Found before");
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Nothing abnormal in what was tested")
                .doesNotContain("Found before");
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        consulted();
        assertThat(words(pia.get(person() + "/letters?reader=gp").body()))
                .contains("Nothing abnormal when tested last, on " + normal)
                .doesNotContain("in what was tested");
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void aPairThatIsMovedInAVisitIsAskedAnewAtItsNewNeedle() {
        pia.get(person() + "/plan?from=blank");
        var plan = current("GB30 right", "GB34 right");
        plan.add(entry(felt("GB30 right"), "yes"));
        plan.add(entry(felt("GB34 right"), "yes"));
        pia.post(person() + "/plan", plan);
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun)
                .as("answered with the plan, for these needles")
                .containsPattern("name=\"felt.GB34-right\" value=\"yes\" checked");
        assertThat(words(begun))
                .containsPattern("Touch at the leads: normal answered at \\d\\d:\\d\\d");
        assertThat(isUnfolded(begun, "name=\"felt.GB34-right\"")).isFalse();
        var rows =
                all(
                        needle("GB34", "30", "electrical", "de_qi"),
                        with(
                                with(with(visit(), "stim", "electrical"), "needles_in", "2"),
                                "needles_out",
                                "2"));
        var moved =
                seen(
                        all(
                                swapped(rows, "GB34", "BL57"),
                                lead("GB30 right", "BL57 right"),
                                List.of(
                                        entry(felt("GB30 right"), "yes"),
                                        entry(felt("GB34 right"), "yes"),
                                        entry("offered", "BL57 right,GB30 right"),
                                        entry("felt_offered", "GB30 right,GB34 right"))));

        var region = check(moved);
        assertThat(region)
                .containsPattern("id=\"felt\" hx-swap-oob=\"true\"")
                .contains("name=\"felt.BL57-right\"")
                .doesNotContain("name=\"felt.GB34-right\"");
        var refused = pia.post(person() + "/sessions", moved);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Feeling at BL57 right : Current flows at BL57 right, and nobody asked"
                                + " whether feeling is normal there. Ask it; no current where"
                                + " feeling is reduced or lost.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());

        var mended = all(moved, List.of(entry(felt("BL57 right"), "yes")));
        assertThat(
                        summary(
                                pia.post(
                                                person() + "/sessions",
                                                all(mended, List.of(entry("ea_felt_as-0", "hot"))))
                                        .body()))
                .containsExactly(
                        "Electroacupuncture, felt as (1) : Not one of the choices. Choose one of"
                                + " them.");
        var signed =
                sign(
                        all(
                                mended,
                                List.of(
                                        entry("ea_felt_as-0", "comfortable"),
                                        entry("ea_ma", "1.5"))));
        assertThat(words(signed))
                .contains("felt as: comfortable tingling")
                .contains("touch normal at both leads");

        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        var next = pia.get(person() + "/sessions/new").body();
        assertThat(isUnfolded(next, "name=\"ea_from\""))
                .as("what stays as it was is one line")
                .isFalse();
        assertThat(isUnfolded(next, "name=\"ea_ma\"")).as("what is of the day").isTrue();
        assertThat(next).as("set anew, to comfort").containsPattern("name=\"ea_ma\" value=\"\"");
        assertThat(words(next))
                .containsPattern("Intensity optional \\d{1,2} [A-Z][a-z]{2}: 1\\.5 mA");
        assertThat(next)
                .as("one tap, and nothing chosen before it")
                .contains("name=\"ea_felt_as-0\" value=\"comfortable\"")
                .doesNotContainPattern("name=\"ea_felt_as-0\"[^>]*checked");
        var two =
                post(
                                "/sessions",
                                "ea_from",
                                "GB30 right",
                                "ea_to",
                                "BL57 right",
                                "ea_felt_as-0",
                                "too_strong",
                                "ea_from",
                                "GB34 right",
                                "ea_to",
                                "BL40 right",
                                "ea_felt_as-1",
                                "twitch",
                                "row",
                                "drop-pair-0")
                        .body();
        assertThat(two)
                .as("each in its row")
                .containsPattern("name=\"ea_felt_as-0\" value=\"twitch\"[^>]* checked")
                .doesNotContain("ea_felt_as-1");
        assertThat(next)
                .as("touched anew in the next visit, at the pair as it was")
                .contains("name=\"felt.BL57-right\"")
                .doesNotContainPattern("name=\"felt\\.[^\"]*\" value=\"yes\" checked");
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void theConfirmationOfARepeatSaysThatTouchIsNormalWhereNothingSpeaksOfLess() {
        treatedWithCurrent();
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(words(begun))
                .contains("Touch not normal somewhere?")
                .containsPattern(
                        "as on [^,]{5,8}, lots checked , skin clear , touch normal at both leads : start");
        assertThat(isUnfolded(begun, "name=\"felt.GB30-right\"")).isFalse();
        var repeat = repeat(begun);

        assertThat(summary(pia.post(person() + "/sessions", seen(repeat)).body()))
                .as("nobody confirmed anything yet")
                .anyMatch(line -> line.startsWith("Feeling at GB30 right"))
                .anyMatch(line -> line.startsWith("Feeling at GB34 right"));
        assertThat(words(sign(with(repeat, "same", "yes")))).contains("touch normal at both leads");
        assertThat(lastPair().felt()).hasValue(new ElectroPair.Felt(Known.YES, Known.YES));
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void touchThatIsLessAtOneLeadIsConfirmedAtNone() {
        treatedWithCurrent();
        var repeat = with(repeat(pia.get(person() + "/sessions/new").body()), "same", "yes");
        var less = all(repeat, List.of(entry(felt("GB34 right"), "no")));

        var region = check(less);
        assertThat(region)
                .containsPattern("id=\"same-touch-clock\" hx-swap-oob=\"true\"></span>")
                .contains("Blocked: Electroacupuncture");
        var refused = pia.post(person() + "/sessions", seen(less)).body();
        assertThat(summary(refused))
                .anyMatch(line -> line.startsWith("Feeling at GB30 right : Current flows at"));
        assertThat(isUnfolded(refused, "name=\"felt.GB30-right\"")).isTrue();
        assertThat(words(refused)).doesNotContain("touch normal at");
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void aLeadThatMovedAfterTheConfirmationIsTouchedAnew() {
        treatedWithCurrent();
        var repeat = with(repeat(pia.get(person() + "/sessions/new").body()), "same", "yes");
        var moved = swapped(swapped(repeat, "GB34", "BL57"), "GB34 right", "BL57 right");

        var region = check(moved);
        assertThat(region)
                .containsPattern("id=\"felt\" hx-swap-oob=\"true\"")
                .contains("name=\"same_felt\" value=\"GB30 right,GB34 right\"")
                .containsPattern("name=\"felt.GB30-right\" value=\"yes\" checked")
                .doesNotContainPattern("name=\"felt.BL57-right\"[^>]* checked");
        assertThat(summary(pia.post(person() + "/sessions", seen(moved)).body()))
                .singleElement()
                .asString()
                .startsWith("Feeling at BL57 right : Current flows at BL57 right");
    }

    @Test
    @Controls(Hazard.CURRENT_WHERE_NUMB)
    void touchIsAskedByItselfWhereNumbnessIsMarkedInTheSkinOfALead() {
        treatedWithCurrent();
        consulted(entry("found", "leg_outer-left-numbness"), entry("found", "sole-right-numbness"));
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(words(begun))
                .as("on the other side, and in other skin")
                .contains(", touch normal at both leads");
        var before = repeat(begun);

        consulted(entry("found", "leg_outer-right-numbness"));
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .containsOnlyOnce("Numbness is marked here.")
                .contains("Normal at both")
                .doesNotContain("touch normal at");
        assertThat(
                        summary(
                                pia.post(person() + "/sessions", seen(with(before, "same", "yes")))
                                        .body()))
                .as("a form from before it was marked confirms nothing of touch")
                .anyMatch(line -> line.startsWith("Feeling at GB34 right"));
    }

    /** A visit with current between two needles is signed, and the next one begins. */
    private void treatedWithCurrent() {
        pia.get(person() + "/plan?from=blank");
        var plan = current("GB30 right", "GB34 right");
        plan.add(entry(felt("GB30 right"), "yes"));
        plan.add(entry(felt("GB34 right"), "yes"));
        assertThat(pia.post(person() + "/plan", plan).statusCode()).isEqualTo(302);
        pia.get(person() + "/sessions/new");
        sign(all(twoNeedles(), leads("GB30 right", "GB34 right", "2", "continuous")));
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
    }

    private static List<Map.Entry<String, String>> twoNeedles() {
        return all(
                needle("GB34", "30", "electrical", "de_qi"),
                with(
                        with(with(visit(), "stim", "electrical"), "needles_in", "2"),
                        "needles_out",
                        "2"));
    }

    /** The same again with what the form sends hidden, and nothing answered of touch. */
    private static List<Map.Entry<String, String>> repeat(String begun) {
        return all(
                twoNeedles(),
                lead("GB30 right", "GB34 right"),
                List.of(
                        entry("same_skin", valueOf(begun, "same_skin")),
                        entry("same_felt", valueOf(begun, "same_felt")),
                        entry("felt_offered", valueOf(begun, "felt_offered")),
                        entry("offered", valueOf(begun, "offered"))));
    }

    private ElectroPair lastPair() {
        return chart().openEpisode().orElseThrow().lastSession().orElseThrow().pairs().getFirst();
    }

    @Test
    void aPairAsPlannedIsOneLineOfTheFirstVisit() {
        pia.get(person() + "/plan?from=blank");
        var fields = current("GB30 right", "GB34 right");
        fields.add(entry(felt("GB30 right"), "yes"));
        fields.add(entry(felt("GB34 right"), "yes"));
        assertThat(pia.post(person() + "/plan", fields).statusCode()).isEqualTo(302);
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());

        var first = pia.get(person() + "/sessions/new").body();

        assertThat(words(first)).contains("· as planned").doesNotContain("Choose the two needles");
        assertThat(isUnfolded(first, "name=\"ea_hz\"")).isFalse();
        assertThat(isUnfolded(first, "name=\"ea_ma\"")).as("what is of the day").isTrue();
        var otherwise =
                all(
                        with(visit(), "row", "add-needle"),
                        leads("GB30 right", "GB34 right", "100", "continuous"));
        assertThat(
                        isUnfolded(
                                pia.post(person() + "/sessions/check", otherwise).body(),
                                "name=\"ea_hz\""))
                .as("what is otherwise than planned is in sight")
                .isTrue();
    }

    @SafeVarargs
    private void consulted(Map.Entry<String, String>... found) {
        pia.get(person() + "/consultation");
        var fields = new ArrayList<>(complete(Paper.CONSULTATION, chart().seen()));
        for (var one : found) {
            fields.add(one);
        }
        assertThat(pia.post(person() + "/consultation", fields).statusCode()).isEqualTo(302);
    }

    private static String said(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
    }

    private List<ElectroPair> pairs() {
        return chart().openEpisode().orElseThrow().plan().ways().orElseThrow().pairs();
    }

    /** A plan with current between two needles, and nothing said of what is felt there. */
    private List<Map.Entry<String, String>> current(String from, String to) {
        var fields = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        fields.addAll(
                List.of(
                        entry("technique", "ea"),
                        entry("side-GB34", "right"),
                        entry("ea_crosses_chest", "no"),
                        entry("site_skin", "none_of_these")));
        fields.addAll(lead(from, to));
        return fields;
    }

    private static List<Map.Entry<String, String>> lead(String from, String to) {
        return leads(from, to, "2", "continuous").stream()
                .filter(field -> !field.getKey().startsWith("felt."))
                .toList();
    }

    private static List<Map.Entry<String, String>> swapped(
            List<Map.Entry<String, String>> fields, String point, String other) {
        return fields.stream()
                .map(field -> field.getValue().equals(point) ? entry(field.getKey(), other) : field)
                .toList();
    }
}
