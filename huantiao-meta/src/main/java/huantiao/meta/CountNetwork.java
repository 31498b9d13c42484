package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Network meta-analysis of rare events on the log odds ratio, common effects, straight from the
 * counts. Trials in which nobody or everybody had the event are left out, as are arms without an
 * event, or with events only, in all trials of their design. A configured method.
 *
 * @see <a href="https://doi.org/10.1002/sim.8158">Efthimiou and others 2019</a>
 */
public final class CountNetwork {

    /** How the trials are pooled. */
    public enum Method {
        /** Mantel-Haenszel per design, then generalized least squares over the designs. */
        MANTEL_HAENSZEL("MH"),
        /**
         * Conditional likelihood of the events of a trial given their sum, in its multinomial form
         * for events that are rare.
         */
        HYPERGEOMETRIC("NCH");

        private final String code;

        Method(String code) {
            this.code = code;
        }

        /**
         * @throws IllegalArgumentException when no method has this code
         */
        public static Method ofCode(String code) {
            for (Method each : values()) {
                if (each.code.equals(code)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(
                    "method of a network of counts (%s) must be MH or NCH".formatted(code));
        }
    }

    private static final CountNetwork DEFAULT = new CountNetwork(Method.MANTEL_HAENSZEL, 0.95);
    private static final int MOST_STEPS = 200;

    private final Method method;
    private final double level;

    private CountNetwork(Method method, double level) {
        this.method = method;
        this.level = level;
    }

    public static CountNetwork withDefaults() {
        return DEFAULT;
    }

    public CountNetwork with(Method chosen) {
        return new CountNetwork(chosen, level);
    }

    public CountNetwork withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new CountNetwork(method, probability);
    }

    /** The trials of one design, arms in the order of the treatments. */
    private record Design(List<String> treatments, List<List<ArmCounts>> trials) {}

    /**
     * @throws IllegalArgumentException when a trial names a treatment twice, or what is left does
     *     not hang together
     */
    public CountNetworkFit fit(List<ArmCounts> arms) {
        List<Finding> findings = new ArrayList<>();
        List<Design> designs = designs(arms, findings);
        if (designs.isEmpty()) {
            throw new IllegalArgumentException(
                    "trials with events and without must be at least 1: nobody, or everybody, had"
                            + " the event");
        }
        List<Comparison> links = new ArrayList<>();
        TreeSet<String> left = new TreeSet<>(Network.ORDER);
        for (Design design : designs) {
            left.addAll(design.treatments);
            for (int i = 1; i < design.treatments.size(); i++) {
                links.add(
                        new Comparison(
                                "", design.treatments.getFirst(), design.treatments.get(i), 0, 1));
            }
        }
        int parts = Network.subnetworks(links).size();
        if (parts > 1) {
            throw new IllegalArgumentException(
                    "the network of trials with events must hang together; it falls into %d parts: %s"
                            .formatted(parts, Network.subnetworks(links)));
        }
        for (ArmCounts each : arms) {
            if (!left.contains(each.treatment())
                    && findings.stream().noneMatch(f -> f.value().equals(each.treatment()))) {
                findings.add(
                        new Finding(
                                Finding.Code.UNDEFINED,
                                "",
                                each.treatment(),
                                "No trial with events is left for %s.".formatted(each.treatment()),
                                "It has no estimate."));
            }
        }
        List<String> treatments = List.copyOf(left);
        Pooled pooled =
                switch (method) {
                    case MANTEL_HAENSZEL -> mantelHaenszel(designs, treatments);
                    case HYPERGEOMETRIC -> hypergeometric(designs, treatments);
                };
        if (!pooled.converged) {
            findings.add(
                    Finding.of(
                            Finding.Code.NOT_CONVERGED,
                            "The likelihood has no maximum: a treatment had no event, or only"
                                    + " events, wherever it was tried.",
                            "Do not report these effects; use Mantel-Haenszel."));
        }
        int t = treatments.size();
        double[][] effects = new double[t][t];
        double[][] se = new double[t][t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                if (i != j) {
                    effects[i][j] = pooled.effects[i] - pooled.effects[j];
                    se[i][j] =
                            Math.sqrt(
                                    pooled.covariance[i][i]
                                            + pooled.covariance[j][j]
                                            - 2 * pooled.covariance[i][j]);
                }
            }
        }
        return new CountNetworkFit(
                method,
                level,
                treatments,
                Matrix.of(effects),
                Matrix.of(se),
                pooled.inconsistency,
                pooled.converged,
                findings);
    }

