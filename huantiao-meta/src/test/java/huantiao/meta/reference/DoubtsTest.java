package huantiao.meta.reference;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.meta.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Doubts about the input reach whoever asks for an analysis. */
class DoubtsTest {

    private static List<Finding.Code> codes(Map<String, ?> analysis, Map<String, ?> data) {
        return ReferenceKinds.answer(new ReferenceCase("x", analysis, data)).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    void aStandardErrorAmongDeviationsIsAsked() {
        assertThat(
                        codes(
                                Map.of("kind", "effect_size", "measure", "MD"),
                                Map.of(
                                        "m1i", List.of(40.1, 42.3, 38.8, 41.0),
                                        "sd1i", List.of(20.2, 2.8, 21.5, 19.0),
                                        "n1i", List.of(50, 52, 60, 48),
                                        "m2i", List.of(52.0, 50.1, 51.7, 49.9),
                                        "sd2i", List.of(21.0, 2.9, 19.5, 20.0),
                                        "n2i", List.of(50, 51, 61, 48))))
                .containsExactly(Finding.Code.SD_MAY_BE_SE);
    }

    @Test
    void theSameTableTwiceIsAsked() {
        assertThat(
                        codes(
                                Map.of("kind", "mantel_haenszel", "measure", "OR"),
                                Map.of(
                                        "ai", List.of(12, 9, 12),
                                        "bi", List.of(38, 40, 38),
                                        "ci", List.of(20, 15, 20),
                                        "di", List.of(31, 33, 31))))
                .containsExactly(Finding.Code.SAME_DATA_TWICE);
    }

    @Test
    void aTurnedEffectIsAsked() {
        assertThat(
                        codes(
                                Map.of("kind", "univariate", "tau2_method", "REML"),
                                Map.of(
                                        "yi", List.of(-0.5, -0.6, 0.55, -0.45, -0.52),
                                        "vi", List.of(0.02, 0.02, 0.02, 0.02, 0.02))))
                .contains(Finding.Code.SIGN_MAY_BE_FLIPPED);
    }

    @Test
    void anIntervalAndAPThatDoNotFitAreAsked() {
        assertThat(
                        codes(
                                Map.of("kind", "conversion", "method", "wald"),
                                Map.of(
                                        "out", List.of(1.20, 0.50),
                                        "lb", List.of(0.40, 0.30),
                                        "ub", List.of(1.60, 0.70),
                                        "pval", List.of(0.0001, 0.62))))
                .contains(Finding.Code.INTERVAL_NOT_SYMMETRIC, Finding.Code.P_VALUE_DISAGREES);
    }

    @Test
    void meansThatWholeScoresCannotHaveAreAsked() {
        assertThat(
                        codes(
                                Map.of(
                                        "kind",
                                        "effect_size",
                                        "measure",
                                        "MD",
                                        "whole_scores_decimals",
                                        2),
                                Map.of(
                                        "m1i", List.of(5.19, 5.18),
                                        "sd1i", List.of(1.0, 1.1),
                                        "n1i", List.of(28, 28),
                                        "m2i", List.of(5.21, 5.5),
                                        "sd2i", List.of(1.0, 0.9),
                                        "n2i", List.of(28, 28))))
                .containsExactly(Finding.Code.IMPOSSIBLE_VALUE);
    }

    @Test
    void publishedReviewsAreLeftInPeace() {
        for (Cases.Case c : Cases.all()) {
            assertThat(Doubts.about(c.asked()))
                    .as(c.asked().id())
                    .extracting(Finding::code)
                    .doesNotContain(
                            Finding.Code.SD_MAY_BE_SE,
                            Finding.Code.UNITS_MAY_DIFFER,
                            Finding.Code.SIGN_MAY_BE_FLIPPED,
                            Finding.Code.IMPOSSIBLE_VALUE);
        }
    }
}
