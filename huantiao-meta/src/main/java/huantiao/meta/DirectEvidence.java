package huantiao.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network estimate rests on.
 *
 * @param proportion of direct evidence: the variance of the network estimate over that of the
 *     trials that compare the two directly, 0 without such trials
 * @param meanPath mean number of designs on the way from one treatment to the other; above 2 the
 *     evidence is mostly indirect over several steps
 * @param minParallelism least number of independent ways: one over the largest weight of a design
 * @see <a href="https://doi.org/10.1002/sim.6001">Konig, Krahn and Binder 2013</a>
 */
public record DirectEvidence(
        String first, String second, double proportion, double meanPath, double minParallelism) {

    /** Every pair of treatments, without between-study variance. */
    public static List<DirectEvidence> common(NetworkFit fit) {
        return of(fit, 0);
    }

    /** Every pair of treatments, with the between-study variance of the network. */
    public static List<DirectEvidence> random(NetworkFit fit) {
        return of(fit, fit.tau2());
    }

    private static List<DirectEvidence> of(NetworkFit fit, double tau2) {
        List<String> treatments = fit.treatments();
        DesignModel model = new DesignModel(NetworkTrial.read(fit.comparisons()), treatments, tau2);
        Map<NetworkEvidence.Pair, Double> precision = new HashMap<>();
        for (Comparison each : fit.comparisons()) {
            double w = 1 / (each.se() * each.se() + tau2);
            precision.merge(new NetworkEvidence.Pair(each.first(), each.second()), w, Double::sum);
            precision.merge(new NetworkEvidence.Pair(each.second(), each.first()), w, Double::sum);
        }
        List<DirectEvidence> rows = new ArrayList<>();
        for (int i = 0; i < treatments.size(); i++) {
            for (int j = i + 1; j < treatments.size(); j++) {
                double path = 0;
                double most = 0;
                for (DesignModel.Stage stage : model.stages) {
                    double sum = 0;
                    double size = 0;
                    for (double weight : model.weights(i, j, stage)) {
                        sum += weight;
                        size += Math.abs(weight);
                    }
                    double through = 0.5 * (Math.abs(sum) + size);
                    path += through;
                    most = Math.max(most, through);
                }
                NetworkEvidence.Pair pair =
                        new NetworkEvidence.Pair(treatments.get(i), treatments.get(j));
                rows.add(
                        new DirectEvidence(
                                pair.first(),
                                pair.second(),
                                model.variance(i, j) * precision.getOrDefault(pair, 0.0),
                                path,
                                1 / most));
            }
        }
        return rows;
    }
}
