package huantiao.measures;

/**
 * The ruler a score is read on.
 *
 * @param least lowest possible score
 * @param most highest possible score, above {@code least}
 * @param decimals how many decimals the score is shown with; comparisons never round
 * @param wholeOnly true where only whole numbers can occur, as in a count or a 0 to 10 scale
 */
public record Scale(
        Exact least, Exact most, Unit unit, Direction direction, int decimals, boolean wholeOnly) {
    public Scale {
        if (!most.exceeds(least)) {
            throw new IllegalArgumentException(
                    "scale (%s..%s) must end above its beginning".formatted(least, most));
        }
        if (!(decimals >= 0 && decimals <= 3)) {
            throw new IllegalArgumentException("decimals (%d) must be 0..3".formatted(decimals));
        }
    }

    /** The end at which nothing can get better. */
    public Exact best() {
        return switch (direction) {
            case HIGHER_IS_WORSE -> least;
            case HIGHER_IS_BETTER -> most;
        };
    }

    /** The end at which nothing can get worse. */
    public Exact worst() {
        return switch (direction) {
            case HIGHER_IS_WORSE -> most;
            case HIGHER_IS_BETTER -> least;
        };
    }

    public boolean holds(Exact value) {
        return value.isAtLeast(least) && value.isAtMost(most) && (!wholeOnly || value.isWhole());
    }
}
