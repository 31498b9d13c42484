package huantiao.app.paper;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import huantiao.web.evidence.Png;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Figures as PNG, in the letters that the program brings, so that every computer draws the same.
 */
public final class PngPainter implements Png {

    private static final int PER_UNIT = 2;
    private static final int LARGEST = 12_000;
    private static final String FAMILY = "DejaVu Sans";

    @Override
    public byte[] of(String svg) {
        Letters.known();
        SVGDocument document =
                new SVGLoader()
                        .load(
                                new ByteArrayInputStream(
                                        svg.replace(
                                                        "font-family=\"sans-serif\"",
                                                        "font-family=\"%s\"".formatted(FAMILY))
                                                .getBytes(StandardCharsets.UTF_8)),
                                null,
                                LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("a figure of ours must be an SVG that can be read");
        }
        var size = document.size();
        int width = pixels(size.width);
        int height = pixels(size.height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale(PER_UNIT, PER_UNIT);
            pen.setColor(Color.BLACK);
            document.render(null, pen);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static int pixels(float units) {
        int pixels = Math.round(PER_UNIT * units);
        if (!(pixels >= 1 && pixels <= LARGEST)) {
            throw new IllegalStateException(
                    "a figure (%s units) must have 1..%d pixels a side".formatted(units, LARGEST));
        }
        return pixels;
    }

    /** The letters of the program, made known once. */
    private static final class Letters {
        static {
            for (String file : List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")) {
                try (InputStream in = PngPainter.class.getResourceAsStream(file)) {
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .registerFont(
                                    Font.createFont(
                                            Font.TRUETYPE_FONT, Objects.requireNonNull(in)));
                } catch (IOException | FontFormatException broken) {
                    throw new IllegalStateException(file + " ships with the program", broken);
                }
            }
        }

        static void known() {}
    }
}
