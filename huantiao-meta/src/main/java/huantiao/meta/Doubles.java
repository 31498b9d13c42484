package huantiao.meta;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A row of numbers that does not change after it is made. {@code NaN} stands for a missing or
 * undefined number.
 */
public final class Doubles {
    private final double[] values;

    private Doubles(double[] values) {
        this.values = values;
    }

    /** A copy of the given numbers. */
    public static Doubles of(double... values) {
        return new Doubles(values.clone());
    }

    /** A copy of the given numbers. */
    public static Doubles of(List<Double> values) {
        return new Doubles(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Takes the array as it is: only for arrays nobody else holds. */
    static Doubles owning(double[] values) {
        return new Doubles(values);
    }

    /** The number at a place, counted from 0. */
    public double at(int i) {
        return values[i];
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public double[] toArray() {
        return values.clone();
    }

    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    public List<Double> toList() {
        return stream().boxed().toList();
    }

    /** The inner array, for reading inside this package only. */
    double[] raw() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Doubles that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
