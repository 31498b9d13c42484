package huantiao.web.selfcare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our own line drawings of exercises and habits, in one hand: black for the near side, grey for the
 * far side, dotted for the position that comes next, an arrow for the way. They take the colour of
 * the text around them, so they hold in the dark and on paper.
 */
final class ExerciseDrawing {

    private static final Map<String, Optional<String>> STROKES = new ConcurrentHashMap<>();

    private ExerciseDrawing() {}

    /**
     * The drawing as SVG; empty where there is none.
     *
     * @param id as {@code EX-WALK}
     * @param title what it shows
     * @param words what is to be seen, for somebody who does not see it
     */
    static Optional<String> of(String id, String title, String words) {
        return STROKES.computeIfAbsent(id, ExerciseDrawing::strokes)
                .map(strokes ->
                        """
                        <svg viewBox="0 0 240 140" role="img" aria-labelledby="d-%1$s-t d-%1$s-d" \
                        fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" \
                        stroke-linejoin="round"><title id="d-%1$s-t">%2$s</title>\
                        <desc id="d-%1$s-d">%3$s</desc>%4$s</svg>\
                        """
                                .formatted(id, escaped(title), escaped(words), strokes));
    }

    private static Optional<String> strokes(String id) {
        if (!id.matches("[A-Z]{2}-[A-Z]{1,20}")) {
            return Optional.empty();
        }
        try (var in = ExerciseDrawing.class.getResourceAsStream(id + ".svg")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
