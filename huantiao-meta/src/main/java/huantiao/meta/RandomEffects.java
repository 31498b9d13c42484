package huantiao.meta;

import java.util.OptionalDouble;

/**
 * Pools effects that may differ from study to study. A configured method; it does not change, the
 * {@code with} methods give another one.
 *
 * <p>Defaults: restricted maximum likelihood, Hartung-Knapp, 95 %, prediction interval with the
 * Hartung-Knapp standard error and t with k-1 degrees of freedom.
 */
public final class RandomEffects {
    private static final RandomEffects DEFAULT =
            new RandomEffects(Convention.withDefaults(), Doubles.of(), OptionalDouble.empty());

    private final Convention convention;
    private final Doubles weights;
    private final OptionalDouble fixedTau2;

    private RandomEffects(Convention convention, Doubles weights, OptionalDouble fixedTau2) {
        this.convention = convention;
        this.weights = weights;
        this.fixedTau2 = fixedTau2;
    }

    public static RandomEffects withDefaults() {
        return DEFAULT;
    }

    /**
     * All choices at once, such as {@link Convention#asMetafor()}.
     *
     * @throws IllegalArgumentException when it asks for weights of the user, which are given with
     *     {@link #withWeights}
     */
    public RandomEffects with(Convention other) {
        if (other.weighting() == Convention.Weighting.GIVEN) {
            throw new IllegalArgumentException(
                    "convention with given weights must be made by withWeights, which takes them");
        }
        return new RandomEffects(other, Doubles.of(), fixedTau2);
    }

    public RandomEffects with(TauSquared tauSquared) {
        return new RandomEffects(convention.with(tauSquared), weights, fixedTau2);
    }

    public RandomEffects with(Inference inference) {
        return new RandomEffects(convention.with(inference), weights, fixedTau2);
    }

    public RandomEffects with(Prediction prediction) {
        return new RandomEffects(convention.with(prediction), weights, fixedTau2);
    }

    /**
     * @param level between 0 and 1, such as 0.95
     */
    public RandomEffects withLevel(double level) {
        return new RandomEffects(convention.withLevel(level), weights, fixedTau2);
    }

    /** Every study counts the same in the pooled effect; the variance stays honest (sandwich). */
    public RandomEffects withEqualWeights() {
        return weighted(Convention.Weighting.EQUAL, Doubles.of());
    }

    /**
     * Weights of the studies, one per study given; they pool the effects and, with the generalized
     * Q methods, also estimate the between-study variance.
     *
     * @param given above 0
     */
    public RandomEffects withWeights(Doubles given) {
        return weighted(Convention.Weighting.GIVEN, given);
    }

    private RandomEffects weighted(Convention.Weighting weighting, Doubles given) {
        return new RandomEffects(convention.with(weighting), given, fixedTau2);
    }

    /**
     * A between-study variance known or assumed, in squared units of the estimates.
     *
     * @param tau2 0 or more
     */
    public RandomEffects withTau2(double tau2) {
        if (!(tau2 >= 0 && tau2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "tau2 (%s) must be 0 or more and finite".formatted(tau2));
        }
        return new RandomEffects(convention, weights, OptionalDouble.of(tau2));
    }

    public Convention convention() {
        return convention;
    }

    /**
     * @throws IllegalArgumentException when no study has an effect and a variance, when weights are
     *     not as many as studies, or when the method is undefined for these variances
     */
    public Fit fit(Estimates estimates) {
        return Fitting.mean(convention, estimates, weights, fixedTau2);
    }
}
