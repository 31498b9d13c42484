package huantiao.triage;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known about one fact. A fact nobody asked about has no value. */
public sealed interface Value {

    /** As JSON and YAML write it: a Boolean, Integer, Double, String or list of strings. */
    Object plain();

    record Truth(boolean value) implements Value {
        @Override
        public Object plain() {
            return value;
        }
    }

    record Whole(int value) implements Value {
        @Override
        public Object plain() {
            return value;
        }
    }

    /** A finite number. */
    record Decimal(double value) implements Value {
        public Decimal {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value (%s) must be finite".formatted(value));
            }
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** One of the values its declaration allows. */
    record Choice(String value) implements Value {
        @Override
        public Object plain() {
            return value;
        }
    }

    /**
     * Any number of different entries; their order is kept and means nothing. An empty one says
     * that none applies, which is not the same as unknown.
     */
    record Many(Set<String> values) implements Value {
        public Many {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public Object plain() {
            return List.copyOf(values);
        }
    }
}
