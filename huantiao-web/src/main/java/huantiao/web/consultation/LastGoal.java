package huantiao.web.consultation;

import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Noted;
import java.util.Optional;

/**
 * The goal as it was said last: told in a symptom check, or noted in a consultation or a plan
 * since.
 *
 * @param noted the entry that it stands in
 */
record LastGoal(String words, Noted noted) {

    static Optional<LastGoal> of(Chart chart) {
        return chart.inForce().reversed().stream()
                .map(noted -> new LastGoal(goal(noted.entry()), noted))
                .filter(one -> !one.words().isEmpty())
                .findFirst();
    }

    private static String goal(Entry entry) {
        if (entry instanceof Entry.SymptomsTold told) {
            return told.story().goal();
        }
        if (entry instanceof Entry.Consulted consulted) {
            return consulted.consultation().goal();
        }
        return entry instanceof Entry.PlanAgreed agreed ? agreed.plan().goal() : "";
    }
}
