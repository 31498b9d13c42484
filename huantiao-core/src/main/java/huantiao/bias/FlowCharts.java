package huantiao.bias;

import static huantiao.bias.Judgement.HIGH;
import static huantiao.bias.Judgement.LOW;
import static huantiao.bias.Judgement.SOME_CONCERNS;
import static huantiao.bias.Question.Q1_1;
import static huantiao.bias.Question.Q1_2;
import static huantiao.bias.Question.Q1_3;
import static huantiao.bias.Question.Q2_1;
import static huantiao.bias.Question.Q2_2;
import static huantiao.bias.Question.Q2_3;
import static huantiao.bias.Question.Q2_3A;
import static huantiao.bias.Question.Q2_4;
import static huantiao.bias.Question.Q2_4A;
import static huantiao.bias.Question.Q2_5;
import static huantiao.bias.Question.Q2_5A;
import static huantiao.bias.Question.Q2_6;
import static huantiao.bias.Question.Q2_6A;
import static huantiao.bias.Question.Q2_7;
import static huantiao.bias.Question.Q3_1;
import static huantiao.bias.Question.Q3_2;
import static huantiao.bias.Question.Q3_3;
import static huantiao.bias.Question.Q3_4;
import static huantiao.bias.Question.Q4_1;
import static huantiao.bias.Question.Q4_2;
import static huantiao.bias.Question.Q4_3;
import static huantiao.bias.Question.Q4_4;
import static huantiao.bias.Question.Q4_5;
import static huantiao.bias.Question.Q5_1;
import static huantiao.bias.Question.Q5_2;
import static huantiao.bias.Question.Q5_3;

/**
 * The flow charts of the guidance: what each domain's answers suggest. Every question that is asked
 * has an answer here.
 */
final class FlowCharts {

    private FlowCharts() {}

    static Judgement randomisation(Answers given) {
        if (given.isNo(Q1_2)) {
            return HIGH;
        }
        if (given.isUnknown(Q1_2)) {
            return given.isYes(Q1_3) ? HIGH : SOME_CONCERNS;
        }
        return given.isNo(Q1_1) || given.isYes(Q1_3) ? SOME_CONCERNS : LOW;
    }

    /**
     * Two parts, of which the graver counts: what happened in the trial, and how it was counted.
     */
    static Judgement deviationsFromAssignment(Answers given) {
        return conductByAssignment(given).or(analysisByAssignment(given));
    }

    private static Judgement conductByAssignment(Answers given) {
        if ((given.isNo(Q2_1) && given.isNo(Q2_2)) || given.isNo(Q2_3)) {
            return LOW;
        }
        if (given.isUnknown(Q2_3) || given.isNo(Q2_4) || given.isYes(Q2_5)) {
            return SOME_CONCERNS;
        }
        return HIGH;
    }

    private static Judgement analysisByAssignment(Answers given) {
        if (given.isYes(Q2_6)) {
            return LOW;
        }
        return given.isNo(Q2_7) ? SOME_CONCERNS : HIGH;
    }

    static Judgement deviationsFromAdhering(Answers given) {
        boolean balanced = (given.isNo(Q2_1) && given.isNo(Q2_2)) || given.isYes(Q2_3A);
        if (balanced && given.isNo(Q2_4A) && given.isNo(Q2_5A)) {
            return LOW;
        }
        return given.isYes(Q2_6A) ? SOME_CONCERNS : HIGH;
    }

    static Judgement missingData(Answers given) {
        if (given.isYes(Q3_1) || given.isYes(Q3_2) || given.isNo(Q3_3)) {
            return LOW;
        }
        return given.isNo(Q3_4) ? SOME_CONCERNS : HIGH;
    }

    static Judgement measurement(Answers given) {
        if (given.isYes(Q4_1) || given.isYes(Q4_2)) {
            return HIGH;
        }
        if (given.isNo(Q4_3) || given.isNo(Q4_4)) {
            return given.isUnknown(Q4_2) ? SOME_CONCERNS : LOW;
        }
        return given.isNo(Q4_5) ? SOME_CONCERNS : HIGH;
    }

    static Judgement reporting(Answers given) {
        if (given.isYes(Q5_2) || given.isYes(Q5_3)) {
            return HIGH;
        }
        if (given.isUnknown(Q5_2) || given.isUnknown(Q5_3)) {
            return SOME_CONCERNS;
        }
        return given.isYes(Q5_1) ? LOW : SOME_CONCERNS;
    }
}
