package huantiao.web.people;

import huantiao.care.Plan;
import huantiao.web.Words;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Supplements by their plain names. */
public final class SupplementWords {

    private SupplementWords() {}

    /** As "Garlic"; a code that nobody gave words is read as it is written. */
    public static String name(String code, Words words) {
        var key = "supplement." + code;
        return words.knows(key) ? words.say(key) : code.replace('_', ' ');
    }

    public static String names(Collection<String> codes, Words words) {
        return codes.stream().map(code -> name(code, words)).collect(Collectors.joining(", "));
    }

    /** All supplements of a plan. */
    public static String line(Plan.Supplements named, Words words) {
        return Stream.concat(
                        named.listed().stream().map(code -> name(code, words)),
                        named.others().stream())
                .collect(Collectors.joining(", "));
    }
}
