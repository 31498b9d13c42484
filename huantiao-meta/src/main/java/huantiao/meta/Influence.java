package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * What one study does to a fit, found by leaving it out. Flags follow metafor: |DFFITS| &gt; 3
 * sqrt(p/(k-p)), or P(chi-square with p degrees &lt;= Cook's distance) &gt; 0.5, or hat &gt; 3p/k,
 * or any |DFBETAS| &gt; 1. Undefined numbers are {@code NaN}.
 *
 * @param study its name
 * @param residual effect minus the value predicted without the study
 * @param residualSe standard error of that residual
 * @param dffits change of the fitted value in its standard errors
 * @param cook Cook's distance
 * @param covarianceRatio determinant of the coefficients' covariance without and with the study
 * @param tau2 between-study variance without the study
 * @param q heterogeneity test without the study
 * @param hat leverage
 * @param weightPercent share in the pooled effect
 * @param dfbetas change of each coefficient in its standard errors
 * @see <a href="https://doi.org/10.1002/jrsm.11">Viechtbauer and Cheung 2010</a>
 */
public record Influence(
        String study,
        double residual,
        double residualSe,
        double dffits,
        double cook,
        double covarianceRatio,
        double tau2,
        double q,
        double hat,
        double weightPercent,
        Doubles dfbetas,
        boolean influential) {

    /** Residual over its standard error: externally studentized. */
    public double studentizedResidual() {
        return residual / residualSe;
    }

    /** For every study of a pooled effect. */
    public static List<Influence> of(Fit fit) {
        return of(
                fit.estimates(),
                Design.intercept(fit.k()),
                fit.convention().tauSquared(),
                fit.weightsPercent());
    }

    /** For every study of a regression. */
    public static List<Influence> of(Regression fit) {
        Design kept = Design.withoutIntercept(fit.k());
        for (Coefficient each : fit.coefficients()) {
            kept = kept.and(each.name(), fit.design().column(each.name()));
        }
        return of(fit.estimates(), kept, fit.convention().tauSquared(), fit.weightsPercent());
    }

    private static List<Influence> of(
            Estimates e, Design design, TauSquared method, Doubles weights) {
        int k = e.size();
        LinearModel all = model(e, design);
        int p = all.p;
        if (k < p + 2) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least %d to leave one out".formatted(k, p + 2));
        }
        double unit = all.scale * all.scale;
        double tau2 = BetweenStudyVariance.estimate(all, method, new double[0]).tau2();
        all.evaluate(tau2 / unit);
        double[] b = all.coefficients();
        double[][] vb = all.covariance();
        double[] hat = new double[k];
        for (int i = 0; i < k; i++) {
            hat[i] = all.leverage(i);
        }
        double determinant = LinearAlgebra.determinant(vb);
        List<Influence> rows = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            int[] rest = rest(k, i);
            LinearModel less = model(e.at(rest), design.at(rest));
            if (less.p < p) {
                double none = Double.NaN;
                double[] nones = new double[p];
                java.util.Arrays.fill(nones, none);
                rows.add(
                        new Influence(
                                e.study(i),
                                none,
                                none,
                                none,
                                none,
                                none,
                                none,
                                none,
                                hat[i],
                                weights.at(i),
                                Doubles.owning(nones),
                                hat[i] > 3.0 * p / k));
                continue;
            }
            double t = BetweenStudyVariance.estimate(less, method, new double[0]).tau2();
            less.evaluate(0);
            double q = less.rss;
            less.evaluate(t / (less.scale * less.scale));
            double[] bLess = less.coefficients();
            double[][] vLess = less.covariance();
            all.evaluate(t / unit);
            double[][] vAll = all.covariance();
            double predicted = 0;
            double fitted = 0;
            double predictedVariance = 0;
            double[] change = new double[p];
            double[] dfbetas = new double[p];
            boolean large = false;
            for (int j = 0; j < p; j++) {
                double x = design.column(design.names().get(j)).at(i);
                predicted += x * bLess[j];
                fitted += x * b[j];
                change[j] = b[j] - bLess[j];
                dfbetas[j] = change[j] / Math.sqrt(vAll[j][j]);
                large |= Math.abs(dfbetas[j]) > 1;
                for (int l = 0; l < p; l++) {
                    predictedVariance +=
                            x * vLess[j][l] * design.column(design.names().get(l)).at(i);
                }
            }
            double variance = e.variance(i) + t;
            double dffits = (fitted - predicted) / Math.sqrt(hat[i] * variance);
            double cook = LinearAlgebra.quadraticInverse(vb, change);
            boolean influential =
                    Math.abs(dffits) > 3 * Math.sqrt(p / (double) (k - p))
                            || Distributions.chiSquare(cook, p) > 0.5
                            || hat[i] > 3.0 * p / k
                            || large;
            rows.add(
                    new Influence(
                            e.study(i),
                            e.effect(i) - predicted,
                            Math.sqrt(variance + predictedVariance),
                            dffits,
                            cook,
                            LinearAlgebra.determinant(vLess) / determinant,
                            t,
                            q,
                            hat[i],
                            weights.at(i),
                            Doubles.owning(dfbetas),
                            influential));
        }
        return rows;
    }

    private static LinearModel model(Estimates e, Design design) {
        return LinearModel.ofColumns(
                e.effects().raw(), e.variances().raw(), design.names(), design.arrays());
    }

    private static int[] rest(int k, int without) {
        int[] rest = new int[k - 1];
        for (int j = 0, n = 0; j < k; j++) {
            if (j != without) {
                rest[n++] = j;
            }
        }
        return rest;
    }
}
