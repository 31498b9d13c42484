package huantiao.evidence;

import static huantiao.evidence.TrialRows.base;
import static huantiao.evidence.TrialRows.effect;
import static huantiao.evidence.TrialRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.Question.Strictness;
import huantiao.evidence.RowRefusal.Reason;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlagTreatmentTest {

    private static final Question STRICT = Question.of("sham", "leg_pain", Strictness.STRICT);
    private static final Question LOOSE = Question.of("sham", "leg_pain", Strictness.SENSITIVITY);

    @ParameterizedTest
    @CsvSource({
        "IMPOSSIBLE_PERCENTAGE, NEVER_POOL",
        "P_VALUE_CHECK, WARN",
        "CI_NOT_SYMMETRIC, SENSITIVITY_ONLY",
        "INTERNAL_INCONSISTENCY, WARN",
        "ZERO_CELL, WARN",
        "NULL_RESULT, WARN",
        "SPIN, WARN",
        "AVERAGE_OVER_PERIOD, SENSITIVITY_ONLY",
        "RAW_DIFFERENCE_DIFFERS, WARN",
        "DENOMINATOR_ASSUMED, WARN",
        "SD_DERIVED, WARN",
        "NO_DISPERSION, NEVER_POOL",
        "NO_CONTROL, NEVER_POOL",
        "INDIRECT_POPULATION, SENSITIVITY_ONLY",
        "DRUG_LABEL_WRONG_IN_SOURCE, WARN"
    })
    void followsFromTheFlagAsTheReviewersSay(Flag flag, Flag.Treatment treatment) {
        assertThat(flag.treatment()).isEqualTo(treatment);
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void decidesWhetherARowIsPooledStrictlyLooselyOrNever(Flag flag) {
        Trial clean = row("R1", effect(-3));
        Trial flagged = row("R2", effect(-5), flag);

        List<Trial> strict = STRICT.select(List.of(clean, flagged)).rows();
        List<Trial> loose = LOOSE.select(List.of(clean, flagged)).rows();

        switch (flag.treatment()) {
            case NEVER_POOL -> {
                assertThat(strict).containsExactly(clean);
                assertThat(loose).containsExactly(clean);
            }
            case SENSITIVITY_ONLY -> {
                assertThat(strict).containsExactly(clean);
                assertThat(loose).containsExactly(clean, flagged);
            }
            case WARN -> {
                assertThat(strict).containsExactly(clean, flagged);
                assertThat(loose).containsExactly(clean, flagged);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flag.class)
    void isNeverSilent(Flag flag) {
        EvidenceBase base = base(List.of(row("R1", effect(-3)), row("R2", effect(-5), flag)));

        Synthesis loose = Pooling.withDefaults().pool(LOOSE, base).orElseThrow();

        boolean refused =
                loose.refused().stream()
                        .anyMatch(one ->
                                one.trial().rowId().equals("R2")
                                        && one.flag().orElseThrow() == flag
                                        && one.reason() == Reason.FLAG_FORBIDS);
        boolean warned =
                loose.warnings().stream()
                        .anyMatch(one ->
                                one.rows().equals(List.of("R2"))
                                        && one.flag().equals(java.util.Optional.of(flag)));
        assertThat(refused ^ warned).isTrue();
    }
}
