package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.PatientId;
import huantiao.care.Entry;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.store.DatabaseSettings.Own;
import huantiao.store.DatabaseSettings.Tenancy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills (-9) the charting program, the server, one of the server's helpers, or program and server
 * together, at moments that a seed chooses. Afterwards every acknowledged entry is there, every
 * change is there whole or not at all, and every chain holds.
 *
 * <p>{@code -Dhuantiao.kills=200 -Dhuantiao.seed=7} for a longer run; {@code tools/kill-test} does
 * so.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("huantiao.kills", 6);
    private static final long SEED = Long.getLong("huantiao.seed", 20260504L);

    /** Most acknowledgements between two kills. */
    private static final int MOST_BETWEEN = 80;

    @TempDir static Path directory;

    private final Random chance = new Random(SEED);
    private final Map<PatientId, Long> acknowledged = new HashMap<>();

    /** Who is killed. */
    private enum Victim {
        PROGRAM,
        SERVER,
        HELPER,
        BOTH
    }

    private static final List<Victim> VICTIMS = List.of(Victim.values());

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    @Controls(Hazard.ENTRY_LOST)
    void losesNothingThatWasAcknowledged() throws Exception {
        var victims = new HashMap<Victim, Integer>();
        var running = start();
        for (int i = 0; i < KILLS; i++) {
            listen(running, 1 + chance.nextInt(MOST_BETWEEN));
            var victim = VICTIMS.get(i < VICTIMS.size() ? i : chance.nextInt(VICTIMS.size()));
            victims.merge(victim, 1, Integer::sum);
            kill(victim, running.process());
            if (victim == Victim.PROGRAM || victim == Victim.BOTH) {
                drain(running);
                running = start();
            }
        }
        listen(running, 1);
        kill(Victim.BOTH, running.process());
        drain(running);

        try (var database = open()) {
            long entries = everythingIsThere(database);
            System.out.printf(
                    "%d kills %s, seed %d: %d patients, %d acknowledged entries, %d kept, none lost%n",
                    KILLS,
                    victims,
                    SEED,
                    acknowledged.size(),
                    acknowledged.values().stream().mapToLong(Long::longValue).sum(),
                    entries);
        }
    }

    private record Running(Process process, BufferedReader words) {}

    private Running start() throws IOException {
        var process = HoldingProgram.java(ChartingProgram.class, List.of(directory.toString()));
        var running = new Running(process, process.inputReader(StandardCharsets.UTF_8));
        var first = running.words().readLine();
        assertThat(first).as("the program's first words").startsWith("clinic ");
        return running;
    }

    /** Listens until so many more changes were acknowledged. */
    private void listen(Running running, int count) throws IOException {
        for (int heard = 0; heard < count; ) {
            var line = running.words().readLine();
            assertThat(line).as("the program goes on").isNotNull();
            if (take(line)) {
                heard++;
            }
        }
    }

    /** Takes what the killed program had said before it died. */
    private void drain(Running running) throws IOException {
        // The last line may be cut in the middle: then nobody heard that acknowledgement.
        var lines = new ArrayList<String>();
        for (var line = running.words().readLine();
                line != null;
                line = running.words().readLine()) {
            lines.add(line);
        }
        lines.stream().limit(Math.max(0, lines.size() - 1)).forEach(this::take);
    }

    private boolean take(String line) {
        var words = line.split(" ");
        if (!words[0].equals("ack")) {
            return false;
        }
        acknowledged.merge(PatientId.of(words[1]), Long.parseLong(words[2]), Math::max);
        return true;
    }

    private void kill(Victim victim, Process program) throws Exception {
        var server =
                PidFile.read(directory.resolve("pg/cluster"))
                        .flatMap(file -> ProcessHandle.of(file.pid()))
                        .orElseThrow();
        switch (victim) {
            case PROGRAM -> end(program.toHandle());
            case SERVER -> end(server);
            case HELPER -> {
                var helpers = server.children().toList();
                end(helpers.get(chance.nextInt(helpers.size())));
            }
            case BOTH -> {
                end(program.toHandle());
                end(server);
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Database open() {
        return Database.open(new Own(directory, OptionalInt.empty(), Tenancy.HOST));
    }

    private long everythingIsThere(Database database) throws SQLException {
        var verified = new Journal(database).verify();
        assertThat(verified.firstBad()).isEmpty();
        long entries = 0;
        for (var patient : acknowledged.entrySet()) {
            var told = texts(patient.getKey());
            entries += told.size() + 1;
            assertThat(told.size() + 1L)
                    .as("entries of patient %s", patient.getKey())
                    .isGreaterThanOrEqualTo(patient.getValue());
            assertThat(told.size() % 2).as("changes are whole").isZero();
            for (int i = 0; i < told.size(); i += 2) {
                var number = told.get(i).substring(ChartingProgram.FIRST.length());
                assertThat(told.get(i)).isEqualTo(ChartingProgram.FIRST + number);
                assertThat(told.get(i + 1)).isEqualTo(ChartingProgram.SECOND + number);
            }
        }
        assertThat(rosterBehind()).as("roster rows that are not at the chain's end").isZero();
        return entries;
    }

    private static List<String> texts(PatientId patient) throws SQLException {
        try (var connection = SharedDatabase.asSuperuser(directory);
                var statement =
                        connection.prepareStatement(
                                "select kind, body from journal where patient_id = ? and seq > 1 order by seq")) {
            statement.setObject(1, patient.value());
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var entry = Json.entry(rows.getString(1), rows.getString(2));
                    texts.add(((Entry.AddendumAdded) entry).text());
                }
            }
            return texts;
        }
    }

    private static long rosterBehind() throws SQLException {
        try (var connection = SharedDatabase.asSuperuser(directory);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from chain_end e left join roster r using (clinic_id, patient_id)"
                                        + " where r.seq is distinct from e.seq")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
