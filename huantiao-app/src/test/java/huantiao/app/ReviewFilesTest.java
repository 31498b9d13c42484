package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Pooling;
import huantiao.evidence.Question;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.Review;
import huantiao.evidence.Review.Asked;
import huantiao.knowledge.evidence.EvidenceFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The review as other software meets it: over real HTTP, without signing in. */
class ReviewFilesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SHAM = "/evidence/sham.leg_pain_vas_change";
    private static final String CONTENT = "\"content\":";

    private static CareServer server;
    private static Caller anybody;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        anybody = server.anybody();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void anAnswerCarriesTheDigestOfItsContent() throws Exception {
        HttpResponse<String> answer = anybody.get(SHAM + "/answer.json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode json = JSON.readTree(answer.body());
        String digest = json.get("content_sha256").asString();
        assertThat(digest).isEqualTo(sha256(content(answer.body())));
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + digest + "\"");
        assertThat(json.get("citation").asString()).contains(digest.substring(0, 12));
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        String tag = anybody.get(SHAM + "/answer.json").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = anybody.get(SHAM + "/answer.json", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theIndexNamesEveryQuestionWithTheDigestOfItsAnswer() throws Exception {
        String body = anybody.get("/evidence/review.json").body();
        JsonNode index = JSON.readTree(body);

        assertThat(index.get("content_sha256").asString()).isEqualTo(sha256(content(body)));
        EvidenceBase base = EvidenceFiles.shipped();
        List<String> ids = Review.of(base).asked().stream().map(Asked::id).toList();
        JsonNode questions = index.get("content").get("questions");
        assertThat(questions.valueStream().map(one -> one.get("id").asString()).toList())
                .containsExactlyElementsOf(ids);
        for (JsonNode one : questions.valueStream().toList()) {
            HttpResponse<String> answer = anybody.get(one.get("address").asString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body()).get("content_sha256"))
                    .isEqualTo(one.get("content_sha256"));
        }
    }

    @Test
    void theVersionNamesDataDecisionsAndCode() {
        JsonNode version =
                JSON.readTree(anybody.get(SHAM + "/answer.json").body())
                        .get("content")
                        .get("version");

        assertThat(version.get("data").get("trials.csv").asString()).matches("[0-9a-f]{64}");
        assertThat(version.get("decisions").get("corrections.csv").asString())
                .matches("[0-9a-f]{64}");
        assertThat(version.get("decisions").get("risk-of-bias.csv").asString())
                .matches("[0-9a-f]{64}");
        assertThat(version.get("decisions").get("records").valueStream()).isNotEmpty();
        assertThat(version.get("code").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void theTrialsAreTheBytesThatWereDigestedAndGiveTheSameNumberAgain() throws Exception {
        HttpResponse<String> file = anybody.get("/evidence/trials.csv");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        JsonNode content = JSON.readTree(anybody.get(SHAM + "/answer.json").body()).get("content");
        assertThat(sha256(file.body()))
                .isEqualTo(content.get("version").get("data").get("trials.csv").asString());
        assertThat(file.headers().firstValue("ETag")).hasValue("\"" + sha256(file.body()) + "\"");

        var read = EvidenceFiles.trials("trials.csv", file.body().getBytes(StandardCharsets.UTF_8));
        var again =
                Pooling.withDefaults()
                        .pool(
                                Question.of("sham", "leg_pain_vas_change", Strictness.STRICT),
                                EvidenceFiles.shipped()
                                        .withTrials(read.rows(), EvidenceFiles.shipped().data()))
                        .orElseThrow();
        assertThat(content.get("answer").get("estimate").asDouble())
                .isCloseTo(again.estimate(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrections.csv", "risk-of-bias.csv"})
    void whatWasDecidedAboutRowsAreTheBytesThatEveryAnswerNames(String name) throws Exception {
        HttpResponse<String> file = anybody.get("/evidence/" + name);

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + name + "\"");
        JsonNode version =
                JSON.readTree(anybody.get(SHAM + "/answer.json").body())
                        .get("content")
                        .get("version");
        assertThat(version.get("decisions").get(name).asString()).isEqualTo(sha256(file.body()));
        assertThat(anybody.get("/evidence").body())
                .contains("href=\"/evidence/" + name + "\"")
                .contains(name + " sha256:" + sha256(file.body()));
    }

    @Test
    void theArmsAreTheBytesThatThePageNamesAndReadToTheSameRows() throws Exception {
        HttpResponse<String> file = anybody.get("/evidence/arms.csv");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"arms.csv\"");
        assertThat(file.headers().firstValue("ETag")).hasValue("\"" + sha256(file.body()) + "\"");
        assertThat(anybody.get("/evidence/arms").body())
                .contains("arms.csv sha256:" + sha256(file.body()));
        var read = EvidenceFiles.arms("arms.csv", file.body().getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        assertThat(read.rows()).isEqualTo(EvidenceFiles.shipped().arms());
    }

    @Test
    void whatCannotBeAnsweredSaysWhyAndHasNoFigure() {
        String gap = "/evidence/usual_care.leg_pain_vas_change";

        JsonNode answer = JSON.readTree(anybody.get(gap + "/answer.json").body());
        assertThat(answer.get("content").get("answer").get("because").asString())
                .startsWith("No row");
        assertThat(anybody.get(gap).body()).contains("No answer", "No row");
        assertThat(anybody.get(gap + "/plot.svg").statusCode()).isEqualTo(404);
    }

    /** Two pixels for each unit of the SVG, black on white, with its letters. */
    @Test
    void theSameFigureComesAsPixels() throws Exception {
        var svg =
                Pattern.compile("viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\"")
                        .matcher(anybody.get(SHAM + "/plot.svg").body());
        assertThat(svg.find()).isTrue();

        assertThat(anybody.get(SHAM + "/plot.png").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(anybody.bytes(SHAM + "/plot.png")));
        assertThat(image.getWidth()).isEqualTo(Math.round(2 * Float.parseFloat(svg.group(1))));
        assertThat(image.getHeight()).isEqualTo(Math.round(2 * Float.parseFloat(svg.group(2))));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(dark(image, 0, image.getWidth() / 4)).as("names on the left").isGreaterThan(200);
        assertThat(dark(image, 0, image.getWidth())).isGreaterThan(2_000);
        assertThat(anybody.get("/evidence/usual_care.leg_pain_vas_change/plot.png").statusCode())
                .isEqualTo(404);
    }

    /** The same figure for the same question and size, with the digest of its bytes. */
    @Test
    void whatOneMoreTrialWouldChangeIsAFigureToo() throws Exception {
        String drug = "/evidence/medication.total_effective_rate/new-trial";
        assertThat(anybody.get(drug + "?people=200").body())
                .contains(drug + ".svg?people=200", drug + ".png?people=200");

        HttpResponse<String> svg = anybody.get(drug + ".svg?people=200");
        assertThat(svg.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("image/svg+xml");
        assertThat(svg.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"medication.total_effective_rate-new-trial-200.svg\"");
        assertThat(svg.headers().firstValue("ETag")).hasValue("\"" + sha256(svg.body()) + "\"");
        assertThat(anybody.get(drug + ".svg?people=200").body()).isEqualTo(svg.body());
        assertThat(anybody.get(drug + ".svg?people=50").body()).isNotEqualTo(svg.body());

        var image = ImageIO.read(new ByteArrayInputStream(anybody.bytes(drug + ".png?people=200")));
        assertThat(dark(image, 0, image.getWidth())).isGreaterThan(1_000);

        HttpResponse<String> refused = anybody.get(drug + ".png?people=many&important=x");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("people", "important");
        assertThat(anybody.get("/evidence/sham.odi_change/new-trial.svg?people=50").body())
                .contains("There is one trial");
        assertThat(anybody.get("/evidence/nothing/new-trial.png?people=50").statusCode())
                .isEqualTo(404);
    }

    private static int dark(BufferedImage image, int from, int to) {
        int dark = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                dark += (image.getRGB(x, y) & 0xFF) < 96 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void theFigureIsAPictureOfItsOwn() throws Exception {
        HttpResponse<String> figure =
                anybody.get("/evidence/medication.total_effective_rate/plot.svg");

        assertThat(figure.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("image/svg+xml");
        var svg =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        figure.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(
                        svg.getDocumentElement().getNamespaceURI()
                                + svg.getDocumentElement().getTagName())
                .contains("svg");
        assertThat(svg.getElementsByTagName("title").getLength()).isPositive();
        assertThat(figure.headers().firstValue("ETag"))
                .hasValue("\"" + sha256(figure.body()) + "\"");
    }

    @Test
    void everyQuestionHasItsPageFromTheEvidence() {
        String page = anybody.get("/evidence").body();

        for (Asked asked : Review.of(EvidenceFiles.shipped()).asked()) {
            assertThat(page).contains("href=\"/evidence/%s\"".formatted(asked.id()));
            HttpResponse<String> question = anybody.get("/evidence/" + asked.id());
            assertThat(question.statusCode()).as(asked.id()).isEqualTo(200);
            assertThat(question.body())
                    .contains("/evidence/%s/answer.json".formatted(asked.id()), "sha256:");
        }
    }

    @Test
    void whatWasNeverAskedIsNotThere() {
        for (String address : List.of("/evidence/nothing", "/evidence/nothing/answer.json")) {
            assertThat(anybody.get(address).statusCode()).isEqualTo(404);
        }
    }

    /** From the brace after the name to the last but one of the file, as the document says. */
    private static String content(String body) {
        return body.substring(body.indexOf(CONTENT) + CONTENT.length(), body.lastIndexOf('}'));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
