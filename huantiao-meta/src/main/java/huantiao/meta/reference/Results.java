package huantiao.meta.reference;

import huantiao.meta.Doubles;
import huantiao.meta.Finding;
import huantiao.meta.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers results under their names, in the types of JSON. */
final class Results {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Results put(String name, double value) {
        values.put(name, plain(value));
        return this;
    }

    Results put(String name, boolean value) {
        values.put(name, value);
        return this;
    }

    Results put(String name, String value) {
        values.put(name, value);
        return this;
    }

    Results put(String name, double[] column) {
        return put(name, Doubles.of(column));
    }

    Results put(String name, Doubles column) {
        values.put(name, column(column));
        return this;
    }

    Results put(String name, Matrix matrix) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < matrix.rows(); i++) {
            rows.add(column(matrix.row(i)));
        }
        values.put(name, rows);
        return this;
    }

    Results put(String name, Results inner) {
        values.put(name, inner.values);
        return this;
    }

    Results putList(String name, List<?> list) {
        values.put(name, list);
        return this;
    }

    Results find(List<Finding> more) {
        findings.addAll(more);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    List<Finding> findings() {
        return findings;
    }

    private static List<@Nullable Object> column(Doubles column) {
        List<@Nullable Object> list = new ArrayList<>(column.size());
        for (int i = 0; i < column.size(); i++) {
            list.add(plain(column.at(i)));
        }
        return list;
    }

    static @Nullable Object plain(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return value;
    }
}
