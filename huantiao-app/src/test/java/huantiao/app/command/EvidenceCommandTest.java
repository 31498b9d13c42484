package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void answersEveryCheckWithRowsMethodAndDataVersion() {
        Answer answer = run();

        assertThat(answer.code()).isEqualTo(Command.DONE);
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.lines().stream().filter(line -> line.has("check_id")))
                .hasSize(11)
                .allSatisfy(line -> {
                    assertThat(line.get("agrees").asBoolean()).isTrue();
                    assertThat(line.get("rows_used").size()).isEqualTo(line.get("k").asInt());
                    assertThat(line.get("method_used").asString()).isNotBlank();
                    assertThat(line.get("data_version").get("trials.csv").asString()).hasSize(64);
                });
    }

    @Test
    void setsThePrintedValueBesideOursAndSaysWhyOthersAreNotReRun() {
        List<JsonNode> published =
                run().lines().stream().filter(line -> line.has("result_id")).toList();

        assertThat(published).hasSize(24);
        JsonNode p20 = byId(published, "result_id", "P20");
        assertThat(p20.get("printed").get("effect").asDouble()).isEqualTo(-0.18);
        assertThat(p20.get("effect").asDouble()).isCloseTo(-0.177, within(0.0005));
        JsonNode p21 = byId(published, "result_id", "P21");
        assertThat(p21.get("cilow").asDouble()).isCloseTo(-1.755, within(0.0005));
        assertThat(published)
                .filteredOn(line -> !line.get("reproducible").asBoolean())
                .hasSize(22)
                .allSatisfy(line -> {
                    assertThat(line.has("effect")).isFalse();
                    assertThat(line.get("because").asString()).startsWith("Not re-run: ");
                });
    }

    @Test
    void saysOfEachRowWhatDoesNotFit() throws IOException {
        List<JsonNode> shipped = run("--doubts").lines();

        assertThat(shipped).hasSize(47);
        assertThat(byId(shipped, "row_id", "R001").get("doubts").isEmpty()).isTrue();
        assertThat(byId(shipped, "row_id", "R031").get("doubts").get(0).get("column").asString())
                .isEqualTo("p_value");

        Path slipped = folder.resolve("slipped.csv");
        Files.writeString(slipped, shippedTrials().replace("-16.0,-21.3,-10.6", "16.0,10.6,21.3"));
        Answer answer = run(slipped.toString(), "--doubts");
        assertThat(answer.code()).isEqualTo(Command.DONE);
        assertThat(
                        byId(answer.lines(), "row_id", "R001")
                                .get("doubts")
                                .get(0)
                                .get("what")
                                .asString())
                .isEqualTo("The second arm did better by more than chance.");
        assertThat(run("--doubts", "--new-trial", "100").code()).isEqualTo(Command.BAD_INPUT);
    }

    @Test
    void aFileOfWhichNothingCanBeReadIsNotAnswered() throws IOException {
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "a,b\n1,2\n");

        Answer answer = run(wrong.toString());

        assertThat(answer.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.problems()).contains("wrong.csv:header:row_id", "wrong.csv:header:notes");
    }

    @Test
    void asksEveryQuestionOfTheReviewWithItsSensitivityAnalyses() {
        List<JsonNode> lines = run().lines();

        JsonNode drugs = byId(lines, "review", "medication.total_effective_rate");
        assertThat(drugs.get("k").asInt()).isEqualTo(4);
        assertThat(drugs.get("small_studies").get("because").asString()).contains("at least 10");
        assertThat(drugs.get("variants").valueStream())
                .extracting(variant -> variant.get("change").asString())
                .contains("MODEL", "LOOSE", "UNFLAGGED", "RISK_OF_BIAS", "WITHOUT_ROW");
        assertThat(
                        byId(lines, "review", "usual_care.leg_pain_vas_change")
                                .get("because")
                                .asString())
                .startsWith("No row");
        assertThat(byId(lines, "network", "total_effective_rate").get("because").asString())
                .isNotBlank();
    }

    @Test
    void printsTheSameBytesEachTime() {
        assertThat(run().text()).isEqualTo(run().text());
    }

    @Test
    void answersTheRestWhenARowIsBroken() throws IOException {
        Path trials = folder.resolve("trials.csv");
        Files.writeString(trials, shippedTrials().replace("binary,40,35,", "binary,40,41,"));

        Answer answer = run(trials.toString());

        assertThat(answer.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(answer.problems()).contains("trials.csv:R025:events_exp: Events (41)");
        JsonNode k08 = byId(answer.lines(), "check_id", "K08");
        assertThat(k08.get("k").asInt()).isEqualTo(3);
        assertThat(k08.get("agrees").asBoolean()).isFalse();
        assertThat(byId(answer.lines(), "check_id", "K01").get("agrees").asBoolean()).isTrue();
    }

    @Test
    void answersOtherChecksOnOtherTrials() throws IOException {
        Path trials = folder.resolve("more.csv");
        Files.writeString(trials, shippedTrials());
        Path checks = folder.resolve("checks.csv");
        Files.writeString(
                checks,
                """
                check_id,data,method,k,estimate,cilow,cihigh,i2,tau2,notes
                X1,"medication, cured","log OR, DL, Wald",2,,,,,,
                X2,as X1,"DL, Wald",2,,,,,,scale taken over from X1
                X3,nothing of the kind,"DL, Wald",,,,,,,
                X4,as X1,by feel,,,,,,,
                X5,as X1,"DL, Wald",,abc,,,,,
                """);

        Answer answer = run(trials.toString(), "--checks", checks.toString());

        assertThat(answer.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(answer.lines())
                .extracting(line -> line.get("check_id").asString())
                .containsExactly("X1", "X2");
        assertThat(answer.lines().get(1).get("estimate"))
                .isEqualTo(answer.lines().getFirst().get("estimate"));
        assertThat(answer.problems())
                .contains(
                        "checks.csv:X3:data:", "checks.csv:X4:method:", "checks.csv:X5:estimate:");
        assertThat(answer.lines().getFirst().get("data_version").has("more.csv")).isTrue();
    }

    @Test
    void aFileOfChecksIsKnownByItsHeader() throws IOException {
        Path checks = folder.resolve("checks.csv");
        Files.writeString(
                checks,
                """
                check_id,data,method,k,estimate,cilow,cihigh,i2,tau2,notes
                X1,"medication, cured","log OR, DL, Wald",2,,,,,,
                """);

        Answer answer = run(checks.toString());

        assertThat(answer.code()).isEqualTo(Command.DONE);
        assertThat(answer.lines()).isEqualTo(run("--checks", checks.toString()).lines());
        assertThat(answer.lines())
                .extracting(line -> line.get("check_id").asString())
                .containsExactly("X1");
    }

    @Test
    void setsPublishedResultsOfOthersBesideWhatOurTrialsGive() throws IOException {
        Path published = folder.resolve("published.csv");
        Files.writeString(
                published,
                """
                result_id,review,year,doi,population,comparison,outcome,measure,effect,cilow,cihigh,k,n_participants,model,i2,certainty,trials_available_in_shared,reproducible,source,read_as,notes,data,method
                X1,A,2020,,sciatica,gabapentinoids vs placebo,pain,SMD,-0.18,-0.51,0.16,9,,,,,9,YES,somewhere,abstract,,9 rows outcome pain_smd,"DL random effects, Hartung-Knapp"
                X2,A,2020,,sciatica,gabapentinoids vs placebo,pain,SMD,-0.28,-0.51,0.16,9,,,,,9,YES,somewhere,abstract,,9 rows outcome pain_smd,"DL random effects, Hartung-Knapp"
                X3,B,2021,,sciatica,needles vs drugs,better,RR,1.2,1.1,1.3,12,,,,,0,no,somewhere,abstract,,,
                X4,B,2021,,sciatica,needles vs drugs,better,RR,1.2,1.3,1.1,12,,,,,0,no,somewhere,abstract,,,
                X5,C,2022,,sciatica,needles vs drugs,better,RR,much,,,12,,,,,0,no,somewhere,abstract,,,
                X6,C,2022,,sciatica,needles vs drugs,better,RR,1.2,1.1,1.3,12,,,,,0,YES,somewhere,abstract,,,
                X7,C,2022,,sciatica,needles vs drugs,better,RR,1.2,1.1,1.3,12,,,,,0,no,,abstract,,,
                """);

        Answer answer = run(published.toString());

        assertThat(answer.code()).isEqualTo(Command.BAD_INPUT);
        assertThat(answer.lines())
                .extracting(line -> line.get("result_id").asString())
                .containsExactly("X1", "X2", "X3", "X6");
        assertThat(byId(answer.lines(), "result_id", "X1").get("agrees").asBoolean()).isTrue();
        assertThat(byId(answer.lines(), "result_id", "X2").get("agrees").asBoolean()).isFalse();
        assertThat(byId(answer.lines(), "result_id", "X3").get("because").asString())
                .startsWith("Not re-run");
        assertThat(answer.problems())
                .contains(
                        "published.csv:X4:effect: The effect (1.2) must lie within its interval (1.3 to 1.1). It stands in line 5.",
                        "published.csv:X5:effect: \"much\" is not a number. It stands in line 6.",
                        "published.csv:X6:reproducible:",
                        "published.csv:X7:source: The cell is empty. It stands in line 8.");
        assertThat(run(published.toString(), "--checks", published.toString()).problems())
                .startsWith("usage:");
    }

    @Test
    void saysForEachQuestionWhatOneMoreTrialWouldChangeOrWhyNobodyCanSay() {
        Answer answer = run("--new-trial", "200", "--important", "0.3");

        assertThat(answer.code()).isEqualTo(Command.DONE);
        assertThat(answer.lines())
                .hasSizeGreaterThan(30)
                .allSatisfy(line ->
                        assertThat(line.has("new_trial")).isNotEqualTo(line.has("because")));
        JsonNode drugs =
                byId(answer.lines(), "review", "medication.total_effective_rate").get("new_trial");
        assertThat(drugs.get("people_per_arm").asInt()).isEqualTo(200);
        assertThat(drugs.get("lines").get(0).get("at").asDouble()).isCloseTo(0.7, within(1e-12));
        double probability = drugs.get("probability_of_any_change").asDouble();
        assertThat(probability).isBetween(0.0, 1.0);
        assertThat(byId(answer.lines(), "review", "sham.odi_change").get("because").asString())
                .startsWith("There is one trial");
        assertThat(run("--new-trial", "none").problems()).contains("HT-2200");
        assertThat(run("--new-trial", "none").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(run("--important", "5").problems()).startsWith("usage:");
    }

    @Test
    void saysWhenAFileIsNotThereOrTheArgumentsAreWrong() {
        assertThat(run("nowhere.csv").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(run("nowhere.csv").problems()).contains("nowhere.csv", "cannot be read");
        assertThat(run("--fast").problems()).startsWith("usage:");
        assertThat(run("--checks").code()).isEqualTo(Command.BAD_INPUT);
        assertThat(run("a.csv", "b.csv").code()).isEqualTo(Command.BAD_INPUT);
    }

    @Test
    void isFoundInTheListOfCommands() {
        assertThat(Commands.shipped().find("evidence")).containsInstanceOf(EvidenceCommand.class);
    }

    private record Answer(int code, String text, String problems) {
        List<JsonNode> lines() {
            return text.lines().map(JSON::readTree).toList();
        }
    }

    private static JsonNode byId(List<JsonNode> lines, String field, String id) {
        return lines.stream()
                .filter(line -> line.has(field) && line.get(field).asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                new EvidenceCommand()
                        .run(
                                List.of(args),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String shippedTrials() throws IOException {
        try (InputStream in =
                EvidenceCommandTest.class.getResourceAsStream(
                        "/huantiao/knowledge/evidence/trials.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
