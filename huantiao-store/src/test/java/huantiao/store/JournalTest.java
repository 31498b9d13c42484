package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.store.Verification.Bad;
import huantiao.store.Verification.Why;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    private final Database database = SharedDatabase.get();
    private final Charting charting = Charting.in(database);
    private final Journal journal = new Journal(database);

    @Test
    void holdsWhatWasAppendedWithEntriesOfEveryKind() {
        var before = journal.verify();
        var mei = charting.registerWithEverything();

        var after = journal.verify();

        assertThat(after.firstBad()).isEmpty();
        assertThat(after.patients()).isEqualTo(before.patients() + 1);
        assertThat(after.entries()).isEqualTo(before.entries() + 1 + Samples.entries().size());
        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(journal.verify()).isEqualTo(after);
        assertThat(Charting.in(database).charts.find(charting.may(Deed.READ_CHART, mei)))
                .map(chart -> chart.entries().stream().skip(1).map(noted -> noted.entry()).toList())
                .contains(Samples.entries());
    }

    /** What each tampering does to the chain of a patient with five entries, and where it shows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            textBlock =
                    """
                    3 | CHANGED     | update journal set body = replace(body, 'bruise', 'nothing') where seq = 3
                    3 | CHANGED     | update journal set body = concat(body, ' ') where seq = 3
                    2 | CHANGED     | update journal set author = 'patient' where seq = 2
                    4 | CHANGED     | update journal set kind = 'harm-noted.v2' where seq = 4
                    4 | CHANGED     | update journal set occurred_at = occurred_at - interval '1 microsecond' where seq = 4
                    1 | CHANGED     | update journal set recorded_at = recorded_at + interval '1 day' where seq = 1
                    5 | MISSING     | delete from journal where seq = 5
                    3 | MISSING     | delete from journal where seq = 3
                    1 | MISSING     | delete from journal where seq = 1
                    1 | MISSING     | delete from journal
                    2 | UNCHAINED   | update journal set seq = case seq when 2 then 3 else 2 end where seq in (2, 3)
                    5 | NOT_THE_END | update chain_end set seq = 4
                    5 | NOT_THE_END | update chain_end set hash = decode(repeat('00', 32), 'hex')
                    1 | NO_END      | delete from chain_end
                    """)
    @Controls(Hazard.ENTRY_LOST)
    void showsTheFirstBadRow(long seq, Why why, String tampering) throws SQLException {
        var mei = fiveEntries();

        var found = walkAfter(mei, tampering);

        assertThat(found.firstBad()).contains(new Bad.InChart(charting.clinic(), mei, seq, why));
        assertThat(found.firstBad().orElseThrow().toString())
                .contains(mei.toString(), "entry " + seq)
                .doesNotContain("bruise", "Chen", "Ada");
    }

    @Test
    void showsAChangeThatWasSealedAnew() throws SQLException {
        var mei = fiveEntries();

        var found =
                walkAfter(
                        mei,
                        """
                        update journal set body = replace(body, 'bruise', 'nothing') where seq = 3;
                        update journal
                           set hash = entry_hash(prev_hash, clinic_id, patient_id, seq, kind, author, recorded_at,
                                                 occurred_at, body)
                         where seq = 3
                        """);

        assertThat(found.firstBad())
                .contains(new Bad.InChart(charting.clinic(), mei, 4, Why.UNCHAINED));
    }

    @Test
    void changesItsDigestEvenIfEverythingWasSealedAnew() throws SQLException {
        var mei = fiveEntries();
        var before = journal.verify();

        var found =
                walkAfter(
                        mei,
                        """
                        update journal set body = replace(body, 'bruise', 'nothing') where seq = 5;
                        update journal
                           set hash = entry_hash(prev_hash, clinic_id, patient_id, seq, kind, author, recorded_at,
                                                 occurred_at, body)
                         where seq = 5;
                        update chain_end set hash = (select hash from journal where seq = 5 and patient_id = :me)
                        """);

        assertThat(found.holds()).isTrue();
        assertThat(found.digest()).isNotEqualTo(before.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set body = '{}'",
                "delete from journal",
                "truncate journal",
                "insert into journal select * from journal",
                "update chain_end set seq = 0",
                "delete from chain_end",
                "insert into chain_end select * from chain_end",
                "update roster set line = '{}'",
                "delete from roster",
                "update audit set detail = ''",
                "delete from audit",
                "delete from account",
                "delete from clinic",
                "alter table journal disable trigger all",
                "alter table journal no force row level security",
                "drop table journal",
                "set role huantiao_owner",
                "create table mine (id int)",
                "select hashed_text('x')"
            })
    void letsTheProgramRewriteNothing(String order) throws SQLException {
        fiveEntries();

        try (var connection = database.forProgram().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('huantiao.clinic', '%s', true), set_config('huantiao.steward', 'yes', true)"
                            .formatted(charting.clinic()));

            assertThatThrownBy(() -> statement.execute(order))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e ->
                                    assertThat(e.getSQLState())
                                            .as("insufficient privilege")
                                            .isEqualTo("42501"));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set body = '{}'",
                "delete from journal",
                "truncate journal",
                "delete from audit"
            })
    @Controls(Hazard.ENTRY_LOST)
    void letsNotEvenTheOwnerRewriteTheJournal(String order) throws Exception {
        fiveEntries();
        new JdbcAuditTrail(database)
                .note(
                        new AuditTrail.Line(
                                Charting.NOW,
                                AuditTrail.Event.REFUSED,
                                Optional.of(charting.clinic()),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                "HT-0302"));

        assertThatThrownBy(() ->
                        new Steward(database.forOwner())
                                .work(connection -> {
                                    try (var statement = connection.createStatement()) {
                                        return statement.execute(order);
                                    }
                                }))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HT001"));
    }

    @Test
    @Controls(Hazard.STRANGER_READS)
    void showsTheProgramOneClinicAndWithoutOneNothing() throws SQLException {
        var other = Charting.in(database);
        fiveEntries();
        other.register();

        assertThat(countAsProgram("journal", "")).isZero();
        assertThat(countAsProgram("roster", "")).isZero();
        assertThat(countAsProgram("journal", charting.clinic().toString())).isEqualTo(5);
        assertThat(countAsProgram("journal", other.clinic().toString())).isEqualTo(1);
        assertThat(countAsProgram("chain_end", other.clinic().toString())).isEqualTo(1);
    }

    @Test
    void makesTheSameRosterAnew() throws Exception {
        charting.registerWithEverything();
        charting.register();
        fiveEntries();
        var before = roster();
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update roster set line = '{}', stage = 'CLOSED' where seq = 5");
            statement.execute("delete from roster where seq = 1");
            connection.commit();
        }
        assertThat(roster()).isNotEqualTo(before);

        long charts = journal.rebuild();

        assertThat(roster()).isEqualTo(before);
        assertThat(charts).isEqualTo(before.size());
    }

    private PatientId fiveEntries() {
        var mei = charting.register();
        for (int i = 0; i < 4; i++) {
            charting.add(mei, new Entry.AddendumAdded(1, "a small bruise"));
        }
        return mei;
    }

    /** Walks the chains as they would be after this tampering, which is then taken back. */
    private Verification walkAfter(PatientId patient, String tampering) throws SQLException {
        var own = " patient_id = '%s'".formatted(patient);
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter table journal disable trigger all");
            statement.execute("alter table journal drop constraint journal_pkey");
            for (var order : tampering.split(";")) {
                var narrowed = order.strip().replace(":me", "'%s'".formatted(patient));
                boolean hasWhere = narrowed.contains("where seq");
                statement.execute(
                        narrowed.startsWith("update chain_end") || !hasWhere
                                ? narrowed + " where" + own
                                : narrowed + " and" + own);
            }
            var found = new ChainWalk().walk(connection);
            connection.rollback();
            return found;
        }
    }

    private long countAsProgram(String table, String clinic) throws SQLException {
        try (var connection = database.forProgram().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('huantiao.clinic', '%s', true)".formatted(clinic));
            try (var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> roster() throws SQLException {
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select r::text from roster r order by clinic_id, patient_id")) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
