package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Network meta-analysis of comparisons of many treatments. Each trial of m arms gives m-1 basic
 * contrasts against its first arm with covariance (v_0i + v_0j - v_ij)/2; between trials a contrast
 * varies by tau2 and two contrasts of a trial share half of it. A configured method; defaults
 * restricted maximum likelihood and 95 %.
 *
 * <p>A frequently used program takes contrasts of one trial as independent when it estimates tau2
 * by likelihood from comparisons; here their covariance is used.
 *
 * @see <a href="https://doi.org/10.1002/jrsm.1058">Rucker 2012</a>
 */
public final class Network {
    /** Effects of one trial may contradict each other by so much, from rounding. */
    private static final double ROUNDING = 1e-3;

    private static final Network DEFAULT =
            new Network(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, 0.95);

    private final TauSquared tauSquared;
    private final double level;

    private Network(TauSquared tauSquared, double level) {
        this.tauSquared = tauSquared;
        this.level = level;
    }

    public static Network withDefaults() {
        return DEFAULT;
    }

    /**
     * @param method DL, REML, ML or a common effect
     */
    public Network with(TauSquared method) {
        if (method != TauSquared.DERSIMONIAN_LAIRD
                && method != TauSquared.COMMON_EFFECT
                && !method.usesLikelihood()) {
            throw new IllegalArgumentException(
                    "tau2 method (%s) must be EE, DL, ML or REML in a network"
                            .formatted(method.code()));
        }
        return new Network(method, level);
    }

