package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One trial of a network, put together from its pairwise comparisons. The contrasts against the
 * first arm have the covariance (v_0i + v_0j - v_ij)/2; between trials a contrast varies by tau2
 * and two contrasts of a trial share half of it.
 */
final class NetworkTrial {
    /** Effects of one trial may contradict each other by so much, from rounding. */
    private static final double ROUNDING = 1e-3;

    private final String study;
    private final List<String> arms;
    private final double[] effects;

    /** Of the comparison of two arms, 0 on the diagonal. */
    private final double[][] variances;

    private NetworkTrial(String study, List<String> arms, double[] effects, double[][] variances) {
        this.study = study;
        this.arms = arms;
        this.effects = effects;
        this.variances = variances;
    }

    String study() {
        return study;
    }

    /** In the order of {@link Network#ORDER}. */
    List<String> arms() {
        return arms;
    }

    /** An arm minus the first. */
    double effect(int arm) {
        return effects[arm];
    }

    /**
     * All trials in order of their names.
     *
     * @throws IllegalArgumentException with every trial that lacks comparisons or contradicts
     *     itself
     */
    static List<NetworkTrial> read(List<Comparison> comparisons) {
        Map<String, List<Comparison>> byStudy = new TreeMap<>();
        for (Comparison each : comparisons) {
            byStudy.computeIfAbsent(each.study(), _ -> new ArrayList<>()).add(each);
        }
        List<NetworkTrial> trials = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<Comparison>> study : byStudy.entrySet()) {
            try {
                trials.add(of(study.getKey(), study.getValue()));
            } catch (IllegalArgumentException contradiction) {
                problems.add(String.valueOf(contradiction.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return trials;
    }

    private static NetworkTrial of(String study, List<Comparison> given) {
        TreeSet<String> seen = new TreeSet<>(Network.ORDER);
        for (Comparison each : given) {
            seen.add(each.first());
            seen.add(each.second());
        }
        List<String> arms = List.copyOf(seen);
        int m = arms.size();
        double[][] effect = new double[m][m];
        double[][] variance = new double[m][m];
        boolean[][] there = new boolean[m][m];
        for (Comparison each : given) {
            int a = arms.indexOf(each.first());
            int b = arms.indexOf(each.second());
            if (there[a][b]) {
                throw new IllegalArgumentException(
                        "trial %s must give %s against %s once"
                                .formatted(study, each.first(), each.second()));
            }
            there[a][b] = true;
            there[b][a] = true;
            effect[a][b] = each.effect();
            effect[b][a] = -each.effect();
            variance[a][b] = each.se() * each.se();
            variance[b][a] = variance[a][b];
        }
        if (given.size() != m * (m - 1) / 2) {
            throw new IllegalArgumentException(
                    "trial %s of %d arms must give all %d comparisons, not %d"
                            .formatted(study, m, m * (m - 1) / 2, given.size()));
        }
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; b < m; b++) {
                for (int c = b + 1; c < m; c++) {
                    double around = effect[a][b] + effect[b][c];
                    if (!(Math.abs(effect[a][c] - around)
                            <= ROUNDING * (1 + Math.abs(effect[a][c])))) {
                        throw new IllegalArgumentException(
                                "effects of trial %s must add up: %s against %s is %s, by way of %s it is %s"
                                        .formatted(
                                                study,
                                                arms.get(a),
                                                arms.get(c),
                                                effect[a][c],
                                                arms.get(b),
                                                around));
                    }
                }
            }
        }
        NetworkTrial trial = new NetworkTrial(study, arms, new double[m], variance);
        double[][] precision;
        try {
            precision = trial.precision(0);
        } catch (IllegalArgumentException notDefinite) {
            throw new IllegalArgumentException(
                    "standard errors of trial %s must fit one another: an arm would have a negative variance"
                            .formatted(study),
                    notDefinite);
        }
        trial.settle(effect, precision);
        return trial;
    }

    /** Effects of the arms that fit all comparisons best; they differ from these by rounding. */
    private void settle(double[][] effect, double[][] precision) {
        int m = arms.size();
        double[][] weight = laplacian(precision);
        double[] right = new double[m - 1];
        for (int a = 1; a < m; a++) {
            for (int b = 0; b < m; b++) {
                right[a - 1] -= a == b ? 0 : weight[a][b] * effect[a][b];
            }
        }
        double[][] covariance = LinearAlgebra.inverse(precision);
        for (int a = 1; a < m; a++) {
            effects[a] = LinearModel.dot(covariance[a - 1], right);
        }
    }

    /** Precision of contrasts spread over all arms: rows add up to 0. */
    private static double[][] laplacian(double[][] precision) {
        int n = precision.length;
        double[][] l = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                l[i + 1][j + 1] = precision[i][j];
                l[0][j + 1] -= precision[i][j];
                l[i + 1][0] -= precision[i][j];
                l[0][0] += precision[i][j];
            }
        }
        return l;
    }

    /** Weight of arm a against arm b, off the diagonal with the sign turned. */
    double[][] laplacian(double tau2) {
        return laplacian(precision(tau2));
    }

    /** Covariance of the contrasts against the first arm. */
    double[][] covariance(double tau2) {
        int n = arms.size() - 1;
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                v[i][j] =
                        (variances[0][i + 1] + variances[0][j + 1] - variances[i + 1][j + 1]) / 2
                                + tau2 * (i == j ? 1 : 0.5);
            }
        }
        return v;
    }

    double[][] precision(double tau2) {
        return LinearAlgebra.inverse(covariance(tau2));
    }

    /** The same trial with another arm first, the others in the order given. */
    NetworkTrial ordered(List<String> order) {
        int m = arms.size();
        int[] place = new int[m];
        for (int a = 0; a < m; a++) {
            place[a] = arms.indexOf(order.get(a));
        }
        double[] y = new double[m];
        double[][] v = new double[m][m];
        for (int a = 0; a < m; a++) {
            y[a] = effects[place[a]] - effects[place[0]];
            for (int b = 0; b < m; b++) {
                v[a][b] = variances[place[a]][place[b]];
            }
        }
        return new NetworkTrial(study, order, y, v);
    }

    /** Arms whose own variance, as the comparisons imply it, would be below 0. */
    List<String> impossibleArms() {
        int m = arms.size();
        List<String> impossible = new ArrayList<>();
        if (m < 3) {
            return impossible;
        }
        double all = 0;
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; b < m; b++) {
                all += variances[a][b];
            }
        }
        for (int a = 0; a < m; a++) {
            double own = 0;
            double most = 0;
            for (int b = 0; b < m; b++) {
                own += variances[a][b];
                most = Math.max(most, variances[a][b]);
            }
            if ((own - all / (m - 1)) / (m - 2) < -1e-3 * most) {
                impossible.add(arms.get(a));
            }
        }
        return impossible;
    }

    /** Trials by their sets of treatments. */
    static Map<List<String>, List<NetworkTrial>> byDesign(List<NetworkTrial> trials) {
        Map<List<String>, List<NetworkTrial>> designs = new LinkedHashMap<>();
        for (NetworkTrial trial : trials) {
            designs.computeIfAbsent(trial.arms, _ -> new ArrayList<>()).add(trial);
        }
        return designs;
    }
}
