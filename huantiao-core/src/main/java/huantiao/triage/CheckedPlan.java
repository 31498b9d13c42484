package huantiao.triage;

import java.util.List;

/** A plan the rules let through; only a plan check can mint it. */
public sealed interface CheckedPlan permits AgreedPlan {
    PlanCheck check();

    /** Reasons recorded for what the rules advise against. */
    List<Reason> reasons();
}
