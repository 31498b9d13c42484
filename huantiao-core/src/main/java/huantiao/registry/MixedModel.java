package huantiao.registry;

import huantiao.meta.Doubles;
import huantiao.meta.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A linear mixed model of answers within groups: the same line for all, and for each group its own
 * intercept or its own intercept and slope.
 *
 * <p>\( y_i = X_i \beta + Z_i b_i + e_i \), \( b_i \sim N(0, \sigma^2 \Lambda\Lambda^T) \), \( e_i
 * \sim N(0, \sigma^2 I) \). Everything but the lower triangle \( \Lambda \) has a closed form, so
 * the restricted likelihood is searched over one or three numbers only (Bates and others 2015,
 * section 3.4). The search begins with Nelder and Mead's simplex, which needs no derivatives, over
 * a part of the groups, and ends with Newton's steps over all, because a simplex alone stops some
 * digits short. The slope has a closed form too, one pass over the groups more than the likelihood.
 *
 * <p>A group comes into the likelihood only by \( Z_i^TZ_i \), \( Z_i^TX_i \) and \( Z_i^Ty_i \),
 * and two by two by hand: with ten thousand people a page waits for some sixty passes over them.
 *
 * <p>People without some of the answers stay in; that is unbiased where what is missing depends on
 * what was seen, and on nothing else.
 *
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates, Mächler, Bolker and Walker 2015</a>
 */
public final class MixedModel {
    private static final int MOST_NEWTON_STEPS = 60;
    private static final int MOST_SIMPLEX_STEPS = 2_000;
    private static final int MOST_CHORD_STEPS = 25;

    /** A step so small, against one and the place itself, changes nothing that matters. */
    private static final double CLOSE = 1e-9;

    /** Groups that the simplex looks at: it only has to find the right hill. */
    private static final int SIMPLEX_GROUPS = 500;

    private MixedModel() {}

    /**
     * One answer.
     *
     * @param group whose it is
     * @param fixed the row of the fixed effects, the constant 1 among them
     * @param random the row of the random effects: {1}, or {1, time}
     * @param value what was answered
     */
    public record Row(String group, Doubles fixed, Doubles random, double value) {
        public static Row of(String group, double[] fixed, double[] random, double value) {
            return new Row(group, Doubles.of(fixed), Doubles.of(random), value);
        }
    }

    /**
     * A group's own departure from the line of all, pulled towards it by how few its answers are.
     */
    public record Own(Doubles effect, Doubles sd, int answers) {}

