package huantiao.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void knowsItsNewestMigrationAndHasNoGaps() throws IOException, URISyntaxException {
        var folder =
                Path.of(
                        Objects.requireNonNull(
                                        Schema.class.getResource("/huantiao/store/migrations"))
                                .toURI());
        List<Integer> versions;
        try (var files = Files.list(folder)) {
            versions =
                    files.map(file -> file.getFileName().toString())
                            .map(name -> name.substring(1, name.indexOf("__")))
                            .map(Integer::valueOf)
                            .sorted()
                            .toList();
        }

        assertThat(versions)
                .as("migrations from 1 to Schema.NEWEST: write the newest one there")
                .isEqualTo(
                        IntStream.rangeClosed(1, Integer.parseInt(Schema.NEWEST)).boxed().toList());
    }
}
