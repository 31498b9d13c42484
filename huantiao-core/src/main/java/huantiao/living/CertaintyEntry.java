package huantiao.living;

import huantiao.evidence.Grade;

/** What is done to say how sure the review is of an answer. */
public sealed interface CertaintyEntry extends LivingEntry {

    /** The question of the review, as {@code sham.leg_pain_vas_change.short}. */
    String questionId();

    /**
     * Somebody rated the answer; the latest rating counts.
     *
     * @param about hex digest of what was rated
     */
    record CertaintyRated(String questionId, Grade grade, String about) implements CertaintyEntry {}

    /** The rating no longer counts. */
    record CertaintyWithdrawn(String questionId, String reason) implements CertaintyEntry {}
}
