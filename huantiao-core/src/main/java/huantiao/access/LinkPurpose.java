package huantiao.access;

/** The one thing a link without a password opens. */
public enum LinkPurpose {
    /** Symptom check and intake before the first visit. */
    INTAKE,
    /** One check-in; shows no other data. */
    CHECK_IN,
    /** The patient's own pages: plan, course, who opened my record. */
    OWN_PAGES
}
