package huantiao.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/**
 * The visits of the one run that prepares the quick start: what they load and what they make hot is
 * kept in the AOT cache, and later starts begin with it.
 */
final class Training {

    /** Pages that anybody may open, the first page first. */
    private static final List<String> PAGES =
            List.of("/", "/evidence", "/choices", "/sign-in", "/no-such-page");

    private static final int ROUNDS = 15;

    private Training() {}

    /** Opens each page some times, as a browser would. */
    static void visit(int port) {
        for (int i = 0; i < ROUNDS; i++) {
            for (var page : PAGES) {
                open("http://127.0.0.1:%d%s".formatted(port, page));
            }
        }
    }

    private static void open(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestProperty("Accept", "text/html");
            connection.setRequestProperty("Accept-Encoding", "gzip");
            try (var body =
                    connection.getResponseCode() < 400
                            ? connection.getInputStream()
                            : connection.getErrorStream()) {
                body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
