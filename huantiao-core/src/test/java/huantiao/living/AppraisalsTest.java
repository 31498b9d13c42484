package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.bias.Aim;
import huantiao.bias.Answer;
import huantiao.bias.Assessment;
import huantiao.bias.Assessments;
import huantiao.bias.Question;
import huantiao.evidence.Extraction.TrueLabels;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Trial;
import huantiao.evidence.TrialRows;
import huantiao.living.DoubleReading.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A judgement of risk of bias on its way into the evidence. */
class AppraisalsTest {

    private static final List<Trial> ROWS =
            List.of(Reviews.reading().read(TrueLabels.AS_IN_SOURCE).orElseThrow());
    private static final UserId RAE = Reviewer.of(Reviews.RAE).user();
    private static final UserId SAM = Reviewer.of(Reviews.SAM).user();
    private static final UserId HUGO = Reviewer.of(Reviews.HUGO).user();

    private final List<Written> entries = new ArrayList<>();

    private void add(Permit who, Result<? extends LivingEntry, List<Problem>> entry) {
        entries.add(
                new Written(
                        entries.size() + 1,
                        entry.orElseThrow(),
                        Reviewer.of(who),
                        Reviews.MORNING,
                        "0f".repeat(32)));
    }

    private Appraisals all() {
        return LivingReview.of(entries).appraisals();
    }

    private Stage stage() {
        return all().find("B001").orElseThrow().stage();
    }

    private Result<AppraisalEntry.AppraisalOpened, List<Problem>> open() {
        return all().open(
                        "INVENTED2026",
                        "sham",
                        "leg_pain_vas_change",
                        Optional.of(Aim.ASSIGNMENT),
                        ROWS);
    }

    private void judge(Permit who, Assessment assessment) {
        add(who, all().judge("B001", Reviewer.of(who).user(), Result.ok(assessment)));
    }

    private static List<String> codes(Result<?, List<Problem>> result) {
        return result.fold(
                _ -> List.of(), problems -> problems.stream().map(Problem::code).toList());
    }

    @Test
    void aJudgementCountsOnlyAfterTwoPeopleAndADecision() {
        add(Reviews.RAE, open());
        assertThat(stage()).isEqualTo(Stage.TO_READ);

        judge(Reviews.RAE, Assessments.low());
        assertThat(stage()).isEqualTo(Stage.TO_READ_AGAIN);
        assertThat(codes(all().judge("B001", RAE, Result.ok(Assessments.low()))))
                .containsExactly("HT-2049");
        assertThat(all().find("B001").orElseThrow().waitsFor(SAM)).isTrue();

        judge(Reviews.SAM, Assessments.low());
        assertThat(stage()).isEqualTo(Stage.TO_SETTLE);
        assertThat(codes(all().judge("B001", HUGO, Result.ok(Assessments.low()))))
                .containsExactly("HT-2050");
        assertThat(all().judgements()).isEmpty();

        add(Reviews.SAM, all().settle("B001", Result.ok(Assessments.low()), "unasked"));
        assertThat(stage()).isEqualTo(Stage.SETTLED);
        assertThat(all().find("B001").orElseThrow().settled().orElseThrow().reason()).isEmpty();
    }

    @Test
    void whereTheTwoDifferSomebodyDecidesAndSaysWhy() {
        add(Reviews.RAE, open());
        judge(Reviews.RAE, Assessments.low());
        judge(Reviews.SAM, Assessments.high());

        assertThat(Appraisals.differ(all().find("B001").orElseThrow())).isTrue();
        assertThat(codes(all().settle("B001", Result.ok(Assessments.high()), "")))
                .containsExactly("HT-2001");
        add(Reviews.HUGO, all().settle("B001", Result.ok(Assessments.high()), "Protocol, p. 4."));

        var judged = all().judgements().getFirst();
        assertThat(judged.isHigh()).isTrue();
        assertThat(judged.isJudgement()).isTrue();
        assertThat(judged.overall()).isEqualTo("high");
        assertThat(judged.domains())
                .containsExactly(
                        Map.entry("randomisation", "low"),
                        Map.entry("deviations", "low"),
                        Map.entry("missing_data", "low"),
                        Map.entry("measurement", "low"),
                        Map.entry("reporting", "high"));
    }

    @Test
    void theSameAnswersThatAreBothProbableStillDifferInWords() {
        add(Reviews.RAE, open());
        judge(Reviews.RAE, Assessments.low());
        judge(
                Reviews.SAM,
                Assessments.of(Assessments.LOW.with(Question.Q1_1, Answer.PROBABLY_YES)));

        assertThat(Appraisals.differ(all().find("B001").orElseThrow())).isTrue();
    }

    @Test
    void aResultIsJudgedOnceAndAnewOnlyWhenTheOldIsTakenBack() {
        assertThat(codes(all().open("NOBODY2020", "sham", "odi_change", Optional.empty(), ROWS)))
                .containsExactly("HT-2045", "HT-2047");
        assertThat(all().unjudged(ROWS)).hasSize(1);
        add(Reviews.RAE, open());
        assertThat(all().unjudged(ROWS)).isEmpty();
        assertThat(codes(open())).containsExactly("HT-2046");

        assertThat(codes(all().withdraw("B001", ""))).containsExactly("HT-2001");
        add(Reviews.RAE, all().withdraw("B001", "Wrong effect."));
        assertThat(stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(codes(all().withdraw("B001", "Again."))).containsExactly("HT-2052");
        assertThat(codes(all().judge("B009", RAE, Result.ok(Assessments.low()))))
                .containsExactly("HT-2048");
        assertThat(codes(all().settle("B001", Result.ok(Assessments.low()), "")))
                .containsExactly("HT-2051");
        assertThat(open().orElseThrow().appraisalId()).isEqualTo("B002");
    }

    @Test
    void whatIsMissingInAJudgementIsSaidAndNothingIsAdded() {
        add(Reviews.RAE, open());
        Result<Assessment, List<Problem>> unread =
                Result.refused(List.of(new Problem("q1-1", "HT-2040", "Waits.", "Answer.")));

        assertThat(codes(all().judge("B001", RAE, unread))).containsExactly("HT-2040");
        judge(Reviews.RAE, Assessments.low());
        judge(Reviews.SAM, Assessments.high());
        assertThat(codes(all().settle("B001", unread, ""))).containsExactly("HT-2040", "HT-2001");
    }

    @Test
    void theJudgementReachesTheEvidenceWithTheReview() {
        add(Reviews.RAE, open());
        judge(Reviews.RAE, Assessments.high());
        judge(Reviews.SAM, Assessments.high());
        add(Reviews.SAM, all().settle("B001", Result.ok(Assessments.high()), ""));

        var base = LivingReview.of(entries).base(TrialRows.NOTHING);

        assertThat(base.riskOfBias(ROWS.getFirst()))
                .extracting(RiskOfBias::tool)
                .containsExactly(Appraisals.TOOL);
        assertThat(all().settled()).hasSize(1);
    }
}
