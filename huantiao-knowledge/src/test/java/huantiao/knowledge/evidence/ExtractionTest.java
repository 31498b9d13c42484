package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    private static final List<Extraction> SHIPPED = EvidenceFiles.shippedExtractions();

    private static Extraction row(String id) {
        return SHIPPED.stream()
                .filter(one -> one.at(Column.ROW_ID).equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFormReadsAsTheFileDoes() {
        assertThat(
                        SHIPPED.stream()
                                .map(one -> one.read(EvidenceFiles.trueLabels()).orElseThrow())
                                .toList())
                .isEqualTo(EvidenceFiles.shipped().trials());
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsColumn() {
        Extraction spoilt =
                row("R025")
                        .with(Column.ROW_ID, " ")
                        .with(Column.N_EXP, "forty")
                        .with(Column.BETTER, "better")
                        .with(Column.SOURCE, "")
                        .with(Column.FLAG, "zero_cel");

        List<Problem> problems = spoilt.read(Extraction.TrueLabels.AS_IN_SOURCE).reasonOrThrow();

        assertThat(problems)
                .extracting(Problem::where)
                .containsExactlyInAnyOrder("row_id", "n_exp", "better", "source", "flag");
    }

    @Test
    void moreEventsThanPeopleStandUnderTheirColumn() {
        List<Problem> problems =
                row("R025")
                        .with(Column.EVENTS_EXP, "53")
                        .read(Extraction.TrueLabels.AS_IN_SOURCE)
                        .reasonOrThrow();

        assertThat(problems)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.where()).isEqualTo("events_exp");
                    assertThat(one.what()).isEqualTo("Events (53) must be within 0..40 people.");
                });
    }

    @Test
    void aBlankFormAsksForWhatEveryRowNeeds() {
        assertThat(Extraction.blank().read(Extraction.TrueLabels.AS_IN_SOURCE).reasonOrThrow())
                .extracting(Problem::where)
                .containsExactly(
                        "row_id",
                        "trial_id",
                        "arm_exp",
                        "study",
                        "comparator_class",
                        "outcome",
                        "better",
                        "data_type",
                        "source",
                        "read_as");
    }
}
