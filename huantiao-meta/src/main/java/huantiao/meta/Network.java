package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    /**
     * Treatments are listed by the alphabet, whatever the case of their letters, signs before
     * digits before letters.
     */
    static final Comparator<String> ORDER =
            ((Comparator<String>) Network::byTheAlphabet).thenComparing(Comparator.naturalOrder());

    private static int byTheAlphabet(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                int kind = Integer.compare(kind(a.charAt(i)), kind(b.charAt(i)));
                return kind != 0 ? kind : Character.compare(a.charAt(i), b.charAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int kind(char sign) {
        return Character.isLetter(sign) ? 2 : Character.isDigit(sign) ? 1 : 0;
    }

    private static final Network DEFAULT =
            new Network(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, Double.NaN, 0.95);

    private final TauSquared tauSquared;
    private final double fixed;
    private final double level;

    private Network(TauSquared tauSquared, double fixed, double level) {
        this.tauSquared = tauSquared;
        this.fixed = fixed;
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
        return new Network(method, Double.NaN, level);
    }

    /** A between-study variance from elsewhere instead of an estimate. */
    public Network withTau2(double tau2) {
        if (!(tau2 >= 0 && tau2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau2 (%s) must be 0 or more".formatted(tau2));
        }
        return new Network(tauSquared, tau2, level);
    }

    public Network withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new Network(tauSquared, fixed, probability);
    }

    /** The parts of the network between which no trial stands, each as its treatments. */
    public static List<Set<String>> subnetworks(List<Comparison> comparisons) {
        Map<String, Integer> place = new LinkedHashMap<>();
        int[] leads = new int[2 * comparisons.size()];
        for (Comparison each : comparisons) {
            int a = root(leads, place(place, leads, each.first()));
            leads[a] = root(leads, place(place, leads, each.second()));
        }
        Map<Integer, Set<String>> parts = new LinkedHashMap<>();
        place.forEach((treatment, at) ->
                parts.computeIfAbsent(root(leads, at), _ -> new TreeSet<>()).add(treatment));
        return List.copyOf(parts.values());
    }

    /** A treatment met for the first time leads to itself. */
    private static int place(Map<String, Integer> place, int[] leads, String treatment) {
        return place.computeIfAbsent(
                treatment,
                _ -> {
                    leads[place.size()] = place.size();
                    return place.size();
                });
    }

    /** Where all that hang together lead; the way there is halved for the next. */
    private static int root(int[] leads, int from) {
        int at = from;
        while (leads[at] != at) {
            leads[at] = leads[leads[at]];
            at = leads[at];
        }
        return at;
    }

    /**
     * @throws IllegalArgumentException when the network falls apart, a trial of several arms lacks
     *     comparisons, or its effects or variances contradict each other
     */
    public NetworkFit fit(List<Comparison> comparisons) {
        List<NetworkTrial> trials = connected(comparisons);
        List<String> treatments = treatments(trials);
        int[] place = places(trials, treatments);
        NetworkModel model = model(trials, treatments, place);
        model.evaluate(0);
        double q = model.rss();
        int df = model.k - model.p;
        List<Finding> findings = new ArrayList<>();
        NetworkModel.Maximum maximum = tau2(model, findings);
        NetworkFit.Estimate common = estimate(model, 0, place);
        NetworkFit.Estimate random = estimate(model, maximum.tau2(), place);
        double within = 0;
        int withinDf = 0;
        Map<List<String>, List<NetworkTrial>> designs = NetworkTrial.byDesign(trials);
        for (Map.Entry<List<String>, List<NetworkTrial>> design : designs.entrySet()) {
            if (design.getValue().size() > 1) {
                NetworkModel own = model(design.getValue(), design.getKey());
                own.evaluate(0);
                within += own.rss();
                withinDf += own.k - own.p;
            }
        }
        for (NetworkTrial trial : trials) {
            for (String arm : trial.impossibleArms()) {
                findings.add(
                        new Finding(
                                Finding.Code.IMPOSSIBLE_VALUE,
                                trial.study(),
                                arm,
                                "The standard errors of this trial leave the arm %s a variance below 0."
                                        .formatted(arm),
                                "Check the standard errors of its comparisons; they were used as"
                                        + " given."));
            }
        }
        return new NetworkFit(
                comparisons,
                treatments,
                trials.size(),
                designs.size(),
                level,
                maximum.tau2(),
                ChiSquareTest.of(q, df),
                q > 0 ? Math.max(0, 100 * (q - df) / q) : 0,
                ChiSquareTest.of(within, withinDf),
                ChiSquareTest.of(Math.max(0, q - within), df - withinDf),
                common,
                random,
                tauSquared,
                maximum.converged(),
                findings);
    }

    static List<NetworkTrial> connected(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("comparisons (0) must be at least 1");
        }
        List<Set<String>> parts = subnetworks(comparisons);
        if (parts.size() > 1) {
            throw new IllegalArgumentException(
                    "the network must hang together; it falls into %d parts that no trial links: %s. Analyse each part by itself, or add a trial that compares across"
                            .formatted(
                                    parts.size(),
                                    String.join(
                                            " | ",
                                            parts.stream()
                                                    .map(part -> String.join(", ", part))
                                                    .toList())));
        }
        return NetworkTrial.read(comparisons);
    }

    static List<String> treatments(List<NetworkTrial> trials) {
        Set<String> all = new HashSet<>();
        for (NetworkTrial trial : trials) {
            all.addAll(trial.arms());
        }
        return all.stream().sorted(ORDER).toList();
    }

    private NetworkModel.Maximum tau2(NetworkModel model, List<Finding> findings) {
        if (!Double.isNaN(fixed)) {
            return new NetworkModel.Maximum(fixed, true, List.of(fixed));
        }
        if (model.k == model.p && tauSquared != TauSquared.COMMON_EFFECT) {
            findings.add(
                    Finding.of(
                            Finding.Code.UNDEFINED,
                            "No comparison was made twice, directly or around a loop: the"
                                    + " between-study variance cannot be estimated and was taken as 0.",
                            "Intervals are those of a common effect and may be too narrow."));
        }
        NetworkModel.Maximum maximum = maximum(tauSquared, model);
        if (!maximum.converged()) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The between-study variance did not settle.",
                            "Try the estimator of DerSimonian and Laird."));
        }
        if (maximum.all().size() > 1) {
            findings.add(
                    Finding.of(
                            Finding.Code.SEVERAL_MAXIMA,
                            "The likelihood of the between-study variance has %d maxima: %s; the highest was taken."
                                    .formatted(maximum.all().size(), maximum.all()),
                            "Look for single trials that decide between them."));
        }
        return maximum;
    }

    static NetworkModel.Maximum maximum(TauSquared method, NetworkModel model) {
        return switch (method) {
            case MAXIMUM_LIKELIHOOD -> model.maximum(false);
            case RESTRICTED_MAXIMUM_LIKELIHOOD -> model.maximum(true);
            case DERSIMONIAN_LAIRD -> {
                double moments = model.dersimonianLaird();
                yield new NetworkModel.Maximum(moments, true, List.of(moments));
            }
            default -> new NetworkModel.Maximum(0, true, List.of(0.0));
        };
    }

    /** All comparisons from the basic parameters, treatment minus the one most compared. */
    private static NetworkFit.Estimate estimate(NetworkModel model, double tau2, int[] place) {
        model.evaluate(tau2);
        double[] b = model.coefficients();
        double[][] covariance = model.covariance();
        int t = place.length;
        double[][] effects = new double[t][t];
        double[][] se = new double[t][t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < i; j++) {
                double bi = place[i] < 0 ? 0 : b[place[i]];
                double bj = place[j] < 0 ? 0 : b[place[j]];
                double vi = place[i] < 0 ? 0 : covariance[place[i]][place[i]];
                double vj = place[j] < 0 ? 0 : covariance[place[j]][place[j]];
                double both = place[i] < 0 || place[j] < 0 ? 0 : covariance[place[i]][place[j]];
                effects[i][j] = bi - bj;
                effects[j][i] = bj - bi;
                se[i][j] = Math.sqrt(vi + vj - 2 * both);
                se[j][i] = se[i][j];
            }
        }
        return new NetworkFit.Estimate(Matrix.of(effects), Matrix.of(se));
    }

    static NetworkModel model(List<NetworkTrial> trials, List<String> treatments) {
        return model(trials, treatments, places(trials, treatments));
    }

    private static NetworkModel model(
            List<NetworkTrial> trials, List<String> treatments, int[] place) {
        Map<String, List<NetworkModel.Term>> terms = new HashMap<>();
        for (int i = 0; i < place.length; i++) {
            terms.put(
                    treatments.get(i),
                    place[i] < 0 ? List.of() : List.of(new NetworkModel.Term(place[i], 1)));
        }
        return new NetworkModel(
                trials, treatments.size() - 1, name -> terms.getOrDefault(name, List.of()));
    }

    /**
     * The parameter of each treatment: none (-1) for the one compared with most others, then those
     * compared with few.
     */
    private static int[] places(List<NetworkTrial> trials, List<String> treatments) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < treatments.size(); i++) {
            index.put(treatments.get(i), i);
        }
        boolean[][] met = new boolean[treatments.size()][treatments.size()];
        for (NetworkTrial trial : trials) {
            for (String a : trial.arms()) {
                for (String b : trial.arms()) {
                    met[index.getOrDefault(a, 0)][index.getOrDefault(b, 0)] = true;
                }
            }
        }
        int[] others = new int[treatments.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < others.length; i++) {
            for (boolean each : met[i]) {
                others[i] += each ? 1 : 0;
            }
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> others[i]));
        int[] place = new int[others.length];
        for (int i = 0; i < place.length; i++) {
            place[order.get(i)] = i == place.length - 1 ? -1 : i;
        }
        return place;
    }
}
