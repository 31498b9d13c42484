package huantiao.living;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How alike two titles are: the coefficient of Sørensen and Dice over pairs of letters, \( 2c / (a
 * + b) \) with a and b pairs in each and c pairs in both; 0 to 1. Case, accents, spaces and marks
 * do not count.
 *
 * @see <a href="https://doi.org/10.2307/1932409">Dice 1945</a>
 */
final class Likeness {

    /**
     * From here on a pair is put before a person. A net, not a finding: nothing follows from it.
     */
    static final double PROPOSED = 0.85;

    private final Map<Integer, Integer> pairs = new HashMap<>();
    private final int count;

    private Likeness(String letters) {
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.merge(letters.charAt(i) << 16 | letters.charAt(i + 1), 1, Integer::sum);
        }
        count = Math.max(0, letters.length() - 1);
    }

    static Likeness of(String title) {
        return new Likeness(letters(title));
    }

    /** Letters and digits only, in lower case, without accents. */
    static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }

    double to(Likeness other) {
        if (count == 0 || other.count == 0) {
            return 0;
        }
        int common = 0;
        for (var pair : pairs.entrySet()) {
            common += Math.min(pair.getValue(), other.pairs.getOrDefault(pair.getKey(), 0));
        }
        return 2.0 * common / (count + other.count);
    }
}
