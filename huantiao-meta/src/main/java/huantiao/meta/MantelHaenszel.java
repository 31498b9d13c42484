package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Pools two-by-two tables with the weights of Mantel and Haenszel: made for few events, needs no
 * variance of the single study and, as a rule, no correction of zero cells. Variances: odds ratio
 * Robins, Breslow and Greenland; risk ratio Greenland and Robins; risk difference Sato, Greenland
 * and Robins.
 *
 * <p>Defaults: nothing is added for the pooled effect; the study effects from which Q is computed
 * have 0.5 added to tables with a zero cell and leave double-zero tables out (as metafor does).
 *
 * @see <a href="https://doi.org/10.2307/2531052">Robins, Breslow and Greenland 1986</a>
 * @see <a href="https://doi.org/10.2307/2530643">Greenland and Robins 1985</a>
 */
public final class MantelHaenszel {
    private final CountEffects.Measure measure;
    private final ZeroCells pooling;
    private final CountEffects studies;
    private final double level;
    private final DifferenceVariance differenceVariance;

    /** Which variance the pooled risk difference carries. */
    public enum DifferenceVariance {
        /** Sato, Greenland and Robins 1989; holds for many small and for few large studies. */
        SATO,
        /**
         * Greenland and Robins 1985, with corrections of zero cells, if any, in weights and
         * variance only: the R package meta.
         */
        GREENLAND_ROBINS
    }

    private MantelHaenszel(
            CountEffects.Measure measure,
            ZeroCells pooling,
            CountEffects studies,
            double level,
            DifferenceVariance differenceVariance) {
        this.measure = measure;
        this.pooling = pooling;
        this.studies = studies;
        this.level = level;
        this.differenceVariance = differenceVariance;
    }

    /** Matters for the risk difference only. */
    public MantelHaenszel with(DifferenceVariance variance) {
        return new MantelHaenszel(measure, pooling, studies, level, variance);
    }

    public static MantelHaenszel of(CountEffects.Measure measure) {
        return new MantelHaenszel(
                measure,
                ZeroCells.untouched(),
                CountEffects.of(measure).with(ZeroCells.half().droppingDoubleZeros()),
                0.95,
                DifferenceVariance.SATO);
    }

    public static MantelHaenszel riskRatio() {
        return of(CountEffects.Measure.LOG_RISK_RATIO);
    }

    public static MantelHaenszel oddsRatio() {
        return of(CountEffects.Measure.LOG_ODDS_RATIO);
    }

    public static MantelHaenszel riskDifference() {
        return of(CountEffects.Measure.RISK_DIFFERENCE);
    }

    /** What is added to the tables before they are pooled. */
    public MantelHaenszel pooling(ZeroCells rule) {
        return new MantelHaenszel(measure, rule, studies, level, differenceVariance);
    }

    /** What is added to the tables for the effects of single studies and Q. */
    public MantelHaenszel studyEffects(ZeroCells rule) {
        return studyEffects(CountEffects.of(measure).with(rule));
    }

    /**
     * How the effects of single studies are computed.
     *
     * @param effects of the same measure
     */
    public MantelHaenszel studyEffects(CountEffects effects) {
        if (effects.measure() != measure) {
            throw new IllegalArgumentException(
                    "study effects (%s) must be of the pooled measure (%s)"
                            .formatted(effects.measure(), measure));
        }
        return new MantelHaenszel(measure, pooling, effects, level, differenceVariance);
    }

