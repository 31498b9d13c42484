package huantiao.living;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What is done to the review as a whole. */
public sealed interface ReviewEntry extends LivingEntry {

    /**
     * The protocol, or the protocol as it was amended.
     *
     * @param reason why it was amended; empty for the first
     */
    record ProtocolWritten(Protocol protocol, String reason) implements ReviewEntry {}

    /**
     * What the public pages show from now on.
     *
     * @param number from 1 without gaps
     * @param note what is new, in a sentence
     * @param data hex digest of everything the answers were computed from, by file name; the
     *     review's own part is the seal of the entry before this one
     * @param answers hex digest of all answers, without the version of the program
     */
    record VersionPublished(int number, String note, Map<String, String> data, String answers)
            implements ReviewEntry {
        public VersionPublished {
            if (number < 1 || note.isBlank() || !answers.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "version (%d) must have a number from 1, a note and a digest"
                                .formatted(number));
            }
            data = Collections.unmodifiableMap(new TreeMap<>(data));
        }
    }
}
