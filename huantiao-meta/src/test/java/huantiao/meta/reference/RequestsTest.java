package huantiao.meta.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request says is obeyed or refused by name, never passed over. */
class RequestsTest {
    private static final Map<String, ?> EFFECTS =
            Map.of("yi", List.of(0.1, 0.4, 0.3, 0.8), "vi", List.of(0.02, 0.05, 0.03, 0.04));

    private static ReferenceAnswer answer(Map<String, ?> analysis) {
        return ReferenceKinds.answer(new ReferenceCase("x", analysis, EFFECTS));
    }

    static Stream<Cases.Case> oneOfEachKind() {
        Map<String, Cases.Case> first = new TreeMap<>();
        Cases.all().forEach(c -> first.putIfAbsent(c.asked().kind(), c));
        return first.values().stream();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void noKindPassesOverAMemberItDoesNotKnow(Cases.Case c) {
        Map<String, Object> analysis = new HashMap<>(c.asked().analysis());
        analysis.put("tau_method", "DL");
        assertThatThrownBy(() ->
                        ReferenceKinds.answer(new ReferenceCase("x", analysis, c.asked().data())))
                .isInstanceOfSatisfying(
                        MalformedCase.class,
                        bad -> assertThat(bad.field()).isEqualTo("analysis.tau_method"))
                .hasMessageContaining("is not known for kind " + c.asked().kind());
    }

    @Test
    void everyMemberOfTheReferenceFilesIsKnown() {
        Map<String, Set<String>> unknown = new TreeMap<>();
        for (Cases.Case c : Cases.all()) {
            Set<String> names = new TreeSet<>(c.asked().analysis().keySet());
            names.removeAll(ReferenceKinds.members(c.asked().kind()));
            if (!names.isEmpty()) {
                unknown.merge(
                        c.asked().kind(),
                        names,
                        (a, b) -> {
                            a.addAll(b);
                            return a;
                        });
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void allUnknownMembersAreNamedAtOnceWithWhatMayStand() {
        Map<String, Object> analysis = new java.util.LinkedHashMap<>();
        analysis.put("kind", "ranktest");
        analysis.put("exakt", true);
        analysis.put("ties", "mean");
        assertThatThrownBy(() -> answer(analysis))
                .hasMessage(
                        "analysis.exakt: and ties are not known for kind ranktest, which takes design, kind, level, measure");
    }

    @Test
    void aStatementThatIsNotTrueHereIsRefused() {
        assertThatThrownBy(() -> answer(Map.of("kind", "permutation", "exact", false, "test", "z")))
                .hasMessage("analysis.exact: must be true for kind permutation, or not be there");
        assertThat(answer(Map.of("kind", "gosh", "min_size", 1, "tau2_method", "EE")).refused())
                .isFalse();
        assertThatThrownBy(() -> answer(Map.of("kind", "gosh", "min_size", 2)))
                .hasMessageContaining("analysis.min_size");
    }

    @Test
    void aModelOfOneMeanTakesNoModerators() {
        assertThat(answer(Map.of("kind", "leave_one_out", "design", List.of("intrcpt"))).refused())
                .isFalse();
        assertThatThrownBy(() ->
                        answer(Map.of("kind", "leave_one_out", "design", List.of("intrcpt", "x"))))
                .hasMessageContaining("analysis.design");
    }

    @Test
    void whatContradictsIsRefused() {
        assertThatThrownBy(
                        () -> answer(Map.of("kind", "univariate", "test", "knha", "adhoc", "se")))
                .hasMessageContaining("analysis.adhoc");
        assertThatThrownBy(
                        () -> answer(Map.of("kind", "univariate", "test", "z", "ci_method", "HK")))
                .hasMessageContaining("analysis.test");
        assertThatThrownBy(
                        () -> answer(Map.of("kind", "regtest", "model", "lm", "tau2_method", "DL")))
                .hasMessageContaining("analysis.model");
    }

    @Test
    void theTestOfARegressionTestIsObeyed() {
        Object z = answer(Map.of("kind", "regtest", "test", "z")).results().get("p_value");
        Object knha = answer(Map.of("kind", "regtest", "test", "knha")).results().get("p_value");
        assertThat(knha).isNotEqualTo(z);
    }

    @Test
    void membersWithinTheRequestAreReadToo() {
        Map<String, ?> random =
                Map.of("type", "intercept", "grouping", List.of("study"), "nested", true);
        assertThatThrownBy(() ->
                        ReferenceKinds.answer(
                                new ReferenceCase(
                                        "x",
                                        Map.of("kind", "multilevel", "random", List.of(random)),
                                        EFFECTS)))
                .hasMessageContaining("analysis.random.nested");
    }
}
