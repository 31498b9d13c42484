package huantiao.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the public page says is easy to read, invents no number and promises nothing. */
class PlainWordsTest {

    private static final Properties WORDS = words();

    /** Texts of so few words are headings and labels; counting them would flatter the page. */
    private static final int HEADING = 6;

    /**
     * Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59.
     *
     * @see <a href="https://apps.dtic.mil/sti/citations/ADA006655">Kincaid and others 1975</a>
     */
    @Test
    void theAnswerIsWrittenForEightYearsOfSchoolOrFewer() {
        String text =
                WORDS.stringPropertyNames().stream()
                        .sorted()
                        .map(WORDS::getProperty)
                        .filter(words -> words.split(" ").length > HEADING)
                        .map(PlainWordsTest::asSentence)
                        .collect(Collectors.joining(" "));

        assertThat(grade(text)).isBetween(2.0, 8.0);
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
        assertThat(grade(text)).isCloseTo(grade, within(0.02));
    }

    @Test
    void everyNumberComesFromTheDataAndNotFromTheText() {
        assertThat(WORDS.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(
                                        WORDS.getProperty(key)
                                                .replaceAll("\\{\\d}", "")
                                                .replaceAll("\\bof 100\\b|GB30", ""))
                                .as(key)
                                .doesNotContainPattern("\\d"));
    }

    @Test
    void nothingIsPromised() {
        Pattern promise =
                Pattern.compile(
                        "\\b(cures?|guarantee\\w*|proven|miracle|always works|no risk|completely safe|will help you)\\b",
                        Pattern.CASE_INSENSITIVE);
        assertThat(WORDS.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(WORDS.getProperty(key)).as(key).doesNotContainPattern(promise));
    }

    private static String asSentence(String text) {
        String filled = text.replaceAll("\\{\\d}", "9").strip();
        return filled.matches(".*[.?!:]$") ? filled : filled + ".";
    }

    private static double grade(String text) {
        String[] words = text.split("[^A-Za-zÀ-ÿ'’]+");
        long sentences = Pattern.compile("[.?!]+(?=\\s|$)").matcher(text).results().count();
        long counted = 0;
        long syllables = 0;
        for (String word : words) {
            if (!word.isBlank()) {
                counted++;
                syllables += syllables(word.toLowerCase(Locale.ROOT));
            }
        }
        return 0.39 * counted / sentences + 11.8 * syllables / counted - 15.59;
    }

    /** Groups of vowels, less a silent e at the end; at least one. */
    private static long syllables(String word) {
        String stem =
                word.replaceFirst(
                        "(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzlcgh])es$", "");
        long groups = Pattern.compile("[aeiouy]+").matcher(stem).results().count();
        return Math.max(1, groups);
    }

    private static Properties words() {
        try (InputStream in =
                PlainWordsTest.class.getResourceAsStream("/messages/answer.properties")) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
