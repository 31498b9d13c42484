package huantiao.bias;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where bias may come from: the five domains of the tool. */
public enum Domain {
    RANDOMISATION,
    DEVIATIONS,
    MISSING_DATA,
    MEASUREMENT,
    REPORTING;

    /** Its questions for that effect, in the order of the tool. */
    public List<Question> questions(Aim aim) {
        return Arrays.stream(Question.values())
                .filter(one -> one.domain() == this && one.isFor(aim))
                .toList();
    }

    /** Its name in forms and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
