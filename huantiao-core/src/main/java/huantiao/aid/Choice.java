package huantiao.aid;

import java.util.Locale;

/** The ways that are open to somebody with sciatica. Waiting is one of them. */
public enum Choice {
    WAIT,
    EXERCISE,
    MEDICINES,
    ACUPUNCTURE,
    /** By referral. */
    INJECTION,
    /** By referral. */
    SURGERY;

    /** Its code in charts and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
