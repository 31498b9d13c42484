package huantiao.store;

import huantiao.living.AppraisalEntry;
import huantiao.living.ArmEntry;
import huantiao.living.CertaintyEntry;
import huantiao.living.ExtractionEntry;
import huantiao.living.LivingEntry;
import huantiao.living.RecordEntry;
import huantiao.living.ReviewEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names under which entries of the living review stand in its journal; as stable as {@link
 * Kinds}.
 */
final class LivingKinds {

    private static final Map<String, Class<? extends LivingEntry>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("protocol-written.v1", ReviewEntry.ProtocolWritten.class);
        BY_NAME.put("version-published.v1", ReviewEntry.VersionPublished.class);
        BY_NAME.put("row-opened.v1", ExtractionEntry.RowOpened.class);
        BY_NAME.put("row-extracted.v1", ExtractionEntry.Extracted.class);
        BY_NAME.put("row-adjudicated.v1", ExtractionEntry.Adjudicated.class);
        BY_NAME.put("row-withdrawn.v1", ExtractionEntry.RowWithdrawn.class);
        BY_NAME.put("appraisal-opened.v1", AppraisalEntry.AppraisalOpened.class);
        BY_NAME.put("appraised.v1", AppraisalEntry.Appraised.class);
        BY_NAME.put("appraisal-settled.v1", AppraisalEntry.AppraisalSettled.class);
        BY_NAME.put("appraisal-withdrawn.v1", AppraisalEntry.AppraisalWithdrawn.class);
        BY_NAME.put("arm-opened.v1", ArmEntry.ArmOpened.class);
        BY_NAME.put("arm-read.v1", ArmEntry.ArmRead.class);
        BY_NAME.put("arm-settled.v1", ArmEntry.ArmSettled.class);
        BY_NAME.put("arm-withdrawn.v1", ArmEntry.ArmWithdrawn.class);
        BY_NAME.put("certainty-rated.v1", CertaintyEntry.CertaintyRated.class);
        BY_NAME.put("certainty-withdrawn.v1", CertaintyEntry.CertaintyWithdrawn.class);
        BY_NAME.put("searched.v1", RecordEntry.Searched.class);
        BY_NAME.put("records-imported.v1", RecordEntry.Imported.class);
        BY_NAME.put("pair-judged.v1", RecordEntry.PairJudged.class);
        BY_NAME.put("record-screened.v1", RecordEntry.Screened.class);
        BY_NAME.put("conflict-settled.v1", RecordEntry.ConflictSettled.class);
        BY_NAME.put("report-included.v1", RecordEntry.ReportIncluded.class);
        BY_NAME.put("report-excluded.v1", RecordEntry.ReportExcluded.class);
        BY_NAME.put("report-not-retrieved.v1", RecordEntry.ReportNotRetrieved.class);
        BY_NAME.put("trial-flagged.v1", RecordEntry.TrialFlagged.class);
        BY_NAME.put("flag-lifted.v1", RecordEntry.FlagLifted.class);
    }

    private LivingKinds() {}

    /** The name under which this entry is written today. */
    static String of(LivingEntry entry) {
        return switch (entry) {
            case ReviewEntry.ProtocolWritten _ -> "protocol-written.v1";
            case ReviewEntry.VersionPublished _ -> "version-published.v1";
            case ExtractionEntry.RowOpened _ -> "row-opened.v1";
            case ExtractionEntry.Extracted _ -> "row-extracted.v1";
            case ExtractionEntry.Adjudicated _ -> "row-adjudicated.v1";
            case ExtractionEntry.RowWithdrawn _ -> "row-withdrawn.v1";
            case AppraisalEntry.AppraisalOpened _ -> "appraisal-opened.v1";
            case AppraisalEntry.Appraised _ -> "appraised.v1";
            case AppraisalEntry.AppraisalSettled _ -> "appraisal-settled.v1";
            case AppraisalEntry.AppraisalWithdrawn _ -> "appraisal-withdrawn.v1";
            case ArmEntry.ArmOpened _ -> "arm-opened.v1";
            case ArmEntry.ArmRead _ -> "arm-read.v1";
            case ArmEntry.ArmSettled _ -> "arm-settled.v1";
            case ArmEntry.ArmWithdrawn _ -> "arm-withdrawn.v1";
            case CertaintyEntry.CertaintyRated _ -> "certainty-rated.v1";
            case CertaintyEntry.CertaintyWithdrawn _ -> "certainty-withdrawn.v1";
            case RecordEntry.Searched _ -> "searched.v1";
            case RecordEntry.Imported _ -> "records-imported.v1";
            case RecordEntry.PairJudged _ -> "pair-judged.v1";
            case RecordEntry.Screened _ -> "record-screened.v1";
            case RecordEntry.ConflictSettled _ -> "conflict-settled.v1";
            case RecordEntry.ReportIncluded _ -> "report-included.v1";
            case RecordEntry.ReportExcluded _ -> "report-excluded.v1";
            case RecordEntry.ReportNotRetrieved _ -> "report-not-retrieved.v1";
            case RecordEntry.TrialFlagged _ -> "trial-flagged.v1";
            case RecordEntry.FlagLifted _ -> "flag-lifted.v1";
        };
    }

    /**
     * What the entry of that name is.
     *
     * @throws UnreadableEntry if this program does not know the name
     */
    static Class<? extends LivingEntry> named(String name) {
        var kind = BY_NAME.get(name);
        if (kind == null) {
            throw UnreadableEntry.ofUnknownKind(name);
        }
        return kind;
    }
}
