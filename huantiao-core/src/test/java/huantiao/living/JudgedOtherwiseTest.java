package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.ArmReadings;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Grades;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.RiskOfBias.OfResult;
import huantiao.evidence.TrialRows;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.ArmEntry.ArmRead;
import huantiao.living.ArmEntry.ArmSettled;
import huantiao.living.ArmEntry.ArmWithdrawn;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.CertaintyEntry.CertaintyWithdrawn;
import huantiao.living.JudgedOtherwise.Change;
import huantiao.living.JudgedOtherwise.Flag;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.RecordEntry.FlagLifted;
import huantiao.living.RecordEntry.TrialFlagged;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people judged between two states, whether or not an answer changed by it. */
class JudgedOtherwiseTest {

    private static final EvidenceBase BASE = TrialRows.NOTHING;

    private static LivingReview review(LivingEntry... entries) {
        return LivingReview.of(
                IntStream.range(0, entries.length)
                        .mapToObj(i ->
                                new Written(
                                        i + 1,
                                        entries[i],
                                        Reviewer.of(Reviews.RAE),
                                        Reviews.MORNING,
                                        "0f".repeat(32)))
                        .toList());
    }

    private static JudgedOtherwise between(LivingReview before, LivingReview after) {
        return JudgedOtherwise.between(before, before.base(BASE), after, after.base(BASE));
    }

    @Test
    void ofTheSameStateNothingWasJudgedOtherwise() {
        var review = review(new TrialFlagged("T01", Concern.RETRACTED, "why", "doi:10.1000/x"));

        assertThat(between(review, review).isNothing()).isTrue();
    }

    @Test
    void aRatingThatCameChangedOrWent() {
        var one = new CertaintyRated("q", Grades.moderate(OptionalDouble.empty()), "a".repeat(64));
        var other = new CertaintyRated("q", Grades.moderate(OptionalDouble.of(10)), "a".repeat(64));

        var came = between(review(), review(one)).ratings().getFirst();
        assertThat(came.questionId()).isEqualTo("q");
        assertThat(came.rating().before()).isEmpty();
        assertThat(came.rating().after()).isPresent();
        assertThat(between(review(one), review(one, other)).ratings()).hasSize(1);
        assertThat(
                        between(review(one), review(one, new CertaintyWithdrawn("q", "why")))
                                .ratings()
                                .getFirst()
                                .rating()
                                .after())
                .isEmpty();
    }

    @Test
    void aFlagThatWasRaisedOrLifted() {
        var raised = new TrialFlagged("T01", Concern.RETRACTED, "why", "doi:10.1000/x");
        var lifted = new FlagLifted("T01", Concern.RETRACTED, "why");

        assertThat(between(review(), review(raised)).flags())
                .containsExactly(new Flag("T01", Concern.RETRACTED, true));
        assertThat(between(review(raised), review(raised, lifted)).flags())
                .containsExactly(new Flag("T01", Concern.RETRACTED, false));
    }

    @Test
    void anArmThatCameOrWent() {
        LivingEntry[] settled = {
            new ArmOpened("N001", "T01", "Invented", "2026", "needles", "control", "doi:x", "", ""),
            new ArmRead("N001", ArmReadings.reading()),
            new ArmRead("N001", ArmReadings.reading()),
            new ArmSettled("N001", ArmReadings.reading(), "")
        };
        var gone = Arrays.copyOf(settled, 5);
        gone[4] = new ArmWithdrawn("N001", "why");

        assertThat(between(review(), review(settled)).arms())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isEmpty();
                    assertThat(change.any().id()).isEqualTo("N001");
                });
        assertThat(between(review(settled), review(gone)).arms())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEmpty());
    }

    @Test
    void aJudgementOfBiasStandsBesideTheOneOfTheSameResult() {
        var low = bias("low", "B001");
        var high = bias("high", "B002");
        var before = BASE.withRiskOfBias(List.of(low));

        var judged =
                JudgedOtherwise.between(
                        review(), before, review(), BASE.withRiskOfBias(List.of(high)));

        assertThat(judged.bias())
                .containsExactly(new Change<>(Optional.of(low), Optional.of(high)));
        assertThat(JudgedOtherwise.between(review(), before, review(), BASE).bias())
                .containsExactly(new Change<>(Optional.of(low), Optional.empty()));
    }

    private static RiskOfBias bias(String overall, String source) {
        return new RiskOfBias(
                "T01",
                "Invented",
                "RoB 2",
                Optional.of(new OfResult("sham", "odi_change")),
                Map.of("reporting", overall),
                overall,
                source,
                "judged by two reviewers",
                "");
    }
}
