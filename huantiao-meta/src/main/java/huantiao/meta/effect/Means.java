package huantiao.meta.effect;

import huantiao.meta.Distributions;
import huantiao.meta.SmallSample;
import huantiao.meta.TwoMeans;
import java.util.List;

/** Measures of two means; some variances need the average over all studies. */
final class Means {
    private final Measure measure;
    private final VarianceKind variance;
    private final boolean corrected;
    private final double averageG;
    private final double averageCv1;
    private final double averageCv2;
    private final double averageCv;

    Means(Measure measure, VarianceKind variance, boolean corrected, List<TwoMeans> all) {
        this.measure = measure;
        this.variance = variance;
        this.corrected = corrected;
        double weight = 0;
        double g = 0;
        double n1 = 0;
        double n2 = 0;
        double cv1 = 0;
        double cv2 = 0;
        for (TwoMeans each : all) {
            double n = each.n1() + each.n2();
            double y =
                    (each.mean1() - each.mean2())
                            / each.pooledSd()
                            * (corrected ? SmallSample.factor(n - 2) : 1);
            if (Double.isFinite(y)) {
                weight += n;
                g += n * y;
            }
            double c1 = each.sd1() / each.mean1();
            double c2 = each.sd2() / each.mean2();
            if (Double.isFinite(c1) && Double.isFinite(c2)) {
                n1 += each.n1();
                n2 += each.n2();
                cv1 += each.n1() * c1;
                cv2 += each.n2() * c2;
            }
        }
        averageG = g / weight;
        averageCv1 = cv1 / n1;
        averageCv2 = cv2 / n2;
        averageCv = (cv1 + cv2) / (n1 + n2);
    }

    Effect effect(TwoMeans t) {
        double n1 = t.n1();
        double n2 = t.n2();
        double n = n1 + n2;
        double v1 = t.sd1() * t.sd1();
        double v2 = t.sd2() * t.sd2();
        double difference = t.mean1() - t.mean2();
        double sp = t.pooledSd();
        double d = difference / sp;
        // Relative variances of the means.
        double a = v1 / (n1 * t.mean1() * t.mean1());
        double b = v2 / (n2 * t.mean2() * t.mean2());
        double half = 1 / (2 * (n1 - 1)) - 1 / (2 * (n2 - 1));
        double halves = 1 / (2 * (n1 - 1)) + 1 / (2 * (n2 - 1));
        return switch (measure) {
            case MD ->
                    new Effect(
                            difference,
                            variance == VarianceKind.HO
                                    ? sp * sp * (1 / n1 + 1 / n2)
                                    : v1 / n1 + v2 / n2);
            case SMD -> standardized(d, n1, n2, variance, corrected, averageG);
            case SMDH -> {
                double s2 = (v1 + v2) / 2;
                double y = difference / Math.sqrt(s2) * factor(n - 2);
                yield new Effect(
                        y,
                        y * y * (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1)) / (8 * s2 * s2)
                                + (v1 / (n1 - 1) + v2 / (n2 - 1)) / s2);
            }
            case SMD1 -> {
                double y = difference / t.sd2() * factor(n2 - 1);
                double df = variance == VarianceKind.COCHRANE ? n2 - 1 : n2;
                yield new Effect(y, 1 / n1 + 1 / n2 + y * y / (2 * df));
            }
            case SMD1H -> {
                double y = difference / t.sd2() * factor(n2 - 1);
                yield new Effect(y, v1 / v2 / (n1 - 1) + 1 / (n2 - 1) + y * y / (2 * (n2 - 1)));
            }
            case ROM ->
                    new Effect(
                            Math.log(t.mean1() / t.mean2()) + (corrected ? 0.5 * (a - b) : 0),
                            switch (variance) {
                                case LS, LS2, UB, COCHRANE -> a + b;
                                case HO ->
                                        sp
                                                * sp
                                                * (1 / (n1 * t.mean1() * t.mean1())
                                                        + 1 / (n2 * t.mean2() * t.mean2()));
                                case AV ->
                                        averageCv1 * averageCv1 / n1 + averageCv2 * averageCv2 / n2;
                                case AVHO -> averageCv * averageCv * (1 / n1 + 1 / n2);
                            });
            case VR -> new Effect(Math.log(t.sd1() / t.sd2()) + (corrected ? half : 0), halves);
            case CVR ->
                    new Effect(
                            Math.log(t.sd1() / t.mean1())
                                    - Math.log(t.sd2() / t.mean2())
                                    + (corrected ? half - 0.5 * (a - b) : 0),
                            halves + a + b);
            case CLESN -> {
                double s2 = v1 + v2;
                double z = difference / Math.sqrt(s2);
                double f = Distributions.normalDensity(z);
                double vz =
                        (v1 / (n1 - 1) + v2 / (n2 - 1)) / s2
                                + z * z * (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1)) / (2 * s2 * s2);
                yield new Effect(Distributions.normal(z), f * f * vz);
            }
            case D2OR, D2ORL ->
                    standardized(d, n1, n2, variance, false, averageG).times(Tables.LOGISTIC);
            case D2ORN -> standardized(d, n1, n2, variance, false, averageG).times(Tables.NORMAL);
            case RPB -> pointBiserial(d, n1, n2);
            case ZPB -> pointBiserial(d, n1, n2).fisherZ();
            case RBIS -> biserial(d, n1, n2);
            case ZBIS -> biserial(d, n1, n2).fisherZ();
            default -> throw new IllegalStateException(measure + " is not of two means");
        };
    }

    private double factor(double df) {
        return corrected ? SmallSample.factor(df) : 1;
    }

    static Effect standardized(
            double d,
            double n1,
            double n2,
            VarianceKind variance,
            boolean corrected,
            double average) {
        double n = n1 + n2;
        double exact = SmallSample.factor(n - 2);
        double j = !corrected ? 1 : variance == VarianceKind.COCHRANE ? 1 - 3 / (4 * n - 9) : exact;
        double g = j * d;
        double base = 1 / n1 + 1 / n2;
        return new Effect(
                g,
                switch (variance) {
                    case LS, HO -> base + g * g / (2 * n);
                    case LS2 -> j * j * (base + d * d / (2 * n));
                    case UB ->
                            base
                                    + (1 - (n - 4) / ((n - 2) * exact * exact))
                                            * (exact * d)
                                            * (exact * d);
                    case COCHRANE -> n / (n1 * n2) + g * g / (2 * (n - 3.94));
                    case AV, AVHO -> base + average * average / (2 * n);
                });
    }

    /** Variance for two samples of fixed sizes. */
    private static Effect pointBiserial(double d, double n1, double n2) {
        double n = n1 + n2;
        double h = (n - 2) / n1 + (n - 2) / n2;
        double sum = d * d + h;
        return new Effect(
                d / Math.sqrt(sum),
                h * h / (sum * sum * sum) * (1 / n1 + 1 / n2 + d * d / (2 * n)));
    }

    /**
     * @see <a href="https://doi.org/10.1093/biomet/10.2-3.384">Soper 1914</a>
     */
    private static Effect biserial(double d, double n1, double n2) {
        double n = n1 + n2;
        double p = n1 / n;
        double q = n2 / n;
        double z = EffectSize.normalQuantile(p);
        double f = Distributions.normalDensity(z);
        double h = (n - 2) / n1 + (n - 2) / n2;
        double r = Math.sqrt(p * q) / f * d / Math.sqrt(d * d + h);
        double r2 = r * r;
        return new Effect(
                r,
                (p * q / (f * f) - (1.5 + (1 + p * z / f) * (1 - q * z / f)) * r2 + r2 * r2)
                        / (n - 1));
    }
}
