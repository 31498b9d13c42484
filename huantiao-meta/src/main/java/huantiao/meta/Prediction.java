package huantiao.meta;

/**
 * Which convention a prediction interval follows: estimate -+ quantile * sqrt(se^2 + tau2).
 * Programs differ silently in the standard error and in the quantile; here every interval carries
 * its convention.
 */
public enum Prediction {
    /** Standard error and quantile of the test of the fit (metafor's default). */
    AS_TESTED("default"),
    /** Standard error of the fit, t with k-p-1 degrees of freedom (metafor's {@code riley}). */
    ONE_FEWER("riley"),
    /** Standard error of the fit, t with k-p degrees of freedom whatever the test. */
    STUDENT("t"),
    /** Between-study variance only, normal quantile (metafor's {@code simple}). */
    SPREAD_ONLY("simple"),
    /** Classic standard error, t with k-1 degrees of freedom (default of the R package meta). */
    CLASSIC_T("V"),
    /** Classic standard error, t with k-2: Higgins, Thompson and Spiegelhalter 2009. */
    HIGGINS("HTS"),
    /** Hartung-Knapp standard error, t with k-1: our default. */
    HARTUNG_KNAPP("HK"),
    /** Hartung-Knapp standard error, t with k-2: Partlett and Riley 2017. */
    HARTUNG_KNAPP_ONE_FEWER("HK-PR"),
    /** Kenward-Roger standard error and degrees of freedom. */
    KENWARD_ROGER("KR"),
    /** Kenward-Roger standard error, one degree of freedom fewer. */
    KENWARD_ROGER_ONE_FEWER("KR-PR"),
    /** Classic standard error, normal quantile. */
    CLASSIC_NORMAL("S");

    private final String code;

    Prediction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException when no convention has this code
     */
    public static Prediction ofCode(String code) {
        for (Prediction each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "prediction convention (%s) must be one of default, riley, t, simple, V, HTS, HK, HK-PR, KR, KR-PR, S"
                        .formatted(code));
    }
}
