package huantiao.meta;

/**
 * Small dense systems by Cholesky, scaled to unit diagonal first so that columns in different units
 * do not cost digits.
 */
final class LinearAlgebra {
    private LinearAlgebra() {}

    /**
     * Lower triangle L with LL' = a.
     *
     * @throws IllegalArgumentException when a is not positive definite
     */
    static double[][] cholesky(double[][] a) {
        int n = a.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int m = 0; m < j; m++) {
                    sum -= l[i][m] * l[j][m];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new IllegalArgumentException(
                                "matrix must be positive definite; row %d leaves %s"
                                        .formatted(i + 1, sum));
                    }
                    l[i][i] = Math.sqrt(sum);
                } else {
                    l[i][j] = sum / l[j][j];
                }
            }
        }
        return l;
    }

    /** b' a^-1 b. */
    static double quadraticInverse(double[][] a, double[] b) {
        int n = b.length;
        double[] d = scale(a);
        double[][] l = cholesky(scaled(a, d));
        double[] z = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double s = b[i] / d[i];
            for (int j = 0; j < i; j++) {
                s -= l[i][j] * z[j];
            }
            z[i] = s / l[i][i];
            sum += z[i] * z[i];
        }
        return sum;
    }

    static double[][] inverse(double[][] a) {
        int n = a.length;
        double[] d = scale(a);
        double[][] l = cholesky(scaled(a, d));
        double[][] inverse = new double[n][n];
        for (int c = 0; c < n; c++) {
            double[] z = new double[n];
            for (int i = c; i < n; i++) {
                double s = i == c ? 1 : 0;
                for (int j = c; j < i; j++) {
                    s -= l[i][j] * z[j];
                }
                z[i] = s / l[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double s = z[i];
                for (int j = i + 1; j < n; j++) {
                    s -= l[j][i] * z[j];
                }
                z[i] = s / l[i][i];
            }
            for (int i = 0; i < n; i++) {
                inverse[i][c] = z[i] / (d[i] * d[c]);
            }
        }
        return inverse;
    }

    static double determinant(double[][] a) {
        double[] d = scale(a);
        double[][] l = cholesky(scaled(a, d));
        double product = 1;
        for (int i = 0; i < d.length; i++) {
            product *= l[i][i] * l[i][i] * d[i] * d[i];
        }
        return product;
    }

    private static double[] scale(double[][] a) {
        double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i][i] > 0 ? Math.sqrt(a[i][i]) : 1;
        }
        return d;
    }

    private static double[][] scaled(double[][] a, double[] d) {
        double[][] s = new double[a.length][a.length];
        for (int i = 0; i < d.length; i++) {
            for (int j = 0; j < d.length; j++) {
                s[i][j] = a[i][j] / (d[i] * d[j]);
            }
        }
        return s;
    }
}
