package huantiao.measures;

import huantiao.base.Source;

/**
 * A published smallest change that people call important. It is a range over studies, not a
 * constant.
 *
 * @param least lowest value read
 * @param most highest value read; the same as {@code least} where the source prints one number
 * @param population in whom and how it was found
 */
public record Importance(Exact least, Exact most, Of of, String population, Source source) {

    /** What the values are parts of. */
    public enum Of {
        SCALE_UNITS,
        PERCENT_OF_BASELINE
    }

    public Importance {
        if (!most.isAtLeast(least)) {
            throw new IllegalArgumentException(
                    "importance %s..%s must be in order".formatted(least, most));
        }
    }
}
