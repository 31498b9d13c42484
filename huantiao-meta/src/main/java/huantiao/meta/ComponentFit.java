package huantiao.meta;

import java.util.List;

/**
 * An additive network meta-analysis and what it was computed from. What trials cannot tell is
 * {@code NaN}.
 *
 * @param treatments combinations, by the alphabet
 * @param components by the alphabet, without the inactive one
 * @param tau2 between-study variance in the additive model
 * @param additive heterogeneity with additive effects
 * @param standard heterogeneity of the network with an effect per combination; undefined when the
 *     network falls apart
 * @param difference whether effects add up: additive less standard
 * @param common results without between-study variance
 * @param random results with it
 */
public record ComponentFit(
        List<Comparison> comparisons,
        List<String> treatments,
        List<String> components,
        double level,
        TauSquared tauSquared,
        double tau2,
        boolean converged,
        ChiSquareTest additive,
        ChiSquareTest standard,
        ChiSquareTest difference,
        Estimate common,
        Estimate random,
        List<Finding> findings) {

    /**
     * @param effects of each component against nothing
     * @param se their standard errors
     * @param combinationEffects of each treatment against nothing
     * @param combinationSe their standard errors
     */
    public record Estimate(
            Doubles effects, Doubles se, Doubles combinationEffects, Doubles combinationSe) {}

    public ComponentFit {
        comparisons = List.copyOf(comparisons);
        treatments = List.copyOf(treatments);
        components = List.copyOf(components);
        findings = List.copyOf(findings);
    }

    /** Normal confidence interval of a component, random effects. */
    public Interval interval(int component) {
        double half =
                random.se().at(component)
                        * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        double effect = random.effects().at(component);
        return new Interval(effect - half, effect + half);
    }
}