    /**
     * What was found.
     *
     * @param fixed estimates, in the order of the row
     * @param covariance of the fixed estimates
     * @param random covariance of the random effects
     * @param residual variance of one answer
     * @param logLikelihood restricted, at its maximum
     * @param groups each group's own effects, in the order in which they first appeared
     * @param converged true if the last step changed nothing that matters
     * @param singular true if a random effect has no variance of its own: the data hold no more
     */
    public record Fit(
            Doubles fixed,
            Matrix covariance,
            Matrix random,
            double residual,
            double logLikelihood,
            Map<String, Own> groups,
            int answers,
            boolean converged,
            boolean singular) {
        public Fit {
            groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        }

        /** Standard error of a fixed estimate. */
        public double se(int index) {
            return Math.sqrt(covariance.at(index, index));
        }

        /** The line of all at these values of the fixed effects. */
        public double mean(double... row) {
            var sum = 0.0;
            for (var i = 0; i < row.length; i++) {
                sum += row[i] * fixed.at(i);
            }
            return sum;
        }

        /** Standard error of {@link #mean}. */
        public double seOfMean(double... row) {
            var sum = 0.0;
            for (var i = 0; i < row.length; i++) {
                for (var j = 0; j < row.length; j++) {
                    sum += row[i] * covariance.at(i, j) * row[j];
                }
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * Fits by restricted maximum likelihood.
     *
     * @param rows of at least two groups, more rows than fixed effects; every row of one width
     * @throws IllegalArgumentException if the rows are too few, of different widths, not finite, or
     *     a fixed effect is a sum of others
     */
    public static Fit reml(List<Row> rows) {
        return reml(rows, SIMPLEX_GROUPS);
    }

    /**
     * @param most groups of the part that the search begins with; with fewer groups than that all
     *     of it goes over all of them
     */
    static Fit reml(List<Row> rows, int most) {
        var problem = Problem.of(rows);
        var start = new double[problem.random == 1 ? 1 : 3];
        start[0] = 1;
        if (problem.random == 2) {
            start[2] = 1 / problem.spread;
        }
        var part = problem.thinned(most);
        var near = simplex(part, start);
        return part == problem ? newton(problem, near) : chord(problem, part, near);
    }

    // The likelihood

    /**
     * Sums of one group, from which everything is worked out. A model without a slope is one whose
     * second random effect is zero throughout.
     */
    private static final class Sums {
        /** The upper triangle of Z'Z. */
        double zz00;

        double zz01;
        double zz11;

        /** The two rows of Z'[X, y]: what stands last is of the answers. */
        final double[] first;

        final double[] second;
        int answers;

        Sums(int fixed) {
            first = new double[fixed + 1];
            second = new double[fixed + 1];
        }

        void add(double slope, Doubles row, double y) {
            answers++;
            zz00++;
            zz01 += slope;
            zz11 += slope * slope;
            for (var i = 0; i < row.size(); i++) {
                first[i] += row.at(i);
                second[i] += slope * row.at(i);
            }
            first[row.size()] += y;
            second[row.size()] += slope * y;
        }
    }

    private static final class Problem {
        final int fixed;
        final int random;
        final int answers;
        final double spread;
        final double[][] xx;
        final double[] xy;
        final double yy;
        final double centre;
        final Map<String, Sums> groups;
        final List<Row> rows;

        private Problem(
                int fixed,
                int random,
                int answers,
                double spread,
                double[][] xx,
                double[] xy,
                double yy,
                double centre,
                Map<String, Sums> groups,
                List<Row> rows) {
            this.fixed = fixed;
            this.random = random;
            this.answers = answers;
            this.spread = spread;
            this.xx = xx;
            this.xy = xy;
            this.yy = yy;
            this.centre = centre;
            this.groups = groups;
            this.rows = rows;
        }

        static Problem of(List<Row> rows) {
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("a mixed model needs rows");
            }
            var p = rows.getFirst().fixed().size();
            var q = rows.getFirst().random().size();
            if (!(q == 1 || q == 2)) {
                throw new IllegalArgumentException(
                        "random effects (%d) must be 1 or 2".formatted(q));
            }
            // The constant is the first fixed effect, so a centred answer moves only that estimate.
            var centre = rows.stream().mapToDouble(Row::value).average().orElseThrow();
            var groups = new LinkedHashMap<String, Sums>();
            var xx = new double[p][p];
            var xy = new double[p];
            var yy = 0.0;
            var slope = 0.0;
            for (var row : rows) {
                check(row, p, q);
                var y = row.value() - centre;
                groups.computeIfAbsent(row.group(), _ -> new Sums(p))
                        .add(q == 2 ? row.random().at(1) : 0, row.fixed(), y);
                for (var i = 0; i < p; i++) {
                    xy[i] += row.fixed().at(i) * y;
                    for (var j = 0; j < p; j++) {
                        xx[i][j] += row.fixed().at(i) * row.fixed().at(j);
                    }
                }
                yy += y * y;
                slope += q == 2 ? row.random().at(1) * row.random().at(1) : 1;
            }
            if (groups.size() < 2 || rows.size() <= p) {
                throw new IllegalArgumentException(
                        "rows (%d) of groups (%d) must be more than %d, of 2 groups or more"
                                .formatted(rows.size(), groups.size(), p));
            }
            var spread = Math.sqrt(slope / rows.size());
            return new Problem(
                    p, q, rows.size(), spread > 0 ? spread : 1, xx, xy, yy, centre, groups, rows);
        }

        /**
         * The same problem with some of the groups, evenly taken; the whole one where there are few
         * anyway, or where a rare kind of people would not be among them.
         */
        Problem thinned(int most) {
            if (groups.size() <= most) {
                return this;
            }
            var every = (groups.size() + most - 1) / most;
            var kept = new LinkedHashSet<String>();
            var nth = 0;
            for (var name : groups.keySet()) {
                if (nth++ % every == 0) {
                    kept.add(name);
                }
            }
            var part = of(rows.stream().filter(row -> kept.contains(row.group())).toList());
            try {
                Cholesky.of(part.xx);
                return part;
            } catch (IllegalArgumentException e) {
                return this;
            }
        }

        private static void check(Row row, int fixed, int random) {
            if (row.fixed().size() != fixed
                    || row.random().size() != random
                    || row.fixed().at(0) != 1
                    || row.random().at(0) != 1
                    || !Double.isFinite(row.value())
                    || !isFinite(row.fixed())
                    || !isFinite(row.random())) {
                throw new IllegalArgumentException(
                        "every row must hold %d fixed effects and %d random ones, the first of each 1, all finite"
                                .formatted(fixed, random));
            }
        }
    }

    private static boolean isFinite(Doubles values) {
        for (var i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.at(i))) {
                return false;
            }
        }
        return true;
    }

