package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to hurt whoever reads them: one line of answer, exit code 2, and no harm. */
class HostileFilesTest {

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a billion laughs", laughs(), "HT-0400"),
                Arguments.of("a list that holds itself", "items: &i\n- id: A\n- *i\n", "HT-0401"),
                Arguments.of(
                        "facts that are their own case",
                        "items:\n- &a {id: A, facts: *a}\n",
                        "HT-0401"),
                Arguments.of("a pit of brackets", "items: " + "[".repeat(20_000), "HT-0400"),
                Arguments.of("two documents", "items: []\n---\nitems: []\n", "HT-0400"),
                Arguments.of("a class to be made", "items: !!java.io.File [x]\n", "HT-0400"),
                Arguments.of("a NUL", "items:\n- {id: Z\0}\n", "HT-0400"),
                Arguments.of("one field twice", "items:\n- {id: Z, id: Y}\n", "HT-0403"),
                Arguments.of(
                        "too much of it", "items: [" + "x,".repeat(1_100_000) + "]", "HT-0401"));
    }

    private static String laughs() {
        return "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(1, 10)
                        .mapToObj(i -> {
                            char name = (char) ('a' + i);
                            return "%c: &%c [%s]\n"
                                    .formatted(
                                            name, name, ("*" + (char) (name - 1) + ",").repeat(9));
                        })
                        .collect(Collectors.joining())
                + "items: *j\ncases: *j\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aHostileFileIsRefusedInOneLine(String what, String text, String code) throws IOException {
        var file = Files.writeString(directory.resolve("hostile.yaml"), text);

        for (var command : List.of(new TriageCommand(), new ScoreCommand())) {
            assertThat(run(command, file.toString())).as(what).isEqualTo(Command.BAD_INPUT);
            assertThat(said())
                    .as(what)
                    .singleElement()
                    .asString()
                    .startsWith(file.toString())
                    .endsWith("(%s)".formatted(code));
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void textThatIsNotUtf8IsRefusedByEveryCommand() throws IOException {
        var latin =
                Files.write(
                        directory.resolve("latin"),
                        "[\"Zo\u00eb\"]".getBytes(StandardCharsets.ISO_8859_1));
        var wide = Files.write(directory.resolve("wide"), "[1]".getBytes(StandardCharsets.UTF_16));

        for (var command : List.of(new TriageCommand(), new ScoreCommand(), new MetaCommand())) {
            for (var file : List.of(latin, wide)) {
                assertThat(run(command, file.toString())).isEqualTo(Command.BAD_INPUT);
                assertThat(said()).singleElement().asString().contains("is not UTF-8 text.");
            }
        }
    }

    @Test
    void aFileWithoutEndIsNotReadToItsEnd() {
        for (var command : List.of(new TriageCommand(), new ScoreCommand(), new MetaCommand())) {
            assertThat(run(command, "/dev/zero")).isEqualTo(Command.BAD_INPUT);
            assertThat(said()).singleElement().asString().contains("larger than 64 MB");
        }
    }

    @Test
    void aPitOfBracketsInJsonIsRefusedInOneLine() throws IOException {
        var file = Files.writeString(directory.resolve("pit.json"), "[".repeat(200_000));

        assertThat(run(new MetaCommand(), file.toString())).isEqualTo(Command.BAD_INPUT);
        assertThat(said()).singleElement().asString().endsWith("(HT-0642)");
    }

    @Test
    void anIdSteersNoTerminalAndForgesNoLine() throws IOException {
        var file =
                Files.writeString(
                        directory.resolve("steering.yaml"),
                        "items:\n- {id: \"a\\u001b[2J\\nother.yaml\", facts: {age: x}}\n");

        assertThat(run(new TriageCommand(), file.toString())).isEqualTo(Command.BAD_INPUT);
        assertThat(said())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).startsWith(file.toString()).doesNotContain("\u001b"));
    }

    @Test
    void aFolderAndAFileThatIsNotThereAreSaidPlainly() {
        for (var command : List.of(new TriageCommand(), new ScoreCommand(), new MetaCommand())) {
            assertThat(run(command, directory.toString())).isEqualTo(Command.BAD_INPUT);
            assertThat(said()).singleElement().asString().contains("The file cannot be read.");
            assertThat(run(command, "no\0where")).isEqualTo(Command.BAD_INPUT);
            assertThat(said()).singleElement().asString().contains("There is no such file.");
        }
    }

    private int run(Command command, String file) {
        out.reset();
        err.reset();
        return command.run(
                List.of(file),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