    public Network withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new Network(tauSquared, probability);
    }

    /** The parts of the network between which no trial stands, each as its treatments. */
    public static List<Set<String>> subnetworks(List<Comparison> comparisons) {
        Map<String, Set<String>> part = new LinkedHashMap<>();
        for (Comparison each : comparisons) {
            Set<String> a = part.computeIfAbsent(each.first(), t -> new TreeSet<>(Set.of(t)));
            Set<String> b = part.computeIfAbsent(each.second(), t -> new TreeSet<>(Set.of(t)));
            if (!a.equals(b)) {
                Set<String> joined = new TreeSet<>(a);
                joined.addAll(b);
                for (String treatment : joined) {
                    part.put(treatment, joined);
                }
            }
        }
        return List.copyOf(new LinkedHashSet<>(part.values()));
    }

    /** One trial reduced to contrasts against its first arm. */
    private record Trial(List<String> arms, Doubles effects, Matrix covariance) {}

    /**
     * @throws IllegalArgumentException when the network falls apart, a trial of several arms lacks
     *     comparisons, or its effects or variances contradict each other
     */
    public NetworkFit fit(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("comparisons (0) must be at least 1");
        }
        List<Set<String>> parts = subnetworks(comparisons);
        if (parts.size() > 1) {
            throw new IllegalArgumentException(
                    "the network must hang together; it falls into %d parts: %s"
                            .formatted(parts.size(), parts));
        }
        List<Trial> trials = trials(comparisons);
        List<String> treatments =
                parts.getFirst().stream()
                        .sorted(
                                String.CASE_INSENSITIVE_ORDER.thenComparing(
                                        Comparator.naturalOrder()))
                        .toList();
        int t = treatments.size();
        Marginal model = model(trials, treatments);
        double[] zero = {0};
        model.evaluate(zero);
        double q = rss(model);
        int df = model.k - model.p;
        double tau2 = tau2(model, q, df);
        NetworkFit.Estimate common = estimate(model, 0, t);
        NetworkFit.Estimate random = estimate(model, tau2, t);
        Map<Set<String>, List<Trial>> designs = new LinkedHashMap<>();
        for (Trial trial : trials) {
            designs.computeIfAbsent(new TreeSet<>(trial.arms), _ -> new ArrayList<>()).add(trial);
        }
        double within = 0;
        int withinDf = 0;
        for (Map.Entry<Set<String>, List<Trial>> design : designs.entrySet()) {
            if (design.getValue().size() > 1) {
                Marginal own = model(design.getValue(), List.copyOf(design.getKey()));
                own.evaluate(zero);
                within += rss(own);
                withinDf += own.k - own.p;
            }
        }
        return new NetworkFit(
                comparisons,
                treatments,
                trials.size(),
                designs.size(),
                level,
                tau2,
                ChiSquareTest.of(q, df),
                q > 0 ? Math.max(0, 100 * (q - df) / q) : 0,
                ChiSquareTest.of(within, withinDf),
                ChiSquareTest.of(Math.max(0, q - within), df - withinDf),
                common,
                random);
    }

    private double tau2(Marginal model, double q, int df) {
        if (df < 1 || tauSquared == TauSquared.COMMON_EFFECT) {
            return 0;
        }
        if (tauSquared == TauSquared.DERSIMONIAN_LAIRD) {
            double[][] base = model.total(new double[] {0});
            double[][] with = model.total(new double[] {1});
            double trace = 0;
            for (int i = 0; i < model.k; i++) {
                for (int j = 0; j < model.k; j++) {
                    trace += model.projection[i][j] * (with[i][j] - base[i][j]);
                }
            }
            return Math.max(0, (q - df) / trace);
        }
        return model.maximize(200, -1, 0).components().at(0);
    }

    private static double rss(Marginal model) {
        double sum = 0;
        for (int i = 0; i < model.k; i++) {
            double fitted = 0;
            for (int j = 0; j < model.p; j++) {
                fitted += model.b[j] * model.x[j][i];
            }
            sum += (model.y[i] - fitted) * model.py[i];
        }
        return sum;
    }

    /** All comparisons from the basic parameters, treatment minus the first treatment. */
    private static NetworkFit.Estimate estimate(Marginal model, double tau2, int t) {
        model.evaluate(new double[] {tau2});
        double[][] effects = new double[t][t];
        double[][] se = new double[t][t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                if (i != j) {
                    double bi = i == 0 ? 0 : model.b[i - 1];
                    double bj = j == 0 ? 0 : model.b[j - 1];
                    double vi = i == 0 ? 0 : model.covariance[i - 1][i - 1];
                    double vj = j == 0 ? 0 : model.covariance[j - 1][j - 1];
                    double cov = i == 0 || j == 0 ? 0 : model.covariance[i - 1][j - 1];
                    effects[i][j] = bi - bj;
                    se[i][j] = Math.sqrt(vi + vj - 2 * cov);
                }
            }
        }
        return new NetworkFit.Estimate(Matrix.of(effects), Matrix.of(se));
    }

    /** Columns are the treatments but the first. */
    private Marginal model(List<Trial> trials, List<String> treatments) {
        int k = trials.stream().mapToInt(trial -> trial.effects.size()).sum();
        double[] y = new double[k];
        double[][] x = new double[treatments.size() - 1][k];
        double[][] v = new double[k][k];
        double[][] g = new double[k][k];
        int row = 0;
        for (Trial trial : trials) {
            int n = trial.effects.size();
            for (int i = 0; i < n; i++) {
                y[row + i] = trial.effects.at(i);
                int plus = treatments.indexOf(trial.arms.get(i + 1));
                int minus = treatments.indexOf(trial.arms.getFirst());
                if (plus > 0) {
                    x[plus - 1][row + i] += 1;
                }
                if (minus > 0) {
                    x[minus - 1][row + i] -= 1;
                }
                for (int j = 0; j < n; j++) {
                    v[row + i][row + j] = trial.covariance.at(i, j);
                    g[row + i][row + j] = i == j ? 1 : 0.5;
                }
            }
            row += n;
        }
        List<double[][]> components = new ArrayList<>();
        components.add(g);
        return new Marginal(
                y, x, v, components, List.of(true), tauSquared != TauSquared.MAXIMUM_LIKELIHOOD);
    }

    private static List<Trial> trials(List<Comparison> comparisons) {
        Map<String, List<Comparison>> byStudy = new LinkedHashMap<>();
        for (Comparison each : comparisons) {
            byStudy.computeIfAbsent(each.study(), _ -> new ArrayList<>()).add(each);
        }
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<String, List<Comparison>> study : byStudy.entrySet()) {
            trials.add(trial(study.getKey(), study.getValue()));
        }
        return trials;
    }

    private static Trial trial(String study, List<Comparison> given) {
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Double> effect = new TreeMap<>();
        Map<String, Double> variance = new TreeMap<>();
        for (Comparison each : given) {
            seen.add(each.first());
            seen.add(each.second());
            if (effect.put(key(each.first(), each.second()), each.effect()) != null) {
                throw new IllegalArgumentException(
                        "trial %s must give %s against %s once"
                                .formatted(study, each.first(), each.second()));
            }
            effect.put(key(each.second(), each.first()), -each.effect());
            variance.put(key(each.first(), each.second()), each.se() * each.se());
            variance.put(key(each.second(), each.first()), each.se() * each.se());
        }
        List<String> arms = List.copyOf(seen);
        int n = arms.size() - 1;
        if (given.size() != arms.size() * n / 2) {
            throw new IllegalArgumentException(
                    "trial %s of %d arms must give all %d comparisons, not %d"
                            .formatted(study, arms.size(), arms.size() * n / 2, given.size()));
        }
        double[] y = new double[n];
        double[][] v = new double[n][n];
        String base = arms.getFirst();
        for (int i = 0; i < n; i++) {
            y[i] = effect.getOrDefault(key(arms.get(i + 1), base), Double.NaN);
            v[i][i] = variance.getOrDefault(key(arms.get(i + 1), base), Double.NaN);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    String pair = key(arms.get(i + 1), arms.get(j + 1));
                    double direct = effect.getOrDefault(pair, Double.NaN);
                    if (!(Math.abs(direct - (y[i] - y[j])) <= ROUNDING * (1 + Math.abs(direct)))) {
                        throw new IllegalArgumentException(
                                "effects of trial %s must add up: %s against %s is %s, by way of %s it is %s"
                                        .formatted(
                                                study,
                                                arms.get(i + 1),
                                                arms.get(j + 1),
                                                direct,
                                                base,
                                                y[i] - y[j]));
                    }
                    v[i][j] = (v[i][i] + v[j][j] - variance.getOrDefault(pair, Double.NaN)) / 2;
                }
            }
        }
        try {
            LinearAlgebra.cholesky(v);
        } catch (IllegalArgumentException notDefinite) {
            throw new IllegalArgumentException(
                    "standard errors of trial %s must fit one another: an arm would have a negative variance"
                            .formatted(study),
                    notDefinite);
        }
        return new Trial(arms, Doubles.owning(y), Matrix.of(v));
    }

    private static String key(String first, String second) {
        return first + "\u0000" + second;
    }
}
