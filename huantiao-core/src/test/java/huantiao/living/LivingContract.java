package huantiao.living;

import static huantiao.living.Reviews.ANYBODY;
import static huantiao.living.Reviews.HUGO;
import static huantiao.living.Reviews.MORNING;
import static huantiao.living.Reviews.RAE;
import static huantiao.living.Reviews.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.ReviewEntry.VersionPublished;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of the living review must hold. */
public abstract class LivingContract {

    private static final String DIGEST = "ab".repeat(32);

    private Living living = new InMemoryLiving();

    /** An empty one. */
    protected abstract Living shelf();

    @BeforeEach
    void open() {
        living = shelf();
    }

    @Test
    void whatWasWrittenIsReadInOrderWithItsAuthorByReviewersOfEveryClinic() {
        write(0, RAE, Reviews.protocol(), "");
        write(1, SAM, Reviews.amended(), "The first left out who has had it for long.");

        var review = living.read(HUGO);

        assertThat(review.entries())
                .extracting(Written::entry)
                .containsExactly(
                        new ProtocolWritten(Reviews.protocol(), ""),
                        new ProtocolWritten(
                                Reviews.amended(), "The first left out who has had it for long."));
        assertThat(review.entries())
                .extracting(written -> written.by().name())
                .containsExactly("Rae Reader", "Sam Second");
        assertThat(review.entries()).extracting(Written::at).containsOnly(MORNING);
        assertThat(review.entries()).extracting(Written::seal).doesNotHaveDuplicates();
        assertThat(review.upTo(1).entries()).hasSize(1);
    }

    @Test
    void whoHasNotSeenTheLastEntryAddsNothingAndIsToldWhatCameBetween() {
        write(0, RAE, Reviews.protocol(), "");
        write(1, RAE, Reviews.amended(), "Wider.");

        var late = living.append(SAM, 1, entry("Narrower."), MORNING);

        assertThat(late.reasonOrThrow())
                .extracting(Written::entry)
                .containsExactly(new ProtocolWritten(Reviews.amended(), "Wider."));
        assertThat(living.read(SAM).sequence()).isEqualTo(2);
    }

    @Test
    void aStepIsAskedAgainUntilItStandsOnWhatOthersWrote() throws Exception {
        int people = 8;
        try (var together = Executors.newFixedThreadPool(people)) {
            Callable<Result<LivingReview, Problem>> adds =
                    () ->
                            living.add(
                                    RAE,
                                    MORNING,
                                    review -> Result.ok(entry("n" + review.sequence())));
            for (var done :
                    together.invokeAll(IntStream.range(0, people).mapToObj(_ -> adds).toList())) {
                assertThat(done.get().isOk()).isTrue();
            }
        }

        assertThat(living.read(RAE).protocols())
                .extracting(LivingReview.ProtocolVersion::reason)
                .containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7");
    }

    @Test
    void aRefusedStepAddsNothing() {
        var refused = living.add(RAE, MORNING, _ -> Result.<LivingEntry, String>refused("no"));

        assertThat(refused.reasonOrThrow()).isEqualTo("no");
        assertThat(living.read(RAE)).isEqualTo(LivingReview.empty());
    }

    @Test
    void thePublicReadsUpToTheLatestVersion() {
        write(0, RAE, Reviews.protocol(), "");
        assertThat(living.published(ANYBODY)).isEqualTo(LivingReview.empty());
        assertThat(living.lastPublication(ANYBODY)).isZero();

        living.append(
                        RAE,
                        1,
                        new VersionPublished(1, "First.", Map.of("trials.csv", DIGEST), DIGEST),
                        MORNING)
                .orElseThrow();
        write(2, RAE, Reviews.amended(), "Wider.");

        assertThat(living.published(ANYBODY)).isEqualTo(living.read(RAE).upTo(2));
        assertThat(living.lastPublication(ANYBODY)).isEqualTo(2);
    }

    @Test
    void opensForNoOtherPermit() {
        var wrong = Permit.ask(Staff.olive().member(), Deed.MANAGE_MEMBERS).orElseThrow();

        assertThatThrownBy(() -> living.read(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> living.read(ANYBODY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> living.published(wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> living.lastPublication(RAE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> living.append(ANYBODY, 0, entry(""), MORNING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ProtocolWritten entry(String reason) {
        return new ProtocolWritten(Reviews.protocol(), reason);
    }

    private void write(long seen, Permit by, Protocol protocol, String reason) {
        var written = living.append(by, seen, new ProtocolWritten(protocol, reason), MORNING);

        assertThat(written.orElseThrow().sequence()).isEqualTo(seen + 1);
    }
}
