package huantiao.web.living;

import huantiao.evidence.Extraction.Column;
import huantiao.living.ExtractionEntry.Adjudicated;
import huantiao.living.ExtractionEntry.Extracted;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.ExtractionEntry.RowWithdrawn;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.ReviewEntry.VersionPublished;
import huantiao.living.Written;
import huantiao.web.Words;

/** What stands in the journal of the review, in a sentence. */
final class EntryWords {

    private EntryWords() {}

    static String say(Written written, Words words) {
        return switch (written.entry()) {
            case ProtocolWritten(_, var reason) ->
                    reason.isEmpty()
                            ? words.say("workbench.entry.protocol")
                            : words.say("workbench.entry.protocol.amended", reason);
            case VersionPublished version ->
                    words.say("workbench.entry.version", version.number(), version.note());
            case RowOpened(var id, var frame) ->
                    words.say("extraction.entry.opened", id, frame.at(Column.TRIAL_ID));
            case Extracted(var id, _) -> words.say("extraction.entry.read", id);
            case Adjudicated(var id, _, _) -> words.say("extraction.entry.settled", id);
            case RowWithdrawn(var id, var reason) ->
                    words.say("extraction.entry.withdrawn", id, reason);
        };
    }
}
