package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.store.Database;
import huantiao.store.DatabaseSettings;
import huantiao.store.JdbcCharts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the database, from a clinic that runs to another machine. */
class MemoryCommandsTest {

    private static final String PASSPHRASE = "correct horse battery";

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void carryARunningClinicToAnotherMachine() {
        var here = environment("here");
        var there = environment("there");
        var file = directory.resolve("monday.backup").toString();
        try (var database =
                Database.open(DatabaseSettings.from(here, DatabaseSettings.Tenancy.HOST))) {
            new JdbcCharts(database, Clock.systemUTC())
                    .register(
                            Permit.ask(Cast.ada(), Deed.REGISTER_PATIENT).orElseThrow(),
                            Cast.MEI,
                            Cast.mei());

            assertThat(run(new VerifyCommand(here))).isEqualTo(Command.DONE);
            assertThat(run(new RebuildCommand(here))).isEqualTo(Command.DONE);
            assertThat(run(SealedFileCommand.backup(here), file)).isEqualTo(Command.DONE);
            assertThat(said())
                    .contains("the journal holds: 1 patients, 1 entries")
                    .contains("made anew from 1 charts")
                    .contains("backed up: 1 patients, 1 entries");
        }

        assertThat(run(SealedFileCommand.restore(there), file)).isEqualTo(Command.DONE);
        assertThat(run(new VerifyCommand(there))).isEqualTo(Command.DONE);
        assertThat(said()).contains("restored: 1 patients, 1 entries; the journal holds");
        assertThat(digests().distinct()).hasSize(1);
        assertThat(run(SealedFileCommand.restore(there), file)).isEqualTo(Command.BAD_INPUT);
        assertThat(complained()).contains("HT-0122");
    }

    @Test
    void makeNoDataWhereThereAreNone() {
        var nowhere = environment("nowhere");

        assertThat(run(new VerifyCommand(nowhere))).isEqualTo(Command.BROKEN);
        assertThat(run(new RebuildCommand(nowhere))).isEqualTo(Command.BROKEN);
        assertThat(run(SealedFileCommand.backup(nowhere), "file")).isEqualTo(Command.BROKEN);

        assertThat(complained().lines()).hasSize(3).allMatch(line -> line.contains("HT-0117"));
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void askForAPassphraseAndForAFile() {
        var silent = Map.of("HUANTIAO_DATA", directory.resolve("nowhere").toString());

        assertThat(run(SealedFileCommand.backup(silent), "file")).isEqualTo(Command.BAD_INPUT);
        assertThat(run(SealedFileCommand.restore(silent), "file")).isEqualTo(Command.BAD_INPUT);
        assertThat(complained().lines()).hasSize(2).allMatch(line -> line.contains("HT-0121"));
        assertThat(run(SealedFileCommand.backup(silent))).isEqualTo(Command.BAD_INPUT);
        assertThat(run(SealedFileCommand.restore(silent))).isEqualTo(Command.BAD_INPUT);
        assertThat(run(new VerifyCommand(silent), "more")).isEqualTo(Command.BAD_INPUT);
    }

    private Map<String, String> environment(String data) {
        return Map.of(
                "HUANTIAO_DATA",
                directory.resolve(data).toString(),
                "HUANTIAO_BACKUP_PASSPHRASE",
                PASSPHRASE);
    }

    private int run(Command command, String... args) {
        return command.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Stream<String> digests() {
        return said().lines().filter(line -> line.startsWith("digest "));
    }
}
