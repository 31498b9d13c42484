package huantiao.web.letters;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A PDF as an answer, named without the person's name: file names are seen by many. */
final class Pdf implements View {
    private final byte[] bytes;

    Pdf(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("application/pdf");
        response.setContentLength(bytes.length);
        response.setHeader("Content-Disposition", "inline; filename=\"letter.pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(bytes);
    }
}
