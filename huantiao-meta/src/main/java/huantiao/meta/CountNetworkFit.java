package huantiao.meta;

import java.util.List;

/**
 * A network of counts pooled on the log odds ratio.
 *
 * @param treatments in alphabetical order; those without a trial that counts are left out
 * @param effects row minus column
 * @param se standard errors
 * @param inconsistency between designs; undefined by the hypergeometric method
 * @param converged whether the likelihood has a maximum that was found
 */
public record CountNetworkFit(
        CountNetwork.Method method,
        double level,
        List<String> treatments,
        Matrix effects,
        Matrix se,
        ChiSquareTest inconsistency,
        boolean converged,
        List<Finding> findings) {
    public CountNetworkFit {
        treatments = List.copyOf(treatments);
        findings = List.copyOf(findings);
    }

    /** Normal confidence interval of a comparison, row minus column. */
    public Interval interval(int row, int column) {
        double half =
                se.at(row, column)
                        * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        return new Interval(effects.at(row, column) - half, effects.at(row, column) + half);
    }
}
