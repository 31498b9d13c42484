package huantiao.web.course;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.ReadingGrade;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a patient reads in a check-in, in a message and beside their own course is easy to read. */
class PatientsWordsTest {

    /** Texts of fewer words are headings and labels; counting them would flatter the page. */
    private static final int HEADING = 6;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    outcomes  ; outcomes\\.(safety|worse|line|baseline|verdict|noise|size|acceptable|next|trials|cause).*
                    course    ; course\\.own.*
                    checkin   ; checkin\\..*
                    reminders ; reminders\\..*
                    links     ; own\\..*
                    selfcare  ; (selfcare|diary)\\..*
                    """)
    void isWrittenForEightYearsOfSchoolOrFewer(String file, String keys) throws IOException {
        var wanted = Pattern.compile(keys);
        var words = words(file);
        var text =
                words.stringPropertyNames().stream()
                        .filter(key -> wanted.matcher(key).matches())
                        .sorted()
                        .map(words::getProperty)
                        .map(PatientsWordsTest::plain)
                        .filter(one -> one.split(" ").length > HEADING)
                        .map(ReadingGrade::asSentence)
                        .collect(Collectors.joining(" "));

        assertThat(ReadingGrade.of(text)).isBetween(1.0, 8.0);
    }

    /** Who reads two lists of signs on one page asks which of them holds. */
    @Test
    void theFooterNamesTheSignsOfAnEmergencyInTheWordsOfTheCourse() throws IOException {
        assertThat(words("shell").getProperty("shell.disclaimer"))
                .endsWith(words("outcomes").getProperty("outcomes.safety.call"));
    }

    /** A choice of forms counts as its last one, and an address as one word. */
    private static String plain(String text) {
        return text.replaceAll("\\{\\d,choice,[^}]*<([^}<]*)}", "$1").replace("\n", " ");
    }

    private static Properties words(String file) throws IOException {
        try (var in =
                PatientsWordsTest.class.getResourceAsStream(
                        "/messages/%s.properties".formatted(file))) {
            var words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return words;
        }
    }
}
