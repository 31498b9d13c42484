package huantiao.meta;

import java.util.List;

/**
 * What a funnel plot shows beside the studies: where effects would lie if only sampling error moved
 * them, and where a study turns significant.
 *
 * @param fit the pooled effect about which the funnel stands
 * @param standardErrors of the studies
 * @see <a href="https://doi.org/10.1016/j.jclinepi.2007.11.010">Peters and others 2008,
 *     contours</a>
 */
public record Funnel(Pooled fit, Doubles standardErrors) {
    /** Two-sided levels of the contours. */
    public static final List<Double> CONTOURS = List.of(0.90, 0.95, 0.99);

    public static Funnel of(Pooled fit) {
        return new Funnel(fit, AsymmetryTest.standardErrors(fit.estimates()));
    }

    /** Limits about the pooled effect at a standard error, normal, at the level of the fit. */
    public Interval limits(double standardError) {
        double half =
                standardError
                        * Distributions.twoSidedQuantile(fit.level(), Double.POSITIVE_INFINITY);
        return new Interval(fit.estimate() - half, fit.estimate() + half);
    }

    /** Effects between these limits do not differ from 0 at the level, such as 0.95. */
    public Interval insignificant(double standardError, double level) {
        double half =
                standardError * Distributions.twoSidedQuantile(level, Double.POSITIVE_INFINITY);
        return new Interval(-half, half);
    }
}
