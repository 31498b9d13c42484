package huantiao.web.people;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * An address as a QR code, drawn by ourselves: dark on light in every theme and on paper, because a
 * camera reads nothing else.
 */
final class QrCode {

    /** Empty squares around the code, as ISO/IEC 18004 asks for. */
    private static final int MARGIN = 4;

    private QrCode() {}

    /**
     * @param label what a screen reader says it is
     * @throws IllegalArgumentException if the address is too long for any code
     */
    static String svg(String address, String label) {
        try {
            var squares = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            int side = squares.getWidth() + 2 * MARGIN;
            var path = new StringBuilder();
            for (int y = 0; y < squares.getHeight(); y++) {
                for (int x = 0; x < squares.getWidth(); x++) {
                    if (squares.get(x, y) == 1) {
                        path.append("M%d %dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
                    }
                }
            }
            return """
            <svg viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>\
            """
                    .formatted(side, side, escaped(label), side, side, path);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address is too long for a code", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
