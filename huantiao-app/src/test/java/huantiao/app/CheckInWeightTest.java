package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.Cast;
import huantiao.access.LinkPurpose;
import huantiao.access.Staff;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check-in costs on an old phone: every byte of the page and of what it loads, as sent. */
class CheckInWeightTest {

    private static final int MOST_BYTES = 60 * 1024;

    /** Every file that the page loads. */
    private static final Pattern LOADED =
            Pattern.compile("<(?:link|script|img)[^>]*?(?:href|src)=\"(/[^\"]+)\"");

    private static WholeClinic clinic;

    @BeforeAll
    static void open() {
        clinic = WholeClinic.open();
        clinic.register(Staff.frank(), Staff.MEI, Cast.mei());
    }

    @AfterAll
    static void close() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/check-in", "/me/check-in/more"})
    void weighsLessThanSixtyKilobytesWithEverythingItLoads(String path, TestReporter reporter)
            throws Exception {
        var cookie = clinic.guest(Staff.MEI, LinkPurpose.CHECK_IN).cookie();
        var bytes = new LinkedHashMap<String, Integer>();
        try (var http = HttpClient.newHttpClient()) {
            var page = sent(http, path, cookie);
            bytes.put(path, page.length);
            var loaded = LOADED.matcher(unzipped(page));
            while (loaded.find()) {
                bytes.put(loaded.group(1), sent(http, loaded.group(1), cookie).length);
            }
        }

        int all = bytes.values().stream().mapToInt(Integer::intValue).sum();
        reporter.publishEntry("bytes of " + path, all + " " + bytes);
        assertThat(bytes).hasSizeGreaterThan(3);
        assertThat(all).as(bytes.toString()).isLessThan(MOST_BYTES);
    }

    private static byte[] sent(HttpClient http, String path, String cookie) throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:%d%s"
                                                        .formatted(clinic.port(), path)))
                                .header("Cookie", cookie)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String unzipped(byte[] page) throws Exception {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
