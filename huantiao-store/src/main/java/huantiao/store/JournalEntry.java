package huantiao.store;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import java.time.Instant;

/**
 * One row of the journal.
 *
 * @param seq its number in the patient's chain, from 1 without gaps
 * @param kind stable name with version, as {@code session-signed.v1}
 * @param author as {@code member:} and the id
 * @param body the very JSON text that was hashed
 */
record JournalEntry(
        ClinicId clinic,
        PatientId patient,
        long seq,
        String kind,
        String author,
        Instant recordedAt,
        Instant occurredAt,
        String body) {

    @Override
    public String toString() {
        return "JournalEntry[%s/%s/%d %s]".formatted(clinic, patient, seq, kind);
    }
}
