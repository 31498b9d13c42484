package huantiao.app.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours, before any page uses them. */
class TokensTest {

    private static final Pattern TOKEN = Pattern.compile("(--[a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern REFERENCE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

    private final String sheet = sheet();
    private final Map<String, String> light = block(":root {");
    private final Map<String, String> darkByWish = block(":root:not([data-theme=\"light\"]) {");
    private final Map<String, String> darkByChoice = block(":root[data-theme=\"dark\"] {");

    @Test
    void theDarkThemeIsTheSameByWishAndByChoice() {
        assertThat(darkByChoice).isEqualTo(darkByWish);
    }

    /** WCAG 2.2: text 4.5 to 1 (1.4.3); lines of controls and what lights up, 3 to 1 (1.4.11). */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    --text, --surface, 4.5
                    --text, --surface-raised, 4.5
                    --text, --surface-accent-strong, 4.5
                    --text, --surface-alarm, 4.5
                    --text-soft, --surface, 4.5
                    --text-soft, --surface-sunken, 4.5
                    --text-soft, --surface-accent-strong, 4.5
                    --text-faint, --surface, 4.5
                    --text-faint, --surface-raised, 4.5
                    --text-faint, --surface-sunken, 4.5
                    --link, --surface, 4.5
                    --link, --surface-raised, 4.5
                    --on-accent, --accent, 4.5
                    --on-accent, --accent-hover, 4.5
                    --on-alarm, --color-alarm, 4.5
                    --color-alarm, --surface, 4.5
                    --color-alarm, --surface-alarm, 4.5
                    --color-caution, --surface-caution, 4.5
                    --color-info, --surface-info, 4.5
                    --color-better, --surface-raised, 4.5
                    --color-better, --surface-accent, 4.5
                    --color-worse, --surface-raised, 4.5
                    --color-noise, --surface-raised, 4.5
                    --line-strong, --surface-raised, 3
                    --focus, --surface, 3
                    --figure-line, --surface-raised, 3
                    --feel-pain, --figure-skin, 3
                    --feel-weakness, --figure-skin, 3
                    --feel-numbness, --figure-skin, 3
                    --feel-tingling, --figure-skin, 3
                    --feel-burning, --figure-skin, 3
                    """)
    void everyPairCanBeReadInLightAndDark(String front, String ground, double least) {
        var dark = new LinkedHashMap<>(light);
        dark.putAll(darkByChoice);

        assertThat(contrast(light, front, ground)).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(dark, front, ground)).as("dark").isGreaterThanOrEqualTo(least);
    }

    private static double contrast(Map<String, String> tokens, String front, String ground) {
        double one = luminance(resolved(tokens, front));
        double other = luminance(resolved(tokens, ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static String resolved(Map<String, String> tokens, String name) {
        var value = Objects.requireNonNull(tokens.get(name), name);
        var reference = REFERENCE.matcher(value);
        return reference.matches() ? resolved(tokens, reference.group(1)) : value;
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String hex) {
        assertThat(hex).matches("#[0-9a-f]{6}");
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private Map<String, String> block(String head) {
        int start = sheet.indexOf(head);
        assertThat(start).as(head).isNotNegative();
        var tokens = new LinkedHashMap<String, String>();
        TOKEN.matcher(sheet.substring(start, sheet.indexOf('}', start)))
                .results()
                .forEach(token -> tokens.put(token.group(1), token.group(2).strip()));
        return tokens;
    }

    private static String sheet() {
        try (var in = TokensTest.class.getResourceAsStream("/static/css/tokens.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
