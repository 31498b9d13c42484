package huantiao.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.measures.Unscored.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentTest {

    private static Answers form(
            Instrument instrument, boolean finished, @Nullable Integer... values) {
        var answers = new ArrayList<Answer>();
        for (var value : values) {
            answers.add(value == null ? Answer.BLANK : Answer.of(value));
        }
        return new Answers(instrument.edition(), answers, finished);
    }

    private static Answers ticked(Instrument instrument, boolean finished, Integer... numbers) {
        var answers = new ArrayList<Answer>();
        for (var item : instrument.items()) {
            answers.add(List.of(numbers).contains(item.number()) ? Answer.of(1) : Answer.BLANK);
        }
        return new Answers(instrument.edition(), answers, finished);
    }

    @Test
    void countsABlankStatementAsZeroOnlyOnceTheFormIsFinished() {
        var ticks = Rulers.ticks(24);

        assertThat(ticks.score(ticked(ticks, true, 1, 2, 3)).orElseThrow().score().value())
                .isEqualTo(Exact.of(3));
        assertThat(ticks.score(ticked(ticks, true)).orElseThrow().score().value())
                .isEqualTo(Exact.ZERO);
        assertThat(ticks.score(ticked(ticks, false, 1, 2, 3)).reasonOrThrow().reason())
                .isEqualTo(Reason.UNFINISHED);
    }

    @Test
    void takesNoAnswerForNoScoreAndNeverForZero() {
        var leg = Rulers.leg();

        assertThat(leg.score(form(leg, true, (Integer) null)).reasonOrThrow().reason())
                .isEqualTo(Reason.MISSING_ITEM);
    }

    @Test
    void shrinksTheDenominatorDownToEightSections() {
        var odi = Rulers.percent();

        var one = odi.score(form(odi, true, 2, 1, 3, 2, 0, 2, 1, null, 3, 2)).orElseThrow();

        assertThat(one.score().value()).isEqualTo(Exact.of(320, 9));
        assertThat(one.score().shown()).isEqualTo(new BigDecimal("35.6"));
        assertThat(
                        odi.score(form(odi, true, 5, 5, 5, 5, 5, 5, 5, null, null, null))
                                .reasonOrThrow()
                                .reason())
                .isEqualTo(Reason.TOO_FEW_ANSWERS);
    }

    @Test
    void refusesAPercentGivenInPoints() {
        var odi = Rulers.percent();

        assertThat(odi.entered(new BigDecimal("16"), Unit.POINTS).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_UNIT);
        assertThat(odi.enteredRaw(16, 50).orElseThrow().score().value()).isEqualTo(Exact.of(32));
        assertThat(odi.enteredRaw(16, 48).reasonOrThrow().reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(odi.enteredRaw(16, 35).reasonOrThrow().reason())
                .isEqualTo(Reason.TOO_FEW_ANSWERS);
    }

    @Test
    void refusesWhatTheItemDoesNotAllow() {
        var leg = Rulers.leg();

        assertThat(leg.score(form(leg, true, 11)).reasonOrThrow().reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(leg.entered(new BigDecimal("6.5"), Unit.POINTS).reasonOrThrow().reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(leg.score(form(leg, true, 1, 2)).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_NUMBER_OF_ITEMS);
    }

    @Test
    void refusesAFormOfAnotherEdition() {
        var longer = Rulers.ticks(24);
        var shorter = Rulers.ticks(23);

        assertThat(longer.score(ticked(shorter, true, 1)).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_EDITION);
    }

    @Test
    void cannotHoldAScoreOffItsScale() {
        assertThatThrownBy(() -> Rulers.score(Rulers.leg(), "11"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Sections(List<Integer> values, int gapAt) {}

    static Stream<Sections> forms() {
        return LongStream.range(0, 100)
                .mapToObj(Random::new)
                .map(random ->
                        new Sections(
                                IntStream.range(0, 10).map(_ -> random.nextInt(6)).boxed().toList(),
                                random.nextInt(10)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void oneSectionMoreOrLessMovesThePercentTowardsIt(Sections form) {
        var odi = Rulers.percent();
        var whole = new ArrayList<@Nullable Integer>(form.values());
        var gap = new ArrayList<@Nullable Integer>(form.values());
        gap.set(form.gapAt(), null);

        var full = odi.score(form(odi, true, whole.toArray(Integer[]::new))).orElseThrow();
        var less = odi.score(form(odi, true, gap.toArray(Integer[]::new))).orElseThrow();

        var section = Exact.of(20L * form.values().get(form.gapAt()));
        assertThat(Integer.signum(full.score().value().compareTo(less.score().value())))
                .isEqualTo(Integer.signum(section.compareTo(less.score().value())));
    }
}
