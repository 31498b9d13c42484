package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rectangle of numbers that does not change after it is made. */
public final class Matrix {
    private final double[][] rows;

    private Matrix(double[][] rows) {
        this.rows = rows;
    }

    /** A copy of the given rows. */
    public static Matrix of(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return new Matrix(copy);
    }

    public double at(int row, int column) {
        return rows[row][column];
    }

    public int rows() {
        return rows.length;
    }

    public int columns() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    public Doubles row(int i) {
        return Doubles.of(rows[i]);
    }

    public Doubles diagonal() {
        double[] d = new double[rows.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = rows[i][i];
        }
        return Doubles.owning(d);
    }

    public double[][] toArray() {
        return of(rows).rows;
    }

    public List<List<Double>> toRows() {
        List<List<Double>> list = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            list.add(row(i).toList());
        }
        return list;
    }

    Matrix times(double factor) {
        double[][] b = toArray();
        for (double[] row : b) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return new Matrix(b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
