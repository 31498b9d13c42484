package huantiao.meta;

/**
 * The generalized Q statistic y'P_a y with weights a. Given t it is a sum of chi-square variables
 * weighted by the positive eigenvalues of S^(1/2) P_a S^(1/2), S = diag(v + t).
 *
 * @see <a href="https://doi.org/10.1002/jrsm.1081">Jackson 2013</a>
 */
final class GeneralizedQ {
    private GeneralizedQ() {}

    /** P(Q_a &lt;= q) at t; all in scaled units. */
    static double cumulative(LinearModel m, double[] weights, double t, double q) {
        m.evaluate(weights);
        int k = m.k;
        double[] root = new double[k];
        for (int i = 0; i < k; i++) {
            root[i] = Math.sqrt((m.v[i] + t) * weights[i]);
        }
        double[][] matrix = new double[k][k];
        double[][] u = m.orthonormal();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (double[] column : u) {
                    sum -= column[i] * column[j];
                }
                matrix[i][j] = sum * root[i] * root[j];
                matrix[j][i] = matrix[i][j];
            }
        }
        return new WeightedChiSquare(Symmetric.eigenvalues(matrix)).cumulative(q);
    }

    /**
     * The t at which the observed statistic has the given lower tail probability; 0 when it has a
     * smaller one at t = 0 already. Scaled units.
     */
    static double root(LinearModel m, double[] weights, double probability) {
        m.evaluate(weights);
        double q = m.rss;
        if (cumulative(m, weights, 0, q) <= probability) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (cumulative(m, weights, high, q) > probability) {
            low = high;
            high *= 4;
            if (high > 1e18) {
                return high;
            }
        }
        return Roots.between(
                t -> cumulative(m, weights, t, q) - probability, low, high, 1e-12 * high);
    }
}
