package huantiao.living;

import huantiao.base.Problem;
import java.util.List;

/** Texts that reviewers write. */
final class Words {

    private Words() {}

    /** Notes a problem if the text is missing or longer than so many characters. */
    static void need(String text, String field, int longest, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(new Problem(field, "HT-2001", "Nothing is written here.", "Write it."));
        } else if (text.length() > longest) {
            problems.add(
                    new Problem(
                            field,
                            "HT-2002",
                            "The text is longer than %d characters.".formatted(longest),
                            "Shorten it."));
        }
    }
}
