package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates of the between-study variance t under one {@link LinearModel}. Internally t is in
 * scaled units (one unit is the median sampling variance), so that stopping rules do not depend on
 * the scale of the outcome.
 *
 * <p>Likelihood methods find the global maximum: the score is negative for every t above t_up = (SS
 * + sqrt(SS^2 + 4 (k-p) SS vmax)) / (2 (k-p)), SS the residual sum of squares of the unweighted
 * fit, because y'PPy &lt;= SS/t^2 and tr P &gt;= (k-p)/(vmax + t). The score is looked at on a
 * logarithmic grid up to there, each change from plus to minus is polished by a Newton step kept
 * inside its bracket, and the best of these and of 0 is taken. Tried and not taken: Fisher scoring
 * from a moment estimate, which stops at lower maxima and on some ordinary data does not stop.
 *
 * <p>The equations of Paule-Mandel type have a convex decreasing left side, so Newton steps from 0
 * climb to the root without overshoot and without a bracket.
 */
final class BetweenStudyVariance {
    private static final int MAX_STEPS = 200;

    /**
     * @param tau2 estimate, 0 or more, in squared units of the estimates
     * @param untruncated the same before it was cut at 0, {@code NaN} for iterative methods
     * @param se standard error of the estimator under normality, {@code NaN} where undefined
     * @param converged whether the stopping rule was met
     * @param steps iterations used, 0 for closed forms
     * @param maxima all local maxima of the likelihood, best first; empty for other methods
     */
    record Answer(
            double tau2,
            double untruncated,
            double se,
            boolean converged,
            int steps,
            List<Double> maxima) {}

    private final LinearModel m;
    private final double df;
    private int steps;
    private boolean converged = true;

    private BetweenStudyVariance(LinearModel model) {
        this.m = model;
        this.df = model.k - model.p;
    }

    /**
     * @param weights user weights for the generalized Q methods, empty otherwise
     */
    static Answer estimate(LinearModel model, TauSquared method, double[] weights) {
        return new BetweenStudyVariance(model).solve(method, weights);
    }

    /** Standard error at a given value, as for REML. */
    static double standardErrorAt(LinearModel model, double tau2) {
        if (model.k <= model.p) {
            return Double.NaN;
        }
        double unit = model.scale * model.scale;
        model.evaluate(tau2 / unit);
        double[] one = model.ones();
        return Math.sqrt(2 / model.tracePP(one, one)) * unit;
    }

