package huantiao.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A judgement by one tool, domain by domain, in the words of whoever judged.
 *
 * <p>An empty domain was not judged. Some rows say in {@code tool} that they hold design features
 * only and are no judgement at all.
 *
 * @param result which result of the trial it is about; empty if it is about the trial as a whole
 * @param domains judgement of each domain by its code, in the order of the tool
 * @param overall over all domains; empty where the tool has none
 */
public record RiskOfBias(
        String trialId,
        String study,
        String tool,
        Optional<OfResult> result,
        Map<String, String> domains,
        String overall,
        String source,
        String readAs,
        String notes) {

    private static final String HIGH = "high";

    public RiskOfBias {
        domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
    }

    /** A result: one outcome of a trial, against one class of comparators, at whatever time. */
    public record OfResult(String comparator, String outcome) {
        public static OfResult of(Trial row) {
            return new OfResult(row.comparator(), row.outcome());
        }
    }

    /** True where somebody judged, rather than listed what the design says. */
    public boolean isJudgement() {
        return !tool.contains("not a judgement") && !isOfData();
    }

    /** True where it says that the trial's own numbers contradict each other. */
    public boolean isOfData() {
        return tool.contains("data-integrity");
    }

    /**
     * True where somebody judged it high: over all, or in a domain where nobody judged over all.
     */
    public boolean isHigh() {
        return isJudgement()
                && (overall.isEmpty() ? domains.containsValue(HIGH) : overall.equals(HIGH));
    }
}
