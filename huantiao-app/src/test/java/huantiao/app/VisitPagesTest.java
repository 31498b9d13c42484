package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.base.Result;
import huantiao.care.CareSteps;
import huantiao.care.Entry;
import huantiao.care.FactsTold;
import huantiao.care.HarmStep;
import huantiao.care.Response;
import huantiao.care.SetAside;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit is charted, questioned, signed, and read where it was signed. */
class VisitPagesTest extends ChartingPages {

    private static final String TO_CHART =
            "Charted afterwards. The clock was pressed only then, its time was taken out.";

    /** What says that a needle went in. */
    private static final List<String> NEEDLE_FIELDS = List.of("point", "needles_in");

    /** A second needle, with current. */
    private static final List<Map.Entry<String, String>> KNEE =
            needle("GB34", "20", "electrical", "de_qi");

    @Test
    void aSignedVisitIsReadWhereItWasSigned() {
        pia.get(person() + Paper.VISIT.open);
        long before = chart().seen();

        var answer = pia.post(person() + "/sessions", complete(Paper.VISIT, before));

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "/sessions/" + (before + 1));
        assertThat(pia.get(person() + "/sessions/" + (before + 1)).body())
                .contains("Complete as it stands.")
                .as("what stands on each printed sheet")
                .contains(
                        "data-sheet=\"陈 美 (Chen Mei) 1984 · Visit of %s · Riverside Example Clinic\""
                                .formatted(
                                        today().format(
                                                        DateTimeFormatter.ofPattern(
                                                                "d MMM yyyy", Locale.UK))));
        assertThat(chart().latest(Entry.SessionSigned.class)).isPresent();
    }

    @Test
    void aNeedleUnderALeadIsElectricalAndOneThatNoLeadReachesIsAskedAfter() {
        var needles =
                all(
                        with(visit(), "needles_in", "3"),
                        needle("GB34", "20", "electrical", "de_qi"),
                        needle("BL57", "15", "manual", "de_qi"),
                        leads("GB30 right", "BL57 right", "2/100", "dense_disperse"));
        var three = with(needles, "needles_out", "3");

        pia.get(person() + "/sessions/new");
        var refused = pia.post(person() + "/sessions", seen(three));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .anyMatch(line -> line.contains("GB34 is written as electrical and lies in no"));

        var mended = new ArrayList<>(three);
        mended.replaceAll(
                one -> one.equals(entry("stim", "electrical")) ? entry("stim", "manual") : one);
        sign(mended);
        assertThat(
                        chart().latest(Entry.SessionSigned.class)
                                .orElseThrow()
                                .entry()
                                .session()
                                .needlings())
                .extracting(one -> one.point() + " " + one.stimulation())
                .containsExactly("GB30 ELECTRICAL", "GB34 MANUAL", "BL57 ELECTRICAL");
    }

    @Test
    void aSecondVisitOfADayIsSaidToBeOneBeforeItBegins() {
        assertThat(pia.get(person() + "/safety").body()).doesNotContain("this would be one more");
        sign(visit());
        long signed = chart().latest(Entry.SessionSigned.class).orElseThrow().noted().sequence();

        assertThat(pia.get(person() + "/safety").body())
                .containsPattern(
                        "<a href=\"[^\"]*/sessions/"
                                + signed
                                + "\">(?s:.{0,400})A visit of today is signed already, from"
                                + " \\d\\d:\\d\\d: this would be one more");
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        assertThat(pia.get(person() + "/safety").body()).doesNotContain("this would be one more");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void theSkinAtThePointsIsLookedAtAnewAndWhatIsNotClearIsWritten() {
        assertThat(words(sign(visit()))).contains("Skin at the points not noted");
        beginsTheVisitOfAnotherDay();
        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun)
                .as("one tick says both")
                .contains("name=\"skin\" value=\"not_everywhere\"")
                .doesNotContain("name=\"skin\" value=\"clear\"")
                .doesNotContainPattern("name=\"skin\"[^>]*checked")
                .doesNotContainPattern("name=\"same\"[^>]*checked");
        assertThat(isUnfolded(begun, "name=\"skin\"")).as("nobody has to read it twice").isFalse();
        assertThat(words(begun)).containsPattern("as on [^,]{5,8}, lots checked , skin clear");
        var eczema = with(with(repeat(begun), "same", "yes"), "skin", "not_everywhere");
        var refused = pia.post(person() + "/sessions", seen(eczema)).body();
        assertThat(summary(refused))
                .singleElement()
                .asString()
                .contains("The skin is not clear at every point, and nobody wrote where.");
        assertThat(isUnfolded(refused, "name=\"skin\"")).isTrue();
        assertThat(words(refused))
                .as("the tick does not say what is not so")
                .contains("All placed as on")
                .doesNotContain(", skin clear");
        assertThat(check(eczema))
                .containsPattern("id=\"same-skin-clock\" hx-swap-oob=\"true\"></span>")
                .containsPattern("id=\"same-skin-tick\" hx-swap-oob=\"true\"></span>");
        assertThat(check(with(repeat(begun), "same", "yes"))).contains(", skin clear");

        assertThat(words(sign(with(eczema, "note", "Scratched at GB34, left out."))))
                .contains("Skin at the points Not everywhere", "Scratched at GB34");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void theTickOfARepeatSaysThatTheSkinIsClear() {
        sign(visit());
        beginsTheNextVisit();
        var begun = pia.get(person() + "/sessions/new").body();

        assertThat(words(sign(with(repeat(begun), "same", "yes"))))
                .contains("Skin at the points Clear");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void aTickThatSaidNothingOfTheSkinNotesNothingOfIt() {
        sign(visit());
        beginsTheNextVisit();
        var ticked = with(with(visit(), "same", "yes"), "note", "The same again");

        pia.get(person());
        assertThat(check(ticked)).doesNotContain(", skin clear");
        post("/sessions/draft", "same", "yes", "day", today().toString(), "from", "09:25");
        assertThat(pia.get(person() + "/sessions/new").body())
                .as("a form that was kept before the tick spoke of the skin")
                .contains("name=\"skin\" value=\"clear\"")
                .doesNotContain(", skin clear");
        assertThat(words(sign(ticked))).contains("Skin at the points not noted");
    }

    @Test
    void skinThatWasAskedOnTheSameDayWithThePlanIsSaidFoldedAndCanBeChanged() {
        askedOfTheSkin(List.of());

        var begun = pia.get(person() + "/sessions/new").body();

        assertThat(words(begun))
                .containsPattern("Skin at the points: clear answered at \\d\\d:\\d\\d");
        assertThat(isUnfolded(begun, "name=\"skin\"")).isFalse();
        assertThat(begun).containsPattern("name=\"skin\" value=\"clear\"[^>]* checked");
        var another = all(with(visit(), "skin", "clear"), needle("BL57", "15", "manual", ""));
        assertThat(isUnfolded(post(another), "name=\"skin\""))
                .as("nobody asked of the skin there")
                .isTrue();
        var broken = post(with(visit(), "skin", "not_everywhere"));
        assertThat(isUnfolded(broken, "name=\"skin\"")).isTrue();
        assertThat(words(broken)).doesNotContain("Skin at the points: clear");
    }

    @Test
    void skinThatWasNotClearOrAskedOnAnotherDayIsAskedInTheFirstVisit() {
        askedOfTheSkin(List.of("bruise"));
        var bruised = pia.get(person() + "/sessions/new").body();
        assertThat(isUnfolded(bruised, "name=\"skin\"")).isTrue();
        assertThat(bruised).doesNotContainPattern("name=\"skin\"[^>]*checked");

        askedOfTheSkin(List.of());
        beginsTheVisitOfAnotherDay();
        var later = pia.get(person() + "/sessions/new").body();
        assertThat(isUnfolded(later, "name=\"skin\"")).isTrue();
        assertThat(later).doesNotContainPattern("name=\"skin\"[^>]*checked");
    }

    /** A plan asked of the skin at its points a moment ago. */
    private void askedOfTheSkin(List<String> found) {
        InCare.<String>add(
                server.charts,
                records(),
                server.clock.instant(),
                chart ->
                        Result.ok(
                                List.of(
                                        new Entry.SafetyAsked(
                                                FactsTold.of(Map.of("site_skin", found)),
                                                chart.ruling().orElseThrow().ruling()))));
    }

    /** Another day begins, and the questions before a visit are asked. */
    private void beginsTheVisitOfAnotherDay() {
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        beginsTheNextVisit();
    }

    private void beginsTheNextVisit() {
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
    }

    /** The same visit again, with what the form of it sends hidden. */
    private static List<Map.Entry<String, String>> repeat(String begun) {
        return with(visit(), "same_skin", valueOf(begun, "same_skin"));
    }

    /** The whole page with these fields, without script. */
    private String post(List<Map.Entry<String, String>> fields) {
        return pia.post(person() + "/sessions/check", seen(fields)).body();
    }

    @Test
    void theSkinThatIsClearStandsInTheSignedVisit() {
        assertThat(words(sign(with(visit(), "skin", "clear"))))
                .contains("Skin at the points Clear");
    }

    @Test
    void aRepeatIsAskedForAndItsShareStandsOnTheNote() {
        sign(visit());
        var before = today().format(DateTimeFormatter.ofPattern("d MMM", Locale.UK));
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        assertThat(pia.get(person() + "/safety").body()).contains("Since the last visit");
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());

        var begun = pia.get(person() + "/sessions/new").body();
        assertThat(begun).contains("All placed as on " + before, "data-same=\"yes\"");
        assertThat(begun.replaceAll("(?s).*(id=\"f-response-0\".*?</select>).*", "$1"))
                .contains("value=\"de_qi\"")
                .doesNotContain("selected");
        assertThat(words(begun))
                .as("the one confirmation names what it confirms")
                .contains("Lots: Example Needles, lot 7 · 0.30 × 50 mm");
        assertThat(isUnfolded(begun, "name=\"diameter\"")).as("one line of what stays").isFalse();
        assertThat(isUnfolded(begun, "name=\"from\"")).isFalse();
        var repeat = visit();
        var thick = with(with(repeat, "diameter", "3"), "from", "noon");
        var wrong = pia.post(person() + "/sessions", seen(thick)).body();
        assertThat(isUnfolded(wrong, "name=\"diameter\"")).as("to be mended").isTrue();
        assertEachLineLeadsToAFieldThatIsSeen(wrong);
        var refused = pia.post(person() + "/sessions", seen(repeat));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#f-same\"");
        var moved = pia.post(person() + "/sessions", seen(with(repeat, "depth", "36")));
        assertThat(moved.statusCode())
                .as("the lot of last time is not carried forward silently either")
                .isEqualTo(422);
        assertThat(words(moved.body()))
                .contains("Maker, lot and size of the needles stand as at the last visit");

        var signed = sign(with(repeat, "same", "yes"));

        assertThat(signed).contains("1 of 1 needles");
        assertThat(chart().latest(Entry.SessionSigned.class).orElseThrow().entry().session())
                .satisfies(session -> assertThat(session.carried()).isEqualTo(1));
    }

    @Test
    void oneSensationHoldsForEveryNeedleWhoseRowLeavesItOpen() {
        pia.get(person() + "/sessions/new");
        var two = counted(all(visit(), needle("GB34", "20", "manual", "")), "2");

        var signed = sign(all(two, List.of(entry("response_all", "radiating"))));

        assertThat(words(signed)).contains("Response looked for de qi");
        assertThat(chart().latest(Entry.SessionSigned.class).orElseThrow().entry().session())
                .satisfies(session ->
                        assertThat(session.needlings())
                                .extracting(one -> one.response().orElseThrow())
                                .containsExactly(Response.DE_QI, Response.RADIATING));
    }

    @Test
    void aVisitChartedAfterwardsAsksPlainlyWhenItEnded() {
        pia.get(person() + "/sessions/new");
        server.clock.move(Duration.ofHours(9));
        try {
            pia = server.caller(Staff.pia());
            pia.get(person());

            var answer = pia.post(person() + "/sessions", seen(with(visit(), "to", "")));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(words(answer.body()))
                    .contains("Nobody said when the visit ended, and now is not its end.")
                    .doesNotContain("must end after it starts");
        } finally {
            server.clock.move(Duration.ofHours(-9));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void howTheNeedlesWereWorkedByHandIsNotedAndOfferedAtTheNextVisit() {
        pia.get(person() + "/sessions/new");

        var often = pia.post(person() + "/sessions", seen(with(visit(), "worked", "60"))).body();
        assertThat(summary(often))
                .containsExactly(
                        "Times worked by hand : Not a whole number within the range. Enter 1 to"
                                + " 50.");
        var signed = sign(visit(), "manipulation", "reducing", "worked", "2");

        assertThat(words(signed))
                .contains(
                        "How worked by hand reducing (stronger, quick in, slow out)",
                        "Times worked by hand 2");
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        var next = pia.get(person() + "/sessions/new").body();
        assertThat(words(next))
                .as("said once, not at each needle")
                .containsPattern("GB30 right \\d+ mm as on")
                .contains("30 min · by hand: reducing – general professional knowledge · de qi")
                .as("what is signed with it, and that it did not come by itself")
                .contains("de qi sought · sensation felt: optional");
        assertThat(next)
                .containsPattern(
                        "value=\"reducing\" selected[^>]*>reducing \\(stronger, quick in, slow out\\)"
                                + " – general professional knowledge<")
                .as("how often is written anew")
                .containsPattern("name=\"worked\" value=\"\"");
    }

    @Test
    void tongueAndPulseAreWrittenAnewAtEachVisitWithThoseOfTheLastBesideTheirFold() {
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("Tongue and pulse optional");

        var signed = sign(visit(), "tongue_and_pulse", "Pale, thin coat. Pulse <wiry>.");

        assertThat(words(signed)).contains("Tongue and pulse Pale, thin coat. Pulse &lt;wiry&gt;.");
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        var next = pia.get(person() + "/sessions/new").body();
        assertThat(words(next))
                .containsPattern(
                        "Tongue and pulse last on \\d+ \\w+ On \\d+ \\w+: Pale, thin coat\\. Pulse &lt;wiry&gt;");
        assertThat(next)
                .as("nothing of it is carried over")
                .containsPattern("<textarea[^>]*name=\"tongue_and_pulse\"[^>]*></textarea>");
    }

    @Test
    void aVisitThatBeginsLaterThanNowIsToldSoAndNothingElseIsMadeOfItsTimes() {
        pia.get(person() + "/sessions/new");
        var later = with(with(visit(), "from", "23:50"), "to", "");

        assertThat(words(check(later)))
                .contains("By this form the visit begins later than now, 10:00.")
                .doesNotContain("for the needles, and they stayed", "when the visit ended");
        assertThat(summary(pia.post(person() + "/sessions", seen(later)).body()))
                .containsExactly(
                        "From : By this form the visit begins later than now, 10:00. Correct its"
                                + " day or its start.");
    }

    @Test
    void theLineThatFoldsTheTimesFollowsTheDayThatIsTyped() {
        pia.get(person() + "/sessions/new");

        assertThat(check(with(visit(), "day", "2026-03-01")))
                .contains("<span id=\"day-said\" hx-swap-oob=\"true\">1 Mar 2026</span>");
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

            InCare.askSafety(server.charts, records(), server.beforeTheVisit());
            sign(visit());
            assertThat(chart().latest(Entry.SessionSigned.class)).isPresent();
        } finally {
            server.clock.move(Duration.ofDays(-days));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void aVisitOfTodayIsSaidBesideTheWayToAnother() {
        sign(visit());

        var page = pia.get(person()).body();
        assertThat(words(page)).contains("Visit signed today, from 09:25 Start another visit");
        assertThat(page.replaceAll("(?s).*(<a [^>]*/safety\"[^>]*>).*", "$1"))
                .doesNotContain("button-primary");
        server.clock.move(Duration.ofDays(1));
        pia = server.caller(Staff.pia());
        assertThat(words(pia.get(person()).body()))
                .contains("Start a visit")
                .doesNotContain("Visit signed today");
    }

    @Test
    void theCountReadsWellBeforeTheNeedlesAreOut() {
        pia.get(person() + "/sessions/new");

        assertThat(check(with(with(visit(), "needles_out", ""), "in_at", "")))
                .as("the depth is written and no needle was placed yet")
                .contains("1 needle written, not yet said to be in.", "The count of needles out")
                .contains("STRICTA: 8 of 15")
                .contains("<a href=\"#f-in_at\">That the needles are in")
                .as("said once, in the line of its own")
                .doesNotContain("missing: That", "not counted out yet");
        assertThat(check(with(with(visit(), "needles_out", ""), "in_at", "09:25")))
                .contains("1 needle in; not counted out yet", "STRICTA: 14 of 15")
                .as("said once, in the line of its own")
                .doesNotContain("missing: The count of needles out")
                .contains("The count of needles out")
                .doesNotContain("Nothing is missing");
        assertThat(check(with(visit(), "needles_out", "0")))
                .contains("1 needle in, 0 out", "Look for the missing needle", "role=\"alert\"");
        assertThat(check(visit())).contains("1 needle in, 1 out", "STRICTA: 15 of 15");
        assertThat(
                        check(
                                with(
                                        with(with(visit(), "day", "2026-02-31"), "needles_out", ""),
                                        "in_at",
                                        "09:25")))
                .contains("not counted out yet", "href=\"#f-day\"");
    }

    @Test
    void whatTheSignatureMissesInThePlanIsOneTapAwayAndTheVisitWaitsMeanwhile() {
        var plan = with(complete(Paper.PLAN, chart().seen()), "style", "");
        assertThat(pia.get(person() + "/plan").body()).doesNotContain("waits");
        pia.post(person() + "/plan", with(plan, "setting", ""));
        pia.get(person() + "/sessions/new");

        var refused = pia.post(person() + "/sessions", complete(Paper.VISIT, chart().seen()));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<li><a href=\"" + person() + "/plan#f-style\">School of acupuncture")
                .contains("<li><a href=\"" + person() + "/plan#f-setting\">Where it is done");
        var page = pia.get(person() + "/plan").body();
        assertThat(words(page)).containsPattern("The visit begun at \\d\\d:\\d\\d waits");
        assertThat(page).contains("href=\"" + person() + "/sessions/new\"");
        var agreed = pia.post(person() + "/plan", complete(Paper.PLAN, chart().seen()));
        assertThat(agreed.headers().firstValue("Location").orElseThrow())
                .endsWith(person() + "/sessions/new");
        assertThat(pia.get(person() + "/sessions/new").body()).contains("Complete as it stands.");
        var signed = pia.post(person() + "/sessions", complete(Paper.VISIT, chart().seen()));
        assertThat(signed.statusCode()).as(signed.body()).isEqualTo(302);
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void oneDepthForAllFillsWhatIsEmptyAndStopsAtTheCautiousCapOfEachPoint() {
        pia.get(person() + "/sessions/new");
        var fields = new ArrayList<>(with(visit(), "depth", "45"));
        for (var point : List.of("GB34", "BL40", "ASHI")) {
            fields.addAll(needle(point, "", "manual", ""));
        }
        assertThat(check(fields)).doesNotContain("cautious");
        var offered = pia.post(person() + "/sessions/check", fields).body();
        assertThat(words(offered)).contains("One depth for all needles");

        fields.add(entry("depth_all", "28"));
        fields.add(entry("row", "one-depth"));
        var filled = pia.post(person() + "/sessions", fields);

        assertThat(filled.statusCode()).isEqualTo(200);
        assertThat(depths(filled.body())).containsExactly("45", "28", "", "");
        assertThat(filled.body())
                .contains(
                        "28 mm was not filled in for these",
                        "<a href=\"#f-depth-2\">BL40: our cautious limit is 25 mm</a>",
                        "<a href=\"#f-depth-3\">ASHI: we know no limit</a>",
                        "general professional knowledge");
        for (var left : List.of("id=\"f-depth-2\"", "id=\"f-depth-3\"")) {
            assertThat(isUnfolded(filled.body(), left)).as(left).isTrue();
        }
        assertThat(depths(pia.get(person() + "/sessions/new").body()))
                .containsExactly("45", "28", "", "");

        var cun = pia.post(person() + "/sessions", with(fields, "depth_all", "1.5"));
        assertThat(summary(cun.body()))
                .containsExactly(
                        "One depth for all : The depth looks like cun or centimetres. Enter"
                                + " millimetres, 1 to 100.");
        assertThat(depths(cun.body())).containsExactly("45", "", "", "");
        assertThat(summary(pia.post(person() + "/sessions", with(fields, "depth_all", "")).body()))
                .singleElement()
                .asString()
                .startsWith("One depth for all : ");
        assertThat(isUnfolded(cun.body(), "STRICTA is the list"))
                .as("nobody tried to sign")
                .isFalse();
    }

    /** The depths of the needles, row by row. */
    private static List<String> depths(String html) {
        return Pattern.compile("name=\"depth\" value=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(one -> one.group(1))
                .toList();
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

    @Test
    void aVisitThatIsOverBeforeItsNeedlesCouldBeIsQuestionedAndSignedWithAReason() {
        pia.get(person() + "/sessions/new");
        var brief = with(visit(), "from", "09:59");

        assertThat(words(check(brief)))
                .contains(
                        "By its times the visit had 1 minute for the needles, and they stayed 30");
        assertThat(words(check(with(brief, "needles_out", ""))))
                .doesNotContain("for the needles, and they stayed");
        var refused = pia.post(person() + "/sessions", seen(brief));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Times of the visit : They do not fit how long the needles stayed.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body())
                .as("said in full once, where it is mended")
                .containsOnlyOnce("By its times the visit had 1 minute for the needles")
                .containsOnlyOnce("or say why they differ")
                .containsPattern("name=\"times_why\"[^>]*aria-invalid=\"true\"[^>]*\"times-said\"");

        assertThat(post("/sessions", flat(with(brief, "row", "charted-afterwards"))).body())
                .as("one tap for the reason that is given most")
                .containsPattern("name=\"times_why\"[^>]* value=\"Charted afterwards.\"");
        var clocked = with(brief, "in_at", "09:59");
        assertThat(words(check(brief)))
                .contains("Charted afterwards")
                .doesNotContain("They stayed");
        assertThat(words(check(clocked)))
                .as("where the clock knows when they went in, it knows how long they stayed")
                .contains("They stayed 1 minute: write that");
        assertThat(check(clocked)).doesNotContain("value=\"charted-afterwards\"");
        var stayed = post("/sessions", flat(with(clocked, "row", "stayed-1"))).body();
        assertThat(stayed)
                .containsPattern("name=\"retention\" value=\"1\"")
                .doesNotContain("for the needles, and they stayed");
        assertThat(
                        words(
                                sign(
                                        with(brief, "in_at", "09:59"),
                                        "times_why",
                                        "Charted in the evening")))
                .contains(
                        "By its times the visit had 1 minute for the needles, and they stayed 30"
                                + " Charted in the evening")
                .contains("Needles stay 30 min, in at 09:59")
                .doesNotContain("Note Charted");
    }

    @ParameterizedTest
    @Controls(Hazard.FINDING_CARRIED)
    @CsvSource({"before_leg,before treatment", "after_leg,after treatment"})
    void aVisitWhoseLegPainWasNotAskedIsSignedOnlyWithTheReason(String unasked, String when) {
        pia.get(person() + "/sessions/new");
        var silent = with(visit(), unasked, "");
        long before = chart().seen();

        assertThat(words(check(silent))).contains("The leg pain " + when + " was not asked");
        assertThat(words(check(visit()))).doesNotContain("was not asked");
        assertThat(words(check(with(with(silent, "needles_out", ""), "harms_today", ""))))
                .as("it may still be asked")
                .doesNotContain("was not asked");
        var refused = pia.post(person() + "/sessions", seen(silent));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly("Leg pain : It was not asked; choose the number or say why.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(chart().seen()).as("nothing was signed").isEqualTo(before);

        var tapped = post("/sessions", flat(with(silent, "row", "pain-unsaid"))).body();
        assertThat(tapped)
                .containsPattern("name=\"pain_why\"[^>]* value=\"The person could not say.\"");
        assertThat(words(sign(silent, "pain_why", "Asleep")))
                .containsPattern("Leg pain [^.]*not asked")
                .contains("Why no number: Asleep");
    }

    @Test
    void aReasonForPainThatWasAskedAfterAllIsNotKept() {
        assertThat(words(sign(visit(), "pain_why", "Asleep"))).doesNotContain("Asleep");
    }

    @Test
    void whoPressedTheClockOnlyToChartTakesItsTimeOutByOneTapAndNoTimeIsInvented() {
        pia.get(person() + "/sessions/new");
        var brief = with(visit(), "from", "09:59");
        var clocked = with(brief, "in_at", "09:59");
        var tap = "Charted afterwards: remove the clock's time";

        assertThat(words(check(clocked))).contains("write that " + tap);
        assertThat(words(check(with(with(visit(), "from", "10:00"), "in_at", "10:00"))))
                .as("pressed and signed within one minute, it was the only answer left")
                .contains(tap)
                .doesNotContain("They stayed");
        assertThat(words(check(brief))).as("no clock ran").doesNotContain(tap);
        assertThat(words(check(with(clocked, "times_why", "Faint, needles out at once"))))
                .as("why they differ was said")
                .contains("The times differ; the reason goes into the record")
                .doesNotContain(tap, "By its times the visit had");

        var taken = post("/sessions", flat(with(clocked, "row", "clock-to-chart"))).body();
        var why = TO_CHART;
        assertThat(taken)
                .containsPattern("name=\"in_at\" value=\"\"")
                .containsPattern("name=\"from\" value=\"09:59\"")
                .containsPattern("name=\"retention\" value=\"30\"")
                .containsPattern("name=\"times_why\"[^>]* value=\"" + why);
        assertThat(words(sign(with(clocked, "in_at", ""), "times_why", why)))
                .contains("and they stayed 30 " + why)
                .doesNotContain("in at 09:59");
    }

    /**
     * The form is ready to be signed then; a button that asks for the clock must not hold it up.
     */
    @ParameterizedTest
    @ValueSource(strings = {"clock-to-chart", "charted-afterwards"})
    void onceAVisitIsSaidToBeChartedAfterwardsItsClockIsQuietAndMayStillBeStarted(String tap) {
        pia.get(person() + "/sessions/new");
        var brief = with(visit(), "from", "09:59");
        var clocked = tap.startsWith("clock") ? with(brief, "in_at", "09:59") : brief;
        assertThat(post("/sessions", flat(with(brief, "row", "none"))).body())
                .containsPattern("class=\"button\"[^>]* data-timer-start")
                .contains("Needles are in: start the clock");

        var said = post("/sessions", flat(with(clocked, "row", tap))).body();

        assertThat(said).containsPattern("class=\"button button-quiet\"[^>]* data-timer-start");
        assertThat(words(said))
                .contains("Needles still in: start the clock")
                .doesNotContain("Needles are in: start the clock");
        var longer = with(with(brief, "from", "09:20"), "charted", "afterwards");
        assertThat(words(post("/sessions", flat(with(longer, "row", "none"))).body()))
                .as("also where nothing has to be explained any more")
                .contains("Needles still in: start the clock")
                .doesNotContain("for the needles, and they stayed");
        assertThat(
                        words(
                                post(
                                                "/sessions",
                                                flat(
                                                        with(
                                                                with(longer, "in_at", "09:59"),
                                                                "row",
                                                                "none")))
                                        .body()))
                .as("a clock that runs is no charting")
                .doesNotContain("Needles still in");
    }

    @Test
    void theTimesOfACurrentStayWithItsPairAndGoWithTheClock() {
        pia.get(person() + "/sessions/new");
        var pair = leads("GB30 right", "GB34 right", "2", "continuous");
        var other = leads("BL54 right", "GB34 right", "2", "continuous");
        var two =
                all(
                        with(visit(), "in_at", "09:59"),
                        KNEE,
                        pair,
                        List.of(entry("ea_begun", ""), entry("ea_off", "")),
                        other,
                        List.of(entry("ea_begun", "10:00:30"), entry("ea_off", "10:20:30")));
        var begun = "(?s)name=\"ea_begun\"[^>]* value=\"%s\".*name=\"ea_begun\"[^>]* value=\"%s\"";
        var offs = "(?s)name=\"ea_off\"[^>]* value=\"%s\".*name=\"ea_off\"[^>]* value=\"%s\"";

        assertThat(check(two))
                .containsPattern(begun.formatted("", "10:00:30"))
                .containsPattern(offs.formatted("", "10:20:30"));
        assertThat(row(two, "drop-pair-0"))
                .containsPattern("name=\"ea_off\"[^>]* value=\"10:20:30\"")
                .doesNotContainPattern("name=\"ea_off\"[^>]* value=\"\"");
        assertThat(row(two, "add-pair"))
                .as("a pair more copies the current, and begins now")
                .containsPattern("id=\"f-ea_begun-1\"[^>]* value=\"10:00:30\"")
                .containsPattern("id=\"f-ea_begun-2\"[^>]* value=\"10:00\"")
                .containsPattern("id=\"f-ea_off-1\"[^>]* value=\"10:20:30\"")
                .containsPattern("id=\"f-ea_off-2\"[^>]* value=\"\"");
        assertThat(row(with(two, "in_at", ""), "add-pair"))
                .as("it begins with the needles")
                .containsPattern("id=\"f-ea_begun-2\"[^>]* value=\"\"");
        assertThat(row(two, "clock-to-chart"))
                .containsPattern(begun.formatted("", ""))
                .containsPattern(offs.formatted("", ""));
    }

    private String row(List<Map.Entry<String, String>> fields, String wish) {
        return post("/sessions", flat(with(fields, "row", wish))).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {TO_CHART, "Charted afterwards."})
    void aVisitThatWasChartedAfterwardsSaysSoAndNotTheMinutesOfChartingAsItsTimes(String why) {
        assertThat(words(sign(chartedNow(), "times_why", why)))
                .containsPattern("\\d{4}, charted at 10:00, times not given · signed by")
                .contains("Day and times " + why)
                .doesNotContain(" – 10:00", "By its times the visit had");
    }

    @Test
    void aVisitThatWasChartedOverMidnightSaysTheDayOfTheChartingToo() {
        server.clock.move(Duration.ofHours(14).minusMinutes(1));
        try {
            pia = server.caller(Staff.pia());
            InCare.askSafety(server.charts, records(), server.clock.instant());
            var day = LocalDate.ofInstant(server.clock.instant(), server.clock.getZone());
            pia.get(person() + "/sessions/new");
            var late = with(with(visit(), "from", "23:59"), "to", "");
            server.clock.move(Duration.ofMinutes(1));
            var signed = sign(with(late, "day", day.toString()), "times_why", TO_CHART);
            assertThat(words(signed))
                    .containsPattern(", charted at [^,]+ \\d{4}, \\S+, times not given");
        } finally {
            server.clock.move(Duration.ofHours(-14));
            pia = server.caller(Staff.pia());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in_at, 10:00, 09:40 – 10:00, no minute",
        "from, 09:50, 09:50 – 10:00, 10 minutes",
        "times_why, All out at once, 09:40 – 10:00, 20 minutes"
    })
    void whereSomebodyGaveATimeOrAnotherReasonTheTimesStandAsBefore(
            String field, String given, String times, String minutes) {
        assertThat(words(sign(with(chartedNow(), "times_why", TO_CHART), field, given)))
                .contains(times, "By its times the visit had %s for the needles".formatted(minutes))
                .doesNotContain("times not given");
    }

    /** The questions are answered, the visit is charted 20 minutes later, nobody types a time. */
    private List<Map.Entry<String, String>> chartedNow() {
        InCare.askSafety(
                server.charts, records(), server.clock.instant().minus(Duration.ofMinutes(20)));
        return with(with(visit(), "from", "09:40"), "to", "");
    }

    @Test
    void aTimeOfTheClockThatIsTakenOutLeavesNothingToExplainWhereTheVisitWasLongEnough() {
        pia.get(person() + "/sessions/new");
        var clocked = with(with(visit(), "from", "09:25"), "in_at", "09:59");

        assertThat(check(clocked)).contains("value=\"clock-to-chart\"");
        assertThat(post("/sessions", flat(with(clocked, "row", "clock-to-chart"))).body())
                .doesNotContain("for the needles, and they stayed");
    }

    /** The button is in sight from the start, what it waits for may stand above or below it. */
    @Test
    void besideTheButtonThatSignsStandsWhatItWaitsFor() {
        pia.get(person() + "/sessions/new");
        var brief = with(visit(), "from", "09:59");

        assertThat(stops(check(brief)))
                .isEqualTo("The times do not fit. <a href=\"#f-times_why\">Say why</a>");
        assertThat(stops(check(with(brief, "times_why", "Charted afterwards")))).isEmpty();
        assertThat(stops(check(with(visit(), "needles_out", "0"))))
                .isEqualTo("1 needle in, 0 out. <a href=\"#f-needles_out\">Count again</a>");
        assertThat(stops(check(visit()))).isEmpty();
    }

    private static String stops(String checked) {
        return checked.replaceAll("(?s).*<span id=\"stops\"[^>]*>(.*?)</span>.*", "$1").strip();
    }

    /** It is asked once they are out, and until then no line leads to a question that waits. */
    @Test
    void aVisitWhoseNeedlesAreNotCountedOutIsAskedForTheCountFirst() {
        pia.get(person() + "/sessions/new");
        var brief = with(with(visit(), "from", "09:59"), "needles_out", "");

        var refused = pia.post(person() + "/sessions", seen(brief));

        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .startsWith("Needles out")
                .contains("Count them");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void
            treatmentBeforeItsSafetyAnswersIsQuestionedAndSignedOnlyOnceItIsSaidThatItWasWrittenLater() {
        pia.get(person() + "/sessions/new");
        var early = with(visit(), "from", "09:05");
        long before = chart().seen();

        var without =
                early.stream().filter(field -> !NEEDLE_FIELDS.contains(field.getKey())).toList();
        assertThat(check(without)).doesNotContain("the treatment began before");
        assertThat(
                        check(
                                all(
                                        without,
                                        List.of(
                                                entry("moxa_places", "BL23"),
                                                entry("moxa_min", "10")))))
                .contains("the treatment began before");
        assertThat(words(check(visit()))).doesNotContain("the treatment began before");
        assertThat(words(check(early)))
                .contains("By its times the treatment began before this was noted")
                .contains(
                        "The registration of the person: 09:20",
                        "The agreement to be treated: 09:20",
                        "The consultation: 09:20",
                        "The plan: 09:20",
                        "The safety questions of this visit: 09:20");
        var refused = pia.post(person() + "/sessions", seen(early));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "What comes before treatment : It is noted for later than the treatment"
                                + " began.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body())
                .as("said in full once, where it is mended")
                .containsOnlyOnce("the treatment began before this was noted")
                .containsOnlyOnce("Correct the times, or say that")
                .containsPattern("has-problem\" aria-describedby=\"order-said\"");
        assertThat(chart().seen()).as("nothing was signed").isEqualTo(before);

        assertThat(
                        words(
                                sign(
                                        all(
                                                early,
                                                List.of(
                                                        entry("order_later", "yes"),
                                                        entry(
                                                                "order_why",
                                                                "Asked on paper at nine, typed at"
                                                                        + " twenty past"))))))
                .contains(
                        "By its times the treatment began before this was noted: The registration of"
                                + " the person: 09:20; The agreement to be treated: 09:20; The"
                                + " consultation: 09:20; The plan: 09:20; The safety questions of this"
                                + " visit: 09:20 Each of these came before the treatment and was only"
                                + " written down later. Asked on paper at nine, typed at twenty past");
    }

    @Test
    void aStartingScoreThatWasOnlyWrittenDownLaterIsNamedAmongTheRest() {
        scoredAlone(Duration.ofMinutes(30));
        pia.get(person() + "/sessions/new");
        var early = with(visit(), "from", "09:05");

        assertThat(words(check(early))).contains("The starting score: 09:30");
        assertThat(words(sign(early, "order_later", "yes")))
                .contains(
                        "The safety questions of this visit: 09:20; The starting score: 09:30 Each of"
                                + " these came before the treatment");
    }

    @Test
    void aStartingScoreThatCameAfterTheNeedlesAloneWantsNoReason() {
        scoredAlone(Duration.ofMinutes(30));
        pia.get(person() + "/sessions/new");

        assertThat(words(check(with(visit(), "from", "09:25"))))
                .doesNotContain("the treatment began before", "starting score");
    }

    @Test
    void aScoreOrConsultationOfALaterVisitIsNoGroundworkOfIt() {
        sign(visit());
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        scoredAlone(Duration.ofMinutes(30));
        InCare.consult(server.charts, records(), server.clock.instant());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        pia.get(person() + "/sessions/new");

        assertThat(words(check(with(visit(), "from", "09:05"))))
                .contains("The safety questions of this visit: 09:20")
                .doesNotContain("The consultation: ", "The starting score: ");
    }

    @Test
    void aPersonIsKnownSinceTheEarliestThingThatIsNotedOfThem() {
        scoredAlone(Duration.ofDays(9));
        pia.get(person() + "/sessions/new");

        assertThat(words(check(with(visit(), "from", "09:05"))))
                .as("as in a chart that was brought over from elsewhere")
                .contains("The plan: 09:20")
                .doesNotContain("The registration of the person");
    }

    @Test
    void writtenLaterIsOneTickAndWantsNoWords() {
        pia.get(person() + "/sessions/new");
        var early = with(visit(), "from", "09:05");

        assertThat(words(sign(early, "order_later", "yes")))
                .contains(
                        "09:20 Each of these came before the treatment and was only written down"
                                + " later.");
    }

    @Test
    void aTickBesideOtherLinesSaysNothingOfThese() {
        pia.get(person() + "/sessions/new");
        var early = with(with(visit(), "from", "09:05"), "order_later", "yes");
        var beside = all(early, List.of(entry("order_of", "safety")));

        assertThat(check(beside))
                .contains("name=\"order_of\" value=\"plan\"")
                .doesNotContainPattern("name=\"order_later\" value=\"yes\" checked");
        assertThat(pia.post(person() + "/sessions", seen(beside)).statusCode()).isEqualTo(422);

        var listed =
                Stream.of("registration", "consent", "consultation", "plan", "safety")
                        .map(one -> entry("order_of", one))
                        .toList();
        assertThat(words(sign(all(early, listed)))).contains("Each of these came before");
    }

    @Test
    void writtenLaterIsKeptOnlyWithAVisitOfWhichItHadToBeSaid() {
        pia.get(person() + "/sessions/new");

        assertThat(words(sign(visit(), "order_later", "yes"))).doesNotContain("written down later");
    }

    @ParameterizedTest
    @CsvSource({
        "09:05,09:20,true",
        "09:05,09:19,false",
        "09:20,'',true",
        "09:19,'',false",
        "09:25,09:05,false",
        "09:05,10:30,false",
    })
    void theTimeAtWhichTheNeedlesWentInCountsAndElseTheStartOfTheVisit(
            String from, String in, boolean signed) {
        pia.get(person() + "/sessions/new");
        var times = with(with(visit(), "from", from), "in_at", in);

        var answer = pia.post(person() + "/sessions", seen(times));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(signed ? 302 : 422);
    }

    @ParameterizedTest
    @CsvSource({
        "09:25,09:05,It is not within the times of the visit,needles went in at 09:05 by this form",
        "09:25,09:50,It is not within the times of the visit,needles went in at 09:50 by this form",
        "09:25,9 o'clock,There is no such time,There is no such time",
    })
    void needlesThatWentInOutsideTheTimesOfTheVisitAreAskedAboutAndNotPassedOver(
            String from, String in, String brief, String said) {
        pia.get(person() + "/sessions/new");
        var times =
                with(
                        with(with(with(visit(), "from", from), "to", "09:45"), "retention", "10"),
                        "in_at",
                        in);

        var refused = pia.post(person() + "/sessions", seen(times));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .contains("Needles in at", brief);
        assertThat(refused.body()).containsPattern("(?s)id=\"f-in_at-problem\">.{0,400}" + said);
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(words(sign(times, "in_at", "09:30"))).contains("10 min");
    }

    @Test
    void whatIsWrongWithATimeIsSaidInFullAtItsFieldAloneOnceItIsRefused() {
        pia.get(person() + "/sessions/new");
        var late = with(visit(), "in_at", "09:10");

        assertThat(words(check(late)))
                .as("nobody refused it yet, and the list is its only place")
                .contains("The needles went in at 09:10 by this form");
        assertThat(words(pia.post(person() + "/sessions", seen(late)).body()))
                .containsOnlyOnce("The needles went in at 09:10 by this form")
                .contains("Needles in at: It is not within the times of the visit.");
    }

    @Test
    void needlesStayFromWhenTheyWentInAndNotFromTheStartOfTheVisit() {
        pia.get(person() + "/sessions/new");
        var times =
                with(
                        with(
                                with(with(visit(), "from", "09:25"), "to", "09:45"),
                                "retention",
                                "15"),
                        "in_at",
                        "09:35");

        assertThat(words(check(times)))
                .contains(
                        "By its times the visit had 10 minutes for the needles, and they stayed 15");
        assertThat(words(check(with(times, "in_at", "09:30"))))
                .doesNotContain("for the needles, and they stayed");
        assertThat(pia.post(person() + "/sessions", seen(times)).statusCode()).isEqualTo(422);
    }

    @Test
    void anAgreementAndAPlanOfAnEarlierDayComeBeforeTheTreatment() {
        sign(visit());
        server.clock.move(Duration.ofDays(3));
        pia = server.caller(Staff.pia());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        pia.get(person() + "/sessions/new");

        var early = check(with(with(visit(), "same", "yes"), "from", "09:05"));

        assertThat(words(early))
                .contains("The safety questions of this visit: 09:20")
                .doesNotContain(
                        "The registration of the person:",
                        "The agreement to be treated:",
                        "The plan:");
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void aNeedleDeeperThanItIsLongIsRefusedByNameAndOneThatHardlyShowsIsQuestioned() {
        pia.get(person() + "/sessions/new");

        assertThat(words(check(with(visit(), "depth", "37"))))
                .doesNotContain("a quarter outside", "deeper than the needle");
        assertThat(words(check(with(visit(), "depth", "50"))))
                .as("once, at its needle, with why")
                .containsOnlyOnce("stay outside")
                .contains(
                        "Advice, stops nothing: only 0 of 50 mm stay outside; 37 mm or less"
                                + " keeps a quarter outside Why Keep a quarter to a third of the"
                                + " shaft above the skin")
                .contains("WHO Guidelines on basic training and safety in acupuncture")
                .doesNotContain("deeper than the needle");
        assertThat(words(check(with(visit(), "depth", "51"))))
                .contains(
                        "GB30: 51 mm is deeper than the needle is long (50 mm)",
                        "51 mm is deeper than the needle is long (50 mm)");

        assertThat(check(with(visit(), "depth", "51")))
                .as("what stops the visit is louder than advice")
                .contains("needle-impossible");
        assertThat(check(with(visit(), "depth", "50"))).doesNotContain("needle-impossible");
        var refused = pia.post(person() + "/sessions", seen(with(visit(), "depth", "51")));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .containsExactly(
                        "Depth of the needle (1, GB30) : 51 mm is deeper than the needle is long"
                                + " (50 mm). Correct the depth, or say that this needle is a longer"
                                + " one.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        sign(with(visit(), "depth", "50"));
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void aNeedleThatIsAnotherThanTheRestIsNotedSoAndCarriedToTheNextVisit() {
        pia.get(person() + "/sessions/new");
        var row = pia.get(person() + "/sessions/new").body();
        assertThat(row).contains("name=\"own_length\"");
        assertThat(isUnfolded(row, "name=\"own_length\"")).isFalse();
        var deep = with(visit(), "depth", "60");
        assertThat(post("/sessions/check", flat(deep)).body())
                .contains("class=\"more needle-own\" open");

        var longer = with(deep, "own_length", "75");
        assertThat(words(check(longer)))
                .doesNotContain("deeper than the needle")
                .contains("only 15 of 75 mm stay outside");
        var two =
                all(
                        counted(all(longer, needle("GB34", "20", "manual", "de_qi")), "2"),
                        List.of(entry("own_length", "")));
        var refused = pia.post(person() + "/sessions", seen(two));
        assertThat(summary(refused.body()))
                .as("a needle of another size is from another pack")
                .containsExactly(
                        "Diameter of this needle (1, GB30) : It is missing; STRICTA asks for it.",
                        "Maker and lot of this needle (1, GB30) : It is missing; STRICTA asks for"
                                + " it.");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        var whole =
                all(
                        two,
                        List.of(
                                entry("own_diameter", "0.30"),
                                entry("own_lot", "Example, lot 75")));
        var signed = words(sign(whole));

        assertThat(signed)
                .contains("GB30 needle 0.30 × 75 mm, Example, lot 75 right 60 mm", "0.30 × 50 mm");
        var session = chart().latest(Entry.SessionSigned.class).orElseThrow().entry().session();
        assertThat(session.needlings())
                .extracting(one -> one.lengthMm(session.needleType()).orElseThrow())
                .containsExactly(75, 50);

        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        var next = pia.get(person() + "/sessions/new").body();
        assertThat(words(next)).contains("60 mm · 0.30 × 75 mm");
        assertThat(next)
                .containsPattern("name=\"own_length\" value=\"75\"")
                .containsPattern("name=\"own_diameter\" value=\"0.30\"")
                .containsPattern("name=\"own_lot\" value=\"Example, lot 75\"");
        assertThat(words(next))
                .as("one tick confirms both packs, so both are named beside it")
                .containsPattern("Lots: [^<]* 0.30 × 50 mm GB30: Example, lot 75");
        assertThat(
                        summary(
                                pia.post(
                                                person() + "/sessions",
                                                seen(with(longer, "own_length", "0")))
                                        .body()))
                .anyMatch(line -> line.contains("Length of this needle"));
    }

    @Test
    void whereAnEarlierTextWasAgreedToTheVisitSaysSoBesideTheAgreementOfToday() {
        var page = pia.get(person() + "/sessions/new").body();

        assertThat(words(page))
                .contains(
                        "Agreement to treatment: version 1 of the text. It stands until the person takes it"
                                + " back; version 4 is read now. Ask anew");
        assertThat(page).contains(person() + "#agreement-care");

        pia.post(person() + "/consents", List.of(entry("kind", "care")));
        assertThat(words(pia.get(person() + "/sessions/new").body())).doesNotContain("is read now");
    }

    /** A needle of another length is often thicker too: nobody guesses that it is as all. */
    @Test
    void aNeedleOfAnotherLengthHasTheDiameterThatSomebodyWroteOrNone() {
        signedWithALongNeedle();
        pia.get(person() + "/sessions/new");
        var visit = with(with(visit(), "depth", "48"), "diameter", "0.35");
        var longer =
                all(visit, List.of(entry("own_length", "75"), entry("own_lot", "Example, lot 9")));

        var checked = post("/sessions/check", flat(longer)).body();
        assertThat(words(checked))
                .contains("needle 75 mm long, diameter not noted")
                .contains("Diameter of a needle of another length, GB30 STRICTA 2g")
                .doesNotContain("Empty: 0.35 mm, as all")
                .contains("For GB30 alone, a needle of another pack used here last.");
        assertThat(summary(pia.post(person() + "/sessions", seen(longer)).body()))
                .contains(
                        "Diameter of this needle (1, GB30) : It is missing; STRICTA asks for it.");

        var wish = "own-0 last-pack 0.30 75 Lot 75";
        var taken = post("/sessions", flat(with(longer, "row", wish))).body();
        assertThat(taken)
                .containsPattern("name=\"own_length\" value=\"75\"")
                .containsPattern("name=\"own_diameter\" value=\"0.30\"")
                .containsPattern("name=\"own_lot\" value=\"Lot 75\"");
    }

    @Test
    void packsOfItsLengthAreOfferedToANeedleWhoseDiameterNobodyWrote() {
        signedWithALongNeedle();
        pia.get(person() + "/sessions/new");
        var visit = with(with(visit(), "depth", "20"), "lot", "Lot 51");

        assertThat(check(all(visit, own("", "75", "Example, lot 9"))))
                .contains("value=\"own-0 last-pack 0.30 75 Lot 75\"")
                .doesNotContain("value=\"own-0 last-pack 0.30 50");
        assertThat(check(all(visit, own("", "60", "Example, lot 9"))))
                .as("none of that length was used here")
                .doesNotContain("value=\"own-0 last-pack");
        assertThat(check(all(visit, own("0.25", "75", "Example, lot 9"))))
                .as("nothing is missing")
                .doesNotContain("value=\"own-0 last-pack");
    }

    private static List<Map.Entry<String, String>> own(String diameter, String length, String lot) {
        return List.of(
                entry("own_diameter", diameter),
                entry("own_length", length),
                entry("own_lot", lot));
    }

    /** A visit of another day with one needle of 75 mm, whose pack is known from then on. */
    private void signedWithALongNeedle() {
        pia.get(person() + "/sessions/new");
        sign(
                counted(
                        all(
                                with(visit(), "depth", "40"),
                                own("0.30", "75", "Lot 75"),
                                needle("GB34", "20", "manual", "de_qi")),
                        "2"));
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
    }

    @Test
    void aNeedleThatIsShortForItsDepthIsOfferedThePacksThatAreNot() {
        signedWithALongNeedle();
        pia.get(person() + "/sessions/new");
        var one = all(with(visit(), "depth", "48"), List.of(entry("own_length", "")));

        var offered = post("/sessions/check", flat(one)).body();
        assertThat(words(offered)).contains("only 2 of 50 mm stay outside");
        assertThat(check(all(one, List.of(entry("own_lot", "Lot 9")))))
                .as("what one tick confirms follows what is typed")
                .containsPattern("id=\"other-packs\" hx-swap-oob=\"true\"><br>GB30: Lot 9")
                .containsPattern("id=\"own-said-0\" hx-swap-oob=\"true\"></span>");
        var wish = "own-0 last-pack 0.30 75 Lot 75";
        assertThat(check(one)).contains("value=\"" + wish + "\"");

        var taken = post("/sessions", flat(with(one, "row", wish))).body();
        assertThat(taken)
                .containsPattern("name=\"own_length\" value=\"75\"")
                .containsPattern("name=\"own_diameter\" value=\"0.30\"")
                .containsPattern("name=\"own_lot\" value=\"Lot 75\"");
    }

    @Test
    void asManyPartsAreNamedAsMissingAsTheCountOfStrictaLacks() {
        var bare =
                visit().stream()
                        .filter(field ->
                                !List.of("diameter", "length", "lot", "needles_out")
                                        .contains(field.getKey()))
                        .toList();

        assertThat(words(check(with(bare, "in_at", "09:25"))))
                .contains(
                        "STRICTA: 13 of 15 missing: The count of needles out; Diameter and length"
                                + " of the needle, Maker and lot of the needle");
    }

    /** Two decimals as packs have them; a third that was typed is not rounded off on the way. */
    @ParameterizedTest
    @CsvSource({"0.3,0.30", "0.125,0.125", "1,1.00"})
    void aDiameterComesToTheNextVisitAsItWas(String typed, String next) {
        var signed = words(sign(with(visit(), "diameter", typed)));

        assertThat(signed).contains(next + " × 50 mm");
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        assertThat(pia.get(person() + "/sessions/new").body())
                .containsPattern("name=\"diameter\" value=\"%s\"".formatted(next));
    }

    private static String[] flat(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    @Test
    void noSensationThoughOneWasLookedForIsQuestionedAndSignedNevertheless() {
        pia.get(person() + "/sessions/new");
        assertThat(pia.get(person() + "/sessions/new").body())
                .containsPattern(
                        "(?s)name=\"response\".*?value=\"\".*?value=\"de_qi\".*?value=\"none\"");
        assertThat(words(check(visit()))).doesNotContain("with the sensation");

        var none = with(visit(), "response", "none");

        assertThat(words(check(none)))
                .contains("One needle is noted with the sensation \"none\", though a response was");
        assertThat(words(check(with(none, "sought", "none")))).doesNotContain("with the sensation");
        sign(none);
    }

    @Test
    @Controls(Hazard.RULE_STALE)
    void theAgreementOfTheDayNamesWhatIsDone() {
        assertThat(words(pia.get(person() + "/sessions/new").body()))
                .contains("The person agrees to today's needles ")
                .doesNotContain("needles and current");
        var current = all(visit(), leads("GB30 right", "GB34 right", "2", "continuous"));
        assertThat(words(check(current)))
                .as("it named the current already")
                .doesNotContain("The person agrees");
        assertThat(words(check(with(current, "consent_of", "manual"))))
                .contains("The agreement named needles. Ask for all of today's treatment.")
                .contains("The person agrees to today's needles and current");

        var cups = cups("dry");

        assertThat(words(check(cups)))
                .contains("The agreement named needles and current.")
                .contains("The person agrees to today's needles and dry cups");
        assertThat(check(cups)).doesNotContainPattern("name=\"consent\"[^>]*checked");
        var refused = pia.post(person() + "/sessions", seen(cups));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .contains("not named when the person agreed");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(refused.body()).doesNotContainPattern("name=\"consent\"[^>]*checked");
        var agreed = all(cups, agreed("manual", "cupping_dry"));
        assertThat(check(agreed)).doesNotContain("consent-asked");
        assertThat(words(sign(agreed)))
                .contains("The person agreed to needles and dry cups of that day");
    }

    @Test
    @Controls(Hazard.RULE_STALE)
    void wetCuppingIsAgreedToByItself() {
        pia.get(person() + "/sessions/new");
        var wet = cups("wet");

        assertThat(words(check(wet)))
                .contains("Asked by itself: the person agrees to wet cupping, which draws blood");
        assertThat(check(wet))
                .as("the rest was named and stands")
                .containsPattern("name=\"consent\"[^>]*checked");
        assertThat(words(check(cups("dry")))).doesNotContain("Asked by itself");
        var refused = pia.post(person() + "/sessions", seen(wet));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body()))
                .singleElement()
                .asString()
                .startsWith("Agreement to wet cupping")
                .contains("draws blood");
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
        assertThat(words(sign(wet, "consent_by_itself", "cupping_wet")))
                .contains(
                        "The person agreed to needles and current of that day, and by itself to wet"
                                + " cupping");
    }

    private static List<Map.Entry<String, String>> cups(String kind) {
        return all(
                visit(),
                List.of(
                        entry("cup_kind", kind),
                        entry("cup_places", "Buttock"),
                        entry("cup_min", "5")));
    }

    /** What stood beside the agreement to today's treatment. */
    private static List<Map.Entry<String, String>> agreed(String... codes) {
        return Stream.of(codes).map(code -> entry("consent_of", code)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "depth,'',f-depth-0,'<strong>Depth of the needle (1, GB30)</strong>: It is missing'",
        "sought,'',f-sought,It is missing; STRICTA asks for it.",
        "lot,'',f-lot,It is missing; STRICTA asks for it.",
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
                .contains("It is missing; STRICTA asks for it.")
                .doesNotContain("Maker and lot of the needle is missing")
                .contains("Unwanted effects of this visit : Nobody asked");
    }

    @ParameterizedTest
    @CsvSource({
        "length,'40, GB30 75',f-length,Length of the needle,Enter 1 to 150. A needle of another length",
        "diameter,a quarter,f-diameter,Diameter of the needle,The diameter is not within",
        "length,'',f-length,Length of the needle,The length of the needles is missing",
        "diameter,'',f-diameter,Diameter of the needle,It is missing; STRICTA asks for it.",
        "retention,half an hour,f-retention,Needles stay,Enter 0 to 240.",
        "depth,1.5,f-depth-0,'Depth of the needle (1, GB30)',The depth looks like cun",
        "sought,surprise,f-sought,Response looked for,Not one of the choices.",
        "needles_in,0x,f-needles_in,Needles in,Enter 0 to 200.",
    })
    void whatCannotBeReadIsSaidAtItsOwnFieldAndNoFilledFieldIsCalledMissing(
            String field, String value, String target, String name, String words) {
        pia.get(person() + "/sessions/new");
        var wrong = with(visit(), field, value);

        var refused = pia.post(person() + "/sessions", seen(wrong)).body();

        assertThat(summary(refused))
                .filteredOn(line -> !line.contains("came out") && !line.startsWith("This visit"))
                .singleElement()
                .asString()
                .startsWith(name + " : ")
                .contains(words);
        assertThat(refused).contains("href=\"#" + target + "\"");
        assertThat(check(wrong).replaceAll("(?s).*<ul>(.*?)</ul>.*", "$1").split("<li>", -1))
                .hasSize(2);
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void depthsAreJudgedAsFarAsALengthCanBeRead() {
        pia.get(person() + "/sessions/new");
        var two = counted(all(visit(), needle("GB34", "45", "manual", "de_qi")), "2");
        var own =
                all(
                        two,
                        List.of(entry("own_length", ""), entry("own_length", "40")),
                        List.of(entry("own_diameter", ""), entry("own_diameter", "0.25")),
                        List.of(entry("own_lot", ""), entry("own_lot", "Example, lot 4")));
        var unread = with(own, "length", "40, GB30 75");

        assertThat(words(check(unread)))
                .contains("GB34: 45 mm is deeper than the needle is long (40 mm)");
        assertThat(summary(pia.post(person() + "/sessions", seen(unread)).body()))
                .anyMatch(
                        line -> line.startsWith("Depth of the needle (2, GB34) : 45 mm is deeper"))
                .anyMatch(line -> line.startsWith("Length of the needle : "))
                .hasSize(2);
        var thick = with(with(own, "diameter", "thick"), "depth", "51");
        assertThat(words(check(thick)))
                .contains("GB30: 51 mm is deeper than the needle is long (50 mm)");
        assertThat(summary(pia.post(person() + "/sessions", seen(thick)).body()))
                .anyMatch(
                        line -> line.startsWith("Depth of the needle (1, GB30) : 51 mm is deeper"))
                .anyMatch(line -> line.startsWith("Diameter of the needle : "));
    }

    @Test
    void aMessageStandsAtItsOwnRowThoughARowBeforeItCannotBeRead() {
        pia.get(person() + "/sessions/new");
        var first = needle("XX99", "20", "manual", "de_qi");
        var rows = counted(all(first, with(visit(), "depth", "")), "2");

        assertThat(summary(pia.post(person() + "/sessions", seen(rows)).body()))
                .anyMatch(line -> line.startsWith("Depth of the needle (2, GB30) : It is missing"))
                .noneMatch(line -> line.startsWith("Depth of the needle (1, XX99)"));
        assertThat(check(rows))
                .contains("href=\"#f-depth-1\"")
                .doesNotContain("href=\"#f-depth-0\"");

        var pairs =
                all(
                        counted(all(visit(), KNEE), "2"),
                        leads("GB30 right", "GB34 right", "2", "continuous"),
                        leads("GB34 right", "GB30 right", "", "continuous"));
        assertThat(summary(pia.post(person() + "/sessions", seen(pairs)).body()))
                .contains("Electroacupuncture, frequency (2) : It is missing; STRICTA asks for it.")
                .hasSize(1);

        var fewer = counted(all(visit(), needle("GB34", "25", "manual", "de_qi")), "1");
        assertThat(summary(pia.post(person() + "/sessions", seen(fewer)).body()))
                .containsExactly(
                        "Needles in : Fewer went in than there are rows. Correct the number, or take"
                                + " a row away.");
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void aLengthThatCannotBeReadIsSaidWhileItIsTypedAsNoDepthIsMeasuredAgainstIt() {
        pia.get(person() + "/sessions/new");
        var said = "The length of the needles cannot be read, so no depth is measured against it";

        assertThat(words(check(with(visit(), "length", "40, GB30 75"))))
                .contains(said, "has a field for it in its own row");
        assertThat(words(check(visit()))).doesNotContain(said);
        assertThat(words(check(with(visit(), "length", "")))).doesNotContain(said);
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void depthsThatAreMissingStandBesideTheirRowsWhichStayFolded() {
        var two =
                all(
                        with(visit(), "depth", ""),
                        needle("BL40", "", "manual", ""),
                        needle("GB34", "25", "manual", ""));
        var page = pia.post(person() + "/sessions", seen(with(two, "row", "add-harm"))).body();

        assertThat(isUnfolded(page, "id=\"f-depth-0\"")).isTrue();
        assertThat(isUnfolded(page, "id=\"f-stim-0\"")).isFalse();
        assertThat(
                        Pattern.compile("name=\"depth\" value=\"(\\d*)\"")
                                .matcher(page)
                                .results()
                                .map(one -> one.group(1))
                                .toList())
                .containsExactly("", "", "25");
        assertThat(page).containsPattern("for=\"f-depth-1\">Depth at BL40 right");
        assertThat(words(page)).contains("Depth at BL40 right depth, limit 25 mm");
        assertThat(words(page)).contains("GB30 right depth, limit 60 mm");
        var shorter = with(with(two, "length", "30"), "depths_together", "yes");
        assertThat(pia.post(person() + "/sessions/check", shorter, "HX-Request", "true").body())
                .as("of the point and, where it is lower, of the needle")
                .containsPattern(
                        "id=\"f-depth-0-hint\"[^>]*>depth, limit 60 mm; 22 mm with this needle<")
                .containsPattern(
                        "id=\"f-depth-1-hint\"[^>]*>depth, limit 25 mm; 22 mm with this needle<");
        assertThat(
                        pia.post(
                                        person() + "/sessions/check",
                                        with(shorter, "length", "40"),
                                        "HX-Request",
                                        "true")
                                .body())
                .containsPattern(
                        "id=\"f-depth-0-hint\"[^>]*>depth, limit 60 mm; 30 mm with this needle<")
                .containsPattern("id=\"f-depth-1-hint\"[^>]*>depth, limit 25 mm<");
        assertThat(
                        pia.post(
                                        person() + "/sessions/check",
                                        with(shorter, "length", ""),
                                        "HX-Request",
                                        "true")
                                .body())
                .containsPattern("id=\"f-depth-1-hint\"[^>]*>depth, limit 25 mm");
        assertThat(pia.post(person() + "/sessions/check", two, "HX-Request", "true").body())
                .doesNotContain("id=\"f-depth-0-hint\"");
        assertThat(page.indexOf("id=\"f-depth-0\""))
                .as("after its own row, before the next one")
                .isBetween(page.indexOf("id=\"f-point-0\""), page.indexOf("id=\"f-point-1\""));

        var added = pia.post(person() + "/sessions", seen(with(two, "row", "add-needle")));
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).containsPattern("for=\"f-depth-3\">Needle 4");

        var one = all(visit(), needle("BL40", "", "manual", ""));
        var row = pia.post(person() + "/sessions", seen(with(one, "row", "add-harm"))).body();
        assertThat(isUnfolded(row, "id=\"f-stim-1\"")).as("one alone: in its row").isTrue();
        assertThat(row.indexOf("id=\"f-depth-0\"")).isGreaterThan(row.indexOf("id=\"f-point-0\""));
    }

    @Test
    void aFoldWithSomethingWrongInItIsOpen() {
        pia.get(person() + "/sessions/new");

        assertThat(fold(visit(), "Cupping and other care")).doesNotContain("open");
        assertThat(fold(with(visit(), "moxa_min", "900"), "Cupping and other care"))
                .contains("open");
        var pair = with(with(visit(), "ea_from", "GB30 right"), "ea_ma", "900");
        assertThat(fold(pair, "Electroacupuncture")).contains("open");
        assertThat(fold(visit(), "Add electroacupuncture"))
                .as("with no pair it is the way to one, and says so")
                .startsWith("<details")
                .doesNotContain("open");
        assertThat(fold(with(visit(), "lot", ""), "STRICTA")).contains("open");
    }

    /** How the fold of a refused visit begins. */
    private String fold(List<Map.Entry<String, String>> fields, String title) {
        var page = pia.post(person() + "/sessions", seen(with(fields, "consent", ""))).body();
        return page.replaceAll(
                "(?s).*(<details class=\"more[^>]*>)\\s*<summary>\\s*(?:<span>)?" + title + ".*",
                "$1");
    }

    /** A blood thinner came up with the questions before this visit. */
    private void takesABloodThinner() {
        pia.get(person() + "/safety");
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
    }

    @Test
    @Controls({Hazard.MEDICINE_OR_DEVICE_UNSEEN, Hazard.ENTRY_LOST})
    void aReasonThatARuleWantsInAVisitIsKeptAndShownWithIt() {
        takesABloodThinner();
        pia.get(person() + "/sessions/new");
        var fields = with(with(visit(), "from", "10:00"), "to", "10:10");
        fields = with(fields, "retention", "10");
        var asked =
                Pattern.compile("id=\"f-reason-(CI-[A-Z]+-\\d+)\"")
                        .matcher(check(fields))
                        .results()
                        .map(one -> one.group(1))
                        .toList();
        assertThat(asked).contains("CI-BLD-11");
        assertThat(pia.post(person() + "/sessions", seen(fields)).statusCode()).isEqualTo(422);
        for (var rule : asked) {
            fields = with(fields, "reason." + rule, "Thin needle, slow, pressed after (" + rule);
        }
        fields = with(fields, "reason.CI-PRG-02", "No rule speaks of it.");

        var signed = words(sign(fields));

        var kept = chart().latest(Entry.SessionSigned.class).orElseThrow().entry().reasons();
        assertThat(kept.orElseThrow())
                .extracting(SetAside::rule)
                .containsExactlyInAnyOrderElementsOf(asked);
        assertThat(signed)
                .contains("Rule CI-BLD-11 was set aside, because:")
                .contains("Thin needle, slow, pressed after (CI-BLD-11")
                .doesNotContain("No rule speaks of it.");
        assertThat(words(pia.get(person()).body()))
                .containsPattern(
                        "Session signed: 1 needle; (one rule|\\d rules) set aside with a reason");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aRuleThatWantsAReasonNamesEveryPointItSpeaksOfAndIsSaidOnce() {
        takesABloodThinner();
        var fields = counted(all(visit(), needle("BL40", "15", "manual", "de_qi")), "2");

        var checked = check(fields);
        assertThat(words(checked)).contains("Needs a reason: GB30, BL40");
        assertThat(
                        checked.replaceAll(
                                "(?s).*(<div class=\"needle-says[^>]*id=\"says-0\".*?)<div class=\"needle-says.*",
                                "$1"))
                .contains("hx-swap-oob=\"true\"", "id=\"f-reason-CI-BLD-11\"");
        assertThat(words(checked)).contains("Needs the reason, written above: Rule CI-BLD-11");
        assertThat(checked.replaceAll("(?s)<div class=\"needle-says.*", ""))
                .doesNotContain("f-reason-CI-BLD-11");
        var refused = words(pia.post(person() + "/sessions", seen(fields)).body());
        assertThat(refused.split("CI-BLD-11 advises against it", -1)).hasSize(3);
        assertThat(refused).contains("GB30, BL40: CI-BLD-11 advises against it");
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
                    .contains("Of the day before")
                    .containsPattern("This form is of another day: \\d{1,2} Mar")
                    .contains("It is charted afterwards: write when it ended");
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
    void aFormOfTheEveningBeforeCanBeSignedForItsOwnDayWhileItsSafetyAnswersStand() {
        var zone = server.clock.getZone();
        var evening = today().plusDays(1).atTime(22, 0).atZone(zone).toInstant();
        var ahead = Duration.between(server.clock.instant(), evening);
        server.clock.move(ahead);
        try {
            pia = server.caller(Staff.pia());
            var day = today();
            var asked = server.clock.instant().minus(Duration.ofMinutes(40));
            InCare.askSafety(server.charts, records(), asked);
            pia.get(person() + "/sessions/new");
            post("/sessions/draft", "note", "Of the evening before", "day", day.toString());
            server.clock.move(Duration.ofHours(4));
            ahead = ahead.plusHours(4);
            pia = server.caller(Staff.pia());
            assertThat(words(pia.get(person() + "/sessions/new").body()))
                    .contains(
                            "Go on with it for "
                                    + DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                            .withLocale(Locale.UK)
                                            .format(day))
                    .contains("the chart keeps beside it when you signed");

            var late = with(visit(), "day", day.toString());
            var page = sign(with(with(late, "from", "22:30"), "to", "23:00"));

            var written =
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                    .withLocale(Locale.UK)
                                    .format(day.plusDays(1))
                            + ", \\d\\d:\\d\\d";
            assertThat(words(page)).containsPattern("signed by Dr. Pia Needham , " + written);
            assertThat(words(pia.get(person()).body()))
                    .as("in the record too, beside the time that the author says")
                    .containsPattern("23:00, written " + written);

            var signed = chart().latest(Entry.SessionSigned.class).orElseThrow();
            assertThat(LocalDate.ofInstant(signed.entry().session().started(), zone))
                    .isEqualTo(day);
            assertThat(LocalDate.ofInstant(signed.noted().recordedAt(), zone))
                    .isEqualTo(day.plusDays(1));
        } finally {
            server.clock.move(ahead.negated());
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void aFormOfAnotherDaySaysWhyItCannotBeSignedAnyMore() {
        pia.get(person() + "/sessions/new");
        post("/sessions/draft", "note", "Of the day before", "day", today().toString());
        server.clock.move(Duration.ofDays(1));
        try {
            pia = server.caller(Staff.pia());
            pia.get(person() + "/safety");
            pia.post(person() + "/safety", Map.of("all", "no"));

            var closed = pia.get(person() + "/sessions/new").body();
            assertThat(words(closed))
                    .contains("It cannot be signed any more", "addendum on the person's page")
                    .doesNotContain("Go on with it for", "Sign the visit");
        } finally {
            server.clock.move(Duration.ofDays(-1));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void aPrintedDraftSaysThatItIsNotSigned() {
        assertThat(pia.get(person() + "/sessions/new").body())
                .containsPattern("only-print[^>]*>\\s*<strong>Draft, not signed");
        assertThat(sign(visit())).doesNotContain("Draft, not signed");
    }

    @Test
    void theSignedVisitTellsAskedAndNoneFromWhatHappenedToday() {
        var none = words(sign(visit()));
        assertThat(none)
                .containsPattern("After the consultation\\s+Asked, none")
                .containsPattern("In this visit\\s+Asked, none")
                .doesNotContain("Taken over from the last visit", "earlier treatment");
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());

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
                                "A bruise at GB30",
                                "today_harm_done",
                                "Pressed"));
        assertThat(some)
                .containsPattern("After an earlier treatment\\s+Asked, none")
                .containsPattern(
                        "In this visit\\s+[^·]+· mild · brought by the treatment: probable · we"
                                + " asked: A bruise at GB30\\s+What was done: Pressed\\s")
                .doesNotContain("steps open", "· serious");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void theSignedVisitSaysWhatWasSeriousAndLeadsToItsList() {
        var serious = with(visit(), "harms_today", "some");
        for (var field :
                List.of(
                        "kind=AE-SYNC",
                        "severity=moderate",
                        "relation=probable",
                        "found=volunteered",
                        "serious=yes",
                        "done=Needles out, legs up")) {
            var parts = field.split("=");
            serious = with(serious, "today_harm_" + parts[0], parts[1]);
        }
        var signed = sign(serious);
        var list = "%s/harms/%d".formatted(person(), chart().seen());

        assertThat(words(signed))
                .containsPattern(
                        "faint \\(needle shock\\) · serious · moderate · brought by the treatment:"
                                + " probable · told unasked\\s+What was done: Needles out, legs up"
                                + "\\s+8 steps open");
        assertThat(signed).contains("href=\"" + list + "\"");

        pia.get(list);
        pia.post(
                list + "/steps",
                Stream.of(HarmStep.values())
                        .map(step -> entry("step", step.name().toLowerCase(Locale.ROOT)))
                        .toList());
        assertThat(words(pia.get(list.replace("/harms/", "/sessions/")).body()))
                .contains("every step was taken")
                .doesNotContain("steps open");
    }

    @Test
    void whatIsDoneBesideNeedlesStandsOnTheNote() {
        pia.get(person() + "/sessions/new");

        var signed =
                sign(
                        counted(
                                all(
                                        visit(),
                                        KNEE,
                                        leads(
                                                "GB30 right",
                                                "GB34 right",
                                                "2/100",
                                                "dense_disperse"),
                                        agreed(
                                                "manual",
                                                "ea",
                                                "cupping_dry",
                                                "acupressure",
                                                "moxa",
                                                "ear_seeds")),
                                "2"),
                        "cup_kind",
                        "dry",
                        "cup_places",
                        "Buttock",
                        "cup_min",
                        "8",
                        "press_points",
                        "GB34 left, bl40 both",
                        "press_min",
                        "3",
                        "moxa_places",
                        "Low back",
                        "moxa_min",
                        "10",
                        "ear_points",
                        "EAR-AH6 Right");

        assertThat(signed)
                .contains("GB30 right – GB34 right: 2/100 Hz, dense-disperse, 1.5 mA, 20 min")
                .contains("Cupping (dry): Buttock, 8 minutes")
                .contains("Acupressure: GB34 left, BL40 left, BL40 right, 3 minutes")
                .contains("Moxa: Low back, 10 minutes")
                .contains("Ear seeds: EAR-AH6 right")
                .contains("Example Needles, lot 7");
    }

    @ParameterizedTest
    @Controls(Hazard.WRONG_SIDE)
    @CsvSource({
        "ear_points,GB34 left,'Ear seeds, points : GB34 is no point of the ear.'",
        "ear_points,EAR-AH6,'Ear seeds, points : EAR-AH6 has no side.'",
        "press_points,EAR-AH6 left,Acupressure points : EAR-AH6 is a point of the ear.",
        "press_points,'GB34 left, BL40',Acupressure points : BL40 has no side.",
        "press_points,GB34 BL40,'Acupressure points : \"BL40\" is no side of GB34.'",
        "press_points,GV4 left,'Acupressure points : \"left\" is no side of GV4.'"
    })
    void aPointBesideTheNeedlesIsOfItsKindAndHasItsSide(String field, String points, String said) {
        pia.get(person() + "/sessions/new");
        var fields =
                all(
                        visit(),
                        agreed("manual", "acupressure", "ear_seeds"),
                        List.of(
                                entry(field, points),
                                entry("press_min", field.startsWith("press") ? "3" : "")));

        var refused = pia.post(person() + "/sessions", seen(fields));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(summary(refused.body())).singleElement().asString().startsWith(said);
        assertEachLineLeadsToAFieldThatIsSeen(refused.body());
    }

    @Test
    void aPointOfTheMidlineIsPressedWithoutASide() {
        assertThat(
                        words(
                                sign(
                                        all(visit(), agreed("manual", "acupressure")),
                                        "press_points",
                                        "GV4",
                                        "press_min",
                                        "3")))
                .contains("Acupressure: GV4, 3 minutes");
    }

    @Test
    @Controls(Hazard.CURRENT_TOO_STRONG)
    void minutesThatTheClockOfACurrentSaysOtherwiseAreSignedBesideThoseOfItsField() {
        pia.get(person() + "/sessions/new");
        var current =
                counted(
                        all(
                                with(visit(), "in_at", "09:28"),
                                KNEE,
                                leads("GB30 right", "GB34 right", "2", "continuous")),
                        "2");
        var longer =
                all(current, List.of(entry("ea_begun", "09:30:10"), entry("ea_off", "09:54:00")));

        assertThat(words(check(longer)))
                .contains(
                        "By its clock GB30 right – GB34 right flowed 23 min, and 20 stand there."
                                + " Both are signed.");
        assertThat(words(check(all(current, List.of(entry("ea_off", "09:48:59"))))))
                .as("the same minutes")
                .doesNotContain("By its clock");
        assertThat(words(check(all(current, List.of(entry("ea_off", "09:20:00"))))))
                .as("said of an earlier start")
                .doesNotContain("By its clock");
        assertThat(words(sign(longer))).contains("1.5 mA, 20 min, 23 min by its clock");
    }

    @Test
    @Controls(Hazard.NEEDLE_LEFT_IN)
    void whereFewerNeedlesCameOutTheCountOfStrictaSaysWhatItLacks() {
        pia.get(person() + "/sessions/new");

        assertThat(words(check(with(visit(), "needles_out", "0"))))
                .contains("STRICTA: 14 of 15 missing: The count of needles out")
                .doesNotContain("Nothing is missing");
    }

    @Test
    void otherTherapiesStandOnTheNoteByNameEachWithItsOwnWords() {
        var open = pia.get(person() + "/sessions/new").body();
        assertThat(open)
                .contains("value=\"TH-CHIRO\"", "value=\"TH-HERB\"", "name=\"thrust\"")
                .doesNotContain("value=\"TH-ACU\"", "value=\"TH-EPI\"")
                .doesNotContain("value=\"TH-SURG\"", "value=\"TH-MED\"");
        var both =
                all(
                        visit(),
                        agreed("manual", "mobilisation", "neural_mobilisation"),
                        List.of(
                                entry("therapy", "TH-CHIRO"),
                                entry("done.TH-CHIRO", "L5, on the side"),
                                entry("therapy", "TH-PT-NEURAL"),
                                entry("done.TH-PT-NEURAL", "Sliders, ten times")));

        assertThat(words(sign(both)))
                .contains(
                        "Chiropractic care: mobilisation, low-force, sometimes manipulation,"
                                + " without thrust: L5, on the side")
                .contains("Neural mobilisation (sliders, later tensioners): Sliders, ten times")
                .doesNotContain("TH-");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void theRulesOfThrustAndHerbsSpeakWhileAVisitIsCharted() {
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart ->
                        CareSteps.answer(
                                chart,
                                InCare.RULES.vocabulary().nothingKnown().with("osteoporosis", true),
                                new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES)));
        pia.get(person() + "/sessions/new");
        var gentle = with(visit(), "therapy", "TH-CHIRO");
        assertThat(words(check(gentle))).doesNotContain("CI-SMT-04");

        assertThat(words(check(with(gentle, "thrust", "yes"))))
                .contains("Blocked: Manipulation with thrust", "CI-SMT-04")
                .contains("CI-SMT-04 Because: Osteoporosis: Yes");
        assertThat(words(check(with(visit(), "therapy", "TH-HERB"))))
                .contains("Herbs: the plan names none", "CI-HRB-13");
        var refused =
                pia.post(
                                person() + "/sessions",
                                seen(
                                        all(
                                                visit(),
                                                agreed("manual", "herbs"),
                                                List.of(entry("therapy", "TH-HERB")))))
                        .body();
        assertThat(summary(refused))
                .singleElement()
                .asString()
                .startsWith("Other therapies in this visit : Herbs were given");
        assertEachLineLeadsToAFieldThatIsSeen(refused);
    }

    @Test
    @Controls(Hazard.CURRENT_TOO_STRONG)
    void currentAboveWhatIsUsualWantsAReasonAndTenTimesAsMuchIsRefused() {
        pia.get(person() + "/sessions/new");
        var usual =
                counted(
                        all(
                                visit(),
                                KNEE,
                                leads("GB30 right", "GB34 right", "2/100", "dense_disperse")),
                        "2");
        assertThat(words(check(with(usual, "ea_ma", "5")))).doesNotContain("more than is usual");
        var strong = with(with(usual, "ea_ma", "5.1"), "ea_hz", "900");

        assertThat(words(check(strong)))
                .contains("Pair 1: 5.1 mA, 900 Hz is more than is usual")
                .contains("Usual is 0.5 to 5 mA", "TQ-EA", "General professional knowledge");
        var refused = pia.post(person() + "/sessions", seen(strong)).body();
        assertThat(summary(refused))
                .containsExactly(
                        "Electroacupuncture, why this current (1) : 5.1 mA and 900 Hz is more than"
                                + " is usual (technique TQ-EA), and nobody said why. Correct it, or"
                                + " say why.");
        assertEachLineLeadsToAFieldThatIsSeen(refused);
        for (var slip :
                List.of(
                        with(usual, "ea_ma", "50"),
                        with(usual, "ea_hz", "2/1000"),
                        with(usual, "ea_hz", "0"))) {
            assertThat(summary(pia.post(person() + "/sessions", seen(slip)).body()))
                    .singleElement()
                    .asString()
                    .contains("10 times as much is taken for a slip.");
        }

        var signed =
                words(sign(all(strong, List.of(entry("ea_why", "Thick skin, felt from 4 mA")))));

        assertThat(signed).contains("5.1 mA", "above what is usual: Thick skin, felt from 4 mA");
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        assertThat(pia.get(person() + "/sessions/new").body())
                .contains("value=\"Thick skin, felt from 4 mA\"");
    }

    @Test
    void aCurrentFlowsNoLongerThanTheNeedlesStay() {
        pia.get(person() + "/sessions/new");
        var pair = all(visit(), KNEE, leads("GB30 right", "GB34 right", "2/100", "dense_disperse"));
        var visit = with(with(counted(pair, "2"), "retention", "15"), "ea_min", "20");

        var refused = pia.post(person() + "/sessions", seen(visit)).body();

        assertThat(summary(refused))
                .containsExactly(
                        "Electroacupuncture, minutes (1) : The current flows for 20 minutes, and the"
                                + " needles stay for 15. Correct one of the two.");
        assertEachLineLeadsToAFieldThatIsSeen(refused);
        assertThat(words(sign(with(visit, "ea_min", "15")))).contains("15 min");
    }

    @Test
    void theLeadsOfAVisitAreChosenFromItsNeedles() {
        pia.get(person() + "/sessions/new");
        var fields = all(visit(), KNEE, leads("GB30 right", "GB34 right", "2", "continuous"));

        var page = pia.post(person() + "/sessions/check", fields).body();
        var changed = check(fields);
        var known = check(with(fields, "offered", "GB30 right,GB34 right"));

        assertThat(page.replaceAll("(?s).*(id=\"f-ea_to-0\".*?</select>).*", "$1"))
                .contains("value=\"GB30 right\"")
                .containsPattern("value=\"GB34 right\" selected");
        assertThat(changed).containsPattern("id=\"pairs\" hx-swap-oob=\"true\"");
        assertThat(known).doesNotContain("id=\"pairs\"");
        var same = pia.post(person() + "/sessions", seen(with(fields, "ea_to", "GB30 right")));
        assertThat(summary(same.body()))
                .contains(
                        "Electroacupuncture, pair, to (1) : Both ends are the same needle. Choose another one for this end.");
        var gone = pia.post(person() + "/sessions", seen(with(fields, "ea_to", "BL40 left")));
        assertThat(summary(gone.body()))
                .contains(
                        "Electroacupuncture, pair, to (1) : BL40 left is none of the needles. Choose one of: GB30 right,"
                                + " GB34 right; or add its point.");
        var typed = pia.post(person() + "/sessions", seen(with(fields, "ea_to", "upper lead")));
        assertThat(typed.body()).contains("upper lead (as typed)").doesNotContain("HT-0288");
    }

    @Test
    void aReviewIsDueAfterAVisitAndLeadsToItsDecision() {
        server.clock.move(Duration.ofDays(50));
        try {
            pia = server.caller(Staff.pia());
            InCare.askSafety(server.charts, records(), server.beforeTheVisit());
            assertThat(pia.get(person() + "/sessions/new").body()).doesNotContain("/course#review");
            sign(visit());
            InCare.askSafety(server.charts, records(), server.beforeTheVisit());

            assertThat(pia.get(person() + "/sessions/new").body())
                    .contains("<a href=\"" + person() + "/course#review\">");
            assertThat(pia.get(person() + "/course").body()).contains("id=\"review\"");
        } finally {
            server.clock.move(Duration.ofDays(-50));
            pia = server.caller(Staff.pia());
        }
    }

    @Test
    void rowsComeAndGoWithoutScript() {
        pia.get(person() + "/sessions/new");

        var more = pia.post(person() + "/sessions", with(visit(), "row", "add-pair")).body();
        assertThat(more).contains("id=\"f-ea_hz-0\"", "value=\"Example Needles, lot 7\"");
        var fewer = pia.post(person() + "/sessions", with(visit(), "row", "drop-needle-0")).body();
        assertThat(fewer).contains("No needles in this visit").doesNotContain("name=\"point\"");
        assertThat(fewer).containsPattern("name=\"needles_in\" value=\"\"");

        assertThat(pia.get(person() + "/sessions/new").body()).contains("No needles in this visit");
    }

    @Test
    void theNumberOfNeedlesFollowsTheRowsUntilSomebodyWritesAnother() {
        var two = with(all(visit(), needle("BL40", "20", "manual", "")), "needles_in", "2");
        pia.get(person() + "/sessions/new");

        assertThat(pia.post(person() + "/sessions", with(two, "row", "add-needle")).body())
                .containsPattern("name=\"needles_in\" value=\"3\"");
        assertThat(pia.post(person() + "/sessions", with(two, "row", "drop-needle-1")).body())
                .containsPattern("name=\"needles_in\" value=\"1\"");
        var written = with(with(two, "needles_in", "4"), "row", "drop-needle-1");
        assertThat(pia.post(person() + "/sessions", written).body())
                .containsPattern("name=\"needles_in\" value=\"4\"");
    }

    @Test
    void thePersonsPageShowsTheLatestEntriesAndFoldsTheEarlierOnes() {
        sign(visit());
        var signed = chart().latest(Entry.SessionSigned.class).orElseThrow().noted().sequence();
        int all = chart().entries().size();

        var page = pia.get(person()).body();

        assertThat(page).contains("Earlier entries: " + (all - 6));
        assertThat(page.split("<p class=\"timeline-when\">", -1)).hasSize(all + 1);
        assertThat(
                        page.substring(
                                page.indexOf("<ol class=\"timeline\">"),
                                page.indexOf("Earlier entries")))
                .contains("href=\"" + person() + "/sessions/" + signed + "\"");

        var refused =
                pia.post(person() + "/addenda", Map.of("to", "1", "addendum", "x".repeat(8_001)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("<details class=\"more prints\" open>");
    }

    @Test
    @Controls(Hazard.FINDING_CARRIED)
    void thePainOfThisVisitStandsWhereItIsSignedAndThatOfTheLastBesideIt() {
        sign(visit());
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        pia.get(person() + "/sessions/new");
        var said =
                List.of(
                        entry("before_leg", "6"),
                        entry("after_leg", "2"),
                        entry("after_back", "1"));

        var check = words(pia.post(person() + "/sessions/check", said).body());

        assertThat(check)
                .contains("Leg pain 6, then 2; back not asked, then 1")
                .containsPattern("\\d [A-Z][a-z]{2}: 6, then 5")
                .doesNotContain("Higher than");
        var back = with(with(said, "before_back", "3"), "after_back", "");
        assertThat(words(check(back)))
                .as("its answer may still come")
                .doesNotContain("Leg pain 6, then 2");
        assertThat(words(check(with(back, "harms_today", "none"))))
                .contains("Leg pain 6, then 2; back 3, then not asked");
        assertThat(words(check(with(said, "before_leg", "9"))))
                .as("said and not judged")
                .containsPattern("Higher than on \\d+ [A-Z][a-z]{2}: 6, then 5");
        assertThat(words(check(said.subList(1, 3))))
                .as("nothing to go by before somebody was asked")
                .doesNotContain(": 6, then 5");
        assertThat(words(pia.post(person() + "/sessions/check", said.subList(0, 1)).body()))
                .doesNotContain("Leg pain 6, then");
    }

    @Test
    void anAdditionToAVisitComesBackToThatVisit() {
        sign(visit());
        var visit = person() + "/sessions/" + chart().seen();

        var answer = pia.post(visit + "/addenda", Map.of("addendum", "The lot was 8."));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(visit);
        var body = pia.get(visit).body();
        assertThat(body).contains("The lot was 8.");
        assertThat(body.indexOf("The lot was 8."))
                .as("whoever reads a number has read before what was put right")
                .isLessThan(body.indexOf("<dl class=\"facts\">"));
        assertThat(words(pia.get(person()).body())).contains("with an addition");
        var empty = pia.post(visit + "/addenda", Map.of("addendum", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Signed visit", "id=\"problems\"");
        assertThat(isUnfolded(empty.body(), "id=\"f-addendum\"")).isTrue();
        assertThat(isUnfolded(pia.get(visit).body(), "id=\"f-addendum\"")).isFalse();
    }

    /** The same visit with so many needles counted in and out. */
    private static List<Map.Entry<String, String>> counted(
            List<Map.Entry<String, String>> fields, String needles) {
        return with(with(fields, "needles_in", needles), "needles_out", needles);
    }
}
