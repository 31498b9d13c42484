package huantiao.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Explains effects by properties of the studies, with a between-study variance for what is left. A
 * configured method; defaults as {@link RandomEffects}.
 */
public final class MetaRegression {
    private static final MetaRegression DEFAULT =
            new MetaRegression(
                    Convention.withDefaults().with(Prediction.AS_TESTED),
                    Doubles.of(),
                    OptionalDouble.empty());

    private final Convention convention;
    private final Doubles weights;
    private final OptionalDouble fixedTau2;

    private MetaRegression(Convention convention, Doubles weights, OptionalDouble fixedTau2) {
        this.convention = convention;
        this.weights = weights;
        this.fixedTau2 = fixedTau2;
    }

    public static MetaRegression withDefaults() {
        return DEFAULT;
    }

    public MetaRegression with(TauSquared tauSquared) {
        return new MetaRegression(convention.with(tauSquared), weights, fixedTau2);
    }

    /** z, t, Hartung-Knapp or its floored form; the others are for one mean only. */
    public MetaRegression with(Inference inference) {
        switch (inference) {
            case WALD, WALD_T, HARTUNG_KNAPP, HARTUNG_KNAPP_AT_LEAST_ONE -> {}
            case HARTUNG_KNAPP_OR_WIDER_CLASSIC, HARTUNG_KNAPP_IQWIG6, KENWARD_ROGER ->
                    throw new IllegalArgumentException(
                            "test (%s) must be z, t, knha or adhoc in a regression"
                                    .formatted(inference.code()));
        }
        return new MetaRegression(convention.with(inference), weights, fixedTau2);
    }

    public MetaRegression withLevel(double level) {
        return new MetaRegression(convention.withLevel(level), weights, fixedTau2);
    }

    public MetaRegression withWeights(Doubles given) {
        return new MetaRegression(convention.with(Convention.Weighting.GIVEN), given, fixedTau2);
    }

    public MetaRegression withTau2(double tau2) {
        if (!(tau2 >= 0 && tau2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "tau2 (%s) must be 0 or more and finite".formatted(tau2));
        }
        return new MetaRegression(convention, weights, OptionalDouble.of(tau2));
    }

    public Convention convention() {
        return convention;
    }

    /**
     * @throws IllegalArgumentException when there are not more studies than parameters, counting
     *     the between-study variance
     */
    public Regression fit(Estimates given, Design design) {
        if (design.rows() != given.size()) {
            throw new IllegalArgumentException(
                    "rows of the design (%d) must be as many as studies (%d)"
                            .formatted(design.rows(), given.size()));
        }
        List<Finding> findings = new ArrayList<>();
        int[] places = Design.completePlaces(given, findings, design);
        if (places.length == 0) {
            throw new IllegalArgumentException(
                    "complete studies (0 of %d) must be at least 1".formatted(given.size()));
        }
        Estimates used = places.length == given.size() ? given : given.at(places);
        Design rows = design.at(places);
        double[] userWeights = Fitting.userWeights(convention, given, places, weights);
        LinearModel model =
                LinearModel.ofColumns(
                        used.effects().raw(), used.variances().raw(), rows.names(), rows.arrays());
        boolean common = convention.tauSquared() == TauSquared.COMMON_EFFECT;
        int needed = model.p + (common || fixedTau2.isPresent() ? 0 : 1);
        if (model.p == 0 || model.k < needed) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least the parameters (%d); leave out moderators"
                            .formatted(model.k, needed));
        }
        Fitting.Solution s = Fitting.solve(model, convention, userWeights, fixedTau2, findings);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < model.p; j++) {
            coefficients.add(
                    Fitting.coefficient(
                            model.names.get(j),
                            s.b().at(j),
                            Math.sqrt(s.covariance().at(j, j)),
                            s.df(),
                            convention.level()));
        }
        int first = model.hasIntercept() && model.p > 1 ? 1 : 0;
        int[] tested = new int[model.p - first];
        double[][] v = new double[tested.length][tested.length];
        double[] b = new double[tested.length];
        for (int i = 0; i < tested.length; i++) {
            tested[i] = first + i;
            b[i] = s.b().at(first + i);
            for (int j = 0; j < tested.length; j++) {
                v[i][j] = s.covariance().at(first + i, first + j);
            }
        }
        double quadratic =
                s.covariance().at(first, first) > 0
                        ? LinearAlgebra.quadraticInverse(v, b)
                        : Double.NaN;
        double[] fitted = new double[model.k];
        for (int j = 0; j < model.p; j++) {
            Doubles column = rows.column(model.names.get(j));
            for (int i = 0; i < model.k; i++) {
                fitted[i] += s.b().at(j) * column.at(i);
            }
        }
        return new Regression(
                given,
                used,
                rows,
                convention,
                coefficients,
                s.covariance(),
                s.classicCovariance(),
                s.factor(),
                s.heterogeneity(),
                OmnibusTest.of(quadratic, tested.length, s.df()),
                r2(used, s),
                Doubles.owning(fitted),
                s.weightsPercent(),
                s.ml(),
                s.reml(),
                s.variance().converged(),
                s.variance().steps(),
                Doubles.of(s.variance().maxima()),
                model.dropped,
                findings);
    }

    private double r2(Estimates used, Fitting.Solution s) {
        LinearModel mean = LinearModel.ofMean(used.effects().raw(), used.variances().raw());
        if (convention.tauSquared() == TauSquared.COMMON_EFFECT) {
            mean.evaluate(0);
            double h2 = mean.rss / (mean.k - 1);
            return Math.max(0, 100 * (h2 - s.heterogeneity().h2()) / h2);
        }
        if (convention.tauSquared().usesUserWeights() || fixedTau2.isPresent()) {
            return Double.NaN;
        }
        double without =
                BetweenStudyVariance.estimate(mean, convention.tauSquared(), new double[0]).tau2();
        return without > 0
                ? Math.max(0, 100 * (without - s.heterogeneity().tau2()) / without)
                : Double.NaN;
    }
}
