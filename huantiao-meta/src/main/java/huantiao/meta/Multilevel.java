package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Models of dependent effects: several levels of random effects, or outcomes with a covariance, and
 * any sampling covariance. A configured method; default restricted maximum likelihood.
 *
 * <p>With M = V + sum of component times matrix, P = M^-1 - M^-1 X (X'M^-1 X)^-1 X'M^-1 and G the
 * matrix of a component, the score is -(tr PG - y'PGPy)/2 and the observed information y'PGPHPy -
 * tr(PGPH)/2 (M^-1 in place of P inside traces for maximum likelihood). Newton steps with halving;
 * a variance component that would leave 0 downward stays there until its score points up.
 *
 * <p>Matrices are dense: the cost of a step grows with the cube of the number of effects.
 */
public final class Multilevel {
    private static final int MOST_STEPS = 200;

    /** Which likelihood is maximized. */
    public enum Criterion {
        RESTRICTED,
        PLAIN
    }

    private static final Multilevel DEFAULT = new Multilevel(Criterion.RESTRICTED, 0.95);

    private final Criterion criterion;
    private final double level;

    private Multilevel(Criterion criterion, double level) {
        this.criterion = criterion;
        this.level = level;
    }

    public static Multilevel withDefaults() {
        return DEFAULT;
    }

    public Multilevel with(Criterion chosen) {
        return new Multilevel(chosen, level);
    }

    public Multilevel withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new Multilevel(criterion, probability);
    }

    Criterion criterion() {
        return criterion;
    }

    double level() {
        return level;
    }

    /**
     * @param estimates effects; their variances are not used, the covariance is
     * @param sampling sampling covariance of all effects
     * @param design columns, linearly independent
     * @param parts random parts; none gives generalized least squares
     * @throws IllegalArgumentException when sizes differ, an effect is missing, or the sampling
     *     covariance is not positive definite
     */
    public MultilevelFit fit(
            Estimates estimates, Matrix sampling, Design design, List<? extends RandomPart> parts) {
        int k = estimates.size();
        if (sampling.rows() != k || design.rows() != k) {
            throw new IllegalArgumentException(
                    "effects (%d), covariance (%d) and design (%d) must be as many"
                            .formatted(k, sampling.rows(), design.rows()));
        }
        for (int i = 0; i < k; i++) {
            if (Double.isNaN(estimates.effect(i)) || !design.completeAt(i)) {
                throw new IllegalArgumentException(
                        "effect and moderators of %s must be there in a multilevel model"
                                .formatted(estimates.study(i)));
            }
        }
        List<String> names = new ArrayList<>();
        List<double[][]> matrices = new ArrayList<>();
        List<Boolean> variances = new ArrayList<>();
        for (RandomPart part : parts) {
            names.addAll(part.components());
            matrices.addAll(part.matrices());
            for (String component : part.components()) {
                variances.add(isVariance(part, component));
            }
        }
        Marginal marginal =
                new Marginal(
                        estimates.effects().toArray(),
                        design.arrays(),
                        sampling.toArray(),
                        matrices,
                        variances,
                        criterion == Criterion.RESTRICTED);
        if (k <= marginal.p) {
            throw new IllegalArgumentException(
                    "effects (%d) must be more than coefficients (%d)".formatted(k, marginal.p));
        }
        Marginal.Optimum optimum = marginal.maximize(MOST_STEPS, -1, 0);
        return MultilevelFit.of(
                this, estimates, design, List.copyOf(parts), names, marginal, optimum);
    }

    private static boolean isVariance(RandomPart part, String component) {
        return switch (part) {
            case RandomPart.Intercept _ -> true;
            case RandomPart.CompoundSymmetric _ -> component.equals("within");
            case RandomPart.Unstructured un ->
                    un.levels().stream()
                            .anyMatch(l -> component.equals("cov[%s,%s]".formatted(l, l)));
        };
    }
}
