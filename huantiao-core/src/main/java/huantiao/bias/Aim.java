package huantiao.bias;

/** Which effect the review asks for; the questions about deviations depend on it. */
public enum Aim {
    /** Of being assigned to the treatment, whatever came of it. */
    ASSIGNMENT,
    /** Of having had the treatment as it was planned. */
    ADHERING
}
