package huantiao.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A network as a regression with independent errors. The contrasts of a trial have covariance V +
 * tau2 G with G known, so one factorization per trial, of V in the metric of G, turns them into
 * independent contrasts of variances v + tau2, whatever tau2 is. What is left per tau2 is the sum
 * of sparse rows into the Laplacian without the treatment that was compared most often, and one
 * Cholesky factorization of it: treatments compared with few others come first, so that a network
 * around one comparator keeps its zeros. Nothing of the size of trials times trials is formed.
 */
final class NetworkModel {
    private static final int GRID = 60;

    final int k;
    final int p;
    private final double[] y;
    private final double[] v;
    private final int[] start;
    private final int[] column;
    private final double[] coefficient;

    /** First column of each row of the triangle that is not 0. */
    private final int[] first;

    // Left behind by evaluate().
    private final double[][] triangle;
    private final double[] b;
    private final double[] w;
    private final double[] r;
    private double logInformation;
    private double rss;
    private double evaluated = Double.NaN;
    private double @Nullable [][] covariance;

    /** A coefficient of a treatment: which and how much. */
    record Term(int parameter, double coefficient) {}

    /** Where the likelihood of tau2 is largest, and all places where it is larger than around. */
    record Maximum(double tau2, boolean converged, List<Double> all) {}

    /**
     * @param terms what the effect of a treatment is made of; empty for the one others are compared
     *     with
     */
    NetworkModel(List<NetworkTrial> trials, int parameters, Function<String, List<Term>> terms) {
        p = parameters;
        k = trials.stream().mapToInt(trial -> trial.arms().size() - 1).sum();
        y = new double[k];
        v = new double[k];
        start = new int[k + 1];
        List<Term> cells = new ArrayList<>();
        int row = 0;
        double[] sum = new double[p];
        for (NetworkTrial trial : trials) {
            double[][] turn = turn(trial);
            double[][] covariance = trial.covariance(0);
            int n = turn.length;
            for (double[] each : turn) {
                double own = 0;
                for (int i = 0; i < n; i++) {
                    y[row] += each[i] * trial.effect(i + 1);
                    own -= each[i];
                    for (int j = 0; j < n; j++) {
                        v[row] += each[i] * covariance[i][j] * each[j];
                    }
                }
                for (int a = 0; a <= n; a++) {
                    double factor = a == 0 ? own : each[a - 1];
                    for (Term term : terms.apply(trial.arms().get(a))) {
                        sum[term.parameter] += factor * term.coefficient;
                    }
                }
                for (int a = 0; a <= n; a++) {
                    for (Term term : terms.apply(trial.arms().get(a))) {
                        if (sum[term.parameter] != 0) {
                            cells.add(new Term(term.parameter, sum[term.parameter]));
                            sum[term.parameter] = 0;
                        }
                    }
                }
                start[++row] = cells.size();
            }
        }
        column = cells.stream().mapToInt(Term::parameter).toArray();
        coefficient = cells.stream().mapToDouble(Term::coefficient).toArray();
        first = new int[p];
        for (int i = 0; i < p; i++) {
            first[i] = i;
        }
        for (int i = 0; i < k; i++) {
            for (int a = start[i]; a < start[i + 1]; a++) {
                for (int c = start[i]; c < start[i + 1]; c++) {
                    first[column[a]] = Math.min(first[column[a]], column[c]);
                }
            }
        }
        triangle = new double[p][p];
        b = new double[p];
        w = new double[k];
        r = new double[k];
    }

