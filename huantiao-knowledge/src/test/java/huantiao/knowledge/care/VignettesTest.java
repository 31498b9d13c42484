package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.knowledge.Entry;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import huantiao.triage.TechniqueKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The twenty described people of the knowledge base get the answer their authors expect. */
class VignettesTest {
    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();
    private static final String TEXT = YamlText.shipped(VignettesTest.class, "vignettes.yaml");

    record Expected(Vignettes.Case described, Entry answer) {
        @Override
        public String toString() {
            return described.id();
        }
    }

    static Stream<Expected> people() {
        Vignettes vignettes = Vignettes.read("vignettes.yaml", TEXT, KNOWLEDGE);
        assertThat(vignettes.problems()).isEmpty();
        Map<String, Vignettes.Case> byId =
                vignettes.cases().stream().collect(Collectors.toMap(Vignettes.Case::id, c -> c));
        Problems problems = new Problems();
        Entry file =
                Entry.of(
                        "vignettes.yaml",
                        YamlText.read("vignettes.yaml", TEXT, problems).orElseThrow(),
                        problems);
        List<Expected> people =
                file.entries("items").stream()
                        .map(item ->
                                new Expected(
                                        Objects.requireNonNull(byId.get(item.id())),
                                        item.entry("expected").orElseThrow()))
                        .toList();
        assertThat(people).hasSize(20);
        return people.stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void answersAsExpected(Expected person) {
        PlanCheck check = KNOWLEDGE.check(person.described().facts());
        Entry answer = person.answer();

        assertThat(check.assessment().level().code()).isEqualTo(answer.text("triage"));
        List<String> flags = check.assessment().positive().stream().map(RedFlag::id).toList();
        assertThat(flags).containsAll(answer.texts("red_flags"));
        if (answer.has("not_red_flags")) {
            assertThat(flags).doesNotContainAnyElementsOf(answer.texts("not_red_flags"));
        }
        assertThat(check.fired()).extracting(Rule::id).containsAll(answer.texts("rules"));
        if (answer.has("blocked")) {
            assertThat(techniques(check, false))
                    .containsExactlyInAnyOrderElementsOf(answer.texts("blocked"));
        }
        if (answer.has("allowed")) {
            assertThat(techniques(check, true))
                    .containsExactlyInAnyOrderElementsOf(answer.texts("allowed"));
        }
        if (answer.has("blocked_points")) {
            assertThat(
                            check.points().entrySet().stream()
                                    .filter(point -> !point.getValue().isAllowed())
                                    .map(point -> point.getKey().text()))
                    .containsExactlyInAnyOrderElementsOf(answer.texts("blocked_points"));
        }
        assertThat(check.assessment().open())
                .extracting(question -> question.flag().id())
                .containsAll(answer.texts("open"));
        if (answer.has("start_allowed")) {
            assertThat(check.assessment().clearance().isOk())
                    .isEqualTo(answer.flag("start_allowed"));
        }
    }

    private static List<String> techniques(PlanCheck check, boolean allowed) {
        return check.techniques().entrySet().stream()
                .filter(technique -> technique.getValue().isAllowed() == allowed)
                .map(Map.Entry::getKey)
                .map(TechniqueKind::code)
                .toList();
    }
}
