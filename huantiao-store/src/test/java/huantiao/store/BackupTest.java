package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Account;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Role;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.ReviewEntry;
import huantiao.living.Reviews;
import huantiao.people.Clinic;
import huantiao.people.Profession;
import huantiao.store.Backup.Contents;
import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of the shared database, and a second, empty one to bring it back to. */
class BackupTest {

    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    @TempDir static Path directory;

    private static Database full;
    private static Database empty;
    private static Path file;
    private static Contents contents;

    @BeforeAll
    static void makesABackup() throws IOException {
        full = SharedDatabase.get();
        var charting = Charting.in(full);
        new JdbcAccounts(full)
                .found(
                        new Clinic(charting.clinic(), "Ring and Reed", ZoneId.of("Asia/Taipei")),
                        new Account(
                                charting.ada.user(),
                                charting.clinic(),
                                "ada-" + UUID.randomUUID(),
                                "Ada",
                                Profession.ACUPUNCTURIST,
                                List.of(),
                                EnumSet.of(Role.OWNER),
                                "{argon2}x",
                                true))
                .orElseThrow();
        var mei = charting.registerWithEverything();
        new JdbcDrafts(full, Clock.systemUTC())
                .keep(
                        charting.may(Deed.RECORD_CARE, mei),
                        "session",
                        Map.of("note", List.of(Samples.AWKWARD)));
        new JdbcAuditTrail(full)
                .note(
                        new AuditTrail.Line(
                                Charting.NOW,
                                AuditTrail.Event.OPENED,
                                Optional.of(charting.clinic()),
                                Optional.of(charting.ada.user()),
                                false,
                                Optional.of(mei),
                                Optional.of(Deed.READ_CHART),
                                "\\ tab\there"));
        var living = new JdbcLiving(full);
        living.append(
                        Reviews.RAE,
                        living.read(Reviews.RAE).sequence(),
                        new ReviewEntry.ProtocolWritten(Reviews.protocol(), Samples.AWKWARD),
                        Charting.NOW)
                .orElseThrow();
        file = directory.resolve("monday.backup");
        contents = new Backup(full).write(file, PASSPHRASE).orElseThrow();
        empty =
                Database.open(
                        new Own(directory.resolve("data"), OptionalInt.empty(), Tenancy.HOST));
    }

