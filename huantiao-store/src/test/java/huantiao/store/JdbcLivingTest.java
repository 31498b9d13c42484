package huantiao.store;

import static huantiao.living.Reviews.ANYBODY;
import static huantiao.living.Reviews.MORNING;
import static huantiao.living.Reviews.RAE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.living.Living;
import huantiao.living.LivingContract;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.Reviews;
import huantiao.store.Verification.Bad;
import huantiao.store.Verification.Why;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcLivingTest extends LivingContract {

    private final Database database = SharedDatabase.get();

    @Override
    protected Living shelf() {
        forget();
        return new JdbcLiving(database);
    }

    @Test
    void anotherProgramReadsTheSameEntriesWithTheSameSeals() {
        var living = threeEntries();

        assertThat(new JdbcLiving(database).read(RAE)).isEqualTo(living.read(RAE));
        assertThat(new JdbcLiving(database).published(ANYBODY))
                .isEqualTo(living.published(ANYBODY));
    }

    @Test
    void itsChainIsWalkedWithTheChartsAndChangesTheDigest() {
        forget();
        var before = new Journal(database).verify();

        threeEntries();

        var after = new Journal(database).verify();
        assertThat(after.holds()).isTrue();
        assertThat(after.reviewEntries()).isEqualTo(3);
        assertThat(after.entries()).isEqualTo(before.entries());
        assertThat(after.digest()).isNotEqualTo(before.digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            textBlock =
                    """
                    2 | CHANGED     | update living_entry set body = replace(body, 'drugs', 'tea') where seq = 2
                    1 | CHANGED     | update living_entry set author = concat(author, 'x') where seq = 1
                    3 | CHANGED     | update living_entry set kind = 'protocol-written.v2' where seq = 3
                    2 | CHANGED     | update living_entry set recorded_at = recorded_at + interval '1 day' where seq = 2
                    3 | MISSING     | delete from living_entry where seq = 3
                    1 | MISSING     | delete from living_entry where seq = 1
                    1 | MISSING     | delete from living_entry
                    2 | UNCHAINED   | update living_entry set prev_hash = hash where seq = 2
                    3 | NOT_THE_END | update living_end set seq = 2
                    3 | NOT_THE_END | update living_end set hash = decode(repeat('00', 32), 'hex')
                    1 | NO_END      | delete from living_end
                    """)
    @Controls(Hazard.ENTRY_LOST)
    void showsTheFirstBadRow(long seq, Why why, String tampering) throws SQLException {
        threeEntries();

        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter table living_entry disable trigger all");
            statement.execute(tampering);

            var found = new ChainWalk().walk(connection);

            assertThat(found.firstBad()).contains(new Bad.InReview(seq, why));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update living_entry set body = '{}'",
                "delete from living_entry",
                "truncate living_entry",
                "insert into living_entry select * from living_entry",
                "update living_end set seq = 0",
                "delete from living_end"
            })
    @Controls(Hazard.ENTRY_LOST)
    void letsTheProgramWriteByAppendingOnly(String order) throws SQLException {
        threeEntries();

        try (var connection = database.forProgram().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(order))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void itsOwnerCannotRewriteItEither() throws SQLException {
        threeEntries();

        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update living_entry set body = '{}'"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("HT001"));
        }
    }

    private Living threeEntries() {
        var living = shelf();
        write(living, 0, "");
        write(living, 1, "Wider.");
        write(living, 2, "Narrower.");
        return living;
    }

    private static void write(Living living, long seen, String reason) {
        living.append(RAE, seen, new ProtocolWritten(Reviews.protocol(), reason), MORNING)
                .orElseThrow();
    }

    /** Empties the journal of the review, which only the superuser can. */
    private static void forget() {
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter table living_entry disable trigger all");
            statement.execute("truncate living_entry, living_end");
            statement.execute(
                    "alter table living_entry enable always trigger nothing_is_rewritten");
            statement.execute("alter table living_entry enable always trigger nothing_is_emptied");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables could not be emptied", e);
        }
    }
}
