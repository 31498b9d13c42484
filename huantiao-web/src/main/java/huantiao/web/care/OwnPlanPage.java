package huantiao.web.care;

import huantiao.care.Plan;
import huantiao.triage.RedFlags;
import java.util.List;
import java.util.Optional;

/**
 * The plan in plain words, for the person.
 *
 * @param plan empty where no course of care is open
 * @param review the day of review in words
 */
public record OwnPlanPage(
        Optional<Plan> plan,
        String review,
        List<Remedy> atHome,
        List<Remedy> therapies,
        RedFlags.SafetyNet safetyNet) {
    public OwnPlanPage {
        atHome = List.copyOf(atHome);
        therapies = List.copyOf(therapies);
    }
}
