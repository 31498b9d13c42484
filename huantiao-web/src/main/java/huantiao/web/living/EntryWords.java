package huantiao.web.living;

import huantiao.evidence.Extraction.Column;
import huantiao.living.AppraisalEntry;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.AppraisalEntry.AppraisalSettled;
import huantiao.living.AppraisalEntry.AppraisalWithdrawn;
import huantiao.living.AppraisalEntry.Appraised;
import huantiao.living.ArmEntry;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.ArmEntry.ArmRead;
import huantiao.living.ArmEntry.ArmSettled;
import huantiao.living.ArmEntry.ArmWithdrawn;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.CertaintyEntry.CertaintyWithdrawn;
import huantiao.living.ExtractionEntry.Adjudicated;
import huantiao.living.ExtractionEntry.Extracted;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.ExtractionEntry.RowWithdrawn;
import huantiao.living.RecordEntry;
import huantiao.living.RecordEntry.ConflictSettled;
import huantiao.living.RecordEntry.FlagLifted;
import huantiao.living.RecordEntry.Imported;
import huantiao.living.RecordEntry.PairJudged;
import huantiao.living.RecordEntry.ReportExcluded;
import huantiao.living.RecordEntry.ReportIncluded;
import huantiao.living.RecordEntry.ReportNotRetrieved;
import huantiao.living.RecordEntry.Screened;
import huantiao.living.RecordEntry.Searched;
import huantiao.living.RecordEntry.TrialFlagged;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.ReviewEntry.VersionPublished;
import huantiao.living.Written;
import huantiao.web.Words;

/** What stands in the journal of the review, in a sentence. */
final class EntryWords {

    private EntryWords() {}

    static String say(Written written, Words words) {
        return switch (written.entry()) {
            case RecordEntry entry -> say(entry, words);
            case ProtocolWritten(_, var reason) ->
                    reason.isEmpty()
                            ? words.say("workbench.entry.protocol")
                            : words.say("workbench.entry.protocol.amended", reason);
            case VersionPublished version ->
                    words.say("workbench.entry.version", version.number(), version.note());
            case AppraisalEntry entry -> say(entry, words);
            case ArmEntry entry -> say(entry, words);
            case CertaintyRated(var question, var grade, _) ->
                    words.say(
                            "certainty.entry.rated",
                            question,
                            words.say("certainty.level." + grade.level().name()));
            case CertaintyWithdrawn(var question, var reason) ->
                    words.say("certainty.entry.withdrawn", question, reason);
            case RowOpened(var id, var frame) ->
                    words.say("extraction.entry.opened", id, frame.at(Column.TRIAL_ID));
            case Extracted(var id, _) -> words.say("extraction.entry.read", id);
            case Adjudicated(var id, _, _) -> words.say("extraction.entry.settled", id);
            case RowWithdrawn(var id, var reason) ->
                    words.say("extraction.entry.withdrawn", id, reason);
        };
    }

    private static String say(AppraisalEntry entry, Words words) {
        return switch (entry) {
            case AppraisalOpened frame ->
                    words.say("bias.entry.opened", frame.appraisalId(), frame.trialId());
            // What was judged stands on its page, for those who may see it.
            case Appraised(var id, _) -> words.say("bias.entry.judged", id);
            case AppraisalSettled(var id, var assessment, _) ->
                    words.say(
                            "bias.entry.settled",
                            id,
                            words.say("bias.judgement." + assessment.overall().code()));
            case AppraisalWithdrawn(var id, var reason) ->
                    words.say("bias.entry.withdrawn", id, reason);
        };
    }

    private static String say(ArmEntry entry, Words words) {
        return switch (entry) {
            case ArmOpened frame ->
                    words.say("stricta.entry.opened", frame.armId(), frame.trialId());
            // What was read stands on its page, for those who may see it.
            case ArmRead(var id, _) -> words.say("stricta.entry.read", id);
            case ArmSettled(var id, _, _) -> words.say("stricta.entry.settled", id);
            case ArmWithdrawn(var id, var reason) ->
                    words.say("stricta.entry.withdrawn", id, reason);
        };
    }

    private static String say(RecordEntry entry, Words words) {
        return switch (entry) {
            case Searched search ->
                    words.say("workbench.entry.searched", search.source(), search.found());
            case Imported file ->
                    words.say("workbench.entry.imported", file.file(), file.references().size());
            case PairJudged pair ->
                    words.say(
                            pair.same() ? "workbench.entry.same" : "workbench.entry.different",
                            pair.first(),
                            pair.second(),
                            pair.reason());
            // What was voted stands on the page of screening, for those who may see it.
            case Screened(var record, _) -> words.say("workbench.entry.screened", record);
            case ConflictSettled settled ->
                    words.say(
                            settled.goesOn()
                                    ? "workbench.entry.settled.on"
                                    : "workbench.entry.settled.out",
                            settled.record(),
                            settled.reason());
            case ReportIncluded(var record, var trial) ->
                    words.say("workbench.entry.included", record, trial);
            case ReportExcluded(var record, var why, _) ->
                    words.say(
                            "workbench.entry.excluded",
                            record,
                            words.say("workbench.why." + why.name()));
            case ReportNotRetrieved(var record, _) -> words.say("workbench.entry.lost", record);
            case TrialFlagged flag ->
                    words.say(
                            "workbench.entry.flagged",
                            flag.trialId(),
                            words.say("workbench.concern." + flag.concern().name()));
            case FlagLifted(var trial, var concern, _) ->
                    words.say(
                            "workbench.entry.lifted",
                            trial,
                            words.say("workbench.concern." + concern.name()));
        };
    }
}
