package huantiao.meta;

import java.util.Arrays;
import java.util.List;

/**
 * Effects of a multilevel model that depend on each other and on no others. M is their covariance,
 * A its inverse, G_c the derivative of M by parameter c. Vectors are of all effects; a block reads
 * and writes its own rows.
 */
abstract sealed class MarginalBlock {
    final int[] rows;

    private MarginalBlock(int[] rows) {
        this.rows = rows;
    }

    /** The log determinant of M, minus infinity when M is not positive definite. */
    abstract double factor(double[][][] gammas);

    /** Writes A v. */
    abstract void solve(double[] v, double[] out);

    /** tr A. */
    abstract double inverseTrace();

    /** Takes the derivatives and adds tr A G_c and tr A G_c A G_d. */
    abstract void differentiate(
            int[] partOf, double[][][] turned, double[] trace, double[][] traces);

    /** Writes G_c v. */
    abstract void times(int c, double[] v, double[] out);

    abstract double[][] total(double[][][] gammas);

    static MarginalBlock of(
            int[] rows,
            double[][] sampling,
            List<LevelCovariance> shapes,
            int[][] outer,
            int[][] inner) {
        boolean simple = true;
        boolean[] shared = new boolean[outer.length];
        for (int i = 0; i < rows.length && simple; i++) {
            for (int j = 0; j < i; j++) {
                simple &= sampling[i][j] == 0;
            }
        }
        for (int s = 0; s < outer.length && simple; s++) {
            long groups = Arrays.stream(rows).map(row(outer[s])).distinct().count();
            shared[s] = groups == 1;
            simple = shapes.get(s).levels == 1 && (groups == 1 || groups == rows.length);
        }
        return simple
                ? new Simple(rows, sampling, shared)
                : new Dense(rows, sampling, outer, inner);
    }

    private static java.util.function.IntUnaryOperator row(int[] of) {
        return i -> of[i];
    }

    /** M = D + s 11' with a diagonal D. */
    private static final class Simple extends MarginalBlock {
        private final double[] v;
        private final boolean[] shared;
        private final double[] d;
        private double sum;
        private double squares;
        private double cubes;
        private double c;
        private boolean[] common = new boolean[0];
        private double[] factor = new double[0];

        private Simple(int[] rows, double[][] sampling, boolean[] shared) {
            super(rows);
            this.shared = shared;
            v = new double[rows.length];
            d = new double[rows.length];
            for (int i = 0; i < v.length; i++) {
                v[i] = sampling[i][i];
            }
        }

        @Override
        double factor(double[][][] gammas) {
            double own = 0;
            double all = 0;
            for (int s = 0; s < shared.length; s++) {
                own += shared[s] ? 0 : gammas[s][0][0];
                all += shared[s] ? gammas[s][0][0] : 0;
            }
            double log = 0;
            sum = 0;
            squares = 0;
            cubes = 0;
            for (int i = 0; i < d.length; i++) {
                double each = v[i] + own;
                if (!(each > 0)) {
                    return Double.NEGATIVE_INFINITY;
                }
                log += Math.log(each);
                d[i] = 1 / each;
                sum += d[i];
                squares += d[i] * d[i];
                cubes += d[i] * d[i] * d[i];
            }
            double grown = 1 + all * sum;
            if (!(grown > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
            c = all / grown;
            return log + Math.log(grown);
        }

        @Override
        void solve(double[] given, double[] out) {
            double inner = 0;
            for (int i = 0; i < d.length; i++) {
                inner += d[i] * given[rows[i]];
            }
            for (int i = 0; i < d.length; i++) {
                out[rows[i]] = d[i] * (given[rows[i]] - c * inner);
            }
        }

        @Override
        double inverseTrace() {
            return sum - c * squares;
        }

        @Override
        void differentiate(int[] partOf, double[][][] turned, double[] trace, double[][] traces) {
            int m = partOf.length;
            common = new boolean[m];
            factor = new double[m];
            double left = 1 - c * sum;
            // 1'A1, tr A, tr AA and 1'AA1.
            double all = sum * left;
            double twice = squares - 2 * c * cubes + c * c * squares * squares;
            double mixed = squares * left * left;
            for (int i = 0; i < m; i++) {
                // A block of one effect has one group that is also all of it.
                common[i] = shared[partOf[i]];
                factor[i] = turned[i][0][0];
                trace[i] += factor[i] * (common[i] ? all : inverseTrace());
            }
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    double both =
                            common[i] && common[j]
                                    ? all * all
                                    : common[i] || common[j] ? mixed : twice;
                    traces[i][j] += factor[i] * factor[j] * both;
                }
            }
        }

