package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the heterogeneity of a network comes from: within designs, that is trials of the same
 * treatments that disagree, or between designs, that is inconsistency.
 *
 * @param treatments the reference first, then by the alphabet
 * @param total common effects
 * @param between in the model with common effects
 * @param designs by name, those of two treatments first
 * @param tau2Within between-trial variance, by moments, when every design has effects of its own
 * @param interaction the test between designs with that variance added: the full
 *     design-by-treatment interaction
 * @see <a href="https://doi.org/10.1186/1471-2288-13-35">Krahn, Binder and Konig 2013</a>
 */
public record DesignDecomposition(
        List<String> treatments,
        ChiSquareTest total,
        ChiSquareTest within,
        ChiSquareTest between,
        List<Design> designs,
        double tau2Within,
        ChiSquareTest interaction) {

    /**
     * A set of treatments that were compared in the same trials.
     *
     * @param name its treatments joined by colons
     * @param within heterogeneity between its trials
     * @param detached inconsistency that is left when the design has effects of its own; undefined
     *     when the network falls apart without it
     */
    public record Design(
            String name,
            List<String> treatments,
            int trials,
            ChiSquareTest within,
            ChiSquareTest detached) {
        public Design {
            treatments = List.copyOf(treatments);
        }

        /** Whether the network holds together without it. */
        public boolean canBeDetached() {
            return !Double.isNaN(detached.statistic());
        }
    }

    public DesignDecomposition {
        treatments = List.copyOf(treatments);
        designs = List.copyOf(designs);
    }

    /** With the alphabet deciding which treatment of a design comes first. */
    public static DesignDecomposition of(NetworkFit fit) {
        return of(fit, fit.treatments());
    }

    /**
     * With a reference treatment that comes first in the designs that hold it.
     *
     * @throws IllegalArgumentException when the network has no such treatment
     */
    public static DesignDecomposition of(NetworkFit fit, String reference) {
        return of(fit, order(fit, reference));
    }

    static List<String> order(NetworkFit fit, String reference) {
        if (!fit.treatments().contains(reference)) {
            throw new IllegalArgumentException(
                    "reference (%s) must be one of %s".formatted(reference, fit.treatments()));
        }
        List<String> order = new ArrayList<>(fit.treatments());
        order.remove(reference);
        order.addFirst(reference);
        return order;
    }

    private static DesignDecomposition of(NetworkFit fit, List<String> order) {
        List<NetworkTrial> trials = NetworkTrial.read(fit.comparisons());
        DesignModel model = new DesignModel(trials, order, 0);
        double within = 0;
        int withinDf = 0;
        double trace = 0;
        for (DesignModel.Stage stage : model.stages) {
            within += stage.q;
            withinDf += stage.df;
            trace += stage.trace;
        }
        int betweenDf = model.contrasts() - (order.size() - 1);
        double between = betweenDf == 0 ? 0 : sum(model.parts());
        double tau2 = withinDf == 0 ? 0 : Math.max(0, (within - withinDf) / trace);
        double interaction = betweenDf == 0 ? 0 : sum(new DesignModel(trials, order, tau2).parts());
        List<Design> designs = new ArrayList<>();
        for (DesignModel.Stage stage : model.stages) {
            List<double[]> without = model.partsWithout(stage);
            designs.add(
                    new Design(
                            stage.name,
                            stage.arms,
                            stage.trials,
                            test(stage.q, stage.df),
                            without.isEmpty()
                                    ? ChiSquareTest.UNDEFINED
                                    : test(sum(without), betweenDf - stage.contrasts())));
        }
        return new DesignDecomposition(
                order,
                test(within + between, withinDf + betweenDf),
                test(within, withinDf),
                test(between, betweenDf),
                designs,
                tau2,
                test(interaction, betweenDf));
    }

    private static double sum(List<double[]> parts) {
        double sum = 0;
        for (double[] each : parts) {
            for (double part : each) {
                sum += part;
            }
        }
        return sum;
    }

    /** Without degrees of freedom there is nothing to test. */
    private static ChiSquareTest test(double q, int df) {
        return df == 0 ? new ChiSquareTest(q, 0, Double.NaN) : ChiSquareTest.of(q, df);
    }
}
