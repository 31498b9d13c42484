package huantiao.measures;

import static huantiao.measures.Rulers.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeTest {

    private static Change change(Instrument instrument, String before, String after) {
        return Change.between(instrument, score(instrument, before), score(instrument, after))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    7,  4,  IMPROVED
                    10, 7,  IMPROVED
                    5,  3,  IMPROVED_WITHIN_ERROR
                    7,  5,  NO_CLEAR_CHANGE
                    5,  5,  NO_CLEAR_CHANGE
                    5,  8,  WORSE
                    5,  7,  POSSIBLY_WORSE
                    9,  10, NO_CLEAR_CHANGE
                    0,  1,  POSSIBLY_WORSE
                    0,  3,  WORSE
                    0,  0,  NO_CLEAR_CHANGE
                    """)
    void judgesLegPainByThirtyPercentAndError(String before, String after, ResponseClass expected) {
        assertThat(change(Rulers.leg(), before, after).responseClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    28.3, 19.8, IMPROVED_WITHIN_ERROR
                    28.3, 19.7, IMPROVED
                    40.0, 31.5, NO_CLEAR_CHANGE
                    40.0, 31.4, SMALL_IMPROVEMENT
                    40.0, 48.5, NO_CLEAR_CHANGE
                    40.0, 48.6, WORSE
                    20.0, 26.0, POSSIBLY_WORSE
                    """)
    void takesExactlyTheErrorForNoise(String before, String after, ResponseClass expected) {
        assertThat(change(Rulers.percent(), before, after).responseClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    60, 42, IMPROVED_ERROR_UNKNOWN
                    60, 43, NO_CLEAR_CHANGE
                    60, 78, POSSIBLY_WORSE
                    60, 77, NO_CLEAR_CHANGE
                    """)
    void claimsNothingBeyondNoiseWhereTheErrorIsNotKnown(
            String before, String after, ResponseClass expected) {
        assertThat(change(Rulers.line(), before, after).responseClass()).isEqualTo(expected);
        assertThat(change(Rulers.line(), before, after).beyondNoise()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    28, 36, IMPROVED_WITHIN_ERROR
                    28, 41, IMPROVED
                    28, 33, NO_CLEAR_CHANGE
                    40, 27, WORSE
                    40, 34, POSSIBLY_WORSE
                    """)
    void turnsTheScaleRoundWhereHigherIsBetter(
            String before, String after, ResponseClass expected) {
        assertThat(change(Rulers.confidence(), before, after).responseClass()).isEqualTo(expected);
    }

    @Test
    void knowsNoPercentFromZero() {
        assertThat(change(Rulers.leg(), "0", "3").percent()).isEmpty();
        assertThat(change(Rulers.leg(), "0", "3").immpact()).isEmpty();
    }

    @Test
    void neverComparesTwoRulers() {
        var leg = Rulers.leg();
        var longer = score(Rulers.ticks(24), "7");
        var shorter = score(Rulers.ticks(23), "7");
        var other = new Score(Exact.of(7), leg.scale(), new Edition("nrs_leg", "2"));

        assertThat(Change.between(Rulers.ticks(24), longer, shorter).reasonOrThrow())
                .isEqualTo(Change.NotComparable.DIFFERENT_INSTRUMENT);
        assertThat(Change.between(leg, score(leg, "7"), other).reasonOrThrow())
                .isEqualTo(Change.NotComparable.DIFFERENT_VERSION);
        assertThat(Change.between(leg, score(leg, "7"), score(Rulers.line(), "70")).reasonOrThrow())
                .isEqualTo(Change.NotComparable.DIFFERENT_INSTRUMENT);
    }

    record Pair(String before, String after) {}

    static Stream<Pair> pairs() {
        return LongStream.range(0, 300)
                .mapToObj(Random::new)
                .map(random -> new Pair(tenths(random), tenths(random)));
    }

    private static String tenths(Random random) {
        return Exact.of(random.nextInt(0, 1001), 10).rounded(1).toPlainString();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void neverCallsTheSamePairBetterBothWays(Pair pair) {
        var there = change(Rulers.percent(), pair.before(), pair.after());
        var back = change(Rulers.percent(), pair.after(), pair.before());

        assertThat(there.responseClass().isResponse() && back.responseClass().isResponse())
                .isFalse();
        assertThat(there.improvement()).isEqualTo(back.improvement().negated());
        assertThat(there.beyondNoise()).isEqualTo(back.beyondNoise());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void saysImprovedOnlyBeyondNoise(Pair pair) {
        var change = change(Rulers.percent(), pair.before(), pair.after());

        switch (change.responseClass()) {
            case IMPROVED, SMALL_IMPROVEMENT ->
                    assertThat(change.improvement().exceeds(Exact.parse("8.5"))).isTrue();
            case WORSE ->
                    assertThat(change.improvement().negated().exceeds(Exact.parse("8.5"))).isTrue();
            case IMPROVED_WITHIN_ERROR,
                    POSSIBLY_WORSE,
                    NO_CLEAR_CHANGE,
                    NOT_ASSESSABLE,
                    IMPROVED_ERROR_UNKNOWN ->
                    assertThat(change.beyondNoise()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "50,SUBSTANTIAL",
        "49.99,MODERATE",
        "30,MODERATE",
        "29.99,MINIMAL",
        "10,MINIMAL",
        "9.99,NONE",
        "-9.99,NONE",
        "-10,WORSE"
    })
    void putsPainIntoImmpactBands(String percent, ImmpactBand expected) {
        assertThat(ImmpactBand.of(Exact.parse(percent))).isEqualTo(expected);
    }
}
