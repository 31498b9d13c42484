package huantiao.meta;

/**
 * Log-likelihood and criteria at the estimates. The between-study variance counts as a parameter
 * unless it was fixed.
 *
 * @param logLikelihood with all constants; the restricted one contains +0.5 log|X'X|
 * @param deviance minus twice the difference to the saturated model, {@code NaN} if restricted
 * @param aic Akaike's criterion
 * @param bic Bayesian criterion
 * @param aicc Akaike's criterion corrected for few studies
 */
public record Likelihood(
        double logLikelihood, double deviance, double aic, double bic, double aicc) {

    static Likelihood of(double logLikelihood, double deviance, int parameters, int size) {
        double n = Math.max(size, parameters + 2);
        return new Likelihood(
                logLikelihood,
                deviance,
                -2 * logLikelihood + 2 * parameters,
                -2 * logLikelihood + parameters * Math.log(size),
                -2 * logLikelihood + 2 * parameters * n / (n - parameters - 1));
    }
}
