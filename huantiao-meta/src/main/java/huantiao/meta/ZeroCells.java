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
 * @param share how the constant is shared between the arms
 */
public record ZeroCells(double constant, Where where, boolean dropDoubleZero, Share share) {

    /** How much each arm gets. */
    public enum Share {
        /** The constant to every cell. */
        EQUAL,
        /**
         * Twice the constant times the arm's share of the people: proportional to the reciprocal of
         * the other arm's size.
         *
         * @see <a href="https://doi.org/10.1002/sim.1761">Sweeting, Sutton and Lambert 2004</a>
         */
        BY_ARM,
        /** The constant to the events of both arms, nothing to those without (R package meta). */
        EVENTS_ONLY
    }

    public ZeroCells(double constant, Where where, boolean dropDoubleZero) {
        this(constant, where, dropDoubleZero, Share.EQUAL);
    }

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
        return new ZeroCells(constant, where, true, share);
    }

    /** The same shared between the arms by their size. */
    public ZeroCells sharedByArm() {
        return new ZeroCells(constant, where, dropDoubleZero, Share.BY_ARM);
    }

    /** The same added to events only. */
    public ZeroCells toEventsOnly() {
        return new ZeroCells(constant, where, dropDoubleZero, Share.EVENTS_ONLY);
    }

    private TwoByTwo added(TwoByTwo table) {
        return switch (share) {
            case EQUAL -> table.plus(constant);
            case BY_ARM ->
                    table.plus(
                            2 * constant * table.treated() / table.total(),
                            2 * constant * table.controls() / table.total());
            case EVENTS_ONLY ->
                    new TwoByTwo(
                            table.study(),
                            table.a() + constant,
                            table.b(),
                            table.c() + constant,
                            table.d());
        };
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
                corrected.add(add ? added(table) : table);
            }
        }
        return corrected;
    }
}
