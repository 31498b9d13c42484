package huantiao.web.care;

import huantiao.care.Plan;
import huantiao.triage.RedFlags;
import huantiao.web.selfcare.HomeProgramme;
import java.util.List;
import java.util.Optional;

/**
 * The plan in plain words, for the person.
 *
 * @param plan empty where no course of care is open
 * @param review the day of review in words
 * @param atHome what to do at home, as far as the rules of today allow it
 */
public record OwnPlanPage(
        Optional<Plan> plan,
        String review,
        HomeProgramme atHome,
        List<Remedy> therapies,
        RedFlags.SafetyNet safetyNet) {
    public OwnPlanPage {
        therapies = List.copyOf(therapies);
    }
}
