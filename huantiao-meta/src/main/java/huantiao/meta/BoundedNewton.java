package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Largest value of a smooth function of a few numbers within bounds, by Newton steps with a damped
 * Hessian (Levenberg and Marquardt). A step that does not raise the value is shortened until it
 * does; a coordinate that would leave its bounds stays on them until the slope points inside again.
 *
 * <p>It climbs the hill it starts on. Who wants the highest one starts it from several points with
 * {@link #best}.
 */
final class BoundedNewton {
    private static final int MAX_STEPS = 300;
    private static final int SCOUT_STEPS = 12;
    private static final int GO_ON = 12;

    private BoundedNewton() {}

    /** A function with its derivatives. */
    interface Surface {
        /**
         * The value at x, not finite where the function is not defined; slope and curvature are
         * filled in when given.
         *
         * @param slope gradient, to be overwritten; null when only the value is wanted
         * @param curvature Hessian, to be overwritten; null when only the value is wanted
         */
        double at(double[] x, double @Nullable [] slope, double @Nullable [][] curvature);
    }

    /** A hill top. */
    static final class Top {
        private final double[] x;
        private final double value;
        private final double[] slope;
        private final double[][] curvature;
        private final boolean converged;
        private final int steps;

        private Top(
                double[] x,
                double value,
                double[] slope,
                double[][] curvature,
                boolean converged,
                int steps) {
            this.x = x;
            this.value = value;
            this.slope = slope;
            this.curvature = curvature;
            this.converged = converged;
            this.steps = steps;
        }

        double[] x() {
            return x;
        }

        double value() {
            return value;
        }

        double[] slope() {
            return slope;
        }

        /** Whether the gain still promised by the quadratic model is below rounding. */
        boolean converged() {
            return converged;
        }

        int steps() {
            return steps;
        }
    }

    /**
     * The highest of the tops reached from the starts; the first one of equals. All starts climb a
     * few steps; the most promising ones go on to their tops.
     */
    static Top best(Surface f, double[] lower, double[] upper, List<double[]> starts) {
        List<Top> scouts = new ArrayList<>();
        int steps = 0;
        for (double[] start : starts) {
            Top scout = climb(f, start, lower, upper, SCOUT_STEPS);
            steps += scout.steps;
            if (Double.isFinite(scout.value)) {
                scouts.add(scout);
            }
        }
        scouts.sort((a, b) -> Double.compare(b.value, a.value));
        Top best = null;
        int gone = 0;
        double last = Double.NaN;
        for (Top scout : scouts) {
            boolean again = Math.abs(scout.value - last) <= 1e-9 * (1 + Math.abs(last));
            if (again && scout.converged) {
                continue;
            }
            last = scout.value;
            if (gone++ == GO_ON) {
                break;
            }
            Top top = scout.converged ? scout : climb(f, scout.x, lower, upper, MAX_STEPS);
            steps += scout.converged ? 0 : top.steps;
            if (best == null
                    || top.value > best.value + 1e-10 * (1 + Math.abs(best.value))
                    || (top.converged
                            && !best.converged
                            && top.value > best.value - 1e-10 * (1 + Math.abs(best.value)))) {
                best = top;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(
                    "the likelihood must be finite somewhere; it is not at any of the starting points");
        }
        return new Top(best.x, best.value, best.slope, best.curvature, best.converged, steps);
    }

    static Top climb(Surface f, double[] start, double[] lower, double[] upper) {
        return climb(f, start, lower, upper, MAX_STEPS);
    }

    private static Top climb(
            Surface f, double[] start, double[] lower, double[] upper, int maxSteps) {
        int n = start.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.min(upper[i], Math.max(lower[i], start[i]));
        }
        double[] g = new double[n];
        double[][] h = new double[n][n];
        double value = f.at(x, g, h);
        double damping = 1e-3;
        double[] next = new double[n];
        double[] direction = new double[n];
        boolean[] held = new boolean[n];
        int steps = 0;
        boolean converged = false;
        while (Double.isFinite(value) && steps < maxSteps) {
            steps++;
            boolean any = false;
            for (int i = 0; i < n; i++) {
                held[i] = (x[i] <= lower[i] && g[i] <= 0) || (x[i] >= upper[i] && g[i] >= 0);
                any |= !held[i];
            }
            if (!any) {
                converged = true;
                break;
            }
            boolean moved = false;
            boolean lookedAgain = false;
            while (damping < 1e15) {
                if (newton(g, h, held, damping, direction)) {
                    double promised = 0;
                    for (int i = 0; i < n; i++) {
                        next[i] = Math.min(upper[i], Math.max(lower[i], x[i] + direction[i]));
                        promised += 0.5 * g[i] * direction[i];
                    }
                    if (promised <= 1e-17 * (1 + Math.abs(value))) {
                        // With heavy damping a short step says nothing: look once without.
                        converged = damping <= 1e-6;
                        if (converged || lookedAgain) {
                            // One more step: near the top each doubles the digits.
                            moved = converged;
                            break;
                        }
                        lookedAgain = true;
                        damping = 1e-8;
                        continue;
                    }
                    double there = f.at(next, null, null);
                    if (there > value) {
                        moved = true;
                        damping = damping < 1e-9 ? 0 : damping / 10;
                        break;
                    }
                    // At the top the value no longer tells points apart.
                    if (promised <= 1e-12 * (1 + Math.abs(value))
                            && there >= value - 1e-13 * (1 + Math.abs(value))) {
                        moved = true;
                        converged = promised <= 1e-15 * (1 + Math.abs(value));
                        break;
                    }
                }
                damping = damping == 0 ? 1e-8 : damping * 10;
            }
            if (!moved) {
                break;
            }
            System.arraycopy(next, 0, x, 0, n);
            value = f.at(x, g, h);
            if (converged) {
                break;
            }
        }
        return new Top(x, value, g, h, converged, steps);
    }

    /**
     * Solves (-H + damping D) d = g over the free coordinates; false when not positive definite.
     */
    private static boolean newton(
            double[] g, double[][] h, boolean[] held, double damping, double[] direction) {
        int n = g.length;
        int[] free = new int[n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            if (!held[i]) {
                free[m++] = i;
            }
        }
        Arrays.fill(direction, 0);
        double[] scale = new double[m];
        for (int i = 0; i < m; i++) {
            double d = Math.abs(h[free[i]][free[i]]);
            scale[i] = d > 1e-300 ? Math.sqrt(d) : 1;
        }
        double[][] a = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = -h[free[i]][free[j]] / (scale[i] * scale[j]) + (i == j ? damping : 0);
                for (int l = 0; l < j; l++) {
                    sum -= a[i][l] * a[j][l];
                }
                if (i == j) {
                    if (!(sum > 1e-14)) {
                        return false;
                    }
                    a[i][i] = Math.sqrt(sum);
                } else {
                    a[i][j] = sum / a[j][j];
                }
            }
        }
        double[] z = new double[m];
        for (int i = 0; i < m; i++) {
            double sum = g[free[i]] / scale[i];
            for (int l = 0; l < i; l++) {
                sum -= a[i][l] * z[l];
            }
            z[i] = sum / a[i][i];
        }
        for (int i = m - 1; i >= 0; i--) {
            double sum = z[i];
            for (int l = i + 1; l < m; l++) {
                sum -= a[l][i] * z[l];
            }
            z[i] = sum / a[i][i];
            direction[free[i]] = z[i] / scale[i];
        }
        return true;
    }

    /**
     * Inverse of minus the Hessian over the chosen coordinates, the others left at {@code NaN};
     * empty when it is not positive definite.
     */
    static double[][] covariance(Top top, boolean[] free) {
        int n = free.length;
        int m = 0;
        int[] place = new int[n];
        for (int i = 0; i < n; i++) {
            if (free[i]) {
                place[m++] = i;
            }
        }
        double[][] information = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                information[i][j] = -top.curvature[place[i]][place[j]];
            }
        }
        double[][] out = new double[n][n];
        for (double[] row : out) {
            Arrays.fill(row, Double.NaN);
        }
        double[][] inverse;
        try {
            inverse = LinearAlgebra.inverse(information);
        } catch (IllegalArgumentException notDefinite) {
            return new double[0][];
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                out[place[i]][place[j]] = inverse[i][j];
            }
        }
        return out;
    }
}
