package huantiao.evidence;

import java.util.Optional;

/**
 * A row that a question asked about and that was not pooled, with the reason.
 *
 * @param flag the reviewers' flag, where that was the reason
 * @param because one plain sentence
 */
public record RowRefusal(Trial trial, Reason reason, Optional<Flag> flag, String because) {

    /** Why a row was left out. */
    public enum Reason {
        /** A flag says it must never be pooled. */
        FLAG_FORBIDS,
        /** A flag keeps it out of a strict analysis. */
        FLAG_NOT_STRICT,
        /** What was printed does not give an effect with its variance. */
        NO_EFFECT,
        /** An arm without events has no logarithm, and no correction was asked for. */
        NO_EVENTS,
        /** Measured outside the weeks asked about, or nobody can tell when. */
        OTHER_TIME,
        /** Another row of the same trial is in the pool. */
        SAME_TRIAL
    }

    static RowRefusal flagged(Trial trial, Reason reason, Flag flag) {
        String sentence =
                reason == Reason.FLAG_NOT_STRICT
                        ? "Left out of a strict analysis: %s.".formatted(flag.because())
                        : "Never pooled: %s.".formatted(flag.because());
        return new RowRefusal(trial, reason, Optional.of(flag), sentence);
    }

    static RowRefusal of(Trial trial, Reason reason, String because) {
        return new RowRefusal(trial, reason, Optional.empty(), because);
    }
}
