package huantiao.aid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.aid.Expectation.AbsoluteEffect;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Reason;
import huantiao.base.Result;
import huantiao.evidence.Better;
import huantiao.evidence.Certainty;
import huantiao.evidence.Certainty.Level;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Followup;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Pooling;
import huantiao.evidence.Question;
import huantiao.evidence.Report;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import huantiao.evidence.TrialRows;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {

    private static final Report COUNTS = new Report.Counts(30, 50, 20, 50);

    @Test
    void givesPeopleInAHundredWhenTheDataAllowIt() {
        Expectation expectation =
                Expectations.of(Result.ok(rated(synthesis(COUNTS, "week 4"), Level.LOW)));

        assertThat(expectation)
                .isInstanceOfSatisfying(
                        AbsoluteEffect.class,
                        effect -> {
                            assertThat(effect.without().people()).isCloseTo(40, within(1e-9));
                            assertThat(effect.with().people()).isCloseTo(60, within(1e-9));
                            assertThat(effect.peopleStudied()).isEqualTo(100);
                            assertThat(effect.weeks()).isEqualTo(4);
                            assertThat(effect.certainty().level()).isEqualTo(Level.LOW);
                        });
    }

    @Test
    void doesNotKnowWhatNobodyRated() {
        assertThat(reason(synthesis(COUNTS, "week 4"))).isEqualTo(Reason.NOT_RATED);
    }

    @Test
    void doesNotKnowWhatIsRatedVeryLow() {
        assertThat(reason(rated(synthesis(COUNTS, "week 4"), Level.VERY_LOW)))
                .isEqualTo(Reason.CERTAINTY_TOO_LOW);
    }

    @Test
    void doesNotKnowWithoutAPeriod() {
        assertThat(reason(rated(synthesis(COUNTS, "end of treatment"), Level.HIGH)))
                .isEqualTo(Reason.PERIOD_NOT_KNOWN);
    }

    @Test
    void doesNotTurnAScoreIntoPeople() {
        Report score = new Report.EffectWithVariance(Scale.MD, -12, 4);

        assertThat(reason(rated(synthesis(score, "week 4"), Level.HIGH)))
                .isEqualTo(Reason.NOT_PEOPLE);
    }

    @Test
    void doesNotKnowWhereThereIsNoSynthesis() {
        Result<Synthesis, NoSynthesis> none =
                Result.refused(new NoSynthesis(NoSynthesis.Why.NO_ROWS, "none", List.of()));

        assertThat(Expectations.of(none))
                .isInstanceOfSatisfying(
                        NotKnown.class, it -> assertThat(it.reason()).isEqualTo(Reason.NO_TRIAL));
    }

    @Test
    void givesAFrequencyOnlyForPeopleCounted() {
        assertThat(Expectations.of(harm(OptionalInt.of(3), "patient")))
                .isInstanceOf(Frequency.class);
        assertThat(Expectations.of(harm(OptionalInt.of(3), "consultation")))
                .isInstanceOfSatisfying(
                        NotKnown.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.NOT_PER_PERSON));
        assertThat(Expectations.of(harm(OptionalInt.empty(), "patient")))
                .isInstanceOfSatisfying(
                        NotKnown.class, it -> assertThat(it.reason()).isEqualTo(Reason.NO_COUNT));
    }

    /** Values of the score interval as statistics packages print them. */
    @ParameterizedTest
    @CsvSource({"0, 10, 0, 27.7533", "10, 10, 72.2467, 100", "5, 20, 11.1862, 46.8701"})
    void saysHowSureAFrequencyIsEvenAtNobody(int events, int people, double low, double high) {
        InHundred seen = Expectations.wilson(events, people);

        assertThat(seen.low()).isCloseTo(low, within(5e-4));
        assertThat(seen.high()).isCloseTo(high, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "8.6, 9", "0.4, 0", "100, 100"})
    void drawsAHundredPeople(double people, int affected) {
        IconArray array = IconArray.of(new InHundred(people, 0, 100));

        assertThat(array.icons()).hasSize(100);
        assertThat(array.affected()).isEqualTo(affected);
        assertThat(array.icons().stream().filter(one -> one.mark() == IconArray.Mark.WITH))
                .hasSize(affected);
        assertThat(array.icons().stream().map(one -> one.row() * 10 + one.column()))
                .doesNotHaveDuplicates();
    }

    private static Reason reason(Synthesis synthesis) {
        return Expectations.of(Result.ok(synthesis)) instanceof NotKnown(var reason, var _)
                ? reason
                : org.assertj.core.api.Assertions.fail("a number was given");
    }

    private static Synthesis rated(Synthesis it, Level level) {
        return new Synthesis(
                it.question(),
                it.pooling(),
                it.scale(),
                it.estimate(),
                it.low(),
                it.high(),
                it.spread(),
                it.used(),
                it.refused(),
                it.warnings(),
                new Certainty.Rated(level, "invented raters", List.of("invented")),
                it.data(),
                it.fit());
    }

    private static Synthesis synthesis(Report report, String followup) {
        Trial trial =
                new Trial(
                        "R1",
                        "T1",
                        "Invented",
                        "2020",
                        "",
                        "",
                        "",
                        Trial.Intervention.of("a", ""),
                        Trial.Intervention.of("b", ""),
                        "sham",
                        "response",
                        "",
                        Better.MORE,
                        Followup.read(followup),
                        report,
                        "",
                        "",
                        "invented",
                        "abstract",
                        Set.of(),
                        "");
        EvidenceBase base = TrialRows.NOTHING.withTrials(List.of(trial), TrialRows.NOTHING.data());
        return Pooling.withDefaults().pool(Question.everything(), base).orElseThrow();
    }

    private static HarmFigure harm(OptionalInt events, String per) {
        return new HarmFigure(
                "E0",
                "Invented",
                "2020",
                "",
                "100 people",
                "bruise",
                events,
                OptionalInt.of(100),
                per,
                OptionalDouble.empty(),
                "percent",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "invented",
                "abstract",
                "");
    }
}
