package huantiao.care;

/**
 * What has to be seen to after something serious. General professional knowledge: nobody published
 * this list for acupuncture in a clinic.
 */
public enum HarmStep {
    /** The person is safe; emergency help was called where it was needed. */
    SAFE,
    /** A doctor saw the person or spoke to them. */
    DOCTOR,
    /** The family doctor knows. */
    FAMILY_DOCTOR,
    /** Treatment pauses until a named clinician has looked at the plan. */
    PAUSED,
    /** Needle, device or herb is kept, with its lot number. */
    KEPT,
    /** The owner of the clinic knows. */
    OWNER,
    /** Reported where the law or the insurer asks for it, or found that nobody asks. */
    REPORTED,
    /** The person was told openly what happened, and when somebody will call. */
    TOLD
}
