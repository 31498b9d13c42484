package huantiao.meta.effect;

/** Which sampling variance a measure of two means carries. */
public enum VarianceKind {
    /** Large-sample approximation; the default. */
    LS,
    /** Large-sample, scaled by the squared small-sample factor and with the uncorrected effect. */
    LS2,
    /** Unbiased. */
    UB,
    /**
     * Large-sample with the average effect, or average coefficient of variation, of all studies.
     */
    AV,
    /** Equal variances in both groups assumed. */
    HO,
    /** AV and HO together. */
    AVHO,
    /**
     * As the Cochrane software: N/(n1 n2) + g^2/(2(N-3.94)) with J = 1-3/(4N-9); for Glass's delta
     * n2-1 in place of n2.
     */
    COCHRANE
}
