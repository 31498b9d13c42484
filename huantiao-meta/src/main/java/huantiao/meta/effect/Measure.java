package huantiao.meta.effect;

/**
 * Effect measures with the codes of the R package metafor. Formulas stand with the methods of
 * {@link EffectSize}.
 */
public enum Measure {
    /** Log risk ratio of a two-by-two table. */
    RR(Report.TABLE),
    /** Log odds ratio. */
    OR(Report.TABLE),
    /** Risk difference. */
    RD(Report.TABLE),
    /** Difference of arcsine square roots of risks. */
    AS(Report.TABLE),
    /** Peto's log odds ratio. */
    PETO(Report.TABLE),
    /** Phi coefficient. */
    PHI(Report.TABLE),
    /** Phi coefficient, Fisher's z. */
    ZPHI(Report.TABLE),
    /** Yule's Q. */
    YUQ(Report.TABLE),
    /** Yule's Y. */
    YUY(Report.TABLE),
    /** Difference of probits: a standardized mean difference behind a cut. */
    PBIT(Report.TABLE),
    /** Log odds ratio turned into a standardized mean difference, logistic. */
    OR2D(Report.TABLE),
    /** The same, normal. */
    OR2DN(Report.TABLE),
    /** The same, logistic. */
    OR2DL(Report.TABLE),
    /** Tetrachoric correlation. */
    RTET(Report.TABLE),
    /** Tetrachoric correlation, Fisher's z. */
    ZTET(Report.TABLE),
    /** Matched pairs: log of the marginal risk ratio. */
    MPRR(Report.TABLE),
    /** Matched pairs: log of the marginal odds ratio. */
    MPOR(Report.TABLE),
    /** Matched pairs: marginal risk difference. */
    MPRD(Report.TABLE),
    /** Matched pairs: log of the conditional odds ratio. */
    MPORC(Report.TABLE),
    /** Matched pairs: conditional log odds ratio after Peto. */
    MPPETO(Report.TABLE),
    /** Log incidence rate ratio. */
    IRR(Report.TWO_RATES),
    /** Incidence rate difference. */
    IRD(Report.TWO_RATES),
    /** Difference of square roots of incidence rates. */
    IRSD(Report.TWO_RATES),
    /** Mean difference. */
    MD(Report.TWO_MEANS),
    /** Standardized mean difference, Hedges g. */
    SMD(Report.TWO_MEANS),
    /** Standardized by the root of the mean of both variances. */
    SMDH(Report.TWO_MEANS),
    /** Standardized by the second group, Glass's delta. */
    SMD1(Report.TWO_MEANS),
    /** The same, variance for unequal spread. */
    SMD1H(Report.TWO_MEANS),
    /** Log ratio of means. */
    ROM(Report.TWO_MEANS),
    /** Log ratio of standard deviations. */
    VR(Report.TWO_MEANS),
    /** Log ratio of coefficients of variation. */
    CVR(Report.TWO_MEANS),
    /** Probability that a value of the first group exceeds one of the second, normal. */
    CLESN(Report.TWO_MEANS),
    /** Standardized mean difference turned into a log odds ratio, logistic. */
    D2OR(Report.TWO_MEANS),
    /** The same, normal. */
    D2ORN(Report.TWO_MEANS),
    /** The same, logistic. */
    D2ORL(Report.TWO_MEANS),
    /** Point-biserial correlation. */
    RPB(Report.TWO_MEANS),
    /** Biserial correlation. */
    RBIS(Report.TWO_MEANS),
    /** Point-biserial correlation, Fisher's z. */
    ZPB(Report.TWO_MEANS),
    /** Biserial correlation, Fisher's z. */
    ZBIS(Report.TWO_MEANS),
    /** Mean change. */
    MC(Report.CHANGE),
    /** Mean change standardized by the spread of changes. */
    SMCC(Report.CHANGE),
    /** Mean change standardized by the first measurement. */
    SMCR(Report.CHANGE),
    /** The same, variance for unequal spread. */
    SMCRH(Report.CHANGE),
    /** Mean change standardized by both measurements pooled. */
    SMCRP(Report.CHANGE),
    /** The same, variance for unequal spread. */
    SMCRPH(Report.CHANGE),
    /** Log ratio of means of two measurements. */
    ROMC(Report.CHANGE),
    /** Log ratio of standard deviations of two measurements. */
    VRC(Report.CHANGE),
    /** Log ratio of coefficients of variation of two measurements. */
    CVRC(Report.CHANGE),
    /** Probability that a first measurement exceeds a second, normal. */
    CLESCN(Report.CHANGE),
    /** Proportion. */
    PR(Report.PROPORTION),
    /** Log proportion. */
    PLN(Report.PROPORTION),
    /** Logit of a proportion. */
    PLO(Report.PROPORTION),
    /** Probit of a proportion. */
    PRZ(Report.PROPORTION),
    /** Arcsine square root of a proportion. */
    PAS(Report.PROPORTION),
    /** Double arcsine of Freeman and Tukey. */
    PFT(Report.PROPORTION),
    /** Incidence rate. */
    IR(Report.RATE),
    /** Log incidence rate. */
    IRLN(Report.RATE),
    /** Square root of an incidence rate. */
    IRS(Report.RATE),
    /** Square root after Freeman and Tukey. */
    IRFT(Report.RATE),
    /** Mean. */
    MN(Report.MEAN),
    /** Mean over standard deviation. */
    SMN(Report.MEAN),
    /** Log mean. */
    MNLN(Report.MEAN),
    /** Log standard deviation. */
    SDLN(Report.MEAN),
    /** Log coefficient of variation. */
    CVLN(Report.MEAN),
    /** Correlation. */
    COR(Report.CORRELATION),
    /** Fisher's z of a correlation. */
    ZCOR(Report.CORRELATION),
    /** Correlation without its small-sample bias. */
    UCOR(Report.CORRELATION),
    /** Partial correlation from a regression coefficient's t. */
    PCOR(Report.PARTIAL),
    /** The same, Fisher's z. */
    ZPCOR(Report.PARTIAL),
    /** Semi-partial correlation. */
    SPCOR(Report.PARTIAL),
    /** The same, Fisher's z. */
    ZSPCOR(Report.PARTIAL),
    /** Cronbach's alpha as it is. */
    ARAW(Report.ALPHA),
    /** Alpha after Hakstian and Whalen. */
    AHW(Report.ALPHA),
    /** Alpha after Bonett. */
    ABT(Report.ALPHA);

    /** What a measure is computed from. */
    public enum Report {
        TABLE,
        TWO_RATES,
        TWO_MEANS,
        CHANGE,
        PROPORTION,
        RATE,
        MEAN,
        CORRELATION,
        PARTIAL,
        ALPHA
    }

    private final Report report;

    Measure(Report report) {
        this.report = report;
    }

    public Report report() {
        return report;
    }

    /**
     * @throws IllegalArgumentException when no measure has this code
     */
    public static Measure ofCode(String code) {
        for (Measure each : values()) {
            if (each.name().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "effect measure (%s) must be one of %s"
                        .formatted(code, java.util.Arrays.toString(values())));
    }
}
