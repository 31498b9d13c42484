package huantiao.living;

import huantiao.evidence.ArmReading;

/** What is done to read how an arm was needled: asked for, read twice, settled. */
public sealed interface ArmEntry extends LivingEntry {

    /** The id of the arm, as {@code N001}. */
    String armId();

    /**
     * An arm is to be read.
     *
     * @param label which of the trial's arms it is
     * @param role what it was for: {@code experimental} or {@code control}
     * @param source where the report is found, as far as the review knows
     * @param inReview the review that lists the trial, where it was known from one; else empty
     * @param replaces the id of the arm that came with the program and is read anew; else empty
     */
    record ArmOpened(
            String armId,
            String trialId,
            String study,
            String year,
            String label,
            String role,
            String source,
            String inReview,
            String replaces)
            implements ArmEntry {}

    /** Somebody read it, without seeing what anybody else read. */
    record ArmRead(String armId, ArmReading reading) implements ArmEntry {}

    /**
     * Two readings became one, which enters the table of arms.
     *
     * @param reason why, where the two differed; else empty
     */
    record ArmSettled(String armId, ArmReading reading, String reason) implements ArmEntry {}

    /** The arm no longer counts; it can be read anew. */
    record ArmWithdrawn(String armId, String reason) implements ArmEntry {}
}
