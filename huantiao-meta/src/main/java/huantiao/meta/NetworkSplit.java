package huantiao.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One comparison of a network split into what trials say directly and what the rest of the network
 * says, by back-calculation: network = share * direct + (1 - share) * indirect, share from the
 * squared standard errors. Undefined numbers are {@code NaN}.
 *
 * @param first effects are first minus second
 * @param trials trials that compare the two directly
 * @param network estimate of the whole network
 * @param share of direct evidence, 0 to 1
 * @param difference direct minus indirect: inconsistency
 */
public record NetworkSplit(
        String first,
        String second,
        int trials,
        Part network,
        Part direct,
        Part indirect,
        double share,
        Part difference) {

    /** An effect with its standard error. */
    public record Part(double effect, double se) {
        static final Part UNDEFINED = new Part(Double.NaN, Double.NaN);

        private Part turned() {
            return new Part(-effect, se);
        }

        /** Two-sided, normal. */
        public double pValue() {
            return Distributions.twoSided(effect / se, Double.POSITIVE_INFINITY);
        }
    }

    /** The same comparison the other way round. */
    public NetworkSplit turned() {
        return new NetworkSplit(
                /* first= */ second,
                /* second= */ first,
                trials,
                network.turned(),
                direct.turned(),
                indirect.turned(),
                share,
                difference.turned());
    }

    /** From this share on the network holds nothing but the direct evidence. */
    private static final double ALL = 1 - 1e-8;

    /** Every pair of treatments, without between-study variance. */
    public static List<NetworkSplit> common(NetworkFit fit) {
        return split(fit, fit.common(), 0);
    }

    /** Every pair of treatments, with the between-study variance of the network. */
    public static List<NetworkSplit> random(NetworkFit fit) {
        return split(fit, fit.random(), fit.tau2());
    }

    /** Inverse-variance sums over the trials that compare two treatments. */
    private static final class Direct {
        private double weight;
        private double sum;
        private int trials;

        private void add(double w, double effect) {
            weight += w;
            sum += w * effect;
            trials++;
        }
    }

    private static List<NetworkSplit> split(
            NetworkFit fit, NetworkFit.Estimate estimate, double tau2) {
        Map<NetworkEvidence.Pair, Direct> direct = new HashMap<>();
        for (Comparison each : fit.comparisons()) {
            boolean turned = Network.ORDER.compare(each.first(), each.second()) > 0;
            direct.computeIfAbsent(
                            turned
                                    ? new NetworkEvidence.Pair(each.second(), each.first())
                                    : new NetworkEvidence.Pair(each.first(), each.second()),
                            _ -> new Direct())
                    .add(
                            1 / (each.se() * each.se() + tau2),
                            turned ? -each.effect() : each.effect());
        }
        List<NetworkSplit> rows = new ArrayList<>();
        int t = fit.treatments().size();
        for (int i = 0; i < t; i++) {
            for (int j = i + 1; j < t; j++) {
                String first = fit.treatments().get(i);
                String second = fit.treatments().get(j);
                rows.add(
                        one(
                                first,
                                second,
                                new Part(estimate.effects().at(i, j), estimate.se().at(i, j)),
                                direct.getOrDefault(
                                        new NetworkEvidence.Pair(first, second), new Direct())));
            }
        }
        return rows;
    }

    private static NetworkSplit one(String first, String second, Part network, Direct own) {
        double weight = own.weight;
        double sum = own.sum;
        int trials = own.trials;
        if (trials == 0) {
            return new NetworkSplit(
                    first, second, 0, network, Part.UNDEFINED, network, 0, Part.UNDEFINED);
        }
        Part direct = new Part(sum / weight, Math.sqrt(1 / weight));
        double share = network.se() * network.se() / (direct.se() * direct.se());
        if (share >= ALL) {
            return new NetworkSplit(
                    first,
                    second,
                    trials,
                    network,
                    direct,
                    Part.UNDEFINED,
                    Math.min(1, share),
                    Part.UNDEFINED);
        }
        Part indirect =
                new Part(
                        (network.effect() - share * direct.effect()) / (1 - share),
                        network.se() / Math.sqrt(1 - share));
        Part difference =
                new Part(
                        direct.effect() - indirect.effect(),
                        Math.hypot(direct.se(), indirect.se()));
        return new NetworkSplit(
                first, second, trials, network, direct, indirect, share, difference);
    }
}
