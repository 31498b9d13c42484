package huantiao.app.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import huantiao.app.post.PostSettings.Gateway;
import huantiao.reminders.Delivery;
import huantiao.reminders.Delivery.Why;
import huantiao.reminders.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayPostTest {

    private static final Message.Text TEXT =
            new Message.Text(new UUID(7, 1), "+351 900 000 000", "Ring & Reed: “a minute”");

    private final AtomicInteger status = new AtomicInteger(202);
    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private HttpServer server;

    GatewayPostTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listens() {
        server.createContext(
                "/messages",
                exchange -> {
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    heard.complete(
                            "%s|%s|%s"
                                    .formatted(
                                            exchange.getRequestHeaders().getFirst("Authorization"),
                                            exchange.getRequestHeaders()
                                                    .getFirst("Idempotency-Key"),
                                            body));
                    if (status.get() > 0) {
                        exchange.sendResponseHeaders(status.get(), -1);
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @Test
    void handsOverNumberAndWordsUnderTheIdOfTheReminder() {
        assertThat(post().send(TEXT)).isEqualTo(new Delivery.Accepted());

        assertThat(heard.join())
                .startsWith("Bearer secret|00000000-0000-0007-0000-000000000001|{")
                .contains("\"to\":\"+351 900 000 000\"", "\"text\":\"Ring & Reed: “a minute”\"");
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({
        "422, Refused, ADDRESS_REFUSED",
        "429, Later, BUSY",
        "503, Later, BUSY",
        "401, Later, NOT_LET_IN",
        "403, Later, NOT_LET_IN",
        "400, Later, MESSAGE_REFUSED",
        "404, Later, MESSAGE_REFUSED",
        "302, Unsure, STRANGE_ANSWER",
        "500, Unsure, STRANGE_ANSWER",
        "0, Unsure, NO_ANSWER",
    })
    void whatTheGatewaySaysDecides(int answer, String kind, Why why) {
        status.set(answer);

        var delivery = post().send(TEXT);

        assertThat(delivery)
                .isEqualTo(
                        switch (kind) {
                            case "Refused" -> new Delivery.Refused(why);
                            case "Later" -> new Delivery.Later(why);
                            default -> new Delivery.Unsure(why);
                        });
    }

    @Test
    void whereNobodyListensItIsTriedLater() {
        var post = post();
        server.stop(0);

        assertThat(post.send(TEXT)).isEqualTo(new Delivery.Later(Why.NO_CONNECTION));
    }

    private GatewayPost post() {
        return new GatewayPost(
                new Gateway(
                        URI.create(
                                "http://localhost:%d/messages"
                                        .formatted(server.getAddress().getPort())),
                        "secret"));
    }
}
