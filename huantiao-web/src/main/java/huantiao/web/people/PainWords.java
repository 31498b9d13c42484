package huantiao.web.people;

import huantiao.care.PainCorrection;
import huantiao.care.PainScore;
import huantiao.web.Words;
import java.util.Locale;
import java.util.OptionalInt;

/** Pain scores of a visit in words. */
public final class PainWords {

    private PainWords() {}

    /** Which score it is. */
    public static String name(PainScore score, Words words) {
        return words.say("pain." + score.name().toLowerCase(Locale.ROOT));
    }

    /** What was given, or that it was not asked. */
    public static String shown(OptionalInt value, Words words) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : words.say("person.not-asked");
    }

    /** Which score was put right, from what to what, and why. */
    public static String of(PainCorrection right, Words words) {
        return words.say(
                "pain.put-right",
                name(right.score(), words),
                shown(right.was(), words),
                shown(right.is(), words),
                right.by().entry().why());
    }
}
