package huantiao.web.triage;

import huantiao.care.Chart;
import huantiao.triage.RedFlag;
import huantiao.web.Words;
import java.util.Locale;

/** The text of a warning sign where it is shown of one person. */
public final class FlagWords {

    private FlagWords() {}

    /** The question of the rule, in words for this person where it speaks of one sex alone. */
    public static String question(RedFlag flag, Chart chart, Words words) {
        var key =
                "flag.asked.%s.%s"
                        .formatted(
                                flag.id(), chart.patient().sex().name().toLowerCase(Locale.ROOT));
        return words.knows(key) ? words.say(key) : flag.question();
    }
}
