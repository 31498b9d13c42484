package huantiao.care;

/**
 * Something unwanted during or after care. Asked and volunteered are kept apart, because events
 * asked for are found more often.
 *
 * @param category code of {@code techniques.yaml}, as {@code AE-BRUISE}
 * @param story what happened, in words
 * @param done what was done about it, in words
 */
public record AdverseEvent(
        String category,
        Severity severity,
        Relation relation,
        boolean serious,
        Found found,
        String story,
        String done) {

    /** How bad it was for the person. */
    public enum Severity {
        MILD,
        MODERATE,
        SEVERE
    }

    /**
     * Whether care brought it, as the named clinician judges, in words of the WHO-UMC system for
     * causality assessment.
     */
    public enum Relation {
        UNLIKELY,
        POSSIBLE,
        PROBABLE,
        CERTAIN,
        /** What is known is too little, or contradicts itself, and cannot be completed. */
        UNASSESSABLE
    }

    /** How it came to light. */
    public enum Found {
        ASKED,
        VOLUNTEERED
    }

    public AdverseEvent {
        category = Words.named("kind of event", category);
        story = Words.text("what happened", story);
        done = Words.text("what was done", done);
    }
}
