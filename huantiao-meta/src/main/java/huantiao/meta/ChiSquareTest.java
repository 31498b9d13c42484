package huantiao.meta;

/** A chi-square statistic with its degrees of freedom and p-value; {@code NaN} when undefined. */
public record ChiSquareTest(double statistic, int df, double pValue) {

    static final ChiSquareTest UNDEFINED = new ChiSquareTest(Double.NaN, 0, Double.NaN);

    static ChiSquareTest of(double statistic, int df) {
        return new ChiSquareTest(statistic, df, Distributions.chiSquareUpper(statistic, df));
    }
}
