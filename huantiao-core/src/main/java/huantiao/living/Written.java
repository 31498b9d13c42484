package huantiao.living;

import java.time.Instant;

/**
 * An entry as it stands in the journal of the review.
 *
 * @param sequence from 1 without gaps
 * @param seal hex digest over this entry and the seal before it: whoever knows it knows everything
 *     up to here
 */
public record Written(long sequence, LivingEntry entry, Reviewer by, Instant at, String seal) {
    public Written {
        if (sequence < 1 || !seal.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "entry (%d) must have a number from 1 and a seal".formatted(sequence));
        }
    }
}
