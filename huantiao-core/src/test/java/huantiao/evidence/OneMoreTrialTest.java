package huantiao.evidence;

import static huantiao.evidence.TrialRows.base;
import static huantiao.evidence.TrialRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.OneMoreTrial.Line;
import huantiao.evidence.OneMoreTrial.Meaning;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Review.Term;
import huantiao.meta.NewTrial.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OneMoreTrialTest {

    private static final OptionalDouble USUAL = OptionalDouble.empty();
    private static final Report FIRST = new Report.Counts(30, 50, 20, 50);
    private static final Report SECOND = new Report.Counts(24, 60, 21, 40);

    /** By hand: information is the sum of 1/v over the sum of 1/(1/n1 + 1/n2). */
    @Test
    void aPersonTellsAsMuchAsInTheTrialsSoFar() {
        double first = 1 / 30.0 - 1 / 50.0 + 1 / 20.0 - 1 / 50.0;
        double second = 1 / 24.0 - 1 / 60.0 + 1 / 21.0 - 1 / 40.0;
        double information = (1 / first + 1 / second) / (25.0 + 24.0);

        var one = ask(200, USUAL, row("R1", FIRST), row("R2", SECOND)).orElseThrow();

        assertThat(one.outlook().variance()).isCloseTo(1 / (information * 100), within(1e-12));
        assertThat(one.withPerArm(400).outlook().variance())
                .isCloseTo(one.outlook().variance() / 2, within(1e-12));
        assertThat(one.peopleKnown()).isEqualTo(2);
        assertThat(one.loose()).isFalse();
    }

    @Test
    void ratiosAreAskedAboutAQuarterMoreAndLessAndPointsOnlyWhenSomebodySaysHowMany() {
        var ratio = ask(100, USUAL, row("R1", FIRST), row("R2", SECOND)).orElseThrow();

        assertThat(ratio.lines())
                .containsExactly(
                        new Line(Meaning.IMPORTANT_DECREASE, 0.75),
                        new Line(Meaning.NO_EFFECT, 1),
                        new Line(Meaning.IMPORTANT_INCREASE, 1.25));
        assertThat(ratio.noEffect()).isEqualTo(1);
        for (var move : ratio.moves(1)) {
            assertThat(move.from()).isGreaterThanOrEqualTo(0);
        }

        var means = new Report.Means(group(10), group(14));
        var other = new Report.Means(group(11), group(14));
        assertThat(ask(100, USUAL, row("R1", means), row("R2", other)).orElseThrow().lines())
                .containsExactly(new Line(Meaning.NO_EFFECT, 0));
        assertThat(
                        ask(100, OptionalDouble.of(3), row("R1", means), row("R2", other))
                                .orElseThrow()
                                .lines())
                .extracting(Line::value)
                .containsExactly(-3.0, 0.0, 3.0);
    }

    @Test
    void aTrialThatSaysTheSameMakesTheIntervalSurer() {
        var means = new Report.Means(group(10), group(14));
        var other = new Report.Means(group(11), group(14));
        var one = ask(500, USUAL, row("R1", means), row("R2", other)).orElseThrow();

        assertThat(one.outlook().now()).containsExactly(Side.ACROSS);
        assertThat(one.moves(0))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.side()).isEqualTo(Side.BELOW);
                    assertThat(move.from()).isLessThan(one.pooled().estimate());
                    assertThat(move.to()).isGreaterThan(one.pooled().estimate()).isNegative();
                });
        assertThat(one.plausible().low()).isLessThan(one.pooled().estimate());
    }

    @Test
    void everythingThatStandsAgainstItIsSaidAtOnce() {
        assertThat(problems(OptionalInt.empty(), OptionalDouble.of(-1), row("R1", FIRST)))
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        tuple("people", "HT-2200"),
                        tuple("important", "HT-2201"),
                        tuple("question", "HT-2202"));
        assertThat(
                        problems(
                                OptionalInt.of(1),
                                OptionalDouble.of(1.5),
                                row("R1", FIRST),
                                row("R2", SECOND)))
                .extracting(Problem::code)
                .containsExactly("HT-2200", "HT-2203");
        assertThat(
                        problems(
                                OptionalInt.of(50),
                                USUAL,
                                row("R1", TrialRows.effect(1)),
                                row("R2", TrialRows.effect(2))))
                .extracting(Problem::code)
                .containsExactly("HT-2204");
        assertThat(problems(OptionalInt.of(50), OptionalDouble.of(Double.NaN), row("R1", FIRST)))
                .extracting(Problem::code)
                .containsExactly("HT-2201", "HT-2202");
    }

    private static Report.Group group(double mean) {
        return new Report.Group(mean, 8, 40);
    }

    private static Result<OneMoreTrial, List<Problem>> ask(
            int perArm, OptionalDouble important, Trial... rows) {
        return OneMoreTrial.of(asked(rows), OptionalInt.of(perArm), important);
    }

    private static List<Problem> problems(
            OptionalInt perArm, OptionalDouble important, Trial... rows) {
        return OneMoreTrial.of(asked(rows), perArm, important).reasonOrThrow();
    }

    private static Asked asked(Trial... rows) {
        var question = Question.of("sham", "leg_pain", Strictness.STRICT);
        return new Asked(
                "sham.leg_pain",
                "sham",
                Optional.empty(),
                "leg_pain",
                Term.ANY,
                question,
                Pooling.withDefaults().pool(question, base(List.of(rows))),
                List.of(),
                Optional.empty());
    }
}
