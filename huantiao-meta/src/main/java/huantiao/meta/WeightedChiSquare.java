package huantiao.meta;

/**
 * Distribution of a sum of independent chi-square variables of one degree of freedom with positive
 * weights.
 *
 * <p>P(Q &lt;= q) is the inverse Laplace transform of prod (1 + 2 lambda z)^(-1/2) / z, whose
 * singularities all lie on the negative real axis. It is integrated by the trapezoidal rule along a
 * parabola through the saddle point, open to the left, which converges geometrically. Tried and not
 * taken: the series of Farebrother (AS 204), which needs thousands of terms when the weights differ
 * by a factor of 1,000, and the integral of Imhof, which oscillates.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-07-01945-X">Weideman and Trefethen 2007,
 *     parabolic and hyperbolic contours</a>
 */
final class WeightedChiSquare {
    private final double[] lambda;

    /** Weights that are not above the relative cut are taken as 0 and left out. */
    WeightedChiSquare(double[] weights) {
        double max = 0;
        for (double each : weights) {
            max = Math.max(max, each);
        }
        int n = 0;
        double[] kept = new double[weights.length];
        for (double each : weights) {
            if (each > 1e-12 * max) {
                kept[n++] = each;
            }
        }
        lambda = java.util.Arrays.copyOf(kept, n);
    }

    /** P(Q &lt;= q), absolute error about 1e-13. */
    double cumulative(double q) {
        if (!(q > 0)) {
            return 0;
        }
        double z = saddle(q);
        double curvature = 1 / (z * z);
        for (double l : lambda) {
            double each = l / (1 + 2 * l * z);
            curvature += 2 * each * each;
        }
        double width = 1 / Math.sqrt(curvature);
        // Bent to the left for decay, but hardly within the peak, left of which the integrand
        // grows.
        double bend = Math.min(1 / (4 * z), 1 / (16 * width));
        // Fine enough for the distance of the pole at 0 and for the width of the peak.
        double step = Math.min(2 * Math.PI * z / 36, 0.7 * width);
        double log0 = Double.NaN;
        double sum = 0;
        for (int n = 0; n < 1_000_000; n++) {
            double y = n * step;
            double re = z - bend * y * y;
            double im = y;
            // log of the integrand: zq - sum log(1 + 2 lambda z)/2 - log z, dz = i(1 + 2i bend y)
            // dy.
            double logSize = re * q - 0.5 * Math.log(re * re + im * im);
            double angle = im * q - Math.atan2(im, re);
            for (double l : lambda) {
                double a = 1 + 2 * l * re;
                double b = 2 * l * im;
                logSize -= 0.25 * Math.log(a * a + b * b);
                angle -= 0.5 * Math.atan2(b, a);
            }
            if (n == 0) {
                log0 = logSize;
            }
            double size = Math.exp(logSize - log0);
            double slope = 2 * bend * y;
            double term = size * (Math.cos(angle) - slope * Math.sin(angle));
            sum += n == 0 ? 0.5 * term : term;
            if (y > 8 * width && size * (1 + slope) < 1e-18) {
                break;
            }
        }
        double value = Math.exp(log0) * step * sum / Math.PI;
        return Math.min(1, Math.max(0, value));
    }

    /** The z above 0 at which q = sum lambda/(1 + 2 lambda z) + 1/z. */
    private double saddle(double q) {
        double low = 1e-3 / q;
        double high = 2 * (lambda.length + 2) / q;
        for (int i = 0; i < 200; i++) {
            double mid = Math.sqrt(low * high);
            double sum = 1 / mid - q;
            for (double l : lambda) {
                sum += l / (1 + 2 * l * mid);
            }
            if (sum > 0) {
                low = mid;
            } else {
                high = mid;
            }
            if (high / low < 1.0001) {
                break;
            }
        }
        return Math.sqrt(low * high);
    }
}
