package huantiao.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work of the owner across clinics, in one transaction that sees one moment. */
final class Steward {

    private static final String ACROSS_CLINICS = "set local huantiao.steward = 'yes'";

    private final DataSource owner;

    Steward(DataSource owner) {
        this.owner = owner;
    }

    /** What is done inside the transaction. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Does the work at one moment's view of the data, and commits if it did not throw. */
    <T> T work(Work<T> work) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            boolean done = false;
            try {
                try (var statement = connection.createStatement()) {
                    statement.execute(ACROSS_CLINICS);
                }
                var answer = work.with(connection);
                connection.commit();
                done = true;
                return answer;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }
}
