package huantiao.meta;

import java.util.List;

/**
 * A pooled effect from sparse counts, by Mantel-Haenszel or Peto. Undefined numbers are {@code
 * NaN}.
 *
 * @param counts the counts used
 * @param estimates study effects, only those that are defined; Q is computed from them
 * @param method which method, such as {@code Mantel-Haenszel log risk ratio}
 * @param level probability of the interval
 * @param estimate pooled effect (log scale for ratios)
 * @param pValue two-sided, normal
 * @param q sum over studies of (effect - pooled)^2 / variance
 * @param qDf studies with an effect, less 1
 * @param i2 max(0, (Q-df)/Q) in percent
 * @param h2 Q/df
 * @param weightsPercent share of each study with an effect in the pooled one, summing to 100
 * @param association Cochran-Mantel-Haenszel test with continuity correction, odds and rate ratios
 *     only
 * @param uncorrectedAssociation the same without the correction
 * @param breslowDay homogeneity of odds ratios after Breslow and Day
 * @param tarone the same with Tarone's correction
 * @param findings what a reader must know
 */
public record CountFit(
        List<? extends Counts> counts,
        Estimates estimates,
        String method,
        double level,
        double estimate,
        double se,
        double statistic,
        double pValue,
        Interval interval,
        double q,
        int qDf,
        double qP,
        double i2,
        double h2,
        Doubles weightsPercent,
        ChiSquareTest association,
        ChiSquareTest uncorrectedAssociation,
        ChiSquareTest breslowDay,
        ChiSquareTest tarone,
        List<Finding> findings)
        implements Pooled {

    public CountFit {
        counts = List.copyOf(counts);
        findings = List.copyOf(findings);
    }

    @Override
    public String caption() {
        return method;
    }

    /** Number of studies used. */
    public int k() {
        return counts.size();
    }
}
