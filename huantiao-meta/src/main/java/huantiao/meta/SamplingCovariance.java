package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sampling covariances of effects that share people: several scales, times or comparisons of one
 * trial. Effects of different clusters are independent; within a cluster the correlation of two
 * effects is the product of what was configured. A configured method.
 */
public final class SamplingCovariance {

    /** The correlation of the sampling errors of two effects of one cluster. */
    @FunctionalInterface
    private interface Rule {
        double correlation(int i, int j);
    }

    private final List<String> clusters;
    private final List<Rule> rules;

    private SamplingCovariance(List<String> clusters, List<Rule> rules) {
        this.clusters = clusters;
        this.rules = rules;
    }

    /**
     * @param clusters the trial of each effect
     */
    public static SamplingCovariance within(List<String> clusters) {
        return new SamplingCovariance(List.copyOf(clusters), List.of());
    }

    private SamplingCovariance and(Rule rule) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new SamplingCovariance(clusters, more);
    }

    private static void check(double rho) {
        if (!(rho >= -1 && rho <= 1)) {
            throw new IllegalArgumentException(
                    "correlation (%s) must be within -1..1".formatted(rho));
        }
    }

    private <T> List<T> checked(String what, List<T> values) {
        if (values.size() != clusters.size()) {
            throw new IllegalArgumentException(
                    "%s (%d) must be as many as effects (%d)"
                            .formatted(what, values.size(), clusters.size()));
        }
        return List.copyOf(values);
    }

    /** The same correlation between all effects of a cluster. */
    public SamplingCovariance correlated(double rho) {
        check(rho);
        return and((_, _) -> rho);
    }

    /** One correlation between effects of the same type of outcome, another between types. */
    public SamplingCovariance byType(List<String> types, double withinType, double betweenTypes) {
        check(withinType);
        check(betweenTypes);
        List<String> type = checked("types", types);
        return and((i, j) -> type.get(i).equals(type.get(j)) ? withinType : betweenTypes);
    }

    /**
     * Correlation phi to the power of the time between two measurements.
     *
     * @param times in any unit, the unit in which phi is meant
     */
    public SamplingCovariance byTime(Doubles times, double phi) {
        check(phi);
        checked("times", times.toList());
        return and((i, j) -> Math.pow(phi, Math.abs(times.at(i) - times.at(j))));
    }

    /**
     * Comparisons of groups that are shared: effects are differences of groups whose variances are
     * one over their weights, usually group sizes.
     *
     * @param first group of each effect from which the second is subtracted
     */
    public SamplingCovariance bySharedGroups(
            List<String> first, List<String> second, Doubles firstWeights, Doubles secondWeights) {
        List<String> a = checked("first groups", first);
        List<String> b = checked("second groups", second);
        checked("first weights", firstWeights.toList());
        checked("second weights", secondWeights.toList());
        return and((i, j) -> {
            double ai = 1 / firstWeights.at(i);
            double bi = 1 / secondWeights.at(i);
            double aj = 1 / firstWeights.at(j);
            double bj = 1 / secondWeights.at(j);
            double shared = 0;
            shared += a.get(i).equals(a.get(j)) ? Math.sqrt(ai * aj) : 0;
            shared += b.get(i).equals(b.get(j)) ? Math.sqrt(bi * bj) : 0;
            shared -= a.get(i).equals(b.get(j)) ? Math.sqrt(ai * bj) : 0;
            shared -= b.get(i).equals(a.get(j)) ? Math.sqrt(bi * aj) : 0;
            return Math.clamp(shared / Math.sqrt((ai + bi) * (aj + bj)), -1, 1);
        });
    }

    /** The covariance matrix of all effects. */
    public Matrix of(Doubles variances) {
        int k = clusters.size();
        if (variances.size() != k) {
            throw new IllegalArgumentException(
                    "variances (%d) must be as many as effects (%d)"
                            .formatted(variances.size(), k));
        }
        double[][] v = new double[k][k];
        for (int i = 0; i < k; i++) {
            v[i][i] = variances.at(i);
            for (int j = 0; j < i; j++) {
                if (clusters.get(i).equals(clusters.get(j))) {
                    double r = rules.isEmpty() ? 0 : 1;
                    for (Rule rule : rules) {
                        r *= rule.correlation(i, j);
                    }
                    v[i][j] = r * Math.sqrt(variances.at(i) * variances.at(j));
                    v[j][i] = v[i][j];
                }
            }
        }
        return Matrix.of(v);
    }

    /** How the effects of one cluster become one. */
    public enum Aggregation {
        /** Weights from the inverse of their covariance matrix: the smallest variance. */
        INVERSE_COVARIANCE,
        /** Plain mean. */
        PLAIN
    }

    /** One effect per cluster, in order of appearance. */
    public Estimates aggregated(Estimates estimates, Aggregation aggregation) {
        Matrix v = of(estimates.variances());
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < clusters.size(); i++) {
            members.computeIfAbsent(clusters.get(i), _ -> new ArrayList<>()).add(i);
        }
        double[] y = new double[members.size()];
        double[] variances = new double[members.size()];
        int place = 0;
        for (List<Integer> rows : members.values()) {
            int n = rows.size();
            double[][] block = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    block[i][j] = v.at(rows.get(i), rows.get(j));
                }
            }
            double[][] weights =
                    switch (aggregation) {
                        case INVERSE_COVARIANCE -> LinearAlgebra.inverse(block);
                        case PLAIN -> block;
                    };
            double total = 0;
            double weighted = 0;
            double plain = 0;
            for (int i = 0; i < n; i++) {
                plain += estimates.effect(rows.get(i)) / n;
                for (int j = 0; j < n; j++) {
                    total += weights[i][j];
                    weighted += weights[i][j] * estimates.effect(rows.get(j));
                }
            }
            boolean inverse = aggregation == Aggregation.INVERSE_COVARIANCE;
            y[place] = inverse ? weighted / total : plain;
            variances[place] = inverse ? 1 / total : total / ((double) n * n);
            place++;
        }
        return Estimates.of(List.copyOf(members.keySet()), y, variances);
    }
}
