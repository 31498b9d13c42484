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

    private static final int FEWEST = 3;

    public ClusterRobust {
        coefficients = List.copyOf(coefficients);
    }

    /** Of a multilevel fit. */
    public static ClusterRobust of(
            MultilevelFit fit, List<String> clusters, Correction correction) {
        return of(
                fit.estimates(),
                fit.design(),
                EffectCovariance.of(fit.marginal()),
                clusters,
                correction,
                fit.level());
    }

    /** Of a meta-regression. */
    public static ClusterRobust of(Regression fit, List<String> clusters, Correction correction) {
        Design kept = Design.withoutIntercept(fit.k());
        for (Coefficient each : fit.coefficients()) {
            kept = kept.and(each.name(), fit.design().column(each.name()));
        }
        return of(
                fit.estimates(),
                kept,
                EffectCovariance.independent(
                        Doubles.owning(
                                fit.estimates().variances().stream()
                                        .map(v -> v + fit.tau2())
                                        .toArray())),
                clusters,
                correction,
                fit.convention().level());
    }

    /** What one cluster brings along: its effects, their covariance and its weights. */
    private static final class Cluster {
        private final int[] rows;
        private final double[][] phi;
        private final double[][] w;
        private final double[][] x;

        private Cluster(int[] rows, double[][] phi, double[][] columns) {
            this.rows = rows;
            this.phi = phi;
            w = LinearAlgebra.inverse(phi);
            x = new double[columns.length][rows.length];
            for (int j = 0; j < x.length; j++) {
                for (int i = 0; i < rows.length; i++) {
                    x[j][i] = columns[j][rows[i]];
                }
            }
        }
    }

    /**
     * @param working covariance of the effects under the working model
     * @param labels the cluster of each effect
     * @throws IllegalArgumentException with fewer than three clusters, or not more clusters than
     *     coefficients, or when the working model reaches across clusters
     */
    public static ClusterRobust of(
            Estimates estimates,
            Design design,
            EffectCovariance working,
            List<String> labels,
            Correction correction,
            double level) {
        int k = estimates.size();
        if (labels.size() != k) {
            throw new IllegalArgumentException(
                    "cluster labels (%d) must be as many as effects (%d)"
                            .formatted(labels.size(), k));
        }
        double[][] x = design.arrays();
        int p = x.length;
        List<Cluster> clusters = clusters(x, working, labels);
        int m = clusters.size();
        if (m < FEWEST) {
            throw new IllegalArgumentException(
                    "clusters (%d) must be at least %d: %s"
                            .formatted(
                                    m,
                                    FEWEST,
                                    m == 1
                                            ? "one cluster says nothing about differences between clusters"
                                            : "two clusters leave at most one degree of freedom, too little for any interval"));
        }
        if (m <= p) {
            throw new IllegalArgumentException(
                    "clusters (%d) must be more than coefficients (%d)".formatted(m, p));
        }
        double[][] information = new double[p][p];
        double[] right = new double[p];
        double[] y = estimates.effects().toArray();
        for (Cluster each : clusters) {
            for (int i = 0; i < each.rows.length; i++) {
                for (int a = 0; a < p; a++) {
                    double wx = LinearModel.dot(each.w[i], each.x[a]);
                    right[a] += wx * y[each.rows[i]];
                    for (int c = 0; c < p; c++) {
                        information[a][c] += wx * each.x[c][i];
                    }
                }
            }
        }
        double[][] bread = LinearAlgebra.inverse(information);
        double[] b = new double[p];
        for (int i = 0; i < p; i++) {
            b[i] = LinearModel.dot(bread[i], right);
        }
        double factor =
                switch (correction) {
                    case CR0, CR2, CR3 -> 1;
                    case CR1 -> m / (m - 1.0);
                    case CR1P, METAFOR -> m / (double) (m - p);
                    case CR1S -> m * (k - 1.0) / ((m - 1.0) * (k - p));
                };
        double[][] robust = new double[p][p];
        // With g the weights of the residuals of a cluster in coefficient q and c = X'g, the
        // covariance of what clusters i and j add is [i = j] g'Phi g - c_i' bread c_j.
        double[][][] own = new double[m][p][p];
        double[][][] c = new double[p][m][p];
        for (int j = 0; j < m; j++) {
            Cluster each = clusters.get(j);
            int n = each.rows.length;
            double[][] a = adjustment(correction, each, bread);
            double[][] g = new double[p][n];
            double[] u = new double[p];
            for (int q = 0; q < p; q++) {
                double[] moved = new double[n];
                for (int i = 0; i < n; i++) {
                    for (int d = 0; d < p; d++) {
                        moved[i] += bread[q][d] * each.x[d][i];
                    }
                }
                double[] score = new double[n];
                for (int i = 0; i < n; i++) {
                    score[i] = LinearModel.dot(each.w[i], moved);
                }
                for (int i = 0; i < n; i++) {
                    for (int l = 0; l < n; l++) {
                        g[q][i] += a[l][i] * score[l];
                    }
                    double r = y[each.rows[i]];
                    for (int d = 0; d < p; d++) {
                        r -= b[d] * each.x[d][i];
                    }
                    u[q] += g[q][i] * r;
                }
                for (int d = 0; d < p; d++) {
                    c[q][j][d] = LinearModel.dot(each.x[d], g[q]);
                }
            }
            for (int s = 0; s < p; s++) {
                for (int t = 0; t < p; t++) {
                    robust[s][t] += factor * u[s] * u[t];
                    for (int i = 0; i < n; i++) {
                        own[j][s][t] += g[s][i] * LinearModel.dot(each.phi[i], g[t]);
                    }
                }
            }
        }
        double[][][] products = products(own, c, bread);
        boolean metafor = correction == Correction.METAFOR;
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
        double[] effects = new double[tested];
        for (int i = 0; i < tested; i++) {
            effects[i] = b[first + i];
            for (int j = 0; j < tested; j++) {
                v[i][j] = robust[first + i][first + j];
            }
        }
        double quadratic = LinearAlgebra.quadraticInverse(v, effects);
        OmnibusTest wald =
                metafor
                        ? OmnibusTest.of(quadratic, tested, m - p)
                        : hotelling(quadratic, products, p, first, m);
        return new ClusterRobust(correction, coefficients, Matrix.of(robust), m, wald);
    }

    private static List<Cluster> clusters(
            double[][] x, EffectCovariance working, List<String> labels) {
        for (int[] block : working.dependent()) {
            for (int row : block) {
                if (!labels.get(row).equals(labels.get(block[0]))) {
                    throw new IllegalArgumentException(
                            "clusters must hold all effects that depend on each other in the model: effects of %s and %s do; maybe a larger unit is the cluster"
                                    .formatted(labels.get(block[0]), labels.get(row)));
                }
            }
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            members.computeIfAbsent(labels.get(i), _ -> new ArrayList<>()).add(i);
        }
        List<Cluster> clusters = new ArrayList<>();
        for (List<Integer> each : members.values()) {
            int[] rows = each.stream().mapToInt(Integer::intValue).toArray();
            clusters.add(new Cluster(rows, working.of(rows), x));
        }
        return clusters;
    }

    /** The matrix residuals of a cluster are multiplied by. */
    private static double[][] adjustment(Correction correction, Cluster cluster, double[][] bread) {
        int n = cluster.rows.length;
        int p = bread.length;
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        double[][] explained = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < p; c++) {
                    for (int d = 0; d < p; d++) {
                        explained[i][j] += cluster.x[c][i] * bread[c][d] * cluster.x[d][j];
                    }
                }
            }
        }
        return switch (correction) {
            case CR0, CR1, CR1P, CR1S, METAFOR -> identity;
            case CR3 -> {
                double[][] left = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        left[i][j] = identity[i][j] - LinearModel.dot(explained[i], cluster.w[j]);
                    }
                }
                yield Symmetric.solve(left, identity);
            }
            case CR2 -> {
                // The residuals of a cluster have covariance Phi - X bread X'.
                double[][] block = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        block[i][j] = cluster.phi[i][j] - explained[i][j];
                    }
                }
                // D upper with D'D = Phi; B = D block D'; A = D' B^(-1/2) D.
                double[][] lower = LinearAlgebra.cholesky(cluster.phi);
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

    /** For coefficients s, t: covariances of what the clusters add to them, at place s p + t. */
    private static double[][][] products(double[][][] own, double[][][] c, double[][] bread) {
        int p = bread.length;
        int m = own.length;
        double[][][] out = new double[p * p][m][m];
        for (int t = 0; t < p; t++) {
            for (int j = 0; j < m; j++) {
                double[] moved = new double[p];
                for (int d = 0; d < p; d++) {
                    moved[d] = LinearModel.dot(bread[d], c[t][j]);
                }
                for (int s = 0; s < p; s++) {
                    for (int i = 0; i < m; i++) {
                        out[s * p + t][i][j] =
                                (i == j ? own[j][s][t] : 0) - LinearModel.dot(c[s][i], moved);
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