    /** Everything the likelihood knows at one value of the triangle. */
    private static final class At {
        final double deviance;
        final double[] beta;
        final double[][] inverse;
        final double residual;

        At(double deviance, double[] beta, double[][] inverse, double residual) {
            this.deviance = deviance;
            this.beta = beta;
            this.inverse = inverse;
            this.residual = residual;
        }
    }

    /** The lower triangle of two random effects; the second is zero where there is only one. */
    private record Triangle(double l00, double l10, double l11) {
        static Triangle of(double[] theta) {
            return theta.length == 1
                    ? new Triangle(theta[0], 0, 0)
                    : new Triangle(theta[0], theta[1], theta[2]);
        }
    }

    /** What a triangle makes of one group. */
    private static final class Pull {
        /** The upper triangle of \( G = \Lambda (I + \Lambda^TZ^TZ\Lambda)^{-1} \Lambda^T \). */
        double g00;

        double g01;
        double g11;

        /** The determinant of \( I + \Lambda^TZ^TZ\Lambda \), 1 or more. */
        double determinant;

        void of(Triangle triangle, Sums sums) {
            var l00 = triangle.l00;
            var l10 = triangle.l10;
            var l11 = triangle.l11;
            // Z'Z times the triangle, then the triangle's transpose times that.
            var m00 = sums.zz00 * l00 + sums.zz01 * l10;
            var m10 = sums.zz01 * l00 + sums.zz11 * l10;
            var m01 = sums.zz01 * l11;
            var m11 = sums.zz11 * l11;
            var i00 = 1 + l00 * m00 + l10 * m10;
            var i01 = l00 * m01 + l10 * m11;
            var i11 = 1 + l11 * m11;
            determinant = i00 * i11 - i01 * i01;
            // The inverse of the inner matrix between the triangle and its transpose.
            g00 = l00 * l00 * i11 / determinant;
            g01 = l00 * (l10 * i11 - l11 * i01) / determinant;
            g11 = (l10 * l10 * i11 - 2 * l10 * l11 * i01 + l11 * l11 * i00) / determinant;
        }
    }

    private static At at(Problem problem, double[] theta) {
        var p = problem.fixed;
        var triangle = Triangle.of(theta);
        // X'X, X'y and y'y in one, the answers as the last column.
        var whole = new double[p + 1][p + 1];
        for (var i = 0; i < p; i++) {
            System.arraycopy(problem.xx[i], 0, whole[i], 0, p);
            whole[p][i] = problem.xy[i];
        }
        whole[p][p] = problem.yy;
        var logDet = 0.0;
        var pull = new Pull();
        for (var sums : problem.groups.values()) {
            pull.of(triangle, sums);
            logDet += Math.log(pull.determinant);
            var first = sums.first;
            var second = sums.second;
            for (var i = 0; i <= p; i++) {
                var row = whole[i];
                var onFirst = pull.g00 * first[i] + pull.g01 * second[i];
                var onSecond = pull.g01 * first[i] + pull.g11 * second[i];
                for (var j = 0; j <= i; j++) {
                    row[j] -= onFirst * first[j] + onSecond * second[j];
                }
            }
        }
        var a = new double[p][p];
        for (var i = 0; i < p; i++) {
            for (var j = 0; j <= i; j++) {
                a[i][j] = whole[i][j];
                a[j][i] = whole[i][j];
            }
        }
        var root = Cholesky.of(a);
        var solved = root.forward(Arrays.copyOf(whole[p], p));
        var beta = root.backward(solved);
        var left = whole[p][p] - dot(solved, solved);
        var freedom = problem.answers - p;
        var residual = left / freedom;
        var deviance =
                freedom * (1 + Math.log(2 * Math.PI * residual)) + logDet + root.logDeterminant();
        return new At(deviance, beta, root.inverse(), residual);
    }

