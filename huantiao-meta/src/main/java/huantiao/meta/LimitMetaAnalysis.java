package huantiao.meta;

import java.util.List;

/**
 * Limit meta-analysis: the effect of studies without sampling error, when small studies may show
 * larger effects.
 *
 * <p>With r_i = sqrt(v_i + tau2) the model is y_i = beta + alpha r_i + error of standard deviation
 * r_i. Alpha and beta come from the regression of the effects on r with weights 1/r^2 (the
 * generalised radial plot). A study of infinite precision keeps r = tau; so there are
 *
 * <ul>
 *   <li>the expectation beta + tau alpha; as alpha and beta are correlated, its variance, tau taken
 *       as known, is tau2/k + (1 - tau m)^2/S, with m the mean of 1/r_i and S their sum of squares
 *       about it
 *   <li>the limit of each study, beta + tau/r_i (y_i - beta)
 * </ul>
 *
 * The limits can be pooled by 1/v ({@code mu-lim}), or regressed on s, the standard errors of the
 * studies ({@code beta-lim}, variance one over the sum of squares of 1/s about their mean). Both
 * take the limits as having the sampling variances of the studies and none between them, so their
 * intervals are too narrow where studies differ. The program of the authors (metasens) gives the
 * same numbers from version 1.0-1 on; earlier ones left the variance between studies out of the
 * expectation as well.
 *
 * @param fit the random-effects fit whose tau2 is used
 * @param alpha bias of small studies, per unit of r
 * @param beta effect at r = 0
 * @param expectation beta + tau alpha: the usual answer
 * @param regressed beta-lim: intercept of the regression of the limits on the standard errors
 * @param pooled mu-lim: the limits pooled by inverse variance
 * @param limits effect of each study at infinite precision
 * @param smallStudies part of Q that small-study effects explain, 1 degree of freedom
 * @param residual what remains of Q, k-2 degrees of freedom
 * @param g2 share of the variation of the limits that is not explained by the bias, 0 to 1
 * @param findings what a reader must know
 * @see <a href="https://doi.org/10.1093/biostatistics/kxq046">Ruecker, Schwarzer, Carpenter, Binder
 *     and Schumacher 2011</a>
 */
public record LimitMetaAnalysis(
        Fit fit,
        double alpha,
        double beta,
        Coefficient expectation,
        Coefficient regressed,
        Coefficient pooled,
        Doubles limits,
        ChiSquareTest smallStudies,
        ChiSquareTest residual,
        double g2,
        List<Finding> findings) {

    public LimitMetaAnalysis {
        findings = List.copyOf(findings);
    }

    /**
     * All intervals are normal, at the level of the fit.
     *
     * @throws IllegalArgumentException when there are fewer than three studies, a variance of 0, or
     *     the same standard error in all
     */
    public static LimitMetaAnalysis of(Fit fit) {
        Estimates e = fit.estimates();
        int k = e.size();
        double level = fit.level();
        double tau = Math.sqrt(fit.tau2());
        double[] total = new double[k];
        for (int i = 0; i < k; i++) {
            if (!(e.variance(i) > 0)) {
                throw new IllegalArgumentException(
                        "variance of %s (%s) must be above 0 in a limit meta-analysis"
                                .formatted(e.studies().get(i), e.variance(i)));
            }
            total[i] = e.variance(i) + fit.tau2();
        }
        AsymmetryTest radial = radial(Estimates.of(e.studies(), e.effects().toArray(), total));
        double alpha = radial.slope().estimate();
        double beta = radial.intercept().estimate();
        double[] limits = new double[k];
        for (int i = 0; i < k; i++) {
            limits[i] = beta + tau / Math.sqrt(total[i]) * (e.effect(i) - beta);
        }
        Estimates ofLimits = Estimates.of(e.studies(), limits, e.variances().toArray());
        Coefficient regressed = radial(ofLimits).intercept();
        Fit pooled = CommonEffect.withDefaults().withLevel(level).fit(ofLimits);
        double q = CommonEffect.withDefaults().fit(e).q();
        double rest = residualQ(e);
        return new LimitMetaAnalysis(
                fit,
                alpha,
                beta,
                normal("expectation", beta + tau * alpha, expectationSe(total, fit.tau2()), level),
                normal(
                        "beta-lim",
                        regressed.estimate(),
                        1 / Math.sqrt(spread(e.variances())),
                        level),
                normal("mu-lim", pooled.estimate(), pooled.se(), level),
                Doubles.owning(limits),
                ChiSquareTest.of(Math.max(0, q - rest), 1),
                ChiSquareTest.of(rest, k - 2),
                1 - radialR2(ofLimits),
                PetPeese.doubts(CommonEffect.withDefaults().fit(fit.given())));
    }

    private static AsymmetryTest radial(Estimates e) {
        return AsymmetryTest.weighted(e, AsymmetryTest.standardErrors(e), 0.95);
    }

    private static double expectationSe(double[] total, double tau2) {
        Doubles variances = Doubles.of(total);
        double off = 1 - Math.sqrt(tau2) * meanPrecision(variances);
        return Math.sqrt(tau2 / total.length + off * off / spread(variances));
    }

    /** Mean of one over the root. */
    private static double meanPrecision(Doubles variances) {
        return variances.stream().map(v -> 1 / Math.sqrt(v)).sum() / variances.size();
    }

    /** Sum of squares of one over the root about its mean. */
    private static double spread(Doubles variances) {
        double mean = meanPrecision(variances);
        return variances.stream().map(v -> 1 / Math.sqrt(v) - mean).map(d -> d * d).sum();
    }

    private static double residualQ(Estimates e) {
        AsymmetryTest line = radial(e);
        double sum = 0;
        for (int i = 0; i < e.size(); i++) {
            double s = Math.sqrt(e.variance(i));
            double r =
                    (e.effect(i) - line.intercept().estimate() - line.slope().estimate() * s) / s;
            sum += r * r;
        }
        return sum;
    }

    /** Share of the variation of y/s along 1/s that a straight line explains. */
    private static double radialR2(Estimates e) {
        int k = e.size();
        double mean = 0;
        for (int i = 0; i < k; i++) {
            mean += e.effect(i) / Math.sqrt(e.variance(i)) / k;
        }
        double squares = 0;
        for (int i = 0; i < k; i++) {
            double d = e.effect(i) / Math.sqrt(e.variance(i)) - mean;
            squares += d * d;
        }
        return 1 - residualQ(e) / squares;
    }

    private static Coefficient normal(String name, double estimate, double se, double level) {
        double df = Double.POSITIVE_INFINITY;
        double half = Distributions.twoSidedQuantile(level, df) * se;
        return new Coefficient(
                name,
                estimate,
                se,
                estimate / se,
                df,
                Distributions.twoSided(estimate / se, df),
                new Interval(estimate - half, estimate + half));
    }
}
