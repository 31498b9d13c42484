package huantiao.meta.effect;

import huantiao.meta.CountEffects;
import huantiao.meta.CountFit;
import huantiao.meta.Fit;
import huantiao.meta.Interval;
import huantiao.meta.Pooled;
import java.util.function.DoubleUnaryOperator;

/**
 * What a pooled risk ratio, odds ratio or risk difference means for people of a known risk.
 *
 * <p>With baseline risk p the risk is p RR, or odds OR p/(1-p) turned back to a risk, or p + RD;
 * the interval is that of the pooled effect, turned the same way. The baseline risk is taken as
 * known. A risk beyond 0 or 1 is cut there and {@code cut} says so: the ratio does not fit that
 * baseline.
 *
 * @param measure scale of the fit
 * @param baselineRisk risk without the treatment, between 0 and 1
 * @param risk risk with it
 * @param difference risk with minus risk without
 * @param interval confidence interval of the difference
 * @param predicted where the difference of a new setting is expected, from the prediction interval
 * @param expected mean difference over new settings: the effect is normal around the pooled one
 *     with variance se^2 + tau^2
 * @param cut whether a risk had to be cut to 0 or 1
 * @see <a href="https://training.cochrane.org/handbook/current/chapter-15">Cochrane Handbook,
 *     chapter 15.4</a>
 */
public record AbsoluteEffect(
        CountEffects.Measure measure,
        double baselineRisk,
        double risk,
        double difference,
        Interval interval,
        Interval predicted,
        double expected,
        boolean cut) {

    /**
     * A method without a variance between studies (Mantel-Haenszel, Peto) expects the same effect
     * everywhere; what it predicts is its confidence interval.
     *
     * @param pooled log risk ratio, log odds ratio or risk difference, as {@code measure} says
     * @throws IllegalArgumentException when the baseline risk is not between 0 and 1
     */
    public static AbsoluteEffect of(
            Pooled pooled, CountEffects.Measure measure, double baselineRisk) {
        if (!(baselineRisk > 0 && baselineRisk < 1)) {
            throw new IllegalArgumentException(
                    "baseline risk (%s) must be between 0 and 1; maybe a percentage was given"
                            .formatted(baselineRisk));
        }
        DoubleUnaryOperator risk =
                effect ->
                        switch (measure) {
                            case LOG_RISK_RATIO -> baselineRisk * Math.exp(effect);
                            case LOG_ODDS_RATIO ->
                                    BackTransform.riskOfLogOddsRatio(effect, baselineRisk);
                            case RISK_DIFFERENCE -> baselineRisk + effect;
                        };
        DoubleUnaryOperator difference =
                effect -> within(risk.applyAsDouble(effect)) - baselineRisk;
        boolean cut =
                beyond(risk.applyAsDouble(pooled.estimate()))
                        || beyond(risk.applyAsDouble(pooled.interval().lower()))
                        || beyond(risk.applyAsDouble(pooled.interval().upper()));
        Interval predicted =
                switch (pooled) {
                    case Fit fit -> fit.prediction().interval();
                    case CountFit fit -> fit.interval();
                };
        double tau2 =
                switch (pooled) {
                    case Fit fit -> fit.tau2();
                    case CountFit _ -> 0;
                };
        return new AbsoluteEffect(
                measure,
                baselineRisk,
                within(risk.applyAsDouble(pooled.estimate())),
                difference.applyAsDouble(pooled.estimate()),
                turned(pooled.interval(), difference),
                turned(predicted, difference),
                BackTransform.meanOf(
                        difference, pooled.estimate(), pooled.se() * pooled.se() + tau2),
                cut);
    }

    private static double within(double risk) {
        return Double.isNaN(risk) ? risk : Math.clamp(risk, 0.0, 1.0);
    }

    private static boolean beyond(double risk) {
        return risk < 0 || risk > 1;
    }

    private static Interval turned(Interval interval, DoubleUnaryOperator f) {
        return new Interval(f.applyAsDouble(interval.lower()), f.applyAsDouble(interval.upper()));
    }

    /** Events more (or, negative, fewer) among so many people treated. */
    public double among(double people) {
        return people * difference;
    }

    public NumberNeeded numberNeeded() {
        return new NumberNeeded(difference, interval);
    }
}
