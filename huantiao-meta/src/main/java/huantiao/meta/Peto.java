package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Peto's one-step log odds ratio: sum of observed minus expected events over the sum of their
 * hypergeometric variances. For rare events and arms of similar size; no correction is needed.
 *
 * @see <a href="https://doi.org/10.1016/S0033-0620(85)80003-7">Yusuf, Peto, Lewis, Collins and
 *     Sleight 1985</a>
 */
public final class Peto {
    private static final Peto DEFAULT = new Peto(0.95);
    private final double level;

    private Peto(double level) {
        this.level = level;
    }

    public static Peto withDefaults() {
        return DEFAULT;
    }

    public Peto withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new Peto(probability);
    }

    /** Effects of the single studies: (O-E)/V with variance 1/V; NaN where V is 0. */
    public static Estimates effects(List<TwoByTwo> tables) {
        double[] y = new double[tables.size()];
        double[] v = new double[tables.size()];
        List<String> studies = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            double[] oe = observedMinusExpected(tables.get(i));
            boolean defined = oe[1] > 0;
            y[i] = defined ? oe[0] / oe[1] : Double.NaN;
            v[i] = defined ? 1 / oe[1] : Double.NaN;
            studies.add(tables.get(i).study());
        }
        return Estimates.of(studies, y, v);
    }

    private static double[] observedMinusExpected(TwoByTwo t) {
        double n = t.total();
        double events = t.a() + t.c();
        double o = t.a() - t.treated() * events / n;
        double v = t.treated() * t.controls() * (events / n) * ((n - events) / n) / (n - 1);
        return new double[] {o, v};
    }

    /**
     * @throws IllegalArgumentException when no table is complete, or when one of the two outcomes
     *     occurs in none of them
     */
    public CountFit fit(List<TwoByTwo> given) {
        List<Finding> findings = new ArrayList<>();
        List<TwoByTwo> tables = MantelHaenszel.complete(given, findings);
        double o = 0;
        double v = 0;
        double[] weights = new double[tables.size()];
        for (int i = 0; i < weights.length; i++) {
            double[] oe = observedMinusExpected(tables.get(i));
            if (oe[1] > 0) {
                o += oe[0];
                v += oe[1];
                weights[i] = oe[1];
            }
        }
        if (!(v > 0)) {
            throw new IllegalArgumentException(
                    "tables with both outcomes (0 of %d) must be at least 1 for Peto's method"
                            .formatted(tables.size()));
        }
        ChiSquareTest none = ChiSquareTest.UNDEFINED;
        return MantelHaenszel.assemble(
                tables,
                effects(tables),
                "Peto log odds ratio",
                level,
                o / v,
                1 / Math.sqrt(v),
                weights,
                none,
                none,
                none,
                none,
                findings);
    }
}
