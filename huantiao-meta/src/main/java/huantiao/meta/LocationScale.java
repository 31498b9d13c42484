package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A regression in which not only the mean but also the between-study variance depends on properties
 * of the studies: tau2_i = exp(z_i'a), or z_i'a with the identity link. Coefficients of the mean
 * are maximized out, those of the variance found by Newton steps from several starts. A configured
 * method; it does not change.
 *
 * @see <a href="https://doi.org/10.1002/jrsm.1562">Viechtbauer and Lopez-Lopez 2022</a>
 */
public final class LocationScale {

    /** From the scale predictor to the between-study variance. */
    public enum Link {
        /** tau2 = exp(predictor). */
        LOG("log"),
        /** tau2 = predictor, which must not be negative for any study. */
        IDENTITY("identity");

        private final String code;

        Link(String code) {
            this.code = code;
        }

        /** Short name, such as {@code log}. */
        public String code() {
            return code;
        }
    }

    /**
     * A fitted model.
     *
     * @param coefficients of the mean
     * @param scale of the between-study variance, on the scale of the link
     * @param tau2 between-study variance of each study used
     * @param logLikelihood the maximized one: restricted for REML
     * @param converged whether it is flat to rounding there
     */
    public record Fitted(
            Estimates estimates,
            List<Coefficient> coefficients,
            List<Coefficient> scale,
            Doubles tau2,
            double logLikelihood,
            boolean converged,
            List<Finding> findings) {
        public Fitted {
            coefficients = List.copyOf(coefficients);
            scale = List.copyOf(scale);
            findings = List.copyOf(findings);
        }
    }

    private static final LocationScale DEFAULT = new LocationScale(true, Link.LOG, 0.95);

    private final boolean restricted;
    private final Link link;
    private final double level;

    private LocationScale(boolean restricted, Link link, double level) {
        this.restricted = restricted;
        this.link = link;
        this.level = level;
    }

    /** REML, log link, 95 %. */
    public static LocationScale withDefaults() {
        return DEFAULT;
    }

    public LocationScale with(Link other) {
        return new LocationScale(restricted, other, level);
    }

    /**
     * @throws IllegalArgumentException unless the method is ML or REML
     */
    public LocationScale with(TauSquared method) {
        if (!method.usesLikelihood()) {
            throw new IllegalArgumentException(
                    "method (%s) must be ML or REML in a location-scale model"
                            .formatted(method.code()));
        }
        return new LocationScale(method == TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, link, level);
    }

    public LocationScale withLevel(double other) {
        if (!(other > 0 && other < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(other));
        }
        return new LocationScale(restricted, link, other);
    }

    /**
     * @param mean columns of the mean
     * @param scale columns of the between-study variance
     * @throws IllegalArgumentException when there are not more studies than parameters
     */
    public Fitted fit(Estimates given, Design mean, Design scale) {
        List<Finding> findings = new ArrayList<>();
        // Sorted, so that not even rounding depends on the order given.
        int[] places =
                IntStream.of(Design.completePlaces(given, findings, mean, scale))
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(given::effect)
                                        .thenComparingDouble(given::variance))
                        .mapToInt(Integer::intValue)
                        .toArray();
        Estimates used = given.at(places);
        Design x = mean.at(places);
        Design z = scale.at(places);
        int k = used.size();
        int q = z.names().size();
        LinearModel model =
                LinearModel.ofColumns(
                        used.effects().raw(), used.variances().raw(), x.names(), x.arrays());
        if (k <= model.p + q) {
            throw new IllegalArgumentException(
                    "studies (%d) must be more than the parameters (%d)".formatted(k, model.p + q));
        }
        double unit = model.scale * model.scale;
        double[][] columns = z.arrays();
        double logGram = restricted ? logGram(model) : 0;
        double[] w = new double[k];
        Differences surface =
                new Differences(
                        a -> {
                            for (int i = 0; i < k; i++) {
                                double t = tau2(columns, a, i);
                                if (!(t >= 0 && t < 1e300)) {
                                    return Double.NaN;
                                }
                                w[i] = 1 / (model.v[i] + t / unit);
                            }
                            model.evaluate(w);
                            double n = restricted ? k - model.p : k;
                            return -0.5
                                    * (n * Math.log(2 * Math.PI * unit)
                                            + model.logV
                                            + model.rss
                                            + (restricted ? model.logInformation() - logGram : 0));
                        },
                        1e-3);
        double[] lower = new double[q];
        double[] upper = new double[q];
        java.util.Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        java.util.Arrays.fill(upper, Double.POSITIVE_INFINITY);
        BoundedNewton.Top top =
                BoundedNewton.best(surface, lower, upper, starts(used, x, columns, z));
        if (!top.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The location-scale model stopped before its likelihood was flat to rounding.",
                            "A scale moderator may separate studies with and without spread; leave it out."));
        }
        boolean[] free = new boolean[q];
        java.util.Arrays.fill(free, true);
        double[][] covariance = BoundedNewton.covariance(top, free);
        if (covariance.length == 0) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "The likelihood is flat at its top; standard errors of the scale are not defined.",
                            ""));
        }
        double value = surface.at(top.x(), null, null);
        double[] tau2 = new double[k];
        for (int i = 0; i < k; i++) {
            tau2[i] = tau2(columns, top.x(), i);
        }
        double[] b = model.coefficients();
        double[][] vb = model.covariance();
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < model.p; j++) {
            coefficients.add(
                    Fitting.coefficient(
                            model.names.get(j),
                            b[j],
                            Math.sqrt(vb[j][j]),
                            Double.POSITIVE_INFINITY,
                            level));
        }
        List<Coefficient> scales = new ArrayList<>();
        for (int j = 0; j < q; j++) {
            scales.add(
                    Fitting.coefficient(
                            z.names().get(j),
                            top.x()[j],
                            covariance.length == 0 ? Double.NaN : Math.sqrt(covariance[j][j]),
                            Double.POSITIVE_INFINITY,
                            level));
        }
        return new Fitted(
                used, coefficients, scales, Doubles.owning(tau2), value, top.converged(), findings);
    }

    private static double logGram(LinearModel model) {
        double[] ones = new double[model.k];
        java.util.Arrays.fill(ones, 1);
        model.evaluate(ones);
        return model.logInformation();
    }

    private double tau2(double[][] columns, double[] a, int i) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += columns[j][i] * a[j];
        }
        return link == Link.LOG ? Math.exp(sum) : sum;
    }

    /** Every study the same variance, at several values of it, by least squares on the columns. */
    private List<double[]> starts(Estimates used, Design x, double[][] columns, Design z) {
        double tau2 =
                MetaRegression.withDefaults()
                        .with(Inference.WALD)
                        .with(
                                restricted
                                        ? TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                                        : TauSquared.MAXIMUM_LIKELIHOOD)
                        .fit(used, x)
                        .tau2();
        double typical = 0;
        for (int i = 0; i < used.size(); i++) {
            typical += used.variance(i) / used.size();
        }
        int q = columns.length;
        List<double[]> starts = new ArrayList<>();
        for (double factor : new double[] {1, 0.1, 10}) {
            double t = factor * (tau2 + 0.05 * typical);
            double target = link == Link.LOG ? Math.log(t) : t;
            double[][] gram = new double[q][q];
            double[][] right = new double[q][1];
            for (int i = 0; i < used.size(); i++) {
                for (int a = 0; a < q; a++) {
                    right[a][0] += columns[a][i] * target;
                    for (int b = 0; b < q; b++) {
                        gram[a][b] += columns[a][i] * columns[b][i];
                    }
                }
            }
            double[][] solved;
            try {
                solved = LinearAlgebra.inverse(gram);
            } catch (IllegalArgumentException dependent) {
                throw new IllegalArgumentException(
                        "scale columns (%s) must not depend on each other".formatted(z.names()),
                        dependent);
            }
            double[] start = new double[q];
            for (int a = 0; a < q; a++) {
                for (int b = 0; b < q; b++) {
                    start[a] += solved[a][b] * right[b][0];
                }
            }
            starts.add(start);
        }
        return starts;
    }
}
