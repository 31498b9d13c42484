package huantiao.measures;

import huantiao.base.Source;

/**
 * A published level that people called acceptable, a success or recovered. It asks about the end,
 * not about the change.
 *
 * @param key as {@code pass_le_3}, {@code success_12m} or {@code recovered}
 * @param meaning what was called so, and by whom
 */
public record AcceptableState(String key, Exact value, Holds holds, String meaning, Source source) {

    /** On which side of the value the state lies, the value included. */
    public enum Holds {
        AT_OR_BELOW,
        AT_OR_ABOVE,
        EXACTLY
    }

    public boolean reachedBy(Score score) {
        return switch (holds) {
            case AT_OR_BELOW -> score.value().isAtMost(value);
            case AT_OR_ABOVE -> score.value().isAtLeast(value);
            case EXACTLY -> score.value().equals(value);
        };
    }
}
