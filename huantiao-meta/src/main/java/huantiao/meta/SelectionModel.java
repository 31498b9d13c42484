package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Pools effects under a model of which studies are seen: the chance that a study is published
 * depends on its p-value through {@link SelectionWeights}. Maximum likelihood for the mean (or
 * coefficients), the between-study variance and the weights together. A configured method; it does
 * not change.
 *
 * <p>The likelihood can have several hills and flat ridges; it is climbed from many starting points
 * and the highest top is taken. Intervals with few p-values leave the weights badly determined:
 * read it as a sensitivity analysis.
 *
 * @see <a href="https://doi.org/10.1007/BF02294384">Vevea and Hedges 1995</a>
 */
public final class SelectionModel {
    private static final double MOST = 100;

    /** Which results are favoured. */
    public enum Alternative {
        /** Effects above 0: p is one-sided. */
        GREATER("greater"),
        /** Effects below 0: p is one-sided. */
        LESS("less"),
        /** Effects far from 0 on either side. */
        TWO_SIDED("two.sided");

        private final String code;

        Alternative(String code) {
            this.code = code;
        }

        /** Short name, such as {@code two.sided}. */
        public String code() {
            return code;
        }

        /** The p-value of z. */
        double p(double z) {
            return switch (this) {
                case GREATER -> Distributions.normalUpper(z);
                case LESS -> Distributions.normal(z);
                case TWO_SIDED -> 2 * Distributions.normalUpper(Math.abs(z));
            };
        }

        /** One minus the p-value, not by subtraction where that would lose digits. */
        double q(double z) {
            return switch (this) {
                case GREATER -> Distributions.normal(z);
                case LESS -> Distributions.normalUpper(z);
                case TWO_SIDED ->
                        Math.abs(z) < 1e-3
                                ? Math.abs(z) * Math.sqrt(2 / Math.PI) * (1 - z * z / 6)
                                : 1 - 2 * Distributions.normalUpper(Math.abs(z));
            };
        }

        /** Where the p-value is p. */
        double[] z(double p) {
            return switch (this) {
                case GREATER -> new double[] {Distributions.normalUpperQuantile(p)};
                case LESS -> new double[] {-Distributions.normalUpperQuantile(p)};
                case TWO_SIDED -> {
                    double z = Distributions.normalUpperQuantile(p / 2);
                    yield new double[] {-z, z};
                }
            };
        }
    }

    private final SelectionWeights weights;
    private final Alternative alternative;
    private final boolean common;
    private final double level;

    private SelectionModel(
            SelectionWeights weights, Alternative alternative, boolean common, double level) {
        this.weights = weights;
        this.alternative = alternative;
        this.common = common;
        this.level = level;
    }

    /** With positive results favoured, random effects, 95 %. */
    public static SelectionModel of(SelectionWeights weights) {
        return new SelectionModel(weights, Alternative.GREATER, false, 0.95);
    }

    public SelectionModel with(Alternative alternative) {
        return new SelectionModel(weights, alternative, common, level);
    }

    /** Without between-study variance. */
    public SelectionModel withCommonEffect() {
        return new SelectionModel(weights, alternative, true, level);
    }

