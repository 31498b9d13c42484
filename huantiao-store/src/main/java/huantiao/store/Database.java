package huantiao.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of one installation, open and at the schema of this program.
 *
 * <p>Two roles work in it. The owner makes the tables and does what spans clinics: checking the
 * chain, backup, projections anew. The program's role does everything else; it owns nothing, cannot
 * write the journal but by appending, and sees the rows of one clinic at a time because row-level
 * security binds it.
 */
public final class Database implements AutoCloseable {

    static final String OWNER = "huantiao_owner";
    static final String PROGRAM = "huantiao_program";
    static final String SCHEMA = "huantiao";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String NAME = "huantiao";
    private static final int OLDEST_SERVER = 18;

    /**
     * Every question of the program finds its rows by an index, whatever the values: planning it
     * anew for each costs more than answering it.
     */
    private static final String ONE_PLAN = "set plan_cache_mode = force_generic_plan";

    private final String where;
    private final @Nullable OwnServer server;
    private final DataSource owner;
    private final HikariDataSource program;

    private Database(
            String where, @Nullable OwnServer server, DataSource owner, HikariDataSource program) {
        this.where = where;
        this.server = server;
        this.owner = owner;
        this.program = program;
    }

    /**
     * Opens it: starts the server where it is ours, makes what is missing, and brings the schema up
     * to date.
     *
     * @throws CannotStart with the reason and the cure, before anything was changed
     */
    public static Database open(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Own own -> open(own);
            case DatabaseSettings.Given given -> open(given);
        };
    }

    /**
     * Opens it, if there is one.
     *
     * @throws CannotStart also if the directory holds no data yet: then nothing is made
     */
    public static Database openExisting(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Own own && !OwnServer.hasData(own)) {
            throw CannotStart.noData(own.directory());
        }
        return open(settings);
    }

    /** Where the data are, for messages; holds no password. */
    public String where() {
        return where;
    }

    /** Connections of the program's role, pooled: bound to one clinic at a time. */
    public DataSource forProgram() {
        return program;
    }

    /** Connections of the owner, not pooled: for what spans clinics. */
    DataSource forOwner() {
        return owner;
    }

    @Override
    public void close() {
        program.close();
        if (server != null) {
            server.close();
        }
    }

    private static Database open(DatabaseSettings.Own settings) {
        var server = OwnServer.open(settings, List.of(OwnServer.SUPERUSER, OWNER, PROGRAM));
        boolean opened = false;
        try {
            var where = settings.directory().toString();
            var owner = source(server.url(NAME), OWNER, server.passwords().of(OWNER));
            if (!Schema.isCurrent(owner)) {
                found(server, where);
                Schema.migrate(owner, PROGRAM, where);
            }
            var program =
                    pool(
                            source(server.url(NAME), PROGRAM, server.passwords().of(PROGRAM)),
                            ONE_PLAN);
            opened = true;
            return new Database(where, server, owner, program);
        } finally {
            if (!opened) {
                server.close();
            }
        }
    }

    /** Makes the roles and the database of a new cluster; what is there already stays. */
    private static void found(OwnServer server, String where) {
        var superuser =
                source(
                        server.url("postgres"),
                        OwnServer.SUPERUSER,
                        server.passwords().of(OwnServer.SUPERUSER));
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            for (var role : List.of(OWNER, PROGRAM)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role + " login");
                }
                // Our own alphabet: letters, digits, - and _; nothing to escape.
                statement.execute(
                        "alter role %s password '%s'".formatted(role, server.passwords().of(role)));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
                statement.execute("create database " + NAME + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + NAME + " from public");
            statement.execute("grant connect on database " + NAME + " to " + PROGRAM);
        } catch (SQLException e) {
            throw mended(e, where);
        }
    }

    private static Database open(DatabaseSettings.Given settings) {
        var where = settings.withoutQuery();
        var owner = source(settings.url(), settings.user(), settings.password());
        String role;
        try (var connection = owner.getConnection()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_SERVER) {
                throw CannotStart.tooOldServer(
                        where, connection.getMetaData().getDatabaseProductVersion());
            }
            role = programRole(connection, where);
        } catch (SQLException e) {
            throw mended(e, where);
        }
        if (!Schema.isCurrent(owner)) {
            Schema.migrate(owner, role, where);
        }
        return new Database(where, null, owner, pool(owner, "set role " + role + "; " + ONE_PLAN));
    }

    /**
     * The role the program works as on a given server: one that owns nothing, where it may be made;
     * else the owner itself, who is bound by row-level security too because it is forced.
     */
    private static String programRole(Connection connection, String where) throws SQLException {
        var user = one(connection, "select current_user::text");
        boolean present = exists(connection, "select 1 from pg_roles where rolname = ?", PROGRAM);
        try (var statement = connection.createStatement()) {
            if (!present) {
                statement.execute("create role " + PROGRAM + " nologin");
            }
            statement.execute("grant " + PROGRAM + " to current_user");
            statement.execute("set role " + PROGRAM);
            statement.execute("reset role");
            return PROGRAM;
        } catch (SQLException e) {
            if (!SqlStates.isMissingRight(e)) {
                throw e;
            }
            if (exists(
                    connection,
                    "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls)",
                    user)) {
                throw CannotStart.wallsMissing(where);
            }
            LOG.warn(
                    "The database user may not make roles, so the program works as the owner of"
                            + " its tables: clinics are still kept apart, but the journal is"
                            + " protected by its triggers and its chain only.");
            return quoted(user);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static boolean exists(Connection connection, String question, String argument)
            throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, argument);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            if (!rows.next()) {
                throw new IllegalStateException("no row");
            }
            return rows.getString(1);
        }
    }

    private static DataSource source(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (!user.isEmpty()) {
            source.setUser(user);
        }
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setCurrentSchema(SCHEMA);
        source.setApplicationName("huantiao");
        source.setConnectTimeout(10);
        // Prepared on the server from the second use on: few statements, asked often.
        source.setPrepareThreshold(2);
        return source;
    }

    private static HikariDataSource pool(DataSource source, String first) {
        var config = new HikariConfig();
        config.setPoolName("huantiao");
        config.setDataSource(source);
        config.setConnectionInitSql(first);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        // A server that was killed takes some seconds to recover; the first caller may wait.
        config.setInitializationFailTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** The message for the person at the keyboard, where the database's answer has one. */
    static RuntimeException mended(SQLException e, String where) {
        if (SqlStates.isWrongPassword(e)) {
            return CannotStart.wrongPassword(where);
        }
        if (SqlStates.isDiskFull(e)) {
            return CannotStart.diskFull(Path.of(where), e);
        }
        if (SqlStates.isMissingRight(e)) {
            return CannotStart.missingRight(where, String.valueOf(e.getMessage()));
        }
        var state = e.getSQLState();
        if (state != null && (state.startsWith("08") || state.equals("3D000"))) {
            return CannotStart.unreachable(where, e);
        }
        return new IllegalStateException("the database answered " + state, e);
    }
}
