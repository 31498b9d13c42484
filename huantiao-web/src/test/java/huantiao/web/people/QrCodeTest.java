package huantiao.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");

    @Test
    void aReaderFindsTheAddressInThePicture() throws Exception {
        var address = "https://clinic.example.org/l/ZrxNpFbBJcBimZeWBVeJg6q1bwIz0S8LEBFm5R2c4hM";

        var svg = QrCode.svg(address, "A code");

        var side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        int squares = Integer.parseInt(side.group(1)) - 8;
        var seen = new BitMatrix(squares);
        SQUARE.matcher(svg)
                .results()
                .forEach(one ->
                        seen.set(
                                Integer.parseInt(one.group(1)) - 4,
                                Integer.parseInt(one.group(2)) - 4));
        assertThat(new Decoder().decode(seen).getText()).isEqualTo(address);
    }

    @Test
    void itsLabelCannotBreakOut() {
        assertThat(QrCode.svg("x", "\"><script>")).doesNotContain("<script>");
    }
}
