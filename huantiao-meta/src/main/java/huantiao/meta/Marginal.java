package huantiao.meta;

import java.util.List;

/** The marginal normal model of {@link Multilevel} and the maximum of its likelihood. */
final class Marginal {
    /** Where the maximum lies. */
    record Optimum(Doubles components, double logLikelihood, boolean converged, int steps) {}

    final int k;
    final int p;
    final double[] y;
    final double[][] x;
    final double[][] sampling;
    private final List<double[][]> g;
    private final List<Boolean> variance;
    private final boolean restricted;
    private final double logGram;

    // Left behind by evaluate().
    double[][] inverse = new double[0][];
    double[][] covariance = new double[0][];
    double[] b = new double[0];
    double[] py = new double[0];
    double[][] projection = new double[0][];

    Marginal(
            double[] y,
            double[][] columns,
            double[][] sampling,
            List<double[][]> g,
            List<Boolean> variance,
            boolean restricted) {
        this.y = y;
        this.x = columns;
        this.k = y.length;
        this.p = columns.length;
        this.sampling = sampling;
        this.g = g;
        this.variance = variance;
        this.restricted = restricted;
        double[][] gram = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                gram[i][j] = LinearModel.dot(x[i], x[j]);
            }
        }
        this.logGram = logDeterminant(LinearAlgebra.cholesky(gram));
    }

    private static double logDeterminant(double[][] cholesky) {
        double sum = 0;
        for (int i = 0; i < cholesky.length; i++) {
            sum += 2 * Math.log(cholesky[i][i]);
        }
        return sum;
    }

    double[][] total(double[] theta) {
        double[][] m = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sum = sampling[i][j];
                for (int c = 0; c < theta.length; c++) {
                    sum += theta[c] * g.get(c)[i][j];
                }
                m[i][j] = sum;
            }
        }
        return m;
    }

    /** Log-likelihood with all constants; minus infinity where the covariance is not definite. */
    double evaluate(double[] theta) {
        double[][] m = total(theta);
        double logM;
        try {
            logM = logDeterminant(LinearAlgebra.cholesky(m));
            inverse = LinearAlgebra.inverse(m);
        } catch (IllegalArgumentException notDefinite) {
            return Double.NEGATIVE_INFINITY;
        }
        double[][] mx = new double[p][];
        for (int j = 0; j < p; j++) {
            mx[j] = times(inverse, x[j]);
        }
        double[][] information = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                information[i][j] = LinearModel.dot(x[i], mx[j]);
            }
        }
        double logInformation = logDeterminant(LinearAlgebra.cholesky(information));
        covariance = LinearAlgebra.inverse(information);
        b = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                b[i] += covariance[i][j] * LinearModel.dot(mx[j], y);
            }
        }
        double[] r = y.clone();
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < k; i++) {
                r[i] -= b[j] * x[j][i];
            }
        }
        py = times(inverse, r);
        double rss = LinearModel.dot(r, py);
        projection = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sum = inverse[i][j];
                for (int c = 0; c < p; c++) {
                    for (int d = 0; d < p; d++) {
                        sum -= mx[c][i] * covariance[c][d] * mx[d][j];
                    }
                }
                projection[i][j] = sum;
            }
        }
        double l2pi = Math.log(2 * Math.PI);
        return restricted
                ? -0.5 * ((k - p) * l2pi - logGram + logM + logInformation + rss)
                : -0.5 * (k * l2pi + logM + rss);
    }

    private static double[] times(double[][] a, double[] v) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = LinearModel.dot(a[i], v);
        }
        return out;
    }

    private double[][] product(double[][] a, double[][] other) {
        double[][] out = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int l = 0; l < k; l++) {
                double f = a[i][l];
                if (f != 0) {
                    double[] row = other[l];
                    for (int j = 0; j < k; j++) {
                        out[i][j] += f * row[j];
                    }
                }
            }
        }
        return out;
    }

    /**
     * @param held place of a component that is kept at a value, or -1
     */
    Optimum maximize(int mostSteps, int held, double value) {
        int m = g.size();
        double[] theta = start();
        if (held >= 0) {
            theta[held] = value;
        }
        double l = evaluate(theta);
        boolean converged = m == 0 || (m == 1 && held >= 0);
        int steps = 0;
        while (!converged && steps < mostSteps) {
            steps++;
            double[] score = new double[m];
            double[][][] pg = new double[m][][];
            double[][][] mg = new double[m][][];
            double[][] gpy = new double[m][];
            for (int c = 0; c < m; c++) {
                pg[c] = product(projection, g.get(c));
                mg[c] = restricted ? pg[c] : product(inverse, g.get(c));
                gpy[c] = times(g.get(c), py);
                double trace = 0;
                for (int i = 0; i < k; i++) {
                    trace += mg[c][i][i];
                }
                score[c] = -0.5 * (trace - LinearModel.dot(py, gpy[c]));
            }
            boolean[] fixed = new boolean[m];
            for (int c = 0; c < m; c++) {
                fixed[c] = c == held || (variance.get(c) && theta[c] <= 0 && score[c] <= 0);
            }
            double[][] observed = new double[m][m];
            double[][] average = new double[m][m];
            for (int c = 0; c < m; c++) {
                double[] pgpy = times(projection, gpy[c]);
                for (int d = 0; d <= c; d++) {
                    double quadratic = LinearModel.dot(gpy[d], pgpy);
                    double trace = 0;
                    for (int i = 0; i < k; i++) {
                        for (int j = 0; j < k; j++) {
                            trace += mg[c][i][j] * mg[d][j][i];
                        }
                    }
                    observed[c][d] = quadratic - 0.5 * trace;
                    average[c][d] = 0.5 * trace;
                    observed[d][c] = observed[c][d];
                    average[d][c] = average[c][d];
                }
            }
            double[] step = direction(observed, average, score, fixed);
            double size = 1;
            double[] next = theta;
            double lNext = Double.NEGATIVE_INFINITY;
            for (int half = 0; half < 60; half++) {
                next = theta.clone();
                for (int c = 0; c < m; c++) {
                    next[c] += size * step[c];
                    if (variance.get(c) && c != held) {
                        next[c] = Math.max(0, next[c]);
                    }
                }
                lNext = evaluate(next);
                if (lNext >= l - 1e-12 * Math.abs(l)) {
                    break;
                }
                size /= 2;
            }
            double change = 0;
            for (int c = 0; c < m; c++) {
                change =
                        Math.max(
                                change,
                                Math.abs(next[c] - theta[c])
                                        / (Math.abs(theta[c]) + 1e-12 * spread()));
            }
            theta = next;
            l = lNext;
            converged = change < 1e-13 || (change < 1e-10 && size < 1);
        }
        l = evaluate(theta);
        return new Optimum(Doubles.of(theta), l, converged, steps);
    }

    private double spread() {
        double mean = 0;
        for (double each : y) {
            mean += each / k;
        }
        double sum = 0;
        for (double each : y) {
            sum += (each - mean) * (each - mean);
        }
        return sum / Math.max(1, k - 1) + 1e-300;
    }

    private double[] start() {
        double[] theta = new double[g.size()];
        int variances = 0;
        for (boolean each : variance) {
            variances += each ? 1 : 0;
        }
        for (int c = 0; c < theta.length; c++) {
            theta[c] = variance.get(c) ? spread() / Math.max(1, variances) : 0;
        }
        return theta;
    }

    /** Newton with the observed information where that is definite, else with the expected one. */
    private static double[] direction(
            double[][] observed, double[][] expected, double[] score, boolean[] fixed) {
        int m = score.length;
        int n = 0;
        int[] free = new int[m];
        for (int c = 0; c < m; c++) {
            if (!fixed[c]) {
                free[n++] = c;
            }
        }
        double[] step = new double[m];
        if (n == 0) {
            return step;
        }
        double[][] inverse;
        try {
            inverse = LinearAlgebra.inverse(part(observed, free, n));
        } catch (IllegalArgumentException notDefinite) {
            inverse = LinearAlgebra.inverse(part(expected, free, n));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                step[free[i]] += inverse[i][j] * score[free[j]];
            }
        }
        return step;
    }

    private static double[][] part(double[][] a, int[] places, int n) {
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = a[places[i]][places[j]];
            }
        }
        return out;
    }
}
