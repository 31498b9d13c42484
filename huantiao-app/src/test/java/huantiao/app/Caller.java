package huantiao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody's browser, without script: keeps one cookie and the token of the last page. A text whose
 * places nobody filled is a failure on whatever page it stands.
 */
final class Caller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|name=\"csrf\" content=\"([^\"]+)\"");

    /** A place of a text that its page should have filled. */
    private static final Pattern UNFILLED = Pattern.compile("\\{[0-9]\\}");

    private final int port;
    private String cookie = "";
    private String token = "";

    Caller(int port) {
        this.port = port;
    }

    String cookie() {
        return cookie;
    }

    String token() {
        return token;
    }

    /** The same browser with a cookie or token of somebody's choosing. */
    Caller with(String otherCookie, String otherToken) {
        var other = new Caller(port);
        other.cookie = otherCookie;
        other.token = otherToken;
        return other;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** What is no text, as it came. */
    byte[] bytes(String path) {
        try {
            return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with the token of the last page. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return post(path, List.copyOf(fields.entrySet()), headers);
    }

    /** Sends a form whose fields may stand in it more than once. */
    HttpResponse<String> post(
            String path, List<Map.Entry<String, String>> fields, String... headers) {
        var body =
                Stream.concat(
                                token.isEmpty()
                                        ? Stream.of()
                                        : Stream.of(Map.entry("_csrf", token)),
                                fields.stream())
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Sends a body exactly as it is written, as a form. */
    HttpResponse<String> postRaw(String path, String body) {
        return postAs("application/x-www-form-urlencoded", path, body);
    }

    /** Sends a body that says it is of this type, with the token of the last page in the header. */
    HttpResponse<String> postAs(String type, String path, String body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", type)
                        .header("X-CSRF-TOKEN", token.isEmpty() ? "none" : token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Sends a form with one field and a file of that text. */
    HttpResponse<String> upload(
            String path, String field, String value, String fileName, String text) {
        var body =
                """
                --x\r
                Content-Disposition: form-data; name="%s"\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --x--\r
                """
                        .formatted(field, value, fileName, text);
        return postAs("multipart/form-data; boundary=x", path, body);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return send(
                request(path, headers)
                        .header("X-CSRF-TOKEN", token.isEmpty() ? "none" : token)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    /** Sends exactly these lines and gives back what comes first. */
    String raw(String... lines) {
        var request = String.join("\r\n", lines) + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GET whose path is sent as it is written. */
    int rawGet(String path) {
        var answer =
                raw(
                        "GET %s HTTP/1.1".formatted(path),
                        "Host: localhost",
                        "Cookie: " + cookie,
                        "Connection: close");
        return Integer.parseInt(answer.substring(9, 12));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            answer.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(set -> cookie = set.replaceAll(";.*", ""));
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1) == null ? found.group(2) : found.group(1);
            }
            if (UNFILLED.matcher(answer.body()).find()) {
                throw new AssertionError(
                        "a place nobody filled on %s: %s"
                                .formatted(request.uri().getPath(), answer.body()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
