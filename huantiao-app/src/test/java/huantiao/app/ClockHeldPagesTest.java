package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.base.Result;
import huantiao.care.AdverseEvent;
import huantiao.care.Entry;
import huantiao.care.Story;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What could not be signed because of a block is said before a needle goes in. */
class ClockHeldPagesTest extends ChartingPages {

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aBlockedPointHoldsTheClockAndIsNamedAtItsRowAndInTheBar() {
        checkedSymptoms(
                InCare.answered().with("pregnant", "yes").with("gestation_weeks", 20),
                List.of(),
                new Story("", "", "", "", ""));
        pia.get(person() + "/sessions/new");
        var before = with(visit(), "needles_out", "");

        var blocked = check(all(before, needle("SP6", "20", "manual", "")));

        assertThat(part(blocked, "clock-held"))
                .contains("The clock does not start.", "Blocked: SP6. Remove those points.");
        assertThat(part(blocked, "says-1")).contains("Blocked: SP6");
        assertThat(part(blocked, "says-0")).doesNotContain("Blocked");
        assertThat(part(blocked, "stops")).contains("Blocked: SP6.", "#clock-held");
        assertThat(part(check(before), "clock-held")).doesNotContain("does not start");
    }

    @Test
    @Controls(Hazard.WORSE_UNHEARD)
    void aSeriousEffectThatIsOpenHoldsTheClock() {
        var harm =
                new AdverseEvent(
                        "AE-PTX",
                        AdverseEvent.Severity.SEVERE,
                        AdverseEvent.Relation.PROBABLE,
                        true,
                        AdverseEvent.Found.ASKED,
                        "",
                        "");
        InCare.<String>add(
                server.charts,
                records(),
                server.clock.instant(),
                _ -> Result.ok(List.of(new Entry.HarmNoted(harm, Optional.empty()))));
        pia.get(person() + "/sessions/new");

        var checked = check(with(visit(), "needles_out", ""));

        assertThat(part(checked, "clock-held"))
                .contains("The clock does not start. Treatment pauses:");
        assertThat(part(checked, "stops")).contains("Treatment pauses:");
    }

    @Test
    void whatIsMerelyMissingHoldsNoClock() {
        pia.get(person() + "/sessions/new");
        var bare = with(with(with(visit(), "depth", ""), "consent", ""), "needles_out", "");

        assertThat(part(check(bare), "clock-held")).doesNotContain("does not start");
    }

    @Test
    @Controls(Hazard.DEPTH_UNIT)
    void aDepthOrAPointThatCannotBeReadIsSaidAtItsRowWhileItIsTyped() {
        pia.get(person() + "/sessions/new");

        var deep = check(all(with(visit(), "depth", "120"), needle("ZZ99", "20", "manual", "")));

        assertThat(part(deep, "says-0")).contains("1 to 100");
        assertThat(part(deep, "says-1")).contains("There is no such point.");
        assertThat(part(check(visit()), "says-0")).doesNotContain("1 to 100");
    }

    private static String part(String checked, String id) {
        int from = checked.indexOf("id=\"" + id + "\"");
        assertThat(from).as(id).isPositive();
        var rest = checked.substring(from);
        var end = rest.indexOf(id.equals("stops") ? "</span>\n" : "</div>");
        return words(rest.substring(rest.indexOf('>') + 1, end < 0 ? rest.length() : end))
                + rest.substring(0, Math.max(end, 0));
    }
}
