package huantiao.web.triage;

import java.util.Arrays;
import java.util.List;

/**
 * What everybody is told in writing about when to seek care at once, one sign to a line.
 *
 * @param lead what to do, up to the signs
 * @param signs each in its own words; empty where the text is one sentence
 */
public record NetWords(String lead, List<String> signs) {

    public NetWords {
        signs = List.copyOf(signs);
    }

    /** Reads "Go at once if: this; that." as a list; any other text stays as it is. */
    public static NetWords of(String text) {
        int colon = text.indexOf(": ");
        if (colon < 0 || !text.contains("; ")) {
            return new NetWords(text, List.of());
        }
        var signs = text.substring(colon + 2);
        return new NetWords(
                text.substring(0, colon + 1),
                Arrays.stream(
                                (signs.endsWith(".")
                                                ? signs.substring(0, signs.length() - 1)
                                                : signs)
                                        .split("; ", -1))
                        .toList());
    }
}
