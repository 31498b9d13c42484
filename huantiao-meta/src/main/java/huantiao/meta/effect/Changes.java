package huantiao.meta.effect;

import huantiao.meta.Distributions;
import huantiao.meta.SmallSample;

/** Measures of two measurements of the same people. */
final class Changes {
    private Changes() {}

    static Effect effect(Measure measure, boolean corrected, Change c) {
        double n = c.n();
        double r = c.r();
        double v1 = c.sd1() * c.sd1();
        double v2 = c.sd2() * c.sd2();
        double change = c.mean1() - c.mean2();
        double vd = v1 + v2 - 2 * r * c.sd1() * c.sd2();
        double pooled = (v1 + v2) / 2;
        double fourth = v1 * v1 + v2 * v2 + 2 * r * r * v1 * v2;
        double a = v1 / (n * c.mean1() * c.mean1());
        double b = v2 / (n * c.mean2() * c.mean2());
        double relative = a + b - 2 * r * c.sd1() * c.sd2() / (c.mean1() * c.mean2() * n);
        double second = corrected ? 0.5 * (a - b) : 0;
        return switch (measure) {
            case MC -> new Effect(change, vd / n);
            case SMCC -> {
                double y = change / Math.sqrt(vd) * factor(corrected, n - 1);
                yield new Effect(y, 1 / n + y * y / (2 * n));
            }
            case SMCR -> {
                double y = change / c.sd1() * factor(corrected, n - 1);
                yield new Effect(y, 2 * (1 - r) / n + y * y / (2 * n));
            }
            case SMCRH -> {
                double y = change / c.sd1() * factor(corrected, n - 1);
                yield new Effect(y, vd / v1 / (n - 1) + y * y / (2 * (n - 1)));
            }
            case SMCRP -> {
                double m = 2 * (n - 1) / (1 + r * r);
                double y = change / Math.sqrt(pooled) * factor(corrected, m);
                yield new Effect(y, 2 * (1 - r) / n + y * y * (1 + r * r) / (4 * n));
            }
            case SMCRPH -> {
                double m = 2 * (n - 1) / (1 + r * r);
                double y = change / Math.sqrt(pooled) * factor(corrected, m);
                yield new Effect(
                        y,
                        vd / pooled / (n - 1) + y * y * fourth / (8 * pooled * pooled * (n - 1)));
            }
            case ROMC -> new Effect(Math.log(c.mean1() / c.mean2()) + second, relative);
            case VRC -> new Effect(Math.log(c.sd1() / c.sd2()), (1 - r * r) / (n - 1));
            case CVRC ->
                    new Effect(
                            Math.log(c.sd1() / c.mean1()) - Math.log(c.sd2() / c.mean2()) - second,
                            (1 - r * r) / (n - 1) + relative);
            case CLESCN -> {
                double s2 = v1 + v2;
                double z = change / Math.sqrt(s2);
                double f = Distributions.normalDensity(z);
                double vz = vd / s2 / (n - 1) + z * z * fourth / (2 * s2 * s2 * (n - 1));
                yield new Effect(Distributions.normal(z), f * f * vz);
            }
            default -> throw new IllegalStateException(measure + " is not of a change");
        };
    }

    private static double factor(boolean corrected, double df) {
        return corrected ? SmallSample.factor(df) : 1;
    }
}
