package huantiao.evidence;

import static huantiao.evidence.TrialRows.base;
import static huantiao.evidence.TrialRows.effect;
import static huantiao.evidence.TrialRows.ofTrial;
import static huantiao.evidence.TrialRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.evidence.NoSynthesis.Why;
import huantiao.evidence.Pooling.EmptyCells;
import huantiao.evidence.Pooling.Interval;
import huantiao.evidence.Pooling.Model;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.RowRefusal.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingTest {

    private static final Question QUESTION =
            Question.of("sham", "leg_pain", Strictness.SENSITIVITY);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsDoesNotMatter(long seed) {
        for (List<Trial> rows :
                List.of(TrialRows.randomCounts(seed), TrialRows.randomEffects(seed))) {
            List<Trial> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));

            for (Model model : Model.values()) {
                Pooling pooling = Pooling.withDefaults().with(model).with(Interval.WALD);
                assertThat(pooling.pool(QUESTION, base(shuffled)))
                        .isEqualTo(pooling.pool(QUESTION, base(rows)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightsSumToAHundredAndTheEstimateLiesAmongTheTrials(long seed) {
        Synthesis synthesis =
                Pooling.withDefaults()
                        .pool(QUESTION, base(TrialRows.randomEffects(seed)))
                        .orElseThrow();

        assertThat(
                        synthesis.used().stream()
                                .mapToDouble(Synthesis.Contribution::weightPercent)
                                .sum())
                .isCloseTo(100, within(1e-9));
        assertThat(synthesis.estimate())
                .isBetween(
                        synthesis.used().stream()
                                .mapToDouble(Synthesis.Contribution::effect)
                                .min()
                                .orElseThrow(),
                        synthesis.used().stream()
                                .mapToDouble(Synthesis.Contribution::effect)
                                .max()
                                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void changingTheArmsTurnsARatioOver(long seed) {
        List<Trial> rows =
                TrialRows.randomCounts(seed).stream()
                        .filter(row ->
                                row.report() instanceof Report.Counts c && c.eventsFirst() > 0)
                        .toList();
        List<Trial> turned =
                rows.stream()
                        .map(row ->
                                row.report() instanceof Report.Counts c
                                        ? row(row.rowId(), turned(c))
                                        : row)
                        .toList();
        Pooling pooling = Pooling.withDefaults().with(Model.MANTEL_HAENSZEL).with(Interval.WALD);

        if (!rows.isEmpty() && pooling.pool(QUESTION, base(rows)).isOk()) {
            Synthesis one = pooling.pool(QUESTION, base(rows)).orElseThrow();
            Synthesis other = pooling.pool(QUESTION, base(turned)).orElseThrow();
            assertThat(other.estimate())
                    .isCloseTo(1 / one.estimate(), within(1e-9 / one.estimate()));
        }
    }

    @Test
    void countsATrialOnceAndTakesItsLatestRow() {
        Trial early = ofTrial(row("R1", effect(-1)), "T", "week 2");
        Trial late = ofTrial(row("R2", effect(-2)), "T", "week 8");

        Synthesis synthesis =
                Pooling.withDefaults().pool(QUESTION, base(List.of(early, late))).orElseThrow();

        assertThat(synthesis.used()).extracting(one -> one.trial().rowId()).containsExactly("R2");
        assertThat(synthesis.refused())
                .extracting(RowRefusal::reason)
                .containsExactly(Reason.SAME_TRIAL);
    }

    @Test
    void leavesOutWhatWasMeasuredAtAnotherTimeOrAtATimeNobodyNamed() {
        Trial inside = ofTrial(row("R1", effect(-1)), "A", "week 4");
        Trial outside = ofTrial(row("R2", effect(-2)), "B", "week 52");
        Trial unknown = ofTrial(row("R3", effect(-3)), "C", "end of treatment");

        Question.Selected selected =
                QUESTION.withWindow(new TimeWindow(1, 12))
                        .select(List.of(inside, outside, unknown));

        assertThat(selected.rows()).containsExactly(inside);
        assertThat(selected.refused())
                .extracting(RowRefusal::reason)
                .containsExactly(Reason.OTHER_TIME, Reason.OTHER_TIME);
    }

    @Test
    void saysWhyTwoTrialsMakeAUselessHartungKnappInterval() {
        EvidenceBase base = base(List.of(row("R1", effect(-16)), row("R2", effect(-7))));

        Synthesis synthesis = Pooling.withDefaults().pool(QUESTION, base).orElseThrow();

        assertThat(synthesis.warnings())
                .filteredOn(one -> one.kind() == Warning.Kind.TWO_TRIALS_HARTUNG_KNAPP)
                .singleElement()
                .extracting(Warning::sentence)
                .asString()
                .contains("one degree of freedom", "12.7", "two trials cannot tell");
    }

    @Test
    void doesNotPretendThatOneTrialIsASynthesis() {
        Synthesis synthesis =
                Pooling.withDefaults()
                        .pool(QUESTION, base(List.of(row("R1", effect(-3)))))
                        .orElseThrow();

        assertThat(synthesis.spread()).isEmpty();
        assertThat(synthesis.pooling().interval()).isEqualTo(Interval.WALD);
        assertThat(synthesis.warnings()).extracting(Warning::kind).contains(Warning.Kind.ONE_TRIAL);
    }

    @Test
    void refusesToPoolDifferentScales() {
        EvidenceBase base =
                base(
                        List.of(
                                row("R1", effect(-3)),
                                row("R2", new Report.EffectWithVariance(Scale.SMD, -0.3, 0.01))));

        assertThat(Pooling.withDefaults().pool(QUESTION, base).reasonOrThrow().why())
                .isEqualTo(Why.SCALES_DIFFER);
    }

    @Test
    void refusesAnArmWithoutEventsWhenNoCorrectionIsAskedForAndPoolsItWithOne() {
        List<Trial> rows =
                List.of(
                        row("R1", new Report.Counts(0, 20, 5, 20)),
                        row("R2", new Report.Counts(3, 20, 6, 20)));
        Pooling plain = Pooling.withDefaults().with(EmptyCells.AS_THEY_ARE).with(Interval.WALD);

        Synthesis without = plain.pool(QUESTION, base(rows)).orElseThrow();
        Synthesis with =
                plain.with(EmptyCells.HALF_WHERE_EMPTY).pool(QUESTION, base(rows)).orElseThrow();
        Synthesis mantelHaenszel =
                plain.with(Model.MANTEL_HAENSZEL).pool(QUESTION, base(rows)).orElseThrow();

        assertThat(without.refused())
                .extracting(RowRefusal::reason)
                .containsExactly(Reason.NO_EVENTS);
        assertThat(without.k()).isEqualTo(1);
        assertThat(with.k()).isEqualTo(2);
        assertThat(with.warnings()).extracting(Warning::kind).contains(Warning.Kind.EMPTY_CELLS);
        assertThat(mantelHaenszel.estimate()).isCloseTo(3.0 / 11, within(1e-12));
    }

    @Test
    void takesTheWiderSideOfAnIntervalThatIsNotSymmetric() {
        Report askew =
                new Report.ChangesWithInterval(
                        new Report.Change(-2.3, -2.57, -1.86, 47),
                        new Report.Change(-1.06, -1.51, -0.61, 40));
        Report straight =
                new Report.ChangesWithInterval(
                        new Report.Change(-2.3, -2.74, -1.86, 47),
                        new Report.Change(-1.06, -1.51, -0.61, 40));
        Pooling pooling = Pooling.withDefaults();

        Synthesis one =
                pooling.pool(QUESTION, base(List.of(row("R1", askew, Flag.CI_NOT_SYMMETRIC))))
                        .orElseThrow();
        Synthesis other = pooling.pool(QUESTION, base(List.of(row("R1", straight)))).orElseThrow();

        assertThat(one.low()).isCloseTo(other.low(), within(1e-12));
        assertThat(one.estimate()).isCloseTo(-1.24, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DL random effects, Hartung-Knapp t interval (8 df) | DERSIMONIAN_LAIRD | HARTUNG_KNAPP | RR | HALF_WHERE_EMPTY",
                "DL random effects, Wald interval | DERSIMONIAN_LAIRD | WALD | RR | HALF_WHERE_EMPTY",
                "inverse variance, fixed effect, SE from the 95 % CI / 3.92 | FIXED | WALD | RR | HALF_WHERE_EMPTY",
                "log RR, DL random effects, no continuity correction (no zero EVENTS), Wald | DERSIMONIAN_LAIRD | WALD | RR | AS_THEY_ARE",
                "Mantel-Haenszel fixed effect, no correction | MANTEL_HAENSZEL | WALD | RR | AS_THEY_ARE",
                "log RR, DL, +0.5 to every cell of a trial with any zero cell, Wald | DERSIMONIAN_LAIRD | WALD | RR | HALF_WHERE_EMPTY",
                "log OR, REML, HKSJ, +0.5 to all cells of every trial | REML | HARTUNG_KNAPP | OR | HALF_EVERYWHERE",
                "risk difference, Paule-Mandel, Wald | PAULE_MANDEL | WALD | RD | HALF_WHERE_EMPTY"
            })
    void readsAMethodFromItsWords(
            String words, Model model, Interval interval, Scale countsAs, EmptyCells emptyCells) {
        assertThat(Pooling.read(words, Pooling.withDefaults()).orElseThrow())
                .isEqualTo(new Pooling(model, interval, countsAs, emptyCells));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "random effects, Wald",
                "the usual way",
                "DL, Wald, Hartung-Knapp",
                "DL fixed effect",
                "Mantel-Haenszel, Hartung-Knapp"
            })
    void asksBackWhenAMethodIsVagueOrContradictsItself(String words) {
        assertThat(Pooling.read(words, Pooling.withDefaults()).isOk()).isFalse();
    }

    private static Report.Counts turned(Report.Counts counts) {
        int eventsFirst = counts.eventsSecond();
        int peopleFirst = counts.peopleSecond();
        int eventsSecond = counts.eventsFirst();
        int peopleSecond = counts.peopleFirst();
        return new Report.Counts(eventsFirst, peopleFirst, eventsSecond, peopleSecond);
    }
}