    @AfterAll
    static void close() {
        empty.close();
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNothingBeside() throws IOException {
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(directory)) {
            assertThat(files).doesNotContain(directory.resolve("monday.backup.part"));
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .doesNotContain("Chen", "journal");
    }

    @Test
    void refusesWrongShortenedAndChangedFilesAndThenBringsEverythingBack() throws Exception {
        var backup = new Backup(empty);
        var bytes = Files.readAllBytes(file);

        assertThat(code(backup.read(file, "wrong horse battery".toCharArray())))
                .isEqualTo("HT-0125");
        assertThat(code(backup.read(directory.resolve("none"), PASSPHRASE))).isEqualTo("HT-0124");
        assertThat(code(backup.read(copy(new byte[] {1, 2, 3}), PASSPHRASE))).isEqualTo("HT-0124");
        assertThat(code(backup.read(copy(Arrays.copyOf(bytes, bytes.length - 1)), PASSPHRASE)))
                .isEqualTo("HT-0128");
        assertThat(code(backup.read(copy(Arrays.copyOf(bytes, bytes.length / 2)), PASSPHRASE)))
                .isEqualTo("HT-0128");
        var changed = bytes.clone();
        changed[bytes.length - 20] ^= 1;
        assertThat(code(backup.read(copy(changed), PASSPHRASE))).isEqualTo("HT-0128");
        assertThat(rowsOf(directory.resolve("data")).values())
                .as("nothing was changed")
                .allMatch(List::isEmpty);

        var back = backup.read(file, PASSPHRASE).orElseThrow();

        assertThat(back).isEqualTo(contents);
        assertThat(rowsOf(directory.resolve("data"))).isEqualTo(rowsOfShared());
        var verified = new Journal(empty).verify();
        assertThat(verified.holds()).isTrue();
        assertThat(verified.digest()).isEqualTo(contents.digest());
        assertThat(verified.reviewEntries()).isPositive();
        assertThat(new JdbcLiving(empty).read(Reviews.RAE))
                .isEqualTo(new JdbcLiving(full).read(Reviews.RAE));
        assertThat(code(backup.read(file, PASSPHRASE))).isEqualTo("HT-0122");

        var charting = Charting.in(empty);
        charting.register();
        new JdbcAuditTrail(empty)
                .note(
                        new AuditTrail.Line(
                                Charting.NOW,
                                AuditTrail.Event.SIGNED_IN,
                                Optional.of(charting.clinic()),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                "life goes on"));
        assertThat(new Journal(empty).verify().holds()).isTrue();
    }

    @Test
    void refusesToBringBackAJournalThatDoesNotHold() throws Exception {
        var tampered = directory.resolve("tampered.backup");
        try (var connection = SharedDatabase.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter table journal disable trigger all");
            statement.execute(
                    "update journal set body = body || ' ' where (patient_id, seq) in (select patient_id, seq"
                            + " from journal limit 1)");
            connection.commit();
            new Backup(full).write(tampered, PASSPHRASE).orElseThrow();
            statement.execute("update journal set body = rtrim(body)");
            statement.execute("alter table journal enable always trigger nothing_is_rewritten");
            statement.execute("alter table journal enable always trigger nothing_is_emptied");
            connection.commit();
        }
        try (var other =
                Database.open(
                        new Own(directory.resolve("other"), OptionalInt.empty(), Tenancy.HOST))) {
            assertThat(code(new Backup(other).read(tampered, PASSPHRASE))).isEqualTo("HT-0128");
            assertThat(rowsOf(directory.resolve("other")).values()).allMatch(List::isEmpty);
        }
        assertThat(new Journal(full).verify().holds()).isTrue();
    }

    @Test
    void writesOverNoFileAndTakesNoShortPassphrase() {
        var backup = new Backup(full);

        assertThat(code(backup.write(file, PASSPHRASE))).isEqualTo("HT-0129");
        assertThat(code(backup.write(directory.resolve("short"), "short".toCharArray())))
                .isEqualTo("HT-0121");
        assertThat(code(backup.write(directory.resolve("no/such/place"), PASSPHRASE)))
                .isEqualTo("HT-0123");
        assertThat(directory.resolve("short")).doesNotExist();
    }

    private static String code(Result<Contents, Problem> result) {
        var problem = result.reasonOrThrow();
        assertThat(problem.toString()).doesNotContain("\n").doesNotContain("correct horse");
        return problem.code();
    }

    private static Path copy(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "copy", ".backup"), bytes);
    }

    private static Map<String, List<String>> rowsOfShared() throws SQLException {
        try (var connection = SharedDatabase.asSuperuser()) {
            return rows(connection);
        }
    }

    private static Map<String, List<String>> rowsOf(Path data) throws SQLException {
        try (var connection = SharedDatabase.asSuperuser(data)) {
            return rows(connection);
        }
    }

    /** Every row of every table but the history of migrations. */
    private static Map<String, List<String>> rows(Connection connection) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        try (var statement = connection.createStatement()) {
            for (var table :
                    strings(
                            statement,
                            "select relname from pg_class where relkind = 'r' and relnamespace = 'huantiao'::regnamespace and relname <> 'flyway_schema_history'")) {
                all.put(
                        table,
                        strings(statement, "select t::text from %s t order by 1".formatted(table)));
            }
        }
        return all;
    }

    private static List<String> strings(Statement statement, String question) throws SQLException {
        try (var found = statement.executeQuery(question)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