    private static double deviance(Problem problem, double[] theta) {
        var at = at(problem, theta);
        return Double.isFinite(at.deviance) ? at.deviance : Double.POSITIVE_INFINITY;
    }

    private static double dot(double[] left, double[] right) {
        var sum = 0.0;
        for (var i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    // The search

    /** Nelder and Mead's simplex with its usual factors. */
    private static double[] simplex(Problem problem, double[] start) {
        var n = start.length;
        var corners = new ArrayList<double[]>();
        corners.add(start);
        for (var i = 0; i < n; i++) {
            var corner = start.clone();
            corner[i] += corner[i] == 0 ? 0.25 / problem.spread : 0.5 * corner[i];
            corners.add(corner);
        }
        var values = new ArrayList<>(corners.stream().map(c -> deviance(problem, c)).toList());
        for (var step = 0; step < MOST_SIMPLEX_STEPS; step++) {
            sort(corners, values);
            if (values.getLast() - values.getFirst() < 1e-9) {
                break;
            }
            var middle = new double[n];
            for (var corner : corners.subList(0, n)) {
                for (var i = 0; i < n; i++) {
                    middle[i] += corner[i] / n;
                }
            }
            var worst = corners.getLast();
            var mirrored = between(middle, worst, -1);
            var value = deviance(problem, mirrored);
            if (value < values.getFirst()) {
                var further = between(middle, worst, -2);
                var further2 = deviance(problem, further);
                replace(
                        corners,
                        values,
                        further2 < value ? further : mirrored,
                        Math.min(further2, value));
            } else if (value < values.get(n - 1)) {
                replace(corners, values, mirrored, value);
            } else {
                var nearer = between(middle, worst, value < values.getLast() ? -0.5 : 0.5);
                var nearerValue = deviance(problem, nearer);
                if (nearerValue < Math.min(value, values.getLast())) {
                    replace(corners, values, nearer, nearerValue);
                } else {
                    for (var i = 1; i <= n; i++) {
                        corners.set(i, between(corners.getFirst(), corners.get(i), 0.5));
                        values.set(i, deviance(problem, corners.get(i)));
                    }
                }
            }
        }
        sort(corners, values);
        return corners.getFirst();
    }

    private static void replace(
            List<double[]> corners, List<Double> values, double[] corner, double value) {
        corners.set(corners.size() - 1, corner);
        values.set(values.size() - 1, value);
    }

    private static void sort(List<double[]> corners, List<Double> values) {
        for (var i = 1; i < corners.size(); i++) {
            for (var j = i; j > 0 && values.get(j) < values.get(j - 1); j--) {
                java.util.Collections.swap(corners, j, j - 1);
                java.util.Collections.swap(values, j, j - 1);
            }
        }
    }

    private static double[] between(double[] from, double[] to, double share) {
        var result = new double[from.length];
        for (var i = 0; i < from.length; i++) {
            result[i] = from[i] + share * (to[i] - from[i]);
        }
        return result;
    }

    /**
     * Newton's steps over all groups with the curvature of a part of them: that costs seven passes
     * less each time, and a slope of nothing is the same place whatever the steps were. Where they
     * do not get there, or not downhill, Newton's own steps follow.
     */
    private static Fit chord(Problem problem, Problem part, double[] near) {
        var root = Cholesky.damped(curvature(part, near));
        var size = (double) problem.answers / part.answers;
        var theta = near;
        var before = Double.POSITIVE_INFINITY;
        for (var step = 0; step < MOST_CHORD_STEPS; step++) {
            var direction = root.solve(gradient(problem, theta));
            var next = moved(theta, direction, 1 / size);
            var far = 0.0;
            for (var i = 0; i < theta.length; i++) {
                far = Math.max(far, Math.abs(next[i] - theta[i]));
            }
            // Written so that NaN falls out too.
            if (!(far < before)) {
                break;
            }
            before = far;
            theta = next;
            if (far < CLOSE * (1 + norm(theta))) {
                return deviance(problem, theta) <= deviance(problem, near)
                        ? fit(problem, theta, true)
                        : newton(problem, near);
            }
        }
        return newton(problem, near);
    }

    private static Fit newton(Problem problem, double[] near) {
        var theta = near;
        var value = deviance(problem, theta);
        var converged = false;
        for (var step = 0; step < MOST_NEWTON_STEPS && !converged; step++) {
            var slope = gradient(problem, theta);
            var direction = Cholesky.damped(curvature(problem, theta)).solve(slope);
            var share = 1.0;
            var next = moved(theta, direction, share);
            var nextValue = deviance(problem, next);
            while (nextValue > value + 1e-11 * Math.abs(value) && share > 1e-6) {
                share /= 2;
                next = moved(theta, direction, share);
                nextValue = deviance(problem, next);
            }
            var far = 0.0;
            for (var i = 0; i < theta.length; i++) {
                far = Math.max(far, Math.abs(next[i] - theta[i]));
            }
            converged = far < CLOSE * (1 + norm(theta));
            if (nextValue <= value + 1e-11 * Math.abs(value)) {
                theta = next;
                value = nextValue;
            } else {
                break;
            }
        }
        return fit(problem, theta, converged);
    }

    private static double norm(double[] theta) {
        return Math.sqrt(dot(theta, theta));
    }

    private static double[] moved(double[] theta, double[] direction, double share) {
        var next = theta.clone();
        for (var i = 0; i < next.length; i++) {
            next[i] -= share * direction[i];
        }
        return next;
    }

    /**
     * The slope of the deviance. With \( V = I + Z\Lambda\Lambda^TZ^T \) and \( \dot V = ZDZ^T \),
     * \( D = \dot\Lambda\Lambda^T + \Lambda\dot\Lambda^T \), it is the trace of \( D \) times
     *
     * <p>\( \sum Z_i^TV_i^{-1}Z_i - \sum T_i (X^TV^{-1}X)^{-1} T_i^T - \sum u_iu_i^T / \hat\sigma^2
     * \), where \( T_i = Z_i^TV_i^{-1}X_i \) and \( u_i = Z_i^TV_i^{-1}(y_i - X_i\hat\beta) \).
     *
     * @see <a href="https://doi.org/10.1080/01621459.1977.10480998">Harville 1977, section 5</a>
     */
    private static double[] gradient(Problem problem, double[] theta) {
        var p = problem.fixed;
        var at = at(problem, theta);
        var triangle = Triangle.of(theta);
        var s00 = 0.0;
        var s01 = 0.0;
        var s11 = 0.0;
        var t0 = new double[p];
        var t1 = new double[p];
        var pull = new Pull();
        for (var sums : problem.groups.values()) {
            pull.of(triangle, sums);
            // I - Z'Z G turns sums of Z into sums of Z over V.
            var k00 = 1 - (sums.zz00 * pull.g00 + sums.zz01 * pull.g01);
            var k01 = -(sums.zz00 * pull.g01 + sums.zz01 * pull.g11);
            var k10 = -(sums.zz01 * pull.g00 + sums.zz11 * pull.g01);
            var k11 = 1 - (sums.zz01 * pull.g01 + sums.zz11 * pull.g11);
            s00 += k00 * sums.zz00 + k01 * sums.zz01;
            s01 += k00 * sums.zz01 + k01 * sums.zz11;
            s11 += k10 * sums.zz01 + k11 * sums.zz11;
            var first = sums.first;
            var second = sums.second;
            var u0 = k00 * first[p] + k01 * second[p];
            var u1 = k10 * first[p] + k11 * second[p];
            for (var i = 0; i < p; i++) {
                t0[i] = k00 * first[i] + k01 * second[i];
                t1[i] = k10 * first[i] + k11 * second[i];
                u0 -= t0[i] * at.beta[i];
                u1 -= t1[i] * at.beta[i];
            }
            s00 -= u0 * u0 / at.residual;
            s01 -= u0 * u1 / at.residual;
            s11 -= u1 * u1 / at.residual;
            for (var i = 0; i < p; i++) {
                var row = at.inverse[i];
                var over0 = 0.0;
                var over1 = 0.0;
                for (var j = 0; j < p; j++) {
                    over0 += row[j] * t0[j];
                    over1 += row[j] * t1[j];
                }
                s00 -= t0[i] * over0;
                s01 -= t0[i] * over1;
                s11 -= t1[i] * over1;
            }
        }
        var l00 = triangle.l00;
        var l10 = triangle.l10;
        var l11 = triangle.l11;
        return theta.length == 1
                ? new double[] {2 * l00 * s00}
                : new double[] {
                    2 * (l00 * s00 + l10 * s01), 2 * (l00 * s01 + l10 * s11), 2 * l11 * s11
                };
    }

    private static double[][] curvature(Problem problem, double[] theta) {
        var n = theta.length;
        var curvature = new double[n][n];
        for (var i = 0; i < n; i++) {
            var h = step(theta, i);
            var up = gradient(problem, shifted(theta, i, h));
            var down = gradient(problem, shifted(theta, i, -h));
            for (var j = 0; j < n; j++) {
                curvature[i][j] = (up[j] - down[j]) / (2 * h);
            }
        }
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < i; j++) {
                var mean = (curvature[i][j] + curvature[j][i]) / 2;
                curvature[i][j] = mean;
                curvature[j][i] = mean;
            }
        }
        return curvature;
    }