    public MantelHaenszel withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new MantelHaenszel(measure, pooling, studies, probability, differenceVariance);
    }

    /**
     * @throws IllegalArgumentException when no table is complete
     */
    public CountFit fit(List<TwoByTwo> given) {
        List<Finding> findings = new ArrayList<>();
        List<TwoByTwo> tables = complete(given, findings);
        double[] pooled = pool(pooling.applied(tables), measure);
        double estimate = pooled[0];
        if (measure == CountEffects.Measure.RISK_DIFFERENCE
                && differenceVariance == DifferenceVariance.GREENLAND_ROBINS) {
            estimate = rawDifference(tables, pooling.applied(tables));
        }
        double se =
                measure == CountEffects.Measure.RISK_DIFFERENCE
                                && differenceVariance == DifferenceVariance.GREENLAND_ROBINS
                        ? greenlandRobins(pooling.applied(tables))
                        : pooled[1];
        if (Double.isNaN(estimate)) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "The pooled effect is not defined: one of the outcomes never occurred in an arm.",
                            "A risk difference may still be read; a ratio cannot."));
        }
        ChiSquareTest none = ChiSquareTest.UNDEFINED;
        boolean odds = measure == CountEffects.Measure.LOG_ODDS_RATIO;
        ChiSquareTest[] homogeneity =
                odds ? homogeneity(tables, estimate) : new ChiSquareTest[] {none, none};
        return assemble(
                tables,
                studies.from(tables),
                "Mantel-Haenszel "
                        + switch (measure) {
                            case LOG_RISK_RATIO -> "log risk ratio";
                            case LOG_ODDS_RATIO -> "log odds ratio";
                            case RISK_DIFFERENCE -> "risk difference";
                        },
                level,
                estimate,
                se,
                weights(pooling.applied(tables)),
                odds ? association(tables, 0.5) : none,
                odds ? association(tables, 0) : none,
                homogeneity[0],
                homogeneity[1],
                findings);
    }

    static List<TwoByTwo> complete(List<TwoByTwo> given, List<Finding> findings) {
        List<TwoByTwo> tables = new ArrayList<>();
        for (TwoByTwo table : given) {
            if (table.complete()) {
                tables.add(table);
                if (table.isDoubleZero()) {
                    findings.add(
                            new Finding(
                                    Finding.Code.DOUBLE_ZERO,
                                    table.study(),
                                    "",
                                    "Neither arm, or everybody in both, had the event: the study says nothing about a ratio.",
                                    ""));
                }
            } else {
                findings.add(
                        new Finding(
                                Finding.Code.STUDY_LEFT_OUT,
                                table.study(),
                                "",
                                "A count is missing; the study was left out.",
                                ""));
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException(
                    "complete tables (0 of %d) must be at least 1".formatted(given.size()));
        }
        return tables;
    }

    /** Estimate and standard error. */
    static double[] pool(List<TwoByTwo> tables, CountEffects.Measure measure) {
        return switch (measure) {
            case LOG_ODDS_RATIO -> {
                double r = 0;
                double s = 0;
                double pr = 0;
                double psqr = 0;
                double qs = 0;
                for (TwoByTwo t : tables) {
                    double n = t.total();
                    double ri = t.a() * t.d() / n;
                    double si = t.b() * t.c() / n;
                    double p = (t.a() + t.d()) / n;
                    double q = (t.b() + t.c()) / n;
                    if (n > 0) {
                        r += ri;
                        s += si;
                        pr += p * ri;
                        psqr += p * si + q * ri;
                        qs += q * si;
                    }
                }
                yield ratio(r, s, pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s));
            }
            case LOG_RISK_RATIO -> {
                double r = 0;
                double s = 0;
                double v = 0;
                for (TwoByTwo t : tables) {
                    double n = t.total();
                    if (n > 0) {
                        r += t.a() * t.controls() / n;
                        s += t.c() * t.treated() / n;
                        v +=
                                (t.treated() * t.controls() * (t.a() + t.c()) - t.a() * t.c() * n)
                                        / (n * n);
                    }
                }
                yield ratio(r, s, v / (r * s));
            }
            case RISK_DIFFERENCE -> {
                double w = 0;
                double sum = 0;
                double first = 0;
                double second = 0;
                for (TwoByTwo t : tables) {
                    double n = t.total();
                    double f1 = t.treated() / n;
                    double f2 = t.controls() / n;
                    if (n > 0) {
                        w += t.treated() * f2;
                        sum += t.a() * f2 - t.c() * f1;
                        first +=
                                t.c() * f1 * f1
                                        - t.a() * f2 * f2
                                        + f1 * f2 * (t.controls() - t.treated()) / 2;
                        second +=
                                (t.a() * (t.controls() - t.c()) / n
                                                + t.c() * (t.treated() - t.a()) / n)
                                        / 2;
                    }
                }
                double rd = sum / w;
                yield new double[] {rd, Math.sqrt((rd * first + second) / (w * w))};
            }
        };
    }

    /** As the R package meta: corrections move the weights, not the differences. */
    private static double rawDifference(List<TwoByTwo> raw, List<TwoByTwo> corrected) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < raw.size(); i++) {
            TwoByTwo t = raw.get(i);
            TwoByTwo c = corrected.get(i);
            double w = c.treated() * c.controls() / c.total();
            if (t.treated() > 0 && t.controls() > 0 && !Double.isNaN(w)) {
                sum += w * (t.a() / t.treated() - t.c() / t.controls());
                weight += w;
            }
        }
        return sum / weight;
    }

    private static double greenlandRobins(List<TwoByTwo> tables) {
        double sum = 0;
        double weight = 0;
        for (TwoByTwo t : tables) {
            double n1 = t.treated();
            double n2 = t.controls();
            double n = t.total();
            if (n1 > 0 && n2 > 0) {
                sum +=
                        (t.a() * t.b() * n2 * n2 * n2 + t.c() * t.d() * n1 * n1 * n1)
                                / (n1 * n2 * n * n);
                weight += n1 * n2 / n;
            }
        }
        return Math.sqrt(sum) / weight;
    }

    private static double[] ratio(double r, double s, double variance) {
        return r > 0 && s > 0
                ? new double[] {Math.log(r / s), Math.sqrt(variance)}
                : new double[] {Double.NaN, Double.NaN};
    }

    private double[] weights(List<TwoByTwo> tables) {
        double[] w = new double[tables.size()];
        for (int i = 0; i < w.length; i++) {
            TwoByTwo t = tables.get(i);
            w[i] =
                    switch (measure) {
                        case LOG_ODDS_RATIO -> t.b() * t.c() / t.total();
                        case LOG_RISK_RATIO -> t.c() * t.treated() / t.total();
                        case RISK_DIFFERENCE -> t.treated() * t.controls() / t.total();
                    };
        }
        return w;
    }

    /** Cochran-Mantel-Haenszel test that the odds do not depend on the arm. */
    private static ChiSquareTest association(List<TwoByTwo> tables, double correction) {
        double difference = 0;
        double variance = 0;
        for (TwoByTwo t : tables) {
            double n = t.total();
            if (n > 1) {
                double events = t.a() + t.c();
                difference += t.a() - t.treated() * events / n;
                variance +=
                        t.treated() / n * (t.controls() / n) * (events * ((n - events) / (n - 1)));
            }
        }
        double x = Math.max(0, Math.abs(difference) - correction);
        return variance > 0 ? ChiSquareTest.of(x * x / variance, 1) : ChiSquareTest.UNDEFINED;
    }

    /**
     * Breslow-Day and Tarone tests. Expected counts keep the margins of each table and have the
     * pooled odds ratio: the root of a quadratic.
     */
    private static ChiSquareTest[] homogeneity(List<TwoByTwo> tables, double logOddsRatio) {
        double or = Math.exp(logOddsRatio);
        double sum = 0;
        double total = 0;
        double variances = 0;
        int k = 0;
        for (TwoByTwo t : tables) {
            double n1 = t.treated();
            double n2 = t.controls();
            double events = t.a() + t.c();
            if (!(events > 0 && events < t.total() && n1 > 0 && n2 > 0)) {
                continue;
            }
            k++;
            double expected;
            if (or == 1) {
                expected = n1 * events / t.total();
            } else {
                double a = 1 - or;
                double b = n2 - events + or * (n1 + events);
                double c = -or * n1 * events;
                double root = Math.sqrt(b * b - 4 * a * c);
                // The root that keeps all four cells inside the margins, in the stable form.
                expected = -2 * c / (b + root);
            }
            double variance =
                    1
                            / (1 / expected
                                    + 1 / (n1 - expected)
                                    + 1 / (events - expected)
                                    + 1 / (n2 - events + expected));
            double difference = t.a() - expected;
            sum += difference * difference / variance;
            total += difference;
            variances += variance;
        }
        if (k < 2 || Double.isNaN(sum)) {
            return new ChiSquareTest[] {ChiSquareTest.UNDEFINED, ChiSquareTest.UNDEFINED};
        }
        return new ChiSquareTest[] {
            ChiSquareTest.of(sum, k - 1), ChiSquareTest.of(sum - total * total / variances, k - 1)
        };
    }

    /** Puts a result together; study effects that are missing are left out of Q. */
    static CountFit assemble(
            List<? extends Counts> counts,
            Estimates effects,
            String method,
            double level,
            double estimate,
            double se,
            double[] weights,
            ChiSquareTest association,
            ChiSquareTest uncorrected,
            ChiSquareTest breslowDay,
            ChiSquareTest tarone,
            List<Finding> findings) {
        int[] places = effects.completePlaces();
        Estimates defined = effects.at(places);
        double q = 0;
        double sum = 0;
        double[] percent = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            double difference = defined.effect(i) - estimate;
            q += difference * difference / defined.variance(i);
            percent[i] = weights[places[i]];
            sum += percent[i];
        }
        for (int i = 0; i < percent.length; i++) {
            percent[i] *= 100 / sum;
        }
        int df = places.length - 1;
        double z = estimate / se;
        double half = se * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        return new CountFit(
                counts,
                defined,
                method,
                level,
                estimate,
                se,
                z,
                Distributions.twoSided(z, Double.POSITIVE_INFINITY),
                new Interval(estimate - half, estimate + half),
                q,
                df,
                Distributions.chiSquareUpper(q, df),
                q > 0 ? Math.max(0, 100 * (q - df) / q) : Double.isNaN(q) ? Double.NaN : 0,
                df > 0 ? q / df : Double.NaN,
                Doubles.owning(percent),
                association,
                uncorrected,
                breslowDay,
                tarone,
                findings);
    }
}
