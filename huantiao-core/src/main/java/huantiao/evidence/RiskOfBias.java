package huantiao.evidence;

/**
 * A trial's judgement by one tool, domain by domain, in the words of whoever judged.
 *
 * <p>An empty domain was not judged. Some rows say in {@code tool} that they hold design features
 * only and are no judgement at all.
 */
public record RiskOfBias(
        String trialId,
        String study,
        String tool,
        String randomSequence,
        String allocationConcealment,
        String blindingOfPeople,
        String blindingOfAssessment,
        String incompleteOutcome,
        String selectiveReporting,
        String other,
        String source,
        String readAs,
        String notes) {

    /** True where somebody judged, rather than listed what the design says. */
    public boolean isJudgement() {
        return !tool.contains("not a judgement") && !tool.contains("data-integrity");
    }
}
