package huantiao.care;

/** What a person may agree to, each by itself. */
public enum ConsentKind {
    /** To be examined and treated as explained. */
    CARE,
    /** That answers are counted, without a name, in the clinic's registry. */
    REGISTRY,
    /** To be reminded by e-mail or telephone. */
    REMINDERS
}