    public SelectionModel withLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(level));
        }
        return new SelectionModel(weights, alternative, common, level);
    }

    /**
     * @throws IllegalArgumentException when there are fewer studies than parameters or a variance
     *     is 0
     */
    public SelectionFit fit(Estimates given) {
        return fit(given, Design.intercept(given.size()));
    }

    /**
     * With moderators of the mean.
     *
     * @throws IllegalArgumentException when there are fewer studies than parameters or a variance
     *     is 0
     */
    public SelectionFit fit(Estimates given, Design design) {
        Regression without =
                MetaRegression.withDefaults()
                        .with(common ? TauSquared.COMMON_EFFECT : TauSquared.MAXIMUM_LIKELIHOOD)
                        .with(Inference.WALD)
                        .withLevel(level)
                        .fit(given, design);
        List<Finding> findings = new ArrayList<>(without.findings());
        Estimates used = without.estimates();
        int k = used.size();
        int p = without.p();
        int n = weights.parameters();
        if (k < p + (common ? 0 : 1) + n) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least the parameters of the selection model (%d)"
                            .formatted(k, p + (common ? 0 : 1) + n));
        }
        double[][] rows = new double[k][p];
        for (int j = 0; j < p; j++) {
            Doubles column = without.design().column(without.coefficients().get(j).name());
            for (int i = 0; i < k; i++) {
                rows[i][j] = column.at(i);
            }
        }
        for (int i = 0; i < k; i++) {
            if (!(used.variance(i) > 0)) {
                throw new IllegalArgumentException(
                        "sampling variance of %s (%s) must be above 0 in a selection model"
                                .formatted(used.study(i), used.variance(i)));
            }
        }
        SelectionLikelihood likelihood =
                new SelectionLikelihood(
                        used.effects().raw(),
                        used.variances().raw(),
                        rows,
                        common,
                        weights,
                        alternative);
        int size = p + 1 + n;
        double[] lower = new double[size];
        double[] upper = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = i < p ? Double.NEGATIVE_INFINITY : i == p ? 0 : weights.least();
            upper[i] = i < p || (i == p && !common) ? Double.POSITIVE_INFINITY : i == p ? 0 : MOST;
        }
        BoundedNewton.Top top =
                BoundedNewton.best(likelihood, lower, upper, starts(without, used, size));
        return answer(without, used, top, findings);
    }

    private List<double[]> starts(Regression without, Estimates used, int size) {
        int p = without.p();
        double spread = 0;
        for (int i = 0; i < used.size(); i++) {
            double r = used.effect(i) - without.fitted().at(i);
            spread += r * r / used.size();
        }
        double[] taus =
                common
                        ? new double[] {0}
                        : new double[] {
                            without.tau2(), 0.3 * (without.tau2() + 0.1 * spread), 2 * spread
                        };
        double[][] deltas =
                switch (weights) {
                    case SelectionWeights.Steps _ ->
                            new double[][] {filled(1), filled(0.3), filled(3)};
                    case SelectionWeights.Beta _ ->
                            new double[][] {
                                {1, 1}, {0.5, 1}, {1, 2}, {1.5, 1.2}, {0.1, 2}, {1e-3, 2.5}, {2, 3}
                            };
                    case SelectionWeights.HalfNormal _,
                            SelectionWeights.NegativeExponential _,
                            SelectionWeights.Logistic _,
                            SelectionWeights.Power _ ->
                            new double[][] {filled(0.3), filled(2), filled(8)};
                };
        List<double[]> starts = new ArrayList<>();
        double sd = Math.sqrt(spread);
        for (double shift : new double[] {0, -1, 1, -3, 3}) {
            for (double tau2 : taus) {
                for (double[] delta : deltas) {
                    double[] start = new double[size];
                    for (int j = 0; j < p; j++) {
                        start[j] =
                                without.coefficients().get(j).estimate()
                                        + (j == 0 ? shift * sd : 0);
                    }
                    start[p] = tau2;
                    System.arraycopy(delta, 0, start, p + 1, delta.length);
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private double[] filled(double value) {
        double[] all = new double[weights.parameters()];
        java.util.Arrays.fill(all, value);
        return all;
    }

    private SelectionFit answer(
            Regression without, Estimates used, BoundedNewton.Top top, List<Finding> findings) {
        int p = without.p();
        int n = weights.parameters();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < used.size(); i++) {
            least = Math.min(least, used.variance(i));
        }
        boolean[] free = new boolean[p + 1 + n];
        for (int i = 0; i < free.length; i++) {
            boolean noSpread = i == p && (common || top.x()[p] < Math.min(least / 10, 1e-4));
            boolean noWeight =
                    i > p && weights instanceof SelectionWeights.Steps && top.x()[i] < 1e-4;
            free[i] = !noSpread && !noWeight;
            if (i > p && (top.x()[i] >= MOST || (top.x()[i] <= weights.least()))) {
                findings.add(
                        Finding.about(
                                Finding.Code.VALUE_CUT,
                                "",
                                top.x()[i],
                                "A weight of the selection model is at the end of its range; the data do not determine it.",
                                "Use fewer steps or another weight function."));
            }
        }
        double[][] covariance = BoundedNewton.covariance(top, free);
        for (int i = p + 1; i < free.length; i++) {
            // At an edge with the slope pointing outwards there is no quadratic top to measure.
            if (free[i] && Math.abs(top.slope()[i]) > 1e-6 * (1 + Math.abs(top.value()))) {
                covariance = new double[0][];
            }
        }
        if (covariance.length == 0) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "The likelihood of the selection model is flat or at an edge at its top; standard errors are not defined.",
                            "Use fewer weights, or read the estimate as a sensitivity analysis without its error."));
        }
        if (!top.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The selection model stopped before its likelihood was flat to rounding.",
                            "Treat its numbers with caution."));
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            coefficients.add(
                    Fitting.coefficient(
                            without.coefficients().get(j).name(),
                            top.x()[j],
                            error(covariance, j),
                            Double.POSITIVE_INFINITY,
                            level));
        }
        double[] delta = new double[n];
        double[] deltaSe = new double[n];
        for (int j = 0; j < n; j++) {
            delta[j] = top.x()[p + 1 + j];
            deltaSe[j] = error(covariance, p + 1 + j);
        }
        double before = without.maximumLikelihood().logLikelihood();
        double ratio = Math.max(0, 2 * (top.value() - before));
        return new SelectionFit(
                used,
                weights,
                alternative,
                without,
                coefficients,
                top.x()[p],
                error(covariance, p),
                Doubles.owning(delta),
                Doubles.owning(deltaSe),
                top.value(),
                new ChiSquareTest(ratio, n, Distributions.chiSquareUpper(ratio, n)),
                level,
                top.converged(),
                top.steps(),
                findings);
    }

    private static double error(double[][] covariance, int i) {
        return covariance.length == 0 ? Double.NaN : Math.sqrt(covariance[i][i]);
    }
}
