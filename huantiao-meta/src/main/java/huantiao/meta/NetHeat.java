package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * The net heat plot in numbers: which designs drive the inconsistency of a network, common effects.
 * A design of m treatments has m-1 rows and columns.
 *
 * @param designs name of the design of each row, which is that of the column of the same place
 * @param change what detaching the design of the column takes from the inconsistency of the row;
 *     {@code NaN} in columns of designs that hold the network together
 * @param hat weights of the contrasts of the designs (columns) in the network estimates of all
 *     pairs of treatments, the reference first (rows)
 * @see <a href="https://doi.org/10.1186/1471-2288-13-35">Krahn, Binder and Konig 2013</a>
 */
public record NetHeat(List<String> designs, Matrix change, Matrix hat) {
    public NetHeat {
        designs = List.copyOf(designs);
    }

    /** With the alphabet deciding which treatment of a design comes first. */
    public static NetHeat of(NetworkFit fit) {
        return of(fit, fit.treatments());
    }

    /**
     * With a reference treatment that comes first in the designs that hold it.
     *
     * @throws IllegalArgumentException when the network has no such treatment
     */
    public static NetHeat of(NetworkFit fit, String reference) {
        return of(fit, DesignDecomposition.order(fit, reference));
    }

    private static NetHeat of(NetworkFit fit, List<String> order) {
        DesignModel model = new DesignModel(NetworkTrial.read(fit.comparisons()), order, 0);
        List<double[]> parts = model.parts();
        int n = model.contrasts();
        int t = order.size();
        List<String> designs = new ArrayList<>();
        double[][] change = new double[n][n];
        int column = 0;
        for (DesignModel.Stage stage : model.stages) {
            List<double[]> without = model.partsWithout(stage);
            for (int c = 0; c < stage.contrasts(); c++, column++) {
                designs.add(stage.name);
                int row = 0;
                for (int e = 0; e < parts.size(); e++) {
                    for (int i = 0; i < parts.get(e).length; i++, row++) {
                        change[row][column] =
                                without.isEmpty()
                                        ? Double.NaN
                                        : parts.get(e)[i] - without.get(e)[i];
                    }
                }
            }
        }
        double[][] hat = new double[t * (t - 1) / 2][n];
        int pair = 0;
        for (int i = 0; i < t; i++) {
            for (int j = i + 1; j < t; j++, pair++) {
                int place = 0;
                for (DesignModel.Stage stage : model.stages) {
                    for (double weight : model.weights(i, j, stage)) {
                        hat[pair][place++] = weight;
                    }
                }
            }
        }
        return new NetHeat(designs, Matrix.of(change), Matrix.of(hat));
    }
}
