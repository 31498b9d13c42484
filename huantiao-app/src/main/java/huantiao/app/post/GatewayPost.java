package huantiao.app.post;

import huantiao.app.post.PostSettings.Gateway;
import huantiao.reminders.Delivery;
import huantiao.reminders.Delivery.Why;
import huantiao.reminders.Message;
import huantiao.reminders.Post;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages by a gateway that takes {@code {"id", "to", "text"}} as JSON. Each message carries
 * its id as {@code Idempotency-Key} too. A 422 says that the number takes nothing; 429 and 503 that
 * it may be tried later.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15">RFC 9110, status codes</a>
 */
final class GatewayPost implements Post<Message.Text> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Gateway gateway;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder().build();

    GatewayPost(Gateway gateway) {
        this.gateway = gateway;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public Delivery send(Message.Text text) {
        var body =
                json.writeValueAsString(
                        Map.of("id", text.id().toString(), "to", text.to(), "text", text.body()));
        var request =
                HttpRequest.newBuilder(gateway.address())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("Idempotency-Key", text.id().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!gateway.token().isEmpty()) {
            request.header("Authorization", "Bearer " + gateway.token());
        }
        try {
            return judged(http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Delivery.Later(Why.NO_CONNECTION);
        } catch (IOException e) {
            return new Delivery.Unsure(Why.NO_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Unsure(Why.NO_ANSWER);
        }
    }

    private static Delivery judged(int status) {
        if (status >= 200 && status < 300) {
            return new Delivery.Accepted();
        }
        return switch (status) {
            case 422 -> new Delivery.Refused(Why.ADDRESS_REFUSED);
            case 429, 503 -> new Delivery.Later(Why.BUSY);
            case 401, 403 -> new Delivery.Later(Why.NOT_LET_IN);
            default ->
                    status >= 400 && status < 500
                            ? new Delivery.Later(Why.MESSAGE_REFUSED)
                            : new Delivery.Unsure(Why.STRANGE_ANSWER);
        };
    }
}
