package huantiao.care;

import java.util.OptionalInt;

/**
 * Pain at one moment on two numeric rating scales, 0 (none) to 10 (worst imaginable). A scale that
 * was not answered is empty, never 0.
 */
public record Pain(OptionalInt leg, OptionalInt back) {

    public static final Pain NOT_ASKED = new Pain(OptionalInt.empty(), OptionalInt.empty());

    public Pain {
        within("leg pain", leg);
        within("back pain", back);
    }

    public static Pain of(int leg, int back) {
        return new Pain(OptionalInt.of(leg), OptionalInt.of(back));
    }

    private static void within(String what, OptionalInt value) {
        if (value.isPresent() && !(value.getAsInt() >= 0 && value.getAsInt() <= 10)) {
            throw new IllegalArgumentException(
                    "%s (%d) must be within 0..10".formatted(what, value.getAsInt()));
        }
    }
}
