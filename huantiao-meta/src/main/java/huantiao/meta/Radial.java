package huantiao.meta;

/**
 * The coordinates of a radial plot: precision 1/sqrt(v + tau2) against the effect times it. A line
 * from the origin to a study has the study's effect as its slope; the pooled line has the pooled
 * effect.
 *
 * @see <a href="https://doi.org/10.1002/sim.4780070807">Galbraith 1988</a>
 */
public record Radial(Fit fit, Doubles precision, Doubles standardized) {

    public static Radial of(Fit fit) {
        double[] x = new double[fit.k()];
        double[] y = new double[fit.k()];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 / Math.sqrt(fit.estimates().variance(i) + fit.tau2());
            y[i] = fit.estimates().effect(i) * x[i];
        }
        return new Radial(fit, Doubles.owning(x), Doubles.owning(y));
    }

    /** Standardized effect expected at a precision. */
    public double expected(double precision) {
        return fit.estimate() * precision;
    }

    /** Where standardized effects lie at a precision if the model holds, at the fit's level. */
    public Interval limits(double precision) {
        double z = Distributions.twoSidedQuantile(fit.level(), Double.POSITIVE_INFINITY);
        return new Interval(expected(precision) - z, expected(precision) + z);
    }
}
