package huantiao.store;

import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.care.Chart;
import huantiao.care.Noted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** What the steward does with the whole journal: check every chain, and make projections anew. */
public final class Journal {

    private static final int ROWS_AT_ONCE = 500;

    /** Nobody appends meanwhile; everybody may read. */
    private static final String HOLD_APPENDS = "lock table chain_end in exclusive mode";

    private static final String EMPTY_THE_ROSTER = "delete from roster";

    private static final String ALL_ENTRIES =
            """
            select j.clinic_id, j.patient_id, j.seq, j.kind, j.author, j.recorded_at, j.occurred_at, j.body
              from journal j
             order by j.clinic_id, j.patient_id, j.seq
            """;

    private static final String INSERT_ROSTER_ROW =
            """
            insert into roster (clinic_id, patient_id, seq, name_folded, birth_year, stage, opened_at, line)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Steward steward;

    public Journal(Database database) {
        this.steward = new Steward(database.forOwner());
    }

    /** Walks every chain; reading only, at one moment's view, while others go on writing. */
    public Verification verify() {
        return worked(connection -> new ChainWalk().walk(connection));
    }

    /**
     * Makes every projection anew from the journal, in one transaction: until it is done everybody
     * reads the old rows, and if it fails they stay.
     *
     * @return how many charts were read
     * @throws UnreadableEntry if an entry was written by a newer version
     */
    public long rebuild() {
        return worked(Journal::rebuild);
    }

    private static long rebuild(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(HOLD_APPENDS);
            statement.execute(EMPTY_THE_ROSTER);
        }
        long charts = 0;
        try (var read = connection.prepareStatement(ALL_ENTRIES);
                var write = connection.prepareStatement(INSERT_ROSTER_ROW)) {
            read.setFetchSize(ROWS_AT_ONCE);
            try (var rows = read.executeQuery()) {
                Whose whose = null;
                List<Noted> entries = new ArrayList<>();
                while (rows.next()) {
                    var next =
                            new Whose(
                                    new ClinicId(rows.getObject("clinic_id", UUID.class)),
                                    new PatientId(rows.getObject("patient_id", UUID.class)));
                    if (whose != null && !next.equals(whose)) {
                        insert(write, RosterRow.of(Chart.of(whose, entries)));
                        charts++;
                        entries = new ArrayList<>();
                    }
                    whose = next;
                    entries.add(JdbcCharts.noted(rows));
                }
                if (whose != null) {
                    insert(write, RosterRow.of(Chart.of(whose, entries)));
                    charts++;
                }
            }
        }
        return charts;
    }

    private static void insert(PreparedStatement write, RosterRow row) throws SQLException {
        write.setObject(1, row.whose().clinic().value());
        write.setObject(2, row.whose().patient().value());
        write.setLong(3, row.seq());
        write.setString(4, row.nameFolded());
        write.setString(5, row.birthYear());
        write.setString(6, row.stage());
        write.setObject(7, row.openedAt().map(Times::column).orElse(null));
        write.setString(8, row.line());
        write.executeUpdate();
    }

    private <T> T worked(Steward.Work<T> work) {
        try {
            return steward.work(work);
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("journal", null, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
