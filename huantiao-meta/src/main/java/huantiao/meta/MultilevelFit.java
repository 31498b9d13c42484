package huantiao.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A multilevel or multivariate fit and what it was computed from.
 *
 * @param method criterion, test and level
 * @param componentNames in the order of the random parts
 * @param components their estimates; variances are 0 or more
 * @param coefficients one per column of the design
 * @param covariance of the coefficients
 * @param sampling covariance of the effects without random parts
 * @param q residual heterogeneity with the sampling covariance alone
 * @param typicalVariance typical sampling variance (k-p)/tr P
 * @param likelihood of the criterion maximized
 * @param converged whether the maximum was reached, by the score there
 */
public record MultilevelFit(
        Multilevel method,
        Estimates estimates,
        Design design,
        List<RandomPart> parts,
        List<String> componentNames,
        Doubles components,
        List<Coefficient> coefficients,
        Matrix covariance,
        EffectCovariance sampling,
        double q,
        int qDf,
        double qP,
        double typicalVariance,
        Likelihood likelihood,
        boolean converged,
        int steps,
        List<Finding> findings) {

    public MultilevelFit {
        parts = List.copyOf(parts);
        componentNames = List.copyOf(componentNames);
        coefficients = List.copyOf(coefficients);
        findings = List.copyOf(findings);
    }

    static MultilevelFit of(
            Multilevel method,
            Estimates estimates,
            EffectCovariance sampling,
            Design design,
            List<RandomPart> parts,
            List<LevelCovariance> shapes,
            Marginal m,
            Marginal.Optimum optimum) {
        boolean atBound = false;
        for (int s = 0; s < shapes.size(); s++) {
            atBound |= shapes.get(s).degenerate(m.part(optimum.parameters().raw(), s));
        }
        Marginal alone = method.marginal(estimates, sampling, design, List.of(), List.of());
        if (!(alone.evaluate(new double[0]) > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "sampling covariance must be positive definite; maybe a correlation is too large, or a variance 0");
        }
        double q = alone.rss();
        double trace = alone.projectionTrace();
        double[] theta = optimum.parameters().toArray();
        m.evaluate(theta);
        int df = m.k - m.p;
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < m.p; j++) {
            coefficients.add(
                    Fitting.coefficient(
                            design.names().get(j),
                            m.b[j],
                            Math.sqrt(m.covariance[j][j]),
                            quantileDf(method, df),
                            method.level()));
        }
        List<String> names = new ArrayList<>();
        double[] components = new double[optimum.parameters().size()];
        int place = 0;
        for (int s = 0; s < shapes.size(); s++) {
            names.addAll(parts.get(s).components());
            for (double each : shapes.get(s).components(m.part(theta, s))) {
                components[place++] = each;
            }
        }
        boolean restricted = method.criterion() == Multilevel.Criterion.RESTRICTED;
        return new MultilevelFit(
                method,
                estimates,
                design,
                parts,
                names,
                Doubles.owning(components),
                coefficients,
                Matrix.of(m.covariance),
                sampling,
                q,
                df,
                Distributions.chiSquareUpper(q, df),
                df / trace,
                Likelihood.of(
                        optimum.logLikelihood(),
                        Double.NaN,
                        m.p + names.size(),
                        restricted ? df : m.k),
                optimum.converged(),
                optimum.steps(),
                findings(parts, optimum, atBound));
    }

    private static List<Finding> findings(
            List<RandomPart> parts, Marginal.Optimum optimum, boolean atBound) {
        List<Finding> findings = new ArrayList<>();
        if (!optimum.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The variance components did not settle.",
                            "A component may lie at the edge of what is possible; do not report it unseen."));
        }
        if (!optimum.others().isEmpty()) {
            findings.add(
                    Finding.of(
                            Finding.Code.SEVERAL_MAXIMA,
                            "The likelihood has more than one maximum: %s is the highest found, %s lie below."
                                    .formatted(optimum.logLikelihood(), optimum.others()),
                            "Look at the profiles of the variance components."));
        }
        if (atBound) {
            findings.add(
                    Finding.of(
                            Finding.Code.VALUE_CUT,
                            "The covariance of the random part lies at its bound: a correlation of 1 or -1, or a level that does not vary.",
                            "There are too few groups to tell variances and correlations apart; try a simpler structure."));
        }
        for (RandomPart part : parts) {
            long groups = part.outer().stream().distinct().count();
            if (groups < 3 && groups < part.outer().size()) {
                findings.add(
                        Finding.of(
                                Finding.Code.CONVENTION,
                                "%s rests on %d groups only."
                                        .formatted(String.join(", ", part.components()), groups),
                                "So few groups hardly tell how groups differ."));
            }
        }
        return findings;
    }

    private static double quantileDf(Multilevel method, int df) {
        return method.inference() == Inference.WALD_T ? df : Double.POSITIVE_INFINITY;
    }

    public int k() {
        return estimates.size();
    }

    /** Share of the variance that is not sampling error, in percent, per component. */
    public Doubles i2ByComponent() {
        double sum = components.stream().sum() + typicalVariance;
        return Doubles.of(components.stream().map(c -> 100 * c / sum).toArray());
    }

    public double level() {
        return method.level();
    }

    /** Covariance of the effects: sampling plus random parts. Built anew, effects by effects. */
    public Matrix marginal() {
        double[][] total = sampling.matrix().toArray();
        int place = 0;
        for (RandomPart part : parts) {
            int own = part.components().size();
            double[] values = new double[own];
            for (int c = 0; c < own; c++) {
                values[c] = components.at(place++);
            }
            LevelCovariance shape = LevelCovariance.of(part);
            for (int c = 0; c < own; c++) {
                values[c] = shape.held(c, values[c]);
            }
            double[][] gamma = shape.at(values);
            List<String> levels = RandomPart.ordered(part);
            int[] outer = Groups.numbered(part.outer());
            int[] inner = part.inner().stream().mapToInt(levels::indexOf).toArray();
            for (int i = 0; i < outer.length; i++) {
                for (int j = 0; j < outer.length; j++) {
                    total[i][j] += outer[i] == outer[j] ? gamma[inner[i]][inner[j]] : 0;
                }
            }
        }
        return Matrix.of(total);
    }

    /** Where the true effect of a new study is expected; random intercepts and one mean only. */
    public Interval prediction() {
        if (coefficients.size() != 1
                || !parts.stream().allMatch(part -> part instanceof RandomPart.Intercept)) {
            throw new IllegalArgumentException(
                    "coefficients (%d) must be one, and random parts intercepts, for a prediction interval"
                            .formatted(coefficients.size()));
        }
        Coefficient mean = coefficients.getFirst();
        double sd = Math.sqrt(mean.se() * mean.se() + components.stream().sum());
        double half = sd * Distributions.twoSidedQuantile(level(), quantileDf(method, qDf));
        return new Interval(mean.estimate() - half, mean.estimate() + half);
    }

    /**
     * Values of a variance component that agree with the data: the likelihood, maximized over the
     * other components, lies within the chi-square quantile of its maximum.
     *
     * @throws IllegalArgumentException for a covariance or correlation, or a structure whose
     *     correlation is at its bound
     */
    public Interval profile(int component) {
        List<LevelCovariance> shapes = parts.stream().map(LevelCovariance::of).toList();
        Marginal m = method.marginal(estimates, sampling, design, parts, shapes);
        double[] from = new double[components.size()];
        int place = 0;
        LevelCovariance held = null;
        int within = 0;
        for (LevelCovariance shape : shapes) {
            for (int c = 0; c < shape.parameters; c++, place++) {
                from[place] = shape.held(c, components.at(place));
                if (place == component) {
                    held = shape;
                    within = c;
                }
            }
        }
        if (held == null || held.low[within] != 0 || held.high[within] < 2) {
            throw new IllegalArgumentException(
                    "component (%d) must be a variance for a profile".formatted(component));
        }
        LevelCovariance shape = held;
        int c = within;
        double cut =
                likelihood.logLikelihood()
                        - 0.5 * Distributions.chiSquareUpperQuantile(1 - level(), 1);
        DoubleUnaryOperator above = t -> m.profiled(from, component, shape.held(c, t)) - cut;
        double top = components.at(component);
        double low = 0;
        if (top > 0 && above.applyAsDouble(0) < 0) {
            low = Roots.between(above, 0, top, 1e-10 * top);
        }
        double high = Math.max(2 * top, typicalVariance);
        for (int i = 0; i < 60 && above.applyAsDouble(high) > 0; i++) {
            high *= 2;
        }
        double upper =
                above.applyAsDouble(high) > 0
                        ? Double.POSITIVE_INFINITY
                        : Roots.between(above, top, high, 1e-10 * high);
        return new Interval(low, upper);
    }
}
