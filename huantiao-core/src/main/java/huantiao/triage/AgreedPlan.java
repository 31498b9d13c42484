package huantiao.triage;

import java.util.List;

record AgreedPlan(PlanCheck check, List<Reason> reasons) implements CheckedPlan {
    AgreedPlan {
        reasons = List.copyOf(reasons);
    }
}
