package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Effects of two arms from counts. A configured method; defaults add 0.5 to every cell of a table
 * with a zero cell for ratios and nothing for the risk difference.
 */
public final class CountEffects {

    /** Which comparison of two risks. */
    public enum Measure {
        /** log(risk treated / risk control), variance 1/a - 1/(a+b) + 1/c - 1/(c+d). */
        LOG_RISK_RATIO,
        /** log(ad/bc), variance 1/a + 1/b + 1/c + 1/d. */
        LOG_ODDS_RATIO,
        /** Difference of risks, variance ab/(a+b)^3 + cd/(c+d)^3. */
        RISK_DIFFERENCE
    }

    private final Measure measure;
    private final ZeroCells zeroCells;
    private final boolean varianceOnly;

    private CountEffects(Measure measure, ZeroCells zeroCells, boolean varianceOnly) {
        this.measure = measure;
        this.zeroCells = zeroCells;
        this.varianceOnly = varianceOnly;
    }

    public static CountEffects of(Measure measure) {
        return new CountEffects(
                measure,
                switch (measure) {
                    case LOG_RISK_RATIO, LOG_ODDS_RATIO -> ZeroCells.half();
                    case RISK_DIFFERENCE -> ZeroCells.untouched();
                },
                false);
    }

    public static CountEffects logRiskRatio() {
        return of(Measure.LOG_RISK_RATIO);
    }

    public static CountEffects logOddsRatio() {
        return of(Measure.LOG_ODDS_RATIO);
    }

    public static CountEffects riskDifference() {
        return of(Measure.RISK_DIFFERENCE);
    }

    public CountEffects with(ZeroCells rule) {
        return new CountEffects(measure, rule, varianceOnly);
    }

    /**
     * The rule for zero cells moves the variance but not the effect, as the R package meta does for
     * risk differences.
     */
    public CountEffects correctingVarianceOnly() {
        return new CountEffects(measure, zeroCells, true);
    }

    public Measure measure() {
        return measure;
    }

    public ZeroCells zeroCells() {
        return zeroCells;
    }

    /** One effect per table; undefined ones (log of 0, missing counts) are {@code NaN}. */
    public Estimates from(List<TwoByTwo> tables) {
        List<TwoByTwo> corrected = zeroCells.applied(tables);
        double[] y = new double[corrected.size()];
        double[] v = new double[corrected.size()];
        List<String> studies = new ArrayList<>(corrected.size());
        for (int i = 0; i < y.length; i++) {
            TwoByTwo t = corrected.get(i);
            TwoByTwo shown = varianceOnly && t.complete() ? tables.get(i) : t;
            studies.add(t.study());
            double n1 = t.treated();
            double n2 = t.controls();
            switch (measure) {
                case LOG_RISK_RATIO -> {
                    y[i] =
                            Math.log(shown.a() / shown.treated())
                                    - Math.log(shown.c() / shown.controls());
                    v[i] = 1 / t.a() - 1 / n1 + 1 / t.c() - 1 / n2;
                }
                case LOG_ODDS_RATIO -> {
                    y[i] = Math.log(shown.a() * shown.d() / (shown.b() * shown.c()));
                    v[i] = 1 / t.a() + 1 / t.b() + 1 / t.c() + 1 / t.d();
                }
                case RISK_DIFFERENCE -> {
                    y[i] = shown.a() / shown.treated() - shown.c() / shown.controls();
                    v[i] = t.a() * t.b() / (n1 * n1 * n1) + t.c() * t.d() / (n2 * n2 * n2);
                }
            }
            if (!(Double.isFinite(y[i]) && Double.isFinite(v[i]))) {
                y[i] = Double.NaN;
                v[i] = Double.NaN;
            }
        }
        return Estimates.of(studies, y, v);
    }
}
