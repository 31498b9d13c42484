package huantiao.meta;

import java.util.function.DoubleUnaryOperator;

/** Roots and minima of functions of one number, by bracketing; they cannot run away. */
final class Roots {
    private Roots() {}

    /**
     * A root of f between two points at which it has opposite signs (Brent's method).
     *
     * @throws IllegalArgumentException when the signs are equal
     */
    static double between(DoubleUnaryOperator f, double low, double high, double tolerance) {
        double a = low;
        double b = high;
        double fa = f.applyAsDouble(a);
        double fb = f.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        if (fb == 0) {
            return b;
        }
        if (!(fa > 0 != fb > 0)) {
            throw new IllegalArgumentException(
                    "a root between %s and %s must have values of opposite sign there, not %s and %s"
                            .formatted(low, high, fa, fb));
        }
        double c = a;
        double fc = fa;
        double d = b - a;
        double e = d;
        for (int i = 0; i < 500; i++) {
            if (fb > 0 == fc > 0) {
                c = a;
                fc = fa;
                d = b - a;
                e = d;
            }
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double enough = 2 * Math.ulp(b) + 0.5 * tolerance;
            double half = 0.5 * (c - b);
            if (Math.abs(half) <= enough || fb == 0) {
                return b;
            }
            if (Math.abs(e) >= enough && Math.abs(fa) > Math.abs(fb)) {
                double s = fb / fa;
                double p;
                double q;
                if (a == c) {
                    p = 2 * half * s;
                    q = 1 - s;
                } else {
                    double qq = fa / fc;
                    double r = fb / fc;
                    p = s * (2 * half * qq * (qq - r) - (b - a) * (r - 1));
                    q = (qq - 1) * (r - 1) * (s - 1);
                }
                if (p > 0) {
                    q = -q;
                } else {
                    p = -p;
                }
                if (2 * p < Math.min(3 * half * q - Math.abs(enough * q), Math.abs(e * q))) {
                    e = d;
                    d = p / q;
                } else {
                    d = half;
                    e = d;
                }
            } else {
                d = half;
                e = d;
            }
            a = b;
            fa = fb;
            b += Math.abs(d) > enough ? d : Math.copySign(enough, half);
            fb = f.applyAsDouble(b);
        }
        return b;
    }
}
