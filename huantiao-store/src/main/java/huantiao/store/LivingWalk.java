package huantiao.store;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.store.Verification.Bad;
import huantiao.store.Verification.Why;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Walks the chain of the living review from its first entry to its recorded end.
 *
 * @param entries how many were read
 * @param seal of the last one that holds
 */
record LivingWalk(long entries, EntryHash seal, Optional<Bad> firstBad) {

    private static final int ROWS_AT_ONCE = 500;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String ENTRIES =
            """
            select l.seq, l.kind, l.author, l.recorded_at, l.body, l.prev_hash, l.hash
              from living_entry l
             order by l.seq
            """;

    private static final String END = "select e.seq, e.hash from living_end e";

    static LivingWalk walk(Connection connection) throws SQLException {
        long entries = 0;
        var seal = EntryHash.NONE;
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var next = EntryHash.of(seal, entry(rows));
                    var bad = bad(rows, entries + 1, seal, next);
                    if (bad.isPresent()) {
                        return new LivingWalk(entries + 1, seal, bad);
                    }
                    entries++;
                    seal = next;
                }
            }
        }
        return new LivingWalk(entries, seal, end(connection, entries, seal));
    }

    private static Optional<Bad> bad(ResultSet row, long place, EntryHash before, EntryHash seal)
            throws SQLException {
        if (row.getLong("seq") != place) {
            return Optional.of(new Bad.InReview(place, Why.MISSING));
        }
        if (!EntryHash.of(row.getBytes("prev_hash")).equals(before)) {
            return Optional.of(new Bad.InReview(place, Why.UNCHAINED));
        }
        return EntryHash.of(row.getBytes("hash")).equals(seal)
                ? Optional.empty()
                : Optional.of(new Bad.InReview(place, Why.CHANGED));
    }

    private static Optional<Bad> end(Connection connection, long entries, EntryHash seal)
            throws SQLException {
        try (var statement = connection.prepareStatement(END);
                var end = statement.executeQuery()) {
            if (!end.next()) {
                return entries == 0
                        ? Optional.empty()
                        : Optional.of(new Bad.InReview(1, Why.NO_END));
            }
            if (entries < end.getLong("seq")) {
                return Optional.of(new Bad.InReview(entries + 1, Why.MISSING));
            }
            return entries == end.getLong("seq") && EntryHash.of(end.getBytes("hash")).equals(seal)
                    ? Optional.empty()
                    : Optional.of(new Bad.InReview(entries, Why.NOT_THE_END));
        }
    }

    /** As it was sealed: an entry of nobody's chart. */
    private static JournalEntry entry(ResultSet row) throws SQLException {
        var at = Times.read(row, "recorded_at");
        return new JournalEntry(
                new ClinicId(NOBODY),
                new PatientId(NOBODY),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("author"),
                at,
                at,
                row.getString("body"));
    }
}
