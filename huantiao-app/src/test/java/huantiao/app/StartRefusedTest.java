package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.command.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that cannot start says why in one sentence, and leaves nothing running. */
class StartRefusedTest {

    @TempDir Path directory;

    @Test
    void aPortThatIsTakenIsNamedWithWhatToDo() throws IOException, InterruptedException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var program = program("run", "--no-demo", "--port", "" + other.getLocalPort());

            var said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said.lines())
                    .containsExactly(
                            "huantiao: port %d is taken by another program; choose one with --port N (HT-0204)"
                                    .formatted(other.getLocalPort()));
            assertThat(program.exitValue()).isEqualTo(Command.BROKEN);
            assertThat(directory.resolve("pg/cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void aDataDirectoryThatAnotherProgramHoldsIsNamedWithWhatToDo()
            throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("pg"));
        try (var lock =
                        FileChannel.open(
                                directory.resolve("pg/program.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            var program = program("run", "--no-demo", "--port", "0");

            var said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(said.lines())
                    .containsExactly(
                            "huantiao: %s: another Huantiao program is using this data directory. Stop it first, or name another directory in HUANTIAO_DATA. (HT-0101)"
                                    .formatted(directory));
            assertThat(program.exitValue()).isEqualTo(Command.BROKEN);
        }
    }

    private Process program(String... args) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HUANTIAO_DATA", directory.toString());
        builder.environment().remove("HUANTIAO_DB_URL");
        return builder.start();
    }
}
