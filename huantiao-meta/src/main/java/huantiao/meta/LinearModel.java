package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The model y = Xb + u + e with independent e of known variances v and u of variance t, and
 * everything about it that is needed at one t, in O(k p^2) and without a k by k matrix.
 *
 * <p>With weights w, U an orthonormal basis of sqrt(w) X and h the diagonal of UU', the projection
 * P = W - WX(X'WX)^-1X'W has the traces (D, E diagonal)
 *
 * <ul>
 *   <li>tr PD = sum w d (1-h)
 *   <li>tr PDPE = sum w^2 d e (1-2h) + sum over j, l of (U'WDU)_jl (U'WEU)_jl
 * </ul>
 *
 * <p>X is first replaced by an orthonormal basis of its columns, so that nearly collinear
 * moderators cost precision once and not at every t. Effects are centred and both effects and
 * variances scaled by the median variance, so that stopping rules are relative. Without moderators
 * the formulas reduce to sums over the studies.
 */
final class LinearModel {
    final int k;
    final int p;

    /** Centred and scaled effects. */
    final double[] y;

    /** Scaled variances. */
    final double[] v;

    /** One unit of y, in the units of the estimates. */
    final double scale;

    private final double centre;
    private final boolean interceptOnly;
    private final boolean intercept;

    /** Orthonormal columns spanning X; empty when there is only the intercept. */
    private final double[][] basis;

    /** Upper triangle R with X = basis R. */
    private final double[][] triangle;

    /** Columns of the given design that were kept. */
    final List<String> names;

    /** Columns that depend on earlier ones. */
    final List<String> dropped;

    /** Smallest part of a column, of its length, that earlier columns did not explain. */
    final double leastIndependence;

    // What evaluate() leaves behind, all in scaled units.
    final double[] w;
    final double[] r;
    private final double[][] u;
    private final double[][] t;
    private final double[] beta;
    private final double[] h;

    /** Sum of w r^2. */
    double rss;

    /** Sum of w. */
    double s1;

    /** Sum of log(1/w). */
    double logV;

    /** Of which t all this is, {@code NaN} when of none. */
    private double evaluated = Double.NaN;

    private LinearModel(
            double[] effects,
            double[] variances,
            List<String> columns,
            double[][] x,
            boolean interceptOnly) {
        this.k = effects.length;
        this.scale = scaleOf(variances);
        this.interceptOnly = interceptOnly;
        this.dropped = new ArrayList<>();
        this.names = new ArrayList<>();
        double least = 1;
        if (interceptOnly) {
            names.add("intrcpt");
            basis = new double[0][];
            triangle = new double[0][];
            p = 1;
            intercept = true;
        } else {
            List<double[]> kept = new ArrayList<>();
            List<double[]> factors = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                double[] q = x[j].clone();
                double length = norm(q);
                double[] f = new double[columns.size() + 1];
                for (int pass = 0; pass < 2; pass++) {
                    for (int l = 0; l < kept.size(); l++) {
                        double c = dot(kept.get(l), q);
                        f[l] += c;
                        minus(q, c, kept.get(l));
                    }
                }
                double rest = norm(q);
                if (!(rest > 1e-11 * length)) {
                    dropped.add(columns.get(j));
                    continue;
                }
                least = Math.min(least, rest / length);
                f[kept.size()] = rest;
                for (int i = 0; i < k; i++) {
                    q[i] /= rest;
                }
                kept.add(q);
                factors.add(f);
                names.add(columns.get(j));
            }
            p = kept.size();
            basis = kept.toArray(new double[0][]);
            triangle = new double[p][p];
            for (int j = 0; j < p; j++) {
                for (int l = 0; l <= j; l++) {
                    triangle[l][j] = factors.get(j)[l];
                }
            }
            int first = columns.indexOf("intrcpt");
            intercept = first == 0 && !dropped.contains("intrcpt") && allOnes(x[0]);
        }
        this.leastIndependence = least;
        this.centre = intercept ? mean(effects) : 0;
        this.y = new double[k];
        this.v = new double[k];
        for (int i = 0; i < k; i++) {
            y[i] = (effects[i] - centre) / scale;
            v[i] = variances[i] / (scale * scale);
        }
        w = new double[k];
        r = new double[k];
        h = new double[k];
        u = new double[p][interceptOnly ? 0 : k];
        t = new double[p][p];
        beta = new double[p];
    }

    static LinearModel ofMean(double[] effects, double[] variances) {
        return new LinearModel(effects, variances, List.of(), new double[0][], true);
    }

    /** A design given by columns; later columns that depend on earlier ones are dropped. */
    static LinearModel ofColumns(
            double[] effects, double[] variances, List<String> columns, double[][] x) {
        if (columns.size() == 1 && allOnes(x[0]) && columns.getFirst().equals("intrcpt")) {
            return ofMean(effects, variances);
        }
        return new LinearModel(effects, variances, columns, x, false);
    }

    private static double scaleOf(double[] variances) {
        double unit = variances.length == 0 ? 1 : middle(variances.clone());
        if (!(unit > 0)) {
            for (double each : variances) {
                unit = Math.max(unit, each);
            }
        }
        return unit > 0 ? Math.sqrt(unit) : 1;
    }

    /** The value that would stand at half the length after sorting; sorts no more than it must. */
    private static double middle(double[] values) {
        int place = values.length / 2;
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) / 2];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double other = values[i];
                    values[i++] = values[j];
                    values[j--] = other;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return values[place];
            }
        }
        return values[place];
    }

    boolean hasIntercept() {
        return intercept;
    }

    double largestVariance() {
        double max = 0;
        for (double each : v) {
            max = Math.max(max, each);
        }
        return max;
    }

    double smallestVariance() {
        double min = Double.POSITIVE_INFINITY;
        for (double each : v) {
            min = Math.min(min, each);
        }
        return min;
    }

    /** Weights 1/(v+t), t in scaled units; what is there already is not computed again. */
    void evaluate(double t) {
        if (t == evaluated) {
            return;
        }
        for (int i = 0; i < k; i++) {
            w[i] = 1 / (v[i] + t);
        }
        evaluateWeights();
        evaluated = t;
    }

    /** Any positive weights, in units of one over the scaled variance. */
    void evaluate(double[] weights) {
        System.arraycopy(weights, 0, w, 0, k);
        evaluateWeights();
        evaluated = Double.NaN;
    }

    private void evaluateWeights() {
        s1 = 0;
        logV = 0;
        double product = 1;
        for (int i = 0; i < k; i++) {
            s1 += w[i];
            product *= w[i];
            if (!(product > 1e-150 && product < 1e150)) {
                logV -= Math.log(product);
                product = 1;
            }
        }
        logV -= Math.log(product);
        rss = 0;
        if (interceptOnly) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum += w[i] * y[i];
            }
            double mean = sum / s1;
            beta[0] = mean;
            for (int i = 0; i < k; i++) {
                r[i] = y[i] - mean;
                rss += w[i] * r[i] * r[i];
                h[i] = w[i] / s1;
            }
            return;
        }
        double[] z = new double[p];
        Arrays.fill(h, 0);
        for (int i = 0; i < k; i++) {
            double root = Math.sqrt(w[i]);
            r[i] = root * y[i];
            for (int j = 0; j < p; j++) {
                u[j][i] = root * basis[j][i];
            }
        }
        for (int j = 0; j < p; j++) {
            Arrays.fill(t[j], 0);
        }
        for (int j = 0; j < p; j++) {
            double[] c = u[j];
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < j; l++) {
                    double f = dot(u[l], c);
                    t[l][j] += f;
                    minus(c, f, u[l]);
                }
            }
            double length = norm(c);
            t[j][j] = length;
            for (int i = 0; i < k; i++) {
                c[i] /= length;
                h[i] += c[i] * c[i];
            }
        }
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < p; j++) {
                double f = dot(u[j], r);
                z[j] += f;
                minus(r, f, u[j]);
            }
        }
        solveUpper(t, z, p);
        System.arraycopy(z, 0, beta, 0, p);
        for (int i = 0; i < k; i++) {
            rss += r[i] * r[i];
            r[i] /= Math.sqrt(w[i]);
        }
    }

    /** Coefficients in the units of the estimates, for the weights last evaluated. */
    double[] coefficients() {
        double[] b = beta.clone();
        if (!interceptOnly) {
            solveUpper(triangle, b, p);
        }
        for (int j = 0; j < p; j++) {
            b[j] *= scale;
        }
        if (intercept) {
            b[0] += centre;
        }
        return b;
    }

    /** (X'WX)^-1 in the squared units of the estimates, for the weights last evaluated. */
    double[][] covariance() {
        if (interceptOnly) {
            return new double[][] {{scale * scale / s1}};
        }
        double[][] inverse = inverseFactor();
        return product(inverse, inverse, scale * scale);
    }

    /**
     * Covariance of the coefficients under weights w when the observations have variances d (both
     * in scaled units): (X'WX)^-1 X'W D W X (X'WX)^-1.
     */
    double[][] sandwich(double[] d) {
        double[][] g = gram(d);
        if (interceptOnly) {
            return new double[][] {{g[0][0] / s1 * scale * scale}};
        }
        double[][] f = inverseFactor();
        double[][] fg = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    fg[i][j] += f[i][l] * g[l][j];
                }
            }
        }
        return product(fg, f, scale * scale);
    }

    /** R^-1 T^-1: the factor F with (X'WX)^-1 = FF'. */
    private double[][] inverseFactor() {
        double[][] f = new double[p][p];
        for (int j = 0; j < p; j++) {
            double[] e = new double[p];
            e[j] = 1;
            solveUpper(t, e, p);
            solveUpper(triangle, e, p);
            for (int i = 0; i < p; i++) {
                f[i][j] = e[i];
            }
        }
        return f;
    }

    private double[][] product(double[][] a, double[][] b, double factor) {
        double[][] c = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (int l = 0; l < p; l++) {
                    sum += a[i][l] * b[j][l];
                }
                c[i][j] = sum * factor;
            }
        }
        return c;
    }

    /** log|X'WX| up to the constant 2 log|R|, which does not depend on the weights. */
    double logInformation() {
        if (interceptOnly) {
            return Math.log(s1);
        }
        double sum = 0;
        for (int j = 0; j < p; j++) {
            sum += 2 * Math.log(t[j][j]);
        }
        return sum;
    }

    /** log|X'X| minus the constant of {@link #logInformation}. */
    double logGram() {
        return interceptOnly ? Math.log(k) : 0;
    }

    double leverage(int i) {
        return h[i];
    }

    /** tr P D. */
    double traceP(double[] d) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * d[i] * (1 - h[i]);
        }
        return sum;
    }

    double traceP() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * (1 - h[i]);
        }
        return sum;
    }

    /** tr P P. */
    double tracePP() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * w[i] * (1 - 2 * h[i]);
        }
        if (interceptOnly) {
            double wh = 0;
            for (int i = 0; i < k; i++) {
                wh += w[i] * h[i];
            }
            return sum + wh * wh;
        }
        for (int j = 0; j < p; j++) {
            for (int l = 0; l <= j; l++) {
                double g = 0;
                for (int i = 0; i < k; i++) {
                    g += w[i] * u[j][i] * u[l][i];
                }
                sum += l < j ? 2 * g * g : g * g;
            }
        }
        return sum;
    }

    /** tr P D P E. */
    double tracePP(double[] d, double[] e) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * w[i] * d[i] * e[i] * (1 - 2 * h[i]);
        }
        double[][] gd = gram(d);
        double[][] ge = gram(e);
        for (int j = 0; j < p; j++) {
            for (int l = 0; l < p; l++) {
                sum += gd[j][l] * ge[j][l];
            }
        }
        return sum;
    }

    /** The orthonormal basis of sqrt(w) X for the weights last evaluated, by columns. */
    double[][] orthonormal() {
        if (!interceptOnly) {
            return u;
        }
        double[] column = new double[k];
        for (int i = 0; i < k; i++) {
            column[i] = Math.sqrt(h[i]);
        }
        return new double[][] {column};
    }

    /** U'WDU. */
    private double[][] gram(double[] d) {
        double[][] g = new double[p][p];
        if (interceptOnly) {
            for (int i = 0; i < k; i++) {
                g[0][0] += w[i] * d[i] * h[i];
            }
            return g;
        }
        for (int j = 0; j < p; j++) {
            for (int l = 0; l <= j; l++) {
                double sum = 0;
                for (int i = 0; i < k; i++) {
                    sum += w[i] * d[i] * u[j][i] * u[l][i];
                }
                g[j][l] = sum;
                g[l][j] = sum;
            }
        }
        return g;
    }

    /** y'PPy. */
    double yPPy() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            double wr = w[i] * r[i];
            sum += wr * wr;
        }
        return sum;
    }

    /** y'PPPy. */
    double yPPPy() {
        double sum = 0;
        double[] g = new double[p];
        for (int i = 0; i < k; i++) {
            double wr = w[i] * r[i];
            double root = Math.sqrt(w[i]);
            sum += w[i] * wr * wr;
            if (interceptOnly) {
                g[0] += w[i] * wr;
            } else {
                for (int j = 0; j < p; j++) {
                    g[j] += u[j][i] * root * wr;
                }
            }
        }
        if (interceptOnly) {
            return sum - g[0] * g[0] / s1;
        }
        for (int j = 0; j < p; j++) {
            sum -= g[j] * g[j];
        }
        return sum;
    }

    double sumOfSquaredWeights() {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += w[i] * w[i];
        }
        return sum;
    }

    /**
     * What the score of the likelihood is made of at one t. All four fall as t grows.
     *
     * @param t between-study variance, in scaled units
     * @param fit y'PPy
     * @param trace tr P, or the sum of the weights for plain maximum likelihood
     * @param fitFall y'PPPy; y'PPy falls by twice this
     * @param traceFall tr PP, or the sum of squared weights
     */
    record Point(double t, double fit, double trace, double fitFall, double traceFall) {

        /** Twice the derivative of the log-likelihood by t. */
        double score() {
            return fit - trace;
        }

        /** How fast the score changes with t. */
        double slope() {
            return traceFall - 2 * fitFall;
        }
    }

    Point at(double t, boolean restricted) {
        if (!interceptOnly) {
            evaluate(t);
            return restricted
                    ? new Point(t, yPPy(), traceP(), yPPPy(), tracePP())
                    : new Point(t, yPPy(), s1, yPPPy(), sumOfSquaredWeights());
        }
        evaluated = Double.NaN;
        double sum = 0;
        double s2 = 0;
        double s3 = 0;
        double swy = 0;
        for (int i = 0; i < k; i++) {
            double weight = 1 / (v[i] + t);
            double square = weight * weight;
            w[i] = weight;
            sum += weight;
            s2 += square;
            s3 += square * weight;
            swy += weight * y[i];
        }
        double mean = swy / sum;
        double a2 = 0;
        double a3 = 0;
        double g = 0;
        for (int i = 0; i < k; i++) {
            double weight = w[i];
            double wr = weight * (y[i] - mean);
            a2 += wr * wr;
            a3 += weight * wr * wr;
            g += weight * wr;
        }
        double fitFall = a3 - g * g / sum;
        double ratio = s2 / sum;
        return restricted
                ? new Point(t, a2, sum - ratio, fitFall, s2 - 2 * s3 / sum + ratio * ratio)
                : new Point(t, a2, sum, fitFall, s2);
    }

    /** Log-likelihood at t without its constants, in scaled units. */
    double logLikelihood(double t, boolean restricted) {
        evaluate(t);
        return -0.5 * (logV + rss + (restricted ? logInformation() : 0));
    }

    /** Constant columns of ones, as diagonals for the traces. */
    double[] ones() {
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static boolean allOnes(double[] column) {
        for (double each : column) {
            if (each != 1) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void minus(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] -= factor * b[i];
        }
    }

    private static void solveUpper(double[][] upper, double[] z, int n) {
        for (int i = n - 1; i >= 0; i--) {
            double sum = z[i];
            for (int j = i + 1; j < n; j++) {
                sum -= upper[i][j] * z[j];
            }
            z[i] = sum / upper[i][i];
        }
    }
}
