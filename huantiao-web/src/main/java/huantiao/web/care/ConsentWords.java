package huantiao.web.care;

import huantiao.triage.TechniqueKind;
import huantiao.web.Words;
import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** What a person agrees to, by short names in one line. */
public final class ConsentWords {

    private ConsentWords() {}

    /** Each technique once, needles first; empty for none. */
    public static String names(Collection<TechniqueKind> kinds, Words words) {
        var names =
                EnumSet.allOf(TechniqueKind.class).stream()
                        .filter(kinds::contains)
                        .map(kind -> words.say("session.consent.of." + kind.code()))
                        .toList();
        return names.size() < 2
                ? String.join("", names)
                : words.say(
                        "session.consent.and",
                        names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")),
                        names.getLast());
    }
}
