package huantiao.outcomes;

import huantiao.base.Result;
import huantiao.base.UserId;
import java.time.Instant;

/**
 * What a named person made of a proposal. The house advises; they decide.
 *
 * @param by who decided
 */
public record ReviewDecision(ReviewProposal proposal, Answer answer, UserId by, Instant at) {

    /** Yes, or no and why. */
    public sealed interface Answer {
        record Accepted() implements Answer {}

        /**
         * @param reason in the decider's own words
         */
        record Overruled(String reason) implements Answer {}
    }

    /** Why a decision is not taken. */
    public enum Refusal {
        REASON_NEEDED,
        /** No treatment goes on past an open red flag; settle the flag instead. */
        RED_FLAG_CANNOT_BE_OVERRULED
    }

    public static ReviewDecision accept(ReviewProposal proposal, UserId by, Instant at) {
        return new ReviewDecision(proposal, new Answer.Accepted(), by, at);
    }

    public static Result<ReviewDecision, Refusal> overrule(
            ReviewProposal proposal, String reason, UserId by, Instant at) {
        if (proposal instanceof ReviewProposal.RedFlagsFirst) {
            return Result.refused(Refusal.RED_FLAG_CANNOT_BE_OVERRULED);
        }
        return reason.isBlank()
                ? Result.refused(Refusal.REASON_NEEDED)
                : Result.ok(
                        new ReviewDecision(proposal, new Answer.Overruled(reason.strip()), by, at));
    }
}
