package huantiao.bench;

import java.util.function.Supplier;

/**
 * One line of the table: a task on seeded data, which R may do as well.
 *
 * @param name short name for patterns, such as {@code reml-1000}; the R worker knows it too
 * @param title in words
 * @param data what R reads
 * @param task the whole call that is timed
 * @param answer numbers that R computes as well, from the same calls as the task
 * @param peer how much of the task R does
 */
record Row(
        String name,
        String title,
        Data data,
        Supplier<Object> task,
        Supplier<double[]> answer,
        Peer peer) {

    /** How much of a task R does. */
    sealed interface Peer {
        /** All of it. */
        record Whole() implements Peer {}

        /**
         * Some of its equal pieces; R's time is multiplied, and the table says so.
         *
         * @param done pieces R does, at least 1
         * @param of pieces of the task
         */
        record Part(int done, int of) implements Peer {
            public Part {
                if (!(done >= 1 && done <= of)) {
                    throw new IllegalArgumentException(
                            "pieces done (%d) must be within 1..%d".formatted(done, of));
                }
            }
        }

        /** None of it. */
        record Cannot(String why) implements Peer {}

        /** By what R's time is multiplied to stand for the whole task. */
        default double factor() {
            return switch (this) {
                case Whole _ -> 1;
                case Part(int done, int of) -> (double) of / done;
                case Cannot _ -> Double.NaN;
            };
        }
    }
}
