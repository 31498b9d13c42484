package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * A multilevel or multivariate fit and what it was computed from.
 *
 * @param method criterion and level
 * @param componentNames in the order of the random parts
 * @param components their estimates; variances are 0 or more
 * @param coefficients one per column of the design, normal tests
 * @param covariance of the coefficients
 * @param marginal covariance of the effects: sampling plus random parts
 * @param q residual heterogeneity with the sampling covariance alone
 * @param typicalVariance typical sampling variance (k-p)/tr P
 * @param likelihood of the criterion maximized
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
        Matrix sampling,
        Matrix marginal,
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
            Design design,
            List<RandomPart> parts,
            List<String> names,
            Marginal m,
            Marginal.Optimum optimum) {
        int none = names.size();
        m.evaluate(new double[none]);
        double q = 0;
        double[] r = m.y.clone();
        for (int j = 0; j < m.p; j++) {
            for (int i = 0; i < m.k; i++) {
                r[i] -= m.b[j] * m.x[j][i];
            }
        }
        double trace = 0;
        for (int i = 0; i < m.k; i++) {
            q += r[i] * m.py[i];
            trace += m.projection[i][i];
        }
        double[] theta = optimum.components().toArray();
        m.evaluate(theta);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < m.p; j++) {
            coefficients.add(
                    Fitting.coefficient(
                            design.names().get(j),
                            m.b[j],
                            Math.sqrt(m.covariance[j][j]),
                            Double.POSITIVE_INFINITY,
                            method.level()));
        }
        int df = m.k - m.p;
        boolean restricted = method.criterion() == Multilevel.Criterion.RESTRICTED;
        List<Finding> findings = new ArrayList<>();
        if (!optimum.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The variance components did not settle.",
                            "A component may lie at the edge of what is possible; do not report it unseen."));
        }
        return new MultilevelFit(
                method,
                estimates,
                design,
                parts,
                names,
                optimum.components(),
                coefficients,
                Matrix.of(m.covariance),
                Matrix.of(m.sampling),
                Matrix.of(m.total(theta)),
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
                findings);
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

    /** Where the true effect of a new study is expected; normal quantiles, intercept only. */
    public Interval prediction() {
        if (coefficients.size() != 1) {
            throw new IllegalArgumentException(
                    "coefficients (%d) must be one for a prediction interval"
                            .formatted(coefficients.size()));
        }
        Coefficient mean = coefficients.getFirst();
        double sd = Math.sqrt(mean.se() * mean.se() + components.stream().sum());
        double half = sd * Distributions.twoSidedQuantile(level(), Double.POSITIVE_INFINITY);
        return new Interval(mean.estimate() - half, mean.estimate() + half);
    }

    /**
     * Values of a variance component that agree with the data: the likelihood, maximized over the
     * other components, lies within the chi-square quantile of its maximum.
     */
    public Interval profile(int component) {
        Marginal m = rebuilt();
        double cut =
                likelihood.logLikelihood()
                        - 0.5 * Distributions.chiSquareUpperQuantile(1 - level(), 1);
        double top = components.at(component);
        double low = 0;
        if (top > 0 && m.maximize(200, component, 0).logLikelihood() < cut) {
            low =
                    Roots.between(
                            t -> m.maximize(200, component, t).logLikelihood() - cut,
                            0,
                            top,
                            1e-10 * top);
        }
        double high = Math.max(2 * top, typicalVariance);
        while (m.maximize(200, component, high).logLikelihood() > cut) {
            high *= 2;
        }
        return new Interval(
                low,
                Roots.between(
                        t -> m.maximize(200, component, t).logLikelihood() - cut,
                        top,
                        high,
                        1e-10 * high));
    }

    private Marginal rebuilt() {
        List<double[][]> matrices = new ArrayList<>();
        List<Boolean> variances = new ArrayList<>();
        for (RandomPart part : parts) {
            matrices.addAll(part.matrices());
            for (String _ : part.components()) {
                variances.add(true);
            }
        }
        return new Marginal(
                estimates.effects().toArray(),
                design.arrays(),
                sampling.toArray(),
                matrices,
                variances,
                method.criterion() == Multilevel.Criterion.RESTRICTED);
    }
}
