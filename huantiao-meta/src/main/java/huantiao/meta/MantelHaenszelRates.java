package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Pools events in person-time with Mantel-Haenszel weights.
 *
 * <p>Defaults: nothing is added for the pooled effect; the study effects from which Q is computed
 * have 0.5 added to both counts of a study with a zero count and leave studies without events out.
 *
 * @see <a href="https://doi.org/10.2307/2530643">Greenland and Robins 1985</a>
 */
public final class MantelHaenszelRates {

    /** Which comparison of two rates. */
    private enum Kind {
        LOG_RATIO,
        DIFFERENCE
    }

    private final Kind kind;
    private final double level;

    private MantelHaenszelRates(Kind kind, double level) {
        this.kind = kind;
        this.level = level;
    }

    /** Log of the ratio of incidence rates. */
    public static MantelHaenszelRates rateRatio() {
        return new MantelHaenszelRates(Kind.LOG_RATIO, 0.95);
    }

    /** Difference of incidence rates. */
    public static MantelHaenszelRates rateDifference() {
        return new MantelHaenszelRates(Kind.DIFFERENCE, 0.95);
    }

    public MantelHaenszelRates withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new MantelHaenszelRates(kind, probability);
    }

    /**
     * @throws IllegalArgumentException when no study is complete
     */
    public CountFit fit(List<TwoRates> given) {
        List<Finding> findings = new ArrayList<>();
        List<TwoRates> rates = new ArrayList<>();
        for (TwoRates each : given) {
            if (each.complete()) {
                rates.add(each);
            } else {
                findings.add(
                        Finding.about(
                                Finding.Code.STUDY_LEFT_OUT,
                                each.study(),
                                Double.NaN,
                                "A count or person-time is missing; the study was left out.",
                                ""));
            }
        }
        if (rates.isEmpty()) {
            throw new IllegalArgumentException(
                    "complete studies (0 of %d) must be at least 1".formatted(given.size()));
        }
        double r = 0;
        double s = 0;
        double v = 0;
        double weight = 0;
        double expected = 0;
        double variance = 0;
        double spread = 0;
        double[] y = new double[rates.size()];
        double[] vi = new double[rates.size()];
        double[] w = new double[rates.size()];
        List<String> studies = new ArrayList<>();
        for (int i = 0; i < w.length; i++) {
            TwoRates each = rates.get(i);
            double t = each.t1() + each.t2();
            double events = each.x1() + each.x2();
            double product = each.t1() * each.t2() / t;
            r += each.x1() * each.t2() / t;
            s += each.x2() * each.t1() / t;
            v += product / t * events;
            weight += product;
            spread +=
                    product
                            * product
                            * (each.x1() / (each.t1() * each.t1())
                                    + each.x2() / (each.t2() * each.t2()));
            expected += each.x1() - events * each.t1() / t;
            variance += events * product / t;
            w[i] = kind == Kind.LOG_RATIO ? each.x2() * each.t1() / t : product;
            double add = each.x1() == 0 || each.x2() == 0 ? 0.5 : 0;
            double x1 = each.x1() + add;
            double x2 = each.x2() + add;
            studies.add(each.study());
            if (events == 0) {
                y[i] = Double.NaN;
                vi[i] = Double.NaN;
            } else if (kind == Kind.LOG_RATIO) {
                y[i] = Math.log(x1 / each.t1() / (x2 / each.t2()));
                vi[i] = 1 / x1 + 1 / x2;
            } else {
                y[i] = x1 / each.t1() - x2 / each.t2();
                vi[i] = x1 / (each.t1() * each.t1()) + x2 / (each.t2() * each.t2());
            }
        }
        boolean defined = kind == Kind.DIFFERENCE || (r > 0 && s > 0);
        if (!defined) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "The rate ratio is not defined: one group had no event at all.",
                            "A rate difference may still be read."));
        }
        double estimate =
                !defined ? Double.NaN : kind == Kind.LOG_RATIO ? Math.log(r / s) : (r - s) / weight;
        double se = kind == Kind.LOG_RATIO ? Math.sqrt(v / (r * s)) : Math.sqrt(spread) / weight;
        ChiSquareTest none = ChiSquareTest.UNDEFINED;
        boolean tested = kind == Kind.LOG_RATIO && variance > 0;
        double distance = Math.max(0, Math.abs(expected) - 0.5);
        return MantelHaenszel.assemble(
                rates,
                Estimates.of(studies, y, vi),
                kind == Kind.LOG_RATIO
                        ? "Mantel-Haenszel log rate ratio"
                        : "Mantel-Haenszel rate difference",
                level,
                estimate,
                se,
                w,
                tested ? ChiSquareTest.of(distance * distance / variance, 1) : none,
                tested ? ChiSquareTest.of(expected * expected / variance, 1) : none,
                none,
                none,
                findings);
    }
}
