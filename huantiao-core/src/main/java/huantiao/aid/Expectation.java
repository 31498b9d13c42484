package huantiao.aid;

import huantiao.evidence.Certainty;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Synthesis.Contribution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a person can be told about a benefit or a harm. */
public sealed interface Expectation {

    /**
     * Two groups of one hundred people, one with the treatment and one without.
     *
     * @param with how many have the outcome with the treatment
     * @param without how many have it without
     * @param peopleStudied people in both arms of the trials behind it
     * @param weeks after how many weeks
     * @param certainty how sure, and who says so
     * @param from the synthesis it was computed from
     */
    record AbsoluteEffect(
            InHundred with,
            InHundred without,
            int peopleStudied,
            double weeks,
            Certainty.Rated certainty,
            Synthesis from)
            implements Expectation {}

    /**
     * A frequency seen in one group.
     *
     * @param seen how many in a hundred; its interval is the Wilson interval of the count
     * @param events people with the event
     * @param peopleStudied the denominator
     * @param during over what they were watched, in the words of the report
     * @param figureId the figure in the evidence base
     * @param otherArm the same in the first arm of the trial it was seen in; empty where the
     *     evidence base holds no other group
     */
    record Frequency(
            InHundred seen,
            int events,
            int peopleStudied,
            String during,
            String figureId,
            Optional<InHundred> otherArm)
            implements Expectation {}

    /**
     * A share that a report printed, without its count.
     *
     * @param inHundred as printed
     * @param peopleStudied how many were studied, where the report says so
     * @param after when, in the words of the report
     * @param figureId the figure in the evidence base
     */
    record Printed(double inHundred, OptionalInt peopleStudied, String after, String figureId)
            implements Expectation {
        public Printed {
            if (!(0 <= inHundred && inHundred <= 100)) {
                throw new IllegalArgumentException(
                        "a share (%s) must be within 0..100".formatted(inHundred));
            }
        }
    }

    /**
     * A rare event as a rate that a review pooled, too small for a picture of one hundred.
     *
     * @param rate how many
     * @param low lower end of its 95 % interval
     * @param high upper end of its 95 % interval
     * @param per of how many, in the words of the review
     * @param figureId the figure in the evidence base
     */
    record Rate(double rate, double low, double high, String per, String figureId)
            implements Expectation {}

    /**
     * How far two groups differ on a score; not a number of people.
     *
     * @param questionId the question of the review it answers
     * @param from the answer, in points
     * @param trials every trial that asked it, the weightiest first, with those that a strict
     *     answer leaves out, so that nobody is told only the best of them
     */
    record ScoreEffect(String questionId, Synthesis from, List<Contribution> trials)
            implements Expectation {
        public ScoreEffect {
            trials = List.copyOf(trials);
        }
    }

    /**
     * We do not know.
     *
     * @param from the synthesis that does not allow it, if there is one
     */
    record NotKnown(Reason reason, Optional<Synthesis> from) implements Expectation {}

    /** Why we do not know. */
    enum Reason {
        /** No trial that could be used. */
        NO_TRIAL("no trial that could be used was found"),
        /** The outcome is a score, not a number of people. */
        NOT_PEOPLE("the trials report a mean score, not how many people got better"),
        /** The reports do not say when, or each says another time. */
        PERIOD_NOT_KNOWN("the trials do not say after how long, or each says another time"),
        /** Nobody rated how sure the result is. */
        NOT_RATED("nobody has rated how sure this result is"),
        /** Somebody rated it, and the rating is too low to put a number before a person. */
        CERTAINTY_TOO_LOW("the result is rated too uncertain to give a number"),
        /** The report gives no count with its denominator. */
        NO_COUNT("the report gives no count with its denominator"),
        /** There may be trials, but nobody has read them into our data. */
        NOT_READ("nobody has read its trials into our data yet"),
        /** The report that said so was retracted. */
        RETRACTED("the report that said so was taken back"),
        /** The count is of treatments or case reports, not of people. */
        NOT_PER_PERSON("the count is not of people");

        private final String because;

        Reason(String because) {
            this.because = because;
        }

        /** The reason as part of a sentence. */
        public String because() {
            return because;
        }
    }
}
