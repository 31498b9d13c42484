package huantiao.meta;

/**
 * Test that several coefficients are all 0.
 *
 * @param statistic chi-square, or F (already divided by df1) when df2 is finite
 * @param df1 number of coefficients
 * @param df2 denominator degrees of freedom, infinite for chi-square
 */
public record OmnibusTest(double statistic, int df1, double df2, double pValue) {

    static OmnibusTest of(double quadraticForm, int df1, double df2) {
        if (Double.isInfinite(df2)) {
            return new OmnibusTest(
                    quadraticForm, df1, df2, Distributions.chiSquareUpper(quadraticForm, df1));
        }
        double f = quadraticForm / df1;
        return new OmnibusTest(f, df1, df2, Distributions.fUpper(f, df1, df2));
    }
}
