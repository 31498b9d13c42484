package huantiao.outcomes;

import huantiao.meta.Doubles;
import huantiao.meta.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear mixed model of answers within groups: the same line for all, and for each group its own
 * intercept or its own intercept and slope.
 *
 * <p>\( y_i = X_i \beta + Z_i b_i + e_i \), \( b_i \sim N(0, \sigma^2 \Lambda\Lambda^T) \), \( e_i
 * \sim N(0, \sigma^2 I) \). Everything but the lower triangle \( \Lambda \) has a closed form, so
 * the restricted likelihood is searched over one or three numbers only (Bates and others 2015,
 * section 3.4). The search begins with Nelder and Mead's simplex, which needs no derivatives, and
 * ends with Newton's steps, because a simplex alone stops some digits short.
 *
 * <p>People without some of the answers stay in; that is unbiased where what is missing depends on
 * what was seen, and on nothing else.
 *
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates, Mächler, Bolker and Walker 2015</a>
 */
public final class MixedModel {
    private static final int MOST_NEWTON_STEPS = 60;
    private static final int MOST_SIMPLEX_STEPS = 2_000;

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
        var problem = Problem.of(rows);
        var start = new double[problem.random == 1 ? 1 : 3];
        start[0] = 1;
        if (problem.random == 2) {
            start[2] = 1 / problem.spread;
        }
        var near = simplex(problem, start);
        return newton(problem, near);
    }

    // The likelihood

    /** Sums of one group, from which everything is worked out. */
    private static final class Sums {
        final double[][] zz;
        final double[][] zx;
        final double[] zy;
        int answers;

        Sums(int random, int fixed) {
            zz = new double[random][random];
            zx = new double[random][fixed];
            zy = new double[random];
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

        private Problem(
                int fixed,
                int random,
                int answers,
                double spread,
                double[][] xx,
                double[] xy,
                double yy,
                double centre,
                Map<String, Sums> groups) {
            this.fixed = fixed;
            this.random = random;
            this.answers = answers;
            this.spread = spread;
            this.xx = xx;
            this.xy = xy;
            this.yy = yy;
            this.centre = centre;
            this.groups = groups;
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
                var sums = groups.computeIfAbsent(row.group(), _ -> new Sums(q, p));
                sums.answers++;
                for (var i = 0; i < p; i++) {
                    xy[i] += row.fixed().at(i) * y;
                    for (var j = 0; j < p; j++) {
                        xx[i][j] += row.fixed().at(i) * row.fixed().at(j);
                    }
                }
                for (var i = 0; i < q; i++) {
                    sums.zy[i] += row.random().at(i) * y;
                    for (var j = 0; j < q; j++) {
                        sums.zz[i][j] += row.random().at(i) * row.random().at(j);
                    }
                    for (var j = 0; j < p; j++) {
                        sums.zx[i][j] += row.random().at(i) * row.fixed().at(j);
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
                    p, q, rows.size(), spread > 0 ? spread : 1, xx, xy, yy, centre, groups);
        }

        private static void check(Row row, int fixed, int random) {
            if (row.fixed().size() != fixed
                    || row.random().size() != random
                    || row.fixed().at(0) != 1
                    || !Double.isFinite(row.value())
                    || !row.fixed().stream().allMatch(Double::isFinite)
                    || !row.random().stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "every row must hold %d fixed effects, the first of them 1, %d random ones, all finite"
                                .formatted(fixed, random));
            }
        }
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

    private static double[][] triangle(Problem problem, double[] theta) {
        return problem.random == 1
                ? new double[][] {{theta[0]}}
                : new double[][] {{theta[0], 0}, {theta[1], theta[2]}};
    }

    private static At at(Problem problem, double[] theta) {
        var q = problem.random;
        var p = problem.fixed;
        var lambda = triangle(problem, theta);
        var a = new double[p][];
        for (var i = 0; i < p; i++) {
            a[i] = problem.xx[i].clone();
        }
        var b = problem.xy.clone();
        var c = problem.yy;
        var logDet = 0.0;
        for (var sums : problem.groups.values()) {
            var inner = inner(lambda, sums.zz);
            var root = Cholesky.of(inner);
            logDet += root.logDeterminant();
            // Half of the correction: the root's inverse times (Z Lambda)' X and (Z Lambda)' y.
            var half = new double[p][];
            for (var j = 0; j < p; j++) {
                var column = new double[q];
                for (var i = 0; i < q; i++) {
                    column[i] = sums.zx[i][j];
                }
                half[j] = root.forward(transposed(lambda, column));
            }
            var halfY = root.forward(transposed(lambda, sums.zy));
            for (var i = 0; i < p; i++) {
                for (var j = 0; j < p; j++) {
                    a[i][j] -= dot(half[i], half[j]);
                }
                b[i] -= dot(half[i], halfY);
            }
            c -= dot(halfY, halfY);
        }
        var root = Cholesky.of(a);
        var solved = root.forward(b);
        var beta = root.backward(solved);
        var left = c - dot(solved, solved);
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

    /** The identity and what the random effects add to it: I + Lambda' Z'Z Lambda. */
    private static double[][] inner(double[][] lambda, double[][] zz) {
        var q = lambda.length;
        var inner = new double[q][q];
        for (var i = 0; i < q; i++) {
            for (var j = 0; j < q; j++) {
                var sum = i == j ? 1.0 : 0.0;
                for (var k = 0; k < q; k++) {
                    for (var l = 0; l < q; l++) {
                        sum += lambda[k][i] * zz[k][l] * lambda[l][j];
                    }
                }
                inner[i][j] = sum;
            }
        }
        return inner;
    }

    private static double[] transposed(double[][] lambda, double[] vector) {
        var result = new double[lambda.length];
        for (var i = 0; i < lambda.length; i++) {
            for (var j = 0; j < lambda.length; j++) {
                result[i] += lambda[j][i] * vector[j];
            }
        }
        return result;
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
            converged = far < 1e-9 * (1 + norm(theta));
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

    /** Five points on a line each: the error falls with the fourth power of the step. */
    private static double[] gradient(Problem problem, double[] theta) {
        var slope = new double[theta.length];
        for (var i = 0; i < theta.length; i++) {
            var h = step(theta, i);
            slope[i] =
                    (-deviance(problem, shifted(theta, i, 2 * h))
                                    + 8 * deviance(problem, shifted(theta, i, h))
                                    - 8 * deviance(problem, shifted(theta, i, -h))
                                    + deviance(problem, shifted(theta, i, -2 * h)))
                            / (12 * h);
        }
        return slope;
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
        var lambda = triangle(problem, theta);
        var q = problem.random;
        var random = new double[q][q];
        for (var i = 0; i < q; i++) {
            for (var j = 0; j < q; j++) {
                for (var k = 0; k < q; k++) {
                    random[i][j] += at.residual * lambda[i][k] * lambda[j][k];
                }
            }
        }
        var covariance = new double[problem.fixed][problem.fixed];
        for (var i = 0; i < problem.fixed; i++) {
            for (var j = 0; j < problem.fixed; j++) {
                covariance[i][j] = at.residual * at.inverse[i][j];
            }
        }
        var groups = new LinkedHashMap<String, Own>();
        problem.groups.forEach(
                (name, sums) -> groups.put(name, own(lambda, sums, at.beta, at.residual)));
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

    private static Own own(double[][] lambda, Sums sums, double[] beta, double residual) {
        var q = lambda.length;
        var left = sums.zy.clone();
        for (var i = 0; i < q; i++) {
            left[i] -= dot(sums.zx[i], beta);
        }
        var root = Cholesky.of(inner(lambda, sums.zz));
        var spherical = root.backward(root.forward(transposed(lambda, left)));
        var inverse = root.inverse();
        var effect = new double[q];
        var sd = new double[q];
        for (var i = 0; i < q; i++) {
            effect[i] = dot(lambda[i], spherical);
            var variance = 0.0;
            for (var j = 0; j < q; j++) {
                for (var k = 0; k < q; k++) {
                    variance += lambda[i][j] * inverse[j][k] * lambda[i][k];
                }
            }
            sd[i] = Math.sqrt(residual * variance);
        }
        return new Own(Doubles.of(effect), Doubles.of(sd), sums.answers);
    }
}
