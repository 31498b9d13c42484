package huantiao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The texts of pages: each has a key of its own, and an apostrophe is doubled where a text has
 * places to fill, as these are read as patterns, and nowhere else.
 */
class WordsTest {

    private static final Pattern KEY = Pattern.compile("([\\w.-]+) *=");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @Test
    void anApostropheIsDoubledOnlyWhereThereIsAPlaceToFill() throws Exception {
        var wrong = new ArrayList<String>();
        for (var file : files()) {
            var words = words(file);
            for (var key : words.stringPropertyNames()) {
                var text = words.getProperty(key);
                boolean pattern = PLACE.matcher(text).find();
                boolean doubled = text.contains("''");
                boolean single = text.replace("''", "").contains("'");
                if (pattern ? single : doubled) {
                    wrong.add("%s: %s".formatted(file.getFileName(), key));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTextHasAKeyOfItsOwn() throws Exception {
        var keys = new ArrayList<String>();
        for (var file : files()) {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                var key = KEY.matcher(line);
                if (key.lookingAt()) {
                    keys.add(key.group(1));
                }
            }
        }

        assertThat(keys).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    }

    private static List<Path> files() throws Exception {
        var folder = Objects.requireNonNull(WordsTest.class.getResource("/messages"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            var found = files.filter(file -> file.toString().endsWith(".properties")).toList();
            assertThat(found).hasSizeGreaterThan(30);
            return found;
        }
    }

    private static Properties words(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var words = new Properties();
            words.load(in);
            return words;
        }
    }
}
