package huantiao.web.care;

import huantiao.base.Backing;
import java.util.List;

/**
 * Something a plan can hold beside needles: an exercise or habit for at home, or a therapy by other
 * hands.
 *
 * @param id as {@code EX-SLIDER} or {@code TH-PT-DIR}
 * @param how how it is done, line by line; may be empty
 * @param dose how much and how often, line by line, as {@code hold_s 20-30}; may be empty
 */
public record Remedy(String id, String name, List<String> how, List<String> dose, Backing backing) {
    public Remedy {
        how = List.copyOf(how);
        dose = List.copyOf(dose);
    }

    /** True for what people do for themselves; false for a therapy by other hands. */
    public boolean isSelfCare() {
        return !id.startsWith("TH-");
    }
}
