package huantiao.aid;

import huantiao.aid.Expectation.AbsoluteEffect;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Printed;
import huantiao.aid.Expectation.Rate;
import huantiao.aid.Expectation.ScoreEffect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Four questions on what the aid says, with the answers that the evidence at hand gives. They are
 * our own and have not been tested; they check whether the aid is clear.
 */
public record Knowledge(List<Asked> asked) {

    private static final double A_FIFTH = 20;
    private static final double HALF = 50;

    /** How many of 100. */
    public enum Answer {
        /** Fewer than 20. */
        FEW,
        /** 20 or more, fewer than 50. */
        SOME,
        /** 50 or more. */
        MOST,
        NOBODY_KNOWS;

        /** Its code in charts and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The answer of that code. */
        public static Optional<Answer> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /**
     * One question.
     *
     * @param right what the aid says
     */
    public record Asked(Choice choice, Prospect prospect, Answer right) {

        /** Its code in charts and message keys. */
        public String code() {
            return choice.code() + "_" + prospect.code();
        }
    }

    public Knowledge {
        asked = List.copyOf(asked);
    }

    /** The questions with what this aid says. */
    public static Knowledge of(DecisionAid aid) {
        return new Knowledge(
                List.of(
                        asked(aid, Choice.WAIT, Prospect.YEAR),
                        asked(aid, Choice.MEDICINES, Prospect.UNWANTED),
                        asked(aid, Choice.ACUPUNCTURE, Prospect.UNWANTED),
                        asked(aid, Choice.ACUPUNCTURE, Prospect.YEAR)));
    }

    private static Asked asked(DecisionAid aid, Choice choice, Prospect prospect) {
        return new Asked(choice, prospect, right(aid.way(choice).told(prospect)));
    }

    private static Answer right(Expectation expectation) {
        return switch (expectation) {
            case Frequency seen -> among(seen.seen().people());
            case Printed printed -> among(printed.inHundred());
            case AbsoluteEffect effect -> among(effect.with().people());
            case Rate _ -> Answer.FEW;
            case ScoreEffect _, NotKnown _ -> Answer.NOBODY_KNOWS;
        };
    }

    private static Answer among(double inHundred) {
        if (inHundred < A_FIFTH) {
            return Answer.FEW;
        }
        return inHundred < HALF ? Answer.SOME : Answer.MOST;
    }
}
