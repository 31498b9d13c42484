package huantiao.measures;

/** What an instrument does about items without an answer. Absent is never zero by accident. */
public sealed interface MissingRule {

    /** Without every item there is no score. */
    record EveryItemNeeded() implements MissingRule {}

    /** A blank is a sentence that is not true today, but only once the form is finished. */
    record BlankIsZeroOnceFinished() implements MissingRule {}

    /** Unanswered items leave the denominator; below the fewest there is no score. */
    record DenominatorShrinks(int fewestAnswered) implements MissingRule {}

    /** The mean of what was answered, as long as this item is among it. */
    record MeanOfGiven(int neededItem) implements MissingRule {}

    /**
     * Fewer answers give no score at all; with enough answers and a gap only the rights holder's
     * own scoring service can say, so there is none here either.
     */
    record AtLeast(int answered) implements MissingRule {}
}
