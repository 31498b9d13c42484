package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Residuals and the best guess at the true effect of one study under a fit. The guess (best linear
 * unbiased predictor) lies between the study's own effect and the pooled one.
 *
 * @param residual effect minus pooled effect
 * @param residualSe its standard error; residual over this is the standardized residual
 * @param shrunken guess at the study's true effect
 * @param shrunkenSe its standard error
 * @param interval of the guess, normal, at the level of the fit
 * @param deviation guess at the true effect minus pooled effect (random effect)
 * @param deviationSe its standard error
 * @param pearson residual over the root of sampling plus between-study variance
 */
public record StudyEffect(
        String study,
        double residual,
        double residualSe,
        double shrunken,
        double shrunkenSe,
        Interval interval,
        double deviation,
        double deviationSe,
        double pearson) {

    /** For every study of a fit. */
    public static List<StudyEffect> of(Fit fit) {
        double tau2 = fit.tau2();
        double mean = fit.estimate();
        double variance = fit.classicSe() * fit.classicSe();
        double z =
                Distributions.twoSidedQuantile(fit.convention().level(), Double.POSITIVE_INFINITY);
        List<StudyEffect> rows = new ArrayList<>(fit.k());
        for (int i = 0; i < fit.k(); i++) {
            double v = fit.estimates().variance(i);
            double y = fit.estimates().effect(i);
            double share = tau2 / (tau2 + v);
            double hat = variance / (v + tau2);
            double guess = share * y + (1 - share) * mean;
            double se = Math.sqrt(share * v + (1 - share) * (1 - share) * variance);
            rows.add(
                    new StudyEffect(
                            fit.estimates().study(i),
                            y - mean,
                            Math.sqrt((v + tau2) * (1 - hat)),
                            guess,
                            se,
                            new Interval(guess - z * se, guess + z * se),
                            share * (y - mean),
                            Math.sqrt(share * v + share * share * variance),
                            (y - mean) / Math.sqrt(v + tau2)));
        }
        return rows;
    }
}
