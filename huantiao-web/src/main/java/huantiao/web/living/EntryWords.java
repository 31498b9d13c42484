package huantiao.web.living;

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
        };
    }
}
