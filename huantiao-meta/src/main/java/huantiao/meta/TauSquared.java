package huantiao.meta;

/**
 * How the between-study variance is estimated. Names and codes follow the literature and the R
 * package metafor; formulas with their variances stand in {@link huantiao.meta}'s package document.
 */
public enum TauSquared {
    /** One common effect: the between-study variance is 0 by assumption. */
    COMMON_EFFECT("EE"),
    /**
     * Moments with weights 1/v.
     *
     * @see <a href="https://doi.org/10.1016/0197-2456(86)90046-2">DerSimonian and Laird 1986</a>
     */
    DERSIMONIAN_LAIRD("DL"),
    /**
     * DerSimonian-Laird repeated with updated weights until it rests: the Paule-Mandel solution.
     */
    DERSIMONIAN_LAIRD_ITERATED("DLIT"),
    /**
     * Moments with equal weights, the variance component estimator.
     *
     * @see <a href="https://doi.org/10.1037/0033-2909.93.2.388">Hedges 1983</a>
     */
    HEDGES("HE"),
    /** Hunter and Schmidt, Methods of Meta-Analysis. */
    HUNTER_SCHMIDT("HS"),
    /** Hunter and Schmidt with a correction for the number of studies. */
    HUNTER_SCHMIDT_CORRECTED("HSk"),
    /**
     * From a crude first estimate, always above 0 unless all effects are equal.
     *
     * @see <a href="https://doi.org/10.1111/j.1467-9876.2005.00489.x">Sidik and Jonkman 2005</a>
     */
    SIDIK_JONKMAN("SJ"),
    /** Sidik-Jonkman repeated until it rests: the Paule-Mandel solution. */
    SIDIK_JONKMAN_ITERATED("SJIT"),
    /**
     * Maximum likelihood, the global maximum.
     *
     * @see <a
     *     href="https://doi.org/10.1002/(sici)1097-0258(19960330)15:6%3C619::aid-sim188%3E3.0.co;2-a">Hardy
     *     and Thompson 1996</a>
     */
    MAXIMUM_LIKELIHOOD("ML"),
    /**
     * Restricted maximum likelihood, the global maximum.
     *
     * @see <a href="https://doi.org/10.3102/10769986030003261">Viechtbauer 2005</a>
     */
    RESTRICTED_MAXIMUM_LIKELIHOOD("REML"),
    /**
     * Empirical Bayes; the same solution as Paule-Mandel.
     *
     * @see <a href="https://doi.org/10.2307/2287098">Morris 1983</a>
     */
    EMPIRICAL_BAYES("EB"),
    /**
     * The value at which the weighted sum of squares equals its expectation.
     *
     * @see <a href="https://doi.org/10.6028/jres.087.022">Paule and Mandel 1982</a>
     */
    PAULE_MANDEL("PM"),
    /**
     * The value at which the weighted sum of squares equals the median of its distribution.
     *
     * @see <a href="https://doi.org/10.1201/9781315119403">Viechtbauer 2021</a>
     */
    PAULE_MANDEL_MEDIAN("PMM"),
    /** Moments with weights of the user's choice; DerSimonian and Kacker 2007. */
    GENERALIZED_Q("GENQ"),
    /** The value at which the generalized Q statistic equals the median of its distribution. */
    GENERALIZED_Q_MEDIAN("GENQM");

    private final String code;

    TauSquared(String code) {
        this.code = code;
    }

    /** The short name used in the literature, such as {@code REML}. */
    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException when no method has this code
     */
    public static TauSquared ofCode(String code) {
        for (TauSquared each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        if (code.equals("FE") || code.equals("CE")) {
            return COMMON_EFFECT;
        }
        throw new IllegalArgumentException(
                "tau2 method (%s) must be one of EE, DL, DLIT, HE, HS, HSk, SJ, SJIT, ML, REML, EB, PM, PMM, GENQ, GENQM"
                        .formatted(code));
    }

    boolean usesLikelihood() {
        return this == MAXIMUM_LIKELIHOOD || this == RESTRICTED_MAXIMUM_LIKELIHOOD;
    }

    boolean usesUserWeights() {
        return this == GENERALIZED_Q || this == GENERALIZED_Q_MEDIAN;
    }
}
