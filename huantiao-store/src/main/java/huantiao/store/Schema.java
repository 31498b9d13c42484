package huantiao.store;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The tables: their migrations, and whether they are those of this program. */
final class Schema {

    /** The newest migration in this build; a test holds it against the files. */
    static final String NEWEST = "10";

    private static final String SUCCESSFUL_VERSIONS =
            """
            select h.version
              from huantiao.flyway_schema_history h
             where h.success
               and h.version is not null
             order by h.installed_rank desc
             limit 1
            """;

    private Schema() {}

    /**
     * True if the newest migration of this build is the last one that was applied. Then nothing is
     * to be done, and the start is spared what reading and comparing all of them costs.
     */
    static boolean isCurrent(DataSource owner) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SUCCESSFUL_VERSIONS)) {
            return rows.next() && rows.getString(1).equals(NEWEST);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Brings the tables up to date, each migration in its own transaction.
     *
     * @param program the role that is granted what the program needs
     * @throws CannotStart if the tables are newer than this program, or not made by it
     */
    static void migrate(DataSource owner, String program, String where) {
        try (var connection = owner.getConnection()) {
            connection.isValid(10);
        } catch (SQLException e) {
            throw Database.mended(e, where);
        }
        var flyway =
                Flyway.configure()
                        .dataSource(owner)
                        .locations("classpath:huantiao/store/migrations")
                        .schemas(Database.SCHEMA)
                        .createSchemas(true)
                        .placeholders(Map.of("program", program))
                        .ignoreMigrationPatterns("*:future")
                        .cleanDisabled(true)
                        .loggers("slf4j")
                        .load();
        mustNotBeNewer(flyway, where);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw refusal(e, where);
        }
    }

    private static void mustNotBeNewer(Flyway flyway, String where) {
        MigrationInfo current;
        try {
            current = flyway.info().current();
        } catch (FlywayException e) {
            throw refusal(e, where);
        }
        if (current == null || current.getVersion() == null) {
            return;
        }
        if (current.getVersion().compareTo(MigrationVersion.fromVersion(NEWEST)) > 0) {
            throw CannotStart.newerSchema(where, current.getVersion().getVersion(), NEWEST);
        }
    }

    private static RuntimeException refusal(FlywayException e, String where) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (SqlStates.isMissingRight(sql) || SqlStates.isDiskFull(sql))) {
                return Database.mended(sql, where);
            }
        }
        if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
            return CannotStart.editedMigrations(where, "a migration differs from the one applied");
        }
        return e;
    }
}
