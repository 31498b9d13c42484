package huantiao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page is sent as the UTF-8 of what was written, however it was cut into pieces. */
class PageBytesTest {

    private static final String[] LETTERS = {"a", "Z", "<", "é", "环", "跳", "🙂", "ש", "\n", "–"};

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsWrittenInPiecesIsSentWhole(long seed) throws IOException {
        var random = new Random(seed);
        var page = new PageBytes();
        var wanted = new StringBuilder();
        int pieces = random.nextInt(1, 4000);
        for (int i = 0; i < pieces; i++) {
            var piece = text(random);
            switch (random.nextInt(3)) {
                case 0 -> page.writeContent(piece);
                case 1 -> page.writeContent("[" + piece + "]", 1, piece.length() + 1);
                default -> page.writeBinaryContent(piece.getBytes(StandardCharsets.UTF_8));
            }
            wanted.append(piece);
        }

        var sent = new ByteArrayOutputStream();
        page.writeTo(sent);

        assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(wanted.toString());
        assertThat(page.length()).isEqualTo(sent.size());
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        boolean plain = random.nextBoolean();
        int letters = random.nextInt(120);
        for (int i = 0; i < letters; i++) {
            text.append(LETTERS[random.nextInt(plain ? 3 : LETTERS.length)]);
        }
        return text.toString();
    }
}
