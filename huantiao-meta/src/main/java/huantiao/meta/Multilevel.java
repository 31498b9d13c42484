package huantiao.meta;

import java.util.List;

/**
 * Models of dependent effects: several levels of random effects, nested or crossed, or outcomes
 * with a covariance, and any sampling covariance. A configured method; default restricted maximum
 * likelihood, normal tests, 95 %.
 *
 * <p>With M the covariance of the effects, A its inverse, P = A - AX(X'AX)^-1 X'A and G the
 * derivative of M by a parameter, the score is -(tr PG - y'PGPy)/2 and the observed information
 * y'PGPHPy - tr(PGPH)/2 (A in place of P inside traces for maximum likelihood). Newton steps with
 * halving from several starting points; a variance that would leave 0 downward stays there until
 * its score points up. Structures that are not linear in their parameters take the average
 * information y'PGPHPy/2 instead. The best maximum is reported; a lower one that another start led
 * to is a finding.
 *
 * <p>Everything is summed over blocks of effects that depend on each other: cost grows with the
 * number of blocks, and within a block with the cube of its size, or in proportion to its size
 * where sampling errors are independent and the levels are those of effects within groups.
 */
public final class Multilevel {

    /** Which likelihood is maximized. */
    public enum Criterion {
        RESTRICTED,
        PLAIN
    }

    private static final Multilevel DEFAULT =
            new Multilevel(Criterion.RESTRICTED, Inference.WALD, 0.95);

    private final Criterion criterion;
    private final Inference inference;
    private final double level;

    private Multilevel(Criterion criterion, Inference inference, double level) {
        this.criterion = criterion;
        this.inference = inference;
        this.level = level;
    }

    public static Multilevel withDefaults() {
        return DEFAULT;
    }

    public Multilevel with(Criterion chosen) {
        return new Multilevel(chosen, inference, level);
    }

    /**
     * @param chosen normal tests or t with effects less coefficients as degrees of freedom
     */
    public Multilevel with(Inference chosen) {
        if (chosen != Inference.WALD && chosen != Inference.WALD_T) {
            throw new IllegalArgumentException(
                    "test (%s) must be z or t in a multilevel model".formatted(chosen.code()));
        }
        return new Multilevel(criterion, chosen, level);
    }

    public Multilevel withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new Multilevel(criterion, inference, probability);
    }

    public Criterion criterion() {
        return criterion;
    }

    public Inference inference() {
        return inference;
    }

    public double level() {
        return level;
    }

    /** Effects with independent sampling errors, whose variances are those of the estimates. */
    public MultilevelFit fit(Estimates estimates, Design design, List<? extends RandomPart> parts) {
        return fit(estimates, EffectCovariance.independent(estimates.variances()), design, parts);
    }

    /** Effects with any sampling covariance, which may have been imputed. */
    public MultilevelFit fit(
            Estimates estimates, Matrix sampling, Design design, List<? extends RandomPart> parts) {
        return fit(estimates, EffectCovariance.of(sampling), design, parts);
    }

    /**
     * @param estimates effects; their variances are not used, the covariance is
     * @param sampling sampling covariance of all effects
     * @param design columns, linearly independent
     * @param parts random parts; none gives generalized least squares
     * @throws IllegalArgumentException when sizes differ, an effect is missing, the columns depend
     *     on each other, or the sampling covariance is not positive definite
     */
    public MultilevelFit fit(
            Estimates estimates,
            EffectCovariance sampling,
            Design design,
            List<? extends RandomPart> parts) {
        int k = estimates.size();
        if (sampling.size() != k || design.rows() != k) {
            throw new IllegalArgumentException(
                    "effects (%d), covariance (%d) and design (%d) must be as many"
                            .formatted(k, sampling.size(), design.rows()));
        }
        for (RandomPart part : parts) {
            if (part.outer().size() != k) {
                throw new IllegalArgumentException(
                        "groups of %s (%d) must be as many as effects (%d)"
                                .formatted(part.components(), part.outer().size(), k));
            }
        }
        for (int i = 0; i < k; i++) {
            if (Double.isNaN(estimates.effect(i)) || !design.completeAt(i)) {
                throw new IllegalArgumentException(
                        "effect and moderators of %s must be there in a multilevel model"
                                .formatted(estimates.study(i)));
            }
        }
        int p = design.names().size();
        if (k <= p) {
            throw new IllegalArgumentException(
                    "effects (%d) must be more than coefficients (%d)".formatted(k, p));
        }
        List<RandomPart> own = List.copyOf(parts);
        List<LevelCovariance> shapes = own.stream().map(LevelCovariance::of).toList();
        Marginal marginal = marginal(estimates, sampling, design, own, shapes);
        Marginal.Optimum optimum = marginal.maximize();
        // Free of bounds the likelihood may rise without end towards a covariance that is none.
        boolean possible = optimum.converged();
        for (int s = 0; s < shapes.size(); s++) {
            possible &= shapes.get(s).possible(marginal.part(optimum.parameters().raw(), s));
        }
        if (!possible && own.stream().anyMatch(LevelCovariance::hasBounds)) {
            shapes = own.stream().map(LevelCovariance::bounded).toList();
            marginal = marginal(estimates, sampling, design, own, shapes);
            optimum = marginal.maximize();
        }
        return MultilevelFit.of(this, estimates, sampling, design, own, shapes, marginal, optimum);
    }

    Marginal marginal(
            Estimates estimates,
            EffectCovariance sampling,
            Design design,
            List<RandomPart> parts,
            List<LevelCovariance> shapes) {
        return new Marginal(
                estimates.effects().toArray(),
                design.arrays(),
                sampling,
                parts,
                shapes,
                criterion == Criterion.RESTRICTED);
    }
}
