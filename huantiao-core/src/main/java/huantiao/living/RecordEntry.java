package huantiao.living;

import java.time.LocalDate;
import java.util.List;

/** What is done with records, from the search to the trial that comes in. */
public sealed interface RecordEntry extends LivingEntry {

    /**
     * A source was searched.
     *
     * @param query word for word
     * @param found how many records the source said there are
     */
    record Searched(String source, LocalDate on, String query, int found) implements RecordEntry {}

    /**
     * A file of records came in. They are numbered on from those before.
     *
     * @param search number of the search they came from
     * @param sha256 hex digest of the file
     */
    record Imported(
            int search, String file, String format, String sha256, List<Reference> references)
            implements RecordEntry {
        public Imported {
            references = List.copyOf(references);
        }
    }

    /**
     * Somebody looked at two records and said whether they are one; the last word holds.
     *
     * @param first the lower number
     */
    record PairJudged(int first, int second, boolean same, String reason) implements RecordEntry {}

    /** One of two people read title and abstract. */
    record Screened(int record, Vote vote) implements RecordEntry {}

    /** The two did not agree, and somebody settled it. */
    record ConflictSettled(int record, boolean goesOn, String reason) implements RecordEntry {}

    /** The report was read and comes in, as a report of that trial. */
    record ReportIncluded(int record, String trialId) implements RecordEntry {}

    /** The report was read and stays out. */
    record ReportExcluded(int record, Exclusion why, String note) implements RecordEntry {}

    /** Nobody could get the report. */
    record ReportNotRetrieved(int record, String note) implements RecordEntry {}

    /** Why a trial's rows are shown and no longer pooled. */
    enum Concern {
        RETRACTED,
        DUPLICATE_POPULATION
    }

    /**
     * Something is wrong with a trial as a whole.
     *
     * @param source where that can be read
     */
    record TrialFlagged(String trialId, Concern concern, String reason, String source)
            implements RecordEntry {}

    /** What was said of a trial no longer holds. */
    record FlagLifted(String trialId, Concern concern, String reason) implements RecordEntry {}
}
