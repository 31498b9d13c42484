package huantiao.meta;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Log-likelihood of a {@link SelectionModel} with its derivatives, over coefficients, tau squared
 * and the parameters of the weights:
 *
 * <p>sum of log w(p_i) + log f(y_i) - log A_i, where f is the normal density about the mean with
 * variance v_i + tau2, and A_i the integral of w(p(y)) f(y).
 *
 * <p>Where the weight is constant the integral is one of normal tails. Elsewhere it is taken over z
 * = y/se by Gauss-Legendre on panels of half a unit, broken where the weight has corners; the
 * density is never narrower than one unit of z, so ten nodes a panel leave only rounding. Nodes and
 * their p-values are the same for all studies and all parameters.
 */
final class SelectionLikelihood implements BoundedNewton.Surface {
    private static final GaussianRules.Rule RULE = GaussianRules.legendre(10);
    private static final double FAR = 8.5;
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private final double[] y;
    private final double[] v;
    private final double[][] x;
    private final boolean tau2Fixed;
    private final SelectionWeights weights;
    private final int p;
    private final int n;

    /** Weight of each observed study: p-value kept from 0 and 1, and one minus it. */
    private final double[] observedP;

    private final double[] observedQ;

    private final double[] nodeZ;
    private final double[] nodeWeight;
    private final double[] nodeP;
    private final double[] nodeQ;

    /** Pieces with constant weight: from, to, and a p-value inside. */
    private final double[] pieceFrom;

    private final double[] pieceTo;
    private final double[] pieceP;
    private final double[] pieceQ;

    // Weights and derivatives at nodes, then at pieces; refilled for each delta.
    private final double[] w;
    private final double[][] dw;
    private final double[][] ddw;
    private final double[] logs;

    // Moments of one study.
    private final double[] m = new double[5];
    private final double[][] dm;
    private final double[] ddm;
    private final double[] tailFrom = new double[5];
    private final double[] tailTo = new double[5];
    private final double[] g;
    private final double[][] h;

    /**
     * @param x rows of the design
     */
    SelectionLikelihood(
            double[] y,
            double[] v,
            double[][] x,
            boolean tau2Fixed,
            SelectionWeights weights,
            SelectionModel.Alternative alternative) {
        this.y = y;
        this.v = v;
        this.x = x;
        this.tau2Fixed = tau2Fixed;
        this.weights = weights;
        this.p = x[0].length;
        this.n = weights.parameters();
        int k = y.length;
        observedP = new double[k];
        observedQ = new double[k];
        for (int i = 0; i < k; i++) {
            double z = y[i] / Math.sqrt(v[i]);
            observedP[i] = kept(alternative.p(z));
            observedQ[i] = kept(alternative.q(z));
        }
        boolean constant = weights instanceof SelectionWeights.Steps;
        double margin = weights.margin();
        TreeSet<Double> breaks = new TreeSet<>();
        for (double corner : weights.corners()) {
            for (double z : alternative.z(corner)) {
                breaks.add(z);
            }
        }
        double far = margin > 0 ? alternative.z(margin)[0] : FAR;
        far = Math.abs(far);
        if (!constant) {
            breaks.add(-far);
            breaks.add(far);
            if (alternative == SelectionModel.Alternative.TWO_SIDED) {
                breaks.add(0.0);
                if (margin > 0) {
                    // 1-p is linear in z here, and weights may run off steeply.
                    double near = Math.abs(alternative.z(1 - margin)[0]);
                    for (double r = near; r < 0.5; r *= 2) {
                        breaks.add(r);
                        breaks.add(-r);
                    }
                }
            }
        }
        double[] b = breaks.stream().mapToDouble(Double::doubleValue).toArray();
        double[] from = new double[b.length + 1];
        double[] to = new double[b.length + 1];
        int pieces = 0;
        double[] panelFrom = new double[4096];
        double[] panelTo = new double[4096];
        int panels = 0;
        for (int i = 0; i <= b.length; i++) {
            double low = i == 0 ? Double.NEGATIVE_INFINITY : b[i - 1];
            double high = i == b.length ? Double.POSITIVE_INFINITY : b[i];
            if (constant || i == 0 || i == b.length) {
                from[pieces] = low;
                to[pieces++] = high;
            } else {
                int parts = (int) Math.max(1, Math.ceil((high - low) / 0.5));
                for (int j = 0; j < parts; j++) {
                    panelFrom[panels] = low + (high - low) * j / parts;
                    panelTo[panels++] = low + (high - low) * (j + 1) / parts;
                }
            }
        }
        pieceFrom = Arrays.copyOf(from, pieces);
        pieceTo = Arrays.copyOf(to, pieces);
        pieceP = new double[pieces];
        pieceQ = new double[pieces];
        for (int i = 0; i < pieces; i++) {
            double inside =
                    Double.isInfinite(pieceFrom[i])
                            ? pieceTo[i] - 1
                            : Double.isInfinite(pieceTo[i])
                                    ? pieceFrom[i] + 1
                                    : 0.5 * (pieceFrom[i] + pieceTo[i]);
            pieceP[i] = kept(alternative.p(inside));
            pieceQ[i] = kept(alternative.q(inside));
        }
        int nodes = panels * RULE.nodes().length;
        nodeZ = new double[nodes];
        nodeWeight = new double[nodes];
        nodeP = new double[nodes];
        nodeQ = new double[nodes];
        int at = 0;
        for (int i = 0; i < panels; i++) {
            double half = 0.5 * (panelTo[i] - panelFrom[i]);
            for (int j = 0; j < RULE.nodes().length; j++) {
                nodeZ[at] = panelFrom[i] + half * (1 + RULE.nodes()[j]);
                nodeWeight[at] = half * RULE.weights()[j] / Math.sqrt(2 * Math.PI);
                nodeP[at] = kept(alternative.p(nodeZ[at]));
                nodeQ[at] = kept(alternative.q(nodeZ[at]));
                at++;
            }
        }
        w = new double[nodes + pieces];
        dw = new double[n][nodes + pieces];
        ddw = new double[n * n][nodes + pieces];
        logs = new double[1 + 2 * n];
        dm = new double[n][3];
        ddm = new double[n * n];
        g = new double[2 + n];
        h = new double[2 + n][2 + n];
    }

