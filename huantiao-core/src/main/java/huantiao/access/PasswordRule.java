package huantiao.access;

import huantiao.base.Result;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * What a password must be: long, and not one that everybody tries first. Nothing is said about
 * which characters it has; a sentence is welcome.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html">NIST SP 800-63B-4, section
 *     3.1.1.2</a>
 */
public final class PasswordRule {

    /** Fewest code points. */
    public static final int LEAST = 12;

    /** Most code points. */
    public static final int MOST = 128;

    /** Why a password is not taken. */
    public enum Refusal {
        TOO_SHORT("HT-0331"),
        TOO_LONG("HT-0332"),
        COMMON("HT-0333"),
        LIKE_YOUR_NAME("HT-0334");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Long ones that lists of leaked passwords begin with, and our own name. */
    private static final Set<String> COMMON =
            Set.of(
                    "password",
                    "passw0rd",
                    "p@ssword",
                    "p@ssw0rd",
                    "passphrase",
                    "letmein",
                    "welcome",
                    "iloveyou",
                    "administrator",
                    "admin",
                    "changeme",
                    "qwerty",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "1q2w3e4r5t6y",
                    "1qaz2wsx3edc",
                    "correcthorsebatterystaple",
                    "trustno1",
                    "princess",
                    "sunshine",
                    "football",
                    "baseball",
                    "superman",
                    "dragon",
                    "monkey",
                    "master",
                    "huantiao",
                    "sciatica",
                    "acupuncture",
                    "acupuncturist",
                    "needle",
                    "clinic");

    private static final String RUNS =
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz 01234567890123456789 "
                    + "qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm "
                    + "98765432109876543210";

    private PasswordRule() {}

    /**
     * The password in the form in which it is kept, or why not.
     *
     * @param handle the sign-in name of its holder
     */
    public static Result<String, Refusal> check(String typed, String handle) {
        var password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return Result.refused(Refusal.TOO_SHORT);
        }
        if (length > MOST) {
            return Result.refused(Refusal.TOO_LONG);
        }
        var bare = password.toLowerCase(Locale.ROOT).replaceAll("[\\s._!-]", "");
        if (isCommon(bare)) {
            return Result.refused(Refusal.COMMON);
        }
        var name = handle.replaceAll("@.*", "");
        if (name.length() >= 3 && bare.replace(name, "").length() < LEAST / 2) {
            return Result.refused(Refusal.LIKE_YOUR_NAME);
        }
        return Result.ok(password);
    }

    /**
     * The same text however it was typed: composed characters (Unicode NFC), nothing else changed.
     */
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /** A known word with digits around it, a run along the keyboard, or the same over and over. */
    private static boolean isCommon(String bare) {
        var word = bare.replaceAll("^[0-9]+|[0-9]+$", "");
        return COMMON.contains(bare)
                || COMMON.contains(word)
                || COMMON.stream().anyMatch(known -> bare.replace(known, "").isEmpty())
                || RUNS.contains(bare)
                || bare.matches("(.{1,4}?)\\1+.{0,3}");
    }
}
