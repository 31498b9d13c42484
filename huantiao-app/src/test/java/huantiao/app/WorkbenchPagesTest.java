package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.living.Protocol;
import huantiao.living.Protocol.Part;
import huantiao.living.Reviews;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The review as two reviewers work on it, from the first protocol on; one story, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbenchPagesTest {

    private static CareServer server;
    private static Caller rae;
    private static Caller sam;

    @BeforeAll
    static void open() {
        server = CareServer.open();
        rae = server.reader(Staff.rae());
        sam = server.reader(Staff.sam());
        rae.get("/workbench");
        sam.get("/workbench");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @Order(1)
    void isForReviewersOnly() {
        assertThat(server.reader(Staff.pia()).get("/workbench").statusCode()).isEqualTo(403);
        assertThat(server.reader(Staff.olive()).get("/workbench/protocol").statusCode())
                .isEqualTo(403);
        assertThat(server.anybody().get("/workbench").statusCode()).isEqualTo(303);
        assertThat(rae.get("/workbench").body())
                .contains("href=\"/workbench\"", "not written yet", "Write the protocol first.");
    }

    @Test
    @Order(2)
    void beforeTheFirstVersionThePublicPagesSayThatTheyShowWhatCameWithTheProgram() {
        for (var path : new String[] {"/", "/evidence", "/choices"}) {
            assertThat(server.anybody().get(path).body())
                    .contains("The review as it came with the program; nothing was added here.");
        }
        assertThat(rae.post("/workbench/versions", Map.of("note", "")).body())
                .contains("Nothing is written here.", "There is no protocol yet.");
    }

    @Test
    @Order(3)
    void everyMissingPartOfTheProtocolIsSaidAtOnceAndWhatWasTypedStays() {
        var answer =
                rae.post(
                        "/workbench/protocol",
                        Map.of("seen", "0", "population", "<script>alert(1)</script>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().split("href=\"#f-", -1)).hasSize(6);
        assertThat(answer.body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }

    @Test
    @Order(4)
    void aProtocolIsWrittenAndAmendedForAReasonByWhoHasReadIt() {
        assertThat(write(rae, "0", Reviews.protocol(), "").statusCode()).isEqualTo(303);
        assertThat(write(sam, "0", Reviews.amended(), "Wider.").body())
                .contains("Somebody else amended the protocol meanwhile.");
        assertThat(write(sam, "1", Reviews.amended(), "").statusCode()).isEqualTo(422);
        assertThat(write(sam, "1", Reviews.amended(), "Wider.").statusCode()).isEqualTo(303);

        assertThat(rae.get("/workbench/protocol").body())
                .contains(
                        "version 2 of",
                        "Sam Second",
                        "Wider.",
                        "Earlier protocols",
                        "version 1 of");
    }

    @Test
    @Order(5)
    void aPublishedVersionIsNamedOnEveryPublicPageAndInEveryDocument() {
        assertThat(rae.post("/workbench/versions", Map.of("note", "First of ours.")).statusCode())
                .isEqualTo(303);

        for (var path : new String[] {"/", "/evidence", "/choices"}) {
            assertThat(server.anybody().get(path).body())
                    .contains("Version 1 of the review, published on");
        }
        assertThat(server.anybody().get("/evidence/review.json").body())
                .contains("\"edition\":1", "\"living-review\":\"");
        assertThat(rae.get("/workbench").body())
                .contains("version 1, published on", "First of ours.", "nothing was written");
        assertThat(rae.post("/workbench/versions", Map.of("note", "Again.")).body())
                .contains("Nothing was written since the last version.");
    }

    private static HttpResponse<String> write(
            Caller who, String seen, Protocol protocol, String reason) {
        var fields = new HashMap<>(Map.of("seen", seen, "reason", reason));
        for (var part : Part.values()) {
            fields.put(part.field(), protocol.text(part));
        }
        return who.post("/workbench/protocol", fields);
    }
}