        @Override
        void times(int which, double[] given, double[] out) {
            if (!common[which]) {
                for (int row : rows) {
                    out[row] = factor[which] * given[row];
                }
                return;
            }
            double all = 0;
            for (int row : rows) {
                all += given[row];
            }
            for (int row : rows) {
                out[row] = factor[which] * all;
            }
        }

        @Override
        double[][] total(double[][][] gammas) {
            double[][] m = new double[v.length][v.length];
            for (int i = 0; i < v.length; i++) {
                m[i][i] = v[i];
                for (int s = 0; s < shared.length; s++) {
                    for (int j = 0; j < v.length; j++) {
                        m[i][j] += shared[s] || i == j ? gammas[s][0][0] : 0;
                    }
                }
            }
            return m;
        }
    }

    /** Any M, by Cholesky. */
    private static final class Dense extends MarginalBlock {
        private final double[][] sampling;
        private final int[][] outer;
        private final int[][] inner;
        private double[][] a = new double[0][];
        private double[][][] g = new double[0][][];

        private Dense(int[] rows, double[][] sampling, int[][] outer, int[][] inner) {
            super(rows);
            this.sampling = sampling;
            this.outer = new int[outer.length][rows.length];
            this.inner = new int[outer.length][rows.length];
            for (int s = 0; s < outer.length; s++) {
                for (int i = 0; i < rows.length; i++) {
                    this.outer[s][i] = outer[s][rows[i]];
                    this.inner[s][i] = inner[s][rows[i]];
                }
            }
        }

        private void spread(int s, double[][] gamma, double[][] into) {
            int[] group = outer[s];
            int[] level = inner[s];
            for (int i = 0; i < into.length; i++) {
                for (int j = 0; j < into.length; j++) {
                    if (group[i] == group[j]) {
                        into[i][j] += gamma[level[i]][level[j]];
                    }
                }
            }
        }

        @Override
        double[][] total(double[][][] gammas) {
            double[][] m = new double[rows.length][];
            for (int i = 0; i < m.length; i++) {
                m[i] = sampling[i].clone();
            }
            for (int s = 0; s < gammas.length; s++) {
                spread(s, gammas[s], m);
            }
            return m;
        }

        @Override
        double factor(double[][][] gammas) {
            double[][] m = total(gammas);
            try {
                double log = 0;
                double[][] l = LinearAlgebra.cholesky(m);
                for (int i = 0; i < l.length; i++) {
                    log += 2 * Math.log(l[i][i]);
                }
                a = LinearAlgebra.inverse(m);
                return log;
            } catch (IllegalArgumentException notDefinite) {
                return Double.NEGATIVE_INFINITY;
            }
        }

        @Override
        void solve(double[] v, double[] out) {
            multiply(a, v, out);
        }

        private void multiply(double[][] by, double[] v, double[] out) {
            for (int i = 0; i < rows.length; i++) {
                double sum = 0;
                for (int j = 0; j < rows.length; j++) {
                    sum += by[i][j] * v[rows[j]];
                }
                out[rows[i]] = sum;
            }
        }

        @Override
        double inverseTrace() {
            double trace = 0;
            for (int i = 0; i < a.length; i++) {
                trace += a[i][i];
            }
            return trace;
        }

        @Override
        void differentiate(int[] partOf, double[][][] turned, double[] trace, double[][] traces) {
            int m = partOf.length;
            int n = rows.length;
            g = new double[m][n][n];
            double[][][] ag = new double[m][n][n];
            for (int c = 0; c < m; c++) {
                spread(partOf[c], turned[c], g[c]);
                for (int i = 0; i < n; i++) {
                    for (int l = 0; l < n; l++) {
                        double f = a[i][l];
                        double[] row = g[c][l];
                        for (int j = 0; j < n; j++) {
                            ag[c][i][j] += f * row[j];
                        }
                    }
                    trace[c] += ag[c][i][i];
                }
            }
            for (int c = 0; c < m; c++) {
                for (int d = 0; d < m; d++) {
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; j < n; j++) {
                            traces[c][d] += ag[c][i][j] * ag[d][j][i];
                        }
                    }
                }
            }
        }

        @Override
        void times(int c, double[] v, double[] out) {
            multiply(g[c], v, out);
        }
    }
}
