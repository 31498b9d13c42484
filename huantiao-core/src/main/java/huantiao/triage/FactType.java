package huantiao.triage;

import huantiao.body.PointCode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What values a fact may take. Bounds catch typing errors; they are not advice. */
public sealed interface FactType {

    /** True if the value is of this type and allowed. */
    boolean allows(Value value);

    /** What is wanted, for a message: {@code a whole number from 0 to 130}. */
    String wanted();

    record Truth() implements FactType {
        @Override
        public boolean allows(Value value) {
            return value instanceof Value.Truth;
        }

        @Override
        public String wanted() {
            return "true or false";
        }
    }

    /** A whole number, bounds included. */
    record Whole(int lowest, int highest) implements FactType {
        public Whole {
            if (lowest > highest) {
                throw new IllegalArgumentException(
                        "lowest (%d) must not exceed highest (%d)".formatted(lowest, highest));
            }
        }

        @Override
        public boolean allows(Value value) {
            return value instanceof Value.Whole(int number)
                    && number >= lowest
                    && number <= highest;
        }

        @Override
        public String wanted() {
            return "a whole number from %d to %d".formatted(lowest, highest);
        }
    }

    /** A number, bounds included. */
    record Decimal(double lowest, double highest) implements FactType {
        public Decimal {
            if (!(lowest <= highest)) {
                throw new IllegalArgumentException(
                        "lowest (%s) must not exceed highest (%s)".formatted(lowest, highest));
            }
        }

        @Override
        public boolean allows(Value value) {
            return value instanceof Value.Decimal(double number)
                    && number >= lowest
                    && number <= highest;
        }

        @Override
        public String wanted() {
            return "a number from %s to %s".formatted(lowest, highest);
        }
    }

    record Choice(Set<String> values) implements FactType {
        public Choice {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice must offer at least one value");
            }
        }

        @Override
        public boolean allows(Value value) {
            return value instanceof Value.Choice(String chosen) && values.contains(chosen);
        }

        @Override
        public String wanted() {
            return "one of " + String.join(", ", values);
        }
    }

    record Many(Entries entries) implements FactType {
        @Override
        public boolean allows(Value value) {
            return value instanceof Value.Many(Set<String> given)
                    && given.stream()
                            .allMatch(one -> entries.spelt(one).filter(one::equals).isPresent());
        }

        @Override
        public String wanted() {
            return "a list of " + entries.wanted();
        }
    }

    /** What may stand in a list. */
    sealed interface Entries {
        /** The entry in its one spelling; empty if it is not allowed. */
        Optional<String> spelt(String entry);

        String wanted();

        /** Listed entries only. */
        record OneOf(Set<String> values) implements Entries {
            public OneOf {
                values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
            }

            @Override
            public Optional<String> spelt(String entry) {
                return values.contains(entry) ? Optional.of(entry) : Optional.empty();
            }

            @Override
            public String wanted() {
                return String.join(", ", values);
            }
        }

        /** Codes of acupuncture points. */
        record Points() implements Entries {
            @Override
            public Optional<String> spelt(String entry) {
                return PointCode.read(entry).map(PointCode::text);
            }

            @Override
            public String wanted() {
                return "point codes such as GB30";
            }
        }

        /** Ids of entries of the knowledge base. */
        record Ids() implements Entries {
            @Override
            public Optional<String> spelt(String entry) {
                return entry.matches("[A-Z]+(-[A-Z0-9]+)+") ? Optional.of(entry) : Optional.empty();
            }

            @Override
            public String wanted() {
                return "ids such as RF-CES-01";
            }
        }

        /** Any word, as {@code dang_gui}; "Dang Gui" is the same word. */
        record Words() implements Entries {
            @Override
            public Optional<String> spelt(String entry) {
                String word = entry.strip().toLowerCase(Locale.ROOT).replaceAll("[ \\-']+", "_");
                return word.matches("[a-z][a-z0-9_]{0,59}") ? Optional.of(word) : Optional.empty();
            }

            @Override
            public String wanted() {
                return "words such as dang_gui";
            }
        }
    }
}
