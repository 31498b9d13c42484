package huantiao.living;

import huantiao.evidence.Extraction;

/** What is done to rows of trials: asked for, read twice, settled, taken back. */
public sealed interface ExtractionEntry extends LivingEntry {

    /** The id of the row, as {@code L001}. */
    String rowId();

    /**
     * A row of a trial is to be read: which trial, which outcome, against what. Both readers see
     * this much.
     *
     * @param frame trial, study, source, comparator and outcome; nothing of the results
     */
    record RowOpened(String rowId, Extraction frame) implements ExtractionEntry {}

    /**
     * Somebody read the row in the report, without seeing what anybody else read.
     *
     * @param reading with the cells of the frame
     */
    record Extracted(String rowId, Extraction reading) implements ExtractionEntry {}

    /**
     * Two readings became one row, which enters the evidence.
     *
     * @param settled the row
     * @param reason why, where the readings differed or the row leaves doubts; else empty
     */
    record Adjudicated(String rowId, Extraction settled, String reason)
            implements ExtractionEntry {}

    /**
     * The row no longer counts, as when its report was retracted or its people are counted
     * elsewhere.
     */
    record RowWithdrawn(String rowId, String reason) implements ExtractionEntry {}
}
