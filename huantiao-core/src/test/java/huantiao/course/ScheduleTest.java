package huantiao.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Schedule SCHEDULE = new Schedule(START);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # day | week
                    -7    | 0
                    0     | 0
                    1     | 0
                    10    | 1
                    11    | 2
                    17    | 2
                    18    | 2
                    24    | 3
                    25    | 4
                    45    | 6
                    50    | 8
                    170   | 26
                    390   | 52
                    400   | 57
                    """,
            delimiter = '|')
    void notesAnAnswerUnderTheWeekOfItsWindowOrTheWholeWeeksSinceTheStart(int day, int week) {
        assertThat(SCHEDULE.weekOf(START.plusDays(day))).isEqualTo(week);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # today | last answer | week to call about
                    23      |             |
                    24      |             | 2
                    24      | 0           | 2
                    24      | 10          | 2
                    24      | 11          |
                    37      |             | 2
                    38      |             | 4
                    38      | 20          | 4
                    38      | 25          |
                    52      |             |
                    66      | 40          | 8
                    374     | 200         | 52
                    388     | 200         |
                    """,
            delimiter = '|')
    void namesASilentPersonOnceForEachFollowUpAndThenLeavesThemAlone(
            int today, Integer lastAnswer, Integer week) {
        var call =
                SCHEDULE.toCall(
                        START.plusDays(today),
                        Optional.ofNullable(lastAnswer).map(START::plusDays));

        assertThat(call.map(Schedule.Due::week)).isEqualTo(Optional.ofNullable(week));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # today | last answer | week that is due
                    10      |             |
                    11      |             | 2
                    11      | 0           | 2
                    14      | 11          |
                    24      | 11          |
                    24      | 10          | 2
                    25      | 24          | 4
                    48      | 0           | 4
                    49      | 30          | 8
                    400     | 200         | 52
                    400     | 336         |
                    """,
            delimiter = '|')
    void isDueFromItsFirstDayUntilAnAnswerOrTheNextOne(
            int today, Integer lastAnswer, Integer week) {
        var due =
                SCHEDULE.due(
                        START.plusDays(today),
                        Optional.ofNullable(lastAnswer).map(START::plusDays));

        assertThat(due.map(Schedule.Due::week)).isEqualTo(Optional.ofNullable(week));
    }

    @Test
    void callsNobodyBeforeCareBegan() {
        assertThat(SCHEDULE.toCall(START.minusDays(1), Optional.empty())).isEmpty();
    }
}
