package huantiao.meta;

import java.util.List;

/**
 * A logistic or Poisson mixed model fitted to counts.
 *
 * @param model how baselines are treated; {@code CONDITIONAL} for single groups
 * @param k studies used
 * @param effect log ratio (two groups), log odds or log rate (one group), with its Wald test
 * @param tau2 variance of the effects between studies
 * @param sigma2 variance of the baselines, {@code NaN} unless they are random
 * @param logLikelihood with all constants; those differ between models, so only models of one kind
 *     compare
 * @param logLikelihoodGivenModes not integrated but taken at the most likely random effects, which
 *     program metafor prints for most of these models; for comparison only, {@code NaN} with random
 *     studies
 * @param waldHeterogeneity Wald test that all studies have one effect; studies whose own effect is
 *     infinite add nothing to the statistic but count in the degrees of freedom
 * @param likelihoodRatioHeterogeneity the same by the likelihood ratio
 * @param prediction where the effect of a new study is expected, normal quantiles
 * @param nodes of the quadrature
 * @param converged whether the likelihood is flat to rounding at the estimates
 * @param steps Newton steps from all starting points together
 * @param findings what a reader must know
 */
public record RareEventsFit(
        RareEvents.Model model,
        int k,
        Coefficient effect,
        double tau2,
        double sigma2,
        double logLikelihood,
        double logLikelihoodGivenModes,
        ChiSquareTest waldHeterogeneity,
        ChiSquareTest likelihoodRatioHeterogeneity,
        PredictionInterval prediction,
        int nodes,
        boolean converged,
        int steps,
        List<Finding> findings) {

    public RareEventsFit {
        findings = List.copyOf(findings);
    }
}
