package huantiao.meta;

/**
 * One coefficient of a regression.
 *
 * @param name column of the design
 * @param df degrees of freedom of the test, infinite for a normal one
 * @param pValue two-sided
 */
public record Coefficient(
        String name,
        double estimate,
        double se,
        double statistic,
        double df,
        double pValue,
        Interval interval) {}
