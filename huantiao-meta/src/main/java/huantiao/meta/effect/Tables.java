package huantiao.meta.effect;

import huantiao.meta.Distributions;
import huantiao.meta.TwoByTwo;

/** Measures of two-by-two tables. */
final class Tables {
    /** Logistic standard deviation: pi over the root of 3. */
    static final double LOGISTIC = Math.PI / Math.sqrt(3);

    /** Normal odds-to-difference factor of Cox and Snell. */
    static final double NORMAL = 1.65;

    private Tables() {}

    static Effect effect(Measure measure, TwoByTwo t) {
        double a = t.a();
        double b = t.b();
        double c = t.c();
        double d = t.d();
        double n1 = t.treated();
        double n2 = t.controls();
        double n = t.total();
        double p1 = a / n1;
        double p2 = c / n2;
        Effect or = new Effect(Math.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d);
        return switch (measure) {
            case RR -> new Effect(Math.log(p1 / p2), 1 / a - 1 / n1 + 1 / c - 1 / n2);
            case OR -> or;
            case RD -> new Effect(p1 - p2, a * b / (n1 * n1 * n1) + c * d / (n2 * n2 * n2));
            case AS ->
                    new Effect(
                            Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)),
                            1 / (4 * n1) + 1 / (4 * n2));
            case PHI -> phi(t);
            case ZPHI -> phi(t).fisherZ();
            case YUQ -> yule(or, 1);
            case YUY -> yule(or, 2);
            case PBIT -> {
                Effect z1 = probit(p1, n1);
                Effect z2 = probit(p2, n2);
                yield new Effect(z1.value() - z2.value(), z1.variance() + z2.variance());
            }
            case OR2D, OR2DL -> or.times(1 / LOGISTIC);
            case OR2DN -> or.times(1 / NORMAL);
            case RTET -> tetrachoric(t);
            case ZTET -> tetrachoric(t).fisherZ();
            case MPRR -> new Effect(Math.log((a + b) / (a + c)), (b + c) / ((a + b) * (a + c)));
            case MPOR -> {
                double m1 = (a + b) / n;
                double m2 = (a + c) / n;
                double v1 = m1 * (1 - m1);
                double v2 = m2 * (1 - m2);
                double covariance = (a * d - b * c) / (n * n);
                yield new Effect(
                        Math.log(m1 / (1 - m1)) - Math.log(m2 / (1 - m2)),
                        1 / (n * v1) + 1 / (n * v2) - 2 * covariance / (n * v1 * v2));
            }
            case MPRD ->
                    new Effect((b - c) / n, (b + c) / (n * n) - (b - c) * (b - c) / (n * n * n));
            case MPORC -> new Effect(Math.log(b / c), 1 / b + 1 / c);
            case MPPETO -> new Effect(2 * (b - c) / (b + c), 4 / (b + c));
            default -> throw new IllegalStateException(measure + " is not of a table");
        };
    }

    /** Probit of a proportion, variance by the delta method. */
    static Effect probit(double p, double n) {
        double z = EffectSize.normalQuantile(p);
        return new Effect(z, 2 * Math.PI * p * (1 - p) * Math.exp(z * z) / n);
    }

    private static Effect yule(Effect or, int root) {
        double ratio = Math.exp(or.value() / root);
        double y = (ratio - 1) / (ratio + 1);
        double rest = 1 - y * y;
        return new Effect(y, rest * rest * or.variance() / (4 * root * root));
    }

    /** Phi with the variance for one sample in which both margins are random. */
    private static Effect phi(TwoByTwo t) {
        double n = t.total();
        double a1 = t.treated() / n;
        double a2 = t.controls() / n;
        double b1 = (t.a() + t.c()) / n;
        double b2 = (t.b() + t.d()) / n;
        double y = (t.a() * t.d() - t.b() * t.c()) / (n * n * Math.sqrt(a1 * a2 * b1 * b2));
        double skewA = (a1 - a2) * (a1 - a2) / (a1 * a2);
        double skewB = (b1 - b2) * (b1 - b2) / (b1 * b2);
        double cross = (a1 - a2) * (b1 - b2) / Math.sqrt(a1 * a2 * b1 * b2);
        double v = 1 - y * y + y * (1 + 0.5 * y * y) * cross - 0.75 * y * y * (skewA + skewB);
        return new Effect(y, v / n);
    }

    /**
     * The correlation of two normal variables cut to give the table; variance from the inverse
     * information of correlation and both cuts.
     */
    private static Effect tetrachoric(TwoByTwo t) {
        double n = t.total();
        double h = EffectSize.normalQuantile(t.treated() / n);
        double k = EffectSize.normalQuantile((t.a() + t.c()) / n);
        double target = t.a() / n;
        double low = -1 + 1e-12;
        double high = 1 - 1e-12;
        if (!(target > 0)
                || target <= Bivariate.cumulative(h, k, low)
                || target >= Bivariate.cumulative(h, k, high)) {
            return Effect.UNDEFINED;
        }
        for (int i = 0; i < 200 && high - low > 1e-15; i++) {
            double mid = 0.5 * (low + high);
            if (Bivariate.cumulative(h, k, mid) < target) {
                low = mid;
            } else {
                high = mid;
            }
        }
        double r = 0.5 * (low + high);
        double root = Math.sqrt(1 - r * r);
        double density = Bivariate.density(h, k, r);
        double f1 = Distributions.normalDensity(h);
        double f2 = Distributions.normalDensity(k);
        double g1 = f1 * Distributions.normal((k - r * h) / root);
        double g2 = f2 * Distributions.normal((h - r * k) / root);
        double[][] slopes = {
            {density, g1, g2},
            {-density, f1 - g1, -g2},
            {-density, -g1, f2 - g2},
            {density, -f1 + g1, -f2 + g2}
        };
        double[] p = {t.a() / n, t.b() / n, t.c() / n, t.d() / n};
        double[][] information = new double[3][3];
        for (int cell = 0; cell < 4; cell++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    information[i][j] += n * slopes[cell][i] * slopes[cell][j] / p[cell];
                }
            }
        }
        double m00 = information[1][1] * information[2][2] - information[1][2] * information[2][1];
        double m01 = information[1][0] * information[2][2] - information[1][2] * information[2][0];
        double m02 = information[1][0] * information[2][1] - information[1][1] * information[2][0];
        double determinant =
                information[0][0] * m00 - information[0][1] * m01 + information[0][2] * m02;
        return new Effect(r, m00 / determinant);
    }
}
