package huantiao.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Deed;
import huantiao.access.Staff;
import huantiao.app.visit.InCare;
import huantiao.body.Mark;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Needles that are all on the other side than the pain: said, and never in the way. */
class OtherSidePagesTest extends ChartingPages {

    private static final String SAID = "The pain is left; every point with a side is on the right.";

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void aPlanSaysItWhereTheSideIsChosenAndWhereItIsAgreedAndStopsNothing() {
        hurts("left", "buttock-left-pain");
        pia.get(person() + "/plan?from=blank");
        var right = plan(entry("side-GB30", "right"), entry("side-GV3", "midline"));

        var page = pia.post(person() + "/plan/check", right).body();
        assertThat(part(page, "other-side")).contains(SAID);
        assertThat(part(page, "f-verdicts", 30_000)).contains(SAID);
        assertThat(chosen(right))
                .containsPattern("id=\"other-side\"[^>]* hx-swap-oob=\"true\"")
                .satisfies(region -> assertThat(part(region, "other-side")).contains(SAID));

        for (var side : List.of("left", "both")) {
            assertThat(chosen(plan(entry("side-GB30", "right"), entry("side-GB34", side))))
                    .as("a point on the painful side")
                    .doesNotContain(SAID);
        }

        var agreed = pia.post(person() + "/plan", right);
        assertThat(agreed.statusCode()).isEqualTo(302);
        var noted = agreed.headers().firstValue("Location").orElseThrow();
        assertThat(part(pia.get(noted.replaceFirst("^https?://[^/]*", "")).body(), "noted"))
                .contains(SAID);
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void aVisitSaysItWhileItIsChartedAndWhenItIsRead() {
        hurts("left");
        InCare.askSafety(server.charts, records(), server.beforeTheVisit());
        pia.get(person() + "/sessions/new");

        var charted = check(seen(visit()));
        assertThat(part(charted, "other-side")).contains(SAID);
        assertThat(part(charted, "f-check")).contains(SAID);
        assertThat(check(seen(all(visit(), left(needle("GB34", "20", "manual", "de_qi"))))))
                .as("a needle on the painful side")
                .doesNotContain(SAID);

        assertThat(sign(visit())).contains(SAID);
    }

    @Test
    void nothingIsSaidWhereBothSidesHurtOrNobodySaidWhich() {
        pia.get(person() + "/plan?from=blank");
        assertThat(chosen(plan(entry("side-GB30", "right")))).doesNotContain("The pain is");

        hurts("left", "calf-right-pain");
        pia.get(person() + "/plan?from=blank");
        assertThat(chosen(plan(entry("side-GB30", "right")))).doesNotContain("The pain is");
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void aConsultationThatFindsTheOtherLegAsksWhichItIsBeforeItIsNoted() {
        hurts("left", "calf-left-pain");
        pia.get(person() + "/consultation");
        var found =
                all(
                        complete(Paper.CONSULTATION, chart().seen()),
                        List.of(entry("test-SLR-right", "positive")));

        var asked = pia.post(person() + "/consultation", found);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("The person told of the leg on the left", "name=\"leg_side\"");
        assertThat(chart().latest(Entry.Consulted.class).orElseThrow().noted().sequence())
                .as("nothing is noted")
                .isLessThan(chart().seen());

        var noted =
                pia.post(
                        person() + "/consultation",
                        all(found, List.of(entry("leg_side", "right"))));
        assertThat(noted.statusCode()).isEqualTo(302);
        pia.get(person() + "/plan?from=blank");
        assertThat(chosen(plan(entry("side-GB30", "left"))))
                .as("what was answered there counts before what was told")
                .contains("The pain is right; every point with a side is on the left.");
        assertThat(chosen(plan(entry("side-GB30", "right")))).doesNotContain("The pain is");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void bothLegsInAConsultationAskAgainWhetherThatIsNew() {
        hurts("left", "calf-left-pain");
        pia.get(person() + "/consultation");
        var both =
                all(
                        complete(Paper.CONSULTATION, chart().seen()),
                        List.of(entry("test-SLR-right", "positive"), entry("leg_side", "both")));
        assertThat(pia.post(person() + "/consultation", both).statusCode()).isEqualTo(302);

        pia.get(person() + "/plan?from=blank");
        assertThat(pia.post(person() + "/plan", plan(entry("side-GB30", "right"))).statusCode())
                .as("no plan before it was asked again")
                .isEqualTo(422);
    }

    @Test
    @Controls(Hazard.WRONG_SIDE)
    void tinglingInTheOtherLegIsNoPainThereAndStillReachesTheWarningSignOfBothLegs() {
        hurts("both", "calf-left-pain", "sole-right-tingling");
        pia.get(person() + "/plan?from=blank");
        assertThat(chosen(plan(entry("side-GB30", "right")))).contains(SAID);

        assertThat(
                        CareSteps.assess(
                                        told(
                                                InCare.answered()
                                                        .with("leg_side", "both")
                                                        .with("symptom_days", 5)),
                                        new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES))
                                .level())
                .as("no alarm is lost")
                .isEqualTo(Level.SAME_DAY);
    }

    private Chart told(Facts facts) {
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                facts,
                                List.of(
                                        Mark.read("calf-left-pain").orElseThrow(),
                                        Mark.read("sole-right-tingling").orElseThrow()),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES)));
        return chart();
    }

    private void hurts(String leg, String... marks) {
        server.charts.add(
                Staff.permit(Staff.pia(), Deed.RECORD_CARE, mei),
                server.clock.instant(),
                chart ->
                        CareSteps.tell(
                                chart,
                                InCare.answered().with("leg_side", leg),
                                Stream.of(marks).map(one -> Mark.read(one).orElseThrow()).toList(),
                                new Story("", "", "", "", ""),
                                new CareSteps.Now(today(), ZoneOffset.UTC, InCare.RULES)));
    }

    @SafeVarargs
    private List<Map.Entry<String, String>> plan(Map.Entry<String, String>... points) {
        var fields = new ArrayList<>(complete(Paper.PLAN, chart().seen()));
        fields.removeIf(field -> field.getKey().startsWith("side-"));
        for (var one : points) {
            fields.add(one);
        }
        fields.add(entry("site_skin", "none_of_these"));
        return fields;
    }

    private String chosen(List<Map.Entry<String, String>> fields) {
        return pia.post(
                        person() + "/plan/check",
                        fields,
                        "HX-Request",
                        "true",
                        "HX-Trigger",
                        "chosen")
                .body();
    }

    private static List<Map.Entry<String, String>> left(List<Map.Entry<String, String>> needle) {
        return with(needle, "side", "left");
    }

    /** What follows the beginning of a part of the page, to where it says its line. */
    private static String part(String page, String id) {
        return part(page, id, 2_000);
    }

    private static String part(String page, String id, int most) {
        int at = page.indexOf(" id=\"" + id + "\"");
        assertThat(at).as(id).isPositive();
        return page.substring(at, Math.min(page.length(), at + most));
    }
}