    private double kept(double probability) {
        double margin = weights.margin();
        return Math.min(1 - margin, Math.max(margin, probability));
    }

    int parameters() {
        return p + 1 + n;
    }

    private void weigh(double[] delta) {
        int nodes = nodeZ.length;
        for (int i = 0; i < w.length; i++) {
            double pi = i < nodes ? nodeP[i] : pieceP[i - nodes];
            double qi = i < nodes ? nodeQ[i] : pieceQ[i - nodes];
            if (weights instanceof SelectionWeights.Steps steps) {
                int group = steps.group(pi);
                w[i] = group == 0 ? 1 : delta[group - 1];
                for (int j = 0; j < n; j++) {
                    dw[j][i] = group == j + 1 ? 1 : 0;
                }
                continue;
            }
            weights.log(pi, qi, delta, logs);
            w[i] = Math.exp(logs[0]);
            for (int j = 0; j < n; j++) {
                dw[j][i] = w[i] * logs[1 + j];
                for (int l = 0; l < n; l++) {
                    ddw[j * n + l][i] =
                            w[i] * (logs[1 + j] * logs[1 + l] + (j == l ? logs[1 + n + j] : 0));
                }
            }
        }
    }

    @Override
    public double at(double[] theta, double @Nullable [] slope, double @Nullable [][] curvature) {
        double tau2 = theta[p];
        double[] delta = Arrays.copyOfRange(theta, p + 1, p + 1 + n);
        weigh(delta);
        if (slope != null && curvature != null) {
            Arrays.fill(slope, 0);
            for (double[] row : curvature) {
                Arrays.fill(row, 0);
            }
        }
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double mean = 0;
            for (int j = 0; j < p; j++) {
                mean += x[i][j] * theta[j];
            }
            double one = study(i, mean, tau2, delta, slope != null);
            if (!Double.isFinite(one)) {
                return Double.NaN;
            }
            sum += one;
            if (slope != null && curvature != null) {
                spread(i, slope, curvature);
            }
        }
        if (tau2Fixed && slope != null && curvature != null) {
            slope[p] = 0;
            for (int j = 0; j < theta.length; j++) {
                curvature[p][j] = 0;
                curvature[j][p] = 0;
            }
        }
        return sum;
    }

    /** From mean and tau2 of one study to the parameters. */
    private void spread(int i, double[] slope, double[][] curvature) {
        for (int a = 0; a < p; a++) {
            slope[a] += x[i][a] * g[0];
            for (int b = 0; b < p; b++) {
                curvature[a][b] += x[i][a] * x[i][b] * h[0][0];
            }
            for (int b = 1; b < 2 + n; b++) {
                curvature[a][p + b - 1] += x[i][a] * h[0][b];
                curvature[p + b - 1][a] += x[i][a] * h[b][0];
            }
        }
        for (int a = 1; a < 2 + n; a++) {
            slope[p + a - 1] += g[a];
            for (int b = 1; b < 2 + n; b++) {
                curvature[p + a - 1][p + b - 1] += h[a][b];
            }
        }
    }

    private double study(int i, double mean, double tau2, double[] delta, boolean derivatives) {
        double se = Math.sqrt(v[i]);
        double s2 = v[i] + tau2;
        double s = Math.sqrt(s2);
        double ratio = s / se;
        double centre = mean / se;
        moments(centre, ratio, derivatives);
        double a = m[0];
        if (!(a > 1e-290)) {
            return Double.NaN;
        }
        weights.log(observedP[i], observedQ[i], delta, logs);
        double u = (y[i] - mean) / s;
        double value = logs[0] - 0.5 * (LOG_2PI + Math.log(s2) + u * u) - Math.log(a);
        if (!derivatives) {
            return value;
        }
        // First and second derivatives of A by mean, tau2 and delta.
        double s3 = s2 * s;
        double s4 = s2 * s2;
        double aMean = m[1] / s;
        double aTau = (m[2] - m[0]) / (2 * s2);
        double aMeanMean = (m[2] - m[0]) / s2;
        double aMeanTau = (m[3] - 3 * m[1]) / (2 * s3);
        double aTauTau = (m[4] - 6 * m[2] + 3 * m[0]) / (4 * s4);
        g[0] = u / s - aMean / a;
        g[1] = (u * u - 1) / (2 * s2) - aTau / a;
        h[0][0] = -1 / s2 - aMeanMean / a + aMean * aMean / (a * a);
        h[0][1] = -u / s3 - aMeanTau / a + aMean * aTau / (a * a);
        h[1][0] = h[0][1];
        h[1][1] = (1 - 2 * u * u) / (2 * s4) - aTauTau / a + aTau * aTau / (a * a);
        for (int j = 0; j < n; j++) {
            double d = dm[j][0] / a;
            g[2 + j] = logs[1 + j] - d;
            h[0][2 + j] = -dm[j][1] / s / a + d * aMean / a;
            h[2 + j][0] = h[0][2 + j];
            h[1][2 + j] = -(dm[j][2] - dm[j][0]) / (2 * s2) / a + d * aTau / a;
            h[2 + j][1] = h[1][2 + j];
            for (int l = 0; l < n; l++) {
                h[2 + j][2 + l] =
                        (j == l ? logs[1 + n + j] : 0) - ddm[j * n + l] / a + d * dm[l][0] / a;
            }
        }
        return value;
    }

    /**
     * Integrals of w(p(z)) u^j phi(u) du with u = (z - centre)/ratio, and of the derivatives of w.
     */
    private void moments(double centre, double ratio, boolean derivatives) {
        Arrays.fill(m, 0);
        for (double[] each : dm) {
            Arrays.fill(each, 0);
        }
        Arrays.fill(ddm, 0);
        int nodes = nodeZ.length;
        for (int i = 0; i < nodes; i++) {
            double u = (nodeZ[i] - centre) / ratio;
            double u2 = u * u;
            if (u2 > 1400) {
                continue;
            }
            double f = nodeWeight[i] / ratio * Math.exp(-0.5 * u2);
            double wf = w[i] * f;
            m[0] += wf;
            if (!derivatives) {
                continue;
            }
            m[1] += wf * u;
            m[2] += wf * u2;
            m[3] += wf * u2 * u;
            m[4] += wf * u2 * u2;
            for (int j = 0; j < n; j++) {
                double df = dw[j][i] * f;
                dm[j][0] += df;
                dm[j][1] += df * u;
                dm[j][2] += df * u2;
                for (int l = 0; l < n; l++) {
                    ddm[j * n + l] += ddw[j * n + l][i] * f;
                }
            }
        }
        for (int i = 0; i < pieceFrom.length; i++) {
            between((pieceFrom[i] - centre) / ratio, (pieceTo[i] - centre) / ratio);
            int at = nodes + i;
            for (int e = 0; e < (derivatives ? 5 : 1); e++) {
                m[e] += w[at] * tailFrom[e];
            }
            if (derivatives) {
                for (int j = 0; j < n; j++) {
                    for (int e = 0; e < 3; e++) {
                        dm[j][e] += dw[j][at] * tailFrom[e];
                    }
                    for (int l = 0; l < n; l++) {
                        ddm[j * n + l] += ddw[j * n + l][at] * tailFrom[0];
                    }
                }
            }
        }
    }

    /**
     * Into tailFrom: integrals of u^j phi(u) from low to high, j = 0 to 4, without cancellation.
     */
    private void between(double low, double high) {
        if (low > 0) {
            above(low, tailFrom);
            above(high, tailTo);
            for (int e = 0; e < 5; e++) {
                tailFrom[e] -= tailTo[e];
            }
        } else if (high < 0) {
            above(-high, tailFrom);
            above(-low, tailTo);
            for (int e = 0; e < 5; e++) {
                tailFrom[e] = (e % 2 == 0 ? 1 : -1) * (tailFrom[e] - tailTo[e]);
            }
        } else {
            above(-low, tailFrom);
            above(high, tailTo);
            for (int e = 0; e < 5; e++) {
                double all = e == 0 || e == 2 ? 1 : e == 4 ? 3 : 0;
                tailFrom[e] = all - (e % 2 == 0 ? 1 : -1) * tailFrom[e] - tailTo[e];
            }
        }
    }

    /** Integrals of u^j phi(u) from a upwards, j = 0 to 4. */
    private static void above(double a, double[] into) {
        if (a == Double.POSITIVE_INFINITY) {
            Arrays.fill(into, 0);
            return;
        }
        double density = Distributions.normalDensity(a);
        double tail = Distributions.normalUpper(a);
        into[0] = tail;
        into[1] = density;
        into[2] = a * density + tail;
        into[3] = (a * a + 2) * density;
        into[4] = (a * a * a + 3 * a) * density + 3 * tail;
    }
}
