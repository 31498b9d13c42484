package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The marginal normal model of {@link Multilevel} and the maximum of its likelihood. Effects that
 * share neither sampling errors nor a random part are independent: the covariance falls into
 * blocks, and everything is summed over them. A block with independent sampling errors in which
 * every part is either one group or all groups of one effect, the usual model of three levels,
 * costs as many operations as it has effects; any other is factored by Cholesky.
 */
final class Marginal {
    private static final int MOST_STEPS = 300;

    /**
     * Where the maximum lies.
     *
     * @param parameters of the parts, one after the other
     * @param others log-likelihoods of lower local maxima that other starting points led to
     */
    record Optimum(
            Doubles parameters,
            double logLikelihood,
            boolean converged,
            int steps,
            List<Double> others) {}

    final int k;
    final int p;
    final double[] y;
    final double[][] x;
    private final List<LevelCovariance> shapes;
    private final int[] shapeOf;
    private final int[] placeIn;
    private final int m;
    private final boolean restricted;
    private final boolean linear;
    private final double logGram;
    private final List<MarginalBlock> blocks = new ArrayList<>();
    private final double spread;

    // Left behind by evaluate().
    double[][] covariance = new double[0][];
    double[] b = new double[0];

    /** P y. */
    double[] py;

    private final double[][] ax;
    private double rss;

