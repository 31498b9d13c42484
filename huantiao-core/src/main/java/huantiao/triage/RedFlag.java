package huantiao.triage;

import huantiao.base.Backing;
import java.util.List;

/**
 * A question whose yes sends the person to somebody else. One yes is enough; a no clears nothing by
 * itself.
 *
 * @param id as {@code RF-CES-01}
 * @param group as {@code cauda_equina}
 * @param asked who can answer it
 * @param askFirst true if it must be answered before any treatment
 * @param action what a yes leads to
 * @param note remark on use; may be empty
 * @param evidence how much the sign says, where that was studied
 */
public record RedFlag(
        String id,
        String group,
        Asked asked,
        boolean askFirst,
        String question,
        Condition when,
        Level action,
        String note,
        List<Figures> evidence,
        Backing backing) {
    public RedFlag {
        evidence = List.copyOf(evidence);
        if (action == Level.PROCEED) {
            throw new IllegalArgumentException(
                    "red flag (%s) must lead to an action".formatted(id));
        }
    }

    /** Whose answer counts. */
    public enum Asked {
        PATIENT,
        CLINICIAN
    }
}
