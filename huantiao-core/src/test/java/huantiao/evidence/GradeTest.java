package huantiao.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Certainty.Level;
import huantiao.evidence.Grade.Reason;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Review.Term;
import huantiao.evidence.RiskOfBias.OfResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure somebody is of an answer, why, and what the data show beside it. */
class GradeTest {

    private static final Map<Reason, Integer> NONE = levels(0);

    private static Map<Reason, Integer> levels(int down) {
        Map<Reason, Integer> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            all.put(reason, Math.min(down, reason.most()));
        }
        return all;
    }

    private static List<String> codes(Result<?, List<Problem>> result) {
        return result.fold(
                _ -> List.of(), problems -> problems.stream().map(Problem::code).toList());
    }

    /** Every way to go down, with the level that is left: high less one for each, never below. */
    @Test
    void everyCombinationOfLevelsLeavesExactlyOneLevel() {
        int tried = 0;
        List<Map<Reason, Integer>> ways = List.of(Map.of());
        for (Reason reason : Reason.values()) {
            List<Map<Reason, Integer>> next = new ArrayList<>();
            for (Map<Reason, Integer> way : ways) {
                for (int down = 0; down <= reason.most(); down++) {
                    Map<Reason, Integer> more = new HashMap<>(way);
                    more.put(reason, down);
                    next.add(more);
                }
            }
            ways = next;
        }
        for (Map<Reason, Integer> way : ways) {
            Grade grade = Grades.of(way, Map.of(), OptionalDouble.empty());
            int sum = way.values().stream().mapToInt(Integer::intValue).sum();

            assertThat(grade.level())
                    .isEqualTo(
                            switch (sum) {
                                case 0 -> Level.HIGH;
                                case 1 -> Level.MODERATE;
                                case 2 -> Level.LOW;
                                default -> Level.VERY_LOW;
                            });
            assertThat(grade.reasons())
                    .hasSize((int) way.values().stream().filter(down -> down > 0).count());
            tried++;
        }
        assertThat(tried).isEqualTo(3 * 3 * 3 * 3 * 2);
    }

    @Test
    void whatIsMissingIsSaidAtOnce() {
        assertThat(codes(Grade.read(Map.of(), Map.of(), Map.of(), "much", "")))
                .containsExactly("HT-2053", "HT-2053", "HT-2053", "HT-2053", "HT-2053", "HT-2056");
        assertThat(codes(Grade.read(levels(1), Map.of(), Map.of(), "10", "")))
                .containsExactly("HT-2054", "HT-2054", "HT-2054", "HT-2054", "HT-2054", "HT-2057");
        assertThat(
                        codes(
                                Grade.read(
                                        NONE,
                                        Map.of(Reason.IMPRECISION, "x".repeat(501)),
                                        Map.of(),
                                        "",
                                        "")))
                .containsExactly("HT-2055");
    }

    @Test
    void whoGoesAnotherWayThanTheNumbersSaysWhy() {
        Map<Reason, OptionalInt> proposed = Map.of(Reason.INCONSISTENCY, OptionalInt.of(1));

        assertThat(codes(Grade.read(NONE, Map.of(), proposed, "", ""))).containsExactly("HT-2054");
        Grade grade =
                Grade.read(
                                NONE,
                                Map.of(Reason.INCONSISTENCY, "All effects point one way."),
                                proposed,
                                "10",
                                "Ostelo 2008")
                        .orElseThrow();
        assertThat(grade.level()).isEqualTo(Level.HIGH);
        assertThat(grade.reasons()).isEmpty();
        assertThat(grade.difference()).hasValue(10);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "0.5, true", "0, false", "-1, false", "1e3, false", "'1,5', false"})
    void aDifferenceIsANumberAboveNothing(String typed, boolean is) {
        assertThat(Grade.difference(typed).isPresent()).isEqualTo(is);
    }

    @Test
    void nobodyGoesDownFurtherThanTheReasonAllows() {
        assertThatThrownBy(() ->
                        Grades.of(
                                Map.of(Reason.PUBLICATION_BIAS, 2),
                                Map.of(),
                                OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // What the data show.

    private static Trial effect(String id, double effect, double variance) {
        return TrialRows.row(id, new Report.EffectWithVariance(Scale.MD, effect, variance));
    }

    private static Asked asked(EvidenceBase base) {
        Question question = Question.of("sham", "leg_pain", Strictness.STRICT);
        var answer = Pooling.withDefaults().pool(question, base);
        return new Asked(
                "sham.leg_pain",
                "sham",
                Optional.empty(),
                "leg_pain",
                Term.ANY,
                question,
                answer,
                List.of(),
                answer.fold(one -> Optional.of(SmallStudies.of(one)), _ -> Optional.empty()));
    }

    private static Synthesis pooled(EvidenceBase base) {
        return asked(base).answer().orElseThrow();
    }

    private static Weighed weighed(EvidenceBase base, OptionalDouble difference, Reason reason) {
        return Objects.requireNonNull(
                Weighed.of(asked(base), pooled(base), base, difference).get(reason));
    }

    private static EvidenceBase alike() {
        return TrialRows.base(
                List.of(effect("R1", -12, 4), effect("R2", -12.5, 4), effect("R3", -11.5, 4)));
    }

    private static EvidenceBase judged(EvidenceBase base, String row, String overall) {
        Trial trial =
                base.trials().stream()
                        .filter(one -> one.rowId().equals(row))
                        .findFirst()
                        .orElseThrow();
        return base.withRiskOfBias(
                List.of(
                        new RiskOfBias(
                                trial.trialId(),
                                trial.study(),
                                "RoB 2",
                                Optional.of(OfResult.of(trial)),
                                Map.of("reporting", overall),
                                overall,
                                "invented",
                                "invented",
                                "")));
    }

    @Test
    void theShareOfWeightAtHighRiskIsProposedOnlyOnceEnoughIsJudged() {
        EvidenceBase none = alike();
        EvidenceBase two = judged(judged(none, "R1", "high"), "R2", "high");
        EvidenceBase low = judged(judged(none, "R1", "low"), "R2", "some_concerns");

        assertThat(weighed(none, OptionalDouble.empty(), Reason.RISK_OF_BIAS).proposed()).isEmpty();
        Weighed high = weighed(two, OptionalDouble.empty(), Reason.RISK_OF_BIAS);
        assertThat(high.proposed()).hasValue(1);
        assertThat(high.facts().getFirst()).startsWith("67 % of the weight");
        assertThat(weighed(low, OptionalDouble.empty(), Reason.RISK_OF_BIAS).proposed())
                .hasValue(0);
    }

    @Test
    void trialsThatDifferMoreThanByChanceAreProposedAsInconsistent() {
        EvidenceBase apart =
                TrialRows.base(
                        List.of(effect("R1", -30, 4), effect("R2", 0, 4), effect("R3", -10, 4)));
        EvidenceBase one = TrialRows.base(List.of(effect("R1", -30, 4)));

        assertThat(weighed(apart, OptionalDouble.empty(), Reason.INCONSISTENCY).proposed())
                .hasValue(1);
        assertThat(weighed(apart, OptionalDouble.empty(), Reason.INCONSISTENCY).facts())
                .anyMatch(fact -> fact.contains("with no effect among them"));
        assertThat(weighed(alike(), OptionalDouble.empty(), Reason.INCONSISTENCY).proposed())
                .hasValue(0);
        assertThat(weighed(one, OptionalDouble.empty(), Reason.INCONSISTENCY).proposed()).isEmpty();
    }

    /** One trial with the interval estimate ± 2: what it holds against 0 and ± the difference. */
    @ParameterizedTest
    @CsvSource({
        "-10, 5, 0, one side",
        " -6, 5, 1, matter and effects that do not",
        " -2.5, 5, 0, one side",
        " -1, 5, 1, one side",
        "  0, 1, 2, reaches both"
    })
    void theIntervalIsHeldAgainstWhatMatters(
            double estimate, double difference, int proposed, String fact) {
        double variance = Math.pow(2 / 1.959963984540054, 2);
        EvidenceBase base = TrialRows.base(List.of(effect("R1", estimate, variance)));

        Weighed one = weighed(base, OptionalDouble.of(difference), Reason.IMPRECISION);

        assertThat(one.proposed()).hasValue(proposed);
        assertThat(one.facts().getLast()).contains(fact);
    }

    @Test
    void withoutADifferenceThatMattersOnlyNoEffectCanBeSeen() {
        EvidenceBase clear = TrialRows.base(List.of(effect("R1", -10, 1)));
        EvidenceBase unclear = TrialRows.base(List.of(effect("R1", -1, 1)));

        assertThat(weighed(clear, OptionalDouble.empty(), Reason.IMPRECISION).proposed()).isEmpty();
        assertThat(weighed(unclear, OptionalDouble.empty(), Reason.IMPRECISION).proposed())
                .hasValue(1);
    }

    @Test
    void tooFewTrialsForATestProposeNothing() {
        Weighed few = weighed(alike(), OptionalDouble.empty(), Reason.PUBLICATION_BIAS);

        assertThat(few.proposed()).isEmpty();
        assertThat(few.facts()).anyMatch(fact -> fact.contains("at least 10 trials"));
        assertThat(weighed(alike(), OptionalDouble.empty(), Reason.INDIRECTNESS).facts())
                .contains("People: sciatica.", "First arms: manual acupuncture.");
    }

    @Test
    void aRatingHoldsOnlyForWhatWasRated() {
        EvidenceBase base = alike();
        Rating rating =
                new Rating(
                        Grades.moderate(OptionalDouble.empty()),
                        "Rae",
                        Rating.about(pooled(base), base));

        assertThat(rating.of(pooled(base), base))
                .isEqualTo(
                        new Certainty.Rated(
                                Level.MODERATE,
                                "Rae",
                                List.of("Risk of bias, down 1: Most people knew their group.")));

        List<Trial> more = new ArrayList<>(base.trials());
        more.add(effect("R4", -12, 4));
        EvidenceBase longer = TrialRows.base(more);
        EvidenceBase newlyJudged = judged(base, "R1", "high");
        for (EvidenceBase changed : List.of(longer, newlyJudged)) {
            assertThat(rating.of(pooled(changed), changed))
                    .isInstanceOfSatisfying(
                            Certainty.NotRated.class,
                            none ->
                                    assertThat(none.doubts().getFirst())
                                            .contains("Rae rated it moderate before"));
        }
    }

    @Test
    void aReviewCarriesItsRatingsAndLeavesTheRestAsItWas() {
        EvidenceBase base = alike();
        Review review = new Review(List.of(asked(base)), List.of());
        Rating rating =
                new Rating(
                        Grades.moderate(OptionalDouble.empty()),
                        "Rae",
                        Rating.about(pooled(base), base));

        Review rated = review.rated(Map.of("sham.leg_pain", rating, "another", rating), base);

        assertThat(rated.asked().getFirst().answer().orElseThrow().certainty())
                .isInstanceOf(Certainty.Rated.class);
        assertThat(review.rated(Map.of(), base)).isEqualTo(review);
    }
}