    private static List<Design> designs(List<ArmCounts> arms, List<Finding> findings) {
        Map<String, List<ArmCounts>> byStudy = new TreeMap<>();
        for (ArmCounts each : arms) {
            byStudy.computeIfAbsent(each.study(), _ -> new ArrayList<>()).add(each);
        }
        Map<List<String>, List<List<ArmCounts>>> byDesign = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<ArmCounts>> study : byStudy.entrySet()) {
            List<ArmCounts> own = new ArrayList<>(study.getValue());
            own.sort((a, b) -> Network.ORDER.compare(a.treatment(), b.treatment()));
            List<String> names = own.stream().map(ArmCounts::treatment).toList();
            if (names.stream().distinct().count() < names.size()) {
                problems.add(
                        "trial %s must name each treatment once, not %s"
                                .formatted(study.getKey(), names));
            } else if (names.size() < 2) {
                problems.add(
                        "trial %s must have at least two arms, not only %s"
                                .formatted(study.getKey(), names));
            } else if (own.stream().allMatch(a -> a.events() == 0)
                    || own.stream().allMatch(a -> a.nonevents() == 0)) {
                findings.add(
                        new Finding(
                                Finding.Code.DOUBLE_ZERO,
                                study.getKey(),
                                "",
                                "Nobody, or everybody, had the event; the trial was left out.",
                                "It says nothing about odds ratios."));
            } else {
                byDesign.computeIfAbsent(names, _ -> new ArrayList<>()).add(own);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        List<Design> designs = new ArrayList<>();
        for (Map.Entry<List<String>, List<List<ArmCounts>>> each : byDesign.entrySet()) {
            List<String> names = each.getKey();
            List<Integer> kept = new ArrayList<>();
            for (int a = 0; a < names.size(); a++) {
                int arm = a;
                if (each.getValue().stream().allMatch(s -> s.get(arm).events() == 0)
                        || each.getValue().stream().allMatch(s -> s.get(arm).nonevents() == 0)) {
                    findings.add(
                            new Finding(
                                    Finding.Code.ZERO_CELLS,
                                    each.getValue().getFirst().getFirst().study(),
                                    names.get(a),
                                    "No event, or only events, under %s in the trials of %s; these arms were left out."
                                            .formatted(names.get(a), String.join(":", names)),
                                    "A correction would add events that did not happen."));
                } else {
                    kept.add(a);
                }
            }
            if (kept.size() > 1) {
                designs.add(
                        new Design(
                                kept.stream().map(names::get).toList(),
                                each.getValue().stream()
                                        .map(s -> kept.stream().map(s::get).toList())
                                        .toList()));
            }
        }
        return designs;
    }

    /** Effects against the first treatment with their covariance. */
    private static final class Pooled {
        private final double[] effects;
        private final double[][] covariance;
        private final ChiSquareTest inconsistency;
        private final boolean converged;

        private Pooled(
                double[] effects,
                double[][] covariance,
                ChiSquareTest inconsistency,
                boolean converged) {
            this.effects = effects;
            this.covariance = covariance;
            this.inconsistency = inconsistency;
            this.converged = converged;
        }
    }

    /** Sums over the trials of a design for two arms, as Mantel and Haenszel weigh them. */
    private static double pairs(Design design, int i, int j) {
        double sum = 0;
        for (List<ArmCounts> trial : design.trials) {
            sum += trial.get(i).events() * trial.get(j).nonevents() / size(trial);
        }
        return sum;
    }

    private static double size(List<ArmCounts> trial) {
        return trial.stream().mapToDouble(ArmCounts::n).sum();
    }

    /** Variance of the log odds ratio of two arms (Robins, Breslow and Greenland). */
    private static double variance(Design design, double[][] c, int i, int j) {
        double sum = 0;
        for (List<ArmCounts> trial : design.trials) {
            double n = size(trial);
            double one = trial.get(i).events() * trial.get(j).nonevents() / n;
            double other = trial.get(j).events() * trial.get(i).nonevents() / n;
            double with = (trial.get(i).events() + trial.get(j).nonevents()) / n;
            double against = (trial.get(j).events() + trial.get(i).nonevents()) / n;
            sum +=
                    one * with / (2 * c[i][j] * c[i][j])
                            + (one * against + other * with) / (2 * c[i][j] * c[j][i])
                            + other * against / (2 * c[j][i] * c[j][i]);
        }
        return sum;
    }

    /** Covariance of the log odds ratios of arm i against j and against l (Greenland 1989). */
    private static double covariance(Design design, double[][] c, int i, int j, int l) {
        double sum = 0;
        for (List<ArmCounts> trial : design.trials) {
            double n = size(trial);
            ArmCounts one = trial.get(i);
            ArmCounts two = trial.get(j);
            ArmCounts three = trial.get(l);
            sum +=
                    (one.events() * two.nonevents() * three.nonevents() / (c[i][j] * c[i][l])
                                    + one.n()
                                            * two.nonevents()
                                            * three.events()
                                            / (c[i][j] * c[l][i])
                                    + one.n()
                                            * two.events()
                                            * three.nonevents()
                                            / (c[j][i] * c[i][l])
                                    + one.nonevents()
                                            * two.events()
                                            * three.events()
                                            / (c[j][i] * c[l][i]))
                            / (3 * n * n);
        }
        return sum;
    }

    /**
     * Log odds ratios of all pairs of arms of a design, averaged so that they add up: the effect of
     * an arm is the mean of its log odds ratios against all arms.
     */
    private static Pooled within(Design design) {
        int m = design.treatments.size();
        double[][] c = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                c[i][j] = pairs(design, i, j);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                if (!(c[i][j] > 0 && c[j][i] > 0)) {
                    throw new IllegalArgumentException(
                            "%s and %s must have events and people without in trials of %s; one of them has not, and Mantel-Haenszel has no estimate"
                                    .formatted(
                                            design.treatments.get(j),
                                            design.treatments.get(i),
                                            String.join(":", design.treatments)));
                }
            }
        }
        double[] mean = new double[m];
        double[][] covariance = new double[m][m];
        // Covariance of the sums over the other arms, through those of all pairs of log odds
        // ratios.
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                if (i == j) {
                    continue;
                }
                mean[i] += Math.log(c[i][j] / c[j][i]) / m;
                double own = variance(design, c, i, j);
                covariance[i][i] += own;
                covariance[i][j] -= own;
                for (int l = 0; l < m; l++) {
                    if (l != i && l != j) {
                        // L_ij with L_il, and as parts of the sums of j and l.
                        double shared = covariance(design, c, i, j, l);
                        covariance[i][i] += shared;
                        covariance[i][j] -= shared;
                        covariance[j][i] -= shared;
                        covariance[j][l] += shared;
                    }
                }
            }
        }
        for (double[] row : covariance) {
            for (int j = 0; j < m; j++) {
                row[j] /= (double) m * m;
            }
        }
        return new Pooled(mean, covariance, ChiSquareTest.UNDEFINED, true);
    }

    private static Pooled mantelHaenszel(List<Design> designs, List<String> treatments) {
        int t = treatments.size();
        double[][] information = new double[t][t];
        double[] right = new double[t];
        List<double[][]> precisions = new ArrayList<>();
        List<double[]> contrasts = new ArrayList<>();
        int rows = 0;
        for (Design design : designs) {
            Pooled own = within(design);
            int n = design.treatments.size() - 1;
            double[] y = new double[n];
            double[][] v = new double[n][n];
            for (int i = 0; i < n; i++) {
                y[i] = own.effects[i + 1] - own.effects[0];
                for (int j = 0; j < n; j++) {
                    v[i][j] =
                            own.covariance[i + 1][j + 1]
                                    - own.covariance[i + 1][0]
                                    - own.covariance[0][j + 1]
                                    + own.covariance[0][0];
                }
            }
            double[][] w = LinearAlgebra.inverse(v);
            precisions.add(w);
            contrasts.add(y);
            rows += n;
            int base = treatments.indexOf(design.treatments.getFirst());
            for (int i = 0; i < n; i++) {
                int a = treatments.indexOf(design.treatments.get(i + 1));
                double f = LinearModel.dot(w[i], y);
                right[a] += f;
                right[base] -= f;
                for (int j = 0; j < n; j++) {
                    int b = treatments.indexOf(design.treatments.get(j + 1));
                    information[a][b] += w[i][j];
                    information[base][b] -= w[i][j];
                    information[a][base] -= w[i][j];
                    information[base][base] += w[i][j];
                }
            }
        }
        double[][] inverse = LinearAlgebra.inverse(withoutFirst(information));
        double[] effects = new double[t];
        for (int i = 1; i < t; i++) {
            effects[i] = LinearModel.dot(inverse[i - 1], Arrays.copyOfRange(right, 1, t));
        }
        double q = 0;
        for (int d = 0; d < designs.size(); d++) {
            List<String> own = designs.get(d).treatments;
            int n = own.size() - 1;
            double[] r = contrasts.get(d).clone();
            for (int i = 0; i < n; i++) {
                r[i] -=
                        effects[treatments.indexOf(own.get(i + 1))]
                                - effects[treatments.indexOf(own.getFirst())];
            }
            for (int i = 0; i < n; i++) {
                q += r[i] * LinearModel.dot(precisions.get(d)[i], r);
            }
        }
        int df = rows - (t - 1);
        return new Pooled(effects, grounded(inverse), ChiSquareTest.of(df == 0 ? 0 : q, df), true);
    }

    private static double[][] withoutFirst(double[][] a) {
        double[][] out = new double[a.length - 1][];
        for (int i = 1; i < a.length; i++) {
            out[i - 1] = Arrays.copyOfRange(a[i], 1, a.length);
        }
        return out;
    }

    private static double[][] grounded(double[][] inverse) {
        int t = inverse.length + 1;
        double[][] out = new double[t][t];
        for (int i = 1; i < t; i++) {
            System.arraycopy(inverse[i - 1], 0, out[i], 1, t - 1);
        }
        return out;
    }

    /** The likelihood is concave: Newton with halved steps finds its maximum, if it has one. */
    private static Pooled hypergeometric(List<Design> designs, List<String> treatments) {
        int t = treatments.size();
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < t; i++) {
            place.put(treatments.get(i), i);
        }
        double[] b = new double[t];
        double[][] inverse = new double[t - 1][t - 1];
        boolean converged = false;
        double l = multinomial(designs, place, b, new double[t], new double[t][t]);
        for (int step = 0; step < MOST_STEPS && !converged; step++) {
            double[] score = new double[t];
            double[][] information = new double[t][t];
            multinomial(designs, place, b, score, information);
            try {
                inverse = LinearAlgebra.inverse(withoutFirst(information));
            } catch (IllegalArgumentException flat) {
                break;
            }
            double[] move = new double[t];
            double most = 0;
            for (int i = 1; i < t; i++) {
                move[i] = LinearModel.dot(inverse[i - 1], Arrays.copyOfRange(score, 1, t));
                most = Math.max(most, Math.abs(move[i]));
            }
            double size = 1;
            double[] next = b;
            double there = l;
            for (int half = 0; half < 60; half++, size /= 2) {
                next = b.clone();
                for (int i = 1; i < t; i++) {
                    next[i] += size * move[i];
                }
                there = multinomial(designs, place, next, new double[t], new double[t][t]);
                if (there >= l - 1e-13 * Math.abs(l)) {
                    break;
                }
            }
            b = next;
            l = there;
            converged = most < 1e-11;
        }
        return new Pooled(b, grounded(inverse), ChiSquareTest.UNDEFINED, converged);
    }

    private static double multinomial(
            List<Design> designs,
            Map<String, Integer> place,
            double[] b,
            double[] score,
            double[][] information) {
        double l = 0;
        for (Design design : designs) {
            int m = design.treatments.size();
            int[] at = new int[m];
            for (int i = 0; i < m; i++) {
                at[i] = place.getOrDefault(design.treatments.get(i), 0);
            }
            for (List<ArmCounts> trial : design.trials) {
                double[] share = new double[m];
                double sum = 0;
                double events = 0;
                for (int i = 0; i < m; i++) {
                    share[i] = trial.get(i).n() * Math.exp(b[at[i]]);
                    sum += share[i];
                    events += trial.get(i).events();
                    l += trial.get(i).events() * b[at[i]];
                }
                l -= events * Math.log(sum);
                for (int i = 0; i < m; i++) {
                    score[at[i]] += trial.get(i).events() - events * share[i] / sum;
                    information[at[i]][at[i]] += events * share[i] / sum;
                    for (int j = 0; j < m; j++) {
                        information[at[i]][at[j]] -= events * share[i] * share[j] / (sum * sum);
                    }
                }
            }
        }
        return l;
    }
}
