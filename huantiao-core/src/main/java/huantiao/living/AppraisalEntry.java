package huantiao.living;

import huantiao.bias.Aim;
import huantiao.bias.Assessment;

/** What is done to judge the risk of bias in a result: asked for, judged twice, settled. */
public sealed interface AppraisalEntry extends LivingEntry {

    /** The id of the appraisal, as {@code B001}. */
    String appraisalId();

    /**
     * A result is to be judged.
     *
     * @param comparator class of what the second arm gets
     * @param outcome code of the outcome, at whatever time
     * @param aim which effect of the treatment the review asks for
     */
    record AppraisalOpened(
            String appraisalId,
            String trialId,
            String study,
            String comparator,
            String outcome,
            Aim aim)
            implements AppraisalEntry {}

    /** Somebody judged it, without seeing what anybody else judged. */
    record Appraised(String appraisalId, Assessment assessment) implements AppraisalEntry {}

    /**
     * Two judgements became one, which enters the evidence.
     *
     * @param reason why, where the two differed; else empty
     */
    record AppraisalSettled(String appraisalId, Assessment assessment, String reason)
            implements AppraisalEntry {}

    /** The judgement no longer counts; the result can be judged anew. */
    record AppraisalWithdrawn(String appraisalId, String reason) implements AppraisalEntry {}
}
