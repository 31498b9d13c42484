package huantiao.bias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The judgements that follow from the answers, for every combination of answers, beside the paths
 * of the flow charts in the full guidance of 22 August 2019 (domains 1 to 5), written as tables:
 * {@code +} is yes or probably yes, {@code -} no or probably no, {@code ?} no information, {@code
 * .} not asked and {@code *} anything.
 */
class FlowChartsTest {

    private static final List<Path> RANDOMISATION =
            paths(
                    Domain.RANDOMISATION,
                    Aim.ASSIGNMENT,
                    """
                    1.1 1.2 1.3
                    +?  +   -?   low
                    +?  +   +    some_concerns
                    -   +   *    some_concerns
                    *   ?   -?   some_concerns
                    *   ?   +    high
                    *   -   *    high
                    """);

    private static final List<Path> ASSIGNMENT =
            paths(
                    Domain.DEVIATIONS,
                    Aim.ASSIGNMENT,
                    """
                    2.1 2.2 2.3 2.4 2.5 2.6 2.7
                    -   -   .   .   .   +   .    low
                    -   -   .   .   .   -?  -    some_concerns
                    -   -   .   .   .   -?  +?   high
                    +?  *   -   .   .   +   .    low
                    -   +?  -   .   .   +   .    low
                    +?  *   -   .   .   -?  -    some_concerns
                    -   +?  -   .   .   -?  -    some_concerns
                    +?  *   -   .   .   -?  +?   high
                    -   +?  -   .   .   -?  +?   high
                    +?  *   ?   .   .   +   .    some_concerns
                    -   +?  ?   .   .   +   .    some_concerns
                    +?  *   ?   .   .   -?  -    some_concerns
                    -   +?  ?   .   .   -?  -    some_concerns
                    +?  *   ?   .   .   -?  +?   high
                    -   +?  ?   .   .   -?  +?   high
                    +?  *   +   -   .   +   .    some_concerns
                    -   +?  +   -   .   +   .    some_concerns
                    +?  *   +   -   .   -?  -    some_concerns
                    -   +?  +   -   .   -?  -    some_concerns
                    +?  *   +   -   .   -?  +?   high
                    -   +?  +   -   .   -?  +?   high
                    +?  *   +   +?  +   +   .    some_concerns
                    -   +?  +   +?  +   +   .    some_concerns
                    +?  *   +   +?  +   -?  -    some_concerns
                    -   +?  +   +?  +   -?  -    some_concerns
                    +?  *   +   +?  +   -?  +?   high
                    -   +?  +   +?  +   -?  +?   high
                    +?  *   +   +?  -?  +   .    high
                    -   +?  +   +?  -?  +   .    high
                    +?  *   +   +?  -?  -?  *    high
                    -   +?  +   +?  -?  -?  *    high
                    """);

    private static final List<Path> ADHERING =
            paths(
                    Domain.DEVIATIONS,
                    Aim.ADHERING,
                    """
                    2.1 2.2 2.3 2.4 2.5 2.6
                    -   -   .   -   -   .    low
                    -   -   .   +?  *   +    some_concerns
                    -   -   .   -   +?  +    some_concerns
                    -   -   .   +?  *   -?   high
                    -   -   .   -   +?  -?   high
                    +?  *   +   -   -   .    low
                    -   +?  +   -   -   .    low
                    +?  *   +   +?  *   +    some_concerns
                    +?  *   +   -   +?  +    some_concerns
                    -   +?  +   +?  *   +    some_concerns
                    -   +?  +   -   +?  +    some_concerns
                    +?  *   +   +?  *   -?   high
                    +?  *   +   -   +?  -?   high
                    -   +?  +   +?  *   -?   high
                    -   +?  +   -   +?  -?   high
                    +?  *   -?  .   .   +    some_concerns
                    -   +?  -?  .   .   +    some_concerns
                    +?  *   -?  .   .   -?   high
                    -   +?  -?  .   .   -?   high
                    """);

    private static final List<Path> MISSING_DATA =
            paths(
                    Domain.MISSING_DATA,
                    Aim.ASSIGNMENT,
                    """
                    3.1 3.2 3.3 3.4
                    +   .   .   .    low
                    -?  +   .   .    low
                    -?  -   -   .    low
                    -?  -   +?  -    some_concerns
                    -?  -   +?  +?   high
                    """);

    private static final List<Path> MEASUREMENT =
            paths(
                    Domain.MEASUREMENT,
                    Aim.ASSIGNMENT,
                    """
                    4.1 4.2 4.3 4.4 4.5
                    +   *   .   .   .    high
                    -?  +   .   .   .    high
                    -?  -   -   .   .    low
                    -?  -   +?  -   .    low
                    -?  -   +?  +?  -    some_concerns
                    -?  -   +?  +?  +?   high
                    -?  ?   -   .   .    some_concerns
                    -?  ?   +?  -   .    some_concerns
                    -?  ?   +?  +?  -    some_concerns
                    -?  ?   +?  +?  +?   high
                    """);

    private static final List<Path> REPORTING =
            paths(
                    Domain.REPORTING,
                    Aim.ASSIGNMENT,
                    """
                    5.1 5.2 5.3
                    +   -   -    low
                    -?  -   -    some_concerns
                    *   ?   -?   some_concerns
                    *   -   ?    some_concerns
                    *   +   *    high
                    *   -?  +    high
                    """);

