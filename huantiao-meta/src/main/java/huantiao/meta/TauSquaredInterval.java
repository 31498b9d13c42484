package huantiao.meta;

/**
 * A confidence interval for the between-study variance, and the same limits put through tau, I2 and
 * H2.
 *
 * @param tau2 limits on the squared scale of the estimates
 * @param emptySet whether no value agrees with the data at this level; the limits are then 0
 * @param estimate the point estimate and definitions the limits belong to
 */
public record TauSquaredInterval(
        Method method, double level, Interval tau2, boolean emptySet, Heterogeneity estimate) {

    /** How the limits are found. */
    public enum Method {
        /**
         * Values of tau2 at which Q lies within its chi-square quantiles.
         *
         * @see <a href="https://doi.org/10.1002/sim.2514">Viechtbauer 2007</a>
         */
        Q_PROFILE("QP"),
        /** Values whose profile likelihood is within the chi-square quantile of the maximum. */
        PROFILE_LIKELIHOOD("PL"),
        /**
         * Values at which the generalized Q statistic lies within its exact quantiles.
         *
         * @see <a href="https://doi.org/10.1002/jrsm.1081">Jackson 2013</a>
         */
        GENERALIZED_Q("GENQ"),
        /**
         * From the interval of H after Higgins and Thompson.
         *
         * @see <a href="https://doi.org/10.1002/sim.1186">Higgins and Thompson 2002</a>
         */
        HIGGINS_THOMPSON("HT"),
        /** Estimate and standard error, normal quantiles, cut at 0. */
        WALD("Wald"),
        /** The same on the log scale. */
        WALD_LOG("Wald.log"),
        /** The same on the scale of tau. */
        WALD_ROOT("Wald.sqrt");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /**
         * @throws IllegalArgumentException when no method has this code
         */
        public static Method ofCode(String code) {
            for (Method each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(
                    "interval for tau2 (%s) must be one of QP, PL, GENQ, HT, Wald, Wald.log, Wald.sqrt"
                            .formatted(code));
        }
    }

    public Interval tau() {
        return new Interval(Math.sqrt(tau2.lower()), Math.sqrt(tau2.upper()));
    }

    public Interval i2() {
        return new Interval(estimate.i2At(tau2.lower()), estimate.i2At(tau2.upper()));
    }

    public Interval h2() {
        return new Interval(estimate.h2At(tau2.lower()), estimate.h2At(tau2.upper()));
    }

    /** For a pooled effect. */
    public static TauSquaredInterval of(Fit fit, Method method) {
        return of(
                LinearModel.ofMean(
                        fit.estimates().effects().raw(), fit.estimates().variances().raw()),
                fit.heterogeneity(),
                fit.convention(),
                Doubles.of(),
                method);
    }

    /** For a pooled effect with weights of the user's choice, in the order of the studies used. */
    public static TauSquaredInterval of(Fit fit, Doubles weights) {
        return of(
                LinearModel.ofMean(
                        fit.estimates().effects().raw(), fit.estimates().variances().raw()),
                fit.heterogeneity(),
                fit.convention(),
                weights,
                Method.GENERALIZED_Q);
    }

    /** For the residual variance of a regression. */
    public static TauSquaredInterval of(Regression fit, Method method) {
        return of(
                LinearModel.ofColumns(
                        fit.estimates().effects().raw(),
                        fit.estimates().variances().raw(),
                        fit.design().names(),
                        fit.design().arrays()),
                fit.heterogeneity(),
                fit.convention(),
                Doubles.of(),
                method);
    }

    private static TauSquaredInterval of(
            LinearModel m, Heterogeneity h, Convention convention, Doubles weights, Method method) {
        double level = convention.level();
        int df = m.k - m.p;
        if (df < 1) {
            throw new IllegalArgumentException(
                    "an interval for tau2 needs more studies (%d) than coefficients (%d)"
                            .formatted(m.k, m.p));
        }
        double upperTail = (1 - level) / 2;
        return switch (method) {
            case Q_PROFILE -> {
                double high = Distributions.chiSquareUpperQuantile(upperTail, df);
                double low = Distributions.chiSquareUpperQuantile(1 - upperTail, df);
                m.evaluate(0);
                boolean empty = m.rss < low;
                yield new TauSquaredInterval(
                        method,
                        level,
                        new Interval(
                                BetweenStudyVariance.rootOfQ(m, high),
                                BetweenStudyVariance.rootOfQ(m, low)),
                        empty,
                        h);
            }
            case PROFILE_LIKELIHOOD ->
                    new TauSquaredInterval(method, level, profile(m, h, convention), false, h);
            case GENERALIZED_Q -> {
                double[] a = weights.isEmpty() ? inverseVariances(m) : checked(weights, m.k);
                double unit = m.scale * m.scale;
                m.evaluate(a);
                double q = m.rss;
                boolean empty = GeneralizedQ.cumulative(m, a, 0, q) < upperTail;
                yield new TauSquaredInterval(
                        method,
                        level,
                        new Interval(
                                GeneralizedQ.root(m, a, 1 - upperTail) * unit,
                                GeneralizedQ.root(m, a, upperTail) * unit),
                        empty,
                        h);
            }
            case HIGGINS_THOMPSON -> {
                Interval h2 = higginsThompson(h.h2(), h.q(), m.k, df, level);
                double s = h.typicalVariance();
                yield new TauSquaredInterval(
                        method,
                        level,
                        new Interval(
                                Math.max(0, s * (h2.lower() - 1)),
                                Math.max(0, s * (h2.upper() - 1))),
                        false,
                        h);
            }
            case WALD, WALD_LOG, WALD_ROOT -> {
                double z = Distributions.normalUpperQuantile(upperTail);
                yield new TauSquaredInterval(
                        method, level, wald(method, h.tau2(), h.seTau2(), z), false, h);
            }
        };
    }

    private static Interval wald(Method method, double tau2, double se, double z) {
        if (method == Method.WALD_LOG) {
            double factor = Math.exp(z * se / tau2);
            return tau2 > 0 ? new Interval(tau2 / factor, tau2 * factor) : new Interval(0, 0);
        }
        if (method == Method.WALD_ROOT) {
            double tau = Math.sqrt(tau2);
            double half = z * se / (2 * tau);
            double low = Math.max(0, tau - half);
            return tau2 > 0
                    ? new Interval(low * low, (tau + half) * (tau + half))
                    : new Interval(0, 0);
        }
        return new Interval(Math.max(0, tau2 - z * se), Math.max(0, tau2 + z * se));
    }

    /** Interval of H2 from that of log H; q and k are those of the heterogeneity test. */
    static Interval higginsThompson(double h2, double q, int k, int df, double level) {
        double z = Distributions.normalUpperQuantile((1 - level) / 2);
        double se =
                q > k
                        ? 0.5
                                * (Math.log(q) - Math.log(df))
                                / (Math.sqrt(2 * q) - Math.sqrt(2.0 * df - 1))
                        : Math.sqrt((1 - 1 / (3.0 * (df - 1) * (df - 1))) / (2.0 * (df - 1)));
        double logH = 0.5 * Math.log(h2);
        return new Interval(Math.exp(2 * (logH - z * se)), Math.exp(2 * (logH + z * se)));
    }

    /**
     * Interval of H2 = Q/df by the same method, for I2 = 1 - 1/H2 as older reports print it.
     *
     * @param fit a common-effect fit of at least two studies
     */
    public static Interval testBasedH2(Fit fit) {
        Heterogeneity h = fit.heterogeneity();
        return higginsThompson(
                Math.max(1, h.q() / h.qDf()), h.q(), fit.k(), h.qDf(), fit.convention().level());
    }

    private static double[] inverseVariances(LinearModel m) {
        double[] a = new double[m.k];
        for (int i = 0; i < m.k; i++) {
            a[i] = 1 / m.v[i];
        }
        return a;
    }

    private static double[] checked(Doubles weights, int k) {
        if (weights.size() != k) {
            throw new IllegalArgumentException(
                    "weights (%d) must be as many as studies used (%d)"
                            .formatted(weights.size(), k));
        }
        return weights.toArray();
    }

    private static Interval profile(LinearModel m, Heterogeneity h, Convention convention) {
        if (!convention.tauSquared().usesLikelihood()) {
            throw new IllegalArgumentException(
                    "a profile likelihood interval needs ML or REML, not %s"
                            .formatted(convention.tauSquared().code()));
        }
        boolean restricted = convention.tauSquared() == TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD;
        double unit = m.scale * m.scale;
        double top = h.tau2() / unit;
        double best = m.logLikelihood(top, restricted);
        double cut = best - 0.5 * Distributions.chiSquareUpperQuantile(1 - convention.level(), 1);
        double low =
                top <= 0 || m.logLikelihood(0, restricted) >= cut
                        ? 0
                        : lowest(m, restricted, cut, top);
        double high = Math.max(2 * top, m.largestVariance());
        while (m.logLikelihood(high, restricted) > cut) {
            high *= 3;
            if (high > 1e30) {
                return new Interval(low * unit, Double.POSITIVE_INFINITY);
            }
        }
        double upper =
                Roots.between(t -> m.logLikelihood(t, restricted) - cut, top, high, 1e-15 * high);
        return new Interval(low * unit, upper * unit);
    }

    private static double lowest(LinearModel m, boolean restricted, double cut, double top) {
        return Roots.between(t -> m.logLikelihood(t, restricted) - cut, 0, top, 1e-15 * top);
    }
}
