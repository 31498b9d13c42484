package huantiao.store;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.store.Verification.Bad;
import huantiao.store.Verification.Why;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks every chain of the journal, then that of the living review, each to its recorded end. */
final class ChainWalk {

    private static final int ROWS_AT_ONCE = 500;

    /** Every entry beside the end of its chain; a chain of which one half is gone shows too. */
    private static final String ENTRIES_AND_ENDS =
            """
            select coalesce(j.clinic_id, e.clinic_id) as clinic_id,
                   coalesce(j.patient_id, e.patient_id) as patient_id,
                   j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body, j.prev_hash, j.hash,
                   e.seq as end_seq, e.hash as end_hash
              from journal j
              full join chain_end e
                on e.clinic_id = j.clinic_id
               and e.patient_id = j.patient_id
             order by 1, 2, j.seq
            """;

    private final MessageDigest digest = EntryHash.sha256();
    private long patients;
    private long entries;
    private long reviewEntries;
    private @Nullable Chain chain;

    /** The chain being walked: how far, and where it should end. */
    private record Chain(
            ClinicId clinic,
            PatientId patient,
            long seq,
            EntryHash hash,
            long endSeq,
            EntryHash endHash) {

        boolean isOf(UUID clinicId, UUID patientId) {
            return clinic.value().equals(clinicId) && patient.value().equals(patientId);
        }

        Chain reaching(long nextSeq, EntryHash nextHash) {
            return new Chain(clinic, patient, nextSeq, nextHash, endSeq, endHash);
        }

        Optional<Bad> end() {
            if (seq < endSeq) {
                return Optional.of(new Bad.InChart(clinic, patient, seq + 1, Why.MISSING));
            }
            return seq == endSeq && hash.equals(endHash)
                    ? Optional.empty()
                    : Optional.of(new Bad.InChart(clinic, patient, seq, Why.NOT_THE_END));
        }
    }

    Verification walk(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRIES_AND_ENDS)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var bad = step(rows);
                    if (bad.isPresent()) {
                        return found(bad);
                    }
                }
            }
        }
        var bad = leave();
        return bad.isPresent() ? found(bad) : walkReview(connection);
    }

    /** Before anything was written to the review, the digest is that of the charts alone. */
    private Verification walkReview(Connection connection) throws SQLException {
        var review = LivingWalk.walk(connection);
        reviewEntries = review.entries();
        if (reviewEntries > 0) {
            digest.update(
                    "living-review %d %s\n"
                            .formatted(reviewEntries, review.seal())
                            .getBytes(StandardCharsets.UTF_8));
        }
        return found(review.firstBad());
    }

    private Verification found(Optional<Bad> bad) {
        return new Verification(
                patients, entries, reviewEntries, HexFormat.of().formatHex(digest.digest()), bad);
    }

    private Optional<Bad> step(ResultSet row) throws SQLException {
        var clinic = row.getObject("clinic_id", UUID.class);
        var patient = row.getObject("patient_id", UUID.class);
        var current = chain;
        if (current == null || !current.isOf(clinic, patient)) {
            var bad = leave();
            if (bad.isPresent()) {
                return bad;
            }
            if (row.getBytes("end_hash") == null) {
                return Optional.of(
                        new Bad.InChart(
                                new ClinicId(clinic),
                                new PatientId(patient),
                                row.getLong("seq"),
                                Why.NO_END));
            }
            patients++;
            current =
                    new Chain(
                            new ClinicId(clinic),
                            new PatientId(patient),
                            0,
                            EntryHash.NONE,
                            row.getLong("end_seq"),
                            EntryHash.of(row.getBytes("end_hash")));
            chain = current;
        }
        return row.getString("kind") == null ? Optional.empty() : step(row, current);
    }

    private Optional<Bad> step(ResultSet row, Chain current) throws SQLException {
        var entry = entry(row);
        entries++;
        if (entry.seq() != current.seq() + 1) {
            return bad(current, current.seq() + 1, Why.MISSING);
        }
        if (!EntryHash.of(row.getBytes("prev_hash")).equals(current.hash())) {
            return bad(current, entry.seq(), Why.UNCHAINED);
        }
        var hash = EntryHash.of(current.hash(), entry);
        if (!EntryHash.of(row.getBytes("hash")).equals(hash)) {
            return bad(current, entry.seq(), Why.CHANGED);
        }
        chain = current.reaching(entry.seq(), hash);
        return Optional.empty();
    }

    private static Optional<Bad> bad(Chain chain, long seq, Why why) {
        return Optional.of(new Bad.InChart(chain.clinic(), chain.patient(), seq, why));
    }

    private Optional<Bad> leave() {
        var walked = chain;
        if (walked == null) {
            return Optional.empty();
        }
        digest.update(
                "%s %s %d %s\n"
                        .formatted(walked.clinic(), walked.patient(), walked.seq(), walked.hash())
                        .getBytes(StandardCharsets.UTF_8));
        return walked.end();
    }

    static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                new ClinicId(row.getObject("clinic_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("body"));
    }
}
