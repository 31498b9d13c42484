package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowupTest {

    @ParameterizedTest
    @CsvSource({
        "week 4, 4, 4",
        "weeks 1-4, 1, 4",
        "8 weeks, 8, 8",
        "5 and 10 weeks, 5, 10",
        "day 14, 2, 2",
        "10 days, 1.4286, 1.4286",
        "3 months after treatment, 13.0446, 13.0446",
        "assessed at 2 weeks per methods, 2, 2",
        "through week 52, 52, 52"
    })
    void readsWeeksOutOfTheWords(String words, double from, double to) {
        Followup read = Followup.read(words);

        assertThat(read.fromWeeks().orElseThrow()).isCloseTo(from, within(1e-4));
        assertThat(read.toWeeks().orElseThrow()).isCloseTo(to, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "end of treatment", "end of 1 course", "during treatment"})
    void leavesUnknownWhatTheWordsDoNotSay(String words) {
        assertThat(Followup.read(words).isKnown()).isFalse();
    }
}
