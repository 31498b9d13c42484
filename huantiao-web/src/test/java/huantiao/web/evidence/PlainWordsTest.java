package huantiao.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.ReadingGrade;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public pages say is easy to read, invents no number and promises nothing. */
class PlainWordsTest {

    /** Texts of so few words are headings and labels; counting them would flatter the page. */
    private static final int HEADING = 6;

    @ParameterizedTest
    @ValueSource(strings = {"answer", "choices"})
    void isWrittenForEightYearsOfSchoolOrFewer(String page) {
        Properties words = words(page);
        String text =
                words.stringPropertyNames().stream()
                        .sorted()
                        .map(words::getProperty)
                        .filter(said -> said.split(" ").length > HEADING)
                        .map(ReadingGrade::asSentence)
                        .collect(Collectors.joining(" "));

        assertThat(ReadingGrade.of(text)).isBetween(2.0, 8.0);
    }

    /** The measure itself, on sentences whose syllables were counted by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The cat sat on the mat. | -1.45",
                "Needles may ease the pain a little. | 2.31"
            })
    void measuresAsTheFormulaSays(String text, double grade) {
        assertThat(ReadingGrade.of(text)).isCloseTo(grade, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "choices"})
    void everyNumberComesFromTheDataAndNotFromTheText(String page) {
        Properties words = words(page);
        assertThat(words.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(
                                        words.getProperty(key)
                                                .replaceAll("\\{\\d}", "")
                                                .replaceAll("\\bof 100\\b|GB30", ""))
                                .as(key)
                                .doesNotContainPattern("\\d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "choices"})
    void nothingIsPromised(String page) {
        Properties words = words(page);
        Pattern promise =
                Pattern.compile(
                        "\\b(cures?|guarantee\\w*|proven|miracle|always works|no risk|completely safe|will help you)\\b",
                        Pattern.CASE_INSENSITIVE);
        assertThat(words.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(words.getProperty(key)).as(key).doesNotContainPattern(promise));
    }

    private static Properties words(String page) {
        try (InputStream in =
                PlainWordsTest.class.getResourceAsStream(
                        "/messages/%s.properties".formatted(page))) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
