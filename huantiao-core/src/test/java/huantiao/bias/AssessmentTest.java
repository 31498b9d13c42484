package huantiao.bias;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reviewer judged, and when it holds together. */
class AssessmentTest {

    private static Result<Assessment, List<Problem>> read(
            Answers answers,
            Map<Domain, Judgement> judged,
            Map<Domain, String> grounds,
            Optional<Judgement> overall,
            String ground) {
        return Assessment.read(Aim.ASSIGNMENT, answers, judged, grounds, overall, ground);
    }

    private static List<Problem> problems(Result<Assessment, List<Problem>> read) {
        return read.fold(_ -> List.of(), all -> all);
    }

    @Test
    void theWholeIsAsGraveAsItsWorstDomain() {
        var calm = Assessments.low();
        var concern =
                read(
                                Assessments.LOW.with(Question.Q1_3, Answer.YES),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                "")
                        .orElseThrow();
        var grave =
                read(
                                Assessments.LOW
                                        .with(Question.Q1_3, Answer.YES)
                                        .with(Question.Q5_2, Answer.PROBABLY_YES),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                "")
                        .orElseThrow();

        assertThat(calm.overall()).isEqualTo(Judgement.LOW);
        assertThat(concern.overall()).isEqualTo(Judgement.SOME_CONCERNS);
        assertThat(grave.overall()).isEqualTo(Judgement.HIGH);
        assertThat(grave.of(Domain.RANDOMISATION)).isEqualTo(Judgement.SOME_CONCERNS);
        assertThat(grave.differences(calm)).containsExactly(Question.Q1_3, Question.Q5_2);
        assertThat(grave.judgedOtherwise(calm))
                .containsExactly(Domain.RANDOMISATION, Domain.REPORTING);
    }

    @Test
    void everyQuestionThatWaitsIsNamedAtOnce() {
        var nothing = read(Answers.none(), Map.of(), Map.of(), Optional.empty(), "");
        assertThat(problems(nothing))
                .extracting(Problem::where)
                .containsExactly(
                        "q1-1", "q1-2", "q1-3", "q2-1", "q2-2", "q2-6", "q3-1", "q4-1", "q4-2",
                        "q5-1", "q5-2", "q5-3");
        assertThat(problems(nothing)).extracting(Problem::code).containsOnly("HT-2040");

        var followed =
                read(
                        Assessments.LOW.with(Question.Q3_1, Answer.NO_INFORMATION),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        "");
        assertThat(problems(followed)).extracting(Problem::where).containsExactly("q3-2");
    }

    @Test
    void evidenceIsThereOrItIsNot() {
        var read =
                read(
                        Assessments.LOW
                                .with(Question.Q3_1, Answer.NO)
                                .with(Question.Q3_2, Answer.NO_INFORMATION),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        "");

        assertThat(problems(read)).extracting(Problem::code).containsExactly("HT-2041");
    }

    @Test
    void whoJudgesOtherwiseSaysWhy() {
        Map<Domain, Judgement> judged =
                Map.of(Domain.MEASUREMENT, Judgement.HIGH, Domain.REPORTING, Judgement.LOW);
        var silent = read(Assessments.LOW, judged, Map.of(), Optional.empty(), "");
        var said =
                read(
                                Assessments.LOW,
                                judged,
                                Map.of(Domain.MEASUREMENT, "The scale was changed."),
                                Optional.empty(),
                                "")
                        .orElseThrow();

        assertThat(problems(silent)).extracting(Problem::code).containsExactly("HT-2043");
        assertThat(problems(silent))
                .extracting(Problem::where)
                .containsExactly("ground-measurement");
        assertThat(said.of(Domain.MEASUREMENT)).isEqualTo(Judgement.HIGH);
        assertThat(said.proposed(Domain.MEASUREMENT)).isEqualTo(Judgement.LOW);
        assertThat(said.overall()).isEqualTo(Judgement.HIGH);
        assertThat(said.judged()).containsOnlyKeys(Domain.MEASUREMENT);
        assertThat(
                        problems(
                                read(
                                        Assessments.LOW,
                                        Map.of(),
                                        Map.of(Domain.REPORTING, "x".repeat(1001)),
                                        Optional.empty(),
                                        "")))
                .extracting(Problem::code)
                .containsExactly("HT-2044");
    }

    @Test
    void severalConcernsMayBeHighTogetherForAReason() {
        var one = Assessments.LOW.with(Question.Q1_3, Answer.YES);
        var two = one.with(Question.Q5_1, Answer.NO);
        var high = Optional.of(Judgement.HIGH);

        assertThat(problems(read(one, Map.of(), Map.of(), high, "Both.")))
                .extracting(Problem::code)
                .containsExactly("HT-2042");
        assertThat(problems(read(two, Map.of(), Map.of(), Optional.of(Judgement.LOW), "No.")))
                .extracting(Problem::code)
                .containsExactly("HT-2042");
        assertThat(problems(read(two, Map.of(), Map.of(), high, " ")))
                .extracting(Problem::where)
                .containsExactly("overall-ground");
        var raised = read(two, Map.of(), Map.of(), high, "Both weigh.").orElseThrow();
        assertThat(raised.overall()).isEqualTo(Judgement.HIGH);
        assertThat(raised.overallGround()).isEqualTo("Both weigh.");
        var plain =
                read(two, Map.of(), Map.of(), Optional.of(Judgement.SOME_CONCERNS), "Unasked.")
                        .orElseThrow();
        assertThat(plain.overallGround()).isEmpty();
    }

    @Test
    void anAnswerIsFoundByItsLetters() {
        for (Answer answer : Answer.values()) {
            assertThat(Answer.of(answer.code())).hasValue(answer);
        }
        assertThat(Answer.of("NA")).isEmpty();
    }
}
