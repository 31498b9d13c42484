package huantiao.meta.effect;

import huantiao.meta.Distributions;

/** The standard bivariate normal distribution. */
final class Bivariate {
    private static final int PIECES = 24;
    // Gauss-Legendre, 5 points on (-1, 1).
    private static final double[] X = {
        0, 0.5384693101056831, -0.5384693101056831, 0.9061798459386640, -0.9061798459386640
    };
    private static final double[] W = {
        0.5688888888888889,
        0.4786286704993665,
        0.4786286704993665,
        0.2369268850561891,
        0.2369268850561891
    };

    private Bivariate() {}

    static double density(double h, double k, double r) {
        double rest = 1 - r * r;
        return Math.exp(-(h * h - 2 * r * h * k + k * k) / (2 * rest))
                / (2 * Math.PI * Math.sqrt(rest));
    }

    /**
     * P(X &lt;= h, Y &lt;= k) at correlation r: the product of the margins plus the integral of the
     * density over the correlation from 0 to r, with r = sin of the integrated angle.
     */
    static double cumulative(double h, double k, double r) {
        double angle = Math.asin(r);
        double sum = 0;
        double half = angle / PIECES / 2;
        for (int piece = 0; piece < PIECES; piece++) {
            double middle = (2 * piece + 1) * half;
            for (int i = 0; i < X.length; i++) {
                double theta = middle + half * X[i];
                double sin = Math.sin(theta);
                double cos2 = 1 - sin * sin;
                sum += W[i] * Math.exp(-(h * h + k * k - 2 * h * k * sin) / (2 * cos2));
            }
        }
        return Distributions.normal(h) * Distributions.normal(k) + sum * half / (2 * Math.PI);
    }
}
