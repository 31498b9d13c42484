package huantiao.meta;

/** Eigenvalues of symmetric matrices by Householder reduction and the implicit QL iteration. */
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
}
