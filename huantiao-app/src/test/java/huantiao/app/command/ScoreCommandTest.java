package huantiao.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {
    @TempDir Path folder;

    record Ran(int code, List<String> out, List<String> err) {
        Map<String, @Nullable Object> answer(String id) {
            return out.stream()
                    .map(ScoreCommandTest::parsed)
                    .filter(line -> id.equals(line.get("id")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(id + " was not answered: " + err));
        }
    }

    record Case(String id, @Nullable Object expected, double tolerance, Ran ran) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> published() {
        return cases("scoring-cases.yaml", "cases");
    }

    static Stream<Case> ours() {
        return cases("more-scoring-cases.yaml", "cases");
    }

    static Stream<Case> worked() {
        return cases("worked-examples.yaml", "examples");
    }

    @ParameterizedTest
    @MethodSource({"published", "ours"})
    @SuppressWarnings("unchecked")
    void answersEachCaseWithTheKeysItAsksFor(Case asked) {
        var expected = (Map<String, @Nullable Object>) Objects.requireNonNull(asked.expected());

        var answer = asked.ran().answer(asked.id());

        assertThat(answer.keySet()).containsExactlyInAnyOrderElementsOf(withId(expected).keySet());
        expected.forEach((key, value) ->
                same(asked.id() + "." + key, value, answer.get(key), asked.tolerance()));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void answersTheWorkedExamples(Case asked) {
        var answer = asked.ran().answer(asked.id());

        var given = answer.containsKey("answer") ? answer.get("answer") : answer;

        same(asked.id(), asked.expected(), given, asked.tolerance());
    }

    @Test
    void readsEveryPublishedCaseAndExampleWithoutComplaint() throws Exception {
        assertThat(run(resource("scoring-cases.yaml")).code()).isZero();
        assertThat(run(resource("scoring-cases.yaml")).out()).hasSize(15);
        assertThat(run(resource("worked-examples.yaml")).code()).isZero();
        assertThat(run(resource("worked-examples.yaml")).out()).hasSize(20);
    }

    @Test
    void namesFileCaseAndFieldOfWhatIsBrokenAndAnswersTheRest() throws IOException {
        var ran =
                ranOn(
                        """
                        cases:
                        - {id: A, measure: nrs_leg, input: {baseline: 7, followup: 11}, expected: {change: 0}}
                        - {id: B, measure: nrs_leg, input: {baseline: 7, followup: 4}, expected: {change: 3}}
                        - {id: C, measure: nobody, input: {answer: 1}, expected: {score: 1}}
                        - {id: D, measure: sbi, input: {items: [1, 2, 3]}, expected: {score: 6}}
                        - {id: E, measure: sbi, input: {items: [1, 2, 3, four]}, expected: {score: 6}}
                        - {id: F, measure: sbi, input: {items: [1, 2, 3, 4]}, expected: {colour: red}}
                        - {id: G, measure: rmdq24, input: {ticked: [25], finished: true}, expected: {score: 1}}
                        - {id: H, measure: rmdq24, input: {tickd: [2], finished: true}, expected: {score: 1}}
                        - {measure: nrs_leg, input: {answer: 1}}
                        - just words
                        """);

        assertThat(ran.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(ran.out()).containsExactly("{\"id\":\"B\",\"change\":3}");
        assertThat(ran.err())
                .hasSize(9)
                .anySatisfy(line -> assertThat(line).contains(":A:input.followup: out_of_range"))
                .anySatisfy(line -> assertThat(line).contains(":C:measure: "))
                .anySatisfy(line -> assertThat(line).contains(":D:input: wrong_number_of_items"))
                .anySatisfy(line -> assertThat(line).contains(":E:input.items.4: "))
                .anySatisfy(line -> assertThat(line).contains(":F:expected.colour: "))
                .anySatisfy(line -> assertThat(line).contains(":G:input.ticked.1: out_of_range"))
                .anySatisfy(line -> assertThat(line).contains(":H:input.tickd: "))
                .anySatisfy(line -> assertThat(line).contains(":-:cases.8.id: "))
                .anySatisfy(line -> assertThat(line).contains(":-:cases.9: "));
    }

    @Test
    void answersEverythingItKnowsWhereNothingParticularIsAsked() throws IOException {
        var ran = ranOn("cases: [{id: A, measure: nrs_leg, input: {baseline: 7, followup: 4}}]");

        assertThat(ran.answer("A"))
                .containsEntry("class", "improved")
                .containsEntry("pct", 42.86)
                .containsEntry("pass_le_3", false);
    }

    @Test
    void refusesAnImpressionOfChangeThatRunsTheOtherWay() throws IOException {
        var ran =
                ranOn(
                        "cases: [{id: A, measure: pgic, input: {answer: 7, version: pgic-7-reversed}, expected: {responder: true}}]");

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).singleElement().asString().contains(":A:input.version: ");
    }

    @Test
    void saysWhenThereIsNoSuchFileAndGoesOnWithTheNext() throws Exception {
        var ran = run("nowhere.yaml", resource("scoring-cases.yaml"));

        assertThat(ran.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(ran.err())
                .singleElement()
                .asString()
                .startsWith("nowhere.yaml: There is no such file.");
        assertThat(ran.out()).hasSize(15);
    }

    @Test
    void refusesWhatIsNoScoringFile() throws IOException {
        assertThat(ranOn("[1, 2]").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(ranOn("cases: {id: A}").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(ranOn("kases: []").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(ranOn("cases: [").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(run().code()).isEqualTo(Command.BAD_INPUT);
    }

    private Ran ranOn(String text) throws IOException {
        var file = Files.writeString(folder.resolve("cases.yaml"), text);
        return run(file.toString());
    }

    private static Ran run(String... files) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code =
                new ScoreCommand()
                        .run(
                                List.of(files),
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(err, true, UTF_8));
        return new Ran(
                code, out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
    }

    private static String resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ScoreCommandTest.class.getResource(name)).toURI())
                .toString();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Case> cases(String name, String list) {
        try {
            var file = resource(name);
            var ran = run(file);
            Map<String, Object> document =
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .load(Files.readString(Path.of(file)));
            var cases =
                    (List<Map<String, @Nullable Object>>)
                            Objects.requireNonNull(document.get(list));
            return cases.stream()
                    .map(item ->
                            new Case(
                                    String.valueOf(item.get("id")),
                                    item.get("expected"),
                                    item.get("tolerance") instanceof Number n
                                            ? n.doubleValue()
                                            : 0.01,
                                    ran));
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, @Nullable Object> withId(Map<String, @Nullable Object> expected) {
        var all = new HashMap<String, @Nullable Object>(expected);
        all.put("id", "");
        return all;
    }

    private static void same(
            String where, @Nullable Object expected, @Nullable Object actual, double tolerance) {
        switch (expected) {
            case null -> assertThat(actual).as(where).isNull();
            case Number number -> {
                assertThat(actual).as(where).isInstanceOf(Number.class);
                assertThat(((Number) Objects.requireNonNull(actual)).doubleValue())
                        .as(where)
                        .isCloseTo(number.doubleValue(), within(tolerance + 1e-9));
            }
            case List<?> list -> {
                assertThat(actual).as(where).isInstanceOf(List.class);
                var actuals = (List<?>) Objects.requireNonNull(actual);
                assertThat(actuals).as(where).hasSameSizeAs(list);
                for (var i = 0; i < list.size(); i++) {
                    same(where + "." + i, list.get(i), actuals.get(i), tolerance);
                }
            }
            case Map<?, ?> map -> {
                assertThat(actual).as(where).isInstanceOf(Map.class);
                var actuals = (Map<?, ?>) Objects.requireNonNull(actual);
                map.forEach((key, value) ->
                        same(where + "." + key, value, actuals.get(key), tolerance));
            }
            default -> assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parsed(String line) {
        return JsonMapper.shared().readValue(line, Map.class);
    }
}
