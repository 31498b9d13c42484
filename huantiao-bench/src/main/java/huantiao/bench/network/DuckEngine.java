package huantiao.bench.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * DuckDB within this program, over Parquet files, which other engines read too. Two threads, and
 * 1.5 GB before it goes to disk.
 */
final class DuckEngine implements Engine {

    private final Path folder;
    private final Connection connection;

    private DuckEngine(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /**
     * Opens it.
     *
     * @param folder for the Parquet files and what does not fit into memory
     */
    static DuckEngine open(Path folder) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set threads = 2");
            statement.execute("set memory_limit = '1500MB'");
            statement.execute(
                    "set temp_directory = '%s'".formatted(quoted(folder.resolve("spill"))));
            return new DuckEngine(folder, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    /** Where the answers lie as Parquet, once they were loaded. */
    Path parquet(String table) {
        return folder.resolve(table + ".parquet");
    }

    @Override
    public void load(Tables tables) throws SQLException {
        take(
                "course",
                tables.courses(),
                "{'clinic': 'int', 'course': 'int', 'person': 'int', 'began': 'int',"
                        + " 'agreed': 'boolean', 'phase': 'smallint'}");
        take(
                "answer",
                tables.answers(),
                "{'clinic': 'int', 'course': 'int', 'nth': 'smallint', 'measure': 'smallint',"
                        + " 'days_in': 'smallint', 'baseline': 'boolean', 'watched': 'boolean',"
                        + " 'score': 'smallint'}");
    }

    private void take(String table, Path csv, String columns) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "copy (select * from read_csv('%s', header = true, columns = %s)) to '%s' (format parquet)"
                            .formatted(quoted(csv), columns, quoted(parquet(table))));
            statement.execute(
                    "create or replace view %s as select * from read_parquet('%s')"
                            .formatted(table, quoted(parquet(table))));
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
    public long bytes() throws IOException {
        return Files.size(parquet("course")) + Files.size(parquet("answer"));
    }

    private static String quoted(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
