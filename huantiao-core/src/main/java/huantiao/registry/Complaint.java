package huantiao.registry;

import java.util.Map;

/**
 * Where the complaint was that somebody came with, by what they told or drew and by what was found
 * until the day of the first visit. It is no diagnosis: whether pain below the knee is sciatica
 * takes more than its place.
 */
public enum Complaint {
    /** In a leg, and below the knee too. */
    BELOW_KNEE,
    /** In a leg, and not below the knee. */
    ABOVE_KNEE,
    /** In no leg. */
    NO_LEG,
    /** Nobody told where, or not all of it. */
    NOT_TOLD;

    /**
     * @param told facts by their ids, as {@code leg_side}; one that is not there is not known
     */
    static Complaint of(Map<String, Object> told) {
        if (Boolean.TRUE.equals(told.get("leg_below_knee"))) {
            return BELOW_KNEE;
        }
        if ("none".equals(told.get("leg_side"))) {
            return NO_LEG;
        }
        return told.containsKey("leg_side") && Boolean.FALSE.equals(told.get("leg_below_knee"))
                ? ABOVE_KNEE
                : NOT_TOLD;
    }
}
