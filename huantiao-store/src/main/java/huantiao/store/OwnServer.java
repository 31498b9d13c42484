package huantiao.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that Huantiao brings along: made, started, watched and stopped.
 *
 * <p>Below the data directory, {@code pg/} holds
 *
 * <ul>
 *   <li>{@code bin-18.6.0/} the programs, unpacked once;
 *   <li>{@code cluster/} the data, made once under another name and then renamed, so that a kill
 *       half way leaves nothing that looks finished;
 *   <li>{@code pgpass} the passwords;
 *   <li>{@code program.lock} held by the one program that keeps the server; the system lets go of
 *       it however that program ends;
 *   <li>{@code postgres.log} the server's own words.
 * </ul>
 *
 * <p>Three endings are expected and mended at the next start. When this program was killed the
 * server still runs: it is used as it is. When the server was killed, its lock file stays until the
 * dead process is cleared away, and some of its helpers a moment longer: starting is tried again
 * for a while. When the machine went down, the lock file may name the number of a process that is
 * somebody else's today: then, and only if no process runs the programs below this directory, the
 * file is taken away. While this program runs, a server that dies is started again.
 */
final class OwnServer implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(OwnServer.class);

    /** Programs (60 MB), an empty cluster (39 MB), and room for the log it writes ahead. */
    private static final long ROOM_TO_BEGIN_BYTES = 300L << 20;

    /** Two segments of the log it writes ahead: less, and it could not even recover. */
    private static final long ROOM_TO_START_BYTES = 32L << 20;

    private static final long LOG_LIMIT_BYTES = 5L << 20;
    private static final Duration POLL = Duration.ofMillis(10);

    /** How long a dead server's traces may stand in the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long a server may take to recover what it had not yet written to its tables. */
    private static final Duration RECOVERY = Duration.ofMinutes(10);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** The exit code of a process that ended by signal 9. */
    private static final int KILLED = 128 + 9;

    private static final Duration STOPPING = Duration.ofMinutes(1);

    private final Path home;
    private final Path cluster;
    private final OptionalInt wantedPort;
    private final PasswordFile passwords;

    /** Null for a visitor: the server is somebody else's to keep. */
    private final @Nullable Keeping keeping;

    private volatile int port;
    private volatile boolean closing;

    /** What it takes to keep a server: its programs, its user, and the lock on its directory. */
    private record Keeping(
            PostgresBinaries binaries, ServerUser user, FileChannel file, FileLock lock) {}

    private @Nullable ProcessHandle server;

    private OwnServer(
            Path home,
            OptionalInt wantedPort,
            PasswordFile passwords,
            @Nullable Keeping keeping,
            int port) {
        this.home = home;
        this.cluster = home.resolve("cluster");
        this.wantedPort = wantedPort;
        this.passwords = passwords;
        this.keeping = keeping;
        this.port = port;
    }

    /**
     * Starts the server of a directory, or joins it where it runs.
     *
     * @param roles who must have a password in the password file of a new cluster
     * @throws CannotStart with the reason and the cure
     */
    static OwnServer open(DatabaseSettings.Own settings, List<String> roles) {
        var home = settings.directory().resolve("pg");
        try {
            makeHome(home);
            var file =
                    FileChannel.open(
                            home.resolve("program.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                var lock = lock(file);
                if (lock.isPresent()) {
                    var server = keep(home, settings.port(), roles, file, lock.get());
                    kept = true;
                    return server;
                }
            } finally {
                if (!kept) {
                    file.close();
                }
            }
            return switch (settings.tenancy()) {
                case HOST -> throw CannotStart.alreadyInUse(settings.directory());
                case VISITOR -> visit(home, settings.directory());
            };
        } catch (AccessDeniedException e) {
            throw CannotStart.notOurs(Path.of(e.getFile()), e);
        } catch (IOException e) {
            if (saysDiskFull(String.valueOf(e.getMessage()))) {
                throw CannotStart.diskFull(home, e);
            }
            throw new UncheckedIOException(e);
        }
    }

    /** True if a cluster was made in that directory. */
    static boolean hasData(DatabaseSettings.Own settings) {
        return Files.exists(settings.directory().resolve("pg").resolve("cluster"));
    }

    /** Where it listens on 127.0.0.1. */
    int port() {
        return port;
    }

    PasswordFile passwords() {
        return passwords;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Stops the server in order, if it is ours to keep; a visitor just leaves. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        if (keeping == null) {
            return;
        }
        try {
            if (server != null && server.isAlive()) {
                interrupt(server);
            }
            keeping.lock().release();
            keeping.file().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks for a fast shutdown: clients are sent away, everything is written. The plain signal
     * would wait for the clients to leave by themselves.
     */
    private static void interrupt(ProcessHandle server) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
            server.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("PostgreSQL is still stopping after {}; left to itself", STOPPING);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + server.pid(), e);
        }
    }

    private static void makeHome(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home.getParent());
            Files.createDirectory(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static Optional<FileLock> lock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static OwnServer visit(Path home, Path directory) throws IOException {
        var cluster = home.resolve("cluster");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var running = PidFile.read(cluster).filter(PidFile::ready);
            if (running.isPresent()) {
                var passwords = PasswordFile.read(home.resolve("pgpass"));
                if (answers(running.get().port(), passwords, cluster)) {
                    return new OwnServer(
                            home, OptionalInt.empty(), passwords, null, running.get().port());
                }
            }
            pause(POLL);
        }
        throw CannotStart.alreadyInUse(directory);
    }

    private static OwnServer keep(
            Path home, OptionalInt port, List<String> roles, FileChannel file, FileLock lock)
            throws IOException {
        var cluster = home.resolve("cluster");
        boolean isNew = !Files.exists(cluster);
        mustHaveRoom(home, isNew);
        var binaries = PostgresBinaries.in(home);
        var user = ServerUser.of(home, cluster);
        if (isNew) {
            make(home, binaries, user, roles);
        }
        mustBeOfOurMajorVersion(cluster);
        var server =
                new OwnServer(
                        home,
                        port,
                        PasswordFile.read(home.resolve("pgpass")),
                        new Keeping(binaries, user, file, lock),
                        0);
        server.startOrAdopt();
        return server;
    }

    private static void mustHaveRoom(Path home, boolean isNew) throws IOException {
        if (Files.getFileStore(home).getUsableSpace()
                < (isNew ? ROOM_TO_BEGIN_BYTES : ROOM_TO_START_BYTES)) {
            throw CannotStart.diskFull(home);
        }
    }

    private static void mustBeOfOurMajorVersion(Path cluster) throws IOException {
        var found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresBinaries.majorVersion())) {
            throw CannotStart.otherMajorVersion(cluster, found, PostgresBinaries.majorVersion());
        }
    }

    /** Makes a new cluster with checksums, passwords everywhere and no locale of the machine. */
    private static void make(
            Path home, PostgresBinaries binaries, ServerUser user, List<String> roles)
            throws IOException {
        var half = home.resolve("cluster.new");
        Trees.remove(half);
        var passwords = PasswordFile.make(home.resolve("pgpass"), roles);
        var first = home.resolve("first-password");
        PasswordFile.writeSecret(first, passwords.of(SUPERUSER));
        try {
            user.give(first);
            Files.createDirectory(half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
            user.give(half);
            var words =
                    run(
                            home,
                            user.command(
                                    List.of(
                                            binaries.program("initdb").toString(),
                                            "--pgdata=" + half,
                                            "--username=" + SUPERUSER,
                                            "--pwfile=" + first,
                                            "--auth=scram-sha-256",
                                            "--encoding=UTF8",
                                            "--locale=C",
                                            "--locale-provider=builtin",
                                            "--builtin-locale=C.UTF-8",
                                            "--data-checksums",
                                            "--no-instructions")));
            if (words.isPresent()) {
                throw refusal(home, home.resolve("initdb.log"), words.get());
            }
        } finally {
            Files.deleteIfExists(first);
        }
        Files.move(half, home.resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
        Trees.flushDirectory(home);
    }

    /** Runs a program to its end; its words if it failed. */
    private static Optional<String> run(Path home, List<String> command) throws IOException {
        var log = home.resolve("initdb.log");
        var process =
                builder(home, command)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        try {
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(Files.readString(log, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the database", e);
        }
    }

    /** A process that says what it says in English and inherits no settings of other databases. */
    private static ProcessBuilder builder(Path home, List<String> command) {
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true);
    }

    private void startOrAdopt() throws IOException {
        var running = PidFile.read(cluster);
        if (running.isPresent() && mayBeOurs(running.get().pid()) && adopt()) {
            return;
        }
        start();
    }

    /**
     * Uses a server that another program left behind.
     *
     * @return false if it went away meanwhile
     */
    private boolean adopt() throws IOException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < deadline) {
            var found = PidFile.read(cluster);
            var process = found.flatMap(file -> ProcessHandle.of(file.pid()));
            if (found.isEmpty() || process.isEmpty() || !isOurs(process.get())) {
                return false;
            }
            if (found.get().ready() && answers(found.get().port(), passwords, cluster)) {
                if (wantedPort.isPresent() && wantedPort.getAsInt() != found.get().port()) {
                    interrupt(process.get());
                    return false;
                }
                port = found.get().port();
                watch(process.get());
                LOG.info("PostgreSQL was still running on port {}", port);
                return true;
            }
            pause(POLL);
        }
        return false;
    }

    private void start() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var log = home.resolve("postgres.log");
        rotate(log);
        while (true) {
            int tried = port != 0 ? port : wantedPort.isPresent() ? wantedPort.getAsInt() : free();
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            var process = launch(tried, log);
            if (becomesReady(process)) {
                port = tried;
                watch(process.toHandle());
                return;
            }
            var words = tail(log, logStart);
            boolean mayPass =
                    wasKilled(process)
                            || inTheWayForAMoment(words)
                            || (saysPortTaken(words) && wantedPort.isEmpty() && port == 0);
            if (!mayPass || System.nanoTime() > deadline) {
                throw saysPortTaken(words)
                        ? CannotStart.portTaken(home, tried)
                        : refusal(home, log, words);
            }
            if (words.contains("postmaster.pid")) {
                removeStaleLock();
            }
            pause(POLL.multipliedBy(10));
        }
    }

    private Process launch(int tried, Path log) throws IOException {
        var kept = keeping;
        if (kept == null) {
            throw new IllegalStateException("a visitor starts no server");
        }
        var program = new ArrayList<String>();
        if (isLinux()) {
            // Its own session, so that Ctrl-C reaches this program first and the server is stopped
            // after the last request was answered.
            program.add("setsid");
        }
        program.add(kept.binaries().program("postgres").toString());
        program.add("-D");
        program.add(cluster.toString());
        for (var setting : SETTINGS) {
            program.add("-c");
            program.add(setting);
        }
        program.add("-c");
        program.add("port=" + tried);
        return builder(home, kept.user().command(program))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /**
     * What must hold whatever stands in {@code postgresql.conf}: durable, local, and a log without
     * statements or key values, because they can name a person.
     */
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "full_page_writes=on",
                    "synchronous_commit=on",
                    "password_encryption=scram-sha-256",
                    "max_connections=50",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_min_error_statement=panic",
                    "log_error_verbosity=terse",
                    "log_checkpoints=off");

    private boolean becomesReady(Process process) throws IOException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            var file = PidFile.read(cluster);
            if (file.isPresent() && file.get().pid() == process.pid() && file.get().ready()) {
                return true;
            }
            pause(POLL);
        }
        return false;
    }

    /** Starts the server again when it dies while we live. */
    private void watch(ProcessHandle process) {
        server = process;
        Thread.ofVirtual()
                .name("postgres-watch")
                .start(() -> {
                    process.onExit().join();
                    restart();
                });
    }

    /**
     * Tries until the server runs or this program ends: what stands in the way, as a full disk or
     * another kill, may pass.
     */
    private void restart() {
        if (closing) {
            return;
        }
        LOG.warn("PostgreSQL ended unasked; it is started again");
        while (!closing && !restarted()) {
            pause(BETWEEN_TRIES);
        }
    }

    private synchronized boolean restarted() {
        if (closing) {
            return true;
        }
        try {
            start();
            return true;
        } catch (IOException | CannotStart e) {
            LOG.error("PostgreSQL could not be started again yet: {}", e.getMessage());
            return false;
        }
    }

    /** Takes away a lock file that names somebody else's process. */
    private void removeStaleLock() throws IOException {
        var file = PidFile.read(cluster);
        if (file.isPresent()
                && !mayBeOurs(file.get().pid())
                && ProcessHandle.allProcesses().noneMatch(this::isOurs)) {
            LOG.warn("the lock file names a process that is not ours; it is taken away");
            Files.deleteIfExists(PidFile.in(cluster));
        }
    }

    /** False only if that process is known to run something else, or is gone. */
    private boolean mayBeOurs(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.info().command().isEmpty() || isOurs(process))
                .orElse(false);
    }

    private boolean isOurs(ProcessHandle process) {
        var kept = keeping;
        if (kept == null) {
            return false;
        }
        var program = kept.binaries().program("postgres").toString();
        return process.info().command().map(program::equals).orElse(false);
    }

    private static boolean answers(int port, PasswordFile passwords, Path cluster) {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", passwords.of(SUPERUSER));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        try (var connection = DriverManager.getConnection(url, properties)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (SqlStates.isWrongPassword(e)) {
                throw CannotStart.wrongPassword(cluster.toString());
            }
            return false;
        }
    }

    private static CannotStart refusal(Path home, Path log, String words) {
        if (saysDiskFull(words)) {
            return CannotStart.diskFull(home);
        }
        return CannotStart.serverDidNotStart(log, lastLine(words));
    }

    private static String lastLine(String words) {
        var lines = words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .findFirst()
                .orElse(lines.isEmpty() ? "" : lines.getLast());
    }

    /** True if somebody killed it while it was starting, which says nothing about the next try. */
    private static boolean wasKilled(Process process) {
        return !process.isAlive() && process.exitValue() == KILLED;
    }

    private static boolean inTheWayForAMoment(String words) {
        return words.contains("lock file \"postmaster.pid\" already exists")
                || words.contains("pre-existing shared memory block");
    }

    private static boolean saysPortTaken(String words) {
        return words.contains("Address already in use")
                || words.contains("could not create any TCP/IP sockets");
    }

    private static boolean saysDiskFull(String words) {
        return words.contains("No space left on device") || words.contains("Disk quota exceeded");
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(
                    log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String tail(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 1 << 16)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
