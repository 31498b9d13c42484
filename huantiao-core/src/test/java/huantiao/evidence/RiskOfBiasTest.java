package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.evidence.RiskOfBias.OfResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which judgements a result of a trial carries, and what a high one does to the answer. */
class RiskOfBiasTest {

    private static final List<Trial> ROWS = TrialRows.randomCounts(7);
    private static final Trial ROW = ROWS.getFirst();

    private static RiskOfBias judged(
            String tool, Optional<OfResult> result, String domain, String overall) {
        return new RiskOfBias(
                ROW.trialId(),
                ROW.study(),
                tool,
                result,
                Map.of("reporting", domain),
                overall,
                "invented",
                "invented",
                "");
    }

    private static RiskOfBias ofTrial(String domain) {
        return judged("Cochrane RoB 1 (as judged by source)", Optional.empty(), domain, "");
    }

    private static RiskOfBias ofResult(String overall) {
        return judged("RoB 2", Optional.of(OfResult.of(ROW)), overall, overall);
    }

    private static EvidenceBase base(RiskOfBias... judged) {
        return TrialRows.base(ROWS).withRiskOfBias(List.of(judged));
    }

    @Test
    void aJudgementOfTheResultTakesThePlaceOfThatOfTheTrial() {
        var of = ofResult("low");

        assertThat(base(ofTrial("high")).riskOfBias(ROW)).containsExactly(ofTrial("high"));
        assertThat(base(ofTrial("high"), of).riskOfBias(ROW)).containsExactly(of);
        assertThat(base(ofTrial("high"), of).riskOfBias(ROWS.get(1))).isEmpty();
    }

    @Test
    void aJudgementOfAnotherResultSaysNothingOfThisOne() {
        var other =
                judged(
                        "RoB 2",
                        Optional.of(new OfResult(ROW.comparator(), "another")),
                        "high",
                        "high");

        assertThat(base(other).riskOfBias(ROW)).isEmpty();
        assertThat(base(ofTrial("low"), other).riskOfBias(ROW)).containsExactly(ofTrial("low"));
    }

    @Test
    void whatTheNumbersContradictStaysWhateverIsJudged() {
        var data = judged("data-integrity flag", Optional.empty(), "", "");

        assertThat(base(data, ofResult("low")).riskOfBias(ROW)).contains(data);
        assertThat(data.isJudgement()).isFalse();
        assertThat(data.isHigh()).isFalse();
    }

    @Test
    void theWholeCountsWhereSomebodyJudgedIt() {
        assertThat(ofResult("some_concerns").isHigh()).isFalse();
        assertThat(judged("RoB 2", Optional.empty(), "high", "some_concerns").isHigh()).isFalse();
        assertThat(ofTrial("high").isHigh()).isTrue();
        assertThat(
                        judged(
                                        "design features only, not a judgement",
                                        Optional.empty(),
                                        "high",
                                        "")
                                .isHigh())
                .isFalse();
    }
}
