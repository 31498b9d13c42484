package huantiao.store;

import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalInt;

/** One database for all tests of this run that leave it whole; gone when the run ends. */
final class SharedDatabase {

    private static final Path DIRECTORY = makeDirectory();
    private static final Database DATABASE = open();

    private SharedDatabase() {}

    static Database get() {
        return DATABASE;
    }

    /** A connection of the superuser, whom no wall holds, in a transaction of its own. */
    static Connection asSuperuser() throws SQLException {
        return asSuperuser(DIRECTORY);
    }

    static Connection asSuperuser(Path directory) throws SQLException {
        try {
            var home = directory.resolve("pg");
            var port = PidFile.read(home.resolve("cluster")).orElseThrow().port();
            var url =
                    "jdbc:postgresql://127.0.0.1:%d/huantiao?currentSchema=huantiao"
                            .formatted(port);
            var password = PasswordFile.read(home.resolve("pgpass")).of(OwnServer.SUPERUSER);
            var connection = DriverManager.getConnection(url, OwnServer.SUPERUSER, password);
            connection.setAutoCommit(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties the tables of members, links and who opened what, which only the superuser can. */
    static void forgetMembers() {
        try (var connection = asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter table audit disable trigger all");
            statement.execute(
                    "truncate clinic, account, passkey, link, audit, reminder, refused_address");
            statement.execute("alter table audit enable always trigger nothing_is_rewritten");
            statement.execute("alter table audit enable always trigger nothing_is_emptied");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables could not be emptied", e);
        }
    }

    static int port() {
        try {
            return PidFile.read(DIRECTORY.resolve("pg/cluster")).orElseThrow().port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String password(String role) {
        return PasswordFile.read(DIRECTORY.resolve("pg/pgpass")).of(role);
    }

    private static Path makeDirectory() {
        try {
            return Files.createTempDirectory("huantiao-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Database open() {
        var database = Database.open(new Own(DIRECTORY, OptionalInt.empty(), Tenancy.HOST));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database, DIRECTORY)));
        return database;
    }

    private static void close(Database database, Path directory) {
        database.close();
        try {
            Trees.remove(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
