package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Coefficients of a working model with variances that stay valid when effects of one cluster depend
 * on each other in another way than the model says. The working covariance must not reach across
 * clusters.
 *
 * @param coefficients tested by t with Satterthwaite degrees of freedom, or clusters less
 *     coefficients for the small-sample factor of metafor
 * @param covariance robust covariance of the coefficients
 * @param clusters number of clusters
 * @param wald test of all coefficients but the intercept: the Hotelling-type test HTZ with
 *     Satterthwaite degrees, the plain F test for metafor's factor
 * @see <a href="https://doi.org/10.1080/07350015.2016.1247004">Pustejovsky and Tipton 2018</a>
 * @see <a href="https://doi.org/10.3102/1076998615606099">Tipton and Pustejovsky 2015</a>
 */
public record ClusterRobust(
        Correction correction,
        List<Coefficient> coefficients,
        Matrix covariance,
        int clusters,
        OmnibusTest wald) {

    /** How the sandwich is corrected for few clusters; m clusters, p coefficients, k effects. */
    public enum Correction {
        /** Not at all. */
        CR0("CR0"),
        /** Times m/(m-1). */
        CR1("CR1"),
        /** Times m/(m-p). */
        CR1P("CR1p"),
        /** Times m(k-1)/((m-1)(k-p)). */
        CR1S("CR1S"),
        /** Residuals adjusted so that the variance is unbiased under the working model. */
        CR2("CR2"),
        /** Residuals adjusted as by leaving the cluster out. */
        CR3("CR3"),
        /** Times m/(m-p), t with m-p degrees of freedom, as metafor. */
        METAFOR("m/(m-p)");

        private final String code;

        Correction(String code) {
            this.code = code;
        }

        /**
         * @throws IllegalArgumentException when no correction has this code
         */
        public static Correction ofCode(String code) {
            for (Correction each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(
                    "correction (%s) must be one of CR0, CR1, CR1p, CR1S, CR2, CR3, m/(m-p)"
                            .formatted(code));
        }
    }

    public ClusterRobust {
        coefficients = List.copyOf(coefficients);
    }

    /** Of a multilevel fit. */
    public static ClusterRobust of(
            MultilevelFit fit, List<String> clusters, Correction correction) {
        return of(fit.estimates(), fit.design(), fit.marginal(), clusters, correction, fit.level());
    }

    /** Of a meta-regression. */
    public static ClusterRobust of(Regression fit, List<String> clusters, Correction correction) {
        int k = fit.k();
        double[][] working = new double[k][k];
        for (int i = 0; i < k; i++) {
            working[i][i] = fit.estimates().variance(i) + fit.tau2();
        }
        Design kept = Design.withoutIntercept(k);
        for (Coefficient each : fit.coefficients()) {
            kept = kept.and(each.name(), fit.design().column(each.name()));
        }
        return of(
                fit.estimates(),
                kept,
                Matrix.of(working),
                clusters,
                correction,
                fit.convention().level());
    }

    /**
     * @param working covariance of the effects under the working model
     * @param labels the cluster of each effect
     * @throws IllegalArgumentException with fewer than two clusters
     */
    public static ClusterRobust of(
            Estimates estimates,
            Design design,
            Matrix working,
            List<String> labels,
            Correction correction,
            double level) {
        int k = estimates.size();
        if (labels.size() != k) {
            throw new IllegalArgumentException(
                    "cluster labels (%d) must be as many as effects (%d)"
                            .formatted(labels.size(), k));
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < k; i++) {
            members.computeIfAbsent(labels.get(i), _ -> new ArrayList<>()).add(i);
        }
        int m = members.size();
        double[][] x = design.arrays();
        int p = x.length;
        boolean metafor = correction == Correction.METAFOR;
        if (m < 2 || (metafor && m <= p)) {
            throw new IllegalArgumentException(
                    "clusters (%d) must be at least %d: one cluster says nothing about differences between clusters"
                            .formatted(m, metafor ? p + 1 : 2));
        }
        double[][] phi = working.toArray();
        double[][] w = LinearAlgebra.inverse(phi);
        double[][] wx = new double[p][k];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < k; i++) {
                wx[j][i] = LinearModel.dot(w[i], x[j]);
            }
        }
        double[][] information = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                information[i][j] = LinearModel.dot(x[i], wx[j]);
            }
        }
        double[][] bread = LinearAlgebra.inverse(information);
        double[] y = estimates.effects().toArray();
        double[] b = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                b[i] += bread[i][j] * LinearModel.dot(wx[j], y);
            }
        }
        double[] r = y.clone();
        double[][] residualMaker = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < p; j++) {
                r[i] -= b[j] * x[j][i];
            }
            for (int l = 0; l < k; l++) {
                double hat = 0;
                for (int c = 0; c < p; c++) {
                    for (int d = 0; d < p; d++) {
                        hat += x[c][i] * bread[c][d] * wx[d][l];
                    }
                }
                residualMaker[i][l] = (i == l ? 1 : 0) - hat;
            }
        }
        double factor =
                switch (correction) {
                    case CR0, CR2, CR3 -> 1;
                    case CR1 -> m / (m - 1.0);
                    case CR1P, METAFOR -> m / (double) (m - p);
                    case CR1S -> m * (k - 1.0) / ((m - 1.0) * (k - p));
                };
        double[][] robust = new double[p][p];
        // Row j of z[q] times the effects is what cluster j adds to the root of the variance of q.
        double[][][] z = new double[p][m][];
        int cluster = 0;
        for (List<Integer> rows : members.values()) {
            double[][] a = adjustment(correction, rows, phi, residualMaker);
            int n = rows.size();
            double[][] g = new double[p][n];
            for (int q = 0; q < p; q++) {
                double[] score = new double[n];
                for (int i = 0; i < n; i++) {
                    for (int l = 0; l < n; l++) {
                        double each = 0;
                        for (int c = 0; c < p; c++) {
                            each += bread[q][c] * x[c][rows.get(l)];
                        }
                        score[i] += w[rows.get(i)][rows.get(l)] * each;
                    }
                }
                for (int i = 0; i < n; i++) {
                    for (int l = 0; l < n; l++) {
                        g[q][i] += a[l][i] * score[l];
                    }
                }
                z[q][cluster] = new double[k];
                for (int l = 0; l < k; l++) {
                    for (int i = 0; i < n; i++) {
                        z[q][cluster][l] += residualMaker[rows.get(i)][l] * g[q][i];
                    }
                }
            }
            double[] u = new double[p];
            for (int q = 0; q < p; q++) {
                for (int i = 0; i < n; i++) {
                    u[q] += g[q][i] * r[rows.get(i)];
                }
            }
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    robust[i][j] += factor * u[i] * u[j];
                }
            }
            cluster++;
        }
        double[][][] products = products(z, phi);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int q = 0; q < p; q++) {
            double df = metafor ? m - p : satterthwaite(products[q * p + q]);
            coefficients.add(
                    Fitting.coefficient(
                            design.names().get(q), b[q], Math.sqrt(robust[q][q]), df, level));
        }
        int first = p > 1 && design.names().getFirst().equals(Design.INTERCEPT) ? 1 : 0;
        int tested = p - first;
        double[][] v = new double[tested][tested];
        double[] c = new double[tested];
        for (int i = 0; i < tested; i++) {
            c[i] = b[first + i];
            for (int j = 0; j < tested; j++) {
                v[i][j] = robust[first + i][first + j];
            }
        }
        OmnibusTest wald;
        if (tested > m - 1) {
            wald = new OmnibusTest(Double.NaN, tested, Double.NaN, Double.NaN);
        } else {
            double quadratic = LinearAlgebra.quadraticInverse(v, c);
            wald =
                    metafor
                            ? OmnibusTest.of(quadratic, tested, m - p)
                            : hotelling(quadratic, products, p, first, m);
        }
        return new ClusterRobust(correction, coefficients, Matrix.of(robust), m, wald);
    }

    /** The matrix residuals of a cluster are multiplied by. */
    private static double[][] adjustment(
            Correction correction, List<Integer> rows, double[][] phi, double[][] residualMaker) {
        int n = rows.size();
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        return switch (correction) {
            case CR0, CR1, CR1P, CR1S, METAFOR -> identity;
            case CR3 -> {
                double[][] own = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        own[i][j] = residualMaker[rows.get(i)][rows.get(j)];
                    }
                }
                yield Symmetric.solve(own, identity);
            }
            case CR2 -> {
                double[][] own = new double[n][n];
                int k = phi.length;
                double[][] rp = new double[n][k];
                for (int i = 0; i < n; i++) {
                    for (int l = 0; l < k; l++) {
                        double f = residualMaker[rows.get(i)][l];
                        if (f != 0) {
                            for (int j = 0; j < k; j++) {
                                rp[i][j] += f * phi[l][j];
                            }
                        }
                    }
                }
                double[][] block = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        own[i][j] = phi[rows.get(i)][rows.get(j)];
                        block[i][j] = LinearModel.dot(rp[i], residualMaker[rows.get(j)]);
                    }
                }
                // D upper with D'D = Phi; B = D block D'; A = D' B^(-1/2) D.
                double[][] lower = LinearAlgebra.cholesky(own);
                double[][] dBlock = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (int l = 0; l < n; l++) {
                            dBlock[i][j] += lower[l][i] * block[l][j];
                        }
                    }
                }
                double[][] inner = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (int l = 0; l < n; l++) {
                            inner[i][j] += dBlock[i][l] * lower[l][j];
                        }
                    }
                }
                double[][] root = Symmetric.inverseRoot(inner);
                double[][] rootD = new double[n][n];
                double[][] a = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (int l = 0; l < n; l++) {
                            rootD[i][j] += root[i][l] * lower[j][l];
                        }
                    }
                }
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (int l = 0; l < n; l++) {
                            a[i][j] += lower[i][l] * rootD[l][j];
                        }
                    }
                }
                yield a;
            }
        };
    }

    /** For coefficients s, t: the m by m matrix of z_s Phi z_t', at place s p + t. */
    private static double[][][] products(double[][][] z, double[][] phi) {
        int p = z.length;
        int m = z[0].length;
        int k = phi.length;
        double[][][] zPhi = new double[p][m][k];
        for (int s = 0; s < p; s++) {
            for (int j = 0; j < m; j++) {
                for (int l = 0; l < k; l++) {
                    double f = z[s][j][l];
                    if (f != 0) {
                        for (int i = 0; i < k; i++) {
                            zPhi[s][j][i] += f * phi[l][i];
                        }
                    }
                }
            }
        }
        double[][][] out = new double[p * p][m][m];
        for (int s = 0; s < p; s++) {
            for (int t = 0; t < p; t++) {
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        out[s * p + t][i][j] = LinearModel.dot(zPhi[s][i], z[t][j]);
                    }
                }
            }
        }
        return out;
    }

    private static double satterthwaite(double[][] omega) {
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < omega.length; i++) {
            trace += omega[i][i];
            for (double each : omega[i]) {
                squares += each * each;
            }
        }
        return trace * trace / squares;
    }

    /**
     * HTZ: the quadratic form as a Hotelling statistic, degrees from the variance of the sandwich.
     */
    private static OmnibusTest hotelling(
            double quadratic, double[][][] products, int p, int first, int m) {
        int q = p - first;
        double[][] mean = new double[q][q];
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                for (int j = 0; j < m; j++) {
                    mean[s][t] += products[(first + s) * p + first + t][j][j];
                }
            }
        }
        double[][] root = Symmetric.inverseRoot(mean);
        double[][][] g = new double[q * q][m][m];
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                for (int a = 0; a < q; a++) {
                    for (int b = 0; b < q; b++) {
                        double f = root[s][a] * root[t][b];
                        double[][] block = products[(first + a) * p + first + b];
                        for (int i = 0; i < m; i++) {
                            for (int j = 0; j < m; j++) {
                                g[s * q + t][i][j] += f * block[i][j];
                            }
                        }
                    }
                }
            }
        }
        double variance = 0;
        for (int s = 0; s < q; s++) {
            for (int t = 0; t < q; t++) {
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        variance +=
                                g[s * q + s][i][j] * g[t * q + t][i][j]
                                        + g[s * q + t][i][j] * g[t * q + s][i][j];
                    }
                }
            }
        }
        double eta = q * (q + 1) / variance;
        double df = eta - q + 1;
        double f = df / (eta * q) * quadratic;
        return new OmnibusTest(f, q, df, df > 0 ? Distributions.fUpper(f, q, df) : Double.NaN);
    }
}