    Marginal(
            double[] y,
            double[][] columns,
            EffectCovariance sampling,
            List<RandomPart> parts,
            List<LevelCovariance> shapes,
            boolean restricted) {
        this.y = y;
        this.x = columns;
        this.k = y.length;
        this.p = columns.length;
        this.shapes = shapes;
        this.restricted = restricted;
        m = shapes.stream().mapToInt(shape -> shape.parameters).sum();
        shapeOf = new int[m];
        placeIn = new int[m];
        boolean allLinear = true;
        int place = 0;
        for (int s = 0; s < shapes.size(); s++) {
            allLinear &= shapes.get(s).linear();
            for (int c = 0; c < shapes.get(s).parameters; c++) {
                shapeOf[place] = s;
                placeIn[place++] = c;
            }
        }
        linear = allLinear;
        int[] together = new int[k];
        for (int i = 0; i < k; i++) {
            together[i] = i;
        }
        sampling.joinIn(together);
        int[][] outer = new int[parts.size()][];
        int[][] inner = new int[parts.size()][k];
        for (int s = 0; s < outer.length; s++) {
            outer[s] = Groups.numbered(parts.get(s).outer());
            int[] first = new int[k];
            Arrays.fill(first, -1);
            List<String> levels = RandomPart.ordered(parts.get(s));
            List<String> own = parts.get(s).inner();
            for (int i = 0; i < k; i++) {
                int group = outer[s][i];
                first[group] = first[group] < 0 ? i : first[group];
                Groups.join(together, first[group], i);
                inner[s][i] = levels.indexOf(own.get(i));
            }
        }
        for (int[] rows : Groups.of(together)) {
            blocks.add(MarginalBlock.of(rows, sampling.of(rows), shapes, outer, inner));
        }
        double[][] gram = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                gram[i][j] = LinearModel.dot(x[i], x[j]);
            }
        }
        logGram = logDeterminant(gram);
        py = new double[k];
        ax = new double[p][k];
        double mean = 0;
        for (double each : y) {
            mean += each / k;
        }
        double sum = 0;
        for (double each : y) {
            sum += (each - mean) * (each - mean);
        }
        spread = sum / Math.max(1, k - 1) + 1e-300;
    }

    private static double logDeterminant(double[][] a) {
        double sum = 0;
        double[][] l = LinearAlgebra.cholesky(a);
        for (int i = 0; i < l.length; i++) {
            sum += 2 * Math.log(l[i][i]);
        }
        return sum;
    }

    double[] part(double[] theta, int s) {
        int from = 0;
        for (int i = 0; i < s; i++) {
            from += shapes.get(i).parameters;
        }
        return Arrays.copyOfRange(theta, from, from + shapes.get(s).parameters);
    }

    private double[][][] levels(double[] theta) {
        double[][][] gammas = new double[shapes.size()][][];
        for (int s = 0; s < gammas.length; s++) {
            gammas[s] = shapes.get(s).at(part(theta, s));
        }
        return gammas;
    }

    /** The covariance of the effects. */
    Matrix total(double[] theta) {
        double[][] all = new double[k][k];
        double[][][] gammas = levels(theta);
        for (MarginalBlock block : blocks) {
            double[][] own = block.total(gammas);
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < own.length; j++) {
                    all[block.rows[i]][block.rows[j]] = own[i][j];
                }
            }
        }
        return Matrix.of(all);
    }

    /** Log-likelihood with all constants; minus infinity where the covariance is not definite. */
    double evaluate(double[] theta) {
        double[][][] gammas = levels(theta);
        double logM = 0;
        for (MarginalBlock block : blocks) {
            double own = block.factor(gammas);
            if (!(own > Double.NEGATIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            logM += own;
            for (int j = 0; j < p; j++) {
                block.solve(x[j], ax[j]);
            }
        }
        double[][] information = new double[p][p];
        double[] right = new double[p];
        for (int i = 0; i < p; i++) {
            right[i] = LinearModel.dot(ax[i], y);
            for (int j = 0; j < p; j++) {
                information[i][j] = LinearModel.dot(x[i], ax[j]);
            }
        }
        covariance = LinearAlgebra.inverse(information);
        b = new double[p];
        double[] r = y.clone();
        for (int i = 0; i < p; i++) {
            b[i] = LinearModel.dot(covariance[i], right);
            for (int row = 0; row < k; row++) {
                r[row] -= b[i] * x[i][row];
            }
        }
        for (MarginalBlock block : blocks) {
            block.solve(r, py);
        }
        rss = LinearModel.dot(r, py);
        double l2pi = Math.log(2 * Math.PI);
        return restricted
                ? -0.5 * ((k - p) * l2pi - logGram + logM + logDeterminant(information) + rss)
                : -0.5 * (k * l2pi + logM + rss);
    }

    /** Sum of squares y'Py at the last evaluation. */
    double rss() {
        return rss;
    }

    /** Trace of P at the last evaluation. */
    double projectionTrace() {
        double trace = 0;
        for (MarginalBlock block : blocks) {
            trace += block.inverseTrace();
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                trace -= covariance[i][j] * LinearModel.dot(ax[i], ax[j]);
            }
        }
        return trace;
    }

    /** Score, observed and average information at the last evaluation. */
    private static final class Slope {
        private final double[] score;
        private final double[][] observed;
        private final double[][] average;

        private Slope(int m) {
            score = new double[m];
            observed = new double[m][m];
            average = new double[m][m];
        }
    }

    private Slope slope(double[] theta) {
        Slope slope = new Slope(m);
        double[][][] turned = new double[m][][];
        for (int c = 0; c < m; c++) {
            turned[c] = shapes.get(shapeOf[c]).derivative(part(theta, shapeOf[c]), placeIn[c]);
        }
        double[] trace = new double[m];
        double[][] traces = new double[m][m];
        double[][] gu = new double[m][k];
        double[][] agu = new double[m][k];
        // Without X: columns of G A X, and A G A X.
        double[][][] gax = new double[m][p][k];
        double[][][] agax = new double[m][p][k];
        for (MarginalBlock block : blocks) {
            block.differentiate(shapeOf, turned, trace, traces);
            for (int c = 0; c < m; c++) {
                block.times(c, py, gu[c]);
                block.solve(gu[c], agu[c]);
                for (int j = 0; j < p && restricted; j++) {
                    block.times(c, ax[j], gax[c][j]);
                    block.solve(gax[c][j], agax[c][j]);
                }
            }
        }
        double[][][] z = new double[m][p][p];
        double[][] xagu = new double[m][p];
        for (int c = 0; c < m; c++) {
            for (int i = 0; i < p; i++) {
                xagu[c][i] = LinearModel.dot(ax[i], gu[c]);
                for (int j = 0; j < p && restricted; j++) {
                    z[c][i][j] = LinearModel.dot(ax[i], gax[c][j]);
                }
            }
        }
        for (int c = 0; c < m; c++) {
            double own = trace[c] - (restricted ? product(covariance, z[c]) : 0);
            slope.score[c] = -0.5 * (own - LinearModel.dot(py, gu[c]));
            for (int d = 0; d <= c; d++) {
                double quadratic = LinearModel.dot(gu[c], agu[d]);
                for (int i = 0; i < p; i++) {
                    for (int j = 0; j < p; j++) {
                        quadratic -= xagu[c][i] * covariance[i][j] * xagu[d][j];
                    }
                }
                double both = traces[c][d];
                if (restricted) {
                    for (int i = 0; i < p; i++) {
                        for (int j = 0; j < p; j++) {
                            both -= 2 * covariance[i][j] * LinearModel.dot(gax[c][i], agax[d][j]);
                        }
                    }
                    both += product(times(covariance, z[c]), times(covariance, z[d]));
                }
                slope.observed[c][d] = quadratic - 0.5 * both;
                slope.observed[d][c] = slope.observed[c][d];
                // Averaged: positive definite, whatever the data.
                slope.average[c][d] = linear ? 0.5 * both : 0.5 * quadratic;
                slope.average[d][c] = slope.average[c][d];
            }
        }
        return slope;
    }

    private static double product(double[][] a, double[][] c) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += a[i][j] * c[j][i];
            }
        }
        return sum;
    }

    private static double[][] times(double[][] a, double[][] c) {
        double[][] out = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int l = 0; l < a.length; l++) {
                for (int j = 0; j < a.length; j++) {
                    out[i][j] += a[i][l] * c[l][j];
                }
            }
        }
        return out;
    }

    /** The best of the maxima that several starting points lead to. */
    Optimum maximize() {
        Optimum best = null;
        List<Optimum> found = new ArrayList<>();
        for (double[] start : starts()) {
            Optimum optimum = climb(start, -1);
            found.add(optimum);
            if (best == null || optimum.logLikelihood > best.logLikelihood) {
                best = optimum;
            }
        }
        if (best == null) {
            best = climb(new double[0], -1);
        }
        List<Double> others = new ArrayList<>();
        for (Optimum each : found) {
            double below = best.logLikelihood - each.logLikelihood;
            if (each.converged
                    && below > 1e-6
                    && others.stream().noneMatch(o -> Math.abs(o - each.logLikelihood) < 1e-6)) {
                others.add(each.logLikelihood);
            }
        }
        evaluate(best.parameters.raw());
        return new Optimum(best.parameters, best.logLikelihood, best.converged, best.steps, others);
    }

    /** The maximum with one parameter kept, from the given parameters and from an even split. */
    double profiled(double[] from, int held, double value) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] start : List.of(from, starts().getFirst())) {
            double[] own = start.clone();
            own[held] = value;
            best = Math.max(best, climb(own, held).logLikelihood);
        }
        return best;
    }

    private List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        int parts = shapes.size();
        for (double scale : new double[] {1, 0.03}) {
            for (int ahead = -1; ahead < (parts > 1 ? parts : 0); ahead++) {
                double[] start = new double[m];
                int place = 0;
                for (int s = 0; s < parts; s++) {
                    double share = ahead < 0 ? 1.0 / parts : ahead == s ? 0.95 : 0.05;
                    double[] own =
                            shapes.get(s).start(scale * share * spread, scale == 1 ? 0.0 : 0.6);
                    System.arraycopy(own, 0, start, place, own.length);
                    place += own.length;
                }
                if (m > 0) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private double low(int c) {
        return shapes.get(shapeOf[c]).low[placeIn[c]];
    }

    private double high(int c) {
        return shapes.get(shapeOf[c]).high[placeIn[c]];
    }

    private Optimum climb(double[] start, int held) {
        double[] theta = start;
        double l = evaluate(theta);
        boolean resting = m == 0 || (m == 1 && held >= 0);
        boolean settled = resting;
        int steps = 0;
        while (!resting && steps < MOST_STEPS) {
            steps++;
            Slope slope = slope(theta);
            boolean[] fixed = new boolean[m];
            double steepest = 0;
            for (int c = 0; c < m; c++) {
                fixed[c] =
                        c == held
                                || (theta[c] <= low(c) && slope.score[c] <= 0)
                                || (theta[c] >= high(c) && slope.score[c] >= 0);
                if (!fixed[c]) {
                    double size = 1 / Math.sqrt(Math.abs(slope.average[c][c]) + Double.MIN_NORMAL);
                    steepest = Math.max(steepest, Math.abs(slope.score[c]) * size);
                }
            }
            double[] step = direction(slope, fixed);
            double size = 1;
            double[] next = theta;
            double lNext = Double.NEGATIVE_INFINITY;
            for (int half = 0; half < 60; half++) {
                next = theta.clone();
                for (int c = 0; c < m; c++) {
                    if (c != held) {
                        next[c] = Math.clamp(next[c] + size * step[c], low(c), high(c));
                    }
                }
                lNext = evaluate(next);
                if (lNext >= l - 1e-12 * Math.abs(l)) {
                    break;
                }
                size /= 2;
            }
            double change = 0;
            for (int c = 0; c < m; c++) {
                change =
                        Math.max(
                                change,
                                Math.abs(next[c] - theta[c])
                                        / (Math.abs(theta[c]) + 1e-12 * spread));
            }
            theta = next;
            l = lNext;
            resting = change < 1e-13 || (change < 1e-10 && (size < 1 || !linear));
            // The score in units of its own error: what resting means to the likelihood.
            settled = resting && steepest < 1e-5;
        }
        l = evaluate(theta);
        return new Optimum(Doubles.of(theta), l, settled, steps, List.of());
    }

    /** Newton with the observed information where that is definite, else with the expected one. */
    private double[] direction(Slope slope, boolean[] fixed) {
        int n = 0;
        int[] free = new int[m];
        for (int c = 0; c < m; c++) {
            if (!fixed[c]) {
                free[n++] = c;
            }
        }
        double[] step = new double[m];
        if (n == 0) {
            return step;
        }
        double[][] inverse = new double[n][n];
        boolean solved = linear && invert(part(slope.observed, free, n, 0), inverse);
        solved = solved || invert(part(slope.average, free, n, 1e-10), inverse);
        for (int i = 0; i < n && !solved; i++) {
            // At the edge of what is definite: along the score, each parameter by its own
            // curvature.
            double own = 1 / Math.abs(slope.average[free[i]][free[i]]);
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = Double.isFinite(own) ? own : 0;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                step[free[i]] += inverse[i][j] * slope.score[free[j]];
            }
        }
        return step;
    }

    private static boolean invert(double[][] a, double[][] into) {
        try {
            double[][] inverse = LinearAlgebra.inverse(a);
            for (int i = 0; i < a.length; i++) {
                into[i] = inverse[i];
            }
            return true;
        } catch (IllegalArgumentException notDefinite) {
            return false;
        }
    }

    private static double[][] part(double[][] a, int[] places, int n, double ridge) {
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = a[places[i]][places[j]] * (i == j ? 1 + ridge : 1);
            }
            if (ridge > 0) {
                out[i][i] = Math.max(out[i][i], Double.MIN_NORMAL);
            }
        }
        return out;
    }
}
