package huantiao.meta.reference;

import huantiao.meta.ArmCounts;
import huantiao.meta.ChiSquareTest;
import huantiao.meta.Comparison;
import huantiao.meta.ComponentFit;
import huantiao.meta.ComponentNetwork;
import huantiao.meta.CountNetwork;
import huantiao.meta.CountNetworkFit;
import huantiao.meta.DesignDecomposition;
import huantiao.meta.DirectEvidence;
import huantiao.meta.Doubles;
import huantiao.meta.Interval;
import huantiao.meta.Matrix;
import huantiao.meta.NetHeat;
import huantiao.meta.Network;
import huantiao.meta.NetworkEvidence;
import huantiao.meta.NetworkFit;
import huantiao.meta.NetworkSplit;
import huantiao.meta.TauSquared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks of treatments. */
final class NetworkKinds {
    private NetworkKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "network",
                Kind.of(NetworkKinds::network, "tau2_method", "tau2_fixed").settled("reference"));
        kinds.put(
                "netsplit", Kind.of(NetworkKinds::split, "tau2_method", "tau2_fixed", "reference"));
        kinds.put("net_connection", Kind.of(NetworkKinds::connection));
        kinds.put(
                "net_decomposition",
                Kind.of(NetworkKinds::decomposition, "tau2_method", "tau2_fixed", "reference"));
        kinds.put(
                "net_heat", Kind.of(NetworkKinds::heat, "tau2_method", "tau2_fixed", "reference"));
        kinds.put(
                "net_hat",
                Kind.of(NetworkKinds::hat, "tau2_method", "tau2_fixed").settled("reference"));
        kinds.put(
                "net_contribution",
                Kind.of(NetworkKinds::contribution, "tau2_method", "tau2_fixed", "method")
                        .settled("reference"));
        kinds.put(
                "net_measures",
                Kind.of(NetworkKinds::measures, "tau2_method", "tau2_fixed", "model")
                        .settled("reference"));
        kinds.put("network_binary", Kind.of(NetworkKinds::counts, "method").settled("reference"));
        kinds.put(
                "component_network",
                Kind.of(
                                NetworkKinds::components,
                                "tau2_method",
                                "tau2_fixed",
                                "separator",
                                "inactive")
                        .settled("reference"));
    }

    private static List<Comparison> comparisons(ReferenceCase c) {
        List<String> studies = c.labels("studlab");
        List<String> first = c.labels("treat1");
        List<String> second = c.labels("treat2");
        Doubles te = c.column("te");
        Doubles se = c.column("se");
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < te.size(); i++) {
            comparisons.add(
                    new Comparison(
                            studies.get(i), first.get(i), second.get(i), te.at(i), se.at(i)));
        }
        return comparisons;
    }

    static NetworkFit fit(ReferenceCase c) {
        return fit(c, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD);
    }

    private static TauSquared tauSquared(ReferenceCase c, TauSquared otherwise) {
        return TauSquared.ofCode(c.word("tau2_method", otherwise.code()));
    }

    private static NetworkFit fit(ReferenceCase c, TauSquared otherwise) {
        Network network =
                Network.withDefaults()
                        .with(tauSquared(c, otherwise))
                        .withLevel(c.number("level", 0.95));
        if (c.asks("tau2_fixed")) {
            network = network.withTau2(c.number("tau2_fixed", 0));
        }
        return network.fit(comparisons(c));
    }

    private static Results split(ReferenceCase c) {
        NetworkFit fit = fit(c);
        String reference = c.word("reference", "");
        List<NetworkSplit> common = againstReference(NetworkSplit.common(fit), reference);
        return new Results()
                .putList(
                        "comparison",
                        common.stream().map(s -> s.first() + ":" + s.second()).toList())
                .put("separator", ":")
                .put("k_direct", common.stream().mapToDouble(NetworkSplit::trials).toArray())
                .put("common", split(common))
                .put("random", split(againstReference(NetworkSplit.random(fit), reference)));
    }

    /** Comparisons with the reference treatment have it second. */
    private static List<NetworkSplit> againstReference(List<NetworkSplit> rows, String reference) {
        return rows.stream()
                .map(row -> row.first().equals(reference) ? row.turned() : row)
                .toList();
    }

    private static Results split(List<NetworkSplit> rows) {
        return new Results()
                .put("te", rows.stream().mapToDouble(s -> s.network().effect()).toArray())
                .put("se", rows.stream().mapToDouble(s -> s.network().se()).toArray())
                .put("direct_te", rows.stream().mapToDouble(s -> s.direct().effect()).toArray())
                .put("direct_se", rows.stream().mapToDouble(s -> s.direct().se()).toArray())
                .put("indirect_te", rows.stream().mapToDouble(s -> s.indirect().effect()).toArray())
                .put("indirect_se", rows.stream().mapToDouble(s -> s.indirect().se()).toArray())
                .put("diff", rows.stream().mapToDouble(s -> s.difference().effect()).toArray())
                .put("diff_se", rows.stream().mapToDouble(s -> s.difference().se()).toArray())
                .put("diff_p", rows.stream().mapToDouble(s -> s.difference().pValue()).toArray())
                .put("proportion_direct", rows.stream().mapToDouble(NetworkSplit::share).toArray());
    }

    private static Results network(ReferenceCase c) {
        NetworkFit fit = fit(c);
        int t = fit.treatments().size();
        double[][] lower = new double[t][t];
        double[][] upper = new double[t][t];
        double[][] predictedLower = new double[t][t];
        double[][] predictedUpper = new double[t][t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                if (i != j) {
                    Interval ci = fit.interval(i, j);
                    Interval pi = fit.prediction(i, j);
                    lower[i][j] = ci.lower();
                    upper[i][j] = ci.upper();
                    predictedLower[i][j] = pi.lower();
                    predictedUpper[i][j] = pi.upper();
                }
            }
        }
        return new Results()
                .putList("treatments", fit.treatments())
                .put("n_studies", fit.studies())
                .put("n_contrasts", fit.comparisons().size())
                .put("n_designs", fit.designs())
                .put("tau2", fit.tau2())
                .put("Q", fit.q().statistic())
                .put("Q_df", fit.q().df())
                .put("Q_p", fit.q().pValue())
                .put("I2", fit.i2())
                .put("Q_heterogeneity", fit.heterogeneity().statistic())
                .put("Q_heterogeneity_df", fit.heterogeneity().df())
                .put("Q_inconsistency", fit.inconsistency().statistic())
                .put("Q_inconsistency_df", fit.inconsistency().df())
                .put(
                        "random",
                        estimate(fit.random())
                                .put("ci_lb", Matrix.of(lower))
                                .put("ci_ub", Matrix.of(upper))
                                .put("pi_lb", Matrix.of(predictedLower))
                                .put("pi_ub", Matrix.of(predictedUpper)))
                .put("common", estimate(fit.common()))
                .find(fit.findings());
    }

    private static Results decomposition(ReferenceCase c) {
        NetworkFit fit = fit(c, TauSquared.DERSIMONIAN_LAIRD);
        String reference = c.word("reference", "");
        DesignDecomposition d =
                reference.isEmpty()
                        ? DesignDecomposition.of(fit)
                        : DesignDecomposition.of(fit, reference);
        List<ChiSquareTest> tests = List.of(d.total(), d.within(), d.between());
        List<DesignDecomposition.Design> detached =
                d.designs().stream().filter(DesignDecomposition.Design::canBeDetached).toList();
        return new Results()
                .putList("sources", List.of("Total", "Within designs", "Between designs"))
                .put("Q", tests.stream().mapToDouble(ChiSquareTest::statistic).toArray())
                .put("df", tests.stream().mapToDouble(ChiSquareTest::df).toArray())
                .put("p", tests.stream().mapToDouble(ChiSquareTest::pValue).toArray())
                .put(
                        "within_design",
                        tests(
                                d.designs(),
                                d.designs().stream()
                                        .map(DesignDecomposition.Design::within)
                                        .toList()))
                .put(
                        "detach",
                        tests(
                                detached,
                                detached.stream()
                                        .map(DesignDecomposition.Design::detached)
                                        .toList()))
                .put(
                        "full_interaction_random",
                        new Results()
                                .put("Q", d.interaction().statistic())
                                .put("df", d.interaction().df())
                                .put("p", d.interaction().pValue())
                                .put("tau_within", Math.sqrt(d.tau2Within())));
    }

    private static Results tests(
            List<DesignDecomposition.Design> designs, List<ChiSquareTest> tests) {
        return new Results()
                .putList("design", designs.stream().map(DesignDecomposition.Design::name).toList())
                .put("Q", tests.stream().mapToDouble(ChiSquareTest::statistic).toArray())
                .put("df", tests.stream().mapToDouble(ChiSquareTest::df).toArray())
                .put("p", tests.stream().mapToDouble(ChiSquareTest::pValue).toArray());
    }

    private static Results heat(ReferenceCase c) {
        NetworkFit fit = fit(c, TauSquared.DERSIMONIAN_LAIRD);
        String reference = c.word("reference", "");
        NetHeat heat = reference.isEmpty() ? NetHeat.of(fit) : NetHeat.of(fit, reference);
        return new Results()
                .putList("rows", heat.designs())
                .putList("detached", heat.designs())
                .put("change", heat.change())
                .put("hat", heat.hat());
    }

    private static List<String> names(List<NetworkEvidence.Pair> pairs) {
        return pairs.stream().map(NetworkEvidence.Pair::toString).toList();
    }

    private static Results hat(ReferenceCase c) {
        NetworkFit fit = fit(c, TauSquared.DERSIMONIAN_LAIRD);
        NetworkEvidence common = NetworkEvidence.common(fit);
        return new Results()
                .putList("rows", names(common.direct()))
                .putList("columns", names(common.direct()))
                .put("common", common.hatOfDirect())
                .put("random", NetworkEvidence.random(fit).hatOfDirect())
                .find(fit.findings());
    }

    private static Results contribution(ReferenceCase c) {
        if (!c.word("method", "shortestpath").equals("shortestpath")) {
            throw new MalformedCase("analysis.method", "must be shortestpath");
        }
        NetworkFit fit = fit(c, TauSquared.DERSIMONIAN_LAIRD);
        NetworkEvidence common = NetworkEvidence.common(fit);
        return new Results()
                .putList("rows", names(common.estimates()))
                .putList("columns", names(common.direct()))
                .put("common", common.contributions())
                .put("random", NetworkEvidence.random(fit).contributions())
                .find(fit.findings());
    }

    private static Results measures(ReferenceCase c) {
        NetworkFit fit = fit(c, TauSquared.DERSIMONIAN_LAIRD);
        List<DirectEvidence> rows =
                switch (c.word("model", "random")) {
                    case "random" -> DirectEvidence.random(fit);
                    case "common" -> DirectEvidence.common(fit);
                    default ->
                            throw new MalformedCase("analysis.model", "must be common or random");
                };
        return new Results()
                .putList(
                        "comparison", rows.stream().map(r -> r.first() + ":" + r.second()).toList())
                .put("proportion", rows.stream().mapToDouble(DirectEvidence::proportion).toArray())
                .put("mean_path", rows.stream().mapToDouble(DirectEvidence::meanPath).toArray())
                .put(
                        "min_parallelism",
                        rows.stream().mapToDouble(DirectEvidence::minParallelism).toArray())
                .find(fit.findings());
    }

    private static Results counts(ReferenceCase c) {
        if (!c.word("measure", "OR").equals("OR")) {
            throw new MalformedCase("analysis.measure", "must be OR in a network of counts");
        }
        List<String> studies = c.labels("studlab");
        List<String> treatments = c.labels("treat");
        Doubles events = c.column("event");
        Doubles n = c.column("n");
        List<ArmCounts> arms = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            arms.add(new ArmCounts(studies.get(i), treatments.get(i), events.at(i), n.at(i)));
        }
        CountNetworkFit fit =
                CountNetwork.withDefaults()
                        .with(CountNetwork.Method.ofCode(c.word("method", "MH")))
                        .withLevel(c.number("level", 0.95))
                        .fit(arms);
        boolean tested = !Double.isNaN(fit.inconsistency().statistic());
        return new Results()
                .putList("treatments", fit.treatments())
                .put("te", fit.effects())
                .put("se", fit.se())
                .put("Q_inconsistency", fit.inconsistency().statistic())
                .put("Q_inconsistency_df", tested ? fit.inconsistency().df() : Double.NaN)
                .find(fit.findings());
    }

    private static Results components(ReferenceCase c) {
        ComponentNetwork network =
                ComponentNetwork.withDefaults()
                        .with(tauSquared(c, TauSquared.DERSIMONIAN_LAIRD))
                        .withSeparator(c.word("separator", "+"))
                        .withInactive(c.word("inactive", ""))
                        .withLevel(c.number("level", 0.95));
        if (c.asks("tau2_fixed")) {
            network = network.withTau2(c.number("tau2_fixed", 0));
        }
        ComponentFit fit = network.fit(comparisons(c));
        boolean whole = !Double.isNaN(fit.standard().statistic());
        return new Results()
                .putList("components", fit.components())
                .put("common", effects(fit.common()))
                .put("random", effects(fit.random()))
                .putList("treatments", fit.treatments())
                .put("tau2", fit.tau2())
                .put("Q_additive", fit.additive().statistic())
                .put("Q_additive_df", fit.additive().df())
                .put("Q_additive_p", fit.additive().pValue())
                .put("Q_standard", fit.standard().statistic())
                .put("Q_standard_df", whole ? fit.standard().df() : Double.NaN)
                .put("Q_difference", fit.difference().statistic())
                .put("Q_difference_df", whole ? fit.difference().df() : Double.NaN)
                .put("Q_difference_p", fit.difference().pValue())
                .find(fit.findings());
    }

    private static Results effects(ComponentFit.Estimate estimate) {
        return new Results()
                .put("te", estimate.effects())
                .put("se", estimate.se())
                .put("combination_te", estimate.combinationEffects())
                .put("combination_se", estimate.combinationSe());
    }

    private static Results estimate(NetworkFit.Estimate estimate) {
        return new Results()
                .put("te", estimate.effects())
                .put("se", estimate.se())
                .put("pscore_small_good", estimate.scoresSmallIsGood())
                .put("pscore_small_bad", estimate.scoresLargeIsGood());
    }

    /** A network that falls apart must not be analysed. */
    private static Results connection(ReferenceCase c) {
        int parts = Network.subnetworks(comparisons(c)).size();
        return new Results().put("subnetworks", parts).put("error", parts > 1);
    }
}
