package huantiao.store;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import java.util.Optional;

/**
 * What walking every chain of the journal, and that of the living review, found.
 *
 * @param patients how many chains were walked
 * @param entries how many entries were read
 * @param reviewEntries how many entries of the living review were read
 * @param digest SHA-256 over the ends of all chains, in order, as 64 hexadecimal digits: written
 *     down elsewhere, it shows later whether anything up to today was changed even by somebody who
 *     made all the seals anew
 * @param firstBad the first row that does not hold; reading stops there
 */
public record Verification(
        long patients, long entries, long reviewEntries, String digest, Optional<Bad> firstBad) {

    /** A row that does not hold. */
    public sealed interface Bad {

        /** Its number in its chain. */
        long seq();

        Why why();

        /** In a patient's chart. */
        record InChart(ClinicId clinic, PatientId patient, long seq, Why why) implements Bad {
            @Override
            public String toString() {
                return "clinic %s, patient %s, entry %d: %s"
                        .formatted(clinic, patient, seq, why.sentence());
            }
        }

        /** In the living review. */
        record InReview(long seq, Why why) implements Bad {
            @Override
            public String toString() {
                return "living review, entry %d: %s".formatted(seq, why.sentence());
            }
        }
    }

    /** How a chain can be broken. */
    public enum Why {
        CHANGED("what it says is not what was sealed"),
        UNCHAINED("it does not follow the entry before it"),
        MISSING("this entry is not there"),
        NOT_THE_END("the chain goes on past its recorded end, or ends with another seal"),
        NO_END("the recorded end of this chain is not there");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** True if every entry holds. */
    public boolean holds() {
        return firstBad.isEmpty();
    }
}
