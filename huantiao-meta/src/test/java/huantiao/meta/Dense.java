package huantiao.meta;

/** Matrices as the textbook writes them, for checking sums that avoid them. */
final class Dense {
    private Dense() {}

    static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int l = 0; l < b.length; l++) {
                    c[i][j] += a[i][l] * b[l][j];
                }
            }
        }
        return c;
    }

    static double[][] turned(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    static double[][] diagonal(double[] d) {
        double[][] a = new double[d.length][d.length];
        for (int i = 0; i < d.length; i++) {
            a[i][i] = d[i];
        }
        return a;
    }

    static double trace(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i];
        }
        return sum;
    }

    /** W - WX (X'WX)^-1 X'W. */
    static double[][] projection(double[][] w, double[][] x) {
        double[][] wx = times(w, x);
        double[][] hat = times(times(wx, LinearAlgebra.inverse(times(turned(x), wx))), turned(wx));
        double[][] p = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                p[i][j] = w[i][j] - hat[i][j];
            }
        }
        return p;
    }
}
