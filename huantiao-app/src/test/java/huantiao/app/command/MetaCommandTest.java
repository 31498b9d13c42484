package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaCommandTest {

    private static final String GOOD =
            """
            {"id": "good", "analysis": {"kind": "univariate", "tau2_method": "EE", "test": "z", "level": 0.95},
             "data": {"yi": [1.0, 3.0], "vi": [1.0, 1.0]}}\
            """;

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void answersTheGoodCasesAndNamesTheBrokenOnes() throws IOException {
        var file =
                write(
                        "{\"cases\": [%s, {\"id\": \"bad\", \"analysis\": {\"kind\": \"magic\"}, \"data\": {}}]}"
                                .formatted(GOOD));

        int code = run(file);

        assertThat(code).isEqualTo(Command.BAD_INPUT);
        assertThat(text(out)).startsWith("{\"id\":\"good\",\"results\":{").contains("2.0");
        assertThat(text(out).lines()).hasSize(1);
        assertThat(text(err)).contains(file + ":bad:analysis.kind", "magic", "HT-0644");
    }

    @Test
    void namesFileCaseAndKeyOfAnOptionThatIsNotKnown() throws IOException {
        var misspelt =
                GOOD.replace("\"good\"", "\"odd\"").replace("\"kind\"", "\"levle\": 0.9, \"kind\"");
        var file = write("[%s, %s]".formatted(misspelt, GOOD));

        int code = run(file);

        assertThat(code).isEqualTo(Command.BAD_INPUT);
        assertThat(text(out).lines()).hasSize(1);
        assertThat(text(err))
                .startsWith(
                        file
                                + ":odd:analysis.levle: is not known for kind univariate, which takes ")
                .contains("HT-0644");
    }

    @Test
    void answersASingleCase() throws IOException {
        assertThat(run(write(GOOD))).isEqualTo(Command.DONE);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysWhereAFileIsNoJson() throws IOException {
        var file = write("{\n  \"cases\": [,]\n}");

        assertThat(run(file)).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains(file + ":2:", "HT-0642");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThat(run(folder.resolve("none.json").toString())).isEqualTo(Command.BAD_INPUT);
        assertThat(text(err)).contains("HT-0641");
    }

    private int run(String file) {
        return new MetaCommand()
                .run(
                        List.of(file),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String write(String content) throws IOException {
        return Files.writeString(folder.resolve("cases.json"), content).toString();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
