package huantiao.meta;

import org.apache.commons.numbers.gamma.LogGamma;

/** The small-sample factor of standardized mean differences. */
public final class SmallSample {
    private SmallSample() {}

    /**
     * J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), m degrees of freedom, by logarithms: the
     * gamma function itself overflows above m = 343. NaN when m is not above 1.
     *
     * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges 1981</a>
     */
    public static double factor(double m) {
        if (!(m > 1)) {
            return Double.NaN;
        }
        if (m > 1e5) {
            return 1 - 3 / (4 * m - 1);
        }
        return Math.exp(
                LogGamma.value(m / 2) - 0.5 * Math.log(m / 2) - LogGamma.value((m - 1) / 2));
    }
}
