package huantiao.aid;

import huantiao.evidence.Certainty;
import huantiao.evidence.Synthesis;
import java.util.Optional;

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
     * A frequency seen in a group that was not compared with another.
     *
     * @param seen how many in a hundred; its interval is the Wilson interval of the count
     * @param events people with the event
     * @param peopleStudied the denominator
     * @param during over what they were watched, in the words of the report
     * @param figureId the figure in the evidence base
     */
    record Frequency(InHundred seen, int events, int peopleStudied, String during, String figureId)
            implements Expectation {}

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
