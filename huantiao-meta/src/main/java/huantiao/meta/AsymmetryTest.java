package huantiao.meta;

import java.util.List;

/**
 * Regression tests for asymmetry of the funnel: do effects depend on a measure of precision?
 *
 * @param slope coefficient of the predictor; its p-value is that of the test
 * @param intercept effect at predictor 0: with the standard error as predictor the limit of a study
 *     without sampling error (PET), with the variance PEESE
 * @param tau2 residual between-study variance, 0 for the weighted form
 * @see <a href="https://doi.org/10.1136/bmj.315.7109.629">Egger, Davey Smith, Schneider and Minder
 *     1997</a>
 */
public record AsymmetryTest(Coefficient slope, Coefficient intercept, double tau2) {

    /**
     * Weighted regression with multiplicative dispersion and t with k-2 degrees of freedom: the
     * classical form of Egger's test.
     */
    public static AsymmetryTest weighted(Estimates estimates, Doubles predictor, double level) {
        return test(
                MetaRegression.withDefaults()
                        .with(TauSquared.COMMON_EFFECT)
                        .with(Inference.HARTUNG_KNAPP)
                        .withLevel(level),
                estimates,
                predictor);
    }

    /** Meta-regression with a between-study variance. */
    public static AsymmetryTest mixed(
            MetaRegression method, Estimates estimates, Doubles predictor) {
        return test(method, estimates, predictor);
    }

    private static AsymmetryTest test(
            MetaRegression method, Estimates estimates, Doubles predictor) {
        Regression fit =
                method.fit(
                        estimates, Design.intercept(estimates.size()).and("predictor", predictor));
        if (fit.p() < 2) {
            throw new IllegalArgumentException(
                    "the predictor must differ between studies to test for asymmetry");
        }
        return new AsymmetryTest(
                fit.coefficients().get(1), fit.coefficients().getFirst(), fit.tau2());
    }

    /** Standard errors of the effects. */
    public static Doubles standardErrors(Estimates estimates) {
        return Doubles.owning(estimates.variances().stream().map(Math::sqrt).toArray());
    }

    /** Tests of tables of counts, each with weights and a predictor made for them. */
    public enum ForCounts {
        /** Score over its variance against the inverse root of the variance; Harbord 2006. */
        HARBORD,
        /** Log odds ratio against one over the sample size; Peters 2006. */
        PETERS,
        /** Log odds ratio against one over the root of the effective sample size; Deeks 2005. */
        DEEKS,
        /** Log odds ratio against the sample size; Macaskill 2001. */
        MACASKILL,
        /**
         * Effect against the root of the sum of inverse group sizes; Pustejovsky and Rodgers 2019.
         */
        PUSTEJOVSKY
    }

    /**
     * @param tables without missing counts
     * @param effects of the tables, as many, none missing
     */
    public static AsymmetryTest of(
            ForCounts kind, List<TwoByTwo> tables, Estimates effects, double level) {
        int k = tables.size();
        double[] y = new double[k];
        double[] v = new double[k];
        double[] x = new double[k];
        for (int i = 0; i < k; i++) {
            TwoByTwo t = tables.get(i);
            double n = t.total();
            double events = t.a() + t.c();
            y[i] = effects.effect(i);
            v[i] = effects.variance(i);
            switch (kind) {
                case HARBORD -> {
                    double score = t.a() - t.treated() * events / n;
                    double variance =
                            t.treated() * t.controls() * events * (n - events) / (n * n * (n - 1));
                    y[i] = score / variance;
                    v[i] = 1 / variance;
                    x[i] = Math.sqrt(v[i]);
                }
                case PETERS -> {
                    v[i] = 1 / events + 1 / (n - events);
                    x[i] = 1 / n;
                }
                case DEEKS -> {
                    v[i] = n / (4 * t.treated() * t.controls());
                    x[i] = Math.sqrt(v[i]);
                }
                case MACASKILL -> x[i] = n;
                case PUSTEJOVSKY -> x[i] = Math.sqrt(1 / t.treated() + 1 / t.controls());
            }
        }
        return weighted(Estimates.of(effects.studies(), y, v), Doubles.owning(x), level);
    }
}
