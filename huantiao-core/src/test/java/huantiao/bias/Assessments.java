package huantiao.bias;

import java.util.Map;
import java.util.Optional;

/** Assessments of an invented result. */
public final class Assessments {

    /** Answers that give low risk everywhere. */
    public static final Answers LOW =
            new Answers(
                    Map.ofEntries(
                            Map.entry(Question.Q1_1, Answer.YES),
                            Map.entry(Question.Q1_2, Answer.PROBABLY_YES),
                            Map.entry(Question.Q1_3, Answer.NO),
                            Map.entry(Question.Q2_1, Answer.NO),
                            Map.entry(Question.Q2_2, Answer.PROBABLY_NO),
                            Map.entry(Question.Q2_6, Answer.YES),
                            Map.entry(Question.Q3_1, Answer.YES),
                            Map.entry(Question.Q4_1, Answer.NO),
                            Map.entry(Question.Q4_2, Answer.NO),
                            Map.entry(Question.Q4_3, Answer.NO),
                            Map.entry(Question.Q5_1, Answer.YES),
                            Map.entry(Question.Q5_2, Answer.NO),
                            Map.entry(Question.Q5_3, Answer.NO)));

    private Assessments() {}

    public static Assessment low() {
        return of(LOW);
    }

    /** Somebody chose among several measurements by their result. */
    public static Assessment high() {
        return of(LOW.with(Question.Q5_2, Answer.YES));
    }

    /** Judged otherwise than the answers suggest, with every text filled in. */
    public static Assessment departing() {
        var answers = LOW.with(Question.Q1_3, Answer.YES).with(Question.Q5_1, Answer.NO);
        return Assessment.read(
                        Aim.ASSIGNMENT,
                        answers,
                        Map.of(Domain.MEASUREMENT, Judgement.SOME_CONCERNS),
                        Map.of(
                                Domain.MEASUREMENT, "The scale was changed.",
                                Domain.RANDOMISATION, "Ages differ by ten years."),
                        Optional.of(Judgement.HIGH),
                        "Three concerns weigh together.")
                .orElseThrow();
    }

    public static Assessment of(Answers answers) {
        return Assessment.read(Aim.ASSIGNMENT, answers, Map.of(), Map.of(), Optional.empty(), "")
                .orElseThrow();
    }
}
