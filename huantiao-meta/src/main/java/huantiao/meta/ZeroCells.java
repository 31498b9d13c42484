package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * What is added to the cells of two-by-two tables before an effect is computed.
 *
 * @param constant number added to each of the four cells, such as 0.5
 * @param where which tables get it
 * @param dropDoubleZero whether tables without events, or with events only, in both arms are left
 *     out
 */
public record ZeroCells(double constant, Where where, boolean dropDoubleZero) {

    /** Which tables get the constant. */
    public enum Where {
        /** None. */
        NOWHERE,
        /** Tables with a zero cell. */
        TABLES_WITH_ZERO,
        /** All tables as soon as one has a zero cell. */
        ALL_IF_ANY_ZERO,
        /** All tables. */
        EVERYWHERE
    }

    public ZeroCells {
        if (!(constant >= 0 && constant < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "constant for zero cells (%s) must be 0 or more".formatted(constant));
        }
    }

    /** Nothing is added; effects that need it are then missing. */
    public static ZeroCells untouched() {
        return new ZeroCells(0, Where.NOWHERE, false);
    }

    /** 0.5 to every cell of a table with a zero cell: the usual rule, and our default. */
    public static ZeroCells half() {
        return new ZeroCells(0.5, Where.TABLES_WITH_ZERO, false);
    }

    public ZeroCells droppingDoubleZeros() {
        return new ZeroCells(constant, where, true);
    }

    /** The tables after the rule; a dropped one has missing counts. */
    public List<TwoByTwo> applied(List<TwoByTwo> tables) {
        boolean any = tables.stream().anyMatch(TwoByTwo::hasZero);
        List<TwoByTwo> corrected = new ArrayList<>(tables.size());
        for (TwoByTwo table : tables) {
            boolean add =
                    switch (where) {
                        case NOWHERE -> false;
                        case TABLES_WITH_ZERO -> table.hasZero();
                        case ALL_IF_ANY_ZERO -> any;
                        case EVERYWHERE -> true;
                    };
            if (dropDoubleZero && table.isDoubleZero()) {
                double none = Double.NaN;
                corrected.add(new TwoByTwo(table.study(), none, none, none, none));
            } else {
                corrected.add(add ? table.plus(constant) : table);
            }
        }
        return corrected;
    }
}