    private Answer solve(TauSquared method, double[] weights) {
        double unit = m.scale * m.scale;
        if (method == TauSquared.COMMON_EFFECT || df <= 0) {
            return new Answer(0, Double.NaN, Double.NaN, true, 0, List.of());
        }
        boolean zeroVariance = m.smallestVariance() <= 0;
        if (zeroVariance
                && switch (method) {
                    case RESTRICTED_MAXIMUM_LIKELIHOOD, HEDGES, SIDIK_JONKMAN, GENERALIZED_Q ->
                            false;
                    case COMMON_EFFECT,
                            DERSIMONIAN_LAIRD,
                            DERSIMONIAN_LAIRD_ITERATED,
                            HUNTER_SCHMIDT,
                            HUNTER_SCHMIDT_CORRECTED,
                            SIDIK_JONKMAN_ITERATED,
                            MAXIMUM_LIKELIHOOD,
                            EMPIRICAL_BAYES,
                            PAULE_MANDEL,
                            PAULE_MANDEL_MEDIAN,
                            GENERALIZED_Q_MEDIAN ->
                            true;
                }) {
            throw new IllegalArgumentException(
                    "method %s with a sampling variance of 0 must not be used: it divides by it; maybe REML or HE will do, or the variance is mistyped"
                            .formatted(method.code()));
        }
        double[] one = m.ones();
        List<Double> maxima = List.of();
        double raw = Double.NaN;
        double t = 0;
        double se = Double.NaN;
        switch (method) {
            case COMMON_EFFECT -> {}
            case DERSIMONIAN_LAIRD -> {
                m.evaluate(0);
                double trace = m.traceP();
                raw = (m.rss - df) / trace;
                t = Math.max(0, raw);
                se = Math.sqrt(2 * df + 4 * t * trace + 2 * t * t * m.tracePP(one, one)) / trace;
            }
            case HUNTER_SCHMIDT, HUNTER_SCHMIDT_CORRECTED -> {
                m.evaluate(0);
                double c = method == TauSquared.HUNTER_SCHMIDT ? 1 : m.k / df;
                raw = (c * m.rss - m.k) / m.s1;
                t = Math.max(0, raw);
                se =
                        c
                                * Math.sqrt(
                                        2 * df
                                                + 4 * t * m.traceP()
                                                + 2 * t * t * m.tracePP(one, one))
                                / m.s1;
            }
            case HEDGES -> {
                m.evaluate(one);
                raw = (m.rss - m.traceP(m.v)) / df;
                t = Math.max(0, raw);
                se =
                        Math.sqrt(2 * m.tracePP(m.v, m.v) + 4 * t * m.traceP(m.v) + 2 * t * t * df)
                                / df;
            }
            case SIDIK_JONKMAN -> {
                double t0 = spreadOfEffects();
                if (t0 <= 0) {
                    return new Answer(0, 0, 0, true, 0, List.of());
                }
                m.evaluate(t0);
                raw = t0 * m.rss / df;
                t = raw;
                // With P at t0 all of V, P stand in sampling variances plus t.
                se =
                        t0
                                / df
                                * Math.sqrt(
                                        2 * m.tracePP(m.v, m.v)
                                                + 4 * t * m.tracePP(m.v, one)
                                                + 2 * t * t * m.tracePP(one, one));
            }
            case GENERALIZED_Q -> {
                m.evaluate(weights);
                double trace = m.traceP();
                raw = (m.rss - m.traceP(m.v)) / trace;
                t = Math.max(0, raw);
                se =
                        Math.sqrt(
                                        2 * m.tracePP(m.v, m.v)
                                                + 4 * t * m.tracePP(m.v, one)
                                                + 2 * t * t * m.tracePP(one, one))
                                / trace;
            }
            case GENERALIZED_Q_MEDIAN -> {
                t = GeneralizedQ.root(m, weights, 0.5);
                m.evaluate(weights);
                se =
                        Math.sqrt(
                                        2 * m.tracePP(m.v, m.v)
                                                + 4 * t * m.tracePP(m.v, one)
                                                + 2 * t * t * m.tracePP(one, one))
                                / m.traceP();
            }
            case PAULE_MANDEL,
                    EMPIRICAL_BAYES,
                    DERSIMONIAN_LAIRD_ITERATED,
                    SIDIK_JONKMAN_ITERATED,
                    PAULE_MANDEL_MEDIAN -> {
                double target =
                        method == TauSquared.PAULE_MANDEL_MEDIAN
                                ? Distributions.chiSquareUpperQuantile(0.5, df)
                                : df;
                t = rootOfQ(target);
                m.evaluate(t);
                se = Math.sqrt(2.0 * m.k * m.k / (df * m.s1 * m.s1));
            }
            case MAXIMUM_LIKELIHOOD, RESTRICTED_MAXIMUM_LIKELIHOOD -> {
                boolean restricted = method == TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD;
                List<Double> found = maxima(restricted);
                t = found.getFirst();
                m.evaluate(t);
                se = Math.sqrt(2 / (restricted ? m.tracePP(one, one) : m.sumOfSquaredWeights()));
                maxima = found.stream().map(each -> each * unit).toList();
            }
        }
        return new Answer(t * unit, raw * unit, se * unit, converged, steps, maxima);
    }

    /** Mean squared distance of all effects from their plain mean, with moderators too. */
    private double spreadOfEffects() {
        double sum = 0;
        for (double each : m.y) {
            sum += each;
        }
        double mean = sum / m.k;
        double squares = 0;
        for (double each : m.y) {
            squares += (each - mean) * (each - mean);
        }
        return squares / m.k;
    }

    /** The t with y'P_t y = target in the units of the estimates, 0 when y'Py is below it at 0. */
    static double rootOfQ(LinearModel model, double target) {
        return new BetweenStudyVariance(model).rootOfQ(target) * model.scale * model.scale;
    }

    private double rootOfQ(double target) {
        double t = 0;
        m.evaluate(0);
        if (m.rss <= target) {
            return 0;
        }
        for (int i = 0; i < 2000; i++) {
            steps++;
            double step = (m.rss - target) / m.yPPy();
            if (!(step > 4 * Math.ulp(t)) && i > 0) {
                return t;
            }
            t += step;
            m.evaluate(t);
        }
        converged = false;
        return t;
    }

