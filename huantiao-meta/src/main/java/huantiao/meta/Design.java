package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The columns a regression explains effects by: one number per study in each, the intercept as the
 * column {@code intrcpt} of ones. Order matters: a column that depends on earlier ones is dropped
 * from the fit with a finding.
 */
public final class Design {
    static final String INTERCEPT = "intrcpt";

    private final int rows;
    private final Map<String, Doubles> columns;

    private Design(int rows, Map<String, Doubles> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Only an intercept, for so many studies. */
    public static Design intercept(int studies) {
        double[] ones = new double[studies];
        java.util.Arrays.fill(ones, 1);
        return withoutIntercept(studies).and(INTERCEPT, Doubles.owning(ones));
    }

    /** No column yet. */
    public static Design withoutIntercept(int studies) {
        return new Design(studies, new LinkedHashMap<>());
    }

    /**
     * One more column; a missing value is {@code NaN} and leaves its study out.
     *
     * @throws IllegalArgumentException when the name is taken or the length differs
     */
    public Design and(String name, Doubles values) {
        if (values.size() != rows) {
            throw new IllegalArgumentException(
                    "column %s (%d values) must have one value per study (%d)"
                            .formatted(name, values.size(), rows));
        }
        if (columns.containsKey(name)) {
            throw new IllegalArgumentException("column %s must not be given twice".formatted(name));
        }
        for (int i = 0; i < rows; i++) {
            if (Double.isInfinite(values.at(i))) {
                throw new IllegalArgumentException(
                        "column %s, row %d (%s) must be finite; a missing one is NaN"
                                .formatted(name, i + 1, values.at(i)));
            }
        }
        Map<String, Doubles> more = new LinkedHashMap<>(columns);
        more.put(name, values);
        return new Design(rows, more);
    }

    /**
     * A column of 0 and 1 for every level but the first, named {@code name:level}; with no
     * intercept so far, for the first level too.
     *
     * @param levels the level of each study
     */
    public Design andFactor(String name, List<String> levels) {
        if (levels.size() != rows) {
            throw new IllegalArgumentException(
                    "factor %s (%d values) must have one value per study (%d)"
                            .formatted(name, levels.size(), rows));
        }
        Design design = this;
        boolean skip = columns.containsKey(INTERCEPT);
        for (String level : new LinkedHashSet<>(levels)) {
            if (skip) {
                skip = false;
                continue;
            }
            double[] column = new double[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = levels.get(i).equals(level) ? 1 : 0;
            }
            design = design.and(name + ":" + level, Doubles.owning(column));
        }
        return design;
    }

    /** The product of two columns, named {@code a*b}: their interaction. */
    public Design andInteraction(String a, String b) {
        double[] product = new double[rows];
        for (int i = 0; i < rows; i++) {
            product[i] = column(a).at(i) * column(b).at(i);
        }
        return and(a + "*" + b, Doubles.owning(product));
    }

    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * @throws IllegalArgumentException when there is no such column
     */
    public Doubles column(String name) {
        Doubles column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "column (%s) must be one of %s".formatted(name, columns.keySet()));
        }
        return column;
    }

    public int rows() {
        return rows;
    }

    /** The same columns with the given rows only. */
    Design at(int[] places) {
        Map<String, Doubles> some = new LinkedHashMap<>();
        for (Map.Entry<String, Doubles> each : columns.entrySet()) {
            double[] values = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = each.getValue().at(places[i]);
            }
            some.put(each.getKey(), Doubles.owning(values));
        }
        return new Design(places.length, some);
    }

    /** The same columns, rows in another order in all of them. */
    Design reordered(int[] order) {
        return at(order);
    }

    boolean completeAt(int row) {
        for (Doubles column : columns.values()) {
            if (Double.isNaN(column.at(row))) {
                return false;
            }
        }
        return true;
    }

    double[][] arrays() {
        List<double[]> arrays = new ArrayList<>();
        for (Doubles column : columns.values()) {
            arrays.add(column.raw());
        }
        return arrays.toArray(new double[0][]);
    }

    /** Studies that have an effect, a variance and all moderators; the others are named. */
    static int[] completePlaces(Estimates given, List<Finding> findings, Design... designs) {
        int[] places = new int[given.size()];
        int n = 0;
        for (int i = 0; i < given.size(); i++) {
            boolean complete = given.complete(i);
            for (Design each : designs) {
                complete &= each.completeAt(i);
            }
            if (complete) {
                places[n++] = i;
            } else {
                findings.add(
                        Finding.about(
                                Finding.Code.STUDY_LEFT_OUT,
                                given.study(i),
                                Double.NaN,
                                "Effect, variance or a moderator is missing; the study was left out.",
                                ""));
            }
        }
        return Arrays.copyOf(places, n);
    }
}
