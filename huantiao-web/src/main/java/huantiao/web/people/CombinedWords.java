package huantiao.web.people;

import huantiao.care.CareLibrary;
import huantiao.care.Plan;
import huantiao.care.Technique;
import huantiao.web.Words;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A therapy by other hands, in words. */
public final class CombinedWords {

    /** What a name says after its colon: all that the therapy may be. */
    private static final Pattern MAY_BE = Pattern.compile(":.*");

    private CombinedWords() {}

    /** True if it says who prescribes the herbs of a plan, and who supplies them. */
    public static boolean areOfHerbs(Plan.CombinedTherapy one) {
        return one.therapy().equals(Technique.Therapy.HERBS);
    }

    /**
     * A therapy by its name. Of chiropractic of which somebody said whether it is with thrust, that
     * stands instead of what it may be.
     */
    public static String name(Plan.CombinedTherapy one, CareLibrary library, Words words) {
        var name =
                library.therapy(one.therapy()).map(CareLibrary.Therapy::name).orElse(one.therapy());
        return one.thrust()
                .map(thrust ->
                        words.say(
                                thrust ? "plan.thrust.with" : "plan.thrust.without",
                                MAY_BE.matcher(name).replaceFirst("")))
                .orElse(name);
    }

    /** What, by whom and when; of herbs, who prescribes and who supplies them. */
    public static String line(Plan.CombinedTherapy one, CareLibrary library, Words words) {
        var name = name(one, library, words);
        return areOfHerbs(one)
                ? words.say("plan.herbs.by", name, one.byWhom(), one.note())
                : Stream.of(name, one.byWhom(), one.note())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", "));
    }
}
