package huantiao.meta;

/**
 * Symmetric matrices: eigenvalues by Householder reduction and the implicit QL iteration, inverse
 * roots of small ones by Jacobi rotations.
 */
final class Symmetric {
    private Symmetric() {}

    /**
     * @param matrix symmetric; is destroyed
     */
    static double[] eigenvalues(double[][] matrix) {
        int n = matrix.length;
        double[] d = new double[n];
        double[] e = new double[n];
        tridiagonalize(matrix, d, e);
        implicitQl(d, e);
        return d;
    }

    private static void tridiagonalize(double[][] a, double[] d, double[] e) {
        int n = a.length;
        for (int i = n - 1; i > 0; i--) {
            double scale = 0;
            for (int j = 0; j < i; j++) {
                scale += Math.abs(a[i][j]);
            }
            if (i == 1 || scale == 0) {
                e[i] = a[i][i - 1];
                continue;
            }
            double h = 0;
            for (int j = 0; j < i; j++) {
                a[i][j] /= scale;
                h += a[i][j] * a[i][j];
            }
            double f = a[i][i - 1];
            double g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
            e[i] = scale * g;
            h -= f * g;
            a[i][i - 1] = f - g;
            double sum = 0;
            for (int j = 0; j < i; j++) {
                double t = 0;
                for (int l = 0; l <= j; l++) {
                    t += a[j][l] * a[i][l];
                }
                for (int l = j + 1; l < i; l++) {
                    t += a[l][j] * a[i][l];
                }
                e[j] = t / h;
                sum += e[j] * a[i][j];
            }
            double hh = sum / (h + h);
            for (int j = 0; j < i; j++) {
                double fj = a[i][j];
                e[j] -= hh * fj;
                for (int l = 0; l <= j; l++) {
                    a[j][l] -= fj * e[l] + e[j] * a[i][l];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            d[i] = a[i][i];
        }
        if (n > 0) {
            e[0] = 0;
        }
    }

    private static void implicitQl(double[] d, double[] e) {
        int n = d.length;
        for (int i = 1; i < n; i++) {
            e[i - 1] = e[i];
        }
        if (n > 0) {
            e[n - 1] = 0;
        }
        for (int l = 0; l < n; l++) {
            for (int iteration = 0; ; iteration++) {
                int m = l;
                while (m < n - 1
                        && Math.abs(e[m]) > 1e-17 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
                    m++;
                }
                if (m == l) {
                    break;
                }
                if (iteration == 100) {
                    throw new IllegalStateException(
                            "eigenvalues of a %d by %d matrix did not settle".formatted(n, n));
                }
                double g = (d[l + 1] - d[l]) / (2 * e[l]);
                double r = Math.hypot(g, 1);
                g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
                double s = 1;
                double c = 1;
                double shift = 0;
                int i = m - 1;
                for (; i >= l; i--) {
                    double f = s * e[i];
                    double b = c * e[i];
                    r = Math.hypot(f, g);
                    e[i + 1] = r;
                    if (r == 0) {
                        d[i + 1] -= shift;
                        e[m] = 0;
                        break;
                    }
                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - shift;
                    r = (d[i] - g) * s + 2 * c * b;
                    shift = s * r;
                    d[i + 1] = g + shift;
                    g = c * r - b;
                }
                if (r == 0 && i >= l) {
                    continue;
                }
                d[l] -= shift;
                e[l] = g;
                e[m] = 0;
            }
        }
    }

    /** Eigenvalues with their orthonormal vectors, in no particular order. */
    static final class Eigen {
        final double[] values;

        /** Column e belongs to value e. */
        final double[][] vectors;

        private Eigen(double[] values, double[][] vectors) {
            this.values = values;
            this.vectors = vectors;
        }
    }

    /** All of it by Jacobi rotations: slow for large matrices, exact for small ones. */
    static Eigen eigen(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][n];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            v[i][i] = 1;
            for (int j = 0; j < n; j++) {
                a[i][j] = 0.5 * (matrix[i][j] + matrix[j][i]);
            }
        }
        for (int sweep = 0; sweep < 60; sweep++) {
            double off = 0;
            double all = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    all += a[i][j] * a[i][j];
                    off += i == j ? 0 : a[i][j] * a[i][j];
                }
            }
            if (off <= 1e-34 * all) {
                break;
            }
            for (int i = 0; i < n - 1; i++) {
                for (int j = i + 1; j < n; j++) {
                    rotate(a, v, i, j);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return new Eigen(values, v);
    }

    /**
     * The symmetric square root of the pseudo-inverse of a positive semidefinite matrix;
     * eigenvalues below 1e-12 of the largest count as 0.
     */
    static double[][] inverseRoot(double[][] matrix) {
        int n = matrix.length;
        Eigen eigen = eigen(matrix);
        double largest = 0;
        for (double value : eigen.values) {
            largest = Math.max(largest, value);
        }
        double[][] root = new double[n][n];
        for (int e = 0; e < n; e++) {
            if (eigen.values[e] > 1e-12 * largest) {
                double f = 1 / Math.sqrt(eigen.values[e]);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        root[i][j] += f * eigen.vectors[i][e] * eigen.vectors[j][e];
                    }
                }
            }
        }
        return root;
    }

    private static void rotate(double[][] a, double[][] v, int i, int j) {
        if (a[i][j] == 0) {
            return;
        }
        double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        int n = a.length;
        for (int l = 0; l < n; l++) {
            double p = a[l][i];
            double q = a[l][j];
            a[l][i] = c * p - s * q;
            a[l][j] = s * p + c * q;
        }
        for (int l = 0; l < n; l++) {
            double p = a[i][l];
            double q = a[j][l];
            a[i][l] = c * p - s * q;
            a[j][l] = s * p + c * q;
            p = v[l][i];
            q = v[l][j];
            v[l][i] = c * p - s * q;
            v[l][j] = s * p + c * q;
        }
    }

    /**
     * Solves ax = b for a general square matrix, by elimination with row exchange.
     *
     * @throws IllegalArgumentException when the matrix is singular
     */
    static double[][] solve(double[][] matrix, double[][] right) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            x[i] = right[i].clone();
        }
        for (int c = 0; c < n; c++) {
            int best = c;
            for (int i = c + 1; i < n; i++) {
                best = Math.abs(a[i][c]) > Math.abs(a[best][c]) ? i : best;
            }
            double[] keep = a[c];
            a[c] = a[best];
            a[best] = keep;
            keep = x[c];
            x[c] = x[best];
            x[best] = keep;
            if (!(Math.abs(a[c][c]) > 1e-13)) {
                throw new IllegalArgumentException(
                        "matrix must not be singular; column %d has no pivot".formatted(c + 1));
            }
            for (int i = 0; i < n; i++) {
                double f = i == c ? 0 : a[i][c] / a[c][c];
                if (f != 0) {
                    for (int j = 0; j < n; j++) {
                        a[i][j] -= f * a[c][j];
                        x[i][j] -= f * x[c][j];
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] /= a[i][i];
            }
        }
        return x;
    }
}
