package huantiao.living;

/**
 * One thing a reviewer did. Entries are added, never changed; what is taken back is taken back by
 * another entry.
 */
public sealed interface LivingEntry
        permits AppraisalEntry,
                ArmEntry,
                CertaintyEntry,
                ExtractionEntry,
                RecordEntry,
                ReviewEntry {}
