package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Additive network meta-analysis of combined treatments: the effect of a combination is the sum of
 * the effects of its components, as when acupuncture and an exercise are given together. Parts of a
 * network that no trial links can still be compared when they share components. A configured
 * method; defaults DerSimonian-Laird, {@code +} between components, none inactive, 95 %.
 *
 * @see <a href="https://doi.org/10.1002/bimj.201800167">Rucker, Petropoulou and Schwarzer 2020</a>
 */
public final class ComponentNetwork {
    private static final ComponentNetwork DEFAULT =
            new ComponentNetwork(TauSquared.DERSIMONIAN_LAIRD, Double.NaN, "+", "", 0.95);

    /** Directions in which trials say nothing: eigenvalues below this share of the largest. */
    private static final double NOTHING = 1e-10;

    private final TauSquared tauSquared;
    private final double fixed;
    private final String separator;
    private final String inactive;
    private final double level;

    private ComponentNetwork(
            TauSquared tauSquared, double fixed, String separator, String inactive, double level) {
        this.tauSquared = tauSquared;
        this.fixed = fixed;
        this.separator = separator;
        this.inactive = inactive;
        this.level = level;
    }

    public static ComponentNetwork withDefaults() {
        return DEFAULT;
    }

    /**
     * @param method DL, REML, ML or a common effect
     */
    public ComponentNetwork with(TauSquared method) {
        Network.withDefaults().with(method);
        return new ComponentNetwork(method, Double.NaN, separator, inactive, level);
    }

    /** A between-study variance from elsewhere instead of an estimate. */
    public ComponentNetwork withTau2(double tau2) {
        Network.withDefaults().withTau2(tau2);
        return new ComponentNetwork(tauSquared, tau2, separator, inactive, level);
    }

    /** What stands between the components in the name of a combination. */
    public ComponentNetwork withSeparator(String chosen) {
        if (chosen.isBlank()) {
            throw new IllegalArgumentException(
                    "separator (%s) must be a sign between components, such as +"
                            .formatted(chosen));
        }
        return new ComponentNetwork(tauSquared, fixed, chosen, inactive, level);
    }

    /** A component without effect, such as placebo. */
    public ComponentNetwork withInactive(String component) {
        return new ComponentNetwork(tauSquared, fixed, separator, component, level);
    }

