package huantiao.meta.effect;

/**
 * How strongly an unmeasured cause would have to act on treatment and outcome, as risk ratios, to
 * explain an effect away.
 *
 * @see <a href="https://doi.org/10.7326/M16-2607">VanderWeele and Ding 2017</a>
 */
public final class EValue {
    private EValue() {}

    /** Of a risk ratio. */
    public static double ofRiskRatio(double rr) {
        double above = rr < 1 ? 1 / rr : rr;
        return above + Math.sqrt(above * (above - 1));
    }

    /** Of the limit nearest to no effect; 1 when the interval holds 1. */
    public static double ofLimit(double lower, double upper) {
        if (lower <= 1 && upper >= 1) {
            return 1;
        }
        return ofRiskRatio(lower > 1 ? lower : upper);
    }

    /** Of the odds ratio of a common outcome, by RR = root of OR. */
    public static double ofOddsRatio(double or) {
        return ofRiskRatio(Math.sqrt(or));
    }

    /** Of the hazard ratio of a common outcome. */
    public static double ofHazardRatio(double hr) {
        return ofRiskRatio(
                (1 - Math.pow(0.5, Math.sqrt(hr))) / (1 - Math.pow(0.5, Math.sqrt(1 / hr))));
    }

    /** Of a standardized mean difference, by RR = exp(0.91 d). */
    public static double ofStandardizedDifference(double d) {
        return ofRiskRatio(Math.exp(0.91 * d));
    }
}
