package huantiao.meta;

import java.util.List;

/**
 * A selection model and what it was computed from.
 *
 * @param estimates the estimates used
 * @param weights the weight function
 * @param alternative which results are favoured
 * @param unadjusted the same model without selection, by maximum likelihood
 * @param coefficients mean or coefficients with Wald tests, as if all studies had been seen
 * @param tau2 between-study variance
 * @param seTau2 its standard error, {@code NaN} when it is at 0 or undefined
 * @param delta parameters of the weights, for steps without the first, which is 1
 * @param deltaSe their standard errors, {@code NaN} where undefined
 * @param logLikelihood at the estimates, with all constants
 * @param selection likelihood-ratio test against no selection
 * @param level probability of the intervals
 * @param converged whether the likelihood is flat to rounding at the estimates
 * @param steps Newton steps from all starting points together
 * @param findings what a reader must know
 */
public record SelectionFit(
        Estimates estimates,
        SelectionWeights weights,
        SelectionModel.Alternative alternative,
        Regression unadjusted,
        List<Coefficient> coefficients,
        double tau2,
        double seTau2,
        Doubles delta,
        Doubles deltaSe,
        double logLikelihood,
        ChiSquareTest selection,
        double level,
        boolean converged,
        int steps,
        List<Finding> findings) {

    public SelectionFit {
        coefficients = List.copyOf(coefficients);
        findings = List.copyOf(findings);
    }

    /** The mean, when there are no moderators; else the intercept. */
    public Coefficient mean() {
        return coefficients.getFirst();
    }
}
