package huantiao.knowledge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.course.Baseline;
import huantiao.course.Phase;
import huantiao.course.Reading;
import huantiao.course.Trajectory;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Change;
import huantiao.measures.Change.NotComparable;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.ResponderRule;
import huantiao.measures.ResponseClass;
import huantiao.measures.Score;
import huantiao.measures.Unit;
import huantiao.measures.Unscored.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps that measuring has been caught in elsewhere, tried on the measures that ship. */
class MeasureTrapsTest {

    private static final Instruments SHIPPED = Measures.shipped().instruments();
    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void odiRawOf50EnteredAsPercent() {
        var odi = SHIPPED.get("odi");

        assertThat(odi.entered(new BigDecimal("16"), Unit.POINTS).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_UNIT);
        assertThat(odi.enteredRaw(16, 50).orElseThrow().score().value()).isEqualTo(Exact.of(32));
        assertThat(odi.enteredRaw(16, 45).orElseThrow().score().shown())
                .isEqualByComparingTo("35.6");
        assertThat(odi.enteredRaw(16, 0).reasonOrThrow().reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(odi.enteredRaw(16, 100).reasonOrThrow().reason()).isEqualTo(Reason.OUT_OF_RANGE);
    }

    @Test
    void rmdq23And24InOneLine() {
        var of24 = SHIPPED.get("rmdq24");
        var of23 = SHIPPED.get("rmdq23_sciatica");
        var readings = List.of(reading(of24, "17", -1), reading(of23, "11", 30));

        assertThat(course(of24, readings).reasonOrThrow())
                .isEqualTo(Trajectory.Refusal.DIFFERENT_RULERS);
        assertThat(Change.between(of24, score(of24, "17"), score(of23, "11")).reasonOrThrow())
                .isEqualTo(NotComparable.DIFFERENT_INSTRUMENT);
    }

    @Test
    void vasMillimetresAndNrsTimesTen() {
        var nrs = SHIPPED.get("nrs_leg");
        var vas = SHIPPED.get("vas_leg");

        assertThat(nrs.entered(new BigDecimal("70"), Unit.MILLIMETRES).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_UNIT);
        assertThat(nrs.entered(new BigDecimal("70"), Unit.POINTS).reasonOrThrow().reason())
                .isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(vas.entered(new BigDecimal("7"), Unit.POINTS).reasonOrThrow().reason())
                .isEqualTo(Reason.WRONG_UNIT);
        assertThat(score(nrs, "7").comparesWith(score(vas, "70"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false", "4, false", "7, false"})
    void pgicRunningTheOtherWay(String answer, boolean responder) {
        var pgic = SHIPPED.get("pgic");

        assertThat(pgic.responder())
                .isInstanceOfSatisfying(
                        ResponderRule.ByAnswer.class,
                        rule ->
                                assertThat(rule.state().reachedBy(score(pgic, answer)))
                                        .isEqualTo(responder));
    }

    @ParameterizedTest
    @CsvSource({"12, unlikely", "13, unclear", "18, unclear", "19, likely", "38, likely"})
    void painDetectMisprintOfNineteen(String value, String band) {
        var painDetect = SHIPPED.get("paindetect");

        assertThat(painDetect.band(score(painDetect, value)).orElseThrow().label()).isEqualTo(band);
    }

    @Test
    void blankRmdqOfAnAbandonedFormScoredZero() {
        var rmdq = SHIPPED.get("rmdq24");
        var blank = Collections.nCopies(24, Answer.BLANK);

        assertThat(rmdq.score(new Answers(rmdq.edition(), blank, false)).reasonOrThrow().reason())
                .isEqualTo(Reason.UNFINISHED);
        assertThat(
                        rmdq.score(new Answers(rmdq.edition(), blank, true))
                                .orElseThrow()
                                .score()
                                .value())
                .isEqualTo(Exact.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"phq4", "phq2", "promis_pi", "promis_pf"})
    void sumOfAPartialForm(String id) {
        var instrument = SHIPPED.get(id);
        var answers = new ArrayList<>(Collections.nCopies(instrument.items().size(), Answer.of(1)));
        answers.set(0, Answer.BLANK);

        var scored = instrument.score(new Answers(instrument.edition(), answers, true));

        assertThat(scored.reasonOrThrow().reason())
                .isIn(Reason.MISSING_ITEM, Reason.TOO_FEW_ANSWERS, Reason.NEEDS_LICENSED_SCORING);
        assertThat(instrument.rawSum(new Answers(instrument.edition(), answers, true)).isOk())
                .isFalse();
    }

    @Test
    void eq5dDigitsAdded() {
        var eq5d = SHIPPED.get("eq5d5l");
        var answers =
                new Answers(
                        eq5d.edition(),
                        List.of(
                                Answer.of(1),
                                Answer.of(1),
                                Answer.of(3),
                                Answer.of(1),
                                Answer.of(3)),
                        true);

        assertThat(eq5d.score(answers).reasonOrThrow().reason()).isEqualTo(Reason.NO_TOTAL);
        assertThat(eq5d.profile(answers).orElseThrow()).isEqualTo("11313");
    }

    @ParameterizedTest
    @CsvSource({"nrs_leg", "nrs_back", "vas_leg"})
    void untouchedSliderStoredAsZeroOrFifty(String id) {
        var scale = SHIPPED.get(id);

        assertThat(
                        scale.score(new Answers(scale.edition(), List.of(Answer.BLANK), true))
                                .reasonOrThrow()
                                .reason())
                .isEqualTo(Reason.MISSING_ITEM);
    }

    @Test
    void baselineTakenAfterTreatmentBegan() {
        var leg = SHIPPED.get("nrs_leg");

        var course =
                course(leg, List.of(reading(leg, "7", 2), reading(leg, "3", 28))).orElseThrow();

        assertThat(course.baseline()).isInstanceOf(Baseline.AfterTreatmentBegan.class);
        assertThat(course.points().getFirst().flags())
                .contains(Trajectory.Flag.BASELINE_AFTER_TREATMENT_BEGAN);
    }

    @Test
    void followUpAnsweredWithThePractitionerWatching() {
        var leg = SHIPPED.get("nrs_leg");
        var watched =
                new Reading(
                        score(leg, "3"),
                        BEGAN.plusSeconds(28 * 86_400L),
                        Reading.Setting.PRACTITIONER_WATCHING);

        var course = course(leg, List.of(reading(leg, "7", -1), watched)).orElseThrow();

        assertThat(course.points().getLast().flags())
                .contains(Trajectory.Flag.PRACTITIONER_WATCHING);
    }

    @Test
    void percentFromAZeroBaseline() {
        var leg = SHIPPED.get("nrs_leg");

        var worse = Change.between(leg, score(leg, "0"), score(leg, "1")).orElseThrow();

        assertThat(worse.percent()).isEmpty();
        assertThat(worse.responseClass()).isEqualTo(ResponseClass.POSSIBLY_WORSE);
    }

    @Test
    void atLeastAndMoreThanSwappedAtThirtyPercentAndAtTheSdc() {
        var leg = SHIPPED.get("nrs_leg");
        var peg = SHIPPED.get("peg");
        var odi = SHIPPED.get("odi");

        // Exactly 30 %: a response, and 3 is more than 2.3.
        assertThat(
                        Change.between(leg, score(leg, "10"), score(leg, "7"))
                                .orElseThrow()
                                .responseClass())
                .isEqualTo(ResponseClass.IMPROVED);
        // 10/3 of 19/3: more than half is gone, and still not more than 3.38.
        assertThat(
                        Change.between(
                                        peg,
                                        new Score(Exact.of(19, 3), peg.scale(), peg.edition()),
                                        new Score(Exact.of(3), peg.scale(), peg.edition()))
                                .orElseThrow()
                                .responseClass())
                .isEqualTo(ResponseClass.IMPROVED_WITHIN_ERROR);
        // A change of exactly the error is error; the next tenth is not.
        assertThat(
                        Change.between(odi, score(odi, "20"), score(odi, "11.5"))
                                .orElseThrow()
                                .beyondNoise())
                .isFalse();
        assertThat(
                        Change.between(odi, score(odi, "20"), score(odi, "11.4"))
                                .orElseThrow()
                                .beyondNoise())
                .isTrue();
    }

    private static Score score(Instrument instrument, String value) {
        return new Score(Exact.parse(value), instrument.scale(), instrument.edition());
    }

    private static Reading reading(Instrument instrument, String value, int day) {
        return new Reading(
                score(instrument, value),
                BEGAN.plusSeconds(day * 86_400L),
                Reading.Setting.AWAY_FROM_CLINIC);
    }

    private static huantiao.base.Result<Trajectory, Trajectory.Refusal> course(
            Instrument instrument, List<Reading> readings) {
        return Trajectory.of(
                instrument,
                readings,
                BEGAN,
                ZoneOffset.UTC,
                Phase.CHRONIC,
                List.of(),
                BEGAN.plusSeconds(60 * 86_400L));
    }
}
