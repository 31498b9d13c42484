package huantiao.bench.network;

import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.PGConnection;

/**
 * The PostgreSQL that the product brings along, in a directory of its own and with a database
 * beside the clinic's. It has the memory of a server that does little else: 256 MB for each sort or
 * table of hashes, and two workers.
 */
final class PostgresEngine implements Engine {

    private static final String SUPERUSER = "postgres";

    private final Database server;
    private final Connection connection;

    private PostgresEngine(Database server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /**
     * Starts it.
     *
     * @param folder of the server; made when it is not there
     */
    static PostgresEngine start(Path folder) throws IOException, SQLException {
        var port = freePort();
        var server =
                Database.open(
                        new DatabaseSettings.Own(
                                folder, OptionalInt.of(port), DatabaseSettings.Tenancy.HOST));
        try {
            var password = password(folder.resolve("pg").resolve("pgpass"));
            var connection =
                    DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                            SUPERUSER,
                            password);
            try (var statement = connection.createStatement()) {
                statement.execute("set work_mem = '256MB'");
                statement.execute("set maintenance_work_mem = '256MB'");
                statement.execute("set max_parallel_workers_per_gather = 2");
            }
            return new PostgresEngine(server, connection);
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(":", -1))
                .filter(parts -> parts.length == 5 && parts[3].equals(SUPERUSER))
                .map(parts -> parts[4])
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void load(Tables tables) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists course, answer");
            statement.execute(
                    """
                    create unlogged table course (
                        clinic int, course int, person int, began int, agreed boolean, phase smallint)
                    """);
            statement.execute(
                    """
                    create unlogged table answer (
                        clinic int, course int, nth smallint, measure smallint, days_in smallint,
                        baseline boolean, watched boolean, score smallint)
                    """);
        }
        copy("course", tables.courses());
        copy("answer", tables.answers());
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze course");
            statement.execute("vacuum analyze answer");
        }
    }

    private void copy(String table, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header)", in, 1 << 16);
        }
    }

    @Override
    public NetworkReport ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return NetworkReport.read(answer);
        }
    }

    @Override
    public long bytes() throws SQLException {
        try (var statement = connection.createStatement();
                var answer =
                        statement.executeQuery(
                                "select pg_total_relation_size('course') + pg_total_relation_size('answer')")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.close();
        } finally {
            server.close();
        }
    }
}
