package huantiao.app.pool;

import huantiao.pooling.Courier;
import huantiao.pooling.Exchanges.Went;
import huantiao.pooling.PartnerCard;
import huantiao.pooling.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.util.function.SingletonSupplier;

/**
 * Carries sums to a partner by HTTP. It follows nobody who points elsewhere, and of the answer it
 * reads a code and nothing else.
 */
final class HttpCourier implements Courier {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern CODE = Pattern.compile("(HT-[0-9]{4})\\b.*", Pattern.DOTALL);
    private static final int CODE_LENGTH = 7;

    /** Made for the first message: reading whom to trust takes its time. */
    private final Supplier<HttpClient> http =
            SingletonSupplier.of(() ->
                    HttpClient.newBuilder()
                            .connectTimeout(PATIENCE)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build());

    @Override
    public Answer hand(PartnerCard to, SignedRequest request) {
        var message =
                HttpRequest.newBuilder(to.address().resolve(request.path()))
                        .timeout(PATIENCE)
                        .header("Content-Type", request.contentType())
                        .header("Content-Digest", request.contentDigest())
                        .header("Signature-Input", request.signatureInput())
                        .header("Signature", request.signature())
                        .method(
                                request.method(),
                                HttpRequest.BodyPublishers.ofString(
                                        request.body(), StandardCharsets.UTF_8))
                        .build();
        try {
            return judged(http.get().send(message, BodyHandlers.ofInputStream()));
        } catch (IOException _) {
            return new Answer(Went.UNSURE, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer(Went.UNSURE, "");
        }
    }

    private static Answer judged(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            var status = answer.statusCode();
            if (status == 200 || status == 201) {
                return new Answer(Went.ACCEPTED, "");
            }
            var code =
                    CODE.matcher(
                            new String(body.readNBytes(CODE_LENGTH + 1), StandardCharsets.UTF_8));
            return status >= 400 && status < 500 && code.matches()
                    ? new Answer(Went.REFUSED, code.group(1))
                    : new Answer(Went.UNSURE, "");
        }
    }
}
