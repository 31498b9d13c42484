package huantiao;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59.
 *
 * @see <a href="https://apps.dtic.mil/sti/citations/ADA006655">Kincaid and others 1975</a>
 */
public final class ReadingGrade {

    private ReadingGrade() {}

    /** Numbers filled in, and a full stop where none stands. */
    public static String asSentence(String text) {
        String filled = text.replaceAll("\\{\\d}", "9").strip();
        return filled.matches(".*[.?!:]$") ? filled : filled + ".";
    }

    /** The grade of a text of whole sentences. */
    public static double of(String text) {
        String[] words = text.split("[^A-Za-zÀ-ÿ'’]+");
        long sentences = Pattern.compile("[.?!]+(?=\\s|$)").matcher(text).results().count();
        long counted = 0;
        long syllables = 0;
        for (String word : words) {
            if (!word.isBlank()) {
                counted++;
                syllables += syllables(word.toLowerCase(Locale.ROOT));
            }
        }
        return 0.39 * counted / sentences + 11.8 * syllables / counted - 15.59;
    }

    /** Groups of vowels, less a silent e at the end; at least one. */
    private static long syllables(String word) {
        String stem =
                word.replaceFirst(
                        "(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzlcgh])es$", "");
        long groups = Pattern.compile("[aeiouy]+").matcher(stem).results().count();
        return Math.max(1, groups);
    }
}
