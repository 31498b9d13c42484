package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A network in two stages: the trials of a design, a set of treatments, are pooled into contrasts
 * against the first treatment of the design; these are then pooled over designs.
 *
 * @see <a href="https://doi.org/10.1186/1471-2288-13-35">Krahn, Binder and Konig 2013</a>
 */
final class DesignModel {

    /** The contrasts of one design. */
    static final class Stage {
        final String name;
        final List<String> arms;
        final int trials;
        final double[] estimate;
        final double[][] precision;

        /** Within-design heterogeneity and its degrees of freedom. */
        final double q;

        final int df;

        /** Trace of the within-design projection times the between-trial covariance. */
        final double trace;

        private final int[] place;

        private Stage(List<String> arms, List<NetworkTrial> given, int[] place, double tau2) {
            this.arms = arms;
            this.place = place;
            name = String.join(":", arms);
            trials = given.size();
            int n = arms.size() - 1;
            precision = new double[n][n];
            double[] right = new double[n];
            double[][] spread = new double[n][n];
            double sum = 0;
            List<double[][]> own = new ArrayList<>();
            for (NetworkTrial trial : given) {
                double[][] w = trial.precision(tau2);
                own.add(w);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        precision[i][j] += w[i][j];
                        right[i] += w[i][j] * trial.effect(j + 1);
                        sum += w[i][j] * share(i, j);
                        for (int a = 0; a < n; a++) {
                            for (int c = 0; c < n; c++) {
                                spread[a][c] += w[a][i] * share(i, j) * w[j][c];
                            }
                        }
                    }
                }
            }
            double[][] covariance = LinearAlgebra.inverse(precision);
            estimate = new double[n];
            for (int i = 0; i < n; i++) {
                estimate[i] = LinearModel.dot(covariance[i], right);
                for (int j = 0; j < n; j++) {
                    sum -= covariance[i][j] * spread[j][i];
                }
            }
            double total = 0;
            for (int s = 0; s < trials; s++) {
                for (int i = 0; i < n && trials > 1; i++) {
                    for (int j = 0; j < n; j++) {
                        total +=
                                (given.get(s).effect(i + 1) - estimate[i])
                                        * own.get(s)[i][j]
                                        * (given.get(s).effect(j + 1) - estimate[j]);
                    }
                }
            }
            q = total;
            df = n * (trials - 1);
            trace = df == 0 ? 0 : sum;
        }

        private static double share(int i, int j) {
            return i == j ? 1 : 0.5;
        }

        int contrasts() {
            return arms.size() - 1;
        }

        /** Products of residuals with their precision, one per contrast; they add up to Q. */
        private double[] parts(double[] given) {
            int n = contrasts();
            double[] r = new double[n];
            for (int i = 0; i < n; i++) {
                r[i] = estimate[i] - (given[place[i + 1]] - given[place[0]]);
            }
            double[] parts = new double[n];
            for (int i = 0; i < n; i++) {
                parts[i] = r[i] * LinearModel.dot(precision[i], r);
            }
            return parts;
        }
    }

    final List<String> treatments;
    final List<Stage> stages = new ArrayList<>();

    /** Covariance of the effects of all treatments against the first. */
    private final double[][] covariance;

    /** Effects of all treatments against the first. */
    private final double[] effects;

    /**
     * @param treatments the reference first, if there is one
     */
    DesignModel(List<NetworkTrial> trials, List<String> treatments, double tau2) {
        this.treatments = treatments;
        for (Map.Entry<List<String>, List<NetworkTrial>> each :
                NetworkTrial.byDesign(trials).entrySet()) {
            List<String> arms = new ArrayList<>(each.getKey());
            arms.sort(Comparator.comparingInt(treatments::indexOf));
            int[] place = new int[arms.size()];
            for (int i = 0; i < place.length; i++) {
                place[i] = treatments.indexOf(arms.get(i));
            }
            List<NetworkTrial> ordered =
                    each.getValue().stream().map(trial -> trial.ordered(arms)).toList();
            stages.add(new Stage(arms, ordered, place, tau2));
        }
        stages.sort(
                Comparator.comparing((Stage stage) -> stage.arms.size() > 2)
                        .thenComparing(stage -> stage.arms, DesignModel::alphabetical));
        covariance = LinearAlgebra.inverse(information());
        effects = effects();
    }

    private static int alphabetical(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Network.ORDER.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private double[][] information() {
        int t = treatments.size();
        double[][] l = new double[t][t];
        for (Stage stage : stages) {
            for (int i = 0; i < stage.contrasts(); i++) {
                for (int j = 0; j < stage.contrasts(); j++) {
                    double w = stage.precision[i][j];
                    l[stage.place[i + 1]][stage.place[j + 1]] += w;
                    l[stage.place[0]][stage.place[j + 1]] -= w;
                    l[stage.place[i + 1]][stage.place[0]] -= w;
                    l[stage.place[0]][stage.place[0]] += w;
                }
            }
        }
        double[][] grounded = new double[t - 1][];
        for (int i = 1; i < t; i++) {
            grounded[i - 1] = Arrays.copyOfRange(l[i], 1, t);
        }
        return grounded;
    }

    private double[] effects() {
        int t = treatments.size();
        double[] right = new double[t];
        for (Stage stage : stages) {
            for (int i = 0; i < stage.contrasts(); i++) {
                double f = LinearModel.dot(stage.precision[i], stage.estimate);
                right[stage.place[i + 1]] += f;
                right[stage.place[0]] -= f;
            }
        }
        double[] all = new double[t];
        for (int i = 1; i < t; i++) {
            all[i] = LinearModel.dot(covariance[i - 1], Arrays.copyOfRange(right, 1, t));
        }
        return all;
    }

    /** Parts of the between-design heterogeneity per design and contrast. */
    List<double[]> parts() {
        return stages.stream().map(stage -> stage.parts(effects)).toList();
    }

    /**
     * The same with a design detached: its effects are its own. Empty when the other designs do not
     * hold the network together. What the design adds is taken out of the solution of all designs,
     * so that nothing of the size of the network is factored again.
     */
    List<double[]> partsWithout(Stage detached) {
        if (!holdsTogetherWithout(detached)) {
            return List.of();
        }
        int n = detached.contrasts();
        int t = treatments.size();
        double[][] left = LinearAlgebra.inverse(detached.precision);
        double[] r = detached.estimate.clone();
        double[][] reach = new double[n][t];
        for (int i = 0; i < n; i++) {
            int plus = detached.place[i + 1];
            int minus = detached.place[0];
            r[i] -= effects[plus] - effects[minus];
            for (int j = 0; j < t; j++) {
                reach[i][j] = covariance(plus, j) - covariance(minus, j);
            }
            for (int j = 0; j < n; j++) {
                left[i][j] -= reach[i][detached.place[j + 1]] - reach[i][minus];
            }
        }
        double[][] inverse = LinearAlgebra.inverse(left);
        double[] without = effects.clone();
        for (int i = 0; i < n; i++) {
            double f = LinearModel.dot(inverse[i], r);
            for (int j = 0; j < t; j++) {
                without[j] -= f * reach[i][j];
            }
        }
        return stages.stream()
                .map(stage ->
                        stage == detached ? new double[stage.contrasts()] : stage.parts(without))
                .toList();
    }

    private boolean holdsTogetherWithout(Stage detached) {
        int[] part = new int[treatments.size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = i;
        }
        int parts = part.length;
        for (Stage stage : stages) {
            for (int i = 1; stage != detached && i < stage.place.length; i++) {
                int one = root(part, stage.place[0]);
                int other = root(part, stage.place[i]);
                if (one != other) {
                    part[one] = other;
                    parts--;
                }
            }
        }
        return parts == 1;
    }

    private static int root(int[] part, int i) {
        int at = i;
        while (part[at] != at) {
            part[at] = part[part[at]];
            at = part[at];
        }
        return at;
    }

    /** Contrasts of all designs. */
    int contrasts() {
        return stages.stream().mapToInt(Stage::contrasts).sum();
    }

    private double covariance(int i, int j) {
        return i == 0 || j == 0 ? 0 : covariance[i - 1][j - 1];
    }

    double variance(int i, int j) {
        return covariance(i, i) + covariance(j, j) - 2 * covariance(i, j);
    }

    /** How much the contrasts of a design weigh in the network estimate of i against j. */
    double[] weights(int i, int j, Stage stage) {
        int n = stage.contrasts();
        double[] moved = new double[n];
        for (int a = 0; a < n; a++) {
            int plus = stage.place[a + 1];
            int minus = stage.place[0];
            moved[a] =
                    covariance(i, plus)
                            - covariance(i, minus)
                            - covariance(j, plus)
                            + covariance(j, minus);
        }
        double[] weights = new double[n];
        for (int a = 0; a < n; a++) {
            // Contrasts are later minus first; the comparison i:j counts from i to j.
            weights[a] = -LinearModel.dot(stage.precision[a], moved);
        }
        return weights;
    }
}
