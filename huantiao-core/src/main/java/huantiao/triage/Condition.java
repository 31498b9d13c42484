package huantiao.triage;

import huantiao.base.Known;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule language: comparisons of facts, joined by all, any and none, in three-valued logic.
 *
 * <p>An unknown fact makes a comparison unknown; {@link All} and {@link Any} follow Kleene's
 * tables. {@link None} is one-sided: it fails only when one of its operands is proven, so that an
 * unanswered exclusion never silences an alarm.
 */
public sealed interface Condition {

    Known holds(Facts facts);

    /** Names of the facts it reads. */
    Set<String> facts();

    /** A comparison of one fact. */
    sealed interface Comparison extends Condition {
        String fact();

        @Override
        default Set<String> facts() {
            return Set.of(fact());
        }

        @Override
        default Known holds(Facts facts) {
            Value value = facts.valueOrNull(fact());
            return value == null ? Known.UNKNOWN : Known.of(matches(value));
        }

        /** Whether the comparison is true of a value of the fact's type. */
        boolean matches(Value value);
    }

    /** Several conditions as one. */
    sealed interface Joined extends Condition {
        List<Condition> parts();

        @Override
        default Set<String> facts() {
            Set<String> facts = new LinkedHashSet<>();
            parts().forEach(part -> facts.addAll(part.facts()));
            return Collections.unmodifiableSet(facts);
        }
    }

    /** The fact has this value. */
    record Is(String fact, Value value) implements Comparison {
        @Override
        public boolean matches(Value given) {
            return given.equals(value);
        }
    }

    /** The fact has one of these values. */
    record In(String fact, Set<Value> values) implements Comparison {
        public In {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public boolean matches(Value given) {
            return values.contains(given);
        }
    }

    /** How two numbers compare. */
    enum Order {
        GT,
        GTE,
        LT,
        LTE
    }

    /** The number lies on this side of a bound. */
    record Bound(String fact, Order order, double bound) implements Comparison {
        @Override
        public boolean matches(Value given) {
            double number =
                    switch (given) {
                        case Value.Whole(int whole) -> whole;
                        case Value.Decimal(double decimal) -> decimal;
                        case Value.Truth _, Value.Choice _, Value.Many _ ->
                                throw new IllegalStateException(
                                        "fact (%s) must be a number to be compared"
                                                .formatted(fact));
                    };
            return switch (order) {
                case GT -> number > bound;
                case GTE -> number >= bound;
                case LT -> number < bound;
                case LTE -> number <= bound;
            };
        }
    }

    /** The list contains at least one of these. */
    record Has(String fact, Set<String> any) implements Comparison {
        public Has {
            any = Collections.unmodifiableSet(new LinkedHashSet<>(any));
        }

        @Override
        public boolean matches(Value given) {
            if (!(given instanceof Value.Many(Set<String> entries))) {
                throw new IllegalStateException(
                        "fact (%s) must be a list to contain anything".formatted(fact));
            }
            for (String entry : any) {
                if (entries.contains(entry)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Every part holds. */
    record All(List<Condition> parts) implements Joined {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Known holds(Facts facts) {
            Known so = Known.YES;
            for (Condition part : parts) {
                so = so.and(part.holds(facts));
                if (so.isNo()) {
                    return Known.NO;
                }
            }
            return so;
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Joined {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Known holds(Facts facts) {
            Known so = Known.NO;
            for (Condition part : parts) {
                so = so.or(part.holds(facts));
                if (so.isYes()) {
                    return Known.YES;
                }
            }
            return so;
        }
    }

    /**
     * No part is proven. Holds while parts are unknown. A none inside a none would turn that
     * caution round, so it is refused.
     */
    record None(List<Condition> parts) implements Joined {
        public None {
            parts = List.copyOf(parts);
            if (parts.stream().anyMatch(None::excludes)) {
                throw new IllegalArgumentException("an exclusion must not stand inside another");
            }
        }

        private static boolean excludes(Condition condition) {
            return switch (condition) {
                case None _ -> true;
                case Joined joined -> joined.parts().stream().anyMatch(None::excludes);
                case Comparison _ -> false;
            };
        }

        @Override
        public Known holds(Facts facts) {
            for (Condition part : parts) {
                if (part.holds(facts).isYes()) {
                    return Known.NO;
                }
            }
            return Known.YES;
        }
    }
}