    /** A way through a flow chart. */
    record Path(
            Domain domain, Aim aim, List<Question> questions, List<String> marks, Judgement end) {
        boolean fits(Answers given) {
            for (int i = 0; i < marks.size(); i++) {
                if (!fits(marks.get(i), given, questions.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(String mark, Answers given, Question question) {
            return switch (mark) {
                case "." -> given.to(question).isEmpty();
                case "*" -> given.to(question).isPresent();
                default ->
                        (mark.contains("+") && given.isYes(question))
                                || (mark.contains("-") && given.isNo(question))
                                || (mark.contains("?") && given.isUnknown(question));
            };
        }
    }

    private static List<Path> paths(Domain domain, Aim aim, String table) {
        List<Question> questions = domain.questions(aim);
        List<String> lines = table.lines().toList();
        assertThat(lines.getFirst().split(" +"))
                .containsExactlyElementsOf(questions.stream().map(Question::number).toList());
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.asList(line.strip().split(" +")))
                .map(cells ->
                        new Path(
                                domain,
                                aim,
                                questions,
                                cells.subList(0, questions.size()),
                                Judgement.valueOf(cells.getLast().toUpperCase(Locale.ROOT))))
                .toList();
    }

    static Stream<List<Path>> charts() {
        return Stream.of(RANDOMISATION, ASSIGNMENT, ADHERING, MISSING_DATA, MEASUREMENT, REPORTING);
    }

    /** Every way of answering the questions of a domain as they are asked. */
    private static List<Answers> everyWay(Domain domain, Aim aim) {
        List<Answers> ways = List.of(Answers.none());
        for (Question question : domain.questions(aim)) {
            List<Answers> next = new ArrayList<>();
            for (Answers way : ways) {
                if (question.isAsked(aim, way)) {
                    for (Answer answer : Answer.values()) {
                        if (answer != Answer.NO_INFORMATION || question.mayBeUnknown()) {
                            next.add(way.with(question, answer));
                        }
                    }
                } else {
                    next.add(way);
                }
            }
            ways = next;
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyCombinationOfAnswersGoesExactlyOneWayAndEndsInItsJudgement(List<Path> chart) {
        Domain domain = chart.getFirst().domain();
        Aim aim = chart.getFirst().aim();

        for (Answers given : everyWay(domain, aim)) {
            List<Path> ways = chart.stream().filter(path -> path.fits(given)).toList();

            assertThat(ways).as("ways of %s", given).hasSize(1);
            assertThat(given.proposed(domain, aim))
                    .as("judgement of %s", given)
                    .hasValue(ways.getFirst().end());
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyWayOfTheChartIsTaken(List<Path> chart) {
        List<Answers> all = everyWay(chart.getFirst().domain(), chart.getFirst().aim());

        for (Path path : chart) {
            assertThat(all).as("%s", path.marks()).anyMatch(path::fits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RANDOMISATION, ASSIGNMENT,   125",
        "DEVIATIONS,    ASSIGNMENT, 13277",
        "DEVIATIONS,    ADHERING,    5329",
        "MISSING_DATA,  ASSIGNMENT,   110",
        "MEASUREMENT,   ASSIGNMENT,   493",
        "REPORTING,     ASSIGNMENT,   125"
    })
    void soManyCombinationsWereTried(Domain domain, Aim aim, int count) {
        assertThat(Set.copyOf(everyWay(domain, aim)).size()).isEqualTo(count);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void whatNobodyAskedChangesNothing(List<Path> chart) {
        Domain domain = chart.getFirst().domain();
        Aim aim = chart.getFirst().aim();
        for (Answers given : everyWay(domain, aim)) {
            for (Question question : domain.questions(aim)) {
                if (given.to(question).isEmpty()) {
                    Answers more = given.with(question, Answer.YES);

                    assertThat(more.proposed(domain, aim)).isEqualTo(given.proposed(domain, aim));
                    assertThat(more.asked(aim)).isEqualTo(given.asked(aim));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void nothingIsProposedWhileAQuestionWaits(List<Path> chart) {
        Domain domain = chart.getFirst().domain();
        Aim aim = chart.getFirst().aim();
        for (Answers given : everyWay(domain, aim)) {
            for (Question question : given.given().keySet()) {
                var less = new EnumMap<>(given.given());
                less.remove(question);
                Answers without = new Answers(less);

                assertThat(without.open(domain, aim)).contains(question);
                assertThat(without.proposed(domain, aim)).isEmpty();
            }
        }
    }

    @Test
    void onlyTheQuestionForEvidenceWantsYesOrNo() {
        assertThat(Question.values())
                .filteredOn(one -> !one.mayBeUnknown())
                .containsExactly(Question.Q3_2);
    }

    @Test
    void everyQuestionBelongsToAnAimAndKeepsItsNumber() {
        assertThat(
                        Arrays.stream(Domain.values())
                                .flatMap(one -> one.questions(Aim.ASSIGNMENT).stream())
                                .map(Question::number))
                .hasSize(22)
                .doesNotHaveDuplicates()
                .startsWith("1.1", "1.2", "1.3", "2.1", "2.2", "2.3");
        assertThat(Domain.DEVIATIONS.questions(Aim.ADHERING))
                .extracting(Question::number)
                .containsExactly("2.1", "2.2", "2.3", "2.4", "2.5", "2.6");
        assertThat(Set.of(Question.Q2_3.code(), Question.Q2_3A.code()))
                .containsExactlyInAnyOrder("q2-3", "q2-3a");
    }
}
