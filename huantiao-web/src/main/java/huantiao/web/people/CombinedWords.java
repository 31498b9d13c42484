package huantiao.web.people;

import huantiao.care.CareLibrary;
import huantiao.care.Plan;
import huantiao.care.Technique;
import huantiao.web.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A therapy by other hands, in words. */
public final class CombinedWords {

    private CombinedWords() {}

    /** True if it says who prescribes the herbs of a plan, and who supplies them. */
    public static boolean areOfHerbs(Plan.CombinedTherapy one) {
        return one.therapy().equals(Technique.Therapy.HERBS);
    }

    /** What, by whom and when; of herbs, who prescribes and who supplies them. */
    public static String line(Plan.CombinedTherapy one, CareLibrary library, Words words) {
        var name =
                library.therapy(one.therapy()).map(CareLibrary.Therapy::name).orElse(one.therapy());
        return areOfHerbs(one)
                ? words.say("plan.herbs.by", name, one.byWhom(), one.note())
                : Stream.of(name, one.byWhom(), one.note())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", "));
    }
}
