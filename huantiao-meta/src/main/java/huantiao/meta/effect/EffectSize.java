package huantiao.meta.effect;

import huantiao.meta.Distributions;
import huantiao.meta.Estimates;
import huantiao.meta.Peto;
import huantiao.meta.SmallSample;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoMeans;
import huantiao.meta.TwoRates;
import huantiao.meta.ZeroCells;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A configured effect measure. Defaults are those of metafor 5: 0.5 to every cell of a table, or to
 * the counts of a group, with a zero, except for arcsine and double arcsine measures; large-sample
 * variances; small-sample and second-order bias corrections on.
 *
 * <p>Standardized differences use the exact factor J of {@link SmallSample#factor}.
 *
 * @see <a href="https://doi.org/10.18637/jss.v036.i03">Viechtbauer 2010, the measures and codes</a>
 */
public final class EffectSize {
    private final Measure measure;
    private final VarianceKind variance;
    private final boolean corrected;
    private final ZeroCells zeroCells;

    private EffectSize(
            Measure measure, VarianceKind variance, boolean corrected, ZeroCells zeroCells) {
        this.measure = measure;
        this.variance = variance;
        this.corrected = corrected;
        this.zeroCells = zeroCells;
    }

    public static EffectSize of(Measure measure) {
        return new EffectSize(
                measure,
                VarianceKind.LS,
                true,
                switch (measure) {
                    case AS, PAS, PFT, IRS, IRFT, IRSD -> ZeroCells.untouched();
                    default -> ZeroCells.half();
                });
    }

    public EffectSize with(VarianceKind kind) {
        return new EffectSize(measure, kind, corrected, zeroCells);
    }

    /** Without small-sample and second-order bias corrections. */
    public EffectSize uncorrected() {
        return new EffectSize(measure, variance, false, zeroCells);
    }

    public EffectSize with(ZeroCells rule) {
        return new EffectSize(measure, variance, corrected, rule);
    }

    private void from(Measure.Report report) {
        if (measure.report() != report) {
            throw new IllegalArgumentException(
                    "measure %s must be computed from %s, not from %s"
                            .formatted(measure, measure.report(), report));
        }
    }

    private static <T> Estimates estimates(
            List<T> reports, Function<T, String> study, Function<T, Effect> effect) {
        double[] y = new double[reports.size()];
        double[] v = new double[reports.size()];
        List<String> studies = new ArrayList<>(reports.size());
        for (int i = 0; i < y.length; i++) {
            Effect each = effect.apply(reports.get(i));
            boolean defined =
                    Double.isFinite(each.value())
                            && Double.isFinite(each.variance())
                            && each.variance() >= 0;
            y[i] = defined ? each.value() : Double.NaN;
            v[i] = defined ? each.variance() : Double.NaN;
            studies.add(study.apply(reports.get(i)));
        }
        return Estimates.of(studies, y, v);
    }

    /** From two-by-two tables; for matched pairs the cells of the paired table. */
    public Estimates fromTables(List<TwoByTwo> tables) {
        from(Measure.Report.TABLE);
        List<TwoByTwo> corrected = zeroCells.applied(tables);
        if (measure == Measure.PETO) {
            return Peto.effects(corrected);
        }
        return estimates(corrected, TwoByTwo::study, t -> Tables.effect(measure, t));
    }

    /** From events and person-time of two groups. */
    public Estimates fromTwoRates(List<TwoRates> rates) {
        from(Measure.Report.TWO_RATES);
        boolean any = rates.stream().anyMatch(r -> r.x1() == 0 || r.x2() == 0);
        return estimates(
                rates,
                TwoRates::study,
                r -> {
                    if (zeroCells.dropDoubleZero() && r.x1() == 0 && r.x2() == 0) {
                        return Effect.UNDEFINED;
                    }
                    double add = added(r.x1() == 0 || r.x2() == 0, any);
                    double x1 = r.x1() + add;
                    double x2 = r.x2() + add;
                    double t1 = r.t1();
                    double t2 = r.t2();
                    return switch (measure) {
                        case IRR -> new Effect(Math.log(x1 / t1 / (x2 / t2)), 1 / x1 + 1 / x2);
                        case IRD -> new Effect(x1 / t1 - x2 / t2, x1 / (t1 * t1) + x2 / (t2 * t2));
                        default ->
                                new Effect(
                                        Math.sqrt(x1 / t1) - Math.sqrt(x2 / t2),
                                        1 / (4 * t1) + 1 / (4 * t2));
                    };
                });
    }

    private double added(boolean zero, boolean any) {
        return switch (zeroCells.where()) {
            case NOWHERE -> 0;
            case TABLES_WITH_ZERO -> zero ? zeroCells.constant() : 0;
            case ALL_IF_ANY_ZERO -> any ? zeroCells.constant() : 0;
            case EVERYWHERE -> zeroCells.constant();
        };
    }

    /** From means and standard deviations of two groups. */
    public Estimates fromTwoMeans(List<TwoMeans> means) {
        from(Measure.Report.TWO_MEANS);
        return estimates(
                means, TwoMeans::study, new Means(measure, variance, corrected, means)::effect);
    }

    /** Standardized differences from d, t, F or p; measure SMD only. */
    public Estimates fromReportedDifferences(List<ReportedDifference> reports) {
        if (measure != Measure.SMD) {
            throw new IllegalArgumentException(
                    "measure %s must be SMD to be computed from d, t, F or p".formatted(measure));
        }
        return estimates(
                reports,
                ReportedDifference::study,
                r ->
                        Means.standardized(
                                r.standardized(), r.n1(), r.n2(), variance, corrected, Double.NaN));
    }

    /** From two measurements of the same people. */
    public Estimates fromChanges(List<Change> changes) {
        from(Measure.Report.CHANGE);
        return estimates(changes, Change::study, c -> Changes.effect(measure, corrected, c));
    }

    public Estimates fromProportions(List<Proportion> proportions) {
        from(Measure.Report.PROPORTION);
        boolean any = proportions.stream().anyMatch(p -> p.x() == 0 || p.x() == p.n());
        return estimates(
                proportions,
                Proportion::study,
                each -> {
                    double add = added(each.x() == 0 || each.x() == each.n(), any);
                    double x = each.x() + add;
                    double n = each.n() + 2 * add;
                    double p = x / n;
                    return switch (measure) {
                        case PR -> new Effect(p, p * (1 - p) / n);
                        case PLN -> new Effect(Math.log(p), 1 / x - 1 / n);
                        case PLO -> new Effect(Math.log(x / (n - x)), 1 / x + 1 / (n - x));
                        case PRZ -> Tables.probit(p, n);
                        case PAS -> new Effect(Math.asin(Math.sqrt(p)), 1 / (4 * n));
                        default ->
                                new Effect(
                                        0.5
                                                * (Math.asin(Math.sqrt(x / (n + 1)))
                                                        + Math.asin(Math.sqrt((x + 1) / (n + 1)))),
                                        1 / (4 * n + 2));
                    };
                });
    }

    public Estimates fromRates(List<Rate> rates) {
        from(Measure.Report.RATE);
        boolean any = rates.stream().anyMatch(r -> r.x() == 0);
        return estimates(
                rates,
                Rate::study,
                each -> {
                    double x = each.x() + added(each.x() == 0, any);
                    double t = each.t();
                    return switch (measure) {
                        case IR -> new Effect(x / t, x / (t * t));
                        case IRLN -> new Effect(Math.log(x / t), 1 / x);
                        case IRS -> new Effect(Math.sqrt(x / t), 1 / (4 * t));
                        default ->
                                new Effect(
                                        0.5 * (Math.sqrt(x / t) + Math.sqrt((x + 1) / t)),
                                        1 / (4 * t));
                    };
                });
    }

    public Estimates fromMeans(List<Mean> means) {
        from(Measure.Report.MEAN);
        return estimates(
                means,
                Mean::study,
                each -> {
                    double m = each.mean();
                    double s = each.sd();
                    double n = each.n();
                    double half = 1 / (2 * (n - 1));
                    double relative = s * s / (n * m * m);
                    return switch (measure) {
                        case MN -> new Effect(m, s * s / n);
                        case SMN -> {
                            double y = m / s * (corrected ? SmallSample.factor(n - 1) : 1);
                            yield new Effect(y, 1 / n + y * y / (2 * n));
                        }
                        case MNLN -> new Effect(Math.log(m), relative);
                        case SDLN -> new Effect(Math.log(s) + half, half);
                        default -> new Effect(Math.log(s / m) + half, half + relative);
                    };
                });
    }

    public Estimates fromCorrelations(List<Correlation> correlations) {
        from(Measure.Report.CORRELATION);
        return estimates(
                correlations,
                Correlation::study,
                each -> {
                    double r = each.r();
                    double n = each.n();
                    double rest = 1 - r * r;
                    return switch (measure) {
                        case COR -> new Effect(r, rest * rest / (n - 1));
                        case ZCOR -> new Effect(fisherZ(r), 1 / (n - 3));
                        default -> unbiasedCorrelation(r, n);
                    };
                });
    }

    /**
     * @see <a href="https://doi.org/10.1214/aoms/1177706717">Olkin and Pratt 1958</a>
     */
    private Effect unbiasedCorrelation(double r, double n) {
        double rest = 1 - r * r;
        double u = r * hypergeometric(0.5, 0.5, (n - 2) / 2, rest);
        double v =
                variance == VarianceKind.UB
                        ? u * u - (1 - (n - 3) / (n - 2) * rest * hypergeometric(1, 1, n / 2, rest))
                        : (1 - u * u) * (1 - u * u) / (n - 1);
        return new Effect(u, v);
    }

    /** Gauss's series 2F1(a, b; c; z), 0 &lt;= z &lt;= 1 and c above a + b. */
    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int i = 0; i < 1_000_000; i++) {
            term *= (a + i) * (b + i) / ((c + i) * (1 + i)) * z;
            sum += term;
            if (Math.abs(term) < 1e-17 * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }

    public Estimates fromPartialCorrelations(List<PartialCorrelation> partials) {
        from(Measure.Report.PARTIAL);
        return estimates(
                partials,
                PartialCorrelation::study,
                each -> {
                    double n = each.n();
                    double m = each.predictors();
                    double t = each.t();
                    double r = t / Math.sqrt(t * t + n - m - 1);
                    double r2 = each.r2();
                    double s = t * Math.sqrt(1 - r2) / Math.sqrt(n - m - 1);
                    double others = r2 - s * s;
                    double vs = (r2 * r2 - 2 * r2 + others + 1 - others * others) / n;
                    return switch (measure) {
                        case PCOR -> new Effect(r, (1 - r * r) * (1 - r * r) / (n - m));
                        case ZPCOR -> new Effect(fisherZ(r), 1 / (n - m - 2));
                        case SPCOR -> new Effect(s, vs);
                        default -> new Effect(fisherZ(s), vs / ((1 - s * s) * (1 - s * s)));
                    };
                });
    }

    public Estimates fromAlphas(List<Alpha> alphas) {
        from(Measure.Report.ALPHA);
        return estimates(
                alphas,
                Alpha::study,
                each -> {
                    double rest = 1 - each.alpha();
                    double m = each.items();
                    double n = each.n();
                    return switch (measure) {
                        case ARAW ->
                                new Effect(each.alpha(), 2 * m * rest * rest / ((m - 1) * (n - 2)));
                        case AHW -> {
                            double root = Math.cbrt(rest);
                            double d = 9 * n - 11;
                            yield new Effect(
                                    1 - root, 18 * m * (n - 1) * root * root / ((m - 1) * d * d));
                        }
                        default -> new Effect(-Math.log(rest), 2 * m / ((m - 1) * (n - 2)));
                    };
                });
    }

    /** Fisher's z of a correlation. */
    public static double fisherZ(double r) {
        return 0.5 * (Math.log1p(r) - Math.log1p(-r));
    }

    static double normalQuantile(double p) {
        return -Distributions.normalUpperQuantile(p);
    }
}
