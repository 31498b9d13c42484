package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates of the between-study variance t under one {@link LinearModel}. Internally t is in
 * scaled units (one unit is the median sampling variance), so that stopping rules do not depend on
 * the scale of the outcome.
 *
 * <p>Likelihood methods find the global maximum, and know that they did. The score is y'PPy - tr P.
 * It is negative for every t above t_up = (SS + sqrt(SS^2 + 4 (k-p) SS vmax)) / (2 (k-p)), SS the
 * residual sum of squares of the unweighted fit, because y'PPy &lt;= SS/t^2 and tr P &gt;=
 * (k-p)/(vmax + t). Up to there the range is halved until each piece is proven: y'PPy and tr P fall
 * with t and are convex, so that tangents and chords bound them between two points, and their
 * derivatives -2 y'PPPy and -tr PP rise with t, so that their ends bound them too. A piece without
 * a root is left out; in one where the score surely falls, the only root is polished by Newton
 * steps kept inside; the best of these and of 0 is taken. Tried and not taken: Fisher scoring from
 * a moment estimate, which stops at lower maxima and on some ordinary data does not stop; a
 * logarithmic grid, which costs four times as much and proves nothing.
 *
 * <p>The equations of Paule-Mandel type have a convex decreasing left side, so Newton steps from 0
 * climb to the root without overshoot and without a bracket.
 */
final class BetweenStudyVariance {
    private static final int MAX_STEPS = 200;
    private static final int MAX_HALVINGS = 100;
    private static final double CLOSE = 1e-9;

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
        return Math.sqrt(2 / model.tracePP()) * unit;
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
                se = Math.sqrt(2 * df + 4 * t * trace + 2 * t * t * m.tracePP()) / trace;
            }
            case HUNTER_SCHMIDT, HUNTER_SCHMIDT_CORRECTED -> {
                m.evaluate(0);
                double c = method == TauSquared.HUNTER_SCHMIDT ? 1 : m.k / df;
                raw = (c * m.rss - m.k) / m.s1;
                t = Math.max(0, raw);
                se = c * Math.sqrt(2 * df + 4 * t * m.traceP() + 2 * t * t * m.tracePP()) / m.s1;
            }
            case HEDGES -> {
                m.evaluate(m.ones());
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
                                                + 4 * t * m.tracePP(m.v, m.ones())
                                                + 2 * t * t * m.tracePP());
            }
            case GENERALIZED_Q -> {
                m.evaluate(weights);
                double trace = m.traceP();
                raw = (m.rss - m.traceP(m.v)) / trace;
                t = Math.max(0, raw);
                se =
                        Math.sqrt(
                                        2 * m.tracePP(m.v, m.v)
                                                + 4 * t * m.tracePP(m.v, m.ones())
                                                + 2 * t * t * m.tracePP())
                                / trace;
            }
            case GENERALIZED_Q_MEDIAN -> {
                t = GeneralizedQ.root(m, weights, 0.5);
                m.evaluate(weights);
                se =
                        Math.sqrt(
                                        2 * m.tracePP(m.v, m.v)
                                                + 4 * t * m.tracePP(m.v, m.ones())
                                                + 2 * t * t * m.tracePP())
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
                se = Math.sqrt(2 / (restricted ? m.tracePP() : m.sumOfSquaredWeights()));
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
        m.evaluate(m.ones());
        double ss = m.rss;
        if (!(ss > 0)) {
            return List.of(0.0);
        }
        double up = (ss + Math.sqrt(ss * ss + 4 * df * ss * m.largestVariance())) / (2 * df);
        boolean zeroVariance = m.smallestVariance() <= 0;
        // With a variance of 0 the score has no value at 0.
        double low = zeroVariance ? 1e-5 * Math.min(1e-4 * up, smallestPositiveVariance()) : 0;
        LinearModel.Point first = m.at(low, restricted);
        LinearModel.Point last = m.at(up * 1.0000001, restricted);
        List<Double> tops = new ArrayList<>();
        if (first.score() <= 0 && !zeroVariance) {
            tops.add(0.0);
        }
        search(tops, first, last, MAX_HALVINGS, restricted);
        if (tops.isEmpty()) {
            return List.of(0.0);
        }
        if (tops.size() == 1) {
            return tops;
        }
        return tops.stream()
                .map(t -> new double[] {t, m.logLikelihood(t, restricted)})
                .sorted((a, b) -> Double.compare(b[1], a[1]))
                .map(each -> each[0])
                .toList();
    }

    /** Finds every maximum between two points, halving until each piece is proven. */
    private void search(
            List<Double> tops,
            LinearModel.Point a,
            LinearModel.Point b,
            int halvings,
            boolean restricted) {
        boolean up = a.score() > 0;
        boolean changes = up != b.score() > 0;
        if (!changes && (up ? surelyPositive(a, b) : surelyNegative(a, b))) {
            return;
        }
        boolean surelyRising = b.traceFall() > 2 * a.fitFall();
        if (changes && !up && surelyRising) {
            return;
        }
        boolean surelyFalling = a.traceFall() < 2 * b.fitFall();
        boolean narrow = halvings == 0 || b.t() - a.t() <= 1e-9 * b.t();
        if (changes && up && (surelyFalling || narrow)) {
            tops.add(polish(a, b, restricted));
            return;
        }
        if (narrow) {
            return;
        }
        double between = a.t() > 0 ? Math.sqrt(a.t() * b.t()) : b.t() / 8;
        LinearModel.Point middle = m.at(between, restricted);
        search(tops, a, middle, halvings - 1, restricted);
        search(tops, middle, b, halvings - 1, restricted);
    }

    /** y'PPy below its chord and tr P above a tangent: is there room for a root between them? */
    private static boolean surelyNegative(LinearModel.Point a, LinearModel.Point b) {
        double width = b.t() - a.t();
        return a.fit() < b.trace() + width * b.traceFall()
                || b.fit() < a.trace() - width * a.traceFall();
    }

    /** y'PPy above a tangent and tr P below its chord. */
    private static boolean surelyPositive(LinearModel.Point a, LinearModel.Point b) {
        double width = b.t() - a.t();
        return b.fit() + 2 * width * b.fitFall() > a.trace()
                || a.fit() - 2 * width * a.fitFall() > b.trace();
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

    /** Newton steps from where the chord crosses 0, by halves where one leaves the bracket. */
    private double polish(LinearModel.Point a, LinearModel.Point b, boolean restricted) {
        double left = a.t();
        double right = b.t();
        double t = left + (right - left) * a.score() / (a.score() - b.score());
        for (int i = 0; i < MAX_STEPS; i++) {
            steps++;
            LinearModel.Point here = m.at(t, restricted);
            double score = here.score();
            if (score > 0) {
                left = t;
            } else if (score < 0) {
                right = t;
            } else {
                return t;
            }
            double next = t - score / here.slope();
            if (!(next > left && next < right)) {
                next = 0.5 * (left + right);
                if (right - left <= 4 * Math.ulp(t)) {
                    return next;
                }
            } else if (Math.abs(next - t) <= CLOSE * next) {
                // The step after this one would be of the order of its square.
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
