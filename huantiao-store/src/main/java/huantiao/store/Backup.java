package huantiao.store;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.store.SealedStream.Unopened;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Everything of one installation in one sealed file, and back onto an empty database.
 *
 * <p>All tables are read at one moment while others go on writing. The file is written under
 * another name, flushed to the disk and then renamed: a file with the right name is whole. It comes
 * back in one transaction that ends only after the last byte was authenticated and every chain of
 * the journal was walked: else nothing is changed.
 */
public final class Backup {

    /** Shortest passphrase a backup is made with, in characters. */
    public static final int SHORTEST_PASSPHRASE = 12;

    private static final String NO_MORE_TABLES = "";

    /** Nobody begins to use an empty database while it is being filled. */
    private static final String HOLD_EVERYBODY =
            "lock table clinic, account, journal, chain_end, living_end in exclusive mode";

    private static final String TABLES =
            """
            select c.relname
              from pg_class c
             where c.relnamespace = 'huantiao'::regnamespace
               and c.relkind = 'r'
               and c.relname <> 'flyway_schema_history'
             order by c.relname
            """;

    private static final String REFERENCES =
            """
            select a.relname as referring, b.relname as referred
              from pg_constraint k
              join pg_class a on a.oid = k.conrelid
              join pg_class b on b.oid = k.confrelid
             where k.contype = 'f'
               and k.connamespace = 'huantiao'::regnamespace
               and a.oid <> b.oid
            """;

    private static final String COLUMNS =
            """
            select a.attname
              from pg_attribute a
             where a.attrelid = ('huantiao.' || quote_ident(?))::regclass
               and a.attnum > 0
               and not a.attisdropped
               and a.attgenerated = ''
             order by a.attnum
            """;

    private static final String SCHEMA_VERSION =
            """
            select h.version
              from flyway_schema_history h
             where h.success
               and h.version is not null
             order by h.installed_rank desc
             limit 1
            """;

    private static final String COUNTERS =
            """
            select a.attname, pg_get_serial_sequence('huantiao.' || quote_ident(c.relname), a.attname) as counter
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
             where c.oid = ('huantiao.' || quote_ident(?))::regclass
               and a.attidentity <> ''
            """;

    private final Database database;

    public Backup(Database database) {
        this.database = database;
    }

    /**
     * What a backup holds.
     *
     * @param digest over the ends of all chains, as {@link Verification#digest()}
     */
    public record Contents(long patients, long entries, long rows, String digest) {}

