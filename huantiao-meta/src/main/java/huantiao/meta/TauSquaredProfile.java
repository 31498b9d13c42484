package huantiao.meta;

/**
 * The log-likelihood of the between-study variance, the pooled effect taken as best for each value.
 *
 * @param fit by maximum or restricted maximum likelihood
 * @param tau2 values, from 0 upwards
 * @param logLikelihood at each value
 * @param highest at the estimate
 * @param cut values of tau2 with a log-likelihood above this make up the interval
 * @param interval profile likelihood interval
 */
public record TauSquaredProfile(
        Fit fit,
        Doubles tau2,
        Doubles logLikelihood,
        double highest,
        double cut,
        TauSquaredInterval interval) {
    private static final int POINTS = 160;

    /**
     * @throws IllegalArgumentException when the fit is not by likelihood or has one study only
     */
    public static TauSquaredProfile of(Fit fit) {
        TauSquaredInterval interval =
                TauSquaredInterval.of(fit, TauSquaredInterval.Method.PROFILE_LIKELIHOOD);
        double upper = interval.tau2().upper();
        double end =
                Double.isFinite(upper)
                        ? 1.25 * upper
                        : 8 * Math.max(fit.tau2(), fit.heterogeneity().typicalVariance());
        double[] grid = new double[POINTS + 1];
        double[] values = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            // Closer together near 0, where the curve bends.
            grid[i] = end * i * i / (POINTS * (double) POINTS);
            values[i] = logLikelihood(fit, grid[i]);
        }
        double highest = logLikelihood(fit, fit.tau2());
        double cut = highest - 0.5 * Distributions.chiSquareUpperQuantile(1 - fit.level(), 1);
        return new TauSquaredProfile(
                fit, Doubles.owning(grid), Doubles.owning(values), highest, cut, interval);
    }

    private static double logLikelihood(Fit fit, double tau2) {
        Fit at =
                RandomEffects.withDefaults()
                        .with(Inference.WALD)
                        .withTau2(tau2)
                        .fit(fit.estimates());
        return fit.convention().tauSquared() == TauSquared.MAXIMUM_LIKELIHOOD
                ? at.maximumLikelihood().logLikelihood()
                : at.restrictedLikelihood().logLikelihood();
    }
}