    public ComponentNetwork withLevel(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "level (%s) must be between 0 and 1".formatted(probability));
        }
        return new ComponentNetwork(tauSquared, fixed, separator, inactive, probability);
    }

    private List<String> split(String treatment) {
        List<String> parts =
                Arrays.stream(treatment.split(Pattern.quote(separator), -1))
                        .map(String::strip)
                        .toList();
        if (parts.contains("")) {
            throw new IllegalArgumentException(
                    "treatment (%s) must have a component on both sides of every %s"
                            .formatted(treatment, separator));
        }
        if (new TreeSet<>(parts).size() < parts.size()) {
            throw new IllegalArgumentException(
                    "treatment (%s) must name each component once".formatted(treatment));
        }
        return parts;
    }

    /**
     * @throws IllegalArgumentException when a trial contradicts itself, the inactive component does
     *     not occur, or no component has an effect that trials can tell
     */
    public ComponentFit fit(List<Comparison> comparisons) {
        List<NetworkTrial> trials = NetworkTrial.read(comparisons);
        List<String> treatments = Network.treatments(trials);
        TreeSet<String> all = new TreeSet<>(Network.ORDER);
        for (String treatment : treatments) {
            all.addAll(split(treatment));
        }
        if (!inactive.isEmpty() && !all.remove(inactive)) {
            throw new IllegalArgumentException(
                    "inactive component (%s) must be one of %s".formatted(inactive, all));
        }
        List<String> components = List.copyOf(all);
        int c = components.size();
        double[][] made = new double[treatments.size()][c];
        for (int i = 0; i < made.length; i++) {
            for (String each : split(treatments.get(i))) {
                if (components.contains(each)) {
                    made[i][components.indexOf(each)] = 1;
                }
            }
        }
        double[][] known = known(trials, treatments, made, c);
        int rank = known.length;
        if (rank == 0) {
            throw new IllegalArgumentException(
                    "components %s must be told apart by at least one trial".formatted(components));
        }
        Map<String, List<NetworkModel.Term>> terms = new HashMap<>();
        for (int i = 0; i < made.length; i++) {
            List<NetworkModel.Term> own = new ArrayList<>();
            for (int j = 0; j < rank; j++) {
                double each = LinearModel.dot(known[j], made[i]);
                if (each != 0) {
                    own.add(new NetworkModel.Term(j, each));
                }
            }
            terms.put(treatments.get(i), own);
        }
        NetworkModel model =
                new NetworkModel(trials, rank, name -> terms.getOrDefault(name, List.of()));
        model.evaluate(0);
        ChiSquareTest additive = ChiSquareTest.of(model.rss(), model.k - model.p);
        NetworkModel.Maximum maximum =
                Double.isNaN(fixed)
                        ? Network.maximum(tauSquared, model)
                        : new NetworkModel.Maximum(fixed, true, List.of(fixed));
        boolean[] estimable = new boolean[c];
        List<Finding> findings = new ArrayList<>();
        for (int j = 0; j < c; j++) {
            double length = 0;
            for (double[] direction : known) {
                length += direction[j] * direction[j];
            }
            estimable[j] = length > 1 - 1e-8;
            if (!estimable[j]) {
                findings.add(
                        new Finding(
                                Finding.Code.UNDEFINED,
                                "",
                                components.get(j),
                                "The effect of %s cannot be told apart from those of other components."
                                        .formatted(components.get(j)),
                                "It needs trials that add or leave out this component alone, or an"
                                        + " inactive component."));
            }
        }
        int parts = Network.subnetworks(comparisons).size();
        ChiSquareTest standard = ChiSquareTest.UNDEFINED;
        ChiSquareTest difference = ChiSquareTest.UNDEFINED;
        if (parts == 1) {
            NetworkModel full = Network.model(trials, treatments);
            full.evaluate(0);
            standard = ChiSquareTest.of(full.rss(), full.k - full.p);
            difference =
                    ChiSquareTest.of(
                            Math.max(0, additive.statistic() - standard.statistic()),
                            full.p - model.p);
        } else {
            findings.add(
                    Finding.of(
                            Finding.Code.CONVENTION,
                            "The network falls into %d parts; they are compared through shared components alone."
                                    .formatted(parts),
                            "That effects add up cannot be tested between the parts."));
        }
        return new ComponentFit(
                comparisons,
                treatments,
                components,
                level,
                tauSquared,
                maximum.tau2(),
                maximum.converged(),
                additive,
                standard,
                difference,
                estimate(model, 0, known, estimable, made),
                estimate(model, maximum.tau2(), known, estimable, made),
                findings);
    }

    /** Orthonormal directions in the space of components about which trials say something. */
    private static double[][] known(
            List<NetworkTrial> trials, List<String> treatments, double[][] made, int c) {
        double[][] gram = new double[c][c];
        for (NetworkTrial trial : trials) {
            double[] base = made[treatments.indexOf(trial.arms().getFirst())];
            for (String arm : trial.arms()) {
                double[] own = made[treatments.indexOf(arm)];
                for (int i = 0; i < c; i++) {
                    for (int j = 0; j < c; j++) {
                        gram[i][j] += (own[i] - base[i]) * (own[j] - base[j]);
                    }
                }
            }
        }
        Symmetric.Eigen eigen = Symmetric.eigen(gram);
        double largest = Arrays.stream(eigen.values).max().orElse(0);
        int rank = (int) Arrays.stream(eigen.values).filter(e -> e > NOTHING * largest).count();
        double[][] known = new double[rank][c];
        int place = 0;
        for (int e = 0; e < c; e++) {
            if (rank == c) {
                known[e][e] = 1;
            } else if (eigen.values[e] > NOTHING * largest) {
                for (int i = 0; i < c; i++) {
                    known[place][i] = eigen.vectors[i][e];
                }
                place++;
            }
        }
        return known;
    }

    private static ComponentFit.Estimate estimate(
            NetworkModel model,
            double tau2,
            double[][] known,
            boolean[] estimable,
            double[][] made) {
        model.evaluate(tau2);
        double[] b = model.coefficients();
        double[][] covariance = model.covariance();
        int c = estimable.length;
        double[][] single = new double[c][c];
        for (int j = 0; j < c; j++) {
            single[j][j] = 1;
        }
        double[][] components = new double[2][c];
        double[][] combinations = new double[2][made.length];
        for (int j = 0; j < c; j++) {
            effect(components, j, single[j], known, b, covariance);
        }
        for (int i = 0; i < made.length; i++) {
            effect(combinations, i, made[i], known, b, covariance);
        }
        return new ComponentFit.Estimate(
                Doubles.owning(components[0]),
                Doubles.owning(components[1]),
                Doubles.owning(combinations[0]),
                Doubles.owning(combinations[1]));
    }

    /** Effect and standard error of a sum of components; undefined when trials cannot tell it. */
    private static void effect(
            double[][] into,
            int place,
            double[] sum,
            double[][] known,
            double[] b,
            double[][] covariance) {
        double[] turned = new double[known.length];
        double[] back = new double[sum.length];
        for (int j = 0; j < known.length; j++) {
            turned[j] = LinearModel.dot(known[j], sum);
            for (int i = 0; i < sum.length; i++) {
                back[i] += turned[j] * known[j][i];
            }
        }
        boolean told = true;
        for (int i = 0; i < sum.length; i++) {
            told &= Math.abs(back[i] - sum[i]) < 1e-8;
        }
        double variance = 0;
        for (int i = 0; i < turned.length; i++) {
            variance += turned[i] * LinearModel.dot(covariance[i], turned);
        }
        into[0][place] = told ? LinearModel.dot(turned, b) : Double.NaN;
        into[1][place] = told ? Math.sqrt(variance) : Double.NaN;
    }
}
