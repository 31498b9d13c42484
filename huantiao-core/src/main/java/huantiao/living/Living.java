package huantiao.living;

import huantiao.access.Permit;
import huantiao.base.Result;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The shelf of the living review: one journal for the installation, which only grows. */
public interface Living {

    /** The review as it stands. */
    LivingReview read(Permit reviewEvidence);

    /** The review up to and with the latest published version; empty before the first. */
    LivingReview published(Permit readPublic);

    /** Number of the entry that published the latest version; 0 before the first. Cheap to ask. */
    long lastPublication(Permit readPublic);

    /**
     * Adds an entry to what its author has seen.
     *
     * @param seen number of the last entry the author knew; 0 for none
     * @return the entry as written, or what came in between: then nothing was added
     */
    Result<Written, List<Written>> append(
            Permit reviewEvidence, long seen, LivingEntry entry, Instant at);

    /**
     * Adds what the step makes of the review as it stands. If others write meanwhile, the step is
     * asked again with what they wrote.
     *
     * @return the review with the entry, or why the step refused
     */
    default <R> Result<LivingReview, R> add(
            Permit reviewEvidence,
            Instant at,
            Function<LivingReview, ? extends Result<? extends LivingEntry, R>> step) {
        while (true) {
            var review = read(reviewEvidence);
            switch (step.apply(review)) {
                case Result.Refused<? extends LivingEntry, R>(var reason) -> {
                    return Result.refused(reason);
                }
                case Result.Ok<? extends LivingEntry, R>(var entry) -> {
                    if (append(reviewEvidence, review.sequence(), entry, at)
                            instanceof Result.Ok<Written, List<Written>>(var written)) {
                        return Result.ok(review.with(List.of(written)));
                    }
                }
            }
        }
    }
}
