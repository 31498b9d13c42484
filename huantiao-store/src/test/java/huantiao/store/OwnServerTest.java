package huantiao.store;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the database we bring along, told by everything that can go wrong with it. */
class OwnServerTest {

    /** One cluster for all: each test leaves it as it found it. */
    @TempDir static Path directory;

    @BeforeEach
    void hasOneMarkInIt() throws SQLException {
        try (var database = Database.open(host())) {
            run(database, "create table if not exists probe (id int)");
            run(database, "truncate probe");
            run(database, "insert into probe values (7)");
        }
    }

    @Test
    void keepsWhatWasWrittenOverARestart() throws SQLException {
        try (var database = Database.open(host())) {
            assertThat(ask(database, "select id from probe")).isEqualTo("7");
        }
    }

    @Test
    void isDurableLocalAndAskedForAPassword() throws Exception {
        try (var database = Database.open(host())) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show data_checksums")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(askAsSuperuser("show unix_socket_directories")).isEmpty();
            assertThat(askAsSuperuser("select distinct auth_method from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThat(
                            ask(
                                    database,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database"
                                            + " where datname = current_database()"))
                    .isEqualTo("b C.UTF-8");
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("pg/pgpass")))
                .isEqualTo(fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("pg/cluster")))
                .isEqualTo(fromString("rwx------"));
    }

    @Test
    void worksAsARoleThatIsNeitherOwnerNorSuperuser() throws SQLException {
        try (var database = Database.open(host());
                var connection = database.forProgram().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select current_user::text, rolsuper or rolbypassrls or rolcreaterole"
                                        + " from pg_roles where rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("huantiao_program");
            assertThat(rows.getBoolean(2)).isFalse();
        }
    }

    @Test
    void usesTheServerThatAKilledProgramLeftBehind() throws Exception {
        var killed = HoldingProgram.of(directory);
        long before = PidFile.read(cluster()).orElseThrow().pid();
        killed.kill();

        try (var database = Database.open(host())) {
            assertThat(PidFile.read(cluster()).orElseThrow().pid()).isEqualTo(before);
            assertThat(ask(database, "select id from probe")).isEqualTo("7");
        }
        assertThat(PidFile.read(cluster())).isEmpty();
    }

    @Test
    void startsTheServerAgainWhenItIsKilledWhileWeLive() throws Exception {
        try (var database = Database.open(host())) {
            long before = PidFile.read(cluster()).orElseThrow().pid();

            killServer(before);
            var answer = askUntilAnswered(database, "select id from probe");

            assertThat(answer).isEqualTo("7");
            assertThat(PidFile.read(cluster()).orElseThrow().pid()).isNotEqualTo(before);
        }
    }

    @Test
    void startsAfterProgramAndServerWereKilledTogether() throws Exception {
        var killed = HoldingProgram.of(directory);
        killed.kill();
        killServer(PidFile.read(cluster()).orElseThrow().pid());

        try (var database = Database.open(host())) {
            assertThat(ask(database, "select id from probe")).isEqualTo("7");
        }
    }

    @Test
    void takesAwayALockFileThatNamesSomebodyElsesProcess() throws Exception {
        Files.writeString(
                PidFile.in(cluster()),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1   1\nready\n"
                        .formatted(ProcessHandle.current().pid(), cluster()));

        try (var database = Database.open(host())) {
            assertThat(ask(database, "select id from probe")).isEqualTo("7");
        }
    }

    @Test
    void refusesASecondHostAndLetsAVisitorIn() throws Exception {
        try (var other = HoldingProgram.of(directory)) {
            assertThat(refusal(host())).isEqualTo("HT-0101");

            var visitor = new Own(directory, OptionalInt.empty(), Tenancy.VISITOR);
            try (var database = Database.open(visitor)) {
                assertThat(ask(database, "select id from probe")).isEqualTo("7");
            }

            assertThat(PidFile.read(cluster())).as("the host's server still runs").isPresent();
            assertThat(other.process().isAlive()).isTrue();
        }
    }

    @Test
    void refusesASecondHostInTheSameProgram() {
        try (var first = Database.open(host())) {
            assertThat(refusal(host())).isEqualTo("HT-0101");
            assertThat(first.where()).isEqualTo(directory.toString());
        }
    }

    @Test
    void saysWhenThePasswordIsWrongAndChangesNothing() throws Exception {
        var file = directory.resolve("pg/pgpass");
        var right = Files.readString(file);
        Files.writeString(file, right.replaceAll(":[^:\n]*\n", ":another\n"));

        assertThat(refusal(host())).isEqualTo("HT-0104");

        Files.writeString(file, right);
        try (var database = Database.open(host())) {
            assertThat(ask(database, "select id from probe")).isEqualTo("7");
        }
    }

    @Test
    void saysWhenThePasswordFileIsMissing() throws Exception {
        var file = directory.resolve("pg/pgpass");
        var kept = directory.resolve("kept");
        Files.move(file, kept);

        assertThat(refusal(host())).isEqualTo("HT-0104");

        Files.move(kept, file);
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        var version = cluster().resolve("PG_VERSION");
        Files.writeString(version, "17\n");

        assertThat(refusal(host())).isEqualTo("HT-0105");

        Files.writeString(version, "18\n");
    }

    @Test
    void refusesASchemaThatIsNewerThanTheProgram() throws Exception {
        try (var database = Database.open(host())) {
            run(
                    database,
                    "insert into flyway_schema_history values (9999, '9999', 'tomorrow', 'SQL',"
                            + " 'V9999__tomorrow.sql', 1, 'x', now(), 1, true)");
        }

        assertThat(refusal(host())).isEqualTo("HT-0106");

        try (var server = OwnServer.open(host(), List.of())) {
            try (var connection =
                            DriverManager.getConnection(
                                    server.url("huantiao"),
                                    Database.OWNER,
                                    server.passwords().of(Database.OWNER));
                    var statement = connection.createStatement()) {
                statement.execute(
                        "delete from huantiao.flyway_schema_history where version = '9999'");
            }
        }
    }

    @Test
    void listensWhereItIsTold() throws Exception {
        int port = freePort();
        try (var database = Database.open(new Own(directory, OptionalInt.of(port), Tenancy.HOST))) {
            assertThat(ask(database, "show port")).isEqualTo(Integer.toString(port));
        }
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = new Own(directory, OptionalInt.of(taken.getLocalPort()), Tenancy.HOST);

            assertThat(refusal(settings)).isEqualTo("HT-0103");
        }
    }

    @Test
    void takesAwayWhatAKillWhileMakingItLeftBehind(@TempDir Path fresh) throws Exception {
        Files.createDirectories(fresh.resolve("pg/cluster.new/base"));
        Files.writeString(fresh.resolve("pg/cluster.new/PG_VERSION"), "18");
        Files.createDirectories(fresh.resolve("pg/bin-18.6.0.new/bin"));

        try (var database = Database.open(new Own(fresh, OptionalInt.empty(), Tenancy.HOST))) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void asRootRunsTheServerAsTheOwnerOfItsData() throws Exception {
        assumeTrue(isRoot(), "only root can give files away");
        setOwner(cluster(), 65_534);
        try {
            Files.setPosixFilePermissions(directory, fromString("rwx------"));
            assertThat(refusal(host())).isEqualTo("HT-0110");

            Files.setPosixFilePermissions(directory, fromString("rwx--x--x"));
            try (var database = Database.open(host())) {
                assertThat(ask(database, "select id from probe")).isEqualTo("7");
            }
        } finally {
            setOwner(cluster(), 0);
        }
    }

    @Test
    void saysWhenTheDiskIsFullAndLosesNothing() throws Exception {
        var small = directory.resolve("small");
        Files.createDirectories(small);
        assumeTrue(isRoot() && mount(small, "400m"), "only root can make a small disk");
        try {
            var settings = new Own(small, OptionalInt.empty(), Tenancy.HOST);
            try (var database = Database.open(settings)) {
                run(database, "create table probe (id int)");
                run(database, "insert into probe values (8)");
            }
            var ballast = small.resolve("ballast");
            fill(ballast);

            assertThat(refusal(settings)).isEqualTo("HT-0102");
            assertThat(refusal(new Own(small.resolve("new"), OptionalInt.empty(), Tenancy.HOST)))
                    .isEqualTo("HT-0102");

            Files.delete(ballast);
            try (var database = Database.open(settings)) {
                assertThat(ask(database, "select id from probe")).isEqualTo("8");
            }
        } finally {
            assertThat(shell("umount", small.toString())).isZero();
        }
    }

    private static Own host() {
        return new Own(directory, OptionalInt.empty(), Tenancy.HOST);
    }

    private static Path cluster() {
        return directory.resolve("pg/cluster");
    }

    private static String refusal(Own settings) {
        var thrown = catchThrowableOfType(CannotStart.class, () -> Database.open(settings).close());
        assertThat(thrown).as("a reason not to start").isNotNull();
        assertThat(thrown.getMessage()).contains(thrown.code()).doesNotContain("\n");
        return thrown.code();
    }

    private static String ask(Database database, String question) throws SQLException {
        try (var connection = database.forOwner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String askAsSuperuser(String question) throws Exception {
        var url =
                "jdbc:postgresql://127.0.0.1:%d/postgres"
                        .formatted(PidFile.read(cluster()).orElseThrow().port());
        var password = PasswordFile.read(directory.resolve("pg/pgpass")).of(OwnServer.SUPERUSER);
        try (var connection = DriverManager.getConnection(url, OwnServer.SUPERUSER, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String askUntilAnswered(Database database, String question) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ask(database, question);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private static void run(Database database, String order) throws SQLException {
        try (var connection = database.forOwner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    private static void killServer(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(directory, "unix:uid").equals(0);
    }

    private static void setOwner(Path root, int user) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", user);
                Files.setAttribute(path, "unix:gid", user);
            }
        }
    }

    private static boolean mount(Path where, String size) throws Exception {
        return shell("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", where.toString()) == 0;
    }

    private static int shell(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private static void fill(Path file) throws IOException {
        long room = Files.getFileStore(file.getParent()).getUsableSpace();
        var block = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            for (long written = 0; written + (4L << 20) < room; written += block.length) {
                out.write(block);
            }
        }
    }
}
