package huantiao.meta.reference;

import huantiao.meta.Comparison;
import huantiao.meta.Doubles;
import huantiao.meta.Interval;
import huantiao.meta.Matrix;
import huantiao.meta.Network;
import huantiao.meta.NetworkFit;
import huantiao.meta.NetworkSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Networks of treatments. */
final class NetworkKinds {
    private NetworkKinds() {}

    static void addTo(Map<String, Function<ReferenceCase, Results>> kinds) {
        kinds.put("network", NetworkKinds::network);
        kinds.put("netsplit", NetworkKinds::split);
        kinds.put("net_connection", NetworkKinds::connection);
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

    private static NetworkFit fit(ReferenceCase c) {
        return Network.withDefaults()
                .with(ModelKinds.tauSquared(c))
                .withLevel(c.number("level", 0.95))
                .fit(comparisons(c));
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
                .put("common", estimate(fit.common()));
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