    /** Rows that make the contrasts of a trial independent, each with between-trial variance 1. */
    private static double[][] turn(NetworkTrial trial) {
        int n = trial.arms().size() - 1;
        if (n == 1) {
            return new double[][] {{1}};
        }
        double[][] g = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g[i][j] = i == j ? 1 : 0.5;
            }
        }
        double[][] inverse = lowerInverse(LinearAlgebra.cholesky(g));
        double[][] own = product(product(inverse, trial.covariance(0)), transposed(inverse));
        return product(transposed(Symmetric.eigen(own).vectors), inverse);
    }

    private static double[][] lowerInverse(double[][] l) {
        int n = l.length;
        double[][] out = new double[n][n];
        for (int c = 0; c < n; c++) {
            for (int i = c; i < n; i++) {
                double s = i == c ? 1 : 0;
                for (int j = c; j < i; j++) {
                    s -= l[i][j] * out[j][c];
                }
                out[i][c] = s / l[i][i];
            }
        }
        return out;
    }

    private static double[][] product(double[][] a, double[][] c) {
        int n = a.length;
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                for (int j = 0; j < n; j++) {
                    out[i][j] += a[i][l] * c[l][j];
                }
            }
        }
        return out;
    }

    private static double[][] transposed(double[][] a) {
        double[][] out = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                out[j][i] = a[i][j];
            }
        }
        return out;
    }

    /**
     * @throws IllegalArgumentException when the parameters cannot be told apart
     */
    void evaluate(double tau2) {
        if (tau2 == evaluated) {
            return;
        }
        for (int i = 0; i < k; i++) {
            w[i] = 1 / (v[i] + tau2);
        }
        solve();
        evaluated = tau2;
    }

    private void solve() {
        evaluated = Double.NaN;
        covariance = null;
        double[] right = new double[p];
        for (int i = 0; i < p; i++) {
            java.util.Arrays.fill(triangle[i], first[i], i + 1, 0);
        }
        for (int i = 0; i < k; i++) {
            for (int a = start[i]; a < start[i + 1]; a++) {
                double f = w[i] * coefficient[a];
                right[column[a]] += f * y[i];
                double[] row = triangle[column[a]];
                for (int c = start[i]; c < start[i + 1]; c++) {
                    if (column[c] <= column[a]) {
                        row[column[c]] += f * coefficient[c];
                    }
                }
            }
        }
        logInformation = 0;
        for (int i = 0; i < p; i++) {
            double[] row = triangle[i];
            double whole = row[i];
            for (int j = first[i]; j < i; j++) {
                double s = row[j];
                double[] other = triangle[j];
                for (int l = Math.max(first[i], first[j]); l < j; l++) {
                    s -= row[l] * other[l];
                }
                row[j] = s / other[j];
            }
            double s = whole;
            for (int l = first[i]; l < i; l++) {
                s -= row[l] * row[l];
            }
            if (!(s > 1e-14 * whole)) {
                throw new IllegalArgumentException(
                        "the effects of the network must be told apart; parameter %d cannot"
                                .formatted(i + 1));
            }
            row[i] = Math.sqrt(s);
            logInformation += Math.log(s);
        }
        for (int i = 0; i < p; i++) {
            double s = right[i];
            for (int l = first[i]; l < i; l++) {
                s -= triangle[i][l] * b[l];
            }
            b[i] = s / triangle[i][i];
        }
        for (int i = p - 1; i >= 0; i--) {
            b[i] /= triangle[i][i];
            for (int l = first[i]; l < i; l++) {
                b[l] -= triangle[i][l] * b[i];
            }
        }
        rss = 0;
        for (int i = 0; i < k; i++) {
            double fitted = 0;
            for (int a = start[i]; a < start[i + 1]; a++) {
                fitted += coefficient[a] * b[column[a]];
            }
            r[i] = y[i] - fitted;
            rss += w[i] * r[i] * r[i];
        }
    }

    double rss() {
        return rss;
    }

    double[] coefficients() {
        return b.clone();
    }

    /** Covariance of the coefficients at the last tau2; to be read only. */
    double[][] covariance() {
        if (covariance != null) {
            return covariance;
        }
        // Row i of the inverse triangle, then the sum of its rows' outer products; whole rows at a
        // time, which the processor does several numbers at once.
        double[][] half = new double[p][];
        for (int i = 0; i < p; i++) {
            double[] row = new double[i + 1];
            row[i] = 1;
            for (int j = first[i]; j < i; j++) {
                double factor = triangle[i][j];
                double[] other = half[j];
                for (int c = 0; c <= j; c++) {
                    row[c] -= factor * other[c];
                }
            }
            for (int c = 0; c <= i; c++) {
                row[c] /= triangle[i][i];
            }
            half[i] = row;
        }
        double[][] out = new double[p][p];
        for (double[] row : half) {
            for (int i = 0; i < row.length; i++) {
                double factor = row[i];
                double[] into = out[i];
                for (int j = 0; j <= i; j++) {
                    into[j] += factor * row[j];
                }
            }
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < i; j++) {
                out[j][i] = out[i][j];
            }
        }
        covariance = out;
        return out;
    }

    /** Trace of the projection P at the last tau2. */
    double trace() {
        double[][] of = covariance();
        double trace = 0;
        for (int i = 0; i < k; i++) {
            trace += w[i] * (1 - w[i] * quadratic(of, i));
        }
        return trace;
    }

    private double quadratic(double[][] of, int i) {
        double q = 0;
        for (int a = start[i]; a < start[i + 1]; a++) {
            for (int c = start[i]; c < start[i + 1]; c++) {
                q += coefficient[a] * of[column[a]][column[c]] * coefficient[c];
            }
        }
        return q;
    }

    /** Without the constants that do not depend on tau2. */
    double logLikelihood(double tau2, boolean restricted) {
        evaluate(tau2);
        double sum = rss + (restricted ? logInformation : 0);
        for (int i = 0; i < k; i++) {
            sum += Math.log(v[i] + tau2);
        }
        return -0.5 * sum;
    }

    private double score(double tau2, boolean restricted) {
        evaluate(tau2);
        double squares = 0;
        double plain = 0;
        for (int i = 0; i < k; i++) {
            squares += w[i] * w[i] * r[i] * r[i];
            plain += w[i];
        }
        return 0.5 * (squares - (restricted ? trace() : plain));
    }

    /** The moment estimate (Q - df) / tr P at 0, cut at 0. */
    double dersimonianLaird() {
        evaluate(0);
        return k > p ? Math.max(0, (rss - (k - p)) / trace()) : 0;
    }

    /**
     * The global maximum: beyond the bound of the grid the score is negative, every rise on the
     * grid is followed to its top.
     */
    Maximum maximum(boolean restricted) {
        int df = k - p;
        if (df < 1) {
            return new Maximum(0, true, List.of(0.0));
        }
        java.util.Arrays.fill(w, 1);
        solve();
        double ss = rss;
        double largest = 0;
        for (double each : v) {
            largest = Math.max(largest, each);
        }
        double bound = (ss + Math.sqrt(ss * ss + 4 * df * ss * largest)) / (2 * df);
        if (!(bound > 0)) {
            return new Maximum(0, true, List.of(0.0));
        }
        double[] at = new double[GRID + 1];
        double[] l = new double[GRID + 1];
        for (int i = 0; i <= GRID; i++) {
            at[i] = i == 0 ? 0 : bound * Math.pow(1e-6, (GRID - i) / (GRID - 1.0));
            l[i] = logLikelihood(at[i], restricted);
        }
        List<Double> tops = new ArrayList<>();
        boolean converged = true;
        for (int i = 0; i <= GRID; i++) {
            boolean left = i == 0 || l[i] >= l[i - 1];
            boolean right = i == GRID || l[i] > l[i + 1];
            if (!left || !right) {
                continue;
            }
            double low = at[Math.max(0, i - 1)];
            double high = at[Math.min(GRID, i + 1)];
            if (i == 0 && score(0, restricted) <= 0) {
                tops.add(0.0);
            } else if (score(low, restricted) > 0 && score(high, restricted) <= 0) {
                tops.add(Roots.between(t -> score(t, restricted), low, high, 4 * Math.ulp(high)));
            } else {
                tops.add(at[i]);
                converged = false;
            }
        }
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (double each : tops) {
            double there = logLikelihood(each, restricted);
            if (there > most) {
                most = there;
                best = each;
            }
        }
        return new Maximum(best, converged && !tops.isEmpty(), tops);
    }
}
