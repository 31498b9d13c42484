package huantiao.meta;

import org.apache.commons.numbers.gamma.LogGamma;

/** The small-sample factor of standardized mean differences. */
public final class SmallSample {
    private SmallSample() {}

    /**
     * J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), m degrees of freedom, by logarithms up to m =
     * 343, above which the gamma function overflows. There the logarithms would lose digits in
     * their difference, and the ratio is taken from its asymptotic series in 1/(m-1). NaN when m is
     * not above 1.
     *
     * @see <a href="https://dlmf.nist.gov/5.11#iii">Ratios of gamma functions, DLMF 5.11(iii)</a>
     * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges 1981</a>
     */
    public static double factor(double m) {
        if (!(m > 1)) {
            return Double.NaN;
        }
        if (m > 343) {
            double r = 1 / (4 * (m - 1));
            return Math.sqrt(1 - 1 / m) * (1 - r * (1 - r * (0.5 + r * (2.5 - r * 2.625))));
        }
        return Math.exp(
                LogGamma.value(m / 2) - 0.5 * Math.log(m / 2) - LogGamma.value((m - 1) / 2));
    }
}
