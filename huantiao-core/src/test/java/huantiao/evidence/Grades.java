package huantiao.evidence;

import huantiao.evidence.Grade.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Grades of an invented answer. */
public final class Grades {

    private Grades() {}

    /** Down once, for risk of bias. */
    public static Grade moderate(OptionalDouble difference) {
        return of(
                Map.of(Reason.RISK_OF_BIAS, 1),
                Map.of(Reason.RISK_OF_BIAS, "Most people knew their group."),
                difference);
    }

    /** Down by these levels, and by none for the other reasons. */
    public static Grade of(
            Map<Reason, Integer> downs, Map<Reason, String> words, OptionalDouble difference) {
        Map<Reason, Integer> all = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            all.put(reason, downs.getOrDefault(reason, 0));
        }
        return new Grade(all, words, difference, difference.isPresent() ? "protocol" : "");
    }
}