    private static double step(double[] theta, int i) {
        return 2e-3 * Math.max(Math.abs(theta[i]), 0.05);
    }

    private static double[] shifted(double[] theta, int i, double by) {
        var next = theta.clone();
        next[i] += by;
        return next;
    }

    private static Fit fit(Problem problem, double[] theta, boolean converged) {
        var at = at(problem, theta);
        var triangle = Triangle.of(theta);
        var q = problem.random;
        var random = new double[q][q];
        random[0][0] = at.residual * triangle.l00 * triangle.l00;
        if (q == 2) {
            random[0][1] = at.residual * triangle.l00 * triangle.l10;
            random[1][0] = random[0][1];
            random[1][1] =
                    at.residual * (triangle.l10 * triangle.l10 + triangle.l11 * triangle.l11);
        }
        var covariance = new double[problem.fixed][problem.fixed];
        for (var i = 0; i < problem.fixed; i++) {
            for (var j = 0; j < problem.fixed; j++) {
                covariance[i][j] = at.residual * at.inverse[i][j];
            }
        }
        var groups = new LinkedHashMap<String, Own>();
        problem.groups.forEach(
                (name, sums) -> groups.put(name, own(q, triangle, sums, at.beta, at.residual)));
        var beta = at.beta.clone();
        beta[0] += problem.centre;
        var singular =
                Math.abs(theta[0]) < 1e-4 || (q == 2 && Math.abs(theta[2]) * problem.spread < 1e-4);
        return new Fit(
                Doubles.of(beta),
                Matrix.of(covariance),
                Matrix.of(random),
                at.residual,
                -at.deviance / 2,
                groups,
                problem.answers,
                converged,
                singular);
    }

    /** What is pulled out of a group's own sums, \( G Z^T(y - X\beta) \), and how surely. */
    private static Own own(int q, Triangle triangle, Sums sums, double[] beta, double residual) {
        var p = beta.length;
        var left0 = sums.first[p];
        var left1 = sums.second[p];
        for (var i = 0; i < p; i++) {
            left0 -= sums.first[i] * beta[i];
            left1 -= sums.second[i] * beta[i];
        }
        var pull = new Pull();
        pull.of(triangle, sums);
        var effect0 = pull.g00 * left0 + pull.g01 * left1;
        var sd0 = Math.sqrt(residual * pull.g00);
        return q == 1
                ? new Own(Doubles.of(effect0), Doubles.of(sd0), sums.answers)
                : new Own(
                        Doubles.of(effect0, pull.g01 * left0 + pull.g11 * left1),
                        Doubles.of(sd0, Math.sqrt(residual * pull.g11)),
                        sums.answers);
    }
}
