package huantiao.care;

import huantiao.access.Whose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * The short code on a paper form: it leads the clinic to the person and tells nobody else anything.
 * Seven signs made from ids of ours, and one that catches a sign mistyped or two that changed
 * places.
 *
 * <p>The alphabet leaves out signs that are taken for each other; its 29 signs are a prime number,
 * so a sum with weights 1 to 7 notices every single mistake.
 *
 * @param text eight signs
 */
public record PaperCode(String text) {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRTVWXYZ";
    private static final int LENGTH = 7;

    public PaperCode {
        if (!isCode(text)) {
            throw new IllegalArgumentException("a code must be eight signs, the last a check");
        }
    }

    public static PaperCode of(Whose whose) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    "huantiao.paper %s %s"
                                            .formatted(whose.clinic(), whose.patient())
                                            .getBytes(StandardCharsets.UTF_8));
            var code = new StringBuilder();
            for (var i = 0; i < LENGTH; i++) {
                var pair = ((hash[2 * i] & 0xff) << 8) | (hash[2 * i + 1] & 0xff);
                code.append(SIGNS.charAt(pair % SIGNS.length()));
            }
            return new PaperCode(code.toString() + check(code));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /** Reads what was typed, with or without the line in the middle; empty if it is no code. */
    public static Optional<PaperCode> read(String typed) {
        var text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return isCode(text) ? Optional.of(new PaperCode(text)) : Optional.empty();
    }

    private static boolean isCode(String text) {
        return text.length() == LENGTH + 1
                && text.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                && text.charAt(LENGTH) == check(text.subSequence(0, LENGTH));
    }

    private static char check(CharSequence signs) {
        var sum = 0;
        for (var i = 0; i < LENGTH; i++) {
            sum += (i + 1) * SIGNS.indexOf(signs.charAt(i));
        }
        return SIGNS.charAt(sum % SIGNS.length());
    }

    /** As it is printed: two groups of four. */
    public String shown() {
        return text.substring(0, 4) + "-" + text.substring(4);
    }
}
