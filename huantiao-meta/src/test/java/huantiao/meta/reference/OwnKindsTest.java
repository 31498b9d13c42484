package huantiao.meta.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.CountEffects;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.LimitMetaAnalysis;
import huantiao.meta.PetPeese;
import huantiao.meta.Prediction;
import huantiao.meta.RandomEffects;
import huantiao.meta.effect.AbsoluteEffect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Kinds of requests that no reference file asks for: they say what the library says. */
class OwnKindsTest {
    private static final double[] Y = {
        -0.75, -0.99, -0.24, -1.63, -0.48, -0.85, -1.39, -0.09, -0.88, -0.95
    };
    private static final double[] V = {
        0.193, 0.242, 0.085, 0.467, 0.117, 0.162, 0.667, 0.060, 0.304, 0.212
    };
    private static final Estimates REVIEW = Estimates.of(Y, V);
    private static final Map<String, ?> DATA =
            Map.of("yi", Doubles.of(Y).toList(), "vi", Doubles.of(V).toList());

    private static Map<String, ?> answer(Map<String, ?> analysis, Map<String, ?> data) {
        ReferenceAnswer answer = ReferenceKinds.answer(new ReferenceCase("x", analysis, data));
        assertThat(answer.refusal()).isEmpty();
        return answer.results();
    }

    private static void is(Map<?, ?> results, String name, double expected) {
        assertThat((Double) results.get(name)).as(name).isCloseTo(expected, within(1e-14));
    }

    private static Map<?, ?> inner(Map<String, ?> results, String name) {
        return (Map<?, ?>) Objects.requireNonNull(results.get(name));
    }

    @Test
    void petAndPeese() {
        PetPeese found = PetPeese.of(REVIEW, 0.9);
        Map<String, ?> results = answer(Map.of("kind", "pet_peese", "level", 0.9), DATA);

        assertThat(results.get("taken")).isEqualTo("PEESE");
        is(results, "estimate", found.adjusted().estimate());
        is(results, "se", found.adjusted().se());
        is(results, "ci_ub", found.adjusted().interval().upper());
        is(inner(results, "pet"), "estimate", found.pet().intercept().estimate());
        is(inner(results, "pet"), "p_value", found.pet().intercept().pValue());
        is(inner(results, "peese"), "estimate", found.peese().intercept().estimate());
        assertThat(answer(Map.of("kind", "pet_peese", "alpha", 1e-9), DATA).get("taken"))
                .isEqualTo("PET");
    }

    @Test
    void limitsWithoutSamplingError() {
        LimitMetaAnalysis found =
                LimitMetaAnalysis.of(
                        RandomEffects.withDefaults()
                                .with(huantiao.meta.Inference.WALD)
                                .fit(REVIEW));
        Map<String, ?> results = answer(Map.of("kind", "limit_meta_analysis"), DATA);

        is(results, "estimate", found.expectation().estimate());
        is(results, "ci_lb", found.expectation().interval().lower());
        is(results, "alpha", found.alpha());
        is(results, "beta", found.beta());
        is(results, "G2", 100 * found.g2());
        is(results, "Q_small", found.smallStudies().statistic());
        is(results, "Q_resid_p", found.residual().pValue());
        is(inner(results, "regressed"), "estimate", found.regressed().estimate());
        is(inner(results, "pooled"), "se", found.pooled().se());
        assertThat((List<?>) results.get("limits")).isEqualTo(found.limits().toList());
    }

    @Test
    void risksByTheStatedRisk() {
        Fit fit =
                RandomEffects.withDefaults()
                        .with(huantiao.meta.Inference.HARTUNG_KNAPP)
                        .with(Prediction.HARTUNG_KNAPP)
                        .fit(REVIEW);
        for (String code : List.of("RR", "OR", "PETO", "RD")) {
            CountEffects.Measure measure =
                    code.equals("RR")
                            ? CountEffects.Measure.LOG_RISK_RATIO
                            : code.equals("RD")
                                    ? CountEffects.Measure.RISK_DIFFERENCE
                                    : CountEffects.Measure.LOG_ODDS_RATIO;
            AbsoluteEffect found = AbsoluteEffect.of(fit, measure, 0.2);
            Map<String, ?> results =
                    answer(
                            Map.of(
                                    "kind", "absolute_effect",
                                    "measure", code,
                                    "baseline_risk", 0.2,
                                    "test", "knha",
                                    "pi_type", "HK"),
                            DATA);

            is(results, "risk", found.risk());
            is(results, "difference", found.difference());
            is(results, "ci_lb", found.interval().lower());
            is(results, "pi_ub", found.predicted().upper());
            is(results, "expected", found.expected());
            is(results, "number_needed", 1 / Math.abs(found.difference()));
            assertThat(results.get("cut")).isEqualTo(found.cut());
        }
        assertThatThrownBy(() ->
                        answer(
                                Map.of(
                                        "kind", "absolute_effect",
                                        "measure", "MD",
                                        "baseline_risk", 0.2),
                                DATA))
                .isInstanceOf(MalformedCase.class)
                .hasMessageContaining("must be RR, OR, PETO or RD");
        assertThatThrownBy(() -> answer(Map.of("kind", "absolute_effect", "measure", "RR"), DATA))
                .isInstanceOf(MalformedCase.class)
                .hasMessageContaining("baseline_risk");
    }

    @Test
    void differencesReportedAsF() {
        Map<String, ?> byF =
                answer(
                        Map.of("kind", "effect_size", "measure", "SMD"),
                        Map.of(
                                "fi", List.of(6.25, -1.44),
                                "n1i", List.of(20, 30),
                                "n2i", List.of(22, 31)));
        Map<String, ?> byT =
                answer(
                        Map.of("kind", "effect_size", "measure", "SMD"),
                        Map.of(
                                "ti", List.of(2.5, -1.2),
                                "n1i", List.of(20, 30),
                                "n2i", List.of(22, 31)));

        assertThat(byF).isEqualTo(byT);
    }
}
