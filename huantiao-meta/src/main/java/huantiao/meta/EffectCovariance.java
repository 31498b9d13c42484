package huantiao.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sampling covariance of effects, kept by blocks of effects that share people. Effects of different
 * blocks are independent, so that many trials cost no more than the sum of their blocks.
 */
public final class EffectCovariance {
    private final int size;
    private final List<int[]> rows;
    private final List<double[][]> blocks;
    private final int[] blockOf;

    private EffectCovariance(int size, List<int[]> rows, List<double[][]> blocks) {
        this.size = size;
        this.rows = rows;
        this.blocks = blocks;
        this.blockOf = new int[size];
        for (int b = 0; b < rows.size(); b++) {
            for (int row : rows.get(b)) {
                blockOf[row] = b;
            }
        }
    }

    /** Every effect by itself. */
    public static EffectCovariance independent(Doubles variances) {
        List<int[]> rows = new ArrayList<>();
        List<double[][]> blocks = new ArrayList<>();
        for (int i = 0; i < variances.size(); i++) {
            rows.add(new int[] {i});
            blocks.add(new double[][] {{variances.at(i)}});
        }
        return new EffectCovariance(variances.size(), rows, blocks);
    }

    /**
     * The blocks are found where the matrix has no zeros between effects.
     *
     * @throws IllegalArgumentException when the matrix is not square and symmetric
     */
    public static EffectCovariance of(Matrix matrix) {
        int k = matrix.rows();
        int[] part = new int[k];
        for (int i = 0; i < k; i++) {
            part[i] = i;
        }
        for (int i = 0; i < k; i++) {
            if (matrix.row(i).size() != k) {
                throw new IllegalArgumentException(
                        "covariance must be square; row %d has %d of %d numbers"
                                .formatted(i + 1, matrix.row(i).size(), k));
            }
            for (int j = 0; j < i; j++) {
                double one = matrix.at(i, j);
                double other = matrix.at(j, i);
                if (!(Math.abs(one - other)
                        <= 1e-8 * Math.sqrt(Math.abs(matrix.at(i, i) * matrix.at(j, j))))) {
                    throw new IllegalArgumentException(
                            "covariance must be symmetric; of effects %d and %d it is %s one way and %s the other"
                                    .formatted(j + 1, i + 1, other, one));
                }
                if (one != 0) {
                    Groups.join(part, i, j);
                }
            }
        }
        List<int[]> rows = Groups.of(part);
        List<double[][]> blocks = new ArrayList<>();
        for (int[] own : rows) {
            double[][] block = new double[own.length][own.length];
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < own.length; j++) {
                    block[i][j] = matrix.at(own[i], own[j]);
                }
            }
            blocks.add(block);
        }
        return new EffectCovariance(k, rows, blocks);
    }

    public int size() {
        return size;
    }

    /** The whole matrix, with its zeros. */
    public Matrix matrix() {
        double[][] all = new double[size][size];
        for (int b = 0; b < rows.size(); b++) {
            addTo(all, b, rows.get(b));
        }
        return Matrix.of(all);
    }

    private void addTo(double[][] all, int b, int[] places) {
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                all[places[i]][places[j]] = blocks.get(b)[i][j];
            }
        }
    }

    /** The part of some effects, which must hold whole blocks. */
    double[][] of(int[] some) {
        Map<Integer, Integer> place = new HashMap<>();
        for (int i = 0; i < some.length; i++) {
            place.put(some[i], i);
        }
        double[][] part = new double[some.length][some.length];
        for (int i = 0; i < some.length; i++) {
            int[] own = rows.get(blockOf[some[i]]);
            if (own[0] == some[i]) {
                int[] places = new int[own.length];
                for (int j = 0; j < places.length; j++) {
                    places[j] = place.getOrDefault(own[j], i);
                }
                addTo(part, blockOf[some[i]], places);
            }
        }
        return part;
    }

    /** Effects that are not independent of each other, as rows. */
    List<int[]> dependent() {
        return rows;
    }

    /** Joins in {@code part} the effects of a block. */
    void joinIn(int[] part) {
        for (int[] own : rows) {
            for (int i : own) {
                Groups.join(part, own[0], i);
            }
        }
    }
}
