package huantiao.app.paper;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import huantiao.web.letters.Printer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Tagged PDF (PDF/UA) with the fonts inside: Latin, Greek, Cyrillic, Hebrew and Arabic by DejaVu
 * Sans, Chinese, Japanese and Korean by Droid Sans Fallback. A letter that neither has, such as of
 * Devanagari or Thai, is printed as a box. Nothing is fetched.
 */
final class PdfPrinter implements Printer {

    private static final String LATIN = "Letter";
    private static final String HAN = "Letter Han";

    static {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public byte[] pdf(String xhtml) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> font("DejaVuSans.ttf"), LATIN, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans-Bold.ttf"), LATIN, 700, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DroidSansFallbackFull.ttf"), HAN, 400, FontStyle.NORMAL, true);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.usePdfUaAccessibility(true);
        builder.useUriResolver((_, _) -> null);
        builder.withHtmlContent(printable(xhtml), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("a page could not be printed", e);
        }
        return out.toByteArray();
    }

    /** Without the characters that XML forbids, which no printer shows either. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(one ->
                        one == '\t'
                                || one == '\n'
                                || one == '\r'
                                || (one >= 0x20 && one <= 0xD7FF)
                                || (one >= 0xE000 && one <= 0xFFFD)
                                || one >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(PdfPrinter.class.getResourceAsStream(name), name);
    }
}
