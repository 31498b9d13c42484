package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.Review;
import huantiao.evidence.Trial;
import huantiao.living.Changes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two states of the review that ships, set side by side. */
class ChangesTest {

    private static final EvidenceBase SHIPPED = EvidenceFiles.shipped();
    private static final Review REVIEW = Review.of(SHIPPED);

    @Test
    void theSameIsNothing() {
        assertThat(Changes.between(SHIPPED, REVIEW, SHIPPED, Review.of(SHIPPED)).isNothing())
                .isTrue();
    }

    @Test
    void aRowThatIsNoLongerPooledChangesItselfAndTheAnswersItWasIn() {
        var used =
                REVIEW.find("medication.total_effective_rate")
                        .orElseThrow()
                        .answer()
                        .orElseThrow()
                        .used()
                        .getFirst()
                        .trial();
        var rows = new ArrayList<>(SHIPPED.trials());
        rows.replaceAll(row -> row.equals(used) ? row.with(Flag.RETRACTED) : row);

        var changes = changes(rows);

        assertThat(changes.added()).isEmpty();
        assertThat(changes.gone()).isEmpty();
        assertThat(changes.changed()).containsExactly(used.with(Flag.RETRACTED));
        assertThat(changes.answers())
                .isNotEmpty()
                .allMatch(answer -> answer.after().comparator().equals(used.comparator()))
                .extracting(answer -> answer.after().id())
                .contains("medication.total_effective_rate");
    }

    @Test
    void rowsThatComeAndGoAreNamed() {
        var first = SHIPPED.trials().getFirst();
        var fewer = SHIPPED.trials().subList(1, SHIPPED.trials().size());

        assertThat(changes(fewer).gone()).containsExactly(first);

        var base = SHIPPED.withTrials(fewer, SHIPPED.data());
        assertThat(Changes.between(base, Review.of(base), SHIPPED, REVIEW).added())
                .containsExactly(first);
    }

    private static Changes changes(List<Trial> rows) {
        var later = SHIPPED.withTrials(rows, SHIPPED.data());
        return Changes.between(SHIPPED, REVIEW, later, Review.of(later));
    }
}