    /**
     * Writes everything into a new file.
     *
     * @param passphrase at least {@link #SHORTEST_PASSPHRASE} characters
     * @return what it holds, or why it was not written: then there is no such file
     */
    public Result<Contents, Problem> write(Path file, char[] passphrase) {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            return Result.refused(
                    problem(
                            "HUANTIAO_BACKUP_PASSPHRASE",
                            "HT-0121",
                            "the passphrase is shorter than %d characters."
                                    .formatted(SHORTEST_PASSPHRASE),
                            "Choose a longer one and keep it where the backup is not."));
        }
        if (Files.exists(file)) {
            return Result.refused(exists(file));
        }
        var half = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            var contents = writeHalf(half, passphrase);
            Files.createLink(file, half);
            Files.delete(half);
            Trees.flushDirectory(file.toAbsolutePath().resolveSibling("."));
            return contents;
        } catch (FileAlreadyExistsException e) {
            return Result.refused(exists(file));
        } catch (IOException e) {
            return Result.refused(
                    problem(
                            file.toString(),
                            "HT-0123",
                            "the file cannot be written there.",
                            "Choose a directory that exists, is yours, and has room."));
        } catch (SQLException e) {
            return Result.refused(interrupted());
        } finally {
            removeQuietly(half);
        }
    }

    /**
     * Reads a file into an empty database.
     *
     * @return what came back, or why nothing was changed
     */
    public Result<Contents, Problem> read(Path file, char[] passphrase) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Steward(database.forOwner())
                    .work(connection -> {
                        run(connection, HOLD_EVERYBODY);
                        if (!isEmpty(connection)) {
                            throw new NotTaken(notEmpty());
                        }
                        try (var opened = SealedStream.from(in, passphrase);
                                var data =
                                        new DataInputStream(new GZIPInputStream(opened, 1 << 16))) {
                            var contents = readTables(connection, data, file);
                            // The last piece is known to be the last one now.
                            if (opened.read() >= 0) {
                                throw new Unopened(SealedStream.Why.ALTERED);
                            }
                            return Result.ok(contents);
                        }
                    });
        } catch (NotTaken e) {
            return Result.refused(e.problem);
        } catch (Unopened e) {
            return Result.refused(unopened(file, e.why()));
        } catch (NoSuchFileException e) {
            return Result.refused(
                    problem(file.toString(), "HT-0124", "there is no such file.", "Name another."));
        } catch (IOException e) {
            return Result.refused(unopened(file, SealedStream.Why.ALTERED));
        } catch (SQLException e) {
            return Result.refused(interrupted());
        }
    }

    /** Ends the transaction with a reason. */
    private static final class NotTaken extends IOException {
        private final transient Problem problem;

        NotTaken(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }
    }

    private Result<Contents, Problem> writeHalf(Path half, char[] passphrase)
            throws IOException, SQLException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mine =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var file = FileChannel.open(half, options, mine)) {
            var plain = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            var contents =
                    new Steward(database.forOwner())
                            .work(connection -> {
                                try (var sealed = SealedStream.to(plain, passphrase);
                                        var data =
                                                new DataOutputStream(
                                                        new GZIPOutputStream(sealed, 1 << 16))) {
                                    return writeTables(connection, data);
                                }
                            });
            plain.flush();
            file.force(true);
            return Result.ok(contents);
        }
    }

    private static Contents writeTables(Connection connection, DataOutputStream data)
            throws SQLException, IOException {
        var chain = new ChainWalk().walk(connection);
        data.writeUTF(one(connection, SCHEMA_VERSION));
        data.writeUTF(chain.digest());
        long rows = 0;
        for (var table : tables(connection)) {
            var columns = columns(connection, table);
            data.writeUTF(table);
            data.writeUTF(String.join(",", columns));
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select %s from %s) to stdout"
                                            .formatted(list(columns), table));
            rows += drain(copy, data);
        }
        data.writeUTF(NO_MORE_TABLES);
        data.flush();
        return new Contents(chain.patients(), chain.entries(), rows, chain.digest());
    }

    private static long drain(CopyOut copy, DataOutputStream data)
            throws SQLException, IOException {
        for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            data.writeInt(row.length);
            data.write(row);
        }
        data.writeInt(0);
        return copy.getHandledRowCount();
    }

    private static Contents readTables(Connection connection, DataInputStream data, Path file)
            throws SQLException, IOException {
        try {
            var version = data.readUTF();
            if (MigrationVersion.fromVersion(version)
                            .compareTo(MigrationVersion.fromVersion(Schema.NEWEST))
                    > 0) {
                throw new NotTaken(newer(file, version));
            }
            var digest = data.readUTF();
            var known = new HashSet<>(tables(connection));
            long rows = 0;
            for (var table = data.readUTF();
                    !table.equals(NO_MORE_TABLES);
                    table = data.readUTF()) {
                var columns = List.of(data.readUTF().split(","));
                if (!known.contains(table) || !columns(connection, table).containsAll(columns)) {
                    throw new NotTaken(newer(file, version));
                }
                rows += fill(connection, table, columns, data);
            }
            if (data.read() >= 0) {
                throw new Unopened(SealedStream.Why.ALTERED);
            }
            return checked(connection, digest, rows, file);
        } catch (EOFException e) {
            throw new Unopened(SealedStream.Why.CUT_OFF);
        }
    }

    private static Contents checked(Connection connection, String digest, long rows, Path file)
            throws SQLException, IOException {
        var chain = new ChainWalk().walk(connection);
        if (!chain.holds() || !chain.digest().equals(digest)) {
            throw new NotTaken(
                    problem(
                            file.toString(),
                            "HT-0128",
                            "the journal in this backup does not hold: "
                                    + chain.firstBad()
                                            .map(Object::toString)
                                            .orElse("its ends are others than when it was made")
                                    + ".",
                            "Restore an older backup; run verify where this one was made."));
        }
        return new Contents(chain.patients(), chain.entries(), rows, digest);
    }

    /** Fills one table; its wall, which copying does not know, is taken down for the moment. */
    private static long fill(
            Connection connection, String table, List<String> columns, DataInputStream data)
            throws SQLException, IOException {
        run(connection, "alter table %s no force row level security".formatted(table));
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy %s (%s) from stdin".formatted(table, list(columns)));
        long rows = pour(copy, data);
        run(connection, "alter table %s force row level security".formatted(table));
        try (var counters = connection.prepareStatement(COUNTERS)) {
            counters.setString(1, table);
            try (var found = counters.executeQuery()) {
                while (found.next()) {
                    run(
                            connection,
                            "select setval('%s', coalesce((select max(%s) from %s), 0) + 1, false)"
                                    .formatted(
                                            found.getString("counter"),
                                            found.getString("attname"),
                                            table));
                }
            }
        }
        return rows;
    }

    private static long pour(CopyIn copy, DataInputStream data) throws SQLException, IOException {
        boolean done = false;
        try {
            for (int length = data.readInt(); length != 0; length = data.readInt()) {
                var row = data.readNBytes(length);
                if (row.length < length) {
                    throw new EOFException();
                }
                copy.writeToCopy(row, 0, row.length);
            }
            long rows = copy.endCopy();
            done = true;
            return rows;
        } finally {
            if (!done && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        for (var table : tables(connection)) {
            if (!one(connection, "select not exists (select from %s)".formatted(table))
                    .equals("t")) {
                return false;
            }
        }
        return true;
    }

    /** Every table of ours, those that others refer to first. */
    private static List<String> tables(Connection connection) throws SQLException {
        var waiting = new ArrayList<>(rows(connection, TABLES));
        var references = new ArrayList<List<String>>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(REFERENCES)) {
            while (found.next()) {
                references.add(List.of(found.getString("referring"), found.getString("referred")));
            }
        }
        var ordered = new LinkedHashSet<String>();
        while (!waiting.isEmpty()) {
            int before = ordered.size();
            for (var table : waiting) {
                boolean free =
                        references.stream()
                                .filter(reference -> reference.getFirst().equals(table))
                                .allMatch(reference -> ordered.contains(reference.getLast()));
                if (free) {
                    ordered.add(table);
                }
            }
            waiting.removeAll(ordered);
            if (ordered.size() == before) {
                throw new IllegalStateException(
                        "tables refer to each other in a circle: " + waiting);
            }
        }
        return List.copyOf(ordered);
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                var columns = new ArrayList<String>();
                while (found.next()) {
                    columns.add(found.getString(1));
                }
                return columns;
            }
        }
    }

    /** Names of our own tables' columns: lower-case words, nothing to escape but reserved ones. */
    private static String list(List<String> columns) {
        return String.join(", ", columns.stream().map(name -> '"' + name + '"').toList());
    }

    private static List<String> rows(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(question)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        return rows(connection, question).getFirst();
    }

    private static void run(Connection connection, String order) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    private static void removeQuietly(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            // It has a name that no restore takes; the next backup of this name removes it.
            half.toFile().deleteOnExit();
        }
    }

    private Problem notEmpty() {
        return problem(
                database.where(),
                "HT-0122",
                "there are data already, and a restore never writes over any.",
                "Name an empty data directory in HUANTIAO_DATA, or an empty database.");
    }

    private static Problem exists(Path file) {
        return problem(
                file.toString(),
                "HT-0129",
                "there is a file of that name, and a backup never writes over one.",
                "Choose another name.");
    }

    private Problem interrupted() {
        return problem(
                database.where(),
                "HT-0127",
                "the database stopped answering before it was done; nothing was changed.",
                "Try again once it runs.");
    }

    private static Problem newer(Path file, String version) {
        return problem(
                file.toString(),
                "HT-0126",
                "the backup has schema %s and this program only knows up to %s."
                        .formatted(version, Schema.NEWEST),
                "Restore it with the version of Huantiao that made it, or a newer one.");
    }

    private static Problem unopened(Path file, SealedStream.Why why) {
        return switch (why) {
            case NOT_A_BACKUP ->
                    problem(
                            file.toString(),
                            "HT-0124",
                            "this is not a backup of Huantiao.",
                            "Name another file.");
            case NEWER_FORM ->
                    problem(
                            file.toString(),
                            "HT-0126",
                            "the backup has a newer form than this program can read.",
                            "Restore it with the version of Huantiao that made it, or a newer"
                                    + " one.");
            case WRONG_PASSPHRASE ->
                    problem(
                            file.toString(),
                            "HT-0125",
                            "the passphrase does not open this backup.",
                            "Try the one it was made with; nothing was changed.");
            case ALTERED ->
                    problem(
                            file.toString(),
                            "HT-0128",
                            "the file is not as it was written.",
                            "Take another copy of it, or an older backup; nothing was changed.");
            case CUT_OFF ->
                    problem(
                            file.toString(),
                            "HT-0128",
                            "the end of the file is missing.",
                            "Take another copy of it, or an older backup; nothing was changed.");
        };
    }

    private static Problem problem(String where, String code, String what, String cure) {
        return new Problem(where, code, what, cure);
    }
}
