package huantiao.store;

import java.sql.SQLException;

/**
 * The five-letter codes of PostgreSQL that we answer to.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL 18, appendix
 *     A</a>
 */
final class SqlStates {

    private SqlStates() {}

    static boolean isWrongPassword(SQLException e) {
        return "28P01".equals(e.getSQLState()) || "28000".equals(e.getSQLState());
    }

    static boolean isNoSuchDatabase(SQLException e) {
        return "3D000".equals(e.getSQLState());
    }

    static boolean isMissingRight(SQLException e) {
        return "42501".equals(e.getSQLState());
    }

    static boolean isDiskFull(SQLException e) {
        return "53100".equals(e.getSQLState());
    }
}
