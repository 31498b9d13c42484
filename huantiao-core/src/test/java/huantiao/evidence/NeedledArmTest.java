package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.NeedledArm.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedledArmTest {

    @ParameterizedTest
    @CsvSource({
        "40-60, GIVEN, 40-60",
        "none, GIVEN, none",
        "no, GIVEN, no",
        "not reported, NOT_REPORTED, ''",
        "not read, NOT_READ, ''",
        "not in the table read (10 trials), NOT_READ, ''",
        "'', NOT_READ, ''"
    })
    void whatIsNotReportedIsToldApartFromWhatNobodyRead(String cell, State state, String words) {
        assertThat(arm("published", cell).at(Item.DEPTH)).isEqualTo(new Reported(state, words, ""));
    }

    @Test
    void whatIsMissingIsCounted() {
        var arm = arm("published", "not reported");

        var all = List.of(Item.values());
        assertThat(arm.count(State.GIVEN, all)).isEqualTo(2);
        assertThat(arm.count(State.NOT_REPORTED, all)).isEqualTo(1);
        assertThat(arm.count(State.NOT_READ, all)).isEqualTo(14);
        assertThat(arm.count(State.NOT_READ, List.of(Item.DEPTH, Item.NEEDLE))).isEqualTo(1);
    }

    @Test
    void adviceComparesWithNothing() {
        assertThat(arm("thesis", "30").items()).containsExactly(Item.values());
        assertThat(arm("consensus", "30").items())
                .hasSize(Item.values().length - 2)
                .doesNotContain(Item.CONTROL_REASON, Item.COMPARATOR);
    }

    private static NeedledArm arm(String status, String depth) {
        return new NeedledArm(
                "A1",
                "T1",
                "Invented",
                "2026",
                status,
                "experimental",
                Map.of(
                        Item.STYLE, Reported.of("electroacupuncture"),
                        Item.DEPTH, Reported.of(depth),
                        Item.COMPARATOR, Reported.of("sham")),
                "sciatica",
                "30",
                "",
                "doi:10.0000/invented",
                "abstract",
                "");
    }
}
