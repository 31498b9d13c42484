package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.NeedledArm.State;
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
        assertThat(arm("published", cell).at(Item.DEPTH)).isEqualTo(new Reported(state, words));
    }

    @Test
    void whatIsMissingIsCounted() {
        var arm = arm("published", "not reported");

        assertThat(arm.count(State.GIVEN)).isEqualTo(2);
        assertThat(arm.count(State.NOT_REPORTED)).isEqualTo(1);
        assertThat(arm.count(State.NOT_READ)).isEqualTo(8);
    }

    @Test
    void adviceComparesWithNothing() {
        assertThat(arm("thesis", "30").items()).containsExactly(Item.values());
        assertThat(arm("consensus", "30").items())
                .hasSize(Item.values().length - 1)
                .doesNotContain(Item.COMPARATOR);
    }

    private static NeedledArm arm(String status, String depth) {
        return new NeedledArm(
                "A1",
                "T1",
                "Invented",
                "2026",
                status,
                "experimental",
                "electroacupuncture",
                "",
                depth,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "sciatica",
                "30",
                "sham",
                "",
                "doi:10.0000/invented",
                "abstract",
                "");
    }
}
