package huantiao.measures;

import java.util.List;

/**
 * One question of an instrument: its place and what may be answered, without its words.
 *
 * @param number 1 or more, in the order of the form
 * @param key short name of ours for people who enter numbers from a paper form
 */
public record Item(int number, String key, Response response) {
    public Item {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "item number (%d) must be 1 or more".formatted(number));
        }
    }

    /** What may be answered. */
    public sealed interface Response {
        /** A whole number, both ends included. */
        record Whole(int least, int most) implements Response {
            public Whole {
                if (!(most > least)) {
                    throw new IllegalArgumentException(
                            "answers %d..%d must end above their beginning".formatted(least, most));
                }
            }
        }

        /** One of a few numbers that leave gaps, as 0 or 2. */
        record OneOf(List<Integer> values) implements Response {
            public OneOf {
                values = List.copyOf(values);
                if (values.size() < 2) {
                    throw new IllegalArgumentException("a choice must offer two answers or more");
                }
            }
        }

        /** A sentence that is ticked (1) when it is true and left alone (0) when it is not. */
        record Tick() implements Response {}

        /** The person's own words; never part of a score. */
        record Words() implements Response {}

        /** True if the number may be answered here. */
        default boolean admits(int value) {
            return switch (this) {
                case Whole(var least, var most) -> value >= least && value <= most;
                case OneOf(var values) -> values.contains(value);
                case Tick() -> value == 0 || value == 1;
                case Words() -> false;
            };
        }

        /** The highest number that may be answered. */
        default int most() {
            return switch (this) {
                case Whole(_, var most) -> most;
                case OneOf(var values) ->
                        values.stream().mapToInt(Integer::intValue).max().orElseThrow();
                case Tick() -> 1;
                case Words() -> 0;
            };
        }
    }

    boolean counts() {
        return !(response instanceof Response.Words);
    }
}
