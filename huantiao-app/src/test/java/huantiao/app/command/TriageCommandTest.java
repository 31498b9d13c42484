package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TriageCommandTest {
    private static final String GOOD =
            """
            profiles:
              calm: {consent: true, saddle_sensory_change: false}
            items:
            - {id: A, base: calm, facts: {age: 42}}
            """;

    @TempDir Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file = Path.of("unset");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("people.yaml");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run("--help")).isEqualTo(Command.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("usage: ./huantiao triage FILE...")
                .contains("saddle_sensory_change");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void answersOneLineForEachPerson() throws IOException {
        write(
                """
                items:
                - id: VG-A
                  facts: {saddle_sensory_change: true, techniques: [manual, exercise], points: [GB30]}
                - id: VG-B
                  facts: {leg_side: left}
                """);

        int code = run();

        assertThat(code).isEqualTo(Command.DONE);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith(
                        "{\"id\":\"VG-A\",\"triage\":\"emergency_now\",\"red_flags\":[\"RF-CES-01\"]")
                .contains("\"blocked\":[\"manual\",\"exercise\"]")
                .contains("\"allowed\":[]")
                .endsWith("\"start_allowed\":false}");
        assertThat(lines.getLast())
                .contains("\"triage\":\"proceed\"")
                .contains("\"open\":[\"RF-CES-01\",\"RF-CES-02\"")
                .endsWith("\"start_allowed\":false}");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aRuleThatWaitsForAnAnswerIsNamedWithWhatItAsksAndWouldDo() throws IOException {
        write(
                """
                items:
                - {id: A, facts: {techniques: [ea, exercise]}}
                - {id: B, facts: {techniques: [ea], cardiac_device: none}}
                - {id: C, facts: {techniques: [ea], cardiac_device: pacemaker}}
                - {id: D, facts: {techniques: [herbs], pregnant: 'no'}}
                - {id: E, facts: {leg_side: left}}
                """);

        int code = run();

        assertThat(code).as("that something waits is an answer").isEqualTo(Command.DONE);
        assertThat(answer("A").get("allowed_unless").get("ea").valueStream())
                .extracting(JsonNode::asString)
                .contains("cardiac_device");
        assertThat(answer("A").get("allowed").valueStream())
                .as("no rule stops it so far")
                .extracting(JsonNode::asString)
                .contains("ea");
        assertThat(waiting(answer("A"), "CI-EA-01"))
                .hasToString(
                        "{\"rule\":\"CI-EA-01\",\"asks\":[\"cardiac_device\"],\"would\":\"blocked\","
                                + "\"of\":[\"ea\"]}");
        assertThat(waiting(answer("A"), "CI-SITE-01").get("would").asString()).isEqualTo("limits");
        assertThat(waiting(answer("A"), "CI-GEN-06").get("would").asString()).isEqualTo("caution");
        assertThat(answer("B").get("waiting").toString()).doesNotContain("\"CI-EA-01\"");
        assertThat(answer("C").get("waiting").toString()).doesNotContain("\"CI-EA-01\"");
        assertThat(answer("C").get("allowed_unless").has("ea")).as("it is blocked").isFalse();
        assertThat(waiting(answer("D"), "CI-HRB-06").get("asks").toString())
                .as("herbs that nobody named")
                .contains("\"herbs\"");
        assertThat(answer("E").get("waiting").isEmpty()).as("nothing is planned").isTrue();
    }

    private JsonNode answer(String id) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode waiting(JsonNode answer, String rule) {
        return answer.get("waiting")
                .valueStream()
                .filter(one -> one.get("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void herbsAndSupplementsThatNoRuleKnowsAreNamedAndNobodyIsAnsweredAllowed() throws IOException {
        write(
                """
                items:
                - {id: A, facts: {techniques: [herbs], herbs: [dang_gui, tang_kuei, ma_huang]}}
                - {id: B, facts: {techniques: [supplements], supplements: [snake_oil, ginkgo]}}
                - {id: C, facts: {herbs: [dang_gui, qiang_huo, wei_ling_xian], supplements: [ginkgo]}}
                """);

        int code = run();

        assertThat(code).isEqualTo(Command.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("No rule here knows: tang_kuei, ma_huang.", "dang_gui")
                .contains("No rule here knows: snake_oil.", "fish_oil_high");
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"C\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {id: B, base: calm, facts: {age: old}}         | B:facts.age    | HT-0421
                    {id: B, base: calm, facts: {age: 42.5}}        | B:facts.age    | HT-0421
                    {id: B, base: calm, facts: {age: '42'}}        | B:facts.age    | HT-0421
                    {id: B, base: calm, facts: {age: -1}}          | B:facts.age    | HT-0422
                    {id: B, base: calm, facts: {age: 131}}         | B:facts.age    | HT-0422
                    {id: B, base: calm, facts: {consent: 'yes'}}   | B:facts.consent | HT-0421
                    {id: B, base: calm, facts: {inr: .nan}}        | B:facts.inr    | HT-0421
                    {id: B, base: calm, facts: {leg_side: up}}     | B:facts.leg_side | HT-0423
                    {id: B, base: calm, facts: {points: [GB99]}}   | B:facts.points | HT-0423
                    {id: B, base: calm, facts: {techniques: [magic]}} | B:facts.techniques | HT-0423
                    {id: B, base: calm, facts: {herbs: [tang_kuei]}} | B:facts.herbs | HT-0423
                    {id: B, base: calm, facts: {herbs: danggui}}   | B:facts.herbs | HT-0421
                    {id: B, base: calm, facts: {supplements: [snake_oil]}} | B:facts.supplements | HT-0423
                    {id: B, base: calm, facts: {techniques: manual}}  | B:facts.techniques | HT-0421
                    {id: B, base: calm, facts: {triage: proceed}}  | B:facts.triage | HT-0424
                    {id: B, base: calm, facts: {shoe_size: 42}}    | B:facts.shoe_size | HT-0420
                    {id: B, base: calm, facts: [age, 42]}          | B:facts  | HT-0405
                    {id: B, base: calmer, facts: {age: 42}}        | B:base   | HT-0445
                    {id: B}                                        | B:facts  | HT-0404
                    {id: A, base: calm, facts: {age: 42}}          | A:id     | HT-0411
                    {base: calm, facts: {age: 42}}                 | -:items.1.id | HT-0404
                    just words                                     | -:items  | HT-0405
                    """)
    void namesABrokenCaseAndAnswersTheOthers(String broken, String where, String problem)
            throws IOException {
        write(GOOD + "- " + broken + "\n- {id: Z, base: calm}\n");

        int code = run();

        assertThat(code).isEqualTo(Command.BAD_INPUT);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"id\":\"A\""))
                .anyMatch(line -> line.startsWith("{\"id\":\"Z\""));
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith(file + ":" + where + ":")
                .endsWith("(" + problem + ")");
    }

    @Test
    void tellsEveryProblemOfACaseAtOnce() throws IOException {
        write("items: [{id: B, facts: {age: old, leg_side: up, shoe_size: 42}}]");

        assertThat(run()).isEqualTo(Command.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void refusesEveryCaseOfABrokenProfileAndAnswersTheOthers() throws IOException {
        write(
                """
                profiles:
                  broken: {age: old}
                items:
                - {id: A, base: broken}
                - {id: B, facts: {age: 42}}
                """);

        assertThat(run()).isEqualTo(Command.BAD_INPUT);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\":\"B\"");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken:age").contains("A:base");
    }

    @ParameterizedTest
    @CsvSource({"'items: [', HT-0400", "'[]', HT-0402", "'version: 1', HT-0404", "'', HT-0402"})
    void refusesAFileThatIsNone(String text, String problem) throws IOException {
        write(text);

        assertThat(run()).isEqualTo(Command.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(problem);
    }

    @Test
    void refusesWhatIsNoFileAndAnswersTheNext() throws IOException {
        write(GOOD);
        Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        int code =
                run(
                        directory.resolve("missing.yaml").toString(),
                        directory.toString(),
                        directory.resolve("binary.yaml").toString(),
                        file.toString());

        assertThat(code).isEqualTo(Command.BAD_INPUT);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void asksForAFile() {
        assertThat(run(new String[0])).isEqualTo(Command.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage:");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private int run() {
        return run(file.toString());
    }

    private int run(String... files) {
        return new TriageCommand()
                .run(
                        List.of(files),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
