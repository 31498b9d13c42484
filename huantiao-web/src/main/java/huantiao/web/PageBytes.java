package huantiao.web;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A page as the bytes that are sent, in UTF-8. One array that grows, so that the page leaves as one
 * piece: every filter on the way out looks at each piece anew.
 */
final class PageBytes implements TemplateOutput {

    /** Room for most pages. */
    private static final int USUAL = 1 << 17;

    /** Up to here a loop over the characters is quicker than an array of their own. */
    private static final int SHORT = 48;

    private byte[] bytes = new byte[USUAL];
    private int length;

    /** How many bytes there are. */
    int length() {
        return length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        int plain = begin;
        if (end - begin <= SHORT) {
            makeRoom(end - begin);
            byte[] to = bytes;
            int at = length;
            while (plain < end) {
                char letter = text.charAt(plain);
                if (letter >= 0x80) {
                    break;
                }
                to[at++] = (byte) letter;
                plain++;
            }
            length = at;
        }
        if (plain < end) {
            writeBinaryContent(text.substring(plain, end).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void writeBinaryContent(byte[] piece) {
        makeRoom(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
