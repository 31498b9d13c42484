package huantiao.living;

import static huantiao.living.Reviews.MORNING;
import static huantiao.living.Reviews.RAE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.base.Problem;
import huantiao.evidence.DataVersion;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.living.RecordEntry.Concern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivingReviewTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final Set<String> SHIPPED = Set.of("TU2024");
    private static final DataVersion DATA = new DataVersion(Map.of("trials.csv", DIGEST));

    private final Living living = new InMemoryLiving();

    @Test
    void saysEveryPartOfAProtocolThatIsMissingOrTooLong() {
        var half =
                new Protocol(
                        "Adults.", " ", "Sham.", "", "x".repeat(Protocol.LONGEST + 1), "Pool.");

        var problems = LivingReview.empty().write(half, "").reasonOrThrow();

        assertThat(problems)
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        tuple("intervention", "HT-2001"),
                        tuple("outcomes", "HT-2001"),
                        tuple("eligibility", "HT-2002"));
    }

    @Test
    void amendsAProtocolForAReasonOnlyAndKeepsTheOldOne() {
        var review = written(LivingReview.empty().write(Reviews.protocol(), "").orElseThrow());

        assertThat(review.write(Reviews.amended(), "").reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple("reason", "HT-2001"));
        assertThat(review.write(Reviews.protocol(), "A reason.").reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2003");

        review = written(review.write(Reviews.amended(), "Wider.").orElseThrow());

        assertThat(review.protocols())
                .extracting(LivingReview.ProtocolVersion::number, one -> one.protocol())
                .containsExactly(tuple(1, Reviews.protocol()), tuple(2, Reviews.amended()));
        assertThat(review.protocol().orElseThrow().reason()).isEqualTo("Wider.");
    }

    @Test
    void publishesAVersionOnlyWithAProtocolANoteAndSomethingNew() {
        assertThat(LivingReview.empty().publish(" ", SHIPPED, DATA, DIGEST).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2001", "HT-2004");

        var review = written(LivingReview.empty().write(Reviews.protocol(), "").orElseThrow());
        review = written(review.publish("First.", SHIPPED, DATA, DIGEST).orElseThrow());

        assertThat(review.version().orElseThrow().number()).isEqualTo(1);
        assertThat(review.publish("Again.", SHIPPED, DATA, DIGEST).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2005");

        review = written(review.write(Reviews.amended(), "Wider.").orElseThrow());
        assertThat(review.sinceVersion()).hasSize(1);
        review = written(review.publish("Second.", SHIPPED, DATA, DIGEST).orElseThrow());

        assertThat(review.versions())
                .extracting(LivingReview.Version::number)
                .containsExactly(1, 2);
        assertThat(review.before(review.version(1).orElseThrow()).sequence()).isEqualTo(1);
        assertThat(review.version(3)).isEmpty();
    }

    @Test
    void theCellsOfARetractedTrialSayIt() {
        var row =
                Extraction.blank()
                        .with(Column.ROW_ID, "R1")
                        .with(Column.TRIAL_ID, "TU2024")
                        .with(Column.FLAG, "spin; zero_cell");
        var other = Extraction.blank().with(Column.ROW_ID, "R2").with(Column.TRIAL_ID, "OTHER");
        var review = written(LivingReview.empty().write(Reviews.protocol(), "").orElseThrow());

        assertThat(review.cells(List.of(row, other))).containsExactly(row, other);

        review =
                written(
                        review.records()
                                .flag(
                                        "TU2024",
                                        SHIPPED,
                                        Optional.of(Concern.RETRACTED),
                                        "The journal says so.",
                                        "doi:10.1000/notice")
                                .orElseThrow());

        assertThat(review.cells(List.of(row, other)))
                .containsExactly(row.with(Column.FLAG, "spin;zero_cell;retracted"), other);
    }

    @Test
    void refusesAJournalWithAGap() {
        var review = written(LivingReview.empty().write(Reviews.protocol(), "").orElseThrow());
        review = written(review.write(Reviews.amended(), "Wider.").orElseThrow());
        var last = List.of(review.entries().getLast());

        assertThatThrownBy(() -> LivingReview.of(last))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LivingReview written(LivingEntry entry) {
        living.append(RAE, living.read(RAE).sequence(), entry, MORNING).orElseThrow();
        return living.read(RAE);
    }
}