    private List<Double> maxima(boolean restricted) {
        double[] one = m.ones();
        m.evaluate(one);
        double ss = m.rss;
        if (!(ss > 0)) {
            return List.of(0.0);
        }
        double vmax = m.largestVariance();
        double up = (ss + Math.sqrt(ss * ss + 4 * df * ss * vmax)) / (2 * df) * 1.0000001;
        double vmin = smallestPositiveVariance();
        double low = Math.min(1e-6 * up, 1e-2 * vmin);
        int points = (int) Math.min(400, Math.max(60, Math.ceil(10 * Math.log10(up / low))));
        double[] grid = new double[points + 1];
        double[] score = new double[points + 1];
        boolean zeroVariance = m.smallestVariance() <= 0;
        grid[0] = zeroVariance ? low * 1e-3 : 0;
        double ratio = Math.log(up / low) / (points - 1);
        for (int i = 1; i <= points; i++) {
            grid[i] = i == points ? up : low * Math.exp((i - 1) * ratio);
        }
        for (int i = 0; i <= points; i++) {
            score[i] = m.score(grid[i], restricted);
        }
        List<double[]> candidates = new ArrayList<>();
        if (score[0] <= 0 && !zeroVariance) {
            candidates.add(new double[] {0, m.logLikelihood(0, restricted)});
        }
        for (int i = 0; i < points; i++) {
            if (score[i] > 0 && score[i + 1] <= 0) {
                add(candidates, polish(grid[i], grid[i + 1], restricted), restricted);
            } else if (i > 0
                    && (score[i - 1] > 0) == (score[i] > 0)
                    && (score[i] > 0) == (score[i + 1] > 0)
                    && Math.abs(score[i]) < Math.abs(score[i - 1])
                    && Math.abs(score[i]) < Math.abs(score[i + 1])) {
                lookCloser(candidates, grid[i - 1], grid[i + 1], score[i] > 0, restricted);
            }
        }
        if (candidates.isEmpty()) {
            candidates.add(new double[] {0, Double.NaN});
        }
        candidates.sort((a, b) -> Double.compare(b[1], a[1]));
        return candidates.stream().map(each -> each[0]).toList();
    }

    private double smallestPositiveVariance() {
        double min = Double.POSITIVE_INFINITY;
        for (double each : m.v) {
            if (each > 0) {
                min = Math.min(min, each);
            }
        }
        return Double.isInfinite(min) ? 1 : min;
    }

    private void add(List<double[]> candidates, double t, boolean restricted) {
        candidates.add(new double[] {t, m.logLikelihood(t, restricted)});
    }

    /** The score comes near 0 between grid points without crossing there: does it cross inside? */
    private void lookCloser(
            List<double[]> candidates,
            double low,
            double high,
            boolean positive,
            boolean restricted) {
        double left = low;
        double right = high;
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60 && right - left > 1e-9 * right; i++) {
            double a = right - golden * (right - left);
            double b = left + golden * (right - left);
            double fa = m.score(a, restricted);
            double fb = m.score(b, restricted);
            double crossing = fa > 0 != positive ? a : fb > 0 != positive ? b : Double.NaN;
            if (!Double.isNaN(crossing)) {
                // The score changes sign twice; its + to - change is a maximum.
                if (positive) {
                    add(candidates, polish(low, crossing, restricted), restricted);
                } else {
                    add(candidates, polish(crossing, high, restricted), restricted);
                }
                return;
            }
            if (Math.abs(fa) < Math.abs(fb)) {
                right = b;
            } else {
                left = a;
            }
        }
    }

    /**
     * Newton on the score with the observed information, by halves where that leaves the bracket.
     */
    private double polish(double low, double high, boolean restricted) {
        double left = low;
        double right = high;
        double t = 0.5 * (left + right);
        double[] one = m.ones();
        for (int i = 0; i < MAX_STEPS; i++) {
            steps++;
            m.evaluate(t);
            double score = m.yPPy() - (restricted ? m.traceP() : m.s1);
            if (score > 0) {
                left = t;
            } else if (score < 0) {
                right = t;
            } else {
                return t;
            }
            double curvature =
                    -2 * m.yPPPy() + (restricted ? m.tracePP(one, one) : m.sumOfSquaredWeights());
            double next = t - score / curvature;
            if (!(next > left && next < right)) {
                next = 0.5 * (left + right);
            }
            if (Math.abs(next - t) <= 4 * Math.ulp(t) || right - left <= 4 * Math.ulp(t)) {
                return next;
            }
            t = next;
        }
        converged = false;
        return t;
    }

    /** Log-likelihood curve without constants, for profiles; tau2 in the units of the estimates. */
    static double logLikelihood(LinearModel model, double tau2, boolean restricted) {
        return model.logLikelihood(tau2 / (model.scale * model.scale), restricted);
    }
}
