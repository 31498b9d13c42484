package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.evidence.Check;
import huantiao.evidence.CheckAnswer;
import huantiao.evidence.CheckAnswer.Computed;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Warning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pools of computed-checks.csv, computed anew from trials.csv. */
class ComputedChecksTest {

    private static final EvidenceBase BASE = EvidenceFiles.shipped();
    private static final Map<String, Computed> ANSWERS =
            CheckAnswer.of(BASE.checks(), BASE).stream()
                    .map(Computed.class::cast)
                    .collect(Collectors.toMap(one -> one.check().id(), Function.identity()));

    @Test
    void everyCheckIsComputedAndAgrees() {
        assertThat(ANSWERS).hasSize(11);
        assertThat(ANSWERS.values()).allSatisfy(one -> assertThat(one.disagrees()).isEmpty());
    }

    /** Every number to the digits printed, but for the lower limit of K09. */
    @Test
    void everyNumberRoundsToThePrintedDigits() {
        for (Computed one : ANSWERS.values()) {
            Check check = one.check();
            Synthesis ours = one.synthesis();
            assertThat(check.k().orElseThrow()).isEqualTo(ours.k());
            rounds(check.id(), check.estimate(), OptionalDouble.of(ours.estimate()));
            if (!check.id().equals("K09")) {
                rounds(check.id(), check.low(), OptionalDouble.of(ours.low()));
            }
            rounds(check.id(), check.high(), OptionalDouble.of(ours.high()));
            rounds(check.id(), check.i2(), ours.i2Percent());
            rounds(check.id(), check.tau2(), ours.tau2());
        }
    }

    /**
     * 1.0089 is printed; the exact limit is 1.00884. The t quantile rounded to 3.182 gives 1.00886,
     * which would be printed so.
     */
    @Test
    void theLowerLimitOfK09DiffersByARoundedQuantile() {
        assertThat(answer("K09").synthesis().low()).isCloseTo(1.0088449, within(1e-6));
    }

    private static void rounds(String id, Check.Printed printed, OptionalDouble ours) {
        assertThat(printed.unitsAway(ours)).as(id).isLessThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "K05, 'R001,R004'",
        "K08, 'R021,R023,R025,R028'",
        "K03, 'R038,R044'",
        "K01, 'R038,R039,R040,R041,R042,R043,R044,R045,R046'"
    })
    void usesTheRowsThatAreMeant(String id, String rows) {
        assertThat(answer(id).synthesis().used())
                .extracting(one -> one.trial().rowId())
                .containsExactly(rows.split(","));
    }

    @Test
    void saysOfTwoTrialsWhyTheIntervalIsUseless() {
        assertThat(answer("K07").synthesis().warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.TWO_TRIALS_HARTUNG_KNAPP, Warning.Kind.TIMES_DIFFER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pain_smd, placebo_or_add_on_placebo | 9",
                "gabapentin by true drug | 3",
                "7 rows pregabalin by source label | 7",
                "gabapentin by source label (without ATKINSON2016) | 1",
                "9 rows outcome pain_smd, without indirect_population | 6",
                "9 rows outcome pain_smd, strict | 6",
                "rows R001, R004 | 2",
                "medication, cured (CHENWK2010, SDYX) | 2",
                "other_active, cured (EATENS2009 end of course 1) | 1",
                "comparator sham, outcome odi_change | 1",
                "pain_smd, week 8 | 5"
            })
    void understandsOtherWordsOfTheSameForm(String data, int k) {
        List<CheckAnswer> answers = CheckAnswer.of(List.of(check("X", data)), BASE);

        assertThat(answers)
                .singleElement()
                .isInstanceOfSatisfying(
                        Computed.class, one -> assertThat(one.synthesis().k()).isEqualTo(k));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome happiness | no outcome \"happiness\"",
                "sham, leg_pain_vas_change (TU2024 week 99) | no row at the time",
                "as K99 | names no earlier check",
                "without NOBODY | no trial, row or flag",
                "moonlight | no outcome, comparator, trial, row or arm",
                "sham | different outcomes",
                "sham, adverse_events_any | R005"
            })
    void namesThePartItDoesNotUnderstand(String data, String told) {
        assertThat(CheckAnswer.of(List.of(check("X", data)), BASE).getFirst())
                .isInstanceOfSatisfying(
                        CheckAnswer.NotComputed.class,
                        one -> assertThat(one.because()).contains(told));
    }

    private static Check check(String id, String data) {
        Check.Printed nothing = new Check.Printed("");
        return new Check(
                id,
                data,
                "DL random effects, Wald",
                OptionalInt.empty(),
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                "");
    }

    private static Computed answer(String id) {
        return Objects.requireNonNull(ANSWERS.get(id), id);
    }
}
