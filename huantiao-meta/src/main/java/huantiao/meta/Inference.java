package huantiao.meta;

/**
 * How a coefficient is tested and its interval made. With k studies and p coefficients, q is the
 * Hartung-Knapp factor y'Py/(k-p) at the estimated between-study variance.
 */
public enum Inference {
    /** Normal quantiles (Wald). */
    WALD("z"),
    /** Quantiles of t with k-p degrees of freedom, standard error as it is. */
    WALD_T("t"),
    /**
     * Standard error times the root of q, t with k-p degrees of freedom.
     *
     * @see <a href="https://doi.org/10.1002/sim.1482">Knapp and Hartung 2003</a>
     */
    HARTUNG_KNAPP("knha"),
    /** As Hartung-Knapp, with q never below 1. */
    HARTUNG_KNAPP_AT_LEAST_ONE("adhoc"),
    /** Hartung-Knapp, but the classic normal interval where that is the wider one. */
    HARTUNG_KNAPP_OR_WIDER_CLASSIC("hk-ci"),
    /**
     * Hartung-Knapp, but with q never below 1 where its interval is narrower than the classic one
     * of DerSimonian-Laird (rule of the German institute IQWiG, methods paper 6).
     */
    HARTUNG_KNAPP_IQWIG6("hk-iqwig6"),
    /**
     * Kenward-Roger with the expected information; one mean only.
     *
     * @see <a href="https://doi.org/10.1002/sim.7140">Partlett and Riley 2017</a>
     */
    KENWARD_ROGER("kr");

    private final String code;

    Inference(String code) {
        this.code = code;
    }

    /** Short name, such as {@code knha}. */
    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException when no test has this code
     */
    public static Inference ofCode(String code) {
        for (Inference each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "test (%s) must be one of z, t, knha, adhoc, hk-ci, hk-iqwig6, kr".formatted(code));
    }
}
