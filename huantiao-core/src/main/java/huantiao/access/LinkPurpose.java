package huantiao.access;

import java.time.Duration;

/** The one thing a link without a password opens. */
public enum LinkPurpose {
    /** Symptom check, intake and first check-in before the first visit; shows no other data. */
    INTAKE(14),
    /** One check-in; shows no other data. */
    CHECK_IN(14),
    /** The questions before one visit; shows no other data. */
    BEFORE_VISIT(1),
    /** The patient's own pages: plan, course, who opened my record. */
    OWN_PAGES(30);

    private final int days;

    LinkPurpose(int days) {
        this.days = days;
    }

    /** How long a link of this purpose opens. */
    public Duration life() {
        return Duration.ofDays(days);
    }
}
